//! UTF-8 that somebody read as Latin-1 or Windows-1252, turned back: `Ð¦ÐµÐ»ÑŒ` to `Цель`, `donâ€™t` to `don’t`.

/// What became of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Repaired {
    /// It was fine.
    Untouched,
    /// It was garbled and is whole again.
    Whole(String),
    /// Something is still wrong with it.
    Broken(String),
}

/// Repairs a text as far as possible.
pub(crate) fn repair(text: &str) -> Repaired {
    // Every garbled letter begins with a character of Latin-1: most texts of other scripts need no closer look.
    if !text
        .chars()
        .any(|c| matches!(c, '\u{80}'..='\u{ff}' | '\u{fffd}'))
    {
        return Repaired::Untouched;
    }
    let lost = text.contains('\u{fffd}');
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let (mut found, mut sure, mut at) = (0usize, false, 0usize);
    while at < chars.len() {
        match sequence(&chars[at..]) {
            Some((c, length)) => {
                found += 1;
                // A control character between letters cannot be meant, and neither can two such pairs.
                sure |= chars[at..at + length]
                    .iter()
                    .any(|c| ('\u{80}'..='\u{9f}').contains(c))
                    || length > 2;
                out.push(c);
                at += length;
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    if found == 0 || !(sure || found > 1 || common_pair(text)) {
        let controls = chars.iter().any(|c| ('\u{80}'..='\u{9f}').contains(c));
        return if lost || controls {
            Repaired::Broken(text.to_owned())
        } else {
            Repaired::Untouched
        };
    }
    // `à` ends in a byte that is a no-break space, which many programs turn into a plain one.
    let out = out.replace("Ã ", "à ");
    // Text may have been garbled twice; a cut at the end leaves half a character.
    let out = match repair(&out) {
        Repaired::Whole(again) => again,
        Repaired::Untouched | Repaired::Broken(_) => out,
    };
    let out = out.trim_end_matches(|c: char| {
        matches!(c, 'Ã' | 'Ð' | 'Ñ' | 'Â') || ('\u{80}'..='\u{9f}').contains(&c)
    });
    let rest = out
        .chars()
        .any(|c| ('\u{80}'..='\u{9f}').contains(&c) || c == '\u{fffd}');
    if rest {
        Repaired::Broken(out.to_owned())
    } else {
        Repaired::Whole(out.to_owned())
    }
}

/// A pair that is no word of any language, even alone.
fn common_pair(text: &str) -> bool {
    [
        "Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã³", "Ã±", "Ã¡", "Ã§", "Ã£", "Ãº", "Ã®", "Ã¢", "Ã‰", "Â®",
        "Â©",
    ]
    .iter()
    .any(|pair| text.contains(pair))
}

/// A UTF-8 sequence written as single characters: its character and how many it took.
fn sequence(chars: &[char]) -> Option<(char, usize)> {
    let lead = byte_of(*chars.first()?)?;
    let length = match lead {
        // Latin, Greek, Cyrillic, punctuation of Latin-1.
        0xc2..=0xc5 | 0xce..=0xd1 => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    for (slot, c) in bytes.iter_mut().zip(chars).take(length).skip(1) {
        *slot = byte_of(*c).filter(|byte| (0x80..=0xbf).contains(byte))?;
    }
    if chars.len() < length {
        return None;
    }
    let c = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some((c, length))
}

/// The byte that Latin-1 or Windows-1252 shows as this character.
fn byte_of(c: char) -> Option<u8> {
    // The characters that Windows-1252 has where Latin-1 has control characters, from 0x80 on.
    const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match u32::from(c) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        _ => WINDOWS
            .chars()
            .position(|known| known == c)
            .and_then(|place| u8::try_from(0x80 + place).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Garbles as Latin-1 does.
    fn latin1(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    #[test]
    fn garbled_text_is_restored() {
        for text in [
            "Цель этого курса — научиться",
            "don’t",
            "用Python玩转数据",
            "Introdução à Ciência",
            "🏆 Preis",
        ] {
            assert_eq!(repair(&latin1(text)), Repaired::Whole(text.to_owned()));
        }
        assert_eq!(repair("donâ€™t"), Repaired::Whole("don’t".to_owned()));
        assert_eq!(repair("cafÃ©"), Repaired::Whole("café".to_owned()));
        assert_eq!(
            repair(&latin1(&latin1("naïve café"))),
            Repaired::Whole("naïve café".to_owned())
        );
    }

    #[test]
    fn mixed_and_cut_texts() {
        assert_eq!(
            repair(&format!("7 модулей {}", latin1("и ещё"))),
            Repaired::Whole("7 модулей и ещё".to_owned())
        );
        let cut: String = latin1("Привет").chars().take(11).collect();
        assert_eq!(repair(&cut), Repaired::Whole("Приве".to_owned()));
    }

    #[test]
    fn good_text_is_left_alone() {
        for text in [
            "plain",
            "Müller’s Übung – gut",
            "«À la carte»",
            "数据 Ã",
            "Ü»",
        ] {
            assert_eq!(repair(text), Repaired::Untouched, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_restored_is_said() {
        assert!(matches!(repair("lost \u{fffd} byte"), Repaired::Broken(_)));
        assert!(matches!(repair("odd \u{92}s"), Repaired::Broken(_)));
    }
}
