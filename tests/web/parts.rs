//! Parts in a real document: hostile texts, links, the search field.

use super::{js, show, text, until};
use lifelong::app::Root;
use lifelong::i18n::Lang;
use lifelong::ui::rich;
use lifelong_api::{Block, Inline, Localized};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;
use yew_router::Router;
use yew_router::history::{AnyHistory, History, MemoryHistory};

#[wasm_bindgen_test]
async fn a_hostile_text_runs_nothing() {
    let markup = "<img src=x onerror=\"window.__xss=1\"><script>window.__xss=2</script>";
    let words = move || {
        vec![Inline::Text {
            text: markup.to_owned(),
        }]
    };
    let place = show(move || {
        let link = Inline::Link {
            href: "javascript:window.__xss=3".to_owned(),
            content: words(),
        };
        let mut text = Localized::default();
        let blocks = vec![
            Block::Heading {
                level: 2,
                content: words(),
            },
            Block::Paragraph {
                content: vec![link],
            },
            Block::Code {
                text: markup.to_owned(),
            },
            Block::Image {
                url: "https://example.org/x.png".to_owned(),
                alt: markup.to_owned(),
                caption: String::new(),
                width: 0,
                height: 0,
            },
        ];
        text.insert("en", blocks);
        rich(&text, Lang::En)
    });
    until("the text stands", || text(&place, "h2") == markup).await;
    assert_eq!(text(&place, "pre"), markup);
    for css in ["img", "script", "[onerror]", "a"] {
        assert!(
            place
                .query_selector(css)
                .expect("a good selector")
                .is_none(),
            "{css}"
        );
    }
    assert!(js("return window.__xss").is_undefined());
    place.remove();
}

#[wasm_bindgen_test]
async fn a_link_is_followed_without_loading_the_page() {
    let history = MemoryHistory::new();
    history.push("/help");
    let routes = AnyHistory::from(history.clone());
    let place = show(move || html! { <Router history={routes.clone()}><Root /></Router> });
    let link = "document.querySelector('.site-footer a[href=\"/settings\"]')";
    until("the link stands", || {
        !js(&format!("return {link}")).is_null()
    })
    .await;
    js(&format!("window.__stays = 1; {link}.click()"));
    until("the page has changed", || {
        Lang::ALL
            .iter()
            .any(|lang| text(&place, "main h1") == lang.settings_title())
    })
    .await;
    assert_eq!(history.location().path(), "/settings");
    assert_eq!(
        js("return window.__stays").as_f64(),
        Some(1.0),
        "the page was not loaded anew"
    );
    place.remove();
}

#[wasm_bindgen_test]
async fn letters_stay_in_the_search_field_while_one_types() {
    let history = MemoryHistory::new();
    history.push("/find");
    let routes = AnyHistory::from(history.clone());
    let place = show(move || html! { <Router history={routes.clone()}><Root /></Router> });
    let field = "document.querySelector('#search-input')";
    until("the field stands", || {
        !js(&format!("return {field}")).is_null()
    })
    .await;
    for typed in ["t", "te", "tea"] {
        js(&format!(
            "{field}.value = '{typed}'; {field}.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        ));
        // Longer than the pause before suggestions are asked for.
        gloo::timers::future::TimeoutFuture::new(120).await;
        assert_eq!(
            js(&format!("return {field}.value")).as_string().as_deref(),
            Some(typed)
        );
    }
    js(&format!("{field}.form.requestSubmit()"));
    until("the query is in the address", || {
        history.location().query_str().ends_with("q=tea")
    })
    .await;
    assert_eq!(
        js(&format!("return {field}.value")).as_string().as_deref(),
        Some("tea")
    );
    place.remove();
}
