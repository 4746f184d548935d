//! What stands on a page while its content is on its way, and when it does not come.

use super::icon::{icon, scene};
use super::nav_link::link;
use crate::i18n::{self, Lang};
use crate::platform::{page, time};
use lifelong_api::Area;
use yew::prelude::*;

/// A state of loading.
#[derive(Clone, PartialEq, Properties)]
pub struct StatusProps {
    /// The error, if loading failed; else it is under way.
    #[prop_or_default]
    pub error: Option<i18n::Words>,
    /// Tries again; none where that cannot help.
    #[prop_or_default]
    pub again: Option<Callback<()>>,
    /// The reader's language.
    pub lang: Lang,
    /// It stands for a page that has no heading of its own yet: a message then brings one.
    #[prop_or_default]
    pub whole: bool,
    /// The page's skeleton: grey shapes where words will be.
    #[prop_or_default]
    pub children: Html,
}

/// A skeleton while loading, with a sentence after three seconds and a choice after ten; or the error.
#[component]
pub fn Status(props: &StatusProps) -> Html {
    let lang = props.lang;
    let failed = props.error.is_some();
    let waited = use_waited(!failed, "");
    use_effect_with((failed, props.whole), |(failed, whole)| {
        if *failed && *whole {
            page::heading_here();
        }
    });
    // Where trying again cannot help, the way on is to look for something else.
    let next = match props.again.clone() {
        Some(again) => {
            let onclick = Callback::from(move |_: MouseEvent| again.emit(()));
            html! { <button type="button" class="button primary" {onclick}>{ icon("refresh") }{ lang.try_again() }</button> }
        }
        None => link(
            "/find",
            "button primary",
            html! { <>{ icon("search") }{ lang.nav_find() }</> },
        ),
    };
    if let Some(error) = &props.error {
        return html! {
            <section class="trouble" role="alert">
                { scene(if error.title == lang.error_network_title() { "offline" } else { "error" }, Area::Other) }
                if props.whole { <h1 tabindex="-1">{ error.title }</h1> } else { <h2>{ error.title }</h2> }
                <p>{ error.text }</p>
                { next }
                <p class="trouble-detail">{ &error.detail }</p>
            </section>
        };
    }
    html! {
        <div class="loading" aria-busy="true">
            { waiting(waited, lang) }
            if props.children == html! {} { { skeleton() } } else { { props.children.clone() } }
        </div>
    }
}

/// How long somebody has waited, in steps: 1 after a moment, 3 and 10 after as many seconds, else 0. Another thing
/// to wait for begins anew.
#[hook]
pub fn use_waited(waits: bool, what: &str) -> u32 {
    let waited = use_state(|| 0u32);
    let setter = waited.setter();
    use_effect_with((waits, what.to_owned()), move |(waits, _)| {
        setter.set(0);
        let steps = if *waits { 3 } else { 0 };
        let (task, handle) = futures::future::abortable(async move {
            for (pause, step) in [(400, 1), (2_600, 3), (7_000, 10)].into_iter().take(steps) {
                time::sleep(pause).await;
                setter.set(step);
            }
        });
        wasm_bindgen_futures::spawn_local(async move {
            // Aborted when the page is left: nobody waits any more.
            let _ = task.await;
        });
        move || handle.abort()
    });
    if waits { *waited } else { 0 }
}

/// Words for somebody who has waited for so many seconds; after ten a choice.
pub fn waiting(waited: u32, lang: Lang) -> Html {
    html! {
        <>
        if waited >= 3 {
            <p class="loading-words" role="status">
                { if waited >= 10 { lang.loading_long() } else { lang.loading_slow() } }
            </p>
        }
        if waited >= 10 {
            <button type="button" class="button" onclick={|_: MouseEvent| page::reload()}>
                { icon("refresh") }{ lang.load_anew() }
            </button>
        }
        </>
    }
}

fn skeleton() -> Html {
    html! {
        <div class="skeleton page-width" aria-hidden="true">
            <div class="bone bone-title"></div>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone bone-short"></div>
            <div class="bone bone-picture"></div>
        </div>
    }
}

/// Words that stand out in the flow of the page, with an icon.
pub fn notice(content: Html) -> Html {
    html! { <div class="notice">{ icon("info") }<div>{ content }</div></div> }
}
