//! The learner's record: a course that is left in the middle and gone on with, several tabs, a device that keeps nothing.

use lifelong_e2e::{Browser, Options, Words, content, run, run_with};
use serde_json::{Value, json};

const COURSE: &str = "/course/windowsill-garden";
const LESSONS: [&str; 5] = [
    "find-the-light",
    "pot-and-soil",
    "sow-and-plant",
    "water-and-feed",
    "harvest-and-go-on",
];

fn phone() -> Options {
    Options {
        size: (360, 780),
        ..Options::default()
    }
}

/// The rows of the database, by key.
fn rows(page: &Browser) -> Value {
    let script = "const done = arguments[0]; const open = indexedDB.open('lifelong'); \
        open.onsuccess = () => { const all = open.result.transaction('entries').objectStore('entries').getAll(); \
            all.onsuccess = () => { open.result.close(); \
                done(Object.fromEntries(all.result.map(row => [row.key, JSON.parse(row.text)]))) } }";
    page.js_later(script, Vec::new())
}

fn finish_lesson(page: &Browser, words: &Words) {
    page.click_words(".lesson-panel button", words.get("lesson-finish"));
    page.expect(".finished-part", true);
    page.expect_words(".lesson-panel .outcome", words.get("record-kept"));
}

#[test]
fn a_whole_course_on_a_phone_left_in_the_middle_and_gone_on_with() {
    run_with(phone(), |page| {
        let words = Words::of("en");
        page.open(COURSE);
        page.expect(".work-tools", true);
        assert_eq!(page.count(".work-far"), 0, "nothing was begun");
        page.click_words("main a.button", words.get("course-start"));
        for lesson in &LESSONS[..2] {
            page.expect_path(&format!("{COURSE}/{lesson}"));
            page.settled();
            finish_lesson(page, &words);
            page.click_words(".neighbours a", words.get("lesson-next"));
        }
        // In the middle of the third, well below its beginning, the phone is put away.
        page.expect_path(&format!("{COURSE}/{}", LESSONS[2]));
        page.settled();
        page.expect(".lesson-panel", true);
        page.scroll_to(1_500);
        page.wait("the place is on the disk", |page| {
            rows(page)["course/windowsill-garden"]["at:sow-and-plant"]["value"].as_u64() > Some(3)
        });
        let before = page.tab();
        let next = page.new_tab();
        page.look_at(&before);
        page.close_tab(&next);
        page.resize(360, 780);

        // Another day.
        page.open(COURSE);
        let far = words.fill("work-far", &[("count", "2"), ("total", "5")]);
        page.expect_words(".work-far", &far);
        page.click(".work-far a.button");
        page.expect_path(&format!("{COURSE}/{}", LESSONS[2]));
        page.settled();
        page.click_words(".resume button", words.get("resume-paragraph"));
        page.wait("it is where one stopped", |page| page.scrolled() > 800.0);
        page.expect(".resume button", false);
        for lesson in &LESSONS[2..] {
            page.expect_path(&format!("{COURSE}/{lesson}"));
            page.settled();
            finish_lesson(page, &words);
            if *lesson != LESSONS[4] {
                page.click_words(".neighbours a", words.get("lesson-next"));
            }
        }
        page.expect_words(".finished-part", words.get("work-finished"));
        page.click_words(".finished-part a", words.get("certificate-title"));
        page.expect_heading(words.get("certificate-title"));
        page.expect_words("main", &content::title("courses/windowsill-garden/en"));
        page.open("/mine");
        page.expect_words(".study", &content::title("courses/windowsill-garden/en"));
    });
}

#[test]
fn answering_all_questions_finishes_a_five_minute_course() {
    run(|page| {
        let words = Words::of("en");
        page.open("/course/steam-an-egg");
        page.expect(".lesson-panel", true);
        for (n, question) in content::questions("micro/steam-an-egg/en")
            .iter()
            .enumerate()
        {
            let answers = format!(".check .question:nth-of-type({}) .answer", n + 1);
            page.click_words(&answers, &question.right);
        }
        page.expect_words(".finished-part", words.get("lesson-finished"));
        // Its key points are asked again another day.
        page.wait("cards are made", |page| {
            let rows = rows(page);
            rows.as_object().is_some_and(|rows| {
                rows.keys()
                    .any(|key| key.starts_with("card/course/steam-an-egg/"))
            })
        });
        page.click_words(".finished-part button", words.get("lesson-reopen"));
        page.expect(".finished-part", false);
        // Writing something is no answer.
        page.click(".note-write");
        page.type_into(".note-editor textarea", "Lower still");
        page.click_words(".note-editor button", words.get("note-save"));
        page.expect_words(".notes .note", "Lower still");
        assert_eq!(page.count(".finished-part"), 0);
    });
}

