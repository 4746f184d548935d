//! Markdown into pieces that remember their lines. HTML is dropped, links are checked, nothing else is judged.

use super::desk::{Desk, Pointer};
use lifelong_api::Inline;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};
use std::iter::Peekable;

/// A block with the line it begins at.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub line: u64,
    pub what: What,
}

/// What a piece is; as [`lifelong_api::Block`], with task marks.
#[derive(Clone, Debug)]
pub(super) enum What {
    Heading {
        level: u8,
        content: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    List {
        ordered: bool,
        items: Vec<Item>,
    },
    Quote(Vec<Piece>),
    Verse(Vec<Vec<Inline>>),
    Image {
        url: String,
        alt: String,
        caption: String,
    },
    /// A block as it is typed, with the word after its fence.
    Code {
        name: String,
        text: String,
    },
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub line: u64,
    /// `[ ]` or `[x]`, where it has one.
    pub checked: Option<bool>,
    pub content: Vec<Piece>,
}

/// Reads a Markdown text; `file` is for the findings.
pub(super) fn parse(desk: &mut Desk, file: &str, text: &str) -> Vec<Piece> {
    let parser = Parser::new_ext(text, Options::ENABLE_TASKLISTS).into_offset_iter();
    let starts = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut reader = Reader {
        desk,
        file,
        starts,
        events: parser.peekable(),
        checked: None,
        pictures: Vec::new(),
        html_line: 0,
    };
    reader.blocks()
}

struct Reader<'r, 'd, 't> {
    desk: &'r mut Desk<'d>,
    file: &'r str,
    starts: Vec<usize>,
    events: Peekable<OffsetIter<'t>>,
    checked: Option<bool>,
    pictures: Vec<Piece>,
    html_line: u64,
}

impl Reader<'_, '_, '_> {
    fn line_of(&self, offset: usize) -> u64 {
        self.starts.partition_point(|start| *start <= offset) as u64
    }

    /// Line of the next event.
    fn line(&mut self) -> u64 {
        let offset = self.events.peek().map_or(0, |(_, range)| range.start);
        self.line_of(offset)
    }

    /// Blocks up to the end of what surrounds them.
    fn blocks(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        loop {
            let line = self.line();
            match self.events.peek() {
                None | Some((Event::End(_), _)) => return pieces,
                // Tight list items hold words without a paragraph around them.
                Some((event, _)) if is_inline(event) => {
                    let words = self.inlines();
                    self.paragraph(line, words, &mut pieces);
                }
                Some(_) => {
                    if let Some((event, _)) = self.events.next() {
                        self.block(line, event, &mut pieces);
                    }
                }
            }
        }
    }

    fn block(&mut self, line: u64, event: Event, pieces: &mut Vec<Piece>) {
        let what = match event {
            Event::Rule => What::Rule,
            Event::Html(html) => return self.html(line, &html),
            Event::Start(tag) => {
                match tag {
                    Tag::Paragraph => {
                        let words = self.inlines();
                        self.paragraph(line, words, pieces);
                        self.events.next();
                        return;
                    }
                    Tag::Heading { level, .. } => What::Heading {
                        level: level as u8,
                        content: self.inlines(),
                    },
                    Tag::BlockQuote(_) => What::Quote(self.blocks()),
                    Tag::CodeBlock(kind) => self.code(&kind),
                    Tag::List(first) => What::List {
                        ordered: first.is_some(),
                        items: self.items(),
                    },
                    // HTML blocks, and anything whose extension is off.
                    _ => {
                        let inside = self.blocks();
                        pieces.extend(inside);
                        self.events.next();
                        return;
                    }
                }
            }
            _ => return,
        };
        if !matches!(what, What::Rule) {
            self.events.next();
        }
        pieces.push(Piece { line, what });
        pieces.append(&mut self.pictures);
    }

    /// A paragraph; pictures that stood in it follow it, as the portal shows them apart.
    fn paragraph(&mut self, line: u64, words: Vec<Inline>, pieces: &mut Vec<Piece>) {
        if !words.is_empty() {
            pieces.push(Piece {
                line,
                what: What::Paragraph(words),
            });
        }
        pieces.append(&mut self.pictures);
    }

    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        loop {
            let line = self.line();
            match self.events.peek() {
                Some((Event::Start(Tag::Item), _)) => {
                    self.events.next();
                    let outer = self.checked.take();
                    let content = self.blocks();
                    let checked = std::mem::replace(&mut self.checked, outer);
                    items.push(Item {
                        line,
                        checked,
                        content,
                    });
                    self.events.next();
                }
                _ => return items,
            }
        }
    }

    fn code(&mut self, kind: &CodeBlockKind) -> What {
        let mut text = String::new();
        while let Some((Event::Text(more), _)) = self
            .events
            .next_if(|(event, _)| matches!(event, Event::Text(_)))
        {
            text.push_str(&more);
        }
        let text = text.trim_end().to_owned();
        match kind {
            CodeBlockKind::Fenced(name) if name.trim() == "verse" => What::Verse(
                text.lines()
                    .map(|line| match line.trim() {
                        "" => Vec::new(),
                        line => vec![Inline::Text {
                            text: line.to_owned(),
                        }],
                    })
                    .collect(),
            ),
            CodeBlockKind::Fenced(name) => What::Code {
                name: name.trim().to_owned(),
                text,
            },
            CodeBlockKind::Indented => What::Code {
                name: String::new(),
                text,
            },
        }
    }

    /// Words up to whatever is not words.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut words = Words::default();
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            let line = self.line_of(range.start);
            match event {
                Event::Text(text) | Event::Code(text) => words.text(&text),
                Event::SoftBreak => words.soft = true,
                Event::HardBreak => words.push(Inline::Break),
                Event::TaskListMarker(checked) => self.checked = Some(checked),
                Event::InlineHtml(html) => self.html(line, &html),
                Event::Start(tag) => {
                    let content = self.inlines();
                    self.events.next();
                    self.tagged(line, tag, content, &mut words);
                }
                _ => {}
            }
        }
        let words = words.done();
        if words
            .iter()
            .any(|word| matches!(word, Inline::Text { text } if text.contains("**")))
        {
            let line = self.line();
            let reason = "Two stars are left over here: put a space before or after the **marked words**, outside the stars.";
            self.desk
                .warn(self.file, line, "stray-mark", reason.to_owned());
        }
        words
    }

    fn tagged(&mut self, line: u64, tag: Tag, content: Vec<Inline>, words: &mut Words) {
        match tag {
            Tag::Strong => words.push(Inline::Strong { content }),
            Tag::Emphasis => words.push(Inline::Emphasis { content }),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let href = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                self.link(line, href, content, words);
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                let alt = super::document::words(&content);
                self.picture(line, dest_url.into_string(), alt, title.into_string());
            }
            _ => content.into_iter().for_each(|inline| words.push(inline)),
        }
    }

    fn link(&mut self, line: u64, href: String, content: Vec<Inline>, words: &mut Words) {
        let lower = href.to_ascii_lowercase();
        let outside = ["http://", "https://", "mailto:", "tel:"];
        // Browsers take `/\\host` for another host, as they do `//host`.
        let inside = href.starts_with('/') && !href.starts_with("//") && !href.contains('\\');
        if inside {
            let pointer = Pointer {
                file: self.file.to_owned(),
                line,
                to: href.clone(),
            };
            self.desk.pointers.push(pointer);
        } else if !outside.iter().any(|scheme| lower.starts_with(scheme)) {
            let reason = format!(
                "A link may lead to https://, http://, mailto:, tel: or a path that begins with /, not to “{href}”. Its words stay, the link was dropped."
            );
            self.desk.warn(self.file, line, "bad-link", reason);
            return content.into_iter().for_each(|inline| words.push(inline));
        }
        words.push(Inline::Link { href, content });
    }

    fn picture(&mut self, line: u64, url: String, alt: String, caption: String) {
        if !self.desk.has_media(&url) {
            let reason = format!(
                "There is no file {url} in the content folder: pictures lie in media/. It was left out."
            );
            return self.desk.warn(self.file, line, "missing-media", reason);
        }
        if alt.trim().is_empty() {
            let reason = "Say between the square brackets what the picture shows, for those who do not see it.";
            self.desk
                .warn(self.file, line, "missing-alt", reason.to_owned());
        }
        self.pictures.push(Piece {
            line,
            what: What::Image { url, alt, caption },
        });
    }

    /// HTML is told once a line. A comment is no mistake: it is dropped in silence.
    fn html(&mut self, line: u64, html: &str) {
        if line != self.html_line
            && !html.trim().is_empty()
            && !html.trim_start().starts_with("<!--")
        {
            let short: String = html.trim().chars().take(30).collect();
            let reason = format!("HTML is not read: “{short}” was dropped. Use Markdown.");
            self.desk.warn(self.file, line, "html-in-content", reason);
        }
        self.html_line = line;
    }
}

