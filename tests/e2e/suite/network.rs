//! A network that loses requests, is slow, or is gone: what stands on the screen stays, and nothing false comes to it.

use crate::support::{found, generated};
use lifelong_e2e::{Browser, SiteCopy, Weather, Words, run};
use std::collections::BTreeMap;

const SEARCHES: [&str; 6] = [
    "/find?q=marketing",
    "/find?q=social+media+practice",
    "/find?q=data&area=professional",
    "/find?q=histroy",
    "/find?topic=marketing&sort=popular",
    "/find?q=design&page=2",
];

/// A generated catalogue behind a network.
fn weather(test: impl FnOnce(&Browser, &Weather, &Words)) {
    run(|page| {
        let mut site: SiteCopy = generated(&page.bench, 5_000);
        let weather = Weather::before(&site.serve());
        page.site.clone_from(&weather.address);
        test(page, &weather, &Words::of("en"));
    });
}

/// What a search brings: its sentence and its rows.
fn results(page: &Browser, path: &str) -> (String, Vec<String>) {
    page.open(path);
    page.expect(".results-layout[aria-busy=false]", true);
    page.expect(".filters[aria-busy=false]", true);
    assert_eq!(page.count(".trouble"), 0, "{path}");
    (page.text(".results-count"), page.texts("ol.rows > li h3"))
}

/// Types a query and sends it.
fn search(page: &Browser, query: &str) {
    page.type_into("#search-input", query);
    page.click(".search-field button[type=submit]");
}

#[test]
fn lost_requests_are_made_again_without_a_word() {
    weather(|page, weather, _| {
        let fine: BTreeMap<_, _> = SEARCHES
            .iter()
            .map(|path| (path, results(page, path)))
            .collect();
        assert!(fine.values().all(|(_, rows)| !rows.is_empty()), "{fine:?}");
        for (every, percent) in [(50, 2), (0, 30)] {
            weather.lose_every(every);
            weather.lose_percent(percent);
            let before = (weather.asked(), weather.lost());
            // What was read before is in the browser's cache.
            page.devtools("Network.clearBrowserCache", serde_json::json!({}));
            for path in SEARCHES {
                assert_eq!(
                    results(page, path),
                    fine[&path],
                    "{path} with {percent} % lost"
                );
            }
            let (asked, lost) = (weather.asked() - before.0, weather.lost() - before.1);
            assert!(
                lost * 100 >= asked * percent / 2 && lost > 0,
                "{lost} of {asked} lost"
            );
        }
    });
}

#[test]
fn a_slow_line_keeps_the_old_results_and_says_that_it_searches() {
    weather(|page, weather, words| {
        page.open("/find?q=marketing");
        page.expect(".filters[aria-busy=false]", true);
        let old = page.texts("ol.rows > li h3");
        let sentence = page.text(".results-count");
        weather.slow(400, 50_000);
        search(page, "history");
        page.expect_words(".results-count", words.get("results-searching"));
        page.expect(".results-layout.is-busy[aria-busy=true]", true);
        assert_eq!(page.texts("ol.rows > li h3"), old, "they stay");
        assert_ne!(page.text(".results-count"), sentence);
        page.expect_words(".results-count", "“history”");
        page.expect(".results-layout[aria-busy=false]", true);
        assert_ne!(page.texts("ol.rows > li h3"), old);
        // Three questions, each before the one ahead of it is answered: the last one's answer stands.
        for query in ["design", "law", "photography basics"] {
            search(page, query);
        }
        page.expect_words(".results-count", "“photography basics”");
        page.expect(".filters[aria-busy=false]", true);
        let last = (page.text(".results-count"), page.texts("ol.rows > li h3"));
        std::thread::sleep(std::time::Duration::from_secs(2));
        assert_eq!(
            (page.text(".results-count"), page.texts("ol.rows > li h3")),
            last
        );
        weather.slow(0, 0);
        assert_eq!(results(page, "/find?q=photography+basics"), last);
        assert_eq!(page.count(".trouble"), 0);
    });
}

