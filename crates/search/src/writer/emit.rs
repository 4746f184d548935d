//! From what was gathered to files: numbering, merge, and the workers that make files.

use super::beginnings::{self, Beginning, Beginnings};
use super::dictionary;
use super::docs::{Coming, Counter, Ranked};
use super::feed::{Feed, Grouping, Job, feed_terms};
use super::files::{Draft, File, put_institution, ranges};
use super::group::{Listed, Made, Ready, Shared, make};
use super::intake::Gathered;
use super::runs::Merge;
use super::topics::TopicTable;
use super::{Publish, values, words};
use crate::cards::put_cards;
use crate::columns::{put_column, put_orders, put_providers};
use crate::container::{FileKind, Tag};
use crate::query::Facet;
use crate::root::{Directory, Root};
use crate::tally::Tally;
use rustc_hash::{FxHashMap, FxHashSet};
use std::io;
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

/// Courses a file of cards.
const CARDS: u32 = 400;
/// Courses a file of each column.
const COLUMN: u32 = 16_384;
/// Institutions a file of their dictionary.
const INSTITUTIONS: u32 = 512;
/// What became of it.
enum Done {
    Group(FileKind, u32, Made),
    /// Files by kind and number.
    Range(Vec<(FileKind, u32, Tag, File)>),
}

/// All that is known of the files so far.
#[derive(Default)]
struct Known {
    terms: Vec<(u32, Tag, Vec<Listed>)>,
    extras: Vec<(u32, Tag, Vec<Listed>)>,
    beginnings: Vec<Beginning>,
    counts: FxHashMap<Box<str>, (u32, u32)>,
    ranges: FxHashMap<(FileKind, u32), Tag>,
}

pub(super) fn emit(
    topics: TopicTable,
    coming: Coming,
    mut gathered: Vec<Gathered>,
    threads: usize,
    out: &mut dyn Publish,
) -> io::Result<String> {
    let numbered = coming.number(&topics, &mut gathered);
    let mut root = Root {
        docs: numbered.docs.len() as u32,
        cards_per_file: CARDS,
        docs_per_column: COLUMN,
        institutions: numbered.institutions.len() as u32,
        institutions_per_file: INSTITUTIONS,
        languages: numbered.languages.clone(),
        topics: topics.entries,
        ..Root::default()
    };
    let sizes = root.sizes();
    let dictionary = dictionary::of(&numbered);
    let shared = Shared {
        numbered: &numbered,
        sizes,
        dictionary: &dictionary,
    };
    let mut all = Tally::new(sizes);
    Counter::new(&numbered).count(0..root.docs, &mut all);

    let (mut runs, mut spelled) = (Vec::new(), FxHashSet::default());
    let mut total = 0;
    for worker in gathered {
        total += worker.postings;
        runs.extend(worker.runs);
        spelled.extend(worker.words);
    }
    let mut known = Known::default();
    let docs = root.docs;
    let merge = Merge::new(runs)?;
    let next = run(threads, &shared, &mut known, total, out, move |feed| {
        for (number, range) in (0..).zip(ranges(docs, COLUMN)) {
            feed.send(Job::Columns(number, range))?;
        }
        for (number, range) in (0..).zip(ranges(docs, CARDS)) {
            feed.send(Job::Cards(number, range))?;
        }
        feed_terms(merge, feed)
    })?;
    let joined = beginnings::join(std::mem::take(&mut known.beginnings));
    run(threads, &shared, &mut known, 0, out, |feed| {
        let mut group = Grouping::new(next);
        values::each(&numbered, &root, |ready| group.add(ready, feed))?;
        for ready in joined {
            group.add(ready, feed)?;
        }
        group.close(feed)
    })?;

    let (spelling, word_files) = words::dictionary(spelled, &known.counts, &dictionary);
    let mut institutions = Directory::default();
    let (pinyin, pinyin_files) = super::pinyin::dictionary(&known.counts, &dictionary);
    let mut rest: Vec<File> = word_files;
    rest.extend(pinyin_files);
    for (number, range) in (0..).zip(ranges(root.institutions, INSTITUTIONS)) {
        let mut text = Vec::new();
        for at in range {
            let (id, name) = &numbered.institutions[at as usize];
            put_institution(&mut text, id, name, all.of(Facet::Institution)[at as usize]);
        }
        let (file, tag) = Draft::text(FileKind::Institutions, number, text).seal(&dictionary);
        institutions.tags.push(tag);
        rest.push(file);
    }
    for file in rest {
        out.file(&file.path, &file.bytes)?;
    }
    root.tally = all.with(Facet::Institution, Vec::new());
    root.files = FileKind::IN_ROOT.map(|kind| match kind {
        FileKind::Terms => listed(std::mem::take(&mut known.terms)),
        FileKind::Extras => listed(std::mem::take(&mut known.extras)),
        FileKind::Words => spelling.clone(),
        FileKind::Pinyin => pinyin.clone(),
        FileKind::Institutions => institutions.clone(),
        kind => known.range(kind),
    });
    root.dictionary = dictionary;
    let (file, _) = Draft::new(FileKind::Root, 0, root.encode()).seal(&[]);
    out.file(&file.path, &file.bytes)?;
    Ok(file.path)
}

impl Known {
    /// Tags of a kind of files that hold ranges.
    fn range(&self, kind: FileKind) -> Directory {
        let tags = (0..).map_while(|number| self.ranges.get(&(kind, number)).copied());
        Directory {
            tags: tags.collect(),
            ..Directory::default()
        }
    }
}

