//! Institutions: a directory of thousands that one looks through, and the page of each.

#[path = "../../../crates/builder/tests/institutions_support/mod.rs"]
mod lanes;

use crate::support::{chinese, phone};
use fantoccini::key::Key;
use lifelong_e2e::{Browser, Options, SiteCopy, Weather, Words, content, run_with};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};

const FIELD: &str = "#institution-words";
const ROWS: &str = ".institution-list > li";

/// Runs a test on a site with as many institutions as the largest catalogue has; gives it the network before the site, too.
fn many(options: Options, test: impl FnOnce(&mut Browser, &Weather, &Words)) {
    let lang = match options.languages.starts_with("zh") {
        true => "zh-Hans",
        false => "en",
    };
    run_with(options, |page| {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("lifelong-e2e-{}-lanes-{number}.jsonl", std::process::id());
        let path = std::env::temp_dir().join(name);
        lanes::write(&path);
        let mut site =
            SiteCopy::with_catalogue(&page.bench, &[format!("jsonl={}", path.display())]);
        // What cannot be deleted lies in the folder for temporary files.
        drop(std::fs::remove_file(&path));
        let weather = Weather::before(&site.serve());
        page.site.clone_from(&weather.address);
        test(page, &weather, &Words::of(lang));
    });
}

#[track_caller]
fn expect_rows(page: &Browser, count: usize) {
    page.wait(&format!("{count} rows"), |page| {
        page.count(ROWS) == count as u64
    });
}

/// How many files of a kind this page has asked for.
fn asked(page: &Browser, kind: &str) -> Value {
    let script = "return new Set(performance.getEntriesByType('resource').map(e => e.name) \
        .filter(name => name.includes(arguments[0]))).size";
    page.js(script, vec![json!(kind)])
}

fn steps(page: &Browser) -> Value {
    page.js("return history.length", Vec::new())
}

/// An option of a list of choices.
fn option(list: &str, value: &str) -> String {
    format!("select[name={list}] option[value=\"{value}\"]")
}

#[test]
fn thousands_are_looked_through_and_the_first_stand_at_once() {
    many(Options::default(), |page, _, words| {
        page.open("/institutions");
        expect_rows(page, 60);
        page.expect_words(".shelf-count", "3,351 institutions");
        assert_eq!(
            asked(page, "/institutions."),
            json!(1),
            "nothing comes unasked"
        );
        assert_eq!(asked(page, "/institution-places/"), json!(0));
        // However it is written.
        let before = steps(page);
        page.type_into(FIELD, "academie ete");
        expect_rows(page, 1);
        page.expect_words(&format!("{ROWS} h2"), lanes::MARKED_NAME);
        page.expect_words(".shelf-count[role=status]", "1 institution");
        page.expect_path("/institutions?q=academie+ete");
        assert_eq!(steps(page), before, "typing is no step of the way back");
        assert_eq!(page.focus(), "input#institution-words");
        // Its page costs no list; the way back leads to what was found.
        page.click(&format!("{ROWS} h2 a"));
        page.expect_heading(lanes::MARKED_NAME);
        page.expect(".institution-facts dl", true);
        page.back();
        page.expect_path("/institutions?q=academie+ete");
        expect_rows(page, 1);
        let field = "return document.querySelector('#institution-words').value";
        assert_eq!(page.js(field, Vec::new()), json!("academie ete"));
        page.forward();
        page.expect_heading(lanes::MARKED_NAME);
        // A copied address gives the same screen.
        page.load("/institutions?q=lane+3349");
        expect_rows(page, 1);
        page.expect_words(&format!("{ROWS} h2"), &lanes::name(3_349));
        page.type_into(FIELD, "zeppelin");
        page.expect_words(".nothing", words.get("institutions-nothing-words"));
        page.expect_words(".shelf-count", "No institution");
        page.click_words(".nothing button", words.get("institutions-clear"));
        expect_rows(page, 60);
        page.expect_path("/institutions");
        assert_eq!(page.focus(), "input#institution-words");
    });
}

