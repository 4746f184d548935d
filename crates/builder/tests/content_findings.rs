//! What is wrong with a content folder, each mistake with its code, file and line.

mod content_fixture;

use content_fixture::{Fixture, brief};
use lifelong_builder::content::ContentSet;

/// Loads, checks that exactly these findings were told, and hands back the set.
#[track_caller]
fn told(fixture: &Fixture, wanted: &[&str]) -> ContentSet {
    let (set, findings) = fixture.load();
    assert_eq!(brief(fixture, &findings), wanted, "{findings:#?}");
    assert!(
        findings
            .iter()
            .all(|one| one.reason.ends_with(['.', '…', '”', '?'])),
        "{findings:#?}"
    );
    set
}

fn languages(set: &ContentSet, id: &str) -> Vec<String> {
    let found = set.courses.iter().find(|(course, _)| course.id == id);
    found
        .map(|(course, _)| course.in_language.clone())
        .unwrap_or_default()
}

#[test]
fn missing_translation() {
    let fixture = Fixture::new();
    fixture.remove("micro/egg/en.md");
    let set = told(&fixture, &["warning missing-translation micro/egg/en.md:0"]);
    assert_eq!(languages(&set, "egg"), ["zh-Hans"]);
}

#[test]
fn no_text_at_all() {
    let fixture = Fixture::new();
    fixture.remove("help/text/en.md");
    fixture.remove("help/text/zh-Hans.md");
    let set = told(
        &fixture,
        &[
            "warning missing-translation help/text/zh-Hans.md:0",
            "warning missing-translation help/text/en.md:0",
            "error missing-text help/text:0",
            "warning dead-link columns/start/zh-Hans.md:13",
            "warning dead-link columns/start/en.md:13",
        ],
    );
    assert!(set.help.is_empty());
    assert_eq!(set.columns[0].has_part[0].items.len(), 2);
}

#[test]
fn languages_that_differ() {
    for (from, to, line) in [
        ("2. **Add warm water.** Warm as a bath.\n", "", 11),
        ("- Low heat.\n", "- Low heat.\n- A lid.\n", 16),
        ("   - [ ] High.\n", "   - [ ] High.\n   - [ ] Medium.\n", 27),
        (
            "   - [x] Low.\n   - [ ] High.\n",
            "   - [ ] High.\n   - [x] Low.\n",
            27,
        ),
    ] {
        let fixture = Fixture::new();
        fixture.change("micro/egg/en.md", from, to);
        let wanted = format!("error languages-differ micro/egg/en.md:{line}");
        let set = told(&fixture, &[&wanted]);
        assert_eq!(languages(&set, "egg"), ["zh-Hans"], "{to}");
    }
    let fixture = Fixture::new();
    fixture.change("columns/start/en.md", "- course:egg\n", "");
    let set = told(&fixture, &["error languages-differ columns/start/en.md:7"]);
    assert!(set.columns[0].name.get("en").is_none());
}

#[test]
fn right_answers() {
    for (from, to, line) in [
        ("- [x] Low.", "- [ ] Low.", 27),
        ("- [ ] High.", "- [x] High.", 27),
        ("- [ ] High.", "- High.", 29),
    ] {
        let fixture = Fixture::new();
        fixture.change("micro/egg/en.md", from, to);
        let wanted = format!("error right-answer micro/egg/en.md:{line}");
        let set = told(&fixture, &[&wanted]);
        assert_eq!(languages(&set, "egg"), ["zh-Hans"], "{to}");
    }
}

#[test]
fn sections_of_a_five_minute_course() {
    let fixture = Fixture::new();
    fixture.change(
        "micro/egg/en.md",
        "## Goal\n\nYou can steam a smooth egg.\n",
        "",
    );
    told(&fixture, &["error missing-section micro/egg/en.md:0"]);

    let fixture = Fixture::new();
    fixture.change(
        "micro/egg/en.md",
        "- Warm water.\n- Low heat.\n",
        "Warm water.\n",
    );
    told(
        &fixture,
        &[
            "warning not-shown micro/egg/en.md:18",
            "error missing-section micro/egg/en.md:16",
        ],
    );

    let fixture = Fixture::new();
    let text = "# T\n\nS.\n\n## Steps\n\n1. a\n\n## Goal\n\nG.\n";
    fixture.write("courses/bread/02-oven/en.md", text.as_bytes());
    fixture.write("courses/bread/02-oven/zh-Hans.md", text.as_bytes());
    let set = told(
        &fixture,
        &[
            "warning section-order courses/bread/02-oven/zh-Hans.md:9",
            "warning section-order courses/bread/02-oven/en.md:9",
        ],
    );
    let lessons = &set.courses[0].1;
    assert_eq!(lessons[1].goal.pick("en"), "G.");
}

