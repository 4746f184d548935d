//! Languages: names and codes of any spelling as BCP 47, and a guess where nobody says.
//!
//! The guess: by script where that decides (Han, kana, Hangul, Cyrillic, Greek, Arabic, Hebrew, Devanagari, Thai);
//! Latin script by the words, with a trigram model (whatlang) among languages that catalogues are written in;
//! English where that is not sure.

use lifelong_api::primary;
use whatlang::{Detector, Lang};

/// Names and odd codes; everything else is read as a tag.
const NAMES: [(&str, &str); 66] = [
    ("english", "en"),
    ("英语", "en"),
    ("英文", "en"),
    ("английский", "en"),
    ("anglais", "en"),
    ("inglés", "en"),
    ("chinese", "zh-Hans"),
    ("mandarin", "zh-Hans"),
    ("simplified chinese", "zh-Hans"),
    ("chinese (simplified)", "zh-Hans"),
    ("chinese - simplified", "zh-Hans"),
    ("chinese - mandarin", "zh-Hans"),
    ("中文", "zh-Hans"),
    ("汉语", "zh-Hans"),
    ("普通话", "zh-Hans"),
    ("简体中文", "zh-Hans"),
    ("中文（简体）", "zh-Hans"),
    ("中文(简体)", "zh-Hans"),
    ("zh", "zh-Hans"),
    ("zh-cn", "zh-Hans"),
    ("zh-sg", "zh-Hans"),
    ("zh-hans-cn", "zh-Hans"),
    ("cmn", "zh-Hans"),
    ("chi", "zh-Hans"),
    ("zho", "zh-Hans"),
    ("traditional chinese", "zh-Hant"),
    ("chinese (traditional)", "zh-Hant"),
    ("chinese - traditional", "zh-Hant"),
    ("繁體中文", "zh-Hant"),
    ("繁体中文", "zh-Hant"),
    ("zh-tw", "zh-Hant"),
    ("zh-hk", "zh-Hant"),
    ("zh-mo", "zh-Hant"),
    ("cantonese", "yue"),
    ("粤语", "yue"),
    ("spanish", "es"),
    ("español", "es"),
    ("西班牙语", "es"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("french", "fr"),
    ("français", "fr"),
    ("法语", "fr"),
    ("german", "de"),
    ("deutsch", "de"),
    ("德语", "de"),
    ("italian", "it"),
    ("italiano", "it"),
    ("russian", "ru"),
    ("русский", "ru"),
    ("俄语", "ru"),
    ("japanese", "ja"),
    ("日本語", "ja"),
    ("日语", "ja"),
    ("korean", "ko"),
    ("한국어", "ko"),
    ("韩语", "ko"),
    ("arabic", "ar"),
    ("阿拉伯语", "ar"),
    ("hindi", "hi"),
    ("ukrainian", "uk"),
    ("українська", "uk"),
    ("dutch", "nl"),
    ("turkish", "tr"),
    ("swedish", "sv"),
    ("polish", "pl"),
];
/// Three-letter codes that have a shorter one.
const LONG_CODES: [(&str, &str); 16] = [
    ("eng", "en"),
    ("spa", "es"),
    ("por", "pt"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("deu", "de"),
    ("ger", "de"),
    ("ita", "it"),
    ("rus", "ru"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("ara", "ar"),
    ("hin", "hi"),
    ("ukr", "uk"),
    ("nld", "nl"),
    ("swe", "sv"),
];

/// A language as BCP 47: `en-us` as `en-US`, `English` as `en`, `中文` as `zh-Hans`. `None` for what is no language.
pub(crate) fn tag_of(word: &str) -> Option<String> {
    let word = word.trim();
    let lower = word.to_lowercase().replace('_', "-");
    let known = NAMES
        .iter()
        .chain(&LONG_CODES)
        .find(|(name, _)| *name == lower);
    if let Some((_, tag)) = known {
        return Some((*tag).to_owned());
    }
    // `English (US)`, `Spanish - Spain (Modern)`
    let first = lower
        .split(['(', '（', ','])
        .next()
        .unwrap_or_default()
        .split(" - ")
        .next()
        .unwrap_or_default()
        .trim();
    if let Some((_, tag)) = NAMES
        .iter()
        .find(|(name, _)| *name == first && name.len() > 3)
    {
        return Some((*tag).to_owned());
    }
    tag(&lower)
}

/// A well-formed tag with its usual capitals (RFC 5646, section 2.1.1).
fn tag(lower: &str) -> Option<String> {
    let mut parts = lower.split('-');
    let primary = parts.next()?;
    if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let primary = LONG_CODES
        .iter()
        .find(|(code, _)| *code == primary)
        .map_or(primary, |(_, short)| short);
    let mut out = primary.to_owned();
    for part in parts {
        if !(2..=8).contains(&part.len()) || !part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            return None;
        }
        out.push('-');
        match part.len() {
            2 => out.push_str(&part.to_ascii_uppercase()),
            4 if part.as_bytes()[0].is_ascii_alphabetic() => {
                out.push_str(&part[..1].to_ascii_uppercase());
                out.push_str(&part[1..]);
            }
            _ => out.push_str(part),
        }
    }
    Some(out)
}

/// The tag that texts are kept under: without a region, which matters for speech and not for reading.
pub(crate) fn text_tag(tag: &str) -> String {
    tag.split('-')
        .enumerate()
        .filter(|(place, part)| *place == 0 || part.len() == 4)
        .map(|(_, part)| part)
        .collect::<Vec<_>>()
        .join("-")
}

/// How many letters of each script a text has.
#[derive(Default)]
struct Scripts {
    latin: usize,
    han: usize,
    kana: usize,
    others: [usize; OTHERS.len()],
}

/// Scripts that one language is by far the likeliest for.
const OTHERS: [(char, char, &str); 7] = [
    ('\u{400}', '\u{52f}', "ru"),
    ('\u{ac00}', '\u{d7af}', "ko"),
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{600}', '\u{6ff}', "ar"),
    ('\u{590}', '\u{5ff}', "he"),
    ('\u{900}', '\u{97f}', "hi"),
    ('\u{e00}', '\u{e7f}', "th"),
];

fn scripts(text: &str) -> Scripts {
    let mut found = Scripts::default();
    for c in text.chars().take(600) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => found.latin += 1,
            '\u{3400}'..='\u{9fff}' => found.han += 1,
            '\u{3040}'..='\u{30ff}' => found.kana += 1,
            _ => {
                if let Some(place) = OTHERS
                    .iter()
                    .position(|(from, to, _)| (*from..=*to).contains(&c))
                {
                    found.others[place] += 1;
                }
            }
        }
    }
    found
}

