//! The design system's gallery: every part in its states, in both languages, modes and themes.

use image::{GrayImage, imageops};
use lifelong_e2e::{Browser, Options, run_with};
use serde_json::{Value, json};
use std::path::PathBuf;

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
            let root = page.devtools("DOM.getDocument", json!({}));
            let node = page.devtools(
                "DOM.querySelector",
                json!({ "nodeId": root["root"]["nodeId"], "selector": ".button.primary" }),
            );
            page.devtools("CSS.enable", json!({}));
            page.devtools(
                "CSS.forcePseudoState",
                json!({ "nodeId": node["nodeId"], "forcedPseudoClasses": [pseudo] }),
            );
            page.wait(&format!("{pseudo} is seen"), |page| {
                looks(page, ".button.primary") != rest
            });
        }
    });
}

/// How much smaller the kept pictures are: enough to see what moved, little enough to keep.
const SMALLER: u32 = 4;
/// Pictures are compared in squares of so many points.
const SQUARE: u32 = 8;
/// How far the mean of a square may be off, of 255. A letter that is drawn a little otherwise is less; a button that is
/// gone, or stands elsewhere, is more.
const MAY_DIFFER: u32 = 28;

/// What the fonts of this machine make of a few words: pictures of other fonts cannot be compared.
const FONTS: &str = "const c = document.createElement('canvas').getContext('2d'); \
    return ['sans-serif', getComputedStyle(document.body).fontFamily, getComputedStyle(document.body).fontFamily].map((f, i) => { \
    c.font = '40px ' + f; return Math.round(c.measureText(i ? '\u{7ec8}\u{8eab}\u{5b66}\u{5802} Lifelong' : 'Lifelong 0123').width * 10); }).join(' ')";

fn kept(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("gallery")
        .join(name)
}

/// Squares in which two pictures differ; all of them where their sizes do.
fn differing(one: &GrayImage, other: &GrayImage) -> Vec<(u32, u32)> {
    let squares = |picture: &GrayImage| (picture.width() / SQUARE, picture.height() / SQUARE);
    let mean = |picture: &GrayImage, x: u32, y: u32| {
        let part = imageops::crop_imm(picture, x * SQUARE, y * SQUARE, SQUARE, SQUARE).to_image();
        part.pixels().map(|p| u32::from(p.0[0])).sum::<u32>() / (SQUARE * SQUARE)
    };
    let (wide, high) = squares(one);
    let all = (0..high).flat_map(|y| (0..wide).map(move |x| (x, y)));
    let other_size = squares(other) != (wide, high);
    all.filter(|(x, y)| other_size || mean(one, *x, *y).abs_diff(mean(other, *x, *y)) > MAY_DIFFER)
        .collect()
}

#[test]
fn it_looks_as_it_did() {
    let write = std::env::var_os("LIFELONG_GALLERY").is_some();
    run_with(Options::default(), |page| {
        let mut faults = Vec::new();
        for lang in ["zh-Hans", "en"] {
            for caring in [false, true] {
                page.resize(400, 800);
                // Shapes that fade would be another picture each time.
                let still = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
                page.devtools("Emulation.setEmulatedMedia", json!({ "features": still }));
                show(page, lang, caring, "light");
                let name = format!("{lang}{}", if caring { "-caring" } else { "" });
                let taken = std::env::temp_dir().join(format!(
                    "lifelong-gallery-{}-{name}.png",
                    std::process::id()
                ));
                page.picture(&taken, true);
                let picture = image::open(&taken).expect("a picture").into_luma8();
                drop(std::fs::remove_file(&taken));
                let (wide, high) = (picture.width() / SMALLER, picture.height() / SMALLER);
                let small = imageops::resize(&picture, wide, high, imageops::FilterType::Triangle);
                let fonts = page
                    .js(FONTS, Vec::new())
                    .as_str()
                    .unwrap_or_default()
                    .to_owned();
                let (reference, of_fonts) = (kept(&format!("{name}.png")), kept("fonts.txt"));
                if write {
                    small.save(&reference).expect("written");
                    std::fs::write(&of_fonts, &fonts).expect("written");
                    continue;
                }
                if std::fs::read_to_string(&of_fonts)
                    .unwrap_or_default()
                    .trim()
                    != fonts
                {
                    eprintln!(
                        "skipped: this machine has other fonts than the kept pictures. LIFELONG_GALLERY=1 makes them anew."
                    );
                    return;
                }
                let before = image::open(&reference)
                    .expect("a kept picture")
                    .into_luma8();
                let other = differing(&before, &small);
                if !other.is_empty() {
                    let now = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
                        .join("../../target/e2e")
                        .join(format!("gallery-{name}.png"));
                    drop(small.save(&now));
                    let some: Vec<String> = other
                        .iter()
                        .take(6)
                        .map(|(x, y)| format!("{}, {}", x * SQUARE * SMALLER, y * SQUARE * SMALLER))
                        .collect();
                    faults.push(format!(
                        "{name}: {} squares, such as at {}; it looks now as in {}",
                        other.len(),
                        some.join("; "),
                        now.display()
                    ));
                }
            }
        }
        assert!(
            faults.is_empty(),
            "{}\nWhere that is meant: LIFELONG_GALLERY=1 cargo xtask test --only e2e",
            faults.join("\n")
        );
    });
}

#[test]
fn a_moved_button_is_seen_and_a_smoother_letter_is_not() {
    let blank = GrayImage::from_pixel(64, 64, image::Luma([250]));
    let mut button = blank.clone();
    imageops::replace(
        &mut button,
        &GrayImage::from_pixel(16, 10, image::Luma([60])),
        16,
        16,
    );
    let mut letter = blank.clone();
    letter.put_pixel(20, 20, image::Luma([100]));
    assert!(differing(&blank, &blank).is_empty());
    assert!(differing(&blank, &letter).is_empty());
    assert!(!differing(&blank, &button).is_empty());
    assert!(!differing(&blank, &GrayImage::from_pixel(64, 96, image::Luma([250]))).is_empty());
}
