//! The live service that a portal may name: being counted among those who take part, and figures younger than the catalogue's.
//! It is a real Kinto server, on an origin of its own.

use crate::taking::{OFFERED, choose_file, offered};
use lifelong_e2e::{Browser, Kinto, Options, SiteCopy, Words, kinto, run, run_with};
use serde_json::{Value, json};
use std::net::TcpListener;

const SEVEN: &str = "/event/seven-evenings";

/// A service, and a copy of the site that names it.
fn counted(page: &mut Browser) -> (Kinto, SiteCopy) {
    let service = Kinto::start(&page.bench, kinto::free_port());
    let mut site = SiteCopy::of(&page.bench);
    site.name_live(&service.bucket());
    page.site = site.serve();
    (service, site)
}

/// The host of a service's bucket.
fn host(bucket: &str) -> String {
    let (_, rest) = bucket.split_once("://").expect("an address");
    rest.split('/').next().unwrap_or_default().to_owned()
}

fn open(page: &Browser, path: &str) {
    page.open(path);
    page.expect(".event-facts", true);
    page.complete();
}

fn take_part(page: &Browser, words: &Words) {
    page.click_words(".take-part button", words.get("part-take"));
    page.expect_words(".take-part .actions", words.get("part-take-not"));
}

/// What the page says of a service, in one of the messages about it.
fn says(page: &Browser, words: &Words, message: &str, bucket: &str) {
    page.expect_words(
        ".take-part",
        &words.fill(
            message,
            &[("host", &host(bucket)), ("button", words.get("part-take"))],
        ),
    );
}

/// What the page asks somebody who takes part and was not asked.
fn asks(page: &Browser, words: &Words, bucket: &str) {
    let values = [
        ("host", &*host(bucket)),
        ("button", words.get("part-count")),
    ];
    page.expect_words(".take-part", &words.fill("part-tells", &values));
}

/// Waits until the service knows nothing of anybody.
fn knows_nobody(page: &Browser, service: &Kinto) {
    page.wait("the service knows nobody", |_| {
        service.taking_part().is_empty() && service.accounts().is_empty()
    });
}

fn whos(service: &Kinto) -> Vec<String> {
    let all = service.taking_part();
    let ids = all.iter().filter_map(|one| one["id"].as_str());
    ids.map(str::to_owned).collect()
}

#[test]
fn who_takes_part_is_counted_and_who_leaves_is_not() {
    run(|page| {
        let words = Words::of("en");
        let (service, _site) = counted(page);
        let bucket = service.bucket();
        open(page, SEVEN);
        // What will be told, and to whom, stands there before it is. Nothing was told yet.
        says(page, &words, "part-tells", &bucket);
        assert_eq!(
            (service.taking_part(), service.accounts()),
            (vec![], vec![])
        );
        take_part(page, &words);
        says(page, &words, "part-counted", &bucket);
        // That, and nothing else.
        let all = service.taking_part();
        let keys: Vec<&String> = all[0].as_object().expect("a record").keys().collect();
        assert_eq!(keys, ["event", "id", "last_modified"]);
        assert_eq!((all.len(), &all[0]["event"]), (1, &json!("seven-evenings")));
        assert_eq!(service.accounts(), whos(&service));
        assert!(
            page.strangers()
                .iter()
                .all(|url| url.contains(&host(&bucket)))
        );
        assert_eq!(page.refused(), [""; 0]);
        // It is said once.
        page.reload();
        says(page, &words, "part-counted", &bucket);
        assert_eq!(service.taking_part(), all);
        // Another event has another name: nobody can tell that it is the same learner.
        open(page, "/event/reading-month");
        take_part(page, &words);
        says(page, &words, "part-counted", &bucket);
        let names = whos(&service);
        assert!(names.len() == 2 && names[0] != names[1], "{names:?}");
        page.click_words(".take-part button", words.get("part-take-not"));
        page.wait("one is left", |_| service.accounts().len() == 1);
        // Who leaves takes everything along.
        open(page, SEVEN);
        page.click_words(".take-part button", words.get("part-take-not"));
        page.expect_words(".take-part", words.get("part-left"));
        says(page, &words, "part-tells", &bucket);
        knows_nobody(page, &service);
        // Who thinks better of it is counted again when they come by.
        page.open("/mine");
        page.click_words(".removed button", words.get("mine-give-back"));
        page.expect(".mine-events", true);
        page.open("/mine");
        page.wait("one is counted", |_| service.taking_part().len() == 1);
        assert_ne!(whos(&service)[0], all[0]["id"].as_str().unwrap_or_default());
        open(page, SEVEN);
        says(page, &words, "part-counted", &bucket);
    });
}

