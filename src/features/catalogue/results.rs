//! Results in two steps: the first ones at once, what takes more files after them.

use crate::platform::time;
use crate::services::{self, Load, ServiceError, use_load};
use lifelong_search::{FacetCount, Request, Response};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// An answer with its question.
#[derive(Debug, Default)]
struct Answer {
    request: Request,
    response: Response,
}

/// What is known of a search so far.
pub struct Results {
    /// The results to show: those of an older search until the first new ones stand.
    answer: Option<Rc<Answer>>,
    /// New results are on their way.
    pub busy: bool,
    /// The counts of the filters are on their way.
    pub counting: bool,
    /// Why they did not come.
    pub error: Option<ServiceError>,
    /// Asks again.
    pub again: Callback<()>,
    /// How many there are, once they stand.
    pub total: Option<u64>,
    /// The newest answer with all counts.
    counted: Option<Rc<Answer>>,
}

impl Results {
    /// The results to show, with what was asked for them.
    pub fn answer(&self) -> Option<(&Request, &Response)> {
        let answer = self.answer.as_deref()?;
        Some((&answer.request, &answer.response))
    }

    /// The answer whose counts are to be shown: the last whole ones until new ones are whole, so that no group of filters
    /// goes and comes again.
    pub fn counts(&self) -> Option<&Response> {
        let answer = self.counted.as_deref().or(self.answer.as_deref());
        answer.map(|answer| &answer.response)
    }
}

/// Whether an answer leaves open what should be shown.
fn wants_more(response: &Response, request: &Request, counts: bool) -> bool {
    let short = (response.hits.len() as u32) < request.limit && !response.exact;
    short || counts && !(response.exact && response.counted)
}

/// The last whole answer, given one task later than it came: the results are drawn first, then the filters with their
/// counts, so that a slow processor is never held for both at once.
#[hook]
fn use_counted(whole: Option<Rc<Answer>>) -> Option<Rc<Answer>> {
    let counted = use_state(|| None::<Rc<Answer>>);
    let key = whole.as_ref().map(Rc::as_ptr);
    use_effect_with(key, {
        let set = counted.setter();
        move |_| {
            let later = whole.map(|whole| time::after(0, move || set.set(Some(whole))));
            move || drop(later)
        }
    });
    (*counted).clone()
}

/// Searches. `counts`: the counts of all filters are wanted too, which can take many files.
#[hook]
pub fn use_results(request: Request, counts: bool) -> Results {
    let first = use_load(request.clone(), true, |request| async move {
        let response = services::search().quick(&request).await?;
        Ok(Rc::new(Answer { request, response }))
    });
    let open = match &first.state {
        Load::Ready(answer) => {
            answer.request == request && wants_more(&answer.response, &request, counts)
        }
        _ => false,
    };
    let more = use_load(
        (open.then(|| request.clone()), counts),
        true,
        |(request, counts)| async move {
            let Some(request) = request else {
                return Ok(Rc::default());
            };
            let search = services::search();
            let response = match counts {
                true => search.search(&request).await?,
                false => search.page(&request).await?,
            };
            Ok(Rc::new(Answer { request, response }))
        },
    );
    let whole = more
        .state
        .value()
        .filter(|answer| answer.request == request && answer.request.limit > 0);
    let answer = whole.or_else(|| first.state.value());
    let counted = use_counted(
        answer
            .as_ref()
            .filter(|answer| answer.response.counted)
            .cloned(),
    );
    let ready = matches!(first.state, Load::Ready(_));
    Results {
        busy: first.state.is_busy(),
        counting: open && more.state.is_busy(),
        error: first
            .state
            .error()
            .or(more.state.error().filter(|_| open))
            .cloned(),
        again: if first.state.error().is_some() {
            first.again
        } else {
            more.again
        },
        total: answer
            .as_ref()
            .filter(|answer| ready && answer.request == request)
            .map(|answer| answer.response.total),
        answer,
        counted,
    }
}

/// How many institutions are shown of those that are called so.
pub const MOST_FOUND: usize = 20;

/// Institutions that are looked for by their name.
#[derive(Clone, PartialEq)]
pub struct Named {
    /// What was typed.
    pub typed: String,
    /// What was found.
    pub state: Load<Vec<FacetCount>>,
    /// Asks again.
    pub again: Callback<()>,
    /// Something was typed.
    pub on_type: Callback<InputEvent>,
}

impl Named {
    /// What was found last, while there is something to find.
    pub fn found(&self) -> Option<Rc<Vec<FacetCount>>> {
        self.state.value().filter(|_| !self.typed.is_empty())
    }
}

/// Finds institutions with results of a request as one types their name.
#[hook]
pub fn use_institutions(request: Request) -> Named {
    let typed = use_state(String::new);
    let key = (!typed.is_empty()).then(|| ((*typed).clone(), request));
    let found = use_load(key, true, |key| async move {
        let Some((typed, request)) = key else {
            return Ok(Rc::default());
        };
        time::sleep(120).await;
        let found = services::search()
            .institutions(&request, &typed, MOST_FOUND)
            .await?;
        Ok(Rc::new(found))
    });
    let on_type = use_callback(typed.setter(), |event: InputEvent, typed| {
        let field: HtmlInputElement = event.target_unchecked_into();
        typed.set(field.value().trim().to_owned());
    });
    Named {
        typed: (*typed).clone(),
        state: found.state,
        again: found.again,
        on_type,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_is_asked_for() {
        let request = Request {
            limit: 10,
            ..Request::default()
        };
        let answer = |hits, exact, counted| Response {
            hits: vec![Default::default(); hits],
            exact,
            counted,
            ..Response::default()
        };
        let more = |response, counts| wants_more(&response, &request, counts);
        assert!(!more(answer(10, false, false), false));
        assert!(more(answer(10, false, false), true));
        assert!(more(answer(3, false, false), false));
        assert!(!more(answer(3, true, false), false));
        assert!(more(answer(3, true, false), true));
        assert!(!more(answer(3, true, true), true));
    }
}
