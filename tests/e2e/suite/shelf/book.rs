//! A book's page: the way on, what one thinks of it, its licence, its original.

use super::{WELL, change_book};
use lifelong_e2e::{SiteCopy, Words, content, run};
use serde_json::json;

#[test]
fn a_books_page_leads_on_and_keeps_what_one_thinks_of_it() {
    run(|page| {
        let words = Words::of("en");
        let title = content::title("books/village-evenings/01-the-well/en");
        page.open("/read/village-evenings");
        page.expect(".book-panel .like", true);
        page.expect(".page-head .primary-action", true);
        assert_eq!(page.count(".book-panel .work-far"), 0, "nothing is begun");
        // What its licence allows; the way to its text asks first.
        page.expect_words(".book-licence", words.get("book-terms-by"));
        page.click(".book-licence a");
        page.expect("dialog[open]", true);
        assert_eq!(page.text(".leaving-host"), "creativecommons.org");
        page.click_words("dialog button", words.get("leave-stay"));
        page.expect("dialog", false);
        // A heart, and a list.
        page.click(".book-panel .like");
        page.expect(".book-panel .like[aria-pressed=true]", true);
        page.click(".book-panel .save > summary");
        page.click_words(".book-panel .save-body button", words.get("save-add"));
        page.expect(".book-panel .save.is-on", true);
        page.reload();
        page.expect(".book-panel .like[aria-pressed=true]", true);
        page.expect(".book-panel .save.is-on", true);
        // Begun: one way on, to where one was.
        page.open(WELL);
        page.complete();
        page.open("/read/village-evenings");
        page.expect_words(".book-panel .work-far a", &title);
        let ways = "return [...document.querySelectorAll('main .primary-action')] \
            .filter(e => e.getClientRects().length > 0).length";
        assert_eq!(page.js(ways, Vec::new()), json!(1));
        page.click(".book-panel .work-far a");
        page.expect_heading(&title);
    });
}

#[test]
fn an_original_is_downloaded_here_and_asked_about_elsewhere() {
    run(|page| {
        let mut site = SiteCopy::of(&page.bench);
        change_book(&site, "village-evenings", |book| {
            book["download"] = json!({ "url": "media/evenings.epub", "encodingFormat": "application/epub+zip", "contentSize": 1_572_864 });
        });
        change_book(&site, "a-house-in-order", |book| {
            book["download"] = json!({ "url": "https://books.example.org/house.epub", "encodingFormat": "application/epub+zip", "contentSize": 0 });
        });
        page.site = site.serve();
        page.open("/read/village-evenings");
        page.expect_words(".book-download a", "EPUB, 1.5 MB");
        assert!(page.attribute(".book-download a", "download").is_some());
        let href = page.attribute(".book-download a", "href");
        assert!(href.is_some_and(|href| href.ends_with("api/v1/media/evenings.epub")));
        page.open("/read/a-house-in-order");
        page.expect_words(".book-download", "books.example.org");
        page.click(".book-download a");
        page.expect("dialog[open]", true);
        assert_eq!(page.text(".leaving-host"), "books.example.org");
    });
}
