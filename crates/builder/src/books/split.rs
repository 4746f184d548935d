//! Long chapters in parts: who reads on a phone should not wait for a whole book.

use super::narration;
use lifelong_api::{Block, Cell, Inline, RichText};
use std::collections::BTreeMap;

/// A part's file is about as large at most.
const MOST: usize = 47 * 1024;

/// The parts of a text; one where it is short enough. `notes` says how large each note is.
pub(super) fn split(body: RichText, notes: &BTreeMap<String, usize>) -> Vec<RichText> {
    let whole: usize = body.iter().map(|block| size(block, notes)).sum();
    if whole <= MOST {
        return vec![body];
    }
    let mut blocks = Vec::new();
    for block in body {
        explode(block, notes, &mut blocks);
    }
    let mut parts: Vec<RichText> = Vec::new();
    let (mut part, mut sizes): (RichText, Vec<usize>) = (Vec::new(), Vec::new());
    for block in blocks {
        let next = size(&block, notes);
        while !part.is_empty() && sizes.iter().sum::<usize>() + next > MOST {
            let cut = best_cut(&part, &sizes, &block);
            let rest = part.split_off(cut);
            let rest_sizes = sizes.split_off(cut);
            parts.push(std::mem::replace(&mut part, rest));
            sizes = rest_sizes;
        }
        part.push(block);
        sizes.push(next);
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

fn size(block: &Block, notes: &BTreeMap<String, usize>) -> usize {
    let json = |block: &Block| serde_json::to_vec(block).map_or(0, |json| json.len() + 1);
    let json = if narration::is_marked(std::slice::from_ref(block)) {
        let mut clean = vec![block.clone()];
        narration::unmark(&mut clean);
        clean.iter().map(json).sum()
    } else {
        json(block)
    };
    let mut signs = 0;
    inlines(std::slice::from_ref(block), &mut |inline| {
        if let Inline::Note { note, .. } = inline {
            signs += notes.get(note).copied().unwrap_or(0);
        }
    });
    json + signs
}

/// Where to end a part that `next` no longer fits into: before the highest and latest heading of its second half.
fn best_cut(part: &[Block], sizes: &[usize], next: &Block) -> usize {
    if matches!(next, Block::Heading { .. }) {
        return part.len();
    }
    let mut before = 0;
    let mut best: Option<(u8, usize)> = None;
    for (at, block) in part.iter().enumerate() {
        if let Block::Heading { level, .. } = block
            && at > 0
            && before > MOST * 2 / 5
            && best.is_none_or(|(known, _)| *level <= known)
        {
            best = Some((*level, at));
        }
        before += sizes[at];
    }
    let cut = best.map_or(part.len(), |(_, at)| at);
    // Headings in a row belong together, and to what follows them.
    let mut cut = cut;
    while cut > 1 && matches!(part[cut - 1], Block::Heading { .. }) {
        cut -= 1;
    }
    cut
}

/// Takes a block that is too large apart, where its kind allows that.
fn explode(block: Block, notes: &BTreeMap<String, usize>, out: &mut Vec<Block>) {
    if size(&block, notes) <= MOST / 2 {
        out.push(block);
        return;
    }
    match block {
        Block::Division { lang, dir, content } => {
            for content in pieces(content, notes) {
                out.push(Block::Division {
                    lang: lang.clone(),
                    dir: dir.clone(),
                    content,
                });
            }
        }
        Block::Quote { content } => {
            out.extend(
                pieces(content, notes)
                    .into_iter()
                    .map(|content| Block::Quote { content }),
            );
        }
        // A number would begin again in the next part.
        Block::List {
            ordered: false,
            items,
        } => {
            let sized = |item: &Vec<Block>| item.iter().map(|block| size(block, notes)).sum();
            let groups = group(items, sized);
            out.extend(groups.into_iter().map(|items| Block::List {
                ordered: false,
                items,
            }));
        }
        Block::Verse { lines } => {
            let sized = |line: &Vec<Inline>| serde_json::to_vec(line).map_or(0, |json| json.len());
            out.extend(
                group(lines, sized)
                    .into_iter()
                    .map(|lines| Block::Verse { lines }),
            );
        }
        block => out.push(block),
    }
}

fn pieces(content: Vec<Block>, notes: &BTreeMap<String, usize>) -> Vec<Vec<Block>> {
    let mut inner = Vec::new();
    for block in content {
        explode(block, notes, &mut inner);
    }
    group(inner, |block| size(block, notes))
}

/// Neighbours together, each group well below the limit.
fn group<T>(all: Vec<T>, size: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    let mut so_far = 0;
    for one in all {
        let next = size(&one);
        if so_far + next > MOST / 4 || groups.is_empty() {
            groups.push(Vec::new());
            so_far = 0;
        }
        so_far += next;
        if let Some(last) = groups.last_mut() {
            last.push(one);
        }
    }
    groups
}

/// Visits every run of a text.
pub(super) fn inlines(blocks: &[Block], each: &mut dyn FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => runs(content, each),
            Block::List { items, .. } => items.iter().for_each(|item| inlines(item, each)),
            Block::Quote { content } | Block::Division { content, .. } => inlines(content, each),
            Block::Verse { lines } => lines.iter().for_each(|line| runs(line, each)),
            Block::Table { heading, rows } => {
                runs(heading, each);
                let cells = rows.iter().flatten();
                cells.for_each(|Cell { content, .. }| inlines(content, each));
            }
            _ => {}
        }
    }
}

