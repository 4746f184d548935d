//! The most read books come first, where somebody counted.

use super::{FIELD, house, open_shelf, titles};
use lifelong_e2e::{SiteCopy, content, run};

#[test]
fn the_most_read_come_first_where_somebody_counted() {
    run(|page| {
        let (evenings, house) = (content::title("books/village-evenings/en"), house());
        // Nobody counted: none is read more than another.
        open_shelf(page);
        page.expect("select[name=sort] option", true);
        assert_eq!(page.count("select[name=sort] option[value=popular]"), 0);
        let mut site = SiteCopy::with_content(&page.bench, |folder| {
            let table = "path,views,likes\n/read/village-evenings,\"1,203\",57\n/read/a-house-in-order,980,\n";
            std::fs::write(folder.join("figures.csv"), table).expect("the figures");
        });
        page.site = site.serve();
        page.open("/read");
        page.expect(FIELD, true);
        page.choose("select[name=sort]", "popular");
        page.expect_path("/read?sort=popular");
        page.wait(
            "the most read come first, and one that nobody counted last",
            |page| {
                let seen = titles(page);
                seen.len() == 3 && seen[..2] == [evenings.clone(), house.clone()]
            },
        );
        let views = page.texts(".book-card .facts");
        assert!(views[0].contains("1,203 views"), "{views:?}");
        // The address brings the same order.
        page.open("/read?sort=popular");
        page.wait("the same order", |page| {
            titles(page).first() == Some(&evenings)
        });
    });
}
