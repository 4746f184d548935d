//! What stands on a page while its content is on its way, and when it does not come.

use super::icon::{icon, scene};
use super::nav_link::NavLink;
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
    let waited = use_state(|| 0u32);
    {
        let waited = waited.setter();
        use_effect_with(
            (props.error.is_some(), props.whole),
            move |(failed, whole)| {
                let failed = *failed;
                if failed && *whole {
                    page::heading_here();
                }
                waited.set(0);
                let task = async move {
                    if !failed {
                        time::sleep(3_000).await;
                        waited.set(3);
                        time::sleep(7_000).await;
                        waited.set(10);
                    }
                };
                let (task, handle) = futures::future::abortable(task);
                wasm_bindgen_futures::spawn_local(async move {
                    // Aborted when the page is left: nobody waits any more.
                    let _ = task.await;
                });
                move || handle.abort()
            },
        );
    }
    // Where trying again cannot help, the way on is to look for something else.
    let next = match props.again.clone() {
        Some(again) => {
            let onclick = Callback::from(move |_: MouseEvent| again.emit(()));
            html! { <button type="button" class="button primary" {onclick}>{ icon("refresh") }{ lang.try_again() }</button> }
        }
        None => {
            html! { <NavLink to="/find" class="button primary">{ icon("search") }{ lang.nav_find() }</NavLink> }
        }
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
            if *waited >= 3 {
                <p class="loading-words" role="status">
                    { if *waited >= 10 { lang.loading_long() } else { lang.loading_slow() } }
                </p>
            }
            if *waited >= 10 {
                <button type="button" class="button" onclick={|_: MouseEvent| page::reload()}>
                    { icon("refresh") }{ lang.load_anew() }
                </button>
            }
            if props.children == html! {} { { skeleton() } } else { { props.children.clone() } }
        </div>
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
