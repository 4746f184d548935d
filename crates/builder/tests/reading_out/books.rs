//! Small books with everything that a book can hold.

use lifelong_api::{
    Block, Book, Cell, Chapter, ChapterRef, Download, Entry, Footnote, Image, Inline, Localized,
    PageRef, RichText, Text,
};
use lifelong_builder::assemble::Parts;
use lifelong_builder::classify::Taxonomy;
use lifelong_builder::content::ContentSet;
use lifelong_builder::gather::Gathered;
use lifelong_builder::publish::Site;
use lifelong_builder::report::{Quiet, Report};
use lifelong_builder::spool::Spool;
use std::path::{Path, PathBuf};

type Shelf = (Book, Vec<Chapter>);

/// Publishes a book with two pictures, and hands back the folder.
pub fn publish(home: &Path, book: Shelf, address: &str) -> PathBuf {
    let mut content = ContentSet {
        books: vec![book],
        ..ContentSet::default()
    };
    for name in ["media/cover.png", "media/a cup é.svg"] {
        let file = home.join(name.replace('/', "-"));
        std::fs::write(&file, name).unwrap();
        content.media.push((name.to_owned(), file));
    }
    let gathered = Gathered {
        slots: Vec::new(),
        keys: Default::default(),
        spool: Spool::new(home).unwrap().finish().unwrap(),
        content,
        lessons: Default::default(),
        newest: 1_700_000_000,
    };
    let (parts, content, modified) = Parts::group(gathered);
    let site = Site {
        name: Text::of("en", "Learn"),
        languages: vec!["en".to_owned()],
        topics: Taxonomy::embedded().topics,
        address: address.to_owned(),
        modified,
        ..Site::default()
    };
    let out = home.join("site");
    std::fs::create_dir(&out).unwrap();
    let mut report = Report::default();
    lifelong_builder::publish::publish(parts, content, &site, &out, &mut report, &Quiet).unwrap();
    out
}

fn words(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
    }
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph { content }
}

fn element(tag: &str, content: Vec<Inline>) -> Inline {
    let (lang, dir) = (String::new(), String::new());
    Inline::Element {
        tag: tag.to_owned(),
        lang,
        dir,
        content,
    }
}

fn link(href: &str, text: &str) -> Inline {
    Inline::Link {
        href: href.to_owned(),
        content: vec![words(text)],
    }
}

fn chapter(id: &str, name: &str, body: Localized<RichText>) -> Chapter {
    Chapter {
        book: "tea".to_owned(),
        id: id.to_owned(),
        name: Text::of("en", name),
        body,
        ..Chapter::default()
    }
}

fn parts(chapters: &[Chapter]) -> Vec<ChapterRef> {
    let part = |chapter: &Chapter| ChapterRef {
        id: chapter.id.clone(),
        name: chapter.name.clone(),
        ..ChapterRef::default()
    };
    chapters.iter().map(part).collect()
}

