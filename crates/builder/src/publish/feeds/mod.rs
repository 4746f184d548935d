//! What other programs follow a catalogue by: Atom feeds, a sitemap, and its courses as MOOChub documents and as
//! schema.org JSON-LD.
//!
//! All of them name pages of the portal by whole addresses: a feed that somebody follows, or a sitemap, with relative ones
//! is of no use. So they are only written where the portal's address is known. The API is taken to lie in [`API`] below it.

mod atom;
mod jsonld;
mod moochub;
mod newest;
mod paged;
mod sitemap;

use super::Site;
use super::blocks::Full;
use super::document::timestamp;
use super::folder::Folder;
use super::opds::Shelved;
use super::things::{foremost, unique};
use crate::content::ContentSet;
use crate::error::BuildError;
use crate::report::Progress;
use atom::Kind;
use jiff::civil::Date;
use jsonld::JsonLd;
use lifelong_api::{Area, Course, FeedRef, Feeds, Institution, Text};
use moochub::Moochub;
use newest::{Newest, OfInstitutions};
use sitemap::Sitemap;
use std::collections::BTreeMap;

/// Where the API lies, from the portal's address.
pub const API: &str = "api/v1/";
/// A file is ended before it passes so many bytes: none has more than 256 KB.
const MOST_BYTES: usize = 240_000;

/// So many institutions have a feed of their own, those with most courses: many hosts take no more than 20,000 files.
const MOST_INSTITUTIONS: usize = 200;

/// Which of them are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedSet {
    /// Atom feeds of courses, columns and events.
    pub atom: bool,
    /// The sitemap.
    pub sitemap: bool,
    /// All courses as MOOChub documents: about as many bytes as the courses themselves.
    pub moochub: bool,
    /// All courses as schema.org JSON-LD, of about the same size.
    pub jsonld: bool,
}

impl FeedSet {
    /// None of them.
    pub const NONE: Self = Self {
        atom: false,
        sitemap: false,
        moochub: false,
        jsonld: false,
    };
}

impl Default for FeedSet {
    /// Those that cost little. The courses once more would take a catalogue of 630,000 past the 20,000 files that
    /// many hosts take.
    fn default() -> Self {
        Self {
            atom: true,
            sitemap: true,
            moochub: false,
            jsonld: false,
        }
    }
}

/// Something that a feed tells of.
#[derive(Clone, Debug, Default)]
struct Item {
    /// Its page, from the portal's address.
    path: String,
    name: Text,
    summary: Text,
    /// The day of its own that says how new it is.
    day: Option<String>,
    /// Who made it, where that is not the catalogue.
    by: Text,
    /// Ids of topics.
    topics: Vec<String>,
}

/// The feeds in the making.
pub struct Follow<'a> {
    site: &'a Site,
    newest: Newest,
    /// Those of the content folder; others are named by catalogues that nobody here looks after.
    of_institutions: OfInstitutions,
    sitemap: Option<Sitemap>,
    /// Columns, then events.
    pages: Vec<Item>,
    /// The sites of institutions, by their ids.
    sites: BTreeMap<String, String>,
}

impl<'a> Follow<'a> {
    /// Begins. Without an address of the portal nothing will be written.
    /// `own` are the institutions of the content folder.
    pub fn new(site: &'a Site, own: &[Institution]) -> Self {
        let wanted = wanted(site);
        let own = own.iter().filter(|_| wanted.atom);
        Self {
            site,
            of_institutions: OfInstitutions::new(own.map(|one| one.id.clone())),
            newest: Newest::new(match wanted.atom {
                true => languages(site),
                false => Vec::new(),
            }),
            sitemap: wanted.sitemap.then(|| Sitemap::new(&site.address)),
            pages: Vec::new(),
            sites: BTreeMap::new(),
        }
    }

