//! The catalogue's own content: Markdown and TOML that a teacher can edit (see `docs/content.md`).
//!
//! One rule runs through all of it: a file with an error is left out and the item stays with its other
//! language; an item with no file left, or with facts that cannot be read, is left out. Everything else is a warning.

mod books;
mod columns;
mod courses;
mod desk;
mod document;
mod epubs;
mod events;
mod facts;
mod fences;
pub(crate) mod figures;
mod folder;
mod front;
mod glossary;
mod lesson;
mod links;
mod markdown;
mod pages;
mod parts;
mod recordings;
mod references;
mod site;
mod style;
mod times;
mod timing;

pub(crate) use books::{characters, excerpt_of};
pub(crate) use timing::{is_wide, minutes};

use crate::classify::Taxonomy;
use crate::record::Finding;
use desk::Desk;
use lifelong_api::{
    Area, Book, Chapter, Column, Course, Event, HelpArticle, Institution, Lesson, Text,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// All that a content folder holds.
#[derive(Clone, Debug, Default)]
pub struct ContentSet {
    /// Languages of the site, the first one foremost.
    pub languages: Vec<String>,
    /// Name of the site.
    pub name: Text,
    /// A sentence on it.
    pub description: Text,
    /// Name and description of each area.
    pub areas: BTreeMap<Area, (Text, Text)>,
    /// Institutions, `course_count` still zero.
    pub institutions: Vec<Institution>,
    /// Courses with their lessons; `content`, `provider.name` are still empty.
    pub courses: Vec<(Course, Vec<Lesson>)>,
    /// Books with their chapters; `has_part[].content` are still empty.
    pub books: Vec<(Book, Vec<Chapter>)>,
    /// Columns; references carry their titles.
    pub columns: Vec<Column>,
    /// Events.
    pub events: Vec<Event>,
    /// Searches that fill parts of columns and events once all courses are there.
    pub queries: Vec<crate::picks::Query>,
    /// Help articles in order.
    pub help: Vec<HelpArticle>,
    /// Pictures of books that were read from EPUB files.
    pub pictures: Vec<crate::books::Picture>,
    /// Recordings of their chapters.
    pub narrations: Vec<crate::books::Narrated>,
    /// Files to publish as they are: path relative to the content folder (`media/x.svg`), and where it lies.
    pub media: Vec<(String, PathBuf)>,
    /// Newest `updated` day of all items, or the newest file time, seconds since 1970.
    pub modified: u64,
}

/// Reads a content folder. What is wrong with it is told, never fatal: an item with an error is left out.
pub fn load(dir: &Path, taxonomy: &Taxonomy, tell: &mut dyn FnMut(Finding)) -> ContentSet {
    let mut desk = Desk::new(dir, taxonomy);
    let mut set = ContentSet {
        media: desk.media_files(),
        ..ContentSet::default()
    };
    desk.check_top_folder();
    site::read(&mut desk, &mut set);
    let glossary = glossary::read(&mut desk);
    set.institutions = pages::institutions(&mut desk);
    set.courses = courses::read(&mut desk, &set.institutions);
    set.books = books::read(&mut desk);
    epubs::read(&mut desk, &mut set);
    set.columns = columns::read(&mut desk, &mut set.queries);
    set.events = events::read(&mut desk, &set.institutions, &mut set.queries);
    set.help = pages::help(&mut desk);
    if let Some(glossary) = glossary {
        let before = set.help.len();
        set.help.retain(|article| article.id != glossary.id);
        if set.help.len() < before {
            let reason = "glossary.toml makes the help article “glossary”; this one was left out.";
            let path = desk::show(&desk.dir.join("help/glossary"));
            desk.error(&path, 0, "duplicate-id", reason.to_owned());
        }
        set.help.push(glossary);
    }
    figures::read(&mut desk, &mut set);
    links::settle(&mut desk, &mut set);
    set.modified = desk.modified();
    desk.findings.into_iter().for_each(tell);
    set
}
