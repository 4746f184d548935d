//! `search`: the engine of the browser, from disk.

use super::publish::fail;
use crate::error::BuildError;
use clap::{Args, ValueEnum};
use lifelong_api::Index;
use lifelong_search::{
    Engine, Facet, Hit, ReadError, Request, Response, SearchError, Sort, Source,
};
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

/// Arguments of `search`. A facet's flag may be given several times: any of its values will do.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// The API's folder, or a site's folder that holds it as api/v1.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// What to search for; "" lists everything.
    #[arg(value_name = "QUERY")]
    query: String,
    /// Only this area (a code: life-skills, hobbies, workplace, professional, elderly, continuing-education).
    #[arg(long)]
    area: Vec<String>,
    /// Only this kind (own, partner, platform, micro).
    #[arg(long)]
    kind: Vec<String>,
    /// Only this institution (an id).
    #[arg(long)]
    institution: Vec<String>,
    /// Only this topic and those below it (an id).
    #[arg(long)]
    topic: Vec<String>,
    /// Only this format (text, video, audio, online, onsite, blended).
    #[arg(long)]
    format: Vec<String>,
    /// Only this level (beginner, intermediate, advanced).
    #[arg(long)]
    level: Vec<String>,
    /// Only this language of teaching (en, zh).
    #[arg(long)]
    language: Vec<String>,
    /// Only this length (5min, 1h, 10h, 40h, long).
    #[arg(long)]
    length: Vec<String>,
    /// Only free ones (yes), or only others (no).
    #[arg(long)]
    free: Vec<String>,
    /// The order.
    #[arg(long, value_enum, default_value_t = Order::Relevance)]
    sort: Order,
    /// How many results to skip.
    #[arg(long, default_value_t = 0)]
    offset: u32,
    /// How many results to show, at most 100.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(0..=100))]
    limit: u32,
    /// Tell how the answer comes about: files, terms, courses, and why each result scores what it does.
    #[arg(long)]
    explain: bool,
    /// Print JSON: total, exact, results, facets, files, bytes, micros.
    #[arg(long, conflicts_with = "explain")]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Order {
    Relevance,
    Popular,
    New,
    Shortest,
}

/// Files of a folder, and a list of those that were read, with their bytes.
#[derive(Clone)]
pub(super) struct Disk {
    folder: PathBuf,
    pub(super) read: Rc<RefCell<Vec<(String, u64)>>>,
}

impl Source for Disk {
    async fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let bytes = std::fs::read(self.folder.join(path)).map_err(|e| ReadError {
            path: path.to_owned(),
            reason: e.to_string(),
            retry: false,
        })?;
        let mut read = self.read.borrow_mut();
        read.push((path.to_owned(), bytes.len() as u64));
        Ok(bytes)
    }
}

/// Runs `search` and hands back the exit code.
pub fn run(args: &SearchArgs) -> u8 {
    if args.explain {
        return match open(args).and_then(|opened| super::explain::explain(&opened, &request(args)))
        {
            Ok(text) => {
                print!("{text}");
                0
            }
            Err(error) => fail(&error),
        };
    }
    match answer(args) {
        Ok((response, micros)) if args.json => {
            println!("{}", as_json(&response, micros));
            0
        }
        Ok((response, micros)) => {
            print!("{}", as_text(&response, args.offset, micros));
            0
        }
        Err(error) => fail(&error),
    }
}

/// The files of a catalogue, and the path of its index's root.
pub(super) struct Catalogue {
    pub(super) disk: Disk,
    pub(super) root: String,
}

fn open(args: &SearchArgs) -> Result<Catalogue, BuildError> {
    let api = [args.dir.clone(), args.dir.join("api/v1")]
        .into_iter()
        .find(|dir| dir.join("index.json").is_file())
        .ok_or_else(|| {
            BuildError::Config(format!(
                "{} holds no index.json, nor does its api/v1. Name the folder that `lifelong build --out` wrote.",
                args.dir.display()
            ))
        })?;
    let path = api.join("index.json");
    let bytes = std::fs::read(&path).map_err(|e| unreadable(&path, e))?;
    let index: Index = serde_json::from_slice(&bytes).map_err(|e| unreadable(&path, e))?;
    Ok(Catalogue {
        disk: Disk {
            folder: api,
            read: Rc::default(),
        },
        root: index.files.search.path,
    })
}

