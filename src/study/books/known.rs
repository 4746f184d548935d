//! Books with what they are looked for by, worked out once: ten thousand of them are sifted with every key. Nothing here knows
//! of a browser.

use super::choices::Counts;
use lifelong_api::{ListedBook, ListedBooks, Text, Topic, parse_minutes, primary};
use lifelong_record::find::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// No tree of topics is deeper; one that is a ring ends here.
const DEEP: usize = 16;

/// A book with what it is looked for by.
#[derive(Debug)]
pub struct Known {
    list: Rc<ListedBooks>,
    at: usize,
    /// Its titles and authors, folded, with line feeds between them.
    pub names: String,
    /// How long it is read, where that is known.
    pub minutes: Option<u32>,
    /// The languages it can be read in, by their own tags, in small letters.
    pub languages: Vec<String>,
    /// The ids of its topics, and of those above them, each once.
    pub topics: Vec<String>,
}

/// Two are the same where they are one place of one list.
impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.list, &other.list) && self.at == other.at
    }
}

impl Known {
    /// The books of a list, in its order.
    pub fn all(list: &Rc<ListedBooks>, tree: &Tree) -> Vec<Rc<Self>> {
        let known = |(at, book): (usize, &ListedBook)| {
            let mut names = String::new();
            let all = std::iter::once(&book.name).chain(&book.author);
            for name in all.flat_map(Text::values) {
                fold(name, &mut names);
                names.push('\n');
            }
            let mut languages: Vec<String> = Vec::new();
            for tag in &book.in_language {
                add(&mut languages, &primary(tag).to_ascii_lowercase());
            }
            Rc::new(Self {
                list: list.clone(),
                at,
                names,
                minutes: parse_minutes(&book.time_required),
                languages,
                topics: tree.with_above(&book.about),
            })
        };
        list.books.iter().enumerate().map(known).collect()
    }

    /// The book itself.
    pub fn book(&self) -> &ListedBook {
        &self.list.books[self.at]
    }
}

/// Adds what is not there yet.
fn add(all: &mut Vec<String>, one: &str) {
    if !all.iter().any(|old| old == one) {
        all.push(one.to_owned());
    }
}

/// Which topic lies below which.
#[derive(Debug, Default)]
pub struct Tree(BTreeMap<String, String>);

impl Tree {
    /// From the list of topics.
    pub fn of(topics: &[Topic]) -> Self {
        let mut all = BTreeMap::new();
        for topic in topics {
            if let Some(broader) = &topic.broader {
                all.insert(topic.id.clone(), broader.clone());
            }
        }
        Self(all)
    }

    /// Topics, and those above them.
    fn with_above(&self, ids: &[String]) -> Vec<String> {
        let mut all = Vec::new();
        for id in ids {
            let mut at = Some(id);
            for _ in 0..DEEP {
                let Some(id) = at else { break };
                add(&mut all, id);
                at = self.0.get(id);
            }
        }
        all
    }
}

/// A list with what is known of its books.
type Worked = (Rc<ListedBooks>, Vec<Rc<Known>>);

/// What is known of a shelf. Lists come one after another, and what came is not worked out again.
#[derive(Debug, Default)]
pub struct Shelf {
    tree: Tree,
    /// By the place of the list on the shelf.
    lists: Vec<Option<Worked>>,
    seen: Rc<Seen>,
}

/// The books that are known, and what can be chosen of them.
#[derive(Debug, Default)]
pub struct Seen {
    /// In the order of the shelf.
    pub books: Vec<Rc<Known>>,
    /// What can be chosen.
    pub counts: Counts,
}

impl Shelf {
    /// An empty one.
    pub fn new(topics: &[Topic]) -> Self {
        Self {
            tree: Tree::of(topics),
            ..Self::default()
        }
    }

    /// Takes in the lists that are here, each at its place, and gives all that is known.
    pub fn take<'a>(
        &mut self,
        lists: impl Iterator<Item = Option<&'a Rc<ListedBooks>>>,
    ) -> Rc<Seen> {
        let mut changed = false;
        for (at, list) in lists.enumerate() {
            if self.lists.len() <= at {
                self.lists.push(None);
            }
            let old = self.lists[at].as_ref().map(|(old, _)| old);
            if old.map(Rc::as_ptr) != list.map(Rc::as_ptr) {
                self.lists[at] = list.map(|list| (list.clone(), Known::all(list, &self.tree)));
                changed = true;
            }
        }
        if changed {
            let all = self.lists.iter().flatten().flat_map(|(_, books)| books);
            // Each once: of two editions of the list, a copy of the older one may have come.
            let mut seen = BTreeSet::new();
            let mut books = Vec::new();
            for book in all {
                if seen.insert(book.book().id.as_str()) {
                    books.push(book.clone());
                }
            }
            let counts = Counts::of(&books);
            self.seen = Rc::new(Seen { books, counts });
        }
        self.seen.clone()
    }
}
