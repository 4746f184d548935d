//! Which five-minute courses are offered, and in which order. Nothing here knows of a browser.

use lifelong_api::{Area, Course, Topic, block_of, parse_minutes, primary};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Courses that are finished: when, in milliseconds since 1970, by their ids.
pub type Finished = BTreeMap<String, u64>;

/// So many suggestions stand on the screen at once.
pub const AT_ONCE: usize = 3;
/// What a five-minute course takes where it does not say so.
const USUAL: u32 = 5;
/// Ten minutes are well used from here on.
const WORTH_TEN: u32 = 6;
/// Parts of a round, for spreading the courses of an area evenly over it.
const ROUND: usize = 1 << 20;

/// How many minutes a course takes.
pub fn minutes(course: &Course) -> u32 {
    let told = course.time_required.as_deref().and_then(parse_minutes);
    told.filter(|minutes| *minutes > 0).unwrap_or(USUAL)
}

/// The courses that a reader of a language can follow; all of them where there is none.
pub fn readable<'a>(courses: &'a [Course], tag: &str) -> Vec<&'a Course> {
    let wanted = primary(tag);
    let fits = |course: &&Course| {
        let mut taught = course.in_language.iter().map(|tag| primary(tag));
        // In no language, in several, in one that nobody named.
        course.in_language.is_empty()
            || taught
                .any(|tag| tag.eq_ignore_ascii_case(wanted) || matches!(tag, "zxx" | "mul" | "und"))
    };
    let found: Vec<&Course> = courses.iter().filter(fits).collect();
    if found.is_empty() {
        courses.iter().collect()
    } else {
        found
    }
}

/// The way through all courses: of every area as evenly as it goes, and always the same for the same courses.
pub fn walk<'a>(courses: &[&'a Course]) -> Vec<&'a Course> {
    let mut all = courses.to_vec();
    all.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut counts: BTreeMap<Area, usize> = BTreeMap::new();
    for course in &all {
        *counts.entry(course.area).or_default() += 1;
    }
    let mut seen: BTreeMap<Area, usize> = BTreeMap::new();
    let mut placed: Vec<(usize, &Course)> = Vec::with_capacity(all.len());
    for course in all {
        let before = seen.entry(course.area).or_default();
        let of = counts.get(&course.area).copied().unwrap_or(1);
        placed.push(((2 * *before + 1) * ROUND / of, course));
        *before += 1;
    }
    // It keeps the areas in their order where they have the same place.
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, course)| course).collect()
}

/// By area, and in it as by lot.
fn key(course: &Course) -> (Area, u32, &str) {
    (course.area, block_of(&course.id, 1 << 31), &course.id)
}

/// The number of a day, from its date as `2026-11-27`: each is one more than that of the day before. Source of the sum:
/// Howard Hinnant, “chrono-compatible low-level date algorithms”.
pub fn day_number(date: &str) -> u64 {
    let mut parts = date.split('-').map(|part| part.parse::<u64>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    let (year, month, day) = (next(), next().clamp(1, 12), next());
    // Years begin in March here, so that a leap day is the last of its year.
    let year = if month > 2 {
        year
    } else {
        year.saturating_sub(1)
    };
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day;
    year * 365 + year / 4 - year / 100 + year / 400 + in_year
}

/// Where the way through `count` courses is on a day.
fn place(day: u64, count: usize) -> usize {
    (day % (count.max(1) as u64)) as usize
}

/// The course of a day: the same for everyone, and each of the way before one comes again. Whoever has finished that one
/// before gets another that is open; one that is finished on the day itself stays the day's. Where none is open, it is
/// everyone's.
pub fn of_day<'a>(
    way: &[&'a Course],
    day: u64,
    was_done: impl Fn(&Course) -> bool,
) -> Option<&'a Course> {
    let everyones = *way.get(place(day, way.len()))?;
    if !was_done(everyones) {
        return Some(everyones);
    }
    let open: Vec<&Course> = way
        .iter()
        .copied()
        .filter(|course| !was_done(course))
        .collect();
    Some(
        open.get(place(day, open.len()))
            .copied()
            .unwrap_or(everyones),
    )
}

