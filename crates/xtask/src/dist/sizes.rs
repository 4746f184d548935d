//! What a first visit costs, against the budget.

mod embed;

use super::compress;
use crate::error::{Error, Result};
use crate::ui;
use std::fs;
use std::path::{Path, PathBuf};

/// The wasm may have this many bytes after Brotli. Learners pay for every one.
pub const WASM_BUDGET: u64 = 250_000;
/// A first visit to the home page may have this many bytes after Brotli. A ceiling just above today's size, so that
/// growth is seen; the goal of 320,000 is reached. Lower it with every saving.
pub const VISIT_BUDGET: u64 = 318_000;
/// The search in its worker may have this many, which come with the first question. A ceiling, as above.
pub const SEARCH_BUDGET: u64 = 165_000;

/// The companion may have this many, which come when it is first asked for something. A ceiling, as above; since it plays the
/// recordings of books, and a silence beside the voice for the buttons of the device, it is some seven kilobytes higher than at first.
pub const COMPANION_BUDGET: u64 = 83_500;

/// The study may have this many, which come with the first page on which one learns. A ceiling, as above; it went up when the
/// shelf learned to look through thousands of books, and the reader to let lines run from top to bottom.
pub const STUDY_BUDGET: u64 = 500_000;
/// The desk may have this many, which come with “My learning”. A ceiling, as above; it went up when one could take part in
/// events, and see how far one is with their challenges, and when a live service could be told of it.
pub const DESK_BUDGET: u64 = 503_000;
/// The hall may have this many, which come with the first column, event or institution. A ceiling, as above; it went up by a
/// directory that looks through thousands of institutions while one types, by a page for each with what it offers, and by all facts
/// of an event on the learner's own clock, and by the figures of a live service.
pub const HALL_BUDGET: u64 = 164_500;

/// What a page with a frame costs before the frame is seen: the script for that page, the frame's page and its styles.
pub const UNSEEN_BUDGET: u64 = 20_000;
/// What a frame costs in all: the largest column, with the list that names it. Courses by a query need the search besides.
pub const EMBED_BUDGET: u64 = 150_000;

/// Bytes of a kind of file, raw and after Brotli.
#[derive(Clone, Copy, Default)]
pub struct Size {
    /// As they are.
    pub raw: u64,
    /// After Brotli at level 11 (data: at the level of its copy).
    pub br: u64,
}

/// What a first visit loads.
pub struct Sizes {
    parts: Vec<(&'static str, Size)>,
    /// The search in its worker, which comes with the first question.
    search: Size,
    /// The companion, which comes when it is asked for something.
    companion: Size,
    /// The study, which comes where one learns.
    study: Size,
    /// The desk, which comes with “My learning”.
    desk: Size,
    /// The hall, which comes with a column, an event or an institution.
    hall: Size,
    /// Frames on other sites: before one is seen, and in all.
    embed: [Size; 2],
}

impl Size {
    /// Adds a file.
    fn add(&mut self, file: &Path) -> Result<()> {
        let bytes = fs::read(file).map_err(|why| Error::file("read", file, why))?;
        let packed = fs::read(compress::beside(file, "br"));
        let br = packed.unwrap_or_else(|_| compress::brotli(&bytes, 11));
        self.raw += bytes.len() as u64;
        // A file that does not shrink is sent as it is.
        self.br += br.len().min(bytes.len()) as u64;
        Ok(())
    }
}

impl Sizes {
    /// Everything together.
    pub fn visit(&self) -> Size {
        self.parts
            .iter()
            .fold(Size::default(), |sum, (_, size)| Size {
                raw: sum.raw + size.raw,
                br: sum.br + size.br,
            })
    }

    fn wasm(&self) -> u64 {
        self.parts
            .iter()
            .filter(|(name, _)| *name == "wasm")
            .map(|(_, size)| size.br)
            .sum()
    }

