//! The design system's gallery: every part in its states, in both languages, modes and themes.

use lifelong_e2e::{Album, Browser, Options, run_with};
use serde_json::{Value, json};

fn show(page: &Browser, lang: &str, caring: bool, theme: &str) {
    page.load(&format!("gallery-{lang}.html"));
    page.wait_js("the gallery stands", "return document.querySelectorAll('.gallery-part').length > 8 && document.styleSheets.length > 0");
    let set = "const html = document.documentElement; if (arguments[0]) html.setAttribute('data-caring', 'on'); html.setAttribute('data-theme', arguments[1])";
    page.js(set, vec![json!(caring), json!(theme)]);
    page.wait_js(
        "the colours have changed",
        "return document.getAnimations().every(a => !a.transitionProperty)",
    );
}

#[test]
fn every_part_is_for_everybody() {
    run_with(Options::default(), |page| {
        let mut faults = Vec::new();
        for lang in ["zh-Hans", "en"] {
            for (caring, theme) in [
                (false, "light"),
                (true, "light"),
                (false, "dark"),
                (true, "dark"),
            ] {
                show(page, lang, caring, theme);
                for violation in page.axe(caring) {
                    faults.push(format!("{lang} {theme} {caring}: {violation}"));
                }
                for width in [320, 768, 1280] {
                    page.resize(width, 800);
                    let seen = page.js(
                        include_str!("rows.js"),
                        vec![json!(caring), json!(width), json!(lang)],
                    );
                    if seen["faults"] != json!({}) {
                        faults.push(format!(
                            "{lang} {width} {theme} {caring}: {:#}",
                            seen["faults"]
                        ));
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn pressing_pointing_and_being_busy_can_be_seen() {
    run_with(Options::default(), |page| {
        show(page, "en", false, "light");
        let looks = |page: &Browser, css: &str| -> Value {
            page.js(
                "const s = getComputedStyle(document.querySelector(arguments[0])); return [s.backgroundColor, s.color, s.borderColor, s.opacity, s.cursor].join(' ')",
                vec![json!(css)],
            )
        };
        let rest = looks(page, ".button.primary:not(:disabled)");
        assert_ne!(
            rest,
            looks(page, ".button.primary:disabled"),
            "what cannot be pressed looks so"
        );
        assert_ne!(
            rest,
            looks(page, ".button.primary[aria-busy]"),
            "what works looks so"
        );
        assert_ne!(
            looks(page, ".caring-switch[aria-pressed=false]"),
            looks(page, ".caring-switch[aria-pressed=true]")
        );
        for pseudo in ["hover", "active"] {
            // Ids of nodes are lost as soon as anybody else asks for the document: from the beginning, then.
            page.wait(&format!("{pseudo} is seen"), |page| {
                let force = || {
                    let root = page.try_devtools("DOM.getDocument", json!({}))?;
                    page.try_devtools("DOM.enable", json!({}))?;
                    page.try_devtools("CSS.enable", json!({}))?;
                    let which =
                        json!({ "nodeId": root["root"]["nodeId"], "selector": ".button.primary" });
                    let node = page.try_devtools("DOM.querySelector", which)?;
                    let state =
                        json!({ "nodeId": node["nodeId"], "forcedPseudoClasses": [pseudo] });
                    page.try_devtools("CSS.forcePseudoState", state)
                };
                force().is_some() && looks(page, ".button.primary") != rest
            });
        }
    });
}

#[test]
fn it_looks_as_it_did() {
    run_with(Options::default(), |page| {
        page.resize(400, 800);
        show(page, "en", false, "light");
        let Some(mut album) = Album::open(page, "gallery", 4) else {
            return;
        };
        // Shapes that fade would be another picture each time.
        let still = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
        page.devtools("Emulation.setEmulatedMedia", json!({ "features": still }));
        for lang in ["zh-Hans", "en"] {
            for caring in [false, true] {
                show(page, lang, caring, "light");
                let name = format!("{lang}{}", if caring { "-caring" } else { "" });
                album.compare(page, &name, true);
            }
        }
        album.close();
    });
}
