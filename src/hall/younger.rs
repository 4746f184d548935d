//! Figures that are younger than the catalogue's, from the live service that a portal may name: where it has some, they are
//! shown in place of the catalogue's own.

use crate::services::{Api, live};
use futures::future::{FutureExt, LocalBoxFuture};
use lifelong_api::{Column, ColumnList, Event, EventList};
use std::rc::Rc;

/// Figures by `KIND-ID`.
pub struct Younger(Vec<(String, live::Figures)>);

/// Asks for those of some things, by `KIND-ID`; it waits for no more than a moment.
pub fn ask(api: &Api, ids: Vec<String>) -> LocalBoxFuture<'static, Younger> {
    let api = api.clone();
    async move {
        // Without a configuration nothing of the page comes, and the page says so.
        let service = api.config().await.ok().and_then(|site| site.live.clone());
        Younger(live::figures(service.as_deref(), ids).await)
    }
    .boxed_local()
}

/// The id of a column's figures.
pub fn of_column(column: &Column) -> String {
    format!("column-{}", column.id)
}

/// The id of an event's figures.
pub fn of_event(id: &str) -> String {
    format!("event-{id}")
}

fn put(own: &mut Option<u64>, younger: Option<u64>) {
    *own = younger.or(*own);
}

impl Younger {
    fn of(&self, id: &str) -> live::Figures {
        let found = self.0.iter().find(|(of, _)| of == id);
        found.map_or_else(live::Figures::default, |(_, figures)| *figures)
    }

    /// Puts those of a column in their places.
    pub fn put_column(&self, column: &mut Column) {
        let figures = self.of(&of_column(column));
        put(&mut column.views, figures.views);
        put(&mut column.likes, figures.likes);
    }

    /// Puts those of an event in their places.
    pub fn put_event(&self, event: &mut Event) {
        let figures = self.of(&of_event(&event.id));
        put(&mut event.views, figures.views);
        put(&mut event.likes, figures.likes);
        put(&mut event.participants, figures.participants);
    }

    /// Changes what the catalogue gave, where there is something to change.
    pub fn change<T: Clone>(&self, whole: &mut Rc<T>, change: impl FnOnce(&mut T)) {
        if !self.0.is_empty() {
            change(Rc::make_mut(whole));
        }
    }
}

/// All columns with the youngest figures.
pub async fn columns(api: &Api, mut list: Rc<ColumnList>) -> Rc<ColumnList> {
    let ids = list.columns.iter().map(of_column).collect();
    let younger = ask(api, ids).await;
    younger.change(&mut list, |list| {
        list.columns.iter_mut().for_each(|c| younger.put_column(c));
    });
    list
}

/// All events with the youngest figures.
pub async fn events(api: &Api, mut list: Rc<EventList>) -> Rc<EventList> {
    let ids = list
        .events
        .iter()
        .map(|event| of_event(&event.id))
        .collect();
    let younger = ask(api, ids).await;
    younger.change(&mut list, |list| {
        list.events.iter_mut().for_each(|e| younger.put_event(e));
    });
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn younger_figures_win_and_where_there_are_none_the_catalogues_stay() {
        let figures = |views, participants| live::Figures {
            views,
            participants,
            ..live::Figures::default()
        };
        let younger = Younger(Vec::from([
            ("event-night".to_owned(), figures(Some(9), Some(56))),
            ("column-night".to_owned(), figures(None, Some(1))),
        ]));
        let mut event = Event {
            id: "night".to_owned(),
            views: Some(3),
            likes: Some(2),
            ..Event::default()
        };
        let mut other = Event {
            id: "column-night".to_owned(),
            ..event.clone()
        };
        younger.put_event(&mut event);
        assert_eq!(
            [event.views, event.likes, event.participants],
            [Some(9), Some(2), Some(56)]
        );
        let before = other.clone();
        younger.put_event(&mut other);
        assert_eq!(other, before);
        let mut column = Column {
            id: "night".to_owned(),
            views: Some(3),
            ..Column::default()
        };
        younger.put_column(&mut column);
        assert_eq!((column.views, column.likes), (Some(3), None));
    }
}
