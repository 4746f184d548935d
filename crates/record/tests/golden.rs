//! Files that were written by hand once and must be read for ever: whoever changes the format sees here what it breaks.

use lifelong_record::card::{due, face, next_due};
use lifelong_record::file::{FileError, Header, LARGEST, VERSION, of_version_1, read, write};
use lifelong_record::markdown::Words;
use lifelong_record::note::Anchor;
use lifelong_record::work::{How, shelf};
use lifelong_record::{Entry, Record, Stamp, csv, markdown, xapi};

const V1: &str = include_str!("record-v1.json");
const V2: &str = include_str!("record-v2.json");
/// 2026-11-28, after everything in the files.
const NOW: u64 = 1_795_856_400_000;

fn some(record: &Record, kind: &str) -> Vec<(String, Entry)> {
    let all = record
        .entries
        .iter()
        .filter(|(key, _)| key.starts_with(kind));
    all.map(|(key, entry)| (key.clone(), entry.clone()))
        .collect()
}

#[test]
fn version_2_is_read_whole() {
    let file = read(V2, NOW).unwrap();
    assert_eq!(
        (file.from_version, file.exported.as_str()),
        (2, "2026-11-28T09:00:00.000Z")
    );
    assert!(file.refused.is_empty() && file.future.is_empty());
    let at = |key: &str| &file.record.entries[key];
    assert_eq!(file.record.entries.len(), 11);

    let egg = at("course/steam-an-egg");
    assert_eq!(egg.about().name.pick("zh-Hans"), "蒸水蛋");
    assert_eq!(
        (egg.about().area.as_str(), egg.about().minutes),
        ("life-skills", Some(5))
    );
    assert_eq!(egg.place().map(|place| place.part).as_deref(), Some("heat"));
    assert_eq!(
        (egg.parts_done(), egg.second("the-beat.opus")),
        ((1, 2), Some(63_240))
    );
    assert_eq!(egg.next_part().map(|part| part.id).as_deref(), Some("heat"));
    assert_eq!(egg.value("stars"), None, "it was taken back");
    assert_eq!(
        shelf("course/steam-an-egg", egg),
        ("begun", 1_795_812_667_000)
    );

    let far = at("course/far-away");
    assert_eq!(
        far.about().url.as_deref(),
        Some("https://example.org/statistics")
    );
    assert_eq!(
        far.read::<String>("feedback").as_deref(),
        Some("The second link is dead.")
    );
    assert_eq!(far.read::<u64>("sent"), Some(1_795_600_000_020));

    let well = at("book/the-well");
    assert_eq!(
        well.finished().map(|finished| finished.how),
        Some(How::Said)
    );
    assert_eq!(
        (well.is("liked"), well.read::<u8>("stars")),
        (true, Some(5))
    );

    let note = at("note/a1").note().unwrap();
    assert_eq!(
        (note.text.as_str(), note.tags.as_slice()),
        ("Keep the flame **low**.", &["kitchen".to_owned()][..])
    );
    let file_name = "the-beat.opus".to_owned();
    assert_eq!(
        note.anchor,
        Anchor::Moment {
            at: 63_240,
            file: file_name
        }
    );
    assert_eq!(
        (note.created, note.modified),
        (1_795_812_667_120, 1_795_812_700_000)
    );
    assert_eq!(shelf("note/b7", at("note/b7")).0, "gone");

    let list = at("list/k2");
    let items: Vec<String> = list.items().into_iter().map(|(key, _)| key).collect();
    assert_eq!(
        (list.list_name().as_str(), items),
        (
            "For Sunday",
            vec!["course/steam-an-egg".to_owned(), "book/the-well".to_owned()]
        )
    );

    let day = at("day/2026-11-27");
    assert_eq!((day.seconds(), day.did().len()), (120, 2));

    let card = at("card/course/steam-an-egg/heat/0");
    assert_eq!(
        face(card).map(|face| face.path).as_deref(),
        Some("/course/steam-an-egg/heat")
    );
    assert_eq!(due(card), 1_796_158_300_000);
    let days = next_due(card, due(card)).map(|next| (next - due(card)) / 86_400_000);
    assert_eq!(days, [0, 7, 15, 36]);
    assert!(at("card/note/b7").is_gone());

    assert_eq!(at("settings/goals").read::<u32>("minutes"), Some(15));
    let unknown = at("somethingnew/x").value("shape").unwrap();
    assert_eq!(unknown["of"][1], 2.5, "what a newer version wrote is kept");
}

#[test]
fn version_2_is_written_as_it_was_read() {
    let file = read(V2, NOW).unwrap();
    let header = Header {
        exported: file.exported,
        by: "quiet-otter-27".to_owned(),
    };
    let again = read(&write(&file.record, &header), NOW).unwrap();
    assert_eq!(again.record, file.record);
    let lines = write(&file.record, &header).lines().count();
    assert_eq!(lines, file.record.entries.len() + 2, "one line an entry");
    assert_eq!(Header::now(NOW, "a").exported, "2026-11-28T09:00:00.000Z");
    let empty = write(&Record::default(), &header);
    assert_eq!(read(&empty, NOW).unwrap().record, Record::default());
}

