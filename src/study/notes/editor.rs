//! Writing a note, or changing one.

use super::draft::{self, Draft};
use super::{all, new_key, quote, save};
use crate::i18n::Lang;
use crate::platform::learning::{paragraph_at_top, recordings};
use crate::study::hooks::{Done, use_doing, use_lang};
use crate::study::parts::{button, outcome};
use crate::study::store;
use crate::ui::icon;
use lifelong_record::note::{Anchor, Note, clock};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// So many tags are suggested.
const SUGGESTED: usize = 40;

/// A note to be written.
#[derive(Clone, PartialEq, Properties)]
pub struct EditorProps {
    /// Its key; none for a new one.
    pub note_key: Option<String>,
    /// How it is now.
    pub note: Rc<Note>,
    /// Whether what it is about is on this page.
    pub here: bool,
    /// Words that were selected for it.
    pub quote: Option<Anchor>,
    /// It is done: true where the note was saved.
    pub on_close: Callback<bool>,
}

/// The name of the draft of a note.
pub fn draft_name(key: Option<&str>, path: &str) -> String {
    key.unwrap_or(path).to_owned()
}

/// The tags that were typed, each once.
fn tags_of(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', ';', '，', '、', '；', '\n']) {
        let tag = tag.trim().trim_start_matches('#').trim();
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// What to complete the typed tags with: everything before the last comma stays.
fn suggestions(typed: &str, all: &[(String, usize)]) -> Vec<String> {
    let (before, _) = typed.rsplit_once([',', '，', '、']).unwrap_or(("", typed));
    let chosen = tags_of(before);
    let beginning: String = chosen.iter().map(|tag| format!("{tag}, ")).collect();
    let open = all.iter().filter(|(tag, _)| !chosen.contains(tag));
    open.take(SUGGESTED)
        .map(|(tag, _)| format!("{beginning}{tag}"))
        .collect()
}

/// What a note is about, in a few words, as a choice.
fn about(anchor: &Anchor, new: bool, lang: Lang) -> String {
    match anchor {
        Anchor::Page => lang.note_page().to_owned(),
        Anchor::Moment { at, .. } => lang.note_moment(&clock(*at)),
        Anchor::Paragraph { begins, .. } if new => lang.note_top(&quote::short(begins, 30)),
        Anchor::Paragraph { begins, .. } => lang.note_paragraph(&quote::short(begins, 30)),
        Anchor::Quote { exact, .. } => lang.note_quote(&quote::short(exact, 40)),
    }
}

/// What a note can be about: first what it is or was to be about, then what the page has just now. With whether it is new.
fn places(props: &EditorProps, draft: Option<&Draft>) -> Vec<(Anchor, bool)> {
    let mut places: Vec<(Anchor, bool)> = Vec::new();
    let mut add = |anchor: Anchor, new: bool| {
        if !places.iter().any(|(known, _)| *known == anchor) {
            places.push((anchor, new));
        }
    };
    for anchor in draft
        .map(|draft| draft.anchor.clone())
        .into_iter()
        .chain([props.note.anchor.clone()])
    {
        if anchor != Anchor::Page {
            add(anchor, false);
        }
    }
    add(Anchor::Page, false);
    if props.here {
        for recording in recordings()
            .into_iter()
            .filter(|recording| recording.at() > 0)
        {
            let (at, file) = (recording.at(), recording.file);
            add(Anchor::Moment { at, file }, true);
        }
        if let Some((number, begins)) = paragraph_at_top() {
            add(Anchor::Paragraph { number, begins }, true);
        }
    }
    places
}

/// Writing a note, or changing one.
#[hook]
pub fn use_editor(props: &EditorProps) -> Html {
    let lang = use_lang();
    let name = draft_name(props.note_key.as_deref(), &props.note.path);
    let before = Draft {
        text: props.note.text.clone(),
        tags: all::tags_of(&props.note).collect::<Vec<_>>().join(", "),
        anchor: props.note.anchor.clone(),
    };
    let begun = use_memo((), |()| draft::get(&name));
    let places = use_memo((), |()| places(props, (*begun).as_ref()));
    let known = use_memo((), |()| all::tags());
    let draft = use_state(|| {
        let mut start = (*begun).clone().unwrap_or_else(|| before.clone());
        // Who writes while a recording plays means what is said just now.
        let playing = recordings().into_iter().find(|recording| recording.plays());
        if let Some(recording) =
            playing.filter(|_| props.here && props.note_key.is_none() && begun.is_none())
        {
            let moment = places.iter().find(|(anchor, _)| matches!(anchor, Anchor::Moment { file, .. } if *file == recording.file));
            start.anchor = moment.map(|(anchor, _)| anchor.clone()).unwrap_or_default();
        }
        start
    });
    let empty = use_state(|| false);
    let doing = use_doing();
    let field = use_node_ref();
    {
        let (field, draft) = (field.clone(), draft.clone());
        // Once at the beginning, and again when other words are selected for it.
        use_effect_with(props.quote.clone(), move |quote| {
            if let Some(quote) = quote {
                draft.set(Draft {
                    anchor: quote.clone(),
                    ..(*draft).clone()
                });
            }
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                // It fails for no element.
                let _ = field.focus();
            }
        });
    }
    {
        let (name, before, is_new) = (name.clone(), before.clone(), props.note_key.is_none());
        use_effect_with((*draft).clone(), move |draft| {
            let says = !draft.text.trim().is_empty() || !draft.tags.trim().is_empty();
            let differs = if is_new { says } else { *draft != before };
            if differs {
                draft::keep(&name, draft);
            } else {
                draft::forget(&name);
            }
        });
    }
    let on_text = {
        let (draft, empty) = (draft.clone(), empty.setter());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            draft.set(Draft {
                text,
                ..(*draft).clone()
            });
            empty.set(false);
        })
    };
    let on_tags = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            let tags = event.target_unchecked_into::<HtmlInputElement>().value();
            draft.set(Draft {
                tags,
                ..(*draft).clone()
            });
        })
    };
    let onsubmit = {
        let (draft, empty, doing, field) =
            (draft.clone(), empty.setter(), doing.clone(), field.clone());
        let (key, old, on_close) = (
            props.note_key.clone(),
            props.note.clone(),
            props.on_close.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if doing.done == Done::Busy {
                return;
            }
            let is_quote = matches!(draft.anchor, Anchor::Quote { .. });
            if draft.text.trim().is_empty() && !is_quote {
                empty.set(true);
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    let _ = field.focus();
                }
                return;
            }
            let now = store::now();
            let note = Note {
                text: draft.text.trim_end().to_owned(),
                tags: tags_of(&draft.tags),
                anchor: draft.anchor.clone(),
                created: if key.is_some() { old.created } else { now },
                modified: now,
                ..(*old).clone()
            };
            let (name, on_close) = (name.clone(), on_close.clone());
            doing.run(save(key.clone().unwrap_or_else(new_key), note), move |_| {
                draft::forget(&name);
                on_close.emit(true);
            });
        })
    };
    let cancel = props.on_close.reform(|_: MouseEvent| false);
    let as_saved = {
        let draft = draft.clone();
        Callback::from(move |_: MouseEvent| draft.set(before.clone()))
    };
    let id = super::element_of(props.note_key.as_deref().unwrap_or("new"));
    html! {
        <form class="note-editor" aria-label={if props.note_key.is_some() { lang.note_edit() } else { lang.note_write() }} {onsubmit}>
            if begun.is_some() {
                <p class="note-begun">{ icon("info") }<span>{ lang.note_begun_before() }</span>
                    if props.note_key.is_some() { { button("link-button", "back", lang.note_as_saved(), as_saved) } }
                </p>
            }
            if let Anchor::Quote { exact, .. } = &draft.anchor {
                <blockquote class="note-quote" dir="auto">{ exact }</blockquote>
            }
            <label>
                <span>{ lang.note_words() }</span>
                <textarea
                    ref={field} rows="5" dir="auto" value={draft.text.clone()} oninput={on_text}
                    aria-describedby={format!("{id}-how")} aria-invalid={empty.then_some("true")}
                />
            </label>
            <p id={format!("{id}-how")} class="note-hint">{ lang.note_how() }</p>
            <div role="alert">if *empty { <p class="note-empty">{ lang.note_empty() }</p> }</div>
            { choice(&places, props.quote.as_ref(), &draft, &id, lang) }
            <label>
                <span>{ lang.note_tags() }</span>
                <input class="field" dir="auto" value={draft.tags.clone()} oninput={on_tags} list={format!("{id}-tags")} autocomplete="off" />
            </label>
            <datalist id={format!("{id}-tags")}>
                { for suggestions(&draft.tags, &known).into_iter().map(|value| html! { <option key={value.clone()} {value} /> }) }
            </datalist>
            <div class="actions">
                <button type="submit" class="button primary" aria-busy={(doing.done == Done::Busy).then_some("true")}>{ icon("check") }<span>{ lang.note_save() }</span></button>
                { button("button", "close", lang.note_cancel(), cancel) }
            </div>
            { outcome(&doing.done, lang) }
        </form>
    }
}