#[test]
fn facts_of_a_course() {
    let cases: [(&str, &str, &[&str], bool); 8] = [
        (
            "life-skills",
            "cookery",
            &["error unknown-area micro/egg/course.toml:1"],
            false,
        ),
        (
            "[\"cooking\"]",
            "[\"cooking\", \"alchemy\"]",
            &["warning unknown-topic micro/egg/course.toml:2"],
            true,
        ),
        (
            "life-skills",
            "hobbies",
            &["warning topic-area micro/egg/course.toml:2"],
            true,
        ),
        (
            "ginkgo",
            "oak",
            &["error unknown-institution micro/egg/course.toml:3"],
            false,
        ),
        (
            "license = ",
            "licence = ",
            &["warning unknown-key micro/egg/course.toml:5"],
            true,
        ),
        (
            "\"beginner\"",
            "beginner",
            &["error bad-toml micro/egg/course.toml:4"],
            false,
        ),
        (
            "media/egg.svg",
            "media/hen.svg",
            &["warning missing-media micro/egg/course.toml:7"],
            true,
        ),
        (
            "2026-11-20",
            "\"20 November\"",
            &["warning bad-date micro/egg/course.toml:8"],
            true,
        ),
    ];
    for (from, to, wanted, stays) in cases {
        let fixture = Fixture::new();
        fixture.change("micro/egg/course.toml", from, to);
        // Others refer to the egg; what happens to them is another test.
        for name in ["columns", "books", "events", "courses"] {
            fixture.remove(name);
        }
        fixture.change(
            "micro/egg/course.toml",
            "related = [\"bread\"]",
            "related = []",
        );
        fixture.change(
            "micro/egg/en.md",
            "(/course/bread)",
            "(https://example.org)",
        );
        fixture.change(
            "micro/egg/zh-Hans.md",
            "(/course/bread)",
            "(https://example.org)",
        );
        let set = told(&fixture, wanted);
        assert_eq!(!languages(&set, "egg").is_empty(), stays, "{to}");
    }
}

#[test]
fn dead_links_lose_the_link_and_keep_the_words() {
    let fixture = Fixture::new();
    fixture.change(
        "help/text/en.md",
        "The button",
        "[The button](/help/nowhere), [here](/catalogue?q=x), [that](/read/evenings/the-well#end)",
    );
    fixture.change("micro/egg/course.toml", "\"bread\"", "\"bread\", \"cake\"");
    let set = told(
        &fixture,
        &[
            "warning dead-link micro/egg/course.toml:6",
            "warning dead-link help/text/en.md:5",
        ],
    );
    let body = format!("{:?}", set.help[0].body.get("en"));
    assert!(
        !body.contains("nowhere") && body.contains("The button"),
        "{body}"
    );
    assert!(
        body.contains("/catalogue?q=x") && body.contains("/read/evenings/the-well#end"),
        "{body}"
    );
    let egg = set
        .courses
        .iter()
        .find(|(course, _)| course.id == "egg")
        .expect("egg");
    assert_eq!(egg.0.is_related_to, ["bread"]);
}

