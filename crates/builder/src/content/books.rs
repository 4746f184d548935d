//! `books/`: the reading channel.

use super::desk::{Desk, show};
use super::document::{self, Version, blocks, rich, text};
use super::facts::Facts;
use super::folder::{self, Folder};
use super::{courses, references, timing};
use lifelong_api::{
    Book, Chapter, ChapterRef, FileRef, ItemType, Localized, RichText, Text, format_minutes,
    parse_minutes,
};
use std::path::Path;

const KEYS: [&str; 6] = [
    "topics",
    "license",
    "image",
    "author",
    "updated",
    "writing_mode",
];

/// About how many characters of the first chapter stand on the home page.
const EXCERPT: usize = 300;

#[derive(Clone, Debug)]
struct ChapterText {
    title: String,
    body: RichText,
    related: Vec<(ItemType, String)>,
}

/// Every book of the folder, by id.
pub(super) fn read(desk: &mut Desk) -> Vec<(Book, Vec<Chapter>)> {
    let items = folder::items(desk, "books");
    items.iter().filter_map(|item| book(desk, item)).collect()
}

fn book(desk: &mut Desk, item: &Folder) -> Option<(Book, Vec<Chapter>)> {
    folder::check_files(desk, &item.path, "book.toml");
    let facts = Facts::read(desk, &item.path.join("book.toml"), &KEYS)?;
    let versions = document::versions(desk, &item.path, |desk, path| {
        let document = document::read(desk, path, true)?;
        if let Some(piece) = document.rest.first() {
            let reason = "A book's own file holds a title and a summary; the rest is not shown. Text belongs into chapters.";
            desk.warn(&document.file, piece.line, "not-shown", reason.to_owned());
        }
        Some(document)
    });
    if versions.is_empty() {
        return None;
    }
    let mut chapters = Vec::new();
    let mut has_part = Vec::new();
    let mut excerpt = Text::new();
    for folder in folder::numbered(desk, &item.path) {
        folder::check_files(desk, &folder.path, "");
        let texts = document::versions(desk, &folder.path, chapter_text);
        if texts.is_empty() {
            continue;
        }
        warn_of_other_links(desk, &texts);
        let chapter = chapter(&item.id, &folder.id, &texts);
        if chapters.is_empty() {
            excerpt = excerpt_of(&chapter.body);
        }
        let minutes = texts
            .iter()
            .map(|of| timing::minutes(&lifelong_api::plain(&of.of.body)))
            .max();
        has_part.push(ChapterRef {
            id: chapter.id.clone(),
            name: chapter.name.clone(),
            time_required: format_minutes(minutes.unwrap_or(0)),
            characters: characters(&chapter),
            content: FileRef::default(),
            narration: FileRef::default(),
        });
        chapters.push(chapter);
    }
    if chapters.is_empty() {
        let reason =
            "A book needs at least one chapter: a folder such as 01-the-well. It was left out.";
        desk.error(&show(&item.path), 0, "no-chapters", reason.to_owned());
        return None;
    }
    let author = facts.localized(desk, &["author"]);
    let book = Book {
        id: item.id.clone(),
        name: text(&versions, |of| &of.title),
        r#abstract: text(&versions, |of| &of.summary),
        author: std::iter::once(author)
            .filter(|author| !author.is_empty())
            .collect(),
        in_language: versions
            .iter()
            .map(|version| version.language.clone())
            .collect(),
        image: facts.image(desk),
        license: facts.string(desk, "license"),
        chapters: has_part.len() as u32,
        first: has_part
            .first()
            .map_or_else(String::new, |part| part.id.clone()),
        time_required: format_minutes(
            has_part
                .iter()
                .filter_map(|part| parse_minutes(&part.time_required))
                .sum(),
        ),
        has_part,
        about: courses::topics(desk, &facts),
        excerpt,
        date_modified: facts.updated(desk),
        writing_mode: writing_mode(desk, &facts),
        ..Book::default()
    };
    Some((book, chapters))
}

