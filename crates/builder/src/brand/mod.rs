//! One build of the portal, as an institution's own: its name, logo and colours, and what its home page shows.
//!
//! What only the program needs to know stays in `config.json`, which it reads when it starts. What must stand before the
//! first paint is written into the site's files: the colours into `brand.css`, the title into the pages.

mod check;
mod colours;
mod page;

use crate::error::BuildError;
use crate::publish::{API, OWN_PAGES};
use crate::site_pages;
use check::Checked;
pub(crate) use page::between;
use std::fs;
use std::path::{Path, PathBuf};

/// What was made of a site, in words for the one who called: what was changed of what they asked for.
pub type Told = Vec<String>;

/// Makes a site (a copy of the portal's files) that of an institution. `config` is its `config.json`, wherever it lies; a logo
/// lies beside it.
///
/// # Errors
/// With everything that is wrong with `config`, a line each; then the site is as it was. Where a file cannot be read or
/// written.
pub fn brand(config: &Path, site: &Path) -> Result<Told, BuildError> {
    let text = read(config)?;
    let folder = config.parent().unwrap_or(Path::new("."));
    let Checked {
        config: written,
        primary,
        accent,
        logo,
    } = check::check(&text, folder).map_err(|faults| {
        BuildError::Config(format!(
            "{} cannot be used; the site is as it was.\n  {}",
            config.display(),
            faults.join("\n  ")
        ))
    })?;
    let mut pages = Vec::new();
    for name in ["index.html", "404.html", "embed/index.html"] {
        let path = site.join(name);
        if name.starts_with("embed/") && !path.exists() {
            // A site without frames.
            continue;
        }
        let html = page::named(&read(&path)?, &written.name).ok_or_else(|| {
            BuildError::Config(format!(
                "{} is no page of the portal. Name the folder that `cargo xtask dist` has made.",
                path.display()
            ))
        })?;
        pages.push((path, html));
    }
    let (style, mut told) = colours::style(primary, accent);
    let mut changed = written.clone();
    if let Some((bytes, name)) = logo {
        write(&site.join(&name), &bytes)?;
        changed.logo = Some(name);
    }
    let json = serde_json::to_string_pretty(&check::with_colours(&changed, primary, accent))
        .map_err(|why| BuildError::Config(format!("config.json: {why}")))?;
    write(&site.join("brand.css"), style.as_bytes())?;
    for (path, html) in &pages {
        write(path, html.as_bytes())?;
    }
    write(&site.join("config.json"), format!("{json}\n").as_bytes())?;
    // They are made of the first page, and have its title in theirs.
    if site.join(API).join(OWN_PAGES).is_file() {
        site_pages::write(site, None)?;
    } else if site.join(site_pages::READING).is_file() {
        told.push(format!(
            "The pages of columns, courses and so on still have the old name. Make them anew: lifelong pages {} --api FOLDER-OF-THE-API",
            site.display()
        ));
    }
    told.push(format!("{} is ready.", site.display()));
    Ok(told)
}

fn read(path: &Path) -> Result<String, BuildError> {
    fs::read_to_string(path)
        .map_err(|why| BuildError::Config(format!("{} cannot be read: {why}.", path.display())))
}

/// Writes a file whole or not at all, and takes away its compressed forms, which a server would prefer.
fn write(path: &Path, bytes: &[u8]) -> Result<(), BuildError> {
    let beside = |ending: &str| PathBuf::from(format!("{}.{ending}", path.display()));
    let new = beside("new");
    fs::write(&new, bytes)
        .and_then(|()| fs::rename(&new, path))
        .map_err(|why| BuildError::file(path, why))?;
    for ending in ["br", "gz"] {
        // Not every file has them.
        drop(fs::remove_file(beside(ending)));
    }
    Ok(())
}
