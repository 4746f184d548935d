//! Writes the gallery of the design system as plain pages, one a language, into the folder of a built site:
//! `cargo run --example gallery -- target/e2e-site`. The end-to-end tests look at them.

use lifelong::features::gallery;
use lifelong::i18n::Lang;
use std::path::PathBuf;
use std::{env, fs};
use yew::prelude::*;
use yew_router::Router;
use yew_router::history::{AnyHistory, MemoryHistory};

#[derive(Clone, PartialEq, Properties)]
struct InProps {
    lang: Lang,
}

#[component]
fn In(props: &InProps) -> Html {
    let history = AnyHistory::from(MemoryHistory::new());
    html! { <Router {history}><main id="main">{ gallery::page(props.lang) }</main></Router> }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = PathBuf::from(env::args().nth(1).expect("the folder of a built site"));
    let index = fs::read_to_string(folder.join("index.html")).expect("index.html");
    let styles = index
        .split(['"', '\''])
        .find(|part| part.ends_with(".css"))
        .expect("index.html names its styles");
    for lang in Lang::ALL {
        let body = yew::LocalServerRenderer::<In>::with_props(InProps { lang })
            .hydratable(false)
            .render()
            .await;
        let (tag, title) = (lang.tag(), lang.site_name());
        let page = format!(
            "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\"><base href=\"/\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"stylesheet\" href=\"{styles}\"></head>\
             <body><div class=\"shell\">{body}</div></body></html>"
        );
        fs::write(folder.join(format!("gallery-{tag}.html")), page).expect("written");
    }
}