    /// A course passes; its number is that of the shelf.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn course(
        &mut self,
        number: u32,
        course: &Course,
        rank: f32,
        folder: &mut Folder,
    ) -> Result<(), BuildError> {
        self.newest.offer(number, course, rank);
        self.of_institutions.offer(number, course, rank);
        let Some(sitemap) = &mut self.sitemap else {
            return Ok(());
        };
        let day = course.date_modified.as_deref().and_then(day);
        sitemap.add(&["course", &course.id], day, folder)?;
        for lesson in &course.has_part {
            sitemap.add(&["course", &course.id, &lesson.id], day, folder)?;
        }
        Ok(())
    }

    /// The institutions, those with most courses first. Writes the feeds of single ones, and notes in each where its lies.
    ///
    /// # Errors
    /// Where a file cannot be written or read.
    pub fn institutions(
        &mut self,
        institutions: &mut [Institution],
        shelf: &mut Full,
        folder: &mut Folder,
    ) -> Result<(), BuildError> {
        let mut left = MOST_INSTITUTIONS;
        for one in institutions {
            let numbers = self.of_institutions.chosen(&one.id);
            if let Some(numbers) = numbers.filter(|_| left > 0) {
                left -= 1;
                let items = numbers.iter().map(|&number| shelf.course(number).map(item));
                let items: Vec<Item> = items.collect::<Result<_, _>>()?;
                one.feed = atom::write(self.site, &Kind::institution(one), None, items, folder)?;
            }
            if let Some(url) = &one.url {
                self.sites.insert(one.id.clone(), url.clone());
            }
            if let Some(sitemap) = &mut self.sitemap {
                sitemap.add(&["institution", &one.id], None, folder)?;
            }
        }
        Ok(())
    }

    /// Columns, events and help.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn content(&mut self, content: &ContentSet, folder: &mut Folder) -> Result<(), BuildError> {
        let columns = content.columns.iter().map(|column| Item {
            path: format!("column/{}", column.id),
            name: column.name.clone(),
            summary: column.r#abstract.clone(),
            day: column.date_modified.clone(),
            ..Item::default()
        });
        // An event that is still to come is as new as the catalogue: its first day is no day of a change.
        let latest = timestamp(self.site.modified);
        let begun = |start: &String| start.get(..10) <= latest.get(..10);
        let events = content.events.iter().map(|event| Item {
            path: format!("event/{}", event.id),
            name: event.name.clone(),
            summary: event.r#abstract.clone(),
            day: event.start_date.clone().filter(begun),
            ..Item::default()
        });
        self.pages = columns.chain(events).collect();
        if let Some(sitemap) = &mut self.sitemap {
            for item in &self.pages {
                let way: Vec<&str> = item.path.split('/').collect();
                sitemap.add(&way, item.day.as_deref().and_then(day), folder)?;
            }
            for article in &content.help {
                sitemap.add(&["help", &article.id], None, folder)?;
            }
        }
        Ok(())
    }

    /// Writes what is left, and hands back where all of it lies; `None` where nothing was wanted.
    ///
    /// # Errors
    /// Where a file cannot be written or read.
    pub fn finish(
        mut self,
        shelf: &mut Full,
        books: &[Shelved],
        folder: &mut Folder,
        progress: &dyn Progress,
    ) -> Result<Option<Feeds>, BuildError> {
        let (site, wanted) = (self.site, wanted(self.site));
        if wanted == FeedSet::NONE {
            return Ok(None);
        }
        let mut feeds = Feeds {
            address: site.address.clone(),
            ..Feeds::default()
        };
        if let Some(mut sitemap) = self.sitemap.take() {
            add_books(&mut sitemap, books, folder)?;
            add_ways(&mut sitemap, site, folder)?;
            feeds.sitemap = sitemap.finish(&timestamp(site.modified), folder)?;
        }
        if wanted.atom {
            for (lang, numbers) in self.newest.chosen() {
                let items = numbers.iter().map(|&number| shelf.course(number).map(item));
                let items: Vec<Item> = items.collect::<Result<_, _>>()?;
                feeds.courses.push(FeedRef {
                    path: atom::write(site, &Kind::courses(), lang.as_deref(), items, folder)?,
                    in_language: lang.unwrap_or_default(),
                });
            }
            for lang in languages(site) {
                let fits = |item: &&Item| {
                    lang.as_ref()
                        .is_none_or(|lang| item.name.get(lang).is_some())
                };
                let items = self.pages.iter().filter(fits).cloned().collect();
                feeds.columns.push(FeedRef {
                    path: atom::write(site, &Kind::columns(), lang.as_deref(), items, folder)?,
                    in_language: lang.unwrap_or_default(),
                });
            }
        }
        if wanted.moochub && shelf.len() > 0 {
            progress.step("Writing the courses for MOOChub", Some(shelf.len().into()));
            let mut pages = Moochub::new(site, &self.sites);
            for number in 0..shelf.len() {
                pages.add(&shelf.course(number)?, folder)?;
                progress.done(1);
            }
            feeds.moochub = pages.finish(folder)?;
        }
        if wanted.jsonld && shelf.len() > 0 {
            progress.step("Writing the courses as JSON-LD", Some(shelf.len().into()));
            let mut pages = JsonLd::new(site, &self.sites);
            for number in 0..shelf.len() {
                pages.add(&shelf.course(number)?, folder)?;
                progress.done(1);
            }
            feeds.jsonld = pages.finish(folder)?;
        }
        Ok(Some(feeds))
    }
}

