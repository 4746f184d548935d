//! Cleaning: what is wrong with a record is repaired or said, and never harms.

mod import_common;

use import_common::clean;
use lifelong_api::{Area, CourseInstance, Kind, Offer};
use lifelong_builder::record::{Finding, Position, Record, Severity};

fn record(title: &str) -> Record {
    Record {
        position: Position {
            file: "f.json".to_owned(),
            line: 7,
            record: 2,
        },
        title: title.to_owned(),
        provider: "Lantern Lane Community College".to_owned(),
        url: Some("https://lantern.example.org/c/1".to_owned()),
        subjects: vec!["Cooking".to_owned()],
        ..Record::default()
    }
}

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_clean_record_needs_no_word() {
    let (draft, findings) = clean(record("Soup for beginners"));
    assert!(findings.is_empty(), "{findings:?}");
    let draft = draft.expect("it is whole");
    assert_eq!(
        draft.keys,
        ["tp:soup for beginners|lantern lane community college"]
    );
    assert_eq!(draft.course.kind, Kind::Partner);
    assert!(
        draft
            .course
            .id
            .starts_with("lantern-lane-community-college-soup-for-beginners-")
    );
    assert_eq!(draft.course.in_language, ["en"]);
}

#[test]
fn a_record_without_title_is_refused() {
    for title in ["", "  \n", "\u{200b}", "<b></b>"] {
        let (draft, findings) = clean(record(title));
        assert!(draft.is_none());
        assert_eq!(codes(&findings), ["missing-title"]);
        assert_eq!(
            (findings[0].severity, findings[0].position.line),
            (Severity::Error, 7)
        );
    }
}

#[test]
fn script_in_a_title_becomes_harmless_words() {
    for (title, plain) in [
        ("<script>alert('x')</script>Soup", "Soup"),
        ("Soup<img src=x onerror=alert(1)>", "Soup"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("<svg/onload=alert(1)>Soup", ""),
    ] {
        let (draft, findings) = clean(record(title));
        let name = draft.expect("it is kept").course.name;
        assert!(!name.pick("en").contains('<'), "{title}");
        assert!(
            name.pick("en") == plain || plain.is_empty(),
            "{title}: {}",
            name.pick("en")
        );
        assert_eq!(codes(&findings), ["html-in-title"], "{title}");
    }
}

#[test]
fn a_description_of_ten_megabytes_is_cut() {
    for text in [
        "Warm words follow. ".repeat(550_000),
        "<p>Warm <b>words</b>.</p>".repeat(420_000),
        "汤".repeat(3_500_000),
    ] {
        assert!(text.len() > 10_000_000);
        let (draft, findings) = clean(Record {
            description: text,
            ..record("Soup")
        });
        let course = draft.expect("it is kept").course;
        assert_eq!(codes(&findings), ["long-description"]);
        let length = course.description.pick("en").chars().count();
        assert!((5_000..=20_001).contains(&length), "{length}");
        assert!(course.r#abstract.pick("en").chars().count() <= 241);
    }
}

#[test]
fn long_titles_are_cut() {
    let (draft, findings) = clean(record(&"very long ".repeat(100)));
    assert_eq!(codes(&findings), ["long-title"]);
    assert!(
        draft
            .expect("it is kept")
            .course
            .name
            .pick("en")
            .chars()
            .count()
            <= 301
    );
}

#[test]
fn a_missing_provider_is_replaced_and_told() {
    let without = |platform: Option<&str>, url: Option<&str>| {
        let record = Record {
            provider: String::new(),
            platform: platform.map(ToOwned::to_owned),
            url: url.map(ToOwned::to_owned),
            ..record("Soup")
        };
        let (draft, findings) = clean(record);
        assert_eq!(codes(&findings), ["missing-provider"]);
        draft
            .expect("it is kept")
            .course
            .provider
            .name
            .pick("en")
            .to_owned()
    };
    assert_eq!(without(Some("Coursera"), None), "Coursera");
    assert_eq!(
        without(None, Some("https://www.school.example.org/x")),
        "school.example.org"
    );
    assert_eq!(without(None, None), "Unknown institution");
}

#[test]
fn unknown_areas_and_topics_are_told_and_words_decide() {
    let wrong = Record {
        area: Some("swimming".to_owned()),
        topics: vec!["nothing".to_owned()],
        ..record("Soup")
    };
    let (draft, findings) = clean(wrong);
    assert_eq!(codes(&findings), ["unknown-area", "unknown-topic"]);
    let course = draft.expect("it is kept").course;
    assert_eq!(
        (course.area, course.about),
        (Area::LifeSkills, vec!["cooking".to_owned()])
    );
    let right = Record {
        area: Some("elderly".to_owned()),
        topics: vec!["sleep".to_owned()],
        ..record("Soup")
    };
    let course = clean(right).0.expect("it is kept").course;
    assert_eq!(
        (course.area, course.about),
        (Area::Elderly, vec!["sleep".to_owned()])
    );
}

#[test]
fn words_codes_and_readers_decide_the_place() {
    let place = |title: &str, subjects: &[&str]| {
        let subjects = subjects.iter().map(|word| (*word).to_owned()).collect();
        let (draft, findings) = clean(Record {
            subjects,
            ..record(title)
        });
        let course = draft.expect("it is kept").course;
        (
            course.area,
            course.about.first().cloned().unwrap_or_default(),
            codes(&findings),
        )
    };
    assert_eq!(
        place("老年人智能手机入门", &[]),
        (Area::Elderly, "smart-devices".to_owned(), vec![])
    );
    assert_eq!(
        place("Photography for seniors", &[]),
        (Area::Elderly, "photography".to_owned(), vec![])
    );
    assert_eq!(
        place("Module 4", &["isced:0613"]),
        (Area::Professional, "programming".to_owned(), vec![])
    );
    assert_eq!(
        place("Module 5", &["isced:0999"]),
        (Area::Professional, "health-professions".to_owned(), vec![])
    );
    assert_eq!(
        place("Zxqv", &[]),
        (
            Area::ContinuingEducation,
            String::new(),
            vec!["unclassified"]
        )
    );
}

#[test]
fn bad_values_are_left_out_and_told() {
    let bad = Record {
        url: Some("javascript:alert(1)".to_owned()),
        image: Some(("image_source".to_owned(), String::new())),
        languages: vec!["Klingonese!".to_owned(), "en-us".to_owned()],
        level: Some("19".to_owned()),
        format: Some("by pigeon".to_owned()),
        kind: Some("royal".to_owned()),
        rating: Some((7.5, Some(3))),
        modified: Some("2023-02-30".to_owned()),
        duration: Some("as long as it takes".to_owned()),
        offers: vec![Offer {
            price: "ten".to_owned(),
            price_currency: "EUR".to_owned(),
            category: String::new(),
        }],
        runs: vec![CourseInstance {
            start_date: Some("soon".to_owned()),
            ..CourseInstance::default()
        }],
        ..record("Soup")
    };
    let (draft, findings) = clean(bad);
    let mut codes = codes(&findings);
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "bad-date",
            "bad-date",
            "bad-image",
            "bad-price",
            "bad-rating",
            "bad-url",
            "unknown-format",
            "unknown-kind",
            "unknown-language",
            "unknown-level",
            "unreadable-duration",
        ]
    );
    assert!(
        findings
            .iter()
            .all(|finding| finding.severity == Severity::Warning && !finding.field.is_empty())
    );
    let course = draft.expect("it is kept").course;
    assert_eq!(
        (course.url, course.image, course.time_required),
        (None, None, None)
    );
    assert_eq!(course.in_language, ["en-US"]);
    assert_eq!(
        course.aggregate_rating.map(|rating| rating.rating_value),
        Some(5.0)
    );
    assert!(course.has_course_instance.is_empty());
}

