//! The way in: `api/v1/index.json`, and the portal's own `config.json`.

use crate::{BlockSet, Text};
use serde::{Deserialize, Serialize};

/// The version this crate reads and writes, `major.minor`.
pub const API_VERSION: &str = "1.0";

/// The major version: data of another one is refused with a message.
pub const API_MAJOR: u32 = 1;

/// Help articles that the portal leads to from everywhere: what this is, what words mean, how an institution makes a
/// portal of its own.
pub const LED_TO: [&str; 3] = ["about", "glossary", "for-institutions"];

/// `index.json`: what the catalogue is, and where everything else lies.
///
/// The only file whose name never changes, so the only one that must not be cached for ever.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Index {
    /// API version of the data, `major.minor`: [`API_VERSION`].
    pub version: String,
    /// Program and version that wrote it.
    pub generator: String,
    /// The catalogue's name.
    pub name: Text,
    /// One or two sentences.
    pub description: Text,
    /// BCP 47 tags of the languages its own texts are in.
    pub in_language: Vec<String>,
    /// When the newest of its sources was changed (RFC 3339, UTC), or `SOURCE_DATE_EPOCH`.
    /// Not the moment of the build: the same input gives the same bytes.
    pub date_modified: String,
    /// How much it holds.
    pub counts: Counts,
    /// Ids of those help articles that the portal leads to from everywhere: of [`LED_TO`] those that the catalogue has.
    pub led_to: Vec<String>,
    /// Every other file.
    pub files: Files,
    /// What other programs follow the catalogue by; absent where nobody told the builder the portal's address.
    /// The portal does not read it, so its program does not carry it: only those who write catalogues have the schemas.
    #[cfg(feature = "schema")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeds: Option<Feeds>,
}

impl Index {
    /// The major part of [`Index::version`], if it is a number.
    pub fn major(&self) -> Option<u32> {
        self.version.split('.').next()?.parse().ok()
    }
}

/// What other programs follow a catalogue by. Paths are relative to the folder of `index.json`; in the files stand whole
/// addresses.
#[cfg(feature = "schema")]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Feeds {
    /// The portal's address, with a slash at its end.
    pub address: String,
    /// Atom feeds of new courses: the first in any language, then one for each language of the catalogue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub courses: Vec<FeedRef>,
    /// Atom feeds of columns and events, likewise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<FeedRef>,
    /// The sitemap.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sitemap: String,
    /// The first page of all courses as MOOChub documents.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub moochub: String,
    /// The data catalogue that names the files with all courses as schema.org JSON-LD.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub jsonld: String,
}

/// An Atom feed.
#[cfg(feature = "schema")]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct FeedRef {
    /// Its path.
    pub path: String,
    /// BCP 47 tag; empty for the one in any language.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub in_language: String,
}

/// How much a catalogue holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Counts {
    /// Courses of every kind.
    pub courses: u64,
    /// Of them, five-minute courses.
    pub micro: u64,
    /// Institutions.
    pub institutions: u64,
    /// Topics.
    pub topics: u64,
    /// Books.
    pub books: u64,
    /// Columns.
    pub columns: u64,
    /// Events.
    pub events: u64,
    /// Help articles.
    pub help: u64,
}

/// Where the files of a catalogue are. Paths are relative to the folder of `index.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Files {
    /// [`crate::AreaList`].
    pub areas: FileRef,
    /// [`crate::TopicTree`].
    pub topics: FileRef,
    /// [`crate::StartList`].
    pub starts: FileRef,
    /// [`crate::InstitutionList`].
    pub institutions: FileRef,
    /// Where each institution lies by its id: the names of all blocks ([`crate::BlockManifest`] of
    /// [`crate::InstitutionList`]), as many as a power of two. A block holds the whole of those that have no file of their
    /// own. Absent where the one list and such files hold all there is.
    #[serde(skip_serializing_if = "FileRef::is_none")]
    pub institution_places: FileRef,
    /// [`crate::CourseBlock`] of up to 60 five-minute courses, for the home page and their own page: what a card shows
    /// of each. Its own block has the whole.
    pub micro: FileRef,
    /// [`crate::BookList`]: the first file, which names the others.
    pub books: FileRef,
    /// Where each book lies by its id: the names of all blocks ([`crate::BlockManifest`] of [`crate::BookPlaces`]), as many as
    /// a power of two; absent where the one list holds all books.
    #[serde(skip_serializing_if = "FileRef::is_none")]
    pub book_places: FileRef,
    /// [`crate::ColumnList`].
    pub columns: FileRef,
    /// [`crate::EventList`].
    pub events: FileRef,
    /// [`crate::HelpList`].
    pub help: FileRef,
    /// Every course, in blocks.
    pub courses: BlockSet,
    /// The root of the search index (binary).
    pub search: FileRef,
}

/// A file: its path carries a hash of its content, so it can be cached for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct FileRef {
    /// Relative to the folder of `index.json`; empty where the catalogue has none.
    pub path: String,
    /// Its size in bytes, uncompressed.
    pub bytes: u64,
}

impl FileRef {
    /// Whether it names no file.
    pub fn is_none(&self) -> bool {
        self.path.is_empty()
    }
}
