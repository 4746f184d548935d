//! A small index of every kind of file, made by the writer, in memory.

use crate::bytes::Fault;
use crate::container::{self, FileKind, Opened};
use crate::root::Root;
use crate::{Document, IndexOptions, IndexWriter, MemoryScratch, Publish};
use lifelong_api::{Area, Format, Kind, Level, Text, Topic};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// An index, unpacked.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) root: Root,
    /// The contents of every file.
    pub(super) files: BTreeMap<(FileKind, u32), Opened>,
}

/// The index of sixty courses.
pub(super) fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| make(60))
}

/// One of so many more courses that lists do not fit into the heads of their terms.
pub(super) fn wide() -> &'static Sample {
    static WIDE: OnceLock<Sample> = OnceLock::new();
    WIDE.get_or_init(|| make(230))
}

impl Sample {
    /// The contents of the root, or of one that says that there are more courses than are answered at once.
    pub(super) fn root(&self, large: bool) -> Opened {
        let mut root = self.root.clone();
        if large {
            root.docs = 5_000;
        }
        let (text, rest) = root.encode();
        Opened { text, rest }
    }
}

#[derive(Default)]
struct Files(Vec<Vec<u8>>);

impl Publish for Files {
    fn file(&mut self, _: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.0.push(bytes.to_vec());
        Ok(())
    }
}

fn make(count: usize) -> Sample {
    let made = write(count).expect("an index of good courses is written");
    unpack(&made).expect("what was written can be read")
}

fn write(count: usize) -> Result<Vec<Vec<u8>>, crate::WriteError> {
    let options = IndexOptions { topics: topics() };
    let mut writer = IndexWriter::new(options, Arc::new(MemoryScratch))?;
    for number in 0..count {
        writer.add(document(number))?;
    }
    let mut files = Files::default();
    writer.finish(&mut files)?;
    Ok(files.0)
}

fn unpack(files: &[Vec<u8>]) -> Result<Sample, Fault> {
    let open = |bytes: &[u8], dictionary: &[u8]| {
        let kind = FileKind::of_letter(bytes[5]).ok_or("a kind is not in the list")?;
        let number = u32::from_le_bytes([bytes[9], bytes[10], bytes[11], bytes[12]]);
        let opened = container::open("", bytes, kind, number, None, dictionary);
        Ok(((kind, number), opened.map_err(|_| "it cannot be opened")?))
    };
    let last = files.last().ok_or("the root comes last")?;
    let root = Root::decode(&open(last, &[])?.1)?;
    let (_, others) = files.split_last().ok_or("the root comes last")?;
    let others = others.iter().map(|bytes| open(bytes, &root.dictionary));
    let mut all: BTreeMap<_, _> = others.collect::<Result<_, Fault>>()?;
    let (id, opened) = open(last, &[])?;
    all.insert(id, opened);
    Ok(Sample { root, files: all })
}

fn topics() -> Vec<Topic> {
    let topic = |id: &str, name: &str, chinese: &str, broader: Option<&str>| {
        let mut text = Text::of("en", name);
        text.insert("zh-Hans", chinese.to_owned());
        Topic {
            id: id.to_owned(),
            name: text,
            broader: broader.map(str::to_owned),
            ..Topic::default()
        }
    };
    vec![
        topic("skills", "Professional skills", "职业技能", None),
        topic("computing", "Computing", "计算机", Some("skills")),
        topic("programming", "Programming", "编程", Some("computing")),
        topic("garden", "Gardening", "园艺", None),
    ]
}

const TITLES: [(&str, &str); 12] = [
    ("en", "Machine learning for gardeners"),
    ("en", "Steam an egg"),
    ("zh-Hans", "机器学习入门"),
    ("zh-Hans", "太极拳与养生"),
    ("en", "Programming in C++ (6.00x)"),
    ("ru", "Основы программирования"),
    ("en", "The art of bread and soup"),
    ("en", "Garden"),
    ("de", "Ökonomie für Anfänger"),
    ("en", "Python编程 basics 18.031"),
    ("en", "Photography, colour and light: teacher's notes"),
    ("zh-Hant", "學習電腦"),
];

const SCHOOLS: [(&str, &str); 4] = [
    ("lantern-lane", "Lantern Lane College"),
    ("open-garden", "Open Garden University"),
    ("river", "河边学校"),
    ("soup", "The Soup School"),
];

/// A course; those from the sixtieth on are much alike.
fn document(number: usize) -> Document {
    let (lang, title) = TITLES[number % TITLES.len()];
    let mut document = Document {
        id: format!("course-{number}"),
        title: Text::of(lang, title),
        description: Text::of("en", "A gentle garden of words, for learners."),
        rank: (number % 7) as f32,
        ..Document::default()
    };
    if number >= 60 {
        document.title = Text::of("en", ["Garden walks", "Soup"][number % 2]);
        return document;
    }
    if number.is_multiple_of(3) {
        document
            .title
            .insert("en", format!("Learning number {number}"));
    }
    let (school, name) = SCHOOLS[number % SCHOOLS.len()];
    if !number.is_multiple_of(5) {
        document.id = format!("{school}-steam-an-egg-{number}");
        document.institution = school.to_owned();
        document.institution_name = Text::of("en", name);
    }
    document.topics = match number % 4 {
        0 => vec!["programming".to_owned()],
        1 => vec!["garden".to_owned(), "computing".to_owned()],
        _ => Vec::new(),
    };
    document.keywords = vec![["breakfast", "机器", "wellbeing"][number % 3].to_owned()];
    document.codes = vec![format!("LL-{}.0{}x", number % 6, number % 2)];
    document.area = Area::ALL[number % Area::ALL.len()];
    document.kind = [Kind::Own, Kind::Partner, Kind::Micro, Kind::Other][number % 4];
    document.format = [Format::Text, Format::Video, Format::Other][number % 3];
    document.level = [None, Some(Level::Beginner), Some(Level::Advanced)][number % 3];
    document.languages = [
        vec!["en".to_owned()],
        vec![],
        vec!["zh".into(), "en".into()],
    ][number % 3]
        .clone();
    document.minutes = (number % 5 > 1).then_some(number as u32 * 20);
    document.free = [None, Some(true), Some(false)][number % 3];
    document.enrolled = number.is_multiple_of(2).then_some(number as u64 * 1_000);
    document.modified = number.is_multiple_of(3).then_some(20_000 + number as u32);
    document
}