/// Which way the lines run: `vertical-rl`, or empty for across.
fn writing_mode(desk: &mut Desk, facts: &Facts) -> String {
    match facts.string(desk, "writing_mode") {
        Some(mode) if mode == "vertical-rl" => mode,
        None => String::new(),
        Some(mode) if mode == "horizontal-tb" => String::new(),
        Some(mode) => {
            let reason = format!(
                "“{mode}” is no way that lines run here; it is vertical-rl or horizontal-tb. They run across."
            );
            facts.warn(desk, "writing_mode", "bad-value", reason);
            String::new()
        }
    }
}

fn chapter_text(desk: &mut Desk, path: &Path) -> Option<ChapterText> {
    let mut document = document::read(desk, path, false)?;
    let related = references::take_read_on(desk, &mut document);
    Some(ChapterText {
        title: document.title,
        body: blocks(&document.rest),
        related,
    })
}

/// A chapter is worth keeping in every language even where its links differ: the first language's are taken.
fn warn_of_other_links(desk: &mut Desk, texts: &[Version<ChapterText>]) {
    let Some((first, others)) = texts.split_first() else {
        return;
    };
    for other in others
        .iter()
        .filter(|other| other.of.related != first.of.related)
    {
        let reason = format!(
            "The references under “Read on” are not those of {}.md, which were taken.",
            first.language
        );
        desk.warn(&other.file, 0, "languages-differ", reason);
    }
}

fn chapter(book: &str, id: &str, texts: &[Version<ChapterText>]) -> Chapter {
    let related = texts
        .first()
        .map(|first| first.of.related.as_slice())
        .unwrap_or_default();
    Chapter {
        book: book.to_owned(),
        id: id.to_owned(),
        name: text(texts, |of| &of.title),
        body: rich(texts, |of| &of.body),
        related: related
            .iter()
            .map(|(kind, id)| references::untitled(*kind, id))
            .collect(),
        ..Chapter::default()
    }
}

/// How many characters a chapter has, in the longest of its languages.
pub fn characters(chapter: &Chapter) -> u32 {
    let counts = chapter
        .body
        .iter()
        .map(|(_, blocks)| lifelong_api::plain(blocks).chars().count());
    counts.max().unwrap_or(0) as u32
}

/// The first words of a text.
pub fn excerpt_of(body: &Localized<RichText>) -> Text {
    let short = |blocks: &RichText| shorten(&lifelong_api::plain(blocks));
    let texts = body.iter();
    texts
        .map(|(language, blocks)| (language.clone(), short(blocks)))
        .collect()
}

/// The first words, to the end of a sentence if one ends in the second half, else to the end of a word.
fn shorten(text: &str) -> String {
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    let head: String = text.chars().take(EXCERPT).collect();
    let sentence = head.rfind(['.', '!', '?', '。', '！', '？', '”', '\n']);
    let enough = head.char_indices().nth(EXCERPT / 2).map_or(0, |(at, _)| at);
    match sentence.filter(|at| *at >= enough) {
        Some(at) => {
            let end = at + head[at..].chars().next().map_or(0, char::len_utf8);
            head[..end].trim_end().to_owned()
        }
        None => {
            let end = head
                .rfind(' ')
                .filter(|at| *at >= enough)
                .unwrap_or(head.len());
            format!("{}…", head[..end].trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_where_one_may_stop() {
        assert_eq!(shorten("Short."), "Short.");
        let sentences = "A sentence of some words. ".repeat(30);
        let short = shorten(&sentences);
        assert!(
            short.ends_with("words.") && short.len() <= EXCERPT,
            "{short}"
        );
        let endless = "word ".repeat(200);
        assert!(shorten(&endless).ends_with("word…"));
        let chinese = shorten(&"他走到井边坐下。".repeat(60));
        assert!(chinese.ends_with('。') && chinese.chars().count() > EXCERPT / 2);
    }
}
