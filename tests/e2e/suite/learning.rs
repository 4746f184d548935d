//! Learning: a five-minute course, a course of several lessons, the learner's own page.

use fantoccini::key::Key;
use lifelong_e2e::{Browser, Words, content, run};

fn lessons() -> Vec<String> {
    let folder = content::folder().join("courses/windowsill-garden");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the course")
        .filter_map(|entry| entry.ok().filter(|e| e.path().is_dir()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
        .iter()
        .map(|name| content::title(&format!("courses/windowsill-garden/{name}/en")))
        .collect()
}

fn answer(page: &Browser, question: usize, words: &str) {
    page.click_words(
        &format!(".check .question:nth-of-type({}) .answer", question + 1),
        words,
    );
}

#[test]
fn a_five_minute_course_from_home_to_its_end() {
    run(|page| {
        let words = Words::of("en");
        let title = content::title("micro/steam-an-egg/en");
        page.open("/");
        page.click(".band-head a[href$=\"/five-minutes\"]");
        page.expect_heading(words.get("micro-title"));
        page.click("a[href$=\"/course/steam-an-egg\"]");
        page.expect_heading(&title);
        page.expect(".lesson .goal", true);
        page.expect(".lesson .steps > li", true);
        page.expect(".lesson .key-points li", true);
        let questions = content::questions("micro/steam-an-egg/en");
        assert_eq!(page.count(".check .question"), questions.len() as u64);
        for (n, question) in questions.iter().enumerate() {
            let verdict = format!(".check .question:nth-of-type({}) .verdict", n + 1);
            answer(page, n, &question.wrong[0]);
            page.expect_words(&verdict, words.get("check-wrong"));
            page.expect_words(&verdict, &question.explanation);
            answer(page, n, &question.right);
            page.expect_words(&verdict, words.get("check-right"));
            page.expect_words(&verdict, &question.explanation);
        }
        page.expect_words(".check-done", words.get("check-all-right"));
    });
}

#[test]
fn a_lesson_is_gone_through_one_thing_at_a_time() {
    run(|page| {
        let words = Words::of("en");
        page.open("/course/steam-an-egg");
        page.complete();
        let inside = |selector: &str| page.texts(selector).join(" ");
        let parts = page
            .count(".lesson > .goal, .lesson > .prose, .lesson .steps > li, .lesson > .key-points");
        let steps = page.texts(".lesson .steps > li h3");
        let place = |number: u64| {
            let (number, total) = (number.to_string(), parts.to_string());
            words.fill("slides-place", &[("number", &number), ("total", &total)])
        };
        page.click_words(".steps-head button", words.get("slides-open"));
        page.expect_words(".slides-count", &place(1));
        page.expect_words(".slide", words.get("lesson-goal"));
        page.expect(".slides .actions button[disabled]", true);
        // By a press, by a key, and back.
        page.click_words(".slides .actions button", words.get("slides-next"));
        page.expect_words(".slides-count", &place(2));
        page.press(Key::Right);
        page.expect_words(".slides-count", &place(3));
        assert!(inside(".slide").contains(&steps[0]), "{}", inside(".slide"));
        assert_eq!(page.text(".slide-number"), "1");
        page.press(Key::Left);
        page.expect_words(".slides-count", &place(2));
        page.press(Key::Right);
        page.press(Key::Right);
        page.expect_words(".slide", &steps[1]);
        // Left here, the page is there too, and opened again the slides go on.
        page.press(Key::Escape);
        page.expect(".slides", false);
        page.wait("the step has the focus and is on the screen", |page| {
            let there = "const at = document.activeElement, box = at.getBoundingClientRect();
                return at.matches('.steps > li:nth-child(2)') && box.top >= 0 && box.top < innerHeight";
            page.js(there, Vec::new()) == true
        });
        page.click_words(".steps-head button", words.get("slides-open"));
        page.expect_words(".slide", &steps[1]);
        for number in 5..=parts {
            page.press(Key::Right);
            page.expect_words(".slides-count", &place(number));
        }
        // The keys leave nothing; the button leads to the questions.
        page.press(Key::Right);
        page.expect_words(".slides-count", &place(parts));
        page.click_words(".slides .actions button", words.get("slides-end"));
        page.expect(".slides", false);
        page.wait("the questions have the focus", |page| {
            page.js(
                "return document.activeElement.matches('.check h2')",
                Vec::new(),
            ) == true
        });
    });
}

#[test]
fn five_minutes_are_found_by_topic() {
    run(|page| {
        let words = Words::of("en");
        page.open("/five-minutes");
        page.expect(".minutes-about optgroup", true);
        page.choose(".minutes-about select", "scam-awareness");
        page.expect_words(".minutes-said", words.get("minutes-choose-time"));
        page.click(".minutes-times button:nth-child(2)");
        page.expect_words(
            ".minutes-offers",
            &content::title("micro/spot-a-phone-scam/en"),
        );
        assert_eq!(page.count(".minutes-offers > li"), 1);
        // It is still chosen on the next visit.
        page.reload();
        page.expect_words(
            ".minutes-offers",
            &content::title("micro/spot-a-phone-scam/en"),
        );
        page.choose(".minutes-about select", "hobbies");
        page.wait("an area offers more", |page| {
            page.count(".minutes-offers > li") > 1
        });
    });
}

#[test]
fn a_course_is_followed_lesson_by_lesson() {
    run(|page| {
        let words = Words::of("en");
        let lessons = lessons();
        page.open("/course/windowsill-garden");
        assert_eq!(page.texts(".lesson-list a"), lessons);
        page.click_words("main a.button", words.get("course-start"));
        for (n, title) in lessons.iter().enumerate() {
            page.expect_heading(title);
            let place = [
                ("number", &*(n + 1).to_string()),
                ("total", &*lessons.len().to_string()),
            ];
            page.expect_words(".page-head .facts", &words.fill("lesson-place", &place));
            if n + 1 < lessons.len() {
                page.click_words(".neighbours a", words.get("lesson-next"));
            }
        }
        page.click_words(".neighbours a", words.get("lesson-last"));
        page.expect_heading(&content::title("courses/windowsill-garden/en"));
    });
}

#[test]
fn my_page_leads_back_and_forgets_when_asked() {
    run(|page| {
        let words = Words::of("en");
        page.open("/mine");
        page.expect_words(".nothing", words.get("mine-recent-none"));
        assert_eq!(
            page.count(".not-kept"),
            0,
            "nothing is amiss on a first visit"
        );
        for path in ["/course/steam-an-egg", "/read/village-evenings/the-well"] {
            page.open(path);
            page.complete();
        }
        let (egg, evenings, well) = (
            content::title("micro/steam-an-egg/en"),
            content::title("books/village-evenings/en"),
            content::title("books/village-evenings/01-the-well/en"),
        );
        page.click("a[href$=\"/mine\"]");
        page.expect_heading(words.get("mine-title"));
        page.expect_words(".go-on", &evenings);
        page.expect_words(".mine-part .item-list", &egg);
        // The home page offers the newest.
        page.open("/");
        page.expect_words(".continue", &well);
        page.click(".continue a");
        page.expect_heading(&well);
        page.complete();
        page.open("/mine");
        let recent = "return localStorage.getItem('lifelong.recent')";
        let before = page.js(recent, Vec::new());
        // One of them: it goes from the home page too, and comes back as it was, here and on a later visit.
        for later in [false, true] {
            page.open("/mine/courses");
            page.expect_words(".mine-part", &evenings);
            page.click_words(".item-list li button", words.get("mine-remove"));
            page.expect_words(".mine-part", words.get("mine-give-back"));
            page.wait("the home page forgets it", |page| {
                page.js(recent, Vec::new()) != before
            });
            if later {
                page.open("/mine");
                page.expect_words(".removed", words.get("mine-removed"));
                page.click_words(".removed button", words.get("mine-give-back"));
                page.expect(".removed .item-list", false);
                page.expect_words(".go-on", &evenings);
            } else {
                page.click_words(".mine-part button", words.get("mine-give-back"));
                page.wait("it is back", |page| page.js(recent, Vec::new()) == before);
                page.expect_words(".item-list", &evenings);
            }
        }
    });
}
