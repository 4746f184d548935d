//! Searching: words in, real links out; suggestions by keys.

use crate::support::{chinese, expect_found};
use fantoccini::key::Key;
use lifelong_e2e::{Browser, Words, content, run, run_with};

const FIELD: &str = "#search-input";
const LIVE: &str = ".shell > [aria-live=polite]";

fn finds(page: &Browser, lang: &str, query: &str, course: &str) {
    let words = Words::of(lang);
    page.open("/");
    page.type_into(FIELD, query);
    page.click(".search-field button[type=submit]");
    page.expect_heading(words.get("find-title"));
    page.expect("ol.rows > li", true);
    let count = page.count("ol.rows > li");
    assert!(count >= 2, "“{query}” finds several courses of content/");
    expect_found(page, count);
    let said = words.fill("results-announced", &[("count", &count.to_string())]);
    page.expect_words(LIVE, &said);
    // A result is a link that works without the portal's help: it can be copied and opened elsewhere.
    let title = content::title(&format!("micro/{course}/{lang}"));
    let link = format!("ol.rows a[href$=\"/course/{course}\"]");
    assert_eq!(page.text(&link), title);
    page.click(&link);
    page.expect_heading(&title);
    page.reload();
    page.expect_heading(&title);
}

#[test]
fn an_english_word_finds_courses() {
    run(|page| finds(page, "en", "phone", "spot-a-phone-scam"));
}

#[test]
fn a_chinese_word_finds_courses() {
    run_with(chinese(), |page| {
        finds(page, "zh-Hans", "手机", "make-the-text-larger")
    });
}

#[test]
fn nothing_found_says_so_and_leads_on() {
    run(|page| {
        let words = Words::of("en");
        page.open("/find?q=qqqqzzzz");
        page.expect_words(".nothing h2", words.get("nothing-title"));
        page.click_words(".nothing a", words.get("nothing-all"));
        page.expect_path("/find");
        page.expect("ol.rows > li", true);
    });
}

#[test]
fn suggestions_are_worked_by_keys() {
    run(|page| {
        page.open("/");
        page.expect(&format!("{FIELD}[aria-expanded=false]"), true);
        page.type_into(FIELD, "steam");
        page.expect(&format!("{FIELD}[role=combobox][aria-expanded=true]"), true);
        page.expect("#suggestions[role=listbox] [role=option]", true);
        page.press(Key::Down);
        page.expect(
            &format!("{FIELD}[aria-activedescendant=suggestion-0]"),
            true,
        );
        page.expect("#suggestion-0[aria-selected=true]", true);
        assert_eq!(
            page.focus(),
            "input#search-input",
            "the focus stays in the field"
        );
        page.press(Key::Escape);
        page.expect(&format!("{FIELD}[aria-expanded=false]"), true);
        let typed = page.js(
            "return document.querySelector('#search-input').value",
            Vec::new(),
        );
        assert_eq!(typed, "steam", "Escape closes the list and keeps the words");
        page.type_into(FIELD, "steam an");
        page.expect("#suggestion-0", true);
        let first = page.text("#suggestion-0 .suggestion-name");
        page.press(Key::Down);
        page.expect("#suggestion-0[aria-selected=true]", true);
        page.press(Key::Enter);
        page.expect_path("/course/steam-an-egg");
        page.expect_heading(&first);
        page.expect("#suggestions [role=option]", false);
    });
}

#[test]
fn the_count_is_a_status_and_results_are_links() {
    run(|page| {
        page.open("/find?q=egg");
        assert_eq!(
            page.attribute("#announcer", "role").as_deref(),
            Some("status")
        );
        page.expect_words("#announcer", "found");
        let results = page.count("ol.rows > li");
        assert!(results > 0);
        assert_eq!(page.count("ol.rows > li h3 a[href]"), results);
        page.type_into(FIELD, "tea");
        page.press(Key::Enter);
        page.expect_path("/find?q=tea");
        page.settled();
        page.expect_words("#announcer", "found");
        // Its parts, as assistive technology knows them.
        let tree = page.devtools("Accessibility.getFullAXTree", serde_json::json!({}));
        let nodes = tree["nodes"].as_array().expect("a tree");
        let has = |role: &str| {
            nodes
                .iter()
                .any(|node| node["role"]["value"] == role && node["ignored"] == false)
        };
        for role in ["search", "combobox", "status", "main", "complementary"] {
            assert!(has(role), "there is a {role}");
        }
    });
}

#[test]
fn a_suggestion_can_be_clicked() {
    run(|page| {
        page.open("/find");
        page.type_into(FIELD, "steam");
        page.click("#suggestions [role=option]");
        page.expect_path("/course/steam-an-egg");
    });
}
