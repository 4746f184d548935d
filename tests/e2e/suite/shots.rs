//! Pictures of every page, for people to look at: only where `LIFELONG_SHOTS` names a folder.

use lifelong_e2e::{Browser, Options, PAGES, run_with};
use serde_json::json;
use std::path::{Path, PathBuf};

fn folder() -> Option<PathBuf> {
    let dir = PathBuf::from(std::env::var_os("LIFELONG_SHOTS")?);
    std::fs::create_dir_all(&dir).unwrap_or_else(|why| panic!("{}: {why}", dir.display()));
    Some(dir)
}

fn shoot(
    page: &Browser,
    dir: &Path,
    lang: &str,
    theme: &str,
    caring: bool,
    names: Option<&[&str]>,
) {
    page.remember(json!({ "language": lang, "theme": theme, "caring": caring }));
    for place in PAGES
        .iter()
        .filter(|p| names.is_none_or(|names| names.contains(&p.name)))
    {
        for width in [360, 1280] {
            page.resize(width, if width < 600 { 740 } else { 900 });
            page.open(place.path);
            let care = if caring { "-caring" } else { "" };
            let file = format!("{}-{width}-{lang}-{theme}{care}.png", place.name);
            page.picture(&dir.join(file), true);
        }
    }
}

#[test]
fn chinese_pictures() {
    let Some(dir) = folder() else { return };
    run_with(Options::default(), |page| {
        shoot(page, &dir, "zh-Hans", "light", false, None);
        shoot(page, &dir, "zh-Hans", "light", true, None);
    });
}

#[test]
fn english_pictures() {
    let Some(dir) = folder() else { return };
    run_with(Options::default(), |page| {
        shoot(page, &dir, "en", "light", false, None);
        shoot(page, &dir, "en", "light", true, None);
        let few = Some(&["home", "results", "micro", "chapter"][..]);
        shoot(page, &dir, "en", "dark", false, few);
        shoot(page, &dir, "zh-Hans", "dark", true, few);
    });
}
