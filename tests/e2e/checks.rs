//! What a person sees: heading, address, focus, counts. Whatever takes a moment is waited for, never slept for.

use crate::Browser;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long anything may take to come.
const PATIENCE: Duration = Duration::from_secs(15);

impl Browser {
    /// Waits until something is seen.
    ///
    /// # Panics
    /// Where it is not within fifteen seconds: with what the page shows instead.
    #[track_caller]
    pub fn wait(&self, what: &str, mut seen: impl FnMut(&Self) -> bool) {
        let begun = Instant::now();
        while !seen(self) {
            if begun.elapsed() > PATIENCE {
                let shows = "const root = [...document.documentElement.attributes].map(a => a.name + '=' + a.value).join(' '); \
                    const slow = performance.getEntriesByType('resource').map(r => r.name.split('/').pop() + ' ' + Math.round(r.startTime) + '-' + Math.round(r.responseEnd) + ' ' + r.responseStatus).slice(-12).join(', '); \
                    return location.pathname + location.search + '\\n' + (document.querySelector('main') || document.body).innerText.slice(0, 600) \
                        + '\\nIts root: ' + root + '\\nIts files: ' + slow + ' of ' + Math.round(performance.now()) + ' ms'";
                let shows = self.js(shows, Vec::new());
                panic!(
                    "waited in vain: {what}\nThe page shows:\n{}",
                    shows.as_str().unwrap_or("")
                );
            }
            self.moment();
        }
    }

    /// Waits for what comes after the page itself: the ways at its foot, the players of its recordings.
    #[track_caller]
    pub fn complete(&self) {
        self.expect(".site-footer .shown ul", true);
        if self.count(".player") > 0 {
            self.expect(".player-chapters li", true);
            self.expect(".player-transcript li", true);
        }
        // What the study and the desk put into their places.
        self.wait_js(
            "the learner's record is on the page",
            "const inside = { course: '.work-panel', lesson: '.lesson-panel .notes :is(li, .none-yet, .not-kept)', \
             books: '.study:not(:has(.shelf-tools-wait)) .shelf-first:not(:has(.shelf-day-waits, .shelf-day-words:empty))', book: '.book-panel', reader: '.reader-left', mine: '.mine-part > *', minutes: '.minutes' }; \
             return [...document.querySelectorAll('[data-place]')].every(place => { \
                 const css = inside[place.dataset.place]; return !css || !!place.querySelector(css) })",
        );
        self.settled();
    }

    /// Waits until a script answers `true`.
    ///
    /// # Panics
    /// As [`Browser::wait`].
    #[track_caller]
    pub fn wait_js(&self, what: &str, script: &str) {
        self.wait(what, |page| {
            page.look(script, Vec::new()) == Value::Bool(true)
        });
    }

    /// What a script answers; `null` where the page is just being left.
    fn look(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.try_ask(async |client| client.execute(script, arguments).await)
            .unwrap_or_default()
    }

    /// Waits until the portal runs and the page has its content, or a message why not.
    #[track_caller]
    pub fn settled(&self) {
        self.wait_js(
            "the page has its content",
            "return document.documentElement.dataset.start === 'done' && !!document.querySelector('main h1, main .trouble') \
             && !document.querySelector('main [aria-busy=true]') && document.fonts.status === 'loaded'",
        );
    }

    /// Waits until the page's heading is this.
    #[track_caller]
    pub fn expect_heading(&self, words: &str) {
        self.wait(&format!("the heading “{words}”"), |page| {
            page.text("main h1") == words
        });
        self.settled();
    }

    /// Waits until these words stand somewhere in the first match of a selector.
    #[track_caller]
    pub fn expect_words(&self, css: &str, words: &str) {
        self.wait(&format!("“{words}” in {css}"), |page| {
            page.text(css).contains(words)
        });
    }

    /// Waits until the address is this path with its query.
    #[track_caller]
    pub fn expect_path(&self, path: &str) {
        self.wait(&format!("the address {path}"), |page| page.path() == path);
    }

    /// Waits until a selector has a match, or has none.
    #[track_caller]
    pub fn expect(&self, css: &str, there: bool) {
        let word = if there { "there is" } else { "there is no" };
        self.wait(&format!("{word} {css}"), |page| {
            (page.count(css) > 0) == there
        });
    }

    /// The text of the first match of a selector as it is shown; empty where there is none.
    pub fn text(&self, css: &str) -> String {
        let script =
            "const e = document.querySelector(arguments[0]); return e ? e.innerText.trim() : ''";
        self.look(script, vec![json!(css)])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The texts of all matches of a selector.
    pub fn texts(&self, css: &str) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())";
        strings(&self.look(script, vec![json!(css)]))
    }

    /// An attribute of the first match of a selector.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let script = "const e = document.querySelector(arguments[0]); return e && e.getAttribute(arguments[1])";
        self.look(script, vec![json!(css), json!(name)])
            .as_str()
            .map(str::to_owned)
    }

    /// How many matches a selector has.
    pub fn count(&self, css: &str) -> u64 {
        let script = "return document.querySelectorAll(arguments[0]).length";
        self.look(script, vec![json!(css)]).as_u64().unwrap_or(0)
    }

    /// Path and query of the address.
    pub fn path(&self) -> String {
        let path = self.look("return location.pathname + location.search", Vec::new());
        path.as_str().unwrap_or_default().to_owned()
    }

    /// The window's title.
    pub fn title(&self) -> String {
        self.look("return document.title", Vec::new())
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// What has the focus, as a selector reads: `h1`, `a.skip-link`, `input#search-input`.
    pub fn focus(&self) -> String {
        let script = "const e = document.activeElement; if (!e) return ''; \
            return e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join('')";
        self.look(script, Vec::new())
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// How far the page is scrolled, in pixels.
    pub fn scrolled(&self) -> f64 {
        self.look("return window.scrollY", Vec::new())
            .as_f64()
            .unwrap_or(-1.0)
    }

    /// What reaches out sideways, where the page can be scrolled sideways; empty where it cannot.
    pub fn wider_than_window(&self) -> Vec<String> {
        let script = "const html = document.documentElement; const room = html.clientWidth; \
            if (html.scrollWidth <= room) return []; \
            const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > room + 1); \
            return ['scrollWidth ' + html.scrollWidth + ' in ' + room].concat(wide.slice(0, 6).map(e => e.outerHTML.slice(0, 160)))";
        strings(&self.look(script, Vec::new()))
    }

    /// What the content security policy refused on this page.
    pub fn refused(&self) -> Vec<String> {
        strings(&self.look("return window.__refused || []", Vec::new()))
    }

    /// Addresses of other hosts that this page asked for anything.
    pub fn strangers(&self) -> Vec<String> {
        let script = "return performance.getEntries().map(e => e.name) \
            .filter(n => /^(https?|wss?):/.test(n) && new URL(n).origin !== location.origin)";
        strings(&self.look(script, Vec::new()))
    }
}

fn strings(value: &Value) -> Vec<String> {
    let all = value.as_array().map_or(&[][..], Vec::as_slice);
    all.iter()
        .filter_map(|v| v.as_str().map(str::to_owned))
        .collect()
}
