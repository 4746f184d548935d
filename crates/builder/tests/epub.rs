//! EPUB files as books of the reading channel.

mod epub_support;

use epub_support::{Maker, PNG, body, json, kinds, pack, read, samples, words};
use lifelong_api::{Block, Entry};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_sample_goes_in() {
    let mut seen = BTreeMap::new();
    for path in samples() {
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let got = read(&path).unwrap_or_else(|why| panic!("{name}: {}", why.reason));
        assert!(got.warnings.is_empty(), "{name}: {:?}", got.warnings);
        assert_eq!(got.book.has_part.len(), got.chapters.len(), "{name}");
        assert_eq!(got.book.chapters as usize, got.chapters.len(), "{name}");
        assert_eq!(got.book.first, got.chapters[0].id, "{name}");
        assert!(
            !got.book.excerpt.is_empty() && !got.book.name.is_empty(),
            "{name}"
        );
        let ids: BTreeSet<_> = got.chapters.iter().map(|chapter| &chapter.id).collect();
        assert_eq!(ids.len(), got.chapters.len(), "{name}");
        for chapter in &got.chapters {
            let json = serde_json::to_vec(chapter).expect("json");
            assert!(
                json.len() <= 49_152,
                "{name}/{}: {}",
                chapter.id,
                json.len()
            );
            for bad in ["<script", "javascript:", "spine:", "canvas.\""] {
                assert!(
                    !String::from_utf8_lossy(&json).contains(bad),
                    "{name}: {bad}"
                );
            }
        }
        for line in flat(&got.book.contents) {
            let known = line.chapter.is_empty() || ids.contains(&line.chapter);
            assert!(known, "{name}: {line:?}");
        }
        seen.insert(name, got);
    }
    let Some(moby) = seen.get("moby-dick") else {
        return;
    };
    assert!(moby.chapters.len() > 135);
    assert_eq!(moby.book.license.as_deref(), Some("CC-BY-SA-3.0"));
    assert!(moby.book.download.is_some() && moby.book.image.is_some());
    assert_eq!(
        moby.chapters
            .iter()
            .map(|one| one.notes.len())
            .sum::<usize>(),
        1
    );
    assert!(
        moby.chapters
            .iter()
            .all(|one| one.id != "contents" && one.id != "brief-contents")
    );
    let wasteland = &seen["wasteland"];
    assert_eq!(
        wasteland
            .chapters
            .iter()
            .map(|one| one.notes.len())
            .sum::<usize>(),
        50
    );
    assert_eq!(wasteland.book.contents.len(), 6);
    let mut verses = 0;
    for chapter in &wasteland.chapters {
        kinds(body(chapter), &mut |block| {
            verses += usize::from(matches!(block, Block::Verse { .. }))
        });
    }
    assert!(verses > 10, "{verses}");
    let children = &seen["childrens-literature"];
    assert!(
        children.chapters.len() > 5,
        "a long document is read in parts"
    );
    assert_eq!(children.book.pages.len(), 92);
    assert!(flat(&children.book.contents).len() > 30);
    assert!(children.book.download.is_none(), "free in one country only");
    let water = &seen["hefty-water"];
    assert!(json(water).contains(r#""tag":"ruby""#));
    assert_eq!(seen["trees"].chapters.len(), 2);
}

fn flat(lines: &[Entry]) -> Vec<&Entry> {
    let mut all = Vec::new();
    for line in lines {
        all.push(line);
        all.extend(flat(&line.has_part));
    }
    all
}

#[test]
fn facts_and_links_come_along() {
    let got = Maker::new()
        .facts("<dc:creator>Li Bai</dc:creator><dc:publisher>P</dc:publisher><dc:subject>Poetry</dc:subject><dc:description>&lt;p&gt;About &lt;b&gt;it&lt;/b&gt;.&lt;/p&gt;</dc:description><dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights>")
        .nav("<li><a href='a.xhtml'>One</a><ol><li><a href='a.xhtml#s'>Below</a></li></ol></li><li><a href='b.xhtml'>Two</a></li>")
        .item("p/cover.png", "image/png", "properties='cover-image'", PNG)
        .item("p/x.png", "image/png", "", PNG)
        .chapter("cover.xhtml", "<img src='p/cover.png' alt='cover'/>")
        .chapter("a.xhtml", "<h1>One</h1><p>Go to <a href='b.xhtml#t'>two</a> or <a href='nav.xhtml'>nowhere</a>.</p><h2 id='s'>Below</h2><figure><img src='p/x.png' alt='x'/><figcaption>Cap</figcaption></figure>")
        .chapter("b.xhtml", "<h1>Two</h1><p id='t'>Back to <a href='a.xhtml'>one</a>.<a epub:type='noteref' href='n.xhtml#f'>1</a></p>")
        .chapter("n.xhtml", "<aside epub:type='footnote' id='f'><p>Far note.</p></aside>")
        .read()
        .expect("a book");
    assert_eq!(got.book.id, "a-book");
    assert_eq!(
        got.book.author[0].get("en").map(String::as_str),
        Some("Li Bai")
    );
    assert_eq!(
        got.book.r#abstract.get("en").map(String::as_str),
        Some("About it.")
    );
    assert_eq!(got.book.license.as_deref(), Some("CC-BY-4.0"));
    assert!(got.book.download.is_some());
    let ids: Vec<_> = got.chapters.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        ids,
        ["one", "two"],
        "neither the cover nor what holds notes only"
    );
    assert_eq!(got.book.contents[0].has_part[0].anchor, "s");
    let json = json(&got);
    for good in [
        "/read/a-book/two#t",
        "/read/a-book/one\"",
        "media/books/a-book/x.png",
        "\"caption\":\"Cap\"",
        "Far note.",
    ] {
        assert!(json.contains(good), "{good}: {json}");
    }
    assert!(words(&got.chapters[0]).contains("or nowhere."));
    let shown: BTreeSet<_> = got.pictures.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(shown, BTreeSet::from(["OPS/p/cover.png", "OPS/p/x.png"]));
}

#[test]
fn an_epub_2_is_read_by_its_ncx() {
    let ncx = "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><docTitle><text>B</text></docTitle><navMap><navPoint id='a'><navLabel><text>第一章</text></navLabel><content src='a.html'/></navPoint><navPoint id='b'><navLabel><text>!!!</text></navLabel><content src='b.html'/></navPoint></navMap></ncx>";
    let mut maker = Maker::new()
        .chapter("a.html", "<p>甲</p>")
        .chapter("b.html", "<p>乙</p>");
    maker.version = "2.0";
    maker.facts = "<dc:title>书</dc:title><dc:language>zh-CN</dc:language><dc:creator opf:role='aut'>某</dc:creator>".to_owned();
    let got = maker
        .item("toc.ncx", "application/x-dtbncx+xml", "", ncx)
        .read()
        .expect("a book");
    let ids: Vec<_> = got.chapters.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["di-yi-zhang", "part-2"]);
    assert_eq!(got.book.in_language, ["zh-Hans"]);
    assert!(
        got.book.contents.is_empty(),
        "it says no more than the chapters"
    );
}

