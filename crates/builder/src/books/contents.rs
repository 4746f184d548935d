//! Tables of contents and lists of pages.

use super::archive::{inside, unescape};
use super::shelf::Place;
use lifelong_api::{ChapterRef, Entry, Text};
use rbook::epub::toc::EpubTocEntry;

/// Lines below lines below lines: nobody finds anything deeper.
const DEEPEST: usize = 6;
/// A table of contents with more lines than this is a mistake.
const MOST: usize = 5_000;

/// A line of a table, and where it leads.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub name: String,
    /// Path inside the book; empty where it leads nowhere.
    pub path: String,
    pub fragment: String,
    pub below: Vec<Line>,
}

impl Line {
    /// Visits the line and all below it.
    pub fn visit<'a>(&'a self, each: &mut dyn FnMut(&'a Line)) {
        each(self);
        self.below.iter().for_each(|line| line.visit(each));
    }
}

/// The lines below the root of a table.
pub(super) fn lines(root: Option<EpubTocEntry>) -> Vec<Line> {
    let mut left = MOST;
    root.map_or_else(Vec::new, |root| below(&root, 1, &mut left))
}

fn below(entry: &EpubTocEntry, depth: usize, left: &mut usize) -> Vec<Line> {
    let mut out = Vec::new();
    for entry in entry.iter() {
        if *left == 0 {
            break;
        }
        *left -= 1;
        let href = entry.href().map(|href| href.as_str().to_owned());
        let (path, fragment) = href.as_deref().and_then(place).unwrap_or_default();
        let name = crate::normalize::one_line(entry.label());
        out.push(Line {
            name: name.chars().take(300).collect(),
            path,
            fragment,
            below: if depth < DEEPEST {
                below(&entry, depth + 1, left)
            } else {
                Vec::new()
            },
        });
    }
    out
}

/// The library gives paths from the book's root.
fn place(href: &str) -> Option<Place> {
    let path = inside("", href.strip_prefix('/').unwrap_or(href))?;
    let fragment = href.split_once('#').map_or("", |(_, fragment)| fragment);
    Some((path, unescape(fragment)))
}

/// Gives chapter and anchor of a path and an id.
pub(super) type Find<'a> = dyn Fn(&str, &str) -> Option<Place> + 'a;

/// The lines as the API has them. `find` gives chapter and anchor of a place.
pub(super) fn entries(lines: &[Line], lang: &str, find: &Find) -> Vec<Entry> {
    let entry = |line: &Line| {
        let (chapter, anchor) = find(&line.path, &line.fragment).unwrap_or_default();
        let has_part = entries(&line.below, lang, find);
        let empty = line.name.is_empty() || chapter.is_empty() && has_part.is_empty();
        (!empty).then(|| Entry {
            name: Text::of(lang, line.name.clone()),
            chapter,
            anchor,
            has_part,
        })
    };
    lines.iter().filter_map(entry).collect()
}

/// Whether a table says more than the list of chapters does.
pub(super) fn says_more(entries: &[Entry], chapters: &[ChapterRef]) -> bool {
    let same = |entry: &Entry, chapter: &ChapterRef| {
        entry.chapter == chapter.id
            && entry.name == chapter.name
            && entry.anchor.is_empty()
            && entry.has_part.is_empty()
    };
    !entries.is_empty()
        && (entries.len() != chapters.len()
            || !entries
                .iter()
                .zip(chapters)
                .all(|(entry, chapter)| same(entry, chapter)))
}
