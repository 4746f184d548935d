//! The files of the list of books after the first one: they come when somebody looks for a book, or wants to see more. A few
//! are on their way at once, and what has come is there at once.

use crate::platform::{page, time};
use crate::services::{self, ServiceError, use_load};
use lifelong_api::{FileRef, ListedBooks};
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;
use yew::prelude::*;

/// So many files are on their way at once.
const AT_ONCE: usize = 4;

/// A file of the list.
#[derive(Clone, Debug, Default)]
pub enum Part {
    /// It has not come yet.
    #[default]
    Open,
    /// Here.
    Here(Rc<ListedBooks>),
    /// It is missing, or damaged: others may be sound.
    Lost,
}

/// The files after the first one, as far as they are here.
#[derive(Clone, Debug, Default)]
pub struct Rest {
    parts: Vec<Part>,
    /// The network has gone: what is open stays so until one tries again.
    stopped: bool,
}

impl Rest {
    /// Files of which none has come.
    pub fn of(count: usize) -> Self {
        Self {
            parts: vec![Part::Open; count],
            stopped: false,
        }
    }

    /// The lists, each at its place.
    pub fn lists(&self) -> impl Iterator<Item = Option<&Rc<ListedBooks>>> {
        self.parts.iter().map(|part| match part {
            Part::Here(list) => Some(list),
            _ => None,
        })
    }

    /// Whether nothing more comes of the first so many files.
    pub fn is_settled(&self, count: usize) -> bool {
        let open = |part: &Part| matches!(part, Part::Open);
        let known = self.parts.len() >= count;
        self.stopped || known && !self.parts.iter().take(count).any(open)
    }

    /// Whether something of the first so many files did not come, and one may try again.
    pub fn is_short(&self, count: usize) -> bool {
        let here = |part: &Part| matches!(part, Part::Here(_));
        self.is_settled(count) && !self.parts.iter().take(count).all(here)
    }

    /// The same with another chance for what did not come.
    fn anew(&self) -> Self {
        let anew = |part: &Part| match part {
            Part::Here(list) => Part::Here(list.clone()),
            _ => Part::Open,
        };
        Self {
            parts: self.parts.iter().map(anew).collect(),
            stopped: false,
        }
    }
}

/// Brings the open ones of the first so many files, in order, and tells after each how it is; ends where that is not wanted
/// any more. `files` are those after the first; `begin` asks for one that is waited for later, so that a few are on their way
/// at once, and `fetch` waits for it.
async fn bring<F: Future<Output = Result<Rc<ListedBooks>, ServiceError>>>(
    files: &[FileRef],
    mut rest: Rest,
    count: usize,
    (begin, fetch): (impl Fn(FileRef), impl Fn(FileRef) -> F),
    mut tell: impl FnMut(&Rest) -> bool,
) {
    let parts = rest.parts.iter().zip(files).take(count).enumerate();
    let open = parts.filter(|(_, (part, _))| matches!(part, Part::Open));
    let open: Vec<(usize, &FileRef)> = open.map(|(at, (_, file))| (at, file)).collect();
    let mut begun = 0;
    let mut gone = false;
    for (number, (at, file)) in open.iter().enumerate() {
        while !gone && begun < open.len().min(number + AT_ONCE) {
            begin(open[begun].1.clone());
            begun += 1;
        }
        // Without a network those that were on their way are waited for: a second attempt must not share their fate.
        if number == begun {
            break;
        }
        match fetch((*file).clone()).await {
            Ok(list) => rest.parts[*at] = Part::Here(list),
            Err(ServiceError::Network(_) | ServiceError::Timeout(_)) => gone = true,
            Err(_) => rest.parts[*at] = Part::Lost,
        }
        if !tell(&rest) {
            return;
        }
    }
    if gone {
        rest.stopped = true;
        tell(&rest);
    }
}

/// Asks for a file; whoever asks for it then waits for the same answer.
fn begin(file: FileRef) {
    wasm_bindgen_futures::spawn_local(async move {
        // Whoever waits for it hears what became of it.
        let _ = services::api().further_books(&file).await;
    });
}

/// The first file of the list, and how many books there are in all.
#[derive(Clone)]
pub struct First {
    /// The file.
    pub list: Rc<ListedBooks>,
    /// The number of all books, as the catalogue's index has it.
    pub total: u64,
}

/// Loads the first file of the list. The second value says whether it did not come.
#[hook]
pub fn use_first() -> (Option<Rc<First>>, bool) {
    let first = use_load((), true, |()| async {
        let api = services::api();
        let list = api.listed_books().await?;
        let total = api.index().await?.counts.books.max(list.books.len() as u64);
        Ok(Rc::new(First { list, total }))
    });
    (first.state.value(), first.state.error().is_some())
}

/// The first so many files after the first one, as far as they are here, and a way to try again.
#[hook]
pub fn use_rest(first: Option<Rc<First>>, count: usize) -> (Rest, Callback<MouseEvent>) {
    let state = use_state(Rest::default);
    let newest = use_mut_ref(Rest::default);
    let attempt = use_state(|| 0_u32);
    let all = first.as_ref().map_or(0, |first| first.list.further.len());
    {
        let setter = state.setter();
        use_effect_with((all, count.min(all), *attempt), move |(all, count, _)| {
            let (all, count, mine) = (*all, *count, Rc::new(Cell::new(true)));
            let wanted = mine.clone();
            let before = match newest.borrow().parts.len() == all {
                true => newest.borrow().anew(),
                false => Rest::of(all),
            };
            if let Some(first) = first.filter(|_| count > 0) {
                newest.replace(before.clone());
                setter.set(before.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    let fetch = |file| async move { services::api().further_books(&file).await };
                    bring(&first.list.further, before, count, (begin, fetch), |rest| {
                        if wanted.get() {
                            newest.replace(rest.clone());
                            setter.set(rest.clone());
                        }
                        wanted.get()
                    })
                    .await;
                });
            }
            move || mine.set(false)
        });
    }
    let again = {
        let (setter, times) = (attempt.setter(), *attempt);
        Callback::from(move |_: MouseEvent| setter.set(times + 1))
    };
    ((*state).clone(), again)
}

