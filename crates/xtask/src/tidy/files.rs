//! Rules for every file: its length, and what must not be left in it.

use super::{Breach, read, sources};
use crate::error::Result;
use std::fs;
use std::path::Path;

/// A file that is longer is read by nobody at once.
const LONGEST: usize = 400;

/// Finds programs, styles and pages that are too long.
pub fn short(root: &Path) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for file in sources(root, "", &["rs", "css", "js", "mjs", "html"])? {
        let lines = read(root, &file)?.lines().count();
        if lines > LONGEST {
            let what = format!("{lines} lines; split it at a joint, {LONGEST} are the most");
            breaches.push(Breach::new(file, 0, what));
        }
    }
    Ok(breaches)
}

/// What must not be left behind, and why. Written in two parts so that this file holds none of it.
const LEFTOVERS: &[(&str, &str, &str)] = &[
    ("TO", "DO", "do it, or tell it in an issue"),
    ("FIX", "ME", "fix it, or tell it in an issue"),
    ("/wo", "rk/", "a path of somebody's machine"),
    ("/ho", "me/", "a path of somebody's machine"),
    ("/Us", "ers/", "a path of somebody's machine"),
    ("<<<<", "<<<", "a conflict that was not resolved"),
];

/// Finds notes to oneself, paths of one's machine, and unresolved conflicts.
pub fn leftovers(root: &Path) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for file in sources(root, "", &[])? {
        // Pictures and recordings hold no text.
        let Ok(text) = fs::read_to_string(root.join(&file)) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for (first, second, why) in LEFTOVERS {
                let mark = format!("{first}{second}");
                if let Some(at) = line.find(&mark) {
                    // A word that goes on, or an address such as https://a.example/home/, is meant.
                    let before = line[..at].chars().next_back();
                    let inside = before.is_some_and(|c| c.is_alphanumeric() || "._-~".contains(c));
                    if !inside {
                        breaches.push(Breach::new(&file, number + 1, format!("`{mark}`: {why}")));
                    }
                }
            }
        }
    }
    Ok(breaches)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn long_files_are_found_but_not_messages_and_foreign_ones() {
        let dir = Scratch::new("long")
            .with("src/a.rs", &"\n".repeat(401))
            .with("styles/b.css", &"\n".repeat(400))
            .with("locales/en.ftl", &"\n".repeat(900))
            .with("target/c.rs", &"\n".repeat(900));
        let found = short(dir.path()).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].file, Path::new("src/a.rs"));
    }

    #[test]
    fn leftovers_are_found_with_their_line() {
        let note = format!("one\n// {}{}: later\n", "TO", "DO");
        let path = format!("see {}{}notes.md", "/ho", "me/");
        let dir = Scratch::new("leftovers")
            .with("src/a.rs", &note)
            .with("docs/b.md", &path)
            .with("docs/c.md", "https://a.example/home/page and /courses/home");
        let found = leftovers(dir.path()).unwrap();
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(
            (found[1].file.as_path(), found[1].line),
            (Path::new("src/a.rs"), 2)
        );
    }
}
