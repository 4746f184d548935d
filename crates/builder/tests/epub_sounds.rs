//! Recordings in books: media overlays, and sounds inside chapters.

mod epub_support;

use epub_support::{Maker, PNG, body, read, tone, words};
use lifelong_api::{Block, Chapter, Clip, letters};
use lifelong_builder::books::Imported;
use serde_json::{Value, json};

const NARRATOR: &str = "<meta property='media:narrator'>Ann &amp; Bo</meta><meta property='media:duration'>0:00:03.5</meta><meta property='media:duration' refines='#x'>9h</meta>";

/// The letters of a chapter between two places.
fn heard(chapter: &Chapter, clip: &Clip) -> String {
    let all: String = words(chapter).split_whitespace().collect();
    let (from, to) = (clip.from as usize, clip.to as usize);
    all.chars().skip(from).take(to - from).collect()
}

fn clips<'a>(got: &'a Imported, chapter: &str) -> &'a [Clip] {
    let found = got.narrations.iter().find(|one| one.chapter == chapter);
    found.map_or(&[], |one| &one.narration.clips)
}

fn codes(got: &Imported) -> Vec<&str> {
    got.warnings.iter().map(|(code, _)| *code).collect()
}

#[test]
fn words_are_found_where_they_are_heard() {
    let one = "<h1 id='t'>One</h1><p id='a'>A <b>first</b> sentence.</p><p><span id='b'>Second,\n with <ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby></span> <span id='c'>third</span>.</p><figure id='d'><img src='x.png' alt='none'/><figcaption>Under it</figcaption></figure><ul><li id='e'>item</li></ul>";
    let got = Maker::new()
        .facts(NARRATOR)
        .item("x.png", "image/png", "", PNG)
        .item("s/a.wav", "audio/mpeg", "", tone(10))
        .item("s/b.wav", "audio/wav", "", tone(5))
        .read_chapter(
            "one.xhtml",
            one,
            &[
                ("t", "s/a.wav", "0s", "100ms"),
                ("a", "s/a.wav", "0:00:00.1", "0:00.5"),
                ("b", "s/a.wav", "0.5", "0.8"),
                ("c", "s/b.wav", "0", "0.2s"),
                ("d", "s/b.wav", "0.2s", "0.3s"),
                ("e", "s/a.wav", "0.8s", "1s"),
            ],
        )
        .chapter("two.xhtml", "<h1>Two</h1><p id='a'>Not read.</p>")
        .read()
        .expect("a book");
    assert!(got.warnings.is_empty(), "{:?}", got.warnings);
    let [narrated] = got.narrations.as_slice() else {
        panic!("one chapter is read: {:?}", got.narrations);
    };
    assert_eq!(
        (narrated.book.as_str(), narrated.chapter.as_str()),
        ("a-book", "one")
    );
    let narration = &narrated.narration;
    assert_eq!(narration.in_language, "en");
    assert_eq!(
        narration.sounds,
        ["media/books/a-book/a.wav", "media/books/a-book/b.wav"]
    );
    let clips = &narration.clips;
    assert_eq!(
        (clips[0].from, clips[0].to),
        (0, 0),
        "the title is no part of the text"
    );
    assert_eq!((clips[1].begin, clips[1].end), (0.1, Some(0.5)));
    let chapter = &got.chapters[0];
    assert_eq!(heard(chapter, &clips[1]), "Afirstsentence.");
    // How it is spoken counts as well.
    let ruby = "Second,with字(zì)".chars().count() as u32;
    assert_eq!(clips[2].to - clips[2].from, ruby);
    assert_eq!(clips[3].to - clips[3].from, 5);
    assert_eq!((clips[3].sound, clips[4].sound, clips[5].sound), (1, 1, 0));
    assert_eq!(
        clips[4].to - clips[4].from,
        7,
        "what stands under a picture"
    );
    assert_eq!(clips[5].to, letters(body(chapter), &mut |_, _| {}));
    let names: Vec<_> = got
        .book
        .read_by
        .iter()
        .map(|name| name.pick("en"))
        .collect();
    assert_eq!(names, ["Ann & Bo"]);
    assert_eq!(got.book.duration, "PT4S");
    let sizes: Vec<_> = got
        .book
        .sounds
        .iter()
        .map(|s| (s.encoding_format.as_str(), s.content_size))
        .collect();
    assert_eq!(
        sizes,
        [("audio/wav", 8_044), ("audio/wav", 4_044)],
        "by what they are"
    );
    assert_eq!(got.pictures.iter().filter(|one| one.sound).count(), 2);
    // The text is the same as without a recording.
    let silent = Maker::new()
        .item("x.png", "image/png", "", PNG)
        .chapter("one.xhtml", one)
        .chapter("two.xhtml", "<h1>Two</h1><p id='a'>Not read.</p>")
        .read()
        .expect("a book");
    assert_eq!(epub_support::json(&silent), epub_support::json(&got));
    assert!(silent.narrations.is_empty() && silent.book.sounds.is_empty());
}

