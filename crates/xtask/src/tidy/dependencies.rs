//! What we depend on: in which direction, under which licence, in how many versions.

use super::Breach;
use crate::error::{Error, Result};
use crate::process;
use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Licences that ask for no more than a notice, or for changes to the library itself to be shared.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "IJG",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];
/// Libraries that name no licence but bring its text, which somebody has read: name and licence.
const READ: &[(&str, &str)] = &[("rs-fsrs", "MIT")];
/// Exceptions that only add to what a licence allows.
const EXCEPTIONS: &[&str] = &["LLVM-exception"];

/// Our crates, and those of ours each may depend on. `main` of the portal is the package `lifelong`.
const CRATES: &[(&str, &[&str])] = &[
    ("lifelong-api", &[]),
    ("lifelong-i18n", &[]),
    ("lifelong-record", &["lifelong-api"]),
    ("lifelong-search", &["lifelong-api"]),
    ("lifelong-builder", &["lifelong-api", "lifelong-search"]),
    ("lifelong-worker", &["lifelong-search"]),
    ("lifelong-companion", &["lifelong-i18n"]),
    (
        "lifelong",
        &[
            "lifelong-api",
            "lifelong-i18n",
            "lifelong-record",
            "lifelong-search",
        ],
    ),
    ("xtask", &["lifelong-api"]),
    ("lifelong-e2e", &["lifelong-api"]),
];

/// Libraries that must not be in the portal twice: each copy costs the learner bytes, and types of
/// two copies do not fit together. A name that ends with `*` stands for all that begin so.
const ONCE: &[&str] = &[
    "yew*",
    "gloo*",
    "web-sys",
    "js-sys",
    "wasm-bindgen*",
    "serde",
    "serde_json",
];

/// The whole graph of dependencies, as Cargo knows it.
fn metadata(root: &Path) -> Result<Value> {
    let mut command = Command::new("cargo");
    command
        .args(["metadata", "--format-version", "1", "--quiet"])
        .current_dir(root);
    let output = command
        .output()
        .map_err(|why| Error::new(format!("cargo: {why}")))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        return Err(Error::new("Cargo could not list the dependencies.")
            .command(
                process::shown(&command),
                words.lines().map(str::to_owned).collect(),
            )
            .next("correct the Cargo.toml it names, or try again with a network."));
    }
    serde_json::from_slice(&output.stdout).map_err(|why| {
        Error::new(format!(
            "Cargo's list of dependencies cannot be read: {why}."
        ))
    })
}

/// Finds dependencies of our crates on each other against their direction.
pub fn directions(root: &Path) -> Result<Vec<Breach>> {
    Ok(directions_in(&metadata(root)?))
}

/// Finds dependencies under a licence that is not on the list.
pub fn licences(root: &Path) -> Result<Vec<Breach>> {
    Ok(licences_in(&metadata(root)?))
}

/// Finds libraries that the portal holds in two versions.
pub fn versions(root: &Path) -> Result<Vec<Breach>> {
    Ok(versions_in(&metadata(root)?))
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value
        .pointer(pointer)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn directions_in(metadata: &Value) -> Vec<Breach> {
    let ours: BTreeSet<&str> = list(metadata, "/workspace_members")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let mut breaches = Vec::new();
    for package in list(metadata, "/packages")
        .iter()
        .filter(|p| ours.contains(text(p, "id")))
    {
        let name = text(package, "name");
        let Some((_, may)) = CRATES.iter().find(|(known, _)| *known == name) else {
            let what = format!(
                "crate `{name}` is in no list; add it to CRATES in crates/xtask/src/tidy/dependencies.rs"
            );
            breaches.push(Breach::new("Cargo.toml", 0, what));
            continue;
        };
        for dependency in list(package, "/dependencies") {
            let on = text(dependency, "name");
            // Tests may look at anything.
            let for_tests = dependency["kind"] == "dev";
            if !for_tests && CRATES.iter().any(|(known, _)| *known == on) && !may.contains(&on) {
                let what =
                    format!("crate `{name}` depends on `{on}`, which lies above or beside it");
                breaches.push(Breach::new("Cargo.toml", 0, what));
            }
        }
    }
    breaches
}

fn licences_in(metadata: &Value) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for package in list(metadata, "/packages") {
        let (name, version) = (text(package, "name"), text(package, "version"));
        let named = text(package, "license");
        let read = READ.iter().find(|(known, _)| *known == name);
        let licence = read
            .filter(|_| named.is_empty())
            .map_or(named, |(_, licence)| licence);
        // LAX: some older packages write MIT/Apache-2.0.
        let allowed = Expression::parse_mode(licence, ParseMode::LAX)
            .is_ok_and(|expression| expression.evaluate(allowed));
        if !allowed {
            let licence = if licence.is_empty() {
                "none that is named"
            } else {
                licence
            };
            let what =
                format!("{name} {version} has the licence {licence}, which is not on the list");
            breaches.push(Breach::new("Cargo.lock", 0, what));
        }
    }
    breaches
}

