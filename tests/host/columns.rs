//! Columns: their list, and the parts that columns and events are made of.

use super::{BOTH, MARKUP, harmless, in_order, rendered};
use lifelong::hall::listed;
use lifelong::hall::sections;
use lifelong::i18n::Lang;
use lifelong_api::{
    Area, Block, Column, ColumnSection, Inline, ItemRef, ItemType, Localized, RichText, Step, Text,
};

fn both(en: &str, zh: &str) -> Text {
    let mut text = Text::of("en", en);
    text.insert("zh-Hans", zh.to_owned());
    text
}

fn reference(n: usize) -> ItemRef {
    ItemRef {
        item_type: ItemType::Course,
        id: format!("course-{n}"),
        name: Text::of("en", format!("Course {n}")),
        time_required: None,
    }
}

#[tokio::test]
async fn a_part_shows_text_things_search_days_and_questions_in_this_order() {
    let said = |en: &str, text: &str| Step {
        name: both(en, en),
        text: paragraph(text),
    };
    let part = ColumnSection {
        name: both("Beginnings", "开头"),
        r#abstract: both("Few words.", "几句话。"),
        body: paragraph("A longer text."),
        items: (0..500).map(reference).collect(),
        query: "q=tea&area=hobbies".to_owned(),
        timeline: vec![said("1949", "A stove.")],
        questions: vec![said("Why?", MARKUP)],
    };
    for lang in BOTH {
        let html = rendered(sections(std::slice::from_ref(&part), lang)).await;
        let more = lang.part_more(488);
        let order = [
            "<h2>",
            "A longer text.",
            "Course 11<",
            "<details><summary>",
            more.as_str(),
            "Course 12<",
            "Course 499<",
            "</details>",
            "href=\"/find?q=tea&amp;area=hobbies\"",
            lang.part_all(),
            "<dt>1949</dt>",
            "A stove.",
            "<dt>Why?</dt>",
        ];
        in_order(&html, &order);
        harmless(&html);
    }
}

#[tokio::test]
async fn a_part_that_goes_on_has_no_heading_and_short_lists_are_open() {
    let part = ColumnSection {
        items: (0..12).map(reference).collect(),
        ..ColumnSection::default()
    };
    let html = rendered(sections(&[part], Lang::En)).await;
    for tag in ["<h2", "<details", "/find?", "<dt"] {
        assert!(!html.contains(tag), "{tag} in {html}");
    }
}

#[tokio::test]
async fn columns_open_on_their_day_and_go_into_the_archive() {
    let column = |id: &str, start: Option<&str>, end: Option<&str>| Column {
        id: id.to_owned(),
        name: Text::of("en", id),
        start_date: start.map(str::to_owned),
        end_date: end.map(str::to_owned),
        views: Some(1234),
        look: (id == "always").then_some(Area::Hobbies),
        ..Column::default()
    };
    let all = [
        column("closed", None, Some("2026-11-30")),
        column("always", None, None),
        column("today", Some("2026-12-01"), Some("2026-12-01")),
        column("later", Some("2026-12-02"), None),
    ];
    for lang in BOTH {
        let html = rendered(listed(&all, "2026-12-01", lang)).await;
        let views = lang.views(1234);
        assert!(views.contains("1,234"), "{views}");
        let order = [
            "data-area=\"hobbies\"",
            "/column/always",
            views.as_str(),
            "/column/today",
            lang.columns_archive(),
            "/column/closed",
        ];
        in_order(&html, &order);
        assert!(!html.contains("/column/later"));
        let none = rendered(listed(&all[1..3], "2026-12-01", lang)).await;
        assert!(!none.contains(lang.columns_archive()));
    }
}

fn paragraph(text: &str) -> Localized<RichText> {
    let text = text.to_owned();
    let content = vec![Inline::Text { text }];
    Localized::of("en", vec![Block::Paragraph { content }])
}
