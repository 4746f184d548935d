//! How many things of each kind, in words.

use super::super::event;
use super::super::shelf::Shelf;
use super::super::store;
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;

/// How many things of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Courses.
    pub courses: u64,
    /// Books.
    pub books: u64,
    /// Notes and highlights.
    pub notes: u64,
    /// Lists.
    pub lists: u64,
    /// Days on which one learned.
    pub days: u64,
    /// Cards to look back at.
    pub cards: u64,
    /// Events that one takes part in.
    pub events: u64,
    /// Goals, and what a newer version keeps.
    pub others: u64,
}

impl Kinds {
    /// The kinds of these keys.
    pub fn of<'a>(keys: impl IntoIterator<Item = &'a str>) -> Self {
        let mut kinds = Self::default();
        keys.into_iter().for_each(|key| kinds.add(key));
        kinds
    }

    /// Counts the thing of a key.
    pub fn add(&mut self, key: &str) {
        let count = match key.split('/').next() {
            Some("course") => &mut self.courses,
            Some("book") => &mut self.books,
            Some("note") => &mut self.notes,
            Some("list") => &mut self.lists,
            Some("day") => &mut self.days,
            Some("card") => &mut self.cards,
            Some("event") => &mut self.events,
            _ => &mut self.others,
        };
        *count += 1;
    }

    /// All together.
    pub fn total(self) -> u64 {
        let works = self.courses + self.books + self.events;
        works + self.notes + self.lists + self.days + self.cards + self.others
    }

    /// “12 courses, 1 book and 40 notes”; nothing where there is nothing.
    pub fn words(self, lang: Lang) -> String {
        let kinds = [
            (
                self.courses,
                Lang::data_kind_courses as fn(Lang, u64) -> String,
            ),
            (self.books, Lang::data_kind_books),
            (self.notes, Lang::data_kind_notes),
            (self.lists, Lang::data_kind_lists),
            (self.days, Lang::data_kind_days),
            (self.cards, Lang::data_kind_cards),
            (self.events, Lang::data_kind_events),
            (self.others, Lang::data_kind_others),
        ];
        let some = kinds.into_iter().filter(|(count, _)| *count > 0);
        let mut parts: Vec<String> = some.map(|(count, words)| words(lang, count)).collect();
        let last = parts.pop().unwrap_or_default();
        if parts.is_empty() {
            return last;
        }
        lang.data_and(&parts.join(lang.list_separator()), &last)
    }
}

/// How much the record on this device holds.
///
/// # Errors
/// [`DatabaseError`].
pub async fn held() -> Result<Kinds, DatabaseError> {
    let mut kinds = Kinds::default();
    for shelf in [Shelf::Begun, Shelf::Finished, Shelf::Known] {
        for (key, _) in store::shelf(shelf, u32::MAX).await? {
            kinds.add(&key);
        }
    }
    kinds.notes = store::count(Shelf::Notes).await?.into();
    kinds.lists = store::count(Shelf::Lists).await?.into();
    kinds.days = store::count(Shelf::Days).await?.into();
    kinds.cards = store::count(Shelf::Cards).await?.into();
    kinds.events = event::all().await?.len() as u64;
    Ok(kinds)
}

/// A number of bytes as people read it: “1.5 MB”.
pub fn size(bytes: f64, lang: Lang) -> String {
    const K: f64 = 1024.0;
    let one_digit = |number: f64| {
        let words = format!("{number:.1}");
        words.strip_suffix(".0").map(str::to_owned).unwrap_or(words)
    };
    if bytes < K * K {
        lang.data_kilobytes(&format!("{:.0}", (bytes / K).ceil()))
    } else if bytes < K * K * K {
        lang.data_megabytes(&one_digit(bytes / K / K))
    } else {
        lang.data_gigabytes(&one_digit(bytes / K / K / K))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_what_is_there() {
        let keys = [
            "course/a",
            "course/b",
            "note/c",
            "day/2026-11-27",
            "day/2026-11-28",
        ];
        let kinds = Kinds::of(keys);
        assert_eq!(kinds.total(), 5);
        assert_eq!(
            kinds.words(Lang::En),
            "2 courses, 1 note and 2 days of learning"
        );
        assert_eq!(Kinds::of(["list/a"]).words(Lang::En), "1 list");
        assert_eq!(Kinds::default().words(Lang::En), "");
    }

    #[test]
    fn sizes_are_round() {
        assert_eq!(size(1.0, Lang::En), "1 KB");
        assert_eq!(size(1_572_864.0, Lang::En), "1.5 MB");
        assert_eq!(size(2_147_483_648.0, Lang::En), "2 GB");
    }
}
