//! `.br` and `.gz` beside each file that gets smaller, for hosts that serve them as they are.

use crate::error::{Error, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write as _;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use walkdir::WalkDir;

/// Smaller files gain nothing.
const LEAST: u64 = 512;
/// Programs and pages up to this many bytes get the best level.
const PROGRAM: u64 = 5_000_000;
/// Data up to this many bytes in all gets level 9; past it level 5, which is fifteen times faster.
const LITTLE_DATA: u64 = 20_000_000;
/// What is compressed already.
const PACKED: &[&str] = &[
    "png", "jpg", "jpeg", "webp", "avif", "gif", "woff", "woff2", "mp3", "mp4", "m4a", "ogg",
    "opus", "webm", "zip", "epub", "pdf", "gz", "br",
];

/// What was done.
pub struct Saved {
    /// Files looked at.
    pub files: u64,
    /// Files that have compressed copies now.
    pub compressed: u64,
}

/// Compresses a folder, on all processors.
pub fn folder(dir: &Path) -> Result<Saved> {
    let (mut files, mut jobs, mut data) = (0, Vec::new(), 0);
    for entry in WalkDir::new(dir).sort_by_file_name() {
        let entry = entry.map_err(|why| Error::file("read", dir, why))?;
        if !entry.file_type().is_file() {
            continue;
        }
        files += 1;
        let bytes = entry
            .metadata()
            .map_err(|why| Error::file("read", entry.path(), why))?
            .len();
        // A host reads _headers itself and serves it to nobody.
        if bytes > LEAST && !is(entry.path(), PACKED) && entry.file_name() != "_headers" {
            data += if is_program(entry.path(), bytes) {
                0
            } else {
                bytes
            };
            jobs.push((entry.into_path(), bytes));
        }
    }
    let data_level = if data <= LITTLE_DATA { 9 } else { 5 };
    // Long ones first, so that no thread is left alone with one at the end.
    jobs.sort_by_key(|(_, bytes)| *bytes);
    let jobs = Mutex::new(jobs);
    let compressed = AtomicU64::new(0);
    let failed = Mutex::new(None);
    let work = || {
        while let Some((file, bytes)) = jobs.lock().ok().and_then(|mut jobs| jobs.pop()) {
            let level = if is_program(&file, bytes) {
                11
            } else {
                data_level
            };
            match one(&file, level) {
                Ok(smaller) => {
                    compressed.fetch_add(u64::from(smaller), Ordering::Relaxed);
                }
                Err(error) => {
                    if let Ok(mut failed) = failed.lock() {
                        *failed = Some(error);
                    }
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(work);
        }
    });
    match failed.into_inner() {
        Ok(None) => Ok(Saved {
            files,
            compressed: compressed.into_inner(),
        }),
        Ok(Some(error)) => Err(error),
        Err(_) => Err(Error::new("Compressing stopped in the middle.").next("run it again.")),
    }
}

fn is(file: &Path, kinds: &[&str]) -> bool {
    file.extension()
        .and_then(|e| e.to_str())
        .is_some_and(|e| kinds.contains(&e))
}

fn is_program(file: &Path, bytes: u64) -> bool {
    bytes <= PROGRAM && is(file, &["wasm", "js", "css", "html"])
}

/// Writes both copies of a file where they are at least a twentieth smaller; says whether they are.
fn one(file: &Path, level: i32) -> Result<bool> {
    let bytes = fs::read(file).map_err(|why| Error::file("read", file, why))?;
    let br = brotli(&bytes, level);
    if br.len() * 20 > bytes.len() * 19 {
        return Ok(false);
    }
    let gz = gzip(&bytes);
    for (ending, packed) in [("br", br), ("gz", gz)] {
        let copy = beside(file, ending);
        fs::write(&copy, packed).map_err(|why| Error::file("write", &copy, why))?;
    }
    Ok(true)
}

/// `a/b.js` with `br`: `a/b.js.br`.
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Bytes after Brotli (RFC 7932) at a level from 0 to 11.
pub fn brotli(bytes: &[u8], level: i32) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality: level,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    // Writing to memory does not fail; an empty result would be refused by every reader.
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).expect("memory can be written");
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .expect("memory can be written")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use std::io::Read as _;

    #[test]
    fn what_shrinks_is_compressed_and_reads_back() {
        let text = "the same words again and again; ".repeat(100);
        let dir = Scratch::new("compress")
            .with("a.js", &text)
            .with("small.css", "a{}")
            .with("picture.png", &text);
        let saved = folder(dir.path()).unwrap();
        assert_eq!((saved.files, saved.compressed), (3, 1));
        let mut back = Vec::new();
        let br = fs::read(dir.path().join("a.js.br")).unwrap();
        brotli::BrotliDecompress(&mut &br[..], &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        let mut back = String::new();
        let gz = fs::File::open(dir.path().join("a.js.gz")).unwrap();
        flate2::read::GzDecoder::new(gz)
            .read_to_string(&mut back)
            .unwrap();
        assert_eq!(back, text);
        assert!(!dir.path().join("picture.png.br").exists());
    }
}
