//! Terms in a row: phrases, and three ideographs and more.

use super::files::Session;
use super::join::join_all;
use super::lists::Depth;
use super::resolve::{Matched, Matches, Resolved};
use crate::container::FileKind;
use crate::error::SearchError;
use crate::list::List;
use crate::source::Source;
use crate::weights::{Match, class, is_title, weight};
use std::borrow::Cow;

impl<S: Source> Session<'_, S> {
    /// Courses in which terms stand one after another, each at its distance from the first, in a title or in the
    /// institution's name.
    ///
    /// Other fields have no places: with `loose`, a course also matches where all terms stand somewhere outside its title.
    pub(super) async fn chain(
        &self,
        steps: Vec<(String, u32)>,
        loose: bool,
        depth: Depth,
    ) -> Result<Resolved, SearchError> {
        let reads = steps
            .iter()
            .map(|(term, _)| self.term(FileKind::Terms, term.as_bytes()));
        let mut terms = Vec::new();
        for term in join_all(reads.collect()).await {
            terms.extend(term?);
        }
        let mut found = Resolved {
            whole: true,
            ..Resolved::default()
        };
        found.marker.terms = steps.iter().map(|(term, _)| term.clone()).collect();
        if terms.len() < steps.len() {
            return Ok(found);
        }
        let reads = terms.iter().map(|term| self.list(term, depth)).collect();
        for list in join_all(reads).await {
            found.lists.push(list?);
        }
        found.whole = terms.iter().all(|term| term.is_whole(depth));
        let columns: Vec<Cow<[u32]>> = found.lists.iter().map(|list| (&list.docs).into()).collect();
        let rows = self.engine.marks.borrow_mut().join(&columns);
        let matched = rows.map(|doc, places| {
            let (class, first) = in_a_row(&found.lists, places, &steps, loose)?;
            Some(Matched {
                doc,
                class,
                weight: weight(class, Match::Exact),
                list: if first { 0 } else { u32::MAX },
                place: places[0],
            })
        });
        found.matches = Matches::Some(matched.flatten().collect());
        found.terms = terms;
        Ok(found)
    }
}

/// The class in which terms stand in a row, or, if `loose`, all stand outside the title; and whether they are in a row in
/// a title.
fn in_a_row(
    lists: &[List],
    places: &[u32],
    steps: &[(String, u32)],
    loose: bool,
) -> Option<(u8, bool)> {
    let of = |at: usize| lists[at].places(places[at] as usize);
    let classes = || (0..lists.len()).map(|at| lists[at].class(places[at] as usize));
    let mut best = None;
    for start in of(0) {
        let follows = |at: usize| {
            let wanted = start + (steps[at].1 - steps[0].1) * 2;
            of(at).binary_search(&wanted).is_ok()
        };
        if (1..lists.len()).all(follows) {
            if start & 1 == 0 {
                return classes()
                    .filter(|class| is_title(*class))
                    .max()
                    .map(|class| (class, true));
            }
            best = Some((class::INSTITUTION, false));
        }
    }
    if best.is_some() || !loose {
        return best;
    }
    let outside = (0..lists.len()).map(|at| {
        let place = places[at] as usize;
        let class = lists[at].class(place);
        match (
            is_title(class),
            lists[at].info[place] & List::ELSEWHERE != 0,
        ) {
            (false, _) => Some(class),
            // The list does not say in which other field.
            (true, true) => Some(class::DESCRIPTION),
            (true, false) => None,
        }
    });
    let classes: Option<Vec<u8>> = outside.collect();
    classes
        .and_then(|classes| classes.into_iter().max())
        .map(|class| (class, false))
}
