//! Documents as chapters: titles, ids, parts, and links from one to the other.

use super::contents::Line;
use super::html::{Converted, Source, anchor_id, whole};
use super::overlays::Recording;
use super::shelf::{INNER, Place, Shelf};
use super::{Narrated, narration, split, tidy};
use crate::{content, normalize};
use lifelong_api::{
    Block, Chapter, ChapterRef, FileRef, Footnote, Inline, Localized, PageRef, RichText, Text,
    format_minutes, plain, primary,
};
use std::collections::{BTreeMap, BTreeSet};

/// A document once it is read.
pub(super) struct Piece {
    path: String,
    title: String,
    body: RichText,
    notes: Vec<Footnote>,
}

/// Reads every document, and leaves those out that show nothing but a cover or a table of contents.
pub(super) fn pieces(
    shelf: &mut Shelf,
    lines: &[Line],
    cover: Option<&str>,
    book_lang: &str,
) -> Vec<Piece> {
    let mut named: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        line.visit(&mut |line| named.entry(&line.path).or_default().push(line));
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for number in 0..shelf.documents.len() {
        let (path, text) = shelf.documents[number].clone();
        let source = Source {
            path: &path,
            text: &text,
        };
        let Converted {
            mut body,
            notes,
            lang,
            dir,
            ..
        } = whole(&source, shelf);
        let own = named.get(path.as_str()).map_or(&[][..], Vec::as_slice);
        let heading = tidy::first_heading(&body);
        // Of several lines that lead into one document none is the name of the whole.
        let of_whole = own
            .iter()
            .find(|line| line.fragment.is_empty())
            .or(own.first().filter(|_| own.len() == 1));
        let title = of_whole
            .map(|line| line.name.clone())
            .filter(|name| !name.is_empty())
            .or(heading)
            .or(own.first().map(|line| line.name.clone()))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| (pieces.len() + 1).to_string());
        tidy::settle(&mut body, &title);
        if shows_nothing(&body, shelf, cover, number == 0) {
            continue;
        }
        pieces.push(Piece {
            path,
            title: title.chars().take(300).collect(),
            body: marked(body, &lang, &dir, book_lang),
            notes,
        });
    }
    pieces
}

/// A document in another language or direction than its book says so once.
fn marked(content: RichText, lang: &str, dir: &str, book: &str) -> RichText {
    let main = |tag: &str| {
        let tag = normalize::tag_of(tag).unwrap_or_else(|| tag.to_owned());
        primary(&tag).to_owned()
    };
    let other = !lang.is_empty() && main(lang) != main(book);
    let lang = if other { lang } else { "" };
    let usual = normalize::direction(if other { lang } else { book });
    let dir = if dir.is_empty() && other { usual } else { dir };
    let dir = if dir == usual && !other { "" } else { dir };
    if lang.is_empty() && dir.is_empty() {
        return content;
    }
    vec![Block::Division {
        lang: lang.to_owned(),
        dir: dir.to_owned(),
        content,
    }]
}

fn shows_nothing(body: &[Block], shelf: &Shelf, cover: Option<&str>, first: bool) -> bool {
    let (mut pictures, mut words) = (Vec::new(), false);
    look(body, &mut pictures, &mut words);
    let is_cover = |url: &String| {
        let picture = shelf.pictures.iter().find(|one| one.name == *url);
        picture.is_some_and(|one| Some(one.path.as_str()) == cover)
    };
    !words && (pictures.is_empty() || first || pictures.iter().all(|url| is_cover(url)))
}

/// Pictures of a text, and whether it says anything.
fn look<'a>(blocks: &'a [Block], pictures: &mut Vec<&'a String>, words: &mut bool) {
    for block in blocks {
        match block {
            Block::Image { url, .. } => pictures.push(url),
            Block::Division { content, .. } | Block::Quote { content } => {
                look(content, pictures, words);
            }
            Block::Rule => {}
            Block::Audio { .. } => *words = true,
            other => {
                *words |= !plain(std::slice::from_ref(other)).trim().is_empty();
                split::inlines(std::slice::from_ref(other), &mut |inline| {
                    *words |= matches!(inline, Inline::Picture { .. });
                });
            }
        }
    }
}

/// Where everything is found.
#[derive(Default)]
pub(super) struct Places {
    /// The first chapter of each document.
    firsts: BTreeMap<String, String>,
    /// The chapter of each anchor.
    anchors: BTreeMap<Place, String>,
    /// Where pages of the printed book begin.
    pub pages: Vec<PageRef>,
    /// The recording of each chapter that has one.
    pub narrations: Vec<Narrated>,
    /// How many pieces of the recording belong to words that are not shown.
    pub unheard: usize,
}

impl Places {
    /// Chapter and anchor of a place; the beginning of its document where the place itself is not marked.
    pub fn find(&self, path: &str, fragment: &str) -> Option<(String, String)> {
        if !fragment.is_empty() {
            let anchor = anchor_id(fragment);
            let place = (path.to_owned(), anchor);
            if let Some(chapter) = self.anchors.get(&place) {
                return Some((chapter.clone(), place.1));
            }
        }
        Some((self.firsts.get(path)?.clone(), String::new()))
    }

