//! Books, columns, events, institutions, help: from the list to the thing, and on from there.

use lifelong_e2e::{Words, content, run};

#[test]
fn a_book_is_read_chapter_by_chapter() {
    run(|page| {
        let words = Words::of("en");
        page.open("/read");
        page.click("main a[href$=\"/read/village-evenings\"]");
        page.expect_heading(&content::title("books/village-evenings/en"));
        page.click_words("main a.button", words.get("book-start"));
        page.expect_heading(&content::title("books/village-evenings/01-the-well/en"));
        page.expect(".book-text p", true);
        page.click_words(".neighbours a", words.get("chapter-next"));
        page.expect_heading(&content::title("books/village-evenings/02-the-note/en"));
        page.click_words(".neighbours a", words.get("chapter-previous"));
        page.expect_heading(&content::title("books/village-evenings/01-the-well/en"));
        page.open("/read/village-evenings/the-picture");
        page.click_words(".neighbours a", words.get("chapter-last"));
        page.expect_heading(&content::title("books/village-evenings/en"));
    });
}

#[test]
fn a_column_opens_what_it_names() {
    run(|page| {
        page.open("/columns");
        page.click("main a[href$=\"/column/smart-help\"]");
        page.expect_heading(&content::title("columns/smart-help/en"));
        page.click(".parts a[href$=\"/course/make-the-text-larger\"]");
        page.expect_heading(&content::title("micro/make-the-text-larger/en"));
        page.back();
        page.expect_heading(&content::title("columns/smart-help/en"));
        page.click(".parts a[href$=\"/help/caring-mode\"]");
        page.expect_heading(&content::title("help/caring-mode/en"));
    });
}

#[test]
fn the_home_page_opens_the_column_and_the_book() {
    run(|page| {
        let words = Words::of("en");
        page.open("/");
        page.click_words("a.button", words.get("home-column-open"));
        page.expect_path("/column/smart-help");
        page.back();
        let book = page.texts(".page-source").concat();
        page.click_words("a.button", words.get("home-read-on"));
        page.expect_words(".crumbs li:last-child a", &book);
        page.back();
        page.expect_heading(words.get("home-question"));
        assert_eq!(page.count(".doors a.door"), 6, "six areas");
        page.click(".doors a.door[href$=\"/area/elderly\"]");
        page.expect_heading(words.get("area-elderly"));
    });
}

#[test]
fn an_area_leads_to_its_topics_and_they_to_courses() {
    run(|page| {
        let words = Words::of("en");
        page.open("/area/elderly");
        page.expect_heading(words.get("area-elderly"));
        page.expect_words(".wide-list h2", words.get("area-begin"));
        page.click(".chips a[href$=\"/topic/smart-devices\"]");
        page.expect_path("/topic/smart-devices");
        page.click(".chips a[href$=\"/topic/scam-awareness\"]");
        page.expect_path("/topic/scam-awareness");
        page.expect(".crumbs a[href$=\"/topic/smart-devices\"]", true);
        page.click(".item-list a[href$=\"/course/spot-a-phone-scam\"]");
        page.expect_heading(&content::title("micro/spot-a-phone-scam/en"));
        page.back();
        page.click(".crumbs a[href$=\"/area/elderly\"]");
        page.expect_heading(words.get("area-elderly"));
        page.click(".primary-action a");
        page.expect_path("/find?area=elderly");
        page.expect("ol.rows > li[data-area=elderly]", true);
        for unknown in ["/area/fishing", "/topic/no-such-topic"] {
            page.load(unknown);
            page.expect_heading(words.get("error-no-item-title"));
        }
    });
}

#[test]
fn an_event_opens() {
    run(|page| {
        page.open("/events");
        page.click("main a[href$=\"/event/seven-evenings\"]");
        page.expect_heading(&content::title("events/seven-evenings/en"));
        page.expect(".event-facts", true);
        page.expect(".parts .part a", true);
    });
}

#[test]
fn an_institution_shows_its_courses_and_that_it_is_an_example() {
    run(|page| {
        let words = Words::of("en");
        let name = content::title("institutions/ginkgo-senior-school/en");
        page.open("/institutions");
        page.click("main a[href$=\"/institution/ginkgo-senior-school\"]");
        page.expect_heading(&name);
        page.expect_words(".notice", words.get("institution-example-notice"));
        page.click_words("main a.button", words.get("institution-courses"));
        page.expect_path("/find?institution=ginkgo-senior-school");
        page.expect("ol.rows > li", true);
        let providers = page.texts(".row-provider");
        assert!(
            providers.iter().all(|provider| *provider == name),
            "{providers:?}"
        );
        page.expect_words(".chips a.chip", &name);
    });
}

#[test]
fn a_help_article_opens() {
    run(|page| {
        page.open("/help");
        page.click("main a[href$=\"/help/find-a-course\"]");
        page.expect_heading(&content::title("help/find-a-course/en"));
        page.expect("main .rich p", true);
    });
}
