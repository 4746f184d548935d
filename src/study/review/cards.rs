//! The cards: how they come to be, which are asked today, and when they come again.

use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::time;
use crate::study::shelf::Shelf;
use crate::study::store;
use lifelong_api::Text;
use lifelong_record::card::{self, FACE, Face, Grade, REVIEW};
use lifelong_record::note::{Anchor, Note};
use lifelong_record::{Entry, Stamp};

/// So many are asked a day, if the learner does not wish for more.
const A_DAY: usize = 5;
/// A day, in milliseconds.
const DAY: u64 = 86_400_000;
/// FSRS' number for what has been learned.
const LEARNED: u8 = 2;

/// Makes cards of the key points of a lesson that is finished. What has a card keeps it, and what the learner does not want to
/// be asked any more stays so.
///
/// # Errors
/// [`DatabaseError`].
pub async fn add_points(
    work_key: String,
    part: String,
    points: Vec<Text>,
    path: String,
    part_of: Text,
) -> Result<(), DatabaseError> {
    for (i, back) in points.into_iter().enumerate() {
        let face = Face {
            front: part_of.clone(),
            back,
            path: path.clone(),
            part_of: part_of.clone(),
        };
        let key = card::point_key(&work_key, &part, i + 1);
        store::change(&key, move |entry, stamp| {
            if entry.registers.is_empty() {
                begin(entry, face, stamp);
            }
        })
        .await?;
    }
    Ok(())
}

/// Asks a note again later, or not any more.
///
/// # Errors
/// [`DatabaseError`].
pub async fn ask_later(note_key: &str, note: &Note, on: bool) -> Result<(), DatabaseError> {
    let key = card::note_key(note_key);
    if !on {
        return store::remove(&key).await;
    }
    let face = face_of(note);
    store::change(&key, move |entry, stamp| begin(entry, face, stamp)).await
}

/// What the card of a note asks: the words it is about, or the page's title. Of a highlight the words are the answer.
pub fn face_of(note: &Note) -> Face {
    let title = if note.name.is_empty() {
        &note.part_of
    } else {
        &note.name
    };
    // What the learner wrote, or marked, is in a language that nobody knows.
    let own = |words: &str| Text::of("und", words);
    let (front, back) = match &note.anchor {
        Anchor::Quote { exact, .. } if note.text.trim().is_empty() => (title.clone(), own(exact)),
        Anchor::Quote { exact, .. } => (own(exact), own(&note.text)),
        _ => (title.clone(), own(&note.text)),
    };
    Face {
        front,
        back,
        path: note.path.clone(),
        part_of: title.clone(),
    }
}

/// Writes what a card asks. A new one comes a day later: having just learned it counts as if it had been known once.
fn begin(entry: &mut Entry, face: Face, stamp: &Stamp) {
    let is_new = entry.value(REVIEW).is_none();
    entry.set(FACE, face, stamp);
    if !is_new {
        return;
    }
    card::review(entry, Grade::Good, stamp.at, stamp);
    if let Some(mut review) = entry.read::<card::Review>(REVIEW) {
        review.due = stamp.at + DAY;
        review.state = LEARNED;
        // It has not been asked yet.
        review.reps = 0;
        entry.set(REVIEW, review, stamp);
    }
}

/// When a card was last answered, in milliseconds since 1970.
fn answered(entry: &Entry) -> Option<u64> {
    let review = entry.read::<card::Review>(REVIEW)?;
    (review.reps > 0).then_some(review.last)
}

/// What there is to look back on.
#[derive(Default)]
pub struct Deck {
    /// Cards that are due, longest due first.
    pub due: Vec<(String, Entry)>,
    /// How many were answered today.
    pub today: usize,
    /// When the next one is due that is not due yet, in milliseconds since 1970.
    pub next: Option<u64>,
    /// How many there are in all.
    pub all: usize,
}

impl Deck {
    /// `is_today` knows whether a moment is of this day.
    fn of(cards: Vec<(String, Entry)>, now: u64, is_today: impl Fn(u64) -> bool) -> Self {
        let mut deck = Self::default();
        for (key, entry) in cards {
            // One that a newer version wrote says nothing here.
            if card::face(&entry).is_none() {
                continue;
            }
            deck.all += 1;
            let due = card::due(&entry);
            // Those of long ago need no calendar.
            let recent = answered(&entry).filter(|at| at + 2 * DAY > now);
            deck.today += usize::from(recent.is_some_and(&is_today));
            if due <= now {
                deck.due.push((key, entry));
            } else {
                deck.next = Some(deck.next.map_or(due, |next| next.min(due)));
            }
        }
        deck
    }

