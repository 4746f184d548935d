//! A server that never answers: the learner is told, and has a choice.

use lifelong_e2e::{SilentServer, Words, run};

#[test]
fn a_server_that_never_answers_is_told_and_can_be_left() {
    run(|page| {
        let words = Words::of("en");
        page.site = SilentServer::start(page.bench.dist()).address;
        page.load("/help");
        page.expect_words("main h1", words.get("help-title"));
        page.expect(".loading[aria-busy=true] .skeleton", true);
        // After three seconds a sentence, after ten a choice, after twenty the truth.
        page.expect_words(".loading [role=status]", words.get("loading-slow"));
        assert_eq!(page.count(".loading button"), 0);
        page.expect_words(".loading [role=status]", words.get("loading-long"));
        page.expect_words(".loading button", words.get("load-anew"));
        page.expect_words(".trouble :is(h1, h2)", words.get("error-slow-title"));
        page.expect_words(".trouble button", words.get("try-again"));
        // Meanwhile every other page can be gone to.
        page.click("header a[href$=\"/settings\"]");
        page.expect_heading(words.get("settings-title"));
    });
}

#[test]
fn a_device_that_is_too_busy_to_open_the_record_is_told() {
    run(|page| {
        let words = Words::of("en");
        // As where the disk is busy with other things: what was asked of the database is not answered.
        page.before_every_page("IDBFactory.prototype.open = () => new EventTarget()");
        page.load("/mine/courses");
        page.expect_words("main h1", words.get("works-title"));
        page.expect_words(".mine-part [role=status]", words.get("record-opening"));
        assert_eq!(page.count(".mine-part [role=status] button"), 0);
        page.expect_words(".mine-part [role=status] button", words.get("load-anew"));
        // Meanwhile every other page can be gone to.
        page.click("header a[href$=\"/settings\"]");
        page.expect_heading(words.get("settings-title"));
    });
}
