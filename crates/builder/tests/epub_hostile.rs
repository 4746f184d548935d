//! EPUB files that are broken, locked, or meant to do harm: each is refused with a reason, or read without it.

mod epub_support;

use epub_support::{CONTAINER, Maker, PNG, json, pack, read, words};
use lifelong_builder::books::{Imported, Refusal};

fn refused(read: Result<Imported, Refusal>, code: &str) -> String {
    let why = read.err().unwrap_or_else(|| panic!("{code} was read"));
    assert_eq!(why.code, code, "{}", why.reason);
    why.reason
}

fn files(files: &[(&str, &[u8])]) -> Result<Imported, Refusal> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.epub");
    let files: Vec<_> = files
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()))
        .collect();
    pack(&path, &files);
    read(&path)
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 40 << 20];
    let reason = refused(
        Maker::new().raw_chapter("a.xhtml", &zeros).read(),
        "too-large",
    );
    assert!(reason.contains("OPS/a.xhtml"), "{reason}");
    // Small enough alone, and packed as no text ever was.
    refused(
        Maker::new()
            .raw_chapter("a.xhtml", &zeros[..8 << 20])
            .read(),
        "too-large",
    );
    refused(
        Maker::new()
            .item("p.png", "image/png", "", &zeros[..8 << 20])
            .chapter("a.xhtml", "<p>x <img src='p.png'/></p>")
            .read(),
        "too-large",
    );
    let container = CONTAINER.as_bytes();
    refused(
        files(&[
            ("META-INF/container.xml", container),
            ("OPS/book.opf", &zeros),
        ]),
        "too-large",
    );
}

#[test]
fn paths_do_not_leave_the_book() {
    let got = Maker::new()
        .file("../../evil.png", PNG)
        .file("/abs.png", PNG)
        .chapter(
            "a.xhtml",
            "<p>kept <img src='../../evil.png' alt='one'/><img src='/abs.png' alt='two'/><img src='file:///etc/passwd' alt='three'/><img src='..%2f..%2fevil.png' alt='four'/><a href='../../../etc/passwd'>five</a></p>",
        )
        .read()
        .expect("a book");
    assert!(got.pictures.is_empty(), "{:?}", got.pictures);
    let text = words(&got.chapters[0]);
    for word in ["kept", "one", "two", "three", "four", "five"] {
        assert!(text.contains(word), "{text}");
    }
    assert!(!json(&got).contains("passwd"));
    let mut maker = Maker::new().chapter("a.xhtml", "<p>kept</p>");
    maker
        .items
        .push_str("<item id='out' href='../../../etc/passwd' media-type='application/xhtml+xml'/>");
    maker.spine.push_str("<itemref idref='out'/>");
    let got = maker.read().expect("a book");
    assert_eq!(got.chapters.len(), 1);
    assert_eq!(got.warnings[0].0, "missing-chapter");
}

#[test]
fn nothing_acts_and_nothing_comes_from_elsewhere() {
    let bad = "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'><script>x()</script></svg>";
    let good = "<svg xmlns='http://www.w3.org/2000/svg'><rect width='1' height='1'/></svg>";
    let got = Maker::new()
        .item("bad.svg", "image/svg+xml", "", bad)
        .item("good.svg", "image/svg+xml", "", good)
        .item("lie.png", "image/png", "", "<html><script>x()</script></html>")
        .chapter(
            "a.xhtml",
            "<script>alert(1)</script><p onclick='alert(2)' style='background:url(https://evil.example/)'>words <img src='https://evil.example/p.png' alt='remote' onerror='alert(3)'/> <img src='bad.svg' alt='drawing'/> <img src='good.svg' alt='fine'/> <img src='lie.png' alt='lie'/> <a href='javascript:alert(4)'>link</a> <a href='java\nscript:alert(5)'>other</a> <a href='data:text/html;base64,AAAA'>data</a> <a href='vbscript:x'>vb</a></p><form action='https://evil.example/'><input type='text' value='secret'/></form><iframe src='https://evil.example/'></iframe>",
        )
        .read()
        .expect("a book");
    let json = json(&got);
    for bad in ["alert", "evil", "secret", "script:", "data:", "onload"] {
        assert!(!json.contains(bad), "{bad}: {json}");
    }
    assert_eq!(
        words(&got.chapters[0])
            .split_whitespace()
            .collect::<Vec<_>>(),
        [
            "words", "remote", "drawing", "fine", "lie", "link", "other", "data", "vb"
        ]
    );
    assert_eq!(got.pictures.len(), 1);
    assert_eq!(
        got.warnings
            .iter()
            .filter(|one| one.0 == "bad-picture")
            .count(),
        2
    );
}

