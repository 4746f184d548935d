//! Search in the learner's notes: every word, in any place of a note.

use crate::note::{Anchor, NOTE};
use crate::{Entry, markup};
use memchr::memmem::Finder;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The notes as they are compared with a query.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Changed last first, so that no search has to put them in order.
    notes: Vec<Found>,
    /// When each was changed, by its key.
    known: HashMap<String, u64>,
}

#[derive(Clone, Debug)]
struct Found {
    key: String,
    /// Everything of the note that is searched, folded; line feeds part what does not belong together.
    folded: String,
    tags: Vec<String>,
    /// In milliseconds since 1970.
    modified: u64,
}

impl Index {
    /// Takes a note in, instead of what was there under its key. One that was taken away, or is none, is forgotten.
    ///
    /// Searched are its words without the signs of Markdown, its tags, the words it is bound to, and the titles of its page
    /// and of the whole, in every language.
    pub fn add(&mut self, key: &str, entry: &Entry) {
        let Some(note) = entry.note().filter(|_| !entry.is_gone()) else {
            return self.remove(key);
        };
        let words = markup::plain(&note.text);
        let quote = match &note.anchor {
            Anchor::Page | Anchor::Moment { .. } => "",
            Anchor::Paragraph { begins, .. } => begins,
            Anchor::Quote { exact, .. } => exact,
        };
        let mut folded = String::with_capacity(words.len() + quote.len() + 64);
        let titles = note.name.values().chain(note.part_of.values());
        for piece in [words.as_str(), quote]
            .into_iter()
            .chain(titles.map(String::as_str))
        {
            fold(piece, &mut folded);
            folded.push('\n');
        }
        let tags = note
            .tags
            .iter()
            .map(|tag| tag.trim_start_matches('#').trim());
        let tags: BTreeSet<&str> = tags.filter(|tag| !tag.is_empty()).collect();
        for tag in &tags {
            // So that it is found as it is shown, too.
            folded.push('#');
            fold(tag, &mut folded);
            folded.push('\n');
        }
        let modified = match note.modified {
            0 => entry.written(NOTE).unwrap_or(0),
            modified => modified,
        };
        let tags = tags.into_iter().map(str::to_owned).collect();
        self.remove(key);
        let found = Found {
            key: key.to_owned(),
            folded,
            tags,
            modified,
        };
        let at = self.place(modified, key);
        self.notes.insert(at, found);
        self.known.insert(key.to_owned(), modified);
    }

    /// Where a note stands, or would.
    fn place(&self, modified: u64, key: &str) -> usize {
        let before = |found: &Found| (modified, found.key.as_str()) < (found.modified, key);
        self.notes.partition_point(before)
    }

    /// Forgets a note.
    pub fn remove(&mut self, key: &str) {
        if let Some(modified) = self.known.remove(key) {
            let at = self.place(modified, key);
            if self.notes.get(at).is_some_and(|found| found.key == key) {
                self.notes.remove(at);
            }
        }
    }

    /// The keys of the notes in which every word of the query occurs, those changed last first; of a query without words,
    /// all. Words are parted by spaces and may be parts of longer words, as Chinese has no spaces. Capital letters, full
    /// width and marks on Latin letters make no difference.
    pub fn search(&self, query: &str) -> Vec<&str> {
        let mut folded = String::new();
        fold(query, &mut folded);
        let words: Vec<Finder> = folded.split_whitespace().map(Finder::new).collect();
        let fits = |found: &&Found| {
            let text = found.folded.as_bytes();
            words.iter().all(|word| word.find(text).is_some())
        };
        let found = self.notes.iter().filter(fits);
        found.map(|found| found.key.as_str()).collect()
    }

    /// The tags with the number of notes that have each, the most frequent first, equals in the order of their letters.
    pub fn tags(&self) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for tag in self.notes.iter().flat_map(|found| &found.tags) {
            *counts.entry(tag).or_default() += 1;
        }
        let counts = counts.into_iter();
        let mut tags: Vec<(String, usize)> = counts.map(|(tag, n)| (tag.to_owned(), n)).collect();
        // The sort is stable, and the letters are in order already.
        tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        tags
    }
}

