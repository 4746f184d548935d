//! What can go wrong, in words for a person.

use crate::ReadError;
use serde::{Deserialize, Serialize};

/// Why a search could not be answered. Every variant names the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SearchError {
    /// The file could not be had.
    #[error(
        "the search index file {0} (check the connection, or publish the catalogue's search folder again)"
    )]
    Read(#[from] ReadError),
    /// The file is something else: a page of an error, another format.
    #[error(
        "{file} is not a file of a search index (the address may answer with a web page; publish the catalogue's search folder again)"
    )]
    NotAnIndex {
        /// Which file.
        file: String,
    },
    /// The file was written by a later version of this program.
    #[error(
        "{file} has format {found}, this program reads format {supported} (reload the page, or update the portal)"
    )]
    Newer {
        /// Which file.
        file: String,
        /// Its format version.
        found: u8,
        /// What can be read.
        supported: u8,
    },
    /// The file is cut off, changed on its way, or of another build.
    #[error(
        "{file} is damaged: {reason} (reload the page; if it stays, publish the catalogue's search folder again)"
    )]
    Damaged {
        /// Which file.
        file: String,
        /// What was found.
        reason: String,
    },
}

impl SearchError {
    /// Path of the file it is about.
    pub fn file(&self) -> &str {
        match self {
            SearchError::Read(error) => &error.path,
            SearchError::NotAnIndex { file }
            | SearchError::Newer { file, .. }
            | SearchError::Damaged { file, .. } => file,
        }
    }
}

/// Why a course or a topic table cannot be indexed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// Two courses have one id. The first is kept.
    #[error("two courses have the id {id} (give one of them another id)")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// An id is empty, longer than 96 bytes, or has a control character. Nothing of the course is kept.
    #[error(
        "the id {id:?} of a course or of its institution is empty, longer than 96 bytes, or has a control character (give it another)"
    )]
    BadId {
        /// The id.
        id: String,
    },
    /// A course names a topic that is not in the table. Nothing of the course is kept.
    #[error(
        "course {id} has the topic {topic}, which is not in the topic table (add it there, or correct the course)"
    )]
    UnknownTopic {
        /// The course.
        id: String,
        /// The topic.
        topic: String,
    },
    /// A topic is twice in the table, below itself, or below one that is not there.
    #[error("topic {topic}: {reason} (correct the topic table)")]
    Topic {
        /// The topic.
        topic: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// More courses or institutions than the format can number.
    #[error("the catalogue has more than {limit} courses (split it into several catalogues)")]
    TooMany {
        /// How many it can hold.
        limit: u32,
    },
    /// A file cannot be written, or a work file cannot be read.
    #[error(
        "the search index cannot be written: {reason} (make room on the disk, or choose another folder)"
    )]
    Files {
        /// What the system says.
        reason: String,
    },
}
