//! Events: on the learner's own clock, in their groups, with a calendar; taking part, and how far one is.

use lifelong_e2e::{Browser, Options, Words, content, run, run_with};
use serde_json::{Value, json};

const SEASON: &str = "/event/ten-minutes-a-day";
const NIGHT: &str = "/event/the-short-night";
const PHONE: &str = "/event/phone-evening";
const SEVEN: &str = "/event/seven-evenings";

/// Stops the clock at a moment, in milliseconds since 1970, in a time zone.
fn stop(page: &Browser, moment: i64, zone: &str) {
    page.before_every_page(&format!(
        "{{ const Real = Date; const then = {moment}; \
         window.Date = class extends Real {{ constructor(...a) {{ a.length ? super(...a) : super(then); }} static now() {{ return then; }} }} }}"
    ));
    page.devtools(
        "Emulation.setTimezoneOverride",
        json!({ "timezoneId": zone }),
    );
}

/// The 28th of November 2026, 04:00 in UTC: noon in Shanghai.
const NOVEMBER: i64 = 1_795_838_400_000;

/// Words of all elements of a selector.
fn told(page: &Browser, css: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())";
    let found = page.js(script, vec![json!(css)]);
    serde_json::from_value(found).expect("words")
}

fn open(page: &Browser, path: &str) {
    page.open(path);
    page.expect(".event-facts, .event-card", true);
    page.settled();
}

/// From now on the portal speaks this language; its words.
fn speak(page: &Browser, lang: &str) -> Words {
    page.open("/settings");
    page.remember(json!({ "language": lang, "asked": true }));
    Words::of(lang)
}

#[test]
fn sessions_are_told_on_the_clock_of_the_learner_before_and_after_it_changes() {
    run(|page| {
        stop(page, NOVEMBER, "Europe/Berlin");
        // Seven in the evening in Shanghai: noon in Berlin's winter, one o'clock in its summer.
        open(page, SEASON);
        let times = told(page, ".event-time");
        assert_eq!(times.len(), 4, "{times:?}");
        for (time, here) in times.iter().zip(["12:00", "12:00", "12:00", "1:00"]) {
            let (own, there) = time.split_once('\n').expect("two clocks");
            assert!(own.contains(here), "{here}: {own}");
            assert!(there.contains("7:00") && there.contains("China"), "{there}");
        }
        // The season itself is days, which are the same everywhere.
        let when = told(page, ".event-facts dd").remove(0);
        assert!(when.contains("November 22, 2026") && when.contains("April 20, 2027"));
        assert!(!when.contains(':') && !when.contains("China"), "{when}");

        // The night in which an hour is missing.
        open(page, NIGHT);
        let times = told(page, ".event-time");
        assert!(
            times[3].contains("1:30") && times[3].contains("3:30"),
            "{times:?}"
        );
        assert_eq!(
            page.count(".event-there:not(:empty)"),
            1,
            "only the place's"
        );
        page.devtools(
            "Emulation.setTimezoneOverride",
            json!({ "timezoneId": "America/New_York" }),
        );
        open(page, NIGHT);
        let times = told(page, ".event-time");
        // There it is the evening before, and one hour.
        assert!(
            times[3].contains("March 27") && times[3].contains("8:30") && times[3].contains("9:30"),
            "{times:?}"
        );
        assert!(
            times[3].contains("German") || times[3].contains("European"),
            "{times:?}"
        );
    });
}

#[test]
fn in_chinese_and_in_shanghai_there_is_one_clock() {
    run_with(
        Options {
            languages: "zh-CN,zh",
            size: (360, 780),
            ..Options::default()
        },
        |page| {
            stop(page, NOVEMBER, "Asia/Shanghai");
            for caring in [false, true] {
                page.open("/settings");
                page.remember(json!({ "language": "zh-Hans", "caring": caring, "asked": true }));
                open(page, SEASON);
                page.expect_heading(&content::title("events/ten-minutes-a-day/zh-Hans"));
                let times = told(page, ".event-time");
                assert!(
                    times
                        .iter()
                        .all(|time| time.contains("19:00") && !time.contains('\n')),
                    "{times:?}"
                );
                assert!(times[3].contains("2027年4月20日"), "{times:?}");
                let wide = page.js(
                    "return document.documentElement.scrollWidth - innerWidth",
                    Vec::new(),
                );
                assert!(wide.as_f64() <= Some(0.0), "{wide}");
                if caring {
                    let small = page.js(
                        "return [...document.querySelectorAll('.event *')].filter(e => e.innerText && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) \
                         && e.getClientRects().length && parseFloat(getComputedStyle(e).fontSize) < 18).map(e => e.outerHTML).join()",
                        Vec::new(),
                    );
                    assert_eq!(small, "");
                }
                open(page, NIGHT);
                let there = told(page, ".event-facts dd .event-there");
                assert!(
                    there[0].contains("21:00") && there[0].contains("时间"),
                    "{there:?}"
                );
            }
        },
    );
}

