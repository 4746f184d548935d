//! From what a recording says of documents to where its pieces are heard in chapters.
//!
//! Two marks are carried through the making of chapters, where each heard element begins and where it ends: anchors whose ids
//! no book can have. When a chapter is made they are counted and taken out, so a text is the same with a recording and without.

use super::overlays::Said;
use super::split;
use lifelong_api::{Block, Clip, Inline, Narration, RichText, Text, letters};
use std::collections::BTreeMap;

/// What the id of a mark begins with: anchors of books are letters, digits, `-`, `_` and `.`.
const BEGINS: char = '\u{1}';
const ENDS: char = '\u{2}';

fn mark(sign: char, id: &str) -> Inline {
    Inline::Anchor {
        id: format!("{sign}{id}"),
        page: String::new(),
    }
}

/// The marks of an element that is heard: where it begins, where it ends.
pub(super) fn marks(id: &str) -> (Inline, Inline) {
    (mark(BEGINS, id), mark(ENDS, id))
}

/// Whether a run is a mark of either kind.
pub(super) fn is_mark(inline: &Inline) -> bool {
    is_begin(inline) || matches!(inline, Inline::Anchor { id, .. } if id.starts_with(ENDS))
}

/// Whether a run is where something begins.
pub(super) fn is_begin(inline: &Inline) -> bool {
    matches!(inline, Inline::Anchor { id, .. } if id.starts_with(BEGINS))
}

/// Whether a text has marks.
pub(super) fn is_marked(blocks: &[Block]) -> bool {
    let mut any = false;
    split::inlines(blocks, &mut |inline| any |= is_mark(inline));
    any
}

/// A text's letters, and how many of them stand before each mark.
#[derive(Debug, Default)]
pub(super) struct Marked {
    letters: u32,
    begins: BTreeMap<String, u32>,
    ends: BTreeMap<String, u32>,
}

/// Counts the marks of a text, and takes them out.
pub(super) fn lift(blocks: &mut RichText) -> Marked {
    let mut marked = Marked::default();
    marked.letters = letters(blocks, &mut |id, at| {
        let known = match id.chars().next() {
            Some(BEGINS) => &mut marked.begins,
            Some(ENDS) => &mut marked.ends,
            _ => return,
        };
        known.entry(id[1..].to_owned()).or_insert(at);
    });
    if !(marked.begins.is_empty() && marked.ends.is_empty()) {
        unmark(blocks);
    }
    marked
}

/// Takes all marks out; words that they parted are one run again.
pub(super) fn unmark(blocks: &mut RichText) {
    blocks.retain_mut(|block| match block {
        Block::Paragraph { content } => {
            let alone = !content.is_empty() && content.iter().all(is_mark);
            clean(content);
            !alone
        }
        Block::Heading { content, .. } => {
            clean(content);
            true
        }
        Block::List { items, .. } => {
            items.iter_mut().for_each(unmark);
            true
        }
        Block::Quote { content } | Block::Division { content, .. } => {
            unmark(content);
            true
        }
        Block::Verse { lines } => {
            lines.iter_mut().for_each(clean);
            true
        }
        Block::Table { heading, rows } => {
            clean(heading);
            let cells = rows.iter_mut().flatten();
            cells.for_each(|cell| unmark(&mut cell.content));
            true
        }
        _ => true,
    });
}

fn clean(run: &mut Vec<Inline>) {
    let all = std::mem::take(run);
    let mut kept = Vec::with_capacity(all.len());
    for mut inline in all {
        match &mut inline {
            mark if is_mark(mark) => continue,
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::Element { content, .. }
            | Inline::Note { content, .. } => clean(content),
            _ => {}
        }
        kept.push(inline);
    }
    super::inlines::extend(run, kept);
}

/// A piece with its sound's address, in one of the parts of a document.
pub(super) type Piece<'a> = (&'a Said, u32, u32);

/// The pieces of each part of a document, and how many have no place in any.
pub(super) fn in_parts<'a>(said: &'a [Said], parts: &[Marked]) -> (Vec<Vec<Piece<'a>>>, usize) {
    let mut out: Vec<Vec<Piece>> = parts.iter().map(|_| Vec::new()).collect();
    let mut lost = 0;
    for one in said {
        match place(&one.place.1, parts) {
            Some((part, from, to)) => out[part].push((one, from, to)),
            None => lost += 1,
        }
    }
    (out, lost)
}

