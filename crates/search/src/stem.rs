//! English inflections: plurals, -ed, -ing.
//!
//! The first step of Porter's algorithm ("An algorithm for suffix stripping", 1980) and its last e (5a), written out here: it
//! joins `course` with `courses` and `programme` with `programming`, costs no tables, and leaves derived words
//! apart (`universe`, `university`), which a search for courses wants. It is used on every word of ASCII letters,
//! whatever its language, because nobody knows the language of a query; both sides do the same, so nothing is lost.

/// The stem of a folded word. Words with anything but a to z, and words of up to three letters, stay as they are.
pub(crate) fn stem(word: &str) -> String {
    if let Some(stem) = russian(word) {
        return stem.to_owned();
    }
    if word.len() <= 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut out = word.to_owned();
    plural(&mut out);
    american(&mut out);
    past_and_participle(&mut out);
    if out.ends_with("our") && out.len() > 5 {
        out.truncate(out.len() - 2);
        out.push('r');
    }
    let last = out.len() - 1;
    if out.ends_with('e')
        && (measure(&out[..last]) > 1 || measure(&out[..last]) == 1 && !ends_short(&out[..last]))
    {
        out.truncate(last);
        undouble(&mut out);
    } else if out.ends_with('y') && has_vowel(&out[..last]) {
        out.replace_range(last.., "i");
    }
    out
}

/// The stems of the words that a beginning may become by an inflection: of `computi`, `comput` among others.
pub(crate) fn beginnings(text: &str) -> impl Iterator<Item = String> {
    const ENDS: [&str; 17] = [
        "", "e", "s", "es", "d", "ed", "g", "ng", "ing", "n", "on", "ion", "tion", "ation", "r",
        "er", "ers",
    ];
    let mut stems: Vec<String> = ENDS
        .iter()
        .map(|end| stem(&format!("{text}{end}")))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems.into_iter()
}

/// One spelling for what is written in two: `-isation` as `-ization`, `-ise` as `-ize`, `-tre` as `-ter`. Words that have only
/// the one (`exercise`) change as well, in texts and in queries alike; nobody sees stems.
fn american(word: &mut String) {
    const PAIRS: [(&str, &str); 6] = [
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("iser", "izer"),
        ("ise", "ize"),
        ("tre", "ter"),
    ];
    for (british, american) in PAIRS {
        if word.len() > british.len() + 2 && word.ends_with(british) {
            word.truncate(word.len() - british.len());
            word.push_str(american);
            return;
        }
    }
}

/// A Russian word without the ending of its case, number or gender: of `базы` and `базах`, `баз`. A light stemmer (Dolamic and Savoy 2009)
/// over folded letters: `й` is `и` there. At least three letters stay.
fn russian(word: &str) -> Option<&str> {
    const ENDS: [&str; 39] = [
        "иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "иеи", "ия", "ию",
        "ии", "ие", "ях", "ах", "ам", "ям", "ои", "еи", "ыи", "ов", "ев", "ом", "ем", "ым", "им",
        "ых", "их", "ую", "юю", "ая", "яя", "ое", "ее", "ые", "ью", "ою",
    ];
    const LAST: [char; 10] = ['а', 'я', 'ы', 'и', 'о', 'е', 'у', 'ю', 'ь', 'э'];
    let cyrillic = |c: char| ('а'..='я').contains(&c);
    if !word.starts_with(cyrillic) || word.chars().count() < 4 || !word.chars().all(cyrillic) {
        return None;
    }
    let enough = |stem: &&str| stem.chars().count() >= 3;
    let mut ends: Vec<&str> = ENDS
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .filter(enough)
        .collect();
    ends.sort_by_key(|stem| stem.len());
    let stem = ends
        .first()
        .copied()
        .or_else(|| word.strip_suffix(LAST).filter(enough));
    Some(stem.unwrap_or(word))
}

fn plural(word: &mut String) {
    if word.ends_with("sses") || word.ends_with("ies") {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        word.truncate(word.len() - 1);
    }
}

fn past_and_participle(word: &mut String) {
    let Some(stem) = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")) else {
        return;
    };
    if stem.len() < 2 || !has_vowel(stem) {
        return;
    }
    word.truncate(stem.len());
    if ["at", "bl", "iz"].iter().any(|end| word.ends_with(end))
        || measure(word) == 1 && ends_short(word)
    {
        word.push('e');
    } else {
        undouble(word);
    }
}

/// `programm` → `program`; `ll`, `ss`, `zz` stay.
fn undouble(word: &mut String) {
    let bytes = word.as_bytes();
    if let [.., before, last] = bytes
        && before == last
        && !b"aeioulsz".contains(last)
        && bytes.len() > 3
    {
        word.pop();
    }
}

/// Porter's m: how often consonants follow vowels.
fn measure(word: &str) -> usize {
    let vowels: Vec<bool> = (0..word.len())
        .map(|at| is_vowel(word.as_bytes(), at))
        .collect();
    vowels.windows(2).filter(|pair| pair[0] && !pair[1]).count()
}

/// Porter's *o: consonant, vowel, consonant at the end, the last none of w, x, y.
fn ends_short(word: &str) -> bool {
    let bytes = word.as_bytes();
    let len = bytes.len();
    len >= 3
        && !is_vowel(bytes, len - 3)
        && is_vowel(bytes, len - 2)
        && !is_vowel(bytes, len - 1)
        && !b"wxy".contains(&bytes[len - 1])
}

fn has_vowel(word: &str) -> bool {
    (0..word.len()).any(|at| is_vowel(word.as_bytes(), at))
}

/// A y is a vowel after a consonant.
fn is_vowel(word: &[u8], at: usize) -> bool {
    match word[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => true,
        b'y' => at > 0 && !is_vowel(word, at - 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            &["course", "courses"][..],
            &["study", "studies", "studied"],
            &["cook", "cooks", "cooked", "cooking"],
            &[
                "program",
                "programme",
                "programmes",
                "programming",
                "programmed",
            ],
            &["make", "makes", "making"],
            &["class", "classes"],
            &["machine", "machines"],
            &["recipe", "recipes"],
            &["box", "boxed", "boxing"],
            &["visualisation", "visualization", "visualizations"],
            &["organise", "organised", "organizing", "organizes"],
            &["colour", "color", "colours", "coloured"],
            &["centre", "center", "centres"],
            &["база", "базы", "базах", "базами", "базу"],
            &["тестирование", "тестирования", "тестированию"],
            &["зрение", "зрения", "зрению"],
            &[
                "компьютерное",
                "компьютерная",
                "компьютерного",
                "компьютерные",
            ],
        ] {
            let first = stem(forms[0]);
            for form in forms {
                assert_eq!(stem(form), first, "{form}");
            }
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in [
            ("king", "k"),
            ("bus", "bu"),
            ("universe", "university"),
            ("red", "r"),
            ("wine", "win"),
            ("hour", "hor"),
            ("код", "кот"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
        assert_eq!(stem("física"), "física");
        assert_eq!(stem("18s"), "18s");
    }

    #[test]
    fn every_beginning_of_a_word_leads_to_its_stem() {
        for word in [
            "behaviours",
            "visualisers",
            "centres",
            "programmes",
            "organisations",
            "studies",
            "planning",
            "colour",
        ] {
            let term = stem(word);
            for (end, _) in word.char_indices().skip(2) {
                let begun = &word[..end];
                let leads = term.starts_with(begun) || beginnings(begun).any(|stem| stem == term);
                assert!(leads, "{begun} of {word}");
            }
        }
    }
}
