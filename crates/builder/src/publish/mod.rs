//! Writes the public JSON API as plain files.

mod best;
mod blocks;
mod books;
mod calendar;
mod counts;
mod cut;
mod document;
mod facts;
mod feeds;
mod folder;
mod heads;
mod ics;
mod index;
mod institutions;
mod manifest;
mod media;
mod oembed;
mod opds;
mod outline;
mod pages;
mod pictures;
mod places;
mod schema;
mod staging;
mod things;
mod xhtml;

pub(crate) use document::days;
pub use document::of as document;
pub(crate) use feeds::API;
pub use feeds::FeedSet;
pub(crate) use heads::{NAME as OWN_PAGES, is_file_name};
pub(crate) use oembed::escaped;
pub use schema::schemas;
pub use staging::Staging;

use crate::assemble::{Parts, assemble};
use crate::content::ContentSet;
use crate::error::BuildError;
use crate::institutions::Registry;
use crate::picks::Picks;
use crate::report::{Output, Progress, Report};
use blocks::Shelf;
use counts::Tallies;
use feeds::Follow;
use folder::Folder;
use heads::Heads;
use index::{IndexFolder, WorkFiles};
use lifelong_api::{
    API_VERSION, AreaList, Counts, Course, Files, Index, LED_TO, LearningContent, Lesson,
    StartList, Text, Topic, TopicTree,
};
use lifelong_search::{IndexOptions, IndexWriter};
use media::MediaMap;
use std::path::Path;
use things::Describer;

/// What the catalogue is called, and its tree of topics.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Name.
    pub name: Text,
    /// One or two sentences.
    pub description: Text,
    /// BCP 47 tags of the languages of its own texts, the foremost first.
    pub languages: Vec<String>,
    /// Every topic, parents before children.
    pub topics: Vec<Topic>,
    /// The portal's address with a slash at its end; empty where nobody told it.
    pub address: String,
    /// What is written beside the API for other programs to follow; needs an address.
    pub feeds: FeedSet,
    /// Newest change of its sources, seconds since 1970.
    pub modified: u64,
}

