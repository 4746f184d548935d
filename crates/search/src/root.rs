//! The root: what the index holds, the small dictionaries, and the tags of the files.

use crate::block::{FILES_A_GROUP, MOST_KEYS, less, next_key};
use crate::bytes::{Fault, Reader, put_chunk, put_number, put_text, shared_prefix};
use crate::container::{FileKind, Opened, Tag};
use crate::order::sort_by_key;
use crate::tally::{Sizes, Tally};
use lifelong_api::Text;

/// No file of a column has more courses.
const MOST_IN_COLUMN: u32 = 1 << 15;

/// The way into an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Root {
    /// Courses.
    pub(crate) docs: u32,
    /// Courses a file of cards; the last has fewer.
    pub(crate) cards_per_file: u32,
    /// Courses a file of each column.
    pub(crate) docs_per_column: u32,
    /// Institutions.
    pub(crate) institutions: u32,
    /// Institutions a file of the dictionary.
    pub(crate) institutions_per_file: u32,
    /// Primary languages of teaching, sorted.
    pub(crate) languages: Vec<String>,
    /// Topics, parents before children.
    pub(crate) topics: Vec<TopicEntry>,
    /// Counts over the whole catalogue; those of institutions stand in their dictionary.
    pub(crate) tally: Tally,
    /// What the texts of all other files are packed with.
    pub(crate) dictionary: Vec<u8>,
    /// One directory for each of [`FileKind::IN_ROOT`].
    pub(crate) files: [Directory; 10],
}

/// A topic in the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TopicEntry {
    pub(crate) id: String,
    pub(crate) name: Text,
    /// Place of the topic above it; always before its own.
    pub(crate) parent: Option<u32>,
}

/// Topics with all above them, sorted, each once.
pub(crate) fn closure(entries: &[TopicEntry], topics: &[u32]) -> Vec<u32> {
    let mut out = Vec::new();
    for topic in topics {
        let mut next = Some(*topic);
        while let Some(number) = next {
            out.push(number);
            next = entries.get(number as usize).and_then(|entry| entry.parent);
        }
    }
    sort_by_key(&mut out, |topic| *topic);
    out.dedup();
    out
}

/// The files of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory {
    /// For files with keys: nothing in this file, or in one after it, sorts before this.
    pub(crate) keys: Vec<Vec<u8>>,
    /// Tags of the files; for terms and extras, of the groups, which follow each other.
    pub(crate) tags: Vec<Tag>,
    /// For terms and extras: their numbers within their kind. Others are numbered from 0 on.
    pub(crate) numbers: Vec<u32>,
}

fn has_keys(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Terms | FileKind::Extras | FileKind::Words | FileKind::Pinyin
    )
}

fn is_grouped(kind: FileKind) -> bool {
    matches!(kind, FileKind::Terms | FileKind::Extras)
}

impl Directory {
    /// Number and tag of the file at a place.
    pub(crate) fn named(&self, place: u32) -> Option<(u32, Tag)> {
        let Some(first) = self.numbers.first() else {
            return Some((place, *self.tags.get(place as usize)?));
        };
        let number = *self.numbers.get(place as usize)?;
        let group = number / FILES_A_GROUP - first / FILES_A_GROUP;
        Some((number, *self.tags.get(group as usize)?))
    }

    /// The place of the file where a key would be, if any.
    pub(crate) fn file_of(&self, key: &[u8]) -> Option<u32> {
        let after = self.keys.partition_point(|first| first.as_slice() <= key);
        after.checked_sub(1).map(|at| at as u32)
    }

    /// The places of the files that can hold keys which begin with `prefix`.
    pub(crate) fn files_with(&self, prefix: &[u8]) -> std::ops::Range<u32> {
        let first = self.file_of(prefix).unwrap_or(0);
        let end = self
            .keys
            .partition_point(|key| key.as_slice() <= prefix || key.starts_with(prefix));
        first..end as u32
    }
}

