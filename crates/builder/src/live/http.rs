//! Speaking with a Kinto server: JSON there and back, one user, no redirects, and plain words for what fails.

use super::Service;
use crate::error::BuildError;
use crate::import::net::plain_words;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::time::Duration;
use ureq::http::{Request, header};

/// No answer is larger: a page has at most a thousand small records.
const LARGEST: u64 = 16 << 20;
/// Until a connection stands.
const CONNECT: Duration = Duration::from_secs(10);
/// Until the whole answer is there.
const WHOLE: Duration = Duration::from_secs(60);

/// What came back.
pub(super) struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `Next-Page`: where a list goes on.
    pub next: Option<String>,
    /// The body; null where it is no JSON.
    pub body: Value,
}

/// What a server says about itself.
pub(super) struct Hello {
    /// How many requests it takes in one (`batch_max_requests`).
    pub batch: usize,
}

/// The header of a user with a password (RFC 7617, in UTF-8).
pub(super) fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

/// A redirect is not followed: the password is for this server alone.
pub(super) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(WHOLE))
        .http_status_as_error(false)
        .max_redirects(0)
        .user_agent(concat!("lifelong/", env!("CARGO_PKG_VERSION"), " (live)"))
        .build()
        .into()
}

impl Service {
    /// Asks as the operator.
    pub(super) fn ask(
        &self,
        method: &str,
        address: &str,
        body: Option<&Value>,
        only_new: bool,
    ) -> Result<Answer, BuildError> {
        self.ask_as(&self.authorization, method, address, body, only_new)
    }