/// Letters only the traditional script has, among the most frequent ones.
const TRADITIONAL: &str = "這個們為說開關學習課對時會來國與業電腦設計實書語經統機種應過還點問題間師練進術網資訊數據導論讓從後幾視頻價險遠離體驗";

/// The language of a text; `und` for one without letters.
pub(crate) fn detect(text: &str) -> &'static str {
    let found = scripts(text);
    // A Han character says as much as a whole Latin word.
    if found.kana * 5 > found.han && found.kana > 1 {
        return "ja";
    }
    if found.han * 8 > found.latin && found.han > 0 {
        let traditional = text
            .chars()
            .take(500)
            .filter(|c| TRADITIONAL.contains(*c))
            .count();
        return if traditional * 12 > found.han {
            "zh-Hant"
        } else {
            "zh-Hans"
        };
    }
    if let Some(place) = (0..OTHERS.len()).max_by_key(|place| found.others[*place])
        && found.others[place] * 2 > found.latin
        && found.others[place] > 0
    {
        return OTHERS[place].2;
    }
    if found.latin == 0 {
        "und"
    } else {
        detect_latin(text)
    }
}

fn detect_latin(text: &str) -> &'static str {
    let among = vec![
        Lang::Eng,
        Lang::Spa,
        Lang::Por,
        Lang::Fra,
        Lang::Deu,
        Lang::Ita,
        Lang::Nld,
        Lang::Swe,
        Lang::Pol,
        Lang::Tur,
    ];
    let sample = super::html::cut_bytes(text, 400);
    let info = Detector::with_allowlist(among).detect(sample);
    match info
        .filter(|info| info.is_reliable() && sample.len() > 30)
        .map(|info| info.lang())
    {
        Some(Lang::Spa) => "es",
        Some(Lang::Por) => "pt",
        Some(Lang::Fra) => "fr",
        Some(Lang::Deu) => "de",
        Some(Lang::Ita) => "it",
        Some(Lang::Nld) => "nl",
        Some(Lang::Swe) => "sv",
        Some(Lang::Pol) => "pl",
        Some(Lang::Tur) => "tr",
        _ => "en",
    }
}

