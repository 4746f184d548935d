//! Inputs to begin with: what the writer makes, and questions.

use super::draw::put_opened;
use super::engine::{LARGE, SLOW, WHOLE, WIDE};
use super::sample::{sample, wide};
use crate::container::{FileKind, Opened};

const QUERIES: [&str; 14] = [
    "garden",
    "Machine learning",
    "\"an egg\" soup",
    "lerning",
    "机器学习入门",
    "學習",
    "yangsheng",
    "tjq",
    "6.00x c++",
    "Основами",
    "gard",
    "what is the art of bread?",
    "Ökonomie ﬁne ’tis",
    "\u{201c}太极拳\u{201d} e\u{301}",
];

/// What finds long lists in the wider index.
const LARGER: [&str; 12] = [
    "garden walks",
    "garden wal",
    "gentle garden",
    "\"garden walks\"",
    "soup words",
    "words",
    "lear",
    "garden learning river",
    "",
    "gardne waks",
    "soup",
    "garden 6.00x",
];

/// Seeds: the target's name, and an input.
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let mut out = Vec::new();
    for query in QUERIES {
        for typing in [0, 1] {
            out.push(("query", [&[typing], query.as_bytes()].concat()));
        }
    }
    for (at, (kind, opened)) in contents().into_iter().enumerate() {
        // Of the wider index only what the other has not.
        if at < sample().files.len() || kind == FileKind::Postings {
            of_file(kind, &opened, &mut out);
        }
        for (question, query) in (0..4u8).zip(QUERIES.iter().cycle().skip(at)) {
            let how = [WHOLE, WHOLE | LARGE, LARGE | WIDE, WIDE | SLOW][usize::from(question)];
            let mut input = asked(how, question, query, at as u8);
            if how & WHOLE != 0 && at < sample().files.len() {
                put_opened(&mut input, &opened);
            }
            out.push(("engine", input));
        }
    }
    for (at, query) in (0u8..).zip(LARGER) {
        for question in 0..4 {
            // Unfinished or not, in each order, with no filter, one or two: a facet and one of the known values.
            let how = at & 1 | (at / 4 % 4) << 1 | (question % 3) << 5;
            let filters = [question, 0, at, at % 9, 0, at / 2];
            let mut input = vec![LARGE | WIDE, 1 << question, how];
            input.extend_from_slice(&filters[..usize::from(question % 3) * 3]);
            input.push(query.len() as u8);
            input.extend_from_slice(query.as_bytes());
            out.push(("engine", input));
        }
    }
    for which in 0..7u8 {
        for step in [1, 3, 7, 31] {
            let bytes = (0..160u8).map(|n| n.wrapping_mul(step));
            out.push(("round_trip", std::iter::once(which).chain(bytes).collect()));
        }
    }
    out
}

/// The contents of both indices, the small one first.
fn contents() -> Vec<(FileKind, Opened)> {
    let all = [sample(), wide()].map(|sample| sample.files.iter());
    let [small, wide] = all;
    small
        .chain(wide)
        .map(|((kind, _), opened)| (*kind, opened.clone()))
        .collect()
}

fn asked(how: u8, question: u8, query: &str, file: u8) -> Vec<u8> {
    let mut input = vec![how, 1 << question, question & 1, query.len() as u8];
    input.extend_from_slice(query.as_bytes());
    input.push(file);
    input
}

/// A file as input of the targets for its kind.
fn of_file(kind: FileKind, opened: &Opened, out: &mut Vec<(&'static str, Vec<u8>)>) {
    let whole = |before: &[u8]| {
        let mut input = before.to_vec();
        put_opened(&mut input, opened);
        input
    };
    let text = |before: &[u8]| [before, &opened.text].concat();
    // Of sixty courses, and no more than so many values.
    let column = |which| text(&[which, 6, 60, 0, 0, 0, 8, 100, 0, 0, 0]);
    if kind == FileKind::Facets {
        out.push(("container", whole(&[1, 0, 0])));
        out.push(("container", whole(&[5, 1, 0])));
    }
    match kind {
        FileKind::Root => out.push(("root", whole(&[]))),
        FileKind::Terms | FileKind::Extras => {
            out.push(("terms", whole(&[])));
            let length = opened.rest.len() as u16;
            let [low, high] = length.to_le_bytes();
            let before = [6, 60, 0, 0, 0, 0, 50, 0, low, high];
            out.push(("lists", [&before, &opened.rest[..]].concat()));
        }
        FileKind::Postings => {
            out.push(("lists", [&[8, 255, 0, 0, 0, 1][..], &opened.rest].concat()))
        }
        FileKind::Streams | FileKind::Cards => out.push(("cards", text(&[]))),
        FileKind::Facets => out.push(("columns", column(0))),
        FileKind::Topics => out.push(("columns", column(1))),
        FileKind::Providers => out.push(("columns", column(2))),
        FileKind::Orders => out.push(("columns", column(3))),
        FileKind::Words => out.push(("dictionaries", text(&[0, 0]))),
        FileKind::Pinyin => out.push(("dictionaries", text(&[1, 0]))),
        FileKind::Institutions => out.push(("dictionaries", whole(&[2, 0, 0, 0, 0, 0, 0]))),
    }
}
