//! Places in a text are counted in letters: by the catalogue in its blocks, by the companion in what the portal shows of them.

use super::rendered;
use lifelong::i18n::Lang;
use lifelong::ui::rich;
use lifelong_api::{Block, Cell, Inline, Localized, letters};

fn text(words: &str) -> Inline {
    Inline::Text {
        text: words.to_owned(),
    }
}

fn element(tag: &str, content: Vec<Inline>) -> Inline {
    Inline::Element {
        tag: tag.to_owned(),
        lang: String::new(),
        dir: String::new(),
        content,
    }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph {
        content: vec![text(words)],
    }
}

/// Every kind of block and run, each with letters of its own.
fn everything() -> Vec<Block> {
    let run = vec![
        text("plain 汉字 \u{3000}𠮷"),
        Inline::Strong {
            content: vec![text("strong")],
        },
        Inline::Emphasis {
            content: vec![text("stressed ")],
        },
        Inline::Link {
            href: "/read/a/b".to_owned(),
            content: vec![text("inner")],
        },
        Inline::Link {
            href: "https://example.org".to_owned(),
            content: vec![text("outer")],
        },
        Inline::Link {
            href: "javascript:x".to_owned(),
            content: vec![text("none")],
        },
        Inline::Break,
        element(
            "ruby",
            vec![
                text("字"),
                element("rp", vec![text("(")]),
                element("rt", vec![text("zì")]),
            ],
        ),
        element("math", vec![element("mi", vec![text("x")])]),
        element("blink", vec![text("unknown")]),
        Inline::Picture {
            url: "media/a.png".to_owned(),
            alt: "not counted".to_owned(),
        },
        Inline::Anchor {
            id: "a".to_owned(),
            page: "12".to_owned(),
        },
        Inline::Note {
            note: "n1".to_owned(),
            content: vec![text("99")],
        },
        Inline::Other,
    ];
    let cell = Cell {
        content: vec![paragraph("cell")],
        ..Cell::default()
    };
    let mut all = vec![
        Block::Heading {
            level: 2,
            content: vec![text("Heading")],
        },
        Block::Paragraph { content: run },
        Block::List {
            ordered: true,
            items: vec![vec![paragraph("one")], vec![paragraph("two")]],
        },
        Block::Quote {
            content: vec![paragraph("quoted")],
        },
        Block::Verse {
            lines: vec![vec![text("line")], vec![text("verse")]],
        },
        Block::Image {
            url: "media/a.png".to_owned(),
            alt: "not counted".to_owned(),
            caption: "caption".to_owned(),
            width: 0,
            height: 0,
        },
        Block::Audio {
            url: "media/a.mp3".to_owned(),
            caption: "heard".to_owned(),
        },
        Block::Code {
            text: "\n  typed\n".to_owned(),
        },
        Block::Rule,
        Block::Table {
            heading: vec![text("table")],
            rows: vec![vec![cell.clone(), cell]],
        },
    ];
    all.push(Block::Division {
        lang: "de".to_owned(),
        dir: String::new(),
        content: all.clone(),
    });
    all.push(Block::Other);
    all
}

/// The letters of markup, without what stands in buttons.
fn shown(html: &str) -> usize {
    let (mut count, mut rest, mut in_button) = (0, html, false);
    while let Some(at) = rest.find('<') {
        let words = rest[..at].replace("&lt;", "<").replace("&amp;", "&");
        if !in_button {
            count += words.chars().filter(|c| !c.is_whitespace()).count();
        }
        let end = rest.find('>').expect("a tag ends");
        let tag = &rest[at..=end];
        in_button = (in_button || tag.starts_with("<button")) && tag != "</button>";
        rest = &rest[end + 1..];
    }
    count
}

#[tokio::test]
async fn the_portal_shows_the_letters_that_the_catalogue_counts() {
    let blocks = everything();
    // Block by block, so that two faults do not hide each other.
    for block in blocks.iter().cloned().chain([Block::Division {
        lang: String::new(),
        dir: "rtl".to_owned(),
        content: blocks.clone(),
    }]) {
        let body = vec![block];
        let counted = letters(&body, &mut |_, _| {});
        let mut localized = Localized::default();
        localized.insert("en", body.clone());
        let html = rendered(rich(&localized, Lang::En)).await;
        assert_eq!(shown(&html), counted as usize, "{body:?}\n{html}");
    }
    let mut places = Vec::new();
    let all = letters(&blocks, &mut |id, at| places.push((id.to_owned(), at)));
    assert_eq!(places.len(), 2);
    assert!(places[0].1 > 0 && places[1].1 < all);
}