/// A book in one language with every kind of block and run.
pub fn all_kinds() -> Shelf {
    let picture = |url: &str| Inline::Picture {
        url: url.to_owned(),
        alt: "a cup".to_owned(),
    };
    let run = vec![
        words("a\u{1}<b>&"),
        Inline::Strong {
            content: vec![words("strong")],
        },
        Inline::Emphasis {
            content: vec![words("em"), Inline::Break],
        },
        link("https://example.org/?a=1&b=2", "out"),
        link("/read/tea/two words#there", "in"),
        link("#p12", "here"),
        link("#nowhere", "lost"),
        link("/course/tea", "a course"),
        link("javascript:alert(1)", "no"),
        element("ruby", vec![words("茶"), element("rt", vec![words("chá")])]),
        element("rt", vec![words("alone")]),
        element("mi", vec![words("alone")]),
        element("blink", vec![words("blinked")]),
        element(
            "math",
            vec![
                element("mi", vec![words("x")]),
                element("sub", vec![words("y")]),
            ],
        ),
        Inline::Anchor {
            id: "p12".to_owned(),
            page: "12".to_owned(),
        },
        Inline::Note {
            note: "salt".to_owned(),
            content: vec![element("sup", vec![words("1")])],
        },
        picture("media/a cup é.svg"),
        picture("https://example.org/cup.png"),
        picture("../../etc/passwd"),
        Inline::Other,
    ];
    let image = Block::Image {
        url: "media/cover.png".to_owned(),
        alt: "A cover".to_owned(),
        caption: "Under it".to_owned(),
        width: 0,
        height: 0,
    };
    let cell = |header, columns, content| Cell {
        header,
        columns,
        over: 1,
        content,
    };
    let body = vec![
        Block::Heading {
            level: 1,
            content: vec![words("two")],
        },
        Block::Heading {
            level: 9,
            content: vec![words("four")],
        },
        paragraph(run.clone()),
        Block::List {
            ordered: true,
            items: vec![vec![paragraph(vec![words("item")])], Vec::new()],
        },
        Block::Quote {
            content: vec![Block::Verse {
                lines: vec![vec![words("line")], Vec::new(), vec![words("line")]],
            }],
        },
        image,
        Block::Code {
            text: "a < b\n".to_owned(),
        },
        Block::Rule,
        Block::Table {
            heading: vec![words("Table")],
            rows: vec![
                vec![cell(true, 2, vec![paragraph(vec![words("both")])])],
                vec![
                    cell(false, 1, vec![Block::Rule]),
                    cell(false, 0, Vec::new()),
                ],
            ],
        },
        Block::Division {
            lang: "ar".to_owned(),
            dir: "rtl".to_owned(),
            content: vec![paragraph(vec![words("شاي")])],
        },
        Block::Other,
    ];
    let mut one = chapter("one", "A < B & \"C\"", Localized::of("en", body));
    one.notes = vec![Footnote {
        id: "salt".to_owned(),
        content: vec![paragraph(vec![words("Salt, once.")])],
    }];
    let there = Inline::Anchor {
        id: "there".to_owned(),
        page: String::new(),
    };
    let two = vec![paragraph(vec![there, words("two")])];
    let chapters = vec![one, chapter("two words", "Two", Localized::of("en", two))];
    let entry = |chapter: &str, anchor: &str, has_part| Entry {
        name: Text::of("en", "line"),
        chapter: chapter.to_owned(),
        anchor: anchor.to_owned(),
        has_part,
    };
    let below = vec![
        entry("one", "p12", Vec::new()),
        entry("two words", "gone", Vec::new()),
    ];
    let book = Book {
        id: "tea".to_owned(),
        name: Text::of("en", "Tea & <salt>"),
        r#abstract: Text::of("en", "On tea."),
        author: vec![Text::of("en", "A. Writer")],
        publisher: vec![Text::of("en", "A press")],
        in_language: vec!["en".to_owned()],
        image: Some(Image {
            url: "media/cover.png".to_owned(),
            ..Image::default()
        }),
        license: Some("CC-BY-SA-4.0".to_owned()),
        has_part: parts(&chapters),
        time_required: "PT10M".to_owned(),
        contents: vec![entry("", "", below), entry("", "", Vec::new())],
        pages: vec![PageRef {
            name: "12".to_owned(),
            chapter: "one".to_owned(),
            anchor: "p12".to_owned(),
        }],
        download: Some(Download {
            // Any file of the catalogue will do here.
            url: "index.json".to_owned(),
            encoding_format: "application/epub+zip".to_owned(),
            content_size: 2,
        }),
        about: vec!["cooking".to_owned()],
        date_modified: Some("2026-11-01".to_owned()),
        ..Book::default()
    };
    (book, chapters)
}

/// A book in Arabic and English, of which one chapter was not translated.
pub fn translated() -> Shelf {
    let text = |text: &str| {
        vec![paragraph(vec![
            words(text),
            link("/course/tea", "a course"),
        ])]
    };
    let mut both = Localized::of("en", text("English"));
    both.insert("ar", text("عربي"));
    let chapters = vec![
        chapter("one", "One", both),
        chapter("two", "Two", Localized::of("en", text("English only"))),
    ];
    let book = Book {
        id: "tea".to_owned(),
        name: Text::of("en", "Tea"),
        in_language: vec!["ar".to_owned(), "en".to_owned()],
        has_part: parts(&chapters),
        ..Book::default()
    };
    (book, chapters)
}
