//! Answers questions from the files of an index.

mod combine;
mod facets;
mod files;
pub(crate) mod guess;
mod join;
mod narrow;
mod page;
pub(crate) mod parse;
mod postings;
mod resolve;
mod suggest;

use crate::card;
use crate::container::{self, FileKind};
use crate::error::SearchError;
use crate::order::sort_by_key;
use crate::posting::{Posting, read_list};
use crate::query::{Hit, Request, Response, Sort};
use crate::root::Root;
use crate::source::Source;
use crate::terms::{ANSWER_CARDS, read_answer};
use crate::weights::{Match, field, weight};
use combine::{Candidate, combine};
use files::{Cache, Reading, Session};
use join::join_all;
use parse::{QueryWord, What, parse};
use postings::Depth;
use resolve::{Manner, Marker, Resolved};
use std::cell::RefCell;

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
    reading: Reading,
}

impl<S: Source> Engine<S> {
    /// Reads the root of an index; `root_path` is what `index.json` says (`files.search.path`).
    ///
    /// # Errors
    /// [`SearchError`] where the root cannot be read, is damaged, or is of a later format.
    pub async fn open(source: S, root_path: &str) -> Result<Self, SearchError> {
        let bytes = source.read(root_path).await?;
        let body = container::open(root_path, &bytes, FileKind::Root, 0, None)?;
        let root = Root::decode(body).map_err(|reason| damaged(root_path, reason))?;
        let folder = root_path
            .rfind('/')
            .map_or("", |slash| &root_path[..=slash])
            .to_owned();
        let root_path = root_path.to_owned();
        Ok(Self {
            source,
            root,
            root_path,
            folder,
            cache: RefCell::default(),
            reading: Reading::default(),
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

    /// Answers a request.
    ///
    /// Totals and counts are exact wherever [`Response::exact`] says so: always, but for an unfinished word with more than 256 different endings.
    ///
    /// # Errors
    /// [`SearchError`], naming the file, where one cannot be read or is damaged. The engine stays usable.
    pub async fn search(&self, request: &Request) -> Result<Response, SearchError> {
        let session = Session::new(self);
        let mut response = session.answer(request).await?;
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

impl<S: Source> Session<'_, S> {
    async fn answer(&self, request: &Request) -> Result<Response, SearchError> {
        let words = parse(&request.query, request.typing);
        if let [word] = words.as_slice()
            && let Some(response) = self.ready_answer(word, request).await?
        {
            return Ok(response);
        }
        let mut response = Response {
            exact: true,
            ..Response::default()
        };
        let mut markers = Vec::new();
        let mut candidates = if request.query.trim().is_empty() {
            let every = 0..self.root().docs;
            every
                .map(|doc| Candidate {
                    doc,
                    score: 0,
                    fields: 0,
                })
                .collect()
        } else {
            let manner = Manner {
                depth: Depth::Whole,
                forgive: true,
            };
            let found = self.resolve_all(&words, manner).await?;
            response.exact = found.iter().all(|resolved| resolved.complete);
            response.corrected = corrected(&request.query, &words, &found);
            let (candidates, partial) = combine(&words, &found);
            response.partial = partial;
            markers = found
                .into_iter()
                .map(|resolved| resolved.marker)
                .collect::<Vec<Marker>>();
            candidates
        };
        let institutions = self.institutions(u32::MAX).await?;
        let chosen = facets::choose(&request.filters, self.root(), &institutions);
        let tally = if candidates.len() == self.root().docs as usize && chosen.is_empty() {
            self.whole_tally(&institutions)
        } else {
            let (kept, tally) = self.narrow(candidates, &chosen).await?;
            candidates = kept;
            tally
        };
        response.facets = facets::show(&tally, &request.filters, self.root(), &institutions);
        response.total = candidates.len() as u64;
        self.sort(&mut candidates, request.sort).await?;
        let end = request
            .offset
            .saturating_add(request.limit.min(MOST_RESULTS)) as usize;
        let end = end.min(candidates.len());
        let page = &candidates[(request.offset as usize).min(end)..end];
        response.hits = self.rows(page, &markers).await?;
        Ok(response)
    }

    async fn resolve_all(
        &self,
        words: &[QueryWord],
        manner: Manner,
    ) -> Result<Vec<Resolved>, SearchError> {
        let reads = words
            .iter()
            .map(|word| self.resolve(word, manner))
            .collect();
        join_all(reads).await.into_iter().collect()
    }

    /// The answer of a single word where it lies with its term: the same as the long way, in one file.
    async fn ready_answer(
        &self,
        word: &QueryWord,
        request: &Request,
    ) -> Result<Option<Response>, SearchError> {
        let page = request.offset.saturating_add(request.limit);
        let filtered = request.filters.values().any(|values| !values.is_empty());
        if word.unfinished
            || filtered
            || request.sort != Sort::Relevance
            || page > ANSWER_CARDS as u32
        {
            return Ok(None);
        }
        let mut marker = Marker::default();
        let key = match &word.what {
            What::Word(text) | What::Code(text, _) => {
                let term = crate::stem::stem(text);
                marker.terms.insert(term.clone());
                term
            }
            What::Run(run) if run.len() <= 2 => {
                marker.runs.push(run.clone());
                run.concat()
            }
            What::Run(_) | What::Phrase(_) => return Ok(None),
        };
        let Some(term) = self.term(&key).await? else {
            return Ok(None);
        };
        let Some(entry) = self.entry(&term)? else {
            return Ok(None);
        };
        let Some(answer) = entry.answer else {
            return Ok(None);
        };
        let fault = |reason| self.damaged((FileKind::Terms, term.number), reason);
        let answer = read_answer(answer, self.root().sizes()).map_err(fault)?;
        let mut head = Vec::new();
        read_list(entry.head, self.root().docs, &mut head).map_err(fault)?;
        sort_by_key(&mut head, Posting::impact_order);
        let mut hits: Vec<Hit> = Vec::new();
        let rows = head
            .iter()
            .zip(&answer.cards)
            .take(page as usize)
            .skip(request.offset as usize);
        for (posting, card) in rows {
            let candidate = Candidate {
                doc: posting.doc,
                score: weight(posting.fields, Match::Exact),
                fields: posting.fields & field::ALL,
            };
            let hit = card::decode(card).map_err(fault)?;
            hits.push(page::finish(hit, &candidate, std::slice::from_ref(&marker)));
        }
        let institutions = self.institutions(u32::MAX).await?;
        let facets = facets::show(&answer.tally, &request.filters, self.root(), &institutions);
        let total = entry.count.into();
        Ok(Some(Response {
            total,
            exact: true,
            hits,
            facets,
            ..Response::default()
        }))
    }
}

/// The query with the words that were meant in place of those that were typed.
fn corrected(query: &str, words: &[QueryWord], found: &[Resolved]) -> Option<String> {
    let mut out = String::new();
    let mut at = 0;
    for (word, resolved) in words.iter().zip(found) {
        if let Some(meant) = &resolved.correction {
            out.push_str(&query[at..word.range.start]);
            out.push_str(meant);
            at = word.range.end;
        }
    }
    if at == 0 {
        None
    } else {
        Some(out + &query[at..])
    }
}
