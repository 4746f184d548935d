//! `lifelong pages`: a page of its own for each thing of a catalogue's own, for programs that run no script.

mod build_support;
mod feeds_support;

use feeds_support::*;
use lifelong_api::{OwnPages, Text};
use lifelong_builder::brand::brand;
use lifelong_builder::site_pages::write;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A page as the portal has one, as far as it counts here.
const SHELL: &str = "<!doctype html>\n<html lang=\"zh-Hans\">\n<head>\n<title>Lifelong</title>\n\
    <meta name=\"description\" content=\"Old.\">\n</head>\n<body>\n<div id=\"app\"></div>\n\
    <p class=\"start-name\" lang=\"zh-Hans\">O</p><p class=\"start-name\" lang=\"en\">O</p>\n\
    <noscript>\n<p>Needs scripts.</p>\n</noscript>\n</body>\n</html>\n";

/// A site with the API of our own content, as `cargo xtask dist` puts it together.
fn with_site(home: &Path, address: bool) -> PathBuf {
    let api = match address {
        true => with_address(home, "made"),
        false => site(home, "made", &[]),
    };
    let dir = home.join("site");
    fs::create_dir_all(dir.join("api")).unwrap();
    fs::rename(api, dir.join("api/v1")).unwrap();
    for name in ["index.html", "404.html"] {
        fs::write(dir.join(name), SHELL).unwrap();
    }
    dir
}

fn page(site: &Path, path: &str) -> String {
    fs::read_to_string(site.join(format!("{path}.html"))).unwrap_or_default()
}

/// The JSON-LD in a page.
fn thing(html: &str) -> Value {
    let (_, rest) = html
        .split_once("<script data-own type=\"application/ld+json\">")
        .expect("JSON-LD");
    let (json, _) = rest.split_once("</script>").expect("its end");
    serde_json::from_str(json).expect("JSON")
}

#[test]
fn each_thing_of_our_own_has_a_page_that_programs_can_read() {
    let home = tempfile::tempdir().unwrap();
    let site = with_site(home.path(), true);
    let count = write(&site, None).unwrap();
    assert!(count > 60, "{count}");
    for (path, kind) in [
        ("column/smart-help", "CollectionPage"),
        ("event/the-short-night", "Event"),
        ("read/village-evenings", "Book"),
        (
            "institution/riverside-open-university",
            "CollegeOrUniversity",
        ),
        ("course/steam-an-egg", "Course"),
    ] {
        let html = page(&site, path);
        let own = format!("{ADDRESS}{path}");
        let address = ADDRESS.replace('&', "&amp;");
        assert!(
            html.contains(&format!(
                "<link data-own rel=\"canonical\" href=\"{address}{path}\">"
            )),
            "{path}: {html}"
        );
        assert!(html.contains(" \u{2013} Lifelong</title>"), "{path}");
        assert!(!html.contains("content=\"Old.\""), "{path}");
        assert!(html.contains("<noscript>\n<h1 lang="), "{path}");
        assert_eq!(html.matches("<noscript>").count(), 1, "{path}");
        let thing = thing(&html);
        assert_eq!(
            (&thing["@context"], &thing["@type"], &thing["@id"]),
            (&"https://schema.org".into(), &kind.into(), &own.into())
        );
        assert!(!thing["name"].as_str().unwrap_or_default().is_empty());
        let document = format!(
            "{}-{}",
            match kind {
                "CollectionPage" => "column",
                "Event" => "event",
                "Book" => "book",
                "Course" => "player",
                _ => continue,
            },
            path.split_once('/').unwrap().1
        );
        let link = format!(
            "type=\"application/json+oembed\" href=\"{address}api/v1/oembed/{document}.json\""
        );
        assert!(html.contains(&link), "{path}: {html}");
        assert!(
            site.join(format!("api/v1/oembed/{document}.json"))
                .is_file()
        );
    }
    // The channel's address is that of the books' folder, too.
    assert_eq!(page(&site, "read"), SHELL);
    // An event says where it is held, and a column what it holds.
    let event = thing(&page(&site, "event/the-short-night"));
    assert_eq!(
        event["eventAttendanceMode"],
        "https://schema.org/OfflineEventAttendanceMode"
    );
    assert_eq!(event["startDate"], "2027-03-27T21:00:00+01:00");
    let column = thing(&page(&site, "column/smart-help"));
    assert!(
        column["hasPart"]
            .as_array()
            .is_some_and(|list| list.len() > 2)
    );
}

