//! Leaving the portal: where one would go, shown large, before one goes.

use crate::dialog::{self, Dialog};
use crate::dom::{self, lang};
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, Url};

/// Asks before an address is opened.
pub fn ask(address: &str) {
    let Ok(url) = Url::new(address) else { return };
    let lang = lang();
    // The host as the network knows it: letters that only look like others stand as `xn--`.
    let host = url.host();
    let mut dialog = Dialog::new("leaving", lang.leave_title(), lang);
    dialog.words("", lang.leave_to());
    dialog.words("leaving-host", &host);
    dialog.words("", lang.leave_text());
    if url.protocol() != "https:" {
        dialog.words("leaving-warning", lang.leave_not_secret());
    }
    let stay = dialog.button("button primary large", "back", lang.leave_stay(), |_| {
        dialog::close()
    });
    let address = url.href();
    dialog.button(
        "button large",
        "external",
        &lang.leave_go(&host),
        move |_| {
            dialog::close();
            go(&address);
        },
    );
    dialog.open(&stay);
}

/// Opens an address as a link does that tells nothing of where it stood.
fn go(address: &str) {
    let link: HtmlAnchorElement = dom::make("a", "", "").unchecked_into();
    link.set_href(address);
    link.set_rel("noopener noreferrer");
    link.click();
}
