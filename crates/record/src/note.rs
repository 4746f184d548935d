//! Notes and highlights, as W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>).
//!
//! One entry a note, `note/ID`, with the register `note`: the annotation, and the titles of what it is about, so that it can
//! be read when its course has left the catalogue.

use crate::Entry;
use crate::colour::Colour;
use lifelong_api::Text;
use serde::{Deserialize, Serialize};

/// The register of the annotation.
pub const NOTE: &str = "note";

/// The motivation of a bookmark.
const BOOKMARKING: &str = "bookmarking";
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
const MEDIA_FRAGMENTS: &str = "http://www.w3.org/TR/media-frags/";

/// A note, as the portal works with it. It is written as an [`Annotation`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// What the learner wrote, Markdown; empty for a highlight alone.
    pub text: String,
    /// Their tags.
    pub tags: Vec<String>,
    /// Path of the page in the portal: `/course/ID/LESSON`.
    pub path: String,
    /// What exactly it is bound to.
    pub anchor: Anchor,
    /// The colour of its mark.
    pub colour: Colour,
    /// Whether it is a bookmark: a place to come back to, with or without words.
    pub bookmark: bool,
    /// The page's title.
    pub name: Text,
    /// The title of the course or book it belongs to; empty for a work of one page.
    pub part_of: Text,
    /// When it was made, in milliseconds since 1970.
    pub created: u64,
    /// When it was last changed, in milliseconds since 1970.
    pub modified: u64,
}

/// The place on a page that a note is bound to.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Anchor {
    /// The page as a whole.
    #[default]
    Page,
    /// A moment of a recording, in milliseconds, and the recording's file name.
    Moment {
        /// Milliseconds from its beginning.
        at: u64,
        /// Its file's name.
        file: String,
    },
    /// A paragraph, by its number on the page, with its first words.
    Paragraph {
        /// Counted from 0.
        number: u32,
        /// How it begins, to find it again when the page has changed.
        begins: String,
    },
    /// Words of the page.
    Quote {
        /// The words.
        exact: String,
        /// What stands right before them.
        prefix: String,
        /// What stands right after them.
        suffix: String,
    },
}

/// The annotation as it is written: the names are those of the W3C's model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Annotation {
    /// Always the W3C's.
    #[serde(rename = "@context")]
    pub context: String,
    /// `urn:` and the note's key.
    pub id: String,
    /// Always `Annotation`.
    pub r#type: String,
    /// `commenting`, `highlighting` or `bookmarking`.
    pub motivation: String,
    /// ISO 8601, UTC.
    pub created: String,
    /// ISO 8601, UTC.
    pub modified: String,
    /// What was written, and the tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Body>,
    /// What it is about.
    pub target: Target,
}

/// What was written, or a tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Body {
    /// Always `TextualBody`.
    pub r#type: String,
    /// The words.
    pub value: String,
    /// `text/markdown` for what was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// `commenting` or `tagging`.
    pub purpose: String,
}

/// What an annotation is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Target {
    /// Path of the page in the portal.
    pub source: String,
    /// The page's title; not of the W3C's model.
    pub title: Text,
    /// The title of the whole; not of the W3C's model.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub part_of: Text,
    /// The place on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selector: Option<Selector>,
    /// The colour of its mark ([`Colour::name`]).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub style_class: String,
}

/// A place on a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all_fields = "camelCase")]
pub enum Selector {
    /// A moment of a recording (Media Fragments, `t=63.2`), or a paragraph (`paragraph=12`).
    FragmentSelector {
        /// Whose syntax it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conforms_to: Option<String>,
        /// The fragment.
        value: String,
        /// File name of the recording, or how the paragraph begins; not of the W3C's model.
        #[serde(default)]
        of: String,
    },
    /// Words, with those around them.
    TextQuoteSelector {
        /// The words.
        exact: String,
        /// Right before them.
        #[serde(default)]
        prefix: String,
        /// Right after them.
        #[serde(default)]
        suffix: String,
    },
    /// One that a newer version wrote.
    #[default]
    #[serde(other)]
    Other,
}

impl Note {
    /// The note as it is written. `key` is its entry's.
    pub fn to_annotation(&self, key: &str) -> Annotation {
        let words = (!self.text.trim().is_empty()).then(|| Body {
            r#type: "TextualBody".to_owned(),
            value: self.text.clone(),
            format: Some("text/markdown".to_owned()),
            purpose: "commenting".to_owned(),
        });
        let motivation = match &words {
            _ if self.bookmark => BOOKMARKING,
            Some(_) => "commenting",
            None => "highlighting",
        };
        let tag = |tag: &String| Body {
            r#type: "TextualBody".to_owned(),
            value: tag.clone(),
            format: None,
            purpose: "tagging".to_owned(),
        };
        Annotation {
            context: CONTEXT.to_owned(),
            id: format!("urn:lifelong:{}", key.replace('/', ":")),
            r#type: "Annotation".to_owned(),
            motivation: motivation.to_owned(),
            created: iso(self.created),
            modified: iso(self.modified),
            body: words.into_iter().chain(self.tags.iter().map(tag)).collect(),
            target: Target {
                source: self.path.clone(),
                title: self.name.clone(),
                part_of: self.part_of.clone(),
                selector: self.anchor.selector(),
                style_class: self.colour.name().to_owned(),
            },
        }
    }