#[test]
fn the_list_has_groups_and_says_how_far_off_things_are() {
    run(|page| {
        stop(page, NOVEMBER, "Asia/Shanghai");
        for lang in ["en", "zh-Hans"] {
            let words = speak(page, lang);
            open(page, "/events");
            assert_eq!(
                told(page, ".events .part > h2"),
                ["events-now", "event-any-day", "events-past"].map(|key| words.get(key))
            );
            let titles = ["ten-minutes-a-day", "january-on-paper", "the-short-night"];
            let titles = titles.map(|id| content::title(&format!("events/{id}/{lang}")));
            let found = told(page, ".events .part:first-child h3");
            assert_eq!(found, titles);
            let far = told(page, ".event-far");
            assert!(far[0].contains("2027") && far[2].contains('4'), "{far:?}");
            // Four days ago: over, and its card leads to what came of it.
            assert_eq!(far[3], words.get("event-over"));
            let past = ".events .part:last-child";
            let title = content::title(&format!("events/phone-evening/{lang}"));
            assert_eq!(told(page, &format!("{past} h3")), [title]);
            let way = told(page, &format!("{past} .actions a[href$=\"{PHONE}\"]"));
            assert_eq!(way, [words.get("event-results")]);
        }
        // A year later all has been; nothing moved or was written again.
        stop(page, NOVEMBER + 400 * 86_400_000, "Asia/Shanghai");
        open(page, "/events");
        let words = Words::of("zh-Hans");
        assert_eq!(
            told(page, ".events .part > h2"),
            [words.get("event-any-day"), words.get("events-past")]
        );
        assert_eq!(told(page, ".event-far"), [words.get("event-over"); 4]);
        open(page, SEASON);
        page.complete();
        assert_eq!(page.count(".take-part"), 0, "nobody can begin what is over");
    });
}

#[test]
fn of_what_is_over_the_results_stand_first_and_lead_on() {
    run(|page| {
        stop(page, NOVEMBER, "Asia/Shanghai");
        for lang in ["en", "zh-Hans"] {
            let words = speak(page, lang);
            open(page, PHONE);
            page.complete();
            let first = told(page, ".event > section:first-child > h2");
            assert_eq!(first, [words.get("event-results")]);
            assert!(page.count(".event-results h3") >= 5, "questions");
            for to in ["/course/spot-a-phone-scam", "/help/voice-missing"] {
                page.expect(&format!(".event-results a[href$=\"{to}\"]"), true);
            }
            assert_eq!(told(page, ".event-time").len(), 4);
            assert_eq!(page.count(".take-part"), 0, "nobody can begin what is over");
        }
    });
}

#[test]
fn a_calendar_can_be_taken_and_followed() {
    run(|page| {
        open(page, SEASON);
        let file = ".event-facts a[download]";
        let href = page.attribute(file, "href").expect("a file");
        assert!(
            href.ends_with("calendar/ten-minutes-a-day.en.ics"),
            "{href}"
        );
        let text = page.js_later(
            "const done = arguments[1]; fetch(arguments[0]).then(r => r.text()).then(done)",
            vec![json!(href)],
        );
        let text = text.as_str().unwrap_or_default();
        assert!(text.starts_with("BEGIN:VCALENDAR") && text.matches("BEGIN:VEVENT").count() == 4);
        page.click(".event-feed summary");
        let address = told(page, ".event-feed .hand-address").remove(0);
        assert!(
            address.starts_with(&page.site) && address.ends_with("events.en.ics"),
            "{address}"
        );
        let follow = page.attribute(".event-feed a", "href").expect("a way");
        let (_, rest) = address.split_once("://").expect("an address");
        assert_eq!(follow, format!("webcal://{rest}"));
    });
}

