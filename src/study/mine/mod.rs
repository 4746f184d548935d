//! “My learning”: what the learner began, finished, wrote and collected, with the ways on.
//!
//! The portal's slot names a part and one of its things: `lists/abc` is the list `abc`, `/` the overview.

mod certificate;
mod events;
mod focus;
pub mod go_on;
mod goal;
pub mod learned;
mod list;
pub mod lists;
mod name;
mod overview;
mod removed;
mod tomb;
mod week;
mod works;

use super::hooks::{use_keeping, use_lang};
use super::live::live;
use super::parts;
use crate::i18n::Lang;
use crate::ui::{icon, length, link, use_waited};
use yew::prelude::*;

/// Which of the learner's pages it is.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// `PART/ID`.
    pub id: String,
}

/// What stands below the head of one of the learner's pages.
#[hook]
pub fn use_page(props: &PageProps) -> Html {
    let lang = use_lang();
    let keeping = use_keeping();
    let waited = use_waited(keeping.is_none(), "");
    let (part, one) = props.id.split_once('/').unwrap_or((&props.id, ""));
    let id = one.to_owned();
    let inside = match part {
        "" => live!("", overview::use_overview),
        "notes" => live!("", super::notes::use_notes_page),
        "review" => live!("", super::review::use_review),
        "data" => live!("", super::data::use_data),
        "courses" => live!("", works::use_works),
        "lists" if one.is_empty() => live!("", lists::use_lists),
        "lists" => live!(one, list::use_one_list, list::OneListProps { id }),
        "certificate" => live!(
            one,
            certificate::use_certificate,
            certificate::CertificateProps { id }
        ),
        // An address of a newer portal.
        _ => html! { <><p>{ lang.mine_unknown() }</p>{ to_mine(lang) }</> },
    };
    html! { <div class="mine-part">{ parts::opening(waited, lang) }{ parts::keeping(keeping, lang) }{ inside }</div> }
}

/// The way back to the overview.
fn to_mine(lang: Lang) -> Html {
    html! { <p class="actions">{ link("/mine", "button", html! { <>{ icon("back") }{ lang.mine_title() }</> }) }</p> }
}

/// A button whose words say more to those who do not see what it stands beside.
fn labelled(
    class: &'static str,
    symbol: &str,
    words: &str,
    label: String,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} aria-label={label} {onclick}>{ icon(symbol) }<span>{ words }</span></button> }
}

/// The beginning of a longer text, cut between words where there are any.
fn short(text: &str, most: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    };
    let head = &text[..end];
    // Chinese has no spaces, and a single long word is cut anywhere.
    let cut = head
        .rfind(char::is_whitespace)
        .filter(|cut| cut * 2 > end)
        .unwrap_or(end);
    let head: Vec<&str> = head[..cut].split_whitespace().collect();
    format!("{}…", head.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(short(" a short\n one ", 20), "a short one");
        assert_eq!(short("Keep the fire low and wait", 16), "Keep the fire…");
        assert_eq!(short("水开以后把火关小再等三分钟", 6), "水开以后把火…");
        assert_eq!(short("Donaudampfschifffahrt", 5), "Donau…");
    }

    #[test]
    fn times_are_whole_minutes() {
        let said = |minutes| length(minutes, Lang::En);
        assert_eq!(
            [said(1), said(60), said(125)],
            ["1 minute", "1 hour", "2 hours 5 minutes"]
        );
    }
}
