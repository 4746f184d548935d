//! Files that arrive damaged, or not at all: the page stays, says so in plain words, and recovers.

use lifelong_e2e::{Browser, SiteCopy, Words, run};
use serde_json::json;
use std::fs;

/// Serves a broken copy of the site to a test.
fn broken(damage: impl FnOnce(&SiteCopy), test: impl FnOnce(&Browser, &SiteCopy, &Words)) {
    run(|page| {
        let mut site = SiteCopy::of(&page.bench);
        damage(&site);
        page.site = site.serve();
        test(page, &site, &Words::of("en"));
    });
}

/// A message of this kind, with a button to try again, on a page that still stands.
#[track_caller]
fn tells(page: &Browser, words: &Words, kind: &str) {
    page.expect_words(
        ".trouble :is(h1, h2)",
        words.get(&format!("error-{kind}-title")),
    );
    page.expect_words(".trouble", words.get(&format!("error-{kind}-text")));
    page.expect(".trouble[role=alert]", true);
    page.expect_words(".trouble button", words.get("try-again"));
    assert_eq!(
        page.count("header.site-header a.brand"),
        1,
        "the way out stands"
    );
}

#[test]
fn a_cut_search_index_is_told_and_mended() {
    broken(
        |site| site.truncate(&site.named("search")),
        |page, site, words| {
            page.open("/find?q=phone");
            tells(page, words, "corrupt");
            assert_eq!(page.text("main h1"), words.get("find-title"));
            assert_eq!(page.count("#search-input"), 1, "the field stays");
            // The file comes back: trying again is enough.
            let root = site.named("search");
            let name = root.strip_prefix(site.dir()).expect("a file of the copy");
            let whole = fs::read(page.bench.dist().join(name)).expect("the whole file");
            site.write(&root, &whole);
            page.click(".trouble button");
            page.expect("ol.rows > li", true);
            page.expect(".trouble", false);
        },
    );
}

#[test]
fn a_search_index_of_other_bytes_is_told() {
    broken(
        |site| site.write(&site.named("search"), &[0x5a; 4096]),
        |page, _, words| {
            page.open("/find?q=phone");
            page.expect(".trouble[role=alert]", true);
            page.expect_words(".trouble button", words.get("try-again"));
        },
    );
}

#[test]
fn missing_blocks_of_the_search_are_told() {
    broken(
        |site| {
            let root = site.named("search");
            let whole = fs::read(&root).expect("the root");
            fs::remove_dir_all(root.parent().expect("its folder")).expect("removed");
            fs::create_dir_all(root.parent().expect("its folder")).expect("made");
            site.write(&root, &whole);
        },
        |page, _, words| {
            page.open("/find?q=phone");
            tells(page, words, "missing");
            // Suggestions fail quietly: the field works as ever.
            page.type_into("#search-input", "egg");
            page.click(".search-field button[type=submit]");
            page.expect_path("/find?q=egg");
        },
    );
}

#[test]
fn a_missing_block_of_courses_is_told() {
    broken(
        |site| site.remove_folder("courses"),
        |page, _, words| {
            page.open("/course/steam-an-egg");
            tells(page, words, "missing");
        },
    );
}

#[test]
fn a_missing_lesson_leaves_the_rest_of_its_course() {
    broken(
        |site| site.remove_folder("learn"),
        |page, _, words| {
            page.open("/course/steam-an-egg");
            tells(page, words, "missing");
            page.expect_heading(&lifelong_e2e::content::title("micro/steam-an-egg/en"));
        },
    );
}

#[test]
fn a_cut_index_is_told_on_the_home_page() {
    broken(
        |site| site.truncate(&site.api("index.json")),
        |page, _, words| {
            page.open("/");
            tells(page, words, "corrupt");
            assert_eq!(page.text("main h1"), words.get("home-question"));
        },
    );
}

#[test]
fn a_catalogue_of_a_newer_version_is_told() {
    broken(
        |site| {
            let mut index = site.json("index.json");
            index["version"] = json!("2.0");
            site.write(&site.api("index.json"), index.to_string().as_bytes());
        },
        |page, _, words| {
            for path in ["/help", "/find?q=egg", "/course/steam-an-egg"] {
                page.open(path);
                page.expect_words(".trouble :is(h1, h2)", words.get("error-newer-title"));
                page.expect_words(".trouble", words.get("error-newer-text"));
            }
        },
    );
}

#[test]
fn a_newer_minor_version_is_read() {
    broken(
        |site| {
            let mut index = site.json("index.json");
            index["version"] = json!("1.9");
            index["novelty"] = json!({ "of": ["a", "newer", "catalogue"] });
            site.write(&site.api("index.json"), index.to_string().as_bytes());
        },
        |page, _, words| {
            page.open("/help");
            page.expect_heading(words.get("help-title"));
            page.expect(".help-list li", true);
            assert_eq!(page.count(".trouble"), 0);
        },
    );
}

#[test]
fn a_page_in_place_of_data_is_told() {
    broken(
        |site| {
            site.write(
                &site.named("help"),
                b"<!doctype html><title>Welcome</title>",
            )
        },
        |page, _, words| {
            page.open("/help");
            tells(page, words, "missing");
            assert_eq!(page.text("main h1"), words.get("help-title"));
        },
    );
}

#[test]
fn one_part_that_fails_leaves_the_others() {
    broken(
        |site| site.write(&site.named("books"), b"{\"books\": [{"),
        |page, _, words| {
            page.open("/");
            tells(page, words, "corrupt");
            page.expect(".doors a.door", true);
            page.expect(".course-card", true);
            assert_eq!(page.count(".trouble"), 1);
        },
    );
}
