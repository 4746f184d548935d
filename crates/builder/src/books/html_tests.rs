//! Chapters as text: what is kept, and what is not.

use super::html::{Converted, Links, Source, convert};
use lifelong_api::{Block, RichText};

struct Book;

impl Links for Book {
    fn link(&self, path: &str, fragment: &str) -> Option<String> {
        (path == "t/b.xhtml").then(|| format!("/read/book/b#{fragment}"))
    }

    fn picture(&mut self, path: &str) -> Option<String> {
        (path == "p/a.png").then(|| "media/a.png".to_owned())
    }

    fn document(&self, path: &str) -> Option<String> {
        (path == "t/n.xhtml").then(|| {
            "<ol><li id='n1'><p>A note. <a href='a.xhtml#r1'>↩</a></p></li></ol>".to_owned()
        })
    }
}

fn read(body: &str) -> Converted {
    let text = format!("<html lang='en'><head><title>T</title></head><body>{body}</body></html>");
    convert(
        &Source {
            path: "t/a.xhtml",
            text: &text,
        },
        &mut Book,
    )
}

fn json(body: &str) -> String {
    serde_json::to_string(&read(body).body).expect("it can be written")
}

#[test]
fn what_acts_is_gone() {
    let json = json(
        "<p onclick='x()'>A<script>alert(1)</script><a href='javascript:x()'>b</a><a href='JaVa&#x9;Script:x()'>c</a>\
         <a href='data:text/html,x'>d</a><img src='https://a.org/x.png' alt='far'/><img src='../p/a.png' alt='near'/>\
         <img src='../../x.png' alt='out'/></p><form><input value='i'/><button>go</button><p>kept</p></form>\
         <iframe src='x'>frame</iframe><object data='x'>object</object><style>p{}</style>",
    );
    for bad in [
        "alert",
        "javascript",
        "onclick",
        "a.org",
        "data:",
        "frame",
        "object\"",
        "go\"",
    ] {
        assert!(!json.to_lowercase().contains(bad), "{bad}: {json}");
    }
    for good in ["far", "media/a.png", "out", "kept", "Abcd"] {
        assert!(json.contains(good), "{good}: {json}");
    }
}

#[test]
fn notes_come_from_here_and_from_elsewhere() {
    let found = read(
        "<p>One<a id='r1' epub:type='noteref' href='n.xhtml#n1'>1</a> two<a role='doc-noteref' href='#f2'>*</a></p>\
         <aside epub:type='footnote' id='f2'><p>Second <em>note</em>.</p></aside>",
    );
    assert_eq!(found.notes.len(), 2);
    assert_eq!(
        lifelong_api::plain(&found.notes[0].content).trim(),
        "A note."
    );
    assert_eq!(
        lifelong_api::plain(&found.notes[1].content).trim(),
        "Second note."
    );
    assert_eq!(lifelong_api::plain(&found.body).trim(), "One two");
}

#[test]
fn headings_are_shifted_and_the_title_is_not_repeated() {
    let found = read("<h1>Bread</h1><h2>Flour</h2><p>x</p><h3>Wheat</h3><h6>Deep</h6>");
    assert_eq!(found.title, "Bread");
    let levels: Vec<u8> = found
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        })
        .collect();
    assert_eq!(levels, [2, 3, 4]);
}

#[test]
fn everything_with_a_meaning_is_kept() {
    let json = json(
        "<p id='here'>a <a href='#here'>up</a> <a href='b.xhtml#x'>on</a> <a href='https://a.org/'>out</a></p>\
         <table><caption>Cap</caption><tr><th colspan='2'>H</th></tr><tr><td rowspan='2'>1</td><td>2</td></tr></table>\
         <p><ruby>字<rt>zi</rt></ruby> H<sub>2</sub> <span lang='la'>via</span> <math><semantics><mfrac><mi>a</mi><mn>2</mn></mfrac><annotation>x</annotation></semantics></math></p>\
         <div class='poem'><p>one<br/>two</p></div><blockquote lang='fr'><p>oui</p></blockquote>\
         <p>x<span epub:type='pagebreak' id='p9' title='9'/>y</p><pre>a\n b</pre><hr/><ol><li>i</li></ol>",
    );
    for good in [
        r#""id":"here""#,
        r##""href":"#here""##,
        "/read/book/b#x",
        "https://a.org/",
        r#""columns":2"#,
        r#""over":2"#,
        r#""heading":[{"type":"text","text":"Cap"}]"#,
        r#""tag":"ruby""#,
        r#""tag":"sub""#,
        r#""lang":"la""#,
        r#""tag":"mfrac""#,
        r#""type":"verse""#,
        r#""lang":"fr""#,
        r#""page":"9""#,
        r#""text":"a\n b""#,
        r#""type":"rule""#,
        r#""ordered":true"#,
    ] {
        assert!(json.contains(good), "{good}: {json}");
    }
    assert!(!json.contains("annotation"), "{json}");
}

#[test]
fn depth_is_no_danger() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<ul><li>", "</li></ul>"),
        ("<em>", "</em>"),
    ] {
        let json = json(&format!(
            "{}deep{}",
            open.repeat(3_000),
            close.repeat(3_000)
        ));
        assert!(json.contains("deep"));
        let read: RichText = serde_json::from_str(&json).expect("not too deep to be read");
        assert!(!read.is_empty());
    }
}
