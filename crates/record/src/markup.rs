//! A learner's Markdown as the closed vocabulary of the portal: what is not in it becomes plain words, so that a note from a
//! file of somebody else's cannot carry anything that runs or leads astray.

use lifelong_api::{Block, Inline, RichText};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// How many characters are looked at; a note is far shorter.
const LONGEST: usize = 100_000;
/// How deep lists and quotations, and runs of words, may lie in each other. What is deeper lies at this depth.
const DEEPEST: usize = 8;

/// A note as blocks of the portal.
///
/// HTML becomes the words it is written with, a picture its description. A link keeps its address only where that is
/// `https:`, `http:`, `mailto:`, `tel:` or a path of the portal. A new line is a new line: who writes a note means it so.
pub fn blocks(markdown: &str) -> RichText {
    let end = markdown.char_indices().nth(LONGEST);
    let end = end.map_or(markdown.len(), |(at, _)| at);
    let mut reader = Reader::default();
    for event in Parser::new_ext(&markdown[..end], Options::empty()) {
        reader.take(event);
    }
    reader.done()
}

/// The words of a note alone, one space between them: for search and for a line in a list.
pub fn plain(markdown: &str) -> String {
    let words = lifelong_api::plain(&blocks(markdown));
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A block that holds blocks, while it is being read.
enum Shell {
    Quote(Vec<Block>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Item(Vec<Block>),
}

/// A run of words that holds others, while it is being read.
enum Run {
    Strong,
    Emphasis,
    Link(String),
}

/// Reads without calling itself, so that no text, however deeply nested, can exhaust the stack.
#[derive(Default)]
struct Reader {
    /// Blocks outside all shells.
    root: Vec<Block>,
    /// Open shells, the outermost first.
    shells: Vec<Shell>,
    /// For each open tag whether it opened a shell or a run: what lies too deep does not.
    opened: Vec<bool>,
    /// Words outside all runs.
    words: Vec<Inline>,
    /// Open runs with their words, the outermost first.
    runs: Vec<(Run, Vec<Inline>)>,
    /// The level of the heading that is being read.
    level: Option<u8>,
    /// The text of the code block that is being read.
    code: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => {
                let opened = self.start(tag);
                self.opened.push(opened);
            }
            Event::End(tag) => {
                let opened = self.opened.pop().unwrap_or(false);
                self.end(tag, opened);
            }
            Event::Text(text) => self.text(&text),
            // The vocabulary knows no code in a line: its words stay.
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.lines(&html),
            Event::SoftBreak | Event::HardBreak => self.push(Inline::Break),
            Event::Rule => {
                self.flush();
                self.block(Block::Rule);
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// Opens what a tag begins. True where [`Reader::end`] has to close something.
    fn start(&mut self, tag: Tag) -> bool {
        match tag {
            Tag::Emphasis => self.open(Run::Emphasis),
            Tag::Strong => self.open(Run::Strong),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let href = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                is_safe(&href) && self.open(Run::Link(href))
            }
            Tag::Image { .. } => false,
            Tag::Heading { level, .. } => {
                self.flush();
                self.level = Some((level as u8).clamp(2, 4));
                false
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
                false
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.shell(Shell::Quote(Vec::new()))
            }
            Tag::List(first) => {
                self.flush();
                let ordered = first.is_some();
                let items = Vec::new();
                self.shell(Shell::List { ordered, items })
            }
            Tag::Item => {
                self.flush();
                // The item of a list that lies too deep has no list to go to.
                let fits = matches!(self.shells.last(), Some(Shell::List { .. }));
                if fits {
                    self.shells.push(Shell::Item(Vec::new()));
                }
                fits
            }
            _ => {
                self.flush();
                false
            }
        }
    }

    fn end(&mut self, tag: TagEnd, opened: bool) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {
                if opened {
                    self.close();
                }
            }
            TagEnd::Image => {}
            TagEnd::CodeBlock => {
                if let Some(text) = self.code.take() {
                    let text = text.trim_end().to_owned();
                    self.block(Block::Code { text });
                }
            }
            _ => {
                self.flush();
                if opened {
                    self.unshell();
                }
            }
        }
    }

    fn open(&mut self, run: Run) -> bool {
        let fits = self.runs.len() < DEEPEST;
        if fits {
            self.runs.push((run, Vec::new()));
        }
        fits
    }

    fn close(&mut self) {
        let Some((run, content)) = self.runs.pop() else {
            return;
        };
        if content.is_empty() {
            return;
        }
        self.push(match run {
            Run::Strong => Inline::Strong { content },
            Run::Emphasis => Inline::Emphasis { content },
            Run::Link(href) => Inline::Link { href, content },
        });
    }

    fn shell(&mut self, shell: Shell) -> bool {
        let counts = |shell: &&Shell| !matches!(shell, Shell::Item(_));
        let fits = self.shells.iter().filter(counts).count() < DEEPEST;
        if fits {
            self.shells.push(shell);
        }
        fits
    }

    fn unshell(&mut self) {
        match self.shells.pop() {
            Some(Shell::Quote(content)) if !content.is_empty() => {
                self.block(Block::Quote { content });
            }
            Some(Shell::List { ordered, items }) if !items.is_empty() => {
                self.block(Block::List { ordered, items });
            }
            Some(Shell::Item(content)) => {
                if let Some(Shell::List { items, .. }) = self.shells.last_mut() {
                    items.push(content);
                }
            }
            _ => {}
        }
    }

    /// Ends the paragraph or heading that is being read, if there is one.
    fn flush(&mut self) {
        while !self.runs.is_empty() {
            self.close();
        }
        let level = self.level.take();
        let mut content = std::mem::take(&mut self.words);
        while content.last() == Some(&Inline::Break) {
            content.pop();
        }
        if content.is_empty() {
            return;
        }
        self.block(match level {
            Some(level) => Block::Heading { level, content },
            None => Block::Paragraph { content },
        });
    }

    fn block(&mut self, block: Block) {
        match self.shells.last_mut() {
            Some(Shell::Quote(blocks) | Shell::Item(blocks)) => blocks.push(block),
            // Nothing but items lies in a list.
            Some(Shell::List { items, .. }) => items.push(vec![block]),
            None => self.root.push(block),
        }
    }

    fn push(&mut self, inline: Inline) {
        match self.runs.last_mut() {
            Some((_, content)) => content.push(inline),
            None => self.words.push(inline),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let content = match self.runs.last_mut() {
            Some((_, content)) => content,
            None => &mut self.words,
        };
        // The parser cuts words at every sign it had to look at.
        if let Some(Inline::Text { text: before }) = content.last_mut() {
            before.push_str(text);
        } else if !text.is_empty() {
            let text = text.to_owned();
            content.push(Inline::Text { text });
        }
    }

    fn lines(&mut self, html: &str) {
        for line in html.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            self.text(words);
            if words.len() < line.len() {
                self.push(Inline::Break);
            }
        }
    }

    fn done(mut self) -> RichText {
        self.flush();
        while !self.shells.is_empty() {
            self.unshell();
        }
        self.root
    }
}

/// Whether a link may keep its address. Browsers drop tabs and line feeds from addresses and read `\` as `/`, so that
/// what looks like a path may lead to another host.
fn is_safe(href: &str) -> bool {
    if href.chars().any(|c| c.is_control()) {
        return false;
    }
    let within = href.starts_with('/') && !href.starts_with("//") && !href.contains('\\');
    let lower = href.to_ascii_lowercase();
    let outside = ["https://", "http://", "mailto:", "tel:"];
    within || outside.iter().any(|scheme| lower.starts_with(scheme))
}
