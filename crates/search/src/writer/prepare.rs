//! Keeps a course within the format's limits.

use crate::document::Document;
use crate::error::WriteError;
use lifelong_api::Text;

const TITLE: usize = 300;
const NAME: usize = 200;
const DESCRIPTION: usize = 1_000;
const KEYWORD: usize = 100;
const MOST_KEYWORDS: usize = 64;
const MOST_TOPICS: usize = 16;
const MOST_LANGUAGES: usize = 16;
const MOST_TEXTS: usize = 8;
const LONGEST_ID: usize = 96;
const LONGEST_TAG: usize = 35;

/// Cuts what is too long, and reduces languages to their primary part.
pub(super) fn prepare(document: &mut Document) -> Result<(), WriteError> {
    for (id, may_miss) in [(&document.id, false), (&document.institution, true)] {
        if id.len() > LONGEST_ID || id.is_empty() && !may_miss || id.contains(char::is_control) {
            return Err(WriteError::BadId { id: id.clone() });
        }
    }
    cut(&mut document.title, TITLE);
    cut(&mut document.institution_name, NAME);
    cut(&mut document.description, DESCRIPTION);
    for words in [&mut document.keywords, &mut document.codes] {
        words.truncate(MOST_KEYWORDS);
        words.iter_mut().for_each(|word| cut_string(word, KEYWORD));
    }
    document.topics.truncate(MOST_TOPICS);
    let mut languages = Vec::new();
    for tag in &document.languages {
        let primary = tag
            .split(['-', '_'])
            .next()
            .unwrap_or("")
            .to_ascii_lowercase();
        if (2..=8).contains(&primary.len()) && !languages.contains(&primary) {
            languages.push(primary);
        }
    }
    languages.truncate(MOST_LANGUAGES);
    document.languages = languages;
    Ok(())
}

fn cut(text: &mut Text, characters: usize) {
    text.retain(|tag, _| tag.len() <= LONGEST_TAG);
    let kept: Vec<String> = text.tags().take(MOST_TEXTS).cloned().collect();
    text.retain(|tag, _| kept.iter().any(|kept| kept == tag));
    text.values_mut()
        .for_each(|value| cut_string(value, characters));
}

fn cut_string(value: &mut String, characters: usize) {
    if let Some((end, _)) = value.char_indices().nth(characters) {
        value.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_and_languages_reduced() {
        let mut document = Document {
            id: "a".to_owned(),
            title: Text::of("zh-Hans", "书".repeat(400)),
            languages: ["zh-Hans", "zh-Hant", "EN", "x"]
                .map(str::to_owned)
                .to_vec(),
            ..Document::default()
        };
        prepare(&mut document).unwrap();
        assert_eq!(document.title.pick("zh").chars().count(), TITLE);
        assert_eq!(document.languages, ["zh", "en"]);
        document.id = String::new();
        assert!(matches!(
            prepare(&mut document),
            Err(WriteError::BadId { .. })
        ));
    }
}
