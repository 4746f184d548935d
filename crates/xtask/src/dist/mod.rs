//! `cargo xtask dist`: the portal as one folder for any static host.

mod compress;
mod csp;
mod headers;
mod offline;
mod robots;
pub mod sizes;

use crate::error::{Error, Result};
use crate::setup::{self, Tools};
use crate::{content, paths, process, styles, ui};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use walkdir::WalkDir;

/// What to make.
pub struct Plan {
    /// The folder to make.
    pub out: PathBuf,
    /// The address path it will be served at, `/` or such as `/learn/`; that of `address` where nothing is said.
    pub public_url: Option<String>,
    /// The whole address it will have, for what other programs follow it by.
    pub address: Option<String>,
    /// An API folder to put in, instead of that of `content/`.
    pub api: Option<PathBuf>,
    /// Whether to write `.br` and `.gz` files.
    pub compress: bool,
}

/// Sets up and makes the folder; prints its sizes.
///
/// # Errors
/// Where a step fails or the portal is larger than its budget.
pub fn run(plan: &Plan) -> Result<()> {
    let tools = setup::run(setup::For::Portal)?;
    make(plan, &tools)?.within_budget()
}

/// Makes the folder, with tools that are set up already; prints its sizes.
///
/// # Errors
/// Where a step fails.
pub fn make(plan: &Plan, tools: &Tools) -> Result<sizes::Sizes> {
    let began = Instant::now();
    let address = plan.address.as_deref().map(site_address).transpose()?;
    let url = match (&address, plan.public_url.as_deref()) {
        (Some((_, path)), given) => {
            if given.is_some_and(|given| public_url(given).ok().as_ref() != Some(path)) {
                return Err(
                    Error::new("--address and --public-url name different paths.")
                        .next("leave --public-url away: the address says it."),
                );
            }
            path.clone()
        }
        (None, given) => public_url(given.unwrap_or("/"))?,
    };
    let address = address.map(|(whole, _)| whole);
    let out = std::path::absolute(&plan.out).map_err(|why| Error::file("find", &plan.out, why))?;
    refuse_foreign(&out)?;
    let api = plan.api.as_deref().map(api_folder).transpose()?;
    ui::heading("The portal as one folder");
    let step = ui::step("Building the API of content/", "");
    content::build(address.as_deref())?;
    step.done();
    let stage = paths::target().join("dist-stage");
    let _ = fs::remove_dir_all(&stage);
    let step = ui::step("Building the portal for release", "one to five minutes");
    let mut command = tools.trunk("build");
    command.env(content::READY, "1");
    command.env("CARGO_ENCODED_RUSTFLAGS", nameless());
    command
        .args(["--release", "--public-url", &url])
        .arg("--dist")
        .arg(&stage);
    process::run("Building the portal", &mut command)?;
    step.done();
    remove_trunk_leftovers(&stage)?;
    if let Some(api) = api {
        let step = ui::step("Copying the API", "");
        let _ = fs::remove_dir_all(stage.join("api/v1"));
        copy(&api, &stage.join("api/v1"))?;
        step.done();
    }
    finish(&stage, &out, &url)?;
    let step = ui::step("Making pages of the catalogue's own things", "");
    let mut command = Command::new(paths::builder("debug"));
    process::run("Making pages", command.arg("pages").arg(&stage))?;
    step.done();
    if plan.compress {
        let step = ui::step("Compressing for hosts that serve .br and .gz", "");
        let saved = compress::folder(&stage)?;
        ui::say(&format!(
            "{} of {} files are smaller compressed",
            saved.compressed, saved.files
        ));
        step.done();
    }
    let sizes = sizes::measure(&stage)?;
    replace(&stage, &out)?;
    println!("\n{}", sizes.table());
    ui::say(&format!(
        "{} is ready after {}",
        paths::shown(&out),
        ui::took(began.elapsed())
    ));
    Ok(sizes)
}

/// Flags for the compiler, apart by the character that Cargo wants between them: what is published names no folder of this
/// machine's crates, and is some bytes smaller for it.
fn nameless() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let given = std::env::var("CARGO_ENCODED_RUSTFLAGS").ok();
    let mut flags: Vec<String> = match given.filter(|flags| !flags.is_empty()) {
        Some(flags) => flags.split('\u{1f}').map(str::to_owned).collect(),
        None => std::env::var("RUSTFLAGS")
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
    };
    // Below it lies one folder a registry, whose name is long, too.
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    for registry in registries.into_iter().flatten().flatten() {
        flags.push(format!(
            "--remap-path-prefix={}=",
            registry.path().display()
        ));
    }
    flags.join("\u{1f}")
}

/// The source of the service worker.
const OFFLINE: &str = include_str!("../../../../assets/offline.js");

