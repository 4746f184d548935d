//! The small facets of a course, and their codes.

use crate::bytes::{Fault, Reader};
use crate::document::Document;
use crate::query::Length;
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

pub(crate) fn value_of<T: Copy>(list: &[T], number: u8) -> Option<T> {
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
        small.valid()
    }

    /// Itself, if this format has all of its values.
    pub(crate) fn valid(self) -> Result<Self, Fault> {
        if self.area > 6
            || self.kind > 4
            || self.format > 6
            || self.level > 3
            || self.free > 2
            || self.length > 5
        {
            return Err("a facet has a value that this format does not have");
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