#[test]
fn choices_have_counts_and_what_finds_nothing_is_not_offered() {
    many(Options::default(), |page, _, words| {
        let of = |fits: &dyn Fn(usize) -> bool| (0..lanes::COUNT).filter(|n| fits(*n)).count();
        page.open("/institutions");
        expect_rows(page, 60);
        page.choose("select[name=region]", "France");
        let french = of(&|n| n % 4 == 1);
        page.expect_words(".shelf-count", &format!("{french} institutions"));
        expect_rows(page, 60);
        page.expect_path("/institutions?region=France");
        // Each count is what the choice leads to.
        let hobbies = of(&|n| n % 4 == 1 && n % 3 == 0);
        page.expect_words(&option("subject", "hobbies"), &format!("({hobbies})"));
        page.expect(&option("subject", "elderly"), false);
        page.choose("select[name=subject]", "hobbies");
        page.expect_words(".shelf-count", &format!("{hobbies} institutions"));
        page.expect_path("/institutions?region=France&subject=hobbies");
        let universities = of(&|n| n % 4 == 1 && n % 3 == 0 && n % 10 != 0);
        page.expect_words(&option("type", "university"), &format!("({universities})"));
        // What was chosen is shown though nothing fits, and is taken back.
        page.type_into(FIELD, "zeppelin");
        page.expect_words(&option("region", "France"), "(0)");
        page.expect(".nothing", true);
        page.click_words(".shelf-line button", words.get("institutions-clear"));
        expect_rows(page, 60);
        let chosen = "return document.querySelector('select[name=region]').value";
        assert_eq!(page.js(chosen, Vec::new()), json!(""));
        page.expect_path("/institutions");
        // With keys alone.
        page.js(
            "document.querySelector('select[name=subject]').focus()",
            Vec::new(),
        );
        page.press(Key::Down);
        page.expect_words(".shelf-count", &format!("{} institutions", "1,117"));
        // A copied address has its choices.
        page.load("/institutions?type=university&region=Germany");
        page.expect_words(
            ".shelf-count",
            &format!(
                "{} institutions",
                of(&|n| n % 4 == 0 && n % 3 == 0 && n % 10 != 0)
            ),
        );
        let chosen = "return document.querySelector('select[name=type]').value";
        assert_eq!(page.js(chosen, Vec::new()), json!("university"));
    });
}

#[test]
fn more_are_shown_at_a_press_and_the_first_of_them_has_the_focus() {
    many(Options::default(), |page, _, words| {
        page.open("/institutions");
        expect_rows(page, 60);
        let shown = |number: &str| {
            words.fill(
                "institutions-shown",
                &[("number", number), ("total", "3,351")],
            )
        };
        page.expect_words(".shelf-on p", &shown("60"));
        for count in [120, 180] {
            page.js(
                "document.querySelector('.directory-more').focus()",
                Vec::new(),
            );
            page.press(Key::Enter);
            expect_rows(page, count);
            page.expect_words(".shelf-on p", &shown(&count.to_string()));
            let first = format!(
                "return document.querySelectorAll('{ROWS}')[{}].contains(document.activeElement)",
                count - 60
            );
            page.wait("the first new one has the focus", |page| {
                page.js(&first, Vec::new()) == json!(true)
            });
        }
        // Whoever reads about one and comes back finds as many.
        page.click(&format!("{ROWS}:last-child h2 a"));
        page.expect(".institution-facts dl", true);
        page.back();
        expect_rows(page, 180);
    });
}

#[test]
fn a_lost_network_is_told_and_what_is_here_stays() {
    many(Options::default(), |page, weather, words| {
        page.open("/institutions");
        expect_rows(page, 60);
        weather.gone(true);
        page.type_into(FIELD, "lane 3349");
        page.expect_words(".shelf-count", "Only 120 of 3,351");
        page.expect(".nothing", false);
        weather.gone(false);
        page.click_words(".shelf-line button", words.get("try-again"));
        page.expect_words(&format!("{ROWS} h2"), &lanes::name(3_349));
        page.expect_words(".shelf-count", "1 institution");
    });
}