#[test]
fn without_an_address_pages_say_nothing_that_needs_one() {
    let home = tempfile::tempdir().unwrap();
    let site = with_site(home.path(), false);
    write(&site, None).unwrap();
    let html = page(&site, "course/steam-an-egg");
    for whole in ["canonical", "oembed", "og:url", "https://learn."] {
        assert!(!html.contains(whole), "{whole}: {html}");
    }
    assert_eq!(thing(&html)["@id"], "course/steam-an-egg");
}

#[test]
fn what_a_catalogue_says_ends_no_element() {
    let home = tempfile::tempdir().unwrap();
    let site = with_site(home.path(), true);
    let file = site.join("api/v1/pages.json");
    let mut pages: OwnPages = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let evil = "</script><script>x</script></title><img src=x onerror=\"x\"> & \u{8336}";
    let mut one = pages.pages[0].clone();
    one.path = "course/evil".to_owned();
    one.name = Text::of("en\"><script>", evil);
    one.r#abstract = one.name.clone();
    one.image = Some("\"><script>".to_owned());
    one.oembed = one.image.clone();
    one.thing["name"] = evil.into();
    pages.pages = vec![one.clone()];
    for path in [
        "../evil",
        "course/../../evil",
        "course/a/b",
        "embed/index",
        "course/..",
    ] {
        pages.pages.push(lifelong_api::OwnPage {
            path: path.to_owned(),
            ..one.clone()
        });
    }
    fs::write(&file, serde_json::to_vec(&pages).unwrap()).unwrap();
    assert_eq!(write(&site, None).unwrap(), 1);
    assert!(!home.path().join("evil.html").exists() && !site.join("embed").exists());
    let html = page(&site, "course/evil");
    assert_eq!(html.matches("<script").count(), 1, "{html}");
    assert_eq!(html.matches("</script").count(), 1);
    assert_eq!(
        html.matches("<img").count() + html.matches("onerror=\"x").count(),
        0
    );
    assert_eq!(thing(&html)["name"], evil);
}

#[test]
fn pages_of_an_earlier_catalogue_go_and_those_of_others_stay() {
    let home = tempfile::tempdir().unwrap();
    let site = with_site(home.path(), true);
    write(&site, None).unwrap();
    fs::write(site.join("course/steam-an-egg.html.br"), "old").unwrap();
    fs::write(site.join("course/mine.html"), "by hand").unwrap();
    let file = site.join("api/v1/pages.json");
    let mut pages: OwnPages = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    pages
        .pages
        .retain(|page| page.path == "course/steam-an-egg");
    fs::write(&file, serde_json::to_vec(&pages).unwrap()).unwrap();
    assert_eq!(write(&site, None).unwrap(), 1);
    assert!(!site.join("course/steam-an-egg.html.br").exists());
    assert_eq!(page(&site, "course/mine"), "by hand");
    for gone in ["column", "event", "read", "institution", "read.html"] {
        assert!(!site.join(gone).exists(), "{gone}");
    }
    // A catalogue of an older version has no such list.
    fs::remove_file(&file).unwrap();
    assert_eq!(write(&site, None).unwrap(), 0);
    assert!(page(&site, "course/steam-an-egg").is_empty());
    fs::write(site.join("index.html"), "<title>Something else</title>").unwrap();
    let error = write(&site, None).expect_err("no page of the portal");
    assert!(error.to_string().contains("no page of the portal"));
}

#[test]
fn another_name_of_the_portal_stands_in_them_too() {
    let home = tempfile::tempdir().unwrap();
    let site = with_site(home.path(), true);
    write(&site, None).unwrap();
    let config = home.path().join("config.json");
    fs::write(&config, "{\"name\":{\"en\":\"Harbour College\"}}").unwrap();
    brand(&config, &site).unwrap();
    assert!(page(&site, "course/steam-an-egg").contains(" \u{2013} Harbour College</title>"));
}
