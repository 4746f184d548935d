//! Places of a recording to go to: its chapters, and the sentences that are said in it.

use super::cues::{self, Cue};
use crate::dom::{self, Listener, lang};
use lifelong_i18n::Lang;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlMediaElement};

/// A transcript of more sentences than this can be searched.
const MANY: usize = 8;

/// Buttons that go to places, under a heading that folds. It is hidden until they are here.
pub struct Places {
    fold: HtmlElement,
    title: fn(Lang) -> &'static str,
    /// The places with their buttons.
    all: RefCell<Vec<(Cue, HtmlElement)>>,
    listeners: RefCell<Vec<Listener>>,
}

impl Places {
    /// A fold that holds nothing yet.
    pub fn new(figure: &HtmlElement, class: &str, title: fn(Lang) -> &'static str) -> Self {
        let fold = dom::add(figure, "details", class, "");
        fold.set_hidden(true);
        Self {
            fold,
            title,
            all: RefCell::default(),
            listeners: RefCell::default(),
        }
    }

    /// Fills it, in the place of what it held; with a field to search them where there are many.
    pub fn fill(&self, media: &HtmlMediaElement, cues: Vec<Cue>, searched: bool) {
        let fold = &self.fold;
        if fold.hidden() {
            fold.set_hidden(false);
            dom::set(fold, "open", "");
        }
        fold.set_text_content(None);
        let summary = dom::add(fold, "summary", "", (self.title)(lang()));
        dom::set(&summary, "lang", lang().tag());
        let search = (searched && cues.len() > MANY).then(|| Search::new(fold));
        let list = dom::add(fold, "ol", "", "");
        let mut listeners = Vec::new();
        let mut sentences = Vec::new();
        let one = |cue: Cue| {
            let item = dom::add(&list, "li", "", "");
            let button = dom::add(&item, "button", "player-place", "");
            dom::set(&button, "type", "button");
            dom::add(&button, "span", "player-time", &cues::clock(cue.start));
            dom::add(&button, "span", "", &cue.text);
            let (media, start) = (media.clone(), cue.start);
            listeners.push(Listener::new(&button, "click", move |_| {
                media.set_current_time(start);
                let _ = media.play();
            }));
            sentences.push((dom::lower(&cue.text), item));
            (cue, button)
        };
        self.all.replace(cues.into_iter().map(one).collect());
        listeners.extend(search.map(|search| search.among(sentences)));
        self.listeners.replace(listeners);
    }

    /// Marks what is said now, and gives its words.
    pub fn mark(&self, now: f64) -> String {
        let mut said = String::new();
        for (cue, button) in self.all.borrow().iter() {
            let here = cue.start <= now && now < cue.end;
            if here {
                said.clone_from(&cue.text);
                if button.get_attribute("aria-current").is_none() {
                    dom::set(button, "aria-current", "true");
                }
            } else if button.has_attribute("aria-current") {
                dom::unset(button, "aria-current");
            }
        }
        said
    }
}

/// A field with its name, and below it how many were found.
struct Search {
    field: HtmlInputElement,
    found: HtmlElement,
}

impl Search {
    fn new(fold: &HtmlElement) -> Self {
        let lang = lang();
        // Reading aloud reads what is said, not what one may do with it.
        let holder = dom::add(fold, "div", "player-search not-read", "");
        dom::set(&holder, "lang", lang.tag());
        let label = dom::add(&holder, "label", "", "");
        dom::add(&label, "span", "", lang.player_search());
        let field: HtmlInputElement = dom::add(&label, "input", "", "").unchecked_into();
        field.set_type("search");
        dom::set(&field, "autocomplete", "off");
        let found = dom::add(&holder, "p", "player-found", "");
        dom::set(&found, "role", "status");
        Self { field, found }
    }

    /// Leaves only the sentences that have all words of the field.
    fn among(self, sentences: Vec<(String, HtmlElement)>) -> Listener {
        let Self { field, found } = self;
        Listener::new(&field.clone(), "input", move |_| {
            let typed = dom::lower(&field.value());
            let words: Vec<&str> = typed.split_whitespace().collect();
            let mut count = 0;
            for (sentence, item) in &sentences {
                let has = has_all(sentence, &words);
                item.set_hidden(!has);
                count += u64::from(has);
            }
            let said = match words.is_empty() {
                true => String::new(),
                false => lang().player_search_found(count),
            };
            found.set_text_content(Some(&said));
        })
    }
}

/// Whether each of the words stands somewhere in a sentence; all in small letters.
fn has_all(sentence: &str, words: &[&str]) -> bool {
    words.iter().all(|word| sentence.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_by_all_of_the_words_only() {
        let sentence = "boil the water, then wait.";
        assert!(has_all(sentence, &["water", "boil"]));
        assert!(has_all(sentence, &["wat"]), "by its beginning");
        assert!(!has_all(sentence, &["water", "tea"]));
        assert!(has_all("先把水烧开。", &["烧开", "水"]));
        assert!(has_all(sentence, &[]), "nothing typed leaves all");
    }
}
