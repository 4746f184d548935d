//! What is written is read.

use super::*;

#[test]
fn every_kind_is_read_as_it_was_written() {
    let text = |words: &str| Inline::Text {
        text: words.to_owned(),
    };
    let run = vec![
        text("a"),
        Inline::Strong {
            content: vec![text("b")],
        },
        Inline::Emphasis {
            content: vec![text("c")],
        },
        Inline::Link {
            href: "/help".to_owned(),
            content: vec![text("d")],
        },
        Inline::Break,
        Inline::Element {
            tag: "ruby".to_owned(),
            lang: "ja".to_owned(),
            dir: "ltr".to_owned(),
            content: vec![text("e")],
        },
        Inline::Picture {
            url: "media/a.png".to_owned(),
            alt: "f".to_owned(),
        },
        Inline::Anchor {
            id: "p1".to_owned(),
            page: "1".to_owned(),
        },
        Inline::Note {
            note: "n1".to_owned(),
            content: vec![text("*")],
        },
    ];
    let paragraph = Block::Paragraph {
        content: run.clone(),
    };
    let all = vec![
        Block::Heading {
            level: 3,
            content: run.clone(),
        },
        paragraph.clone(),
        Block::List {
            ordered: true,
            items: vec![vec![paragraph.clone()]],
        },
        Block::Quote {
            content: vec![paragraph],
        },
        Block::Verse { lines: vec![run] },
        Block::Image {
            url: "media/a.svg".to_owned(),
            alt: "b".to_owned(),
            caption: String::new(),
            width: 0,
            height: 0,
        },
        Block::Code {
            text: "x".to_owned(),
        },
        Block::Rule,
        Block::Table {
            heading: vec![text("g")],
            rows: vec![vec![Cell {
                header: true,
                columns: 2,
                over: 3,
                content: vec![Block::Rule],
            }]],
        },
        Block::Division {
            lang: "ar".to_owned(),
            dir: "rtl".to_owned(),
            content: vec![Block::Rule],
        },
    ];
    let json = serde_json::to_string(&all).expect("it can be written");
    assert_eq!(serde_json::from_str::<RichText>(&json).expect("reads"), all);
}

#[test]
fn what_a_newer_catalogue_adds_is_skipped() {
    let newer = r#"[{"type":"hologram","content":[{"type":"text","text":"a"}]},{"type":"paragraph","content":[{"type":"glow","x":1}]}]"#;
    let read: RichText = serde_json::from_str(newer).expect("reads");
    let paragraph = Block::Paragraph {
        content: vec![Inline::Other],
    };
    assert_eq!(read, [Block::Other, paragraph]);
}
