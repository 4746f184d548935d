//! Texts of the catalogue, with the language they are really in.

use crate::i18n::Lang;
use lifelong_api::Text;
use yew::prelude::*;

/// The best version of a text. Where it is in another language than the page, its `lang` says so.
pub fn words(text: &Text, lang: Lang) -> Html {
    match text.best(lang.tag()) {
        None => html! {},
        Some((tag, text)) if tag == lang.tag() => html! { {text} },
        Some((tag, text)) => html! { <span lang={known(tag)}>{text}</span> },
    }
}

/// The tag for a `lang` attribute: none where nobody knows the language.
pub fn known(tag: &str) -> Option<String> {
    (tag != "und").then(|| tag.to_owned())
}
