//! The calendar of all events: its address, to copy into a calendar app, and the way straight into one.

use crate::places::use_lang;
use crate::platform::{catalogue::file_address, file, page};
use crate::ui::icon;
use yew::prelude::*;

/// Which calendar it is.
#[derive(Clone, PartialEq, Properties)]
pub struct FeedProps {
    /// Its path in the API's folder; empty for none.
    pub path: String,
}

/// A fold with the address.
#[hook]
pub fn use_feed(props: &FeedProps) -> Html {
    let lang = use_lang();
    let copied = use_state(|| None::<bool>);
    let file = file_address(&props.path).filter(|_| !props.path.is_empty());
    let Some(file) = file else {
        return html! {};
    };
    let address = page::whole(&file);
    let copy = {
        let (address, copied) = (address.clone(), copied.setter());
        move |_: MouseEvent| {
            let (address, copied) = (address.clone(), copied.clone());
            wasm_bindgen_futures::spawn_local(async move {
                copied.set(Some(file::copy(&address).await));
            });
        }
    };
    let said = match *copied {
        None => "",
        Some(true) => lang.data_copied(),
        Some(false) => lang.shelf_apps_not_copied(),
    };
    html! {
        <details class="event-feed not-on-paper">
            <summary>{ lang.event_feed() }</summary>
            <p>{ lang.event_feed_text() }</p>
            <p class="hand-address" dir="ltr">{ &address }</p>
            <p class="actions">
                <button type="button" class="button" onclick={copy}>{ icon("layers") }<span>{ lang.shelf_apps_copy() }</span></button>
                <a class="button" href={subscribed(&address)}>{ icon("calendar") }<span>{ lang.event_feed_open() }</span></a>
            </p>
            <p role="status">{ said }</p>
        </details>
    }
}

/// The address by which a calendar app of the device opens and follows a calendar.
fn subscribed(address: &str) -> String {
    match address.split_once("://") {
        Some((_, rest)) => format!("webcal://{rest}"),
        None => address.to_owned(),
    }
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
