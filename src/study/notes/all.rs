//! All notes of the record, read once and kept up to date: so that a page finds its notes, and a search its words, at once,
//! however many there are.

use crate::platform::database::DatabaseError;
use crate::platform::time;
use crate::study::changes::{self, Listening};
use crate::study::shelf::Shelf;
use crate::study::store;
use futures::lock::Mutex;
use lifelong_record::Entry;
use lifelong_record::find::Index;
use lifelong_record::note::Note;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What keys of notes begin with.
pub const KEY: &str = "note/";
/// Of so many changes at once, reading everything anew is quicker.
const MANY: usize = 100;
/// So many notes are taken in in one go; between two goes the page can do other things.
const GO: usize = 500;

/// A note with its key.
pub type Keyed = (String, Rc<Note>);

#[derive(Default)]
struct All {
    notes: BTreeMap<String, Rc<Note>>,
    /// Keys by the path of their page.
    paths: BTreeMap<String, BTreeSet<String>>,
    /// For searching, from when it is first asked for: most visits do not search.
    index: Option<Index>,
}

impl All {
    fn put(&mut self, key: &str, entry: &Entry) {
        self.take(key);
        let Some(note) = entry.note().filter(|_| !entry.is_gone()) else {
            return;
        };
        if let Some(index) = &mut self.index {
            index.add(key, entry);
        }
        let keys = self.paths.entry(note.path.clone()).or_default();
        keys.insert(key.to_owned());
        self.notes.insert(key.to_owned(), Rc::new(note));
    }

    fn take(&mut self, key: &str) {
        if let Some(index) = &mut self.index {
            index.remove(key);
        }
        let Some(note) = self.notes.remove(key) else {
            return;
        };
        if let Some(keys) = self.paths.get_mut(&note.path) {
            keys.remove(key);
            if keys.is_empty() {
                self.paths.remove(&note.path);
            }
        }
    }

    fn keyed(&self, key: &str) -> Option<Keyed> {
        Some((key.to_owned(), self.notes.get(key)?.clone()))
    }

    fn of_path(&self, path: &str) -> Vec<Keyed> {
        let keys = self.paths.get(path).into_iter().flatten();
        let mut notes: Vec<Keyed> = keys.filter_map(|key| self.keyed(key)).collect();
        notes.sort_by_key(|(_, note)| std::cmp::Reverse(note.created));
        notes
    }

    /// The bookmarks of a work's pages.
    fn bookmarks(&self, work: &str) -> Vec<Keyed> {
        let pages = self
            .paths
            .range(work.to_owned()..)
            .take_while(|(path, _)| path.starts_with(work));
        let keys = pages.flat_map(|(_, keys)| keys);
        let notes = keys.filter_map(|key| self.keyed(key));
        notes.filter(|(_, note)| note.bookmark).collect()
    }

    fn search(&self, query: &str, tag: &str, most: usize) -> (Vec<Keyed>, usize) {
        let Some(index) = &self.index else {
            return (Vec::new(), 0);
        };
        let mut found = index.search(query);
        if !tag.is_empty() {
            let has = |note: &Rc<Note>| tags_of(note).any(|own| own == tag);
            found.retain(|key| self.notes.get(*key).is_some_and(has));
        }
        let first = found.iter().take(most).filter_map(|key| self.keyed(key));
        (first.collect(), found.len())
    }

    fn tags(&self) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for note in self.notes.values() {
            let own: BTreeSet<&str> = tags_of(note).collect();
            for tag in own {
                *counts.entry(tag).or_default() += 1;
            }
        }
        let mut tags: Vec<(String, usize)> = counts
            .into_iter()
            .map(|(tag, n)| (tag.to_owned(), n))
            .collect();
        // The sort is stable, and the letters are in order already.
        tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        tags
    }
}

/// The tags of a note as they are shown: without the sign that some people write before them.
pub fn tags_of(note: &Note) -> impl Iterator<Item = &str> {
    let tags = note
        .tags
        .iter()
        .map(|tag| tag.trim_start_matches('#').trim());
    tags.filter(|tag| !tag.is_empty())
}

thread_local! {
    static ALL: RefCell<All> = RefCell::default();
    /// Whether all is to be read anew.
    static STALE: Cell<bool> = const { Cell::new(true) };
    /// Keys of notes that have changed since they were read.
    static DIRTY: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    /// Rises with every change.
    static VERSION: Cell<u64> = const { Cell::new(0) };
    /// Whoever reads does it alone.
    static READING: Rc<Mutex<()>> = Rc::default();
    /// Hears of changes from the first reading on.
    static LISTENING: Listening = changes::listen(heard);
}

fn heard(keys: &[String]) {
    if keys.is_empty() {
        STALE.set(true);
        return;
    }
    let notes = keys.iter().filter(|key| key.starts_with(KEY)).cloned();
    DIRTY.with_borrow_mut(|dirty| dirty.extend(notes));
}

/// Reads what has changed since the last time. Gives a number that is another one after every change of a note.
///
/// # Errors
/// [`DatabaseError`]; then what is known is as it was.
pub async fn fresh() -> Result<u64, DatabaseError> {
    read(false).await
}

/// As [`fresh`], and makes all notes ready for [`search`].
///
/// # Errors
/// As [`fresh`].
pub async fn searchable() -> Result<u64, DatabaseError> {
    read(true).await
}

