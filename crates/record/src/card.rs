//! Cards: a key point or a note that is asked again, at growing distances.
//!
//! One entry a card, `card/…`, with the registers `face` ([`Face`]: what is asked) and `review` ([`Review`]: how well it is
//! remembered). When it comes again is reckoned by FSRS version 5 with its published weights, by the crate `rs-fsrs`
//! (<https://github.com/open-spaced-repetition/rs-fsrs>), for a retention of nine in ten and without chance: the same
//! answers give the same days on every device.

use crate::{Entry, Stamp};
use chrono::{DateTime, Utc};
use lifelong_api::Text;
use rs_fsrs::{Card, FSRS, Parameters, Rating, Seed, State};
use serde::{Deserialize, Serialize};

/// The register of [`Face`].
pub const FACE: &str = "face";
/// The register of [`Review`].
pub const REVIEW: &str = "review";

/// FSRS-5's weights. They stand here and not in the library's default because that reads the clock, and because another
/// version of the library must not move the days of cards that are under way.
const WEIGHTS: [f64; 19] = [
    0.4072, 1.1829, 3.1262, 15.4722, 7.2102, 0.5316, 1.0651, 0.0234, 1.616, 0.1544, 1.0824, 1.9813,
    0.0953, 0.2975, 2.2042, 0.2407, 2.9466, 0.5034, 0.6567,
];
/// The share of cards that is to be remembered when they come again.
const RETENTION: f64 = 0.9;
/// The longest distance, in days: a hundred years.
const LONGEST: i32 = 36_500;
/// Stability in days, as FSRS bounds it.
const STABILITY: std::ops::RangeInclusive<f64> = 0.001..=36_500.0;
/// Difficulty, as FSRS bounds it.
const DIFFICULTY: std::ops::RangeInclusive<f64> = 1.0..=10.0;
/// Nobody answers a card more often; what says so is damaged.
const MOST: u32 = 1_000_000;
/// The end of the year 9999 in milliseconds since 1970. No clock shows a later time, and below it no sum runs over.
pub(crate) const END: u64 = 253_402_300_799_999;

/// What a card asks and answers, with where that is from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Face {
    /// The question.
    pub front: Text,
    /// The answer.
    pub back: Text,
    /// Path of the page it is from.
    pub path: String,
    /// The title of what it is from.
    pub part_of: Text,
}

/// How well a card is remembered: the state of FSRS after the last answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Review {
    /// When it comes again, in milliseconds since 1970.
    pub due: u64,
    /// Days after which nine of ten such cards are remembered.
    pub stability: f64,
    /// 1 (easy) to 10.
    pub difficulty: f64,
    /// How often it was answered.
    pub reps: u32,
    /// How often it was forgotten after it had been learned.
    pub lapses: u32,
    /// 1: being learned, 2: learned, 3: being learned again.
    pub state: u8,
    /// When it was last answered, in milliseconds since 1970.
    pub last: u64,
}

/// How well the learner knew it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Not at all.
    Again,
    /// With effort.
    Hard,
    /// Well.
    Good,
    /// At once.
    Easy,
}

impl Grade {
    /// All four, in the order of [`next_due`].
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    fn rating(self) -> Rating {
        match self {
            Self::Again => Rating::Again,
            Self::Hard => Rating::Hard,
            Self::Good => Rating::Good,
            Self::Easy => Rating::Easy,
        }
    }
}

impl Review {
    /// What is kept of an entry; none where nothing is, or where it is damaged: then the card counts as new.
    fn of(entry: &Entry) -> Option<Self> {
        let review: Self = entry.read(REVIEW)?;
        let sound = STABILITY.contains(&review.stability)
            && DIFFICULTY.contains(&review.difficulty)
            && review.reps <= MOST
            && review.lapses <= MOST
            && review.due <= END
            && review.last <= END
            && review.state().is_some();
        sound.then_some(review)
    }

