//! The portal's own words, from `locales/*.ftl`, so that a test does not repeat them.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// The words of one language.
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Reads the words of `en` or `zh-Hans`.
    ///
    /// # Panics
    /// Where the file cannot be read.
    pub fn of(lang: &str) -> Self {
        let path =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../locales/{lang}.ftl"));
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        Self::read(&text)
    }

    /// Messages of one line; of one with variants, the one for "any other" (`*[other]`).
    fn read(text: &str) -> Self {
        let mut words = BTreeMap::new();
        let mut last = String::new();
        for line in text.lines() {
            if let Some(other) = line.trim_start().strip_prefix("*[other]") {
                words.insert(last.clone(), other.trim().to_owned());
            } else if let Some((id, value)) = line.split_once(" = ")
                && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            {
                last = id.to_owned();
                words.insert(
                    last.clone(),
                    value.trim_end().trim_end_matches("{\" \"}").to_owned(),
                );
            }
        }
        Self(words)
    }

    /// A message without variables.
    ///
    /// # Panics
    /// Where there is none of this id.
    #[track_caller]
    pub fn get(&self, id: &str) -> &str {
        self.0
            .get(id)
            .unwrap_or_else(|| panic!("no message {id} in the locale file"))
    }

    /// The window's title of a page of this title.
    pub fn window_title(&self, title: &str) -> String {
        let site = self.get("site-name").to_owned();
        self.fill("window-title", &[("title", title), ("site", &site)])
    }

    /// A message with its variables filled in.
    ///
    /// # Panics
    /// As [`Words::get`].
    #[track_caller]
    pub fn fill(&self, id: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(id).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{ ${name} }}"), value);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read() {
        let words = Words::read(
            "# words\nfind-title = Find courses\nresults = { $count ->\n    [one] 1 course\n   *[other] { $count } courses\n}\nnext = Next:{\" \"}\n",
        );
        assert_eq!(words.get("find-title"), "Find courses");
        assert_eq!(words.fill("results", &[("count", "12")]), "12 courses");
        assert_eq!(words.get("next"), "Next:");
    }
}
