//! Answers questions from the files of an index.

mod answer;
mod base;
mod chain;
mod combine;
#[cfg(feature = "explain")]
pub(crate) mod explain;
mod facets;
mod files;
mod find;
mod first;
pub(crate) mod guess;
mod join;
mod lists;
mod marks;
mod narrow;
mod orders;
pub(crate) mod parse;
mod pinyin;
mod quick;
mod resolve;
mod rows;
mod suggest;
mod titles;
mod values;

#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use files::decode_any;
#[cfg(any(test, feature = "reference"))]
pub(crate) use resolve::Forgive;

use crate::container::{self, FileKind};
use crate::error::SearchError;
use crate::query::{Answer, FacetCount, Question, Request, Response};
use crate::root::Root;
use crate::source::Source;
use files::{Cache, FileId, Reading, Session};
use marks::Marks;
use std::cell::RefCell;
use std::collections::HashMap;

/// The most results of one answer.
const MOST_RESULTS: u32 = 100;

/// A search engine over the files of one index.
///
/// It keeps up to 16 MB of decoded files between questions. Several questions may be asked at once.
#[derive(Debug)]
pub struct Engine<S> {
    source: S,
    root: Root,
    root_path: String,
    /// The folder of the root, with its slash.
    folder: String,
    cache: RefCell<Cache>,
    marks: RefCell<Marks>,
    reading: Reading,
    /// Paths of the files that were read, for messages.
    paths: RefCell<HashMap<FileId, String>>,
}

impl<S: Source> Engine<S> {
    /// Reads the root of an index; `root_path` is what `index.json` says (`files.search.path`).
    ///
    /// # Errors
    /// [`SearchError`] where the root cannot be read, is damaged, or is of a later format.
    pub async fn open(source: S, root_path: &str) -> Result<Self, SearchError> {
        let bytes = source.read(root_path).await?;
        let opened = container::open(root_path, &bytes, FileKind::Root, 0, None, &[])?;
        let root = Root::decode(&opened).map_err(|reason| damaged(root_path, reason))?;
        let folder = root_path
            .rfind('/')
            .map_or("", |slash| &root_path[..=slash])
            .to_owned();
        let root_path = root_path.to_owned();
        Ok(Self {
            source,
            marks: RefCell::new(Marks::new(root.docs)),
            root,
            root_path,
            folder,
            cache: RefCell::default(),
            reading: Reading::default(),
            paths: RefCell::default(),
        })
    }

    /// How many courses the index has.
    pub fn len(&self) -> u64 {
        self.root.docs.into()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.root.docs == 0
    }

    /// Answers a request from as few files as can be: the first results, with the total and the counts as far as these
    /// files tell ([`Response::exact`], [`Response::counted`]). Of several words that are seldom together there may be
    /// fewer results than were asked for; [`Engine::page`] has them all, [`Engine::search`] the counts as well, and both
    /// begin with the same.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub async fn quick(&self, request: &Request) -> Result<Response, SearchError> {
        self.ask(async |session| session.quick(request, true).await)
            .await
    }

    /// As [`Engine::quick`], with all results that were asked for.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub async fn page(&self, request: &Request) -> Result<Response, SearchError> {
        self.ask(async |session| session.quick(request, false).await)
            .await
    }

    /// Answers a request whole.
    ///
    /// Totals and counts are exact wherever [`Response::exact`] says so: always, but for an unfinished word with very many
    /// different endings.
    ///
    /// # Errors
    /// [`SearchError`], naming the file, where one cannot be read or is damaged. The engine stays usable.
    pub async fn search(&self, request: &Request) -> Result<Response, SearchError> {
        self.ask(async |session| session.answer(request).await)
            .await
    }

    /// Institutions with results of a request in whose name every word of `name` begins a word (for scripts without spaces:
    /// stands somewhere), with their counts, those of most results first; at most `limit`.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub async fn institutions(
        &self,
        request: &Request,
        name: &str,
        limit: usize,
    ) -> Result<Vec<FacetCount>, SearchError> {
        let session = Session::new(self);
        session.institutions_of(request, name, limit).await
    }

    /// Answers a question that came from elsewhere.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub async fn answer(&self, question: Question) -> Result<Answer, SearchError> {
        Ok(match question {
            Question::Quick(request) => Answer::Response(self.quick(&request).await?),
            Question::Page(request) => Answer::Response(self.page(&request).await?),
            Question::Search(request) => Answer::Response(self.search(&request).await?),
            Question::Suggest(text, limit) => {
                Answer::Suggestions(self.suggest(&text, limit).await?)
            }
            Question::Institutions(request, name, limit) => {
                Answer::Institutions(self.institutions(&request, &name, limit).await?)
            }
        })
    }

    async fn ask(
        &self,
        question: impl AsyncFnOnce(&Session<S>) -> Result<Response, SearchError>,
    ) -> Result<Response, SearchError> {
        let session = Session::new(self);
        let mut response = question(&session).await?;
        response.cost = session.cost.get();
        Ok(response)
    }

    fn damaged_root(&self, reason: &str) -> SearchError {
        damaged(&self.root_path, reason)
    }
}

fn damaged(file: &str, reason: &str) -> SearchError {
    SearchError::Damaged {
        file: file.to_owned(),
        reason: reason.to_owned(),
    }
}