fn place(id: &str, parts: &[Marked]) -> Option<(usize, u32, u32)> {
    if id.is_empty() {
        return Some((0, 0, parts.first()?.letters));
    }
    let part = parts.iter().position(|part| part.begins.contains_key(id))?;
    let from = parts[part].begins[id];
    let end = (part..parts.len()).find_map(|at| Some((at, *parts[at].ends.get(id)?)));
    let Some((last, to)) = end else {
        return Some((part, from, from));
    };
    if last == part {
        return Some((part, from, to.max(from)));
    }
    // It goes on in the next part, or begins there: its first mark may stand behind the last words of this one.
    let whole = parts[part].letters;
    if from < whole {
        return Some((part, from, whole));
    }
    let next = part + 1;
    let to = if last == next {
        to
    } else {
        parts[next].letters
    };
    Some((next, 0, to))
}

/// The recording of a chapter.
pub(super) fn of_chapter(pieces: &[Piece], lang: &str, narrators: &[String]) -> Narration {
    let mut sounds: Vec<String> = Vec::new();
    let mut clips = Vec::with_capacity(pieces.len());
    let seconds = |time: u64| time as f64 / 1_000.0;
    for (said, from, to) in pieces {
        let known = sounds.iter().position(|sound| *sound == said.sound);
        let sound = known.unwrap_or_else(|| {
            sounds.push(said.sound.clone());
            sounds.len() - 1
        });
        clips.push(Clip {
            sound: sound as u32,
            begin: seconds(said.begin),
            end: said.end.map(seconds),
            from: *from,
            to: *to,
        });
    }
    Narration {
        in_language: lang.to_owned(),
        read_by: narrators.iter().map(|name| Text::of(lang, name)).collect(),
        sounds,
        clips,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text {
            text: words.to_owned(),
        }
    }

    fn said(id: &str) -> Said {
        Said {
            place: ("a".to_owned(), id.to_owned()),
            sound: "s".to_owned(),
            begin: 0,
            end: None,
        }
    }

    #[test]
    fn marks_are_counted_and_leave_no_trace() {
        let ((a, z), (b, y)) = (marks("p"), marks("q"));
        let mut body = vec![
            Block::Paragraph {
                content: vec![a, text("Two "), b, text("wor"), y, text("ds. ")],
            },
            Block::Paragraph { content: vec![z] },
        ];
        assert!(is_marked(&body));
        let marked = lift(&mut body);
        assert_eq!((marked.begins["p"], marked.ends["p"]), (0, 9));
        assert_eq!((marked.begins["q"], marked.ends["q"]), (3, 6));
        assert_eq!(
            body,
            [Block::Paragraph {
                content: vec![text("Two words. ")]
            }]
        );
    }

    #[test]
    fn pieces_are_in_the_part_where_their_words_are() {
        let mark = |letters, begins: &[(&str, u32)], ends: &[(&str, u32)]| {
            let map = |of: &[(&str, u32)]| -> BTreeMap<String, u32> {
                of.iter().map(|(id, at)| ((*id).to_owned(), *at)).collect()
            };
            Marked {
                letters,
                begins: map(begins),
                ends: map(ends),
            }
        };
        let parts = [
            mark(10, &[("a", 0), ("b", 7), ("c", 10)], &[("a", 7)]),
            mark(20, &[("d", 6)], &[("b", 2), ("c", 6)]),
        ];
        let all = ["a", "b", "c", "d", "x", ""].map(said);
        let (found, lost) = in_parts(&all, &parts);
        let places = |part: usize| -> Vec<(&str, u32, u32)> {
            let pieces = found[part].iter();
            pieces
                .map(|(s, from, to)| (s.place.1.as_str(), *from, *to))
                .collect()
        };
        assert_eq!(places(0), [("a", 0, 7), ("b", 7, 10), ("", 0, 10)]);
        assert_eq!(places(1), [("c", 0, 6), ("d", 6, 6)]);
        assert_eq!(lost, 1);
        assert_eq!(in_parts(&all, &[]).1, all.len());
    }
}
