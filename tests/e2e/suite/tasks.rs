//! Ten tasks, done twice: with the keyboard alone, and by the accessibility tree alone, as a screen reader meets the page. No
//! selector stands in a task, only roles and names.

use fantoccini::key::Key;
use lifelong_e2e::{Browser, Words, content, run};
use serde_json::{Value, json};

/// A way to get to a control by its role and the beginning of its name.
type Reach = fn(&Browser, &str, &str);

/// What has the focus, as assistive technology hears it.
fn focused(page: &Browser) -> Option<(String, String)> {
    let tree = page.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array()?;
    let has_focus = |node: &&Value| {
        let properties = node["properties"].as_array();
        let mut all = properties.into_iter().flatten();
        all.any(|p| p["name"] == "focused" && p["value"]["value"] == true)
    };
    // The document has it too, as long as anything in it does.
    let node = nodes.iter().rfind(has_focus)?;
    Some((text(&node["role"]["value"]), text(&node["name"]["value"])))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().trim().to_owned()
}

/// By Tab, as often as it takes.
#[track_caller]
fn by_keys(page: &Browser, role: &str, name: &str) {
    let mut met = Vec::new();
    for _ in 0..90 {
        page.press(Key::Tab);
        let Some(here) = focused(page) else { continue };
        if here.0 == role && here.1.starts_with(name) {
            return;
        }
        met.push(format!("{} “{}”", here.0, here.1));
    }
    panic!("Tab never comes to {role} “{name}”, only to {met:#?}");
}

/// By the tree: the first that has the role and the name, in the order of reading.
#[track_caller]
fn by_tree(page: &Browser, role: &str, name: &str) {
    let mut seen = Vec::new();
    for _ in 0..100 {
        let tree = page.devtools("Accessibility.getFullAXTree", json!({}));
        seen.clear();
        for node in tree["nodes"].as_array().into_iter().flatten() {
            let (its_role, its_name) = (text(&node["role"]["value"]), text(&node["name"]["value"]));
            if node["ignored"] == true || its_role != role {
                continue;
            }
            if its_name.starts_with(name) {
                page.devtools(
                    "DOM.focus",
                    json!({ "backendNodeId": node["backendDOMNodeId"] }),
                );
                return;
            }
            seen.push(its_name);
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("the tree has no {role} “{name}”, only {seen:#?}");
}

/// To a control, and Enter.
#[track_caller]
fn press(page: &Browser, reach: Reach, role: &str, name: &str) {
    reach(page, role, name);
    page.press(Key::Enter);
}

#[track_caller]
fn write(page: &Browser, words: &str) {
    for letter in words.chars() {
        page.type_key(letter);
    }
}

fn ten_tasks(page: &Browser, reach: Reach) {
    let words = Words::of("en");
    let get = |id: &str| words.get(id).to_owned();
    page.with_voices(&["en-GB"]);

    // 1. Find a course by words, and open it.
    page.open("/");
    reach(page, "combobox", &get("search-label"));
    write(page, "egg");
    page.press(Key::Enter);
    page.expect_path("/find?q=egg");
    page.settled();
    let egg = content::title("micro/steam-an-egg/en");
    press(page, reach, "link", &egg);
    page.expect_heading(&egg);

    // 2. Choose a filter.
    page.open("/find");
    reach(page, "checkbox", &get("area-elderly"));
    page.press(Key::Space);
    page.expect_path("/find?area=elderly");

    // 3. Make the text larger.
    page.open("/");
    press(page, reach, "link", &get("nav-settings"));
    page.expect_heading(&get("settings-title"));
    reach(page, "radio", &get("size-normal"));
    page.press(Key::Down);
    page.expect("html[data-size=large]", true);

    // 4. Turn caring mode on and off.
    press(page, reach, "button", &get("caring-mode"));
    page.expect("html[data-caring=on]", true);
    page.press(Key::Enter);
    page.expect("html[data-caring=on]", false);

    // 5. Another language, and back.
    page.open("/help");
    press(page, reach, "button", "\u{4e2d}\u{6587}");
    page.expect("html[lang=zh-Hans]", true);
    page.open("/help");
    press(page, reach, "button", "English");
    page.expect("html[lang=en]", true);

    // 6. Take a five-minute course, and check what one has learned.
    page.open("/course/steam-an-egg");
    let right = &content::questions("micro/steam-an-egg/en")[0].right;
    reach(page, "radio", right);
    page.press(Key::Space);
    page.expect_words(".verdict", &get("check-right"));

    // 7. Read a book, a chapter and the next.
    page.open("/read");
    press(
        page,
        reach,
        "link",
        &content::title("books/village-evenings/en"),
    );
    page.settled();
    press(page, reach, "link", &get("book-start"));
    page.settled();
    press(page, reach, "link", &get("chapter-next"));
    page.expect(".chapter", true);

    // 8. Listen, pause, stop.
    page.open("/help/larger-text");
    press(page, reach, "button", &get("read-aloud"));
    page.expect(".reader-bar", true);
    // The focus is on “pause”.
    page.press(Key::Enter);
    press(page, reach, "button", &get("reader-stop"));
    page.expect(".reader-bar", false);

    // 9. Take something off the list, and put it back.
    page.open("/mine/courses");
    page.expect(".item-list button", true);
    press(page, reach, "button", "Remove");
    page.expect_words("main", &get("mine-give-back"));
    press(page, reach, "button", "Put");
    page.expect_words(".item-list", &get("mine-remove"));

    // 10. Be shown how something is done, and stop it.
    page.open("/help");
    press(page, reach, "button", &get("show-how"));
    page.expect("dialog[open]", true);
    press(page, reach, "button", &get("guide-size"));
    page.expect(".guide", true);
    press(page, reach, "button", &get("guide-stop"));
    page.expect(".guide", false);
}

#[test]
fn ten_tasks_need_no_more_than_a_keyboard() {
    run(|page| {
        page.remember(json!({}));
        ten_tasks(page, by_keys);
    });
}

#[test]
fn ten_tasks_need_no_more_than_the_accessibility_tree() {
    run(|page| {
        page.remember(json!({}));
        ten_tasks(page, by_tree);
    });
}