/// Latin letters with marks, under the letter they are found by. Pinyin and Vietnamese are among them.
const MARKED: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ("ae", "æǽ"),
    ("c", "çćĉċč"),
    ("d", "ðďđḍ"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģǧ"),
    ("h", "ĥħḥ"),
    ("i", "ìíîïĩīĭįıǐỉị"),
    ("j", "ĵ"),
    ("k", "ķǩ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňǹ"),
    ("o", "òóôõöøōŏőơǒǫọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșṣ"),
    ("ss", "ß"),
    ("t", "ţťŧțṭ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜụủứừửữự"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżžẓ"),
];

/// Appends words as they are compared: small letters of normal width without marks.
pub fn fold(words: &str, out: &mut String) {
    for c in words.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        let c = match u32::from(c) {
            // Full-width signs and letters lie in the order of ASCII.
            code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
            0x3000 | 0xa0 => ' ',
            _ => c,
        };
        for c in c.to_lowercase() {
            match u32::from(c) {
                // Combining marks, soft hyphens and what has no width.
                0x300..=0x36f | 0xad | 0x200b..=0x200d | 0x2060 | 0xfeff => {}
                0xc0..=0x24f | 0x1e00..=0x1eff => {
                    match MARKED.iter().find(|(_, all)| all.contains(c)) {
                        Some((plain, _)) => out.push_str(plain),
                        None => out.push(c),
                    }
                }
                _ => out.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Note;
    use crate::{GONE, Stamp};
    use lifelong_api::Text;

    fn note(text: &str, tags: &[&str], modified: u64) -> Entry {
        let note = Note {
            text: text.to_owned(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            name: Text::of("en", "Steam an Egg"),
            anchor: Anchor::Quote {
                exact: "level and tender".to_owned(),
                prefix: String::new(),
                suffix: String::new(),
            },
            modified,
            ..Note::default()
        };
        let mut entry = Entry::default();
        entry.set(NOTE, note.to_annotation("note/x"), &Stamp::default());
        entry
    }

    fn index() -> Index {
        let mut index = Index::default();
        index.add(
            "note/a",
            &note("Crème **brû**lée, ＡＢＣ１", &["kitchen"], 10),
        );
        index.add(
            "note/b",
            &note("火要小，碗要**盖**好", &["#kitchen", "蒸蛋", "kitchen"], 30),
        );
        index.add("note/c", &note("Nǐ hǎo, Đặng İstanbul", &[], 20));
        index
    }

    #[test]
    fn every_word_must_occur_whatever_its_case_width_and_marks() {
        let index = index();
        for (query, want) in [
            ("creme BRULEE", &["note/a"][..]),
            ("brûlée abc1", &["note/a"]),
            ("ａｂｃ　creme", &["note/a"]),
            ("碗要盖", &["note/b"]),
            ("蒸蛋 火", &["note/b"]),
            ("#kitchen", &["note/b", "note/a"]),
            ("nihao", &[]),
            ("ni hao dang istanbul", &["note/c"]),
            ("EGG tender", &["note/b", "note/c", "note/a"]),
            ("", &["note/b", "note/c", "note/a"]),
            ("egg nowhere", &[]),
        ] {
            assert_eq!(index.search(query), want, "{query}");
        }
    }

    #[test]
    fn what_was_taken_away_is_not_found() {
        let mut index = index();
        assert_eq!(
            index.tags(),
            [("kitchen".to_owned(), 2), ("蒸蛋".to_owned(), 1)]
        );
        let mut gone = note("火", &["kitchen"], 30);
        gone.set(GONE, true, &Stamp::default());
        index.add("note/b", &gone);
        index.remove("note/a");
        assert_eq!(
            (index.search("egg"), index.tags().len()),
            (vec!["note/c"], 0)
        );
        index.add("note/c", &note("other", &[], 5));
        assert_eq!(index.search("hao"), [""; 0]);
    }

    #[test]
    fn among_ten_thousand_notes_one_is_found() {
        let mut index = Index::default();
        let text = "火要小，碗要盖。A long story of eggs and steam. ".repeat(6);
        for n in 0..10_000_u64 {
            let found = Found {
                key: format!("note/{n}"),
                folded: format!("{text}{n}"),
                tags: Vec::new(),
                modified: n % 100,
            };
            index.notes.push(found);
        }
        assert_eq!(index.search("steam 盖 9999"), ["note/9999"]);
        assert_eq!(index.search("steam").len(), 10_000);
    }
}
