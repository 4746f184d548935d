//! A shelf of more books than one file lists: all of them are found, and none of the others is loaded unasked.

#[path = "../../../../crates/builder/tests/many_support/mod.rs"]
mod letters;

use super::{FIELD, expect_titles, titles, typed};
use crate::offline::watched;
use fantoccini::key::Key;
use lifelong_e2e::{Browser, Options, SiteCopy, Weather, Words, run_with};
use serde_json::{Value, json};

const BOOKS: usize = 230;
const LAST: &str = "/read/letters-229";
/// The one chapter of each.
const CHAPTER: &str = "the-letters";

/// Runs a test on a site with many small books; gives it the network before the site, too.
fn many(options: Options, test: impl FnOnce(&mut Browser, &Weather, &Words)) {
    run_with(options, |page| {
        let home = std::env::temp_dir().join(format!("lifelong-letters-{}", std::process::id()));
        let home = home.join(format!("{:?}", std::thread::current().id()));
        let feed = letters::feed(&home, BOOKS);
        let mut site = SiteCopy::with_catalogue(&page.bench, &[feed.display().to_string()]);
        // What cannot be deleted lies in the folder for temporary files.
        drop(std::fs::remove_dir_all(&home));
        let weather = Weather::before(&site.serve());
        page.site.clone_from(&weather.address);
        test(page, &weather, &Words::of("en"));
    });
}

/// How many files of a kind this page has asked for.
fn asked(page: &Browser, kind: &str) -> Value {
    let script = "return new Set(performance.getEntriesByType('resource').map(e => e.name) \
        .filter(name => name.includes(arguments[0]))).size";
    page.js(script, vec![json!(kind)])
}

#[track_caller]
fn expect_cards(page: &Browser, count: usize) {
    page.wait(&format!("{count} cards"), |page| {
        titles(page).len() == count
    });
}

/// Where the link leads that has the focus.
fn focused_link(page: &Browser) -> Value {
    let script = "return document.activeElement.getAttribute('href')";
    page.js(script, Vec::new())
}

#[test]
fn the_last_book_is_found_by_typing_and_by_its_address() {
    many(Options::default(), |page, _, words| {
        page.open("/read");
        page.expect_words(".shelf-count", "230 books");
        expect_cards(page, 100);
        assert_eq!(asked(page, "/books-"), json!(0), "nothing comes unasked");
        // A book of the list that is here costs no way to it.
        page.click_words(".book-card a", &letters::title(5));
        page.expect_heading(&letters::title(5));
        page.expect(".book-panel .like", true);
        let order = "const first = words => Math.min(...performance.getEntriesByType('resource') \
            .filter(e => e.name.includes(words)).map(e => e.startTime)); \
            return first('/books/letters-5') < first('/book-places/')";
        assert_eq!(page.js(order, Vec::new()), json!(true));
        page.open("/read");
        expect_cards(page, 100);
        page.type_into(FIELD, "year 229");
        expect_titles(page, &[letters::title(229)]);
        let all = words.fill("shelf-all-seen", &[("found", "1 book"), ("total", "230")]);
        page.expect_words(".shelf-count", &all);
        assert_eq!(asked(page, "/books-"), json!(2));
        assert_eq!(
            (page.focus().as_str(), typed(page)),
            ("input#shelf-words", json!("year 229"))
        );
        // What no list has is said only when all have been looked through.
        page.type_into(FIELD, "zeppelin");
        page.expect_words(".shelf-found .nothing", words.get("shelf-none-words"));
        page.click_words(".nothing button", words.get("shelf-clear"));
        expect_cards(page, 100);
        page.expect_words(".shelf-count", "230 books");
        // By its address it costs a manifest and a block, and no list.
        page.load(LAST);
        page.expect_heading(&letters::title(229));
        page.expect(".book-panel .like", true);
        assert_eq!(asked(page, "/book-places/"), json!(2));
        assert_eq!(
            (asked(page, "/books-"), asked(page, "/books.")),
            (json!(0), json!(0))
        );
        page.load(&format!("{LAST}/{CHAPTER}"));
        page.expect_words(".book-text", "Soup number 229 was thin.");
        page.expect(".reader-line button", true);
        // Begun, it stands on the shelf.
        page.expect(".reader-left", true);
        page.expect(".lesson-panel .notes .none-yet", true);
        page.open("/read");
        page.expect_words(".books-begun", &letters::title(229));
        page.load("/read/letters-230");
        page.expect(".trouble", true);
    });
}

