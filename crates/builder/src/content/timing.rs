//! How long a text takes to read.

/// English words a minute: slower than silent reading of novels, as one learns.
const WORDS_A_MINUTE: u64 = 250;
/// Chinese characters a minute.
const HAN_A_MINUTE: u64 = 400;

/// A Chinese character, Chinese punctuation or a full-width form.
pub(crate) fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Words of letters or digits, and Chinese characters, of a text.
pub(super) fn count(text: &str) -> (u64, u64) {
    let (mut words, mut han, mut inside) = (0, 0, false);
    for c in text.chars() {
        if is_han(c) {
            han += 1;
            inside = false;
        } else if c.is_alphanumeric() {
            words += u64::from(!inside);
            inside = true;
        } else {
            inside = inside && matches!(c, '\'' | '’' | '-' | '.' | ',');
        }
    }
    (words, han)
}

/// Minutes to read a text, rounded up, at least two.
pub(crate) fn minutes(text: &str) -> u32 {
    let (words, han) = count(text);
    // Both parts over one denominator, so that rounding happens once.
    let parts = words * HAN_A_MINUTE + han * WORDS_A_MINUTE;
    u32::try_from(parts.div_ceil(WORDS_A_MINUTE * HAN_A_MINUTE))
        .unwrap_or(u32::MAX)
        .max(2)
}

/// Shares `total` minutes out in proportion to `weights`, at least one each; the shares add up to `total` where it allows.
pub(super) fn share(total: u32, weights: &[u32]) -> Vec<u32> {
    let count = u32::try_from(weights.len()).unwrap_or(u32::MAX);
    let spare = u64::from(total.saturating_sub(count));
    let sum: u64 = weights.iter().map(|w| u64::from(*w)).sum::<u64>().max(1);
    let mut so_far = 0;
    let mut given = 0;
    weights
        .iter()
        .map(|weight| {
            so_far += u64::from(*weight);
            // Rounding the running sum keeps the total exact.
            let upto = (spare * so_far + sum / 2) / sum;
            let part = upto - given;
            given = upto;
            1 + u32::try_from(part).unwrap_or(0)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_words_and_characters() {
        assert_eq!(count("It's 62.5 °C, well-kept"), (4, 0));
        assert_eq!(count("用USB线 充电"), (1, 4));
        assert_eq!(minutes(&"word ".repeat(751)), 4);
        assert_eq!(minutes(&"字".repeat(1_200)), 3);
        assert_eq!(minutes("short"), 2);
    }

    #[test]
    fn shares_add_up() {
        assert_eq!(share(30, &[2, 2, 2]), [10, 10, 10]);
        assert_eq!(share(10, &[1, 2, 4]).iter().sum::<u32>(), 10);
        assert_eq!(share(1, &[5, 5]), [1, 1]);
    }
}