/// How much time somebody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Two minutes.
    Two,
    /// Five minutes.
    Five,
    /// Ten minutes.
    Ten,
}

impl Time {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Two, Self::Five, Self::Ten];

    /// In minutes.
    pub fn minutes(self) -> u32 {
        match self {
            Self::Two => 2,
            Self::Five => 5,
            Self::Ten => 10,
        }
    }
}

/// What somebody has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// How much time there is; nothing where that is not said yet.
    pub time: Option<Time>,
    /// About what.
    pub about: About,
}

/// What a course is to be about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Anything.
    #[default]
    Anything,
    /// An area.
    Area(Area),
    /// A topic, by its id.
    Topic(String),
}

impl About {
    /// Whether a course is.
    pub fn fits(&self, course: &Course) -> bool {
        match self {
            Self::Anything => true,
            Self::Area(area) => course.area == *area,
            Self::Topic(id) => course.about.contains(id),
        }
    }

    /// From what [`About::code`] gave.
    pub fn read(code: &str) -> Self {
        match (code, Area::from_code(code)) {
            ("", _) => Self::Anything,
            (_, Some(area)) => Self::Area(area),
            (id, None) => Self::Topic(id.to_owned()),
        }
    }

    /// The area's code or the topic's id; empty for anything.
    pub fn code(&self) -> &str {
        match self {
            Self::Anything => "",
            Self::Area(area) => area.code(),
            Self::Topic(id) => id,
        }
    }
}

impl Choice {
    /// From the text that the device keeps. What it does not know counts as not chosen.
    pub fn read(text: &str) -> Self {
        let mut words = text.split(' ');
        let minutes = words.next().and_then(|word| word.parse().ok());
        Self {
            time: Time::ALL
                .into_iter()
                .find(|time| Some(time.minutes()) == minutes),
            about: About::read(words.next().unwrap_or_default()),
        }
    }

    /// The text that the device keeps: `5 hobbies`.
    pub fn text(&self) -> String {
        let minutes = self.time.map_or(0, Time::minutes);
        format!("{minutes} {}", self.about.code())
    }
}

/// The areas that have courses, in their order, each with the topics of its courses, in the order of the tree.
pub fn areas<'a>(courses: &[&Course], topics: &'a [Topic]) -> Vec<(Area, Vec<&'a Topic>)> {
    let with = |area: Area| {
        let mut own = courses
            .iter()
            .filter(|course| course.area == area)
            .peekable();
        own.peek()?;
        let ids: BTreeSet<&String> = own.flat_map(|course| &course.about).collect();
        let has = |topic: &&Topic| ids.contains(&topic.id);
        Some((area, topics.iter().filter(has).collect()))
    };
    Area::ALL.into_iter().filter_map(with).collect()
}

/// What is suggested: a course, or two after each other.
pub type Offer<'a> = Vec<&'a Course>;

/// What fits somebody's time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers<'a> {
    /// Suggestions: first what is open, then what was finished longest ago.
    pub all: Vec<Offer<'a>>,
    /// Where nothing is short enough: how many minutes the shortest take.
    pub longer: Option<u32>,
}

/// How many minutes a suggestion takes.
pub fn minutes_of(offer: &[&Course]) -> u32 {
    offer.iter().map(|course| minutes(course)).sum()
}

