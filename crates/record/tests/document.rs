//! The examples of `docs/record.md` are of the format that it describes.

use lifelong_record::day::Did;
use lifelong_record::file::{VERSION, read};
use lifelong_record::{Entry, Stamp, xapi};
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../docs/record.md");
const NOW: u64 = 1_795_856_400_000;

fn examples() -> impl Iterator<Item = &'static str> {
    let pieces = DOCUMENT.split("```json\n").skip(1);
    pieces.map(|piece| piece.split("```").next().unwrap_or_default().trim())
}

#[test]
fn every_entry_and_file_is_read() {
    let mut kinds = Vec::new();
    for example in examples().filter(|example| !example.starts_with('[')) {
        let text = if example.starts_with('{') {
            example.to_owned()
        } else {
            format!(r#"{{"format":"lifelong-record","version":{VERSION},"entries":{{{example}}}}}"#)
        };
        let file = read(&text, NOW).unwrap();
        assert!(file.refused.is_empty() && !file.record.entries.is_empty());
        let keys = file.record.entries.into_keys();
        kinds.extend(keys.filter_map(|key| Some(key.split_once('/')?.0.to_owned())));
    }
    kinds.sort();
    kinds.dedup();
    let all = [
        "book", "card", "counted", "course", "day", "event", "list", "note", "settings",
    ];
    assert_eq!(kinds, all);
}

#[test]
fn the_statement_is_as_it_is_written() {
    let stamp = Stamp {
        at: NOW,
        by: "quiet-otter-27".to_owned(),
    };
    let page = Did {
        first: 1_795_812_600_000,
        name: lifelong_api::Text::of("en", "Heat"),
        part_of: lifelong_api::Text::of("en", "Steam an egg"),
        ..Did::default()
    };
    let mut day = Entry::default();
    day.learn("/course/steam-an-egg/heat", 95, page, &stamp);
    let days = [("day/2026-11-27".to_owned(), day)];
    let told = xapi::statements(&[], &days, "https://learn.example.org", &stamp.by);
    let shown = examples().find(|example| example.starts_with('[')).unwrap();
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(value(&told), value(shown), "{told}");
}
