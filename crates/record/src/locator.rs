//! Where one is in a book, to the sentence, as a Readium Locator
//! (<https://readium.org/architecture/models/locators/>): reading programs know this form.
//!
//! The place is told by its words: they are found again in another size of type, on another device and in a new edition.
//! How far it is decides between the same words at several places, and leads near by where the words are gone.

use crate::note::Anchor;
use crate::{Entry, Stamp};
use serde::{Deserialize, Serialize};

/// The register of the locator.
pub const LOCATOR: &str = "locator";

/// The media type of what the portal shows under a path.
const PAGE: &str = "text/html";

/// A place in a book.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Locator {
    /// Path of the chapter in the portal: `/read/BOOK/CHAPTER`.
    pub href: String,
    /// Media type of what lies there.
    pub r#type: String,
    /// The chapter's title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// How far it is.
    pub locations: Locations,
    /// The words there.
    pub text: Words,
}

/// How far a place is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Locations {
    /// In the chapter, from 0 to 1.
    pub progression: f64,
    /// In the book, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_progression: Option<f64>,
}

/// Words with those around them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// What stands right before them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The first words that were to be read.
    pub highlight: String,
    /// What stands right after them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
}

impl Locator {
    /// The place of words in a chapter; `progression` is how far they are in it. None of what is no words.
    pub fn of(href: &str, anchor: Anchor, progression: f64) -> Option<Self> {
        let Anchor::Quote {
            exact,
            prefix,
            suffix,
        } = anchor
        else {
            return None;
        };
        Some(Self {
            href: href.to_owned(),
            r#type: PAGE.to_owned(),
            locations: Locations {
                progression: rounded(progression),
                total_progression: None,
            },
            text: Words {
                before: prefix,
                highlight: exact,
                after: suffix,
            },
            ..Self::default()
        })
    }

    /// The words, as notes are bound to words.
    pub fn anchor(&self) -> Anchor {
        Anchor::Quote {
            exact: self.text.highlight.clone(),
            prefix: self.text.before.clone(),
            suffix: self.text.after.clone(),
        }
    }
}

/// More digits would tell more than anybody knows.
fn rounded(part: f64) -> f64 {
    let part = if part.is_finite() { part } else { 0.0 };
    (part.clamp(0.0, 1.0) * 10_000.0).round() / 10_000.0
}

impl Entry {
    /// Where one was in the book.
    pub fn locator(&self) -> Option<Locator> {
        self.read(LOCATOR)
    }

    /// Notes where one is in the book, with how far that is in the whole: chapters count as equally long.
    pub fn locate(&mut self, part: &str, mut locator: Locator, stamp: &Stamp) {
        let parts = self.about().parts;
        let at = parts.iter().position(|known| known.id == part);
        locator.locations.total_progression = at.map(|at| {
            let far = at as f64 + locator.locations.progression;
            rounded(far / parts.len() as f64)
        });
        self.set(LOCATOR, locator, stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::{ABOUT, About, Part};

    fn quote() -> Anchor {
        Anchor::Quote {
            exact: "The well was deep.".to_owned(),
            prefix: "Nobody knew. ".to_owned(),
            suffix: " He sat".to_owned(),
        }
    }

    #[test]
    fn a_place_in_a_book_is_a_readium_locator() {
        let part = |id: &str| Part {
            id: id.to_owned(),
            ..Part::default()
        };
        let about = About {
            parts: vec![part("one"), part("two")],
            ..About::default()
        };
        let (mut entry, stamp) = (Entry::default(), Stamp::default());
        entry.set(ABOUT, about, &stamp);
        let locator = Locator::of("/read/well/two", quote(), 0.123_456).unwrap();
        entry.locate("two", locator, &stamp);
        let kept = entry.locator().unwrap();
        assert_eq!(kept.anchor(), quote());
        let value = entry.value(LOCATOR).unwrap();
        assert_eq!(value["href"], "/read/well/two");
        assert_eq!(value["locations"]["progression"], 0.1235);
        assert_eq!(value["locations"]["totalProgression"], 0.5618);
        assert_eq!(value["text"]["highlight"], "The well was deep.");
    }

    #[test]
    fn a_locator_of_another_program_is_read_as_far_as_it_goes() {
        let text =
            r#"{"href":"/read/a/b","locations":{"position":4,"fragments":["x"]},"koboSpan":"1.2"}"#;
        let locator: Locator = serde_json::from_str(text).unwrap();
        assert_eq!(
            (locator.href.as_str(), locator.locations.progression),
            ("/read/a/b", 0.0)
        );
        assert_eq!(Locator::of("/x", Anchor::Page, 0.0), None);
        let locator = Locator::of("/x", quote(), f64::NAN).unwrap();
        assert_eq!(locator.locations.progression, 0.0);
    }
}
