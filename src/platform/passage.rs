//! Words on the page: which are selected, where they stand, and marks on them.

use super::page::{document, root};
use super::{pages, sight};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, MutationObserver, MutationObserverInit, Node, Range,
};

/// Parts of a page in which one learns.
const LEARNED: &str = "main :is(.lesson, .book-text, .prose)";
/// What in them is no text of theirs: controls, what is inserted while one learns, pictures.
const LEFT_OUT: &str =
    ".player, .player-elsewhere, .study, .verdict, button, textarea, select, script, style, svg";
/// What stands in a line with its neighbours; all else begins a line of its own.
const INLINE: &str = "a, abbr, b, cite, code, em, i, mark, q, ruby, rt, rp, small, span:not(.verse-line), strong, sub, sup, time, u";
/// Whose changes change no text of the page.
const ELSEWHERE: &str = ".player, .study, #announcer";
/// How often changes of the page are told, in milliseconds.
const PAUSE: u32 = 250;

/// A piece of text of the page.
#[derive(Clone)]
pub struct Piece {
    pub(super) node: Node,
    /// Its words.
    pub text: String,
    /// Whether it begins a line of its own.
    pub begins: bool,
}

/// The text of the parts of the page in which one learns, in its order.
pub fn pieces() -> Vec<Piece> {
    pieces_of(LEARNED)
}

/// The text of what a selector names, in the order of the page.
pub fn pieces_of(selector: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let Ok(found) = document().query_selector_all(selector) else {
        return out;
    };
    for part in (0..found.length()).filter_map(|i| found.item(i)?.dyn_into::<Element>().ok()) {
        // One inside another is read with it.
        let above = part
            .parent_element()
            .and_then(|e| e.closest(selector).ok().flatten());
        if above.is_none() {
            let mut begins = true;
            gather(&part, &mut begins, &mut out);
        }
    }
    out
}

fn gather(node: &Node, begins: &mut bool, out: &mut Vec<Piece>) {
    let mut child = node.first_child();
    while let Some(node) = child {
        child = node.next_sibling();
        match node.dyn_ref::<Element>() {
            Some(element) if element.matches(LEFT_OUT).unwrap_or(false) => {}
            Some(element) => {
                let inline = element.matches(INLINE).unwrap_or(false);
                *begins |= !inline;
                gather(&node, begins, out);
                *begins |= !inline;
            }
            None if node.node_type() == Node::TEXT_NODE => {
                let text = node.node_value().unwrap_or_default();
                if !text.is_empty() {
                    out.push(Piece {
                        node,
                        text,
                        begins: std::mem::take(begins),
                    });
                }
            }
            None => {}
        }
    }
}

/// Words on the page.
#[derive(Clone)]
pub struct Passage(pub(super) Range);

/// From a place in a piece to a place in another: pieces with numbers of UTF-16 units. None where the page has changed.
pub fn passage(from: (&Piece, u32), to: (&Piece, u32)) -> Option<Passage> {
    let range = document().create_range().ok()?;
    range.set_start(&from.0.node, from.1).ok()?;
    range.set_end(&to.0.node, to.1).ok()?;
    Some(Passage(range))
}

/// What is selected; none where nothing is.
pub fn selected() -> Option<Passage> {
    let selection = document().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    Some(Passage(selection.get_range_at(0).ok()?))
}

/// Selects nothing any more.
pub fn unselect() {
    if let Ok(Some(selection)) = document().get_selection() {
        // It fails nowhere.
        let _ = selection.remove_all_ranges();
    }
}

impl Passage {
    /// The part of a piece that belongs to it, from and to which UTF-16 unit.
    pub fn part_of(&self, piece: &Piece) -> Option<(u32, u32)> {
        let range = &self.0;
        if !range.intersects_node(&piece.node).unwrap_or(false) {
            return None;
        }
        let start = range.start_container().ok()?;
        let end = range.end_container().ok()?;
        let from = if start == piece.node {
            range.start_offset().ok()?
        } else {
            0
        };
        let to = if end == piece.node {
            range.end_offset().ok()?
        } else {
            u32::MAX
        };
        (from < to).then_some((from, to))
    }

