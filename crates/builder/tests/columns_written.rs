//! Columns as their writers write them: words with colons, and films by the lesson that they are in.

mod content_fixture;

use content_fixture::{Fixture, brief};
use lifelong_api::{Area, ItemType};

const EN: &str = "---
title: Warm kitchens
summary: What to cook when it is cold.
look: life-skills
order: 2
---

Hello.

## First steps

Begin here.

- course:egg
";

#[test]
fn films_and_recordings_stand_in_a_column_by_the_lesson_that_they_are_in() {
    let fixture = Fixture::new();
    for name in ["egg.en.webm", "egg.en.vtt", "pot.svg"] {
        fixture.write(&format!("media/{name}"), b"x");
    }
    let text = EN
        .replace(
            "- course:egg",
            "- video:egg/egg\n- audio:egg/egg\n- video:egg/pan",
        )
        .replace("order: 2", "order: 2\npicture: pot.svg");
    fixture.write("columns/kitchen.en.md", text.as_bytes());
    let (set, findings) = fixture.load();
    let column = &set.columns[0];
    // The folder's name goes without saying.
    let picture = column.image.as_ref().map(|image| image.url.as_str());
    assert_eq!(picture, Some("media/pot.svg"));
    let items = &column.has_part[0].items;
    assert_eq!(items.len(), 1, "{items:?}");
    assert_eq!(
        (items[0].item_type, &*items[0].id, items[0].name.pick("en")),
        (ItemType::Video, "egg/egg", "Steam an egg")
    );
    let dead: Vec<_> = findings
        .iter()
        .filter(|one| one.code == "dead-link")
        .collect();
    assert_eq!(dead.len(), 2, "{findings:?}");
    assert!(
        dead[0]
            .reason
            .contains("no such lesson, or it has no such recording")
    );
}

#[test]
fn a_value_with_a_colon_or_a_sign_needs_no_quotation_marks() {
    for (written, read) in [
        ("Tea: a beginning", "Tea: a beginning"),
        ("\"Tea: a beginning\"", "Tea: a beginning"),
        ("What: \"tea\"?", "What: \"tea\"?"),
        ("*Tea*", "*Tea*"),
        ("[Tea", "[Tea"),
        ("@tea: {hot", "@tea: {hot"),
        ("1949", "1949"),
    ] {
        let fixture = Fixture::new();
        let text = EN.replace("title: Warm kitchens", &format!("title: {written}"));
        fixture.write("columns/kitchen.en.md", text.as_bytes());
        let (set, findings) = fixture.load();
        let told = brief(&fixture, &findings);
        let faults: Vec<_> = told.iter().filter(|one| one.contains("front")).collect();
        assert!(faults.is_empty(), "{written}: {faults:?}");
        assert_eq!(set.columns[0].name.pick("en"), read);
        assert_eq!(set.columns[0].look, Some(Area::LifeSkills), "{written}");
    }
}
