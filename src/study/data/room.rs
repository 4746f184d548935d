//! How much room the record takes, and whether the browser keeps it.

use super::super::hooks::use_lang;
use super::super::parts;
use super::super::store::NEARLY;
use super::kinds::size;
use crate::platform::room;
use crate::ui::{icon, notice};
use yew::prelude::*;

/// What the browser says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Room {
    /// Used, and all, in bytes.
    room: Option<(f64, f64)>,
    /// Whether it promised to keep what is here.
    kept: bool,
}

/// Room.
#[hook]
pub fn use_room_here() -> Html {
    let lang = use_lang();
    let state = use_state(|| None::<Room>);
    // What came of asking the browser.
    let answer = use_state(|| None::<bool>);
    let setter = state.setter();
    use_effect_with((), move |()| {
        wasm_bindgen_futures::spawn_local(async move {
            let (room, kept) = (room::used().await, room::persisted().await);
            setter.set(Some(Room { room, kept }));
        });
    });
    let ask = {
        let answer = answer.setter();
        Callback::from(move |_: MouseEvent| {
            let answer = answer.clone();
            wasm_bindgen_futures::spawn_local(
                async move { answer.set(Some(room::persist().await)) },
            );
        })
    };
    let Some(Room { room, kept }) = *state else {
        return html! {};
    };
    let used = match room {
        None => lang.data_room_unknown().to_owned(),
        Some((used, all)) => lang.data_room_used(&size(all, lang), &size(used, lang)),
    };
    let short = room.is_some_and(|(used, all)| used > all * NEARLY);
    let promised = answer.unwrap_or(kept);
    let said = match *answer {
        _ if promised => {
            html! { <p class="kept">{ icon("check") }<span>{ lang.data_persist_yes() }</span></p> }
        }
        Some(_) => html! { <p>{ lang.data_persist_no() }</p> },
        None => html! {},
    };
    html! {
        <section aria-labelledby="data-room">
            <h2 id="data-room">{ lang.data_room_title() }</h2>
            <p>{ used }</p>
            if short {
                { notice(html! { <p>{ lang.data_room_short() }</p> }) }
            }
            <p>{ lang.data_room_text() }</p>
            if !kept {
                { parts::button("button", "heart", lang.data_persist(), ask) }
            }
            <div role="status">{ said }</div>
        </section>
    }
}