    /// The paragraph that it begins in. What is read has no place in the order of controls: it can have the focus, and is not
    /// stopped at.
    fn paragraph(&self) -> Option<HtmlElement> {
        const PARAGRAPH: &str = "p, li, h2, h3, h4, legend, label, blockquote, pre";
        let place = element_of(self.0.start_container().ok()?)?;
        let paragraph = place.closest(PARAGRAPH).ok().flatten()?;
        // It fails for no well-formed name.
        let _ = paragraph.set_attribute("tabindex", "-1");
        paragraph.dyn_into().ok()
    }

    /// Puts the focus on its paragraph, and scrolls nowhere.
    pub fn focus(&self) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        match self.paragraph() {
            // It fails for no element.
            Some(paragraph) => drop(paragraph.focus_with_options(&options)),
            None => blur(),
        }
    }

    /// Brings it into the window and puts the focus on its paragraph.
    pub fn show(&self) {
        if let Some(paragraph) = self.paragraph() {
            paragraph.scroll_into_view();
        }
        self.focus();
        // A long paragraph may have the words far below its beginning, or on a later page.
        let place = || {
            let first = self.0.get_client_rects().and_then(|all| all.item(0));
            first.unwrap_or_else(|| self.0.get_bounding_client_rect())
        };
        if let Ok(node) = self.0.start_container() {
            pages::bring(&node, &place());
            sight::hold(self);
            reveal(&node, place().top());
        }
    }
}

/// Scrolls where a place, told from the window's top, is outside of it or near its lower end; where lines run from top to bottom,
/// all of them are brought into the window.
fn reveal(what: &Node, top: f64) {
    if pages::run_down() && pages::contains(what) {
        return pages::uncover();
    }
    let height = height();
    if top < 0.0 || top > height * 0.6 {
        window().scroll_by_with_x_and_y(0.0, top - height * 0.25);
    }
}

/// Turns to the page on which an element begins.
pub(super) fn turn_to(element: &Element) {
    let first = element.get_client_rects().item(0);
    let place = first.unwrap_or_else(|| element.get_bounding_client_rect());
    pages::bring(element, &place);
    if let Ok(range) = document().create_range()
        && range.select_node(element).is_ok()
    {
        sight::hold(&Passage(range));
    }
}

/// Puts the focus on the first match of a selector, and scrolls there where it is not in the window. True where it was found.
pub fn go_to(selector: &str) -> bool {
    let found = super::page::focus(selector);
    if let Some(element) = document().active_element().filter(|_| found) {
        turn_to(&element);
        reveal(&element, element.get_bounding_client_rect().top());
    }
    found
}

/// An element itself, or that around a text.
fn element_of(node: Node) -> Option<Element> {
    match node.dyn_into::<Element>() {
        Ok(element) => Some(element),
        Err(node) => node.parent_element(),
    }
}

fn height() -> f64 {
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    height.unwrap_or_default()
}

/// Marks passages by a name that the styles know as `::highlight(NAME)`, instead of those that it marked before. Of two
/// marks on the same words that of the greater rank is seen. False in a browser that has no such marks.
pub fn mark(name: &str, passages: &[Passage], rank: i32) -> bool {
    set_mark(name, passages, rank).is_some()
}

