//! Only `src/platform` touches the browser.

use super::{Breach, read, sources, tokens};
use crate::error::Result;
use std::path::Path;

/// Libraries (or parts of one) that reach into the browser, and the folder they belong to.
const REACHING: &[(&[&str], &str)] = &[
    (&["web_sys"], "src/platform"),
    (&["idb"], "src/platform"),
    (&["gloo", "storage"], "src/platform"),
    (&["gloo", "utils"], "src/platform"),
    (&["gloo", "events"], "src/platform"),
    (&["gloo", "dialogs"], "src/platform"),
    (&["gloo", "history"], "src/platform"),
    (&["gloo_storage"], "src/platform"),
    (&["gloo_utils"], "src/platform"),
    (&["gloo_events"], "src/platform"),
    (&["gloo", "net"], "src/platform"),
    (&["gloo_net"], "src/platform"),
];

/// The exception: the *types* of events and of the elements they come from, which a handler needs to
/// read its event (`event.target_dyn_into::<web_sys::HtmlInputElement>()`). Their names end with
/// `Event` or `Element`, or are `EventTarget`, `Node`.
fn is_event_type(parts: &[String]) -> bool {
    let [_, name] = parts else { return false };
    name.ends_with("Event") || name.ends_with("Element") || name == "EventTarget" || name == "Node"
}

/// Finds uses of the browser outside the folder for them.
pub fn check(root: &Path) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for file in sources(root, "src", &["rs"])? {
        let tokens = match tokens::parse(&file, &read(root, &file)?) {
            Ok(tokens) => tokens,
            Err(breach) => {
                breaches.push(breach);
                continue;
            }
        };
        for written in tokens::written_paths(tokens) {
            let parts = &written.parts;
            let reaching = REACHING.iter().find(|(name, home)| {
                parts.len() >= name.len()
                    && name.iter().zip(parts).all(|(a, b)| a == b)
                    && !file.starts_with(home)
            });
            let Some((_, home)) = reaching else { continue };
            if parts[0] == "web_sys" && is_event_type(parts) {
                continue;
            }
            let what = format!(
                "`{}` reaches into the browser; give it a plain function in {home}",
                parts.join("::")
            );
            breaches.push(Breach::new(&file, written.line, what));
        }
    }
    Ok(breaches)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn breaches(name: &str, file: &str, text: &str) -> usize {
        check(
            Scratch::new(&format!("browser-{name}"))
                .with(file, text)
                .path(),
        )
        .unwrap()
        .len()
    }

    #[test]
    fn the_browser_is_touched_in_platform_only() {
        let text = "fn f() { web_sys::window(); }";
        assert_eq!(breaches("a", "src/state/prefs.rs", text), 1);
        assert_eq!(breaches("b", "src/platform/page.rs", text), 0);
        assert_eq!(
            breaches("c", "src/ui/x.rs", "use gloo::storage::LocalStorage;"),
            1
        );
        assert_eq!(
            breaches(
                "d",
                "src/ui/x.rs",
                "use gloo::{timers::callback::Timeout, utils::window};"
            ),
            1
        );
    }

    #[test]
    fn types_of_events_and_elements_are_excepted() {
        let text = "use web_sys::{HtmlInputElement, SubmitEvent, EventTarget};";
        assert_eq!(breaches("e", "src/ui/x.rs", text), 0);
        assert_eq!(
            breaches(
                "f",
                "src/ui/x.rs",
                "use web_sys::{HtmlInputElement, Storage};"
            ),
            1
        );
        assert_eq!(breaches("g", "src/ui/x.rs", "use web_sys::*;"), 1);
    }
}
