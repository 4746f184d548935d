//! Network sources, against a small server on this machine.

mod import_common;
mod web_support;

use lifelong_builder::import::{Companions, Item, Network, Patience, SourceSpec, read_over};
use lifelong_builder::record::Finding;
use std::net::TcpListener;
use std::time::Duration;
use web_support::{ok, serve, status};

fn fetch(address: &str, cache: &std::path::Path, whole: Duration) -> (Vec<String>, Vec<Finding>) {
    let network = Network {
        patience: Patience {
            connect: Duration::from_secs(2),
            whole,
            attempts: 3,
            pause: Duration::from_millis(10),
        },
        cache: cache.to_owned(),
    };
    let spec = SourceSpec {
        location: address.to_owned(),
        ..SourceSpec::default()
    };
    let (mut titles, mut findings) = (Vec::new(), Vec::new());
    read_over(
        &spec,
        &Companions::default(),
        &network,
        &mut |item| match item {
            Item::Record(record) => titles.push(record.title),
            Item::Finding(finding) => findings.push(finding),
            Item::Book { .. } => {}
        },
    );
    (titles, findings)
}

const LONG: Duration = Duration::from_secs(20);
const TEA: &str = r#"[{"@type":"Course","name":"Tea","url":"https://a.example/tea"}]"#;

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let (address, seen) = serve(|_, _, tag| {
        if tag == "\"v1\"" {
            status("304 Not Modified")
        } else {
            ok(TEA, "ETag: \"v1\"\r\n")
        }
    });
    let cache = tempfile::tempdir().expect("a folder");
    for _ in 0..2 {
        let (titles, findings) = fetch(&format!("{address}/c.json"), cache.path(), LONG);
        assert_eq!(titles, ["Tea"], "{findings:?}");
    }
    let tags: Vec<_> = seen
        .lock()
        .expect("the log")
        .iter()
        .map(|(_, tag)| tag.clone())
        .collect();
    assert_eq!(tags, ["", "\"v1\""]);
}

#[test]
fn a_server_in_trouble_is_asked_again() {
    let (address, seen) = serve(|number, _, _| {
        if number == 1 {
            status("500 Oops")
        } else {
            ok(TEA, "")
        }
    });
    let cache = tempfile::tempdir().expect("a folder");
    let (titles, findings) = fetch(&address, cache.path(), LONG);
    assert_eq!((titles.len(), findings.len()), (1, 0));
    assert_eq!(seen.lock().expect("the log").len(), 2);
}

#[test]
fn a_server_that_never_answers_is_given_up() {
    let (address, seen) = serve(|_, _, _| None);
    let cache = tempfile::tempdir().expect("a folder");
    let (titles, findings) = fetch(&address, cache.path(), Duration::from_millis(300));
    assert!(titles.is_empty());
    assert_eq!(findings[0].code, "network");
    assert!(
        findings[0].reason.contains("did not answer in time"),
        "{}",
        findings[0].reason
    );
    assert!(
        findings[0].reason.contains("3 attempts"),
        "{}",
        findings[0].reason
    );
    assert_eq!(seen.lock().expect("the log").len(), 3);
}

#[test]
fn an_answer_that_breaks_off_is_not_kept() {
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\nConnection: close\r\n\r\n[{\"@type\"";
    let (address, _) = serve(move |_, _, _| Some(half.as_bytes().to_vec()));
    let cache = tempfile::tempdir().expect("a folder");
    let (titles, findings) = fetch(&address, cache.path(), LONG);
    assert!(titles.is_empty());
    assert!(
        findings[0].reason.contains("broke off"),
        "{}",
        findings[0].reason
    );
}

#[test]
fn what_is_not_there_is_asked_once() {
    let (address, seen) = serve(|_, _, _| status("404 Not Found"));
    let cache = tempfile::tempdir().expect("a folder");
    let (_, findings) = fetch(&address, cache.path(), LONG);
    assert!(findings[0].reason.contains("404"), "{}", findings[0].reason);
    assert_eq!(seen.lock().expect("the log").len(), 1);
}

#[test]
fn pages_are_followed_on_the_same_host_only() {
    let (address, seen) = serve(|_, path, _| {
        let page = |name: &str, next: &str| {
            format!(
                r#"{{"links":{{"first":"/courses","next":{next}}},"data":[{{"type":"Course","attributes":{{"name":"{name}"}}}}]}}"#
            )
        };
        match path {
            "/courses" => ok(page("One", "\"/courses?page=2\""), ""),
            "/courses?page=2" => ok(page("Two", "\"http://other.example/courses?page=3\""), ""),
            _ => status("404 Not Found"),
        }
    });
    let cache = tempfile::tempdir().expect("a folder");
    let (titles, findings) = fetch(&format!("{address}/courses"), cache.path(), LONG);
    assert_eq!(titles, ["One", "Two"]);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "more-pages");
    assert!(findings[0].position.file.ends_with("/courses?page=2"));
    assert_eq!(seen.lock().expect("the log").len(), 2);
}

#[test]
fn nobody_there_is_said_in_plain_words() {
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port")
        .port();
    let cache = tempfile::tempdir().expect("a folder");
    let (_, findings) = fetch(&format!("http://127.0.0.1:{port}/"), cache.path(), LONG);
    assert_eq!(findings[0].code, "network");
    assert!(
        findings[0].reason.contains("save the file by hand"),
        "{}",
        findings[0].reason
    );
}