#[test]
fn a_recording_goes_on_where_it_stopped() {
    run(|page| {
        let path = "/course/listen-to-music/the-beat";
        page.open(path);
        page.complete();
        page.js(
            "const a = document.querySelector('main audio'); a.muted = true; a.currentTime = 42",
            Vec::new(),
        );
        page.wait("the moment is on the disk", |page| {
            let rows = rows(page);
            let entry = rows["course/listen-to-music"]
                .as_object()
                .cloned()
                .unwrap_or_default();
            entry.iter().any(|(name, register)| {
                name.starts_with("second:") && register["value"].as_u64() >= Some(41_000)
            })
        });
        page.reload();
        page.wait("it stands ready at its moment", |page| {
            page.js(
                "return document.querySelector('main audio')?.currentTime > 40",
                Vec::new(),
            ) == Value::Bool(true)
        });
        page.expect_words(".resume", "0:42");
        page.click_words(".resume button", Words::of("en").get("resume-anew"));
        page.wait("it is at its beginning", |page| {
            page.js(
                "return document.querySelector('main audio').currentTime < 1",
                Vec::new(),
            ) == Value::Bool(true)
        });
    });
}

#[test]
fn two_tabs_agree() {
    run(|page| {
        let words = Words::of("en");
        let one = page.tab();
        page.open(COURSE);
        page.expect(".like[aria-pressed=false]", true);
        let two = page.new_tab();
        page.open(COURSE);
        page.click(".like");
        page.expect(".like[aria-pressed=true]", true);
        page.look_at(&one);
        page.expect(".like[aria-pressed=true]", true);
        // Both change the same course at once: nothing is lost.
        page.open(&format!("{COURSE}/{}", LESSONS[0]));
        finish_lesson(page, &words);
        page.look_at(&two);
        page.expect_words(
            ".work-far",
            &words.fill("work-far", &[("count", "1"), ("total", "5")]),
        );
        page.click_words(".save > summary", words.get("save-save"));
        page.click_words(".save button", words.get("save-add"));
        page.expect_words(".save > summary", words.get("save-saved"));
        let kept = rows(page);
        let course = &kept["course/windowsill-garden"];
        assert_eq!(course["liked"]["value"], true);
        assert!(course["done:find-the-light"]["value"].is_number());
    });
}

#[test]
fn a_course_elsewhere_counts_when_its_learner_says_so() {
    run(|page| {
        let words = Words::of("en");
        page.open(COURSE);
        page.click_words(".work-tools button", words.get("work-said"));
        page.expect(".finished-words", true);
        page.click_words(".work-tools button", words.get("work-said-not"));
        page.expect(".finished-words", false);
        assert_eq!(page.js("return JSON.parse(document.getElementById('structured-data').textContent)['@type']", Vec::new()), "Course");
        page.open("/help");
        assert_eq!(page.count("#structured-data"), 0);
    });
}

#[test]
fn a_browser_that_keeps_nothing_says_so_and_everything_works() {
    let options = Options {
        storage: false,
        ..Options::default()
    };
    run_with(options, |page| {
        let words = Words::of("en");
        page.open(&format!("{COURSE}/{}", LESSONS[0]));
        page.expect_words(".lesson-panel", words.get("record-passing"));
        page.click_words(".lesson-panel button", words.get("lesson-finish"));
        page.expect(".finished-part", true);
        // The desk, another program, has the same record: it can be saved before one goes.
        page.click_words(".lesson-panel .not-kept a", words.get("data-title"));
        page.expect_words(".data", "1 course");
        page.back();
        page.click(".crumbs li:last-child a");
        page.expect_words(
            ".work-far",
            &words.fill("work-far", &[("count", "1"), ("total", "5")]),
        );
    });
}

