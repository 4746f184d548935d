//! A chapter as an XHTML document, for other reading apps.
//!
//! Plain elements and one small sheet of styles: the app that shows it has a look of its own. Everything is escaped,
//! no script is ever written, and a link goes where the reader can follow it or is plain words.

mod runs;

use super::places::{Address, Places};
use crate::normalize::direction;
use lifelong_api::{Block, Cell, Footnote, Inline};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The look of all chapters, a file beside them.
const STYLE: &str = "img { max-width: 100%; height: auto; }
figure, .verse, pre, table { margin: 1em 0; }
figcaption, caption { font-size: 0.9em; }
pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.25em 0.5em; text-align: start; vertical-align: top; }
a[role=\"doc-noteref\"] { font-size: 0.75em; vertical-align: super; }
a[role=\"doc-noteref\"] sup { font-size: 1em; vertical-align: baseline; }
section[role=\"doc-endnotes\"] { border-top: 1px solid; font-size: 0.9em; margin-top: 2em; }
";

/// What the look has besides where lines run from top to bottom.
const DOWN: &str = "html { writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; -epub-writing-mode: vertical-rl; }
table, pre, math { writing-mode: horizontal-tb; -webkit-writing-mode: horizontal-tb; -epub-writing-mode: horizontal-tb; }
.tcy { text-combine-upright: all; -webkit-text-combine: horizontal; -epub-text-combine: horizontal; }
";

/// The sheet of a book's chapters; `down`: their lines run from top to bottom.
pub fn style(down: bool) -> String {
    format!("{STYLE}{}", if down { DOWN } else { "" })
}

/// A chapter's text in one language.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The chapter's id.
    pub id: &'a str,
    /// BCP 47 tag.
    pub lang: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its text.
    pub body: &'a [Block],
    /// Its footnotes.
    pub notes: Vec<&'a Footnote>,
}

/// What was written.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The document.
    pub text: String,
    /// The catalogue's own pictures in it: addresses relative to the API's folder.
    pub pictures: BTreeSet<String>,
    /// Its sounds, in the same way.
    pub sounds: BTreeSet<String>,
    /// Whether a picture comes from elsewhere.
    pub remote: bool,
    /// Whether a picture does not say what it shows.
    pub untold: bool,
    /// Whether there are formulas.
    pub math: bool,
}

/// Writes a chapter.
pub fn page(source: &Source, places: &Places) -> Page {
    let mut taken: BTreeSet<String> = places.anchors(source.id).cloned().collect();
    let mut notes = BTreeMap::new();
    for (at, note) in source.notes.iter().enumerate() {
        let mut free = |stem: &str| {
            let mut id = format!("{stem}-{}", at + 1);
            while !taken.insert(id.clone()) {
                id.push('_');
            }
            id
        };
        let (id, sign) = (free("note"), free("sign"));
        let back = None;
        notes
            .entry(note.id.as_str())
            .or_insert(Note { id, sign, back });
    }
    let mut writer = Writer {
        places,
        chapter: source.id,
        page: Page::default(),
        ids: BTreeSet::new(),
        notes,
        in_link: false,
        in_math: false,
        in_ruby: false,
    };
    writer.document(source);
    writer.page
}

/// A footnote's ids in the document.
struct Note {
    /// That of the note.
    id: String,
    /// That of its first sign.
    sign: String,
    /// The words of that sign, once it is written.
    back: Option<String>,
}

struct Writer<'a> {
    places: &'a Places<'a>,
    chapter: &'a str,
    page: Page,
    /// Anchors that were written: an id stands once in a document.
    ids: BTreeSet<String>,
    notes: BTreeMap<&'a str, Note>,
    in_link: bool,
    in_math: bool,
    in_ruby: bool,
}

