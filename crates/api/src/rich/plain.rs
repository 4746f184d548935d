//! Formatted text as plain words.

use super::{Block, Inline};

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
            Block::Quote { content } | Block::Division { content, .. } => push_blocks(content, out),
            Block::Table { heading, rows } => {
                push_inlines(heading, out);
                out.push('\n');
                for cell in rows.iter().flatten() {
                    push_blocks(&cell.content, out);
                }
            }
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
            Block::Audio { caption, .. } => {
                out.push_str(caption);
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
            // How a word is spoken, and what stands where that cannot be shown, is no part of the text.
            Inline::Element { tag, .. } if tag == "rt" || tag == "rp" => {}
            Inline::Element { content, .. } => push_inlines(content, out),
            Inline::Break => out.push('\n'),
            Inline::Picture { alt, .. } => out.push_str(alt),
            Inline::Anchor { .. } | Inline::Note { .. } | Inline::Other => {}
        }
    }
}
