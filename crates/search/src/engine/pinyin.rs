//! Words that are pinyin of what stands in Chinese titles.

use super::files::{Decoded, FileId, Session};
use crate::block::next_key;
use crate::bytes::{Fault, Reader};
use crate::container::FileKind;
use crate::error::SearchError;
use crate::pinyin::{Reading, key, read_pairs, readings};
use crate::source::Source;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many are followed while characters are put together.
const MOST_BEGUN: usize = 64;
/// So many files are read for a beginning of a syllable.
const MOST_FILES: u32 = 3;

impl<S: Source> Session<'_, S> {
    /// The rows of Chinese characters that a word can be the pinyin of, those of most courses first, at most `most`.
    pub(super) async fn sounding(
        &self,
        word: &str,
        most: usize,
    ) -> Result<Vec<String>, SearchError> {
        let mut texts: BTreeMap<String, u32> = BTreeMap::new();
        if most == 0 || self.root().directory(FileKind::Pinyin).keys.is_empty() {
            return Ok(Vec::new());
        }
        for reading in readings(word) {
            for (text, count) in self.texts(&reading).await? {
                let best = texts.entry(text).or_default();
                *best = count.max(*best);
            }
        }
        let mut order: Vec<(Reverse<u32>, String)> = texts
            .into_iter()
            .map(|(text, count)| (Reverse(count), text))
            .collect();
        order.sort();
        Ok(order.into_iter().take(most).map(|(_, text)| text).collect())
    }

    /// The rows of a reading, put together from pairs that overlap, with the count of the rarest pair.
    async fn texts(&self, reading: &Reading) -> Result<Vec<(String, u32)>, SearchError> {
        let mut begun: Vec<(String, char, u32)> = Vec::new();
        let steps = reading.syllables.windows(2);
        let last = steps.len() - 1;
        for (at, two) in steps.enumerate() {
            let key = key(reading.initials, &two[0], &two[1]);
            let pairs = self.pairs(&key, reading.unfinished && at == last).await?;
            let mut next: Vec<(String, char, u32)> = Vec::new();
            for ([a, b], count) in pairs {
                if at == 0 {
                    next.push((String::from_iter([a, b]), b, count));
                    continue;
                }
                let follow = begun.iter().filter(|(_, end, _)| *end == a);
                next.extend(
                    follow.map(|(text, _, least)| (format!("{text}{b}"), b, count.min(*least))),
                );
            }
            next.sort_by(|one, other| (Reverse(one.2), &one.0).cmp(&(Reverse(other.2), &other.0)));
            next.dedup_by(|one, other| one.0 == other.0);
            next.truncate(MOST_BEGUN);
            begun = next;
            if begun.is_empty() {
                break;
            }
        }
        Ok(begun
            .into_iter()
            .map(|(text, _, count)| (text, count))
            .collect())
    }

    /// The pairs of a key, or of all keys that begin so.
    async fn pairs(
        &self,
        wanted: &[u8],
        beginning: bool,
    ) -> Result<Vec<([char; 2], u32)>, SearchError> {
        let directory = self.root().directory(FileKind::Pinyin);
        let places = match beginning {
            true => directory.files_with(wanted),
            false => directory
                .file_of(wanted)
                .map_or(0..0, |place| place..place + 1),
        };
        let ids: Vec<FileId> = places
            .take(MOST_FILES as usize)
            .map(|number| (FileKind::Pinyin, number))
            .collect();
        let mut out = Vec::new();
        for (id, file) in ids.iter().zip(self.files(&ids).await?) {
            let Decoded::Text(text) = &*file else {
                return Err(self.wrong(*id));
            };
            read(text, wanted, beginning, &mut out).map_err(|reason| self.damaged(*id, reason))?;
        }
        Ok(out)
    }
}

fn read(
    text: &[u8],
    wanted: &[u8],
    beginning: bool,
    out: &mut Vec<([char; 2], u32)>,
) -> Result<(), Fault> {
    let mut reader = Reader::new(text);
    let mut key = Vec::new();
    while !reader.is_empty() {
        next_key(&mut reader, &mut key)?;
        let pairs = read_pairs(&mut reader)?;
        if key == wanted || beginning && key.starts_with(wanted) {
            out.extend(pairs);
        }
    }
    Ok(())
}
