//! Blocks: paragraphs, lists, tables, verse, and what lies inside each other.

use super::html::{Maker, dir_of, has_type, is, lang_of};
use super::inlines::{HIDDEN, Run};
use super::tidy;
use super::verse::is_verse;
use ego_tree::NodeRef;
use lifelong_api::{Block, Cell, Inline};
use scraper::Node;
use scraper::node::Element;

/// Elements that begin and end a block.
const BLOCKS: [&str; 45] = [
    "audio",
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "li",
    "blockquote",
    "pre",
    "table",
    "hr",
    "figure",
    "figcaption",
    "form",
    "fieldset",
    "legend",
    "details",
    "summary",
    "address",
    "hgroup",
    "center",
    "switch",
    "case",
    "default",
    "caption",
    "tr",
    "td",
    "th",
    "menu",
    "dir",
];
/// Blocks are nested no deeper; what lies below is shown as its words.
const DEEPEST: usize = 14;
/// A cell that claims to reach further is a mistake.
const WIDEST: u16 = 100;

impl Maker<'_> {
    /// The blocks below a node.
    pub fn flow(&mut self, node: NodeRef<Node>, depth: usize) -> Vec<Block> {
        let (mut out, mut run) = (Vec::new(), Run::new());
        self.space = true;
        for child in node.children() {
            match child.value() {
                Node::Text(text) => self.words(text, &mut run),
                Node::Element(element) => {
                    let hidden = HIDDEN.contains(&element.name()) && element.name() != "audio";
                    if hidden || self.is_taken_out(element) {
                        continue;
                    }
                    if is_block(child) {
                        self.flush(&mut run, &mut out);
                        self.block(child, element, depth, &mut out);
                        self.space = true;
                    } else {
                        self.inline(child, element, &mut run, 0);
                    }
                }
                _ => {}
            }
        }
        self.flush(&mut run, &mut out);
        out
    }

    /// Ends a run of words between blocks.
    fn flush(&mut self, run: &mut Run, out: &mut Vec<Block>) {
        let run = std::mem::take(run);
        self.paragraph(run, out);
        self.space = true;
    }

    fn paragraph(&mut self, mut run: Run, out: &mut Vec<Block>) {
        tidy::trim(&mut run);
        if tidy::bare(&run) {
            run.retain(|inline| matches!(inline, Inline::Anchor { .. }));
            self.pending.append(&mut run);
            return;
        }
        let pictures = run.iter().all(|inline| match inline {
            Inline::Picture { .. } | Inline::Anchor { .. } | Inline::Break => true,
            Inline::Text { text } => text.trim().is_empty(),
            _ => false,
        });
        if pictures {
            for inline in run {
                match inline {
                    Inline::Picture { url, alt } => {
                        self.leave_anchors(out);
                        out.push(Block::Image {
                            url,
                            alt,
                            caption: String::new(),
                            width: 0,
                            height: 0,
                        });
                    }
                    Inline::Anchor { .. } => self.pending.push(inline),
                    _ => {}
                }
            }
            return;
        }
        run.splice(0..0, self.pending.drain(..));
        if !self.verse {
            out.push(Block::Paragraph { content: run });
            return;
        }
        let lines = tidy::lines(run);
        out.push(Block::Verse { lines });
    }

    fn block(
        &mut self,
        node: NodeRef<Node>,
        element: &Element,
        depth: usize,
        out: &mut Vec<Block>,
    ) {
        if has_type(element, &["pagebreak"]) {
            let page = self.page(node, element);
            self.pending.extend(page);
            return;
        }
        let end = self.opens(element);
        self.known_block(node, element, depth, out);
        self.pending.extend(end);
    }

    fn known_block(
        &mut self,
        node: NodeRef<Node>,
        element: &Element,
        depth: usize,
        out: &mut Vec<Block>,
    ) {
        let lang = lang_of(element).filter(|lang| *lang != self.lang);
        let dir = dir_of(element).filter(|dir| *dir != self.dir);
        if depth >= DEEPEST {
            let run = self.line(node);
            self.paragraph(run, out);
        } else if lang.is_some() || dir.is_some() {
            let around = (self.lang.clone(), self.dir.clone());
            self.lang = lang.clone().unwrap_or_else(|| around.0.clone());
            self.dir = dir.clone().unwrap_or_else(|| around.1.clone());
            let mut content = Vec::new();
            self.kind(node, element, depth + 1, &mut content);
            (self.lang, self.dir) = around;
            if !content.is_empty() {
                out.push(Block::Division {
                    lang: lang.unwrap_or_default(),
                    dir: dir.unwrap_or_default(),
                    content,
                });
            }
        } else {
            self.kind(node, element, depth, out);
        }
    }

    fn kind(&mut self, node: NodeRef<Node>, element: &Element, depth: usize, out: &mut Vec<Block>) {
        match element.name() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let mut content = self.line(node);
                if tidy::bare(&content) {
                    self.pending.append(&mut content);
                    return;
                }
                let level = element.name().as_bytes()[1] - b'0';
                out.push(Block::Heading { level, content });
            }
            "ul" | "ol" | "menu" | "dir" => {
                let ordered = element.name() == "ol";
                let mut items = Vec::new();
                for child in node.children() {
                    let Some(inner) = child.value().as_element() else {
                        continue;
                    };
                    let end = self.opens(inner);
                    let item = self.flow(child, depth + 1);
                    self.pending.extend(end);
                    if !item.is_empty() {
                        items.push(item);
                    }
                }
                if !items.is_empty() {
                    out.push(Block::List { ordered, items });
                }
            }
            "dt" => {
                let content = self.line(node);
                if !tidy::bare(&content) {
                    let content = vec![Inline::Strong { content }];
                    out.push(Block::Paragraph { content });
                }
            }
            "blockquote" => {
                let verse = is_verse(element);
                let mut content = Vec::new();
                if verse {
                    self.poem(node, depth + 1, &mut content);
                } else {
                    content = self.flow(node, depth + 1);
                }
                if !content.is_empty() {
                    out.push(Block::Quote { content });
                }
            }
            "pre" => self.typed(node, element, out),
            "hr" => {
                self.leave_anchors(out);
                out.push(Block::Rule);
            }
            "table" if !self.in_table => self.table(node, depth, out),
            "figure" => self.figure(node, depth, out),
            "audio" => self.audio(node, element, out),
            // The reader has a table of contents of its own.
            _ if has_type(element, &["toc", "landmarks", "page-list"]) => {}
            // The other way to show the same, for programs that know its vocabulary.
            "case" => {}
            _ if is_verse(element) => self.poem(node, depth, out),
            _ => out.extend(self.flow(node, depth)),
        }
    }

    fn typed(&mut self, node: NodeRef<Node>, element: &Element, out: &mut Vec<Block>) {
        self.keep = true;
        let run = self.line(node);
        self.keep = false;
        let text = lifelong_api::plain(&[Block::Paragraph {
            content: run.clone(),
        }]);
        if text.trim().is_empty() {
            return;
        }
        if is_verse(element) {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            let lines = lines.map(|line| {
                vec![Inline::Text {
                    text: line.trim().to_owned(),
                }]
            });
            out.push(Block::Verse {
                lines: lines.collect(),
            });
        } else {
            self.pending.extend(
                run.into_iter()
                    .filter(|i| matches!(i, Inline::Anchor { .. })),
            );
            self.leave_anchors(out);
            out.push(Block::Code {
                text: text.trim_matches('\n').trim_end().to_owned(),
            });
        }
    }

    fn table(&mut self, node: NodeRef<Node>, depth: usize, out: &mut Vec<Block>) {
        self.in_table = true;
        let mut heading = Run::new();
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for row in node.descendants() {
            if is(row, "caption") {
                heading = self.line(row);
            }
            // Rows of a table inside this one are words of their cell.
            let own = row.ancestors().find(|above| is(*above, "table")) == Some(node);
            if !is(row, "tr") || !own {
                continue;
            }
            let mut cells = Vec::new();
            for cell in row.children() {
                let Some(element) = cell.value().as_element() else {
                    continue;
                };
                let span = |name| {
                    let value = element.attr(name).and_then(|text| text.trim().parse().ok());
                    value.unwrap_or(1u16).clamp(1, WIDEST)
                };
                if matches!(element.name(), "td" | "th") {
                    let end = self.opens(element);
                    cells.push(Cell {
                        header: element.name() == "th",
                        columns: span("colspan"),
                        over: span("rowspan"),
                        content: self.flow(cell, depth + 2),
                    });
                    self.pending.extend(end);
                }
            }
            if !cells.is_empty() {
                rows.push(cells);
            }
        }
        self.in_table = false;
        let filled = |cell: &&Cell| !cell.content.is_empty();
        if rows.iter().flatten().filter(filled).count() == 0 {
            return;
        }
        if let [row] = rows.as_mut_slice()
            && let [cell] = row.as_mut_slice()
        {
            // One cell is a frame around text, no table.
            out.append(&mut cell.content);
        } else {
            out.push(Block::Table { heading, rows });
        }
    }
}

/// Whether a node is a block, or holds one.
pub(super) fn is_block(node: NodeRef<Node>) -> bool {
    let Some(element) = node.value().as_element() else {
        return false;
    };
    let name = element.name();
    if matches!(name, "svg" | "math" | "ruby") {
        return false;
    }
    BLOCKS.contains(&name)
        || node.descendants().skip(1).any(|one| {
            one.value().as_element().is_some_and(|e| {
                BLOCKS.contains(&e.name()) && !matches!(e.name(), "caption" | "default")
            })
        })
}