fn allowed(licence: &LicenseReq) -> bool {
    let id = licence.license.id();
    let exception = licence
        .exception
        .is_none_or(|exception| EXCEPTIONS.contains(&exception.name));
    exception && id.is_some_and(|id| LICENCES.contains(&id.name))
}

fn versions_in(metadata: &Value) -> Vec<Breach> {
    let packages: BTreeMap<&str, &Value> = list(metadata, "/packages")
        .iter()
        .map(|p| (text(p, "id"), p))
        .collect();
    let nodes: BTreeMap<&str, &Value> = list(metadata, "/resolve/nodes")
        .iter()
        .map(|n| (text(n, "id"), n))
        .collect();
    let portal = packages
        .iter()
        .find(|(_, p)| text(p, "name") == "lifelong" && p["source"].is_null());
    let mut open: Vec<&str> = portal.map(|(id, _)| *id).into_iter().collect();
    let (mut seen, mut found) = (BTreeSet::new(), BTreeMap::<&str, BTreeSet<&str>>::new());
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        if let Some(package) = packages.get(id) {
            found
                .entry(text(package, "name"))
                .or_default()
                .insert(text(package, "version"));
        }
        for dependency in nodes.get(id).map_or(&[][..], |node| list(node, "/deps")) {
            // Only what is compiled into the portal; its tests and its build script are not.
            if list(dependency, "/dep_kinds")
                .iter()
                .any(|kind| kind["kind"].is_null())
            {
                open.push(text(dependency, "pkg"));
            }
        }
    }
    found
        .into_iter()
        .filter(|(name, versions)| versions.len() > 1 && ONCE.iter().any(|o| matches(o, name)))
        .map(|(name, versions)| {
            let versions: Vec<&str> = versions.into_iter().collect();
            let what = format!(
                "{name} is in the portal in {} versions: {}",
                versions.len(),
                versions.join(", ")
            );
            Breach::new("Cargo.lock", 0, what)
        })
        .collect()
}

fn matches(pattern: &str, name: &str) -> bool {
    pattern
        .strip_suffix('*')
        .map_or(pattern == name, |start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_licence_off_the_list_is_found() {
        let packages = |licence: Value| json!({"packages": [{"name": "x", "version": "1.0.0", "license": licence}]});
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert_eq!(licences_in(&packages(json!(good))), [], "{good}");
        }
        for bad in ["GPL-3.0-only", "MIT AND AGPL-3.0", "SSPL-1.0", ""] {
            assert_eq!(licences_in(&packages(json!(bad))).len(), 1, "{bad}");
        }
        assert_eq!(licences_in(&packages(Value::Null)).len(), 1);
    }

    fn graph(kind: Value) -> Value {
        let package = |id: &str, name: &str, version: &str| json!({"id": id, "name": name, "version": version, "source": null});
        let to = |ids: &[&str]| -> Vec<Value> {
            ids.iter()
                .map(|id| json!({"pkg": id, "dep_kinds": [{"kind": kind}]}))
                .collect()
        };
        json!({
            "packages": [package("p", "lifelong", "0.1.0"), package("g1", "gloo-utils", "0.1.0"),
                package("g2", "gloo-utils", "0.2.0"), package("s1", "syn", "1.0.0"), package("s2", "syn", "2.0.0")],
            "resolve": {"nodes": [{"id": "p", "deps": to(&["g1", "s1", "s2"])}, {"id": "g1", "deps": to(&["g2"])}]}
        })
    }

    #[test]
    fn a_library_in_two_versions_is_found() {
        let found = versions_in(&graph(Value::Null));
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .what
                .contains("gloo-utils is in the portal in 2 versions: 0.1.0, 0.2.0")
        );
        assert_eq!(versions_in(&graph(json!("dev"))), []);
    }

    #[test]
    fn a_crate_against_the_direction_is_found() {
        let graph = |on: &str, kind: Value| {
            json!({
                "workspace_members": ["s"],
                "packages": [{"id": "s", "name": "lifelong-search", "dependencies": [{"name": on, "kind": kind}]}]
            })
        };
        assert_eq!(directions_in(&graph("lifelong-api", Value::Null)), []);
        assert_eq!(directions_in(&graph("lifelong-builder", json!("dev"))), []);
        assert_eq!(
            directions_in(&graph("lifelong-builder", Value::Null)).len(),
            1
        );
        assert_eq!(directions_in(&graph("lifelong", Value::Null)).len(), 1);
    }
}
