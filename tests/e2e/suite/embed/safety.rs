//! Whom frames believe, who may frame what, and what a frame does without an origin or without storage.

use super::{element, frame, height};
use lifelong_e2e::{Browser, Options, Partner, run, run_with};
use serde_json::json;

#[test]
fn forged_messages_change_no_height() {
    run(|page| {
        let body = format!(
            "{}<iframe id=\"other\" src=\"{{origin}}/other\"></iframe>{}",
            element("show=\"course\" item=\"steam-an-egg\""),
            frame("show=course&id=steam-an-egg").replace("<iframe", "<iframe id=\"plain\"")
        );
        let pages = [("host", body), ("other", String::new())];
        let partner = Partner::start(page, &pages);
        partner.open(page, "host");
        page.enter("lifelong-embed");
        page.shown();
        page.wait_js(
            "it has its height",
            "return Math.abs(innerHeight - document.body.getBoundingClientRect().height) < 2",
        );
        page.leave_frame();
        let true_height = height(page);
        let good = json!({ "lifelong": 1, "type": "size", "height": 2222 });
        let hear = "window.heard = 0; addEventListener('message', () => window.heard++)";
        page.js(hear, Vec::new());
        // From the page itself, from another site's frame, from another frame of the portal's: each of the right form.
        page.js("postMessage(arguments[0], '*')", vec![good.clone()]);
        for from in ["#other", "#plain"] {
            page.enter(from);
            page.js("parent.postMessage(arguments[0], '*')", vec![good.clone()]);
            page.leave_frame();
        }
        // From its own frame, of another form.
        page.enter("lifelong-embed");
        for bad in [
            json!({ "lifelong": 1, "type": "size", "height": "2222" }),
            json!({ "lifelong": 1, "type": "size", "height": 39 }),
            json!({ "lifelong": 1, "type": "size", "height": 20001 }),
            json!({ "lifelong": 1, "type": "size", "height": null }),
            json!({ "lifelong": 1, "type": "high", "height": 2222 }),
            json!({ "lifelong": "1", "type": "size", "height": 2222 }),
            json!({ "type": "size", "height": 2222 }),
            json!("lifelong"),
            json!(null),
        ] {
            page.js("parent.postMessage(arguments[0], '*')", vec![bad]);
        }
        page.leave_frame();
        page.wait_js("all of them have come", "return window.heard >= 12");
        assert_eq!(height(page), true_height);
        // The true form from the true frame is heard.
        page.enter("lifelong-embed");
        page.js("parent.postMessage(arguments[0], '*')", vec![good]);
        page.leave_frame();
        page.wait("it is believed", |page| height(page) == 2222.0);
    });
}

#[test]
fn forged_messages_change_no_look() {
    run(|page| {
        let body = format!(
            "{}{}<iframe id=\"inner\" src=\"{{origin}}/other\"></iframe>",
            frame("show=course&id=steam-an-egg&host={origin}")
                .replace("<iframe", "<iframe id=\"ours\""),
            frame("show=course&id=steam-an-egg&host=https://elsewhere.example")
                .replace("<iframe", "<iframe id=\"theirs\""),
        );
        let partner = Partner::start(page, &[("host", body), ("other", String::new())]);
        partner.open(page, "host");
        page.js(
            "window.told = []; addEventListener('message', e => window.told.push(e.data))",
            Vec::new(),
        );
        for id in ["#ours", "#theirs"] {
            page.enter(id);
            page.shown();
            page.js(
                "window.heard = 0; addEventListener('message', () => window.heard++)",
                Vec::new(),
            );
            page.leave_frame();
        }
        let look = |page: &Browser| {
            let look = "const r = document.documentElement; return [r.dataset.caring, r.dataset.size, r.dataset.theme].join()";
            page.js(look, Vec::new())
        };
        let post =
            "document.querySelector(arguments[0]).contentWindow.postMessage(arguments[1], '*')";
        let good = json!({ "lifelong": 1, "type": "look", "caring": "on", "size": "large", "theme": "dark" });
        // The right form from the right window, to a frame that was told of another origin: nothing, and nothing was told.
        page.js(post, vec![json!("#theirs"), good.clone()]);
        page.enter("#theirs");
        page.wait_js("it has come", "return window.heard === 1");
        assert_eq!(look(page), ",,");
        page.leave_frame();
        // From the frame itself and from a frame beside it; from the page in a form that is not the one.
        page.enter("#ours");
        page.js("postMessage(arguments[0], '*')", vec![good.clone()]);
        page.leave_frame();
        page.enter("#inner");
        page.js(
            "parent[0].postMessage(arguments[0], '*')",
            vec![good.clone()],
        );
        page.leave_frame();
        for bad in [
            json!({ "lifelong": 2, "type": "look", "caring": "on" }),
            json!({ "lifelong": 1, "type": "size", "caring": "on" }),
            json!({ "lifelong": 1, "type": "look", "caring": "yes", "size": "huge", "theme": "\" onload=" }),
            json!({ "lifelong": 1, "type": "look", "caring": { "on": 1 }, "lang": "zh" }),
            json!(["look"]),
            json!(null),
        ] {
            page.js(post, vec![json!("#ours"), bad]);
        }
        page.enter("#ours");
        page.wait_js("all of them have come", "return window.heard >= 8");
        assert_eq!(look(page), ",,");
        page.leave_frame();
        page.js(post, vec![json!("#ours"), good]);
        page.enter("#ours");
        page.wait("the true one is heard", |page| {
            look(page) == "on,large,dark"
        });
        page.leave_frame();
        // Only the frame that knows this page has told it anything, and only its height.
        let told = page.js("return window.told.every(d => d.lifelong === 1 && d.type === 'size' && Object.keys(d).length === 3)", Vec::new());
        assert_eq!(told, true);
    });
}

