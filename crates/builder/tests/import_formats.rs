//! Each format by a small catalogue of our own.

mod import_common;

use import_common::{clean, read, read_spec, read_text};
use lifelong_builder::import::{self, Companions, Item, SourceFormat, SourceSpec};
use std::fs;

#[test]
fn json_ld_in_a_page() {
    let page = r#"<!doctype html><html><head>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"Course","@id":"https://school.example.org/c/1","name":"Steaming eggs","description":"<b>Soft</b> as tofu.",
  "provider":{"@type":"Organization","name":"Lantern Lane","url":"https://school.example.org/"},"inLanguage":"en",
  "hasCourseInstance":{"@id":"https://school.example.org/c/1/may"},"teaches":"Steam an egg","timeRequired":"PT45M",
  "offers":{"price":"12.50","priceCurrency":"EUR"},"image":"/egg.jpg"},
 {"@type":"CourseInstance","@id":"https://school.example.org/c/1/may","startDate":"2027-05-01","courseMode":"onsite",
  "location":{"@type":"Place","name":"Kitchen"}}]}</script>
<script type="application/ld+json">{broken}</script>
<script>var course = 1;</script></head><body>Courses</body></html>"#;
    let read = read_text("page.html", page);
    assert_eq!(read.records.len(), 1);
    let record = &read.records[0];
    assert_eq!(record.position.line, 2);
    assert_eq!(record.runs.len(), 1);
    assert_eq!(record.runs[0].location.as_deref(), Some("Kitchen"));
    assert_eq!(read.only("bad-json").position.line, 9);
    let (draft, _) = clean(record.clone());
    let course = draft.expect("it is whole").course;
    assert_eq!(course.description.pick("en"), "Soft as tofu.");
    assert_eq!(course.about, ["cooking"]);
    assert_eq!(course.time_required.as_deref(), Some("PT45M"));
    assert_eq!(course.offers[0].price, "12.50");
}

#[test]
fn json_ld_as_an_item_list_and_alone() {
    let list = r#"{"@context":"https://schema.org","@type":"ItemList","itemListElement":[
 {"@type":"ListItem","position":1,"item":{"@type":"Course","name":"One","url":"https://a.example/1"}},
 {"@type":"ListItem","position":2,"item":{"@type":"schema:Course","name":"Two"}}]}"#;
    let titles: Vec<_> = read_text("list.jsonld", list)
        .records
        .into_iter()
        .map(|record| record.title)
        .collect();
    assert_eq!(titles, ["One", "Two"]);
    let alone = r#"{"@context":"https://schema.org","@type":"Course","name":{"@value":"Alone","@language":"de"}}"#;
    let read = read_text("alone.json", alone);
    assert_eq!(read.records[0].title, "Alone");
    assert_eq!(read.records[0].text_language.as_deref(), Some("de"));
}

#[test]
fn open_edx_bare_and_paginated() {
    let course = r#"{"blocks_url":"https://lms.example.org/b","course_id":"course-v1:Lantern+TEA1+2027","name":"Tea at home",
"number":"TEA1","org":"Lantern","short_description":"Brew it.","start":"2027-02-01T00:00:00Z","effort":"2 hours","pacing":"self"}"#;
    let bare = read_text("bare.json", format!("[{course}]"));
    assert_eq!(bare.records[0].identifiers, ["Lantern+TEA1"]);
    assert_eq!(
        bare.records[0].runs[0].identifier.as_deref(),
        Some("course-v1:Lantern+TEA1+2027")
    );
    let paged = read_text(
        "paged.json",
        format!(
            r#"{{"results":[{course}],"pagination":{{"next":"https://lms.example.org/?page=2","count":2}}}}"#
        ),
    );
    assert_eq!(paged.records.len(), 1);
    assert!(
        paged
            .only("more-pages")
            .reason
            .contains("https://lms.example.org/?page=2")
    );
}

#[test]
fn discovery_without_an_envelope() {
    let text = r#"[{"key":"Lantern+TEA1","title":"Tea","course_runs":[{"key":"course-v1:Lantern+TEA1+1","status":"published",
"min_effort":4,"max_effort":2,"weeks_to_complete":3,"content_language":"zh-cn"}],"owners":[{"name":"Lantern Lane"}]}]"#;
    let record = read_text("d.json", text).records.remove(0);
    assert_eq!(record.effort.as_deref(), Some("2-4 hours a week"));
    let course = clean(record).0.expect("it is whole").course;
    assert_eq!(course.time_required.as_deref(), Some("PT9H"));
    assert_eq!(course.in_language, ["zh-Hans"]);
}

#[test]
fn mit_learn_with_programs_left_out() {
    let text = r#"{"count":2,"next":null,"results":[
{"id":1,"resource_type":"course","readable_id":"course-v1:X+1","title":"Waves","topics":[{"name":"Physics"}],"offered_by":{"name":"MITx"},
 "platform":{"name":"edX"},"free":true,"course":{"course_numbers":[{"value":"8.03"}]},"runs":[{"run_id":"r1","languages":["en-us"],"duration":"10 weeks","time_commitment":"5 hours/week"}]},
{"id":2,"resource_type":"program","readable_id":"program-1","title":"All of physics"}]}"#;
    let read = read_text("learn.json", text);
    assert_eq!(read.records.len(), 1);
    assert!(read.only("not-a-course").reason.contains("program"));
    let course = clean(read.records[0].clone())
        .0
        .expect("it is whole")
        .course;
    assert_eq!(course.identifier, ["1", "8.03", "X+1"]);
    assert_eq!(
        (course.time_required.as_deref(), course.about),
        (Some("PT50H"), vec!["physics".to_owned()])
    );
}

