//! Texts of the catalogue, with the language they are really in.

use crate::i18n::Lang;
use crate::platform::catalogue;
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

/// The name that the portal goes by.
pub fn site_name(lang: Lang) -> String {
    let name = catalogue::site().name.pick(lang.tag()).to_owned();
    if name.is_empty() {
        lang.site_name().to_owned()
    } else {
        name
    }
}

/// The picture before it: its path beside the portal.
pub fn site_logo() -> String {
    let logo = catalogue::site().logo.clone();
    let logo = logo.filter(|path| catalogue::is_own(path));
    logo.unwrap_or_else(|| "logo.svg".to_owned())
}

/// The window's title of a page.
pub fn window_title(title: &str, lang: Lang) -> String {
    lang.window_title(&site_name(lang), title)
}

/// The tag for a `lang` attribute: none where nobody knows the language.
pub fn known(tag: &str) -> Option<String> {
    (tag != "und").then(|| tag.to_owned())
}

/// The language that words of a learner's own are probably in, for a `lang` attribute: nobody asks them. Chinese where they
/// have Chinese characters, English where they have none of these on a Chinese page; none where the page's own will do.
pub fn tongue(text: &str, lang: Lang) -> Option<&'static str> {
    let han = text.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    match lang {
        Lang::ZhHans if !han && text.chars().any(|c| c.is_ascii_alphabetic()) => Some("en"),
        Lang::En if han => Some("zh"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_ones_own_are_marked_where_they_are_of_another_language() {
        assert_eq!(tongue("\u{706b}\u{8981}\u{5c0f}", Lang::En), Some("zh"));
        assert_eq!(tongue("Keep it low", Lang::ZhHans), Some("en"));
        assert_eq!(tongue("Keep it low", Lang::En), None);
        assert_eq!(tongue("12:30", Lang::ZhHans), None);
    }
}
