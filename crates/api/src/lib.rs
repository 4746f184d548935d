//! Types of Lifelong's public JSON API, version 1.
//!
//! The API is a folder of plain files that the builder writes and any program may read.
//! [`Index`] is the way in: it names every other file. Field names follow schema.org
//! (Course, CourseInstance, Organization, Event, Book) wherever it has one.
//!
//! **Reading newer data.** Within version 1, fields and enum values are only ever added. Every type
//! here ignores fields it does not know, fills in those it misses, and reads an unknown enum value
//! as `Other`, so that an older portal reads a newer catalogue.
//!
//! This crate does no input or output and knows nothing of the browser.

mod area;
mod blocks;
mod book;
mod course;
mod duration;
mod event;
mod index;
mod institution;
mod lesson;
mod pages;
mod rich;
mod site;
mod text;
mod topic;

pub use area::{Area, AreaList, AreaPage, Start, StartList};
pub use blocks::{BLOCKS_PER_MANIFEST, BlockManifest, BlockSet, CourseBlock, block_of};
pub use book::{
    Book, BookList, BookPlace, BookPlaces, Chapter, ChapterRef, Clip, Download, Entry, Footnote,
    ListedBook, ListedBooks, Narration, Navigation, PageRef, ShownBook, ShownBooks,
};
pub use course::{
    Course, CourseInstance, Format, Kind, LearningContent, LessonRef, Level, Offer, ProviderRef,
    Rating,
};
pub use duration::{format_minutes, parse_minutes};
pub use event::{Challenge, Event, EventList, Place, Session, Speaker};
pub use index::{API_MAJOR, API_VERSION, Counts, FileRef, Files, Index, LED_TO};
#[cfg(feature = "schema")]
pub use index::{FeedRef, Feeds};
pub use institution::{Institution, InstitutionList, InstitutionType, Subject};
pub use lesson::{Answer, Lesson, Media, MediaKind, Question, Step, Track};
pub use pages::{
    Column, ColumnList, ColumnSection, HelpArticle, HelpList, Image, ItemRef, ItemType, Outline,
    Outlines,
};
pub use rich::{Block, Cell, ELEMENTS, Inline, MATH, RichText, letters, plain};
pub use site::{Contact, HOME, SiteConfig, live_server};
#[cfg(feature = "schema")]
pub use site::{OwnPage, OwnPages};
pub use text::{Localized, Text, primary};
pub use topic::{Topic, TopicTree};
