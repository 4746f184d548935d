//! Media overlays: which words of a book are heard where in its recording (EPUB 3.3, chapter 9, in a small part of SMIL 3.0).
//!
//! A SMIL file is a row of `par`s, each with a place in a document and a piece of a sound. `seq` only groups them, so they are
//! read as they come, and how deep they lie does not matter.

use super::archive::{Refusal, inside};
use super::clock::milliseconds;
use super::html::resolve;
use super::shelf::{Place, Shelf};
use super::tags::{Token, attributes, tokens, value};
use std::collections::{BTreeMap, BTreeSet};

/// No file of this kind has more pieces: a word for each is a long chapter.
const MOST: usize = 20_000;
/// All of them together.
const MOST_OF_BOOK: usize = 300_000;
/// What is heard only by who asks for it: the numbers of printed pages, and notes, which stand apart here.
const APART: [&str; 10] = [
    "pagebreak",
    "footnote",
    "footnotes",
    "endnote",
    "endnotes",
    "rearnote",
    "rearnotes",
    "note",
    "noteref",
    "annotation",
];

/// A piece of the recording as the book has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The document and the id in it; empty for all of the document.
    pub place: Place,
    /// The address of the sound among the published files.
    pub sound: String,
    /// In milliseconds.
    pub begin: u64,
    /// None for its end.
    pub end: Option<u64>,
}

/// The recording of a book.
#[derive(Debug, Default)]
pub(super) struct Recording {
    /// Who reads.
    pub narrators: Vec<String>,
    /// As the book says it, in milliseconds.
    pub duration: Option<u64>,
    /// What is said, by document.
    pub said: BTreeMap<String, Vec<Said>>,
}

/// Reads what the package says of a recording, and all of its SMIL files. What is wrong with them is told, and left out.
pub(super) fn read(package: &str, text: &str, shelf: &mut Shelf) -> Result<Recording, Refusal> {
    let (mut recording, files) = facts(package, text, shelf);
    let mut faults = Faults::default();
    let mut count = 0;
    for path in files {
        let Some((text, _)) = shelf.archive.borrow_mut().text(&path)? else {
            faults.note("is not in the book", &path);
            continue;
        };
        let pairs = pairs(&path, &text, &mut faults);
        if pairs.is_empty() {
            faults.note("holds nothing that can be heard", &path);
        }
        for pair in pairs {
            count += 1;
            if count > MOST_OF_BOOK {
                faults.note("has more pieces than a recording should have", &path);
                break;
            }
            let Some(sound) = shelf.sound(&path, &pair.sound) else {
                continue;
            };
            shelf.heard.insert(pair.place.clone());
            let said = recording.said.entry(pair.place.0.clone()).or_default();
            said.push(Said {
                place: pair.place,
                sound,
                begin: pair.begin,
                end: pair.end,
            });
        }
    }
    faults.tell(shelf);
    Ok(recording)
}

