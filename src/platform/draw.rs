//! Elements put on the page once, without what Yew needs to change them later: a frame on somebody else's page is drawn a few
//! times at most, and that part of Yew is a fifth of its program.

use super::page::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, Node};
use yew::virtual_dom::{VNode, VTag};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Puts elements in the place of what an element holds. Components and listeners are passed over: there is nothing here that
/// would keep them going.
pub fn draw(place: &Element, what: &VNode) {
    place.set_text_content(None);
    add(place, what, false);
}

/// The same by the id of the element; nothing where there is none.
pub fn draw_at(id: &str, what: &VNode) {
    if let Some(place) = document().get_element_by_id(id) {
        draw(&place, what);
    }
}

fn add(place: &Element, what: &VNode, drawing: bool) {
    let new: Node = match what {
        VNode::VTag(tag) => match element(tag, drawing) {
            Some(element) => element.into(),
            None => return,
        },
        VNode::VText(text) => document().create_text_node(&text.text).into(),
        VNode::VList(list) => return list.iter().for_each(|one| add(place, one, drawing)),
        _ => return,
    };
    // It fails only for what would be its own parent.
    let _ = place.append_child(&new);
}

fn element(tag: &VTag, drawing: bool) -> Option<Element> {
    let name = tag.tag();
    let drawing = drawing || name == "svg";
    let namespace = drawing.then_some(SVG);
    let element = match namespace {
        Some(_) => document().create_element_ns(namespace, name),
        None => document().create_element(name),
    };
    let element = element.ok()?;
    for (key, value) in tag.attributes.iter() {
        // It fails for no well-formed name.
        let _ = element.set_attribute(key, value);
    }
    if let (Some(value), Some(field)) = (tag.value(), element.dyn_ref::<HtmlInputElement>()) {
        field.set_value(value);
    }
    if let Some(children) = tag.children() {
        add(&element, children, drawing);
    }
    Some(element)
}