fn answer(args: &SearchArgs) -> Result<(Response, u128), BuildError> {
    let catalogue = open(args)?;
    let request = request(args);
    let begin = Instant::now();
    let response = pollster::block_on(async {
        let engine = Engine::open(catalogue.disk, &catalogue.root).await?;
        engine.search(&request).await
    });
    Ok((response.map_err(unusable)?, begin.elapsed().as_micros()))
}

pub(super) fn unusable(error: SearchError) -> BuildError {
    BuildError::Config(format!(
        "The search index cannot be used: {error}. Build the catalogue again."
    ))
}

fn unreadable(path: &Path, reason: impl std::fmt::Display) -> BuildError {
    BuildError::Config(format!(
        "{}: {reason}. Build the catalogue again.",
        path.display()
    ))
}

fn request(args: &SearchArgs) -> Request {
    let chosen = [
        (Facet::Area, &args.area),
        (Facet::Kind, &args.kind),
        (Facet::Institution, &args.institution),
        (Facet::Topic, &args.topic),
        (Facet::Format, &args.format),
        (Facet::Level, &args.level),
        (Facet::Language, &args.language),
        (Facet::Length, &args.length),
        (Facet::Free, &args.free),
    ];
    let filters: BTreeMap<Facet, BTreeSet<String>> = chosen
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(facet, values)| (facet, values.iter().cloned().collect()))
        .collect();
    Request {
        query: args.query.clone(),
        typing: false,
        filters,
        sort: match args.sort {
            Order::Relevance => Sort::Relevance,
            Order::Popular => Sort::Popular,
            Order::New => Sort::New,
            Order::Shortest => Sort::Shortest,
        },
        offset: args.offset,
        limit: args.limit,
    }
}

/// The title in the language in which it was found, else in English where there is one.
fn title(hit: &Hit) -> &str {
    let found = hit.marks.iter().find(|(_, marks)| !marks.is_empty());
    let found = found.and_then(|(lang, _)| hit.title.get(lang));
    found.map_or_else(|| hit.title.pick("en"), String::as_str)
}

fn as_json(response: &Response, micros: u128) -> Value {
    let results: Vec<Value> = response
        .hits
        .iter()
        .map(|hit| {
            json!({
                "id": hit.id,
                "title": title(hit),
                "institution": hit.institution,
                "area": hit.area,
                // Four decimals: more would only show how a small float is stored.
                "score": (f64::from(hit.score) * 1e4).round() / 1e4,
            })
        })
        .collect();
    let facets: Map<String, Value> = response
        .facets
        .iter()
        .map(|(facet, counts)| {
            let counts: Map<String, Value> = counts
                .iter()
                .map(|count| (count.value.clone(), json!(count.count)))
                .collect();
            (facet.code().to_owned(), Value::Object(counts))
        })
        .collect();
    json!({
        "total": response.total,
        "exact": response.exact,
        "results": results,
        "facets": facets,
        "files": response.cost.files,
        "bytes": response.cost.bytes,
        "micros": micros as u64,
    })
}

fn as_text(response: &Response, offset: u32, micros: u128) -> String {
    let mut out = String::new();
    let about = if response.exact { "" } else { "about " };
    out.push_str(&format!("{about}{} results\n", response.total));
    if let Some(corrected) = &response.corrected {
        out.push_str(&format!("understood as: {corrected}\n"));
    }
    for (at, hit) in response.hits.iter().enumerate() {
        let number = offset as usize + at + 1;
        out.push_str(&format!("{number:>4}. {}  ({})\n", title(hit), hit.id));
        let name = hit.institution_name.pick("en");
        out.push_str(&format!("      {name}, {}\n", hit.area.code()));
    }
    let cost = response.cost;
    out.push_str(&format!(
        "{} files, {} bytes, {:.1} ms\n",
        cost.files,
        cost.bytes,
        micros as f64 / 1e3
    ));
    out
}