/// Narrators and length, and the SMIL files in the order of the manifest.
fn facts(package: &str, text: &str, shelf: &mut Shelf) -> (Recording, Vec<String>) {
    let mut recording = Recording::default();
    let mut named = BTreeSet::new();
    let mut items: Vec<(String, String)> = Vec::new();
    let mut tokens = tokens(text).peekable();
    while let Some(token) = tokens.next() {
        let Token::Open(name, rest, closed) = token else {
            continue;
        };
        let found = attributes(rest);
        match name {
            "item" => {
                named.extend(value(&found, "media-overlay"));
                items.extend(value(&found, "id").zip(value(&found, "href")));
            }
            // What refines another is of a part.
            "meta" if !closed && value(&found, "refines").is_none() => {
                let Some(Token::Text(words) | Token::Data(words)) = tokens.peek() else {
                    continue;
                };
                let words = crate::normalize::plain_line(words);
                match value(&found, "property").as_deref() {
                    Some("media:narrator") if !words.is_empty() => {
                        recording.narrators.push(words.chars().take(300).collect());
                    }
                    Some("media:duration") => recording.duration = milliseconds(&words),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let mut files = Vec::new();
    for (id, href) in items {
        if !named.remove(&id) {
            continue;
        }
        match inside(package, &href) {
            Some(path) => files.push(path),
            None => shelf.warn_of_narration(format!("“{href}” lies outside the book")),
        }
    }
    for id in named.iter().take(3) {
        let id: String = id.chars().take(80).collect();
        shelf.warn_of_narration(format!("the book has no file “{id}”, which it names"));
    }
    (recording, files)
}

/// A pair of words and sound.
#[derive(Debug, Default, PartialEq, Eq)]
struct Pair {
    place: Place,
    /// As it is written.
    sound: String,
    begin: u64,
    end: Option<u64>,
}

/// The pairs of a SMIL file, in their order.
fn pairs(path: &str, text: &str, faults: &mut Faults) -> Vec<Pair> {
    let mut pairs = Vec::new();
    // How many groups are open, and with which of them something began that is not wanted.
    let (mut depth, mut apart) = (0usize, None);
    let mut place: Option<Place> = None;
    let mut sound: Option<(String, u64, Option<u64>)> = None;
    for token in tokens(text) {
        match token {
            Token::Open("par" | "seq", rest, closed) => {
                (place, sound) = (None, None);
                if closed {
                    continue;
                }
                depth += 1;
                let types = value(&attributes(rest), "epub:type").unwrap_or_default();
                let unwanted = types.split_ascii_whitespace().any(|t| APART.contains(&t));
                if apart.is_none() && unwanted {
                    apart = Some(depth);
                }
            }
            Token::Open("text", rest, _) => {
                let src = value(&attributes(rest), "src").unwrap_or_default();
                place = resolve(path, &src);
                if place.is_none() {
                    faults.note("names words outside the book", &src);
                }
            }
            Token::Open("audio", rest, _) if apart.is_none() => {
                let found = attributes(rest);
                let time = |name: &str| match value(&found, name) {
                    Some(text) => milliseconds(&text).map(Some).ok_or(text),
                    None => Ok(None),
                };
                let src = value(&found, "src").unwrap_or_default();
                match (time("clipbegin"), time("clipend")) {
                    (Ok(begin), Ok(end)) if end.is_none_or(|end| end > begin.unwrap_or(0)) => {
                        sound = Some((src, begin.unwrap_or(0), end));
                    }
                    (Ok(_), Ok(_)) => faults.note("ends a piece before it begins", path),
                    (Err(text), _) | (_, Err(text)) => faults.note("is no time", &text),
                }
            }
            Token::Close("par" | "seq") => {
                if let (Some(place), Some((sound, begin, end))) = (place.take(), sound.take()) {
                    if pairs.len() >= MOST {
                        faults.note("has more pieces than a chapter should have", path);
                        return pairs;
                    }
                    pairs.push(Pair {
                        place,
                        sound,
                        begin,
                        end,
                    });
                }
                if apart == Some(depth) {
                    apart = None;
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    pairs
}

/// What is wrong with SMIL files, counted: a broken one has the same fault in every line.
#[derive(Default)]
struct Faults(BTreeMap<&'static str, (usize, String)>);

impl Faults {
    fn note(&mut self, what: &'static str, example: &str) {
        let known = self.0.entry(what).or_insert_with(|| {
            let example: String = example.chars().take(120).collect();
            (0, example)
        });
        known.0 += 1;
    }

    fn tell(self, shelf: &mut Shelf) {
        for (what, (count, example)) in self.0 {
            let more = match count {
                1 => String::new(),
                count => format!(", and so {} times more", count - 1),
            };
            shelf.warn_of_narration(format!("“{example}” {what}{more}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> (Vec<Pair>, Vec<&'static str>) {
        let mut faults = Faults::default();
        let text = format!("<smil><body>{body}</body></smil>");
        let pairs = pairs("OPS/s/a.smil", &text, &mut faults);
        (pairs, faults.0.into_keys().collect())
    }

    fn par(text: &str, audio: &str) -> String {
        format!("<par><text src='{text}'/><audio {audio}/></par>")
    }

    #[test]
    fn pairs_are_read_however_they_are_grouped() {
        let one = par(
            "../a.xhtml#p1",
            "src='a.mp3' clipBegin='0:00:01' clipEnd='2.5s'",
        );
        let two = "<par><audio clipBegin='2500ms' src='a.mp3'></audio><text src='../b.xhtml'></text></par>";
        let (pairs, faults) = read(&format!(
            "<seq epub:textref='../a.xhtml'><seq>{one}</seq></seq><smil:par/>{two}"
        ));
        assert_eq!(faults, [""; 0]);
        assert_eq!(pairs.len(), 2);
        assert_eq!(pairs[0].place, ("OPS/a.xhtml".to_owned(), "p1".to_owned()));
        assert_eq!((pairs[0].begin, pairs[0].end), (1_000, Some(2_500)));
        assert_eq!(pairs[1].place, ("OPS/b.xhtml".to_owned(), String::new()));
        assert_eq!((pairs[1].begin, pairs[1].end), (2_500, None));
    }

    #[test]
    fn what_stands_apart_is_not_heard() {
        let inner = par("../a.xhtml#p", "src='a.mp3'");
        let (pairs, faults) = read(&format!(
            "<seq epub:type='footnotes'><seq>{inner}</seq>{inner}</seq>\
             <par epub:type='pagebreak'><text src='../a.xhtml#n'/><audio src='a.mp3'/></par>{inner}"
        ));
        assert_eq!((pairs.len(), faults.len()), (1, 0));
        assert_eq!(pairs[0].place.1, "p");
    }

    #[test]
    fn hostile_files_are_told_and_left_out() {
        let bad = [
            par("https://a.org/x#p", "src='a.mp3'"),
            par("../../../etc/passwd#p", "src='a.mp3'"),
            par("../a.xhtml#p", "src='a.mp3' clipBegin='soon'"),
            par("../a.xhtml#p", "src='a.mp3' clipBegin='5s' clipEnd='4s'"),
            par("../a.xhtml#p", "src='a.mp3' clipBegin='5s' clipEnd='5s'"),
        ];
        let (pairs, faults) = read(&bad.concat());
        assert_eq!(pairs, []);
        assert_eq!(faults.len(), 3, "{faults:?}");
        // Neither depth nor length nor missing ends hold it up, and no pair is made of halves of two.
        let deep = "<seq>".repeat(100_000) + &par("../a.xhtml#p", "src='a.mp3'");
        assert_eq!(read(&deep).0.len(), 1);
        let long = par("../a.xhtml#p", "src='a.mp3'").repeat(MOST + 5);
        let (pairs, faults) = read(&long);
        assert_eq!((pairs.len(), faults.len()), (MOST, 1));
        let halves = "<par><text src='../a.xhtml#p'/></par><par><audio src='a.mp3'/></par>";
        assert_eq!(read(halves).0, []);
        assert_eq!(
            read("</par></seq></par><par><text/><audio/></par>").0.len(),
            1
        );
        assert_eq!(read("<par><text src='a").0, []);
    }
}
