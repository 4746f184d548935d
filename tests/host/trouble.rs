//! Loading and failing, in words.

use super::{BOTH, harmless, rendered};
use lifelong::platform::fetch::FetchError;
use lifelong::services::ServiceError;
use lifelong::ui::Status;
use yew::prelude::*;

fn errors() -> Vec<ServiceError> {
    let path = || "api/v1/<script>.json".to_owned();
    vec![
        ServiceError::Network(path()),
        ServiceError::Timeout(path()),
        ServiceError::Missing(path()),
        ServiceError::Status(path(), 503),
        ServiceError::Corrupt(path(), "line 1".to_owned()),
        ServiceError::TooNew("2.0 <script>".to_owned()),
        ServiceError::NoSuchItem("<script>".to_owned()),
    ]
}

#[tokio::test]
async fn every_failure_says_what_happened_and_what_to_do() {
    for lang in BOTH {
        for error in errors() {
            let words = error.words(lang);
            assert!(
                !words.title.is_empty() && words.text.chars().count() > 12,
                "{error}"
            );
            let html = rendered(html! {
                <Status error={words.clone()} again={Callback::from(|()| ())} {lang} />
            })
            .await;
            super::in_order(
                &html,
                &["role=\"alert\"", "<h2>", "</h2>", "<p>", lang.try_again()],
            );
            assert!(html.contains(words.title));
            harmless(&html);
        }
    }
}

#[tokio::test]
async fn there_is_no_button_where_trying_again_cannot_help() {
    for error in errors() {
        let futile = matches!(error, ServiceError::TooNew(_) | ServiceError::NoSuchItem(_));
        assert_eq!(error.can_retry(), !futile, "{error}");
    }
    for lang in BOTH {
        let words = ServiceError::NoSuchItem("x".to_owned()).words(lang);
        let html = rendered(html! { <Status error={words} {lang} /> }).await;
        assert!(!html.contains("<button"), "{html}");
    }
}

#[tokio::test]
async fn waiting_begins_without_words() {
    for lang in BOTH {
        let html = rendered(html! { <Status {lang} /> }).await;
        assert!(html.contains("aria-busy=\"true\"") && html.contains("skeleton"));
        assert!(!html.contains(lang.loading_slow()) && !html.contains("<button"));
    }
}

#[test]
fn answers_of_the_network_are_told_apart() {
    let of = |error| ServiceError::of_fetch("x.json", error);
    assert_eq!(
        of(FetchError::Network),
        ServiceError::Network("x.json".to_owned())
    );
    assert_eq!(
        of(FetchError::Timeout),
        ServiceError::Timeout("x.json".to_owned())
    );
    assert_eq!(
        of(FetchError::Status(404)),
        ServiceError::Missing("x.json".to_owned())
    );
    assert_eq!(
        of(FetchError::Status(410)),
        ServiceError::Missing("x.json".to_owned())
    );
    assert_eq!(
        of(FetchError::Status(500)),
        ServiceError::Status("x.json".to_owned(), 500)
    );
}
