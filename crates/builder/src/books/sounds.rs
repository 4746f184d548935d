//! Sounds of a book: told by their bytes, never by their names.

use super::overlays::Recording;
use super::shelf::Shelf;
use lifelong_api::{Book, Download, Text};
use std::collections::BTreeSet;

/// What browsers play: the ending of its name, and its MIME type.
pub(super) type Kind = (&'static str, &'static str);

/// The first bytes of a file tell; so many are enough.
pub(super) const HEAD: usize = 4_096;

/// The kind of a sound; none for anything else, films too.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    let brand = bytes.get(8..12);
    match bytes {
        [b'I', b'D', b'3', ..] => Some(("mp3", "audio/mpeg")),
        [b'R', b'I', b'F', b'F', ..] if brand == Some(b"WAVE") => Some(("wav", "audio/wav")),
        [b'O', b'g', b'g', b'S', ..] => ogg(bytes),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => mp4(brand?, bytes),
        [0xff, second, third, ..] => frame(*second, *third),
        _ => None,
    }
}

/// A stream of MPEG frames (ISO 11172-3) or of AAC ones (ISO 13818-7).
fn frame(second: u8, third: u8) -> Option<Kind> {
    if second & 0xf6 == 0xf0 {
        return Some(("aac", "audio/aac"));
    }
    let sync = second & 0xe0 == 0xe0;
    let (version, layer) = (second >> 3 & 3, second >> 1 & 3);
    let (rate, samples) = (third >> 4, third >> 2 & 3);
    let known = sync && version != 1 && layer == 1 && !matches!(rate, 0 | 15) && samples != 3;
    known.then_some(("mp3", "audio/mpeg"))
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    head.windows(words.len()).any(|part| part == words)
}

fn ogg(bytes: &[u8]) -> Option<Kind> {
    let sound = has(bytes, b"OpusHead") || has(bytes, b"\x01vorbis");
    (sound && !has(bytes, b"theora")).then_some(("ogg", "audio/ogg"))
}

fn mp4(brand: &[u8], bytes: &[u8]) -> Option<Kind> {
    const BRANDS: [&[u8]; 9] = [
        b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso5", b"iso6", b"dash",
    ];
    // Where the description of its tracks comes first, it says whether there are pictures.
    let film = has(bytes, b"vmhd");
    (BRANDS.contains(&brand) && !film).then_some(("m4a", "audio/mp4"))
}

/// Says in the book who reads it, for how long, and which of its sounds are `used`.
pub(super) fn of_book(
    book: &mut Book,
    shelf: &Shelf,
    used: &BTreeSet<String>,
    recording: &Recording,
    is_read: bool,
) {
    let sounds = shelf.sounds.iter().filter(|(url, _)| used.contains(*url));
    let sound = |(url, (kind, size)): (&String, &(&str, u64))| Download {
        url: url.clone(),
        encoding_format: (*kind).to_owned(),
        content_size: *size,
    };
    book.sounds = sounds.map(sound).collect();
    if !is_read {
        return;
    }
    let lang = book.in_language.first().cloned().unwrap_or_default();
    let names = recording.narrators.iter();
    book.read_by = names.map(|name| Text::of(lang.clone(), name)).collect();
    if let Some(time) = recording.duration.filter(|time| *time > 0) {
        book.duration = format!("PT{}S", time.div_ceil(1_000));
    }
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn sounds_are_told_by_their_bytes() {
        let of = |bytes: &[u8]| kind(bytes).map(|(ending, _)| ending);
        assert_eq!(of(b"ID3\x04\0\0"), Some("mp3"));
        assert_eq!(of(&[0xff, 0xfb, 0x90, 0x64]), Some("mp3"));
        assert_eq!(of(&[0xff, 0xf1, 0x50, 0x80]), Some("aac"));
        assert_eq!(of(b"RIFF\x24\0\0\0WAVEfmt "), Some("wav"));
        assert_eq!(of(b"OggS\0\x02........OpusHead"), Some("ogg"));
        assert_eq!(of(b"\0\0\0\x20ftypM4A \0\0"), Some("m4a"));
        for other in [
            b"OggS\0\x02....\x80theora".as_slice(),
            b"\0\0\0\x20ftypqt  ",
            b"\0\0\0\x20ftypisom....moov....vmhd",
            b"RIFF\x24\0\0\0WEBP",
            b"\xff\xfe<\0h\0",
            b"\xff\xd8\xff\xe0",
            b"\xff\xff\xff\xff",
            b"<html>",
            b"MZ",
            b"",
        ] {
            assert_eq!(of(other), None, "{other:?}");
        }
    }
}
