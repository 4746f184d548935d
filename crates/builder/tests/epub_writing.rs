//! Books whose lines run from top to bottom, and books that are written from right to left: how they say so.

mod epub_support;

use epub_support::{Maker, body, json, words};
use lifelong_api::Block;
use std::time::Instant;

const LEFTWARD: &str = " page-progression-direction='rtl'";

fn japanese() -> Maker {
    let mut maker = Maker::new();
    maker.facts = "<dc:title>本</dc:title><dc:language>ja</dc:language>".to_owned();
    maker
}

/// A document with a head and attributes of its own.
fn page(html: &str, head: &str, body: &str, text: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml' {html}><head><title>x</title>{head}</head><body {body}>{text}</body></html>"
    )
}

fn mode(maker: Maker) -> String {
    maker.read().expect("a book").book.writing_mode
}

const LINK: &str = "<link rel='stylesheet' type='text/css' href='../style/book.css'/>";

#[test]
fn a_class_of_the_root_in_an_imported_sheet_is_enough() {
    // As the guide of Japan's publishers has it: one sheet that imports others, classes on the root of each document.
    let book = |most: &str, least: &str| {
        let text = "<div class='main'><p>本文です。</p></div>";
        let long = format!(
            "<div class='main'><p>{}</p></div>",
            "長い本文です。".repeat(90)
        );
        let maker = japanese()
            .item("style/book.css", "text/css", "", "@charset \"UTF-8\"; @import \"standard.css\";")
            .item(
                "style/standard.css",
                "text/css",
                "",
                "/* 縦 */ .vrtl { -webkit-writing-mode: vertical-rl; -epub-writing-mode: vertical-rl; } .hltr { -epub-writing-mode: horizontal-tb; } .tcy { -epub-text-combine: horizontal; } .em { color: red }",
            )
            .raw_chapter("text/cover.xhtml", page(&format!("class='{least}'"), LINK, "", text))
            .raw_chapter("text/one.xhtml", page(&format!("class='{most}'"), LINK, "", &long));
        mode(maker)
    };
    assert_eq!(book("vrtl", "hltr"), "vertical-rl");
    assert_eq!(book("hltr", "vrtl"), "", "most of the text decides");
    assert_eq!(book("", "hltr"), "");
}

#[test]
fn the_body_its_only_element_and_their_own_styles_say_it() {
    let sheet = |sheet: &str, head: &str, body: &str, text: &str| {
        let maker = japanese().item("style/book.css", "text/css", "", sheet);
        mode(maker.raw_chapter("text/one.xhtml", page("", head, body, text)))
    };
    let text = "<div class='text'><p>本文です。</p></div>";
    let down = "writing-mode: vertical-rl";
    assert_eq!(
        sheet(&format!("body {{ {down} }}"), LINK, "", text),
        "vertical-rl"
    );
    assert_eq!(
        sheet(&format!(".text {{ {down} }}"), LINK, "", text),
        "vertical-rl"
    );
    assert_eq!(sheet(&format!("p {{ {down} }}"), LINK, "", text), "");
    assert_eq!(
        sheet(&format!("body {{ {down} }}"), "", "", text),
        "",
        "no document names it"
    );
    assert_eq!(
        sheet("", "", &format!("style='{down}'"), text),
        "vertical-rl"
    );
    let own = format!("<style>html {{ {down} }}</style>");
    assert_eq!(sheet("", &own, "", text), "vertical-rl");
    let both = format!("<div class='text'><p>一</p></div>{text}");
    assert_eq!(
        sheet(&format!(".text {{ {down} }}"), LINK, "", &both),
        "",
        "not all of the text"
    );
}

#[test]
fn the_package_is_heard_first_and_pages_to_the_left_last() {
    let text = "<p>本文です。</p>";
    let meta = |content: &str| {
        let meta = format!("<meta name='primary-writing-mode' content='{content}'/>");
        japanese().facts(&meta)
    };
    assert_eq!(
        mode(meta("vertical-rl").chapter("one.xhtml", text)),
        "vertical-rl"
    );
    let mut leftward = japanese().chapter("one.xhtml", text);
    leftward.pages = LEFTWARD;
    let read = leftward.read().expect("a book");
    assert_eq!(read.book.writing_mode, "vertical-rl");
    assert_eq!(
        read.book.reading_progression, "",
        "its script is none from right to left"
    );
    let mut across = meta("horizontal-rl").chapter("one.xhtml", text);
    across.pages = LEFTWARD;
    assert_eq!(mode(across), "");
    let mut across = japanese()
        .item(
            "style/book.css",
            "text/css",
            "",
            "html { writing-mode: horizontal-tb }",
        )
        .raw_chapter("text/one.xhtml", page("", LINK, "", text));
    across.pages = LEFTWARD;
    assert_eq!(mode(across), "", "its styles say otherwise");
    assert_eq!(mode(japanese().chapter("one.xhtml", text)), "");
}

#[test]
fn short_numbers_stand_upright_only_where_the_book_asks_for_it() {
    let book = |sheet: &str| {
        let text = "<p>平成<span class='tcy'>12</span>年、<span class='tcy'>long words</span>と<span class='x'>34</span></p>";
        let maker = japanese()
            .facts("<meta name='primary-writing-mode' content='vertical-rl'/>")
            .item("style/book.css", "text/css", "", sheet)
            .raw_chapter("text/one.xhtml", page("", LINK, "", text));
        let read = maker.read().expect("a book");
        assert_eq!(words(&read.chapters[0]).trim(), "平成12年、long wordsと34");
        json(&read).matches("tate-chu-yoko").count()
    };
    assert_eq!(book("span.tcy { text-combine-upright: all }"), 1);
    assert_eq!(
        book(".tcy { -webkit-text-combine: horizontal; font-size: 90% }"),
        1
    );
    assert_eq!(book("span.tcy { text-combine-upright: none }"), 0);
    assert_eq!(book(""), 0);
}

#[test]
fn huge_sheets_and_loops_neither_refuse_a_book_nor_take_long() {
    let begun = Instant::now();
    // Thirty megabytes of one letter would refuse the book, were it a text.
    let huge = "body { writing-mode: vertical-rl } ".to_owned() + &"a".repeat(30 << 20);
    let mut maker = japanese()
        .item("style/book.css", "text/css", "", huge)
        .item(
            "style/loop.css",
            "text/css",
            "",
            "@import 'loop.css'; @import 'pool.css'; @import 'https://a.example/x.css';",
        )
        .item(
            "style/pool.css",
            "text/css",
            "",
            "@import 'loop.css'; @import '../../../etc/passwd';",
        );
    for number in 0..200 {
        let head = format!("<link rel='stylesheet' href='../style/loop.css'/>{LINK}");
        let text = page("", &head, "", "<div><p>本文です。</p></div>");
        maker = maker.raw_chapter(&format!("text/{number}.xhtml"), text);
    }
    assert_eq!(mode(maker), "vertical-rl");
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

#[test]
fn an_old_book_in_hebrew_is_read_from_the_right() {
    let mut maker = Maker::new();
    maker.version = "2.0";
    maker.facts = "<dc:title>ספר</dc:title><dc:language>he</dc:language>".to_owned();
    let text = page("dir='rtl' lang='he'", "", "", "<p>בית קטן.</p>");
    let read = maker.raw_chapter("one.xhtml", text).read().expect("a book");
    assert_eq!(read.book.reading_progression, "rtl");
    assert_eq!(read.book.writing_mode, "");
    // Said once, of the book: not again of each of its documents.
    assert!(matches!(
        body(&read.chapters[0])[0],
        Block::Paragraph { .. }
    ));
}
