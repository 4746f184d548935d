//! Whole pages before anything has loaded: every address has its frame, and one heading or a sign of loading.

use super::in_order;
use lifelong::app::Root;
use lifelong::i18n::Lang;
use lifelong::routes::Route;
use yew::prelude::*;
use yew_router::history::{AnyHistory, History, MemoryHistory};
use yew_router::query::Raw;
use yew_router::{Routable, Router};

#[derive(Clone, PartialEq, Properties)]
struct AtProps {
    path: AttrValue,
}

#[component]
fn At(props: &AtProps) -> Html {
    let history = MemoryHistory::new();
    let (path, query) = props.path.split_once('?').unwrap_or((&props.path, ""));
    history
        .push_with_query(path, Raw(query))
        .expect("a raw query is taken as it is");
    html! { <Router history={AnyHistory::from(history)}><Root /></Router> }
}

async fn page(path: &str) -> String {
    let path = AttrValue::from(path.to_owned());
    yew::LocalServerRenderer::<At>::with_props(AtProps { path })
        .hydratable(false)
        .render()
        .await
}

fn id() -> String {
    "x".to_owned()
}

fn routes() -> Vec<Route> {
    vec![
        Route::Home,
        Route::Find,
        Route::FiveMinutes,
        Route::Area { id: id() },
        Route::Topic { id: id() },
        Route::Course { id: id() },
        Route::Lesson {
            id: id(),
            lesson: id(),
        },
        Route::Reading,
        Route::Book { book: id() },
        Route::Chapter {
            book: id(),
            chapter: id(),
        },
        Route::Columns,
        Route::Column { id: id() },
        Route::Events,
        Route::Event { id: id() },
        Route::Institutions,
        Route::Institution { id: id() },
        Route::Mine,
        Route::Help,
        Route::HelpArticle { id: id() },
        Route::Settings,
        Route::NotFound,
    ]
}

#[tokio::test]
async fn every_address_has_the_frame_of_the_portal() {
    let lang = Lang::En;
    for route in routes() {
        let path = route.to_path();
        let html = page(&path).await;
        let frame = [
            "class=\"skip-link\"",
            lang.skip_to_content(),
            "<header",
            lang.caring_mode(),
            lang.nav_label(),
            "<main id=\"main\"",
            "</main>",
            "<footer",
            lang.nav_bottom_label(),
        ];
        in_order(&html, &frame);
        assert!(
            html.matches("<h1").count() <= 1,
            "{path} has two first headings"
        );
        let headed = html.contains("<h1");
        assert!(
            headed || html.contains("aria-busy=\"true\""),
            "{path} is empty:\n{html}"
        );
    }
}

#[tokio::test]
async fn pages_with_a_fixed_title_show_it_at_once() {
    for route in routes() {
        let Some(title) = route.title(Lang::En) else {
            continue;
        };
        let html = page(&route.to_path()).await;
        let heading = if route == Route::Home {
            Lang::En.home_question()
        } else {
            title
        };
        let at = html
            .find("<h1")
            .unwrap_or_else(|| panic!("{} has no heading", route.to_path()));
        let end = html[at..].find("</h1>").expect("its end");
        assert!(html[at..at + end].contains(heading), "{}", route.to_path());
    }
}

#[tokio::test]
async fn an_address_is_read_and_written_alike() {
    for route in routes() {
        assert_eq!(Route::recognize(&route.to_path()), Some(route));
    }
    assert_eq!(
        Route::recognize("/no/such/page/here"),
        Some(Route::NotFound)
    );
}

#[tokio::test]
async fn the_query_of_an_address_is_in_the_page_and_harmless() {
    let html = page("/find?q=%3Cscript%3Ealert(1)%3C/script%3E&area=hobbies").await;
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains(Lang::En.find_title()));
}
