//! What is read from feeds, and what is passed over.

use super::opds::{EPUB, FEED, MANIFEST, Offer, Place, RELATION, offers};
use serde_json::{Value, json};

fn feed(links: Value) -> String {
    let book = json!({ "metadata": { "title": { "en": "Tea" } }, "links": links });
    json!({ "metadata": { "title": "x" }, "links": [], "publications": [book] }).to_string()
}

#[test]
fn only_what_is_free_and_whole_is_taken() {
    let link = |rel: Value, properties: Value| json!([{ "rel": rel, "href": "a.epub", "type": EPUB, "properties": properties }]);
    let open = format!("http://{RELATION}/open-access");
    let plain = format!("http://{RELATION}");
    let base = Some("https://a.example/feed/opds.json");
    for (links, free) in [
        (link(json!(open), json!({})), true),
        (link(json!(["alternate", open]), json!({})), true),
        (link(json!(plain), json!({})), true),
        (
            link(json!(open.replace("http:", "https:")), json!({})),
            true,
        ),
        (link(json!("alternate"), json!({})), false),
        (link(json!(""), json!({})), false),
        (
            link(
                json!("open-access"),
                json!({ "price": { "value": 0, "currency": "EUR" } }),
            ),
            true,
        ),
        (
            link(
                json!(plain),
                json!({ "price": { "value": 5, "currency": "EUR" } }),
            ),
            false,
        ),
        (
            link(json!(plain), json!({ "indirectAcquisition": [] })),
            false,
        ),
        (link(json!(format!("{plain}/sample")), json!({})), false),
        (link(json!(format!("{plain}/borrow")), json!({})), false),
        (
            json!([{ "rel": open, "href": "a.pdf", "type": "application/pdf" }]),
            false,
        ),
        (
            json!([{ "rel": open, "href": "file:///etc/passwd", "type": EPUB }]),
            false,
        ),
    ] {
        let found = offers(&feed(links.clone()), base, None).unwrap();
        assert_eq!(found.books.len(), usize::from(free), "{links}");
        assert_eq!(found.warnings.len(), usize::from(!free), "{links}");
        let right = |offer: &Offer| {
            offer.place == Place::Web("https://a.example/feed/a.epub".to_owned())
                && offer.title == "Tea"
        };
        assert!(found.books.iter().all(right));
    }
}

#[test]
fn what_is_no_feed_is_refused_with_its_reason() {
    let code = |text: &str| offers(text, None, None).unwrap_err().code;
    assert_eq!(code("{\"a\": 1,}"), "bad-json");
    assert_eq!(code("{\"metadata\": {}}"), "not-a-feed");
    assert_eq!(
        code("{\"authentication\": [], \"navigation\": []}"),
        "not-a-feed"
    );
}

#[test]
fn what_lies_beside_a_feed_is_found_and_nothing_outside() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("shelf");
    std::fs::create_dir_all(home.join("b")).unwrap();
    std::fs::write(folder.path().join("out.epub"), "x").unwrap();
    std::fs::write(home.join("b/tea cup.epub"), "x").unwrap();
    let of = |href: &str, base| {
        let link =
            json!([{ "rel": "open-access", "href": href, "type": "Application/EPUB+zip; a=b" }]);
        offers(&feed(link), base, Some(&home)).unwrap()
    };
    let near = Place::File(home.join("b/tea cup.epub"));
    assert_eq!(of("b/tea%20cup.epub", None).books[0].place, near);
    assert_eq!(of("./b/tea cup.epub", None).books[0].place, near);
    let out = folder.path().join("out.epub");
    for href in [
        "../out.epub",
        "b/../../out.epub",
        "%2e%2e/out.epub",
        "gone.epub",
        "b",
        "",
        out.to_str().unwrap(),
    ] {
        let found = of(href, None);
        assert!(found.books.is_empty() && found.listed == 1, "{href}");
        assert_eq!(found.warnings.len(), 1, "{href}");
    }
    let link = |rel: &str, href: &str, kind: &str| json!({ "rel": rel, "href": href, "type": kind, "title": "T" });
    let far = json!({
        "links": [link("self", "https://a.example/f/x.json", FEED), link("next", "?page=2", FEED)],
        "navigation": [link("subsection", "new.json", FEED), link("subsection", "new.html", "text/html")],
        "publications": [{ "links": [link("open-access", "b/gone.epub", EPUB)] }],
    });
    let found = offers(&far.to_string(), None, Some(&home)).unwrap();
    let web = |rest: &str| Some(Place::Web(format!("https://a.example/f/{rest}")));
    assert_eq!(found.next.unwrap().place, web("x.json?page=2"));
    assert_eq!(found.doors.len(), 1);
    assert_eq!(found.doors[0].place, web("new.json"));
    assert_eq!(Some(found.books[0].place.clone()), web("b/gone.epub"));
}

#[test]
fn free_in_another_form_is_told_as_such() {
    let link = json!([{ "rel": "open-access", "href": "a.pdf", "type": "application/pdf" }]);
    let found = offers(&feed(link), Some("https://a.example/"), None).unwrap();
    let (code, reason) = &found.warnings[0];
    assert!(*code == "not-an-epub" && reason.contains("application/pdf"));
    let both = json!([
        { "rel": "open-access", "href": "m.json", "type": MANIFEST },
        { "rel": "open-access", "href": "a.epub", "type": EPUB },
    ]);
    let found = offers(&feed(both), Some("https://a.example/"), None).unwrap();
    assert!(!found.books[0].manifest, "the EPUB goes first");
}
