//! Result cards, and the codes of the small facets.

use crate::bytes::{Fault, Reader, put_chunk, put_number, put_text};
use crate::document::Document;
use crate::query::{Hit, Length};
use lifelong_api::{Area, Format, Kind, Level};

/// Kinds in the order of their numbers, from 1.
pub(crate) const KINDS: [Kind; 4] = [Kind::Own, Kind::Partner, Kind::Platform, Kind::Micro];
/// Formats likewise.
pub(crate) const FORMATS: [Format; 6] = [
    Format::Text,
    Format::Video,
    Format::Audio,
    Format::Online,
    Format::Onsite,
    Format::Blended,
];
/// Levels likewise.
pub(crate) const LEVELS: [Level; 3] = [Level::Beginner, Level::Intermediate, Level::Advanced];

/// Codes of [`KINDS`], [`FORMATS`] and [`LEVELS`], as in JSON.
pub(crate) const KIND_CODES: [&str; 4] = ["own", "partner", "platform", "micro"];
/// See [`KIND_CODES`].
pub(crate) const FORMAT_CODES: [&str; 6] =
    ["text", "video", "audio", "online", "onsite", "blended"];
/// See [`KIND_CODES`].
pub(crate) const LEVEL_CODES: [&str; 3] = ["beginner", "intermediate", "advanced"];
/// Codes of the facet Free.
pub(crate) const FREE_CODES: [&str; 2] = ["yes", "no"];

/// The small facets of a course as numbers: 0 for unknown, otherwise the place in its list from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Small {
    /// Of [`Area::ALL`].
    pub(crate) area: u8,
    /// Of [`KINDS`].
    pub(crate) kind: u8,
    /// Of [`FORMATS`].
    pub(crate) format: u8,
    /// Of [`LEVELS`].
    pub(crate) level: u8,
    /// 1 for free, 2 for not free.
    pub(crate) free: u8,
    /// Of [`Length::ALL`].
    pub(crate) length: u8,
}

fn number_of<T: PartialEq>(list: &[T], value: Option<T>) -> u8 {
    value
        .and_then(|value| list.iter().position(|item| *item == value))
        .map_or(0, |at| at as u8 + 1)
}

fn value_of<T: Copy>(list: &[T], number: u8) -> Option<T> {
    usize::from(number)
        .checked_sub(1)
        .and_then(|at| list.get(at))
        .copied()
}

impl Small {
    pub(crate) fn of(document: &Document) -> Self {
        Self {
            area: number_of(&Area::ALL, Some(document.area)),
            kind: number_of(&KINDS, Some(document.kind)),
            format: number_of(&FORMATS, Some(document.format)),
            level: number_of(&LEVELS, document.level),
            free: document.free.map_or(0, |free| if free { 1 } else { 2 }),
            length: number_of(&Length::ALL, document.minutes.map(Length::of_minutes)),
        }
    }

    pub(crate) fn put(self, out: &mut Vec<u8>) {
        out.extend([
            self.area,
            self.kind,
            self.format,
            self.level,
            self.free,
            self.length,
        ]);
    }

    pub(crate) fn read(reader: &mut Reader) -> Result<Self, Fault> {
        let mut next = || reader.byte();
        let small = Self {
            area: next()?,
            kind: next()?,
            format: next()?,
            level: next()?,
            free: next()?,
            length: next()?,
        };
        if small.area > 6
            || small.kind > 4
            || small.format > 6
            || small.level > 3
            || small.free > 2
            || small.length > 5
        {
            return Err("a facet has a value that this format does not have");
        }
        Ok(small)
    }
}

/// Writes the card of a course whose texts and languages are already prepared.
pub(crate) fn encode(document: &Document) -> Vec<u8> {
    let mut out = Vec::new();
    put_chunk(&mut out, document.id.as_bytes());
    Small::of(document).put(&mut out);
    put_number(
        &mut out,
        document.minutes.map_or(0, |minutes| u64::from(minutes) + 1),
    );
    put_number(&mut out, document.languages.len() as u64);
    document
        .languages
        .iter()
        .for_each(|language| put_chunk(&mut out, language.as_bytes()));
    put_text(&mut out, &document.title);
    put_text(&mut out, &document.summary);
    put_chunk(&mut out, document.institution.as_bytes());
    put_text(&mut out, &document.institution_name);
    out
}

/// The id on a card.
pub(crate) fn id(bytes: &[u8]) -> &[u8] {
    Reader::new(bytes).chunk().unwrap_or_default()
}

/// Reads a card. Marks, score and matched fields are the engine's to fill in.
pub(crate) fn decode(bytes: &[u8]) -> Result<Hit, Fault> {
    let mut reader = Reader::new(bytes);
    let id = reader.str()?.to_owned();
    let small = Small::read(&mut reader)?;
    let minutes = reader.number()?.checked_sub(1);
    let minutes = minutes
        .map(u32::try_from)
        .transpose()
        .map_err(|_| "a length is too large")?;
    let mut taught = Vec::new();
    for _ in 0..reader.count(1)? {
        taught.push(reader.str()?.to_owned());
    }
    let hit = Hit {
        id,
        title: reader.text()?,
        summary: reader.text()?,
        institution: reader.str()?.to_owned(),
        institution_name: reader.text()?,
        area: value_of(&Area::ALL, small.area).unwrap_or_default(),
        kind: value_of(&KINDS, small.kind).unwrap_or_default(),
        format: value_of(&FORMATS, small.format).unwrap_or_default(),
        level: value_of(&LEVELS, small.level),
        minutes,
        languages: taught,
        free: value_of(&[true, false], small.free),
        ..Hit::default()
    };
    if reader.is_empty() {
        Ok(hit)
    } else {
        Err("a card is longer than its fields")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::Text;

    #[test]
    fn codes_are_those_of_json() {
        let json = |value: serde_json::Value| value.as_str().map(str::to_owned).unwrap_or_default();
        assert_eq!(KINDS.map(|kind| json(serde_json::json!(kind))), KIND_CODES);
        assert_eq!(
            FORMATS.map(|format| json(serde_json::json!(format))),
            FORMAT_CODES
        );
        assert_eq!(
            LEVELS.map(|level| json(serde_json::json!(level))),
            LEVEL_CODES
        );
    }

    #[test]
    fn a_card_comes_back() {
        let document = Document {
            id: "steam-an-egg".to_owned(),
            title: Text::of("en", "Steam an egg"),
            summary: Text::of("zh-Hans", "蒸蛋"),
            institution: "school".to_owned(),
            institution_name: Text::of("en", "School"),
            area: Area::LifeSkills,
            kind: Kind::Micro,
            format: Format::Video,
            level: Some(Level::Beginner),
            languages: vec!["zh".to_owned(), "en".to_owned()],
            minutes: Some(0),
            free: Some(false),
            ..Document::default()
        };
        let bytes = encode(&document);
        assert_eq!(id(&bytes), b"steam-an-egg");
        let hit = decode(&bytes).unwrap();
        let wanted = Hit {
            id: document.id,
            title: document.title,
            summary: document.summary,
            institution: document.institution,
            institution_name: document.institution_name,
            area: Area::LifeSkills,
            kind: Kind::Micro,
            format: Format::Video,
            level: Some(Level::Beginner),
            minutes: Some(0),
            languages: document.languages,
            free: Some(false),
            ..Hit::default()
        };
        assert_eq!(hit, wanted);
        assert!((0..bytes.len()).all(|cut| decode(&bytes[..cut]).is_err()));
    }
}
