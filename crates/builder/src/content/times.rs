//! Days and local times of events, with the time zone they are in.
//!
//! The rules of the zones are those compiled into the command, never the machine's own: the same folder gives the same
//! moments everywhere.

use super::desk::Desk;
use super::facts::Facts;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use toml::value::{Datetime, Offset as Written};

/// The time zone that an item names.
pub(super) enum Zone {
    /// None.
    None,
    /// One that does not exist; that was told.
    Unknown,
    /// One of the IANA database, by its name there.
    Known(String, TimeZone),
}

impl Zone {
    /// Reads `timezone`.
    pub fn read(desk: &mut Desk, facts: &Facts) -> Self {
        let Some(name) = facts.string(desk, "timezone") else {
            return Self::None;
        };
        // Names without a region are there for old machines; UTC is the one that people use.
        let zone = (name.contains('/') || name == "UTC")
            .then(|| TimeZoneDatabase::bundled().get(&name).ok())
            .flatten();
        match zone {
            Some(zone) => Self::Known(zone.iana_name().unwrap_or(&name).to_owned(), zone),
            None => {
                let meant = match likely(&name) {
                    Some(meant) => format!("Did you mean “{meant}”?"),
                    None => "Write a region and a city, as in “Europe/Berlin”.".to_owned(),
                };
                let reason = format!(
                    "There is no time zone “{name}”. {meant} It was ignored, and the times with it."
                );
                facts.warn(desk, "timezone", "unknown-zone", reason);
                Self::Unknown
            }
        }
    }

    /// Its name.
    pub fn name(&self) -> Option<&String> {
        match self {
            Self::Known(name, _) => Some(name),
            _ => None,
        }
    }

    /// A day or a local time as the API writes it; `None` where it is missing or wrong (told).
    pub fn when(&self, desk: &mut Desk, facts: &Facts, key: &str) -> Option<String> {
        let written = facts.written(key)?;
        let full = match written.len() {
            16 => format!("{written}:00"),
            _ => written.clone(),
        };
        let parts = full
            .parse::<Datetime>()
            .ok()
            .filter(|parts| parts.date.is_some());
        let Some(Datetime { date, time, offset }) = parts else {
            return unfit(desk, facts, key, &written);
        };
        let Some(time) = time else {
            let day = date.and_then(|day| day.to_string().parse::<Date>().ok());
            return match day {
                Some(day) => Some(day.to_string()),
                None => unfit(desk, facts, key, &written),
            };
        };
        let local = Datetime {
            date,
            time: Some(time),
            offset: None,
        };
        let Ok(local) = local.to_string().parse::<DateTime>() else {
            return unfit(desk, facts, key, &written);
        };
        let zone = match self {
            Self::Known(name, zone) => Some((name, zone)),
            Self::Unknown => return None,
            Self::None => None,
        };
        let Some((name, zone)) = zone else {
            let reason = format!(
                "“{key}” is a time, and a time needs its zone: add timezone = \"Europe/Berlin\", or whichever it is. It was ignored."
            );
            facts.warn(desk, key, "missing-zone", reason);
            return None;
        };
        let wanted = offset.and_then(|offset| match offset {
            Written::Z => Some(Offset::UTC),
            Written::Custom { minutes } => Offset::from_seconds(i32::from(minutes) * 60).ok(),
        });
        let has_offset = offset.is_some();
        let offset = match zone.to_ambiguous_timestamp(local).offset() {
            AmbiguousOffset::Unambiguous { offset } => offset,
            AmbiguousOffset::Fold { before, after }
                if wanted.is_some_and(|one| one == before || one == after) =>
            {
                wanted.unwrap_or(before)
            }
            AmbiguousOffset::Fold { before, after } => {
                let reason = format!(
                    "On this day the clocks in {name} go back, and it is {} twice. The first was taken. Write it with {} at its end for the first, with {} for the second.",
                    local.time(),
                    told(before),
                    told(after),
                );
                facts.warn(desk, key, "time-twice", reason);
                before
            }
            AmbiguousOffset::Gap { .. } => {
                let reason = format!(
                    "On this day the clocks in {name} go forward, and it is never {}. Take a time before or after that. It was ignored.",
                    local.time(),
                );
                facts.warn(desk, key, "no-such-time", reason);
                return None;
            }
        };
        if has_offset && wanted != Some(offset) {
            let reason = format!(
                "{name} is at {} then, not at what “{key}” says. Leave the offset out, or correct “timezone”. It was ignored.",
                told(offset),
            );
            facts.warn(desk, key, "bad-date", reason);
            return None;
        }
        if offset.to_timestamp(local).is_err() {
            return unfit(desk, facts, key, &written);
        }
        Some(format!(
            "{}{}",
            local.strftime("%Y-%m-%dT%H:%M:%S"),
            told(offset)
        ))
    }
}

fn unfit(desk: &mut Desk, facts: &Facts, key: &str, written: &str) -> Option<String> {
    let reason = format!(
        "“{key}” should be a day such as 2026-12-03, or a local time such as 2026-12-03T19:00:00, not {written}. It was ignored."
    );
    facts.warn(desk, key, "bad-date", reason);
    None
}

/// An offset as ISO 8601 has it: `+10:30`. Those of seconds are of before there were such offsets.
fn told(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Cities that people name and the database does not.
const CITIES: [(&str, &str); 8] = [
    ("beijing", "Asia/Shanghai"),
    ("peking", "Asia/Shanghai"),
    ("北京", "Asia/Shanghai"),
    ("上海", "Asia/Shanghai"),
    ("香港", "Asia/Hong_Kong"),
    ("台北", "Asia/Taipei"),
    ("munich", "Europe/Berlin"),
    ("washington", "America/New_York"),
];

/// The zone that a wrong name most likely means.
fn likely(name: &str) -> Option<String> {
    let city = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let wanted: String = name
        .to_lowercase()
        .replace(' ', "_")
        .chars()
        .take(64)
        .collect();
    let wanted_city = city(&wanted);
    let known = CITIES.iter().find(|(name, _)| *name == wanted_city);
    if let Some((_, zone)) = known {
        return Some((*zone).to_owned());
    }
    let database = TimeZoneDatabase::bundled();
    let names = database.available().map(|name| name.to_string());
    // The signs of Etc/GMT+8 are the other way round than people mean them.
    let names = names.filter(|name| name.contains('/') && !name.starts_with("Etc/"));
    let far = |name: &String| {
        let name = name.to_lowercase();
        let by_city = match wanted_city.chars().count() {
            0..4 => usize::MAX,
            _ => distance(&city(&name), &wanted_city),
        };
        by_city.min(distance(&name, &wanted))
    };
    let nearest = names.map(|name| (far(&name), name)).min()?;
    (nearest.0 <= 2).then_some(nearest.1)
}

/// How many letters to put in, take out or exchange (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_zone_brings_the_one_that_is_meant() {
        for (wrong, meant) in [
            ("Berlin", Some("Europe/Berlin")),
            ("Europe/Belrin", Some("Europe/Berlin")),
            ("New York", Some("America/New_York")),
            ("Asia/Beijing", Some("Asia/Shanghai")),
            ("北京", Some("Asia/Shanghai")),
            ("lord howe", Some("Australia/Lord_Howe")),
            ("GMT+8", None),
            ("our village hall", None),
        ] {
            assert_eq!(likely(wrong).as_deref(), meant, "{wrong}");
        }
    }

    #[test]
    fn letters_apart() {
        assert_eq!(distance("berlin", "belrin"), 2);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("上海", "上海"), 0);
    }
}
