//! The document: elements, events, time.

use js_sys::{Array, Function, JsString, Reflect};
use lifelong_i18n::Lang;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, EventTarget, FocusOptions, HtmlElement, Window};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The window.
pub fn window() -> Window {
    js_sys::global().unchecked_into()
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a window shows a document")
}

/// `<html>`.
pub fn root() -> Element {
    document()
        .document_element()
        .expect("a document has a root element")
}

/// The language that the portal speaks now.
pub fn lang() -> Lang {
    let tag = root().get_attribute("lang").unwrap_or_default();
    Lang::from_tag(&tag).unwrap_or_default()
}

/// Path inside the portal, which may lie in a folder of its host: `/find`.
pub fn path() -> String {
    let path = window().location().pathname().unwrap_or_default();
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let folder = web_sys::Url::new(&base).map(|url| url.pathname());
    let folder = folder.unwrap_or_default();
    let folder = folder.trim_end_matches('/');
    path.strip_prefix(folder).unwrap_or(&path).to_owned()
}

/// Whether an element is laid out.
pub fn is_shown(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// All matches of a selector inside an element, in their order.
pub fn all(inside: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = inside.query_selector_all(selector) else {
        return Vec::new();
    };
    let items = (0..found.length()).filter_map(|i| found.item(i));
    items.filter_map(|node| node.dyn_into().ok()).collect()
}

/// The first match of a selector that is laid out.
pub fn first_shown(selector: &str) -> Option<HtmlElement> {
    let mut found = all(&root(), selector).into_iter();
    found.find(is_shown)?.dyn_into().ok()
}

/// Puts the focus on an element, without scrolling there.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // What cannot have it leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// What has the focus.
pub fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// A new element with a class and words.
pub fn make(tag: &str, class: &str, words: &str) -> HtmlElement {
    let element = document()
        .create_element(tag)
        .expect("the name of an element");
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !words.is_empty() {
        element.set_text_content(Some(words));
    }
    element.unchecked_into()
}

/// The same, as the last child of another.
pub fn add(parent: &Element, tag: &str, class: &str, words: &str) -> HtmlElement {
    let element = make(tag, class, words);
    append(parent, &element);
    element
}

/// Puts an element at the end of another.
pub fn append(parent: &Element, child: &Element) {
    // It fails only for what cannot have children, or would be its own parent.
    let _ = parent.append_child(child);
}

/// Sets an attribute whose name is right.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Takes an attribute away.
pub fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// An icon of the portal's sprite.
pub fn icon(name: &str) -> Option<Element> {
    let svg = document().create_element_ns(Some(SVG), "svg").ok()?;
    let r#use = document().create_element_ns(Some(SVG), "use").ok()?;
    for (attribute, value) in [
        ("class", "icon"),
        ("viewBox", "0 0 24 24"),
        ("aria-hidden", "true"),
    ] {
        set(&svg, attribute, value);
    }
    set(&r#use, "href", &format!("icons.svg#i-{name}"));
    append(&svg, &r#use);
    Some(svg)
}

/// A listener that lasts as long as this.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to an event of an element.
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        call: impl FnMut(Event) + 'static,
    ) -> Self {
        let call = Closure::<dyn FnMut(Event)>::new(call);
        let function: &Function = call.as_ref().unchecked_ref();
        // It fails for no target that is one.
        let _ = target.add_event_listener_with_callback(name, function);
        Self {
            target: target.clone(),
            name,
            call,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.call.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, function);
    }
}

/// Listens to an event of the document as long as the page stands.
pub fn on_document(name: &'static str, call: impl FnMut(Event) + 'static) {
    std::mem::forget(Listener::new(&document(), name, call));
}

/// Does something after some milliseconds.
pub fn after(milliseconds: i32, what: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(what);
    // It fails for no function that is one.
    let _ = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), milliseconds);
}

/// A property of an object; none where there is none.
pub fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Calls a method of an object. What it throws is the error, and so is that there is no such method.
pub fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(object, name).unwrap_or_default().dyn_into()?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    method.apply(object, &list)
}

/// Goes on when a promise is kept or broken; at once where there is none.
pub fn settled(
    promise: Result<JsValue, JsValue>,
    then: impl FnOnce(Result<(), JsValue>) + 'static,
) {
    settled_with(promise, |done| then(done.map(drop)));
}

/// [`settled`] with what was promised.
pub fn settled_with(
    promise: Result<JsValue, JsValue>,
    then: impl FnOnce(Result<JsValue, JsValue>) + 'static,
) {
    let promise = match promise {
        Ok(promise) if get(&promise, "then").is_some() => promise,
        other => return then(other),
    };
    let kept = Rc::new(Cell::new(Some(then)));
    let broken = kept.clone();
    let go_on = Closure::once_into_js(move |value: JsValue| {
        if let Some(then) = kept.take() {
            then(Ok(value));
        }
    });
    let give_up = Closure::once_into_js(move |why: JsValue| {
        if let Some(then) = broken.take() {
            then(Err(why));
        }
    });
    // A promise has this method, and it throws nothing.
    let _ = call(&promise, "then", &[go_on, give_up]);
}

/// A text in small letters, by the browser's own table of them.
pub fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// Shows whether a button is pressed that stays so.
pub fn press(button: &Element, on: bool) {
    set(button, "aria-pressed", if on { "true" } else { "false" });
}

/// Says a sentence to a screen reader, through the portal's live region.
pub fn announce(sentence: &str) {
    if let Some(region) = document().get_element_by_id("announcer") {
        region.set_text_content(Some(sentence));
    }
}
