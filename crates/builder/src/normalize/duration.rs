//! How long a course takes, from the words of its publisher.
//!
//! What counts is the learner's time: hours and minutes as they stand, or weeks and days times the effort in each.
//! A span without an effort (`12 weeks`) says nothing about that time, so it stays words.

use super::units::{Unit, digits, number, unit_of};
use lifelong_api::parse_minutes;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Duration {
    /// The learner's whole time in minutes.
    pub minutes: Option<u32>,
    /// The publisher's words.
    pub text: Option<String>,
    /// There were words, and none of them could be read.
    pub unreadable: bool,
}

/// Longer than this is a slip of the pen: ten years of working days.
const LONGEST: f64 = 20_000.0 * 60.0;
/// More hours than this beside a number of weeks are the whole, not the effort of one week.
const WEEK: f64 = 20.0;

/// What the words of one field add up to.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// Minutes as such.
    total: Option<f64>,
    /// Minutes a week and a day.
    per_week: Option<f64>,
    per_day: Option<f64>,
    /// Length of the course in days and in weeks.
    days: Option<f64>,
    weeks: Option<f64>,
}

/// Reads the length and the effort of a course together.
pub(crate) fn read(duration: Option<&str>, effort: Option<&str>) -> Duration {
    let clean = |text: Option<&str>| {
        text.map(super::html::plain_line)
            .filter(|text| !text.is_empty() && text.chars().count() <= 120)
    };
    let (duration, effort) = (clean(duration), clean(effort));
    let length = duration.as_deref().map(sum).unwrap_or_default();
    let load = effort.as_deref().map(sum).unwrap_or_default();
    let weeks = length.weeks.or(load.weeks);
    let days = length.days.or(load.days);
    let per_day = length.per_day.or(load.per_day);
    let mut per_week = length.per_week.or(load.per_week);
    let mut total = length.total;
    // `5 weeks, 3-4 h` and an effort of plain hours beside weeks: hours a week.
    if let (Some(hours), Some(_), None) = (total, weeks, per_week)
        && hours <= WEEK * 60.0
    {
        (per_week, total) = (Some(hours), None);
    }
    if let Some(hours) = load.total {
        if weeks.is_some() && per_week.is_none() && hours <= WEEK * 60.0 {
            per_week = Some(hours);
        } else if total.is_none() {
            total = Some(hours);
        }
    }
    // `2 days + 3 hours online` at `8 hours/day`: both count.
    let spread = None
        .or_else(|| Some(weeks? * per_week?))
        .or_else(|| Some(days? * per_day?))
        .or_else(|| Some(weeks? * 5.0 * per_day?))
        .or_else(|| Some(days? / 7.0 * per_week?));
    let minutes = spread
        .map(|minutes: f64| minutes + total.unwrap_or(0.0))
        .or(total)
        .filter(|minutes| *minutes >= 1.0 && *minutes <= LONGEST)
        .map(|minutes| minutes.round() as u32);
    let parts: Vec<String> = [&duration, &effort]
        .into_iter()
        .flatten()
        .filter_map(|text| words(text))
        .collect();
    let any = duration.is_some() || effort.is_some();
    let known = minutes.is_some()
        || [length.weeks, length.days, per_week, per_day]
            .iter()
            .any(Option::is_some);
    Duration {
        minutes,
        text: Some(parts.join(", ")).filter(|text| !text.is_empty()),
        unreadable: any && !known,
    }
}

/// The words for people: a machine's `P2W` is put into words, `PT20H` needs none.
fn words(text: &str) -> Option<String> {
    if !text.starts_with('P') || parse_minutes(text).is_none() {
        return Some(text.to_owned());
    }
    let number: String = text[1..].chars().take_while(char::is_ascii_digit).collect();
    let unit = match text.get(1 + number.len()..)? {
        "W" => "week",
        "D" => "day",
        "M" => "month",
        _ => return None,
    };
    Some(if number == "1" {
        format!("1 {unit}")
    } else {
        format!("{number} {unit}s")
    })
}