#[test]
fn results_without_their_counts_stay_and_the_counts_come_later() {
    weather(|page, weather, words| {
        page.open("/find?q=marketing");
        page.expect(".filters[aria-busy=false]", true);
        // The first results of two words come from few files; the network is gone when the counts are asked for.
        weather.slow(250, 0);
        let so_far = weather.asked();
        search(page, "social media");
        page.wait("the first results", |page| {
            page.text(".results-count").contains("“social media”") && weather.asked() > so_far
        });
        weather.gone(true);
        let rows = page.texts("ol.rows > li h3");
        page.expect_words(".trouble h2", words.get("error-network-title"));
        page.expect_words(".trouble button", words.get("try-again"));
        assert_eq!(page.texts("ol.rows > li h3"), rows, "they stay");
        let small = page.js(
            "return document.querySelector('.trouble').offsetHeight",
            Vec::new(),
        );
        assert!(
            small.as_f64().is_some_and(|height| height < 260.0),
            "{small}"
        );
        // As long as it is gone, trying again says so again.
        page.click(".trouble button");
        page.expect(".trouble", false);
        page.expect_words(".trouble h2", words.get("error-network-title"));
        weather.gone(false);
        page.click(".trouble button");
        page.expect(".trouble", false);
        page.expect(".filters[aria-busy=false]", true);
        let now = page.texts("ol.rows > li h3");
        assert!(
            now.starts_with(&rows),
            "what one has begun to read stays: {now:?}"
        );
        assert!(found(page) > 10 && !page.text(".results-count").contains("About"));
        page.expect(".facet-count", true);
    });
}

#[test]
fn without_a_network_old_results_stay_and_trying_again_brings_the_new() {
    weather(|page, weather, words| {
        page.open("/find?q=marketing");
        page.expect(".filters[aria-busy=false]", true);
        let old = page.texts("ol.rows > li h3");
        weather.gone(true);
        search(page, "history");
        page.expect_words(".trouble h2", words.get("error-network-title"));
        assert_eq!(page.texts("ol.rows > li h3"), old);
        page.expect_words(".results-count", "“marketing”");
        weather.gone(false);
        page.click(".trouble button");
        page.expect_words(".results-count", "“history”");
        page.expect(".trouble", false);
    });
}

#[test]
fn a_missing_file_is_named_and_other_searches_work() {
    run(|page| {
        let mut site = generated(&page.bench, 1_000);
        let words = Words::of("en");
        page.site = site.serve();
        // The file of a word: the one that its search asks for and another word's does not.
        let asks = |path: &str| -> Vec<String> {
            page.open(path);
            page.expect(".results-layout[aria-busy=false]", true);
            let script = "return performance.getEntriesByType('resource').map(e => e.name) \
                .filter(n => n.includes('/search/')).map(n => n.split('/').pop()).join(' ')";
            let names = page.js(script, Vec::new());
            names
                .as_str()
                .unwrap_or_default()
                .split(' ')
                .map(str::to_owned)
                .collect()
        };
        let (history, design) = (asks("/find?q=history"), asks("/find?q=design"));
        let file = history.iter().find(|name| !design.contains(name));
        let file = file.expect("a file of its own");
        for damaged in [false, true] {
            let path = site.named("search").with_file_name(file);
            if damaged {
                site.write(&path, b"not what it was");
            } else {
                std::fs::remove_file(&path).expect("it is there");
            }
            page.devtools("Network.clearBrowserCache", serde_json::json!({}));
            page.open("/find?q=history");
            let kind = if damaged { "corrupt" } else { "missing" };
            page.expect(".trouble[role=alert]", true);
            page.expect_words(".trouble-detail", file);
            if !damaged {
                page.expect_words(".trouble h2", words.get(&format!("error-{kind}-title")));
            }
            search(page, "design");
            page.expect_words(".results-count", "“design”");
            page.expect(".trouble", false);
        }
    });
}
