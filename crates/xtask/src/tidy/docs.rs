//! The documents: links that lead somewhere, and a changelog that is kept.

use super::{Breach, read, sources};
use crate::error::Result;
use pulldown_cmark::{Event, Parser, Tag};
use std::path::Path;

/// Finds links and pictures in Markdown files that name a file which is not there.
///
/// `content/` is left out: its links are addresses of the portal, and the builder checks them.
pub fn links(root: &Path) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for file in sources(root, "", &["md"])? {
        if file.starts_with("content") {
            continue;
        }
        let text = read(root, &file)?;
        for (event, range) in Parser::new(&text).into_offset_iter() {
            let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
            else {
                continue;
            };
            let path = dest_url.split(['#', '?']).next().unwrap_or_default();
            if path.is_empty() || dest_url.contains(':') {
                continue;
            }
            let folder = root.join(file.parent().unwrap_or(Path::new("")));
            if !folder.join(path).exists() {
                let line = text[..range.start].matches('\n').count() + 1;
                breaches.push(Breach::new(&file, line, format!("`{path}` is not there")));
            }
        }
    }
    Ok(breaches)
}

/// Finds a changelog that is absent, or silent about the version of Cargo.toml.
pub fn changelog(root: &Path) -> Result<Vec<Breach>> {
    let name = Path::new("CHANGELOG.md");
    if !root.join(name).exists() {
        return Ok(vec![Breach::new(name, 0, "there is no changelog")]);
    }
    let manifest = read(root, Path::new("Cargo.toml"))?;
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .unwrap_or_default();
    let text = read(root, name)?;
    let told = text.split("\n## ").skip(1).any(|part| {
        let (heading, body) = part.split_once('\n').unwrap_or((part, ""));
        let about =
            heading.starts_with("[Unreleased]") || heading.contains(&format!("[{version}]"));
        about && body.lines().any(|line| line.starts_with("- "))
    });
    if told {
        return Ok(Vec::new());
    }
    let what =
        format!("neither [Unreleased] nor [{version}] has an entry: a line that begins with `- `");
    Ok(vec![Breach::new(name, 0, what)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn dead_links_are_found_and_code_is_left_alone() {
        let text = "[there](docs/api.md#x) [web](https://a.example/b) [here](#part)\n\n[gone](docs/gone.md)\n\n```\n[code](no.md)\n```\n`![x](no.svg)`\n";
        let dir = Scratch::new("links")
            .with("README.md", text)
            .with("docs/api.md", "[up](../README.md)");
        let found = links(dir.path()).unwrap();
        assert_eq!(
            found,
            [Breach::new("README.md", 3, "`docs/gone.md` is not there")]
        );
    }

    #[test]
    fn a_silent_changelog_is_found() {
        let manifest = "[workspace.package]\nversion = \"0.2.0\"\n";
        let with = |text: &str| {
            let dir = Scratch::new("changelog")
                .with("Cargo.toml", manifest)
                .with("CHANGELOG.md", text);
            changelog(dir.path()).unwrap().len()
        };
        assert_eq!(with("# Changelog\n\n## [0.1.0]\n\n- old\n"), 1);
        assert_eq!(with("# Changelog\n\n## [Unreleased]\n\n### Added\n"), 1);
        assert_eq!(
            with("# Changelog\n\n## [0.2.0] - 2026-01-02\n\n### Added\n\n- new\n"),
            0
        );
        assert_eq!(with("# Changelog\n\n## [Unreleased]\n\n- new\n"), 0);
    }
}