#[test]
fn version_1_is_carried_over() {
    let file = read(V1, NOW).unwrap();
    assert_eq!(file.from_version, 1);
    let keys: Vec<&str> = file.record.entries.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "book/the-well",
            "course/read-a-food-label",
            "course/steam-an-egg"
        ]
    );
    let egg = &file.record.entries["course/steam-an-egg"];
    assert_eq!(
        (egg.about().name.pick("en"), egg.about().area.as_str()),
        ("Steam an egg", "life-skills")
    );
    assert_eq!(
        egg.place().map(|place| place.part).as_deref(),
        Some("heat"),
        "the newest page"
    );
    let label = &file.record.entries["course/read-a-food-label"];
    assert_eq!(
        (
            label.about().name.pick("en"),
            label.place().unwrap_or_default().part.as_str()
        ),
        ("Read a food label", "")
    );
    // Newest first, and not later than the file was written.
    let latest = |key: &str| file.record.entries[key].latest().unwrap();
    let exported = 1_795_161_600_000;
    assert_eq!(latest("course/steam-an-egg"), exported);
    assert_eq!(latest("book/the-well"), exported - 1);
    assert_eq!(latest("course/read-a-food-label"), exported - 2);
    // So what is done here since stays, and reading it later changes nothing.
    assert_eq!(read(V1, NOW + 1).unwrap().record, file.record);
}

#[test]
fn what_version_1_kept_on_the_device_is_carried_over() {
    let stamp = Stamp {
        at: NOW,
        by: "quiet-otter-27".to_owned(),
    };
    let kept = r#"[{"path":"/read/the-well/one?x#y","title":{"en":"One"},"partOf":{"en":"The Well"}},{"path":"/course/"},{"path":7}]"#;
    let record = of_version_1(kept, NOW, &stamp);
    let well = &record.entries["book/the-well"];
    assert_eq!(record.entries.len(), 1);
    assert_eq!(well.place().map(|place| place.part).as_deref(), Some("one"));
    assert!(
        well.registers
            .values()
            .all(|register| register.at == NOW && register.by == stamp.by)
    );
    for damaged in ["", "{}", "[1,", "null", "[[[[", "\u{0}"] {
        assert_eq!(
            of_version_1(damaged, NOW, &stamp),
            Record::default(),
            "{damaged}"
        );
    }
    assert_eq!(of_version_1(kept, 0, &stamp).entries.len(), 1);
}

