//! The portal in frames on other sites: what they show, how high they are, whom they believe.

mod aloud;
mod reading;
mod safety;

use lifelong_e2e::{Browser, Options, Partner, run, run_with};
use serde_json::json;

/// Each kind, its address, and the path in the portal of the same.
const KINDS: [(&str, &str, &str); 8] = [
    ("course", "id=steam-an-egg", "/course/steam-an-egg"),
    ("courses", "q=phone&limit=3", "/find?q=phone"),
    ("column", "id=smart-help", "/column/smart-help"),
    ("event", "id=seven-evenings", "/event/seven-evenings"),
    (
        "institution",
        "id=hillside-library-network&limit=3",
        "/institution/hillside-library-network",
    ),
    ("search", "q=tea", "/find?q=tea"),
    ("player", "id=steam-an-egg", "/course/steam-an-egg"),
    ("book", "id=village-evenings", "/read/village-evenings"),
];

/// The plain line.
fn frame(query: &str) -> String {
    format!(
        "<iframe src=\"{{site}}embed/?{}\" title=\"From Lifelong\" loading=\"lazy\" style=\"width:100%;height:480px;border:0\"></iframe>",
        query.replace('&', "&amp;")
    )
}

/// The line with the script.
fn element(attributes: &str) -> String {
    format!(
        "<script async src=\"{{site}}embed.js\"></script><lifelong-embed {attributes}><a href=\"{{site}}\">From Lifelong</a></lifelong-embed>"
    )
}

/// The attributes that say the same as an address.
fn attributes(show: &str, query: &str) -> String {
    let fields = query.split('&').map(|field| {
        let (name, value) = field.split_once('=').expect("name=value");
        let name = if name == "id" { "item" } else { name };
        format!("{name}=\"{value}\"")
    });
    let fields: Vec<String> = fields.collect();
    format!("show=\"{show}\" {}", fields.join(" "))
}

/// The height of the frame, in pixels.
fn height(page: &Browser) -> f64 {
    let script = "const f = document.querySelector('lifelong-embed').shadowRoot.querySelector('iframe'); \
        return f ? f.getBoundingClientRect().height : 0";
    page.js(script, Vec::new()).as_f64().unwrap_or(0.0)
}

/// What stands outside the frame's own width, and whether its content is cut off.
fn reaches_out(page: &Browser) -> Vec<String> {
    page.wider_than_window()
}

#[test]
fn every_kind_stands_in_a_frame_without_a_script() {
    run(|page| {
        let pages = KINDS.map(|(show, query, _)| {
            let body = frame(&format!("show={show}&lang=en&{query}"));
            (show, body)
        });
        let partner = Partner::start(page, &pages);
        for (show, _, path) in KINDS {
            partner.open(page, show);
            page.enter("iframe");
            page.shown();
            assert_eq!(page.count("main h1"), 1, "{show}");
            let way = page.attribute(".frame-foot a", "href");
            assert_eq!(way.as_deref(), Some(path), "{show}");
            let opens = "const a = document.querySelector('.frame-foot a'); return a.target || document.querySelector('base').target";
            assert_eq!(page.js(opens, Vec::new()), "_blank", "{show}");
            if ["courses", "search", "institution"].contains(&show) {
                page.expect(".rows .row", true);
            }
            assert!(page.title().ends_with("Lifelong"), "{show}");
            assert_eq!(page.strangers(), [""; 0], "{show}");
            assert_eq!(page.refused(), [""; 0], "{show}");
            assert_eq!(reaches_out(page), [""; 0], "{show}");
            let names = "return [...document.querySelectorAll('a[href^=http]')].filter(a => !/noopener/.test(a.rel) && new URL(a.href).origin !== location.origin).length";
            assert_eq!(page.js(names, Vec::new()), 0, "{show}");
            page.leave_frame();
        }
    });
}

#[test]
fn with_the_script_a_frame_is_as_high_as_what_it_shows() {
    run(|page| {
        let mut pages = KINDS
            .map(|(show, query, _)| (show, element(&attributes(show, query))))
            .to_vec();
        let below = format!(
            "<div style=\"height:9000px\"></div>{}",
            element("show=\"course\" item=\"steam-an-egg\"")
        );
        pages.push(("below", below));
        let partner = Partner::start(page, &pages);
        for (show, ..) in KINDS {
            partner.open(page, show);
            page.enter("lifelong-embed");
            page.shown();
            page.wait_js(
                "the frame is as high as its content",
                "return Math.abs(innerHeight - document.body.getBoundingClientRect().height) < 2",
            );
            page.leave_frame();
            let told = page.js(
                "const e = document.querySelector('lifelong-embed'), f = e.shadowRoot.querySelector('iframe'); \
                 return [f.title, f.loading, f.referrerPolicy, getComputedStyle(e.shadowRoot.firstChild).display]",
                Vec::new(),
            );
            assert_eq!(
                told,
                json!(["From Lifelong", "lazy", "strict-origin", "none"]),
                "{show}"
            );
        }
        // Far below the window there is no frame, but the link; scrolled to, it comes.
        partner.open(page, "below");
        page.wait_js(
            "the element is known",
            "return !!customElements.get('lifelong-embed')",
        );
        let asked = "return performance.getEntriesByType('resource').map(r => new URL(r.name).pathname).join()";
        assert_eq!(page.js(asked, Vec::new()), "/embed.js");
        assert_eq!(height(page), 0.0);
        page.js(
            "document.querySelector('lifelong-embed').scrollIntoView()",
            Vec::new(),
        );
        page.enter("lifelong-embed");
        page.shown();
    });
}

