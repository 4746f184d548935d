//! The mark on what is being read.

use crate::dom::{self, all, get, root, window};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Range};

/// The name by which the styles know it: `::highlight(read-aloud)`.
const NAME: &str = "read-aloud";

/// Marks a sentence; in browsers without the CSS Custom Highlight API, or where there is no such sentence any more, the whole paragraph.
pub fn set(element: &Element, range: Option<&Range>) {
    clear();
    if range.is_none_or(|range| highlight(range).is_none()) {
        let _ = element.class_list().add_1("being-read");
    }
}

fn highlight(range: &Range) -> Option<()> {
    let registry = registry()?;
    let constructor: Function = get(&window(), "Highlight")?.dyn_into().ok()?;
    let highlight = Reflect::construct(&constructor, &Array::of1(range)).ok()?;
    let set: Function = get(&registry, "set")?.dyn_into().ok()?;
    set.call2(&registry, &NAME.into(), &highlight).ok()?;
    Some(())
}

/// Takes the mark away.
pub fn clear() {
    if let Some(registry) = registry()
        && let Some(delete) = get(&registry, "delete")
    {
        let delete: Function = delete.unchecked_into();
        let _ = delete.call1(&registry, &NAME.into());
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
