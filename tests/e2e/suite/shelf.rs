//! The shelf: finding a book and words in books, a chapter a day.

mod book;
mod many;
mod popular;

use fantoccini::key::Key;
use lifelong_e2e::{Browser, Options, SiteCopy, Words, content, run, run_with};
use serde_json::{Value, json};

const FIELD: &str = "#shelf-words";
const WELL: &str = "/read/village-evenings/the-well";

fn house() -> String {
    content::title("books/a-house-in-order/en")
}

/// The titles of the books that are seen, whoever lists them.
fn titles(page: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.book-card h2')] \
        .filter(e => e.getClientRects().length > 0).map(e => e.innerText.trim())";
    let found = page.js(script, Vec::new());
    let all = found.as_array().cloned().unwrap_or_default();
    let words = all.iter().filter_map(Value::as_str);
    words.map(str::to_owned).collect()
}

#[track_caller]
fn expect_titles(page: &Browser, expected: &[String]) {
    page.wait(&format!("the books {expected:?}"), |page| {
        titles(page) == expected
    });
}

#[track_caller]
fn open_shelf(page: &Browser) -> Vec<String> {
    page.open("/read");
    page.expect(FIELD, true);
    page.expect(".books .book-card", true);
    titles(page)
}

/// What stands in the field.
fn typed(page: &Browser) -> Value {
    page.js(
        "return document.querySelector('#shelf-words').value",
        Vec::new(),
    )
}

/// Changes what the list of books says of each.
fn change_list(site: &SiteCopy, change: impl Fn(&str, &mut Value)) {
    let path = site.named("books");
    let bytes = std::fs::read(&path).expect("the list of books");
    let mut list: Value = serde_json::from_slice(&bytes).expect("JSON");
    for book in list["books"].as_array_mut().expect("books") {
        let id = book["id"].as_str().unwrap_or_default().to_owned();
        change(&id, book);
    }
    site.write(&path, list.to_string().as_bytes());
}

/// Changes the whole of a book.
fn change_book(site: &SiteCopy, id: &str, change: impl Fn(&mut Value)) {
    let list = std::fs::read(site.named("books")).expect("the list of books");
    let list: Value = serde_json::from_slice(&list).expect("JSON");
    let books = list["books"].as_array().expect("books");
    let found = books.iter().find(|book| book["id"] == id);
    let path = found.and_then(|book| book["content"]["path"].as_str());
    let path = site.api(path.expect("its file"));
    let bytes = std::fs::read(&path).expect("a book");
    let mut book: Value = serde_json::from_slice(&bytes).expect("JSON");
    change(&mut book);
    site.write(&path, book.to_string().as_bytes());
}

#[test]
fn a_book_is_found_while_one_types_and_the_address_knows_it() {
    run(|page| {
        let words = Words::of("en");
        let all = open_shelf(page);
        assert!(all.len() > 2, "{all:?}");
        page.type_into(FIELD, "HÓUSE");
        expect_titles(page, &[house()]);
        page.expect_words(".shelf-count", "1 book");
        assert_eq!(typed(page), json!("HÓUSE"), "what was typed stays");
        assert_eq!(page.focus(), "input#shelf-words");
        page.wait("the address holds it", |page| page.path().contains("?q=H"));
        // A copied address, and the way back.
        page.reload();
        expect_titles(page, &[house()]);
        assert_eq!(typed(page), json!("HÓUSE"));
        page.click(".book-card a");
        page.expect_heading(&house());
        page.back();
        expect_titles(page, &[house()]);
        assert_eq!(typed(page), json!("HÓUSE"));
        page.click_words(".shelf-line button", words.get("shelf-clear"));
        expect_titles(page, &all);
        assert_eq!(
            (page.focus().as_str(), typed(page)),
            ("input#shelf-words", json!(""))
        );
        page.expect_path("/read");
        // Who wrote it counts, too.
        page.type_into(FIELD, "lifelong");
        page.expect_path("/read?q=lifelong");
        expect_titles(page, &all);
        // The menu leads to the whole shelf.
        page.type_into(FIELD, "village");
        page.expect_path("/read?q=village");
        page.click(".main-menu a[href$=\"/read\"]");
        expect_titles(page, &all);
        assert_eq!(typed(page), json!(""));
    });
}

