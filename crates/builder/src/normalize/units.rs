//! Numbers and units of time in running text, in English, Chinese and Russian.

/// Units of time that courses use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unit {
    Minutes,
    Days,
    Weeks,
    Months,
}

/// Chinese numerals and full-width digits as plain digits, dashes as one kind.
pub(super) fn digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    for (index, c) in chars.iter().enumerate() {
        let next = chars.get(index + 1).copied().unwrap_or(' ');
        let counted = "一二两三四五六七八九十个周天日小月学课节年时分星半".contains(next);
        match c {
            '０'..='９' => out.push(char::from(b'0' + (*c as u32 - '０' as u32) as u8)),
            '–' | '—' | '~' | '～' | '至' | '到' => out.push('-'),
            '十' if counted => {
                // 十二, 二十, 二十四
                let tens = out.ends_with(|c: char| c.is_ascii_digit());
                let ones = "一二三四五六七八九".contains(next);
                out.push_str(match (tens, ones) {
                    (true, true) => "",
                    (true, false) => "0",
                    (false, true) => "1",
                    (false, false) => "10",
                });
            }
            _ => match "零一二三四五六七八九"
                .chars()
                .position(|digit| digit == *c)
                .filter(|_| counted)
            {
                Some(digit) => out.push_str(&digit.to_string()),
                None if *c == '两' && counted => out.push('2'),
                None => out.push(*c),
            },
        }
    }
    out
}

/// A number, or the middle of a range; and where it ends.
pub(super) fn number(chars: &[char], start: usize) -> Option<(f64, usize)> {
    let (low, mut at) = plain_number(chars, start)?;
    let mut probe = at;
    while chars.get(probe).is_some_and(|c| *c == ' ') {
        probe += 1;
    }
    let words: String = chars[probe..].iter().take(3).collect();
    let dash = if chars.get(probe) == Some(&'-') {
        1
    } else if words == "to " {
        3
    } else {
        0
    };
    if dash > 0 {
        let mut next = probe + dash;
        while chars.get(next).is_some_and(|c| *c == ' ') {
            next += 1;
        }
        if let Some((high, end)) = plain_number(chars, next) {
            at = end;
            return Some((f64::midpoint(low, high), at));
        }
    }
    Some((low, at))
}

fn plain_number(chars: &[char], start: usize) -> Option<(f64, usize)> {
    let mut end = start;
    while chars
        .get(end)
        .is_some_and(|c| c.is_ascii_digit() || *c == '.' && end > start)
    {
        end += 1;
    }
    let text: String = chars[start..end].iter().collect();
    let value = text.trim_end_matches('.').parse::<f64>().ok()?;
    Some((value, end))
}

/// The unit a text begins with: minutes or length of one, its kind, and how many bytes it takes.
pub(super) fn unit_of(rest: &str) -> Option<(f64, Unit, usize)> {
    // A lesson at a Chinese university lasts 45 minutes.
    const UNITS: [(&str, f64, Unit); 40] = [
        ("minutes", 1.0, Unit::Minutes),
        ("minute", 1.0, Unit::Minutes),
        ("mins", 1.0, Unit::Minutes),
        ("min", 1.0, Unit::Minutes),
        ("分钟", 1.0, Unit::Minutes),
        ("мин", 1.0, Unit::Minutes),
        ("academic hours", 45.0, Unit::Minutes),
        ("hours", 60.0, Unit::Minutes),
        ("hour", 60.0, Unit::Minutes),
        ("hrs", 60.0, Unit::Minutes),
        ("hr", 60.0, Unit::Minutes),
        ("h", 60.0, Unit::Minutes),
        ("个小时", 60.0, Unit::Minutes),
        ("小时", 60.0, Unit::Minutes),
        ("个学时", 45.0, Unit::Minutes),
        ("学时", 45.0, Unit::Minutes),
        ("个课时", 45.0, Unit::Minutes),
        ("课时", 45.0, Unit::Minutes),
        ("час", 60.0, Unit::Minutes),
        ("days", 1.0, Unit::Days),
        ("day", 1.0, Unit::Days),
        ("天", 1.0, Unit::Days),
        ("日", 1.0, Unit::Days),
        ("дн", 1.0, Unit::Days),
        ("weeks", 1.0, Unit::Weeks),
        ("week", 1.0, Unit::Weeks),
        ("wks", 1.0, Unit::Weeks),
        ("wk", 1.0, Unit::Weeks),
        ("w", 1.0, Unit::Weeks),
        ("个星期", 1.0, Unit::Weeks),
        ("星期", 1.0, Unit::Weeks),
        ("周", 1.0, Unit::Weeks),
        ("недел", 1.0, Unit::Weeks),
        ("months", 1.0, Unit::Months),
        ("month", 1.0, Unit::Months),
        ("个月", 1.0, Unit::Months),
        ("月", 1.0, Unit::Months),
        ("месяц", 1.0, Unit::Months),
        ("个周", 1.0, Unit::Weeks),
        ("d", 1.0, Unit::Days),
    ];
    let spaces = rest.len() - rest.trim_start_matches([' ', '-']).len();
    let word = &rest[spaces..];
    UNITS.iter().find_map(|(name, factor, unit)| {
        let after = word.strip_prefix(name)?;
        // `h` is not the beginning of `houses`; Russian endings follow, Chinese words need no gap.
        let latin = name.is_ascii() && after.starts_with(|c: char| c.is_ascii_alphabetic());
        let used = spaces + name.len() + after.len()
            - after
                .trim_start_matches(|c: char| ('а'..='я').contains(&c))
                .len();
        (!latin).then_some((*factor, *unit, used))
    })
}
