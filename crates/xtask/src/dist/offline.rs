//! The service worker: which files the portal needs to open without a network.

use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Its file. It has to lie beside `index.html`: what it may answer for is the folder that it lies in.
pub const NAME: &str = "sw.js";

/// The two lines of `assets/offline.js` that are written here.
const VERSION: &str = "const VERSION = \"\";";
const SHELL: &str = "const SHELL = [];";

/// What comes when it is first asked for is no part of the shell.
const LATER: [&str; 8] = [
    "search-worker",
    "companion",
    "study",
    "desk",
    "hall",
    "frame",
    "maker",
    "embed",
];

/// Sends for it when the page has done its own work, and tells it what the page has loaded. A browser that has none, or
/// forbids it, does without.
const SEND: &str = "<script>if (navigator.serviceWorker) addEventListener(\"load\", function () { setTimeout(function () { \
    navigator.serviceWorker.register(\"sw.js\").then(function () { return navigator.serviceWorker.ready; }).then(function (ready) { \
    ready.active.postMessage(performance.getEntriesByType(\"resource\").map(function (entry) { return entry.name; })); \
    }).catch(function () {}); }, 3000); });</script>";

/// Puts the script that sends for the service worker at the end of a page.
///
/// # Errors
/// The page has no end.
pub fn insert(html: &str) -> Result<String> {
    let at = html
        .rfind("</body>")
        .ok_or_else(|| Error::new("index.html has no </body>."))?;
    Ok(format!("{}{SEND}\n{}", &html[..at], &html[at..]))
}

/// The service worker of the site in `dir`, from its source. It is another one whenever a file of the portal is.
///
/// # Errors
/// A file cannot be read, or the source lacks one of the two lines.
pub fn script(dir: &Path, source: &str) -> Result<String> {
    let read = |name: &str| {
        let file = dir.join(name);
        fs::read(&file).map_err(|why| Error::file("read", &file, why))
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(|why| Error::file("read", dir, why))? {
        let entry = entry.map_err(|why| Error::file("read", dir, why))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = [".js", ".wasm", ".css", ".svg"]
            .iter()
            .any(|end| name.ends_with(end));
        if is_ours && name != NAME {
            names.push(name);
        }
    }
    names.sort();
    let mut digest = Sha256::new();
    digest.update(read("index.html")?);
    for name in &names {
        digest.update(read(name)?);
    }
    let mut version = String::new();
    for byte in &digest.finalize()[..8] {
        let _ = write!(version, "{byte:02x}");
    }
    names.retain(|name| !LATER.iter().any(|program| name.starts_with(program)));
    let mut shell = vec![
        "./".to_owned(),
        "config.json".to_owned(),
        "api/v1/index.json".to_owned(),
    ];
    // A catalogue on another host is remembered when it is read.
    shell.retain(|path| path == "./" || dir.join(path).is_file());
    shell.extend(names);
    let shell = serde_json::to_string(&shell).unwrap_or_default();
    if !source.contains(VERSION) || !source.contains(SHELL) {
        return Err(Error::new(format!(
            "assets/offline.js lacks the line `{VERSION}` or `{SHELL}`."
        )));
    }
    // Its comments are for those who read the source.
    let lines = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let source: String = lines.flat_map(|line| [line, "\n"]).collect();
    Ok(source
        .replace(VERSION, &format!("const VERSION = \"{version}\";"))
        .replace(SHELL, &format!("const SHELL = {shell};")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const SOURCE: &str = include_str!("../../../../assets/offline.js");

    #[test]
    fn the_shell_is_what_the_first_page_needs() {
        let dir = Scratch::new("offline")
            .with("index.html", "<body></body>")
            .with("config.json", "{}")
            .with("portal-0a1b2c3d.js", "")
            .with("icons.svg", "<svg/>")
            .with("icons.svg.br", "")
            .with("study.js", "1")
            .with("frame.js", "1")
            .with("embed.js", "1");
        let text = script(dir.path(), SOURCE).unwrap();
        let shell = r#"const SHELL = ["./","config.json","icons.svg","portal-0a1b2c3d.js"];"#;
        assert!(text.contains(shell), "{text}");
        // The same files make the same bytes; another program makes another worker.
        assert_eq!(text, script(dir.path(), SOURCE).unwrap());
        let dir = dir.with("study.js", "2");
        assert_ne!(text, script(dir.path(), SOURCE).unwrap());
        assert!(script(dir.path(), "const VERSION = 1;").is_err());
    }

    #[test]
    fn the_page_sends_for_it_last() {
        let page = insert("<html><body><div></div></body></html>").unwrap();
        assert!(
            page.contains("<div></div><script>") && page.ends_with("</script>\n</body></html>")
        );
        assert!(insert("<p>").is_err());
    }
}
