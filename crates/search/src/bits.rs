//! Bits in a row, the lowest of each byte first, and Golomb-Rice codes in them.
//!
//! A Rice code of parameter `k` (Rice and Plaunt 1971) is the number's upper part as so many ones and a zero, then its
//! lower `k` bits. Gaps of postings in no special order are geometrically distributed, for which it is within some
//! hundredths of a bit of the best code that there is.

use crate::bytes::Fault;

/// Longest run of ones that is written: a longer upper part is written in full after as many ones.
const ESCAPE: u32 = 40;

/// Collects bits.
#[derive(Debug, Default)]
pub(crate) struct BitWriter {
    out: Vec<u8>,
    held: u64,
    count: u32,
}

impl BitWriter {
    /// Appends the lowest `count` bits of `value`; at most 32.
    pub(crate) fn bits(&mut self, value: u32, count: u32) {
        self.held |= u64::from(value) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// Appends a Rice code.
    pub(crate) fn rice(&mut self, value: u32, k: u32) {
        let upper = value >> k;
        if upper >= ESCAPE {
            self.bits(low_mask(20), 20);
            self.bits(low_mask(20), 20);
            self.bits(value, 32);
            return;
        }
        let mut ones = upper;
        while ones >= 16 {
            self.bits(0xffff, 16);
            ones -= 16;
        }
        self.bits((1 << ones) - 1, ones + 1);
        self.bits(value & low_mask(k), k);
    }

    /// All bits, filled up to whole bytes.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.out.push(self.held as u8);
        }
        self.out
    }
}

fn low_mask(k: u32) -> u32 {
    (1u32 << k) - 1
}

/// The parameter that makes numbers with this mean shortest, at most 24.
pub(crate) fn best_rice(sum: u64, count: usize) -> u32 {
    // Kiely 2004 (JPL IPN 42-159): k = floor(log2(0.9624 · (mean + 1/2))), here with twice the mean.
    let twice = (2 * sum / count.max(1) as u64 + 1).saturating_mul(123) / 256;
    (63 - (twice | 1).leading_zeros()).min(24)
}

/// Reads bits that a [`BitWriter`] wrote. Bits past the end are zeros; [`BitReader::check`] tells.
#[derive(Debug)]
pub(crate) struct BitReader<'a> {
    bytes: &'a [u8],
    /// Bits read so far.
    at: usize,
}

impl<'a> BitReader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next 57 bits or more, without moving on.
    #[inline(always)]
    fn peek(&self) -> u64 {
        let byte = self.at >> 3;
        let word = if let Some(eight) = self.bytes.get(byte..byte + 8) {
            let mut array = [0u8; 8];
            array.copy_from_slice(eight);
            u64::from_le_bytes(array)
        } else {
            self.last(byte)
        };
        word >> (self.at & 7)
    }

    /// The last bytes, from one on, with zeros behind.
    #[cold]
    #[inline(never)]
    fn last(&self, byte: usize) -> u64 {
        let mut array = [0u8; 8];
        let rest = self.bytes.get(byte..).unwrap_or_default();
        array[..rest.len()].copy_from_slice(rest);
        u64::from_le_bytes(array)
    }

    /// The next `count` bits; at most 32.
    #[inline(always)]
    pub(crate) fn bits(&mut self, count: u32) -> u32 {
        let value = self.peek() & ((1u64 << count) - 1);
        self.at += count as usize;
        value as u32
    }

    /// A Rice code.
    #[inline(always)]
    pub(crate) fn rice(&mut self, k: u32) -> u32 {
        let ones = self.peek().trailing_ones();
        if ones >= ESCAPE {
            self.at += ESCAPE as usize;
            return self.bits(32);
        }
        self.at += ones as usize + 1;
        let low = if k == 0 { 0 } else { self.bits(k) };
        ones << k | low
    }

    /// Whether all that was read was there.
    pub(crate) fn check(&self) -> Result<(), Fault> {
        if self.at > self.bytes.len() * 8 {
            Err("it ends too early")
        } else {
            Ok(())
        }
    }

    /// Whole bytes that were begun.
    pub(crate) fn bytes_read(&self) -> usize {
        self.at.div_ceil(8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back() {
        let values = [
            0,
            1,
            2,
            3,
            7,
            8,
            100,
            1_000,
            39,
            40,
            41,
            65_535,
            1 << 20,
            u32::MAX,
        ];
        for k in [0, 1, 3, 8, 16, 24] {
            let mut writer = BitWriter::default();
            for value in values {
                writer.rice(value, k);
                writer.bits(value & 7, 3);
            }
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes);
            for value in values {
                assert_eq!(reader.rice(k), value, "{k}");
                assert_eq!(reader.bits(3), value & 7);
            }
            assert_eq!(reader.check(), Ok(()));
            assert_eq!(reader.bytes_read(), bytes.len());
            let mut cut = BitReader::new(&bytes[..bytes.len() - 1]);
            for _ in values {
                cut.rice(k);
                cut.bits(3);
            }
            assert!(cut.check().is_err());
        }
    }

    #[test]
    fn the_parameter_fits_the_mean() {
        assert_eq!(best_rice(0, 10), 0);
        assert_eq!(best_rice(100, 100), 0);
        assert_eq!(best_rice(400, 100), 2);
        assert_eq!(best_rice(300, 100), 1);
        assert_eq!(best_rice(1_000 * 100, 100), 9);
    }
}
