//! Numbers and texts as bytes, and a reader that cannot run past the end.

use lifelong_api::Text;

/// Why bytes could not be read: a few words for [`crate::SearchError::Damaged`].
pub(crate) type Fault = &'static str;

/// Reads from a slice; every read is checked.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// How many bytes are left: an upper bound for any count that follows.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    pub(crate) fn take(&mut self, len: usize) -> Result<&'a [u8], Fault> {
        let (head, rest) = self.rest.split_at_checked(len).ok_or("it ends too early")?;
        self.rest = rest;
        Ok(head)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, Fault> {
        let (&first, rest) = self.rest.split_first().ok_or("it ends too early")?;
        self.rest = rest;
        Ok(first)
    }

    /// A number of 1 to 10 bytes, low seven bits first (LEB128).
    pub(crate) fn number(&mut self) -> Result<u64, Fault> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err("a number is too large");
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err("a number does not end")
    }

    pub(crate) fn small(&mut self) -> Result<u32, Fault> {
        u32::try_from(self.number()?).map_err(|_| "a number is too large")
    }

    /// A count of things that take at least `least` bytes each, so that no corrupt count allocates memory.
    pub(crate) fn count(&mut self, least: usize) -> Result<usize, Fault> {
        let count = self.small()? as usize;
        if count
            .checked_mul(least.max(1))
            .is_none_or(|bytes| bytes > self.left())
        {
            return Err("a count is larger than the file");
        }
        Ok(count)
    }

    /// A length, then so many bytes.
    pub(crate) fn chunk(&mut self) -> Result<&'a [u8], Fault> {
        let len = self.small()? as usize;
        self.take(len)
    }

    pub(crate) fn str(&mut self) -> Result<&'a str, Fault> {
        std::str::from_utf8(self.chunk()?).map_err(|_| "a text is not UTF-8")
    }

    /// A text up to a line end, which is passed over.
    pub(crate) fn line(&mut self) -> Result<&'a str, Fault> {
        let end = self.rest.iter().position(|byte| *byte == b'\n');
        let line = self.take(end.ok_or("it ends too early")?)?;
        self.take(1)?;
        std::str::from_utf8(line).map_err(|_| "a text is not UTF-8")
    }

    pub(crate) fn text(&mut self) -> Result<Text, Fault> {
        let mut text = Text::new();
        for _ in 0..self.count(2)? {
            let lang = self.str()?;
            text.insert(lang, self.str()?.to_owned());
        }
        Ok(text)
    }
}

pub(crate) fn put_number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(crate) fn put_chunk(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

pub(crate) fn put_text(out: &mut Vec<u8>, text: &Text) {
    put_number(out, text.len() as u64);
    for (lang, value) in text.iter() {
        put_chunk(out, lang.as_bytes());
        put_chunk(out, value.as_bytes());
    }
}

/// How many bytes two words begin with in common, at most `limit`.
pub(crate) fn shared_prefix(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_overlong_ones_are_refused() {
        for value in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut out = Vec::new();
            put_number(&mut out, value);
            assert_eq!(Reader::new(&out).number(), Ok(value));
            assert!(Reader::new(&out[..out.len() - 1]).number().is_err());
        }
        assert!(Reader::new(&[0xff; 10]).number().is_err());
        assert!(Reader::new(&[0x80; 11]).number().is_err());
    }

    #[test]
    fn a_count_larger_than_the_rest_is_refused() {
        let mut out = Vec::new();
        put_number(&mut out, 1_000_000_000);
        out.extend_from_slice(&[0; 8]);
        assert!(Reader::new(&out).count(1).is_err());
        assert_eq!(Reader::new(&[2, 0, 0, 0, 0]).count(2), Ok(2));
        assert!(Reader::new(&[2, 0, 0, 0]).count(2).is_err());
    }
}
