//! Lifelong's search: the index format, its encoder and its decoder, the tokeniser, ranking and facets.
//!
//! Pure: bytes in, bytes out. The browser and the command line run this same code over the same files;
//! only the [`Source`] that fetches them differs. The format is written down in `docs/index-format.md`.

// The browser reads and never writes: its build has the encoders beside their decoders, and leaves them out.
#![cfg_attr(not(feature = "write"), allow(dead_code))]

#[cfg(feature = "write")]
mod all_words;
mod bits;
mod block;
mod bytes;
mod card;
mod card_id;
mod cards;
mod columns;
mod container;
mod document;
mod engine;
mod error;
mod fold;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
mod keys;
mod list;
mod order;
mod pinyin;
mod query;
#[cfg(any(test, feature = "reference"))]
pub mod reference;
mod root;
mod source;
mod stem;
mod table;
mod tally;
#[cfg(test)]
mod tests;
mod token;
mod variants;
mod weights;
mod words;
#[cfg(feature = "write")]
mod writer;

#[cfg(feature = "write")]
pub use all_words::AllWords;
pub use container::FORMAT_VERSION;
pub use document::{Document, IndexOptions};
pub use engine::Engine;
#[cfg(feature = "explain")]
pub use engine::explain::{Explanation, HitPlan, TermPlan, WordInHit, WordPlan, kind_of_file};
pub use error::{SearchError, WriteError};
pub use query::{
    Answer, Cost, Facet, FacetCount, Field, Hit, Length, Question, Request, Response, Sort,
    Suggestion, SuggestionKind,
};
pub use source::{ReadError, Source};
pub use weights::Match;
#[cfg(feature = "write")]
pub use writer::{IndexWriter, MemoryScratch, Publish, Scratch, ScratchFile};
