//! ISO 8601 durations, the small part of them that courses use.

/// The minutes of an ISO 8601 duration such as `PT5M`, `PT1H30M`, `P2D`, `P12W`.
///
/// Days count as 24 hours, weeks as seven days, months as 30 days, years as 365. Parts of a minute are rounded up; of a
/// fraction, three digits count. `None` for anything else.
pub fn parse_minutes(text: &str) -> Option<u32> {
    let rest = text.strip_prefix('P')?;
    let (mut thousandths, mut in_time, mut any) = (0u64, false, false);
    let mut number = Number::default();
    for c in rest.chars() {
        match c {
            'T' if !in_time && number.digits == 0 && number.fraction.is_none() => in_time = true,
            '0'..='9' => number.digit(u64::from(c) - u64::from('0'))?,
            '.' | ',' if number.fraction.is_none() => number.fraction = Some(0),
            unit => {
                let seconds: u64 = match (unit, in_time) {
                    ('Y', false) => 365 * 86_400,
                    ('M', false) => 30 * 86_400,
                    ('W', false) => 7 * 86_400,
                    ('D', false) => 86_400,
                    ('H', true) => 3_600,
                    ('M', true) => 60,
                    ('S', true) => 1,
                    _ => return None,
                };
                let part = std::mem::take(&mut number).thousandths()?;
                thousandths = thousandths.checked_add(part.checked_mul(seconds)?)?;
                any = true;
            }
        }
    }
    let done = any && number.digits == 0 && number.fraction.is_none();
    done.then(|| u32::try_from(thousandths.div_ceil(60_000)).ok())?
}

/// A decimal number that is being read. In whole numbers: to read one as `f64` brings eleven kilobytes of tables to the browser.
#[derive(Default)]
struct Number {
    whole: u64,
    /// Thousandths, once a decimal point has been.
    fraction: Option<u64>,
    digits: u32,
    /// Digits behind the point.
    places: u32,
}

impl Number {
    fn digit(&mut self, digit: u64) -> Option<()> {
        self.digits += 1;
        match &mut self.fraction {
            None => self.whole = self.whole.checked_mul(10)?.checked_add(digit)?,
            Some(fraction) => {
                if self.places < 3 {
                    *fraction += digit * 10u64.pow(2 - self.places);
                }
                self.places += 1;
            }
        }
        Some(())
    }

    fn thousandths(self) -> Option<u64> {
        if self.digits == 0 {
            return None;
        }
        self.whole
            .checked_mul(1_000)?
            .checked_add(self.fraction.unwrap_or(0))
    }
}

/// Minutes as the shortest ISO 8601 duration in hours and minutes: `PT5M`, `PT2H`, `PT1H30M`.
pub fn format_minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("PT{m}M"),
        (h, 0) => format!("PT{h}H"),
        (h, m) => format!("PT{h}H{m}M"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for minutes in [0, 1, 5, 59, 60, 61, 90, 600, 100_000] {
            assert_eq!(parse_minutes(&format_minutes(minutes)), Some(minutes));
        }
    }

    #[test]
    fn reads_other_units_and_refuses_the_rest() {
        assert_eq!(parse_minutes("P1D"), Some(1440));
        assert_eq!(parse_minutes("P2W"), Some(20_160));
        assert_eq!(parse_minutes("PT90S"), Some(2));
        assert_eq!(parse_minutes("PT1.5H"), Some(90));
        assert_eq!(parse_minutes("PT0,25H"), Some(15));
        assert_eq!(parse_minutes("PT.5H"), Some(30));
        assert_eq!(parse_minutes("P1Y2M3DT4H5M6.789012S"), Some(616_566));
        for bad in [
            "PT1.2.3H",
            "PT.H",
            "P.T5M",
            "PT5.",
            "PT99999999999999999999H",
            "P9999999999Y",
            "",
            "P",
            "PT",
            "5M",
            "PT5",
            "PTM",
            "P5H",
            "PT5X",
            "PT5M5",
        ] {
            assert_eq!(parse_minutes(bad), None, "{bad}");
        }
    }
}
