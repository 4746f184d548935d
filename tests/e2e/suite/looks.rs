//! Every page looks as it did: at the width of a phone and of a desk, in light, dark and caring mode.

use lifelong_e2e::{Album, Options, PAGES, run_with};
use serde_json::json;

/// A morning in November: greetings and what changes by the month are those of this day.
const THEN: &str = "const Real = Date; const then = Real.UTC(2026, 10, 20, 9); \
    window.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(then); } static now() { return then; } }";

/// So many points of a page are compared, from its top.
const HEIGHT: u32 = 2_400;

fn looks_as_it_did(width: u32, lang: &str) {
    run_with(Options::default(), |page| {
        page.before_every_page(THEN);
        page.devtools(
            "Emulation.setTimezoneOverride",
            json!({ "timezoneId": "Europe/London" }),
        );
        let still = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
        page.devtools("Emulation.setEmulatedMedia", json!({ "features": still }));
        // So high that nothing waits to be scrolled to.
        page.resize(width, HEIGHT);
        page.open("/");
        let Some(mut album) = Album::open(page, &format!("looks/{width}"), 5) else {
            return;
        };
        for (look, theme, caring) in [
            ("light", "light", false),
            ("dark", "dark", false),
            ("caring", "light", true),
        ] {
            page.remember(
                json!({ "language": lang, "theme": theme, "caring": caring, "asked": true }),
            );
            for place in PAGES {
                page.open(place.path);
                page.complete();
                album.compare(page, &format!("{}-{look}", place.name), false);
                // Where one was and what one did changes with every page, and is not what this is about.
                page.forget();
            }
        }
        album.close();
    });
}

#[test]
fn on_a_phone_in_chinese() {
    looks_as_it_did(360, "zh-Hans");
}

#[test]
fn at_a_desk_in_english() {
    looks_as_it_did(1_280, "en");
}
