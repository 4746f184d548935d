//! Times in SMIL: `5:12.3`, `0:00:05.0`, `12s`, `345ms`, `2min`, `1.5h`, `7.2`.
//!
//! The clock values of SMIL 3.0 (W3C, “Timing and Synchronization”), read as they are found in books: with a space or `npt=`
//! before them, and a minute or a second of a single digit.

/// Longer than any recording.
const LONGEST: u64 = 1_000 * 3_600_000;

/// A clock value in milliseconds; none for what is none, or is longer than a thousand hours.
pub(super) fn milliseconds(text: &str) -> Option<u64> {
    let text = text.trim();
    let text = text.strip_prefix("npt=").unwrap_or(text);
    let time = if text.contains(':') {
        clock(text)?
    } else {
        count(text)?
    };
    (time <= LONGEST).then_some(time)
}

/// Hours, minutes and seconds, or the latter two; all but the first are below sixty.
fn clock(text: &str) -> Option<u64> {
    let parts: Vec<&str> = text.split(':').collect();
    let (seconds, before) = parts.split_last()?;
    if before.len() > 2 {
        return None;
    }
    let mut whole = 0u64;
    for (at, part) in before.iter().enumerate() {
        let number = digits(part)?;
        if at > 0 && number > 59 {
            return None;
        }
        whole = whole.checked_mul(60)?.checked_add(number)?;
    }
    let last = decimal(seconds, 1_000)?;
    if last >= 60_000 {
        return None;
    }
    whole.checked_mul(60_000)?.checked_add(last)
}

/// A number with a unit; without one it counts seconds.
fn count(text: &str) -> Option<u64> {
    for (unit, worth) in [("ms", 1), ("min", 60_000), ("h", 3_600_000), ("s", 1_000)] {
        if let Some(number) = text.strip_suffix(unit) {
            return decimal(number.trim_end(), worth);
        }
    }
    decimal(text, 1_000)
}

/// A decimal number times `worth`, rounded down; of its fraction, nine digits count.
fn decimal(text: &str, worth: u64) -> Option<u64> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut time = digits(whole)?.checked_mul(worth)?;
    if let Some(fraction) = fraction {
        digits(fraction)?;
        let some = &fraction[..fraction.len().min(9)];
        let scale = 10u64.pow(some.len() as u32);
        time = time.checked_add(digits(some)?.checked_mul(worth)? / scale)?;
    }
    Some(time)
}

/// Digits alone.
fn digits(text: &str) -> Option<u64> {
    let fit = (1..=15).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fit.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::milliseconds;

    #[test]
    fn every_form_is_read() {
        for (text, time) in [
            ("5:12.3", 312_300),
            ("0:00:05.0", 5_000),
            ("00:00:00", 0),
            ("02:33", 153_000),
            ("50:00:10.25", 180_010_250),
            ("61:01", 3_661_000),
            ("12s", 12_000),
            ("30.5s", 30_500),
            ("345ms", 345),
            ("5.9ms", 5),
            ("2min", 120_000),
            ("3.2h", 11_520_000),
            ("12.467", 12_467),
            (" 7 ", 7_000),
            ("npt=3.5s", 3_500),
            ("0.1234567891234", 123),
        ] {
            assert_eq!(milliseconds(text), Some(time), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "s",
            "1:",
            ":1",
            "1:60",
            "1:60:00",
            "1:2:3:4",
            "-5s",
            "+5s",
            "5.",
            ".5",
            "1e3",
            "1.2.3",
            "5 apples",
            "１２s",
            "99999999999999999999s",
            "9999999999h",
            "1001h",
            "NaN",
            "∞",
        ] {
            assert_eq!(milliseconds(text), None, "{text}");
        }
    }
}
