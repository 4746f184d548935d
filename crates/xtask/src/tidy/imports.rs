//! Which module of the portal may import which.

use super::{Breach, read, sources, tokens};
use crate::error::Result;
use std::path::Path;

/// Each layer of `src/`, and the layers it may import besides itself.
///
/// `main` only starts the library, and `lib` only declares the layers and starts the application.
const LAYERS: &[(&str, &[&str])] = &[
    ("main", &[]),
    ("bin", &[]),
    ("lib", &["app", "study", "hall", "embed", "platform"]),
    (
        "app",
        &[
            "features", "routes", "ui", "state", "services", "i18n", "platform",
        ],
    ),
    (
        "features",
        &["routes", "ui", "state", "services", "i18n", "platform"],
    ),
    (
        "study",
        &["places", "ui", "state", "services", "i18n", "platform"],
    ),
    ("hall", &["places", "ui", "services", "i18n", "platform"]),
    (
        "embed",
        &["hall", "places", "ui", "services", "i18n", "platform"],
    ),
    ("places", &["i18n", "platform"]),
    ("routes", &["i18n"]),
    ("services", &["i18n", "platform"]),
    ("state", &["i18n", "platform"]),
    ("ui", &["i18n", "platform"]),
    ("i18n", &[]),
    ("platform", &[]),
];

/// The one folder of `features` that the others share. It knows none of them.
const SHARED: &str = "common";

/// Finds imports against the direction of the layers, and of one feature by another.
pub fn check(root: &Path) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for file in sources(root, "src", &["rs"])? {
        let tokens = match tokens::parse(&file, &read(root, &file)?) {
            Ok(tokens) => tokens,
            Err(breach) => {
                breaches.push(breach);
                continue;
            }
        };
        let here = module(&file);
        for written in tokens::written_paths(tokens) {
            let Some(there) = resolve(&here, &written) else {
                continue;
            };
            if let Some(why) = forbidden(&here, &there) {
                let path = written.parts.join("::");
                breaches.push(Breach::new(&file, written.line, format!("`{path}`: {why}")));
            }
        }
    }
    Ok(breaches)
}

/// The module of a file: `src/ui/card.rs` is `ui::card`.
fn module(file: &Path) -> Vec<String> {
    let file = file.strip_prefix("src").unwrap_or(file).with_extension("");
    let mut parts: Vec<String> = file
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if parts.len() > 1 && parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// Where a path leads inside the portal; `None` for other crates and local names.
fn resolve(here: &[String], written: &tokens::Written) -> Option<Vec<String>> {
    let parts = &written.parts;
    match parts[0].as_str() {
        "crate" => Some(parts[1..].to_vec()),
        // The program next to the library knows it by its name.
        "lifelong" if here == ["main"] => Some(parts[1..].to_vec()),
        "super" => {
            let ups = parts.iter().take_while(|part| *part == "super").count();
            // Modules written inside the file are left first.
            let ups_of_file = ups.checked_sub(written.depth)?;
            let root: &[String] = if here == ["lib"] { &[] } else { here };
            let mut there = root[..root.len().checked_sub(ups_of_file)?].to_vec();
            there.extend_from_slice(&parts[ups..]);
            Some(there)
        }
        _ => None,
    }
}

/// Why `here` may not import `there`; `None` where it may.
fn forbidden(here: &[String], there: &[String]) -> Option<String> {
    let (from, to) = (here.first()?.as_str(), there.first()?.as_str());
    LAYERS.iter().find(|(name, _)| *name == to)?;
    if from == "features" && to == "features" {
        // features/mod.rs declares them all.
        let own = here.get(1)?;
        return match there.get(1) {
            Some(other) if other == own || other == SHARED => None,
            Some(other) => Some(format!(
                "feature `{own}` imports feature `{other}`; move what both need to ui, state, services or features/{SHARED}"
            )),
            None => Some(format!(
                "feature `{own}` imports all features; name what it needs"
            )),
        };
    }
    if from == to {
        return None;
    }
    match LAYERS.iter().find(|(name, _)| *name == from) {
        Some((_, may)) if may.contains(&to) => None,
        Some((_, [])) => Some(format!("{from} imports no other part of the portal")),
        Some((_, may)) => Some(format!("{from} may import {} only", may.join(", "))),
        None => Some(format!(
            "src/{from} is in no layer; add it to LAYERS in crates/xtask/src/tidy/imports.rs and to ARCHITECTURE.md"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn breaches(name: &str, file: &str, text: &str) -> Vec<Breach> {
        check(
            Scratch::new(&format!("imports-{name}"))
                .with(file, text)
                .path(),
        )
        .unwrap()
    }

    #[test]
    fn a_feature_may_not_import_another() {
        let found = breaches(
            "a",
            "src/features/home/page.rs",
            "\nuse crate::features::course::Page;",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
        let text = "mod tests { use super::super::super::course::x; }";
        assert_eq!(breaches("b", "src/features/home/page.rs", text).len(), 1);
        let text = "fn f() -> Html { html!{ <crate::features::course::Page /> } }";
        assert_eq!(breaches("c", "src/features/home/page.rs", text).len(), 1);
        let text =
            "use crate::features::home::view; use super::model::x; use crate::features::common::y;";
        assert_eq!(breaches("d", "src/features/home/page.rs", text), []);
    }

    #[test]
    fn the_shared_folder_knows_no_feature() {
        let text = "use crate::features::home::x;";
        assert_eq!(breaches("e", "src/features/common/mod.rs", text).len(), 1);
    }

    #[test]
    fn lower_layers_may_not_import_higher_ones() {
        assert_eq!(
            breaches(
                "f",
                "src/ui/card.rs",
                "use crate::{i18n::Lang, services::api};"
            )
            .len(),
            1
        );
        assert_eq!(
            breaches("g", "src/routes.rs", "use crate::features::home::Page;").len(),
            1
        );
        assert_eq!(
            breaches("h", "src/main.rs", "use lifelong::ui::Card;").len(),
            1
        );
        assert_eq!(
            breaches(
                "i",
                "src/app.rs",
                "use crate::{features::home::Page, ui::x};"
            ),
            []
        );
        assert_eq!(
            breaches("j", "src/extra/mod.rs", "use crate::ui::x;").len(),
            1
        );
    }
}
