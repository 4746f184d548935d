//! A catalogue that means harm: its markup is shown as text, its scripts never run, its addresses lead nowhere.

use lifelong_e2e::{Browser, PAGES, SiteCopy, run};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// What is put into every text.
const MARKUP: &str = "<script>window.__xss=1</script><img src=x onerror=\"window.__xss=2\"><svg onload=\"window.__xss=3\">";

/// What would have happened if anything of it were taken for more than words.
const HARM: &str = "const data = s => s.type === 'application/ld+json' && !s.textContent.includes('<') && JSON.parse(s.textContent); \
    const own = [...document.scripts].filter(s => (s.textContent || s.src || '').includes('__xss') && !data(s)).length; \
    return [window.__xss === undefined ? null : 'ran ' + window.__xss, own ? 'a script element' : null, \
      ...[...document.querySelectorAll('main [onerror], main [onload], main [onclick], main iframe, main img[src=x]')].map(e => e.outerHTML), \
      ...[...document.querySelectorAll('[href], [src], [action]')].map(e => e.getAttribute('href') || e.getAttribute('src') || e.getAttribute('action') || '') \
        .filter(a => /^\\s*(javascript|data|vbscript):/i.test(a)) ].filter(Boolean)";

#[track_caller]
fn unharmed(page: &Browser, path: &str) {
    assert_eq!(page.js(HARM, Vec::new()), json!([]), "{path}");
    assert_eq!(page.strangers(), [""; 0], "{path} asks a stranger");
}

/// Texts get markup, links get scripts, pictures come from a stranger.
fn poison(value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(poison),
        Value::Object(fields) => {
            let kind = fields
                .get("type")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned();
            let in_languages = !fields.is_empty()
                && fields.iter().all(|(key, v)| {
                    matches!(key.as_str(), "en" | "zh-Hans" | "und") && v.is_string()
                });
            for (key, value) in fields.iter_mut() {
                let Value::String(text) = value else {
                    poison(value);
                    continue;
                };
                match key.as_str() {
                    "url" if kind == "image" => {
                        *text = "https://stranger.invalid/pixel.png".to_owned()
                    }
                    "url" => *text = " JaVaScRiPt:window.__xss=4".to_owned(),
                    "href" => *text = "javascript:window.__xss=5".to_owned(),
                    "text" if kind == "text" => text.push_str(MARKUP),
                    "durationText" | "license" | "dateModified" => text.push_str(MARKUP),
                    _ if in_languages => text.push_str(MARKUP),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn json_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the API").flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "schema") {
            json_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "json") {
            out.push(path);
        }
    }
}

#[test]
fn a_poisoned_catalogue_is_shown_as_words() {
    run(|page| {
        let mut site = SiteCopy::of(&page.bench);
        let mut files = Vec::new();
        json_files(&site.api(""), &mut files);
        for file in files {
            let bytes = fs::read(&file).expect("a file of the API");
            let Ok(mut value) = serde_json::from_slice::<Value>(&bytes) else {
                continue;
            };
            if value.get("version").is_none() && value.get("openapi").is_none() {
                poison(&mut value);
                site.write(&file, value.to_string().as_bytes());
            }
        }
        page.site = site.serve();
        for place in PAGES {
            page.open(place.path);
            unharmed(page, place.path);
        }
        page.open("/help/larger-text");
        assert!(
            page.text("main h1").contains("<script>"),
            "the markup is shown as it is written"
        );
        assert!(page.text("main .rich").contains("onerror="));
        page.open("/course/steam-an-egg");
        assert!(page.text("main h1").contains("<svg onload="));
        assert!(page.title().contains("<script>"));
    });
}

#[test]
fn a_hostile_source_is_published_harmless() {
    run(|page| {
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile.jsonl");
        let mut site =
            SiteCopy::with_catalogue(&page.bench, &[format!("jsonl={}", file.display())]);
        page.site = site.serve();
        page.open("/find");
        assert_eq!(page.count("ol.rows > li"), 3);
        unharmed(page, "/find");
        for id in ["markup", "written-out", "addresses"] {
            page.open(&format!("/course/{id}"));
            page.expect("main h1", true);
            unharmed(page, id);
        }
        // The markup that was written out as text is text.
        page.open("/course/written-out");
        assert!(
            page.text("main h1").contains("<img src=x"),
            "{}",
            page.text("main h1")
        );
        page.open("/find?q=written");
        page.expect_words("ol.rows h3", "<img src=x");
        unharmed(page, "its result");
        page.type_into("#search-input", "written");
        page.expect_words("#suggestions [role=option]", "<img src=x");
        unharmed(page, "its suggestion");
        page.open("/institutions");
        unharmed(page, "/institutions");
    });
}

#[test]
fn a_hostile_address_is_shown_as_words() {
    run(|page| {
        for path in [
            "/find?q=%3Cscript%3Ewindow.__xss%3D1%3C%2Fscript%3E",
            "/find?area=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.__xss%3D1%3E",
            "/find?topic=javascript:window.__xss=1",
            "/course/%3Cimg%20src=x%20onerror=__xss=1%3E",
            "/%3Cscript%3E__xss=1%3C/script%3E",
            "/find#%3Cimg%20src=x%20onerror=window.__xss=1%3E",
        ] {
            page.open(path);
            unharmed(page, path);
        }
    });
}

#[test]
fn an_address_that_a_browser_takes_for_another_host_is_no_link() {
    run(|page| {
        let mut site = SiteCopy::of(&page.bench);
        // In every help article, the first inner link leads where it must not.
        for entry in std::fs::read_dir(site.dir().join("api/v1/help"))
            .expect("articles")
            .flatten()
        {
            let path = entry.path();
            if path.extension().is_some_and(|e| e == "json") {
                let text = std::fs::read_to_string(&path).expect("text");
                let text = text.replacen("\"/help/caring-mode\"", "\"/\\\\evil.invalid/\"", 1);
                site.write(&path, text.as_bytes());
            }
        }
        page.site = site.serve();
        page.open("/help/larger-text");
        page.expect(".prose p", true);
        let links = "return [...document.querySelectorAll('.prose a')].filter(a => a.host !== location.host).length";
        assert_eq!(page.js(links, Vec::new()), 0);
        // Its words stay, and it is this article's link that was changed.
        assert_eq!(page.count(".prose a[href$=\"/help/caring-mode\"]"), 0);
        assert!(page.text(".prose").contains("What caring mode changes"));
    });
}
