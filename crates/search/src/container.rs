//! What every file begins with, and how it is named.
//!
//! `LLSI`, format version, kind, version of the program (3 bytes), number within its kind (4 bytes, low first), tag (4),
//! length of the text when unpacked (4), its length as it lies here (4), checksum (8) of all else: 33 bytes. Then the text, packed
//! with DEFLATE (RFC 1951), then the rest, which is bits that cannot be packed further.
//!
//! Texts of all files but the root are packed as if the root's dictionary stood before them: what every file would have to
//! say, names of large institutions and common words of titles, is said once.

use crate::SearchError;

/// Version of the format that this crate writes and reads. Any change of the bytes raises it.
pub const FORMAT_VERSION: u8 = 3;

const MAGIC: [u8; 4] = *b"LLSI";
const HEADER: usize = 33;
/// No text is longer when unpacked: what a damaged length may allocate.
const MOST_TEXT: usize = 8 << 20;
/// Levels above pack two in a hundred bytes less in twice the time.
#[cfg(feature = "write")]
const PACK_LEVEL: u32 = 7;

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FileKind {
    /// The way in.
    Root,
    /// Terms with the best of their postings, facet counts and cards.
    Terms,
    /// Chosen facet values, and beginnings of words, as if they were terms.
    Extras,
    /// The rest of the postings of a file of terms or extras.
    Postings,
    /// Cards of the best courses of the terms of a file of terms or extras.
    Streams,
    /// Cards of a range of courses.
    Cards,
    /// Small facets of a range of courses.
    Facets,
    /// Topics of a range of courses.
    Topics,
    /// Institutions of a range of courses.
    Providers,
    /// What else results are sorted by, of a range of courses.
    Orders,
    /// The dictionary of institutions.
    Institutions,
    /// Words, for typing errors.
    Words,
    /// Pinyin of pairs of Chinese characters.
    Pinyin,
}

impl FileKind {
    /// Those the root names, in its order.
    pub(crate) const IN_ROOT: [FileKind; 10] = [
        FileKind::Terms,
        FileKind::Extras,
        FileKind::Facets,
        FileKind::Topics,
        FileKind::Providers,
        FileKind::Institutions,
        FileKind::Words,
        FileKind::Pinyin,
        FileKind::Cards,
        FileKind::Orders,
    ];

    /// All of them.
    #[cfg(any(test, feature = "explain", feature = "fuzzing"))]
    pub(crate) const ALL: [FileKind; 13] = [
        FileKind::Root,
        FileKind::Terms,
        FileKind::Extras,
        FileKind::Postings,
        FileKind::Streams,
        FileKind::Cards,
        FileKind::Facets,
        FileKind::Topics,
        FileKind::Providers,
        FileKind::Orders,
        FileKind::Institutions,
        FileKind::Words,
        FileKind::Pinyin,
    ];

    /// The kind of a letter.
    #[cfg(any(test, feature = "explain", feature = "fuzzing"))]
    pub(crate) fn of_letter(letter: u8) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.letter() == letter)
    }

    /// Its letter in file names, its byte in headers.
    pub(crate) fn letter(self) -> u8 {
        match self {
            FileKind::Root => b'r',
            FileKind::Terms => b't',
            FileKind::Extras => b'x',
            FileKind::Postings => b'p',
            FileKind::Streams => b's',
            FileKind::Cards => b'c',
            FileKind::Facets => b'f',
            FileKind::Topics => b'h',
            FileKind::Providers => b'i',
            FileKind::Orders => b'o',
            FileKind::Institutions => b'n',
            FileKind::Words => b'w',
            FileKind::Pinyin => b'y',
        }
    }
}

/// Stands in a file's name and header, and wherever it is named: a checksum of what the file says, or, for the files
/// of a group of terms, of what all of them say.
pub(crate) type Tag = u32;

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

/// The tag of contents.
#[cfg(feature = "write")]
pub(crate) fn tag(contents: &[&[u8]]) -> Tag {
    checksum(contents) as Tag
}

/// File name: letter, number within its kind, tag.
pub(crate) fn name(kind: FileKind, number: u32, tag: Tag) -> String {
    format!("{}-{number:04x}-{tag:08x}.bin", kind.letter() as char)
}

/// Makes a file of a text and what cannot be packed.
#[cfg(feature = "write")]
pub(crate) fn seal(
    kind: FileKind,
    number: u32,
    tag: Tag,
    text: &[u8],
    rest: &[u8],
    dictionary: &[u8],
) -> Vec<u8> {
    let packed = pack(text, dictionary);
    let mut file = Vec::with_capacity(HEADER + packed.len() + rest.len());
    file.extend_from_slice(&MAGIC);
    file.push(FORMAT_VERSION);
    file.push(kind.letter());
    file.extend_from_slice(&program_version());
    for number in [number, tag, text.len() as u32, packed.len() as u32] {
        file.extend_from_slice(&number.to_le_bytes());
    }
    let sum = checksum(&[&file, &packed, rest]);
    file.extend_from_slice(&sum.to_le_bytes());
    file.extend_from_slice(&packed);
    file.extend_from_slice(rest);
    file
}

