//! Ids, unique in the catalogue.

use crate::normalize::short_hash;
use std::collections::HashSet;
use xxhash_rust::xxh3::xxh3_64;

/// Longest id, bytes (`Course::id`).
const LONGEST: usize = 96;

/// The ids given so far, as hashes.
#[derive(Debug, Default)]
pub struct Ids {
    taken: HashSet<u64>,
}

impl Ids {
    /// Gives the wanted id, or where another course has it, the id with a suffix made from `key`: a key of the
    /// course itself, so that its address does not hang on what else the catalogue holds. True: it is as wanted.
    pub fn give(&mut self, wanted: &str, key: &str) -> (String, bool) {
        let stem = if wanted.is_empty() { "course" } else { wanted };
        if self.taken.insert(xxh3_64(stem.as_bytes())) {
            return (stem.to_owned(), true);
        }
        for turn in 0u32.. {
            let suffix = match turn {
                0 => short_hash(key),
                // Two courses with one id and one key: only their order tells them apart.
                _ => short_hash(&format!("{key}\n{turn}")),
            };
            let room = stem.floor_char_boundary(LONGEST - suffix.len() - 1);
            let id = format!("{}-{suffix}", stem[..room].trim_end_matches('-'));
            if self.taken.insert(xxh3_64(id.as_bytes())) {
                return (id, false);
            }
        }
        unreachable!("2^32 suffixes are never all taken")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_keeps_its_id_and_the_others_get_stable_suffixes() {
        let mut ids = Ids::default();
        assert_eq!(
            ids.give("statistics", "id:a"),
            ("statistics".to_owned(), true)
        );
        let (second, as_wanted) = ids.give("statistics", "id:b");
        assert!(!as_wanted && second.starts_with("statistics-"), "{second}");
        let (third, _) = ids.give("statistics", "id:b");
        assert_ne!(second, third);
        // The suffix comes from the course's key, whatever was there before.
        let mut again = Ids::default();
        again.give("statistics", "id:zzz");
        assert_eq!(again.give("statistics", "id:b").0, second);
    }

    #[test]
    fn an_id_never_grows_past_its_limit() {
        let mut ids = Ids::default();
        let long = "a".repeat(96);
        ids.give(&long, "x");
        assert!(ids.give(&long, "y").0.len() <= 96);
    }
}
