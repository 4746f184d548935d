//! The operator's side of a live service, at a real Kinto server; and what is said where there is none.

mod kinto_support;
mod web_support;

use kinto_support::{Kinto, PASSWORD, device};
use lifelong_builder::live::{Counted, Service, Table, count, set_up};
use serde_json::{Value, json};
use std::process::{Command, Output};

/// Runs the command with a password.
fn run(arguments: &[&str], password: &str) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lifelong"));
    command.arg("live").args(arguments);
    command.env("LIFELONG_LIVE_PASSWORD", password);
    command.stdin(std::process::Stdio::null());
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("a code"), text(stdout), text(stderr))
}

fn figures(kinto: &Kinto, id: &str) -> Value {
    let address = format!("{}collections/figures/records/{id}", kinto.bucket());
    let (_, mut body) = kinto.ask("", "GET", &address, None);
    body["data"].take()
}

fn counted(kinto: &Kinto) -> Counted {
    count(&kinto.operator(), None).expect("counted")
}

#[test]
fn a_bucket_is_set_up_once_and_again_without_harm() {
    let Some(kinto) = Kinto::start() else { return };
    let told = set_up(&kinto.operator()).expect("set up");
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(
        told[..3].iter().all(|line| line.ends_with("was made.")),
        "{told:#?}"
    );
    assert_eq!(kinto.take_part(1, &json!("week")), 201);
    let kept = json!({ "data": { "views": 5, "remark": "mine" } });
    assert_eq!(
        kinto
            .admin("PUT", "collections/figures/records/event-week", Some(&kept))
            .0,
        201
    );
    // Somebody with a name may read, too; and by mistake, everybody may.
    let open = json!({ "permissions": { "read": ["account:second", "system.Everyone"], "record:create": [] } });
    assert_eq!(
        kinto
            .admin("PATCH", "collections/taking-part", Some(&open))
            .0,
        200
    );
    let records = format!("{}collections/taking-part/records", kinto.bucket());
    assert_eq!(
        kinto.ask("", "GET", &records, None).0,
        200,
        "open by mistake"
    );

    let told = set_up(&kinto.operator()).expect("set up again");
    assert!(told[0].ends_with("there already, and right."), "{told:#?}");
    assert!(
        told[2].contains("set right: read, record:create"),
        "{told:#?}"
    );
    let (_, body) = kinto.admin("GET", "collections/taking-part", None);
    assert_eq!(body["permissions"]["read"], json!(["account:second"]));
    assert_eq!(
        body["permissions"]["record:create"],
        json!(["system.Authenticated"])
    );
    assert_eq!(figures(&kinto, "event-week")["remark"], "mine");
    // The trial left nothing behind.
    let (_, body) = kinto.admin("GET", "collections/taking-part/records", None);
    assert_eq!(body["data"].as_array().map(Vec::len), Some(1));

    // What devices told is for the operator alone.
    let (_, stranger) = device(1);
    assert_eq!(kinto.ask("", "GET", &records, None).0, 401);
    assert_eq!(kinto.take_part(2, &json!("week")), 201);
    let (_, own) = kinto.ask(&stranger, "GET", &records, None);
    assert_eq!(own["data"].as_array().map(Vec::len), Some(1), "its own");
    let other = format!("{records}/{}", device(2).0);
    assert_eq!(kinto.ask(&stranger, "GET", &other, None).0, 403);
    assert_eq!(kinto.ask(&stranger, "DELETE", &other, None).0, 403);
}