/// Whether a text can be in a language at all: no `en` for a Chinese title.
pub(crate) fn fits(tag: &str, text: &str) -> bool {
    let found = scripts(text);
    let other: usize = found.others.iter().sum();
    match primary(tag) {
        "zh" | "yue" | "ja" => found.han + found.kana > 0 || found.latin + other < 12,
        "en" | "es" | "pt" | "fr" | "de" | "it" | "nl" | "sv" | "pl" | "tr" => {
            found.han * 4 <= found.latin && other <= found.latin
        }
        _ => true,
    }
}

/// `rtl` for languages that are written from the right, `ltr` for all others.
pub(crate) fn direction(lang: &str) -> &'static str {
    const SCRIPTS: [&str; 5] = ["arab", "hebr", "thaa", "syrc", "nkoo"];
    const FROM_THE_RIGHT: [&str; 12] = [
        "ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr",
    ];
    let lang = lang.to_ascii_lowercase();
    let mut parts = lang.split('-');
    let primary = parts.next().unwrap_or_default();
    let right =
        match parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic())) {
            Some(script) => SCRIPTS.contains(&script),
            None => FROM_THE_RIGHT.contains(&primary),
        };
    if right { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_become_tags() {
        for (word, tag) in [
            ("en-us", "en-US"),
            ("en_GB", "en-GB"),
            ("English", "en"),
            ("中文", "zh-Hans"),
            ("Русский", "ru"),
            ("zh-cn", "zh-Hans"),
            ("zh-Hant", "zh-Hant"),
            ("eng", "en"),
            ("English (US)", "en"),
            ("sr-latn-rs", "sr-Latn-RS"),
            ("Spanish - Spain (Modern)", "es"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(tag_of(word).as_deref(), Some(tag), "{word}");
        }
        for word in ["", "all", "x", "multilingual", "en-", "12"] {
            assert!(tag_of(word).is_none_or(|tag| tag == "all"), "{word}");
        }
        assert_eq!(text_tag("en-GB"), "en");
        assert_eq!(text_tag("zh-Hans"), "zh-Hans");
    }

    #[test]
    fn languages_are_guessed() {
        for (text, tag) in [
            ("Основы Python: курс для начинающих", "ru"),
            ("用Python玩转数据 Data Processing Using Python", "zh-Hans"),
            ("用 Python 做商管程式設計（一）", "zh-Hant"),
            ("Python для всех", "ru"),
            ("Python", "en"),
            (
                "Introducción a la programación: aprende a programar desde cero con ejemplos sencillos",
                "es",
            ),
            ("はじめてのプログラミング", "ja"),
            ("12 / 34", "und"),
        ] {
            assert_eq!(detect(text), tag, "{text}");
        }
        assert!(!fits("en", "太极拳入门"));
        assert!(fits("en", "Tai Chi (太极) for beginners"));
    }

    #[test]
    fn a_script_decides_on_the_direction() {
        for (lang, dir) in [
            ("ar", "rtl"),
            ("he-IL", "rtl"),
            ("ku-Arab", "rtl"),
            ("az", "ltr"),
            ("ar-Latn", "ltr"),
            ("", "ltr"),
        ] {
            assert_eq!(direction(lang), dir, "{lang}");
        }
    }
}