impl Writer<'_> {
    fn raw(&mut self, markup: &str) {
        self.page.text.push_str(markup);
    }

    fn words(&mut self, text: &str) {
        escape(text, &mut self.page.text);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.page.text, " {name}=\"");
        self.words(value);
        self.raw("\"");
    }

    fn language(&mut self, lang: &str, dir: &str) {
        if !lang.is_empty() {
            self.attribute("lang", lang);
            self.attribute("xml:lang", lang);
        }
        if matches!(dir, "ltr" | "rtl" | "auto") {
            self.attribute("dir", dir);
        }
    }

    fn document(&mut self, source: &Source) {
        self.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"");
        self.language(source.lang, direction(source.lang));
        self.raw(">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>");
        self.words(source.title);
        self.raw("</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n<h1>");
        self.words(source.title);
        self.raw("</h1>\n");
        self.blocks(source.body);
        self.footnotes(&source.notes);
        self.raw("</body>\n</html>\n");
    }

    fn footnotes(&mut self, notes: &[&Footnote]) {
        if notes.is_empty() {
            return;
        }
        self.raw("<section epub:type=\"footnotes\" role=\"doc-endnotes\">\n");
        for note in notes {
            let Some((id, sign, back)) = self
                .notes
                .get(note.id.as_str())
                .map(|note| (note.id.clone(), note.sign.clone(), note.back.clone()))
            else {
                continue;
            };
            self.raw("<aside epub:type=\"footnote\" role=\"doc-footnote\"");
            self.attribute("id", &id);
            self.raw(">\n");
            if let Some(words) = back {
                self.raw("<p><a role=\"doc-backlink\"");
                self.attribute("href", &format!("#{sign}"));
                self.raw(">");
                self.words(&words);
                self.raw("</a></p>\n");
            }
            self.blocks(&note.content);
            self.raw("</aside>\n");
        }
        self.raw("</section>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, content } => {
                let tag = ["h2", "h3", "h4"][usize::from(*level).clamp(2, 4) - 2];
                self.line(tag, content);
            }
            Block::Paragraph { content } => self.line("p", content),
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                let _ = writeln!(self.page.text, "<{tag}>");
                for item in items {
                    self.raw("<li>");
                    self.tight(item);
                    self.raw("</li>\n");
                }
                let _ = writeln!(self.page.text, "</{tag}>");
            }
            Block::Quote { content } => {
                self.raw("<blockquote>\n");
                self.blocks(content);
                self.raw("</blockquote>\n");
            }
            Block::Verse { lines } => {
                self.raw("<div class=\"verse\">\n");
                for stanza in lines.split(|line| line.is_empty()) {
                    if stanza.is_empty() {
                        continue;
                    }
                    self.raw("<p>");
                    for (at, line) in stanza.iter().enumerate() {
                        self.raw(if at > 0 { "<br/>\n" } else { "" });
                        self.inlines(line);
                    }
                    self.raw("</p>\n");
                }
                self.raw("</div>\n");
            }
            Block::Image {
                url,
                alt,
                caption,
                width,
                height,
            } => {
                self.raw("<figure>");
                self.picture(url, alt, (*width, *height));
                if !caption.is_empty() {
                    self.raw("<figcaption>");
                    self.words(caption);
                    self.raw("</figcaption>");
                }
                self.raw("</figure>\n");
            }
            Block::Audio { url, caption } => self.audio(url, caption),
            Block::Code { text } => {
                self.raw("<pre>");
                self.words(text);
                self.raw("</pre>\n");
            }
            Block::Rule => self.raw("<hr/>\n"),
            Block::Table { heading, rows } => self.table(heading, rows),
            Block::Division { lang, dir, content } => {
                self.raw("<div");
                self.language(lang, dir);
                self.raw(">\n");
                self.blocks(content);
                self.raw("</div>\n");
            }
            Block::Other => {}
        }
    }

    fn audio(&mut self, url: &str, caption: &str) {
        let Address::Own(href) = self.places.file(url) else {
            return;
        };
        self.page.sounds.insert(url.to_owned());
        self.raw("<figure><audio controls=\"controls\" preload=\"none\"");
        self.attribute("src", &href);
        self.raw("></audio>");
        if !caption.is_empty() {
            self.raw("<figcaption>");
            self.words(caption);
            self.raw("</figcaption>");
        }
        self.raw("</figure>\n");
    }

    fn line(&mut self, tag: &str, content: &[Inline]) {
        let _ = write!(self.page.text, "<{tag}>");
        self.inlines(content);
        let _ = writeln!(self.page.text, "</{tag}>");
    }

    /// An item or a cell: one paragraph needs no element of its own.
    fn tight(&mut self, blocks: &[Block]) {
        match blocks {
            [Block::Paragraph { content }] => self.inlines(content),
            _ => self.blocks(blocks),
        }
    }

    fn table(&mut self, heading: &[Inline], rows: &[Vec<Cell>]) {
        self.raw("<table>\n");
        if !heading.is_empty() {
            self.line("caption", heading);
        }
        self.raw("<tbody>\n");
        for row in rows {
            // A row of headers names the columns; a header beside figures names its row.
            let scope = match row.iter().all(|cell| cell.header) {
                true => "col",
                false => "row",
            };
            self.raw("<tr>");
            for cell in row {
                let tag = if cell.header { "th" } else { "td" };
                let _ = write!(self.page.text, "<{tag}");
                if cell.header {
                    self.attribute("scope", scope);
                }
                for (name, number) in [("colspan", cell.columns), ("rowspan", cell.over)] {
                    if number > 1 {
                        self.attribute(name, &number.to_string());
                    }
                }
                self.raw(">");
                self.tight(&cell.content);
                let _ = write!(self.page.text, "</{tag}>");
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n");
    }
}

/// Text as it stands in XML; signs that XML does not know are left out.
pub fn escape(text: &str, out: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(sign),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(sign),
        }
    }
}