fn set_mark(name: &str, passages: &[Passage], rank: i32) -> Option<()> {
    let get = |of: &JsValue, name: &str| {
        let value = Reflect::get(of, &name.into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    };
    let window = window();
    let registry = get(&get(&window, "CSS")?, "highlights")?;
    if passages.is_empty() {
        let delete: Function = get(&registry, "delete")?.dyn_into().ok()?;
        delete.call1(&registry, &name.into()).ok()?;
        return Some(());
    }
    let constructor: Function = get(&window, "Highlight")?.dyn_into().ok()?;
    let ranges: Array = passages
        .iter()
        .map(|passage| JsValue::from(&passage.0))
        .collect();
    let highlight = Reflect::construct(&constructor, &ranges).ok()?;
    Reflect::set(&highlight, &"priority".into(), &rank.into()).ok()?;
    let set: Function = get(&registry, "set")?.dyn_into().ok()?;
    set.call2(&registry, &name.into(), &highlight).ok()?;
    Some(())
}

/// Hears, as long as the page stands, that its text may have changed; at most a few times a second.
pub fn on_change(hear: impl Fn() + 'static) {
    let hear = std::rc::Rc::new(hear);
    let waits = std::rc::Rc::new(std::cell::Cell::new(false));
    let changed = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
        let matters = |record: JsValue| {
            let target = Reflect::get(&record, &"target".into()).ok();
            let target = target.and_then(|target| target.dyn_into::<Node>().ok());
            let element = target.and_then(element_of);
            element.is_some_and(|e| e.closest(ELSEWHERE).ok().flatten().is_none())
        };
        if waits.get() || !records.iter().any(matters) {
            return;
        }
        waits.set(true);
        let (hear, waits) = (hear.clone(), waits.clone());
        super::time::after(PAUSE, move || {
            waits.set(false);
            hear();
        })
        .forget();
    });
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        what.set_character_data(true);
        // It fails for no element with something to observe.
        let _ = observer.observe_with_options(&root(), &what);
    }
    changed.forget();
}

/// Hears of keys anywhere on the page, as long as what it gives lives. True where the key has done its work with that.
pub fn on_key(hear: impl Fn(&KeyboardEvent) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event: &Event| {
        if event.dyn_ref().is_some_and(&hear) {
            event.prevent_default();
        }
    })
}

/// An element of its own at the end of the page, for what floats above it.
pub fn holder() -> Option<Element> {
    let holder = document().create_element("div").ok()?;
    document().body()?.append_child(&holder).ok()?;
    Some(holder)
}

/// Scrolls on where a floating element covers what has the focus.
pub fn uncover(selector: &str) {
    let cover = document().query_selector(selector).ok().flatten();
    let (Some(cover), Some(focused)) = (cover, document().active_element()) else {
        return;
    };
    if matches!(focused.tag_name().as_str(), "BODY" | "MAIN") || cover.contains(Some(&focused)) {
        return;
    }
    let (above, below) = (
        focused.get_bounding_client_rect(),
        cover.get_bounding_client_rect(),
    );
    let covered = above.bottom().min(below.bottom()) - above.top().max(below.top());
    // What is taller than half the window is never covered as a whole.
    if covered > 0.0 && above.height() < height() / 2.0 {
        window().scroll_by_with_x_and_y(0.0, above.bottom() - below.top() + 8.0);
    }
}

/// Takes the focus from what has it.
fn blur() {
    if let Some(focused) = document()
        .active_element()
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        // It fails for no element.
        let _ = focused.blur();
    }
}

/// Words as they stand in an address.
pub fn encoded(words: &str) -> String {
    js_sys::encode_uri_component(words).into()
}

/// Words that stood in an address; what is none there, as it is.
pub fn decoded(words: &str) -> String {
    js_sys::decode_uri_component(words).map_or_else(|_| words.to_owned(), String::from)
}

/// What follows `#NAME=` in the address. It is taken out of it, so that the way back leads to where one was.
pub fn take_fragment(name: &str) -> Option<String> {
    let window = window();
    let hash = window.location().hash().ok()?;
    let value = hash
        .strip_prefix('#')?
        .strip_prefix(name)?
        .strip_prefix('=')?
        .to_owned();
    let history = window.history().ok()?;
    let state = history.state().unwrap_or_default();
    let plain = super::page::address();
    // Where it fails it stays in the address, which does no harm.
    let _ = history.replace_state_with_url(&state, "", Some(&plain));
    Some(value)
}
