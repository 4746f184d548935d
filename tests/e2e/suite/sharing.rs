//! Passing a page on: its plain address to copy, to send with what the device has, or as a square code.

use crate::support::phone;
use fantoccini::key::Key;
use lifelong_e2e::{Browser, Options, Words, content, run, run_with};
use serde_json::json;

/// A clipboard and a way to send that note what they are given; they refuse with an error of the name in `__refuse`.
const DEVICE: &str = r"(() => {
  const answer = () => window.__refuse ? Promise.reject(new DOMException('No.', window.__refuse)) : Promise.resolve();
  const has = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
  window.__copied = [];
  has('clipboard', { writeText: text => { window.__copied.push(text); return answer(); } });
  has('share', what => { window.__sent = what; return answer(); });
})()";

/// A device that can neither.
const POOR: &str = "for (const name of ['clipboard', 'share']) Object.defineProperty(navigator, name, { value: undefined, configurable: true })";

/// The button at the foot of the dialog that copies.
const COPY: &str = "dialog .actions .primary";

/// Opens a course with something behind its address, and asks to pass it on, as a button of the page does.
fn ask(page: &Browser) -> String {
    page.open("/course/steam-an-egg?from=here");
    let add = "const b = document.createElement('button'); b.id = 'pass-on'; b.className = 'button'; b.dataset.ask = 'share'; \
        b.textContent = 'Pass on'; document.querySelector('main .lesson').append(b)";
    page.js(add, Vec::new());
    page.click("#pass-on");
    page.expect("dialog[open]", true);
    format!("{}course/steam-an-egg", page.site)
}

#[test]
fn a_page_is_passed_on_by_its_plain_address() {
    for (caring, options) in [(false, Options::default()), (true, phone())] {
        run_with(options, |page| {
            page.before_every_page(DEVICE);
            page.remember(json!({ "caring": caring }));
            let words = Words::of("en");
            let address = ask(page);
            let title = content::title("micro/steam-an-egg/en");
            assert_eq!(page.text(".sharing-name"), title);
            assert_eq!(page.text(".hand-address"), address);
            page.expect(".hand-code path", true);
            let faults: Vec<String> = page.axe(caring).iter().map(ToString::to_string).collect();
            assert!(faults.is_empty(), "{}", faults.join("\n"));
            page.click(COPY);
            page.expect_words(".sharing-said", words.get("share-copied"));
            assert_eq!(
                page.js("return window.__copied", Vec::new()),
                json!([address])
            );
            page.click_words("dialog .actions button", words.get("share-send"));
            page.wait_js("it is sent", "return !!window.__sent");
            assert_eq!(
                page.js("return window.__sent", Vec::new()),
                json!({ "title": title, "url": address })
            );
            // Whoever thinks better of it hears nothing of it; what fails is said.
            let refuse = "window.__refuse = arguments[0]; window.__sent = null";
            page.js(refuse, vec![json!("AbortError")]);
            page.click_words("dialog .actions button", words.get("share-send"));
            page.wait_js("it was asked", "return !!window.__sent");
            assert_eq!(page.text(".sharing-said"), "");
            page.js(refuse, vec![json!("NotAllowedError")]);
            page.click_words("dialog .actions button", words.get("share-send"));
            page.expect_words(".sharing-said", words.get("share-failed"));
            page.press(Key::Escape);
            page.expect("dialog", false);
            page.wait_js(
                "the button has the focus again",
                "return document.activeElement.id === 'pass-on'",
            );
        });
    }
}

#[test]
fn an_address_that_cannot_be_copied_is_marked() {
    let marked = "return getSelection().toString().trim()";
    run(|page| {
        page.before_every_page(DEVICE);
        let words = Words::of("en");
        let address = ask(page);
        page.js("window.__refuse = 'NotAllowedError'", Vec::new());
        page.click(COPY);
        page.expect_words(".sharing-said", words.get("share-copy-failed"));
        assert_eq!(page.js(marked, Vec::new()), json!(address));
    });
    // A browser that has no clipboard, and nothing to send with.
    run(|page| {
        page.before_every_page(POOR);
        let words = Words::of("en");
        let address = ask(page);
        assert_eq!(page.count("dialog .actions button"), 1);
        page.click(COPY);
        page.expect_words(".sharing-said", words.get("share-copy-failed"));
        assert_eq!(page.js(marked, Vec::new()), json!(address));
    });
}

#[test]
fn on_paper_the_code_and_the_address_stand_alone() {
    run(|page| {
        page.before_every_page(DEVICE);
        ask(page);
        page.expect(".hand-code path", true);
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        let shown = "return ['.hand-code', '.hand-address', '.sharing-name', 'main', '.sharing-said', 'dialog button'] \
            .map(c => document.querySelector(c).getClientRects().length > 0)";
        assert_eq!(
            page.js(shown, Vec::new()),
            json!([true, true, true, false, false, false])
        );
    });
}
