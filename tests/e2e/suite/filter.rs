//! Filters, order and pages of results.

use crate::support::{beside, expect_found, found, generated, many_courses};
use fantoccini::key::Key;
use lifelong_e2e::{Browser, run};

#[test]
fn a_filter_leaves_as_many_as_it_says() {
    run(|page| {
        page.open("/find");
        let all = found(page);
        let elderly = beside(page, "area", "elderly");
        let hobbies = beside(page, "area", "hobbies");
        assert!(elderly > 0 && hobbies > 0 && elderly + hobbies < all);
        page.click("input[name=area][value=elderly]");
        expect_found(page, elderly);
        page.expect_path("/find?area=elderly");
        assert_eq!(page.count("ol.rows > li"), elderly);
        assert_eq!(page.count("ol.rows > li[data-area=elderly]"), elderly);
        // Within one facet, a second value widens.
        page.click("input[name=area][value=hobbies]");
        expect_found(page, elderly + hobbies);
        page.expect_path("/find?area=elderly%2Chobbies");
        assert_eq!(page.count(".chips a.chip"), 2);
        // A chip takes its filter back.
        page.click(".chips a.chip[href$=\"area=hobbies\"]");
        expect_found(page, hobbies);
        page.expect_path("/find?area=hobbies");
        page.click(".chips .chip-clear");
        expect_found(page, all);
        page.expect_path("/find");
        page.expect(".chips", false);
    });
}

#[test]
fn filters_of_different_kinds_narrow() {
    run(|page| {
        page.open("/find?area=elderly,hobbies");
        let before = found(page);
        let both = beside(page, "institution", "ginkgo-senior-school");
        assert!(both > 0 && both < before);
        page.click("input[name=institution][value=ginkgo-senior-school]");
        expect_found(page, both);
    });
}

#[test]
fn a_short_list_has_no_pages() {
    run(|page| {
        page.open("/find?area=elderly");
        assert!(found(page) <= 20, "content/ has grown: take a smaller area");
        assert_eq!(page.count(".pagination"), 0);
    });
}

#[test]
fn a_long_list_has_pages_and_orders() {
    run(|page| {
        let mut site = many_courses(&page.bench);
        page.site = site.serve();
        page.open("/find?q=tea+lesson");
        assert_eq!(found(page), 45);
        assert_eq!(page.count("ol.rows > li"), 10);
        page.choose(".sort select", "shortest");
        page.expect_path("/find?q=tea+lesson&sort=shortest");
        // The forty-fifth takes 55 minutes, the first 99.
        page.expect_words("ol.rows > li:first-child h3", "Tea lesson 45");
        page.click(".pages-next");
        page.expect_path("/find?q=tea+lesson&sort=shortest&page=2");
        page.expect_words("ol.rows > li:first-child h3", "Tea lesson 35");
        assert_eq!(page.attribute("ol.rows", "start").as_deref(), Some("11"));
        for next in 3..=5 {
            page.click(".pages-next");
            page.expect_path(&format!("/find?q=tea+lesson&sort=shortest&page={next}"));
        }
        page.expect_words("ol.rows > li:last-child h3", "Tea lesson 01");
        assert_eq!(page.count("ol.rows > li"), 5);
        assert_eq!(
            page.count(".pages-next"),
            0,
            "the last page leads back only"
        );
        // Five pages are all named, and each is a link.
        assert_eq!(page.texts(".pages-numbers a"), ["1", "2", "3", "4", "5"]);
        assert_eq!(page.text(".pages-numbers [aria-current=page]"), "5");
        page.click_words(".pages-numbers a", "2");
        page.expect_path("/find?q=tea+lesson&sort=shortest&page=2");
        page.expect_words(".results-count", "page 2");
        assert_eq!(
            page.focus(),
            "h2.results-count",
            "one goes on at their head"
        );
        // A page that is not there says so, and leads to the last.
        page.open("/find?q=tea+lesson&page=9");
        page.click(".results .notice a.button");
        page.expect_path("/find?q=tea+lesson&page=5");
        page.expect("ol.rows > li", true);
    });
}

