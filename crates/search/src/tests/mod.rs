//! The engine against the writer, as a whole.

mod behaviour;
mod chinese;
mod damage;
mod equality;
mod fuzz;
mod generate;
mod golden;
mod large;
mod ranking;

use crate::{
    Document, Engine, IndexOptions, IndexWriter, MemoryScratch, Publish, ReadError, Request,
    Response, Source,
};
use lifelong_api::{Text, Topic};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The files of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct IndexFiles {
    root: (String, Vec<u8>),
    /// Every other file, sorted by name.
    files: Vec<(String, Vec<u8>)>,
}

impl Publish for IndexFiles {
    fn file(&mut self, path: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.files.push((path.to_owned(), bytes.to_vec()));
        Ok(())
    }
}

fn finish(writer: IndexWriter) -> IndexFiles {
    let mut files = IndexFiles::default();
    let root = writer.finish(&mut files).unwrap();
    files.root = files.files.pop().unwrap();
    assert_eq!(files.root.0, root, "the root comes last");
    files.files.sort();
    files
}

fn writer() -> IndexWriter {
    IndexWriter::new(IndexOptions { topics: topics() }, Arc::new(MemoryScratch)).unwrap()
}

/// Files in memory.
#[derive(Clone, Debug)]
struct Files(BTreeMap<String, Vec<u8>>);

impl Source for Files {
    async fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.0.get(path).cloned().ok_or_else(|| ReadError {
            path: path.to_owned(),
            reason: "no such file".to_owned(),
            retry: false,
        })
    }
}

impl Files {
    fn of(files: &IndexFiles) -> Files {
        Files(
            files
                .files
                .iter()
                .cloned()
                .chain([files.root.clone()])
                .collect(),
        )
    }
}

fn topic(id: &str, name: &str, zh: &str, broader: Option<&str>) -> Topic {
    let mut text = Text::of("en", name);
    text.insert("zh-Hans", zh.to_owned());
    Topic {
        id: id.to_owned(),
        name: text,
        broader: broader.map(str::to_owned),
        ..Topic::default()
    }
}

fn topics() -> Vec<Topic> {
    vec![
        topic("programming", "Programming", "编程", Some("computing")),
        topic("computing", "Computing", "计算机", Some("professional")),
        topic("professional", "Professional skills", "职业技能", None),
        topic("hobbies", "Hobbies", "兴趣爱好", None),
        topic("gardening", "Gardening", "园艺", Some("hobbies")),
        topic("poetry", "Poetry", "诗歌", Some("hobbies")),
    ]
}

fn write(documents: &[Document]) -> IndexFiles {
    let mut writer = writer();
    documents
        .iter()
        .for_each(|document| writer.add(document.clone()).unwrap());
    finish(writer)
}

fn open(files: &IndexFiles) -> Engine<Files> {
    pollster::block_on(Engine::open(Files::of(files), &files.root.0)).unwrap()
}

fn engine(documents: &[Document]) -> Engine<Files> {
    open(&write(documents))
}

fn course(id: &str, lang: &str, title: &str) -> Document {
    Document {
        id: id.to_owned(),
        title: Text::of(lang, title),
        ..Document::default()
    }
}

fn ask(engine: &Engine<Files>, query: &str) -> Response {
    search(
        engine,
        &Request {
            query: query.to_owned(),
            limit: 10,
            ..Request::default()
        },
    )
}

fn search(engine: &Engine<Files>, request: &Request) -> Response {
    pollster::block_on(engine.search(request)).unwrap()
}

fn ids(response: &Response) -> Vec<&str> {
    response.hits.iter().map(|hit| hit.id.as_str()).collect()
}
