//! Recordings: captions, transcript, chapters, speeds, by pointing and by keys.

use fantoccini::key::Key;
use lifelong_e2e::{Bench, Browser, Options, SiteCopy, Words, content, run_with};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

const CAPTIONS: &str = "WEBVTT\n\n00:00.000 --> 00:05.000\nBoil the <i>water</i>.\n\n00:05.000 --> 00:12.000\nLet it cool.\n\n00:30.000 --> 00:40.000\nNow the egg.\n";
const CHAPTERS: &str = "WEBVTT\n\n00:00.000 --> 00:20.000\nWater\n\n00:20.000 --> 01:00.000\nEgg\n";

/// A player at a host that does not exist, so that no test reaches out.
const PLAYER: &str = "https://films.invalid/embed/42?quiet=1";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("content").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(fs::copy(&path, &to).expect("copied")),
        }
    }
}

/// A minute of silence: 8,000 samples a second of eight bits (RIFF WAVE, format 1).
fn silence() -> Vec<u8> {
    const SAMPLES: u32 = 60 * 8_000;
    let mut wav = b"RIFF".to_vec();
    wav.extend((36 + SAMPLES).to_le_bytes());
    wav.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    wav.extend(8_000u32.to_le_bytes());
    wav.extend(8_000u32.to_le_bytes());
    wav.extend(b"\x01\0\x08\0data");
    wav.extend(SAMPLES.to_le_bytes());
    wav.resize(wav.len() + SAMPLES as usize, 128);
    wav
}

