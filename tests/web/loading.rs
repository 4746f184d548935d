//! Values on their way: the newest key wins, an error keeps what was there.

use super::{js, place, text, until};
use lifelong::services::{ServiceError, use_load};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

/// Answers of the fetch by key: how long it takes, and what it brings.
fn answer(key: u32) -> (u32, Result<Rc<String>, ServiceError>) {
    match key {
        1 => (400, Ok(Rc::new("slow and old".to_owned()))),
        2 => (20, Ok(Rc::new("fast and new".to_owned()))),
        _ => (20, Err(ServiceError::Missing("x.json".to_owned()))),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ProbeProps {
    key_of: u32,
    keep: bool,
}

#[component]
fn Probe(props: &ProbeProps) -> Html {
    let loading = use_load(props.key_of, props.keep, |key| async move {
        let (milliseconds, answer) = answer(key);
        gloo::timers::future::TimeoutFuture::new(milliseconds).await;
        answer
    });
    let value = loading
        .state
        .value()
        .map(|v| v.to_string())
        .unwrap_or_default();
    let error = loading
        .state
        .error()
        .map(ToString::to_string)
        .unwrap_or_default();
    let again = loading.again.reform(|_: MouseEvent| ());
    html! {
        <div>
            <p class="value">{ value }</p>
            <p class="error">{ error }</p>
            <p class="busy">{ loading.state.is_busy().to_string() }</p>
            <button id="again" onclick={again}>{ "again" }</button>
        </div>
    }
}

#[wasm_bindgen_test]
async fn an_answer_to_an_older_question_is_dropped() {
    let place = place();
    let props = |key_of| ProbeProps { key_of, keep: true };
    let mut app = yew::Renderer::<Probe>::with_root_and_props(place.clone(), props(1)).render();
    until("it is on its way", || text(&place, ".busy") == "true").await;
    app.update(props(2));
    until("the new answer", || {
        text(&place, ".value") == "fast and new"
    })
    .await;
    gloo::timers::future::TimeoutFuture::new(600).await;
    assert_eq!(
        text(&place, ".value"),
        "fast and new",
        "the old answer came later, and is dropped"
    );
    app.destroy();
}

#[wasm_bindgen_test]
async fn an_error_keeps_what_was_there() {
    let place = place();
    let props = |key_of| ProbeProps { key_of, keep: true };
    let mut app = yew::Renderer::<Probe>::with_root_and_props(place.clone(), props(2)).render();
    until("the value", || text(&place, ".value") == "fast and new").await;
    app.update(props(3));
    until("the error", || text(&place, ".error").contains("x.json")).await;
    assert_eq!(text(&place, ".value"), "fast and new");
    app.destroy();
}

#[wasm_bindgen_test]
async fn another_thing_does_not_show_the_one_before() {
    let place = place();
    let props = |key_of| ProbeProps {
        key_of,
        keep: false,
    };
    let mut app = yew::Renderer::<Probe>::with_root_and_props(place.clone(), props(2)).render();
    until("the value", || text(&place, ".value") == "fast and new").await;
    app.update(props(3));
    until("the error", || text(&place, ".error").contains("x.json")).await;
    assert_eq!(text(&place, ".value"), "");
    js("document.querySelector('#again').click()");
    until("it is tried again", || text(&place, ".busy") == "true").await;
    until("and fails again", || {
        text(&place, ".error").contains("x.json")
    })
    .await;
    app.destroy();
}