#[test]
fn a_frame_without_an_origin_shows_all_but_the_search_and_says_what_it_does_not_keep() {
    run(|page| {
        let sandboxed = |query: &str| {
            frame(query).replace(
                " loading",
                " sandbox=\"allow-scripts allow-popups allow-forms\" loading",
            )
        };
        let pages = [
            ("column", sandboxed("show=column&id=smart-help&lang=en")),
            (
                "player",
                sandboxed("show=player&id=breathe-and-loosen&lang=en"),
            ),
            ("search", sandboxed("show=search&q=tea&lang=en")),
        ];
        let partner = Partner::start(page, &pages);
        for (show, _) in &pages {
            partner.open(page, show);
            page.enter("iframe");
            page.shown();
            assert_eq!(page.js("return self.origin", Vec::new()), "null");
            assert_eq!(page.count(".trouble"), 0, "{show}");
            assert_eq!(page.refused(), [""; 0], "{show}");
            page.leave_frame();
        }
        page.enter("iframe");
        page.expect_words("main", "does not let it search");
        page.click("#frame-caring");
        page.expect_words("#frame-note", "keeps nothing");
        assert_eq!(
            page.js("return document.documentElement.dataset.caring", Vec::new()),
            "on"
        );
    });
}

#[test]
fn a_browser_that_keeps_nothing_is_survived_and_told() {
    let options = Options {
        storage: false,
        ..Options::default()
    };
    run_with(options, |page| {
        let body = frame("show=book&id=village-evenings&lang=en");
        let partner = Partner::start(page, &[("book", body)]);
        partner.open(page, "book");
        page.enter("iframe");
        page.shown();
        assert_eq!(page.text("#frame-note"), "");
        page.click("#frame-caring");
        page.expect_words("#frame-note", "keeps nothing");
    });
}

#[test]
fn only_the_page_for_frames_can_be_framed() {
    run(|page| {
        let paths = [
            "",
            "index.html",
            "find",
            "course/steam-an-egg",
            "mine/data",
            "nothing",
            "embed/nothing",
            "404.html",
            "embed/",
            "embed/index.html",
        ];
        let pages: Vec<(&str, String)> = paths
            .iter()
            .map(|path| {
                (
                    *path,
                    format!("<iframe src=\"{{site}}{path}\" title=\"x\"></iframe>"),
                )
            })
            .collect();
        let mut named: Vec<(String, String)> = Vec::new();
        for (n, (_, body)) in pages.iter().enumerate() {
            named.push((format!("p{n}"), body.clone()));
        }
        let refs: Vec<(&str, String)> =
            named.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
        let partner = Partner::start(page, &refs);
        for (n, path) in paths.iter().enumerate() {
            partner.open(page, &format!("p{n}"));
            page.enter("iframe");
            page.wait_js(
                "the frame has loaded something",
                "return document.readyState === 'complete' && location.href !== 'about:blank'",
            );
            let shown = page.js(
                "return location.href.startsWith('http') && !!document.querySelector('#app')",
                Vec::new(),
            );
            assert_eq!(
                shown,
                path.starts_with("embed/") && *path != "embed/nothing",
                "{path}"
            );
            page.leave_frame();
        }
        // What hosts are told.
        let headers =
            std::fs::read_to_string(page.bench.dist().join("_headers")).expect("_headers");
        assert!(
            headers.starts_with("/*\n") && headers.contains("\n  X-Frame-Options: SAMEORIGIN\n")
        );
        assert_eq!(headers.matches("frame-ancestors").count(), 2);
    });
}
