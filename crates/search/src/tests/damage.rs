//! Files that are not what they should be.

use super::generate::documents;
use super::{Files, course, search, write};
use crate::block::Block;
use crate::bytes::{Fault, Reader};
use crate::cards::CardSet;
use crate::columns::{Facets, read_column, read_orders, read_providers};
use crate::container::{self, FileKind, Opened};
use crate::list::List;
use crate::reference::Random;
use crate::root::Root;
use crate::tally::Tally;
use crate::words::each_word;
use crate::{Engine, Facet, Request, SearchError, Sort};
use std::collections::BTreeSet;

fn requests() -> Vec<Request> {
    let plain = |query: &str| Request {
        query: query.to_owned(),
        limit: 5,
        ..Request::default()
    };
    let hobbies = BTreeSet::from(["hobbies".to_owned()]);
    vec![
        plain("egg"),
        plain("egss"),
        plain("ste an"),
        plain("\"an egg\""),
        Request {
            sort: Sort::New,
            ..plain("")
        },
        Request {
            filters: [(Facet::Topic, hobbies)].into(),
            ..plain("egg")
        },
    ]
}

/// Asks everything; an answer must be the right one, an error must name a file.
fn try_all(files: Files, root: &str, wanted: &[crate::Response]) -> Vec<SearchError> {
    let engine = match pollster::block_on(Engine::open(files, root)) {
        Ok(engine) => engine,
        Err(error) => return vec![error],
    };
    let mut errors = Vec::new();
    for (request, wanted) in requests().iter().zip(wanted) {
        match pollster::block_on(engine.search(request)) {
            Ok(response) => assert_eq!(
                (&response.hits, &response.facets),
                (&wanted.hits, &wanted.facets)
            ),
            Err(error) => errors.push(error),
        }
        match pollster::block_on(engine.quick(request)) {
            Ok(response) => assert_eq!(response.hits, wanted.hits),
            Err(error) => errors.push(error),
        }
    }
    errors
}

fn small() -> (Files, String, Vec<crate::Response>) {
    let mut egg = course("egg", "en", "Steam an egg");
    egg.topics = vec!["gardening".to_owned()];
    egg.institution = "school".to_owned();
    let files = write(&[egg, course("tea", "en", "Tea and eggs")]);
    let engine = super::open(&files);
    let wanted = requests()
        .iter()
        .map(|request| search(&engine, request))
        .collect();
    (Files::of(&files), files.root.0.clone(), wanted)
}

#[test]
fn every_changed_byte_is_an_error_or_does_not_matter() {
    let (files, root, wanted) = small();
    for (name, bytes) in &files.0 {
        for at in 0..bytes.len() {
            for change in [0x01, 0x80, 0xff] {
                let mut changed = files.clone();
                changed.0.get_mut(name).unwrap()[at] ^= change;
                let errors = try_all(changed, &root, &wanted);
                assert!(
                    !errors.is_empty(),
                    "{name} {at}: every file is read by one of the requests"
                );
                assert!(
                    errors.iter().all(|error| error.file() == name),
                    "{name} {at}"
                );
            }
        }
    }
}

#[test]
fn every_cut_is_an_error_that_names_the_file() {
    let (files, root, wanted) = small();
    for (name, bytes) in &files.0 {
        for len in 0..bytes.len() {
            let mut cut = files.clone();
            cut.0.get_mut(name).unwrap().truncate(len);
            let errors = try_all(cut, &root, &wanted);
            assert!(
                !errors.is_empty() && errors.iter().all(|error| error.file() == name),
                "{name} {len}"
            );
        }
    }
}

#[test]
fn missing_foreign_and_newer_files_are_told_apart() {
    let (files, root, wanted) = small();
    for name in files.0.keys() {
        let mut missing = files.clone();
        missing.0.remove(name);
        let errors = try_all(missing, &root, &wanted);
        assert!(matches!(errors.as_slice(), [SearchError::Read(error), ..] if error.path == *name));

        let mut foreign = files.clone();
        foreign.0.insert(name.clone(), b"<!doctype html>".to_vec());
        let errors = try_all(foreign, &root, &wanted);
        assert!(
            matches!(errors.as_slice(), [SearchError::NotAnIndex { file }, ..] if file == name)
        );

        let mut newer = files.clone();
        newer.0.get_mut(name).unwrap()[4] = 200;
        let errors = try_all(newer, &root, &wanted);
        assert!(matches!(
            errors.as_slice(),
            [SearchError::Newer { found: 200, .. }, ..]
        ));
        assert!(errors[0].to_string().contains("update the portal"));
    }
}

/// Contents as a faulty writer could seal them, with a right checksum: the decoders alone must hold.
#[test]
fn decoders_refuse_or_read_any_contents_without_panic() {
    let files = write(&documents(400, &mut Random(3)));
    let (name, bytes) = &files.root;
    let opened = container::open(name, bytes, FileKind::Root, 0, None, &[]).unwrap();
    let root = Root::decode(&opened).unwrap();
    let mut random = Random(4);
    let mut refused = 0;
    for (name, bytes) in files.files.iter().chain([&files.root]) {
        let kind = FileKind::of_letter(bytes[5]).unwrap();
        let number = u32::from_le_bytes([bytes[9], bytes[10], bytes[11], bytes[12]]);
        let dictionary: &[u8] = if kind == FileKind::Root {
            &[]
        } else {
            &root.dictionary
        };
        let opened = container::open(name, bytes, kind, number, None, dictionary).unwrap();
        for _ in 0..60 {
            let mut changed = opened.clone();
            for part in [&mut changed.text, &mut changed.rest] {
                if !part.is_empty() && random.chance(70) {
                    let at = random.below(part.len());
                    part[at] = random.next() as u8;
                    part.truncate(part.len() - random.below(2));
                }
            }
            refused += read_as_each_kind(&changed, &root);
        }
    }
    assert!(refused > 1_000, "{refused}");
}

/// Reads contents as each kind of file; hands back how many refused them.
fn read_as_each_kind(opened: &Opened, root: &Root) -> usize {
    let docs = root.docs as usize;
    let text = &opened.text;
    let results = [
        Root::decode(opened).is_err(),
        read_block(opened.clone(), root).is_err(),
        CardSet::read(&mut Reader::new(text)).is_err(),
        each_word(text, b"a", |_, _| {}).is_err(),
        List::default().read(&opened.rest, root.docs, 100).is_err(),
        read_column::<Facets>(text, docs, |_| true).is_err(),
        read_column::<Vec<u32>>(text, docs, |_| true).is_err(),
        read_providers(text, docs, root.institutions).is_err(),
        read_orders(text, docs).is_err(),
    ];
    results.into_iter().filter(|refused| *refused).count()
}

/// Reads a file of terms with everything in it.
fn read_block(opened: Opened, root: &Root) -> Result<(), Fault> {
    let block = Block::read(opened)?;
    for place in block.beginning_with(b"") {
        let entry = block.entry(place);
        List::default().read(block.head(entry), root.docs, entry.head as usize)?;
        if !entry.tally.is_empty() {
            Tally::read(&mut Reader::new(&entry.tally), root.sizes())?;
        }
    }
    (0..block.cards.len()).try_for_each(|place| block.cards.hit(place).map(drop))
}