/// Writes the whole API into an empty folder; `index.json` last, so that a folder that has one is whole.
///
/// # Errors
/// Where a file cannot be written or read.
pub fn publish(
    parts: Parts,
    mut content: ContentSet,
    site: &Site,
    root: &Path,
    report: &mut Report,
    progress: &dyn Progress,
) -> Result<(), BuildError> {
    let mut folder = Folder::new(root);
    let spools = root.parent().unwrap_or(root);
    let covers = content.books.iter();
    let covers = covers.filter_map(|(book, _)| Some(book.image.as_ref()?.url.clone()));
    let media = MediaMap::publish(
        &content.media,
        &content.pictures,
        &covers.collect(),
        &mut folder,
        (report, progress),
    )?;
    let mut registry = Registry::new(content.institutions.clone());
    let mut shelf = Shelf::new(spools)?;
    let mut tallies = Tallies::new(&site.topics);
    let mut follow = Follow::new(site, &content.institutions);
    let sites = content.institutions.iter();
    let sites = sites.filter_map(|one| {
        let url = one.url.clone().filter(|url| !url.is_empty())?;
        Some((one.id.clone(), url))
    });
    let sites = sites.collect();
    let describer = Describer::new(site, &sites);
    let mut heads = Heads::new(&describer, &content.institutions);
    let mut picks = Picks::new(&content.queries, &site.topics);
    let topics = IndexOptions {
        topics: site.topics.clone(),
    };
    let mut writer = IndexWriter::new(topics, WorkFiles::within(spools))
        .map_err(|e| BuildError::Config(format!("The topic table cannot be used: {e}.")))?;

    assemble(parts, &mut registry, report, progress, &mut |mut made| {
        media.course(&mut made.course, &mut made.lessons);
        let shown = oembed::course(&made.course, &made.lessons, site, &mut folder)?;
        heads.course(&made.course, &made.lessons, shown);
        let lessons = write_lessons(&mut made.course, made.lessons, &mut folder)?;
        let number = shelf.add(&made.course)?;
        tallies.count(number, &made.course, made.rank);
        follow.course(number, &made.course, made.rank, &mut folder)?;
        picks.see(&made.course, made.rank);
        let id = made.course.id.clone();
        writer
            .add(document::of(made.course, &lessons, made.rank))
            .map_err(|e| BuildError::Search {
                course: id,
                reason: e.to_string(),
            })
    })?;

    let mut shelf = shelf.finish()?;
    let mut files = Files {
        courses: shelf.write_all(&mut folder, progress)?,
        ..Files::default()
    };
    let search_before = folder.bytes;
    files.search = IndexFolder::new(&mut folder, progress).write(writer)?;
    let search_bytes = folder.bytes - search_before;

    progress.step("Writing the rest", None);
    let (micro, micro_numbers) = tallies.micro();
    files.micro = shelf.write_outlines("micro", &micro_numbers, &mut folder)?;
    let areas = tallies.areas(&content.areas);
    files.areas = folder.json("areas", &AreaList { areas })?;
    files.topics = folder.json(
        "topics",
        &TopicTree {
            topics: tallies.topics(&site.topics),
        },
    )?;
    let mut institutions = registry.into_list();
    let known = institutions.iter().map(|one| one.id.clone()).collect();
    picks.settle(&mut content, &known, &mut |finding| {
        report.tell(finding, progress)
    });
    institutions
        .iter_mut()
        .for_each(|institution| media.institution(institution));
    let starts = tallies.starts(&site.topics, &institutions);
    files.starts = folder.json("starts", &StartList { starts })?;
    let mut counts = Counts {
        courses: report.files.iter().map(|file| file.records.imported).sum(),
        micro,
        institutions: institutions.len() as u64,
        topics: site.topics.len() as u64,
        ..Counts::default()
    };
    let modified = document::timestamp(site.modified);
    tallies.offered(&site.topics, &mut institutions);
    institutions::name_pages(
        &mut institutions,
        &content.columns,
        &content.events,
        &modified,
    );
    follow.institutions(&mut institutions, &mut shelf, &mut folder)?;
    follow.content(&content, &mut folder)?;
    heads.institutions(&institutions);
    institutions::write(institutions, &mut folder, &mut files)?;
    let has_help = |id: &&str| content.help.iter().any(|article| article.id == **id);
    let led_to = LED_TO.iter().copied().filter(has_help);
    let led_to = led_to.map(str::to_owned).collect();
    let books = pages::write(
        content,
        &media,
        &mut heads,
        &mut folder,
        &mut files,
        &mut counts,
    )?;
    opds::write(site, &modified, &books, &mut folder)?;
    let feeds = follow.finish(&mut shelf, &books, &mut folder, progress)?;
    folder.fixed(heads::NAME, &heads.finish()?)?;
    for (path, bytes) in schemas() {
        folder.fixed(&path, &bytes)?;
    }
    let index = Index {
        version: API_VERSION.to_owned(),
        generator: concat!("lifelong ", env!("CARGO_PKG_VERSION")).to_owned(),
        name: site.name.clone(),
        description: site.description.clone(),
        in_language: site.languages.clone(),
        date_modified: modified,
        counts,
        led_to,
        files,
        feeds,
    };
    let (courses, institutions) = (index.counts.courses, index.counts.institutions);
    let json =
        serde_json::to_vec(&index).map_err(|e| BuildError::file(Path::new("index.json"), e))?;
    folder.fixed("index.json", &json)?;
    report.output = Output {
        courses,
        institutions,
        files: folder.files,
        bytes: folder.bytes,
        search_bytes,
        largest: folder.largest,
    };
    Ok(())
}

/// Lessons lie in a file of their own, so that lists of courses stay light.
fn write_lessons(
    course: &mut Course,
    lessons: Vec<Lesson>,
    folder: &mut Folder,
) -> Result<Vec<Lesson>, BuildError> {
    if lessons.is_empty() {
        return Ok(lessons);
    }
    let content = LearningContent {
        course: course.id.clone(),
        lessons,
    };
    course.content = Some(folder.json(&format!("learn/{}", course.id), &content)?);
    Ok(content.lessons)
}
