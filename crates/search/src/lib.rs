//! Lifelong's search: the index format, its encoder and its decoder, the tokeniser, ranking and facets.
//!
//! Pure: bytes in, bytes out. The browser and the command line run this same code over the same files;
//! only the [`Source`] that fetches them differs. The format is written down in `docs/index-format.md`.

mod bytes;
mod card;
mod columns;
mod container;
mod document;
mod engine;
mod error;
mod fold;
mod order;
mod posting;
mod query;
mod root;
mod source;
mod stem;
mod tally;
mod terms;
#[cfg(test)]
mod tests;
mod token;
mod weights;
mod words;
mod writer;

pub use container::FORMAT_VERSION;
pub use document::{Document, IndexFiles, IndexOptions};
pub use engine::Engine;
pub use error::{SearchError, WriteError};
pub use query::{
    Cost, Facet, FacetCount, Hit, Length, Request, Response, Sort, Suggestion, SuggestionKind,
};
pub use source::{ReadError, Source};
pub use writer::IndexWriter;
