//! How far the learner is with an event's challenge, from what the record holds anyway.

use crate::i18n::Lang;
use crate::study::mine::learned::learned;
use crate::study::parts::bar;
use crate::ui::occasion::{Clock, day_number};
use crate::ui::{icon, length};
use lifelong_record::Entry;
use lifelong_record::work::{Finished, course_key, path};
use yew::prelude::*;

/// A course that was finished before an event counts when one learned in it so many seconds again.
const AGAIN: u64 = 60;

/// How far one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many of its courses are finished.
    Courses {
        /// How many are.
        done: u64,
        /// How many there are.
        all: u64,
    },
    /// So many minutes are learned.
    Minutes {
        /// How many are.
        done: u64,
        /// How many were asked for.
        all: u64,
    },
}

/// The days that count: the event's own, else those since one takes part. Numbers as of [`Clock::day_of`].
pub fn period(entry: &Entry, clock: Clock) -> (i64, Option<i64>) {
    let times = entry.times();
    match super::occasion(&times).days(clock) {
        (Some(first), last) => (first, last),
        (None, _) => {
            let since = entry.takes_part().unwrap_or(0);
            ((clock.day_of)(since as i64), None)
        }
    }
}

/// Reckons it. `courses` are those of the challenge, with when they were finished.
pub fn progress(
    entry: &Entry,
    (first, last): (i64, Option<i64>),
    days: &[(String, Entry)],
    courses: &[(String, Option<Finished>)],
    clock: Clock,
) -> Progress {
    let counts = |day: i64| day >= first && last.is_none_or(|last| day <= last);
    let within = |(key, _): &&(String, Entry)| {
        let day = key.strip_prefix("day/").and_then(day_number);
        day.is_some_and(counts)
    };
    let days: Vec<(String, Entry)> = days.iter().filter(within).cloned().collect();
    let about = entry.about();
    if let Some(minutes) = about.minutes.filter(|_| about.parts.is_empty()) {
        let seconds = days.iter().map(|(_, day)| day.seconds());
        return Progress::Minutes {
            done: seconds.fold(0, u64::saturating_add) / 60,
            all: minutes.into(),
        };
    }
    let any_day = entry.times()[0].is_none();
    let is_done = |(id, finished): &&(String, Option<Finished>)| {
        let Some(finished) = finished else {
            return false;
        };
        let again = || learned(&days, &path(&course_key(id))).seconds >= AGAIN;
        any_day || counts((clock.day_of)(finished.at as i64)) || again()
    };
    Progress::Courses {
        done: courses.iter().filter(is_done).count() as u64,
        all: courses.len() as u64,
    }
}

impl Progress {
    /// Whether it is done.
    pub fn is_done(self) -> bool {
        let (Self::Courses { done, all } | Self::Minutes { done, all }) = self;
        done >= all
    }

    /// In words: `2 of 6 courses finished`.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Courses { done, all } => lang.part_courses(all, &done.to_string()),
            Self::Minutes { done, all } => {
                lang.part_minutes(&length(all, lang), &length(done, lang))
            }
        }
    }

    /// As words and a filled bar, and that it is done.
    pub fn view(self, lang: Lang) -> Html {
        let (Self::Courses { done, all } | Self::Minutes { done, all }) = self;
        let words = self.words(lang);
        html! {
            <div class="part-far">
                <p>{ &words }</p>
                { bar(done.min(all) as usize, all as usize, &words) }
                if self.is_done() { <p class="kept">{ icon("star") }{ lang.part_done() }</p> }
            </div>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::Text;
    use lifelong_record::Stamp;
    use lifelong_record::day::{self, Did};
    use lifelong_record::work::{About, How, Part};

    const DAY: i64 = 86_400_000;

    fn stamp() -> Stamp {
        Stamp {
            at: 1,
            by: "a".to_owned(),
        }
    }

    fn clock() -> Clock<'static> {
        Clock {
            now: 20_800 * DAY,
            day_of: &|moment| moment.div_euclid(DAY),
        }
    }

    /// An event with its times; those who asked for minutes.
    fn event(times: [Option<&str>; 3], minutes: Option<u32>, courses: &[&str]) -> Entry {
        let part = |id: &&str| Part {
            id: (*id).to_owned(),
            name: Text::of("en", *id),
        };
        let about = About {
            minutes,
            parts: courses.iter().map(part).collect(),
            ..About::default()
        };
        let mut entry = Entry::default();
        entry.describe_event(about, times.map(|time| time.map(str::to_owned)), &stamp());
        entry.take_part(20_786 * DAY as u64 + 1_000, &stamp());
        entry
    }

    fn learned_on(date: &str, page: &str, seconds: u64) -> (String, Entry) {
        let mut entry = Entry::default();
        entry.learn(page, seconds, Did::default(), &stamp());
        (day::key(date), entry)
    }

    #[test]
    fn minutes_of_the_event_count_and_no_others() {
        // 2026-12-01 is day 20788.
        let days = [
            learned_on("2026-12-04", "/course/a", 6_000),
            learned_on("2026-12-03", "/course/a", 90),
            learned_on("2026-12-01", "/course/a", 630),
            learned_on("2026-11-30", "/course/a", 6_000),
        ];
        let dated = event(
            [Some("2026-12-01"), Some("2026-12-03"), None],
            Some(12),
            &[],
        );
        let found = period(&dated, clock());
        assert_eq!(found, (20_788, Some(20_790)));
        let far = progress(&dated, found, &days, &[], clock());
        assert_eq!(far, Progress::Minutes { done: 12, all: 12 });
        assert!(far.is_done());
        // Without dates, those since one takes part.
        let any = event([None; 3], Some(300), &[]);
        let found = period(&any, clock());
        assert_eq!(found, (20_786, None));
        let far = progress(&any, found, &days, &[], clock());
        assert_eq!(
            far,
            Progress::Minutes {
                done: 212,
                all: 300
            }
        );
        assert_eq!(far.words(Lang::En), "3 hours 32 minutes of 5 hours learned");
    }

    #[test]
    fn courses_count_that_are_finished_in_its_time_or_gone_through_again() {
        let at = |day: u64| {
            Some(Finished {
                at: day * DAY as u64 + 1_000,
                how: How::Said,
            })
        };
        let courses = [
            ("before".to_owned(), at(20_700)),
            ("again".to_owned(), at(20_700)),
            ("within".to_owned(), at(20_789)),
            ("after".to_owned(), at(20_795)),
            ("open".to_owned(), None),
        ];
        let days = [
            learned_on("2026-12-02", "/course/again/one", 61),
            learned_on("2026-12-02", "/course/open", 900),
        ];
        let ids = ["before", "again", "within", "after", "open"];
        let dated = event([Some("2026-12-01"), Some("2026-12-03"), None], None, &ids);
        let found = period(&dated, clock());
        let far = progress(&dated, found, &days, &courses, clock());
        assert_eq!(far, Progress::Courses { done: 2, all: 5 });
        assert_eq!(far.words(Lang::En), "2 of 5 courses finished");
        // What one may begin any day asks only whether they are finished.
        let any = event([None; 3], None, &ids);
        let far = progress(&any, period(&any, clock()), &[], &courses, clock());
        assert_eq!(far, Progress::Courses { done: 4, all: 5 });
    }
}