/// What can be written of what is wanted.
fn wanted(site: &Site) -> FeedSet {
    match site.address.is_empty() {
        true => FeedSet::NONE,
        false => site.feeds,
    }
}

/// The feeds there are of one kind: that of everything, and where the catalogue has several languages, one for each.
fn languages(site: &Site) -> Vec<Option<String>> {
    let mut several: Vec<Option<String>> = vec![None];
    if site.languages.len() > 1 {
        for lang in &site.languages {
            let lang = Some(lang.clone()).filter(|lang| fit_for_name(lang));
            if lang.is_some() && !several.contains(&lang) {
                several.push(lang);
            }
        }
    }
    several
}

/// Whether a tag may be a part of a file's name.
fn fit_for_name(tag: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !tag.is_empty() && tag.len() <= 40 && tag.bytes().all(fits)
}

fn item(course: Course) -> Item {
    Item {
        path: format!("course/{}", course.id),
        name: course.name,
        summary: match course.r#abstract.is_empty() {
            true => course.description,
            false => course.r#abstract,
        },
        day: course.date_modified,
        by: course.provider.name,
        topics: course.about,
    }
}

fn add_books(
    sitemap: &mut Sitemap,
    books: &[Shelved],
    folder: &mut Folder,
) -> Result<(), BuildError> {
    for Shelved { book, .. } in books {
        let day = book.date_modified.as_deref().and_then(day);
        sitemap.add(&["read", &book.id], day, folder)?;
        for chapter in &book.has_part {
            sitemap.add(&["read", &book.id, &chapter.id], day, folder)?;
        }
    }
    Ok(())
}

/// The pages that lead to all others.
fn add_ways(sitemap: &mut Sitemap, site: &Site, folder: &mut Folder) -> Result<(), BuildError> {
    let home = timestamp(site.modified);
    sitemap.add(&[""], day(&home), folder)?;
    for page in [
        "find",
        "five-minutes",
        "read",
        "columns",
        "events",
        "institutions",
        "help",
    ] {
        sitemap.add(&[page], None, folder)?;
    }
    for area in Area::ALL {
        sitemap.add(&["area", area.code()], None, folder)?;
    }
    for topic in &site.topics {
        sitemap.add(&["topic", &topic.id], None, folder)?;
    }
    Ok(())
}

/// The day that a date or a moment begins with, if there is such a day.
fn day(text: &str) -> Option<&str> {
    let day = text.get(..10)?;
    day.parse::<Date>().ok().map(|_| day)
}

/// Text for XML, and for programs that trip over it: without signs that XML does not know, and on one line.
fn clean(text: &str) -> String {
    let legal = |sign: &char| !matches!(sign, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(legal).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