#[test]
fn a_build_publishes_books_and_tells_of_those_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("books");
    std::fs::create_dir(&source).expect("a folder");
    let make = || {
        Maker::new()
            .facts("<dc:rights>CC BY 4.0</dc:rights>")
            .item("x.png", "image/png", "", PNG)
            .chapter("a.xhtml", "<p>Words <img src='x.png' alt='x'/> here.</p>")
    };
    make().write(&source.join("good.epub"));
    make().write(&source.join("Good.EPUB.epub"));
    std::fs::write(source.join("bad.epub"), "no zip at all").expect("a file");
    pack(
        &source.join("empty.epub"),
        &[("mimetype".to_owned(), b"application/epub+zip".to_vec())],
    );
    std::fs::create_dir(source.join("more")).expect("a folder");
    make().write(&source.join("more/good.epub"));
    let out = folder.path().join("site");
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_lifelong"))
        .arg("build")
        .arg(&source)
        .arg("--out")
        .arg(&out)
        .output()
        .expect("the command runs");
    let told =
        String::from_utf8_lossy(&made.stderr).into_owned() + &String::from_utf8_lossy(&made.stdout);
    assert!(made.status.success(), "{told}");
    for word in [
        "bad.epub",
        "empty.epub",
        "container.xml",
        "another book “good”",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
    let published: Vec<String> = std::fs::read_dir(out.join("media/books"))
        .expect("published")
        .map(|one| {
            one.expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert!(
        published
            .iter()
            .any(|name| name.starts_with("good.") && name.ends_with(".epub")),
        "{published:?}"
    );
    let picture = std::fs::read_dir(out.join("media/books/good"))
        .expect("pictures")
        .next();
    let picture = picture.expect("one").expect("a file");
    assert_eq!(std::fs::read(picture.path()).expect("bytes"), PNG);
    let chapter = std::fs::read_dir(out.join("books/good")).expect("chapters");
    let chapter = chapter
        .map(|one| one.expect("a file").path())
        .find(|path| path.extension().is_some_and(|kind| kind == "json"))
        .expect("a chapter");
    let text = std::fs::read_to_string(chapter).expect("text");
    let name = picture.file_name().to_string_lossy().into_owned();
    assert!(text.contains(&format!("media/books/good/{name}")), "{text}");
}

#[test]
fn epubs_among_the_content_are_read_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let books = folder.path().join("books");
    std::fs::create_dir_all(books.join("told")).expect("a folder");
    std::fs::write(
        folder.path().join("site.toml"),
        "languages = [\"en\"]\n[name]\nen = \"X\"\n",
    )
    .expect("a file");
    let make = || {
        Maker::new()
            .item("x.png", "image/png", "", PNG)
            .chapter("a.xhtml", "<p>Words <img src='x.png' alt='x'/> here.</p>")
    };
    make().write(&books.join("Far Away.epub"));
    make().write(&books.join("far-away.epub"));
    std::fs::write(books.join("torn.epub"), "PK").expect("a file");
    let mut codes = Vec::new();
    let taxonomy = lifelong_builder::classify::Taxonomy::embedded();
    let set = lifelong_builder::content::load(folder.path(), &taxonomy, &mut |finding| {
        if finding.position.file.ends_with(".epub") {
            codes.push(finding.code);
        }
    });
    assert_eq!(codes, ["duplicate-id", "broken-book"]);
    assert_eq!(set.books.len(), 1);
    assert_eq!(set.books[0].0.id, "far-away");
    assert_eq!(set.pictures[0].name, "media/books/far-away/x.png");
    assert!(set.modified > 0);
}

#[test]
fn the_same_file_gives_the_same_book() {
    for path in samples() {
        let (one, two) = (read(&path).expect("a book"), read(&path).expect("a book"));
        assert_eq!(one.book, two.book);
        assert_eq!(one.chapters, two.chapters);
        assert_eq!(one.pictures, two.pictures);
    }
}
