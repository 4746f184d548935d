//! Bad input: every fault is said with its place, and costs only what is broken.

mod import_common;

use import_common::{read, read_spec, read_text};
use lifelong_builder::classify::Taxonomy;
use lifelong_builder::import::{SourceFormat, SourceSpec};
use lifelong_builder::record::Severity;
use std::fs;

const HEADER: &str =
    "url,title,author,students,rating,difficulty,skills,description,price,source\n";

#[test]
fn truncated_json_keeps_the_records_before() {
    let text = "[\n{\"@type\":\"Course\",\"name\":\"One\"},\n{\"@type\":\"Course\",\"name\":\"Two\"},\n{\"@type\":\"Cou";
    let read = read_text("cut.json", text);
    assert_eq!(read.records.len(), 2);
    let finding = read.only("bad-json");
    assert_eq!(
        (finding.severity, finding.position.line),
        (Severity::Error, 4)
    );
    assert!(
        finding.reason.contains("line 4 column") && finding.reason.contains("2 records"),
        "{}",
        finding.reason
    );
}

#[test]
fn a_table_with_wrong_columns_names_them() {
    let read = read_text(
        "t.csv",
        "url,title,author,students,rating,difficulty,skills,text\na,b,c,1,1,x,y,z\n",
    );
    assert!(read.records.is_empty());
    let finding = read.only("wrong-columns");
    assert_eq!(read.findings.len(), 1);
    assert!(
        finding.reason.contains("description, price, source"),
        "{}",
        finding.reason
    );
    assert!(
        finding.reason.contains("Found: url, title, author"),
        "{}",
        finding.reason
    );
    let foreign = read_text("t.csv", "a,b\n1,2\n");
    assert!(foreign.only("wrong-columns").reason.contains("a, b"));
    let flat = read_text("t.json", r#"[{"a":1},{"a":2}]"#);
    assert_eq!(
        flat.only("not-a-catalogue").position.file,
        flat.findings[0].position.file
    );
}

#[test]
fn uneven_and_empty_rows_are_told() {
    let csv = format!(
        "{HEADER}https://a.example,Soup,Ann,1,4,Beginner,[],Text,0,X\n\n,,,,,,,,,\nhttps://b.example,Short\n"
    );
    let read = read_text("t.csv", csv);
    assert_eq!(read.records.len(), 2);
    let finding = read.only("uneven-row");
    assert_eq!(finding.position.line, 5);
    assert!(
        finding.reason.contains("10 columns, this row has 2"),
        "{}",
        finding.reason
    );
}

#[test]
fn many_faults_of_one_kind_are_counted_not_listed() {
    let read = read_text("bad.jsonl", format!("{}\n", "{\"title\":").repeat(500));
    assert_eq!(read.count("bad-line"), 20);
    assert!(read.only("more-of-the-same").reason.contains("480 more"));
}

#[test]
fn what_is_not_there_is_said() {
    let read = read("/nowhere/at/all.json");
    let finding = read.only("cannot-read");
    assert_eq!(finding.position.file, "/nowhere/at/all.json");
    assert_eq!(finding.severity, Severity::Error);
}

#[test]
fn strange_files_are_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    write("a.bin", &[0, 159, 146, 150, 1, 2]);
    write("b.json", b"");
    write("c.json", b"42");
    write("d.json", b"{\"results\": 7}");
    write("e.dat", b"just words");
    write("LICENSE", b"words");
    write("p.png", b"\x89PNG");
    write(".hidden.json", b"[");
    write("deep.json", "[".repeat(100_000).as_bytes());
    let read = read(folder.path());
    assert!(read.records.is_empty());
    let mut codes: Vec<_> = read
        .findings
        .iter()
        .map(|finding| {
            (
                finding
                    .position
                    .file
                    .rsplit(['/', '\\'])
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
                finding.code,
            )
        })
        .collect();
    codes.sort();
    let expected = [
        ("a.bin", "unrecognised-file"),
        ("b.json", "empty-file"),
        ("c.json", "unrecognised-file"),
        ("d.json", "not-a-catalogue"),
        ("deep.json", "bad-json"),
        ("e.dat", "unrecognised-file"),
    ];
    assert_eq!(codes, expected.map(|(name, code)| (name.to_owned(), code)));
}

#[test]
fn a_mapping_that_is_wrong_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let mapping = folder.path().join("m.toml");
    for (text, part) in [
        (
            "name = \"x\"\ncolumns = []\n[course]\nurl = \"u\"\n",
            "names no column for `title`",
        ),
        (
            "name = \"x\"\ncolumns = []\n[course]\ntitle = \"t\"\ncolour = \"c\"\n",
            "`colour` is no field",
        ),
        ("name = ", "m.toml"),
    ] {
        fs::write(&mapping, text).expect("a file");
        let spec = SourceSpec {
            location: "t.csv".to_owned(),
            mapping: Some(mapping.clone()),
            ..SourceSpec::default()
        };
        let read = read_spec(&spec);
        assert!(
            read.only("bad-mapping").reason.contains(part),
            "{:?}",
            read.findings
        );
    }
}

#[test]
fn a_content_folder_is_no_catalogue() {
    let spec = SourceSpec {
        location: ".".to_owned(),
        format: Some(SourceFormat::Content),
        ..SourceSpec::default()
    };
    assert_eq!(read_spec(&spec).errors(), ["content-folder"]);
}

#[test]
fn a_cyclic_topic_tree_is_refused_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("topics.toml");
    let topic = |id: &str, rest: &str| {
        format!("[[topic]]\nid = \"{id}\"\n{rest}\nen = \"A\"\nzh = \"A\"\n")
    };
    for (text, parts) in [
        (
            topic("a", "parent = \"b\"") + &topic("b", "parent = \"a\""),
            ["line 2", "a → b → a"],
        ),
        (
            topic("a", "area = \"hobbies\"") + &topic("a", "area = \"hobbies\""),
            ["line 7", "used twice"],
        ),
        (
            topic("a", "area = \"swimming\""),
            ["line 3", "no area \"swimming\""],
        ),
        (topic("a", "parent = \"z\""), ["line 3", "does not exist"]),
    ] {
        fs::write(&path, text).expect("a file");
        let error = Taxonomy::load(&path).expect_err("the table is wrong");
        assert!(
            error.contains("topics.toml") && parts.iter().all(|part| error.contains(part)),
            "{error}"
        );
    }
    assert!(Taxonomy::load(&folder.path().join("none.toml")).is_err());
}

#[test]
fn the_table_that_comes_along_is_whole() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/topics.toml");
    let loaded = Taxonomy::load(&path).expect("our own table is right");
    let embedded = Taxonomy::embedded();
    assert_eq!(loaded.topics, embedded.topics);
    assert_eq!(embedded.topics.len(), 77);
    for id in [
        "cooking",
        "sleep",
        "poetry",
        "office-software",
        "web-development",
        "scam-awareness",
        "other-languages",
    ] {
        assert!(embedded.has(id), "{id}");
    }
    for topic in &embedded.topics {
        assert!(topic.name.get("en").is_some() && topic.name.get("zh-Hans").is_some());
    }
}