#[test]
fn where_no_book_fits_it_is_said_what_to_do() {
    run(|page| {
        let words = Words::of("en");
        let all = open_shelf(page);
        page.type_into(FIELD, "zeppelin");
        page.expect_words(".shelf-count", "No book");
        page.expect_words(".shelf-found .nothing", words.get("shelf-none-words"));
        assert_eq!(titles(page), [""; 0]);
        assert_eq!(typed(page), json!("zeppelin"));
        // Nor in the texts.
        page.press(Key::Enter);
        let count = all.len().to_string();
        page.expect_words(
            ".shelf-said",
            &words.fill("shelf-texts-done", &[("count", &count)]),
        );
        page.expect_words(
            ".shelf-said",
            &words.fill("reader-found", &[("count", "0")]),
        );
        page.click_words(".nothing button", words.get("shelf-clear"));
        expect_titles(page, &all);
        page.expect(".shelf-texts", false);
        assert_eq!(page.focus(), "input#shelf-words");
        // A choice that no book has.
        page.open("/read?topic=no-such-topic");
        page.expect_words(".shelf-found .nothing", words.get("shelf-none-choice"));
    });
}

/// Tabs on until what has the focus fits.
#[track_caller]
fn tab_to(page: &Browser, css: &str) {
    let there = "return document.activeElement.matches(arguments[0])";
    for _ in 0..60 {
        page.press(Key::Tab);
        if page.js(there, vec![json!(css)]) == json!(true) {
            return;
        }
    }
    panic!("Tab never comes to {css}");
}

#[test]
fn one_chooses_by_keys_alone() {
    run(|page| {
        let mut site = SiteCopy::of(&page.bench);
        change_list(&site, |id, book| {
            book["inLanguage"] = match id {
                "village-evenings" => json!(["en"]),
                _ => json!(["zh-Hans", "en"]),
            };
            if id == "a-house-in-order" {
                book["timeRequired"] = json!("PT3H");
            }
            book["dateModified"] = match id {
                "village-evenings" => json!("2026-12-01"),
                _ => json!("2026-01-01"),
            };
        });
        page.site = site.serve();
        let all = open_shelf(page);
        let evenings = content::title("books/village-evenings/en");
        tab_to(page, FIELD);
        // A list changes with every key, and keeps the focus.
        tab_to(page, "select[name=length]");
        for code in ["30", "120", "long"] {
            page.press(Key::Down);
            page.expect_path(&format!("/read?length={code}"));
        }
        expect_titles(page, &[house()]);
        let has_focus = "return document.activeElement.matches('select[name=length]')";
        assert_eq!(page.js(has_focus, Vec::new()), json!(true));
        tab_to(page, ".shelf-line button");
        page.press(Key::Enter);
        expect_titles(page, &all);
        assert_eq!(page.focus(), "input#shelf-words");
        let value = "return document.querySelector('select[name=length]').value";
        assert_eq!(page.js(value, Vec::new()), json!(""), "nothing is chosen");
        // By language, then the newest first.
        page.choose("select[name=lang]", "zh");
        page.expect_path("/read?lang=zh");
        page.wait("the one in English only is not there", |page| {
            let seen = titles(page);
            seen.len() == all.len() - 1 && !seen.contains(&evenings)
        });
        page.choose("select[name=lang]", "");
        page.choose("select[name=sort]", "new");
        page.expect_path("/read?sort=new");
        page.wait("the newest comes first", |page| {
            titles(page).first() == Some(&evenings)
        });
        // By subject, as its address has it.
        page.choose("select[name=topic]", "storytelling");
        expect_titles(page, &[evenings]);
        page.expect_path("/read?topic=storytelling&sort=new");
    });
}

#[test]
fn words_are_found_in_the_texts_and_lead_to_their_place() {
    run(|page| {
        let words = Words::of("en");
        let all = open_shelf(page);
        page.type_into(FIELD, "the well");
        page.click_words(".shelf-form button", words.get("shelf-search"));
        let count = all.len().to_string();
        page.expect_words(
            ".shelf-said",
            &words.fill("shelf-texts-done", &[("count", &count)]),
        );
        page.expect_path("/read?q=the+well&in=texts");
        assert_eq!(typed(page), json!("the well"));
        let marked = page.texts(".shelf-texts mark");
        let are_these = |word: &String| word.to_lowercase() == "the well";
        assert!(
            !marked.is_empty() && marked.iter().all(are_these),
            "{marked:?}"
        );
        let evenings = content::title("books/village-evenings/en");
        assert!(page.texts(".shelf-in-book h3").contains(&evenings));
        page.click(&format!(".shelf-texts li a[href*=\"{WELL}#\"]"));
        page.expect_heading(&content::title("books/village-evenings/01-the-well/en"));
        page.wait("the place has the focus", |page| {
            let there = "const at = document.activeElement.closest('.book-text *'); \
                return !!at && /the well/i.test(at.textContent)";
            page.js(there, Vec::new()) == json!(true)
        });
        page.back();
        page.expect(".shelf-texts mark", true);
        // Other words are looked for in titles only, until that is asked for.
        page.type_into(FIELD, "house");
        page.expect(".shelf-texts", false);
        expect_titles(page, &[house()]);
    });
}