#[test]
fn moochub_pages_side_by_side() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = |name: &str, next: &str| {
        format!(
            r#"{{"links":{{"first":"a.json","next":{next}}},"data":[{{"type":"courses","id":"{name}","attributes":{{"name":"{name}","workload":"3 h/week"}}}}]}}"#
        )
    };
    fs::write(folder.path().join("a.json"), page("One", "\"b.json\"")).expect("a file");
    fs::write(folder.path().join("b.json"), page("Two", "\"a.json\"")).expect("a file");
    let titles = |read: import_common::Read| {
        read.records
            .into_iter()
            .map(|record| record.title)
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(read(folder.path().join("a.json"))), ["One", "Two"]);
    assert_eq!(titles(read(folder.path())), ["One", "Two"]);
}

#[test]
fn a_table_with_its_own_mapping() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, mapping) = (folder.path().join("t.csv"), folder.path().join("m.toml"));
    fs::write(
        &table,
        "名称;学校;周数;每周\n太极拳入门;银杏老年学校;12;3\n",
    )
    .expect("a file");
    fs::write(
        &mapping,
        "name = \"evening school\"\ncolumns = [\"名称\", \"学校\"]\n[course]\ntitle = \"名称\"\nprovider = \"学校\"\nduration = { column = \"周数\", unit = \"周\" }\neffort = { column = \"每周\", unit = \"小时每周\" }\n",
    )
    .expect("a file");
    let spec = SourceSpec {
        location: table.display().to_string(),
        mapping: Some(mapping),
        ..SourceSpec::default()
    };
    let read = read_spec(&spec);
    let course = clean(read.records[0].clone())
        .0
        .expect("it is whole")
        .course;
    assert_eq!(
        course.name.get("zh-Hans").map(String::as_str),
        Some("太极拳入门")
    );
    assert_eq!(
        (course.time_required.as_deref(), course.about[0].as_str()),
        (Some("PT36H"), "gentle-exercise")
    );
    assert_eq!(course.provider.id, "yin-xing-lao-nian-xue-xiao");
}

#[test]
fn own_records_line_by_line() {
    let record = lifelong_builder::record::Record {
        title: "Soup".to_owned(),
        provider: "Lantern Lane".to_owned(),
        ..Default::default()
    };
    let line = serde_json::to_string(&record).expect("a record is JSON");
    let lean = read_text(
        "lean",
        r#"{"title":"Lean","provider":"Lantern Lane","subjects":["tea"]}"#,
    );
    assert_eq!(lean.records[0].subjects, ["tea"]);
    let read = read_text(
        "all.jsonl",
        format!("{line}\n\n{{\"title\": 5}}\n{line}\n{{\"tit"),
    );
    assert_eq!(
        read.records
            .iter()
            .map(|record| record.position.line)
            .collect::<Vec<_>>(),
        [1, 4]
    );
    assert_eq!(read.records[1].position.record, 2);
    let lines: Vec<_> = read
        .findings
        .iter()
        .map(|finding| (finding.code, finding.position.line))
        .collect();
    assert_eq!(lines, [("bad-line", 3), ("bad-line", 5)]);
}

#[test]
fn encodings_are_read() {
    let csv = "url,title,author,students,rating,difficulty,skills,description,price,source\nhttps://a.example/1,太极拳入门与养生,王,1,5,初级,[],银杏老年学校开设的太极拳课程,0,学堂\n";
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(csv.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let (gb, _, _) = encoding_rs::GB18030.encode(csv);
    let bom: Vec<u8> = b"\xef\xbb\xbf".iter().copied().chain(csv.bytes()).collect();
    for bytes in [csv.as_bytes().to_vec(), bom, utf16, gb.to_vec()] {
        let read = read_text("t.csv", bytes);
        assert_eq!(read.records.len(), 1, "{:?}", read.findings);
        assert_eq!(read.records[0].title, "太极拳入门与养生");
    }
}

#[test]
fn runs_are_joined_across_sources() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::create_dir_all(folder.path().join(name)).expect("a folder");
        fs::write(folder.path().join(name).join("x.json"), text).expect("a file");
        SourceSpec {
            location: folder.path().join(name).display().to_string(),
            ..SourceSpec::default()
        }
    };
    let courses = write("courses", r#"[{"Course_Id":"a1","Title":"Leading"}]"#);
    let runs = write(
        "runs",
        r#"[{"Course_Id":"a1","CO_Title":"L 1","Start_Date":"2027-01-02","Duration":"2 days","Time_Commitment":"8 hours/day"}]"#,
    );
    let specs = [courses, runs];
    let companions = Companions::scan(&specs);
    let (mut records, mut findings) = (Vec::new(), 0);
    for spec in &specs {
        import::read_with(spec, &companions, &mut |item| match item {
            Item::Record(record) => records.push(record),
            Item::Finding(_) | Item::Book { .. } => findings += 1,
        });
    }
    assert_eq!((records.len(), records[0].runs.len(), findings), (1, 1, 0));
}

#[test]
fn a_named_format_is_believed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.dat");
    fs::write(&path, r#"[{"name":"Loose","startDate":"2027-01-01"}]"#).expect("a file");
    let spec = SourceSpec {
        location: path.display().to_string(),
        format: Some(SourceFormat::JsonLd),
        ..SourceSpec::default()
    };
    assert_eq!(read_spec(&spec).records[0].title, "Loose");
    assert_eq!(read(&path).only("not-a-catalogue").code, "not-a-catalogue");
}
