//! Seeded requests, as learners and testers make them.

use crate::{Facet, Request, Sort};

/// SplitMix64 (Steele, Lea, Flood 2014).
#[derive(Debug)]
pub struct Random(pub u64);

impl Random {
    /// Any number.
    #[expect(clippy::should_implement_trait, reason = "it never ends")]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// True so many times of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Small numbers are more likely: words of real texts are not evenly spread.
    pub(crate) fn skewed(&mut self, end: usize) -> usize {
        let most = self.below(end) + 1;
        self.below(most)
    }

    /// One of a list, rather of its beginning.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.skewed(list.len())]
    }
}

/// Who knows what courses speak of.
pub trait Speaker {
    /// So many words that may stand together.
    fn words(&self, random: &mut Random, count: usize) -> String;

    /// A few Chinese characters.
    fn characters(&self, random: &mut Random) -> String;

    /// A value of a facet; it need not exist.
    fn value(&self, random: &mut Random, facet: Facet) -> String;
}

/// A query of one to three words: whole, unfinished, mistyped, quoted, or a piece of Chinese.
fn query(random: &mut Random, speaker: &impl Speaker) -> String {
    let mut out: Vec<String> = Vec::new();
    for _ in 0..1 + random.below(3) {
        let word = speaker.words(random, 1);
        let letters: Vec<char> = word.chars().collect();
        out.push(match random.below(10) {
            0..4 => word,
            4 => letters[..letters.len().div_ceil(2)].iter().collect(),
            5 => mistyped(letters, random),
            6 => {
                let phrase = speaker.words(random, 2);
                format!("\"{phrase}\"")
            }
            7 => speaker.characters(random),
            8 => word.to_uppercase(),
            _ => letters[letters.len() / 3..].iter().collect(),
        });
    }
    out.join(" ")
}

fn mistyped(mut letters: Vec<char>, random: &mut Random) -> String {
    let at = random.below(letters.len());
    match random.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, 'e'),
        _ => {
            let end = letters.len() - 1;
            letters.swap(at.saturating_sub(1).min(end), at);
        }
    }
    letters.into_iter().collect()
}

/// A request with up to three words and three filters.
pub fn request(random: &mut Random, speaker: &impl Speaker) -> Request {
    let mut request = Request {
        limit: 10,
        typing: random.chance(30),
        ..Request::default()
    };
    if random.chance(85) {
        request.query = query(random, speaker);
    }
    request.sort = [
        Sort::Relevance,
        Sort::Relevance,
        Sort::Popular,
        Sort::New,
        Sort::Shortest,
    ][random.below(5)];
    for _ in 0..random.below(4) {
        let facet = Facet::ALL[random.below(9)];
        let value = speaker.value(random, facet);
        request.filters.entry(facet).or_default().insert(value);
    }
    request
}