/// Files of terms in the order of their keys.
fn listed(mut groups: Vec<(u32, Tag, Vec<Listed>)>) -> Directory {
    groups.sort_by_key(|(number, ..)| *number);
    let mut directory = Directory::default();
    for (_, tag, files) in groups {
        directory.tags.push(tag);
        for listed in files {
            directory.keys.push(listed.key);
            directory.numbers.push(listed.number);
        }
    }
    directory
}

/// Runs workers over the jobs that `feed` gives, and writes what they make. Hands back what `feed` does.
fn run<T: Send>(
    threads: usize,
    shared: &Shared,
    known: &mut Known,
    total: u64,
    out: &mut dyn Publish,
    feed: impl FnOnce(&mut Feed) -> io::Result<T> + Send,
) -> io::Result<T> {
    std::thread::scope(|scope| {
        // What waits is in memory: one job for each worker is enough.
        let (jobs, queue) = sync_channel(threads);
        let queue = Arc::new(Mutex::new(queue));
        let (results, done) = sync_channel(2 * threads);
        let feeder = scope.spawn(move || feed(&mut Feed(jobs)));
        for _ in 0..threads {
            let (queue, results) = (queue.clone(), results.clone());
            scope.spawn(move || work(shared, &queue, &results));
        }
        // The workers alone hold the queue, so that the feeder learns when all of them are gone.
        drop(queue);
        drop(results);
        let mut count = 0;
        let mut result = Ok(());
        for one in &done {
            result = take(one, known, &mut count, total, out);
            if result.is_err() {
                break;
            }
        }
        // Nobody takes results any more: whoever waits to hand one over is let go.
        drop(done);
        let fed = match feeder.join() {
            Ok(fed) => fed,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        result.and(fed)
    })
}

fn take(
    done: Done,
    known: &mut Known,
    count: &mut u64,
    total: u64,
    out: &mut dyn Publish,
) -> io::Result<()> {
    match done {
        Done::Range(files) => {
            for (kind, number, tag, file) in files {
                known.ranges.insert((kind, number), tag);
                out.file(&file.path, &file.bytes)?;
            }
        }
        Done::Group(kind, number, made) => {
            for file in &made.files {
                out.file(&file.path, &file.bytes)?;
            }
            known.beginnings.extend(made.beginnings);
            for (key, courses, titled) in made.counts {
                *count += u64::from(courses);
                known.counts.insert(key, (courses, titled));
            }
            match kind {
                FileKind::Terms => known.terms.push((number, made.tag, made.listed)),
                _ => known.extras.push((number, made.tag, made.listed)),
            }
            if total > 0 {
                out.progress(*count, total);
            }
        }
    }
    Ok(())
}

fn work(shared: &Shared, queue: &Mutex<Receiver<Job>>, results: &SyncSender<Done>) {
    let mut counter = Counter::new(shared.numbered);
    let mut beginnings = Beginnings::new(shared.numbered.docs.len());
    loop {
        let job = match queue.lock() {
            Ok(queue) => queue.recv(),
            Err(_) => return,
        };
        let Ok(job) = job else { return };
        let done = match job {
            Job::Terms(group, terms) => {
                let of = |merged| Ready::of(merged, shared.numbered);
                let ready: Vec<Ready> = terms.into_iter().map(of).collect();
                let beginnings = Some(&mut beginnings);
                let made = make(
                    &group,
                    &ready,
                    FileKind::Terms,
                    shared,
                    &mut counter,
                    beginnings,
                );
                Done::Group(FileKind::Terms, group.number, made)
            }
            Job::Extras(group, ready) => {
                let made = make(&group, &ready, FileKind::Extras, shared, &mut counter, None);
                Done::Group(FileKind::Extras, group.number, made)
            }
            Job::Cards(number, range) => {
                let cards: Vec<_> = range.map(|doc| shared.numbered.card(doc)).collect();
                let mut text = Vec::new();
                put_cards(&mut text, &cards);
                Done::Range(vec![range_file(FileKind::Cards, number, text, shared)])
            }
            Job::Columns(number, range) => Done::Range(columns(shared, number, range)),
        };
        if results.send(done).is_err() {
            return;
        }
    }
}

fn range_file(
    kind: FileKind,
    number: u32,
    text: Vec<u8>,
    shared: &Shared,
) -> (FileKind, u32, Tag, File) {
    let (file, tag) = Draft::text(kind, number, text).seal(shared.dictionary);
    (kind, number, tag, file)
}

fn columns(shared: &Shared, number: u32, range: Range<u32>) -> Vec<(FileKind, u32, Tag, File)> {
    let numbered = shared.numbered;
    let docs = &numbered.docs[range.start as usize..range.end as usize];
    let pick = |of: fn(&Ranked) -> u32| docs.iter().map(of).collect::<Vec<u32>>();
    let facets = put_column(&pick(|doc| doc.facets), |n| &numbered.facets[n as usize]);
    let topics = put_column(&pick(|doc| doc.topics), |n| {
        &numbered.topic_sets[n as usize]
    });
    let orders: Vec<_> = docs.iter().map(|doc| doc.order).collect();
    let providers = put_providers(&pick(|doc| doc.provider));
    [
        (FileKind::Facets, facets),
        (FileKind::Topics, topics),
        (FileKind::Providers, providers),
        (FileKind::Orders, put_orders(&orders)),
    ]
    .map(|(kind, text)| range_file(kind, number, text, shared))
    .into()
}
