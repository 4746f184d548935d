//! What every file begins with, and how it is named.
//!
//! `LLSI`, format version, kind, version of the program (3 bytes), number within its kind (4 bytes, low
//! first), length of the body (4), checksum (8) of all else: 25 bytes, then the body.

use crate::SearchError;

/// Version of the format that this crate writes and reads. Any change of the bytes raises it.
pub const FORMAT_VERSION: u8 = 1;

const MAGIC: [u8; 4] = *b"LLSI";
const HEADER: usize = 25;

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FileKind {
    /// The way in.
    Root,
    /// Words as people type them, with the count of each.
    Words,
    /// Terms with the best of their postings.
    Terms,
    /// The rest of the postings.
    Postings,
    /// Small facets of a range of courses.
    Facets,
    /// Topics of a range of courses.
    Topics,
    /// Institutions of a range of courses.
    Providers,
    /// What else results are sorted by.
    Orders,
    /// Result cards.
    Cards,
    /// The dictionary of institutions.
    Institutions,
}

impl FileKind {
    /// Those the root has a directory of, in its order.
    pub(crate) const BLOCKS: [FileKind; 9] = [
        FileKind::Words,
        FileKind::Terms,
        FileKind::Postings,
        FileKind::Facets,
        FileKind::Topics,
        FileKind::Providers,
        FileKind::Orders,
        FileKind::Cards,
        FileKind::Institutions,
    ];

    /// Its letter in file names, its byte in headers.
    pub(crate) fn letter(self) -> u8 {
        match self {
            FileKind::Root => b'r',
            FileKind::Words => b'w',
            FileKind::Terms => b't',
            FileKind::Postings => b'p',
            FileKind::Facets => b'f',
            FileKind::Topics => b's',
            FileKind::Providers => b'i',
            FileKind::Orders => b'o',
            FileKind::Cards => b'c',
            FileKind::Institutions => b'n',
        }
    }

    /// Its place in the root's directories.
    pub(crate) fn slot(self) -> usize {
        FileKind::BLOCKS
            .iter()
            .position(|kind| *kind == self)
            .unwrap_or(0)
    }
}

/// FNV-1a over 64 bits with a last mixing (MurmurHash3's finaliser), over several pieces in a row.
/// Each step is one-to-one, so a change of one byte always changes the sum.
pub(crate) fn checksum(pieces: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in pieces.iter().copied().flatten() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// The part of a checksum that stands in names and directories: its low 48 bits.
pub(crate) fn tag(sum: u64) -> u64 {
    sum & 0xffff_ffff_ffff
}

/// File name: letter, number within its kind, tag.
pub(crate) fn name(kind: FileKind, number: u32, tag: u64) -> String {
    format!("{}-{number:04x}-{tag:012x}.bin", kind.letter() as char)
}

/// Puts the header before a body. Hands back the file and its tag.
pub(crate) fn seal(kind: FileKind, number: u32, body: &[u8]) -> (Vec<u8>, u64) {
    let mut head = Vec::with_capacity(HEADER + body.len());
    head.extend_from_slice(&MAGIC);
    head.push(FORMAT_VERSION);
    head.push(kind.letter());
    head.extend_from_slice(&program_version());
    head.extend_from_slice(&number.to_le_bytes());
    head.extend_from_slice(&(body.len() as u32).to_le_bytes());
    let sum = checksum(&[&head, body]);
    head.extend_from_slice(&sum.to_le_bytes());
    head.extend_from_slice(body);
    (head, tag(sum))
}

/// Checks the header and hands back the body.
///
/// `tag` is what the directory says of this file; the root has none.
///
/// # Errors
/// [`SearchError`] naming `file` where it is not what was asked for.
pub(crate) fn open<'a>(
    file: &str,
    bytes: &'a [u8],
    kind: FileKind,
    number: u32,
    wanted: Option<u64>,
) -> Result<&'a [u8], SearchError> {
    if bytes.get(..4) != Some(&MAGIC[..]) {
        return Err(SearchError::NotAnIndex {
            file: file.to_owned(),
        });
    }
    let damaged = |reason: &str| SearchError::Damaged {
        file: file.to_owned(),
        reason: reason.to_owned(),
    };
    let version = *bytes.get(4).ok_or_else(|| damaged("it ends too early"))?;
    if version > FORMAT_VERSION {
        return Err(SearchError::Newer {
            file: file.to_owned(),
            found: version,
            supported: FORMAT_VERSION,
        });
    }
    let (head, body) = bytes
        .split_at_checked(HEADER)
        .ok_or_else(|| damaged("it ends too early"))?;
    let four = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    if four(13) as usize != body.len() {
        return Err(damaged("its length is not the one it was written with"));
    }
    let sum = checksum(&[&head[..17], body]);
    if head[17..] != sum.to_le_bytes() {
        return Err(damaged("its checksum is wrong"));
    }
    if version < FORMAT_VERSION {
        return Err(damaged("its format is too old, build the catalogue again"));
    }
    if head[5] != kind.letter() || four(9) != number || wanted.is_some_and(|tag_| tag_ != tag(sum))
    {
        return Err(damaged("it belongs to another place or another build"));
    }
    Ok(body)
}

fn program_version() -> [u8; 3] {
    let mut parts = env!("CARGO_PKG_VERSION")
        .split('.')
        .map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_file_opens_only_as_what_it_is() {
        let (file, tag) = seal(FileKind::Cards, 3, b"body");
        assert_eq!(
            open("c", &file, FileKind::Cards, 3, Some(tag)),
            Ok(&b"body"[..])
        );
        assert!(open("c", &file, FileKind::Cards, 4, Some(tag)).is_err());
        assert!(open("c", &file, FileKind::Terms, 3, Some(tag)).is_err());
        assert!(open("c", &file, FileKind::Cards, 3, Some(tag ^ 1)).is_err());
    }

    #[test]
    fn a_later_format_is_told_apart_from_damage() {
        let (mut file, _) = seal(FileKind::Root, 0, b"");
        file[4] = FORMAT_VERSION + 1;
        let error = open("r.bin", &file, FileKind::Root, 0, None).unwrap_err();
        assert!(matches!(error, SearchError::Newer { .. }), "{error}");
        assert_eq!(error.file(), "r.bin");
    }
}
