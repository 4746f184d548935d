//! Characters as the index compares them: small letters, without marks, in normal width.
//!
//! A hand-made part of Unicode's NFKC with case folding (NFKC_Casefold): full tables would cost the browser
//! more than all the rest of the tokeniser. Covered: full-width forms, Latin with diacritics (U+00C0 to U+024F,
//! U+1E00 to U+1EFF), combining marks, the Latin ligatures, Greek with accents, Cyrillic й and ё.

use crate::variants::simplified;

/// U+00C0 to U+024F; `.` where there is no single base letter.
const LATIN: &[u8; 400] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll..llnnnnnn.nnoooooo..rrrrrrssssss\
ssttttttuuuuuuuuuuuuwwyyyzzzzzzs................................oo.............u\
u............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo\
aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";

/// U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8; 256] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllll\
mmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....\
aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// Appends the folded form: nothing for marks and invisible characters, up to three letters for a ligature.
pub(crate) fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    let code = u32::from(c);
    match code {
        // Soft hyphen, zero-width characters, combining marks, variation selectors.
        0xad | 0x200b..=0x200f | 0x2060 | 0xfeff | 0x300..=0x36f | 0xfe00..=0xfe0f => {}
        0x3000 | 0xa0 | 0x2000..=0x200a | 0x202f => out.push(' '),
        0x2010..=0x2015 | 0x2212 => out.push('-'),
        0xff01..=0xff5e => fold(char::from_u32(code - 0xfee0).unwrap_or(c), out),
        0xc6 | 0xe6 => out.push_str("ae"),
        0x152 | 0x153 => out.push_str("oe"),
        0xdf | 0x1e9e => out.push_str("ss"),
        0xde | 0xfe => out.push_str("th"),
        0x132 | 0x133 => out.push_str("ij"),
        0xfb00..=0xfb04 => out.push_str(["ff", "fi", "fl", "ffi", "ffl"][(code - 0xfb00) as usize]),
        0xc0..=0x24f if LATIN[(code - 0xc0) as usize] != b'.' => {
            out.push(char::from(LATIN[(code - 0xc0) as usize]));
        }
        0x1e00..=0x1eff if LATIN_ADDITIONAL[(code - 0x1e00) as usize] != b'.' => {
            out.push(char::from(LATIN_ADDITIONAL[(code - 0x1e00) as usize]));
        }
        0x4e00..=0x9fff => out.push(simplified(c)),
        _ => out.extend(c.to_lowercase().filter_map(unmarked)),
    }
}

fn unmarked(c: char) -> Option<char> {
    Some(match c {
        'й' => 'и',
        'ё' => 'е',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        '\u{300}'..='\u{36f}' => return None,
        other => other,
    })
}

/// Whether a character is written without spaces around words: Han, kana, Hangul.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c),
        0x3005 | 0x3007 | 0x3040..=0x30fa | 0x30fc..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff66..=0xff9f | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn letters_lose_case_width_and_marks() {
        for (from, to) in [
            ("ＡＢＣ１２", "abc12"),
            ("Café", "cafe"),
            ("Cafe\u{301}", "cafe"),
            ("Über Ærø, STRASSE straße", "uber aero, strasse strasse"),
            ("Đặng Łódź ŷſ", "dang lodz ys"),
            ("Й Ё Хлеб", "и е хлеб"),
            ("Ναύπλιος", "ναυπλιοσ"),
            ("ﬁn\u{ad}e", "fine"),
            ("机器学习", "机器学习"),
        ] {
            let mut out = String::new();
            from.chars().for_each(|c| fold(c, &mut out));
            assert_eq!(out, to, "{from}");
        }
    }
}
