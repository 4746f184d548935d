//! The style sheets as the site has them: the portal's in one file, and those of a frame on other sites.

use crate::error::{Error, Result};
use crate::paths;
use std::fs;
use std::path::Path;

/// The style sheets in the order in which they build on each other.
const STYLES: [&str; 14] = [
    "tokens",
    "base",
    "layout",
    "components",
    "pages",
    "learning",
    "book",
    "companion",
    "study",
    "shelf",
    "institutions",
    "events",
    "caring",
    "print",
];

/// Those of what stands in a frame on another site.
const FRAME_STYLES: [&str; 6] = [
    "tokens",
    "base",
    "components",
    "learning",
    "embed",
    "caring",
];

/// Classes that nothing in a frame has: rules for them alone are left out there, which are a fifth of its style sheet.
/// [`check_frames`] holds the list against the programs.
const NOT_IN_FRAMES: [&str; 38] = [
    "bone-picture",
    "bone-row",
    "book-card",
    "book-text",
    "chip-clear",
    "course-card",
    "course-card-area",
    "course-card-facts",
    "course-card-words",
    "door-count",
    "door-name",
    "door-text",
    "example-tag",
    "facet-below",
    "facet-count",
    "facet-open",
    "facet-row",
    "filters-fold",
    "help-list",
    "lesson-list",
    "link-button",
    "page-head",
    "page-to-read",
    "page-tools",
    "pages-go",
    "pages-here",
    "pages-next",
    "pages-numbers",
    "pages-previous",
    "pagination",
    "primary-action",
    "results-count",
    "results-layout",
    "site-header-top",
    "suggestion-kind",
    "suggestion-name",
    "wide-card",
    "wide-cards",
];

/// Puts the style sheets into one: a request instead of fourteen, and a third smaller compressed. Frames on other sites have one of
/// their own, beside their page.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write() -> Result<()> {
    let target = paths::root().join("target/embedded");
    write_changed(&target.join("portal.css"), &joined(&STYLES)?)?;
    let frame = target.join("embed");
    let sheet = without(&lean(&joined(&FRAME_STYLES)?), &NOT_IN_FRAMES);
    write_changed(&frame.join("embed.css"), &sheet)?;
    let page = paths::root().join("assets/embed.html");
    let page = fs::read_to_string(&page).map_err(|why| Error::file("read", &page, why))?;
    write_changed(&frame.join("index.html"), &page)
}

/// Holds the classes whose rules frames lack against what the programs of a site name.
///
/// # Errors
/// A program of frames names one of them, or cannot be read.
pub fn check_frames(site: &Path) -> Result<()> {
    for name in ["frame_bg.wasm", "maker_bg.wasm"] {
        let file = site.join(name);
        if !file.is_file() {
            continue;
        }
        let program = fs::read(&file).map_err(|why| Error::file("read", &file, why))?;
        if let Some(class) = NOT_IN_FRAMES.iter().find(|class| has(&program, class)) {
            return Err(Error::new(format!(
                "{name} has the class `{class}`, whose rules are left out of embed.css."
            ))
            .next("take it out of NOT_IN_FRAMES in crates/xtask/src/styles.rs."));
        }
    }
    Ok(())
}

fn has(program: &[u8], class: &str) -> bool {
    program
        .windows(class.len())
        .any(|bytes| bytes == class.as_bytes())
}

/// A style sheet without its comments and indents, which are for those who read the source.
fn lean(sheet: &str) -> String {
    let mut all = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        all.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    all.push_str(rest);
    let lines = all.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A style sheet without the selectors that name one of `classes`, and without the rules of which none is left. One with
/// brackets stays: in `:not()` a class says the opposite.
fn without(sheet: &str, classes: &[&str]) -> String {
    let mut all = String::new();
    let mut rest = sheet;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(at);
        let after = &after[1..];
        let end = after.find(['{', '}']);
        // What holds further rules, as `@media` does, is copied; so is the end of one.
        let body = end.filter(|&end| rest[at..].starts_with('{') && after[end..].starts_with('}'));
        let Some(body) = body else {
            all.push_str(&rest[..=at]);
            rest = after;
            continue;
        };
        let named = |selector: &&str| {
            selector.contains('(') || !classes.iter().any(|class| names(selector, class))
        };
        let (head, selectors) = before.split_at(before.len() - before.trim_start().len());
        let kept: Vec<&str> = top_level(selectors).into_iter().filter(named).collect();
        if !kept.is_empty() {
            all.extend([head, &kept.join(","), &rest[at..at + body + 2]]);
        }
        rest = &after[body + 1..];
    }
    all + rest
}

/// The selectors of a list, apart by the commas outside brackets.
fn top_level(list: &str) -> Vec<&str> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, sign) in list.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                found.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&list[start..]);
    found
}

/// Whether a selector names a class.
fn names(selector: &str, class: &str) -> bool {
    selector.match_indices(class).any(|(at, _)| {
        let goes_on = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
        selector[..at].ends_with('.') && !selector[at + class.len()..].starts_with(goes_on)
    })
}

fn joined(names: &[&str]) -> Result<String> {
    let mut all = String::new();
    for name in names {
        let path = paths::root()
            .join("styles")
            .join(name)
            .with_extension("css");
        let sheet = fs::read_to_string(&path).map_err(|why| Error::file("read", &path, why))?;
        all.push_str(&sheet);
        all.push('\n');
    }
    Ok(all)
}

/// Writes a file where it is not so already: what has not changed starts no build.
fn write_changed(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(|why| Error::file("make the folder", folder, why))?;
    fs::write(file, text).map_err(|why| Error::file("write", file, why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_lean_sheet_says_the_same() {
        let sheet = "/* One. */\na {\n  --dark: ;\n  b: c; /* d */\n}\n\n/* more\n lines */\ne,\nf { g: h }\n";
        assert_eq!(lean(sheet), "a {\n--dark: ;\nb: c;\n}\ne,\nf { g: h }\n");
    }

    #[test]
    fn rules_for_what_is_not_there_are_left_out_and_all_else_stays() {
        let sheet = "a{b:c}\n.door,.door-name,p.door:hover{x:y}\n.door-name{z:z}\n\
            @media (min-width:3em){.door .x{a:b}\n.y,.door{c:d}\n}\n.w:not(.door){e:f}\n:is(.door,.v){g:h}\n@font-face{src:x}\n";
        assert_eq!(
            without(sheet, &["door"]),
            "a{b:c}\n.door-name{x:y}\n.door-name{z:z}\n\
            @media (min-width:3em){\n.y{c:d}\n}\n.w:not(.door){e:f}\n:is(.door,.v){g:h}\n@font-face{src:x}\n"
        );
        assert_eq!(without(sheet, &[]), sheet);
    }

    #[test]
    fn a_program_with_such_a_class_is_told() {
        let dir = Scratch::new("styles").with("frame_bg.wasm", "..course-card..");
        let error = check_frames(dir.path()).expect_err("a class that is left out");
        assert!(error.to_string().contains("course-card"));
        let dir = Scratch::new("styles-fit").with("maker_bg.wasm", "..course..");
        assert!(check_frames(dir.path()).is_ok());
    }
}