/// The directory and a page of it, on a small screen, in caring mode and without.
fn small(options: Options) {
    many(options, |page, _, words| {
        page.open("/institutions");
        expect_rows(page, 60);
        for caring in [false, true] {
            if caring {
                page.click(".caring-switch");
                page.expect("html[data-caring=on]", true);
            }
            page.click(".shelf-fold summary");
            let part = words.fill(
                "institutions-part",
                &[("number", "120"), ("total", "3,351")],
            );
            if !caring {
                page.expect_words(".shelf-fold .hint", &part);
            }
            page.choose("select[name=region]", "China");
            page.expect_path("/institutions?region=China");
            page.expect_words(".shelf-line", words.get("institutions-clear"));
            let least = if caring { 60 } else { 44 };
            let low = "return [...document.querySelectorAll('.directory :is(select, input, button, summary, h2 a)')] \
                .filter(e => e.getClientRects().length).map(e => [e.tagName + ' ' + (e.name || e.innerText), e.getBoundingClientRect().height]) \
                .filter(([, height]) => height < arguments[0] - 0.5).map(([name, height]) => name + ' ' + height)";
            // Links in lists are as high as elsewhere.
            let low = page.js(low, vec![json!(if caring { 44 } else { least })]);
            assert_eq!(low, json!([]), "caring: {caring}");
            assert_eq!(page.wider_than_window(), [""; 0]);
            let faults = page.axe(caring);
            assert!(faults.is_empty(), "{}", faults[0]);
            page.click_words(".shelf-line button", words.get("institutions-clear"));
            page.expect_path("/institutions");
            page.click(".shelf-fold summary");
        }
        page.type_into(FIELD, "lane 3349");
        expect_rows(page, 1);
        page.click(&format!("{ROWS} h2 a"));
        page.expect_heading(&lanes::name(3_349));
        page.expect_words("main", words.get("institution-first"));
        page.expect("main a[href$=\"/course/lane-3349-0\"]", true);
        assert_eq!(page.wider_than_window(), [""; 0]);
        let faults = page.axe(true);
        assert!(faults.is_empty(), "{}", faults[0]);
        // Whoever opens its address cold reads no list of institutions for it.
        page.reload();
        page.expect("main a[href$=\"/course/lane-3349-0\"]", true);
        assert_eq!(asked(page, "/institution-places/"), json!(2));
        assert_eq!(asked(page, "/institutions."), json!(0));
    });
}

#[test]
fn a_small_screen_has_all_of_it_in_english() {
    small(phone());
}

#[test]
fn a_small_screen_has_all_of_it_in_chinese() {
    small(Options {
        languages: "zh-CN,zh",
        ..phone()
    });
}

#[test]
fn the_page_of_one_leads_to_what_it_teaches() {
    run_with(chinese(), |page| {
        let words = Words::of("zh-Hans");
        let id = "lantern-lane-college";
        page.open("/institutions");
        page.click(&format!("main a[href$=\"/institution/{id}\"]"));
        page.expect_heading(&content::title(&format!("institutions/{id}/zh-Hans")));
        page.expect_words(".notice", words.get("institution-example-notice"));
        page.expect_words("main", words.get("institution-first"));
        page.expect_words("main", words.get("institution-pages"));
        page.expect("main a[href$=\"/event/seven-evenings\"]", true);
        let number = page.text(".part .chips li:first-child .chip-count");
        page.click(".part .chips li:first-child a");
        page.wait("its courses of an area", |page| {
            let path = page.path();
            path.contains(&format!("institution={id}")) && path.contains("area=")
        });
        page.expect_words(".results-count", &number);
    });
}