#[test]
fn a_service_that_does_not_answer_hinders_nobody_and_is_told_later() {
    run(|page| {
        let words = Words::of("en");
        let port = kinto::free_port();
        let bucket = kinto::bucket(port);
        let mut site = SiteCopy::of(&page.bench);
        site.name_live(&bucket);
        page.site = site.serve();
        open(page, SEVEN);
        take_part(page, &words);
        page.expect_words(".take-part .outcome", words.get("record-kept"));
        says(page, &words, "part-not-counted", &bucket);
        let faults: Vec<String> = page.axe(false).iter().map(ToString::to_string).collect();
        assert_eq!(faults, [""; 0]);
        // One goes on with the challenge all the same.
        page.expect(".take-part progress", true);
        page.reload();
        says(page, &words, "part-not-counted", &bucket);
        let service = Kinto::start(&page.bench, port);
        page.reload();
        says(page, &words, "part-counted", &bucket);
        page.reload();
        says(page, &words, "part-counted", &bucket);
        assert_eq!(service.taking_part().len(), 1);
        // The same for leaving.
        drop(service);
        page.click_words(".take-part button", words.get("part-take-not"));
        page.expect_words(".take-part", words.get("part-left"));
        says(page, &words, "part-still-counted", &bucket);
        let service = Kinto::start(&page.bench, port);
        page.open("/mine");
        page.expect(".mine-overview", true);
        open(page, SEVEN);
        says(page, &words, "part-tells", &bucket);
        page.wait("it has been told", |page| {
            !page.text(".take-part").contains(words.get("part-left"))
                && page.texts(".take-part .part-own").len() == 1
        });
        // One who has left and comes again without the service is counted once when it is back.
        take_part(page, &words);
        says(page, &words, "part-counted", &bucket);
        assert_eq!(service.taking_part().len(), 1);
    });
}

#[test]
fn two_devices_with_one_record_count_once() {
    let words = Words::of("en");
    let mut shared = None;
    let mut file = String::new();
    run(|page| {
        page.before_every_page(OFFERED);
        let both = counted(page);
        open(page, SEVEN);
        take_part(page, &words);
        says(page, &words, "part-counted", &both.0.bucket());
        page.open("/mine/data");
        page.expect(".data h2", true);
        file = offered(page, words.get("data-export"));
        shared = Some((both, page.site.clone()));
    });
    let Some(((service, _site), address)) = shared else {
        return;
    };
    let bucket = service.bucket();
    run(|page| {
        page.site = address;
        // Here one takes part as well, before one takes the record in.
        open(page, SEVEN);
        take_part(page, &words);
        says(page, &words, "part-counted", &bucket);
        assert_eq!(service.taking_part().len(), 2);
        page.open("/mine/data");
        choose_file(page, "lifelong.json", &file);
        page.click_words(".data-card button", words.get("data-take"));
        page.expect_words(".data", words.get("data-undo-title"));
        open(page, SEVEN);
        says(page, &words, "part-counted", &bucket);
        page.wait("one of two is left", |_| service.taking_part().len() == 1);
        page.reload();
        says(page, &words, "part-counted", &bucket);
        page.click_words(".take-part button", words.get("part-take-not"));
        says(page, &words, "part-tells", &bucket);
        knows_nobody(page, &service);
    });
}

#[test]
fn who_deletes_everything_is_counted_no_more_until_it_is_undone() {
    run(|page| {
        let words = Words::of("en");
        let (service, _site) = counted(page);
        open(page, SEVEN);
        take_part(page, &words);
        says(page, &words, "part-counted", &service.bucket());
        page.open("/mine/data");
        page.click_words(".data button", words.get("data-delete-open"));
        page.click_words(".data-card button", words.get("data-delete-now"));
        page.expect_words(".data", words.get("data-deleted"));
        knows_nobody(page, &service);
        page.click_words("#data-deleted button", words.get("data-undo"));
        page.expect_words(".data", words.get("data-undone"));
        open(page, SEVEN);
        says(page, &words, "part-counted", &service.bucket());
        assert_eq!(service.taking_part().len(), 1);
    });
}