    fn state(&self) -> Option<State> {
        [State::Learning, State::Review, State::Relearning]
            .into_iter()
            .find(|state| *state as u8 == self.state)
    }

    /// After one more answer.
    fn after(before: Option<Self>, grade: Grade, now: u64) -> Self {
        let card = match before {
            Some(before) => Card {
                due: time(before.due),
                stability: before.stability,
                difficulty: before.difficulty,
                // Reckoned from the times.
                elapsed_days: 0,
                scheduled_days: 0,
                reps: before.reps as i32,
                lapses: before.lapses as i32,
                state: before.state().unwrap_or_default(),
                // Where the clock was set back, no time has passed: FSRS cannot reckon with less.
                last_review: time(before.last.min(now)),
            },
            None => Card::default(),
        };
        let card = scheduler().next(card, time(now), grade.rating()).card;
        let due = u64::try_from(card.due.timestamp_millis()).unwrap_or(0);
        Self {
            due: due.min(END).max(now),
            stability: card.stability.clamp(*STABILITY.start(), *STABILITY.end()),
            difficulty: card
                .difficulty
                .clamp(*DIFFICULTY.start(), *DIFFICULTY.end()),
            reps: u32::try_from(card.reps).unwrap_or(0),
            lapses: u32::try_from(card.lapses).unwrap_or(0),
            state: card.state as u8,
            last: now.min(END),
        }
    }
}

fn scheduler() -> FSRS {
    FSRS::new(Parameters {
        request_retention: RETENTION,
        maximum_interval: LONGEST,
        w: WEIGHTS,
        decay: Parameters::DECAY,
        factor: Parameters::FACTOR,
        enable_short_term: true,
        enable_fuzz: false,
        // Chance is off; the library's own seeds read the clock.
        seed: Seed::String(String::new()),
    })
}

/// A time for FSRS, at most [`END`].
fn time(milliseconds: u64) -> DateTime<Utc> {
    let at = i64::try_from(milliseconds.min(END)).ok();
    at.and_then(DateTime::from_timestamp_millis)
        .unwrap_or_default()
}

/// The key of the card of a key point: that of its work, the part it closes, and its number there.
pub fn point_key(work_key: &str, part: &str, number: usize) -> String {
    format!("card/{work_key}/{part}/{number}")
}

/// The key of the card of a note, from the note's.
pub fn note_key(note_key: &str) -> String {
    format!("card/{note_key}")
}

/// What a card asks; none where it says nothing, or what a newer version wrote.
pub fn face(entry: &Entry) -> Option<Face> {
    entry.read(FACE)
}

/// When a card comes again, in milliseconds since 1970. One that was never answered came when its face was written.
pub fn due(entry: &Entry) -> u64 {
    match Review::of(entry) {
        Some(review) => review.due,
        None => entry.written(FACE).unwrap_or(0),
    }
}

/// When a card would come again, in milliseconds since 1970, for each of [`Grade::ALL`]. `now` in milliseconds since 1970.
pub fn next_due(entry: &Entry, now: u64) -> [u64; 4] {
    let before = Review::of(entry);
    Grade::ALL.map(|grade| Review::after(before.clone(), grade, now).due)
}

