//! The marks on what is being read: its sentence, and in it the word, where the voice tells which.

use crate::dom::{self, all, get, root, window};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Range};

/// The names by which the styles know them: `::highlight(read-aloud)`. What is set later lies above.
const SENTENCE: &str = "read-aloud";
const WORD: &str = "read-aloud-word";

/// Marks a sentence, and no word; in browsers without the CSS Custom Highlight API, or where there is no such sentence any
/// more, the whole paragraph.
pub fn set(element: &Element, range: Option<&Range>) {
    clear();
    if range.is_none_or(|range| highlight(SENTENCE, range).is_none()) {
        let _ = element.class_list().add_1("being-read");
    }
}

/// Marks the word within its sentence.
pub fn word(range: &Range) {
    // Where it cannot be marked, its sentence is.
    let _ = highlight(WORD, range);
}

fn highlight(name: &str, range: &Range) -> Option<()> {
    let registry = registry()?;
    let constructor: Function = get(&window(), "Highlight")?.dyn_into().ok()?;
    let highlight = Reflect::construct(&constructor, &Array::of1(range)).ok()?;
    dom::call(&registry, "set", &[name.into(), highlight]).ok()?;
    Some(())
}

/// Takes the marks away.
pub fn clear() {
    if let Some(registry) = registry() {
        for name in [SENTENCE, WORD] {
            // It fails for no name.
            let _ = dom::call(&registry, "delete", &[name.into()]);
        }
    }
    for element in all(&root(), ".being-read") {
        let _ = element.class_list().remove_1("being-read");
        if element.class_name().is_empty() {
            dom::unset(&element, "class");
        }
    }
}

fn registry() -> Option<JsValue> {
    get(&get(&window(), "CSS")?, "highlights")
}
