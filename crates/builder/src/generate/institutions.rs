//! The made-up institutions: how many there are, which are large, what they are called.

use super::random::{Rng, Zipf};
use super::words::Language;

/// English institutions of a full catalogue; with the Chinese ones 3,351.
const ENGLISH: u64 = 2_346;
/// Chinese institutions of a full catalogue.
const CHINESE: u64 = 1_005;
/// The size at which all of them are there.
const FULL: u64 = 600_000;

/// The institutions of one language.
#[derive(Clone, Debug)]
pub(super) struct Institutions {
    zipf: Zipf,
    all: u64,
}

/// One institution.
#[derive(Clone, Debug)]
pub(super) struct Provider {
    pub name: String,
    pub slug: String,
    /// The topic it is known for: a number to be taken modulo the topics.
    pub favourite: u64,
}

impl Institutions {
    pub fn new(chinese: bool) -> Self {
        let all = if chinese { CHINESE } else { ENGLISH };
        Self {
            zipf: Zipf::new(all as usize, 12),
            all,
        }
    }

    /// How many there are when the course of this index is written: their number grows with the root of the
    /// catalogue, so that a short catalogue has few, and a longer one begins with the same records.
    fn count(&self, index: u64) -> u64 {
        let (all, n) = (self.all, (index + 1).min(FULL));
        // all · √(n / FULL) in whole numbers.
        (all * all * n / FULL).isqrt().clamp(4, all)
    }

    /// The institution of a course: a new one as soon as there is one, else the first ones most often.
    pub fn draw(&self, rng: &mut Rng, index: u64) -> usize {
        let count = self.count(index);
        // Only every third course or so is of this language, so look back a little further for the new one.
        let new = count > self.count(index.saturating_sub(4)) && rng.chance(50);
        if new {
            count as usize - 1
        } else {
            self.zipf.draw_below(rng, count as usize)
        }
    }
}

/// The institution of a number.
pub(super) fn provider(language: &Language, number: usize) -> Provider {
    let mut rng = Rng::of(number as u64, u64::from(language.chinese), 7);
    let place = language.place(number);
    let kind = language.draw(&mut rng, "kind");
    let favourite = rng.next() >> 8;
    if language.chinese {
        return Provider {
            name: format!("{place}{kind}"),
            slug: format!("zh{number}"),
            favourite,
        };
    }
    let name = format!("{place} {kind}");
    let slug = name
        .to_ascii_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            c => c.is_ascii_alphanumeric().then_some(c),
        })
        .collect();
    Provider {
        name,
        slug,
        favourite,
    }
}