impl Root {
    /// How many values the facets have.
    pub(crate) fn sizes(&self) -> Sizes {
        Sizes {
            languages: self.languages.len(),
            topics: self.topics.len(),
            institutions: self.institutions as usize,
        }
    }

    pub(crate) fn directory(&self, kind: FileKind) -> &Directory {
        let slot = FileKind::IN_ROOT.iter().position(|other| *other == kind);
        &self.files[slot.unwrap_or(0)]
    }

    /// The text of the root's file, and its tags, which cannot be packed.
    pub(crate) fn encode(&self) -> (Vec<u8>, Vec<u8>) {
        let (mut out, mut tags) = (Vec::new(), Vec::new());
        for number in [
            self.docs,
            self.cards_per_file,
            self.docs_per_column,
            self.institutions,
            self.institutions_per_file,
        ] {
            put_number(&mut out, u64::from(number));
        }
        put_number(&mut out, self.languages.len() as u64);
        self.languages
            .iter()
            .for_each(|language| put_chunk(&mut out, language.as_bytes()));
        put_number(&mut out, self.topics.len() as u64);
        for topic in &self.topics {
            put_chunk(&mut out, topic.id.as_bytes());
            put_text(&mut out, &topic.name);
            put_number(
                &mut out,
                topic.parent.map_or(0, |parent| u64::from(parent) + 1),
            );
        }
        self.tally.put(0, &mut out);
        put_chunk(&mut out, &self.dictionary);
        for (kind, directory) in FileKind::IN_ROOT.into_iter().zip(&self.files) {
            put_number(&mut out, directory.tags.len() as u64);
            if has_keys(kind) {
                put_number(&mut out, directory.keys.len() as u64);
            }
            let (mut before, mut last): (&[u8], u32) = (&[], 0);
            for (at, key) in directory.keys.iter().enumerate() {
                if let Some(number) = directory.numbers.get(at) {
                    put_number(&mut out, u64::from(number - last));
                    last = *number;
                }
                let shared = shared_prefix(before, key);
                put_number(&mut out, shared as u64);
                put_chunk(&mut out, &key[shared..]);
                before = key;
            }
            let bytes = directory.tags.iter().flat_map(|tag| tag.to_le_bytes());
            tags.extend(bytes);
        }
        (out, tags)
    }

    pub(crate) fn decode(opened: &Opened) -> Result<Root, Fault> {
        let mut reader = Reader::new(&opened.text);
        let mut root = Root {
            docs: reader.small()?,
            cards_per_file: reader.small()?,
            docs_per_column: reader.small()?,
            institutions: reader.small()?,
            institutions_per_file: reader.small()?,
            ..Root::default()
        };
        for _ in 0..reader.count(1)? {
            root.languages.push(reader.str()?.to_owned());
        }
        for at in 0..reader.count(3)? {
            let id = reader.str()?.to_owned();
            let name = reader.text()?;
            let parent = reader.small()?.checked_sub(1);
            if parent.is_some_and(|parent| parent as usize >= at) {
                return Err("a topic stands before the one above it");
            }
            root.topics.push(TopicEntry { id, name, parent });
        }
        // A catalogue cannot have more institutions than courses: this bounds what a wrong number can allocate.
        if root.institutions > root.docs {
            return Err("it has more institutions than courses");
        }
        let sizes = Sizes {
            institutions: 0,
            ..root.sizes()
        };
        root.tally = Tally::read(&mut reader, sizes)?;
        root.dictionary = reader.chunk()?.to_vec();
        let mut tags = Reader::new(&opened.rest);
        for (kind, directory) in FileKind::IN_ROOT.into_iter().zip(&mut root.files) {
            *directory = read_directory(&mut reader, &mut tags, kind)?;
        }
        let per_file = [root.cards_per_file, root.docs_per_column];
        if root.docs > 0 && per_file.contains(&0)
            || root.institutions > 0 && root.institutions_per_file == 0
        {
            return Err("its files would hold nothing");
        }
        // Where every course is a result, each takes memory: there are no more of them than columns are named for.
        let files = |kind| root.directory(kind).tags.len() as u32;
        let columns = [FileKind::Facets, FileKind::Topics, FileKind::Providers].map(files);
        if root.docs > 0
            && (root.docs_per_column > MOST_IN_COLUMN
                || columns != [root.docs.div_ceil(root.docs_per_column); 3])
        {
            return Err("its columns are not of all courses");
        }
        if reader.is_empty() && tags.is_empty() {
            Ok(root)
        } else {
            Err("it is longer than its parts")
        }
    }
}

