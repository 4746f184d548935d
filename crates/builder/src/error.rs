//! Why a run could not do what it was asked to.

use std::path::{Path, PathBuf};

/// A run that failed. Each message says what to do next; [`BuildError::exit_code`] is what the command ends with.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The command line, the configuration or the topic table cannot be used.
    #[error("{0}")]
    Config(String),
    /// `--strict`, and something was wrong.
    #[error(
        "{errors} error(s) were found, and --strict asks for none: nothing was published, what was there stays. Mend the records named above, or build without --strict."
    )]
    Strict {
        /// How many.
        errors: u64,
    },
    /// There is nothing to publish.
    #[error(
        "None of the sources holds a course or any content, so there is nothing to publish. Check the addresses and the findings above."
    )]
    Empty,
    /// The output folder holds something else.
    #[error(
        "{} is not empty and holds no catalogue of Lifelong (no index.json written by it), so it is not replaced. Name another folder, or empty this one.", .0.display()
    )]
    NotOurs(PathBuf),
    /// Another build writes to the same folder.
    #[error(
        "Another build (process {pid}) is writing {}. Wait for it, or end it and try again.", .out.display()
    )]
    Busy {
        /// Its process id.
        pid: u32,
        /// The output folder.
        out: PathBuf,
    },
    /// A course could not be taken into the search index.
    #[error(
        "The course {course} cannot be indexed: {reason}. What was published before stays as it was."
    )]
    Search {
        /// Its id.
        course: String,
        /// Why.
        reason: String,
    },
    /// A live service cannot be reached, or refuses.
    #[error("{0}")]
    Live(String),
    /// A file could not be written or read back.
    #[error("{}: {reason}. What was published before stays as it was.", .path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

impl BuildError {
    /// A failure with one file.
    pub fn file(path: &Path, reason: impl std::fmt::Display) -> Self {
        Self::File {
            path: path.to_owned(),
            reason: reason.to_string(),
        }
    }

    /// 1: the findings of the sources; 2: how the command was called; 3: reading or writing failed.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Strict { .. } => 1,
            Self::Config(_) | Self::NotOurs(_) => 2,
            Self::Empty
            | Self::Busy { .. }
            | Self::Search { .. }
            | Self::Live(_)
            | Self::File { .. } => 3,
        }
    }
}
