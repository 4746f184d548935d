//! How good the order of results is: queries with the courses that a librarian would want to see, judged 3 (this is it) to 1
//! (acceptable), and the engine's first ten measured against them.
//!
//! The measure is nDCG@10 with gain 2^grade − 1 and discount log2(place + 1) (Järvelin and Kekäläinen 2002; the exponential gain is
//! Burges and others 2005). Without the real catalogues only the queries over our own content are asked.

mod build_support;

use build_support::*;
use lifelong_api::Index;
use lifelong_search::{Engine, Facet, ReadError, Request, Source};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What the engine reaches, less what chance may cost. Whoever raises the engine raises these.
const OWN_AT_LEAST: f64 = 0.93;
const ALL_AT_LEAST: f64 = 0.9;

#[derive(Debug, Deserialize)]
struct Judged {
    query: String,
    kind: String,
    #[serde(default)]
    filters: BTreeMap<String, BTreeSet<String>>,
    #[serde(default)]
    own: bool,
    relevant: BTreeMap<String, u32>,
}

struct Disk(PathBuf);

impl Source for Disk {
    async fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        std::fs::read(self.0.join(path)).map_err(|error| ReadError {
            path: path.to_owned(),
            reason: error.to_string(),
            retry: false,
        })
    }
}

fn judged() -> Vec<Judged> {
    serde_json::from_str(include_str!("judged.json")).unwrap()
}

/// Gain of a row of grades.
fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    let one = |(place, grade): (usize, u32)| {
        (f64::from(2u32.pow(grade)) - 1.0) / ((place + 2) as f64).log2()
    };
    grades.take(10).enumerate().map(one).sum()
}

/// Asks every query of a built catalogue; prints what each kind reaches, and hands back the mean.
fn measure(api: &Path, queries: &[&Judged]) -> f64 {
    let index: Index =
        serde_json::from_slice(&std::fs::read(api.join("index.json")).unwrap()).unwrap();
    let known: BTreeSet<String> = courses(api).into_iter().map(|course| course.id).collect();
    let source = Disk(api.to_owned());
    let engine = pollster::block_on(Engine::open(source, &index.files.search.path)).unwrap();
    let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut weak = Vec::new();
    for judged in queries {
        let filters = judged.filters.iter().map(|(facet, values)| {
            let facet = Facet::from_code(facet).unwrap_or_else(|| panic!("no facet {facet}"));
            (facet, values.clone())
        });
        let request = Request {
            query: judged.query.clone(),
            filters: filters.collect(),
            limit: 10,
            ..Request::default()
        };
        let response = pollster::block_on(engine.page(&request)).unwrap();
        let grade = |id: &String| judged.relevant.get(id).copied().unwrap_or(0);
        let mut best: Vec<u32> = judged
            .relevant
            .iter()
            .filter(|(id, _)| known.contains(*id))
            .map(|(_, grade)| *grade)
            .collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        assert!(
            !best.is_empty(),
            "{}: none of its courses is there",
            judged.query
        );
        let score = gain(response.hits.iter().map(|hit| grade(&hit.id))) / gain(best.into_iter());
        if score < 0.6 {
            let ids: Vec<&str> = response
                .hits
                .iter()
                .take(3)
                .map(|hit| hit.id.as_str())
                .collect();
            weak.push(format!(
                "{score:.2} {} ({}): {ids:?}",
                judged.query, judged.kind
            ));
        }
        kinds.entry(&judged.kind).or_default().push(score);
    }
    let mean = |scores: &[f64]| scores.iter().sum::<f64>() / scores.len() as f64;
    for (kind, scores) in &kinds {
        println!("{kind:20} {:4} {:.3}", scores.len(), mean(scores));
    }
    let all: Vec<f64> = kinds.into_values().flatten().collect();
    println!("all {:4} queries     {:.3}", all.len(), mean(&all));
    println!("{}", weak.join("\n"));
    mean(&all)
}

#[test]
fn the_set_is_whole() {
    let all = judged();
    assert!(all.len() >= 120 && all.iter().filter(|one| one.own).count() >= 35);
    let asked: BTreeSet<_> = all.iter().map(|one| (&one.query, &one.filters)).collect();
    assert_eq!(asked.len(), all.len(), "a query is there twice");
    for one in &all {
        assert!(
            one.relevant.values().all(|grade| (1..=3).contains(grade)),
            "{}",
            one.query
        );
        assert!(
            one.relevant.values().any(|grade| *grade == 3),
            "{}",
            one.query
        );
    }
    let relevant = gain([3, 2, 0, 1].into_iter()) / gain([3, 2, 1].into_iter());
    assert!((relevant - 0.993).abs() < 0.001, "{relevant}");
}

#[test]
fn our_own_content_is_found_in_a_good_order() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("api");
    build_ok(&[content().as_path()], &out);
    let all = judged();
    let own: Vec<&Judged> = all.iter().filter(|one| one.own).collect();
    let score = measure(&out, &own);
    assert!(
        score >= OWN_AT_LEAST,
        "{score:.3}: run with --nocapture for the kinds and the weak queries"
    );
}

#[test]
fn real_catalogues_are_found_in_a_good_order() {
    let Some(shared) = shared() else { return };
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("api");
    let data = shared.join("data");
    let own = content();
    let folders = ["courses-csv", "mit", "moochub", "schema-org"].map(|name| data.join(name));
    let mut args: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
    args.insert(0, &own);
    build_ok(&args, &out);
    let all = judged();
    let score = measure(&out, &all.iter().collect::<Vec<_>>());
    assert!(
        score >= ALL_AT_LEAST,
        "{score:.3}: run with --nocapture for the kinds and the weak queries"
    );
}