/// What fits so much time, and is about this, on this day. The course of the day comes last of what is open: it is
/// on the screen already.
pub fn offers<'a>(
    way: &[&'a Course],
    time: Time,
    about: &About,
    finished: &Finished,
    day: u64,
) -> Offers<'a> {
    let mut line = way.to_vec();
    let after_today = place(day, way.len()) + 1;
    line.rotate_left(after_today.min(way.len()));
    line.retain(|course| about.fits(course));
    line.sort_by_key(|course| finished_at(course, finished));
    let most = time.minutes();
    let alone = |fits: &dyn Fn(u32) -> bool| -> Vec<Offer<'a>> {
        line.iter()
            .filter(|course| fits(minutes(course)))
            .map(|course| vec![*course])
            .collect()
    };
    let mut all = Vec::new();
    if time == Time::Ten {
        all = alone(&|minutes| (WORTH_TEN..=most).contains(&minutes));
        all.extend(pairs(&line, finished));
        all.sort_by_key(|offer| {
            offer
                .iter()
                .map(|course| finished_at(course, finished))
                .max()
        });
    }
    if all.is_empty() {
        all = alone(&|minutes| minutes <= most);
    }
    if !all.is_empty() {
        return Offers { all, longer: None };
    }
    let shortest = line.iter().map(|course| minutes(course)).min();
    Offers {
        all: alone(&|minutes| Some(minutes) == shortest),
        longer: shortest,
    }
}

/// When a course was finished; 0 where it is open, so that it comes first.
fn finished_at(course: &Course, finished: &Finished) -> u64 {
    finished.get(&course.id).map_or(0, |at| (*at).max(1))
}

/// Two and two that go well together and fill ten minutes, each course at most once.
fn pairs<'a>(line: &[&'a Course], finished: &Finished) -> Vec<Offer<'a>> {
    let mut left = line.to_vec();
    let mut pairs = Vec::new();
    while !left.is_empty() {
        let first = left.remove(0);
        let fits = |other: &Course| {
            let near = other.area == first.area || shares_topic(first, other);
            near && (WORTH_TEN..=Time::Ten.minutes()).contains(&minutes_of(&[first, other]))
        };
        let others = left.iter().enumerate().filter(|(_, other)| fits(other));
        // What is open counts more than what is near, and what is near more than what comes soon.
        let best = others.min_by_key(|(at, other)| {
            (
                finished.contains_key(&other.id),
                !shares_topic(first, other),
                *at,
            )
        });
        if let Some(at) = best.map(|(at, _)| at) {
            pairs.push(vec![first, left.remove(at)]);
        }
    }
    pairs
}

fn shares_topic(a: &Course, b: &Course) -> bool {
    a.about.iter().any(|topic| b.about.contains(topic))
}

/// Which of `total` suggestions are on the screen after “something else” was pressed so often, and whether these are the first
/// ones again.
pub fn shown(total: usize, pressed: usize) -> (Range<usize>, bool) {
    let page = pressed % total.div_ceil(AT_ONCE).max(1);
    let from = page * AT_ONCE;
    (from..total.min(from + AT_ONCE), pressed > 0 && page == 0)
}

/// What one could take after a course: one that is open and fits five minutes, of the same area where there is one, of the
/// same topic before others.
pub fn after<'a>(way: &[&'a Course], id: &str, finished: &Finished) -> Option<&'a Course> {
    let at = way.iter().position(|course| course.id == id);
    let done = at.map(|at| way[at]);
    let mut line = way.to_vec();
    line.rotate_left(at.unwrap_or(0));
    let fits = |course: &Course| {
        course.id != id
            && !finished.contains_key(&course.id)
            && minutes(course) <= Time::Five.minutes()
    };
    let far = |course: &Course| {
        let other_area = done.is_none_or(|done| done.area != course.area);
        (
            other_area,
            !done.is_some_and(|done| shares_topic(done, course)),
        )
    };
    // The first of equals.
    line.into_iter()
        .filter(|course| fits(course))
        .min_by_key(|course| far(course))
}

/// The courses that were finished last, last first, with the moment; at most `most`.
pub fn remembered<'a>(
    courses: &'a [Course],
    finished: &Finished,
    most: usize,
) -> Vec<(&'a Course, u64)> {
    let with = |course: &'a Course| Some((course, *finished.get(&course.id)?));
    let mut all: Vec<(&Course, u64)> = courses.iter().filter_map(with).collect();
    all.sort_by(|(a, x), (b, y)| (y, &a.id).cmp(&(x, &b.id)));
    all.truncate(most);
    all
}