#[test]
fn one_takes_part_and_it_stays_until_one_leaves() {
    run(|page| {
        let words = Words::of("en");
        stop(page, NOVEMBER, "Asia/Shanghai");
        open(page, SEVEN);
        page.click_words(".take-part button", words.get("part-take"));
        page.expect_words(".take-part .outcome", words.get("record-kept"));
        page.expect_words(".take-part .actions", words.get("part-take-not"));
        let far = |done: u32| {
            let script = "return document.querySelector('.take-part progress')?.value";
            page.wait(&format!("{done} are finished"), |page| {
                page.js(script, Vec::new()) == json!(done)
            });
        };
        far(0);
        page.reload();
        page.expect_words(".take-part .actions", words.get("part-take-not"));
        far(0);
        // One of its courses.
        page.open("/course/steam-an-egg");
        page.click_words(".lesson-panel button", words.get("lesson-finish"));
        page.expect(".finished-part", true);
        open(page, SEVEN);
        far(1);
        page.open("/mine");
        let title = content::title("events/seven-evenings/en");
        page.expect_words(".mine-events", &title);
        page.expect_words(".mine-events", "1 of 6 courses finished");
        page.click_words(".mine-events a", &title);
        page.expect_heading(&title);
        // One leaves, and comes back with all that was.
        page.click_words(".take-part button", words.get("part-take-not"));
        page.expect_words(".take-part", words.get("part-left"));
        page.click_words(".take-part button", words.get("part-take"));
        far(1);
        page.click_words(".take-part button", words.get("part-take-not"));
        page.expect_words(".take-part", words.get("part-left"));
        page.open("/mine");
        page.expect_words(".removed", &title);
        assert_eq!(page.count(".mine-events"), 0);
        page.click_words(".removed button", words.get("mine-give-back"));
        page.expect_words(".mine-events", "1 of 6 courses finished");
    });
}

/// Puts a day with minutes of learning into the record.
fn learn(page: &Browser, date: &str, seconds: u32) {
    let entry = json!({ "time:a": { "at": 1, "by": "a", "value": seconds } });
    let row = json!({
        "key": format!("day/{date}"), "shelf": "day",
        "order": -date.replace('-', "").parse::<i64>().expect("a day"), "text": entry.to_string(),
    });
    let script = "const done = arguments[1]; const open = indexedDB.open('lifelong'); \
        open.onsuccess = () => { const change = open.result.transaction('entries', 'readwrite'); \
            change.objectStore('entries').put(arguments[0]); \
            change.oncomplete = () => { open.result.close(); done(null) } }";
    page.js_later(script, vec![row]);
}

#[test]
fn minutes_of_the_season_count_and_no_others() {
    run(|page| {
        let words = Words::of("en");
        stop(page, NOVEMBER, "Asia/Shanghai");
        open(page, SEASON);
        page.click_words(".take-part button", words.get("part-take"));
        page.expect_words(".take-part .outcome", words.get("record-kept"));
        learn(page, "2026-11-21", 6_000);
        learn(page, "2026-11-22", 600);
        learn(page, "2026-11-27", 1_500);
        page.reload();
        let said = words.fill(
            "part-minutes",
            &[("done", "35 minutes"), ("all", "10 hours")],
        );
        page.expect_words(".take-part", &said);
        learn(page, "2026-11-28", 36_000);
        page.reload();
        page.expect_words(".take-part .kept", words.get("part-done"));
        page.open("/mine");
        page.expect_words(".mine-events .kept", words.get("part-done"));
    });
}

#[test]
fn where_nothing_can_be_kept_it_says_so() {
    run_with(
        Options {
            storage: false,
            ..Options::default()
        },
        |page| {
            let words = Words::of("en");
            open(page, SEASON);
            page.expect_words(".take-part .not-kept", words.get("record-passing"));
            page.click_words(".take-part button", words.get("part-take"));
            page.expect_words(".take-part .actions", words.get("part-take-not"));
            let alive: Value = page.js("return document.documentElement.dataset.start", Vec::new());
            assert_eq!(alive, "done");
        },
    );
}
