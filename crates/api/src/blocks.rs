//! Courses lie in blocks, so that a million of them stay within a free host's limit of files, and the
//! block of an id can be computed without asking anybody. The places of many books, and many institutions, lie in blocks of
//! the same kind.

use crate::{Course, FileRef};
use serde::{Deserialize, Serialize};

/// How many block names one manifest file holds.
pub const BLOCKS_PER_MANIFEST: u32 = 256;

/// Where the blocks of courses are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct BlockSet {
    /// How many blocks there are, a power of two: [`block_of`] gives the block of an id.
    pub blocks: u32,
    /// How many block names one manifest holds: block `b` is entry `b % per_manifest` of manifest `b / per_manifest`.
    pub per_manifest: u32,
    /// The manifests ([`BlockManifest`]) in order.
    pub manifests: Vec<FileRef>,
}

/// Names of up to 256 consecutive blocks of courses, or of all blocks of books' places or of institutions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct BlockManifest {
    /// Paths of the blocks ([`CourseBlock`], [`crate::BookPlaces`], [`crate::InstitutionList`]), relative to the API's folder; empty for a block that
    /// holds nothing.
    pub paths: Vec<String>,
}

/// A block: the courses whose ids fall into it, sorted by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct CourseBlock {
    /// The courses.
    pub courses: Vec<Course>,
}

impl BlockSet {
    /// A power of two that puts about 48 courses in a block, so that a block stays near 20 KB compressed;
    /// at most 8,192 blocks, to stay below 20,000 files.
    ///
    /// It moves only when the catalogue doubles, so a rebuild keeps the names of blocks that did not change.
    pub fn blocks_for(courses: u64) -> u32 {
        let wanted = courses.div_ceil(48).max(1);
        wanted.next_power_of_two().min(8_192) as u32
    }
}

/// The block of a course id among `blocks` (a power of two): the lowest bits of the id's 64-bit FNV-1a hash.
///
/// Source of the hash: draft-eastlake-fnv.
pub fn block_of(id: &str, blocks: u32) -> u32 {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    // The high half mixes better than the low bits alone.
    ((hash ^ (hash >> 32)) as u32) & (blocks.max(1) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_of_is_stable() {
        // Written into partners' programs: these numbers may never change.
        assert_eq!(block_of("steam-an-egg", 1), 0);
        let spread: std::collections::BTreeSet<_> = (0..10_000)
            .map(|n| block_of(&format!("c{n}"), 64))
            .collect();
        assert_eq!(spread.len(), 64);
    }

    #[test]
    fn blocks_double_with_the_catalogue() {
        assert_eq!(BlockSet::blocks_for(0), 1);
        assert_eq!(BlockSet::blocks_for(48), 1);
        assert_eq!(BlockSet::blocks_for(49), 2);
        assert_eq!(BlockSet::blocks_for(10_000_000), 8_192);
    }
}
