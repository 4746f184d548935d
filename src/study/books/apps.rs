//! The shelf for other reading apps: the address of its feed, to copy.

use crate::platform::{file, page};
use crate::services::{self, use_load};
use crate::study::hooks::use_lang;
use crate::ui::icon;
use std::rc::Rc;
use yew::prelude::*;

/// The feed, in the folder of the API.
const FEED: &str = "opds.json";

/// A fold with the address: followed in a browser, it would show nothing that one can read.
#[hook]
pub fn use_apps() -> Html {
    let lang = use_lang();
    let copied = use_state(|| None::<bool>);
    let feed = use_load((), true, |()| async move {
        services::api().address(FEED).await.map(Rc::new)
    });
    let Some(feed) = feed.state.value() else {
        return html! {};
    };
    let address = page::whole(&feed);
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
        <details class="shelf-apps not-on-paper">
            <summary>{ lang.shelf_apps() }</summary>
            <p>{ lang.shelf_apps_text() }</p>
            <p class="hand-address" dir="ltr">{ address }</p>
            <p class="actions"><button type="button" class="button" onclick={copy}>{ icon("layers") }<span>{ lang.shelf_apps_copy() }</span></button></p>
            <p role="status">{ said }</p>
        </details>
    }
}
