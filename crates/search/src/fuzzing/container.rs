//! Files as they come from a server.

use super::draw::Draw;
use super::sample::sample;
use crate::container::{FORMAT_VERSION, FileKind, checksum, open, seal};

/// Opens a file; by the first byte as it is, with a header and a checksum that fit, or one that was just sealed.
pub(super) fn container(input: &[u8]) {
    let mut draw = Draw::new(input);
    let how = draw.byte();
    let kind = FileKind::ALL[draw.below(FileKind::ALL.len())];
    let dictionary: &[u8] = match how & 4 {
        0 => &[],
        _ => &sample().root.dictionary,
    };
    match how % 4 {
        0 => drop(open("file", draw.all(), kind, 0, None, dictionary)),
        1 => {
            let opened = draw.opened();
            let (text, rest) = (&opened.text, &opened.rest);
            let file = seal(kind, 7, 9, text, rest, dictionary);
            let back = open("file", &file, kind, 7, Some(9), dictionary);
            assert_eq!(back, Ok(opened), "a file does not come back");
        }
        _ => {
            let length = draw.number();
            let packed = usize::from(draw.two());
            let (packed, rest) = (draw.bytes(packed), draw.all());
            let file = head(kind, 1, 2, length, packed, rest);
            if let Ok(opened) = open("file", &file, kind, 1, Some(2), dictionary) {
                assert_eq!(opened.text.len(), length as usize);
                assert_eq!(opened.rest, rest);
            }
        }
    }
}

/// A file of which all fits but, perhaps, the packed text.
fn head(kind: FileKind, number: u32, tag: u32, length: u32, packed: &[u8], rest: &[u8]) -> Vec<u8> {
    let mut file = b"LLSI".to_vec();
    file.extend([FORMAT_VERSION, kind.letter(), 0, 0, 0]);
    for number in [number, tag, length, packed.len() as u32] {
        file.extend(number.to_le_bytes());
    }
    let sum = checksum(&[&file, packed, rest]);
    file.extend(sum.to_le_bytes());
    file.extend_from_slice(packed);
    file.extend_from_slice(rest);
    file
}

/// A file with these contents, not packed: whatever they are, they get past every check of the container.
pub(super) fn wrap(kind: FileKind, number: u32, tag: u32, text: &[u8], rest: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(text.len() + 8);
    let pieces = text.chunks(usize::from(u16::MAX));
    let last = pieces.len();
    for (at, piece) in (1..).zip(pieces) {
        // A block of DEFLATE that is stored as it is: whether it is the last; its length, and the same with every bit turned.
        packed.push(u8::from(at == last));
        let length = piece.len() as u16;
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend_from_slice(piece);
    }
    head(kind, number, tag, text.len() as u32, &packed, rest)
}
