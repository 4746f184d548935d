//! A content folder without mistakes, read into the API's types.

mod content_fixture;

use content_fixture::{Fixture, brief};
use lifelong_api::{Area, Block, Format, Inline, InstitutionType, ItemType, Kind, Level};
use lifelong_builder::build::{Options, check};
use lifelong_builder::classify::Taxonomy;
use lifelong_builder::import::{SourceFormat, SourceSpec};
use lifelong_builder::report::Quiet;
use std::path::Path;

#[test]
fn a_good_folder_has_no_findings() {
    let fixture = Fixture::new();
    let (set, findings) = fixture.load();
    assert_eq!(brief(&fixture, &findings), Vec::<String>::new());
    assert_eq!(set.languages, ["zh-Hans", "en"]);
    assert_eq!(set.name.pick("en"), "School");
    assert_eq!(set.areas[&Area::Elderly].1.pick("zh-Hans"), "慢慢来。");
    assert_eq!(set.media.len(), 1);
    assert_eq!(set.media[0].0, "media/egg.svg");
    // 2026-11-20 is 20,777 days after 1970-01-01.
    assert_eq!(set.modified, 20_777 * 86_400);
}

#[test]
fn our_own_content_has_no_findings() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let options = Options {
        sources: vec![SourceSpec {
            location: content.display().to_string(),
            format: Some(SourceFormat::Content),
            mapping: None,
        }],
        taxonomy: Taxonomy::embedded(),
        ..Options::default()
    };
    let (report, result) = check(&options, &Quiet);
    result.expect("it reads");
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
}

