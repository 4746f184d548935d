//! Chinese and English: by the browser's wish at first, by the learner's choice from then on.

use crate::support::chinese;
use lifelong_e2e::{PAGES, Words, content, run, run_with};

#[test]
fn the_browser_is_asked_first() {
    run_with(chinese(), |page| {
        page.open("/settings");
        page.expect_heading(Words::of("zh-Hans").get("settings-title"));
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("zh-Hans"));
    });
}

#[test]
fn the_language_is_switched_in_place_and_kept() {
    run(|page| {
        let words = Words::of("zh-Hans");
        page.open("/help/larger-text");
        page.expect_heading(&content::title("help/larger-text/en"));
        page.click(".tools button[lang=zh-Hans]");
        let title = content::title("help/larger-text/zh-Hans");
        page.expect_heading(&title);
        page.expect_path("/help/larger-text");
        let window = words.window_title(&title);
        page.wait("the window's title is Chinese", |page| {
            page.title() == window
        });
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("zh-Hans"));
        page.reload();
        page.expect_heading(&title);
        page.open("/events");
        page.expect_heading(words.get("events-title"));
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("zh-Hans"));
        page.click(".tools button[lang=en]");
        page.expect_heading(Words::of("en").get("events-title"));
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
    });
}

#[test]
fn no_page_mixes_the_languages_unmarked() {
    run(|page| {
        // Han characters may stand on an English page only where `lang` says that they are Chinese.
        let unmarked = "const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); const out = []; \
            for (let n; n = walk.nextNode();) { const e = n.parentElement; \
              if (/\\p{Script=Han}/u.test(n.data) && e.closest('[lang]').lang.slice(0, 2) !== 'zh' \
                  && e.getClientRects().length && !e.closest('script, style, noscript')) out.push(n.data.trim()); } return out.join(' | ')";
        for place in PAGES {
            page.open(place.path);
            let found = page.js(unmarked, Vec::new());
            assert_eq!(found, "", "on {}", place.path);
        }
    });
}