/// Notes an answer, and says when the card comes again. All times in milliseconds since 1970; what is given back is never
/// before `now`, even where the clock was set back since the last answer.
pub fn review(entry: &mut Entry, grade: Grade, now: u64, stamp: &Stamp) -> u64 {
    let review = Review::after(Review::of(entry), grade, now);
    let due = review.due;
    entry.set(REVIEW, review, stamp);
    due
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const DAY: u64 = 86_400_000;
    const NOW: u64 = 1_795_812_667_120;

    fn stamp(at: u64) -> Stamp {
        Stamp {
            at,
            by: "a".to_owned(),
        }
    }

    fn card() -> Entry {
        let mut entry = Entry::default();
        let front = Text::of("en", "Why a cover?");
        let face = Face {
            front,
            ..Face::default()
        };
        entry.set(FACE, face, &stamp(NOW));
        entry
    }

    /// The numbers of the library's own test of its default scheduler.
    #[test]
    fn distances_are_those_of_fsrs() {
        use Grade::{Again, Good};
        let grades = [
            Good, Good, Good, Good, Good, Good, Again, Again, Good, Good, Good, Good, Good,
        ];
        let mut entry = card();
        assert_eq!(due(&entry), NOW, "a new card is due at once");
        let mut now = NOW;
        let mut days = Vec::new();
        for grade in grades {
            let preview = next_due(&entry, now)[grade as usize];
            let next = review(&mut entry, grade, now, &stamp(now));
            assert_eq!((preview, due(&entry)), (next, next));
            days.push((next - now) / DAY);
            now = next;
        }
        assert_eq!(days, [0, 4, 15, 48, 136, 351, 0, 0, 7, 13, 24, 43, 77]);
        assert_eq!(
            Review::of(&entry).map(|r| (r.reps, r.lapses)),
            Some((13, 1))
        );
        assert_eq!(face(&entry).map(|face| face.front.len()), Some(1));
    }

    #[test]
    fn better_answers_come_later() {
        let mut entry = card();
        for now in [NOW, NOW + DAY, NOW + 9 * DAY] {
            let next = next_due(&entry, now);
            assert!(next.is_sorted() && next[0] > now, "{next:?}");
            review(&mut entry, Grade::Good, now, &stamp(now));
        }
    }

    #[test]
    fn a_clock_set_back_does_no_harm() {
        let mut entry = card();
        review(&mut entry, Grade::Easy, NOW, &stamp(NOW));
        let early = NOW - 4_000 * DAY;
        let next = review(&mut entry, Grade::Good, early, &stamp(early));
        assert!(next >= early && next < early + 100 * DAY);
        assert_eq!(due(&entry), next, "what was answered last counts");
        for now in [0, END, u64::MAX] {
            assert!(next_due(&entry, now).iter().all(|due| *due >= now));
        }
    }

    #[test]
    fn a_damaged_review_makes_a_new_card() {
        let mut sound = card();
        review(&mut sound, Grade::Good, NOW, &stamp(NOW));
        let new = next_due(&card(), NOW);
        let odd = [
            json!(-1),
            json!(0),
            json!(1e300),
            json!(u64::MAX),
            json!("x"),
            json!([]),
        ];
        for name in [
            "due",
            "stability",
            "difficulty",
            "reps",
            "lapses",
            "state",
            "last",
        ] {
            for odd in &odd {
                let mut entry = sound.clone();
                let mut value = entry.value(REVIEW).cloned().unwrap_or(Value::Null);
                value[name] = odd.clone();
                entry.set(REVIEW, value, &stamp(NOW));
                let harmless = *odd == 0 && ["due", "reps", "lapses", "last"].contains(&name);
                if !harmless {
                    assert_eq!(next_due(&entry, NOW), new, "{name} {odd}");
                    assert_eq!(due(&entry), NOW);
                }
                review(&mut entry, Grade::Hard, NOW, &stamp(NOW));
                assert!(Review::of(&entry).is_some(), "{name} {odd}");
            }
        }
    }

    #[test]
    fn thousands_of_answers_stay_within_bounds() {
        for grade in Grade::ALL {
            let mut entry = card();
            let mut now = NOW;
            for _ in 0..2_000 {
                now = review(&mut entry, grade, now, &stamp(now)).min(END - DAY);
                assert!(Review::of(&entry).is_some());
            }
        }
    }

    #[test]
    fn keys_name_what_they_are_of() {
        assert_eq!(point_key("course/egg", "heat", 2), "card/course/egg/heat/2");
        assert_eq!(note_key("note/x1"), "card/note/x1");
    }
}
