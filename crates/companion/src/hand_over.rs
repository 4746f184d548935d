//! From this device to another: settings and the page as a square code, to be photographed or printed. No server takes part.

use crate::dialog::Dialog;
use crate::dom::{self, document, lang, root, window};
use qrcodegen::{QrCode, QrCodeEcc};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Shows the code for this page.
pub fn show() {
    let lang = lang();
    let address = address();
    let mut dialog = Dialog::new("hand-over", lang.hand_title(), lang);
    match QrCode::encode_text(&address, QrCodeEcc::Medium) {
        Ok(code) => {
            dialog.words("", lang.hand_text());
            if let Some(picture) = picture(&code, lang.hand_picture()) {
                dom::append(&dialog.body, &picture);
            }
            dialog.words("", lang.hand_address());
            dialog.words("hand-address", &address);
            dialog.words("not-on-paper", lang.hand_text_print());
        }
        Err(_) => drop(dialog.words("", lang.hand_long())),
    }
    let print = dialog.button("button primary large", "printer", lang.print_page(), |_| {
        // Where a browser cannot print, its own menu has no such entry either.
        let _ = window().print();
    });
    dialog.open(&print);
}

/// This page's address, with the settings behind the `#`, which no server ever sees. The script in index.html reads them.
fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    let root = root();
    let attribute = |name: &str| root.get_attribute(name);
    let mut set = vec![attribute("lang").unwrap_or_default()];
    set.extend(attribute("data-caring").map(|_| "caring".to_owned()));
    set.extend(attribute("data-contrast").map(|_| "contrast".to_owned()));
    set.extend(attribute("data-size"));
    set.extend(attribute("data-theme"));
    format!("{page}#set={}", set.join("."))
}

/// A code as a picture: one path, a square a module, with the quiet edge of four modules that readers need
/// (ISO/IEC 18004, 9.1).
fn picture(code: &QrCode, label: &str) -> Option<web_sys::Element> {
    const EDGE: i32 = 4;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + EDGE, y + EDGE));
        }
    }
    let side = code.size() + 2 * EDGE;
    let svg = document().create_element_ns(Some(SVG), "svg").ok()?;
    let shape = document().create_element_ns(Some(SVG), "path").ok()?;
    for (name, value) in [
        ("class", "hand-code"),
        ("viewBox", &format!("0 0 {side} {side}")),
        ("role", "img"),
        ("aria-label", label),
    ] {
        dom::set(&svg, name, value);
    }
    dom::set(&shape, "d", &path);
    dom::append(&svg, &shape);
    Some(svg)
}
