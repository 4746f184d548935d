//! Compiles the locale files (Fluent syntax) into typed functions, one a message.
//!
//! Interpreting Fluent in the browser costs 35 KB; compiled, a message costs its own text, and a missing
//! message, a missing argument or a misspelt one is an error of the build.

#[path = "build/messages.rs"]
mod messages;

use std::{env, fs, path::Path};

/// The languages, with the variant of `Lang` that stands for each. The first one decides which messages exist.
const LOCALES: [(&str, &str); 2] = [("En", "en.ftl"), ("ZhHans", "zh-Hans.ftl")];

/// Where they stand, seen from this package: at the top of the project, for those who translate.
const FOLDER: &str = "../../locales";

fn main() {
    println!("cargo::rerun-if-changed=build");
    let sources: Vec<(String, String, String)> = LOCALES
        .iter()
        .map(|(variant, file)| {
            let path = format!("{FOLDER}/{file}");
            println!("cargo::rerun-if-changed={path}");
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
            ((*variant).to_owned(), format!("locales/{file}"), text)
        })
        .collect();
    let code = messages::generate(&sources).unwrap_or_else(|problem| panic!("{problem}"));
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("messages.rs");
    fs::write(&out, code).unwrap_or_else(|e| panic!("{}: {e}", out.display()));
}
