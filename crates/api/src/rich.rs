//! Formatted text as a small closed vocabulary.
//!
//! The builder turns Markdown and foreign HTML into these blocks, and the portal renders them as
//! elements it made itself. No HTML string ever reaches the page, so none can carry a script.

use serde::{Deserialize, Serialize};

/// A text of several paragraphs.
pub type RichText = Vec<Block>;

/// A block of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    #[serde(other)]
    Other,
}

/// A run of words inside a block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    #[serde(other)]
    Other,
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
