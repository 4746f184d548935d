//! Which courses a feed names: chosen while all of them pass, with no more than these few in memory.

use super::day;
use lifelong_api::Course;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// So many entries a feed has at most.
pub(super) const MOST: usize = 100;
/// So many the feed of one institution has: there may be thousands of institutions.
const MOST_OF_ONE: usize = 30;

/// A course that may be among them.
#[derive(Clone, Debug)]
struct Place {
    /// Its day; empty where it has none.
    day: String,
    rank: f32,
    number: u32,
}

/// The newest courses of one feed.
#[derive(Debug, Default)]
struct Places(Vec<Place>);

impl Places {
    /// A course that was changed on a day, or on none.
    fn offer(&mut self, day: &str, rank: f32, number: u32, most: usize) {
        let before = |place: &Place| {
            let order = place.day.as_str().cmp(day).reverse();
            let order = order.then(place.rank.total_cmp(&rank).reverse());
            // Of equals the one that came first stays before.
            order != Ordering::Greater
        };
        let at = self.0.partition_point(before);
        if at < most {
            self.0.truncate(most - 1);
            let day = day.to_owned();
            self.0.insert(at, Place { day, rank, number });
        }
    }

    /// Their numbers, see [`Newest::chosen`].
    fn chosen(&self) -> Vec<u32> {
        let dated = self.0.first().is_some_and(|first| !first.day.is_empty());
        let kept = self.0.iter().filter(|one| !dated || !one.day.is_empty());
        kept.map(|place| place.number).collect()
    }
}

/// The day of a course; empty where it has none.
fn day_of(course: &Course) -> &str {
    course.date_modified.as_deref().and_then(day).unwrap_or("")
}

/// The newest courses of some institutions, by their ids.
#[derive(Debug, Default)]
pub(super) struct OfInstitutions(BTreeMap<String, Places>);

impl OfInstitutions {
    /// For the feeds of these.
    pub fn new(ids: impl Iterator<Item = String>) -> Self {
        Self(ids.map(|id| (id, Places::default())).collect())
    }

    /// A course passes.
    pub fn offer(&mut self, number: u32, course: &Course, rank: f32) {
        if let Some(places) = self.0.get_mut(&course.provider.id) {
            places.offer(day_of(course), rank, number, MOST_OF_ONE);
        }
    }

    /// The numbers of the courses of one, as [`Newest::chosen`]; `None` where it has no course, or no feed.
    pub fn chosen(&self, id: &str) -> Option<Vec<u32>> {
        let chosen = self.0.get(id)?.chosen();
        Some(chosen).filter(|chosen| !chosen.is_empty())
    }
}

/// The newest courses of each feed.
#[derive(Debug)]
pub(super) struct Newest(Vec<(Option<String>, Places)>);

impl Newest {
    /// For feeds of these languages; `None` is the feed of courses in any.
    pub fn new(languages: Vec<Option<String>>) -> Self {
        Self(
            languages
                .into_iter()
                .map(|lang| (lang, Places::default()))
                .collect(),
        )
    }

    /// A course passes.
    pub fn offer(&mut self, number: u32, course: &Course, rank: f32) {
        if self.0.is_empty() {
            return;
        }
        let day = day_of(course);
        for (lang, places) in &mut self.0 {
            if lang
                .as_ref()
                .is_some_and(|lang| course.name.get(lang).is_none())
            {
                continue;
            }
            places.offer(day, rank, number, MOST);
        }
    }

    /// The numbers of the courses of each feed, the newest first. Where any course has a day, those without one are left
    /// out: nobody can say that they are new. Where none has, they are the best ones.
    pub fn chosen(&self) -> Vec<(Option<String>, Vec<u32>)> {
        let feed = |(lang, places): &(Option<String>, Places)| (lang.clone(), places.chosen());
        self.0.iter().map(feed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::Text;

    fn course(lang: &str, day: Option<&str>) -> Course {
        Course {
            name: Text::of(lang, "Tea"),
            date_modified: day.map(str::to_owned),
            ..Course::default()
        }
    }

    #[test]
    fn the_newest_come_first_and_the_better_of_a_day() {
        let mut newest = Newest::new(vec![None, Some("en".to_owned())]);
        newest.offer(0, &course("en", Some("2026-01-01")), 1.0);
        newest.offer(1, &course("de", Some("2026-01-02")), 1.0);
        newest.offer(2, &course("en", Some("2026-01-01")), 2.0);
        newest.offer(3, &course("en", Some("soon")), 9.0);
        newest.offer(4, &course("en", None), 9.0);
        newest.offer(5, &course("en", Some("2026-01-01")), 1.0);
        let chosen = newest.chosen();
        assert_eq!(chosen[0], (None, vec![1, 2, 0, 5]));
        assert_eq!(chosen[1], (Some("en".to_owned()), vec![2, 0, 5]));
    }

    #[test]
    fn without_days_the_best_are_named_and_a_hundred_are_enough() {
        let mut newest = Newest::new(vec![None]);
        for number in 0..250 {
            newest.offer(number, &course("en", None), (number % 5) as f32);
        }
        let chosen = newest.chosen().remove(0).1;
        assert_eq!(chosen.len(), MOST);
        assert_eq!((chosen[0], chosen[1], chosen[50]), (4, 9, 3));
    }
}
