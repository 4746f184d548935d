//! When something is: how far off, in plain words that are reckoned once, and its times on the learner's own clock.
//!
//! A day without a time is that day everywhere. A moment falls on the day that the learner's calendar shows then.

use crate::i18n::Lang;
use crate::platform::time::{self, Span};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// What lasts longer than so many milliseconds is told without days of the week.
const LONG: i64 = DAY * 3 / 2;
/// From so many days on, how far off something is, is told in months.
const MONTHS_FROM: i64 = 61;

/// The clock and the calendar by which something is near or far.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    /// Now, in milliseconds since 1970.
    pub now: i64,
    /// The day of a moment, counted from the first of January 1970.
    pub day_of: &'a dyn Fn(i64) -> i64,
}

impl Clock<'_> {
    /// The learner's own.
    pub fn here() -> Self {
        Self {
            now: time::today() as i64,
            day_of: &|moment| time::day_number(moment as f64),
        }
    }

    fn today(self) -> i64 {
        (self.day_of)(self.now)
    }
}

/// A day or a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Point {
    Day(i64),
    At(i64),
}

impl Point {
    /// Reads `2026-12-03` or `2026-12-03T19:00:00+01:00`; none for anything else.
    fn read(iso: &str) -> Option<Self> {
        let day = day_number(iso.get(..10)?)?;
        let Some(rest) = iso[10..].strip_prefix('T') else {
            return (iso.len() == 10).then_some(Self::Day(day));
        };
        let (clock, offset) = rest.split_at(rest.find(['Z', '+', '-'])?);
        let mut clock = clock.split(':');
        let mut next = || clock.next().map_or(Some(0), whole);
        let (hour, minute, second) = (next()?, next()?, next()?);
        let offset = match offset.split_once(':') {
            Some((hours, minutes)) => {
                let minutes = whole(minutes)?;
                let hours = hours.get(1..).and_then(whole)? * 60;
                (hours + minutes) * if offset.starts_with('-') { -1 } else { 1 }
            }
            None => 0,
        };
        let seconds = (hour * 60 + minute - offset) * 60 + second;
        Some(Self::At(day * DAY + seconds * 1000))
    }

    fn day(self, clock: Clock) -> i64 {
        match self {
            Self::Day(day) => day,
            Self::At(moment) => (clock.day_of)(moment),
        }
    }

    /// A place in the order of time.
    fn order(self) -> i64 {
        match self {
            Self::Day(day) => day * DAY,
            Self::At(moment) => moment,
        }
    }
}

/// The whole number that a text begins with; parts of a second are left out.
fn whole(text: &str) -> Option<i64> {
    text.split('.').next()?.parse().ok()
}

/// The number of a day, `2026-12-03`, counted from the first of January 1970; none for anything else.
pub fn day_number(iso: &str) -> Option<i64> {
    let mut parts = iso.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years begin in March, so that the day that comes every four years is the last one.
    let (year, month) = (year - i64::from(month < 3), (month + 9) % 12);
    let leap = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(365 * year + leap + (153 * month + 2) / 5 + day - 719_469)
}

/// When something is, as the catalogue writes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occasion<'a> {
    /// First day or moment; none for what one may begin any day.
    pub start: Option<&'a str>,
    /// Last day or moment.
    pub end: Option<&'a str>,
    /// The time zone it is held in.
    pub zone: Option<&'a str>,
}

/// How something stands to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One may begin any day.
    AnyDay,
    /// It begins in so many days; in none, later today.
    Coming(i64),
    /// It is on, and lasts so many days after this one; none where it is of one day.
    On(Option<i64>),
    /// It is over.
    Over,
}

/// What stands together in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// On now, and coming.
    Now,
    /// To begin any day.
    AnyDay,
    /// What has been.
    Past,
}

impl Standing {
    /// Where it stands in a list.
    pub fn group(self) -> Group {
        match self {
            Self::AnyDay => Group::AnyDay,
            Self::Coming(_) | Self::On(_) => Group::Now,
            Self::Over => Group::Past,
        }
    }
}