    /// Notes what a part of a document holds; gives the ids of the notes it has signs of.
    fn note(&mut self, path: &str, id: &str, part: &[Block]) -> BTreeSet<String> {
        let mut signs = BTreeSet::new();
        self.firsts
            .entry(path.to_owned())
            .or_insert_with(|| id.to_owned());
        split::inlines(part, &mut |inline| match inline {
            Inline::Anchor { id: anchor, page } => {
                let place = (path.to_owned(), anchor.clone());
                self.anchors.entry(place).or_insert_with(|| id.to_owned());
                if !page.is_empty() {
                    self.pages.push(PageRef {
                        name: page.clone(),
                        chapter: id.to_owned(),
                        anchor: anchor.clone(),
                    });
                }
            }
            Inline::Note { note, .. } => {
                signs.insert(note.clone());
            }
            _ => {}
        });
        signs
    }

    /// Where a link of the document `path` leads now that every chapter has its id.
    fn address(&self, shelf: &Shelf, path: &str, chapter: &str, href: &str) -> Option<String> {
        let (to, fragment) = if let Some(fragment) = href.strip_prefix('#') {
            (path, fragment)
        } else if let Some((number, fragment)) = href
            .strip_prefix(INNER)
            .and_then(|rest| rest.split_once('#'))
        {
            let number: usize = number.parse().ok()?;
            (shelf.documents.get(number)?.0.as_str(), fragment)
        } else {
            return Some(href.to_owned());
        };
        let (found, anchor) = self.find(to, fragment)?;
        match (found == chapter, anchor.is_empty()) {
            (true, true) => None,
            (true, false) => Some(format!("#{anchor}")),
            (false, true) => Some(format!("/read/{}/{found}", shelf.id)),
            (false, false) => Some(format!("/read/{}/{found}#{anchor}", shelf.id)),
        }
    }
}

/// Makes chapters of the documents, long ones in parts, and lets their links lead to each other.
pub(super) fn chapters(
    shelf: &Shelf,
    lang: &str,
    pieces: Vec<Piece>,
    recording: &Recording,
) -> (Vec<Chapter>, Places) {
    let mut ids = BTreeSet::new();
    let mut places = Places::default();
    let mut chapters = Vec::new();
    for (number, piece) in pieces.into_iter().enumerate() {
        let mut stem = normalize::short_slug(&piece.title, 60);
        if stem.is_empty() || stem.bytes().all(|b| b.is_ascii_digit()) {
            stem = format!("part-{}", number + 1);
        }
        let sizes = piece.notes.iter().map(|note| {
            let size = serde_json::to_vec(note).map_or(0, |json| json.len());
            (note.id.clone(), size)
        });
        let parts = split::split(piece.body, &sizes.collect());
        let said = recording.said.get(&piece.path);
        let (mut marked, mut named) = (Vec::new(), Vec::new());
        for (at, mut part) in parts.into_iter().enumerate() {
            if said.is_some() {
                marked.push(narration::lift(&mut part));
            }
            let mut name = piece.title.clone();
            if at > 0 {
                name.push_str(&format!(" ({})", at + 1));
            }
            let mut id = if at > 0 {
                format!("{stem}-{}", at + 1)
            } else {
                stem.clone()
            };
            let mut next = at + 1;
            while !ids.insert(id.clone()) {
                next += 1;
                id = format!("{stem}-{next}");
            }
            let signs = places.note(&piece.path, &id, &part);
            let notes = piece.notes.iter().filter(|note| signs.contains(&note.id));
            let chapter = Chapter {
                book: shelf.id.clone(),
                id,
                name: Text::of(lang, name),
                body: Localized::of(lang, part),
                notes: notes.cloned().collect(),
                ..Chapter::default()
            };
            named.push(chapter.id.clone());
            chapters.push((piece.path.clone(), chapter));
        }
        let (heard, lost) = narration::in_parts(said.map_or(&[], Vec::as_slice), &marked);
        places.unheard += lost;
        for (chapter, clips) in named.into_iter().zip(heard) {
            if !clips.is_empty() {
                places.narrations.push(Narrated {
                    book: shelf.id.clone(),
                    chapter,
                    narration: narration::of_chapter(&clips, lang, &recording.narrators),
                });
            }
        }
    }
    for (path, chapter) in &mut chapters {
        let id = chapter.id.clone();
        let to = |href: &str| places.address(shelf, path, &id, href);
        chapter
            .body
            .values_mut()
            .for_each(|body| split::relink(body, &to));
        let notes = chapter.notes.iter_mut();
        notes.for_each(|note| split::relink(&mut note.content, &to));
    }
    let chapters = chapters.into_iter().map(|(_, chapter)| chapter).collect();
    (chapters, places)
}

/// Minutes to read a chapter.
pub(super) fn minutes_of(chapter: &Chapter) -> u32 {
    let texts = chapter.body.iter();
    texts
        .map(|(_, body)| content::minutes(&plain(body)))
        .max()
        .unwrap_or(0)
}

/// A chapter as its book lists it.
pub(super) fn part_of(chapter: &Chapter) -> ChapterRef {
    ChapterRef {
        id: chapter.id.clone(),
        name: chapter.name.clone(),
        time_required: format_minutes(minutes_of(chapter)),
        characters: content::characters(chapter),
        content: FileRef::default(),
        narration: FileRef::default(),
    }
}