#[test]
fn those_who_take_part_are_counted_and_nothing_else_is_written() {
    let Some(kinto) = Kinto::start() else { return };
    set_up(&kinto.operator()).expect("set up");
    assert_eq!(counted(&kinto).events, []);
    // More than two pages, and records that are none.
    for number in 0..7 {
        assert_eq!(kinto.take_part(number, &json!("week")), 201);
    }
    for number in 10..12 {
        assert_eq!(kinto.take_part(number, &json!("the-short-night")), 201);
    }
    for (number, odd) in (20..).zip([json!(7), json!(""), json!("a b"), json!(null)]) {
        assert_eq!(kinto.take_part(number, &odd), 201);
    }
    let known = json!({ "data": { "views": 31, "remark": "mine" } });
    assert_eq!(
        kinto
            .admin(
                "PUT",
                "collections/figures/records/event-week",
                Some(&known)
            )
            .0,
        201
    );
    let first = counted(&kinto);
    assert_eq!(
        first,
        Counted {
            events: vec![
                ("the-short-night".to_owned(), 2, None),
                ("week".to_owned(), 7, None)
            ],
            written: 2,
            same: 0,
            odd: 4,
        }
    );
    let week = figures(&kinto, "event-week");
    assert_eq!(
        (&week["participants"], &week["views"], &week["remark"]),
        (&json!(7), &json!(31), &json!("mine"))
    );
    // As the portal asks.
    let list = format!(
        "{}collections/figures/records?in_id=event-week,event-none",
        kinto.bucket()
    );
    let (status, body) = kinto.ask("", "GET", &list, None);
    assert_eq!(
        (status, body["data"][0]["participants"].as_u64()),
        (200, Some(7))
    );

    // One leaves, of another event both do; what is right is not touched.
    assert_eq!(counted(&kinto).written, 0);
    assert_eq!(
        figures(&kinto, "event-week")["last_modified"],
        week["last_modified"]
    );
    assert_eq!([kinto.leave(3), kinto.leave(10), kinto.leave(11)], [200; 3]);
    let then = counted(&kinto);
    assert_eq!((then.written, then.same), (2, 0));
    assert_eq!(figures(&kinto, "event-week")["participants"], 6);
    assert_eq!(figures(&kinto, "event-the-short-night")["participants"], 0);
    assert_eq!(counted(&kinto).written, 0);
}

#[test]
fn a_table_changes_figures_without_a_build_in_several_requests() {
    let Some(kinto) = Kinto::start() else { return };
    set_up(&kinto.operator()).expect("set up");
    assert_eq!(kinto.take_part(1, &json!("week")), 201);
    let mut text = "path,views,likes\n/event/week,9,2\n/read/evenings,4,\n/help/x,1,1\n".to_owned();
    for number in 0..58 {
        text.push_str(&format!("/column/c{number},{number},\n"));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("figures.csv");
    std::fs::write(&file, &text).expect("a table");
    let path = file.to_string_lossy().into_owned();
    let bucket = kinto.bucket();
    let arguments = ["count", &bucket, "--user", "admin", "--figures", &path];
    let (code, out, err) = run(&arguments, PASSWORD);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains(":4: “/help/x” is no column"), "{err}");
    assert!(
        out.contains("          1  week  (new)\nFigures written: 60;"),
        "{out}"
    );
    let week = figures(&kinto, "event-week");
    assert_eq!(
        (&week["views"], &week["likes"], &week["participants"]),
        (&json!(9), &json!(2), &json!(1))
    );
    assert_eq!(figures(&kinto, "column-c57")["views"], 57);
    assert_eq!(figures(&kinto, "book-evenings")["views"], 4);
    // One line changes.
    let table =
        Table::read("f", &text.replace("/column/c7,7,", "/column/c7,8,1")).expect("a table");
    let then = count(&kinto.operator(), Some(&table)).expect("counted");
    assert_eq!((then.written, then.same), (1, 59));
    let seven = figures(&kinto, "column-c7");
    assert_eq!((&seven["views"], &seven["likes"]), (&json!(8), &json!(1)));
}

#[test]
fn who_may_not_is_told_why() {
    let Some(kinto) = Kinto::start() else { return };
    let bucket = kinto.bucket();
    let count = ["count", &bucket, "--user", "admin"];
    let (code, _, err) = run(&count, PASSWORD);
    assert!(
        code == 3 && err.contains("run lifelong live set-up"),
        "{code} {err}"
    );
    let (code, out, err) = run(&["set-up", &bucket, "--user", "admin"], PASSWORD);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains(&format!("\"live\": \"{bucket}\"")), "{out}");
    let (code, _, err) = run(&count, "wrong");
    assert!(
        code == 3 && err.contains("does not know the user “admin”"),
        "{code} {err}"
    );
    assert!(!err.contains("wrong"), "a password is not printed: {err}");
    // A device is shown an empty list: it must not be taken for the truth.
    assert_eq!(kinto.take_part(1, &json!("week")), 201);
    let (who, _) = device(1);
    let (code, _, err) = run(&["count", &bucket, "--user", &who], &who);
    assert!(
        code == 3 && err.contains("see all of “taking-part”"),
        "{code} {err}"
    );
    let (code, _, err) = run(&["set-up", &bucket, "--user", &who], &who);
    assert!(
        code == 3 && err.contains("does not let the user"),
        "{code} {err}"
    );
    // Another place of the same server.
    let elsewhere = bucket.replace("/v1/", "/");
    let (code, _, err) = run(&["count", &elsewhere, "--user", "admin"], PASSWORD);
    assert!(code == 3 && err.contains("no Kinto server"), "{code} {err}");
}