/// Writes what a host needs beside Trunk's output.
fn finish(stage: &Path, out: &Path, url: &str) -> Result<()> {
    let index = stage.join("index.html");
    let html = fs::read_to_string(&index).map_err(|why| Error::file("read", &index, why))?;
    let html = offline::insert(&html)?;
    let policy = csp::policy(&html);
    let frame = frame_page(stage)?;
    // Where a host joins the policy of all files with that of the frame's page, both have to allow its script.
    let all = csp::policy(&format!("{html}{}", frame.as_deref().unwrap_or_default()));
    let html = csp::insert(&html, &policy)?;
    let write = |name: &str, text: &str| {
        let file = stage.join(name);
        fs::write(&file, text).map_err(|why| Error::file("write", &file, why))
    };
    write("index.html", &html)?;
    // A host without rewrites shows this page for addresses inside the portal.
    write("404.html", &html)?;
    // GitHub Pages would otherwise drop files whose names begin with an underscore.
    write(".nojekyll", "")?;
    let old = [out.join("config.json"), stage.join("config.json")];
    let config = match old.iter().find_map(|file| fs::read_to_string(file).ok()) {
        Some(text) => text,
        None => {
            serde_json::to_string_pretty(&lifelong_api::SiteConfig::default())
                .map_err(|why| Error::new(format!("config.json: {why}")))?
                + "\n"
        }
    };
    write("config.json", &config)?;
    keep_brand(out, stage)?;
    if let Some(text) = robots::file(stage, out, url) {
        write(robots::NAME, &text)?;
    }
    write(offline::NAME, &offline::script(stage, OFFLINE)?)?;
    let policies = headers::Policies {
        all: &all,
        frame: &csp::policy(frame.as_deref().unwrap_or_default()),
    };
    write("_headers", &headers::file(stage, url, &policies)?)
}

/// Puts its policy into the page that stands in frames on other sites; gives the page as it was, where there is one.
fn frame_page(stage: &Path) -> Result<Option<String>> {
    let file = stage.join("embed/index.html");
    if !file.is_file() {
        return Ok(None);
    }
    let html = fs::read_to_string(&file).map_err(|why| Error::file("read", &file, why))?;
    styles::check_frames(stage)?;
    let mut page = csp::insert(&html, &csp::policy(&html))?;
    // The page's script names the oEmbed document of what it shows, where there are any.
    if stage.join("api/v1/oembed").is_dir() {
        let tag = "<meta name=\"oembed\" content=\"api/v1/oembed/\">";
        page = page.replacen("<title>", &format!("{tag}<title>"), 1);
    }
    fs::write(&file, page).map_err(|why| Error::file("write", &file, why))?;
    Ok(Some(html))
}

/// Keeps an institution's colours and logo, as its `config.json`. Their pages are new: `lifelong brand` puts its name there.
fn keep_brand(out: &Path, stage: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(out) else {
        return Ok(());
    };
    for entry in entries.filter_map(std::result::Result::ok) {
        let name = entry.file_name();
        let is_brand = name.to_str().is_some_and(|name| {
            name == "brand.css"
                || name.starts_with("brand-logo.")
                    && !name.ends_with(".br")
                    && !name.ends_with(".gz")
        });
        if is_brand {
            let to = stage.join(&name);
            fs::copy(entry.path(), &to).map_err(|why| Error::file("write", &to, why))?;
        }
    }
    Ok(())
}

/// An address with a slash at its end, and its path.
fn site_address(given: &str) -> Result<(String, String)> {
    let host_and_path = ["https://", "http://"]
        .iter()
        .find_map(|scheme| given.strip_prefix(scheme));
    let Some(rest) = host_and_path.filter(|rest| !rest.is_empty() && !rest.contains(['?', '#']))
    else {
        return Err(
            Error::new(format!("`{given}` is not an address of a site.")).next(
                "give --address as https://learn.example.org/ or https://www.example.org/learn/.",
            ),
        );
    };
    let path = public_url(rest.find('/').map_or("/", |at| &rest[at..]))?;
    Ok((format!("{}/", given.trim_end_matches('/')), path))
}

/// The path the portal is served at, with a slash at both ends.
fn public_url(given: &str) -> Result<String> {
    if given.contains("://") || given.contains(char::is_whitespace) || given.contains("..") {
        return Err(Error::new(format!("`{given}` is not a path on a site."))
            .next("give --public-url as a path such as / or /learn/."));
    }
    let inner = given.trim_matches('/');
    Ok(if inner.is_empty() {
        "/".to_owned()
    } else {
        format!("/{inner}/")
    })
}

/// Never replaces a folder that is not an earlier output of this command.
fn refuse_foreign(out: &Path) -> Result<()> {
    let is_ours = out.join("index.html").is_file() && out.join("_headers").is_file();
    let is_empty = fs::read_dir(out).map_or(!out.exists(), |mut entries| entries.next().is_none());
    if is_ours || is_empty {
        return Ok(());
    }
    Err(Error::new(format!(
        "{} holds something else than a portal; it was left alone.",
        out.display()
    ))
    .next("give another folder with --out, or empty that one."))
}