/// What the note is about, where there is a choice.
fn choice(
    places: &[(Anchor, bool)],
    quote: Option<&Anchor>,
    draft: &UseStateHandle<Draft>,
    id: &str,
    lang: Lang,
) -> Html {
    let quoted = quote.filter(|quote| !places.iter().any(|(anchor, _)| anchor == *quote));
    let all = quoted
        .map(|quote| (quote, false))
        .into_iter()
        .chain(places.iter().map(|(anchor, new)| (anchor, *new)));
    let all: Vec<(&Anchor, bool)> = all.collect();
    if all.len() < 2 {
        return html! {};
    }
    let option = |(i, (anchor, new)): (usize, (&Anchor, bool))| {
        let onchange = {
            let (draft, anchor) = (draft.clone(), anchor.clone());
            Callback::from(move |_: Event| {
                draft.set(Draft {
                    anchor: anchor.clone(),
                    ..(*draft).clone()
                })
            })
        };
        html! {
            <label key={i} class="option">
                <input type="radio" name={format!("{id}-about")} checked={draft.anchor == *anchor} {onchange} />
                <span dir="auto">{ about(anchor, new, lang) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="note-about">
            <legend>{ lang.note_about() }</legend>
            <div class="options">{ for all.into_iter().enumerate().map(option) }</div>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_parted_by_commas_of_both_languages() {
        assert_eq!(
            tags_of(" egg, #steam，火候、egg;"),
            ["egg", "steam", "火候"]
        );
        assert_eq!(tags_of(" , "), [""; 0]);
    }

    #[test]
    fn suggestions_complete_the_last_tag() {
        let all: Vec<(String, usize)> = [("egg", 3), ("tea", 1)]
            .map(|(tag, n)| (tag.to_owned(), n))
            .to_vec();
        assert_eq!(suggestions("", &all), ["egg", "tea"]);
        assert_eq!(suggestions("egg, t", &all), ["egg, tea"]);
        assert_eq!(suggestions("火候，", &all), ["火候, egg", "火候, tea"]);
    }
}
