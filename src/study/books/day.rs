//! Which chapter is the day's. Nothing here knows of a browser.

use lifelong_api::{ListedBook, ShownBook, parse_minutes, primary};
use std::ops::Range;
use std::rc::Rc;

/// A chapter of the day takes at most so many minutes.
pub const MOST: u32 = 10;
/// From so many books the days of a week choose: each costs a small file.
const BOOKS: usize = 6;
const WEEK: u64 = 7;
/// A day, in milliseconds.
const DAY: u64 = 86_400_000;
/// So many days back it is known what was chosen.
const BACK: u64 = 4_000;

/// The books that a reader of a language can read; all of them where there is none.
pub fn readable<'a>(books: &'a [ListedBook], tag: &str) -> Vec<&'a ListedBook> {
    let speaks = |own: &String| primary(own).eq_ignore_ascii_case(primary(tag));
    let fits =
        |book: &&ListedBook| book.in_language.is_empty() || book.in_language.iter().any(speaks);
    let found: Vec<&ListedBook> = books.iter().filter(fits).collect();
    if found.is_empty() {
        books.iter().collect()
    } else {
        found
    }
}

/// The books of the week that a day is in, of so many: a few of them, others in every week, until all have been there.
pub fn of_week(count: usize, day: u64) -> Range<usize> {
    let parts = count.div_ceil(BOOKS).max(1) as u64;
    let from = (day / WEEK % parts) as usize * BOOKS;
    from..count.min(from + BOOKS)
}

/// A short chapter: the number of its book, and its own.
pub type Short = (usize, usize);

/// The chapters that take at most [`MOST`] minutes: the first of every book, then the second of every book, and so on.
pub fn short(books: &[Rc<ShownBook>]) -> Vec<Short> {
    let mut all = Vec::new();
    for (number, book) in books.iter().enumerate() {
        for (place, part) in book.has_part.iter().enumerate() {
            let minutes = parse_minutes(&part.time_required);
            if minutes.is_some_and(|minutes| (1..=MOST).contains(&minutes)) {
                all.push((number, place));
            }
        }
    }
    all.sort_by_key(|(number, place)| (*place, *number));
    all
}

/// The one of a day, from when each was finished (milliseconds since 1970) and when the day began. What was finished before
/// is passed over; what is finished on the day itself stays the day's. It is never the one of the day before, as long as
/// there is another.
///
/// What was finished in between moves the places of the others. So that it is known what the day before had, all days are
/// gone through from the first on which something was finished.
pub fn of_day(finished: &[Option<u64>], day: u64, midnight: u64) -> Option<usize> {
    let first = finished.iter().flatten().min();
    let back = first.map_or(0, |at| midnight.saturating_sub(*at) / DAY + 2);
    let mut last = None;
    for ago in (0..=back.min(BACK).min(day)).rev() {
        let begins = midnight.saturating_sub(ago * DAY);
        let is_open = |at: &Option<u64>| at.is_none_or(|at| at >= begins);
        let open: Vec<usize> = (0..finished.len())
            .filter(|place| is_open(&finished[*place]))
            .collect();
        let number = day - ago;
        let one = |number: u64| {
            open.get((number % open.len().max(1) as u64) as usize)
                .copied()
        };
        let mut chosen = one(number);
        if chosen == last && open.len() > 1 {
            chosen = one(number + open.len() as u64 - 1);
        }
        last = chosen;
    }
    last
}

/// The first words of a text, up to the end of a sentence where one is near.
pub fn first_words(text: &str, most: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let cut = &text[..end];
    let ends = |c: char| {
        matches!(
            c,
            '.' | '!' | '?' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}' | '\n'
        )
    };
    match cut.rfind(ends) {
        Some(at) if at >= end / 2 => {
            let last = cut[at..].chars().next().map_or(0, char::len_utf8);
            cut[..at + last].trim_end().to_owned()
        }
        _ => match cut.rfind(' ').filter(|at| *at > end / 2) {
            Some(at) => format!("{}\u{2026}", &cut[..at]),
            None => format!("{cut}\u{2026}"),
        },
    }
}