#[test]
fn any_page_can_be_gone_to() {
    run(|page| {
        let mut site = generated(&page.bench, 1_000);
        page.site = site.serve();
        page.open("/find?sort=new");
        assert_eq!(
            page.texts(".pages-numbers a"),
            ["1", "2", "3", &pages(page)]
        );
        page.expect_words(".pages-here", &format!("Page 1 of {}", pages(page)));
        // By keys alone: the number, and Enter.
        page.type_into("#page-number", "7");
        page.press(Key::Enter);
        page.expect_path("/find?sort=new&page=7");
        page.expect("ol.rows[start=\"61\"]", true);
        page.wait("the head of the results has the focus", |page| {
            page.focus() == "h2.results-count"
        });
        assert_eq!(
            page.texts(".pages-numbers li").join(" "),
            format!("1 … 6 7 8 … {}", pages(page))
        );
        // Past the last is the last; what is no number goes nowhere.
        page.type_into("#page-number", "99999");
        page.click(".pages-go button");
        page.expect_path(&format!("/find?sort=new&page={}", pages(page)));
        page.expect("ol.rows > li", true);
        page.type_into("#page-number", "x");
        page.click(".pages-go button");
        page.back();
        page.expect_path("/find?sort=new&page=7");
        // The form says itself what its address is.
        let address = "const f = document.querySelector('.pages-go'); f['page-number'].value = '3'; \
            return new URLSearchParams(new FormData(f)).toString()";
        assert_eq!(page.js(address, Vec::new()), "sort=new&page=3");
    });
}

/// The number of the last page.
fn pages(page: &Browser) -> String {
    found(page).div_ceil(10).to_string()
}

#[test]
fn topics_are_a_tree() {
    run(|page| {
        let mut site = generated(&page.bench, 1_000);
        page.site = site.serve();
        page.open("/find");
        let top = ".facet > ul > li > .facet-row input[name=topic]";
        page.expect(&format!("{top}[value=computing]"), true);
        assert_eq!(
            page.count("input[name=topic][value=programming]"),
            0,
            "it lies below"
        );
        let unfold = ".facet-open[aria-label*=\"“Computing”\"]";
        assert_eq!(
            page.attribute(unfold, "aria-expanded").as_deref(),
            Some("false")
        );
        page.click(unfold);
        assert_eq!(
            page.attribute(unfold, "aria-expanded").as_deref(),
            Some("true")
        );
        page.expect(".facet-below input[value=programming]", true);
        let (above, count) = (
            beside(page, "topic", "computing"),
            beside(page, "topic", "programming"),
        );
        assert!(
            count > 0 && count <= above,
            "a topic stands for all below it"
        );
        page.click("input[name=topic][value=programming]");
        expect_found(page, count);
        // Opened anew, the way to what is chosen is open.
        page.reload();
        page.expect(".facet-below input[value=programming]:checked", true);
        assert_eq!(
            page.attribute(unfold, "aria-expanded").as_deref(),
            Some("true")
        );
        // And what is chosen is never folded away.
        page.click(unfold);
        page.expect(&format!("{unfold}[aria-expanded=false]"), true);
        assert_eq!(page.count(".facet-below input[name=topic]"), 1);
        page.expect(".facet-below input[value=programming]:checked", true);
    });
}

#[test]
fn an_institution_is_found_by_its_name() {
    run(|page| {
        let mut site = generated(&page.bench, 1_000);
        page.site = site.serve();
        page.open("/find");
        let field = "#institution-name";
        page.type_into(field, "univ open");
        let row = ".facet:has(#institution-name) > ul > li";
        page.wait("only what is called so", |page| {
            let names = page.texts(&format!("{row} .facet-name"));
            !names.is_empty() && names.iter().all(|name| name.contains("Open University"))
        });
        let said = page.text(".facet-find [role=status]");
        assert!(said.contains("found"), "{said}");
        let name = page.text(&format!("{row}:first-child .facet-name"));
        let count: u64 = page
            .text(&format!("{row}:first-child .facet-count"))
            .parse()
            .expect("a number");
        page.click(&format!("{row}:first-child input"));
        expect_found(page, count);
        page.expect_words(".chips", &name);
        // What is chosen stays above what is found.
        page.type_into(field, "zzz");
        page.expect_words(".facet-find [role=status]", "No institution of this name");
        assert_eq!(page.texts(&format!("{row} .facet-name")), [name.as_str()]);
        page.click(&format!("{row} input"));
        page.expect_path("/find");
        page.expect(row, false);
        page.type_into(field, "a");
        page.expect(row, true);
    });
}
