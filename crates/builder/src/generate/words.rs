//! The word lists of `data/generate/`, and sentences made of them.

use super::random::{Rng, Zipf};
use std::collections::BTreeMap;

/// A topic with its subjects in one language.
#[derive(Clone, Debug)]
pub(super) struct TopicWords {
    pub id: &'static str,
    pub area: &'static str,
    pub subjects: Vec<&'static str>,
}

/// All words of one language.
#[derive(Clone, Debug)]
pub(super) struct Language {
    pub chinese: bool,
    pub topics: Vec<TopicWords>,
    lists: BTreeMap<&'static str, Vec<&'static str>>,
    zipf: BTreeMap<&'static str, Zipf>,
    places: Zipf,
    rare: Zipf,
}

const CODES: &str = include_str!("../../data/generate/words.en.txt");

impl Language {
    pub fn english() -> Self {
        Self::new(
            false,
            include_str!("../../data/generate/topics.en.txt"),
            CODES,
        )
    }

    pub fn chinese() -> Self {
        let words = include_str!("../../data/generate/words.zh.txt");
        let mut language = Self::new(
            true,
            include_str!("../../data/generate/topics.zh.txt"),
            words,
        );
        language
            .lists
            .insert("code", lists(CODES).remove("code").unwrap_or_default());
        language
    }

    fn new(chinese: bool, topics: &'static str, words: &'static str) -> Self {
        let lists = lists(words);
        let count = |name: &str| lists.get(name).map_or(0, Vec::len);
        // Patterns, audiences and the rest have a flatter head than nature's words: shift 6.
        let zipf = lists
            .iter()
            .map(|(name, list)| (*name, Zipf::new(list.len(), 6)))
            .collect();
        let places = Zipf::new(count("place") * count("placeend"), 20);
        let rare = Zipf::new(count("stem") * count("root"), 40);
        Self {
            chinese,
            topics: self::topics(topics),
            lists,
            zipf,
            places,
            rare,
        }
    }

    /// The entries of one section.
    pub fn list(&self, name: &str) -> &[&'static str] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// An entry of one section, the first ones most often.
    pub fn draw(&self, rng: &mut Rng, name: &str) -> &'static str {
        self.zipf
            .get(name)
            .map_or("", |zipf| self.list(name)[zipf.draw(rng)])
    }

    /// The place of a number, each another: the parts are stepped through so that neighbours share none.
    pub fn place(&self, number: usize) -> String {
        let (first, end) = (self.list("place"), self.list("placeend"));
        let a = number % first.len();
        let b = (number / first.len() + a * 7) % end.len();
        let c = if self.chinese {
            first[(a * 3 + 11) % first.len()]
        } else {
            ""
        };
        format!("{}{c}{}", first[a], end[b])
    }

    /// A compound technical word; only English has them.
    fn rare(&self, rng: &mut Rng) -> String {
        let roots = self.list("root").len();
        let number = self.rare.draw(rng);
        // A prime step scatters the ranks over all stems.
        let scattered = number * 4_801 % (roots * self.list("stem").len());
        format!(
            "{}{}",
            self.list("stem")[scattered / roots],
            self.list("root")[scattered % roots]
        )
    }

    /// A course number.
    pub fn code(&self, rng: &mut Rng) -> String {
        format!(
            "{}{}",
            rng.pick(self.list("code")),
            rng.between(1_001, 4_999)
        )
    }

    /// Fills the slots of a pattern.
    pub fn fill(&self, rng: &mut Rng, pattern: &str, topic: &TopicWords, subject: &str) -> String {
        let mut out = String::with_capacity(pattern.len() * 2);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            match slot {
                "s" => out.push_str(subject),
                "s2" => {
                    // Another one: some steps on from this one.
                    let at = topic
                        .subjects
                        .iter()
                        .position(|one| *one == subject)
                        .unwrap_or(0);
                    let steps = 1 + rng.below(topic.subjects.len() as u64 - 1) as usize;
                    out.push_str(topic.subjects[(at + steps) % topic.subjects.len()]);
                }
                "p" => out.push_str(&self.place(self.places.draw(rng))),
                "a" => out.push_str(self.draw(rng, "audience")),
                "n" => out.push_str(self.draw(rng, "noun")),
                "j" => out.push_str(self.draw(rng, "adjective")),
                "v" => out.push_str(self.draw(rng, "verb")),
                "w" => out.push_str(&self.rare(rng)),
                "c" => out.push_str(&self.code(rng)),
                _ => out.push_str(&rng.between(2, 12).to_string()),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// `[section]` headings with entries apart by `|` or line ends.
fn lists(text: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut section = "";
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#'))
    {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            section = name;
            continue;
        }
        let entries = line
            .split('|')
            .map(str::trim)
            .filter(|entry| !entry.is_empty());
        lists.entry(section).or_default().extend(entries);
    }
    lists
}

/// `id area: subject, subject` lines.
fn topics(text: &'static str) -> Vec<TopicWords> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (head, subjects) = line.split_once(':')?;
            let (id, area) = head.split_once(' ')?;
            let subjects = subjects.split([',', '、']).map(str::trim).collect();
            Some(TopicWords { id, area, subjects })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn both_languages_have_the_same_topics_and_every_slot_a_list() {
        let (english, chinese) = (Language::english(), Language::chinese());
        let ids = |language: &Language| {
            language
                .topics
                .iter()
                .map(|t| (t.id, t.area))
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(ids(&english), ids(&chinese));
        assert!(ids(&english).len() > 60);
        for language in [&english, &chinese] {
            for name in [
                "title",
                "sentence",
                "audience",
                "noun",
                "adjective",
                "verb",
                "place",
                "placeend",
                "kind",
                "platform",
                "code",
            ] {
                let list = language.list(name);
                assert!(list.len() >= 3, "{name}");
                assert_eq!(
                    list.iter().collect::<BTreeSet<_>>().len(),
                    list.len(),
                    "{name} has an entry twice"
                );
            }
            for topic in &language.topics {
                assert!(
                    lifelong_api::Area::from_code(topic.area).is_some(),
                    "{}",
                    topic.id
                );
                assert!(
                    topic.subjects.len() >= 5 && topic.subjects.iter().all(|s| !s.is_empty()),
                    "{}",
                    topic.id
                );
            }
        }
    }

    #[test]
    fn places_differ() {
        for language in [Language::english(), Language::chinese()] {
            let all = language.list("place").len() * language.list("placeend").len();
            let places: BTreeSet<_> = (0..all).map(|n| language.place(n)).collect();
            // A few names meet by chance of spelling.
            assert!(
                places.len() * 1_000 > all * 995,
                "{} of {all}",
                places.len()
            );
        }
    }
}