fn read_directory(
    reader: &mut Reader,
    tags: &mut Reader,
    kind: FileKind,
) -> Result<Directory, Fault> {
    let count = reader.small()? as usize;
    let bytes = count.checked_mul(4).ok_or("it names too many files")?;
    let (words, _) = tags.take(bytes)?.as_chunks();
    let mut directory = Directory {
        keys: Vec::new(),
        numbers: Vec::new(),
        tags: words.iter().map(|word| Tag::from_le_bytes(*word)).collect(),
    };
    if !has_keys(kind) {
        return Ok(directory);
    }
    let (mut key, mut number, mut room) = (Vec::new(), 0u32, MOST_KEYS);
    for _ in 0..reader.count(2)? {
        if is_grouped(kind) {
            number = number
                .checked_add(reader.small()?)
                .ok_or("a number is too large")?;
            directory.numbers.push(number);
        }
        next_key(reader, &mut key)?;
        room = less(room, &key)?;
        if directory.keys.last().is_some_and(|before| key <= *before) {
            return Err("its files are not in order");
        }
        directory.keys.push(key.clone());
    }
    Ok(directory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Facet;
    use lifelong_api::Text;

    #[test]
    fn a_root_comes_back() {
        let mut root = Root {
            docs: 300,
            cards_per_file: 128,
            docs_per_column: 16_384,
            institutions: 2,
            institutions_per_file: 512,
            languages: vec!["en".to_owned(), "zh".to_owned()],
            topics: vec![
                TopicEntry {
                    id: "a".to_owned(),
                    name: Text::of("en", "A"),
                    parent: None,
                },
                TopicEntry {
                    id: "b".to_owned(),
                    name: Text::of("en", "B"),
                    parent: Some(0),
                },
            ],
            dictionary: b"words".to_vec(),
            ..Root::default()
        };
        root.tally = Tally::new(Sizes {
            institutions: 0,
            ..root.sizes()
        });
        root.tally.add(Facet::Topic, 2, 1);
        root.files[0] = Directory {
            keys: vec![vec![], b"co".to_vec(), b"cooki".to_vec()],
            tags: vec![7, u32::MAX],
            numbers: vec![2_048, 2_049, 3_072],
        };
        for columns in 2..5 {
            root.files[columns].tags = vec![9];
        }
        let (text, rest) = root.encode();
        let opened = |text: &[u8], rest: &[u8]| Opened {
            text: text.to_vec(),
            rest: rest.to_vec(),
        };
        assert_eq!(Root::decode(&opened(&text, &rest)), Ok(root.clone()));
        for cut in 0..text.len() {
            assert!(Root::decode(&opened(&text[..cut], &rest)).is_err());
        }
        assert!(Root::decode(&opened(&text, &rest[1..])).is_err());
        let (many, columns) = Root {
            docs: u32::MAX,
            ..root.clone()
        }
        .encode();
        let error = "its columns are not of all courses";
        assert_eq!(Root::decode(&opened(&many, &columns)), Err(error));
        let terms = root.directory(FileKind::Terms);
        assert_eq!(terms.file_of(b"cook"), Some(1));
        assert_eq!(terms.named(1), Some((2_049, 7)));
        assert_eq!(terms.named(2), Some((3_072, u32::MAX)));
        assert_eq!(terms.named(3), None);
        assert_eq!(root.directory(FileKind::Facets).named(0), Some((0, 9)));
        assert_eq!(terms.files_with(b"cook"), 1..3);
        assert_eq!(terms.files_with(b"a"), 0..1);
    }
}