#[test]
fn without_a_service_nothing_is_told_and_who_was_not_asked_is_asked() {
    run(|page| {
        let words = Words::of("en");
        let mut site = SiteCopy::of(&page.bench);
        let bucket = kinto::bucket(kinto::free_port());
        site.allow_live(&bucket);
        page.site = site.serve();
        for path in ["/columns", "/column/smart-help", "/events", SEVEN] {
            page.open(path);
            page.complete();
            assert_eq!(page.strangers(), [""; 0], "{path}");
        }
        page.expect_words(".take-part", words.get("part-own"));
        take_part(page, &words);
        page.complete();
        assert_eq!(page.strangers(), [""; 0]);
        let told = page.text(".take-part");
        assert!(!told.contains("127.0.0.1"), "{told}");
        // The portal comes to name one: whoever has not agreed is not counted.
        let service = Kinto::start(&page.bench, kinto::port(&bucket));
        site.name_live(&bucket);
        open(page, SEVEN);
        asks(page, &words, &bucket);
        page.open("/mine");
        page.expect(".mine-events", true);
        open(page, SEVEN);
        asks(page, &words, &bucket);
        assert_eq!(
            (service.taking_part(), service.accounts()),
            (vec![], vec![])
        );
        page.click_words(".take-part button", words.get("part-count"));
        says(page, &words, "part-counted", &bucket);
        assert_eq!(service.taking_part().len(), 1);
        page.wait("the focus is somewhere", |page| {
            page.focus().contains("button")
        });
    });
}

/// What somebody would put there who means harm.
const HOSTILE: &str = "<img src=x onerror=\"window.__harm = 1\"><script>window.__harm = 1</script>";

#[test]
fn figures_of_the_service_win_and_odd_ones_are_passed_over() {
    run_with(
        Options {
            size: (360, 780),
            ..Options::default()
        },
        |page| {
            let service = Kinto::start(&page.bench, kinto::free_port());
            let mut site = SiteCopy::with_content(&page.bench, |folder| {
                let table = "path,views,likes\n/event/seven-evenings,5,2\n/event/the-short-night,6,3\n/column/smart-help,7,1\n";
                std::fs::write(folder.join("figures.csv"), table).expect("the figures");
            });
            site.name_live(&service.bucket());
            page.site = site.serve();
            let good = json!({ "views": 1234, "participants": 56 });
            service.put_figures("event-seven-evenings", &good);
            let odd =
                json!({ "views": HOSTILE, "likes": -3, "participants": 1e300, "name": HOSTILE });
            service.put_figures("event-the-short-night", &odd);
            service.put_figures("column-smart-help", &json!({ "likes": 1, "views": 2.5 }));
            service.put_figures("event-reading-month", &json!({ "participants": 1 }));
            for (lang, seven, night, column, month) in [
                (
                    "en",
                    ["56 people take part", "1,234 views", "2 likes"],
                    ["6 views", "3 likes"],
                    ["7 views", "1 like"],
                    "1 person takes part",
                ),
                (
                    "zh-Hans",
                    ["56 人参加", "1,234 次浏览", "2 次点赞"],
                    ["6 次浏览", "3 次点赞"],
                    ["7 次浏览", "1 次点赞"],
                    "1 人参加",
                ),
            ] {
                for caring in [false, true] {
                    page.open("/settings");
                    page.remember(json!({ "language": lang, "caring": caring, "asked": true }));
                    let facts = |path: &str, css: &str| {
                        page.open(path);
                        page.complete();
                        page.expect(&format!("{css} .facts"), true);
                        page.texts(&format!("{css} .facts span"))
                    };
                    assert_eq!(facts(SEVEN, ".event-facts"), seven);
                    let faults: Vec<String> =
                        page.axe(caring).iter().map(ToString::to_string).collect();
                    assert_eq!(faults, [""; 0], "{lang}, caring {caring}");
                    assert_eq!(page.wider_than_window(), [""; 0]);
                    assert_eq!(facts("/event/the-short-night", ".event-facts"), night);
                    assert_eq!(facts("/event/reading-month", ".event-facts"), [month]);
                    let listed = facts("/events", ".events");
                    for one in seven.iter().chain(&night) {
                        assert!(listed.contains(&(*one).to_owned()), "{one}: {listed:?}");
                    }
                    assert_eq!(facts("/column/smart-help", ".column >"), column);
                    let listed = facts("/columns", ".columns");
                    assert!(listed.contains(&column[0].to_owned()), "{listed:?}");
                }
            }
            let harm: Value = page.js("return window.__harm || null", Vec::new());
            assert_eq!(harm, json!(null));
            assert_eq!(page.refused(), [""; 0]);
        },
    );
}

#[test]
fn a_service_that_never_answers_leaves_a_page_as_it_is() {
    run(|page| {
        // It takes what it is asked, and says nothing.
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let mut site = SiteCopy::with_content(&page.bench, |folder| {
            let table = "path,views,likes\n/event/seven-evenings,5,2\n";
            std::fs::write(folder.join("figures.csv"), table).expect("the figures");
        });
        site.name_live(&kinto::bucket(port));
        page.site = site.serve();
        for path in ["/events", "/columns", "/column/smart-help", SEVEN] {
            page.open(path);
            page.complete();
            assert_eq!(page.count("main [role=alert]"), 0, "{path}");
        }
        assert_eq!(
            page.texts(".event-facts .facts span"),
            ["5 views", "2 likes"]
        );
        page.expect(".take-part button", true);
    });
}
