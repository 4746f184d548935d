//! What is done to a text once it is read: white space, lines, levels of headings.

use super::inlines::Run;
use crate::normalize::fold;
use lifelong_api::{Block, Inline, RichText};

/// Takes white space and breaks from the end, and breaks from the beginning.
pub(super) fn trim(run: &mut Run) {
    let empty = |inline: &Inline| match inline {
        Inline::Break => true,
        Inline::Text { text } => text.trim_matches(WHITE).is_empty(),
        _ => false,
    };
    let shown = |inline: &Inline| !matches!(inline, Inline::Anchor { .. }) && !empty(inline);
    let Some(first) = run.iter().position(shown) else {
        run.retain(|inline| !empty(inline));
        return;
    };
    let mut end = run.split_off(first);
    run.retain(|inline| !empty(inline));
    if let Some(Inline::Text { text }) = end.first_mut() {
        *text = text.trim_start_matches(WHITE).to_owned();
    }
    while let Some(last) = end.iter().rposition(shown) {
        let mut after = end.split_off(last + 1);
        after.retain(|inline| !empty(inline));
        let whole = end.last_mut().is_some_and(trim_last);
        if !whole {
            end.pop();
        }
        end.append(&mut after);
        if whole {
            break;
        }
    }
    run.append(&mut end);
}

/// White space that a browser would not show.
const WHITE: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];

/// Trims the end of a run; says whether anything is left of it.
fn trim_last(inline: &mut Inline) -> bool {
    match inline {
        Inline::Text { text } => {
            text.truncate(
                text.trim_end_matches(|c: char| c.is_ascii_whitespace())
                    .len(),
            );
            !text.is_empty()
        }
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::Link { content, .. } => {
            trim(content);
            !content.is_empty()
        }
        _ => true,
    }
}

/// Whether a run shows nothing.
pub(super) fn bare(run: &[Inline]) -> bool {
    run.iter().all(|inline| match inline {
        Inline::Anchor { .. } | Inline::Break => true,
        Inline::Text { text } => text.trim().is_empty(),
        _ => false,
    })
}

/// A run as lines, parted at its breaks; what a break lies in goes on in the next line.
pub(super) fn lines(run: Run) -> Vec<Run> {
    let mut lines = vec![Run::new()];
    for inline in run {
        let pieces: Vec<Option<Inline>> = match inline {
            Inline::Break => {
                lines.push(Run::new());
                continue;
            }
            Inline::Strong { content } => again(content, |content| Inline::Strong { content }),
            Inline::Emphasis { content } => again(content, |content| Inline::Emphasis { content }),
            Inline::Link { href, content } => again(content, |content| Inline::Link {
                href: href.clone(),
                content,
            }),
            Inline::Element {
                tag,
                lang,
                dir,
                content,
            } => again(content, |content| Inline::Element {
                tag: tag.clone(),
                lang: lang.clone(),
                dir: dir.clone(),
                content,
            }),
            other => vec![Some(other)],
        };
        for (at, piece) in pieces.into_iter().enumerate() {
            if at > 0 {
                lines.push(Run::new());
            }
            if let Some(line) = lines.last_mut() {
                line.extend(piece);
            }
        }
    }
    lines.iter_mut().for_each(trim);
    let mut left = Run::new();
    let mut kept: Vec<Run> = Vec::new();
    for mut line in lines {
        // Anchors of an empty line go to the next.
        if bare(&line) {
            line.retain(|inline| matches!(inline, Inline::Anchor { .. }));
            left.append(&mut line);
        } else {
            left.append(&mut line);
            kept.push(std::mem::take(&mut left));
        }
    }
    if let Some(last) = kept.last_mut() {
        last.append(&mut left);
    }
    kept
}

fn again(content: Run, make: impl Fn(Run) -> Inline) -> Vec<Option<Inline>> {
    if !has_break(&content) {
        return vec![Some(make(content))];
    }
    let lines = lines(content).into_iter();
    lines.map(|line| Some(make(line))).collect()
}

fn has_break(run: &[Inline]) -> bool {
    run.iter().any(|inline| match inline {
        Inline::Break => true,
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::Link { content, .. }
        | Inline::Element { content, .. } => has_break(content),
        _ => false,
    })
}

/// Hands on the blocks of a poem: lines that were paragraphs of their own make one stanza.
pub(super) fn stanzas(blocks: Vec<Block>, out: &mut Vec<Block>) {
    let mut single = false;
    for block in blocks {
        match (block, out.last_mut()) {
            (Block::Verse { mut lines }, Some(Block::Verse { lines: before }))
                if single && lines.len() == 1 =>
            {
                before.append(&mut lines);
            }
            (block, _) => {
                single = matches!(&block, Block::Verse { lines } if lines.len() == 1);
                out.push(block);
            }
        }
    }
}

/// The words of the first heading.
pub(super) fn first_heading(blocks: &[Block]) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        Block::Heading { .. } => {
            let words = lifelong_api::plain(std::slice::from_ref(block));
            Some(crate::normalize::one_line(&words)).filter(|words| !words.is_empty())
        }
        Block::Division { content, .. } => first_heading(content),
        _ => None,
    })
}

/// Takes out the first heading where it says the chapter's title, and brings the levels of the others to 2 to 4.
pub(super) fn settle(body: &mut RichText, title: &str) {
    drop_title(body, title);
    let mut lowest = 6;
    headings(body, &mut |level| lowest = lowest.min(*level));
    headings(body, &mut |level| *level = (*level - lowest + 2).min(4));
}

fn drop_title(body: &mut RichText, title: &str) {
    // Something before it, such as an epigraph, stays before the others.
    let Some(at) = body.iter().position(|block| match block {
        Block::Heading { .. } => true,
        Block::Division { content, .. } => first_heading(content).is_some(),
        _ => false,
    }) else {
        return;
    };
    if let Block::Division { content, .. } = &mut body[at] {
        return drop_title(content, title);
    }
    let words = lifelong_api::plain(&body[at..=at]);
    if fold(&words) != fold(title) {
        return;
    }
    let Block::Heading { content, .. } = &mut body[at] else {
        return;
    };
    // What leads to the heading, and a note on it, must not be lost.
    let mut rest = Run::new();
    keep(content, &mut rest);
    if rest.is_empty() {
        body.remove(at);
        return;
    }
    if let Some(Block::Paragraph { content } | Block::Heading { content, .. }) =
        body.get_mut(at + 1)
        && rest.iter().all(|one| matches!(one, Inline::Anchor { .. }))
    {
        content.splice(0..0, rest);
        body.remove(at);
    } else {
        body[at] = Block::Paragraph { content: rest };
    }
}

fn keep(run: &mut Run, out: &mut Run) {
    for inline in run.drain(..) {
        match inline {
            Inline::Anchor { .. } | Inline::Note { .. } => out.push(inline),
            Inline::Strong { mut content }
            | Inline::Emphasis { mut content }
            | Inline::Link { mut content, .. }
            | Inline::Element { mut content, .. } => keep(&mut content, out),
            _ => {}
        }
    }
}

fn headings(blocks: &mut [Block], change: &mut dyn FnMut(&mut u8)) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => change(level),
            Block::Quote { content } | Block::Division { content, .. } => headings(content, change),
            Block::List { items, .. } => items.iter_mut().for_each(|item| headings(item, change)),
            Block::Table { rows, .. } => rows
                .iter_mut()
                .flatten()
                .for_each(|cell| headings(&mut cell.content, change)),
            _ => {}
        }
    }
}