    /// The note that an annotation is.
    pub fn of_annotation(annotation: Annotation) -> Self {
        let Annotation {
            motivation,
            created,
            modified,
            body,
            target,
            ..
        } = annotation;
        let (tags, words): (Vec<Body>, Vec<Body>) =
            body.into_iter().partition(|b| b.purpose == "tagging");
        Self {
            text: words
                .into_iter()
                .map(|b| b.value)
                .collect::<Vec<_>>()
                .join("\n\n"),
            tags: tags.into_iter().map(|b| b.value).collect(),
            path: target.source,
            anchor: target.selector.map(Anchor::of).unwrap_or_default(),
            colour: Colour::of(&target.style_class),
            bookmark: motivation == BOOKMARKING,
            name: target.title,
            part_of: target.part_of,
            created: milliseconds(&created),
            modified: milliseconds(&modified),
        }
    }
}

impl Anchor {
    fn selector(&self) -> Option<Selector> {
        match self {
            Self::Page => None,
            Self::Moment { at, file } => Some(Selector::FragmentSelector {
                conforms_to: Some(MEDIA_FRAGMENTS.to_owned()),
                value: format!("t={}.{:03}", at / 1000, at % 1000),
                of: file.clone(),
            }),
            Self::Paragraph { number, begins } => Some(Selector::FragmentSelector {
                conforms_to: None,
                value: format!("paragraph={number}"),
                of: begins.clone(),
            }),
            Self::Quote {
                exact,
                prefix,
                suffix,
            } => Some(Selector::TextQuoteSelector {
                exact: exact.clone(),
                prefix: prefix.clone(),
                suffix: suffix.clone(),
            }),
        }
    }

    fn of(selector: Selector) -> Self {
        match selector {
            Selector::FragmentSelector { value, of, .. } => match value.split_once('=') {
                Some(("t", seconds)) => {
                    let seconds: f64 = seconds.parse().unwrap_or(0.0);
                    Self::Moment {
                        at: (seconds.max(0.0) * 1000.0).round() as u64,
                        file: of,
                    }
                }
                Some(("paragraph", number)) => Self::Paragraph {
                    number: number.parse().unwrap_or(0),
                    begins: of,
                },
                _ => Self::Page,
            },
            Selector::TextQuoteSelector {
                exact,
                prefix,
                suffix,
            } => Self::Quote {
                exact,
                prefix,
                suffix,
            },
            Selector::Other => Self::Page,
        }
    }
}

impl Entry {
    /// The note of this entry.
    pub fn note(&self) -> Option<Note> {
        self.read(NOTE).map(Note::of_annotation)
    }
}

/// A moment of a recording as people write it: `1:03`, `1:00:09`. `at` is in milliseconds.
pub fn clock(at: u64) -> String {
    let seconds = at / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// ISO 8601 in UTC, from milliseconds since 1970: `2026-11-27T20:51:07.120Z`.
pub fn iso(milliseconds: u64) -> String {
    let at = i64::try_from(milliseconds)
        .ok()
        .and_then(chrono::DateTime::from_timestamp_millis);
    at.unwrap_or_default()
        .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// Milliseconds since 1970, from ISO 8601; 0 where it is none.
pub fn milliseconds(iso: &str) -> u64 {
    let at = chrono::DateTime::parse_from_rfc3339(iso).map(|at| at.timestamp_millis());
    at.ok().and_then(|at| u64::try_from(at).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_back_from_its_annotation_as_it_was() {
        let anchors = [
            Anchor::Page,
            Anchor::Moment {
                at: 63_240,
                file: "the-beat.opus".to_owned(),
            },
            Anchor::Paragraph {
                number: 4,
                begins: "Steam".to_owned(),
            },
            Anchor::Quote {
                exact: "hot".to_owned(),
                prefix: "is ".to_owned(),
                suffix: ".".to_owned(),
            },
        ];
        for anchor in anchors {
            let note = Note {
                text: "Keep **low**.".to_owned(),
                colour: Colour::Indigo,
                tags: vec!["kitchen".to_owned()],
                path: "/course/steam-an-egg".to_owned(),
                anchor,
                name: Text::of("en", "Steam an egg"),
                created: 1_764_276_667_120,
                modified: 1_764_276_700_000,
                ..Note::default()
            };
            let annotation = note.to_annotation("note/abc");
            let text = serde_json::to_string(&annotation).unwrap();
            let back: Annotation = serde_json::from_str(&text).unwrap();
            assert_eq!(back, annotation);
            assert_eq!(Note::of_annotation(back), note);
        }
    }

    #[test]
    fn a_bookmark_is_known_by_its_motivation() {
        for (text, bookmark) in [("", true), ("Here", true), ("", false)] {
            let note = Note {
                text: text.to_owned(),
                bookmark,
                ..Note::default()
            };
            let annotation = note.to_annotation("note/a");
            assert_eq!(annotation.motivation == "bookmarking", bookmark);
            assert_eq!(Note::of_annotation(annotation), note);
        }
    }

    #[test]
    fn moments_are_written_as_people_write_them() {
        assert_eq!(
            [clock(63_900), clock(3_609_000), clock(0)],
            ["1:03", "1:00:09", "0:00"]
        );
    }

    #[test]
    fn a_selector_of_a_newer_version_leaves_the_note_readable() {
        let text = r#"{"target":{"source":"/x","selector":{"type":"SvgSelector","value":"<svg/>"}},"body":[{"value":"hm"}]}"#;
        let annotation: Annotation = serde_json::from_str(text).unwrap();
        let note = Note::of_annotation(annotation);
        assert_eq!((note.text.as_str(), note.anchor), ("hm", Anchor::Page));
    }
}