async fn read(to_search: bool) -> Result<u64, DatabaseError> {
    LISTENING.with(|_| ());
    let reading = READING.with(Rc::clone);
    let _alone = reading.lock().await;
    if to_search && ALL.with_borrow(|all| all.index.is_none()) {
        STALE.set(true);
    }
    // Once more where everything has changed meanwhile.
    while STALE.replace(false) || DIRTY.with_borrow(|dirty| dirty.len() > MANY) {
        DIRTY.take();
        if let Err(error) = read_all(to_search).await {
            STALE.set(true);
            return Err(error);
        }
    }
    while let Some(key) = DIRTY.with_borrow_mut(BTreeSet::pop_first) {
        match store::entry(&key).await {
            Ok(Some(entry)) => ALL.with_borrow_mut(|all| all.put(&key, &entry)),
            Ok(None) => ALL.with_borrow_mut(|all| all.take(&key)),
            Err(error) => {
                DIRTY.with_borrow_mut(|dirty| dirty.insert(key));
                return Err(error);
            }
        }
        VERSION.set(VERSION.get() + 1);
    }
    Ok(VERSION.get())
}

async fn read_all(to_search: bool) -> Result<(), DatabaseError> {
    let entries = store::shelf(Shelf::Notes, u32::MAX).await?;
    let was_searched = ALL.with_borrow(|all| all.index.is_some());
    let mut all = All {
        index: (to_search || was_searched).then(Index::default),
        ..All::default()
    };
    for (number, (key, entry)) in entries.into_iter().enumerate() {
        if number % GO == GO - 1 {
            time::sleep(0).await;
        }
        all.put(&key, &entry);
    }
    ALL.set(all);
    VERSION.set(VERSION.get() + 1);
    Ok(())
}

/// The notes of a page, made last first. As they were when [`fresh`] was last awaited, like everything below.
pub fn of_path(path: &str) -> Vec<Keyed> {
    ALL.with_borrow(|all| all.of_path(path))
}

/// The bookmarks of the pages whose paths begin so.
pub fn bookmarks(work: &str) -> Vec<Keyed> {
    ALL.with_borrow(|all| all.bookmarks(work))
}

/// How many notes there are.
pub fn len() -> usize {
    ALL.with_borrow(|all| all.notes.len())
}

/// One note.
pub fn note(key: &str) -> Option<Rc<Note>> {
    ALL.with_borrow(|all| all.notes.get(key).cloned())
}

/// The first so many notes that have all words of a query and a tag, changed last first, and how many there are. An empty
/// query, and an empty tag, fit all.
pub fn search(query: &str, tag: &str, most: usize) -> (Vec<Keyed>, usize) {
    ALL.with_borrow(|all| all.search(query, tag, most))
}

/// The tags with the number of their notes, the most frequent first.
pub fn tags() -> Vec<(String, usize)> {
    ALL.with_borrow(All::tags)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_record::Stamp;
    use lifelong_record::note::NOTE;

    fn entry(text: &str, path: &str, tags: &[&str], at: u64) -> Entry {
        let note = Note {
            text: text.to_owned(),
            path: path.to_owned(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            created: at,
            modified: at,
            ..Note::default()
        };
        let mut entry = Entry::default();
        entry.set(NOTE, note.to_annotation("note/x"), &Stamp::default());
        entry
    }

    #[test]
    fn bookmarks_are_those_of_one_book() {
        let mut all = All::default();
        for (key, path, bookmark) in [
            ("note/a", "/read/tea/two", true),
            ("note/b", "/read/tea/one", false),
            ("note/c", "/read/teacups/one", true),
        ] {
            let note = Note {
                path: path.to_owned(),
                bookmark,
                ..Note::default()
            };
            let mut entry = Entry::default();
            entry.set(NOTE, note.to_annotation(key), &Stamp::default());
            all.put(key, &entry);
        }
        assert_eq!(keys(all.bookmarks("/read/tea/")), ["note/a"]);
    }

    fn keys(notes: Vec<Keyed>) -> Vec<String> {
        notes.into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn notes_are_found_by_page_word_and_tag() {
        let mut all = All {
            index: Some(Index::default()),
            ..All::default()
        };
        all.put(
            "note/a",
            &entry("Keep it low", "/course/egg/heat", &["#kitchen"], 10),
        );
        all.put(
            "note/b",
            &entry("火要小", "/course/egg/heat", &["kitchen", "kitchen"], 20),
        );
        all.put("note/c", &entry("Tea", "/read/tea/one", &[], 15));
        assert_eq!(keys(all.of_path("/course/egg/heat")), ["note/b", "note/a"]);
        assert_eq!(
            keys(all.search("", "", 9).0),
            ["note/b", "note/c", "note/a"]
        );
        assert_eq!(keys(all.search("low", "kitchen", 9).0), ["note/a"]);
        assert_eq!(keys(all.search("", "kitchen", 9).0), ["note/b", "note/a"]);
        assert_eq!(all.tags(), [("kitchen".to_owned(), 2)]);
        all.put("note/b", &entry("Tea", "/read/tea/one", &[], 20));
        assert_eq!(keys(all.of_path("/course/egg/heat")), ["note/a"]);
        all.take("note/a");
        all.take("note/a");
        assert_eq!((all.paths.len(), all.tags().len()), (1, 0));
        assert_eq!(keys(all.search("low", "", 9).0), [""; 0]);
    }
}
