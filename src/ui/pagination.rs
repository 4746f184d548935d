//! Pages of a long list.

use super::icon::icon;
use super::nav_link::link_current;
use crate::i18n::{Lang, grouped};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// From so many pages on there is a field to name one in.
const MANY: u32 = 8;

/// Where one is in a long list.
pub struct Pages<'a> {
    /// The page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// Whether that is exact, or about right.
    pub exact: bool,
    /// The address of a page.
    pub to: &'a dyn Fn(u32) -> String,
    /// What else stands in it, for the form that goes to a page.
    pub fields: Vec<(&'static str, String)>,
    /// Goes to a page that was named.
    pub on_page: Callback<u32>,
    /// Any of it was used.
    pub on_use: Callback<MouseEvent>,
    /// The reader's language.
    pub lang: Lang,
}

/// The pages that are named: the first, those around where one is, and the last where it is known for certain. `None`
/// stands for those between.
pub fn named_pages(page: u32, pages: u32, exact: bool) -> Vec<Option<u32>> {
    let from = page.saturating_sub(1).min(pages.saturating_sub(2));
    let near = from..=(page + 1).max(3);
    let mut out = Vec::new();
    let mut before = 0;
    for n in 1..=pages {
        let last = n == pages && exact;
        // A gap of a single page is that page.
        let lone =
            n == 2 && near.contains(&3) || exact && n + 1 == pages && near.contains(&(n - 1));
        if n == 1 || near.contains(&n) || last || lone {
            out.extend((n > before + 1).then_some(None));
            out.push(Some(n));
            before = n;
        }
    }
    out.extend((before < pages).then_some(None));
    out
}

/// Pages as real links, the one before, the one after, and a field for any other.
pub fn pagination(at: &Pages) -> Html {
    let Pages {
        page, pages, lang, ..
    } = *at;
    if pages < 2 {
        return html! {};
    }
    let many = pages >= MANY;
    let to = |n: u32, class, name: AttrValue, children| {
        link_current((at.to)(n), class, Some(name), n == page, children)
    };
    let number = |n: Option<u32>| match n {
        Some(n) => {
            html! { <li>{ to(n, "", lang.pages_one(n.into()).into(), html! { { grouped(n.into()) } }) }</li> }
        }
        None => html! { <li aria-hidden="true">{ "…" }</li> },
    };
    let here = match at.exact {
        true => lang.pages_here(u64::from(page), u64::from(pages)),
        false => lang.pages_about(u64::from(page), u64::from(pages)),
    };
    let onsubmit = {
        let on_page = at.on_page.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let form: Element = event.target_unchecked_into();
            let Ok(Some(field)) = form.query_selector("#page-number") else {
                return;
            };
            let field: HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(field);
            if let Ok(page) = field.value().trim().parse::<u32>() {
                field.set_value("");
                on_page.emit(page.clamp(1, pages));
            }
        })
    };
    html! {
        <nav class={classes!("pagination", many.then_some("is-long"))} aria-label={lang.pages_label()} onclick={at.on_use.clone()}>
            <ol class="pages-numbers">{ for named_pages(page, pages, at.exact).into_iter().map(number) }</ol>
            if page > 1 {
                { to((page - 1).min(pages), "button pages-previous", lang.pages_previous().into(), html! { <>{ icon("back") }{ lang.pages_back() }</> }) }
            }
            if page < pages {
                { to(page + 1, "button pages-next", lang.pages_next().into(), html! { <>{ lang.pages_on() }{ icon("forward") }</> }) }
            }
            <p class="pages-here">{ here }</p>
            if many {
                // It works as a form of old, too: the address owns the state.
                <form class="pages-go" action="find" {onsubmit}>
                    { for at.fields.iter().map(|(name, value)| html! { <input type="hidden" name={*name} value={value.clone()} /> }) }
                    <label for="page-number">{ lang.pages_go() }</label>
                    <input id="page-number" name="page" inputmode="numeric" pattern="\\s*[0-9]+\\s*" autocomplete="off" size="6" required={true} />
                    <button type="submit" class="button">{ lang.pages_go_button() }</button>
                </form>
            }
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_last_and_near_pages_are_named() {
        let named = |page, pages, exact| -> String {
            let names = named_pages(page, pages, exact).into_iter();
            let names: Vec<_> = names
                .map(|n| n.map_or("…".to_owned(), |n| n.to_string()))
                .collect();
            names.join(" ")
        };
        assert_eq!(named(1, 2, true), "1 2");
        assert_eq!(named(3, 5, true), "1 2 3 4 5");
        assert_eq!(named(1, 120, true), "1 2 3 … 120");
        assert_eq!(named(4, 120, true), "1 2 3 4 5 … 120");
        assert_eq!(named(5, 120, true), "1 … 4 5 6 … 120");
        assert_eq!(named(117, 120, true), "1 … 116 117 118 119 120");
        assert_eq!(named(120, 120, true), "1 … 118 119 120");
        // The last page of a number that is about right may not be there.
        assert_eq!(named(5, 120, false), "1 … 4 5 6 …");
        assert_eq!(named(1, 2, false), "1 2");
        // A page that an address names though it is not there.
        assert_eq!(named(500, 120, true), "1 … 118 119 120");
    }
}
