//! The document: its title, language and attributes, the focus, the mount point.

use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// The document.
pub fn document() -> Document {
    gloo::utils::document()
}

/// The element that the portal is rendered into: `#app`.
pub fn root() -> Element {
    document()
        .get_element_by_id("app")
        .unwrap_or_else(|| gloo::utils::body().into())
}

/// Lets the plain-language help of index.html appear when the portal stops working.
pub fn show_help_on_panic() {
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        set_root_attribute("data-start", Some("failed"));
    }));
}

/// Sets or removes an attribute of `<html>`.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    #[cfg(target_arch = "wasm32")]
    if let Some(html) = document().document_element() {
        // Neither can fail for a well-formed name.
        let _ = match value {
            Some(value) => html.set_attribute(name, value),
            None => html.remove_attribute(name),
        };
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (name, value);
}

/// An attribute of `<html>`.
pub fn root_attribute(name: &str) -> Option<String> {
    #[cfg(target_arch = "wasm32")]
    return document().document_element()?.get_attribute(name);
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = name;
        None
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    #[cfg(target_arch = "wasm32")]
    document().set_title(title);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = title;
}

/// Takes away what `lifelong pages` has put into the page of one thing: on another page it would be wrong, and a browser shares
/// the address that stands there.
pub fn forget_own() {
    while let Ok(Some(element)) = document().query_selector("[data-own]") {
        element.remove();
    }
}

/// The languages that the browser asks for, best first.
pub fn languages() -> Vec<String> {
    #[cfg(target_arch = "wasm32")]
    return gloo::utils::window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|l| l.as_string())
        .collect();
    #[cfg(not(target_arch = "wasm32"))]
    Vec::new()
}

/// Path and query as they stand in the address bar.
pub fn address() -> String {
    let location = gloo::utils::window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Writes another query into the address bar, without a step of the way back: the page stays the same one.
pub fn set_query(query: &str) {
    let window = gloo::utils::window();
    let (Ok(path), Ok(history)) = (window.location().pathname(), window.history()) else {
        return;
    };
    let mark = if query.is_empty() { "" } else { "?" };
    let state = history.state().unwrap_or_default();
    // A browser refuses where it is done too often; the next one tells all.
    let _ = history.replace_state_with_url(&state, "", Some(&format!("{path}{mark}{query}")));
}

/// Puts the focus on the first match of a selector, without scrolling there. True where it was found.
pub fn focus(selector: &str) -> bool {
    let Some(element) = document().query_selector(selector).ok().flatten() else {
        return false;
    };
    let Ok(element) = element.dyn_into::<HtmlElement>() else {
        return false;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Scrolls the first match of a selector to the top of the window.
pub fn scroll_into_view(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        element.scroll_into_view();
    }
}

/// Hides the elements of a selector whose `data-words` lack one of the words typed; tells how many stay. Whoever clears the
/// field has all of them again.
pub fn sift(selector: &str, typed: &str) -> u64 {
    let typed = typed.to_ascii_lowercase();
    let Ok(found) = document().query_selector_all(selector) else {
        return 0;
    };
    let mut stay = 0;
    for element in (0..found.length()).filter_map(|i| found.item(i)) {
        let Ok(element) = element.dyn_into::<HtmlElement>() else {
            continue;
        };
        let words = element.get_attribute("data-words").unwrap_or_default();
        let fits = typed.split_whitespace().all(|word| words.contains(word));
        element.set_hidden(!fits);
        stay += u64::from(fits);
    }
    stay
}

/// The name and the value of the field or the list that an event came from.
pub fn named_value(event: &web_sys::Event) -> Option<(String, String)> {
    let field = event.target()?;
    let text = |name: &str| js_sys::Reflect::get(&field, &name.into()).ok()?.as_string();
    Some((text("name")?, text("value")?))
}

/// Marks the figure around what an event came from.
pub fn mark_figure(event: &web_sys::Event, name: &str) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    if let Some(figure) = target.and_then(|t| t.closest("figure").ok().flatten()) {
        // It fails for no well-formed name.
        let _ = figure.set_attribute(name, "");
    }
}

/// Sets the words of the first match of a selector.
pub fn set_words(selector: &str, words: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        element.set_text_content(Some(words));
    }
}

/// Says a sentence to a screen reader, through the page's live region.
pub fn announce(sentence: &str) {
    set_words("#announcer", sentence);
}

thread_local! {
    /// The folder that the portal lies in on its host, without a slash at its end.
    static BASE: RefCell<String> = RefCell::default();
    /// How many steps back lead to pages of the portal.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    /// Whether a page was opened inside the portal, and its heading has not been there yet to take the focus.
    static HEADING_WANTED: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Keeps the folder that the portal lies in on its host.
pub fn set_base(base: &str) {
    BASE.with_borrow_mut(|kept| base.clone_into(kept));
}

/// The folder that the portal lies in, as the page's `<base>` says it; for a program that has no router.
pub fn base_of_document() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let path = web_sys::Url::new(&base).map(|url| url.pathname());
    path.unwrap_or_default().trim_end_matches('/').to_owned()
}

