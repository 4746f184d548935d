//! The live service that a portal may name: a Kinto server (<https://docs.kinto-storage.org>) with figures that are younger
//! than the catalogue's, and with the number of those who take part in an event.
//!
//! It is never a hindrance: where it is absent nothing is asked, and where it fails a page shows what it would show without.

use super::{ServiceError, http};
use crate::platform::fetch::{Asked, FetchError};
use crate::platform::{json, time};
use futures::future::select;
use lifelong_api::live_server;
use std::cell::RefCell;
use std::pin::pin;

/// For how long a page waits for younger figures, in milliseconds.
const PATIENCE: u32 = 1_500;
/// For how long an answer to what a learner does may take, in milliseconds.
const ANSWER: u32 = 10_000;
/// No request asks for more.
const MOST: usize = 100;

/// How often a thing was looked at and liked, and how many take part, where somebody counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How often it was looked at.
    pub views: Option<u64>,
    /// How many like it.
    pub likes: Option<u64>,
    /// How many take part in it.
    pub participants: Option<u64>,
}

/// The greatest whole number below which JSON can tell all others.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A figure; none for a number that counts nothing.
fn figure(number: Option<f64>) -> Option<u64> {
    let whole = |number: &f64| number.fract() == 0.0 && (0.0..EXACT).contains(number);
    number.filter(whole).map(|number| number as u64)
}

/// The figures of an answer, by the ids of their records; none where it is no answer of such a service.
fn read(answer: &str) -> Vec<(String, Figures)> {
    let all = json::numbers(answer, ["views", "likes", "participants"]).into_iter();
    let figures = |(id, numbers): (String, [Option<f64>; 3])| {
        let [views, likes, participants] = numbers.map(figure);
        let figures = Figures {
            views,
            likes,
            participants,
        };
        (id, figures)
    };
    all.map(figures).collect()
}

/// Whether the service can have a record of this id.
pub fn can_name(id: &str) -> bool {
    let signs = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    id.bytes().all(signs) && id.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric)
}

/// Figures of things by their record's ids, as `event-the-short-night`: those that come from `service` within a moment. Without
/// a service nothing is asked.
pub async fn figures(service: Option<&str>, mut ids: Vec<String>) -> Vec<(String, Figures)> {
    let found = RefCell::new(Vec::new());
    ids.retain(|id| can_name(id));
    if let Some(service) = service.filter(|service| live_server(service).is_some()) {
        let ask = async {
            for some in ids.chunks(MOST) {
                let url = format!(
                    "{service}collections/figures/records?in_id={}",
                    some.join(",")
                );
                let what = Asked {
                    method: "GET",
                    url: &url,
                    body: None,
                    user: None,
                };
                if let Ok((200, answer)) = http::ask(&what, PATIENCE).await {
                    found.borrow_mut().extend(read(&answer));
                }
            }
        };
        // What has come by then counts.
        select(pin!(ask), pin!(time::sleep(PATIENCE))).await;
    }
    found.into_inner()
}

/// Tells a service that somebody takes part in an event, under a name and a secret of 32 hexadecimal digits each. Told
/// again it changes nothing.
///
/// # Errors
/// [`ServiceError`] where it did not answer, or did not agree.
pub async fn take(service: &str, event: &str, who: &str, secret: &str) -> Result<(), ServiceError> {
    // Both are safe in JSON: digits, and an id that the service can name.
    let account = format!("{{\"data\":{{\"password\":\"{secret}\"}}}}");
    let record = format!("{{\"data\":{{\"event\":\"{event}\"}}}}");
    for (url, body) in [
        (account_of(service, who), account),
        (record_of(service, who), record),
    ] {
        let status = tell("PUT", &url, Some(&body), who, secret).await?;
        if !matches!(status, 200 | 201) {
            return Err(ServiceError::of_fetch(&url, FetchError::Status(status)));
        }
    }
    Ok(())
}

/// Takes a name out of a service, with all that it knows of it.
///
/// # Errors
/// [`ServiceError`] where it did not answer, or still has it.
pub async fn leave(service: &str, who: &str, secret: &str) -> Result<(), ServiceError> {
    let record = record_of(service, who);
    let status = tell("DELETE", &record, None, who, secret).await?;
    // Whom it does not know it has not.
    if !matches!(status, 200 | 401 | 403 | 404 | 410) {
        return Err(ServiceError::of_fetch(&record, FetchError::Status(status)));
    }
    // Without the record an account counts for nobody.
    tell("DELETE", &account_of(service, who), None, who, secret).await?;
    Ok(())
}

fn record_of(service: &str, who: &str) -> String {
    format!("{service}collections/taking-part/records/{who}")
}

fn account_of(service: &str, who: &str) -> String {
    let server = live_server(service).unwrap_or_default();
    format!("{server}accounts/{who}")
}

async fn tell(
    method: &'static str,
    url: &str,
    body: Option<&str>,
    who: &str,
    secret: &str,
) -> Result<u16, ServiceError> {
    let user = format!("{who}:{secret}");
    let what = Asked {
        method,
        url,
        body,
        user: Some(&user),
    };
    Ok(http::ask(&what, ANSWER).await?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_figures_and_everything_else_is_passed_over() {
        let answer = r#"{"data":[
            {"id":"event-a","views":3,"likes":0,"participants":9007199254740991,"last_modified":17,"new":{"a":[1]}},
            {"id":"event-b","views":-1,"likes":1.5,"participants":"<b>7</b>"},
            {"id":"event-c","views":9007199254740992,"likes":1e300,"participants":56.0},
            {"id":"event-d","views":null,"likes":[3],"participants":{"count":3}},
            {"id":"event-e","views":true,"likes":18446744073709551615,"participants":4}
        ]}"#;
        let told = |figures: Figures| [figures.views, figures.likes, figures.participants];
        let read: Vec<_> = read(answer)
            .into_iter()
            .map(|(id, figures)| (id, told(figures)))
            .collect();
        let expected = [
            ("event-a", [Some(3), Some(0), Some(9_007_199_254_740_991)]),
            ("event-b", [None; 3]),
            ("event-c", [None, None, Some(56)]),
            ("event-d", [None; 3]),
            ("event-e", [None, None, Some(4)]),
        ];
        assert_eq!(read, expected.map(|(id, told)| (id.to_owned(), told)));
    }

    #[test]
    fn an_odd_answer_has_no_figures() {
        for answer in [
            "",
            "<!doctype html>",
            "[]",
            "{}",
            r#"{"data":{}}"#,
            r#"{"data":[1, null, "a", [2]]}"#,
            r#"{"data":[{"views":3}, {"id":4,"views":3}]}"#,
            r#"{"data":{"length":1,"0":{"id":"event-a","views":3}}}"#,
            r#"{"code":403,"error":"Forbidden"}"#,
        ] {
            assert_eq!(read(answer), [], "{answer}");
        }
    }

    #[test]
    fn addresses_are_those_of_the_service() {
        let service = "https://live.example.org/v1/buckets/lifelong/";
        assert_eq!(
            record_of(service, "5f0c"),
            "https://live.example.org/v1/buckets/lifelong/collections/taking-part/records/5f0c"
        );
        assert_eq!(
            account_of(service, "5f0c"),
            "https://live.example.org/v1/accounts/5f0c"
        );
    }

    #[test]
    fn only_plain_ids_are_asked_for() {
        assert!(can_name("event-the-short-night") && can_name("1_a"));
        for id in ["", "-a", "_a", "a,b", "a b", "a/b", "a&_limit=0", "茶"] {
            assert!(!can_name(id), "{id}");
        }
    }
}
