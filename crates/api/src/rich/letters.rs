//! Places in a text, counted in letters.

use super::{Block, Inline};

/// Counts the letters of a text: every Unicode character that is no white space (`White_Space`) of the words that are shown
/// of it, block after block. Notes' signs, names of pictures and footnotes are not counted; captions, and how a word is
/// spoken (ruby), are.
///
/// So a place is the same whatever is between two blocks, and however lines are broken. `anchor` hears of each
/// [`Inline::Anchor`], with how many letters stand before it.
pub fn letters(blocks: &[Block], anchor: &mut dyn FnMut(&str, u32)) -> u32 {
    let mut count = 0;
    in_blocks(blocks, &mut count, anchor);
    count
}

fn add(words: &str, count: &mut u32) {
    *count += words.chars().filter(|c| !c.is_whitespace()).count() as u32;
}

fn in_blocks(blocks: &[Block], count: &mut u32, anchor: &mut dyn FnMut(&str, u32)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => {
                in_run(content, count, anchor);
            }
            Block::List { items, .. } => {
                items.iter().for_each(|item| in_blocks(item, count, anchor));
            }
            Block::Quote { content } | Block::Division { content, .. } => {
                in_blocks(content, count, anchor);
            }
            Block::Verse { lines } => lines.iter().for_each(|line| in_run(line, count, anchor)),
            Block::Table { heading, rows } => {
                in_run(heading, count, anchor);
                let cells = rows.iter().flatten();
                cells.for_each(|cell| in_blocks(&cell.content, count, anchor));
            }
            Block::Image { caption, .. } | Block::Audio { caption, .. } => add(caption, count),
            Block::Code { text } => add(text, count),
            Block::Rule | Block::Other => {}
        }
    }
}

fn in_run(run: &[Inline], count: &mut u32, anchor: &mut dyn FnMut(&str, u32)) {
    for inline in run {
        match inline {
            Inline::Text { text } => add(text, count),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::Element { content, .. } => in_run(content, count, anchor),
            Inline::Anchor { id, .. } => anchor(id, *count),
            Inline::Break | Inline::Picture { .. } | Inline::Note { .. } | Inline::Other => {}
        }
    }
}
