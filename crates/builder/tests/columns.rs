//! Columns as one Markdown file a language: what they give, and what an editor's usual mistakes are told.

mod build_support;
mod content_fixture;

use build_support::{build_ok, generated, read};
use content_fixture::{Fixture, brief};
use lifelong_api::{Area, Column, ColumnList, Index, ItemType};
use lifelong_builder::build::{Options, check};
use lifelong_builder::classify::Taxonomy;
use lifelong_builder::import::{SourceFormat, SourceSpec};
use lifelong_builder::report::Quiet;

const EN: &str = "---
title: Warm kitchens
summary: What to cook when it is cold.
look: life-skills
opens: 2026-12-01
closes: 2027-02-28
order: 2
---

Hello.

## First steps

Begin here.

> Water is patient.

- course:egg

```courses
area: life-skills
topic: cooking
limit: 3
order: shortest
```

Then read this.

## How it came

```timeline
1949 | A **stove** of iron.
1980 | Gas.
```

```questions
Q: Why a lid?
A: It keeps the steam in. See [bread](/course/bread).

Always.
Q: How long?
A: Ten minutes.
```
";

fn zh() -> String {
    [
        ("title: Warm kitchens", "title: 暖厨房"),
        ("What to cook when it is cold.", "冷天吃什么。"),
        ("Hello.", "你好。"),
        ("First steps", "先看"),
        ("Begin here.", "从这里开始。"),
        ("Water is patient.", "水有耐心。"),
        ("Then read this.", "再读这个。"),
        ("How it came", "由来"),
        ("A **stove** of iron.", "铁炉子。"),
        ("Gas.", "煤气。"),
        ("Q: Why a lid?", "问：为什么盖盖子？"),
        (
            "A: It keeps the steam in. See [bread](/course/bread).",
            "答：留住蒸汽。看看[面包](/course/bread)。",
        ),
        ("Always.", "每次都是。"),
        ("Q: How long?", "问：多久？"),
        ("A: Ten minutes.", "答：十分钟。"),
    ]
    .iter()
    .fold(EN.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn fixture() -> Fixture {
    let fixture = Fixture::new();
    fixture.write("columns/kitchen.en.md", EN.as_bytes());
    fixture.write("columns/kitchen.md", zh().as_bytes());
    fixture
}

fn kitchen(columns: &[Column]) -> &Column {
    let found = columns.iter().find(|one| one.id == "kitchen");
    found.expect("the column was read")
}

/// Findings of the whole, searches too: code, file and line, reason.
fn told(fixture: &Fixture) -> Vec<(String, String)> {
    let options = Options {
        sources: vec![SourceSpec {
            location: fixture.dir().display().to_string(),
            format: Some(SourceFormat::Content),
            mapping: None,
        }],
        taxonomy: Taxonomy::embedded(),
        ..Options::default()
    };
    let (report, result) = check(&options, &Quiet);
    result.expect("it reads");
    let lines = brief(fixture, &report.findings);
    let reasons = report.findings.iter().map(|one| one.reason.clone());
    lines.into_iter().zip(reasons).collect()
}

#[test]
fn one_file_a_language_is_a_column() {
    let (set, findings) = fixture().load();
    assert!(findings.is_empty(), "{findings:#?}");
    let column = kitchen(&set.columns);
    assert_eq!(column.name.pick("en"), "Warm kitchens");
    assert_eq!(column.name.pick("zh-Hans"), "暖厨房");
    assert_eq!(column.look, Some(Area::LifeSkills));
    assert_eq!(column.start_date.as_deref(), Some("2026-12-01"));
    assert_eq!(column.end_date.as_deref(), Some("2027-02-28"));
    // Text after a list goes on in a part without a name, so that the order is the editor's.
    let names: Vec<&str> = column
        .has_part
        .iter()
        .map(|one| one.name.pick("en"))
        .collect();
    assert_eq!(names, ["First steps", "", "How it came"]);
    assert_eq!(column.has_part[0].r#abstract.pick("en"), "Begin here.");
    assert_eq!(column.has_part[0].body.get("en").map(Vec::len), Some(1));
    assert_eq!(column.has_part[1].body.get("en").map(Vec::len), Some(1));
    let history = &column.has_part[2];
    assert_eq!(history.timeline.len(), 2);
    assert_eq!(history.timeline[0].name.pick("zh-Hans"), "1949");
    assert_eq!(history.questions.len(), 2);
    assert_eq!(history.questions[0].name.pick("zh-Hans"), "为什么盖盖子？");
    assert_eq!(history.questions[0].text.get("en").map(Vec::len), Some(2));
}

#[test]
fn searches_look_through_all_courses_and_give_the_same_bytes() {
    let home = tempfile::tempdir().unwrap();
    let catalogue = home.path().join("catalogue.jsonl");
    generated(&catalogue, 900, 7);
    let fixture = fixture();
    let column = |out: &str| -> Column {
        let out = home.path().join(out);
        build_ok(&[fixture.dir(), &catalogue], &out);
        let index: Index = read(&out, "index.json");
        let list: ColumnList = read(&out, &index.files.columns.path);
        read(&out, &kitchen(&list.columns).content.path)
    };
    let one = column("one");
    let part = &one.has_part[0];
    assert_eq!(part.query, "area=life-skills&topic=cooking&sort=shortest");
    assert_eq!(part.items[0].id, "egg");
    // Three were found; the one that was chosen by hand is not there twice.
    assert!((3..=4).contains(&part.items.len()), "{:?}", part.items);
    assert!(
        part.items
            .iter()
            .all(|item| item.item_type == ItemType::Course)
    );
    assert!(part.items.iter().all(|item| !item.name.is_empty()));
    assert!(
        part.items
            .iter()
            .any(|item| item.id != "egg" && item.id != "bread")
    );
    assert_eq!(one, column("two"));
}

#[test]
fn an_editors_usual_mistakes_are_told_in_plain_words() {
    // What is changed in the English file, the finding, and words of the message.
    let cases: [(&str, &str, &str, &str); 16] = [
        (
            "order: 2\n---",
            "order: 2\n",
            "error open-front-matter columns/kitchen.en.md:1",
            "Put a line “---”",
        ),
        (
            "title: W",
            "title: \"W",
            "error bad-front-matter columns/kitchen.en.md:2",
            "quotation marks",
        ),
        (
            "summary:",
            "sumary:",
            "warning unknown-key columns/kitchen.en.md:3",
            "Did you mean “summary”?",
        ),
        (
            "opens: 2026-12-01",
            "opens: 1.12.2026",
            "warning bad-date columns/kitchen.en.md:5",
            "a day such as 2026-11-20",
        ),
        (
            "closes: 2027",
            "closes: 2025",
            "warning bad-period columns/kitchen.en.md:6",
            "Change one of the two days",
        ),
        (
            "look: life-skills",
            "look: life-skils",
            "warning bad-value columns/kitchen.en.md:4",
            "Did you mean “life-skills”?",
        ),
        (
            "area: life-skills",
            "area: hobies",
            "warning unknown-area columns/kitchen.en.md:21",
            "Did you mean “hobbies”?",
        ),
        (
            "topic: cooking",
            "topic: coking",
            "warning unknown-topic columns/kitchen.en.md:22",
            "Did you mean “cooking”?",
        ),
        (
            "topic: cooking",
            "institution: ginko",
            "warning unknown-institution columns/kitchen.en.md:20",
            "Write the id",
        ),
        (
            "topic: cooking",
            "words: submarine",
            "warning empty-search columns/kitchen.en.md:20",
            "finds nothing",
        ),
        (
            "limit: 3",
            "limit: 3000",
            "warning bad-limit columns/kitchen.en.md:23",
            "at most 500",
        ),
        (
            "Hello.",
            "![](media/egg.svg)",
            "warning missing-alt columns/kitchen.en.md:10",
            "what the picture shows",
        ),
        (
            "course:egg",
            "course:eg",
            "warning dead-link columns/kitchen.en.md:18",
            "leads nowhere",
        ),
        (
            "> Water is patient.",
            "#### Water",
            "warning skipped-heading columns/kitchen.en.md:16",
            "“###”",
        ),
        (
            "## First steps\n",
            "",
            "warning missing-heading columns/kitchen.en.md:17",
            "Put a line “## …”",
        ),
        (
            "```timeline",
            "```timelin",
            "warning unknown-block columns/kitchen.en.md:31",
            "Did you mean “timeline”?",
        ),
    ];
    for (from, to, wanted, words) in cases {
        let fixture = Fixture::new();
        assert!(EN.contains(from), "{from}");
        fixture.write("columns/kitchen.en.md", EN.replacen(from, to, 1).as_bytes());
        let told = told(&fixture);
        let found = told.iter().find(|(line, _)| line == wanted);
        let (_, reason) = found.unwrap_or_else(|| panic!("{wanted} is not among {told:#?}"));
        assert!(reason.contains(words), "{reason}");
        assert!(reason.ends_with('.'), "{reason}");
    }
}

#[test]
fn two_files_of_one_language_are_one_too_many() {
    let fixture = fixture();
    fixture.write("columns/kitchen.zh-Hans.md", zh().as_bytes());
    let wanted = "error duplicate-language columns/kitchen.zh-Hans.md:0";
    let told = told(&fixture);
    let found = told.iter().find(|(line, _)| line == wanted);
    let (_, reason) = found.unwrap_or_else(|| panic!("{told:#?}"));
    assert!(
        reason.contains("kitchen.md is in zh-Hans already"),
        "{reason}"
    );
}

#[test]
fn a_whole_fixture_has_nothing_to_tell() {
    assert_eq!(told(&fixture()), []);
}

#[test]
fn figures_are_shown_where_they_belong() {
    let fixture = fixture();
    let table = "Path,Views,Likes\n/column/kitchen,1200,7\nhttps://x.example/column/kitchen/?a=b,34,\n/event/week,5,\n/read/evenings,,2\n/column/attic,1,1\n/event/week,many,\n";
    fixture.write("figures.csv", table.as_bytes());
    let (set, findings) = fixture.load();
    assert_eq!(
        brief(&fixture, &findings),
        [
            "warning bad-figure figures.csv:7",
            "warning unknown-path figures.csv:6"
        ]
    );
    let column = kitchen(&set.columns);
    assert_eq!((column.views, column.likes), (Some(1234), Some(7)));
    assert_eq!((set.events[0].views, set.events[0].likes), (Some(5), None));
    assert_eq!(set.events[0].participants, None);
    assert_eq!(
        (set.books[0].0.views, set.books[0].0.likes),
        (None, Some(2))
    );
}

#[test]
fn those_who_take_part_are_told_of_events_alone() {
    let fixture = fixture();
    let table = "path,participants\n/event/week,12\n/event/week,3\n/column/kitchen,4\n";
    fixture.write("figures.csv", table.as_bytes());
    let (set, findings) = fixture.load();
    assert_eq!(set.events[0].participants, Some(15));
    assert_eq!((set.events[0].views, set.events[0].likes), (None, None));
    assert_eq!(kitchen(&set.columns).views, None);
    assert_eq!(
        brief(&fixture, &findings),
        ["warning bad-figure figures.csv:4"]
    );
}

#[test]
fn the_example_of_the_guide_is_read_as_it_stands() {
    let guide = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/content.md");
    let guide = std::fs::read_to_string(guide).expect("the guide");
    let (_, rest) = guide.split_once("````markdown\n").expect("the example");
    let (example, _) = rest.split_once("````\n").expect("its end");
    let fixture = Fixture::new();
    fixture.write("columns/balcony-garden.en.md", example.as_bytes());
    let (set, findings) = fixture.load();
    // The small folder of the test has no such course, and nobody wrote the Chinese.
    let wanted = [
        "warning missing-translation columns/balcony-garden.zh-Hans.md:0",
        "warning dead-link columns/balcony-garden.en.md:16",
    ];
    assert_eq!(brief(&fixture, &findings), wanted, "{findings:#?}");
    assert_eq!(set.queries.len(), 2);
}
