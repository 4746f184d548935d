//! Languages of the portal, and every word it says.
//!
//! `locales/*.ftl` are compiled into one function a message: `lang.home_title()`.

/// A language of the portal's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese, simplified.
    ZhHans,
}

impl Lang {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Lang; 2] = [Lang::ZhHans, Lang::En];

    /// The BCP 47 tag: the `lang` attribute, and the key of the catalogue's texts.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::ZhHans => "zh-Hans",
        }
    }

    /// The language of a tag, by its primary part: `zh-TW` is read by a reader of Chinese.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Lang::En),
            "zh" => Some(Lang::ZhHans),
            _ => None,
        }
    }

    /// The name of a language, by its primary tag: those that catalogues teach in most.
    pub fn language_name(self, tag: &str) -> Option<&'static str> {
        Some(match tag.split('-').next().unwrap_or(tag) {
            "zh" => self.language_zh(),
            "en" => self.language_en(),
            "ru" => self.language_ru(),
            "es" => self.language_es(),
            "fr" => self.language_fr(),
            "de" => self.language_de(),
            "ja" => self.language_ja(),
            "ko" => self.language_ko(),
            "pt" => self.language_pt(),
            "ar" => self.language_ar(),
            "it" => self.language_it(),
            "und" => self.value_unknown(),
            _ => return None,
        })
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::ZhHans => "中文",
        }
    }
}

/// A message about something that went wrong, in a learner's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What happened.
    pub title: &'static str,
    /// What is safe, and what to do.
    pub text: &'static str,
    /// For the one who helps: file and cause. Shown small.
    pub detail: String,
}

/// A number with its thousands set apart: `630,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (630_000, "630,000"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn a_tag_finds_its_language() {
        assert_eq!(Lang::from_tag("zh-TW"), Some(Lang::ZhHans));
        assert_eq!(Lang::from_tag("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_tag("fr"), None);
    }

    #[test]
    fn english_knows_one_from_many() {
        assert_eq!(Lang::En.results_total(1), "1 course");
        assert_eq!(Lang::En.results_total(63_000), "63,000 courses");
        assert_eq!(Lang::ZhHans.results_total(1), "1 门课程");
    }
}