#[test]
fn html_and_foreign_links_are_dropped() {
    let fixture = Fixture::new();
    let text = "# Q\n\nA <b>short</b> answer.\n\n<script>alert(1)</script>\n\n<!-- a note -->\n\n[run](javascript:alert(1)) [mail](mailto:a@example.org) [up](//example.org) ![](https://example.org/x.png)\n\n![](media/egg.svg)\n";
    fixture.write("help/text/en.md", text.as_bytes());
    let set = told(
        &fixture,
        &[
            "warning html-in-content help/text/en.md:3",
            "warning html-in-content help/text/en.md:5",
            "warning bad-link help/text/en.md:9",
            "warning bad-link help/text/en.md:9",
            "warning missing-media help/text/en.md:9",
            "warning missing-alt help/text/en.md:11",
        ],
    );
    assert_eq!(set.help[0].r#abstract.pick("en"), "A short answer.");
    let body = format!("{:?}", set.help[0].body.get("en"));
    assert!(
        !body.contains("script") && !body.contains("//example.org"),
        "{body}"
    );
    assert!(
        body.contains("mailto:a@example.org") && body.contains("run"),
        "{body}"
    );
}

#[test]
fn names_of_folders() {
    let fixture = Fixture::new();
    fixture.write("help/Bad Name/help.toml", b"");
    fixture.write("courses/egg/course.toml", b"");
    fixture.write("courses/bread/3-crumbs/en.md", b"# T\n\nS.\n");
    fixture.write("courses/bread/04-oven/en.md", b"# T\n\nS.\n");
    fixture.write("micro/egg/fr.md", b"# T\n\nS.\n");
    fixture.write("course/x/course.toml", b"");
    let set = told(
        &fixture,
        &[
            "warning not-read course:0",
            "warning not-read micro/egg/fr.md:0",
            "error duplicate-id courses/bread/04-oven:0",
            "error bad-number courses/bread/3-crumbs:0",
            "error duplicate-id courses/egg:0",
            "error bad-id help/Bad Name:0",
        ],
    );
    assert_eq!(set.courses.len(), 2);
}

#[test]
fn files_that_cannot_be_read() {
    let fixture = Fixture::new();
    fixture.write("help/text/en.md", b"# Q\n\nA caf\xe9.\n");
    fixture.write("micro/egg/en.md", b"Steam an egg\n");
    fixture.remove("events/week/event.toml");
    told(
        &fixture,
        &[
            "error missing-title micro/egg/en.md:1",
            "error missing-file events/week/event.toml:0",
            "error not-utf8 help/text/en.md:3",
        ],
    );
}

#[test]
fn columns_that_hold_each_other() {
    let fixture = Fixture::new();
    fixture.write("columns/start/column.toml", b"part_of = \"other\"\n");
    fixture.write("columns/other/column.toml", b"part_of = \"start\"\n");
    fixture.write("columns/leaf/column.toml", b"part_of = \"start\"\n");
    for name in ["other", "leaf"] {
        for language in ["en", "zh-Hans"] {
            fixture.write(&format!("columns/{name}/{language}.md"), b"# T\n\nS.\n");
        }
    }
    let set = told(
        &fixture,
        &[
            "error column-cycle columns/other/column.toml:0",
            "error column-cycle columns/start/column.toml:0",
        ],
    );
    let above: Vec<_> = set
        .columns
        .iter()
        .map(|one| one.is_part_of.as_deref())
        .collect();
    assert_eq!(above, [Some("start"), None, None]);
}

#[test]
fn dates_and_references() {
    let fixture = Fixture::new();
    fixture.write(
        "events/week/event.toml",
        b"start = 2026-12-07\nend = 2026-12-01\norganizer = \"oak\"\n",
    );
    for language in ["en", "zh-Hans"] {
        let text = "# T\n\nS.\n\n## P\n\nD.\n\n- see the egg\n- chapter:evenings\n- column:start\n";
        fixture.write(&format!("events/week/{language}.md"), text.as_bytes());
    }
    let set = told(
        &fixture,
        &[
            "warning bad-reference events/week/zh-Hans.md:9",
            "warning bad-reference events/week/zh-Hans.md:10",
            "warning bad-reference events/week/en.md:9",
            "warning bad-reference events/week/en.md:10",
            "warning bad-date events/week/event.toml:2",
            "warning unknown-institution events/week/event.toml:3",
        ],
    );
    let week = &set.events[0];
    assert_eq!(
        (week.end_date.as_deref(), week.organizer.as_deref()),
        (None, None)
    );
    assert_eq!(week.has_part[0].items.len(), 1);
}

#[test]
fn a_folder_without_anything() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut codes = Vec::new();
    let taxonomy = lifelong_builder::classify::Taxonomy::embedded();
    let set =
        lifelong_builder::content::load(&home.path().join("none"), &taxonomy, &mut |finding| {
            codes.push(finding.code);
        });
    assert_eq!(codes, ["missing-file"]);
    assert_eq!(set.languages, ["zh-Hans", "en"]);
    assert!(set.courses.is_empty());
}