#[test]
fn a_plain_frame_loads_its_program_when_it_is_seen() {
    run(|page| {
        let eager = frame("show=course&id=steam-an-egg&lang=en").replace(" loading=\"lazy\"", "");
        let body = format!("<div style=\"height:9000px\"></div>{eager}");
        let partner = Partner::start(page, &[("below", body)]);
        partner.open(page, "below");
        page.enter("iframe");
        page.wait_js(
            "the page is there",
            "return document.readyState === 'complete'",
        );
        let program = "return performance.getEntriesByType('resource').filter(r => r.name.includes('frame')).length";
        assert_eq!(page.js(program, Vec::new()), 0);
        page.leave_frame();
        page.js(
            "document.querySelector('iframe').scrollIntoView()",
            Vec::new(),
        );
        page.enter("iframe");
        page.shown();
    });
}

#[test]
fn caring_mode_size_and_theme_are_carried_in_and_change_later() {
    run(|page| {
        let body = element(
            "show=\"column\" item=\"smart-help\" lang=\"zh-CN\" caring=\"on\" size=\"large\" theme=\"dark\" accent=\"7A2E5D\"",
        );
        let partner = Partner::start(page, &[("care", body)]);
        partner.open(page, "care");
        page.enter("lifelong-embed");
        page.shown();
        let look = "const r = document.documentElement; return [r.lang, r.dataset.caring || '', r.dataset.size || '', r.dataset.theme || '', document.querySelector('#frame-caring').ariaPressed].join()";
        assert_eq!(page.js(look, Vec::new()), "zh-Hans,on,large,dark,true");
        let small = "return Math.min(...[...document.querySelectorAll('main p, main a, footer p')].map(e => parseFloat(getComputedStyle(e).fontSize)))";
        let small = page.js(small, Vec::new()).as_f64().expect("a size");
        assert!(small >= 18.0, "{small} px");
        page.leave_frame();
        let before = height(page);
        let change = "const e = document.querySelector('lifelong-embed'); e.removeAttribute('caring'); e.setAttribute('size', 'normal'); e.setAttribute('theme', 'light')";
        page.js(change, Vec::new());
        page.enter("lifelong-embed");
        page.wait("the page around it is heard", |page| {
            page.js(look, Vec::new()) == "zh-Hans,,,light,false"
        });
        page.leave_frame();
        page.wait("it is less high", |page| height(page) < before);
        // The reader's own switch, whatever the page says; another language loads the frame anew.
        page.enter("lifelong-embed");
        page.click("#frame-caring");
        assert_eq!(page.js(look, Vec::new()), "zh-Hans,on,,light,true");
        page.leave_frame();
        page.js(
            "document.querySelector('lifelong-embed').setAttribute('lang', 'en')",
            Vec::new(),
        );
        page.enter("lifelong-embed");
        page.wait_js(
            "it speaks English",
            "return document.documentElement.lang === 'en' && !!document.querySelector('main h1')",
        );
        // What the reader chose is kept where the browser keeps anything.
        assert_eq!(
            page.js("return document.documentElement.dataset.caring", Vec::new()),
            "on"
        );
    });
}

#[test]
fn the_maker_writes_both_lines_as_one_chooses() {
    run(|page| {
        page.load("embed/?show=maker&lang=en");
        page.shown();
        page.expect("#maker-item", true);
        let lines = |page: &Browser| {
            let lines = "return ['maker-plain', 'maker-scripted'].map(id => document.getElementById(id).value).join('\\n')";
            page.js(lines, Vec::new())
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        page.choose("#maker-item", "smart-help");
        page.wait("both lines name the column", |page| {
            let lines = lines(page);
            lines.contains("show=column&amp;id=smart-help\"")
                && lines.contains("item=\"smart-help\"")
        });
        page.choose("#maker-show", "courses");
        page.expect("#maker-q", true);
        page.type_into("#maker-q", "tea \"&\" ink");
        page.choose("#maker-caring", "on");
        page.type_into("#maker-accent", "7A2E5D");
        page.wait("both lines say how it looks", |page| {
            let lines = lines(page);
            lines.contains("&amp;q=tea+%22%26%22+ink&amp;caring=on&amp;accent=7A2E5D\"")
                && lines
                    .contains(" q=\"tea &quot;&amp;&quot; ink\" caring=\"on\" accent=\"7A2E5D\">")
        });
        // What is pasted is what is shown.
        page.enter("#maker-preview");
        page.shown();
        page.expect_words("main h1", "tea \"&\" ink");
        assert_eq!(
            page.js("return document.documentElement.dataset.caring", Vec::new()),
            "on"
        );
        page.leave_frame();
        page.click("#copy-plain");
        page.expect("#maker-copied:not(:empty)", true);
        assert_eq!(
            page.axe(false)
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>(),
            [""; 0]
        );
        assert_eq!(page.refused(), [""; 0]);
        page.resize(320, 900);
        assert_eq!(reaches_out(page), [""; 0]);
    });
}

#[test]
fn the_service_worker_leaves_frames_alone() {
    let options = Options {
        offline: true,
        ..Options::default()
    };
    run_with(options, |page| {
        page.open("/");
        page.wait_js(
            "the service worker answers for the site",
            "return !!navigator.serviceWorker.controller",
        );
        page.load("embed/?show=course&id=steam-an-egg&lang=en");
        page.shown();
        page.expect(".frame-foot a", true);
        let kept = "const done = arguments[0]; (async () => { const all = []; for (const name of await caches.keys()) \
            for (const r of await (await caches.open(name)).keys()) all.push(new URL(r.url).pathname); \
            done(all.filter(p => /frame|embed/.test(p)).join()) })()";
        assert_eq!(page.js_later(kept, Vec::new()), "");
    });
}
