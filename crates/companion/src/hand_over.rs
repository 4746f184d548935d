//! From this device to another: settings and the page as a square code, to be photographed or printed. No server takes part.

use crate::code;
use crate::dialog::Dialog;
use crate::dom::{self, lang, root, window};

/// Shows the code for this page.
pub fn show() {
    let lang = lang();
    let address = address();
    let mut dialog = Dialog::new("hand-over", lang.hand_title(), lang);
    match code::picture(&address, lang.hand_picture()) {
        Some(picture) => {
            dialog.words("", lang.hand_text());
            dom::append(&dialog.body, &picture);
            dialog.words("", lang.hand_address());
            dialog.words("hand-address", &address);
            dialog.words("not-on-paper", lang.hand_text_print());
        }
        None => drop(dialog.words("", lang.hand_long())),
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