/// The folder of `index.json` in a given API folder.
fn api_folder(given: &Path) -> Result<PathBuf> {
    [given.to_owned(), given.join("api/v1"), given.join("v1")]
        .into_iter()
        .find(|dir| dir.join("index.json").is_file())
        .ok_or_else(|| {
            Error::new(format!(
                "{} holds no API: there is no index.json.",
                given.display()
            ))
            .next("make one with `lifelong build YOUR-CATALOGUE --out DIR`, and give that folder.")
        })
}

fn remove_trunk_leftovers(stage: &Path) -> Result<()> {
    let entries = fs::read_dir(stage).map_err(|why| Error::file("read", stage, why))?;
    for entry in entries.filter_map(std::result::Result::ok) {
        // Trunk's lock file and staging folder begin with a dot.
        if entry.file_name().to_string_lossy().starts_with('.') {
            let path = entry.path();
            let gone = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            gone.map_err(|why| Error::file("remove", &path, why))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from).sort_by_file_name() {
        let entry = entry.map_err(|why| Error::file("read", from, why))?;
        let target = to.join(entry.path().strip_prefix(from).unwrap_or(entry.path()));
        let done = if entry.file_type().is_dir() {
            fs::create_dir_all(&target)
        } else {
            fs::copy(entry.path(), &target).map(|_| ())
        };
        done.map_err(|why| Error::file("copy to", &target, why))?;
    }
    Ok(())
}

/// Puts the finished folder in the place of the old one.
fn replace(stage: &Path, out: &Path) -> Result<()> {
    if let Some(parent) = out.parent() {
        fs::create_dir_all(parent).map_err(|why| Error::file("make the folder", parent, why))?;
    }
    let name = out
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let old = out.with_file_name(format!(".{name}.old"));
    let _ = fs::remove_dir_all(&old);
    let new = out.with_file_name(format!(".{name}.new"));
    let _ = fs::remove_dir_all(&new);
    // A rename works on one disk only.
    if fs::rename(stage, &new).is_err() {
        copy(stage, &new)?;
    }
    if out.exists() {
        fs::rename(out, &old).map_err(|why| Error::file("replace", out, why))?;
    }
    fs::rename(&new, out).map_err(|why| Error::file("put in place", out, why))?;
    let _ = fs::remove_dir_all(&old);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn paths_get_their_slashes_and_addresses_are_refused() {
        assert_eq!(public_url("/").unwrap(), "/");
        assert_eq!(public_url("learn").unwrap(), "/learn/");
        assert_eq!(public_url("/a/b/").unwrap(), "/a/b/");
        assert!(public_url("https://a.example/").is_err());
        let of = |given| site_address(given).unwrap();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(of("https://a.example"), pair("https://a.example/", "/"));
        assert_eq!(
            of("https://a.example/learn"),
            pair("https://a.example/learn/", "/learn/")
        );
        for wrong in ["a.example", "https://", "https://a.example/?x=1"] {
            assert!(site_address(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_foreign_folder_is_never_replaced() {
        let dir = Scratch::new("foreign").with("thesis.txt", "ten years");
        assert!(refuse_foreign(dir.path()).is_err());
        assert!(refuse_foreign(&dir.path().join("new")).is_ok());
        let dir = dir.with("index.html", "").with("_headers", "");
        assert!(refuse_foreign(dir.path()).is_ok());
    }

    #[test]
    fn the_old_folder_is_replaced_whole() {
        let dir = Scratch::new("replace")
            .with("stage/index.html", "new")
            .with("out/old.js", "old");
        replace(&dir.path().join("stage"), &dir.path().join("out")).unwrap();
        assert!(dir.path().join("out/index.html").is_file());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        assert_eq!(fs::read_dir(dir.path().join("out")).unwrap().count(), 1);
    }

    #[test]
    fn a_configuration_that_is_there_stays() {
        let html = "<html><head><meta charset=\"utf-8\"></head><body></body></html>";
        let dir = Scratch::new("config")
            .with("stage/index.html", html)
            .with("out/config.json", "{\"api\":\"https://a.example/v1/\"}");
        let (stage, out) = (dir.path().join("stage"), dir.path().join("out"));
        finish(&stage, &out, "/").unwrap();
        let kept = fs::read_to_string(stage.join("config.json")).unwrap();
        assert!(kept.contains("a.example"));
        let page = fs::read_to_string(stage.join("404.html")).unwrap();
        assert_eq!(page, fs::read_to_string(stage.join("index.html")).unwrap());
        assert!(page.contains("Content-Security-Policy"));
    }
}
