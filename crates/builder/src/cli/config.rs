//! `--config FILE`: a build written down.
//!
//! ```toml
//! topics = "topics.toml"             # the topic table; paths are relative to this file
//! languages = ["zh-Hans", "en"]
//! address = "https://learn.example.org/"   # where the portal will stand
//! feeds = ["atom", "moochub"]        # of these and "sitemap"; "atom" and "sitemap" where nothing is said
//!
//! [name]
//! en = "Green Hill Learning"
//!
//! [description]
//! en = "Courses of our school and of its friends."
//!
//! [[source]]
//! location = "content"
//!
//! [[source]]
//! location = "courses.csv"
//! format = "csv"                     # where it is not to be recognised
//! mapping = "courses.mapping.toml"   # for CSV and flat JSON
//! ```

use super::{Sources, spec};
use crate::build::Options;
use crate::classify::Taxonomy;
use crate::error::BuildError;
use crate::import::SourceSpec;
use lifelong_api::Text;
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Config {
    topics: Option<PathBuf>,
    languages: Vec<String>,
    address: Option<String>,
    feeds: Option<Vec<String>>,
    name: Text,
    description: Text,
    source: Vec<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    location: String,
    format: Option<String>,
    mapping: Option<PathBuf>,
}

/// The options of a run: the configuration's, then what the flags say.
///
/// # Errors
/// [`BuildError::Config`] where a file cannot be used, or there is no source.
pub fn options(from: &Sources) -> Result<Options, BuildError> {
    let mut options = Options::default();
    let mut topics = None;
    if let Some(path) = &from.config {
        let config = read(path)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        topics = config.topics.map(|topics| folder.join(topics));
        (options.name, options.description, options.languages) =
            (config.name, config.description, config.languages);
        if let Some(address) = &config.address {
            options.address = spec::address(address)
                .map_err(|e| BuildError::Config(format!("{}: {e}", path.display())))?;
        }
        if let Some(names) = &config.feeds {
            options.feeds = spec::feeds(names.iter().map(String::as_str))
                .map_err(|e| BuildError::Config(format!("{}: {e}", path.display())))?;
        }
        for source in config.source {
            let format = source.format.as_deref().map(spec::format).transpose();
            let format =
                format.map_err(|e| BuildError::Config(format!("{}: {e}", path.display())))?;
            let local = !source.location.contains("://");
            let location = match local {
                true => folder.join(&source.location).to_string_lossy().into_owned(),
                false => source.location,
            };
            let mapping = source.mapping.map(|mapping| folder.join(mapping));
            options.sources.push(SourceSpec {
                location,
                format,
                mapping,
            });
        }
    }
    if !from.sources.is_empty() {
        options.sources = from.sources.iter().map(|text| spec::source(text)).collect();
        for source in &mut options.sources {
            source.mapping.clone_from(&from.mapping);
        }
    }
    if options.sources.is_empty() {
        return Err(BuildError::Config(
            "There is no source. Name files, folders or addresses, or give --config a file with [[source]] tables."
                .to_owned(),
        ));
    }
    options.taxonomy = match from.topics.as_ref().or(topics.as_ref()) {
        Some(path) => Taxonomy::load(path).map_err(BuildError::Config)?,
        None => Taxonomy::embedded(),
    };
    Ok(options)
}

fn read(path: &Path) -> Result<Config, BuildError> {
    let text = std::fs::read_to_string(path).map_err(|e| {
        BuildError::Config(format!(
            "{}: {e}. Check the path after --config.",
            path.display()
        ))
    })?;
    // The reader's own message shows line and column.
    toml::from_str(&text).map_err(|e| BuildError::Config(format!("{}: {e}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(config: Option<PathBuf>, sources: &[&str]) -> Sources {
        Sources {
            sources: sources.iter().map(|s| (*s).to_owned()).collect(),
            config,
            mapping: None,
            topics: None,
            report: None,
        }
    }

    #[test]
    fn paths_are_relative_to_the_file_and_flags_win() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("build.toml");
        let text = "languages = [\"en\"]\naddress = \"https://a.example\"\n[name]\nen = \"Green Hill\"\n\
            [[source]]\nlocation = \"a.csv\"\nformat = \"csv\"\nmapping = \"a.toml\"\n\
            [[source]]\nlocation = \"https://example.org/x\"\n";
        std::fs::write(&path, text).unwrap();
        let found = options(&sources(Some(path.clone()), &[])).unwrap();
        assert_eq!(
            found.sources[0].location,
            home.path().join("a.csv").to_string_lossy()
        );
        assert_eq!(found.sources[0].mapping, Some(home.path().join("a.toml")));
        assert_eq!(found.sources[1].location, "https://example.org/x");
        assert_eq!(found.name.pick("en"), "Green Hill");
        assert_eq!(found.address, "https://a.example/");
        let found = options(&sources(Some(path), &["b.json"])).unwrap();
        assert_eq!(found.sources.len(), 1);
    }

    #[test]
    fn faults_are_said_in_plain_words() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("build.toml");
        for (text, says) in [
            (
                "[[source]]\nlocation = \"a\"\nformat = \"xml\"\n",
                "no format \"xml\"",
            ),
            ("sauce = 1\n", "sauce"),
            ("languages = [\"en\"]\n", "There is no source"),
        ] {
            std::fs::write(&path, text).unwrap();
            let error = options(&sources(Some(path.clone()), &[]))
                .unwrap_err()
                .to_string();
            assert!(error.contains(says), "{error}");
        }
        let error = options(&sources(Some(home.path().join("none.toml")), &[])).unwrap_err();
        assert!(error.to_string().contains("none.toml"), "{error}");
    }
}