#[test]
fn a_full_device_is_told_and_loses_nothing() {
    run(|page| {
        let words = Words::of("en");
        page.open(&format!("{COURSE}/{}", LESSONS[0]));
        page.expect(".lesson-panel", true);
        page.click_words(".lesson-panel button", words.get("lesson-finish"));
        page.expect(".finished-part", true);
        page.open(&format!("{COURSE}/{}", LESSONS[1]));
        page.expect(".lesson-panel", true);
        page.js(
            "window.realPut = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function () { \
             this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError') }",
            Vec::new(),
        );
        page.click_words(".lesson-panel button", words.get("lesson-finish"));
        page.expect_words(".lesson-panel .outcome", words.get("record-full"));
        assert_eq!(
            page.count(".finished-part"),
            0,
            "what is not on the disk is not called done"
        );
        page.js("IDBObjectStore.prototype.put = window.realPut", Vec::new());
        page.click_words(".lesson-panel button", words.get("lesson-finish"));
        page.expect(".finished-part", true);
        let kept = rows(page);
        assert!(kept["course/windowsill-garden"]["done:find-the-light"]["value"].is_number());
    });
}

#[test]
fn a_clock_that_was_set_back_does_no_harm() {
    run(|page| {
        let words = Words::of("en");
        let path = format!("{COURSE}/{}", LESSONS[0]);
        page.open(&path);
        finish_lesson(page, &words);
        page.before_every_page("const real = Date.now; Date.now = () => real() - 400 * 86400000;");
        page.reload();
        page.expect(".finished-part", true);
        page.click_words(".finished-part button", words.get("lesson-reopen"));
        page.expect(".finished-part", false);
        page.reload();
        page.expect(".lesson-panel .primary", true);
        assert_eq!(page.count(".finished-part"), 0);
    });
}

#[test]
fn a_tab_that_is_killed_while_it_writes_leaves_the_record_whole() {
    run(|page| {
        let words = Words::of("en");
        let safe = page.tab();
        page.open(&format!("{COURSE}/{}", LESSONS[0]));
        finish_lesson(page, &words);
        page.new_tab();
        page.open(&format!("{COURSE}/{}", LESSONS[1]));
        page.expect(".lesson-panel .primary", true);
        // The press and the end come together.
        page.js(
            "document.querySelector('.lesson-panel .primary').click()",
            Vec::new(),
        );
        page.kill_tab(&safe);
        let kept = rows(page);
        let course = &kept["course/windowsill-garden"];
        assert!(
            course["done:find-the-light"]["value"].is_number(),
            "{course}"
        );
        // Either it was written or it was not: what there is can be read.
        page.open(COURSE);
        page.expect(".work-far", true);
        page.click(".like");
        page.expect(".like[aria-pressed=true]", true);
    });
}

#[test]
fn the_list_of_an_older_build_is_brought_over() {
    run(|page| {
        page.load("favicon.svg");
        let recent = json!([
            { "path": "/course/windowsill-garden/pot-and-soil", "title": { "en": "A pot with a hole" }, "partOf": { "en": "The kitchen garden on a windowsill" }, "area": "hobbies" },
            { "path": "/read/village-evenings/the-well", "title": { "en": "The well" }, "partOf": { "en": "Village evenings" }, "area": "" },
        ]);
        page.js(
            "localStorage.setItem('lifelong.recent', arguments[0])",
            vec![json!(recent.to_string())],
        );
        page.open("/mine");
        page.expect_words(".study", "The kitchen garden on a windowsill");
        page.expect_words(".study", "Village evenings");
    });
}

#[test]
fn a_record_that_the_browser_has_cleared_is_told() {
    run(|page| {
        let words = Words::of("en");
        page.open(&format!("{COURSE}/{}", LESSONS[0]));
        finish_lesson(page, &words);
        let clear = "const done = arguments[0]; const gone = indexedDB.deleteDatabase('lifelong'); \
            gone.onsuccess = gone.onerror = () => done()";
        page.load("favicon.svg");
        page.js_later(clear, Vec::new());
        page.open("/mine");
        page.expect_words(".mine-part .not-kept", words.get("record-cleared"));
        page.click_words(".mine-part .not-kept a", words.get("data-title"));
        page.expect(".data-drop", true);
    });
}

#[test]
fn a_study_that_does_not_come_is_told_and_the_lesson_stays() {
    run(|page| {
        let mut site = lifelong_e2e::SiteCopy::of(&page.bench);
        site.write(&site.dir().join("study_bg.wasm"), b"\0asm broken");
        page.site = site.serve();
        page.open(&format!("{COURSE}/{}", LESSONS[0]));
        page.expect_words(".not-kept", Words::of("en").get("study-failed"));
        page.expect(".lesson .goal", true);
    });
}
