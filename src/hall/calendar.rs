//! The calendar of all events: its address, to copy into a calendar app, and the way straight into one.

use super::events::p;
use crate::i18n::Lang;
use crate::platform::{catalogue::file_address, page};
use crate::ui::icon;
use lifelong_api::EventList;
use yew::prelude::*;

/// A fold with the address; nothing where no event has a date.
pub fn feed(list: &EventList, lang: Lang) -> Html {
    let best = list.calendar.best(lang.tag());
    let Some(file) = best.and_then(|(_, path)| file_address(path)) else {
        return html! {};
    };
    let address = page::whole(&file);
    let subscribe = way(
        Leads::ToApp,
        subscribed(&address),
        "calendar",
        lang.event_feed_open(),
    );
    // A press marks all of it (styles/events.css).
    html! {
        <details class="event-feed not-on-paper">
            <summary>{ lang.event_feed() }</summary>
            { p("", html! { { lang.event_feed_text() } }) }
            <p class="hand-address" dir="ltr">{ address }</p>
            { p("actions", subscribe) }
        </details>
    }
}

/// Where a link leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To a file to keep.
    ToFile,
    /// To an app of the device.
    ToApp,
    /// To another site; it is asked before.
    Out,
}

/// A link as a button, with its symbol.
pub fn way(leads: Leads, href: String, symbol: &'static str, words: &'static str) -> Html {
    let download = (leads == Leads::ToFile).then_some("");
    let rel = (leads == Leads::Out).then_some("noopener noreferrer external");
    html! { <a class="button" {href} {rel} {download}>{ icon(symbol) }<span>{ words }</span></a> }
}

/// The address by which a calendar app of the device opens and follows a calendar.
fn subscribed(address: &str) -> String {
    let rest = address.find(':').map_or("", |scheme| &address[scheme..]);
    format!("webcal{rest}")
}

#[cfg(test)]
mod tests {
    use super::subscribed;

    #[test]
    fn a_calendar_app_is_asked_by_its_own_scheme() {
        assert_eq!(
            subscribed("https://learn.example/api/v1/events.en.ics"),
            "webcal://learn.example/api/v1/events.en.ics"
        );
    }
}
