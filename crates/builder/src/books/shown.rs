//! Which pictures and sounds stand in a book's texts.

use super::split;
use lifelong_api::{Block, Chapter, Inline};
use std::collections::BTreeSet;

/// The addresses of the pictures and sounds that stand in chapters and their notes.
pub(super) fn shown(chapters: &[Chapter]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for chapter in chapters {
        let bodies = chapter.body.iter().map(|(_, body)| body);
        for text in bodies.chain(chapter.notes.iter().map(|note| &note.content)) {
            blocks(text, &mut found);
            split::inlines(text, &mut |run| {
                if let Inline::Picture { url, .. } = run {
                    found.insert(url.clone());
                }
            });
        }
    }
    found
}

fn blocks(text: &[Block], found: &mut BTreeSet<String>) {
    for block in text {
        match block {
            Block::Image { url, .. } | Block::Audio { url, .. } => {
                found.insert(url.clone());
            }
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, found)),
            Block::Quote { content } | Block::Division { content, .. } => blocks(content, found),
            Block::Table { rows, .. } => {
                let cells = rows.iter().flatten();
                cells.for_each(|cell| blocks(&cell.content, found));
            }
            _ => {}
        }
    }
}
