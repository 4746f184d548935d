//! `robots.txt`: where crawlers find the sitemap of the API.
//!
//! A sitemap may only name pages below its own folder, unless the host's `robots.txt` names it (sitemaps.org, "Sitemap file
//! location"); that of the API lies in `api/v1/`.

use crate::ui;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The file's name.
pub const NAME: &str = "robots.txt";
/// Where the sitemap lies, from the portal's address.
const SITEMAP: &str = "api/v1/sitemap.xml";

/// The text of the file for the site in `stage`, served at `url` (with a slash at both ends), or `None` where none is needed.
/// One that is there, in `stage` or from the last time in `out`, is kept but for the line that names our sitemap.
///
/// Crawlers read the file at the root of a host only: for a portal in a sub-folder the line is told instead.
pub fn file(stage: &Path, out: &Path, url: &str) -> Option<String> {
    let line = sitemap(stage).map(|address| format!("Sitemap: {address}"));
    let kept = [out.join(NAME), stage.join(NAME)];
    let kept = kept.iter().find_map(|file| fs::read_to_string(file).ok());
    if url != "/" {
        if let Some(line) = line {
            ui::say(&format!(
                "For search engines, put this line into {NAME} at the root of the host: {line}"
            ));
        }
        return kept;
    }
    joined(kept.as_deref(), line.as_deref())
}

/// What is kept, with the line in the place of an older one.
fn joined(kept: Option<&str>, line: Option<&str>) -> Option<String> {
    let begin = match (kept, line) {
        (None, None) => return None,
        (None, Some(_)) => "User-agent: *\nAllow: /\n",
        (Some(kept), _) => kept,
    };
    let is_ours = |line: &str| {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        name.trim().eq_ignore_ascii_case("sitemap") && value.trim().ends_with(SITEMAP)
    };
    let mut lines: Vec<&str> = begin.lines().filter(|line| !is_ours(line)).collect();
    lines.extend(line);
    Some(lines.join("\n") + "\n")
}

/// The whole address of the sitemap, where the API names one.
fn sitemap(stage: &Path) -> Option<String> {
    let bytes = fs::read(stage.join("api/v1/index.json")).ok()?;
    let index: Value = serde_json::from_slice(&bytes).ok()?;
    let address = index["feeds"]["address"].as_str()?;
    let path = index["feeds"]["sitemap"].as_str()?;
    // A line each: nothing else may come in with an address.
    let plain = !address.is_empty() && !address.contains(char::is_whitespace);
    plain.then(|| format!("{address}api/v1/{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const INDEX: &str = r#"{"feeds":{"address":"https://learn.example/","sitemap":"sitemap.xml"}}"#;
    const LINE: &str = "Sitemap: https://learn.example/api/v1/sitemap.xml\n";

    #[test]
    fn a_sitemap_is_named_and_none_needs_no_file() {
        let dir = Scratch::new("robots").with("stage/api/v1/index.json", INDEX);
        let (stage, out) = (dir.path().join("stage"), dir.path().join("out"));
        let text = file(&stage, &out, "/");
        assert_eq!(text, Some(format!("User-agent: *\nAllow: /\n{LINE}")));
        assert_eq!(file(&stage, &out, "/learn/"), None);
        let dir = Scratch::new("no-robots").with("stage/api/v1/index.json", "{}");
        assert_eq!(file(&dir.path().join("stage"), &out, "/"), None);
    }

    #[test]
    fn a_file_that_is_there_is_kept_with_the_line_of_today() {
        let old = "User-agent: *\nDisallow: /drafts/\nsitemap: https://old.example/api/v1/sitemap.xml\n\
            Sitemap: https://learn.example/news.xml\n";
        let dir = Scratch::new("robots-kept")
            .with("stage/api/v1/index.json", INDEX)
            .with("out/robots.txt", old);
        let (stage, out) = (dir.path().join("stage"), dir.path().join("out"));
        let text = file(&stage, &out, "/").unwrap();
        let kept = "User-agent: *\nDisallow: /drafts/\nSitemap: https://learn.example/news.xml\n";
        assert_eq!(text, format!("{kept}{LINE}"));
        let again = joined(Some(&text), Some(LINE.trim_end()));
        assert_eq!(
            again.as_deref(),
            Some(text.as_str()),
            "the line stands once"
        );
        assert_eq!(joined(Some(&text), None).as_deref(), Some(kept));
    }
}
