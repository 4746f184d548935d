//! The pages of the catalogue's own things, as the host sends them and as they are once the portal runs.

use lifelong_e2e::run;

#[test]
fn a_thing_of_our_own_has_a_page_with_what_programs_want_and_the_way_on_takes_it_away() {
    run(|page| {
        page.open("/column/smart-help");
        page.expect("h1", true);
        let status = page.js(
            "return performance.getEntriesByType('navigation')[0].responseStatus",
            Vec::new(),
        );
        assert_eq!(status, 200, "the host has a page of this address");
        let sent = page.js_later(
            "const done = arguments[arguments.length - 1]; fetch(location.href).then(r => r.text()).then(done)",
            Vec::new(),
        );
        let sent = sent.as_str().unwrap_or_default().to_owned();
        assert!(sent.contains("application/ld+json") && sent.contains("<noscript>\n<h1 lang="));
        let kind = page.js(
            "return JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)['@type']",
            Vec::new(),
        );
        assert_eq!(kind, "CollectionPage");
        assert!(page.count("[data-own]") > 2);
        // On another page of the portal it would be wrong.
        page.click(".part-body .item-list a");
        page.expect("[data-own]", false);
        assert_eq!(page.refused(), Vec::<String>::new());
        // The channel's address is that of a folder with the pages of books.
        page.open("/read");
        page.expect_path("/read");
        page.expect("main h1", true);
    });
}
