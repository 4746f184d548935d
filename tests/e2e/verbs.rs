//! What a person does: open, click, type, press, go back.

use crate::Browser;
use fantoccini::actions::{Actions, InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The first element of a selector that can be seen and, where words are given, has them in its text or its name;
/// nothing while it still moves: a page that is being scrolled back to its place would let a click land elsewhere.
const FIND: &str = r"
    const [css, words, done] = arguments;
    const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
    const says = e => !words || (e.textContent + ' ' + (e.getAttribute('aria-label') || '')).includes(words);
    const found = [...document.querySelectorAll(css)].find(e => seen(e) && says(e));
    if (!found) return done(null);
    found.scrollIntoView({ block: 'center', behavior: 'instant' });
    const top = found.getBoundingClientRect().top;
    // A window in the background draws no frames.
    const frame = then => document.hidden ? setTimeout(then, 20) : requestAnimationFrame(then);
    frame(() => frame(() => done(found.isConnected && found.getBoundingClientRect().top === top ? found : null)));
";

/// The name under which WebDriver hands over an element (W3C WebDriver, 12.2).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Browser {
    /// Opens a page of the site as if its address had been typed, and waits until it has its content.
    #[track_caller]
    pub fn open(&self, path: &str) {
        self.load(path);
        self.settled();
    }

    /// Opens an address of the site and waits for nothing that the portal does.
    #[track_caller]
    pub fn load(&self, path: &str) {
        let address = format!("{}{}", self.site, path.trim_start_matches('/'));
        self.ask(&address, async |client| client.goto(&address).await);
    }

    /// Loads the page anew.
    #[track_caller]
    pub fn reload(&self) {
        self.ask("load anew", async |client| client.refresh().await);
        self.settled();
    }

    /// Goes back.
    #[track_caller]
    pub fn back(&self) {
        self.ask("go back", async |client| client.back().await);
    }

    /// Goes forward.
    #[track_caller]
    pub fn forward(&self) {
        self.ask("go forward", async |client| client.forward().await);
    }

    /// Runs a script in the page; `arguments` are its arguments, what it returns comes back.
    ///
    /// # Panics
    /// Where the script fails.
    #[track_caller]
    pub fn js(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.ask(script, async |client| {
            client.execute(script, arguments).await
        })
    }

    /// Runs a script that calls its last argument when it is done.
    ///
    /// # Panics
    /// Where the script fails.
    #[track_caller]
    pub fn js_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.ask("a script", async |client| {
            client.execute_async(script, arguments).await
        })
    }

    fn find(&self, css: &str, words: &str) -> Option<Element> {
        self.try_ask(async |client| {
            let find = vec![json!(css), json!(words)];
            let found = client.execute_async(FIND, find).await?;
            let id = found[ELEMENT]
                .as_str()
                .map(|id| ElementRef::from(id.to_owned()));
            Ok(id.map(|id| Element::from_element_id(client.clone(), id)))
        })?
    }

    /// Does something with an element as soon as it is there and lets it be done.
    ///
    /// # Panics
    /// Where that is not within fifteen seconds.
    #[track_caller]
    fn with_element(
        &self,
        what: &str,
        css: &str,
        words: &str,
        act: impl AsyncFn(Element) -> Result<(), fantoccini::error::CmdError>,
    ) {
        let place = if words.is_empty() {
            css.to_owned()
        } else {
            format!("{css} with “{words}”")
        };
        self.wait(&format!("{what} {place}"), |page| {
            let Some(element) = page.find(css, words) else {
                return false;
            };
            // Refused while something lies over it, or when it was just drawn anew.
            page.try_ask(async |_| act(element).await).is_some()
        });
    }

    /// Clicks the first visible element of a selector.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.click_words(css, "");
    }

    /// Clicks the first visible element of a selector that has these words.
    #[track_caller]
    pub fn click_words(&self, css: &str, words: &str) {
        self.with_element("click", css, words, async |element| element.click().await);
    }

    /// Empties a field and types into it.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        self.with_element("type into", css, "", async |element| {
            element.clear().await?;
            element.send_keys(text).await
        });
    }

    /// Chooses a value of a list.
    #[track_caller]
    pub fn choose(&self, css: &str, value: &str) {
        self.with_element("choose in", css, "", async |element| {
            element.select_by_value(value).await
        });
    }

    /// Presses a key, wherever the focus is.
    #[track_caller]
    pub fn press(&self, key: Key) {
        self.type_key(char::from(key));
    }

    /// Presses the key of a letter, wherever the focus is.
    #[track_caller]
    pub fn type_key(&self, value: char) {
        let strokes = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        let strokes = Actions::from(strokes);
        self.ask("press a key", async |client| {
            client.perform_actions(strokes).await
        });
    }

    /// Scrolls the page to `y` pixels from its top.
    #[track_caller]
    pub fn scroll_to(&self, y: u32) {
        self.js(
            "window.scrollTo({ top: arguments[0], behavior: 'instant' })",
            vec![json!(y)],
        );
        self.wait("the page is scrolled", |page| {
            (page.scrolled() - f64::from(y)).abs() < 2.0
        });
    }
}
