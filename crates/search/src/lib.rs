//! Lifelong's search: the index format, its encoder and its decoder, the tokeniser, ranking and facets.
//!
//! Pure: bytes in, bytes out. The browser and the command line run this same code over the same files;
//! only the [`Source`] that fetches them differs.

mod query;
mod source;

pub use query::{
    Cost, Facet, FacetCount, Hit, Length, Request, Response, Sort, Suggestion, SuggestionKind,
};
pub use source::{ReadError, Source};