#[test]
fn a_giant_picture_is_left_out() {
    // What a PNG says of itself, and nothing of what it says: 30,000 pixels in square, with the checksum of that.
    let mut giant = PNG.to_vec();
    giant[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    giant[29..33].copy_from_slice(&[0x43, 0x4c, 0xa7, 0x66]);
    let stub = &PNG[..12];
    let got = Maker::new()
        .item("giant.png", "image/png", "properties='cover-image'", &giant)
        .item("stub.png", "image/png", "", stub)
        .chapter(
            "a.xhtml",
            "<p>kept <img src='giant.png' alt='giant'/> <img src='stub.png' alt='stub'/></p>",
        )
        .read()
        .expect("a book");
    assert!(words(&got.chapters[0]).contains("giant"));
    assert!(got.book.image.is_none());
    let paths: Vec<_> = got.pictures.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["OPS/stub.png"]);
    let codes: Vec<_> = got.warnings.iter().map(|one| one.0).collect();
    assert_eq!(codes, ["bad-picture", "undecoded-picture"]);
    assert!(
        got.warnings[0].1.contains("30000 × 30000"),
        "{:?}",
        got.warnings
    );
}

#[test]
fn contents_that_turn_in_circles_end() {
    let deep = "<li><a href='nav.xhtml'>round</a><ol>".repeat(60)
        + "<li><a href='a.xhtml'>x</a></li>"
        + &"</ol></li>".repeat(60);
    let nav =
        format!("<li><a href='nav.xhtml#toc'>me</a></li><li><a href='a.xhtml'>A</a></li>{deep}");
    let mut maker = Maker::new().nav(&nav).chapter("a.xhtml", "<p>kept</p>");
    // The same document again, and the table of contents itself.
    maker
        .spine
        .push_str("<itemref idref='i1'/><itemref idref='i0'/><itemref idref='i1'/>");
    let got = maker.read().expect("a book");
    assert_eq!(got.chapters.len(), 1);
    fn depth(lines: &[lifelong_api::Entry]) -> usize {
        lines
            .iter()
            .map(|one| 1 + depth(&one.has_part))
            .max()
            .unwrap_or(0)
    }
    assert!(depth(&got.book.contents) <= 6);
    // As deep as a stack would not bear.
    let deep = "<li><ol>".repeat(50_000);
    let got = Maker::new()
        .nav(&deep)
        .chapter("a.xhtml", "<p>kept</p>")
        .read();
    assert_eq!(got.expect("a book").chapters.len(), 1);
    // Facts that refine each other.
    let got = Maker::new()
        .facts("<meta id='a' refines='#b' property='title-type'>main</meta><meta id='b' refines='#a' property='title-type'>main</meta><meta id='c' refines='#c' property='role'>aut</meta>")
        .chapter("a.xhtml", "<p>kept</p>")
        .read();
    assert_eq!(got.expect("a book").chapters.len(), 1);
    // Two notes that lead to each other.
    let got = Maker::new()
        .chapter("a.xhtml", "<p>x<a epub:type='noteref' href='#m'>1</a></p><aside epub:type='footnote' id='m'><p>M <a epub:type='noteref' href='#n'>2</a></p></aside><aside epub:type='footnote' id='n'><p>N <a epub:type='noteref' href='#m'>1</a></p></aside>")
        .read();
    assert_eq!(got.expect("a book").chapters[0].notes.len(), 1);
}

#[test]
fn much_of_one_thing_takes_no_longer() {
    let many = 60_000;
    let begin = std::time::Instant::now();
    for body in [
        "<br/>".repeat(many),
        "<b>".repeat(many) + &"</i>".repeat(many),
        format!("<p title='{}'>x</p>", "&".repeat(many * 4)),
        "<a epub:type='noteref' href='#none'>1</a>".repeat(many / 4),
        format!(
            "<p>{}</p>",
            "<a id='x' href='#x'>y</a><i/>".repeat(many / 4)
        ),
        "<table><tr><td>".repeat(many / 20),
        "<".repeat(many) + "x",
    ] {
        let read = Maker::new()
            .chapter("a.xhtml", &format!("<p>kept</p>{body}<p>kept</p>"))
            .read();
        // What shrinks as only a bomb does is refused, which is as good an end.
        let fine = read.map_or_else(
            |why| why.code == "too-large",
            |got| !got.chapters.is_empty(),
        );
        assert!(fine);
    }
    assert!(begin.elapsed().as_secs() < 120, "{:?}", begin.elapsed());
}

