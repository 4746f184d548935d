//! The engine over an index of which some files are not what the writer made.

use super::container::wrap;
use super::draw::Draw;
use super::sample::{Sample, sample, wide};
use crate::container::{FileKind, Opened};
use crate::{Engine, Facet, ReadError, Request, Response, SearchError, Sort, Source};
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// The index has more courses than it has: what is read for large catalogues is read of this small one.
pub(super) const LARGE: u8 = 1;
/// It is the wider of the two.
pub(super) const WIDE: u8 = 2;
/// Files come later than they are asked for.
pub(super) const SLOW: u8 = 4;
/// A file is another as a whole; without it, bytes of files are changed.
pub(super) const WHOLE: u8 = 8;

/// So often is a question taken up again before it counts as one that waits for nothing.
const MOST_TURNS: usize = 100_000;

type FileId = (FileKind, u32);

/// The files as they are, and those that are not.
struct Altered {
    sample: &'static Sample,
    changed: BTreeMap<FileId, Opened>,
    slow: bool,
}

impl Altered {
    fn contents(&mut self, id: FileId) -> &mut Opened {
        let made = self.sample.files.get(&id).cloned();
        self.changed
            .entry(id)
            .or_insert_with(|| made.unwrap_or_else(nothing))
    }

    fn id(&self, number: usize) -> FileId {
        let ids = self.sample.files.keys();
        ids.copied()
            .nth(number % self.sample.files.len())
            .unwrap_or((FileKind::Root, 0))
    }
}

fn nothing() -> Opened {
    Opened {
        text: Vec::new(),
        rest: Vec::new(),
    }
}

impl Source for Altered {
    async fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let mut waited = !self.slow;
        poll_fn(|context| {
            if std::mem::replace(&mut waited, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        let missing = || ReadError {
            path: path.to_owned(),
            reason: "no such file".to_owned(),
            retry: false,
        };
        let (id, tag) = named(path).ok_or_else(missing)?;
        let changed = self.changed.get(&id);
        let contents = changed.or_else(|| self.sample.files.get(&id));
        let contents = contents.ok_or_else(missing)?;
        Ok(wrap(id.0, id.1, tag, &contents.text, &contents.rest))
    }
}

/// Which file a path names, and by which tag.
fn named(path: &str) -> Option<(FileId, u32)> {
    let name = path.strip_prefix("search/")?.strip_suffix(".bin")?;
    let mut parts = name.split('-');
    let letter = parts.next()?.bytes().next()?;
    let kind = FileKind::of_letter(letter)?;
    let number = u32::from_str_radix(parts.next()?, 16).ok()?;
    let tag = u32::from_str_radix(parts.next()?, 16).ok()?;
    Some(((kind, number), tag))
}

/// Asks an engine: an answer is sound, an error names a file.
pub(super) fn engine(input: &[u8]) {
    let mut draw = Draw::new(input);
    let how = draw.byte();
    let asked = draw.byte();
    let request = request(&mut draw);
    let mut files = Altered {
        sample: if how & WIDE == 0 { sample() } else { wide() },
        changed: BTreeMap::new(),
        slow: how & SLOW != 0,
    };
    if how & LARGE != 0 {
        let root = files.sample.root(true);
        files.changed.insert((FileKind::Root, 0), root);
    }
    let which = draw.byte();
    if how & WHOLE == 0 {
        change(&mut files, which, &mut draw);
    } else {
        // Also files that the index does not have.
        let id = match which {
            240.. => (
                FileKind::ALL[draw.below(FileKind::ALL.len())],
                u32::from(draw.two()),
            ),
            which => files.id(usize::from(which)),
        };
        files.changed.insert(id, draw.opened());
    }
    ask(files, asked, &request);
}

/// Changes bytes, here and there, in any files.
fn change(files: &mut Altered, first: u8, draw: &mut Draw) {
    let mut id = files.id(usize::from(first));
    while !draw.is_empty() {
        let (what, at, byte) = (draw.byte(), usize::from(draw.two()), draw.byte());
        if what & 7 == 7 {
            id = files.id(usize::from(byte));
            continue;
        }
        let contents = files.contents(id);
        let part = match what & 8 {
            0 => &mut contents.text,
            _ => &mut contents.rest,
        };
        let at = at % (part.len() + 1);
        match (what & 7, part.get_mut(at)) {
            (0, _) => part.insert(at, byte),
            (1, Some(_)) => drop(part.remove(at)),
            (2, _) => part.truncate(at),
            (3, Some(old)) => *old ^= byte,
            (4, Some(old)) => *old = old.wrapping_add(byte),
            (5, Some(_)) => {
                let end = (at + usize::from(byte)).min(part.len());
                drop(part.drain(at..end));
            }
            (_, Some(old)) => *old = byte,
            (_, None) => part.push(byte),
        }
    }
}

const VALUES: [&str; 12] = [
    "hobbies", "micro", "river", "garden", "skills", "video", "beginner", "en", "zh", "1h", "yes",
    "no",
];

fn request(draw: &mut Draw) -> Request {
    let how = draw.byte();
    let mut request = Request {
        typing: how & 1 == 1,
        sort: [Sort::Relevance, Sort::Popular, Sort::New, Sort::Shortest]
            [usize::from(how >> 1 & 3)],
        offset: if how & 8 == 0 { 0 } else { draw.number() },
        limit: if how & 16 == 0 { 10 } else { draw.number() },
        ..Request::default()
    };
    for _ in 0..how >> 5 & 3 {
        let facet = Facet::ALL[draw.below(Facet::ALL.len())];
        let value = match draw.byte() {
            255 => draw.text(),
            known => VALUES[usize::from(known) % VALUES.len()].to_owned(),
        };
        request.filters.entry(facet).or_default().insert(value);
    }
    request.query = draw.text();
    request
}

fn ask(files: Altered, asked: u8, request: &Request) {
    let engine = match settle(Engine::open(files, "search/r-0000-00000000.bin")) {
        Ok(engine) => engine,
        Err(error) => return sound(&error),
    };
    let wanted = |bit: u8| asked & 15 == 0 || asked >> bit & 1 == 1;
    let answers = [
        wanted(0).then(|| settle(engine.quick(request))),
        wanted(1).then(|| settle(engine.page(request))),
        wanted(2).then(|| settle(engine.search(request))),
    ];
    for answer in answers.into_iter().flatten() {
        match answer {
            Ok(response) => fits(&response, request),
            Err(error) => sound(&error),
        }
    }
    if wanted(3) {
        let limit = request.limit as usize;
        match settle(engine.suggest(&request.query, limit)) {
            Ok(suggestions) => assert!(suggestions.len() <= limit),
            Err(error) => sound(&error),
        }
    }
}

fn sound(error: &SearchError) {
    assert!(
        error.file().starts_with("search/"),
        "an error names its file"
    );
}

fn fits(response: &Response, request: &Request) {
    assert!(response.hits.len() <= request.limit.min(100) as usize);
    for hit in &response.hits {
        for (lang, ranges) in &hit.marks {
            let title = hit.title.get(lang).map_or("", String::as_str);
            for range in ranges {
                assert!(
                    title.get(range.clone()).is_some(),
                    "a mark is cut in a character"
                );
            }
        }
    }
}

/// Waits for an answer. Files are there or are woken for at once, so one that is long in coming never comes.
fn settle<T>(question: impl Future<Output = T>) -> T {
    let mut question = pin!(question);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..MOST_TURNS {
        if let Poll::Ready(answer) = question.as_mut().poll(&mut context) {
            return answer;
        }
    }
    panic!("a question waits for nothing");
}
