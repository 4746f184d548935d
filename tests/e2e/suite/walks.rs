//! From the home page to the end of things, as somebody goes who has never been here, in both languages.

use lifelong_e2e::{Browser, Words, content, run};
use serde_json::json;

fn in_both_languages(walk: impl Fn(&Browser, &str, &Words)) {
    for lang in ["zh-Hans", "en"] {
        run(|page| {
            page.remember(json!({ "language": lang, "asked": true }));
            let words = Words::of(lang);
            page.open("/");
            page.expect_heading(words.get("home-question"));
            walk(page, lang, &words);
        });
    }
}

/// Answers every question of the page until it is right, trying each answer in turn.
fn answer_all(page: &Browser, words: &Words) {
    for question in 1..=page.count(".question") {
        let fieldset = format!(".question:nth-of-type({question})");
        for answer in 1..=page.count(&format!("{fieldset} .answer")) {
            page.click(&format!("{fieldset} .answer:nth-of-type({answer})"));
            // Every answer is explained, right or wrong.
            page.expect(&format!("{fieldset} .verdict p"), true);
            let verdict = page.texts(&format!("{fieldset} .verdict p")).concat();
            if verdict.starts_with(words.get("check-right")) {
                assert!(
                    verdict.len() > words.get("check-right").len() + 20,
                    "{verdict}"
                );
                break;
            }
        }
    }
    page.expect_words(".check-done", words.get("check-all-right"));
}

#[test]
fn to_the_end_of_a_five_minute_course() {
    in_both_languages(|page, _, words| {
        page.click(".shelf h3 a");
        page.expect(".steps li", true);
        page.expect(".key-points li", true);
        answer_all(page, words);
    });
}

#[test]
fn to_the_end_of_a_course_with_films() {
    in_both_languages(|page, lang, words| {
        page.click(".doors a.door[href$=\"/area/continuing-education\"]");
        page.click(".item-list a[href$=\"/course/sky-over-your-house\"]");
        page.expect_heading(&content::title(&format!(
            "courses/sky-over-your-house/{lang}"
        )));
        page.click_words("main a.button", words.get("course-start"));
        for (number, lesson) in [
            "01-the-turning-sky",
            "02-the-seasons",
            "03-moon-and-shadow",
            "04-wandering-lights",
        ]
        .into_iter()
        .enumerate()
        {
            page.expect_heading(&content::title(&format!(
                "courses/sky-over-your-house/{lesson}/{lang}"
            )));
            let films = page.count(".player video");
            assert_eq!(films, u64::from((1..=2).contains(&number)), "{lesson}");
            answer_all(page, words);
            page.click(".neighbours a.primary");
        }
        page.expect_heading(&content::title(&format!(
            "courses/sky-over-your-house/{lang}"
        )));
    });
}

#[test]
fn to_the_end_of_a_book() {
    in_both_languages(|page, lang, words| {
        page.click(".main-menu a[href$=\"/read\"]");
        page.click("main a[href$=\"/read/a-door-to-the-classics\"]");
        page.click_words("main a.button", words.get("book-start"));
        for chapter in [
            "01-three-pages",
            "02-sentences-for-the-pocket",
            "03-twenty-words",
            "04-the-dog-at-the-gate",
            "05-a-house-full-of-people",
            "06-how-to-go-on",
        ] {
            page.expect_heading(&content::title(&format!(
                "books/a-door-to-the-classics/{chapter}/{lang}"
            )));
            page.expect(".book-text p", true);
            page.click(".neighbours a.primary");
        }
        page.expect_heading(&content::title(&format!(
            "books/a-door-to-the-classics/{lang}"
        )));
    });
}

#[test]
fn through_a_column_to_what_lies_inside_it() {
    in_both_languages(|page, lang, words| {
        page.click_words("a.button", words.get("home-column-open"));
        page.expect_heading(&content::title(&format!("columns/smart-help/{lang}")));
        page.click(".wide-cards a[href$=\"/column/travelling-with-the-phone\"]");
        page.expect_heading(&content::title(&format!(
            "columns/travelling-with-the-phone/{lang}"
        )));
        page.click(".parts a[href$=\"/course/book-a-train-ticket\"]");
        page.expect_heading(&content::title(&format!(
            "micro/book-a-train-ticket/{lang}"
        )));
        answer_all(page, words);
    });
}

#[test]
fn through_an_event_evening_by_evening() {
    in_both_languages(|page, lang, _| {
        page.click(".main-menu a[href$=\"/events\"]");
        page.click("main a[href$=\"/event/seven-evenings\"]");
        page.expect_heading(&content::title(&format!("events/seven-evenings/{lang}")));
        assert_eq!(page.count(".parts .part"), 7);
        for evening in 1..=7 {
            page.click(&format!(".parts .part:nth-of-type({evening}) a"));
            page.expect(".lesson, .book-text", true);
            page.back();
            page.expect_heading(&content::title(&format!("events/seven-evenings/{lang}")));
        }
    });
}

#[test]
fn a_question_is_found_in_the_help() {
    in_both_languages(|page, lang, _| {
        page.click(".main-menu a[href$=\"/help\"]");
        page.expect("#help-search", true);
        let all = page.count(".help-list > li");
        page.type_into(
            "#help-search",
            if lang == "en" { "font size" } else { "字号" },
        );
        page.wait("few are left", |page| {
            let shown = "return [...document.querySelectorAll('.help-list > li')].filter(e => !e.hidden).length";
            let shown = page.js(shown, Vec::new()).as_u64().unwrap_or(0);
            shown > 0 && shown < all / 2
        });
        page.expect(".help-found", true);
        page.click(".help-list a[href$=\"/help/larger-text\"]");
        page.expect_heading(&content::title(&format!("help/larger-text/{lang}")));
        page.open("/help");
        page.type_into("#help-search", "qqqq");
        page.expect(".help-list > li:not([hidden])", false);
        page.expect(".help-found:not(:empty)", true);
    });
}

#[test]
fn an_address_that_is_wrong_offers_a_search_for_its_words() {
    in_both_languages(|page, lang, words| {
        page.load("/kurse/steam-an-egg");
        page.expect_heading(words.get("lost-title"));
        page.click(".page-head .button.primary");
        page.expect_path("/find?q=steam+an+egg");
        page.expect_words(
            ".row h3 a",
            &content::title(&format!("micro/steam-an-egg/{lang}")),
        );
    });
}
