//! A book while its chapters are read: where each document stands, what is linked, which pictures are shown.

use super::Picture;
use super::archive::{Archive, Refusal};
use super::html::{Links, resolve};
use super::picture;
use super::sounds;
use super::tags::{Token, attributes, tokens, value};
use crate::pictures::{self, Fault, MOST_PIXELS};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A place: path of the document and id in it.
pub(super) type Place = (String, String);

/// How links to other documents are written until every chapter has its id.
pub(super) const INNER: &str = "spine:";

/// The state of reading one book.
pub(super) struct Shelf {
    pub archive: RefCell<Archive>,
    pub id: String,
    pub file: PathBuf,
    /// Documents in the order of reading: path and text.
    pub documents: Vec<(String, String)>,
    /// What links and tables of contents lead to.
    pub wanted: BTreeSet<Place>,
    /// What signs of notes lead to.
    pub noted: BTreeSet<Place>,
    /// Elements that a recording reads.
    pub heard: BTreeSet<Place>,
    /// Classes whose short words stand upright in a vertical line.
    pub upright: BTreeSet<String>,
    pub pictures: Vec<Picture>,
    /// Of the sounds among them, by their addresses: MIME type and size.
    pub sounds: BTreeMap<String, (&'static str, u64)>,
    pub warnings: Vec<(&'static str, String)>,
    /// Set where a limit was passed on the way.
    pub refused: RefCell<Option<Refusal>>,
    numbers: BTreeMap<String, usize>,
    known: BTreeMap<String, Option<String>>,
    names: BTreeSet<String>,
}

impl Shelf {
    pub fn new(archive: Archive, id: &str, file: PathBuf) -> Self {
        Self {
            archive: RefCell::new(archive),
            id: id.to_owned(),
            file,
            documents: Vec::new(),
            wanted: BTreeSet::new(),
            noted: BTreeSet::new(),
            heard: BTreeSet::new(),
            upright: BTreeSet::new(),
            pictures: Vec::new(),
            sounds: BTreeMap::new(),
            warnings: Vec::new(),
            refused: RefCell::new(None),
            numbers: BTreeMap::new(),
            known: BTreeMap::new(),
            names: BTreeSet::new(),
        }
    }

    /// Adds a document.
    pub fn add(&mut self, path: String, text: String) {
        self.numbers.insert(path.clone(), self.documents.len());
        self.documents.push((path, text));
    }

    /// Notes what the links of all documents lead to.
    pub fn survey(&mut self) {
        let mut films = BTreeSet::new();
        for (path, text) in &self.documents {
            for token in tokens(text) {
                let Token::Open(name, rest, _) = token else {
                    continue;
                };
                if name.eq_ignore_ascii_case("video") {
                    films.insert(path.clone());
                }
                if !name.eq_ignore_ascii_case("a") {
                    continue;
                }
                let found = attributes(rest);
                let href = found.iter().find(|(name, _)| name == "href");
                let Some((to, id)) = href.and_then(|(_, href)| resolve(path, href)) else {
                    continue;
                };
                let sign = ["epub:type", "role"].iter().any(|name| {
                    value(&found, name).is_some_and(|words| {
                        words
                            .split_whitespace()
                            .any(|word| matches!(word, "noteref" | "annoref" | "doc-noteref"))
                    })
                });
                if id.is_empty() || to == *path {
                    continue;
                }
                if sign {
                    self.noted.insert((to, id));
                } else {
                    self.wanted.insert((to, id));
                }
            }
        }
        for path in films {
            let reason = format!(
                "“{path}” shows a film. Films of books are not taken; its words were kept."
            );
            self.warnings.push(("not-shown", reason));
        }
    }

    /// The number of a document.
    pub fn number(&self, path: &str) -> Option<usize> {
        self.numbers.get(path).copied()
    }

    fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let read = self.archive.borrow_mut().bytes(path);
        read.unwrap_or_else(|why| {
            self.refused.borrow_mut().get_or_insert(why);
            None
        })
    }

    fn new_picture(&mut self, path: &str) -> Option<String> {
        let Some(bytes) = self.bytes(path) else {
            let reason = format!("The picture “{path}” is not in the book; its words were kept.");
            self.warnings.push(("missing-picture", reason));
            return None;
        };
        let Some(extension) = picture::kind(&bytes) else {
            let reason = format!(
                "“{path}” is no picture that can be shown safely (JPEG, PNG, GIF, WebP, AVIF, or SVG without programs and links); its words were kept."
            );
            self.warnings.push(("bad-picture", reason));
            return None;
        };
        match picture::is_raster(extension).then(|| pictures::measure(&bytes, extension)) {
            Some(Err(Fault::Huge((width, height)))) => {
                let reason = format!(
                    "The picture “{path}” says it has {width} × {height} pixels; more than {} million would fill the memory of many phones. Its words were kept; ask for a smaller one.",
                    MOST_PIXELS / 1_000_000
                );
                self.warnings.push(("bad-picture", reason));
                return None;
            }
            Some(Err(Fault::Broken)) => self.warnings.push(picture::undecoded(path)),
            Some(Ok(_)) | None => {}
        }
        Some(self.publish(path, extension, false))
    }

    /// Gives a file of the book an address among the published ones.
    fn publish(&mut self, path: &str, extension: &str, sound: bool) -> String {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let mut stem = crate::normalize::short_slug(stem, 40);
        if stem.is_empty() {
            stem = if sound { "sound" } else { "picture" }.to_owned();
        }
        let of = |stem: &str| format!("media/books/{}/{stem}.{extension}", self.id);
        let mut name = of(&stem);
        let mut number = 2;
        while !self.names.insert(name.clone()) {
            name = of(&format!("{stem}-{number}"));
            number += 1;
        }
        self.pictures.push(Picture {
            name: name.clone(),
            book: self.file.clone(),
            path: path.to_owned(),
            told: self.file.display().to_string(),
            cover: false,
            in_text: false,
            sound,
        });
        name
    }

    fn new_sound(&mut self, path: &str) -> Option<String> {
        let read = self.archive.borrow_mut().sound(path);
        let (code, fault) = match read {
            Ok(Some(bytes)) => match sounds::kind(&bytes) {
                Some((extension, kind)) => {
                    let name = self.publish(path, extension, true);
                    self.sounds.insert(name.clone(), (kind, bytes.len() as u64));
                    return Some(name);
                }
                None => (
                    "bad-sound",
                    "is no sound that browsers play (MP3, AAC in M4A, Opus or Vorbis in Ogg, WAV)",
                ),
            },
            Ok(None) => ("missing-sound", "is not in the book"),
            Err(_) => (
                "bad-sound",
                "unpacks to more than a sound should have (32 MB each, 1 GB together)",
            ),
        };
        let reason = format!("The sound “{path}” {fault}; the words were kept.");
        self.warnings.push((code, reason));
        None
    }

    /// The address of a sound that a file of the book names; none for one that lies elsewhere, is missing, or is no sound.
    pub fn sound(&mut self, base: &str, src: &str) -> Option<String> {
        let (path, outside) = match resolve(base, src) {
            Some((path, _)) => (path, false),
            None => (
                format!("\0{}", src.chars().take(120).collect::<String>()),
                true,
            ),
        };
        if let Some(known) = self.known.get(&path) {
            // A picture of the same path is none.
            return known.clone().filter(|name| self.sounds.contains_key(name));
        }
        let name = if outside {
            let reason = format!(
                "The sound “{}” lies outside the book and is not heard: nothing comes from elsewhere.",
                &path[1..]
            );
            self.warnings.push(("missing-sound", reason));
            None
        } else {
            self.new_sound(&path)
        };
        self.known.insert(path, name.clone());
        name
    }

    /// Notes a fault of the recording.
    pub fn warn_of_narration(&mut self, fault: String) {
        let reason = format!(
            "The book's recording is not whole: {fault}. The words, and what else is heard, were kept."
        );
        self.warnings.push(("bad-narration", reason));
    }
}

impl Links for Shelf {
    fn link(&self, path: &str, fragment: &str) -> Option<String> {
        let number = self.number(path)?;
        Some(format!("{INNER}{number}#{fragment}"))
    }

    fn picture(&mut self, path: &str) -> Option<String> {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        let name = self.new_picture(path);
        self.known.insert(path.to_owned(), name.clone());
        name
    }

    fn sound(&mut self, base: &str, src: &str) -> Option<String> {
        Shelf::sound(self, base, src)
    }

    fn is_heard(&self, path: &str, id: &str) -> bool {
        // Most books have no recording.
        !self.heard.is_empty() && self.heard.contains(&(path.to_owned(), id.to_owned()))
    }

    fn document(&self, path: &str) -> Option<String> {
        match self.number(path) {
            Some(number) => self.documents.get(number).map(|(_, text)| text.clone()),
            None => self
                .bytes(path)
                .map(|bytes| crate::import::decode(&bytes).0),
        }
    }

    fn wanted(&self, path: &str, id: &str) -> bool {
        self.wanted.contains(&(path.to_owned(), id.to_owned()))
    }

    fn is_note(&self, path: &str, id: &str) -> bool {
        self.noted.contains(&(path.to_owned(), id.to_owned()))
    }

    fn is_upright(&self, class: &str) -> bool {
        self.upright.contains(class)
    }
}
