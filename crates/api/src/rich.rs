//! Formatted text as a small closed vocabulary.
//!
//! The builder turns Markdown and foreign HTML into these blocks, and the portal renders them as
//! elements it made itself. No HTML string ever reaches the page, so none can carry a script.

use serde::{Deserialize, Deserializer, Serialize};

/// A text of several paragraphs.
pub type RichText = Vec<Block>;

/// A block of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A heading below the page's own title: level 2 to 4.
    Heading {
        /// 2, 3 or 4.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// Numbered or not.
        ordered: bool,
        /// The items, each a text of its own.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        content: Vec<Block>,
    },
    /// Lines whose breaks matter: a poem.
    Verse {
        /// The lines.
        lines: Vec<Vec<Inline>>,
    },
    /// A picture.
    Image {
        /// Its address: https, or relative to the API's folder.
        url: String,
        /// What it shows, for those who do not see it.
        alt: String,
        /// A line under it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        caption: String,
    },
    /// Text kept as typed: a command, a table of figures.
    Code {
        /// The text.
        text: String,
    },
    /// A pause between two parts.
    Rule,
    /// A kind of block that a newer catalogue uses and this version skips.
    Other,
}

/// A run of words inside a block.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain words.
    Text {
        /// The words.
        text: String,
    },
    /// Important words.
    Strong {
        /// What stands inside.
        content: Vec<Inline>,
    },
    /// Stressed words, a title.
    Emphasis {
        /// What stands inside.
        content: Vec<Inline>,
    },
    /// A link. `href` is `http(s):`, `mailto:`, `tel:` or a portal path that starts with `/`; nothing else is ever written.
    Link {
        /// Where it leads.
        href: String,
        /// What stands inside.
        content: Vec<Inline>,
    },
    /// A break of the line.
    Break,
    /// A kind of run that a newer catalogue uses and this version skips.
    Other,
}

/// A block or a run of any kind, as it is read. Serde's own way of reading tagged enums buffers every value, which
/// costs the portal's learners ten kilobytes of download; one structure with all fields does not.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Node {
    r#type: String,
    level: u8,
    content: Vec<Node>,
    ordered: bool,
    items: Vec<Vec<Node>>,
    lines: Vec<Vec<Node>>,
    url: String,
    alt: String,
    caption: String,
    text: String,
    href: String,
}

fn all<T: From<Node>>(nodes: Vec<Node>) -> Vec<T> {
    nodes.into_iter().map(T::from).collect()
}

impl From<Node> for Inline {
    fn from(node: Node) -> Self {
        match node.r#type.as_str() {
            "text" => Inline::Text { text: node.text },
            "strong" => Inline::Strong {
                content: all(node.content),
            },
            "emphasis" => Inline::Emphasis {
                content: all(node.content),
            },
            "link" => Inline::Link {
                href: node.href,
                content: all(node.content),
            },
            "break" => Inline::Break,
            _ => Inline::Other,
        }
    }
}

impl From<Node> for Block {
    fn from(node: Node) -> Self {
        match node.r#type.as_str() {
            "heading" => Block::Heading {
                level: node.level,
                content: all(node.content),
            },
            "paragraph" => Block::Paragraph {
                content: all(node.content),
            },
            "list" => Block::List {
                ordered: node.ordered,
                items: node.items.into_iter().map(all).collect(),
            },
            "quote" => Block::Quote {
                content: all(node.content),
            },
            "verse" => Block::Verse {
                lines: node.lines.into_iter().map(all).collect(),
            },
            "image" => Block::Image {
                url: node.url,
                alt: node.alt,
                caption: node.caption,
            },
            "code" => Block::Code { text: node.text },
            "rule" => Block::Rule,
            _ => Block::Other,
        }
    }
}

impl<'de> Deserialize<'de> for Inline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Node::deserialize(deserializer).map(Self::from)
    }
}

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Node::deserialize(deserializer).map(Self::from)
    }
}

/// The words alone, blocks apart by a line feed: for search, reading aloud and counting.
pub fn plain(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(blocks, &mut out);
    out.truncate(out.trim_end().len());
    out
}

fn push_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => {
                push_inlines(content, out);
                out.push('\n');
            }
            Block::List { items, .. } => items.iter().for_each(|item| push_blocks(item, out)),
            Block::Quote { content } => push_blocks(content, out),
            Block::Verse { lines } => {
                for line in lines {
                    push_inlines(line, out);
                    out.push('\n');
                }
            }
            Block::Image { alt, caption, .. } => {
                out.push_str(if caption.is_empty() { alt } else { caption });
                out.push('\n');
            }
            Block::Code { text } => {
                out.push_str(text);
                out.push('\n');
            }
            Block::Rule | Block::Other => {}
        }
    }
}

fn push_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => out.push_str(text),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. } => push_inlines(content, out),
            Inline::Break => out.push('\n'),
            Inline::Other => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_as_it_was_written() {
        let text = |words: &str| Inline::Text {
            text: words.to_owned(),
        };
        let run = vec![
            text("a"),
            Inline::Strong {
                content: vec![text("b")],
            },
            Inline::Emphasis {
                content: vec![text("c")],
            },
            Inline::Link {
                href: "/help".to_owned(),
                content: vec![text("d")],
            },
            Inline::Break,
        ];
        let paragraph = Block::Paragraph {
            content: run.clone(),
        };
        let all = vec![
            Block::Heading {
                level: 3,
                content: run.clone(),
            },
            paragraph.clone(),
            Block::List {
                ordered: true,
                items: vec![vec![paragraph.clone()]],
            },
            Block::Quote {
                content: vec![paragraph],
            },
            Block::Verse { lines: vec![run] },
            Block::Image {
                url: "media/a.svg".to_owned(),
                alt: "b".to_owned(),
                caption: String::new(),
            },
            Block::Code {
                text: "x".to_owned(),
            },
            Block::Rule,
        ];
        let json = serde_json::to_string(&all).expect("it can be written");
        assert_eq!(serde_json::from_str::<RichText>(&json).expect("reads"), all);
    }

    #[test]
    fn what_a_newer_catalogue_adds_is_skipped() {
        let newer = r#"[{"type":"hologram","content":[{"type":"text","text":"a"}]},{"type":"paragraph","content":[{"type":"glow","x":1}]}]"#;
        let read: RichText = serde_json::from_str(newer).expect("reads");
        let paragraph = Block::Paragraph {
            content: vec![Inline::Other],
        };
        assert_eq!(read, [Block::Other, paragraph]);
    }
}