#[test]
fn more_books_are_shown_file_by_file_and_the_focus_goes_to_the_first_of_them() {
    many(Options::default(), |page, _, words| {
        page.open("/read");
        expect_cards(page, 100);
        let shown =
            |number: &str| words.fill("shelf-shown", &[("number", number), ("total", "230")]);
        page.expect_words(".shelf-on [role=status]", &shown("100"));
        page.js("document.querySelector('.shelf-go-on').focus()", Vec::new());
        page.press(Key::Enter);
        expect_cards(page, 200);
        page.expect_words(".shelf-on [role=status]", &shown("200"));
        page.wait("the first new book has the focus", |page| {
            focused_link(page) == json!("/read/letters-100")
        });
        assert_eq!(asked(page, "/books-"), json!(1));
        // The button comes after the last of them.
        let last = "document.querySelector('a[href=\"/read/letters-199\"]').focus()";
        page.js(last, Vec::new());
        page.press(Key::Tab);
        page.press(Key::Enter);
        expect_cards(page, BOOKS);
        page.wait("the first new book has the focus", |page| {
            focused_link(page) == json!("/read/letters-200")
        });
        page.expect(".shelf-go-on", false);
        // Whoever reads one and comes back finds as many.
        page.click("a[href$=\"/read/letters-210\"]");
        page.expect_heading(&letters::title(210));
        page.back();
        expect_cards(page, BOOKS);
        // What is looked for stands in the place of all of them.
        page.type_into(FIELD, "year 17");
        let seventeen = |number: &usize| number.to_string().contains("17");
        let expected: Vec<String> = (0..BOOKS).filter(seventeen).map(letters::title).collect();
        expect_titles(page, &expected);
    });
}

#[test]
fn choices_count_what_has_been_looked_through_and_say_so() {
    let phone = Options {
        size: (360, 740),
        ..Options::default()
    };
    many(phone, |page, _, words| {
        page.open("/read");
        expect_cards(page, 100);
        page.click(".shelf-fold summary");
        let part = words.fill("shelf-choices-part", &[("number", "100"), ("total", "230")]);
        page.expect_words(".shelf-fold .hint", &part);
        let french = "option[value=fr]";
        page.expect_words(french, "(20)");
        page.choose("select[name=lang]", "fr");
        page.expect_words(french, "(46)");
        page.expect(".shelf-fold .hint", false);
        expect_cards(page, 46);
        page.expect_path("/read?lang=fr");
        // More than a hundred are not shown at once.
        page.choose("select[name=lang]", "en");
        page.expect_words(".shelf-count", "184 books");
        expect_cards(page, 100);
        page.click(".shelf-found .shelf-go-on");
        expect_cards(page, 184);
        page.wait("the first new book has the focus", |page| {
            focused_link(page) == json!("/read/letters-126")
        });
        assert_eq!(page.wider_than_window(), [""; 0]);
        let faults = page.axe(false);
        assert!(faults.is_empty(), "{}", faults[0]);
    });
}

#[test]
fn a_lost_network_is_told_and_the_rest_comes_later() {
    many(Options::default(), |page, weather, words| {
        page.open("/read");
        page.expect(FIELD, true);
        page.expect(".shelf-day", true);
        weather.gone(true);
        page.type_into(FIELD, "year 229");
        page.expect_words(".shelf-count", "Only 100 of 230");
        page.expect(".shelf-found .nothing", false);
        weather.gone(false);
        page.click_words(".shelf-line button", words.get("try-again"));
        expect_titles(page, &[letters::title(229)]);
        assert_eq!(typed(page), json!("year 229"));
    });
}

#[test]
fn words_are_found_in_the_text_of_the_last_book() {
    many(Options::default(), |page, _, words| {
        page.open("/read");
        page.expect(FIELD, true);
        page.type_into(FIELD, "number 229");
        page.press(Key::Enter);
        page.expect_words(
            ".shelf-said",
            &words.fill("shelf-texts-done", &[("count", "230")]),
        );
        assert_eq!(page.texts(".shelf-in-book h3"), [letters::title(229)]);
    });
}

#[test]
fn a_kept_book_opens_though_no_list_has_it() {
    let offline = Options {
        offline: true,
        ..Options::default()
    };
    many(offline, |page, weather, words| {
        page.open("/read");
        watched(page);
        page.open(LAST);
        page.click_words(".keep button", words.get("keep-now"));
        page.expect(".keep .kept", true);
        let places = "const done = arguments[arguments.length - 1]; \
            caches.keys().then(async names => { \
                const kept = await caches.open(names.find(name => name.includes(' kept '))); \
                done((await kept.keys()).filter(file => file.url.includes('/book-places/')).length) })";
        assert_eq!(page.js_later(places, Vec::new()), json!(2));
        // Nothing else of it is left on the device.
        let forget = "const done = arguments[arguments.length - 1]; \
            caches.keys().then(async names => { \
                const visited = await caches.open(names.find(name => name.includes(' visited'))); \
                for (const file of await visited.keys()) if (file.url.includes('/book')) await visited.delete(file); \
                done(true) })";
        assert_eq!(page.js_later(forget, Vec::new()), json!(true));
        weather.gone(true);
        page.load(&format!("{LAST}/{CHAPTER}"));
        page.expect_words(".book-text", "Soup number 229 was thin.");
        page.load(LAST);
        page.expect_heading(&letters::title(229));
    });
}
