//! Files that are not what they should be.

use super::generate::{Random, documents};
use super::{Files, course, search, write};
use crate::columns::{Facets, read_column, read_orders, read_providers};
use crate::posting::read_list;
use crate::root::Root;
use crate::words::each_word;
use crate::{Engine, Facet, Request, SearchError, Sort, card, terms};
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

/// Bodies as a faulty writer could seal them, with a right checksum: the decoders alone must hold.
#[test]
fn decoders_refuse_or_read_any_body_without_panic() {
    let files = write(&documents(200, &mut Random(3)));
    let root = Root::decode(&files.root.1[25..]).unwrap();
    let mut random = Random(4);
    let mut refused = 0;
    for (_, bytes) in files.files.iter().chain([&files.root]) {
        for _ in 0..40 {
            let mut body = bytes[25..].to_vec();
            let at = random.below(body.len());
            body[at] = random.next() as u8;
            body.truncate(body.len() - random.below(2).min(body.len() - 1));
            refused += decode_everything(&body, &root);
        }
    }
    assert!(refused > 1_000, "{refused}");
}

/// Reads a body as each kind of file; hands back how many refused it.
fn decode_everything(body: &[u8], root: &Root) -> usize {
    let docs = root.docs as usize;
    let results = [
        Root::decode(body).is_err(),
        terms::find(body, "学习".as_bytes()).is_err(),
        terms::read_answer(body, root.sizes()).is_err(),
        each_word(body, |_, _| {}).is_err(),
        read_list(body, root.docs, &mut Vec::new()).is_err(),
        read_column::<Facets>(body, docs, |_| true).is_err(),
        read_column::<Vec<u32>>(body, docs, |_| true).is_err(),
        read_providers(body, docs, root.institutions).is_err(),
        read_orders(body, docs).is_err(),
        card::decode(body).is_err(),
    ];
    results.into_iter().filter(|refused| *refused).count()
}