#[test]
fn a_search_in_the_texts_is_stopped_and_goes_on() {
    run(|page| {
        let words = Words::of("en");
        let all = open_shelf(page);
        // Chapters take a while to come.
        let slowly = "const real = window.fetch; window.fetch = function (what, ...more) { \
            const address = String(what.url || what); \
            if (!/books\\/[^/]+\\/[^/]+\\.json/.test(address)) return real.call(window, what, ...more); \
            return new Promise(done => setTimeout(done, 300)).then(() => real.call(window, what, ...more)) }";
        page.js(slowly, Vec::new());
        page.type_into(FIELD, "water");
        page.press(Key::Enter);
        page.click_words(".shelf-next button", words.get("shelf-texts-stop"));
        page.expect_words(".shelf-said", "Stopped.");
        assert_eq!(page.focus(), "h2#shelf-texts", "the button has gone");
        page.click_words(".shelf-next button", words.get("shelf-texts-on"));
        let count = all.len().to_string();
        page.expect_words(
            ".shelf-said",
            &words.fill("shelf-texts-done", &[("count", &count)]),
        );
        page.expect(".shelf-next button", false);
    });
}

#[test]
fn much_is_loaded_only_after_a_yes() {
    run(|page| {
        let words = Words::of("en");
        let mut site = SiteCopy::of(&page.bench);
        change_book(&site, "village-evenings", |book| {
            book["hasPart"][0]["content"]["bytes"] = json!(12 * 1024 * 1024);
        });
        page.site = site.serve();
        open_shelf(page);
        let chapters = "return performance.getEntriesByType('resource').map(e => e.name) \
            .filter(name => /village-evenings\\/the-note\\./.test(name)).length";
        page.type_into(FIELD, "the well");
        page.press(Key::Enter);
        page.expect_words(".shelf-said", "12.");
        assert_eq!(page.js(chapters, Vec::new()), json!(0));
        page.click_words(".shelf-next button", words.get("shelf-texts-go"));
        page.expect(".shelf-texts mark", true);
        page.expect_words(".shelf-said", "Looked through all");
        assert_eq!(page.js(chapters, Vec::new()), json!(1));
    });
}

#[test]
fn every_day_has_a_chapter_and_not_that_of_the_day_before() {
    run(|page| {
        let words = Words::of("en");
        open_shelf(page);
        page.expect(".shelf-day .button", true);
        page.expect(".shelf-day-words p", true);
        let title = page.text(".shelf-day h3");
        page.click(".shelf-day .button");
        page.expect_heading(&title);
        page.click_words(".lesson-panel button", words.get("chapter-finish"));
        page.expect(".lesson-panel .finished-words", true);
        page.open("/read");
        page.expect_words(".shelf-day", words.get("shelf-day-done"));
        assert_eq!(page.text(".shelf-day h3"), title, "it stays the day's");
        page.before_every_page(
            "const Real = Date; const later = 86400000; \
             window.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(Real.now() + later); } \
             static now() { return Real.now() + later; } };",
        );
        page.open("/read");
        page.expect(".shelf-day h3", true);
        let other = page.text(".shelf-day h3");
        assert_ne!(other, title);
        assert!(
            !page
                .text(".shelf-day")
                .contains(words.get("shelf-day-done"))
        );
    });
}

#[test]
fn other_reading_apps_get_the_whole_address() {
    run(|page| {
        page.open("/read/village-evenings");
        page.click(".shelf-apps summary");
        let address = page.text(".shelf-apps .hand-address");
        assert_eq!(address, format!("{}api/v1/opds.json", page.site));
    });
}

#[test]
fn on_a_small_phone_with_the_largest_text_nothing_reaches_out() {
    let phone = Options {
        size: (320, 640),
        languages: "en-GB,en",
        ..Options::default()
    };
    run_with(phone, |page| {
        for caring in [false, true] {
            page.remember(json!({ "caring": caring, "size": "largest" }));
            page.open("/read?q=the+well&in=texts");
            page.expect(".shelf-texts mark", true);
            page.expect(".shelf-day .button", true);
            assert_eq!(page.wider_than_window(), [""; 0], "caring: {caring}");
            let least = if caring { 60.0 } else { 44.0 };
            let low = "return [...document.querySelectorAll('.shelf-tools :is(input, select, button, summary, a)')] \
                .filter(e => e.getClientRects().length > 0 && e.getBoundingClientRect().height < arguments[0] - 0.5) \
                .map(e => e.outerHTML.slice(0, 90))";
            assert_eq!(
                page.js(low, vec![json!(least)]),
                json!([]),
                "caring: {caring}"
            );
            page.open("/read/village-evenings");
            page.expect(".book-panel .like", true);
            assert_eq!(page.wider_than_window(), [""; 0], "caring: {caring}");
        }
    });
}