#[test]
fn a_long_chapter_is_heard_in_all_its_parts() {
    let paragraph = |n: usize| {
        let words: String = (0..40)
            .map(|w| format!("<span id='w{n}-{w}'>word</span> "))
            .collect();
        format!("<p id='p{n}'>{words}</p>")
    };
    let text: String = (0..500).map(paragraph).collect();
    let ids: Vec<String> = (0..500)
        .flat_map(|n| (0..40).map(move |w| format!("w{n}-{w}")))
        .collect();
    let pairs: Vec<_> = ids
        .iter()
        .map(|id| (id.as_str(), "a.wav", "0s", "1s"))
        .collect();
    let read_out = |pairs: &[(&str, &str, &str, &str)]| {
        let maker = Maker::new().item("a.wav", "audio/wav", "", tone(10));
        let text = format!("<h1>Long</h1>{text}");
        maker
            .read_chapter("a.xhtml", &text, pairs)
            .read()
            .expect("a book")
    };
    let got = read_out(&pairs);
    assert!(got.warnings.is_empty(), "{:?}", got.warnings);
    assert!(got.chapters.len() > 1, "it is split");
    let mut all = 0;
    for chapter in &got.chapters {
        let clips = clips(&got, &chapter.id);
        // Every letter is one byte here.
        let letters: String = words(chapter).split_whitespace().collect();
        let word = |clip: &Clip| &letters[clip.from as usize..clip.to as usize];
        assert!(clips.iter().all(|clip| word(clip) == "word"));
        all += clips.len();
    }
    assert_eq!(all, ids.len());
    // As many parts as without so many marks.
    assert_eq!(got.chapters.len(), read_out(&[]).chapters.len());
}

