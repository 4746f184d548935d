//! What the device keeps.

use super::js;
use lifelong::platform::storage::{self, StorageError};
use lifelong::state::{Prefs, TextSize, Theme};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn what_is_kept_is_found_again() {
    assert_eq!(storage::get("lifelong.test"), Ok(None));
    storage::set("lifelong.test", "茶 & tea").expect("there is room");
    assert_eq!(
        storage::get("lifelong.test"),
        Ok(Some("茶 & tea".to_owned()))
    );
    js("localStorage.removeItem('lifelong.test')");
    assert_eq!(storage::get("lifelong.test"), Ok(None));
}

#[wasm_bindgen_test]
fn preferences_are_read_and_a_damaged_record_counts_as_none() {
    let kept =
        r#"{"language":"zh-Hans","theme":"dark","caring":true,"size":"largest","novelty":[1]}"#;
    storage::set("lifelong.prefs", kept).expect("there is room");
    let prefs = Prefs::load();
    assert_eq!(prefs.language.as_deref(), Some("zh-Hans"));
    assert!(prefs.caring);
    assert_eq!((prefs.theme, prefs.size), (Theme::Dark, TextSize::Largest));
    for damaged in ["{\"caring\": tr", "[]", "7", "", "{\"theme\": \"purple\"}"] {
        storage::set("lifelong.prefs", damaged).expect("there is room");
        let read = Prefs::load();
        // Whether caring mode was offered cannot be known then.
        let asked = read.asked;
        assert_eq!(
            read,
            Prefs {
                asked,
                ..Prefs::default()
            },
            "{damaged}"
        );
    }
    js("localStorage.removeItem('lifelong.prefs')");
}

#[wasm_bindgen_test]
fn a_full_device_is_told() {
    // Five million characters are the most that browsers keep for a site.
    let fill = "let piece = 'x'.repeat(1 << 20), n = 0; \
        for (; piece; ) { try { localStorage.setItem('fill-' + n, piece); n++ } catch (e) { piece = piece.slice(0, piece.length >> 1) } }";
    js(fill);
    let answer = storage::set("lifelong.test", &"y".repeat(4096));
    js(
        "Object.keys(localStorage).filter(k => k.startsWith('fill-')).forEach(k => localStorage.removeItem(k))",
    );
    assert_eq!(answer, Err(StorageError::Full));
    assert_eq!(
        storage::set("lifelong.test", "small"),
        Ok(()),
        "with room again it is kept"
    );
    js("localStorage.removeItem('lifelong.test')");
}
