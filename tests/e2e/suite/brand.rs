//! One build, an institution's own portal: its name, logo, colours, home page, languages and contact.

use lifelong_e2e::{Browser, SiteCopy, Words, run};
use serde_json::json;
use std::process::Command;

/// A copy of the site that `lifelong brand` has made the institution's of this `config.json`.
fn branded(page: &Browser, config: &str) -> SiteCopy {
    let site = SiteCopy::of(&page.bench);
    let config_file = site.dir().join("config.json");
    std::fs::write(&config_file, config).expect("the configuration");
    let mark = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 44 44\"><circle cx=\"22\" cy=\"22\" r=\"20\" fill=\"#7a2e5d\"/></svg>";
    std::fs::write(site.dir().join("mark.svg"), mark).expect("the logo");
    let run = Command::new(page.bench.lifelong())
        .arg("brand")
        .arg(&config_file)
        .arg("--site")
        .arg(site.dir())
        .output()
        .expect("lifelong brand runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "lifelong brand failed:\n{said}");
    site
}

const WHOLE: &str = r##"{
  "name": { "zh-Hans": "\u6e2f\u53e3\u5b66\u9662", "en": "Harbour College" },
  "logo": "mark.svg",
  "colours": { "primary": "#c58cb0", "accent": "#e9b200" },
  "home": ["columns", "areas"],
  "areas": ["elderly", "hobbies"],
  "contact": { "text": { "en": "Weekdays from nine to five.", "zh-Hans": "\u5de5\u4f5c\u65e5\u4e5d\u70b9\u5230\u4e94\u70b9\u3002" }, "phone": "040 123-456", "email": "hello@harbour.example" }
}"##;

#[test]
fn a_portal_bears_the_name_and_the_colours_of_an_institution() {
    run(|page| {
        let mut site = branded(page, WHOLE);
        page.site = site.serve();
        let words = Words::of("en");
        page.open("/");
        page.expect_words(".brand", "Harbour College");
        page.expect_words(".footer-name", "Harbour College");
        page.wait("the window has its name", |page| {
            page.js("return document.title", Vec::new())
                == json!(words.fill(
                    "window-title",
                    &[
                        ("title", words.get("home-title")),
                        ("site", "Harbour College")
                    ]
                ))
        });
        let logo = "const logo = document.querySelector('.brand img'); return logo.complete && logo.naturalWidth > 0 && logo.src.endsWith('/brand-logo.svg')";
        page.wait_js("its logo is here", logo);
        // Its home page: two parts, two doors.
        page.expect(".doors .door", true);
        page.expect(".banner", true);
        let doors = page.texts(".doors .door-name");
        assert_eq!(
            doors,
            [words.get("area-elderly"), words.get("area-hobbies")]
        );
        let order = "return [...document.querySelectorAll('.home > .shown > *')].map(e => e.className.split(' ')[0])";
        assert_eq!(page.js(order, Vec::new()), json!(["banner", "band"]));
        for (css, to) in [
            ("tel", "tel:040 123-456"),
            ("mailto", "mailto:hello@harbour.example"),
        ] {
            assert_eq!(
                page.attribute(&format!(".footer-contact a[href^={css}]"), "href")
                    .as_deref(),
                Some(to)
            );
        }
        // Its colours, made readable: in every mode. Each is there from the first paint on, so nothing is looked at half-way.
        for prefs in [
            json!({}),
            json!({ "caring": true }),
            json!({ "theme": "dark" }),
            json!({ "contrast": true }),
        ] {
            page.remember(prefs.clone());
            page.open("/?view=all");
            page.expect(".banner", true);
            let caring = prefs["caring"] == json!(true);
            let found: Vec<String> = page.axe(caring).iter().map(ToString::to_string).collect();
            assert_eq!(found, [""; 0], "{prefs}");
        }
        let celadon = "return getComputedStyle(document.querySelector('.banner .button.primary')).backgroundColor";
        let usual = "rgb(20, 89, 76)";
        assert_ne!(page.js(celadon, Vec::new()), json!(usual));
        // A frame of it on another page has its name and its colours, too.
        page.load("/embed/?show=column&id=smart-help&lang=en");
        page.expect_words(".frame-name", "Harbour College");
        page.expect(".frame-name img[src=\"brand-logo.svg\"]", true);
        let celadon = "return getComputedStyle(document.documentElement).getPropertyValue('--celadon').includes('#14594c')";
        assert_eq!(page.js(celadon, Vec::new()), json!(false));
        // Nothing of it is asked for elsewhere, and the other pages have it too.
        page.open("/columns");
        page.expect_words(".brand", "Harbour College");
    });
}

#[test]
fn a_portal_of_one_language_speaks_it_to_everyone() {
    run(|page| {
        let mut site = branded(page, r#"{ "languages": ["zh-Hans"] }"#);
        page.site = site.serve();
        let words = Words::of("zh-Hans");
        // The browser asks for English.
        page.load("/settings");
        page.expect("html[lang=zh-Hans]", true);
        page.expect_words("main h1", words.get("settings-title"));
        assert_eq!(page.count("[lang=en].tool"), 0);
        assert_eq!(page.count("input[name=language]"), 1);
        assert!(
            page.texts(".brand")
                .concat()
                .contains(words.get("site-name"))
        );
    });
}

#[test]
fn a_damaged_configuration_is_told_and_the_portal_keeps_its_name() {
    run(|page| {
        let mut site = SiteCopy::of(&page.bench);
        site.write(&site.dir().join("config.json"), b"{ \"name\": ");
        page.site = site.serve();
        let words = Words::of("en");
        page.load("/help");
        page.expect_words(".trouble", words.get("error-corrupt-title"));
        page.expect_words(".brand", words.get("site-name"));
    });
}
