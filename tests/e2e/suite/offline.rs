//! Without a network: what was opened once opens again, and what is kept on the device opens whole.

use lifelong_e2e::{Browser, Options, Weather, Words, content, run_with};
use serde_json::json;

const BOOK: &str = "/read/village-evenings";

/// Runs a test in a browser with the service worker, behind a network that can be gone.
fn offline(test: impl FnOnce(&mut Browser, &Weather, &Words)) {
    let options = Options {
        offline: true,
        size: (360, 740),
        ..Options::default()
    };
    run_with(options, |page| {
        let weather = Weather::before(&page.bench.site.clone());
        page.site.clone_from(&weather.address);
        test(page, &weather, &Words::of("en"));
    });
}

/// Waits until the service worker answers for the page, and has what the page loaded before it came.
pub fn watched(page: &Browser) {
    let ready = "const done = arguments[arguments.length - 1];
        const all = performance.getEntriesByType('resource').map(e => e.name).filter(n => n.startsWith(location.origin));
        if (!navigator.serviceWorker.controller) return done(false);
        Promise.all(all.map(n => caches.match(n, { ignoreVary: true }))).then(found => done(found.every(Boolean)), () => done(false))";
    page.wait("the service worker has the page", |page| {
        page.js_later(ready, Vec::new()) == json!(true)
    });
}

/// How many caches of kept works there are.
fn kept(page: &Browser) -> u64 {
    let script = "const done = arguments[arguments.length - 1];
        caches.keys().then(names => done(names.filter(name => name.includes(' kept ')).length))";
    page.js_later(script, Vec::new()).as_u64().unwrap_or(0)
}

#[test]
fn a_second_visit_opens_with_the_server_dead() {
    offline(|page, weather, words| {
        page.open("/");
        watched(page);
        page.open("/course/steam-an-egg");
        page.complete();
        page.open("/help/larger-text");
        page.open("/read/village-evenings/the-well");
        page.complete();
        weather.gone(true);
        page.open("/");
        page.expect("main h1", true);
        page.open("/course/steam-an-egg");
        page.expect_heading(&content::title("micro/steam-an-egg/en"));
        page.complete();
        page.open("/help/larger-text");
        page.expect_heading(&content::title("help/larger-text/en"));
        page.open("/read/village-evenings/the-well");
        page.expect(".reader-left", true);
        // What was never opened says so, in plain words, and everything else goes on.
        page.load("/read/village-evenings/the-note");
        page.expect(".trouble", true);
        weather.gone(false);
        page.click_words(".trouble button", words.get("try-again"));
        page.expect_heading(&content::title("books/village-evenings/02-the-note/en"));
    });
}

#[test]
fn a_book_that_is_kept_opens_whole_without_a_network() {
    offline(|page, weather, words| {
        page.open("/read");
        watched(page);
        page.open(BOOK);
        page.click_words(".keep button", words.get("keep-now"));
        page.expect(".keep .kept", true);
        assert_eq!(kept(page), 1);
        weather.gone(true);
        page.open(BOOK);
        page.expect(".keep .kept", true);
        page.open("/read/village-evenings/the-note");
        page.expect_heading(&content::title("books/village-evenings/02-the-note/en"));
        page.expect(".book-text p", true);
        // All of its words are here, and the place one read at is kept.
        page.click_words(".reader-line button", words.get("reader-find"));
        page.type_into("#reader-words", "the well");
        page.press(fantoccini::key::Key::Enter);
        page.expect(".reader-found li", true);
        page.wait("all chapters are looked through", |page| {
            page.text(".reader-said").starts_with("Found")
        });
        // It is removed, and that is undone; left at that, it is gone.
        weather.gone(false);
        page.open("/mine/data");
        let title = content::title("books/village-evenings/en");
        page.expect_words(".kept-works", &title);
        page.click_words(".kept-works button", words.get("keep-remove"));
        page.click_words(".kept-works button", words.get("keep-undo"));
        page.expect_words(".kept-works button", words.get("keep-remove"));
        page.click_words(".kept-works button", words.get("keep-remove"));
        page.expect_words(".kept-works button", words.get("keep-undo"));
        page.click(".bottom-bar a[href$=\"/help\"]");
        page.wait("the copy is gone", |page| kept(page) == 0);
    });
}

#[test]
fn keeping_that_breaks_off_is_told_and_goes_on_where_it_was() {
    offline(|page, weather, words| {
        page.open(BOOK);
        page.expect(".keep button", true);
        weather.gone(true);
        page.click_words(".keep button", words.get("keep-now"));
        page.expect_words(".keep", words.get("keep-failed"));
        weather.gone(false);
        page.click_words(".keep button", words.get("keep-again"));
        page.expect(".keep .kept", true);
        // Broken off by hand: nothing stays.
        page.click_words(".keep button", words.get("keep-remove"));
        page.expect_words(".keep", words.get("keep-removed"));
        page.open("/course/steam-an-egg");
        page.wait("the copy is gone", |page| kept(page) == 0);
        weather.slow(400, 0);
        page.click_words(".keep button", words.get("keep-now"));
        page.click_words(".keep button", words.get("keep-stop"));
        page.expect_words(".keep button", words.get("keep-now"));
        page.wait("nothing of it stays", |page| kept(page) == 0);
    });
}

#[test]
fn a_full_device_is_told() {
    offline(|page, _, words| {
        page.open(BOOK);
        page.expect(".keep button", true);
        let full = "Cache.prototype.put = () => Promise.reject(new DOMException('no', 'QuotaExceededError'))";
        page.js(full, Vec::new());
        page.click_words(".keep button", words.get("keep-now"));
        page.expect_words(".keep", words.get("keep-full"));
    });
}

#[test]
fn recordings_that_are_kept_play_in_pieces() {
    offline(|page, weather, words| {
        page.open("/course/sky-over-your-house");
        page.click_words(".keep button", words.get("keep-now"));
        page.expect(".keep .kept", true);
        watched(page);
        weather.gone(true);
        page.open("/course/sky-over-your-house/the-seasons");
        page.expect(".player video", true);
        page.wait("the film can be moved about in", |page| {
            let script = "const v = document.querySelector('.player video'); return v.seekable.length > 0 && v.seekable.end(0) > 1";
            page.js(script, Vec::new()) == json!(true)
        });
        page.js(
            "document.querySelector('.player video').currentTime = 3",
            Vec::new(),
        );
        page.wait("it is there", |page| {
            let script = "const v = document.querySelector('.player video'); return !v.seeking && v.currentTime >= 2.9 && v.readyState >= 2";
            page.js(script, Vec::new()) == json!(true)
        });
    });
}