#[test]
fn a_server_where_devices_make_no_accounts_is_found_out() {
    // Here the operator is known by other means, and accounts are made by nobody else.
    let Some(kinto) = Kinto::with(&[
        ("policies = account", "policies = account basicauth"),
        (
            "account_create_principals = system.Everyone",
            "account_create_principals = account:admin",
        ),
        (
            "bucket_create_principals = account:admin",
            "bucket_create_principals = system.Authenticated",
        ),
    ]) else {
        return;
    };
    let told = set_up(&kinto.operator()).expect_err("no accounts");
    assert!(
        told.to_string()
            .contains("account_create_principals = system.Everyone"),
        "{told}"
    );
    assert_eq!(told.exit_code(), 3);
}

#[test]
fn without_a_server_it_is_said_in_plain_words() {
    let address = "http://127.0.0.1:9/v1/buckets/lifelong/";
    let (code, _, err) = run(&["count", address, "--user", "admin"], "x");
    assert!(
        code == 3 && err.contains("no program answers there"),
        "{code} {err}"
    );
    let (code, _, err) = run(&["count", address, "--user", "admin"], "");
    assert!(
        code == 2 && err.contains("LIFELONG_LIVE_PASSWORD"),
        "{code} {err}"
    );
    for wrong in [
        "http://live.example.org/v1/buckets/b/",
        "https://live.example.org/v1/",
    ] {
        let (code, _, err) = run(&["set-up", wrong, "--user", "admin"], "x");
        assert!(
            code == 2 && err.contains("https://live.example.org/v1/buckets/"),
            "{code} {err}"
        );
    }
    let missing = [
        "count",
        address,
        "--user",
        "admin",
        "--figures",
        "/no/such.csv",
    ];
    let (code, _, err) = run(&missing, "x");
    assert!(
        code == 3 && err.contains("/no/such.csv cannot be read"),
        "{code} {err}"
    );
}

/// What a Kinto server says about itself to its operator.
const HELLO: &str = r#"{"http_api_version":"1.23","settings":{"batch_max_requests":25,"readonly":false},
    "user":{"id":"account:admin"},"capabilities":{"accounts":{}}}"#;

fn service(server: &str) -> Service {
    Service::new(&format!("{server}/v1/buckets/b/"), "admin", "x").expect("a service")
}

#[test]
fn a_list_is_not_followed_to_another_place_and_a_redirect_to_none() {
    let (other, asked) = web_support::serve(|_, _, _| web_support::ok("{}", ""));
    let away = other.clone();
    let (server, _) = web_support::serve(move |_, path, _| match path {
        "/v1/" => web_support::ok(HELLO, ""),
        "/v1/buckets/b/collections/taking-part" => {
            web_support::ok(r#"{"permissions":{"write":["account:admin"]}}"#, "")
        }
        _ => {
            let next = format!("Next-Page: {away}{path}&_token=a\r\n");
            web_support::ok(r#"{"data":[]}"#, &next)
        }
    });
    let told = count(&service(&server), None).expect_err("another place");
    assert!(told.to_string().contains("kinto.http_scheme"), "{told}");

    let away = other.clone();
    let (server, _) = web_support::serve(move |_, _, _| {
        let head = format!("307 Temporary Redirect\r\nLocation: {away}/v1/");
        web_support::status(&head)
    });
    let told = count(&service(&server), None).expect_err("a redirect");
    assert!(told.to_string().contains("no Kinto server"), "{told}");
    assert!(
        asked.lock().expect("the log").is_empty(),
        "nothing went there"
    );
}

#[test]
fn what_is_no_kinto_server_is_called_so() {
    for body in [
        "<html>",
        "{}",
        "[]",
        r#"{"settings":{"batch_max_requests":25}}"#,
    ] {
        let (server, _) = web_support::serve(move |_, _, _| web_support::ok(body, ""));
        let told = set_up(&service(&server)).expect_err(body);
        assert!(
            told.to_string().contains("no Kinto server"),
            "{body}: {told}"
        );
        assert_eq!(told.exit_code(), 3);
    }
    let bare = HELLO.replace("\"accounts\":{}", "");
    let (server, _) = web_support::serve(move |_, _, _| web_support::ok(&bare, ""));
    let told = set_up(&service(&server)).expect_err("no accounts");
    assert!(
        told.to_string().contains("kinto.plugins.accounts"),
        "{told}"
    );
}
