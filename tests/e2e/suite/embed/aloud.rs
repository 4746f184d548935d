//! A frame read aloud, with the device's own voices.

use lifelong_e2e::{Browser, Options, Words, run, run_with};

const COLUMN: &str = "/embed/?show=column&id=smart-help&lang=";

fn open(page: &Browser, path: &str) {
    page.load(path);
    page.expect(".frame-body", true);
}

fn expect_said(page: &Browser, count: usize) {
    page.wait("it speaks", |page| page.said().len() == count);
}

#[test]
fn a_frame_is_read_from_its_title_on_in_short_pieces_and_stops_and_goes_on() {
    run(|page| {
        page.with_voices(&["de-DE", "en-US", "zh-HK", "zh-CN"]);
        open(page, &format!("{COLUMN}en"));
        // Nobody who does not ask for it pays for it.
        let files = "return performance.getEntriesByType('resource').some(e => e.name.includes('frame-read'))";
        assert_eq!(page.js(files, Vec::new()), false);
        page.click("#frame-read");
        expect_said(page, 1);
        let title = page.text("main h1");
        let first = page.said()[0].clone();
        assert_eq!((first.text, &*first.voice), (title, "en-US"));
        page.expect("#frame-read[aria-pressed=true]", true);
        let marked = page.js(
            "return [...CSS.highlights.get('frame-read')].map(range => range.toString()).join()",
            Vec::new(),
        );
        assert_eq!(marked, page.said()[0].text);
        page.end_piece();
        expect_said(page, 2);
        // The same button stops it; what was begun is read again.
        page.click("#frame-read");
        page.expect("#frame-read[aria-pressed=false]", true);
        assert_eq!(page.js("return CSS.highlights.size", Vec::new()), 0);
        page.click("#frame-read");
        expect_said(page, 3);
        assert_eq!(page.said()[1], page.said()[2]);
        // To its end: every heading is heard, no piece is long.
        page.wait("it is read to its end", |page| {
            page.end_piece();
            page.attribute("#frame-read", "aria-pressed").as_deref() == Some("false")
        });
        let said = page.said();
        let all: String = said.iter().map(|one| one.text.clone() + " ").collect();
        for heading in page.texts("main h2") {
            assert!(all.contains(&heading), "{heading} is not in {all}");
        }
        assert!(
            said.iter().all(|one| one.text.chars().count() <= 180),
            "{said:?}"
        );
        assert_eq!(page.refused(), Vec::<String>::new());
    });
}

#[test]
fn chinese_is_read_by_a_chinese_voice_in_shorter_pieces() {
    run_with(
        Options {
            languages: "zh-CN",
            ..Options::default()
        },
        |page| {
            page.with_voices(&["en-US", "zh-HK", "zh_CN"]);
            open(page, &format!("{COLUMN}zh-Hans&caring=on"));
            page.click("#frame-read");
            page.wait("it is read to its end", |page| {
                page.end_piece();
                page.said().len() > 3
                    && page.attribute("#frame-read", "aria-pressed").as_deref() == Some("false")
            });
            let said = page.said();
            assert!(said.iter().all(|one| one.voice == "zh_CN"), "{said:?}");
            assert!(
                said.iter().all(|one| one.text.chars().count() <= 60),
                "{said:?}"
            );
        },
    );
}

#[test]
fn a_device_that_cannot_speak_says_so() {
    run(|page| {
        for voices in [&[][..], &["de-DE"]] {
            page.with_voices(voices);
            open(page, &format!("{COLUMN}en"));
            page.click("#frame-read");
            page.expect_words("#frame-note", Words::of("en").get("embed-silent"));
            page.expect("#frame-read[aria-pressed=false]", true);
        }
    });
}
