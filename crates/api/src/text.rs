//! Texts that know their language.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// One value a language, keyed by BCP 47 tag (`"en"`, `"zh-Hans"`; `"und"` where nobody knows).
///
/// In JSON it is a plain object, the shape of a JSON-LD language map: `{"en": "Bread", "zh-Hans": "面包"}`.
///
/// A text has few languages, so they lie in a list, in the order of their tags: the trees of the standard library would
/// be compiled for each type of value, at 1.3 KB of the portal's download.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Localized<T>(Vec<(String, T)>);

/// A text in one or more languages.
pub type Text = Localized<String>;

impl<T> Default for Localized<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Localized<T> {
    /// Holds nothing in any language.
    pub fn new() -> Self {
        Self::default()
    }

    /// One value in one language.
    pub fn of(lang: impl Into<String>, value: impl Into<T>) -> Self {
        Self(vec![(lang.into(), value.into())])
    }

    /// True when no language has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many languages have a value.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Where a tag stands, or would.
    fn place(&self, lang: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(tag, _)| tag.as_str().cmp(lang))
    }

    /// The value exactly under this tag.
    pub fn get(&self, lang: &str) -> Option<&T> {
        let place = self.place(lang).ok()?;
        Some(&self.0[place].1)
    }

    /// Sets the value of one language and hands back the one it replaced.
    pub fn insert(&mut self, lang: impl Into<String>, value: T) -> Option<T> {
        let lang = lang.into();
        match self.place(&lang) {
            Ok(place) => Some(std::mem::replace(&mut self.0[place].1, value)),
            Err(place) => {
                self.0.insert(place, (lang, value));
                None
            }
        }
    }

    /// The value of a language, which is made where there is none.
    pub fn get_or_insert_with(&mut self, lang: String, make: impl FnOnce() -> T) -> &mut T {
        let place = self.place(&lang).unwrap_or_else(|place| {
            self.0.insert(place, (lang, make()));
            place
        });
        &mut self.0[place].1
    }

    /// Takes a language out.
    pub fn remove(&mut self, lang: &str) -> Option<T> {
        let place = self.place(lang).ok()?;
        Some(self.0.remove(place).1)
    }

    /// Keeps only what fits.
    pub fn retain(&mut self, mut fits: impl FnMut(&str, &T) -> bool) {
        self.0.retain(|(lang, value)| fits(lang, value));
    }

    /// Tags with their values, in the order of the tags.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&String, &T)> + Clone {
        self.0.iter().map(|(lang, value)| (lang, value))
    }

    /// The tags.
    pub fn tags(&self) -> impl Iterator<Item = &String> + Clone {
        self.0.iter().map(|(lang, _)| lang)
    }

    /// The values, in the order of their tags.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// The best value for a reader of `lang`, with the language it is really in (for the `lang` attribute).
    ///
    /// Order: the tag itself, another tag of the same primary language (`zh-Hant` for `zh-Hans`),
    /// English, then whatever comes first.
    pub fn best(&self, lang: &str) -> Option<(&str, &T)> {
        let place = best(&mut self.0.iter().map(|(tag, _)| tag.as_str()), lang)?;
        let (tag, value) = &self.0[place];
        Some((tag, value))
    }
}

/// The language of a BCP 47 tag, without script and region: `zh` of `zh-Hans`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The place of the best of some tags. Apart from the type of the values, so that it is compiled once.
fn best(tags: &mut dyn Iterator<Item = &str>, lang: &str) -> Option<usize> {
    let wanted = primary(lang);
    let rank = |tag: &str| {
        if tag == lang {
            0
        } else if primary(tag).eq_ignore_ascii_case(wanted) {
            1
        } else if primary(tag).eq_ignore_ascii_case("en") {
            2
        } else {
            3
        }
    };
    // The first of equals.
    let ranked = tags.enumerate().map(|(place, tag)| (rank(tag), place));
    ranked.min().map(|(_, place)| place)
}

impl<T> FromIterator<(String, T)> for Localized<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut all = Self::new();
        all.extend(entries);
        all
    }
}

impl<T> Extend<(String, T)> for Localized<T> {
    fn extend<I: IntoIterator<Item = (String, T)>>(&mut self, entries: I) {
        for (lang, value) in entries {
            self.insert(lang, value);
        }
    }
}

impl<T> IntoIterator for Localized<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Serialize> Serialize for Localized<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (lang, value) in &self.0 {
            map.serialize_entry(lang, value)?;
        }
        map.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Localized<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Localized<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with one value a language")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut all = Localized::new();
                while let Some((lang, value)) = map.next_entry::<String, T>()? {
                    all.insert(lang, value);
                }
                Ok(all)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Localized<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Localized_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = <std::collections::BTreeMap<String, T>>::json_schema(generator);
        schema.insert(
            "description".to_owned(),
            "One value a language, keyed by BCP 47 tag; und where nobody knows.".into(),
        );
        schema
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

    #[test]
    fn it_is_an_object_in_the_order_of_its_tags() {
        let json = r#"{"zh-Hans":"面包","en":"Bread","und":"Brot"}"#;
        let mut text: Text = serde_json::from_str(json).expect("reads");
        let written = serde_json::to_string(&text).expect("writes");
        assert_eq!(written, r#"{"en":"Bread","und":"Brot","zh-Hans":"面包"}"#);
        assert_eq!(serde_json::to_string(&Text::new()).expect("writes"), "{}");
        assert!(serde_json::from_str::<Text>("[]").is_err());
        assert_eq!(
            text.insert("en", "Loaf".to_owned()).as_deref(),
            Some("Bread")
        );
        text.get_or_insert_with("de".to_owned(), String::new)
            .push_str("Laib");
        text.retain(|lang, _| lang != "und");
        let all: Vec<_> = text
            .iter()
            .map(|(lang, text)| format!("{lang} {text}"))
            .collect();
        assert_eq!(all, ["de Laib", "en Loaf", "zh-Hans 面包"]);
        assert_eq!(
            (text.remove("de").as_deref(), text.len()),
            (Some("Laib"), 2)
        );
    }
}
