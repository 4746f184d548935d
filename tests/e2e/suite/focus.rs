//! Title and focus move with the page; the keyboard gets everywhere.

use fantoccini::key::Key;
use lifelong_e2e::{Browser, Words, content, run};

/// After a click that opens another page: its title in the window, the focus on its heading.
#[track_caller]
fn arrived(page: &Browser, heading: &str, title: &str) {
    page.expect_heading(heading);
    let window = Words::of("en").window_title(title);
    page.wait(
        &format!("the window's title is “{window}”, not “{}”", page.title()),
        |page| page.title() == window,
    );
    page.wait(
        &format!(
            "the focus is on the heading “{heading}”, not on {}",
            page.focus()
        ),
        |page| {
            page.js(
                "return document.activeElement === document.querySelector('main h1')",
                Vec::new(),
            ) == true
        },
    );
}

#[test]
fn title_and_focus_move_with_every_page() {
    run(|page| {
        let words = Words::of("en");
        page.open("/");
        for (path, id) in [
            ("/find", "find-title"),
            ("/five-minutes", "micro-title"),
            ("/read", "reading-title"),
            ("/columns", "columns-title"),
            ("/events", "events-title"),
            ("/institutions", "institutions-title"),
            ("/help", "help-title"),
            ("/settings", "settings-title"),
        ] {
            page.click(&format!(
                "header a[href$=\"{path}\"], footer a[href$=\"{path}\"]"
            ));
            arrived(page, words.get(id), words.get(id));
        }
        page.click("header a.brand");
        arrived(page, words.get("home-question"), words.get("home-title"));
        for (list, item, file) in [
            (
                "/five-minutes",
                "/course/steam-an-egg",
                "micro/steam-an-egg",
            ),
            ("/read", "/read/village-evenings", "books/village-evenings"),
            ("/columns", "/column/smart-help", "columns/smart-help"),
            ("/events", "/event/seven-evenings", "events/seven-evenings"),
            (
                "/institutions",
                "/institution/ginkgo-senior-school",
                "institutions/ginkgo-senior-school",
            ),
            ("/help", "/help/larger-text", "help/larger-text"),
        ] {
            page.click(&format!("header a[href$=\"{list}\"]"));
            page.expect_path(list);
            page.click(&format!("main a[href$=\"{item}\"]"));
            let title = content::title(&format!("{file}/en"));
            arrived(page, &title, &title);
        }
        page.back();
        arrived(page, words.get("help-title"), words.get("help-title"));
    });
}

#[test]
fn a_new_page_is_said_once() {
    run(|page| {
        page.open("/");
        // What a screen reader is told besides the heading that takes the focus.
        page.js(
            "window.__told = []; new MutationObserver(all => all.forEach(m => { const r = m.target.nodeType === 1 ? m.target : m.target.parentElement; \
             const live = r && r.closest('[aria-live], [role=status], [role=alert]'); if (live && live.innerText.trim()) window.__told.push(live.innerText.trim()); })) \
             .observe(document.body, { subtree: true, childList: true, characterData: true }); \
             window.__focused = []; addEventListener('focusin', e => window.__focused.push(e.target.tagName));",
            Vec::new(),
        );
        let heard = |page: &Browser| {
            page.js("return [window.__told.splice(0), window.__focused.splice(0).filter(t => t === 'H1').length]", Vec::new())
        };
        for (path, told) in [
            ("/help", 0),
            ("/settings", 0),
            ("/five-minutes", 0),
            ("/find", 1),
        ] {
            page.click(&format!(
                "header a[href$=\"{path}\"], footer a[href$=\"{path}\"]"
            ));
            page.expect_path(path);
            page.settled();
            page.wait("the heading has the focus", |page| {
                page.focus().starts_with("h1")
            });
            if told > 0 {
                page.wait_js(
                    "the number of results is said",
                    "return window.__told.length > 0",
                );
            }
            let heard = heard(page);
            // Only a list of results says one thing more: how many there are.
            let all = heard[0].as_array().expect("a list").len();
            assert_eq!(all, told, "{path}: {heard}");
            assert_eq!(heard[1], 1, "{path}: the heading takes the focus once");
        }
    });
}

#[test]
fn a_new_filter_leaves_the_focus_where_it_is() {
    run(|page| {
        page.open("/find");
        page.click("input[name=area][value=elderly]");
        page.expect_path("/find?area=elderly");
        page.settled();
        let value = page.js("return document.activeElement.value", Vec::new());
        assert_eq!(value, "elderly");
    });
}

#[test]
fn the_skip_link_is_first_and_leads_to_the_content() {
    run(|page| {
        for path in ["/", "/find", "/course/steam-an-egg", "/settings"] {
            page.open(path);
            page.press(Key::Tab);
            assert_eq!(page.focus(), "a.skip-link", "{path}");
            let shown = "const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.left >= 0 && r.height >= 24";
            assert_eq!(
                page.js(shown, Vec::new()),
                true,
                "it can be seen when it has the focus"
            );
            page.press(Key::Enter);
            page.wait("the focus is in the content", |page| {
                page.focus().starts_with("main#main")
            });
            page.expect_path(path);
        }
    });
}

#[test]
fn a_search_needs_no_mouse() {
    run(|page| {
        page.open("/");
        page.js(
            "document.querySelector('#search-input').focus()",
            Vec::new(),
        );
        for letter in "picture".chars() {
            page.type_key(letter);
        }
        page.press(Key::Enter);
        page.expect_path("/find?q=picture");
        page.expect("ol.rows a[href$=\"/course/photo-window-light\"]", true);
        for _ in 0..80 {
            if page.focus().starts_with("a")
                && page
                    .attribute(":focus", "href")
                    .is_some_and(|h| h.ends_with("/course/photo-window-light"))
            {
                page.press(Key::Enter);
                page.expect_path("/course/photo-window-light");
                return;
            }
            page.press(Key::Tab);
        }
        panic!("eighty times Tab does not reach the result");
    });
}
