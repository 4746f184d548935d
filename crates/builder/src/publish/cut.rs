//! A list that is too long for one file lies in several.

use crate::error::BuildError;
use serde::Serialize;
use std::path::Path;

/// A file is ended before it passes so many bytes: no file of the API but a picture, a sound or a film has more than 256 KB.
const MOST_BYTES: usize = 200_000;

/// The parts of a list that lie in one file each, in order: at most so many items, and no more bytes than a file may have.
/// There is always a first part, in which so many bytes are taken already. An item that is larger than a file lies alone.
///
/// # Errors
/// Where an item cannot be written as JSON.
pub fn cut<T: Serialize>(
    items: Vec<T>,
    most: usize,
    taken: usize,
) -> Result<Vec<Vec<T>>, BuildError> {
    let (mut parts, mut part, mut bytes) = (Vec::new(), Vec::new(), taken);
    for item in items {
        let size = serde_json::to_vec(&item)
            .map_err(|why| BuildError::file(Path::new("a list"), why))?
            .len();
        if !part.is_empty() && (part.len() >= most || bytes + size > MOST_BYTES) {
            parts.push(std::mem::take(&mut part));
            bytes = 0;
        }
        bytes += size;
        part.push(item);
    }
    parts.push(part);
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(items: Vec<String>, most: usize, taken: usize) -> Vec<usize> {
        let parts = cut(items, most, taken).unwrap();
        parts.iter().map(Vec::len).collect()
    }

    #[test]
    fn a_file_ends_by_count_or_by_bytes() {
        let short = |count: usize| vec!["short".to_owned(); count];
        assert_eq!(lengths(short(100), 100, 0), [100]);
        assert_eq!(lengths(short(101), 100, 0), [100, 1]);
        assert_eq!(lengths(short(0), 100, 0), [0]);
        let long = vec!["long".repeat(20_000); 5];
        assert_eq!(lengths(long.clone(), 100, 0), [2, 2, 1]);
        assert_eq!(lengths(long, 100, 120_000), [1, 2, 2]);
        let huge = vec!["huge".repeat(100_000); 2];
        assert_eq!(lengths(huge, 100, 9), [1, 1]);
    }
}