    /// How many are asked in this round: of the first what is left of the day's, of the others five.
    pub fn round(&self, round: u32) -> usize {
        let most = if round == 0 {
            A_DAY.saturating_sub(self.today)
        } else {
            A_DAY
        };
        most.min(self.due.len())
    }
}

/// What there is to look back on now.
///
/// # Errors
/// [`DatabaseError`].
pub async fn deck() -> Result<Deck, DatabaseError> {
    let cards = store::shelf(Shelf::Cards, u32::MAX).await?;
    let now = store::now();
    let day = |at: u64| time::day(at as f64, "en");
    let today = day(now);
    Ok(Deck::of(cards, now, |at| day(at) == today))
}

/// When a card comes again, in words.
pub fn when(due: u64, now: u64, lang: Lang) -> String {
    // Half a day or more is another day.
    let days = (due.saturating_sub(now) + DAY / 2) / DAY;
    match days {
        0 => lang.review_today().to_owned(),
        1 => lang.review_tomorrow().to_owned(),
        2..=59 => lang.review_days(days),
        60..=699 => lang.review_months((days + 15) / 30),
        _ => lang.review_years((days + 182) / 365),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_812_667_120;

    fn stamp(at: u64) -> Stamp {
        Stamp {
            at,
            by: "a".to_owned(),
        }
    }

    fn card_at(at: u64) -> Entry {
        let mut entry = Entry::default();
        let back = Text::of("en", "So that no drops fall");
        begin(
            &mut entry,
            Face {
                back,
                ..Face::default()
            },
            &stamp(at),
        );
        entry
    }

    #[test]
    fn a_new_card_comes_a_day_later_and_then_at_growing_distances() {
        let mut entry = card_at(NOW);
        assert_eq!((card::due(&entry), answered(&entry)), (NOW + DAY, None));
        let next = card::next_due(&entry, NOW + DAY).map(|due| (due - NOW - DAY) / DAY);
        assert!(next.is_sorted() && next[0] == 0 && next[2] >= 2, "{next:?}");
        card::review(&mut entry, Grade::Good, NOW + DAY, &stamp(NOW + DAY));
        assert_eq!(answered(&entry), Some(NOW + DAY));
        let due = card::due(&entry);
        begin(&mut entry, Face::default(), &stamp(NOW + 2 * DAY));
        assert_eq!(card::due(&entry), due, "other words do not begin anew");
    }

    #[test]
    fn five_are_asked_a_day() {
        let keyed = |(i, entry): (usize, Entry)| (format!("card/note/{i}"), entry);
        let mut cards: Vec<(String, Entry)> = (0..9)
            .map(|_| card_at(NOW))
            .enumerate()
            .map(keyed)
            .collect();
        let now = NOW + 2 * DAY;
        let deck = Deck::of(cards.clone(), now, |at| at == now);
        assert_eq!(
            (
                deck.all,
                deck.due.len(),
                deck.today,
                deck.round(0),
                deck.next
            ),
            (9, 9, 0, 5, None)
        );
        for (_, entry) in cards.iter_mut().take(3) {
            card::review(entry, Grade::Good, now, &stamp(now));
        }
        cards.push(("card/newer".to_owned(), Entry::default()));
        let deck = Deck::of(cards, now, |at| at == now);
        assert_eq!(
            (
                deck.all,
                deck.due.len(),
                deck.today,
                deck.round(0),
                deck.round(1)
            ),
            (9, 6, 3, 2, 5)
        );
        assert!(deck.next.is_some_and(|next| next > now));
    }

    #[test]
    fn the_words_of_a_note_are_asked_for() {
        let quote = Anchor::Quote {
            exact: "keep it low".to_owned(),
            prefix: String::new(),
            suffix: String::new(),
        };
        let mut note = Note {
            text: "so that it stays tender".to_owned(),
            name: Text::of("en", "Heat"),
            anchor: quote,
            ..Note::default()
        };
        let sides = |note: &Note| {
            let face = face_of(note);
            (
                face.front.pick("en").to_owned(),
                face.back.pick("en").to_owned(),
            )
        };
        assert_eq!(
            sides(&note),
            (
                "keep it low".to_owned(),
                "so that it stays tender".to_owned()
            )
        );
        note.text = " ".to_owned();
        assert_eq!(sides(&note), ("Heat".to_owned(), "keep it low".to_owned()));
    }

    #[test]
    fn when_it_comes_again_is_told_in_plain_words() {
        let told = |days: u64| when(NOW + days * DAY, NOW, Lang::En);
        assert_eq!(
            [told(1), told(4), told(60), told(800)],
            ["tomorrow", "in 4 days", "in 2 months", "in 2 years"]
        );
        assert_eq!(when(NOW + 300_000, NOW, Lang::En), Lang::En.review_today());
        assert_eq!(when(0, NOW, Lang::En), Lang::En.review_today());
    }
}
