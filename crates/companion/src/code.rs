//! A text as a square code, drawn as a picture: to be photographed or printed.

use crate::dom::{self, document};
use qrcodegen::{QrCode, QrCodeEcc};
use web_sys::Element;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The quiet edge that readers need, in modules (ISO/IEC 18004, 9.1).
const EDGE: i32 = 4;

/// The picture of a text, with its name for those who do not see it: one path, a square a module. None where the text is too
/// long for a code.
pub fn picture(text: &str, label: &str) -> Option<Element> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
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
