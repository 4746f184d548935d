//! What an input says, taken piece by piece.

use crate::container::Opened;

/// Takes numbers and texts from an input; zeros and nothing once it has ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draw<'a> {
    rest: &'a [u8],
}

impl<'a> Draw<'a> {
    pub(super) fn new(input: &'a [u8]) -> Self {
        Self { rest: input }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or(0)
    }

    pub(super) fn chance(&mut self) -> bool {
        self.byte() & 1 == 1
    }

    /// A number below another, which is not 0.
    pub(super) fn below(&mut self, most: usize) -> usize {
        usize::from(self.two()) % most
    }

    /// Two bytes, low first.
    pub(super) fn two(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    /// Four bytes, low first.
    pub(super) fn four(&mut self) -> u32 {
        u32::from(self.two()) | u32::from(self.two()) << 16
    }

    /// A number of any size: small ones are as likely as large ones.
    pub(super) fn number(&mut self) -> u32 {
        let bits = u32::from(self.byte()) % 33;
        let mask = u32::MAX.checked_shr(32 - bits).unwrap_or(0);
        self.four() & mask
    }

    /// At most so many bytes.
    pub(super) fn bytes(&mut self, most: usize) -> &'a [u8] {
        let (head, rest) = self.rest.split_at(most.min(self.rest.len()));
        self.rest = rest;
        head
    }

    /// All that is left.
    pub(super) fn all(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.rest)
    }

    /// A text of up to 255 bytes.
    pub(super) fn text(&mut self) -> String {
        let length = usize::from(self.byte());
        String::from_utf8_lossy(self.bytes(length)).into_owned()
    }

    /// All that is left as the contents of a file: two bytes say how much of it is text.
    pub(super) fn opened(&mut self) -> Opened {
        let length = usize::from(self.two());
        Opened {
            text: self.bytes(length).to_vec(),
            rest: self.all().to_vec(),
        }
    }
}

/// Contents as [`Draw::opened`] reads them.
pub(super) fn put_opened(out: &mut Vec<u8>, opened: &Opened) {
    let length = opened.text.len().min(usize::from(u16::MAX));
    out.extend_from_slice(&(length as u16).to_le_bytes());
    out.extend_from_slice(&opened.text[..length]);
    out.extend_from_slice(&opened.rest);
}
