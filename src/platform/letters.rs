//! Letters as they are compared: without size and marks.

/// Letters that Unicode takes for one, and people type as another.
const ALIKE: [(&str, &str); 9] = [
    ("ø", "o"),
    ("ł", "l"),
    ("đ", "d"),
    ("ð", "d"),
    ("þ", "th"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("ı", "i"),
];

/// Words as they are compared: small letters without marks, full-width ones as narrow ones. The browser knows how; its tables
/// would cost a program thirty kilobytes.
pub fn fold(words: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    let parted = String::from(
        js_sys::JsString::from(words)
            .normalize("NFKD")
            .to_lower_case(),
    );
    // Where there is no browser, the study's way: the same letters for all that tests look for.
    #[cfg(not(target_arch = "wasm32"))]
    let parted = {
        let mut folded = String::new();
        lifelong_record::find::fold(words, &mut folded);
        folded
    };
    let mut plain: String = parted
        .chars()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}'))
        .collect();
    for (letter, typed) in ALIKE {
        plain = plain.replace(letter, typed);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_and_marks_do_not_count() {
        assert_eq!(fold("Académie de l’Été"), "academie de l’ete");
        assert_eq!(fold("SØR Łódź Straße"), "sor lodz strasse");
        assert_eq!(fold("银杏学校"), "银杏学校");
    }
}
