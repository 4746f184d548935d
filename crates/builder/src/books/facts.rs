//! What an EPUB says of itself.

use super::rights;
use super::shelf::Shelf;
use crate::classify::Taxonomy;
use crate::normalize::{self, one_line};
use crate::record::Record;
use lifelong_api::{Book, Text, primary};
use rbook::Epub;

/// A summary on a card has about as many characters at most.
const SUMMARY: usize = 300;
/// As much of the text is looked at where a book does not say its language.
const SAMPLE: usize = 4_000;

/// A book without its chapters; the first of its languages is the one its texts are filed under.
pub(super) fn read(epub: &Epub, shelf: &Shelf, taxonomy: &Taxonomy) -> Book {
    let facts = epub.metadata();
    let mut languages: Vec<String> = Vec::new();
    for language in facts.languages() {
        let tag = normalize::tag_of(language.value());
        languages.extend(tag.filter(|tag| !languages.contains(tag)));
    }
    if languages.is_empty() {
        languages.push(guess(shelf));
    }
    let lang = languages.first().cloned().unwrap_or_default();
    let text = |words: &str| Text::of(lang.clone(), words);
    let line = |words: &str| {
        let line = normalize::plain_line(words);
        line.chars().take(300).collect::<String>()
    };
    let mut titles = facts.titles();
    let main = facts.titles().find(|title| title.kind().is_main());
    let name = main
        .or_else(|| titles.next())
        .map(|title| line(title.value()));
    let name = name.filter(|name| !name.is_empty());
    let subtitle = facts
        .titles()
        .find(|title| title.kind().is_subtitle())
        .map(|title| line(title.value()));
    let description = facts
        .description()
        .map(|words| one_line(&normalize::plain_text(words.value())))
        .filter(|words| !words.is_empty())
        .or(subtitle);
    let wrote = |name: &&(String, String)| name.1.is_empty() || name.1 == "aut";
    let people: Vec<(String, String)> = facts
        .creators()
        .map(|person| {
            let role = person.main_role().map(|role| role.code().to_owned());
            (line(person.value()), role.unwrap_or_default())
        })
        .filter(|(name, _)| !name.is_empty())
        .collect();
    let authors: Vec<Text> = people
        .iter()
        .filter(wrote)
        .map(|one| text(&one.0))
        .collect();
    let record = Record {
        subjects: facts.tags().map(|tag| line(tag.value())).collect(),
        ..Record::default()
    };
    let placement = if record.subjects.is_empty() {
        Vec::new()
    } else {
        taxonomy.place(&record, "", "", &mut |_, _, _| {}).topics
    };
    let links = facts
        .links()
        .filter(|link| link.as_meta().refines().is_none())
        .filter(|link| {
            let rel = link.rel();
            rel.has_property("cc:license") || rel.has_property("dcterms:license")
        })
        .filter_map(|link| link.href().map(|href| href.as_str().to_owned()));
    let said = facts.rights().map(|rights| rights.value().to_owned());
    let mut publisher = Vec::new();
    for name in facts.publishers().map(|one| line(one.value())) {
        if !name.is_empty() {
            publisher.push(text(&name));
        }
    }
    Book {
        name: text(&name.unwrap_or_else(|| shelf.id.clone())),
        r#abstract: description.map_or_else(Text::new, |words| {
            text(&normalize::shorten(&words, SUMMARY).0)
        }),
        author: if authors.is_empty() {
            people.iter().map(|one| text(&one.0)).collect()
        } else {
            authors
        },
        license: links.chain(said).find_map(|words| rights::license(&words)),
        reading_progression: progression(epub.spine().page_direction().is_rtl(), &lang),
        publisher,
        about: placement,
        date_modified: facts
            .modified_entry()
            .and_then(|entry| normalize::day(entry.value())),
        in_language: languages,
        ..Book::default()
    }
}

/// `rtl` for a book that is read from the right. Old books do not say so: their language does.
fn progression(leftward: bool, lang: &str) -> String {
    let rtl = normalize::direction(lang) == "rtl" || leftward && !may_run_down(lang);
    if rtl { "rtl" } else { "" }.to_owned()
}

/// Whether lines of a language may run from top to bottom. Pages that are turned to the left mean that then, and no script
/// from right to left: where lines run across, they begin at the left.
pub(super) fn may_run_down(lang: &str) -> bool {
    ["zh", "ja", "ko", "lzh", "yue"].contains(&primary(lang))
}

/// The language of the text itself.
fn guess(shelf: &Shelf) -> String {
    let mut sample = String::new();
    for (_, text) in &shelf.documents {
        if sample.len() < SAMPLE {
            sample.push_str(&normalize::plain_text(text));
        }
    }
    normalize::detect(&sample).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{may_run_down, progression};

    #[test]
    fn lines_from_top_to_bottom_are_no_script_from_right_to_left() {
        assert!(may_run_down("ja") && may_run_down("zh-Hant") && may_run_down("ko-KR"));
        assert!(!may_run_down("ar") && !may_run_down("jam") && !may_run_down(""));
        assert_eq!(progression(true, "ja"), "");
        assert_eq!(progression(true, "ar"), "rtl");
        assert_eq!(progression(true, "en"), "rtl");
        assert_eq!(progression(false, "en"), "");
    }

    #[test]
    fn a_language_that_is_written_from_the_right_needs_no_word_of_its_package() {
        assert_eq!(progression(false, "he"), "rtl");
        assert_eq!(progression(false, "fa-IR"), "rtl");
        assert_eq!(progression(false, "ar-Latn"), "");
    }
}
