//! Reading catalogues of other makers.
//!
//! The way of a source: its files are listed ([`walk`]), each is recognised by its content ([`kind`]) and read by
//! the module of its format, which copies every course into a [`Record`] without judging it. Books are no records: EPUB
//! files, what feeds offer ([`feed`]) and what manifests name ([`webpub`]) are handed on as files.

mod elements;
mod feed;
mod files;
mod json;
mod kind;
mod mapping;
mod mit;
mod moochub;
pub(crate) mod net;
mod openedx;
mod run;
mod schema_org;
mod shelf;
mod sloan;
mod stream;
mod table;
mod text;
mod walk;
mod webpub;

pub(crate) use json::course_key;
pub(crate) use net::get;
pub use net::{Patience, cache_folder, fetch};
pub use sloan::Companions;
pub(crate) use text::decode;

use crate::record::{Finding, Record};
use run::Run;
use std::path::PathBuf;

/// One source as named on the command line or in the configuration.
#[derive(Clone, Debug, Default)]
pub struct SourceSpec {
    /// A file, a folder, or an http(s) address.
    pub location: String,
    /// The format, where it is not to be recognised.
    pub format: Option<SourceFormat>,
    /// A TOML mapping for CSV and flat JSON, where the built-in ones do not fit.
    pub mapping: Option<PathBuf>,
}

/// Formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceFormat {
    /// schema.org JSON-LD, alone or inside HTML.
    JsonLd,
    /// MOOChub v3 JSON:API.
    Moochub,
    /// Open edX: the LMS course list.
    OpenEdx,
    /// Open edX: the Discovery service.
    Discovery,
    /// MIT Learn v1 and the catalogues it is made from.
    MitLearn,
    /// A table with a header line.
    Csv,
    /// A JSON array of flat objects, mapped like a table.
    Table,
    /// The JSON Lines that `lifelong generate` writes: one [`Record`] a line.
    JsonLines,
    /// A feed of books: OPDS 2.0.
    Opds,
    /// The manifest of one book: Readium Web Publication Manifest.
    Webpub,
    /// Our own content folder.
    Content,
}

/// What a source yields, in order.
#[derive(Debug)]
pub enum Item {
    /// A course.
    Record(Box<Record>),
    /// Something a person should know.
    Finding(Finding),
    /// A book, which is no catalogue: where its EPUB lies, what messages call it, and its id.
    Book {
        /// The file.
        path: PathBuf,
        /// The path as given, or the address it came from.
        name: String,
        /// Its id, which no other book of the portal may have.
        id: String,
    },
}

/// How network sources are read.
#[derive(Clone, Debug)]
pub struct Network {
    /// How long to wait and how often to ask.
    pub patience: Patience,
    /// Where answers are kept.
    pub cache: PathBuf,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            patience: Patience::default(),
            cache: cache_folder(),
        }
    }
}

/// Reads one source on its own and hands every record and finding to `sink`.
///
/// Returns the newest change time of the files read, in seconds since 1970 (0 if unknown). A source that cannot be read
/// at all yields one finding of severity error; nothing here ever panics on bad input.
pub fn read(spec: &SourceSpec, sink: &mut dyn FnMut(Item)) -> u64 {
    read_with(spec, &Companions::scan(std::slice::from_ref(spec)), sink)
}

/// [`read`] for one of several sources: `companions` is what was found in all of them.
pub fn read_with(spec: &SourceSpec, companions: &Companions, sink: &mut dyn FnMut(Item)) -> u64 {
    read_over(spec, companions, &Network::default(), sink)
}

/// [`read_with`] with other limits for the network.
pub fn read_over(
    spec: &SourceSpec,
    companions: &Companions,
    network: &Network,
    sink: &mut dyn FnMut(Item),
) -> u64 {
    let mut run = Run::new(companions, network, sink);
    run.format = spec.format;
    if let Some(path) = &spec.mapping {
        match mapping::Mapping::load(path) {
            Ok(mapping) => run.mapping = Some(mapping),
            Err(reason) => {
                run.error("bad-mapping", &path.display().to_string(), 0, reason);
                return 0;
            }
        }
    }
    if webpub::is_web(&spec.location) {
        files::read_address(&spec.location, &mut run);
        0
    } else {
        files::read_path(&spec.location, &mut run)
    }
}
