//! A site with feeds, for the programs that test them.
#![allow(dead_code, reason = "each test program uses its own part of it")]

use crate::build_support::*;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Where the portal of the site stands.
pub const ADDRESS: &str = "https://learn.example/a&b/";
/// None of our files is larger.
pub const MOST: usize = 256_000;

/// Titles that have brought down other programs.
pub const HOSTILE: [&str; 7] = [
    "Tea ]]> and <![CDATA[ more",
    "Bell\u{7} and null\u{0} and \u{fffe}\u{b}feed",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftszimmer",
    "مقدمة في الخبز \u{202e}والخميرة",
    "&amp; & ' \" > almost an entity &#0;",
    "𠮷野家の料理 👩‍🍳",
    "-- > ?> <?xml",
];

fn hostile(path: &Path) {
    let course = |(at, title): (usize, &&str)| {
        json!({ "id": format!("hostile-{at}"), "title": title, "provider": title, "summary": title,
            "description": format!("{title}\n\n{title}"), "authors": [title, title], "subjects": [title],
            "modified": "2026-12-31", "url": format!("https://a.example/?x={at}&y=<2>") })
    };
    let records: Vec<Value> = HOSTILE.iter().enumerate().map(course).collect();
    lines(path, &records);
}

/// A catalogue of our own content, 400 generated courses and the hostile ones.
pub fn site(home: &Path, name: &str, flags: &[&str]) -> PathBuf {
    let (many, bad) = (home.join("many.jsonl"), home.join("bad.jsonl"));
    generated(&many, 400, 5);
    hostile(&bad);
    let out = home.join(name);
    let content = content();
    let mut args: Vec<&Path> = flags.iter().map(Path::new).collect();
    args.extend([content.as_path(), &many, &bad]);
    build_ok(&args, &out);
    out
}

/// The same, of a portal that has an address: with all feeds.
pub fn with_address(home: &Path, name: &str) -> PathBuf {
    let feeds = "atom,sitemap,moochub";
    site(home, name, &["--address", ADDRESS, "--feeds", feeds])
}
