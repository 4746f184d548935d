//! The one term of a query whose courses are gone through for a first page.

use super::find::Found;
use super::lists::{Depth, Term};
use super::parse::{QueryWord, What};
use crate::list::List;
use crate::weights::is_title;

/// A term that every course which matches must have, with its courses.
pub(super) struct Base {
    pub(super) term: Term,
    /// Its courses that have it in a title, best first: number, class, and whether they match.
    pub(super) docs: Vec<(u32, u8, Known)>,
}

/// What the heads of the other terms' lists say of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Yes,
    No,
    /// It would stand further down in one of them.
    Unknown,
}

/// Whether a query is a single term.
pub(super) fn is_plain(found: &Found) -> bool {
    matches!(&found.resolved[..], [resolved] if resolved.lists.len() == 1)
}

/// The rarest term in titles, of those that every course which matches must have.
pub(super) fn base(found: &Found) -> Option<Base> {
    // What marks a phrase are its words, which may stand apart.
    let phrase = |word: &QueryWord| matches!(word.what, What::Phrase(_) | What::Code(..));
    if found.words.len() > 1 && found.words.iter().any(phrase) {
        return None;
    }
    let plain = is_plain(found);
    let words = found.words.iter().zip(&found.resolved);
    let needed = words
        .filter(|(word, resolved)| matches!(word.what, What::Run(_)) || resolved.lists.len() == 1);
    let lists: Vec<(&Term, &List)> = needed
        .flat_map(|(_, resolved)| resolved.terms.iter().zip(&resolved.lists))
        .collect();
    let titles = |(_, list): &(&Term, &List)| {
        (0..list.len())
            .take_while(|at| is_title(list.class(*at)))
            .count()
    };
    let rarest = (0..lists.len()).min_by_key(|at| titles(&lists[*at]))?;
    let (term, list) = lists[rarest];
    let count = if plain {
        list.len()
    } else {
        titles(&lists[rarest])
    };
    if count == 0 {
        return None;
    }
    let mut docs: Vec<_> = (0..count)
        .map(|at| (list.docs[at], list.class(at), Known::Yes))
        .collect();
    for (at, (other, list)) in lists.iter().enumerate() {
        if at != rarest {
            tell(&mut docs, other, list);
        }
    }
    if lists.len() < found.resolved.len() {
        // A word with several endings: only the titles tell.
        docs.iter_mut()
            .filter(|(.., known)| *known == Known::Yes)
            .for_each(|doc| doc.2 = Known::Unknown);
    }
    Some(Base {
        term: term.clone(),
        docs,
    })
}

/// Notes what the head of another term's list says of courses.
fn tell(docs: &mut [(u32, u8, Known)], term: &Term, list: &List) {
    let mut titled: Vec<u32> = (0..list.len())
        .take_while(|at| is_title(list.class(*at)))
        .map(|at| list.docs[at])
        .collect();
    titled.sort_unstable();
    let last = list
        .len()
        .checked_sub(1)
        .map(|at| (list.class(at), list.docs[at]));
    let all = term.has_titles(Depth::Head);
    for (doc, class, known) in docs {
        if titled.binary_search(doc).is_ok() || *known == Known::No {
            continue;
        }
        *known = match all || last.is_some_and(|last| (*class, *doc) <= last) {
            true => Known::No,
            false => Known::Unknown,
        };
    }
}
