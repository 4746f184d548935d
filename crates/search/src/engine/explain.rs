//! How an answer came about: which terms the words became, how many courses they have, and what each result scores.

use super::Engine;
use super::combine::Candidate;
use super::files::Session;
use super::find::Found;
use super::parse::parse;
use super::resolve::{Matched, Resolved};
use super::rows::{Cards, matched};
use crate::container::FileKind;
use crate::error::SearchError;
use crate::query::{Field, Request};
use crate::source::Source;
use crate::weights::{Match, weight};

/// How the whole answer to a request came about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// Each word that was looked up.
    pub words: Vec<WordPlan>,
    /// Courses that all words find together (or, where none has all, those with the most of them).
    pub candidates: u64,
    /// How many of them pass the filters.
    pub kept: u64,
    /// The results of the page.
    pub hits: Vec<HitPlan>,
}

/// A word of a query, looked up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordPlan {
    /// As it was typed.
    pub text: String,
    /// The word that was meant, where a typing error was forgiven.
    pub correction: Option<String>,
    /// Its terms.
    pub terms: Vec<TermPlan>,
    /// Courses that match it.
    pub courses: u64,
}

/// A term of the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermPlan {
    /// Its key: a stem, two ideographs, or a code.
    pub key: String,
    /// Courses that have it.
    pub courses: u64,
    /// How many of them lie with it.
    pub head: u64,
    /// In how many pieces the others lie.
    pub pieces: u64,
}

/// Why a result stands where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HitPlan {
    /// Course id.
    pub id: String,
    /// Its number, which is its rank in the catalogue, from 0: between equal scores the lower is first.
    pub rank: u32,
    /// The sum of its words' weights, and of the extra for words side by side.
    pub score: u32,
    /// For each word of the query how it was found, if it was.
    pub words: Vec<Option<WordInHit>>,
    /// What words side by side in a title added.
    pub side_by_side: u32,
}

/// A word in a result.
#[derive(Clone, Debug, PartialEq)]
pub struct WordInHit {
    /// The best field it stands in.
    pub field: Field,
    /// How it was found.
    pub how: Match,
    /// What it adds to the score.
    pub weight: u32,
}

/// What a file of an index holds, by the letter of its name; none for other files.
pub fn kind_of_file(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next()?;
    let (letter, _) = name.split_once('-')?;
    let &[letter] = letter.as_bytes() else {
        return None;
    };
    Some(match FileKind::of_letter(letter)? {
        FileKind::Root => "root",
        FileKind::Terms => "terms",
        FileKind::Extras => "filters and beginnings",
        FileKind::Postings => "rests of lists",
        FileKind::Streams => "cards of terms",
        FileKind::Cards => "cards",
        FileKind::Facets => "small facets",
        FileKind::Topics => "topics",
        FileKind::Providers => "institutions of courses",
        FileKind::Orders => "orders",
        FileKind::Institutions => "institutions",
        FileKind::Words => "words",
        FileKind::Pinyin => "pinyin",
    })
}

impl<S: Source> Engine<S> {
    /// Tells how the answer of [`Engine::search`] comes about.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub async fn explain(&self, request: &Request) -> Result<Explanation, SearchError> {
        let session = Session::new(self);
        let words = parse(&request.query, request.typing);
        let mut all = session.all(&words, request).await?;
        let candidates = std::mem::take(&mut all.candidates);
        let kept = candidates.len() as u64;
        let page = session.page_of_all(&words, candidates, request).await?;
        let mut cards = Cards::default();
        let docs = page.iter().map(|candidate| candidate.doc);
        session.cards(docs, &[], &mut cards).await?;
        let rows = session.rows(&page, &cards, &[])?;
        let hits = page.iter().zip(rows);
        Ok(Explanation {
            words: plans(&all.found, &request.query),
            candidates: all.unfiltered as u64,
            kept,
            hits: hits
                .map(|(candidate, row)| hit(candidate, row.id, &all.found.resolved))
                .collect(),
        })
    }
}

fn plans(found: &Found, query: &str) -> Vec<WordPlan> {
    let words = found.words.iter().zip(&found.resolved);
    words
        .map(|(word, resolved)| WordPlan {
            text: query.get(word.range.clone()).unwrap_or_default().to_owned(),
            correction: resolved.correction.clone(),
            terms: resolved.terms.iter().map(term).collect(),
            courses: resolved.len() as u64,
        })
        .collect()
}

fn term(term: &super::lists::Term) -> TermPlan {
    let entry = term.entry();
    TermPlan {
        key: String::from_utf8_lossy(term.key()).into_owned(),
        courses: entry.count.into(),
        head: entry.head.into(),
        pieces: entry.tails.iter().map(Vec::len).sum::<usize>() as u64,
    }
}

fn hit(candidate: &Candidate, id: String, resolved: &[Resolved]) -> HitPlan {
    let word = |resolved: &Resolved| {
        let docs = resolved.docs();
        let place = docs.iter().position(|doc| *doc == candidate.doc)?;
        in_hit(&resolved.at(place))
    };
    let words: Vec<Option<WordInHit>> = resolved.iter().map(word).collect();
    let sum: u32 = words.iter().flatten().map(|word| word.weight).sum();
    HitPlan {
        id,
        rank: candidate.doc,
        score: candidate.score,
        side_by_side: candidate.score.saturating_sub(sum),
        words,
    }
}

fn in_hit(found: &Matched) -> Option<WordInHit> {
    let how = Match::ALL
        .into_iter()
        .find(|how| weight(found.class, *how) == found.weight)?;
    Some(WordInHit {
        field: *matched(1 << found.class).first()?,
        how,
        weight: found.weight,
    })
}
