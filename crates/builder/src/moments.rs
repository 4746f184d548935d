//! Days and moments as the API writes them, put in order.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

/// When something begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day, wherever one is.
    Day(Date),
    /// A moment, the same everywhere.
    At(Timestamp),
}

impl When {
    /// Reads `2026-12-03` or `2026-12-03T19:00:00+01:00`; `None` for anything else.
    pub fn read(iso: &str) -> Option<Self> {
        match iso.len() {
            10 => iso.parse().ok().map(Self::Day),
            _ => iso.parse().ok().map(Self::At),
        }
    }

    /// Seconds since 1970, a day from its midnight in UTC: to sort by.
    pub fn seconds(self) -> i64 {
        match self {
            Self::At(moment) => moment.as_second(),
            Self::Day(day) => TimeZone::UTC
                .to_ambiguous_timestamp(day.to_datetime(Time::midnight()))
                .compatible()
                .map_or(0, Timestamp::as_second),
        }
    }
}

/// Where an event stands among others: soonest first, those without a date last.
pub fn order(start: Option<&String>) -> (bool, i64) {
    let when = start.and_then(|iso| When::read(iso));
    (when.is_none(), when.map_or(0, When::seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_put_in_order_whatever_their_offsets() {
        let mut dates = [
            None,
            Some("2026-12-03T19:00:00+01:00".to_owned()),
            Some("2026-12-03T19:00:00+08:00".to_owned()),
            Some("2026-12-04".to_owned()),
            Some("soon".to_owned()),
        ];
        dates.sort_by_key(|one| order(one.as_ref()));
        let found: Vec<_> = dates.iter().map(|one| one.as_deref()).collect();
        assert_eq!(
            found[..3],
            [
                Some("2026-12-03T19:00:00+08:00"),
                Some("2026-12-03T19:00:00+01:00"),
                Some("2026-12-04")
            ]
        );
    }
}
