//! Settings, and addresses that lead nowhere.

use lifelong_e2e::{Words, run};

#[test]
fn settings_take_effect_at_once_and_are_kept() {
    run(|page| {
        let words = Words::of("en");
        page.open("/settings");
        let size =
            "return parseFloat(getComputedStyle(document.querySelector('.size-sample')).fontSize)";
        let paper = "return getComputedStyle(document.body).backgroundColor";
        let (small, light) = (page.js(size, Vec::new()), page.js(paper, Vec::new()));
        page.click_words("label.option", words.get("size-largest"));
        page.expect("html[data-size=largest]", true);
        page.click_words("label.option", words.get("theme-dark"));
        page.expect("html[data-theme=dark]", true);
        let (large, dark) = (page.js(size, Vec::new()), page.js(paper, Vec::new()));
        assert!(
            large.as_f64() > small.as_f64(),
            "{small} px, then {large} px"
        );
        assert_ne!(light, dark);
        page.reload();
        assert_eq!(page.count("html[data-size=largest][data-theme=dark]"), 1);
        assert_eq!(page.js(size, Vec::new()), large);
        page.open("/help");
        assert_eq!(page.js(paper, Vec::new()), dark);
        page.open("/settings");
        page.click_words("label.option", words.get("theme-light"));
        page.expect("html[data-theme=light]", true);
        assert_eq!(page.js(paper, Vec::new()), light);
    });
}

#[test]
fn a_wrong_address_says_so_and_leads_on() {
    run(|page| {
        let words = Words::of("en");
        page.open("/no/such/page");
        page.expect_heading(words.get("lost-title"));
        page.click_words("main a", words.get("lost-home"));
        page.expect_heading(words.get("home-question"));
    });
}

#[test]
fn what_the_catalogue_does_not_have_is_told_plainly() {
    run(|page| {
        let words = Words::of("en");
        for path in [
            "/course/no-such-course",
            "/course/windowsill-garden/no-such-lesson",
            "/read/no-such-book",
            "/read/village-evenings/no-such-chapter",
            "/column/no-such-column",
            "/event/no-such-event",
            "/institution/no-such-institution",
            "/help/no-such-article",
        ] {
            page.open(path);
            page.expect_words(".trouble h1", words.get("error-no-item-title"));
            page.expect_words(".trouble", words.get("error-no-item-text"));
        }
    });
}