#[test]
fn a_missing_chapter_does_not_take_the_others_along() {
    let mut maker = Maker::new().chapter("a.xhtml", "<p>kept</p>");
    maker
        .items
        .push_str("<item id='gone' href='gone.xhtml' media-type='application/xhtml+xml'/>");
    maker
        .spine
        .push_str("<itemref idref='gone'/><itemref idref='unknown'/>");
    let got = maker.read().expect("a book");
    assert_eq!(got.chapters.len(), 1);
    let codes: Vec<_> = got.warnings.iter().map(|one| one.0).collect();
    assert_eq!(codes, ["missing-chapter", "missing-chapter"]);
}

#[test]
fn a_wrong_encoding_is_seen_through() {
    let page = |words: &str| {
        format!("<?xml version='1.0' encoding='utf-8'?><html><body><p>{words}</p></body></html>")
    };
    let chinese = page(&"他走到井边坐下，看着水里的月亮。".repeat(20));
    let (chinese, _, _) = encoding_rs::GB18030.encode(&chinese);
    let french = page(&"Le café était déjà fermé à Besançon. ".repeat(20));
    let (french, _, _) = encoding_rs::WINDOWS_1252.encode(&french);
    let got = Maker::new()
        .raw_chapter("a.xhtml", chinese)
        .raw_chapter("b.xhtml", french)
        .read()
        .expect("a book");
    assert!(words(&got.chapters[0]).contains("他走到井边坐下"));
    assert!(words(&got.chapters[1]).contains("café était déjà fermé à Besançon"));
    let codes: Vec<_> = got.warnings.iter().map(|one| one.0).collect();
    assert_eq!(codes, ["repaired-encoding", "repaired-encoding"]);
}

#[test]
fn what_is_no_book_is_refused_in_plain_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.epub");
    std::fs::write(&path, "this is no archive").expect("a file");
    refused(read(&path), "broken-book");
    std::fs::write(&path, "").expect("a file");
    refused(read(&path), "broken-book");
    refused(read(&folder.path().join("none.epub")), "unreadable");
    let reason = refused(
        files(&[("mimetype", b"application/epub+zip")]),
        "broken-book",
    );
    assert!(reason.contains("container.xml"), "{reason}");
    refused(
        files(&[("META-INF/container.xml", CONTAINER.as_bytes())]),
        "broken-book",
    );
    let outside = CONTAINER.replace("OPS/book.opf", "../../etc/passwd");
    refused(
        files(&[("META-INF/container.xml", outside.as_bytes())]),
        "broken-book",
    );
    for package in [
        "",
        "<package",
        "<package><spine><itemref",
        "\u{0}\u{1}",
        "<a><b></a>",
    ] {
        let read = files(&[
            ("META-INF/container.xml", CONTAINER.as_bytes()),
            ("OPS/book.opf", package.as_bytes()),
        ]);
        assert!(read.is_err(), "{package}");
    }
    refused(Maker::new().read(), "empty-book");
    refused(Maker::new().chapter("a.xhtml", "").read(), "empty-book");
}

#[test]
fn a_cut_file_never_brings_the_builder_down() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.epub");
    Maker::new()
        .nav("<li><a href='a.xhtml'>A</a></li>")
        .chapter("a.xhtml", "<p>kept</p>")
        .write(&path);
    let whole = std::fs::read(&path).expect("bytes");
    for cut in (0..whole.len()).step_by(37) {
        std::fs::write(&path, &whole[..cut]).expect("a file");
        let _ = read(&path);
        let mut broken = whole.clone();
        broken[cut] ^= 0x5a;
        std::fs::write(&path, &broken).expect("a file");
        let _ = read(&path);
    }
}

#[test]
fn locked_books_are_refused_and_hidden_fonts_are_not() {
    let lock = |method: &str, key: &str| {
        format!(
            "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' xmlns:enc='http://www.w3.org/2001/04/xmlenc#'>{key}<enc:EncryptedData><enc:EncryptionMethod Algorithm='{method}'/><enc:CipherData><enc:CipherReference URI='OPS/a.xhtml'/></enc:CipherData></enc:EncryptedData></encryption>"
        )
    };
    let book = |lock: String| {
        Maker::new()
            .chapter("a.xhtml", "<p>kept</p>")
            .file("META-INF/encryption.xml", lock)
            .read()
    };
    let reason = refused(
        book(lock("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "")),
        "locked-book",
    );
    assert!(reason.contains("locked"), "{reason}");
    let key = "<enc:EncryptedKey><enc:EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#rsa-1_5'/></enc:EncryptedKey>";
    refused(
        book(lock("http://www.w3.org/2001/04/xmlenc#aes256-cbc", key)),
        "locked-book",
    );
    for font in [
        "http://www.idpf.org/2008/embedding",
        "http://ns.adobe.com/pdf/enc#RC",
    ] {
        assert_eq!(book(lock(font, "")).expect("a book").chapters.len(), 1);
    }
}