#[test]
fn a_damaged_entry_is_refused_alone() {
    let long = "x".repeat(600);
    let deep = "[".repeat(500) + &"]".repeat(500);
    let bad = [
        ("course/a".to_owned(), "7".to_owned()),
        (
            "course/b".to_owned(),
            r#"{"place":{"by":"x","value":1}}"#.to_owned(),
        ),
        (
            "course/c".to_owned(),
            r#"{"place":{"at":-1,"by":"x","value":1}}"#.to_owned(),
        ),
        (
            "course/d".to_owned(),
            r#"{"place":{"at":1,"by":"x","value":1e999}}"#.to_owned(),
        ),
        (
            "course/e".to_owned(),
            format!(r#"{{"place":{{"at":1,"by":"x","value":{deep}}}}}"#),
        ),
        (
            "course/f".to_owned(),
            r#"{"place":{"at":1,"by":"\ud800","value":1}}"#.to_owned(),
        ),
        (
            "course/g".to_owned(),
            r#"{"place":{"at":1,"by":"x"}}"#.to_owned(),
        ),
        ("Course/h".to_owned(), "{}".to_owned()),
        ("course".to_owned(), "{}".to_owned()),
        ("/h".to_owned(), "{}".to_owned()),
        ("course/".to_owned(), "{}".to_owned()),
        (format!("course/{long}"), "{}".to_owned()),
    ];
    let lines: Vec<String> = bad
        .iter()
        .map(|(key, entry)| format!("\"{key}\":{entry},"))
        .collect();
    let text = V2.replacen(
        "\"entries\":{",
        &format!("\"entries\":{{{}", lines.join("\n")),
        1,
    );
    let file = read(&text, NOW).unwrap();
    assert_eq!(file.record, read(V2, NOW).unwrap().record);
    assert_eq!(file.refused.len(), bad.len(), "{:?}", file.refused);
    assert_eq!(file.refused[1], "course/b: missing field `at`");
    assert!(
        file.refused
            .iter()
            .all(|told| told.len() < 200 && !told.contains("line"))
    );
}

#[test]
fn two_entries_of_one_key_are_joined() {
    let one = r#""course/a":{"x":{"at":5,"by":"a","value":1}},"#;
    let two = r#""course/a":{"x":{"at":4,"by":"a","value":2},"y":{"at":1,"by":"a","value":3}},"#;
    let text = V2.replacen("\"entries\":{", &format!("\"entries\":{{{one}{two}"), 1);
    let entry = &read(&text, NOW).unwrap().record.entries["course/a"];
    assert_eq!(
        (entry.read::<u8>("x"), entry.read::<u8>("y")),
        (Some(1), Some(3))
    );
}

#[test]
fn stamps_from_the_future_are_kept_and_told() {
    let year = 365 * 86_400_000;
    let file = read(V2, 1_795_812_700_000 - year).unwrap();
    assert!(file.future.is_empty());
    let file = read(V2, 1_795_812_699_999 - year).unwrap();
    assert_eq!(file.future, ["card/course/steam-an-egg/heat/0"]);
    assert_eq!(file.record, read(V2, NOW).unwrap().record);
}

#[test]
fn other_files_are_told_apart() {
    for other in [
        "",
        "{}",
        "[]",
        "7",
        "\u{89}PNG",
        "{\"format\":\"geojson\"}",
        "{\"format\":7}",
        "<html>",
    ] {
        assert_eq!(read(other, NOW), Err(FileError::NotOurs), "{other}");
    }
    let newer = V2
        .replace("\"version\":2", "\"version\":3")
        .replace("\"by\"", "\"device\"");
    assert_eq!(
        read(&newer, NOW),
        Err(FileError::TooNew {
            version: VERSION + 1
        })
    );
    let newer = V2.replace("\"version\":2", "\"version\":99999999999");
    assert_eq!(
        read(&newer, NOW),
        Err(FileError::TooNew { version: u32::MAX })
    );
    for none in [
        "\"version\":-2",
        "\"version\":\"two\"",
        "\"version\":0",
        "\"number\":2",
    ] {
        let told = read(&V2.replace("\"version\":2", none), NOW);
        assert!(
            matches!(told, Err(FileError::Damaged { line: 1, .. })),
            "{told:?}"
        );
    }
    let large = " ".repeat(LARGEST + 1);
    assert_eq!(
        read(&large, NOW),
        Err(FileError::TooLarge { bytes: LARGEST + 1 })
    );
    assert_eq!(read(&format!("\u{feff}{V2}"), NOW), read(V2, NOW));
    // Cut in the middle of the third line.
    let cut = &V2[..V2.match_indices('\n').nth(1).unwrap().0 + 40];
    let Err(FileError::Damaged { line, column, what }) = read(cut, NOW) else {
        panic!("it is damaged");
    };
    assert_eq!(
        (line, column > 0, what.as_str()),
        (3, true, "EOF while parsing a string")
    );
    let lone = V2.replacen("\"book/the-well\":", "\"book/\\ud800\":", 1);
    let told = read(&lone, NOW);
    assert!(
        matches!(told, Err(FileError::Damaged { line: 2, .. })),
        "{told:?}"
    );
}

#[test]
fn the_exports_tell_what_is_in_it() {
    let record = read(V2, NOW).unwrap().record;
    let words = Words {
        title: "我的笔记",
        at: "在",
        written: "写于",
        bookmark: "书签",
        tags: "标签：",
        untitled: "无题",
    };
    let notes = markdown::notes(&some(&record, "note/"), "zh-Hans", &words);
    let want = "# 我的笔记\n\n## 蒸水蛋\n\n### 火候\n\nKeep the flame **low**.\n\n在 1:03 · 写于 2026-11-27 · 标签： #kitchen\n";
    assert_eq!(notes, want);
    let table = csv::history(&some(&record, "day/"), "zh-Hans");
    assert!(
        table.ends_with(
            "\r\n2026-11-27,火候,蒸水蛋,/course/steam-an-egg/heat,120,2026-11-27T20:48:20.000Z\r\n"
        ),
        "{table}"
    );
    let works = [some(&record, "book/"), some(&record, "course/")].concat();
    let told = xapi::statements(
        &works,
        &some(&record, "day/"),
        "https://learn.example.org",
        "quiet-otter-27",
    );
    let told: Vec<serde_json::Value> = serde_json::from_str(&told).unwrap();
    let brief: Vec<String> = told
        .iter()
        .map(|statement| {
            let id = statement["object"]["id"].as_str().unwrap_or_default();
            format!(
                "{} {}",
                statement["verb"]["display"]["en"],
                id.rsplit_once(".org").map_or("", |(_, path)| path)
            )
        })
        .collect();
    assert_eq!(
        brief,
        [
            "\"experienced\" /course/steam-an-egg/heat",
            "\"completed\" /read/the-well",
            "\"completed\" /course/steam-an-egg/water"
        ]
    );
}
