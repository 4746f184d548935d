//! Poems: lines whose breaks matter.

use super::blocks::is_block;
use super::html::{Maker, has_type, is, lang_of};
use super::inlines::Run;
use super::tidy;
use ego_tree::NodeRef;
use lifelong_api::{Block, Inline};
use scraper::Node;
use scraper::node::Element;

/// What cannot be a line of a poem.
const NO_LINES: [&str; 18] = [
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "figure",
    "section",
    "hr",
    "pre",
    "aside",
    "img",
    "nav",
];
impl Maker<'_> {
    /// A poem: its paragraphs are stanzas where they have breaks, else lines.
    pub fn poem(&mut self, node: NodeRef<Node>, depth: usize, out: &mut Vec<Block>) {
        let elements = || {
            node.descendants()
                .skip(1)
                .filter_map(|one| one.value().as_element())
        };
        let flowing = elements().any(|e| NO_LINES.contains(&e.name()) || is_verse(e))
            || node
                .children()
                .any(|child| is_block(child) && child.descendants().any(|one| is(one, "br")));
        let before = std::mem::replace(&mut self.verse, true);
        if flowing {
            let blocks = self.flow(node, depth);
            tidy::stanzas(blocks, out);
        } else {
            let mut run = Run::new();
            run.append(&mut self.pending);
            self.space = true;
            self.verse_lines(node, &mut run);
            let lines = tidy::lines(run);
            if !lines.is_empty() {
                out.push(Block::Verse { lines });
            }
        }
        self.verse = before;
    }

    /// Every innermost block is a line.
    fn verse_lines(&mut self, node: NodeRef<Node>, run: &mut Run) {
        for child in node.children() {
            match child.value() {
                Node::Text(text) => self.words(text, run),
                Node::Element(element) if is_block(child) => {
                    run.push(Inline::Break);
                    run.extend(self.anchor(element));
                    let end = self.heard(element, run);
                    self.space = true;
                    let around = self.lang.clone();
                    match lang_of(element).filter(|lang| *lang != around) {
                        Some(lang) => {
                            self.lang.clone_from(&lang);
                            let mut content = Run::new();
                            self.verse_lines(child, &mut content);
                            self.lang = around;
                            run.push(Inline::Element {
                                tag: "span".to_owned(),
                                lang,
                                dir: String::new(),
                                content,
                            });
                        }
                        None => self.verse_lines(child, run),
                    }
                    run.extend(end);
                    run.push(Inline::Break);
                    self.space = true;
                }
                Node::Element(element) => self.inline(child, element, run, 0),
                _ => {}
            }
        }
    }
}

/// Whether an element says that its lines matter.
pub(super) fn is_verse(element: &Element) -> bool {
    const TYPES: [&str; 5] = ["z3998:verse", "z3998:poem", "z3998:song", "verse", "poem"];
    const CLASSES: [&str; 9] = [
        "verse",
        "poem",
        "poetry",
        "stanza",
        "linegroup",
        "line-group",
        "lyrics",
        "strophe",
        "lg",
    ];
    let classes = element.attr("class").unwrap_or_default();
    has_type(element, &TYPES)
        || classes
            .split_ascii_whitespace()
            .any(|class| CLASSES.contains(&class.to_ascii_lowercase().as_str()))
}