    /// A Markdown table of the parts, their sum and the budget.
    pub fn table(&self) -> String {
        let row = |name: &str, size: Size, budget: Option<u64>| {
            let budget = budget.map_or_else(String::new, ui::grouped);
            vec![
                name.to_owned(),
                ui::grouped(size.raw),
                ui::grouped(size.br),
                budget,
            ]
        };
        let mut rows: Vec<_> = self
            .parts
            .iter()
            .map(|(name, size)| row(name, *size, (*name == "wasm").then_some(WASM_BUDGET)))
            .collect();
        rows.push(row("first visit, all", self.visit(), Some(VISIT_BUDGET)));
        rows.push(row(
            "search, with the first question",
            self.search,
            Some(SEARCH_BUDGET),
        ));
        rows.push(row(
            "companion, when it is asked",
            self.companion,
            Some(COMPANION_BUDGET),
        ));
        rows.push(row(
            "study, where one learns",
            self.study,
            Some(STUDY_BUDGET),
        ));
        rows.push(row("desk, “My learning”", self.desk, Some(DESK_BUDGET)));
        rows.push(row(
            "hall, columns, events, institutions",
            self.hall,
            Some(HALL_BUDGET),
        ));
        let [unseen, embed] = self.embed;
        rows.push(row("embed, before it is seen", unseen, Some(UNSEEN_BUDGET)));
        rows.push(row("embed, in all", embed, Some(EMBED_BUDGET)));
        ui::table(
            &["first visit to home", "bytes", "after Brotli", "budget"],
            &rows,
        )
    }

