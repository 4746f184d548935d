//! Files as text: which encoding they are in, and a reader that yields UTF-8 whatever that is.

use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// How much of a file is looked at to tell its encoding.
const SAMPLE: u64 = 4 << 20;

/// A file whose encoding and first bytes are known.
#[derive(Debug)]
pub(crate) struct TextFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What messages call it: the path as given, or the address it came from.
    pub name: String,
    /// The first bytes as they are.
    pub raw: Vec<u8>,
    /// The first 64 KB or so as text.
    pub head: String,
    /// The file's length in bytes.
    pub len: u64,
    /// Last change, seconds since 1970.
    pub modified: u64,
    encoding: &'static Encoding,
}

impl TextFile {
    /// Looks at a file.
    ///
    /// # Errors
    /// The file cannot be opened or read.
    pub fn look(path: &Path, name: &str) -> io::Result<Self> {
        let file = File::open(path)?;
        let facts = file.metadata()?;
        let mut sample = Vec::new();
        file.take(SAMPLE).read_to_end(&mut sample)?;
        let encoding = guess(&sample, facts.len() > SAMPLE);
        let raw = sample[..sample.len().min(64 << 10)].to_vec();
        let (head, _, _) = encoding.decode(&raw);
        let modified = facts
            .modified()
            .ok()
            .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok())
            .map_or(0, |age| age.as_secs());
        Ok(Self {
            path: path.to_owned(),
            name: name.to_owned(),
            head: head.trim_start_matches('\u{feff}').to_owned(),
            raw,
            len: facts.len(),
            modified,
            encoding,
        })
    }

    /// The text as UTF-8 from the start, without a byte order mark. Bytes that are wrong become U+FFFD.
    ///
    /// # Errors
    /// The file cannot be opened again.
    pub fn open(&self) -> io::Result<impl Read + use<>> {
        let file = File::open(&self.path)?;
        Ok(DecodeReaderBytesBuilder::new()
            .encoding(Some(self.encoding))
            .bom_override(true)
            .strip_bom(true)
            .build(BufReader::with_capacity(1 << 16, file)))
    }

    /// Extension in small letters, from the name that people see.
    pub fn extension(&self) -> String {
        extension_of(&self.name)
    }
}

/// The extension of a path or address in small letters; empty if none.
pub(crate) fn extension_of(name: &str) -> String {
    let name = name.split(['?', '#']).next().unwrap_or(name);
    Path::new(name)
        .extension()
        .map(|extension| extension.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default()
}

/// Bytes as text, and whether their encoding had to be guessed. Bytes that are wrong become U+FFFD.
pub(crate) fn decode(bytes: &[u8]) -> (String, bool) {
    let encoding = guess(bytes, false);
    let (text, _, wrong) = encoding.decode(bytes);
    let marked = Encoding::for_bom(bytes).is_some();
    let guessed = wrong || !marked && encoding != encoding_rs::UTF_8;
    (text.into_owned(), guessed)
}

fn guess(sample: &[u8], cut: bool) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return encoding;
    }
    match std::str::from_utf8(sample) {
        Ok(_) => return encoding_rs::UTF_8,
        // The sample may end in the middle of a character.
        Err(error) if cut && error.error_len().is_none() => return encoding_rs::UTF_8,
        Err(_) => {}
    }
    if let Some(encoding) = utf16_without_mark(sample) {
        return encoding;
    }
    // Mostly UTF-8 with a few broken bytes: those become U+FFFD and are reported, the rest is kept.
    if mostly_utf8(sample) {
        return encoding_rs::UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, !cut);
    let found = detector.guess(None, chardetng::Utf8Detection::Deny);
    // GB18030 reads all that GBK does, and more.
    if found == encoding_rs::GBK {
        encoding_rs::GB18030
    } else {
        found
    }
}

fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let pairs = &sample[..sample.len().min(4096)];
    let zeros = |odd: usize| {
        pairs
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let enough = pairs.len() / 6;
    match (zeros(0), zeros(1)) {
        (even, odd) if odd > enough && even < odd / 8 => Some(encoding_rs::UTF_16LE),
        (even, odd) if even > enough && odd < even / 8 => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

fn mostly_utf8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 4
}

/// Counts the lines that a parser has read, so that a record's first line can be told.
pub(crate) struct LineCounter<R> {
    inner: R,
    lines: Rc<Cell<u64>>,
}

impl<R: Read> LineCounter<R> {
    /// A counter and the shared number of line feeds read so far.
    pub fn new(inner: R) -> (Self, Rc<Cell<u64>>) {
        let lines = Rc::new(Cell::new(0));
        (
            Self {
                inner,
                lines: Rc::clone(&lines),
            },
            lines,
        )
    }
}

impl<R: Read> Read for LineCounter<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let feeds = buffer[..count]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count() as u64;
        self.lines.set(self.lines.get() + feeds);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(bytes: &[u8]) -> &'static str {
        guess(bytes, false).name()
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(guessed("Kochen für alle".as_bytes()), "UTF-8");
        assert_eq!(guessed(b"\xef\xbb\xbftitle"), "UTF-8");
        assert_eq!(guessed(b"\xff\xfet\0i\0"), "UTF-16LE");
        let le: Vec<u8> = "title,url\nNeue Töpfe,x\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(guessed(&le), "UTF-16LE");
        let be: Vec<u8> = "title,url\nNeue Töpfe,x\n"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(guessed(&be), "UTF-16BE");
        let (gb, _, _) = encoding_rs::GB18030
            .encode("课程名称,机构\n太极拳入门,银杏老年学校\n家常菜,社区学院\n");
        assert_eq!(guessed(&gb), "gb18030");
    }

    #[test]
    fn a_broken_byte_does_not_turn_utf8_into_something_else() {
        let mut text = "Über die Kunst, schöne Töpfe für Gäste zu brennen: Öfen"
            .as_bytes()
            .to_vec();
        text.push(0xff);
        assert_eq!(guessed(&text), "UTF-8");
    }
}