#[test]
fn a_five_minute_course() {
    let (set, _) = Fixture::new().load();
    let (course, lessons) = set
        .courses
        .iter()
        .find(|(course, _)| course.id == "egg")
        .expect("egg");
    assert_eq!((course.kind, course.area), (Kind::Micro, Area::LifeSkills));
    assert_eq!(course.name.pick("zh-Hans"), "蒸一碗嫩蛋");
    assert_eq!(course.r#abstract.pick("en"), "Warm water, low heat, a lid.");
    assert_eq!(
        course.description.pick("en"),
        "Egg white sets at 62 °C. See bread and mind the steam."
    );
    assert_eq!(course.time_required.as_deref(), Some("PT5M"));
    assert_eq!(course.in_language, ["zh-Hans", "en"]);
    assert_eq!(course.learning_resource_type, Format::Text);
    assert_eq!(course.educational_level, Some(Level::Beginner));
    assert_eq!(course.license.as_deref(), Some("CC-BY-4.0"));
    assert_eq!(course.is_related_to, ["bread"]);
    assert_eq!(course.teaches.len(), 1);
    assert_eq!(course.teaches[0].pick("zh-Hans"), "你能蒸出光滑的蛋羹。");
    assert_eq!(course.provider.id, "ginkgo");
    assert_eq!(
        course.image.as_ref().map(|image| image.url.as_str()),
        Some("media/egg.svg")
    );
    assert_eq!(course.date_modified.as_deref(), Some("2026-11-20"));

    let [lesson] = lessons.as_slice() else {
        panic!("one lesson, not {}", lessons.len())
    };
    assert_eq!(lesson.time_required, "PT5M");
    assert_eq!(lesson.steps.len(), 2);
    assert_eq!(lesson.steps[0].name.pick("en"), "Beat gently");
    let text = lesson.steps[0].text.get("en").expect("English");
    assert_eq!(lifelong_api::plain(text), "Two eggs, a pinch of salt.");
    assert_eq!(lesson.steps[1].name.pick("zh-Hans"), "加温水");
    assert_eq!(lesson.key_points[1].pick("zh-Hans"), "用小火。");
    assert_eq!(lesson.check.len(), 3);
    let question = &lesson.check[1];
    assert_eq!(question.name.pick("en"), "Which heat?");
    assert_eq!(question.answers[0].text.pick("zh-Hans"), "小火。");
    assert_eq!(
        question
            .answers
            .iter()
            .map(|a| a.correct)
            .collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(question.explanation.pick("en"), "High heat makes holes.");
    // A line end between Chinese characters is no space; a link keeps its words.
    let body = lifelong_api::plain(lesson.body.get("zh-Hans").expect("Chinese"));
    assert_eq!(body, "蛋清六十二度凝固，看看面包。");
    let Some(Block::Paragraph { content }) = lesson.body.get("en").and_then(|body| body.first())
    else {
        panic!("a paragraph");
    };
    let link = Inline::Link {
        href: "/course/bread".to_owned(),
        content: vec![Inline::Text {
            text: "bread".to_owned(),
        }],
    };
    assert!(content.contains(&link), "{content:?}");
}

#[test]
fn a_course_of_several_lessons() {
    let fixture = Fixture::new();
    let (set, _) = fixture.load();
    let (course, lessons) = set
        .courses
        .iter()
        .find(|(course, _)| course.id == "bread")
        .expect("bread");
    assert_eq!(course.kind, Kind::Own);
    assert_eq!(
        course.description.pick("en"),
        "About the course.\n\nMore on it."
    );
    assert_eq!(
        lessons
            .iter()
            .map(|one| one.id.as_str())
            .collect::<Vec<_>>(),
        ["dough", "oven"]
    );
    assert_eq!(course.time_required.as_deref(), Some("PT30M"));
    assert_eq!(course.has_part[0].time_required, "PT15M");
    assert_eq!(course.has_part[1].name.pick("zh-Hans"), "烤");
    assert_eq!(
        course
            .teaches
            .iter()
            .map(|goal| goal.pick("en"))
            .collect::<Vec<_>>(),
        ["You can mix dough."]
    );

    fixture.change("courses/bread/course.toml", "minutes = 30\n", "");
    let long = format!("# Oven\n\nBake.\n\n{}\n", "hot ".repeat(998));
    fixture.write("courses/bread/02-oven/en.md", long.as_bytes());
    let (set, _) = fixture.load();
    let (course, _) = set
        .courses
        .iter()
        .find(|(course, _)| course.id == "bread")
        .expect("bread");
    // Two minutes at least; 1,000 words take four.
    assert_eq!(course.has_part[0].time_required, "PT2M");
    assert_eq!(course.has_part[1].time_required, "PT4M");
    assert_eq!(course.time_required.as_deref(), Some("PT6M"));
}

#[test]
fn a_book_may_say_that_its_lines_run_down() {
    for (mode, want, findings) in [
        ("vertical-rl", "vertical-rl", 0),
        ("horizontal-tb", "", 0),
        ("sideways", "", 1),
    ] {
        let fixture = Fixture::new();
        let book = format!("writing_mode = \"{mode}\"\ntopics");
        fixture.change("books/evenings/book.toml", "topics", &book);
        let (set, found) = fixture.load();
        assert_eq!(set.books[0].0.writing_mode, want, "{mode}");
        let told = brief(&fixture, &found);
        assert_eq!(told.len(), findings, "{told:?}");
        let named = |told: &String| told == "warning bad-value books/evenings/book.toml:1";
        assert!(told.iter().all(named), "{told:?}");
    }
}

#[test]
fn a_book() {
    let (set, _) = Fixture::new().load();
    let (book, chapters) = &set.books[0];
    assert_eq!(book.author[0].pick("en"), "The editors");
    assert_eq!(book.has_part[0].id, "the-well");
    assert_eq!(book.has_part[0].time_required, "PT2M");
    assert_eq!(book.excerpt.pick("zh-Hans"), "从前有一口井。");
    let chapter = &chapters[0];
    assert_eq!(
        (chapter.book.as_str(), chapter.id.as_str()),
        ("evenings", "the-well")
    );
    let body = chapter.body.get("en").expect("English");
    assert_eq!(body.len(), 3, "{body:?}");
    assert!(matches!(&body[1], Block::Verse { lines } if lines.len() == 3 && lines[1].is_empty()));
    let picture = Block::Image {
        url: "media/egg.svg".to_owned(),
        alt: "An egg".to_owned(),
        caption: "From above".to_owned(),
        width: 0,
        height: 0,
    };
    assert_eq!(body[2], picture);
    assert_eq!(chapter.related[0].name.pick("en"), "Steam an egg");
    assert_eq!(chapter.related[0].time_required.as_deref(), Some("PT5M"));
}

#[test]
fn columns_events_help_and_institutions() {
    let fixture = Fixture::new();
    fixture.write("help/about/help.toml", b"order = 0\n");
    fixture.write(
        "help/about/en.md",
        b"# What is this?\n\nA school.\n\nMore.\n",
    );
    fixture.write("events/always/event.toml", b"");
    fixture.write("events/always/en.md", b"# Always\n\nAny day.\n");
    let (set, _) = fixture.load();

    let column = &set.columns[0];
    assert!(column.featured);
    assert_eq!(
        lifelong_api::plain(column.body.get("en").expect("English")),
        "Hello."
    );
    let part = &column.has_part[0];
    assert_eq!(
        (part.name.pick("zh-Hans"), part.r#abstract.pick("en")),
        ("先看", "Read these.")
    );
    let kinds: Vec<_> = part.items.iter().map(|item| item.item_type).collect();
    assert_eq!(kinds, [ItemType::Course, ItemType::Chapter, ItemType::Help]);
    assert_eq!(part.items[1].name.pick("zh-Hans"), "井");
    assert_eq!(part.items[1].time_required.as_deref(), Some("PT2M"));

    assert_eq!(
        set.events
            .iter()
            .map(|one| one.id.as_str())
            .collect::<Vec<_>>(),
        ["week", "always"]
    );
    let week = &set.events[0];
    assert_eq!(
        (week.start_date.as_deref(), week.end_date.as_deref()),
        (Some("2026-12-01"), Some("2026-12-07"))
    );
    assert_eq!(week.organizer.as_deref(), Some("ginkgo"));
    assert_eq!(week.has_part[0].items[0].name.pick("en"), "Start");

    assert_eq!(
        set.help
            .iter()
            .map(|one| one.id.as_str())
            .collect::<Vec<_>>(),
        ["about", "text"]
    );
    assert_eq!(set.help[1].keywords, ["font", "字体"]);
    let ginkgo = &set.institutions[0];
    assert_eq!(
        (ginkgo.kind, ginkgo.example),
        (InstitutionType::Senior, true)
    );
    assert_eq!(ginkgo.location.pick("en"), "Somewhere");
}

#[test]
fn the_same_folder_gives_the_same_set() {
    let fixture = Fixture::new();
    let (one, other) = (fixture.load().0, fixture.load().0);
    assert_eq!(format!("{one:?}"), format!("{other:?}"));
}