    /// Fails where the portal is larger than its budget.
    ///
    /// # Errors
    /// With the numbers.
    pub fn within_budget(&self) -> Result<()> {
        let figures = [
            ("The wasm", self.wasm(), WASM_BUDGET),
            ("A first visit", self.visit().br, VISIT_BUDGET),
            ("The search", self.search.br, SEARCH_BUDGET),
            ("The companion", self.companion.br, COMPANION_BUDGET),
            ("The study", self.study.br, STUDY_BUDGET),
            ("The desk", self.desk.br, DESK_BUDGET),
            ("The hall", self.hall.br, HALL_BUDGET),
            (
                "An embed before it is seen",
                self.embed[0].br,
                UNSEEN_BUDGET,
            ),
            ("An embed", self.embed[1].br, EMBED_BUDGET),
        ];
        for (what, is, may) in figures {
            if is > may {
                return Err(Error::new(format!(
                    "{what} is {} bytes after Brotli; the budget is {}.",
                    ui::grouped(is),
                    ui::grouped(may)
                ))
                .next(
                    "find what grew with `cargo xtask bench size` on this and an older version.",
                ));
            }
        }
        Ok(())
    }
}

/// Measures a site's folder.
///
/// # Errors
/// Where it cannot be read, or holds no wasm.
pub fn measure(dir: &Path) -> Result<Sizes> {
    let mut parts = vec![
        ("wasm", Size::default()),
        ("JavaScript", Size::default()),
        ("CSS", Size::default()),
        ("HTML, drawings", Size::default()),
        ("data of the home page", Size::default()),
    ];
    let page = dir.join("index.html");
    let html = fs::read_to_string(&page).map_err(|why| Error::file("read", &page, why))?;
    let mut files: Vec<(usize, PathBuf)> = vec![(3, page)];
    let [mut search, mut companion, mut study, mut desk, mut hall] = [Size::default(); 5];
    for entry in walkdir::WalkDir::new(dir).sort_by_file_name() {
        let entry = entry.map_err(|why| Error::file("read", dir, why))?;
        let path = entry.path();
        let inside = path.strip_prefix(dir).unwrap_or(path);
        if entry.file_type().is_dir() || inside.starts_with("api") {
            continue;
        }
        let packed = path
            .extension()
            .is_some_and(|end| end == "br" || end == "gz");
        if packed {
            continue;
        }
        // Loaded when somebody searches, asks the companion or learns, not with the page.
        let name = entry.file_name().to_string_lossy();
        let later = match &*name {
            name if name.starts_with("search-worker") => Some(&mut search),
            name if name.starts_with("companion") => Some(&mut companion),
            name if name.starts_with("study") => Some(&mut study),
            name if name.starts_with("desk") => Some(&mut desk),
            name if name.starts_with("hall") => Some(&mut hall),
            // Measured by themselves: what one column in a frame loads.
            name if ["frame", "maker", "embed.js"]
                .iter()
                .any(|own| name.starts_with(own)) =>
            {
                continue;
            }
            _ if inside.starts_with("embed") => continue,
            _ => None,
        };
        if let Some(later) = later {
            later.add(path)?;
            continue;
        }
        let kind = match path.extension().and_then(|ending| ending.to_str()) {
            Some("wasm") => 0,
            Some("js") => 1,
            Some("css") => 2,
            // Drawings hold the icons of every screen.
            Some("svg") => 3,
            // Of the rest only what the page names is loaded at once.
            Some("ico" | "png" | "webmanifest")
                if html.contains(&*entry.file_name().to_string_lossy()) =>
            {
                3
            }
            _ => continue,
        };
        files.push((kind, path.to_owned()));
    }
    files.extend(home_data(dir).into_iter().map(|file| (4, file)));
    for (kind, file) in files {
        parts[kind].1.add(&file)?;
    }
    if parts[0].1.raw == 0 {
        return Err(Error::new(format!(
            "{} holds no wasm: it is not a portal.",
            dir.display()
        )));
    }
    Ok(Sizes {
        parts,
        search,
        companion,
        study,
        desk,
        hall,
        embed: embed::measure(dir)?,
    })
}

/// What the home page asks for: the configuration, the index, and the lists it shows.
fn home_data(dir: &Path) -> Vec<PathBuf> {
    let api = dir.join("api/v1");
    let mut files = vec![dir.join("config.json"), api.join("index.json")];
    if let Ok(text) = fs::read_to_string(api.join("index.json"))
        && let Ok(index) = serde_json::from_str::<lifelong_api::Index>(&text)
    {
        let lists = [
            index.files.areas,
            index.files.micro,
            index.files.columns,
            index.files.books,
        ];
        files.extend(
            lists
                .iter()
                .filter(|list| !list.path.is_empty())
                .map(|l| api.join(&l.path)),
        );
    }
    files.retain(|file| file.is_file());
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn site(name: &str) -> Scratch {
        let index = r#"{"version":"1.0","files":{"areas":{"path":"areas.1.json","bytes":2}}}"#;
        Scratch::new(name)
            .with("index.html", "<link href=\"icon.svg\">")
            .with("icon.svg", "<svg/>")
            .with("unused.png", "<svg></svg>")
            .with("portal_bg.wasm", &"wasm".repeat(1000))
            .with("portal.js", "init()")
            .with("config.json", "{}")
            .with("api/v1/index.json", index)
            .with("api/v1/areas.1.json", "{}")
            .with("api/v1/courses/0.json", &"x".repeat(5000))
    }

    #[test]
    fn a_first_visit_is_what_the_home_page_loads() {
        let dir = site("sizes");
        let sizes = measure(dir.path()).unwrap();
        let raw: Vec<u64> = sizes.parts.iter().map(|(_, size)| size.raw).collect();
        assert_eq!(raw, [4000, 6, 0, 22 + 6, 2 + 69 + 2]);
        assert!(sizes.visit().br < 200);
        assert!(sizes.within_budget().is_ok());
        assert!(sizes.table().contains("| first visit, all "));
    }

    #[test]
    fn a_portal_over_its_budget_fails_with_both_numbers() {
        let large = Size {
            raw: 900_000,
            br: WASM_BUDGET + 1,
        };
        let sizes = Sizes {
            parts: vec![("wasm", large)],
            search: Size::default(),
            companion: Size::default(),
            study: Size::default(),
            desk: Size::default(),
            hall: Size::default(),
            embed: Default::default(),
        };
        let error = sizes.within_budget().unwrap_err().to_string();
        assert!(
            error.contains("250,001") && error.contains("250,000"),
            "{error}"
        );
        let data = Size {
            raw: 900_000,
            br: VISIT_BUDGET + 1,
        };
        assert!(
            Sizes {
                search: Size::default(),
                companion: Size::default(),
                study: Size::default(),
                desk: Size::default(),
                hall: Size::default(),
                embed: Default::default(),
                parts: vec![("CSS", data)]
            }
            .within_budget()
            .is_err()
        );
    }

    #[test]
    fn a_folder_without_wasm_is_refused() {
        let dir = Scratch::new("no-wasm").with("index.html", "");
        assert!(measure(dir.path()).is_err());
    }
}