impl Occasion<'_> {
    fn points(self) -> Option<(Point, Option<Point>)> {
        let start = Point::read(self.start?)?;
        Some((start, self.end.and_then(Point::read)))
    }

    /// How it stands to now.
    pub fn standing(self, clock: Clock) -> Standing {
        let Some((start, end)) = self.points() else {
            return Standing::AnyDay;
        };
        let (today, (first, last)) = (clock.today(), self.days(clock));
        let over = match end {
            Some(Point::At(moment)) => moment <= clock.now,
            _ => last.is_some_and(|last| last < today),
        };
        let begun = match start {
            Point::Day(day) => day <= today,
            Point::At(moment) => moment <= clock.now,
        };
        let first = first.unwrap_or(today);
        match (over, begun) {
            (true, _) => Standing::Over,
            (false, false) => Standing::Coming((first - today).max(0)),
            (false, true) => {
                Standing::On(last.filter(|last| *last > first).map(|last| last - today))
            }
        }
    }

    /// Its first and its last day on a calendar; none where one may begin any day.
    pub fn days(self, clock: Clock) -> (Option<i64>, Option<i64>) {
        let Some((start, end)) = self.points() else {
            return (None, None);
        };
        let first = start.day(clock);
        let last = match end {
            // What ends at midnight is over with the day before.
            Some(Point::At(moment)) => (clock.day_of)(moment - 1),
            Some(Point::Day(day)) => day,
            None => first,
        };
        (Some(first), Some(last.max(first)))
    }

    /// Its place in a list: on now and coming, soonest first; then what one may begin any day; then what has been, newest
    /// first.
    pub fn order(self, clock: Clock) -> (Group, i64) {
        let group = self.standing(clock).group();
        let place = match (group, self.points()) {
            (Group::Past, Some((start, end))) => -end.unwrap_or(start).order(),
            (_, Some((start, _))) => start.order(),
            (_, None) => 0,
        };
        (group, place)
    }

    /// How far off it is: “Tomorrow”, “In 5 days”, “On now, until 31 December”, “Over”.
    pub fn how_far(self, clock: Clock, lang: Lang) -> String {
        match self.standing(clock) {
            Standing::AnyDay => lang.event_any_day().to_owned(),
            Standing::Coming(0) => lang.event_today().to_owned(),
            Standing::Coming(1) => lang.event_tomorrow().to_owned(),
            Standing::Coming(days) if days >= MONTHS_FROM => {
                lang.event_in_months(((days + 15) / 30).unsigned_abs())
            }
            Standing::Coming(days) => lang.event_in_days(days.unsigned_abs()),
            Standing::On(None) => lang.event_on().to_owned(),
            Standing::On(Some(0)) => lang.event_last_day().to_owned(),
            Standing::On(Some(_)) => {
                let end = self.end.unwrap_or_default();
                lang.event_until(&day(end, clock, lang))
            }
            Standing::Over => lang.event_over().to_owned(),
        }
    }

    /// When it is on the learner's own clock.
    pub fn here(self, lang: Lang) -> String {
        self.told(None, lang)
    }

    /// When it is on the clocks where it is held, where they show another time.
    pub fn there(self, lang: Lang) -> Option<String> {
        let (zone, start) = (self.zone?, self.start?);
        let there = self.told(Some(zone), lang);
        let differs = start.len() > 10 && there != self.here(lang);
        let name = || time::zone_name(zone, start, lang.tag());
        differs.then(|| lang.event_there(&there, &name()))
    }

    fn told(self, zone: Option<&str>, lang: Lang) -> String {
        let Some(start) = self.start else {
            return lang.event_any_day().to_owned();
        };
        let lasts = self.points().map_or(0, |(start, end)| {
            end.map_or(0, |end| end.order() - start.order())
        });
        let weekday = lasts < LONG;
        let span = |start, end| Span {
            start,
            end,
            weekday,
        };
        let told = |span: Span| span.told(lang.tag(), zone);
        match self.end {
            // What browsers make of two days far from each other is not everywhere how people write.
            Some(end) if !weekday => {
                lang.run_from_to(&told(span(start, None)), &told(span(end, None)))
            }
            end => told(span(start, end)),
        }
    }
}

/// Things in the order of [`Occasion::order`], each with its group. There are never so many that this is slow.
pub fn in_order<T>(things: Vec<T>, order: impl Fn(&T) -> (Group, i64)) -> Vec<(Group, T)> {
    let mut places = Vec::new();
    let mut sorted = Vec::new();
    for thing in things {
        let order = order(&thing);
        let place = places.iter().filter(|other| **other <= order).count();
        places.insert(place, order);
        sorted.insert(place, (order.0, thing));
    }
    sorted
}

/// The day of a point, as people of a language write it.
pub fn day(iso: &str, clock: Clock, lang: Lang) -> String {
    let moment = match Point::read(iso) {
        Some(Point::At(moment)) if (clock.day_of)(moment) > (clock.day_of)(moment - 1) => {
            moment - 1
        }
        Some(Point::At(moment)) => moment,
        _ => {
            let span = Span {
                start: iso,
                end: None,
                weekday: false,
            };
            return span.told(lang.tag(), None);
        }
    };
    time::day(moment as f64, lang.tag())
}
