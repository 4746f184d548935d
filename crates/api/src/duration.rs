//! ISO 8601 durations, the small part of them that courses use.

/// The minutes of an ISO 8601 duration such as `PT5M`, `PT1H30M`, `P2D`, `P12W`.
///
/// Days count as 24 hours, weeks as seven days, months as 30 days, years as 365. Parts of a minute are rounded up.
/// `None` for anything else.
pub fn parse_minutes(text: &str) -> Option<u32> {
    let rest = text.strip_prefix('P')?;
    let (mut seconds, mut number, mut in_time, mut any) = (0f64, String::new(), false, false);
    for c in rest.chars() {
        match c {
            'T' if !in_time && number.is_empty() => in_time = true,
            '0'..='9' | '.' => number.push(c),
            ',' => number.push('.'),
            unit => {
                let factor = match (unit, in_time) {
                    ('Y', false) => 365.0 * 86_400.0,
                    ('M', false) => 30.0 * 86_400.0,
                    ('W', false) => 7.0 * 86_400.0,
                    ('D', false) => 86_400.0,
                    ('H', true) => 3_600.0,
                    ('M', true) => 60.0,
                    ('S', true) => 1.0,
                    _ => return None,
                };
                seconds += number.parse::<f64>().ok()? * factor;
                number.clear();
                any = true;
            }
        }
    }
    let minutes = (seconds / 60.0).ceil();
    (any && number.is_empty() && minutes <= f64::from(u32::MAX)).then_some(minutes as u32)
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
        for bad in ["", "P", "PT", "5M", "PT5", "PTM", "P5H", "PT5X", "PT5M5"] {
            assert_eq!(parse_minutes(bad), None, "{bad}");
        }
    }
}
