//! A Markdown file taken apart: title, summary, the rest; and pieces turned into the blocks of the API.

use super::desk::{Desk, show};
use super::markdown::{Piece, What, parse};
use lifelong_api::{Block, Inline, Localized, RichText, Text};
use std::path::Path;

/// A file's parts.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub file: String,
    pub title: String,
    pub summary: String,
    /// Everything after title and summary.
    pub rest: Vec<Piece>,
}

/// One language's reading of an item. The first of a list is in the site's foremost language that is there.
#[derive(Clone, Debug)]
pub(super) struct Version<T> {
    pub language: String,
    pub file: String,
    pub of: T,
}

/// Reads a document. `None` where the file is missing (not told) or refused (told).
pub(super) fn read(desk: &mut Desk, path: &Path, with_summary: bool) -> Option<Document> {
    let text = desk.read(path)?;
    from_text(desk, show(path), &text, None, with_summary)
}

/// As [`read`], for a text at hand. Where `head` names title and summary, the text does not begin with them.
pub(super) fn from_text(
    desk: &mut Desk,
    file: String,
    text: &str,
    head: Option<(String, String)>,
    with_summary: bool,
) -> Option<Document> {
    let mut pieces = parse(desk, &file, text).into_iter().peekable();
    if let Some((title, summary)) = head {
        let document = Document {
            file,
            title,
            summary,
            rest: pieces.collect(),
        };
        super::style::check(desk, &document);
        return Some(document);
    }
    let title = match pieces.next_if(|p| matches!(p.what, What::Heading { level: 1, .. })) {
        Some(Piece {
            what: What::Heading { content, .. },
            ..
        }) => words(&content),
        _ => String::new(),
    };
    if title.is_empty() {
        let reason =
            "The first line should be the title, as in “# Steam an egg”. The file was left out.";
        desk.error(&file, 1, "missing-title", reason.to_owned());
        return None;
    }
    let mut summary = String::new();
    if with_summary {
        match pieces.next_if(|p| matches!(p.what, What::Paragraph(_))) {
            Some(Piece {
                what: What::Paragraph(content),
                ..
            }) => summary = words(&content),
            _ => {
                let reason =
                    "After the title belongs one short paragraph, the summary that cards show.";
                let line = pieces.peek().map_or(1, |piece| piece.line);
                desk.warn(&file, line, "missing-summary", reason.to_owned());
            }
        }
    }
    let document = Document {
        file,
        title,
        summary,
        rest: pieces.collect(),
    };
    super::style::check(desk, &document);
    Some(document)
}

/// Reads every language of an item with `one`. A missing language is told; so is an item without any.
pub(super) fn versions<T>(
    desk: &mut Desk,
    item: &Path,
    mut one: impl FnMut(&mut Desk, &Path) -> Option<T>,
) -> Vec<Version<T>> {
    let mut found = Vec::new();
    for language in desk.languages.clone() {
        let path = item.join(format!("{language}.md"));
        let file = show(&path);
        if !path.exists() {
            let reason = format!(
                "{language}.md is missing: the portal will show the other language and say so."
            );
            desk.warn(&file, 0, "missing-translation", reason);
        } else if let Some(of) = one(desk, &path) {
            found.push(Version { language, file, of });
        }
    }
    if found.is_empty() {
        let reason = "No text of this item could be read, so it was left out.";
        desk.error(&show(item), 0, "missing-text", reason.to_owned());
    }
    found
}

/// Keeps the first version and those that `differ` finds alike; the others are refused.
pub(super) fn keep_alike<T>(
    desk: &mut Desk,
    versions: &mut Vec<Version<T>>,
    differ: impl Fn(&T, &T) -> Option<(u64, String)>,
) {
    let mut kept: Vec<Version<T>> = Vec::new();
    for version in versions.drain(..) {
        let difference = kept
            .first()
            .and_then(|first| differ(&first.of, &version.of));
        match difference.zip(kept.first()) {
            Some(((line, difference), first)) => {
                let name = Path::new(&first.file).file_name().unwrap_or_default();
                let reason = format!(
                    "{difference} in {}. Only {} was kept; make both alike.",
                    name.display(),
                    first.language
                );
                desk.error(&version.file, line, "languages-differ", reason);
            }
            None => kept.push(version),
        }
    }
    *versions = kept;
}

/// A text from every version, empty ones left out.
pub(super) fn text<T>(versions: &[Version<T>], pick: impl Fn(&T) -> &str) -> Text {
    let entries = versions
        .iter()
        .map(|v| (v.language.clone(), pick(&v.of).to_owned()));
    entries.filter(|(_, text)| !text.is_empty()).collect()
}

/// Blocks from every version, empty ones left out.
pub(super) fn rich<T>(
    versions: &[Version<T>],
    pick: impl Fn(&T) -> &RichText,
) -> Localized<RichText> {
    let entries = versions
        .iter()
        .map(|v| (v.language.clone(), pick(&v.of).clone()));
    entries.filter(|(_, blocks)| !blocks.is_empty()).collect()
}

/// The words of inlines, on one line.
pub(super) fn words(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } => out.push_str(text),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::Element { content, .. } => out.push_str(&words(content)),
            Inline::Break => out.push(' '),
            Inline::Picture { alt, .. } => out.push_str(alt),
            Inline::Anchor { .. } | Inline::Note { .. } | Inline::Other => {}
        }
    }
    out
}

/// The words of pieces, on one line.
pub(super) fn piece_words(pieces: &[Piece]) -> String {
    let text = lifelong_api::plain(&blocks(pieces));
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // Chinese sentences need no space between them.
        if out
            .chars()
            .next_back()
            .is_some_and(|c| !super::timing::is_wide(c))
        {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// Plain paragraphs, apart by an empty line.
pub(super) fn paragraphs(blocks: &[Block]) -> String {
    lifelong_api::plain(blocks)
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Pieces as the API's blocks. The page's own title is level 1, so headings are 2 to 4.
pub(super) fn blocks(pieces: &[Piece]) -> RichText {
    pieces
        .iter()
        .map(|piece| match &piece.what {
            What::Heading { level, content } => Block::Heading {
                level: (*level).clamp(2, 4),
                content: content.clone(),
            },
            What::Paragraph(content) => Block::Paragraph {
                content: content.clone(),
            },
            What::List { ordered, items } => Block::List {
                ordered: *ordered,
                items: items.iter().map(|item| blocks(&item.content)).collect(),
            },
            What::Quote(content) => Block::Quote {
                content: blocks(content),
            },
            What::Verse(lines) => Block::Verse {
                lines: lines.clone(),
            },
            What::Image { url, alt, caption } => Block::Image {
                width: 0,
                height: 0,
                url: url.clone(),
                alt: alt.clone(),
                caption: caption.clone(),
            },
            What::Code { text, .. } => Block::Code { text: text.clone() },
            What::Rule => Block::Rule,
        })
        .collect()
}
