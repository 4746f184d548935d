//! Made-up catalogues: the same bytes for a seed, and shaped like real ones.

use lifelong_builder::generate::write;
use lifelong_builder::record::Record;
use std::collections::{BTreeMap, BTreeSet};

fn bytes(courses: u64, seed: u64) -> Vec<u8> {
    let mut out = Vec::new();
    write(courses, seed, &mut out).expect("memory takes everything");
    out
}

fn records(courses: u64, seed: u64) -> Vec<Record> {
    let text = String::from_utf8(bytes(courses, seed)).expect("UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a record"))
        .collect()
}

fn counts<'r>(keys: impl Iterator<Item = &'r str>) -> Vec<usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    keys.for_each(|key| *counts.entry(key).or_default() += 1);
    let mut counts: Vec<_> = counts.into_values().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts
}

/// FNV-1a, as in draft-eastlake-fnv.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    // Benches quote numbers of generated catalogues: who changes a word list changes them, and this.
    assert_eq!(format!("{:016x}", hash(&bytes(200, 1))), "97cbe88fbf51dd9c");
    assert_ne!(bytes(20, 1), bytes(20, 2));
}

#[test]
fn a_longer_catalogue_begins_with_the_shorter_one() {
    let long = bytes(3_000, 7);
    assert!(long.starts_with(&bytes(1_000, 7)));
    assert!(bytes(0, 7).is_empty());
}

#[test]
fn every_record_is_whole() {
    let mut ids = BTreeSet::new();
    for (index, record) in records(3_000, 3).iter().enumerate() {
        assert!(
            !record.title.is_empty() && !record.provider.is_empty(),
            "{record:?}"
        );
        let area = record
            .area
            .as_deref()
            .and_then(lifelong_api::Area::from_code);
        assert!(area.is_some() && record.topics.len() == 1, "{record:?}");
        assert_eq!(record.position.line, index as u64 + 1);
        assert!(record.authors.is_empty());
        assert!(!record.title.contains(['{', '}']) && !record.description.contains(['{', '}']));
        assert!(
            record
                .url
                .as_ref()
                .is_some_and(|url| url.contains(".example/")),
            "{record:?}"
        );
        let chinese = record.text_language.as_deref() == Some("zh-Hans");
        let length = match chinese {
            true => record.description.chars().count(),
            false => record.description.split_whitespace().count(),
        };
        let range = if chinese { 40..=240 } else { 25..=120 };
        assert!(range.contains(&length), "{length}: {}", record.description);
        assert!(
            record.id.as_ref().is_none_or(|id| ids.insert(id.clone())),
            "{:?}",
            record.id
        );
        if let Some((value, _)) = record.rating {
            assert!((0.0..=5.0).contains(&value));
        }
        for run in &record.runs {
            assert!(run.start_date < run.end_date, "{run:?}");
        }
    }
}

#[test]
fn shares_and_skew() {
    let records = records(20_000, 5);
    let share = |part: &dyn Fn(&Record) -> bool| {
        records.iter().filter(|record| part(record)).count() as f64 / records.len() as f64
    };
    let english = share(&|record| record.text_language.as_deref() == Some("en"));
    assert!((0.68..0.72).contains(&english), "{english}");
    let platform = share(&|record| record.platform.is_some());
    assert!((0.88..0.93).contains(&platform), "{platform}");
    let again = share(&|record| record.id.is_none());
    assert!((0.007..0.013).contains(&again), "{again}");

    let topics = counts(records.iter().map(|record| record.topics[0].as_str()));
    assert!(
        topics.len() > 60 && topics[0] > topics[30] * 4,
        "{topics:?}"
    );
    let providers = counts(records.iter().map(|record| record.provider.as_str()));
    assert!(
        providers.len() > 300 && providers[0] > providers[providers.len() / 2] * 5,
        "{providers:?}"
    );
    let enrolled = {
        let mut all: Vec<u64> = records
            .iter()
            .filter_map(|record| record.enrolled)
            .collect();
        all.sort_unstable();
        all
    };
    // A long tail: the mean far above the median.
    let mean = enrolled.iter().sum::<u64>() / enrolled.len() as u64;
    assert!(mean > enrolled[enrolled.len() / 2] * 2, "{mean}");
}

#[test]
fn repeated_courses_lie_on_another_platform() {
    let records = records(5_000, 9);
    let mut by_identifier: BTreeMap<&str, &Record> = BTreeMap::new();
    let mut again = 0;
    for record in &records {
        if let Some(first) = by_identifier.insert(&record.identifiers[0], record)
            && record.id.is_none()
        {
            again += 1;
            assert_eq!(
                (&first.title, &first.provider),
                (&record.title, &record.provider)
            );
            assert_ne!(
                (&first.platform, &first.url),
                (&record.platform, &record.url)
            );
        }
    }
    assert!(again > 20, "{again}");
    assert_eq!(
        again,
        records.iter().filter(|record| record.id.is_none()).count()
    );
}

#[test]
fn words_are_many_and_titles_differ() {
    let records = records(20_000, 11);
    let titles: BTreeSet<_> = records.iter().map(|record| record.title.as_str()).collect();
    assert!(
        titles.len() * 100 > records.len() * 75,
        "{} titles",
        titles.len()
    );
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    for record in &records {
        let text = format!(
            "{} {} {}",
            record.title,
            record.description,
            record.codes.join(" ")
        );
        let parts = text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty());
        parts.for_each(|part| *words.entry(part.to_ascii_lowercase()).or_default() += 1);
    }
    assert!(words.len() > 20_000, "{} words", words.len());
    let mut by_count: Vec<u32> = words.into_values().collect();
    by_count.sort_unstable_by(|a, b| b.cmp(a));
    assert!(
        by_count[0] > 1_000 * by_count[by_count.len() / 2],
        "{:?}",
        &by_count[..10]
    );
}
