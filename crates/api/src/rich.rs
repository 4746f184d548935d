//! Formatted text as a small closed vocabulary.
//!
//! The builder turns Markdown and foreign HTML into these blocks, and the portal renders them as
//! elements it made itself. No HTML string ever reaches the page, so none can carry a script.

mod letters;
mod node;
mod plain;
#[cfg(test)]
mod tests;

pub use self::letters::letters;
pub use self::plain::plain;

use crate::pages::is_zero;
use serde::Serialize;

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
        /// Its width in pixels; 0 where that is not known.
        #[serde(default, skip_serializing_if = "is_zero")]
        width: u16,
        /// Its height in pixels; 0 where that is not known.
        #[serde(default, skip_serializing_if = "is_zero")]
        height: u16,
    },
    /// A recording to listen to.
    Audio {
        /// Its address, relative to the API's folder.
        url: String,
        /// A line under it; empty where nobody says what is heard.
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
    /// A table.
    Table {
        /// A line above it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        heading: Vec<Inline>,
        /// Its rows.
        rows: Vec<Vec<Cell>>,
    },
    /// Blocks in another language or direction of writing than what is around them.
    Division {
        /// BCP 47 tag; empty for the same.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        lang: String,
        /// `ltr` or `rtl`; empty for the same.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        dir: String,
        /// What stands inside.
        content: Vec<Block>,
    },
    /// A kind of block that a newer catalogue uses and this version skips.
    Other,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cell {
    /// Whether it names its row or column.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub header: bool,
    /// Over how many columns it reaches; 0 and 1 are one.
    #[serde(default, skip_serializing_if = "is_one")]
    pub columns: u16,
    /// Over how many rows it reaches; 0 and 1 are one.
    #[serde(default, skip_serializing_if = "is_one")]
    pub over: u16,
    /// What stands in it.
    pub content: Vec<Block>,
}

fn is_one(number: &u16) -> bool {
    *number < 2
}

/// The elements that [`Inline::Element`] may name besides those of [`MATH`]: what they mean is what HTML says of them.
/// `tate-chu-yoko` is ours: a short run that stands upright in a vertical line (CSS `text-combine-upright`).
pub const ELEMENTS: [&str; 18] = [
    "span",
    "sub",
    "sup",
    "small",
    "code",
    "cite",
    "q",
    "abbr",
    "s",
    "u",
    "bdi",
    "bdo",
    "kbd",
    "ruby",
    "rb",
    "rt",
    "rp",
    "tate-chu-yoko",
];

/// The elements of MathML Core that [`Inline::Element`] may name; `math` is around all others.
pub const MATH: [&str; 22] = [
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "ms",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "msup",
    "msub",
    "msubsup",
    "mover",
    "munder",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "mtable",
    "mtr",
    "mtd",
];

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
    /// A link. `href` is `http(s):`, `mailto:`, `tel:` or a portal path that starts with `/`, in books with `#` and the id
    /// of an [`Inline::Anchor`]; nothing else is ever written.
    Link {
        /// Where it leads.
        href: String,
        /// What stands inside.
        content: Vec<Inline>,
    },
    /// A break of the line.
    Break,
    /// A run with a meaning of its own.
    Element {
        /// One of [`ELEMENTS`] or [`MATH`]; anything else is shown as plain words.
        tag: String,
        /// BCP 47 tag; empty for the same language.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        lang: String,
        /// `ltr` or `rtl`; empty for the same direction.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        dir: String,
        /// What stands inside.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        content: Vec<Inline>,
    },
    /// A small picture in a line.
    Picture {
        /// Its address: https, or relative to the API's folder.
        url: String,
        /// What it shows.
        alt: String,
    },
    /// A place that a link can lead to.
    Anchor {
        /// Unique in its text: ASCII letters, digits, `-`, `_` and `.`.
        id: String,
        /// The number of the printed page that begins here; empty where none does.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        page: String,
    },
    /// The sign of a footnote.
    Note {
        /// The id of the note ([`crate::Footnote`]) in the same chapter.
        note: String,
        /// The sign: a number, a star.
        content: Vec<Inline>,
    },
    /// A kind of run that a newer catalogue uses and this version skips.
    Other,
}
