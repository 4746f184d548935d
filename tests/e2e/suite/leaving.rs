//! Leaving the portal: the real host is shown first, and staying is the first choice.

use crate::support::many_courses;
use lifelong_e2e::{Browser, SiteCopy, Words, run};

/// A course whose page opens elsewhere.
fn elsewhere(page: &mut Browser) -> SiteCopy {
    let mut site = many_courses(&page.bench);
    page.site = site.serve();
    page.open("/course/tea-07");
    site
}

#[test]
fn a_link_out_shows_the_host_and_can_be_cancelled() {
    run(|page| {
        let site = elsewhere(page);
        let words = Words::of("en");
        page.click(".way-out a");
        page.expect("dialog[open]", true);
        assert_eq!(page.text(".leaving-host"), "example.org");
        let large = page.js(
            "return parseFloat(getComputedStyle(document.querySelector('.leaving-host')).fontSize)",
            Vec::new(),
        );
        assert!(large.as_f64() >= Some(24.0), "it is large: {large}");
        // Staying is first, and has the focus.
        let first = page.js(
            "return document.activeElement === document.querySelector('dialog .actions button')",
            Vec::new(),
        );
        assert_eq!(first, true);
        page.click_words("dialog button", words.get("leave-stay"));
        page.expect("dialog", false);
        assert_eq!(page.path(), "/course/tea-07");
        let back = page.js(
            "return document.activeElement.closest('.way-out') !== null",
            Vec::new(),
        );
        assert_eq!(back, true, "the focus is where it was");
        // By keys: Enter asks, Escape stays.
        page.press(fantoccini::key::Key::Enter);
        page.expect("dialog[open]", true);
        page.press(fantoccini::key::Key::Escape);
        page.expect("dialog", false);
        assert_eq!(page.path(), "/course/tea-07");
        drop(site);
    });
}

#[test]
fn whoever_goes_on_is_taken_there_without_a_trace() {
    run(|page| {
        let site = elsewhere(page);
        // What would be opened is noted, not opened: nothing leaves this machine.
        page.js(
            "HTMLAnchorElement.prototype.click = function () { window.__went = [this.href, this.rel]; }",
            Vec::new(),
        );
        page.click(".way-out a");
        page.click("dialog .actions button:nth-child(2)");
        page.wait_js("it goes there", "return !!window.__went");
        let went = page.js("return window.__went", Vec::new());
        assert_eq!(went[0], "https://example.org/tea/7");
        assert!(
            went[1]
                .as_str()
                .is_some_and(|rel| rel.contains("noreferrer"))
        );
        drop(site);
    });
}

#[test]
fn hosts_that_pretend_to_be_others_are_shown_as_they_are() {
    run(|page| {
        page.open("/help");
        let ask = "document.dispatchEvent(new CustomEvent('companion-ask', { detail: 'leave ' + arguments[0] }))";
        // The companion is loaded by asking it for anything.
        page.click("main [data-ask=how]");
        page.expect("dialog[open]", true);
        for (address, host, warned) in [
            (
                "https://www.edx.org@evil.example/login",
                "evil.example",
                false,
            ),
            ("https://www.еdx.org/course", "xn--", false),
            ("http://example.org:8080/x", "example.org:8080", true),
        ] {
            page.js(ask, vec![address.into()]);
            page.expect_words(".leaving-host", host);
            assert_eq!(page.count(".leaving-warning") > 0, warned, "{address}");
        }
    });
}

#[test]
fn without_its_program_the_browser_asks() {
    run(|page| {
        let mut site = many_courses(&page.bench);
        site.truncate(&site.dir().join("companion_bg.wasm"));
        page.site = site.serve();
        page.before_every_page(
            "window.confirm = words => { window.__asked = words; return false; }",
        );
        page.open("/course/tea-07");
        page.click(".way-out a");
        page.wait_js("the browser asks", "return !!window.__asked");
        let asked = page.js("return window.__asked", Vec::new());
        assert!(
            asked
                .as_str()
                .is_some_and(|words| words.contains("https://example.org/tea/7")),
            "{asked}"
        );
        assert_eq!(page.path(), "/course/tea-07");
    });
}

#[test]
fn a_telephone_number_is_no_other_site() {
    run(|page| {
        page.open("/help/larger-text");
        let add = "for (const href of ['tel:+8610', 'mailto:a@example.org']) { const a = document.createElement('a'); a.href = href; a.rel = 'external'; \
            a.textContent = href; a.id = href.slice(0, 3); document.querySelector('main .prose').append(a); } \
            window.__left = []; addEventListener('click', e => { window.__left.push(e.defaultPrevented); e.preventDefault(); })";
        page.js(add, Vec::new());
        page.click("#tel");
        page.click("#mai");
        assert_eq!(
            page.js("return window.__left", Vec::new()),
            serde_json::json!([false, false]),
            "the browser opens them"
        );
        assert_eq!(page.count("dialog"), 0);
    });
}