    /// Asks; with `only_new` the server refuses with 412 where something is there already (RFC 9110, 13.1.2).
    pub(super) fn ask_as(
        &self,
        authorization: &str,
        method: &str,
        address: &str,
        body: Option<&Value>,
        only_new: bool,
    ) -> Result<Answer, BuildError> {
        let mut request = Request::builder()
            .method(method)
            .uri(address)
            .header(header::ACCEPT, "application/json");
        if !authorization.is_empty() {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        if only_new {
            request = request.header(header::IF_NONE_MATCH, "*");
        }
        let failed = |why: String| {
            BuildError::Live(format!(
                "{} does not answer: {why}. Look whether the server runs, whether its address is right, and whether this computer has a network.",
                self.server
            ))
        };
        let sound = |error: ureq::http::Error| failed(error.to_string());
        let answer = match body {
            Some(body) => {
                let request = request.header(header::CONTENT_TYPE, "application/json");
                let request = request.body(body.to_string().into_bytes()).map_err(sound)?;
                self.agent.run(request)
            }
            None => self.agent.run(request.body(()).map_err(sound)?),
        };
        let mut answer = answer.map_err(|error| failed(plain_words(&error)))?;
        let next = answer.headers().get("next-page");
        let next = next.and_then(|value| value.to_str().ok().map(str::to_owned));
        let text = answer.body_mut().with_config().limit(LARGEST).read_to_vec();
        let text = text.map_err(|error| failed(plain_words(&error)))?;
        Ok(Answer {
            status: answer.status().as_u16(),
            next,
            body: serde_json::from_slice(&text).unwrap_or_default(),
        })
    }

    /// Looks whether this is a Kinto server, and whether it knows the user.
    pub(super) fn hello(&self) -> Result<Hello, BuildError> {
        let answer = self.ask("GET", &self.server, None, false)?;
        let settings = &answer.body["settings"];
        let batch = settings["batch_max_requests"].as_u64();
        let (200, Some(batch), true) = (
            answer.status,
            batch,
            answer.body["http_api_version"].is_string(),
        ) else {
            return Err(match answer.status {
                401 | 403 | 500.. => self.refused(&answer, "say what it is"),
                status => BuildError::Live(format!(
                    "{} is no Kinto server (it answered {status}). The address has to be the one of a bucket there, with the server's version in it: https://live.example.org/v1/buckets/lifelong/.",
                    self.server
                )),
            });
        };
        if !answer.body["capabilities"]["accounts"].is_object() {
            return Err(BuildError::Live(format!(
                "The Kinto server {} has no accounts. Set kinto.includes = kinto.plugins.accounts and its policy, as docs/hosting.md shows, and start it again.",
                self.server
            )));
        }
        if !answer.body["user"]["id"].is_string() {
            return Err(self.unknown());
        }
        if settings["readonly"] == true {
            return Err(BuildError::Live(format!(
                "The Kinto server {} is read-only (kinto.readonly). Nothing was written.",
                self.server
            )));
        }
        Ok(Hello {
            batch: usize::try_from(batch).unwrap_or(1).clamp(1, 25),
        })
    }

    /// All records of a collection, page by page; gives each to `each`.
    pub(super) fn each_record(
        &self,
        collection: &str,
        fields: &str,
        mut each: impl FnMut(&Value),
    ) -> Result<(), BuildError> {
        let records = self.records(collection);
        let mut address = format!("{records}?_limit=1000&_fields={fields}");
        for _ in 0..MOST_PAGES {
            let answer = self.ask("GET", &address, None, false)?;
            let list = answer.body["data"].as_array();
            let (200, Some(list)) = (answer.status, list) else {
                return Err(self.refused(&answer, &format!("show the records of “{collection}”")));
            };
            list.iter().for_each(&mut each);
            match answer.next {
                Some(next) if goes_on(&records, &next) => address = next,
                Some(next) => {
                    return Err(BuildError::Live(format!(
                        "The server says that the list goes on at {}, which is not below {records}. Behind a reverse proxy set kinto.http_scheme and kinto.http_host to what the world sees.",
                        clean(&next)
                    )));
                }
                None => return Ok(()),
            }
        }
        Err(BuildError::Live(format!(
            "The list of “{collection}” does not end: {MOST_PAGES} pages were read."
        )))
    }

    fn unknown(&self) -> BuildError {
        BuildError::Live(format!(
            "{} does not know the user “{}” with this password. Check both; the password is the one in LIFELONG_LIVE_PASSWORD.",
            self.server, self.user
        ))
    }

    /// Why something was not done.
    pub(super) fn refused(&self, answer: &Answer, doing: &str) -> BuildError {
        let server = &self.server;
        BuildError::Live(match answer.status {
            401 => return self.unknown(),
            403 => format!(
                "The server does not let the user “{}” {doing}. Either this is not the user who set the bucket “{}” up, or there is no such bucket: then run lifelong live set-up.",
                self.user, self.bucket
            ),
            404 => format!(
                "There is no bucket “{}” on {server}, or one of its collections is missing. Run lifelong live set-up first.",
                self.bucket
            ),
            412 => format!(
                "Somebody else wrote at the same time when the server was to {doing}. Run it again."
            ),
            status @ 300..=399 => format!(
                "{server} sends to another address ({status}), and a password is not sent along. Name the address that it sends to."
            ),
            status => {
                let words = answer.body["message"].as_str().unwrap_or_default();
                format!(
                    "{server} answered {status} when it was to {doing}. {}",
                    clean(words)
                )
            }
        })
    }
}

/// More pages are not read: of a thousand records each they hold some millions.
const MOST_PAGES: usize = 10_000;

/// Whether an address lies in the same list.
fn goes_on(records: &str, next: &str) -> bool {
    let rest = next.strip_prefix(records);
    rest.is_some_and(|rest| rest.starts_with('?') && !rest.contains(|c: char| c.is_control()))
}

/// Words of a server, for a terminal: short, and without signs that move its cursor.
fn clean(words: &str) -> String {
    words
        .chars()
        .filter(|c| !c.is_control())
        .take(200)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_goes_on_in_itself_alone() {
        let records = "https://a.example/v1/buckets/b/collections/c/records";
        assert!(goes_on(records, &format!("{records}?_token=x")));
        for next in [
            "https://evil.example/v1/buckets/b/collections/c/records?_token=x",
            "http://a.example/v1/buckets/b/collections/c/records?_token=x",
            "https://a.example/v1/buckets/b/collections/c/recordsx?_token=x",
            "https://a.example/v1/accounts?_token=x",
            records,
            "",
        ] {
            assert!(!goes_on(records, next), "{next}");
        }
    }

    #[test]
    fn words_of_a_server_do_not_move_the_cursor() {
        assert_eq!(clean("a\u{1b}[2Jb\n"), "a[2Jb");
        assert_eq!(clean(&"x".repeat(900)).len(), 200);
    }

    #[test]
    fn a_user_is_told_as_the_standard_says() {
        // The example of RFC 7617, section 2.
        let told = basic("Aladdin", "open sesame");
        assert_eq!(told, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }
}