fn is_inline(event: &Event) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::InlineHtml(_)
        | Event::TaskListMarker(_) => true,
        Event::Start(tag) => matches!(
            tag.to_end(),
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Link
                | TagEnd::Image
                | TagEnd::Strikethrough
        ),
        _ => false,
    }
}

/// Collects words: neighbours are joined, and a line end is a space except between Chinese characters.
#[derive(Default)]
struct Words {
    out: Vec<Inline>,
    soft: bool,
}

impl Words {
    fn text(&mut self, text: &str) {
        self.settle(text.chars().next());
        match self.out.last_mut() {
            Some(Inline::Text { text: last }) => last.push_str(text),
            _ => self.out.push(Inline::Text {
                text: text.to_owned(),
            }),
        }
    }

    fn push(&mut self, inline: Inline) {
        match inline {
            Inline::Text { text } => self.text(&text),
            other => {
                let next = super::document::words(std::slice::from_ref(&other))
                    .chars()
                    .next();
                self.settle(next);
                self.out.push(other);
            }
        }
    }

    fn settle(&mut self, next: Option<char>) {
        if std::mem::take(&mut self.soft) && !self.out.is_empty() {
            let last = super::document::words(&self.out).chars().next_back();
            let wide = |c: Option<char>| c.is_some_and(super::timing::is_wide);
            if !(wide(last) && wide(next)) {
                match self.out.last_mut() {
                    Some(Inline::Text { text }) => text.push(' '),
                    _ => self.out.push(Inline::Text {
                        text: " ".to_owned(),
                    }),
                }
            }
        }
    }

    fn done(mut self) -> Vec<Inline> {
        if let Some(Inline::Text { text }) = self.out.last_mut() {
            text.truncate(text.trim_end().len());
        }
        self.out
            .retain(|inline| !matches!(inline, Inline::Text { text } if text.is_empty()));
        self.out
    }
}