#[test]
fn broken_recordings_leave_the_book() {
    let chapter = "<h1>One</h1><p id='a'>Words.</p><p id='b'>More words.</p>";
    let got = Maker::new()
        .item("a.wav", "audio/wav", "", tone(10))
        .item("bad.mp3", "audio/mpeg", "", "no sound at all")
        .item(
            "huge.wav",
            "audio/wav",
            "",
            [b"RIFF\0\0\0\0WAVE".as_slice(), &vec![0; 33 << 20]].concat(),
        )
        .read_chapter(
            "one.xhtml",
            chapter,
            &[
                ("a", "a.wav", "0s", "1s"),
                ("b", "gone.wav", "0s", "1s"),
                ("b", "bad.mp3", "0s", "1s"),
                ("b", "huge.wav", "0s", "1s"),
                ("b", "https://a.org/far.mp3", "0s", "1s"),
                ("b", "//a.org/far.mp3", "0s", "1s"),
                ("b", "../../../../etc/passwd", "0s", "1s"),
                ("b", "data:audio/mpeg;base64,AA", "0s", "1s"),
                ("b", "a.wav", "later", "1s"),
                ("nowhere", "a.wav", "0s", "1s"),
            ],
        )
        .read()
        .expect("the book stays");
    assert_eq!(clips(&got, "one").len(), 1);
    let mut told = codes(&got);
    told.sort_unstable();
    assert_eq!(
        told,
        [
            "bad-narration",
            "bad-narration",
            "bad-sound",
            "bad-sound",
            "missing-sound",
            "missing-sound",
            "missing-sound",
            "missing-sound",
            "missing-sound"
        ],
        "{:?}",
        got.warnings
    );
    let said = serde_json::to_string(&got.narrations[0].narration).expect("json");
    for bad in ["a.org", "passwd", "data:"] {
        assert!(!said.contains(bad), "{bad}: {said}");
    }
    // No SMIL at all, one outside, one that is something else, one that names itself.
    for more in [
        "media-overlay='none'",
        "media-overlay='out'",
        "media-overlay='i0'",
        "media-overlay='i1'",
    ] {
        let mut maker = Maker::new().item(
            "x.smil",
            "application/smil+xml",
            more,
            "<smil><par><text src='x.smil'/><audio src='x.smil'/></par></smil>",
        );
        maker.items.push_str(
            "<item id='out' href='../../../etc/x.smil' media-type='application/smil+xml'/>",
        );
        let got = maker
            .item(
                "one.xhtml",
                "application/xhtml+xml",
                more,
                format!("<html><body>{chapter}</body></html>"),
            )
            .chapter("two.xhtml", chapter)
            .read()
            .expect("the book stays");
        assert!(!got.warnings.is_empty(), "{more}");
        assert!(
            got.narrations.is_empty() && got.pictures.is_empty(),
            "{more}"
        );
        assert!(words(&got.chapters[0]).contains("More words."));
    }
}

#[test]
fn sounds_inside_the_text_are_taken_and_films_are_not() {
    let got = Maker::new()
        .item("a.wav", "audio/wav", "", tone(10))
        .item("b.wav", "audio/wav", "", tone(5))
        .chapter("one.xhtml", "<h1>One</h1><p>Before.</p><audio controls='controls' title='A bell'><source src='x.ogg' type='audio/ogg'/><source src='a.wav'/>No sound here.</audio><p>Between <audio src='b.wav' autoplay='autoplay' onplay='x()'></audio> both.</p><figure><audio src='a.wav'/><figcaption>The <i>bell</i></figcaption></figure><audio src='https://a.org/x.mp3'>far</audio><video src='a.mp4'><p>film</p></video><p>After.</p>")
        .read()
        .expect("a book");
    let audio: Vec<(&str, &str)> = body(&got.chapters[0])
        .iter()
        .filter_map(|block| match block {
            Block::Audio { url, caption } => Some((url.as_str(), caption.as_str())),
            _ => None,
        })
        .collect();
    let (a, b) = ("media/books/a-book/a.wav", "media/books/a-book/b.wav");
    assert_eq!(audio, [(a, "A bell"), (b, ""), (a, "The bell")]);
    let text = words(&got.chapters[0]);
    assert!(
        text.contains("Between") && text.contains("both.") && text.contains("After."),
        "{text}"
    );
    assert!(
        !text.contains("No sound") && !text.contains("film") && !text.contains("far"),
        "{text}"
    );
    assert_eq!(
        codes(&got),
        ["not-shown", "missing-sound", "missing-sound"],
        "{:?}",
        got.warnings
    );
    assert_eq!(got.book.sounds.len(), 2);
    assert!(got.book.read_by.is_empty() && got.narrations.is_empty());
}

#[test]
fn what_is_not_heard_is_not_published() {
    let files = tempfile::tempdir().expect("a folder");
    let path = files.path().join("a.epub");
    Maker::new()
        .item("a.wav", "audio/wav", "", tone(10))
        .read_chapter(
            "one.xhtml",
            "<h1>One</h1><p>Words.</p>",
            &[("gone", "a.wav", "0s", "1s")],
        )
        .write(&path);
    let got = read(&path).expect("a book");
    assert_eq!(codes(&got), ["bad-narration"]);
    assert!(got.pictures.is_empty() && got.book.sounds.is_empty() && got.narrations.is_empty());
}

