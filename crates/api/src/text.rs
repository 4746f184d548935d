//! Texts that know their language.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One value a language, keyed by BCP 47 tag (`"en"`, `"zh-Hans"`; `"und"` where nobody knows).
///
/// In JSON it is a plain object, the shape of a JSON-LD language map: `{"en": "Bread", "zh-Hans": "面包"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Localized<T>(pub BTreeMap<String, T>);

/// A text in one or more languages.
pub type Text = Localized<String>;

impl<T> Localized<T> {
    /// Holds nothing in any language.
    pub fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// One value in one language.
    pub fn of(lang: impl Into<String>, value: impl Into<T>) -> Self {
        let mut text = Self::new();
        text.insert(lang, value.into());
        text
    }

    /// True when no language has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value exactly under this tag.
    pub fn get(&self, lang: &str) -> Option<&T> {
        self.0.get(lang)
    }

    /// Sets the value of one language and hands back the one it replaced.
    pub fn insert(&mut self, lang: impl Into<String>, value: T) -> Option<T> {
        self.0.insert(lang.into(), value)
    }

    /// The best value for a reader of `lang`, with the language it is really in (for the `lang` attribute).
    ///
    /// Order: the tag itself, another tag of the same primary language (`zh-Hant` for `zh-Hans`),
    /// English, then whatever comes first.
    pub fn best(&self, lang: &str) -> Option<(&str, &T)> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or("").to_ascii_lowercase();
        let wanted = primary(lang);
        self.0
            .get_key_value(lang)
            .or_else(|| self.0.iter().find(|(tag, _)| primary(tag) == wanted))
            .or_else(|| self.0.iter().find(|(tag, _)| primary(tag) == "en"))
            .or_else(|| self.0.iter().next())
            .map(|(tag, value)| (tag.as_str(), value))
    }
}

impl Text {
    /// The best text for a reader of `lang`, or an empty one.
    pub fn pick(&self, lang: &str) -> &str {
        self.best(lang).map_or("", |(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_prefers_exact_then_primary_then_english() {
        let mut text = Text::of("en", "Bread");
        assert_eq!(text.best("zh-Hans"), Some(("en", &"Bread".to_owned())));
        text.insert("zh-Hant", "麵包".to_owned());
        assert_eq!(text.pick("zh-Hans"), "麵包");
        text.insert("zh-Hans", "面包".to_owned());
        assert_eq!(text.pick("zh-Hans"), "面包");
        assert_eq!(Text::new().pick("en"), "");
        assert_eq!(Text::of("ru", "Хлеб").pick("zh-Hans"), "Хлеб");
    }
}