fn runs(run: &[Inline], each: &mut dyn FnMut(&Inline)) {
    for inline in run {
        each(inline);
        match inline {
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::Element { content, .. }
            | Inline::Note { content, .. } => runs(content, each),
            _ => {}
        }
    }
}

/// Changes the addresses of every link of a text; where `to` gives none the words stay.
pub(super) fn relink(blocks: &mut [Block], to: &dyn Fn(&str) -> Option<String>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => {
                relink_run(content, to)
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| relink(item, to)),
            Block::Quote { content } | Block::Division { content, .. } => relink(content, to),
            Block::Verse { lines } => lines.iter_mut().for_each(|line| relink_run(line, to)),
            Block::Table { heading, rows } => {
                relink_run(heading, to);
                let cells = rows.iter_mut().flatten();
                cells.for_each(|cell| relink(&mut cell.content, to));
            }
            _ => {}
        }
    }
}

fn relink_run(run: &mut Vec<Inline>, to: &dyn Fn(&str) -> Option<String>) {
    let mut out = Vec::with_capacity(run.len());
    for mut inline in run.drain(..) {
        match &mut inline {
            Inline::Link { href, content } => {
                relink_run(content, to);
                match to(href) {
                    Some(new) => *href = new,
                    None => {
                        super::inlines::extend(&mut out, std::mem::take(content));
                        continue;
                    }
                }
            }
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Element { content, .. }
            | Inline::Note { content, .. } => relink_run(content, to),
            _ => {}
        }
        out.push(inline);
    }
    *run = out;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_small_and_begin_with_headings() {
        let text = |words: &str| Inline::Text {
            text: words.to_owned(),
        };
        let mut body = Vec::new();
        for chapter in 0..10 {
            body.push(Block::Heading {
                level: 2,
                content: vec![text(&format!("Part {chapter}"))],
            });
            for _ in 0..20 {
                body.push(Block::Paragraph {
                    content: vec![text(&"word ".repeat(200))],
                });
            }
        }
        let whole = lifelong_api::plain(&body);
        let parts = split(body, &BTreeMap::new());
        assert!(parts.len() > 4, "{}", parts.len());
        for part in &parts {
            assert!(matches!(part[0], Block::Heading { .. }));
            assert!(serde_json::to_vec(part).expect("json").len() <= MOST);
        }
        let texts: Vec<String> = parts.iter().map(|part| lifelong_api::plain(part)).collect();
        let joined = texts.join("\n");
        assert_eq!(
            joined.split_whitespace().count(),
            whole.split_whitespace().count()
        );
    }

    #[test]
    fn a_single_wrapper_is_taken_apart() {
        let line = vec![Inline::Text {
            text: "a line of a long poem".to_owned(),
        }];
        let verse = Block::Verse {
            lines: vec![line; 3_000],
        };
        let body = vec![Block::Division {
            lang: "la".to_owned(),
            dir: String::new(),
            content: vec![Block::Quote {
                content: vec![verse],
            }],
        }];
        let parts = split(body, &BTreeMap::new());
        assert!(parts.len() > 2);
        for part in &parts {
            assert!(serde_json::to_vec(part).expect("json").len() <= MOST);
        }
    }
}