#[test]
fn a_build_publishes_what_is_heard() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("heard.epub");
    Maker::new()
        .facts(NARRATOR)
        .item("s/a.wav", "audio/wav", "", tone(10))
        .read_chapter(
            "one.xhtml",
            "<h1>One</h1><p id='a'>Words.</p><audio src='s/a.wav'/>",
            &[("a", "s/a.wav", "0.25s", "1s")],
        )
        .chapter("two.xhtml", "<h1>Two</h1><p>Not read.</p>")
        .write(&path);
    let build = |name: &str| {
        let out = home.path().join(name);
        let made = std::process::Command::new(env!("CARGO_BIN_EXE_lifelong"))
            .arg("build")
            .arg(&path)
            .arg("--out")
            .arg(&out)
            .output()
            .expect("the command runs");
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        out
    };
    let out = build("site");
    let get = |path: &Value| -> Value {
        let path = path["path"].as_str().expect("a path");
        let bytes = std::fs::read(out.join(path)).expect("a file");
        serde_json::from_slice(&bytes).expect("JSON")
    };
    let index = get(&json!({ "path": "index.json" }));
    let list = get(&index["files"]["books"]);
    let listed = &list["books"][0];
    assert_eq!(listed["readBy"], json!([{ "en": "Ann & Bo" }]));
    assert_eq!(listed["sounds"], Value::Null, "a list is light");
    let book = get(&listed["content"]);
    let [sound] = book["sounds"].as_array().expect("sounds").as_slice() else {
        panic!("one sound: {book}");
    };
    let url = sound["url"].as_str().expect("an address");
    assert!(
        url.starts_with("media/books/heard/a.") && url.len() > 28,
        "{url}"
    );
    let bytes = std::fs::read(out.join(url)).expect("it is there");
    assert_eq!(
        (bytes.len() as u64, bytes),
        (sound["contentSize"].as_u64().expect("a size"), tone(10))
    );
    let narration = get(&book["hasPart"][0]["narration"]);
    assert_eq!(
        narration,
        json!({
            "inLanguage": "en", "readBy": [{ "en": "Ann & Bo" }], "sounds": [url],
            "clips": [{ "sound": 0, "begin": 0.25, "end": 1.0, "from": 0, "to": 6 }],
        })
    );
    assert_eq!(book["hasPart"][1]["narration"], Value::Null);
    let chapter = get(&book["hasPart"][0]["content"]);
    assert_eq!(
        chapter["body"]["en"][1],
        json!({ "type": "audio", "url": url })
    );
    // Other reading apps: who reads, and the sound inside the text.
    let manifest = get(&book["manifest"]);
    assert_eq!(manifest["metadata"]["narrator"][0]["name"], "Ann & Bo");
    let resources = manifest["resources"].as_array().expect("resources");
    let resource = resources.iter().find(|one| one["type"] == "audio/wav");
    let href = resource
        .and_then(|one| one["href"].as_str())
        .expect("the sound");
    assert!(href.ends_with(url), "{href}");
    let folder = book["manifest"]["path"]
        .as_str()
        .expect("a path")
        .trim_end_matches("manifest.json");
    let page = std::fs::read_to_string(out.join(format!("{folder}one.xhtml"))).expect("a chapter");
    assert!(
        page.contains(&format!(
            "<audio controls=\"controls\" preload=\"none\" src=\"{href}\"></audio>"
        )),
        "{page}"
    );
    let again = build("again");
    let whole = std::fs::read(again.join("index.json")).expect("an index");
    assert_eq!(
        whole,
        std::fs::read(out.join("index.json")).expect("an index"),
        "the same bytes"
    );
}
