//! All notes as one Markdown file, for a person to read and other programs to take in.

use crate::note::{Anchor, Note, clock, iso};
use crate::{Entry, file, work};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The words between the notes, in the learner's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words<'a> {
    /// The heading of the whole: “My notes”.
    pub title: &'a str,
    /// Before a moment of a recording: “At”, as in “At 1:03”.
    pub at: &'a str,
    /// Before the day a note was written: “Written”, as in “Written 2026-11-27”.
    pub written: &'a str,
    /// Of a bookmark: “Bookmark”.
    pub bookmark: &'a str,
    /// Before the tags: “Tags:”.
    pub tags: &'a str,
    /// The heading of what has no title: “Untitled”.
    pub untitled: &'a str,
}

/// The notes of one course or book.
struct Work<'a> {
    path: String,
    title: &'a str,
    pages: Vec<Page<'a>>,
}

/// The notes of one page.
struct Page<'a> {
    path: &'a str,
    title: &'a str,
    notes: Vec<&'a Note>,
}

/// All notes as one Markdown file. `entries` are keys with their entries; works come in the order of their first notes, and
/// so do their pages. `lang_tag` is the language of titles (BCP 47). What was taken away, or is no note, is left out.
///
/// What the learner wrote stays as it is, for it is Markdown. Days are those of UTC.
pub fn notes(entries: &[(String, Entry)], lang_tag: &str, words: &Words) -> String {
    let there = entries.iter().filter(|(_, entry)| !entry.is_gone());
    let notes: Vec<Note> = there.filter_map(|(_, entry)| entry.note()).collect();
    let mut out = String::new();
    heading(&mut out, 1, words.title, words);
    for work in works(&notes, lang_tag) {
        heading(&mut out, 2, work.title, words);
        for page in work.pages {
            // A work of one page has its title above already.
            if page.path != work.path && page.title != work.title {
                heading(&mut out, 3, page.title, words);
            }
            for note in page.notes {
                push_note(&mut out, note, words);
            }
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn works<'a>(notes: &'a [Note], lang_tag: &str) -> Vec<Work<'a>> {
    let mut works: Vec<Work<'a>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    // Within their works.
    let mut page_places: BTreeMap<&str, usize> = BTreeMap::new();
    for note in notes {
        let path = work_path(&note.path);
        let place = *places.entry(path.clone()).or_insert(works.len());
        if place == works.len() {
            works.push(Work {
                path,
                title: "",
                pages: Vec::new(),
            });
        }
        let work = &mut works[place];
        let title = note.name.pick(lang_tag);
        if work.title.is_empty() {
            let whole = note.part_of.pick(lang_tag);
            work.title = if whole.is_empty() { title } else { whole };
        }
        let path = note.path.as_str();
        let page = *page_places.entry(path).or_insert(work.pages.len());
        match work.pages.get_mut(page) {
            Some(page) => page.notes.push(note),
            None => work.pages.push(Page {
                path,
                title,
                notes: vec![note],
            }),
        }
    }
    works
}

/// The path of the course or book that a page is of; of another page its own.
fn work_path(path: &str) -> String {
    match file::work_of(path) {
        Some((key, _)) => work::path(&key),
        None => path.to_owned(),
    }
}

fn heading(out: &mut String, level: usize, title: &str, words: &Words) {
    let title = if title.trim().is_empty() {
        words.untitled
    } else {
        title
    };
    let marks = "#".repeat(level);
    let _ = writeln!(out, "{marks} {}\n", escaped(title));
}

fn push_note(out: &mut String, note: &Note, words: &Words) {
    let (quote, moment) = match &note.anchor {
        Anchor::Page => ("", None),
        Anchor::Moment { at, .. } => ("", Some(*at)),
        Anchor::Paragraph { begins, .. } => (begins.as_str(), None),
        Anchor::Quote { exact, .. } => (exact.as_str(), None),
    };
    if !quote.trim().is_empty() {
        for line in quote.trim().lines() {
            let _ = writeln!(out, "> {}", escaped(line));
        }
        out.push('\n');
    }
    let text = note.text.trim_matches(['\n', '\r']).trim_end();
    if !text.is_empty() {
        let _ = writeln!(out, "{text}\n");
    }
    let mut parts = Vec::new();
    if note.bookmark {
        parts.push(escaped(words.bookmark));
    }
    if let Some(moment) = moment {
        parts.push(labelled(words.at, &clock(moment)));
    }
    if note.created > 0 {
        let at = iso(note.created);
        let day = at.split('T').next().unwrap_or_default();
        parts.push(labelled(words.written, day));
    }
    let tags: Vec<String> = note.tags.iter().filter_map(|tag| hashed(tag)).collect();
    if !tags.is_empty() {
        parts.push(labelled(words.tags, &tags.join(" ")));
    }
    if !parts.is_empty() {
        let _ = writeln!(out, "{}\n", parts.join(" · "));
    }
}

fn labelled(label: &str, what: &str) -> String {
    format!("{} {what}", escaped(label)).trim().to_owned()
}

/// A tag as note-taking programs know it: `#steamed-eggs`. None where it says nothing.
fn hashed(tag: &str) -> Option<String> {
    let words: Vec<&str> = tag.trim_start_matches('#').split_whitespace().collect();
    (!words.is_empty()).then(|| format!("#{}", words.join("-")))
}

/// Words in one line, with a backslash before what Markdown would take for a sign.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '~' | '|' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stamp;
    use crate::note::NOTE;
    use lifelong_api::Text;

    const WORDS: Words = Words {
        title: "My notes",
        at: "At",
        written: "Written",
        bookmark: "Bookmark",
        tags: "Tags:",
        untitled: "Untitled",
    };

    fn entry(path: &str, text: &str, anchor: Anchor) -> (String, Entry) {
        let note = Note {
            text: text.to_owned(),
            path: path.to_owned(),
            tags: vec![
                "#kitchen".to_owned(),
                "soft eggs".to_owned(),
                " ".to_owned(),
            ],
            anchor,
            name: Text::of("en", "Heat [*low*]"),
            part_of: Text::of("en", "Eggs"),
            created: 1_795_812_667_120,
            ..Note::default()
        };
        let mut entry = Entry::default();
        let stamp = Stamp::default();
        entry.set(NOTE, note.to_annotation("note/x"), &stamp);
        ("note/x".to_owned(), entry)
    }

    #[test]
    fn notes_lie_under_their_work_and_page() {
        let moment = Anchor::Moment {
            at: 63_240,
            file: "beat.opus".to_owned(),
        };
        let quote = Anchor::Quote {
            exact: "is hot.\nVery <hot>.".to_owned(),
            prefix: String::new(),
            suffix: String::new(),
        };
        let all = [
            entry("/course/egg/heat", "Keep **low**.\n\n- one\n", moment),
            entry("/read/well", "", Anchor::Page),
            entry("/course/egg/heat", "", quote),
        ];
        let want = "# My notes\n\n## Eggs\n\n### Heat \\[\\*low\\*\\]\n\n\
            Keep **low**.\n\n- one\n\n\
            At 1:03 · Written 2026-11-27 · Tags: #kitchen #soft-eggs\n\n\
            > is hot.\n> Very \\<hot\\>.\n\n\
            Written 2026-11-27 · Tags: #kitchen #soft-eggs\n\n\
            ## Eggs\n\nWritten 2026-11-27 · Tags: #kitchen #soft-eggs\n";
        assert_eq!(notes(&all, "en", &WORDS), want);
    }

    #[test]
    fn a_bookmark_says_what_it_is() {
        let note = Note {
            bookmark: true,
            anchor: Anchor::Quote {
                exact: "The well was deep.".to_owned(),
                prefix: String::new(),
                suffix: String::new(),
            },
            name: Text::of("en", "The well"),
            created: 1_795_812_667_120,
            ..Note::default()
        };
        let mut entry = Entry::default();
        entry.set(NOTE, note.to_annotation("note/x"), &Stamp::default());
        let told = notes(&[("note/x".to_owned(), entry)], "en", &WORDS);
        let end = "> The well was deep.\n\nBookmark · Written 2026-11-27\n";
        assert!(told.ends_with(end), "{told}");
    }

    #[test]
    fn what_was_taken_away_is_left_out() {
        let (key, mut gone) = entry("/x", "secret", Anchor::Page);
        gone.set(crate::GONE, true, &Stamp::default());
        let all = [(key, gone), ("note/y".to_owned(), Entry::default())];
        assert_eq!(notes(&all, "en", &WORDS), "# My notes\n");
    }

    #[test]
    fn hours_are_told_where_there_are_any() {
        assert_eq!(
            (clock(59_999), clock(3_603_000)),
            ("0:59".into(), "1:00:03".into())
        );
    }
}
