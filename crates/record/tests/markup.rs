//! What becomes of a learner's Markdown.

use lifelong_api::{Block, Inline};
use lifelong_record::markup::{blocks, plain};

/// How many characters are looked at.
const LONGEST: usize = 100_000;
/// How deep anything lies in another.
const DEEPEST: usize = 8;

fn text(words: &str) -> Inline {
    let text = words.to_owned();
    Inline::Text { text }
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph { content }
}

/// How deep blocks lie in each other, or runs.
fn depth(blocks: &[Block]) -> usize {
    fn runs(content: &[Inline]) -> usize {
        let each = content.iter().map(|inline| match inline {
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. } => 1 + runs(content),
            _ => 0,
        });
        each.max().unwrap_or(0)
    }
    let each = blocks.iter().map(|block| match block {
        Block::List { items, .. } => 1 + items.iter().map(|item| depth(item)).max().unwrap_or(0),
        Block::Quote { content } => 1 + depth(content),
        Block::Paragraph { content } => runs(content),
        _ => 0,
    });
    each.max().unwrap_or(0)
}

#[test]
fn each_kind_of_block_is_read() {
    let markdown = "# Eggs\n\nKeep *very* **low**,\nsaid `she`.\n\n- one\n- two\n  1. deep\n\n> wise\n\n---\n\n```\na  b\n```\n\n##### Small";
    let want = vec![
        Block::Heading {
            level: 2,
            content: vec![text("Eggs")],
        },
        paragraph(vec![
            text("Keep "),
            Inline::Emphasis {
                content: vec![text("very")],
            },
            text(" "),
            Inline::Strong {
                content: vec![text("low")],
            },
            text(","),
            Inline::Break,
            text("said she."),
        ]),
        Block::List {
            ordered: false,
            items: vec![
                vec![paragraph(vec![text("one")])],
                vec![
                    paragraph(vec![text("two")]),
                    Block::List {
                        ordered: true,
                        items: vec![vec![paragraph(vec![text("deep")])]],
                    },
                ],
            ],
        },
        Block::Quote {
            content: vec![paragraph(vec![text("wise")])],
        },
        Block::Rule,
        Block::Code {
            text: "a  b".to_owned(),
        },
        Block::Heading {
            level: 4,
            content: vec![text("Small")],
        },
    ];
    assert_eq!(blocks(markdown), want);
    assert_eq!(
        plain(markdown),
        "Eggs Keep very low, said she. one two deep wise a b Small"
    );
}

#[test]
fn html_and_pictures_become_words() {
    let markdown = "<script>alert(1)</script>\n\nA <b>bold</b> ![a *cat*](x.png) end";
    let want = vec![
        paragraph(vec![text("<script>alert(1)</script>")]),
        paragraph(vec![
            text("A <b>bold</b> a "),
            Inline::Emphasis {
                content: vec![text("cat")],
            },
            text(" end"),
        ]),
    ];
    assert_eq!(blocks(markdown), want);
}

#[test]
fn links_lead_to_known_kinds_of_places_only() {
    let href = |markdown: &str| match blocks(markdown).first() {
        Some(Block::Paragraph { content }) => match content.first() {
            Some(Inline::Link { href, .. }) => Some(href.clone()),
            _ => None,
        },
        _ => None,
    };
    for good in [
        "https://a.org/x",
        "HTTP://a.org",
        "mailto:a@b.org",
        "tel:+861",
        "/course/egg",
    ] {
        assert_eq!(href(&format!("[x]({good})")).as_deref(), Some(good));
    }
    assert_eq!(href("<a@b.org>").as_deref(), Some("mailto:a@b.org"));
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.org",
        "/\\evil.org",
        "/&#9;/evil.org",
        "/\\\\evil.org",
        "course/egg",
        "&#1;https://a.org",
        "vbscript:x",
        "<java\\nscript:x>",
        "#x",
    ] {
        let markdown = format!("[x]({bad})");
        assert_eq!(href(&markdown), None, "{bad}");
        assert!(plain(&markdown).contains('x'), "the words stay");
    }
}

#[test]
fn what_lies_too_deep_is_laid_flat() {
    let quotes = format!("{}deep", "> ".repeat(500));
    let lists: String = (0..200)
        .map(|i| format!("{}- x\n", "  ".repeat(i)))
        .collect();
    let runs = format!("{}deep{}", "*a **b ".repeat(200), "** c*".repeat(200));
    for markdown in [quotes, lists, runs] {
        let blocks = blocks(&markdown);
        assert!(
            (1..=DEEPEST).contains(&depth(&blocks)),
            "{}",
            depth(&blocks)
        );
        let words = plain(&markdown);
        assert!(words.contains("deep") || words.matches('x').count() == 200);
    }
}

#[test]
fn a_very_long_note_is_read_up_to_its_limit() {
    let long = "煮".repeat(LONGEST + 50);
    assert_eq!(plain(&long).chars().count(), LONGEST);
    assert!(blocks("").is_empty() && blocks(" \n\n ").is_empty());
}