#[test]
fn garbled_titles_are_repaired_and_lost_ones_told() {
    let garbled: String = "Кулинария для всех".bytes().map(char::from).collect();
    let (draft, findings) = clean(record(&garbled));
    assert_eq!(codes(&findings), ["repaired-encoding"]);
    assert_eq!(
        draft
            .expect("it is kept")
            .course
            .name
            .get("ru")
            .map(String::as_str),
        Some("Кулинария для всех")
    );
    let (draft, findings) = clean(record("Caf\u{fffd} culture"));
    assert_eq!(codes(&findings), ["broken-encoding"]);
    assert_eq!(
        draft.expect("it is kept").course.name.pick("en"),
        "Caf culture"
    );
}

#[test]
fn ids_of_the_source_are_kept_if_they_fit() {
    let id = |id: &str| {
        clean(Record {
            id: Some(id.to_owned()),
            ..record("Soup")
        })
        .0
        .expect("it is kept")
        .course
        .id
    };
    assert_eq!(id("steam-an-egg"), "steam-an-egg");
    assert!(id("Steam An Egg").starts_with("lantern-lane-"));
    assert!(id("../../etc").starts_with("lantern-lane-"));
}

#[test]
fn a_finished_course_stays_as_it_is() {
    let course = lifelong_api::Course {
        id: "steam-an-egg".to_owned(),
        name: lifelong_api::Text::of("en", "Steam an egg"),
        area: Area::LifeSkills,
        about: vec!["cooking".to_owned()],
        kind: Kind::Micro,
        ..lifelong_api::Course::default()
    };
    let (draft, findings) = clean(Record {
        finished: Some(Box::new(course.clone())),
        ..record("Soup")
    });
    assert!(findings.is_empty());
    assert_eq!(draft.expect("it is kept").course, course);
}