/// The text with DEFLATE; nothing for an empty one.
#[cfg(feature = "write")]
fn pack(text: &[u8], dictionary: &[u8]) -> Vec<u8> {
    use flate2::{Compress, Compression, FlushCompress, Status};
    if text.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::with_capacity(text.len() / 2 + 64);
    let mut compress = Compress::new(Compression::new(PACK_LEVEL), false);
    if !dictionary.is_empty() {
        // Only a compressor that was used before, or one with a header, refuses a dictionary.
        let _ = compress.set_dictionary(dictionary);
    }
    loop {
        let read = compress.total_in() as usize;
        out.reserve(256);
        // Memory to memory there is nothing that can fail.
        match compress.compress_vec(&text[read..], &mut out, FlushCompress::Finish) {
            Ok(Status::StreamEnd) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

/// Unpacks a text of a known length.
fn unpack(packed: &[u8], length: usize, dictionary: &[u8]) -> Option<Vec<u8>> {
    use miniz_oxide::inflate::TINFLStatus;
    use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
    if packed.is_empty() {
        return (length == 0).then(Vec::new);
    }
    let mut out = Vec::with_capacity(dictionary.len() + length);
    out.extend_from_slice(dictionary);
    out.resize(dictionary.len() + length, 0);
    let mut inflate = Box::<DecompressorOxide>::default();
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) =
        decompress(&mut inflate, packed, &mut out, dictionary.len(), flags);
    out.drain(..dictionary.len());
    (status == TINFLStatus::Done && read == packed.len() && written == length).then_some(out)
}

/// A file that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opened {
    /// Its text, unpacked.
    pub(crate) text: Vec<u8>,
    /// The rest.
    pub(crate) rest: Vec<u8>,
}

/// Checks a file and unpacks its text.
///
/// `tag` is what the directory says of this file; the root has none.
///
/// # Errors
/// [`SearchError`] naming `file` where it is not what was asked for.
pub(crate) fn open(
    file: &str,
    bytes: &[u8],
    kind: FileKind,
    number: u32,
    wanted: Option<Tag>,
    dictionary: &[u8],
) -> Result<Opened, SearchError> {
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
    let sum = checksum(&[&head[..25], body]);
    if head[25..] != sum.to_le_bytes() {
        return Err(damaged("its checksum is wrong"));
    }
    if version < FORMAT_VERSION {
        return Err(damaged("its format is too old, build the catalogue again"));
    }
    if head[5] != kind.letter() || four(9) != number || wanted.is_some_and(|tag| tag != four(13)) {
        return Err(damaged("it belongs to another place or another build"));
    }
    let (packed, rest) = body
        .split_at_checked(four(21) as usize)
        .ok_or_else(|| damaged("it ends too early"))?;
    let length = four(17) as usize;
    if length > MOST_TEXT {
        return Err(damaged("its text is too long"));
    }
    let text = unpack(packed, length, dictionary);
    let text = text.ok_or_else(|| damaged("its text cannot be unpacked"))?;
    Ok(Opened {
        text,
        rest: rest.to_vec(),
    })
}

#[cfg(feature = "write")]
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
        let text = b"a text, a text, a text, a text";
        let tag = 7;
        let file = seal(FileKind::Cards, 3, tag, text, b"rest", b"text,");
        let wanted = Opened {
            text: text.to_vec(),
            rest: b"rest".to_vec(),
        };
        assert!(file.len() < HEADER + text.len());
        assert_eq!(
            open("c", &file, FileKind::Cards, 3, Some(tag), b"text,"),
            Ok(wanted)
        );
        assert!(open("c", &file, FileKind::Cards, 4, Some(tag), b"text,").is_err());
        assert!(open("c", &file, FileKind::Terms, 3, Some(tag), b"text,").is_err());
        assert!(open("c", &file, FileKind::Cards, 3, Some(tag ^ 1), b"text,").is_err());
        for cut in 0..file.len() {
            assert!(open("c", &file[..cut], FileKind::Cards, 3, None, b"text,").is_err());
        }
    }

    #[test]
    fn a_later_format_is_told_apart_from_damage() {
        let mut file = seal(FileKind::Root, 0, 0, b"", b"", b"");
        file[4] = FORMAT_VERSION + 1;
        let error = open("r.bin", &file, FileKind::Root, 0, None, b"").unwrap_err();
        assert!(matches!(error, SearchError::Newer { .. }), "{error}");
        assert_eq!(error.file(), "r.bin");
    }
}