/// Puts the focus on a card, counted from 0, as soon as it is there: the button that brought it has moved on, or has gone.
/// Whoever has gone on to something else meanwhile stays there.
pub fn focus_card(place: &'static str, number: usize) {
    let here = format!("{place} .shelf-go-on:focus");
    let card = format!("{place} .book-card:nth-child({}) a", number + 1);
    wasm_bindgen_futures::spawn_local(async move {
        for _ in 0..20 {
            time::sleep(50).await;
            let on_button = page::document().query_selector(&here).ok().flatten();
            let is_free = on_button.is_some() || page::is_nowhere();
            if !is_free || page::focus(&card) {
                return;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;
    use lifelong_api::ListedBook;
    use std::cell::RefCell;

    fn files(count: usize) -> Vec<FileRef> {
        let file = |number: usize| FileRef {
            path: number.to_string(),
            bytes: 1,
        };
        (0..count).map(file).collect()
    }

    fn list(file: &FileRef) -> Rc<ListedBooks> {
        let book = ListedBook {
            id: file.path.clone(),
            ..ListedBook::default()
        };
        Rc::new(ListedBooks {
            books: vec![book],
            ..ListedBooks::default()
        })
    }

    fn ids(rest: &Rest) -> Vec<String> {
        let here = rest.lists().flatten();
        here.map(|list| list.books[0].id.clone()).collect()
    }

    /// Brings files of which some fail, and stops being wanted after so many; gives what was told last, and what was asked.
    fn brought(
        count: usize,
        before: Rest,
        fails: impl Fn(&str) -> Option<ServiceError>,
        wanted: usize,
    ) -> (Rest, Vec<String>) {
        let (asked, last) = (RefCell::new(Vec::new()), RefCell::new(before.clone()));
        let begin = |file: FileRef| asked.borrow_mut().push(file.path);
        let fetch = |file: FileRef| {
            assert!(asked.borrow().contains(&file.path), "it is on its way");
            let answer = fails(&file.path).map_or_else(|| Ok(list(&file)), Err);
            async move { answer }
        };
        let mut told = 0;
        let tell = |rest: &Rest| {
            told += 1;
            last.replace(rest.clone());
            told < wanted
        };
        let all = files(before.parts.len());
        let ended = bring(&all, before, count, (begin, fetch), tell).now_or_never();
        assert!(ended.is_some(), "every answer is there at once");
        (last.into_inner(), asked.into_inner())
    }

    #[test]
    fn files_come_in_order_up_to_where_they_are_wanted() {
        let (rest, asked) = brought(3, Rest::of(8), |_| None, usize::MAX);
        assert_eq!(asked, ["0", "1", "2"]);
        assert_eq!(ids(&rest), asked);
        assert!(rest.is_settled(3) && !rest.is_short(3) && !rest.is_settled(4));
        assert!(!Rest::default().is_settled(3), "nobody has asked yet");
        // What is here is not asked for again.
        let (rest, asked) = brought(usize::MAX, rest, |_| None, usize::MAX);
        assert_eq!(asked, ["3", "4", "5", "6", "7"]);
        assert_eq!(ids(&rest).len(), 8);
        assert!(rest.is_settled(8) && !rest.is_short(8));
    }

    #[test]
    fn who_does_not_want_more_asks_for_no_more() {
        let (rest, asked) = brought(100, Rest::of(100), |_| None, 2);
        assert_eq!(ids(&rest), ["0", "1"]);
        assert!(asked.len() <= 2 + AT_ONCE, "{asked:?}");
    }

    #[test]
    fn a_damaged_file_takes_no_other_with_it() {
        let damaged = |path: &str| {
            (path == "1").then(|| ServiceError::Corrupt(path.to_owned(), String::new()))
        };
        let (rest, _) = brought(4, Rest::of(4), damaged, usize::MAX);
        assert_eq!(ids(&rest), ["0", "2", "3"]);
        assert!(rest.is_short(4) && !rest.is_short(1));
        // It has another chance, and comes to its own place.
        let (rest, asked) = brought(4, rest.anew(), |_| None, usize::MAX);
        assert_eq!(asked, ["1"]);
        assert_eq!(ids(&rest), ["0", "1", "2", "3"]);
    }

    #[test]
    fn without_a_network_it_ends_and_goes_on_later() {
        let gone = |path: &str| (path >= "2").then(|| ServiceError::Network(path.to_owned()));
        let (rest, asked) = brought(9, Rest::of(9), gone, usize::MAX);
        assert!(asked.len() <= 2 + AT_ONCE, "{asked:?}");
        assert_eq!(ids(&rest), ["0", "1"]);
        assert!(rest.is_settled(9) && rest.is_short(9));
        let (rest, _) = brought(9, rest.anew(), |_| None, usize::MAX);
        assert_eq!(ids(&rest).len(), 9);
    }
}
