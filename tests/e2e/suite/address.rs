//! The address holds the screen: opened cold, gone back to, gone forward to.

use crate::support::{expect_found, found, many_courses};
use lifelong_e2e::{Words, run};

#[test]
fn a_copied_address_shows_the_same_results() {
    run(|page| {
        page.open("/find");
        page.type_into("#search-input", "phone");
        page.click(".search-field button[type=submit]");
        page.expect_path("/find?q=phone");
        page.settled();
        page.click("input[name=area][value=elderly]");
        page.expect_path("/find?q=phone&area=elderly");
        page.settled();
        let (count, rows, title) = (found(page), page.texts("ol.rows h3"), page.title());
        assert!(count > 0);
        let address = page.path();
        page.open(&address);
        expect_found(page, count);
        assert_eq!(page.texts("ol.rows h3"), rows);
        assert_eq!(page.title(), title);
        let typed = page.js(
            "return document.querySelector('#search-input').value",
            Vec::new(),
        );
        assert_eq!(typed, "phone");
        assert_eq!(page.count("input[name=area][value=elderly]:checked"), 1);
    });
}

#[test]
fn an_address_with_mistakes_does_no_harm() {
    run(|page| {
        page.open("/find");
        let all = found(page);
        for mistake in [
            "utm_source=x&novelty=1",
            "page=0",
            "page=-3",
            "sort=worst",
            "area=",
            "%%%=%",
            "q=",
        ] {
            page.open(&format!("/find?{mistake}"));
            expect_found(page, all);
            assert_eq!(page.count(".trouble"), 0, "{mistake}");
        }
        // A value that does not exist finds nothing, and can be taken back.
        page.open("/find?area=moon");
        expect_found(page, 0);
        page.click(".chips .chip-clear");
        expect_found(page, all);
    });
}

#[test]
fn back_brings_the_list_back_where_it_was_left() {
    run(|page| {
        let mut site = many_courses(&page.bench);
        page.site = site.serve();
        page.open("/find?q=tea");
        page.expect("ol.rows > li:nth-child(8)", true);
        let middle = "const e = document.querySelector('ol.rows > li:nth-child(8) a'); \
            e.scrollIntoView({ block: 'center', behavior: 'instant' }); return e.textContent";
        let title = page
            .js(middle, Vec::new())
            .as_str()
            .expect("a title")
            .to_owned();
        let before = page.scrolled();
        assert!(before > 300.0, "the list is long enough to be scrolled");
        page.click("ol.rows > li:nth-child(8) a");
        page.expect_heading(&title);
        page.wait("a new page opens at its top", |page| page.scrolled() == 0.0);
        page.back();
        page.expect_heading(Words::of("en").get("find-title"));
        page.expect("ol.rows > li:nth-child(8)", true);
        page.wait("the place is found again", |page| {
            (page.scrolled() - before).abs() <= 50.0
        });
        page.forward();
        page.expect_heading(&title);
        page.wait("the course is at its top", |page| page.scrolled() < 50.0);
    });
}

#[test]
fn back_and_forward_go_through_filters() {
    run(|page| {
        page.open("/find");
        let all = found(page);
        page.click("input[name=area][value=elderly]");
        page.expect_path("/find?area=elderly");
        page.settled();
        let few = found(page);
        page.back();
        page.expect_path("/find");
        expect_found(page, all);
        assert_eq!(page.count("input[name=area]:checked"), 0);
        page.forward();
        expect_found(page, few);
        assert_eq!(page.count("input[name=area][value=elderly]:checked"), 1);
    });
}
