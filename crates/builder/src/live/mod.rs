//! The operator's side of a live service: a Kinto server (<https://docs.kinto-storage.org>) with a bucket, in which two
//! collections lie. In `figures` everybody may read how often a page was looked at and how many take part in an event; its
//! records are called `column-ID`, `event-ID` and `book-ID` and hold `views`, `likes` and `participants`, each if it is
//! known, as whole numbers below 2^53. In `taking-part` each learner's device keeps one record for each event that the
//! learner takes part in, `{"event": ID}` below a random name, which it alone and the operator can read.
//!
//! [`set_up`] makes the bucket; [`count`] counts the one collection and writes the other.

mod count;
mod http;
mod set_up;
mod tally;

pub use count::{Counted, Table, count};
pub use set_up::set_up;

use crate::error::BuildError;
use lifelong_api::live_server;

/// The collection that everybody reads.
const FIGURES: &str = "figures";
/// The collection of what devices told.
const TAKING_PART: &str = "taking-part";

/// A live service, and who speaks to it.
pub struct Service {
    /// The bucket's address, with a slash at its end, as `config.json` has it.
    address: String,
    /// What stands before `buckets/`.
    server: String,
    /// The bucket's name.
    bucket: String,
    user: String,
    /// The value of the header `Authorization` (RFC 7617).
    authorization: String,
    agent: ureq::Agent,
}

impl Service {
    /// A service at the address of a bucket, whose slash at the end may be left out.
    ///
    /// # Errors
    /// [`BuildError::Config`] with what is wrong with the address or the user's name.
    pub fn new(address: &str, user: &str, password: &str) -> Result<Self, BuildError> {
        let address = bucket_address(address).map_err(BuildError::Config)?;
        let server = live_server(&address).unwrap_or_default().to_owned();
        if user.is_empty() || user.contains(|c: char| c == ':' || c.is_control()) {
            return Err(BuildError::Config(format!(
                "“{user}” is no user's name: it has at least one letter, and no colon. Say --user admin."
            )));
        }
        if password.is_empty() {
            return Err(BuildError::Config(
                "The password is empty. Give it in the environment variable LIFELONG_LIVE_PASSWORD."
                    .to_owned(),
            ));
        }
        let bucket = address[server.len()..].trim_matches('/');
        let bucket = bucket
            .strip_prefix("buckets/")
            .unwrap_or_default()
            .to_owned();
        Ok(Self {
            authorization: http::basic(user, password),
            agent: http::agent(),
            user: user.to_owned(),
            bucket,
            server,
            address,
        })
    }

    /// The line for `config.json`.
    #[must_use]
    pub fn config_line(&self) -> String {
        format!("\"live\": \"{}\"", self.address)
    }

    /// The address of the records of a collection.
    fn records(&self, collection: &str) -> String {
        format!("{}collections/{collection}/records", self.address)
    }
}

/// The address of a bucket, with its slash, or what is wrong with it.
fn bucket_address(written: &str) -> Result<String, String> {
    let mut address = written.trim().to_owned();
    if !address.ends_with('/') {
        address.push('/');
    }
    if live_server(&address).is_some() {
        return Ok(address);
    }
    let url = url::Url::parse(&address);
    let like = "Write it as https://live.example.org/v1/buckets/lifelong/.";
    let named = url
        .as_ref()
        .is_ok_and(|url| !url.username().is_empty() || url.password().is_some());
    // A password in an address is not repeated: what is printed may be kept.
    if named {
        return Err(format!(
            "The address names a user. Leave that out, and say --user. {like}"
        ));
    }
    Err(match url.as_ref().map(url::Url::scheme) {
        Ok("http") => format!(
            "“{written}” does not begin with https://. A password would go through the network for everybody to read; http:// is only for this same computer (127.0.0.1, localhost). {like}"
        ),
        Ok("https") if !address.contains("/buckets/") => {
            format!("“{written}” names no bucket: /buckets/ and a name are missing. {like}")
        }
        _ => format!("“{written}” is no address of a bucket. {like}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(address: &str) -> String {
        bucket_address(address).expect_err(address)
    }

    #[test]
    fn an_address_of_a_bucket_is_taken_with_and_without_its_slash() {
        let whole = "https://live.example.org/v1/buckets/lifelong/";
        for written in [whole, whole.trim_end_matches('/'), &format!(" {whole} ")] {
            assert_eq!(bucket_address(written).as_deref(), Ok(whole), "{written}");
        }
        let service = Service::new(whole, "admin", "word").expect("a service");
        assert_eq!(service.server, "https://live.example.org/v1/");
        assert_eq!(service.bucket, "lifelong");
        assert_eq!(service.config_line(), format!("\"live\": \"{whole}\""));
        assert!(bucket_address("http://127.0.0.1:8888/v1/buckets/b").is_ok());
        // A bucket may have this name, too.
        let odd = Service::new("https://a.example/buckets/buckets/", "a", "b").expect("a service");
        assert_eq!(odd.bucket, "buckets");
    }

    #[test]
    fn what_is_wrong_with_an_address_is_said() {
        let clear = reason("http://live.example.org/v1/buckets/lifelong/");
        assert!(clear.contains("for everybody to read"), "{clear}");
        let bare = reason("https://live.example.org/v1/");
        assert!(bare.contains("names no bucket"), "{bare}");
        for other in [
            "",
            "live.example.org",
            "https://live.example.org/v1/buckets/a b/",
        ] {
            assert!(reason(other).contains("no address of a bucket"), "{other}");
        }
        let named = reason("https://admin:geheim@live.example.org/v1/buckets/b/");
        assert!(
            named.contains("--user") && !named.contains("geheim"),
            "{named}"
        );
    }

    #[test]
    fn a_name_with_a_colon_and_an_empty_password_are_refused() {
        let address = "https://live.example.org/v1/buckets/b/";
        for (user, password) in [("", "a"), ("a:b", "c"), ("admin", "")] {
            let error = Service::new(address, user, password).err().expect(user);
            assert_eq!(error.exit_code(), 2, "{error}");
        }
    }
}