/// The project's content with recordings: one of sound, one that the portal shows as a video.
fn with_recordings(bench: &Bench) -> SiteCopy {
    // Several tests make one at the same time.
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("lifelong-e2e-{}-recordings-{number}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    copy(&content::folder(), &folder);
    let media: PathBuf = folder.join("media");
    for (name, ending) in [("steam-an-egg", "wav"), ("photo-window-light", "webm")] {
        let file = |rest: &str| media.join(format!("{name}.en.{rest}"));
        fs::write(file(ending), silence()).expect("written");
        fs::write(file("vtt"), CAPTIONS).expect("written");
        fs::write(file("chapters.vtt"), CHAPTERS).expect("written");
    }
    let address = media.join("read-a-food-label.en.url");
    fs::write(address, format!("{PLAYER}\n")).expect("written");
    let site = SiteCopy::with_catalogue(bench, &[format!("content={}", folder.display())]);
    drop(fs::remove_dir_all(&folder));
    site
}

fn time(page: &Browser) -> f64 {
    let time = page.js(
        "return document.querySelector('.player audio, .player video').currentTime",
        Vec::new(),
    );
    time.as_f64().expect("a time")
}

#[track_caller]
fn expect_time(page: &Browser, from: f64, to: f64) {
    page.wait(
        &format!("the recording is between {from} and {to} s"),
        |page| (from..to).contains(&time(page)),
    );
}

#[test]
fn a_recording_has_captions_a_transcript_chapters_and_speeds() {
    for (caring, size) in [(false, (1280, 900)), (true, (360, 740))] {
        run_with(
            Options {
                size,
                ..Options::default()
            },
            |page| {
                let mut site = with_recordings(&page.bench);
                page.site = site.serve();
                page.remember(json!({ "caring": caring }));
                let words = Words::of("en");
                page.open("/course/steam-an-egg");
                page.expect(".player.is-dressed .player-transcript li", true);
                assert_eq!(
                    page.texts(".player-transcript li span:last-child"),
                    ["Boil the water.", "Let it cool.", "Now the egg."]
                );
                assert_eq!(page.count(".player-search"), 0, "a few need no search");
                page.expect(".player-chapters li", true);
                assert_eq!(
                    page.texts(".player-chapters li span:last-child"),
                    ["Water", "Egg"]
                );
                // What is said now stands under it, and is marked.
                page.expect_words(".player-line", "Boil the water.");
                page.expect(
                    ".player-transcript li:first-child [aria-current=true]",
                    true,
                );
                // A sentence, a chapter, ten seconds: each is a button.
                page.click(".player-transcript li:nth-child(3) button");
                expect_time(page, 30.0, 36.0);
                page.expect_words(".player-line", "Now the egg.");
                page.click(".player-chapters li:nth-child(2) button");
                expect_time(page, 20.0, 26.0);
                page.click_words(".player-buttons button", words.get("reader-pause"));
                page.expect_words(".player-buttons .primary", words.get("player-play"));
                let here = time(page);
                page.click_words(".player-buttons button", words.get("player-back"));
                expect_time(page, here - 10.5, here - 9.5);
                // Speeds from a half to twice, kept for the next one.
                let rate =
                    "return document.querySelector('.player audio, .player video').playbackRate";
                let mut rates = Vec::new();
                for _ in 0..6 {
                    page.click(".player-buttons button:nth-child(4)");
                    rates.push(page.js(rate, Vec::new()).as_f64().expect("a speed"));
                }
                rates.sort_by(f64::total_cmp);
                assert_eq!(rates, [0.5, 0.75, 1.0, 1.25, 1.5, 2.0]);
                page.click(".player-buttons button:nth-child(4)");
                assert_eq!(page.js(rate, Vec::new()), 1.25);
                // Captions can be enlarged and put away.
                let letters = "return parseFloat(getComputedStyle(document.querySelector('.player-line')).fontSize)";
                let before = page.js(letters, Vec::new());
                page.click_words(".player-buttons button", words.get("player-larger"));
                assert!(page.js(letters, Vec::new()).as_f64() > before.as_f64());
                page.click_words(".player-buttons button", words.get("player-captions-off"));
                assert_eq!(
                    page.js(
                        "return document.querySelector('.player-line').hidden",
                        Vec::new()
                    ),
                    true
                );
                // By keys: the focus is on a button of the player.
                page.type_key('c');
                assert_eq!(
                    page.js(
                        "return document.querySelector('.player-line').hidden",
                        Vec::new()
                    ),
                    false
                );
                let here = time(page);
                page.type_key('l');
                expect_time(page, here + 9.5, here + 10.5);
                page.type_key('<');
                assert_eq!(page.js(rate, Vec::new()), 1.0);
                page.type_key('>');
                page.press(Key::Tab);
                page.press(Key::Enter);
                let faults = page.axe(caring);
                assert!(
                    faults.is_empty(),
                    "{}",
                    faults
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                        .join("\n")
                );

                // A video: its captions are on by themselves, and the speed is the one that was chosen.
                page.open("/course/photo-window-light");
                page.expect(".player.is-dressed .player-transcript li", true);
                let showing = "return [...document.querySelector('.player video').textTracks].filter(t => t.kind === 'captions').map(t => t.mode)";
                assert_eq!(page.js(showing, Vec::new()), json!(["showing"]));
                assert_eq!(page.js(rate, Vec::new()), 1.25);
                page.click_words(".player-buttons button", words.get("player-captions-off"));
                assert_eq!(page.js(showing, Vec::new()), json!(["hidden"]));
            },
        );
    }
}

#[test]
fn reading_aloud_silences_a_recording() {
    run_with(Options::default(), |page| {
        let mut site = with_recordings(&page.bench);
        page.site = site.serve();
        page.with_voices(&["en-GB"]);
        page.open("/course/steam-an-egg");
        page.expect(".player.is-dressed .player-transcript li", true);
        page.click(".player-transcript li:first-child button");
        page.wait_js(
            "it plays",
            "return !document.querySelector('.player audio').paused",
        );
        page.click(".read-aloud");
        page.wait_js(
            "it is silent",
            "return document.querySelector('.player audio').paused",
        );
    });
}

#[test]
fn a_player_of_another_site_comes_when_it_is_asked_for() {
    run_with(Options::default(), |page| {
        let mut site = with_recordings(&page.bench);
        page.site = site.serve();
        let words = Words::of("en");
        page.open("/course/read-a-food-label");
        // Nothing of it is there before, and the button names the host.
        page.expect_words(".player-elsewhere button", "Play from films.invalid");
        page.expect_words(".player-elsewhere p", "films.invalid");
        assert_eq!(page.count("iframe"), 0);
        let asked = "return performance.getEntriesByType('resource').filter(e => e.name.includes('films.invalid')).length";
        assert_eq!(page.js(asked, Vec::new()), 0);
        page.click(".player-elsewhere button");
        page.expect(".player-elsewhere iframe", true);
        let attributes = "const f = document.querySelector('iframe'); return ['src', 'sandbox', 'title', 'referrerpolicy'].map(n => f.getAttribute(n))";
        assert_eq!(
            page.js(attributes, Vec::new()),
            json!([
                PLAYER,
                "allow-scripts allow-same-origin",
                "Player of films.invalid",
                "strict-origin-when-cross-origin"
            ])
        );
        let faults = page.js(
            include_str!("rows.js"),
            vec![json!(false), json!(1280), json!("en")],
        );
        assert_eq!(faults["faults"].get("30"), None, "{faults}");
        // Closed, it is gone, and the button has the focus again.
        page.click_words(".player-elsewhere button", words.get("player-close"));
        assert_eq!(page.count("iframe"), 0);
        page.wait_js(
            "the button has the focus",
            "return document.activeElement.matches('.player-elsewhere [data-ask]')",
        );
        page.click(".player-elsewhere button");
        page.expect(".player-elsewhere iframe", true);
        page.click(".main-menu a[href$=\"/help\"]");
        page.expect_heading(words.get("help-title"));
        assert_eq!(page.count("iframe"), 0);
    });
}

#[test]
fn a_recording_that_does_not_come_says_so() {
    run_with(Options::default(), |page| {
        let mut site = SiteCopy::of(&page.bench);
        let folder = site.dir().join("api/v1/media/listen-to-music");
        for entry in fs::read_dir(folder).expect("its recordings").flatten() {
            if entry.path().extension().is_some_and(|e| e == "opus") {
                fs::remove_file(entry.path()).expect("removed");
            }
        }
        page.site = site.serve();
        page.open("/course/listen-to-music/the-beat");
        page.expect(".player[data-failed]", true);
        page.expect_words(".player-failed", Words::of("en").get("player-failed"));
        let shown = "return ['.player-failed', '.player audio'].map(c => document.querySelector(c).offsetHeight > 0)";
        assert_eq!(page.js(shown, Vec::new()), json!([true, false]));
        // The lesson is all there.
        page.expect(".steps li", true);
        page.expect(".key-points li", true);
    });
}