/// The portal's whole address, without a slash at its end.
pub fn site() -> String {
    let origin = gloo::utils::window().location().origin();
    origin.unwrap_or_default() + &outside("")
}

/// The whole address of a file of the catalogue, for other programs: its own may begin at the portal's folder.
pub fn whole(address: &str) -> String {
    whole_in(address, &site())
}

fn whole_in(address: &str, site: &str) -> String {
    match address.starts_with("http") {
        true => address.to_owned(),
        false => format!("{site}/{}", address.trim_start_matches('/')),
    }
}

/// A path inside the portal as it stands in an address.
pub fn outside(path: &str) -> String {
    BASE.with_borrow(|base| format!("{base}{path}"))
}

/// The path inside the portal that an address of it names; none for what lies elsewhere.
pub fn inside(address: &str) -> Option<&str> {
    let path = BASE.with_borrow(|base| address.strip_prefix(base.as_str()))?;
    is_path(path).then_some(path)
}

/// Whether an address is a path here. Browsers take `//host`, `/\host` and the like with a tab or a line's end between for
/// another host.
pub fn is_path(address: &str) -> bool {
    let mut bytes = address.bytes();
    bytes.next() == Some(b'/')
        && !matches!(bytes.next(), Some(b'/' | b'\\'))
        && address.bytes().all(|byte| byte >= b' ')
}

/// One has gone on to another page, or back.
pub fn moved(back: bool) {
    let depth = DEPTH.get();
    DEPTH.set(if back {
        depth.saturating_sub(1)
    } else {
        depth + 1
    });
}

/// Whether the browser's way back leads to a page of the portal.
pub fn has_moved() -> bool {
    DEPTH.get() > 0
}

/// Moves the focus to the page's heading, at once or as soon as [`heading_here`] says that it stands.
pub fn want_heading() {
    let found = focus("main h1");
    if !found {
        focus("main");
    }
    HEADING_WANTED.set(Some(!found));
}

/// Whether nothing has the focus: what had it is gone.
pub fn is_nowhere() -> bool {
    document()
        .active_element()
        .is_none_or(|e| e.tag_name() == "BODY")
}

/// A heading has just been put up. It takes the focus if it is waited for, or if the one that had it is gone.
pub fn heading_here() {
    match HEADING_WANTED.get() {
        None => {}
        Some(wanted) if wanted || is_nowhere() => HEADING_WANTED.set(Some(!focus("main h1"))),
        Some(_) => {}
    }
}

/// Whether there is a second column beside the text: at this width the styles set one, but for caring mode.
pub fn is_wide() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        let query = gloo::utils::window().match_media("(min-width: 900px)");
        let wide = query.is_ok_and(|query| query.is_some_and(|query| query.matches()));
        wide && root_attribute("data-caring").is_none()
    }
    #[cfg(not(target_arch = "wasm32"))]
    true
}

/// Whether the reader asked the browser to save data; where it cannot say, no.
pub fn saves_data() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        let get =
            |of: &wasm_bindgen::JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
        let connection = get(&gloo::utils::window().navigator(), "connection");
        let saves = connection.and_then(|connection| get(&connection, "saveData"));
        saves.is_some_and(|saves| saves.is_truthy())
    }
    #[cfg(not(target_arch = "wasm32"))]
    false
}

/// Prints the page.
pub fn print() {
    // Where a browser cannot, its own menu has no such entry either.
    let _ = gloo::utils::window().print();
}

/// Whether the browser can turn speech into words.
pub fn can_listen() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        let window = gloo::utils::window();
        let has = |name: &str| js_sys::Reflect::has(&window, &name.into()).unwrap_or(false);
        has("SpeechRecognition") || has("webkitSpeechRecognition")
    }
    #[cfg(not(target_arch = "wasm32"))]
    false
}

/// Opens an address outside the portal, after the browser's own question. For when nothing better can ask.
pub fn leave(question: &str, address: &str) {
    let window = gloo::utils::window();
    if window.confirm_with_message(question).unwrap_or(false) {
        // It fails for no address that a link has.
        let _ = window.location().set_href(address);
    }
}

/// Loads the page anew.
pub fn reload() {
    // Fails only while the page is being left, when there is nothing to do anyway.
    let _ = gloo::utils::window().location().reload();
}

#[cfg(test)]
mod tests {
    use super::{is_path, whole_in};

    #[test]
    fn what_a_browser_takes_for_another_host_is_no_path() {
        assert!(is_path("/") && is_path("/find?q=a//b") && is_path("/course/x"));
        for other in [
            "",
            "find",
            "//host",
            "/\\host",
            "/\t/host",
            "\n//host",
            "https://host/",
        ] {
            assert!(!is_path(other), "{other:?}");
        }
    }

    #[test]
    fn other_programs_need_the_whole_address() {
        let site = "https://learn.example/portal";
        let own = "https://learn.example/portal/api/v1/opds.json";
        assert_eq!(whole_in("api/v1/opds.json", site), own);
        let other = "https://cdn.example/api/opds.json";
        assert_eq!(whole_in(other, site), other);
    }
}
