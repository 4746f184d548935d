//! The root: what the index holds, the small dictionaries, and the names of all files.

use crate::bytes::{Fault, Reader, put_chunk, put_number, put_text};
use crate::container::FileKind;
use crate::tally::{Sizes, Tally};
use lifelong_api::Text;

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
    /// One directory for each of [`FileKind::BLOCKS`].
    pub(crate) files: [Directory; 9],
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
    out.sort_unstable();
    out.dedup();
    out
}

/// The files of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory {
    /// For words and terms: nothing in this file, or in one after it, sorts before this.
    pub(crate) keys: Vec<Vec<u8>>,
    /// Tags of the files' names.
    pub(crate) tags: Vec<u64>,
}

fn has_keys(kind: FileKind) -> bool {
    matches!(kind, FileKind::Words | FileKind::Terms)
}

impl Directory {
    /// The file where a key would be, if any.
    pub(crate) fn file_of(&self, key: &[u8]) -> Option<u32> {
        let after = self.keys.partition_point(|first| first.as_slice() <= key);
        after.checked_sub(1).map(|at| at as u32)
    }

    /// The files that can hold keys which begin with `prefix`.
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
        &self.files[kind.slot()]
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
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
        self.tally.put(&mut out);
        for (kind, directory) in FileKind::BLOCKS.into_iter().zip(&self.files) {
            put_number(&mut out, directory.tags.len() as u64);
            for (at, tag) in directory.tags.iter().enumerate() {
                if has_keys(kind) {
                    put_chunk(&mut out, &directory.keys[at]);
                }
                out.extend_from_slice(&tag.to_le_bytes()[..6]);
            }
        }
        out
    }

    pub(crate) fn decode(body: &[u8]) -> Result<Root, Fault> {
        let mut reader = Reader::new(body);
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
        for (kind, directory) in FileKind::BLOCKS.into_iter().zip(&mut root.files) {
            *directory = read_directory(&mut reader, kind)?;
        }
        if !reader.is_empty() {
            return Err("it is longer than its fields");
        }
        root.check()?;
        Ok(root)
    }

    /// The directories have as many files as the counts ask for.
    fn check(&self) -> Result<(), Fault> {
        for kind in FileKind::BLOCKS {
            let (things, per_file) = match kind {
                FileKind::Cards => (self.docs, self.cards_per_file),
                FileKind::Institutions => (self.institutions, self.institutions_per_file),
                FileKind::Facets | FileKind::Topics | FileKind::Providers | FileKind::Orders => {
                    (self.docs, self.docs_per_column)
                }
                _ => continue,
            };
            if per_file == 0
                || things.div_ceil(per_file) as usize != self.directory(kind).tags.len()
            {
                return Err("a directory has not the length that its count asks for");
            }
        }
        Ok(())
    }
}

fn read_directory(reader: &mut Reader, kind: FileKind) -> Result<Directory, Fault> {
    let mut directory = Directory::default();
    for _ in 0..reader.count(6)? {
        if has_keys(kind) {
            let key = reader.chunk()?.to_vec();
            if directory.keys.last().is_some_and(|last| *last >= key) {
                return Err("a directory is not in order");
            }
            directory.keys.push(key);
        }
        let mut tag = [0; 8];
        tag[..6].copy_from_slice(reader.take(6)?);
        directory.tags.push(u64::from_le_bytes(tag));
    }
    Ok(directory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_keys_and_prefixes() {
        let keys = ["", "co", "d", "s"]
            .map(|key| key.as_bytes().to_vec())
            .to_vec();
        let directory = Directory {
            tags: vec![0; keys.len()],
            keys,
        };
        let file = |key: &str| directory.file_of(key.as_bytes());
        assert_eq!(
            [file("apple"), file("cook"), file("d"), file("zoo")],
            [Some(0), Some(1), Some(2), Some(3)]
        );
        let files = |prefix: &str| directory.files_with(prefix.as_bytes());
        assert_eq!(
            [
                files("c"),
                files("co"),
                files("cook"),
                files("x"),
                files("")
            ],
            [0..2, 1..2, 1..2, 3..4, 0..4]
        );
    }
}
