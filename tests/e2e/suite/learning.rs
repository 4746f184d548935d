//! Learning: a five-minute course, a course of several lessons, the learner's own page.

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