fn sum(text: &str) -> Sum {
    let mut out = Sum::default();
    if let Some(minutes) = parse_minutes(text) {
        let minutes = f64::from(minutes);
        // A machine's weeks and days are a span, its hours are time.
        match text.contains('T') {
            true => out.total = Some(minutes),
            false if minutes >= 7.0 * 1440.0 => out.weeks = Some(minutes / (7.0 * 1440.0)),
            false => out.days = Some(minutes / 1440.0),
        }
        return out;
    }
    let text = digits(&text.to_lowercase());
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let Some((value, after)) = number(&chars, at) else {
            at += 1;
            continue;
        };
        let before: String = chars[..at].iter().collect();
        let rest: String = chars[after..].iter().collect();
        at = after;
        let Some((factor, unit, used)) = unit_of(&rest) else {
            continue;
        };
        let tail = rest[used..].trim_start();
        let amount = value * factor;
        match (unit, rate(&before, tail)) {
            (Unit::Minutes, Some(Unit::Weeks)) => add(&mut out.per_week, amount),
            (Unit::Minutes, Some(Unit::Days)) => add(&mut out.per_day, amount),
            (Unit::Minutes, Some(Unit::Months)) => add(&mut out.per_week, amount / 4.35),
            (Unit::Minutes, _) => add(&mut out.total, amount),
            (Unit::Days, None) => add(&mut out.days, amount),
            (Unit::Weeks, None) => add(&mut out.weeks, amount),
            (Unit::Months, None) => add(&mut out.weeks, amount * 4.35),
            // `3 days a week`: no length.
            _ => {}
        }
    }
    out
}

fn add(slot: &mut Option<f64>, amount: f64) {
    *slot = Some(slot.unwrap_or(0.0) + amount);
}

/// What an effort is counted by: `3 h per week`, `3 h/wk`, `每周3小时`, `weekly: 3 h`.
fn rate(before: &str, tail: &str) -> Option<Unit> {
    let tail = tail.trim_start_matches("(s)").trim_start();
    let by = ["per ", "a ", "an ", "each ", "every ", "/", "в ", "每"]
        .iter()
        .find_map(|word| tail.strip_prefix(word))
        .map(|rest| rest.trim_start_matches('一'));
    if let Some((_, unit, _)) = by.and_then(unit_of) {
        return Some(unit);
    }
    if tail.starts_with("weekly") {
        return Some(Unit::Weeks);
    }
    if tail.starts_with("daily") {
        return Some(Unit::Days);
    }
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if ends(&[
        "每周",
        "每星期",
        "weekly",
        "every week",
        "each week",
        "per week",
        "в неделю",
        "每周学习",
        "每周约",
    ]) {
        Some(Unit::Weeks)
    } else if ends(&["每天", "每日", "daily", "every day"]) {
        Some(Unit::Days)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(duration: &str, effort: &str) -> Option<f64> {
        let given = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let (duration, effort) = (duration.to_owned().leak(), effort.to_owned().leak());
        read(given(duration), given(effort))
            .minutes
            .map(|minutes| f64::from(minutes) / 60.0)
    }

    #[test]
    fn real_texts_are_read() {
        for (duration, effort, expected) in [
            ("5 weeks, 3-4 h", "", 17.5),
            ("14 weeks", "7 hrs/wk", 98.0),
            ("11 weeks", "5-8 hours per week", 71.5),
            ("3-4 Weeks", "5-7 Hours per Week", 21.0),
            ("6 days", "8 hours/day", 48.0),
            ("2 days + 3 hours live online", "8 hours/ day", 19.0),
            ("30 Days", "6 Hours", 6.0),
            ("13 hours", "", 13.0),
            ("6 weeks", "13 hours a week", 78.0),
            ("PT20H", "", 20.0),
            ("PT1H30M", "", 1.5),
            ("P2W", "3 h/week", 6.0),
            ("12周", "每周3小时", 36.0),
            ("十二周，每周两小时", "", 24.0),
            ("共20学时", "", 15.0),
            ("5分钟", "", 5.0 / 60.0),
            ("3 недели", "4 часа в неделю", 12.0),
            ("40 hours over 12 weeks", "", 40.0),
            ("1 month", "10 hours a week", 43.5),
            ("1.5 hours", "", 1.5),
        ] {
            assert_eq!(
                hours(duration, effort),
                Some(expected),
                "{duration} | {effort}"
            );
        }
    }

    #[test]
    fn a_span_alone_is_no_time() {
        let span = read(Some("12周"), None);
        assert_eq!(
            (span.minutes, span.text.as_deref(), span.unreadable),
            (None, Some("12周"), false)
        );
        assert_eq!(read(Some("P2W"), None).text.as_deref(), Some("2 weeks"));
        assert_eq!(read(Some("P1D"), None).text.as_deref(), Some("1 day"));
        assert_eq!(read(Some("PT2H"), None).text, None);
        assert_eq!(read(None, None), Duration::default());
    }

    #[test]
    fn other_words_are_no_time() {
        for text in [
            "self-paced",
            "2024",
            "3 one-week modules",
            "4 houses",
            "999999 weeks, 10 h",
        ] {
            assert_eq!(read(Some(text), None).minutes, None, "{text}");
        }
        assert!(read(Some("self-paced"), None).unreadable);
    }
}
