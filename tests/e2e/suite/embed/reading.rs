//! Frames for everyone: small ones and large ones, by keys, with large letters.

use super::{KINDS, frame, reaches_out};
use fantoccini::key::Key;
use lifelong_e2e::{Partner, run};
use serde_json::json;

#[test]
fn tiny_and_huge_frames_scroll_and_lose_nothing() {
    run(|page| {
        let sized = |width: u32, height: u32, query: &str| {
            frame(query).replace(
                "width:100%;height:480px",
                &format!("width:{width}px;height:{height}px"),
            )
        };
        let pages = KINDS.map(|(show, query, _)| {
            let query = format!("show={show}&lang=en&caring=on&size=largest&{query}");
            (
                show,
                format!("{}{}", sized(200, 120, &query), sized(2000, 3000, &query)),
            )
        });
        let partner = Partner::start(page, &pages);
        for (show, ..) in KINDS {
            partner.open(page, show);
            page.enter("iframe");
            page.shown();
            let ends = "const html = document.documentElement; scrollTo(0, 99999); const last = document.querySelector('.frame-foot').getBoundingClientRect(); \
                return [getComputedStyle(html).overflowY !== 'hidden', html.scrollHeight > html.clientHeight, Math.abs(last.bottom - innerHeight) < 2]";
            assert_eq!(
                page.js(ends, Vec::new()),
                json!([true, true, true]),
                "{show}"
            );
            assert_eq!(reaches_out(page), [""; 0], "{show}");
            page.leave_frame();
            page.enter("iframe:last-of-type");
            page.leave_frame();
        }
    });
}

#[test]
fn keys_go_in_and_out() {
    run(|page| {
        let body = frame("show=search&lang=en");
        let partner = Partner::start(page, &[("search", body)]);
        partner.open(page, "search");
        page.enter("iframe");
        page.shown();
        page.leave_frame();
        page.js("document.querySelector('#before').focus()", Vec::new());
        page.press(Key::Tab);
        page.wait("the focus goes into the frame", |page| {
            page.focus() == "iframe"
        });
        let mut way = Vec::new();
        for _ in 0..12 {
            if page.focus() != "iframe" {
                break;
            }
            page.enter("iframe");
            way.push(page.focus());
            page.leave_frame();
            page.press(Key::Tab);
        }
        assert_eq!(page.focus(), "a#after", "{way:?}");
        let expected = [
            "button#frame-read.tool",
            "button#frame-caring.tool.caring-switch",
            "input#frame-query",
            "button.button.primary",
            "a.button.primary",
        ];
        assert_eq!(way, expected);
        // Typed and sent by keys alone; the way to the portal keeps the words.
        page.enter("iframe");
        page.type_into("#frame-query", "tea\n");
        page.expect(".rows .row", true);
        page.expect_words("#frame-count", "tea");
        assert_eq!(
            page.attribute(".frame-foot a", "href").as_deref(),
            Some("/find?q=tea")
        );
    });
}

#[test]
fn nobody_is_kept_from_reading_it() {
    run(|page| {
        let mut pages = Vec::new();
        for (show, query, _) in KINDS {
            for (name, look) in [
                ("plain", "lang=en"),
                ("care", "lang=zh-Hans&caring=on&accent=ffe08a"),
                ("dark", "lang=en&theme=dark&accent=400020"),
            ] {
                pages.push((
                    format!("{show}-{name}"),
                    frame(&format!("show={show}&{look}&{query}")),
                ));
            }
        }
        pages.push(("nothing-plain".to_owned(), frame("show=everything&lang=en")));
        let named: Vec<(&str, String)> = pages
            .iter()
            .map(|(name, body)| (name.as_str(), body.clone()))
            .collect();
        let partner = Partner::start(page, &named);
        let mut faults = Vec::new();
        for (name, _) in &pages {
            partner.open(page, name);
            page.resize(360, 900);
            page.enter("iframe");
            page.shown();
            let caring = name.ends_with("care");
            faults.extend(
                page.axe(caring)
                    .iter()
                    .map(|fault| format!("{name}: {fault}")),
            );
            let least = if caring { 60 } else { 44 };
            let small = "const least = arguments[0]; return [...document.querySelectorAll('button, input, a.button, h1 a, h3 a, .item-list a, .chip, .more, summary')] \
                .filter(e => { const r = e.getBoundingClientRect(); return r.height > 0 && (r.height < least - 0.5 || e.matches('button, input') && r.width < least - 0.5) }) \
                .map(e => e.outerHTML.slice(0, 90) + ' ' + Math.round(e.getBoundingClientRect().height))";
            let small = page.js(small, vec![json!(least)]);
            for one in small.as_array().into_iter().flatten() {
                faults.push(format!("{name}: small: {one}"));
            }
            page.leave_frame();
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn what_cannot_be_shown_says_so_and_leads_on() {
    run(|page| {
        let queries = [
            "",
            "show=everything",
            "show=column",
            "show=column&id=../x",
            "show=course&id=%3Cimg%20src=x%20onerror=alert(1)%3E",
        ];
        let bodies: Vec<(String, String)> = queries
            .iter()
            .enumerate()
            .map(|(n, query)| (n.to_string(), frame(&format!("{query}&lang=en"))))
            .collect();
        let mut pages: Vec<(&str, String)> = bodies
            .iter()
            .map(|(n, body)| (n.as_str(), body.clone()))
            .collect();
        pages.push(("missing", frame("show=column&id=not-there&lang=en")));
        let partner = Partner::start(page, &pages);
        for (path, _) in &bodies {
            partner.open(page, path);
            page.enter("iframe");
            page.shown();
            assert_eq!(
                page.text("main h1"),
                "There is nothing to show here",
                "{path}"
            );
            assert_eq!(
                page.attribute(".frame-foot a", "href").as_deref(),
                Some("/")
            );
            page.leave_frame();
        }
        partner.open(page, "missing");
        page.enter("iframe");
        page.shown();
        page.expect("main .trouble h1", true);
        let way = page.attribute(".frame-foot a", "href");
        assert_eq!(way.as_deref(), Some("/"));
    });
}
