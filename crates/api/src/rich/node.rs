//! How formatted text is read.

use super::{Block, Cell, Inline};
use crate::Footnote;
use serde::{Deserialize, Deserializer};

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
    tag: String,
    lang: String,
    dir: String,
    id: String,
    page: String,
    note: String,
    rows: Vec<Vec<Node>>,
    header: bool,
    columns: u16,
    over: u16,
    heading: Vec<Node>,
    width: u16,
    height: u16,
}

impl From<Node> for Cell {
    fn from(node: Node) -> Self {
        Cell {
            header: node.header,
            columns: node.columns,
            over: node.over,
            content: all(node.content),
        }
    }
}

impl From<Node> for Footnote {
    fn from(node: Node) -> Self {
        Footnote {
            id: node.id,
            content: all(node.content),
        }
    }
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
            "element" => Inline::Element {
                tag: node.tag,
                lang: node.lang,
                dir: node.dir,
                content: all(node.content),
            },
            "picture" => Inline::Picture {
                url: node.url,
                alt: node.alt,
            },
            "anchor" => Inline::Anchor {
                id: node.id,
                page: node.page,
            },
            "note" => Inline::Note {
                note: node.note,
                content: all(node.content),
            },
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
                width: node.width,
                height: node.height,
            },
            "audio" => Block::Audio {
                url: node.url,
                caption: node.caption,
            },
            "code" => Block::Code { text: node.text },
            "rule" => Block::Rule,
            "table" => Block::Table {
                heading: all(node.heading),
                rows: node.rows.into_iter().map(all).collect(),
            },
            "division" => Block::Division {
                lang: node.lang,
                dir: node.dir,
                content: all(node.content),
            },
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

impl<'de> Deserialize<'de> for Footnote {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Node::deserialize(deserializer).map(Self::from)
    }
}
