//! Traditional Chinese characters and common variants as simplified ones: texts and queries are both folded, so each finds the
//! other.
//!
//! The table maps 2,055 characters of the block U+4E00 to U+9FFF: those whose simplified form is among the 3,500 most common, or which are usual in Taiwan or
//! Hong Kong. Which character maps to which is after OpenCC's character tables (Apache-2.0). Laid out for the download (four kilobytes packed): pairs in the order of
//! their simplified form, in `variants.bin`: count of pairs and of far bytes (two bytes each, low first); far bytes: low bytes of traditional
//! characters; near bytes, one a pair: below 174 a step of the traditional character less 87, else 174 + its high byte, whose low byte is the next
//! far one; then steps of the simplified character, bytes that add up until one is below 255.

use std::sync::OnceLock;

static DATA: &[u8] = include_bytes!("variants.bin");
/// Characters are counted from here on.
const FIRST: u32 = 0x4e00;
/// Characters of the block.
const COUNT: usize = 0x5200;

/// The simplified form of a character; other characters as they are.
pub(crate) fn simplified(c: char) -> char {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    let Some(index) = u32::from(c).checked_sub(FIRST) else {
        return c;
    };
    match TABLE.get_or_init(|| decode(DATA)).get(index as usize) {
        None | Some(0) => c,
        Some(simple) => char::from_u32(u32::from(*simple)).unwrap_or(c),
    }
}

/// The simplified form by the character less U+4E00; zero where it is the character itself.
fn decode(data: &[u8]) -> Vec<u16> {
    let number = |at: usize| usize::from(u16::from_le_bytes([data[at], data[at + 1]]));
    let (far, rest) = data[4..].split_at(number(2));
    let (near, steps) = rest.split_at(number(0));
    let (mut far, mut steps) = (far.iter(), steps.iter());
    let mut table = vec![0; COUNT];
    let (mut from, mut to) = (0_usize, FIRST as u16);
    for &byte in near {
        let byte = usize::from(byte);
        from = match byte.checked_sub(174) {
            None => from + byte - 87,
            Some(block) => block << 8 | usize::from(*far.next().unwrap_or(&0)),
        };
        for step in steps.by_ref() {
            to += u16::from(*step);
            if *step < 255 {
                break;
            }
        }
        table[from] = to;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::simplified;

    #[test]
    fn traditional_becomes_simplified_and_stays() {
        for (from, to) in "學習機器爲為裡裏臺後髮發說讀書養電腦龔瞭"
            .chars()
            .zip("学习机器为为里里台后发发说读书养电脑龚了".chars())
        {
            assert_eq!(simplified(from), to, "{from}");
        }
        for same in "学a太，〇龥𠀀".chars() {
            assert_eq!(simplified(same), same);
        }
        let all = ('\u{4e00}'..='\u{9fff}').map(|c| (c, simplified(c)));
        let changed: Vec<_> = all.filter(|(from, to)| from != to).collect();
        assert_eq!(changed.len(), 2_055);
        assert!(
            changed.iter().all(|(_, to)| simplified(*to) == *to),
            "folding twice is folding once"
        );
    }
}
