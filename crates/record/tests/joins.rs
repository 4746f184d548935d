//! What must hold for every record there can be, and for everything that somebody may take for one.

use lifelong_record::card::{self, Grade};
use lifelong_record::file::{Header, of_version_1, read, write};
use lifelong_record::find::Index;
use lifelong_record::markdown::{Words, notes};
use lifelong_record::work::shelf;
use lifelong_record::{Entry, GONE, Record, Register, Stamp, csv, markup, xapi};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value};

const NOW: u64 = 1_795_856_400_000;

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Words with everything that is awkward in a text.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9=/:.-]{0,12}",
        "\\PC{0,8}",
        "[\\x00-\\x1f\\x7f\"\\\\蒸蛋é\u{2028}\u{fffd}\u{1f95a}]{0,8}",
        Just("/course/egg/heat".to_owned()),
        Just("2026-11-27T20:51:07.120Z".to_owned()),
        Just("t=1e400".to_owned()),
        Just("paragraph=-1".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-2_i64..9).prop_map(Value::from),
        (NOW - 9..NOW + 9).prop_map(Value::from),
        // Not the zero below zero: it equals the other one, and is another text.
        any::<f64>().prop_map(|number| Value::from(number + 0.0)),
    ]
}

/// Names of members that the types of this crate know, so that values are nearly of the right form.
fn member() -> impl Strategy<Value = String> {
    let known = "name area provider parts minutes url id part paragraph at how order first seconds partOf finished front \
        back path due stability difficulty reps lapses state last body value purpose target source title selector type \
        conformsTo of exact prefix suffix created modified en zh-Hans";
    let known: Vec<String> = known.split(' ').map(str::to_owned).collect();
    prop_oneof![4 => prop::sample::select(known), 1 => words()]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number(),
        words().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(member(), inner, 0..6)
                .prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Puts a value into another, as deep as there is something to go down into.
fn put(here: &mut Value, at: &prop::sample::Index, depth: usize, value: Value) {
    let inside = match here {
        Value::Object(members) if depth > 0 && !members.is_empty() => {
            let which = at.index(members.len());
            members.values_mut().nth(which)
        }
        Value::Array(items) if depth > 0 && !items.is_empty() => {
            let which = at.index(items.len());
            items.get_mut(which)
        }
        _ => None,
    };
    match inside {
        Some(inside) => put(inside, at, depth - 1, value),
        None => *here = value,
    }
}

/// A value that is of the right form but for what is put into it: members of an example, some of them replaced.
fn nearly() -> impl Strategy<Value = Value> {
    let golden: Value = serde_json::from_str(include_str!("record-v2.json")).unwrap();
    let mut examples = Vec::new();
    for entry in golden["entries"].as_object().unwrap().values() {
        let registers = entry.as_object().unwrap().values();
        examples.extend(registers.map(|register| register["value"].clone()));
    }
    let examples = prop::sample::select(examples);
    (examples, vec((any::<prop::sample::Index>(), value()), 0..3)).prop_map(
        |(mut example, changes)| {
            for (at, value) in changes {
                put(&mut example, &at, at.index(4), value);
            }
            example
        },
    )
}

fn register() -> impl Strategy<Value = Register> {
    // Few stamps, so that many are equal.
    let at = prop_oneof![4 => 0_u64..4, 1 => NOW - 2..NOW + 2, 1 => any::<u64>()];
    let value = prop_oneof![1 => Just(Value::Null), 1 => any::<bool>().prop_map(Value::from), 3 => value(), 4 => nearly()];
    (at, "[a-c]", value).prop_map(|(at, by, value)| Register { at, by, value })
}

fn entry() -> impl Strategy<Value = Entry> {
    let known = "about place finished liked stars feedback sent done:heat done:one second:a.opus locator note face review name \
        created item:course/a item:book/b time:a time:b did:a:/course/egg/heat did:b:/course/egg/heat did:c:";
    let mut known: Vec<String> = known.split(' ').map(str::to_owned).collect();
    known.push(GONE.to_owned());
    let name = prop_oneof![6 => prop::sample::select(known), 1 => words()];
    btree_map(name, register(), 0..8).prop_map(|registers| Entry { registers })
}

fn record() -> impl Strategy<Value = Record> {
    let key = prop_oneof![
        4 => prop::sample::select(vec!["course/a", "book/b", "note/n", "list/l", "day/2026-11-27", "card/note/n", "zeta/x"])
            .prop_map(str::to_owned),
        1 => words().prop_map(|rest| format!("course/x{rest}")),
    ];
    btree_map(key, entry(), 0..5).prop_map(|entries| Record { entries })
}

fn joined(a: &Record, b: &Record) -> Record {
    let mut all = a.clone();
    all.join(b);
    all
}

fn written(record: &Record) -> String {
    write(record, &Header::now(NOW, "a"))
}

/// Calls everything that reads an entry; what matters is that nothing panics.
fn read_all(key: &str, entry: &Entry) {
    let _ = (
        entry.about(),
        entry.place(),
        entry.finished(),
        entry.part_done("heat"),
        entry.second("a.opus"),
        entry.locator(),
    );
    let (done, all) = entry.parts_done();
    assert!(done <= all);
    let _ = (
        entry.next_part(),
        entry.items(),
        entry.list_name(),
        entry.did(),
        entry.seconds(),
        entry.note(),
    );
    let _ = (
        shelf(key, entry),
        entry.is_gone(),
        entry.is_empty(),
        entry.latest(),
    );
    let _ = (card::face(entry), card::due(entry));
    for now in [0, NOW, u64::MAX] {
        assert!(card::next_due(entry, now).iter().all(|due| *due >= now));
    }
    let mut index = Index::default();
    index.add(key, entry);
    let _ = (index.search("a 蛋"), index.tags());
    if let Some(note) = entry.note() {
        let _ = note.to_annotation(key);
    }
    let one = [(key.to_owned(), entry.clone())];
    let _ = (
        notes(&one, "en", &Words::default()),
        csv::history(&one, "en"),
    );
    let told = xapi::statements(&one, &one, "https://example.org", "a");
    assert!(serde_json::from_str::<Vec<Value>>(&told).is_ok());
}

proptest! {
    #![proptest_config(few(128))]

    #[test]
    fn the_order_of_joining_makes_no_difference((a, b, c) in (record(), record(), record())) {
        prop_assert_eq!(joined(&a, &b), joined(&b, &a));
        prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
        let ab = joined(&a, &b);
        prop_assert_eq!(joined(&a, &a), a.clone());
        prop_assert_eq!(joined(&ab, &b), ab.clone());
        let changes = ab.changes(&b);
        prop_assert!(changes.new.is_empty() && changes.changed.is_empty());
    }

    #[test]
    fn what_is_told_before_is_what_changes((a, b) in (record(), record())) {
        let changes = a.changes(&b);
        let all = joined(&a, &b);
        for key in &changes.changed {
            prop_assert_ne!(&all.entries[key], &a.entries[key]);
        }
        let told = changes.new.len() + changes.changed.len() + changes.gone_here.len() + changes.same;
        prop_assert_eq!(told, b.entries.len());
    }

    #[test]
    fn a_file_gives_back_what_was_written(a in record()) {
        let text = written(&a);
        let file = read(&text, NOW).unwrap();
        prop_assert_eq!(&file.record, &a);
        prop_assert!(file.refused.is_empty(), "{:?}", file.refused);
        prop_assert_eq!(written(&file.record), text);
    }

    #[test]
    fn importing_twice_adds_nothing((a, b) in (record(), record())) {
        let mut here = a;
        let file = read(&written(&b), NOW).unwrap();
        here.join(&file.record);
        let once = here.clone();
        let again = read(&written(&b), NOW + 1).unwrap();
        let changes = here.changes(&again.record);
        prop_assert!(changes.new.is_empty() && changes.changed.is_empty());
        here.join(&again.record);
        prop_assert_eq!(here, once);
    }

    #[test]
    fn a_file_cut_short_or_changed_is_refused_in_peace(
        a in record(),
        at in any::<prop::sample::Index>(),
        with in any::<u8>(),
    ) {
        let text = written(&a);
        let mut bytes = text.clone().into_bytes();
        let at = at.index(bytes.len());
        let cut = String::from_utf8_lossy(&bytes[..at]).into_owned();
        // Only the line feed at the end may be missing.
        prop_assert_eq!(read(&cut, NOW).is_ok(), at + 1 == text.len());
        bytes[at] = with;
        let _ = read(&String::from_utf8_lossy(&bytes), NOW);
    }

    #[test]
    fn anything_may_be_taken_for_a_file(bytes in vec(any::<u8>(), 0..200), text in "\\PC{0,80}", json in value()) {
        let _ = read(&String::from_utf8_lossy(&bytes), NOW);
        let _ = read(&text, NOW);
        for version in [1, 2] {
            let inside = format!(r#"{{"format":"lifelong-record","version":{version},"entries":{json},"recent":{json},"by":{json}}}"#);
            let _ = read(&inside, NOW);
        }
        let _ = of_version_1(&text, NOW, &Stamp::default());
        let _ = of_version_1(&json.to_string(), 0, &Stamp::default());
    }

    #[test]
    fn version_1_is_carried_over_whatever_it_holds(
        places in vec(("(/course|/read|/help|)(/[a-c]{0,2}){0,4}", words(), "[a-z]{0,3}"), 0..8),
    ) {
        let places: Vec<Value> = places
            .into_iter()
            .map(|(path, title, area)| serde_json::json!({ "path": path, "title": { "en": title }, "area": area }))
            .collect();
        let json = Value::from(places).to_string();
        let record = of_version_1(&json, NOW, &Stamp { at: NOW, by: "a".to_owned() });
        for (key, entry) in &record.entries {
            prop_assert_eq!(shelf(key, entry).0, "begun");
            prop_assert!(entry.latest() <= Some(NOW));
        }
        let file = format!(r#"{{"format":"lifelong-record","version":1,"recent":{json},"by":"a"}}"#);
        prop_assert_eq!(read(&file, NOW).unwrap().record, record);
    }
}

proptest! {
    #![proptest_config(few(256))]

    #[test]
    fn nothing_in_an_entry_makes_its_readers_panic(entry in entry()) {
        for key in ["course/a", "book/b", "note/n", "list/l", "day/2026-11-27", "card/note/n", "", "day/", "/", "日"] {
            read_all(key, &entry);
        }
    }

    #[test]
    fn nothing_in_an_entry_makes_its_writers_panic(entry in entry(), now in prop_oneof![Just(NOW), any::<u64>()]) {
        let stamp = Stamp { at: now, by: "a".to_owned() };
        let mut entry = entry;
        entry.finish_part("heat", now, &stamp);
        entry.reopen_part("heat", &stamp);
        entry.add_item("course/z", lifelong_api::Text::new(), "", &stamp);
        entry.move_item("course/z", -1, &stamp);
        entry.remove_item("course/z", &stamp);
        entry.locate("heat", lifelong_record::locator::Locator::default(), &stamp);
        entry.learn("/course/z", u64::MAX, lifelong_record::day::Did::default(), &stamp);
        for grade in Grade::ALL {
            let due = card::review(&mut entry, grade, now, &stamp);
            prop_assert!(due >= now);
        }
        read_all("card/x", &entry);
    }

    #[test]
    fn any_markdown_becomes_blocks(text in prop_oneof!["\\PC{0,60}", "[-*_`>#<&;!\\[\\]()/\\\\ \n\ta1.|~:]{0,80}"]) {
        let _ = markup::blocks(&text);
        let plain = markup::plain(&text);
        prop_assert!(!plain.contains("  ") && plain.trim() == plain);
    }
}
