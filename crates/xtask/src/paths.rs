//! Where things are: the repository, the cache of tools, the tools in it.

use crate::error::{Error, Result};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The repository's root folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Where Cargo writes: `CARGO_TARGET_DIR`, else `target` in the root.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The API that goes into the portal, made from `content/`. Fixed, because `index.html` names it.
pub fn embedded_api() -> PathBuf {
    root().join("target/embedded/api/v1")
}

/// The cache folder for tools: `LIFELONG_CACHE`, else the platform's own place for caches.
///
/// # Errors
/// Where neither that variable nor a home folder is set.
pub fn cache() -> Result<PathBuf> {
    let var = |name: &str| {
        env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    if let Some(dir) = var("LIFELONG_CACHE") {
        return Ok(dir);
    }
    let base = if cfg!(windows) {
        var("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        var("HOME").map(|home| home.join("Library/Caches"))
    } else {
        var("XDG_CACHE_HOME").or_else(|| var("HOME").map(|home| home.join(".cache")))
    };
    base.map(|dir| dir.join("lifelong")).ok_or_else(|| {
        Error::new("There is no home folder to keep the tools in.")
            .next("set LIFELONG_CACHE to a folder that can be written, and try again.")
    })
}

/// The folder of one tool in one version, in the cache.
///
/// # Errors
/// As [`cache`].
pub fn tool_dir(name: &str, version: &str) -> Result<PathBuf> {
    Ok(cache()?.join("tools").join(format!("{name}-{version}")))
}

/// A program's file name on this platform.
pub fn exe(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// The first program of this name on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths)
        .map(|dir| dir.join(exe(name)))
        .find(|file| file.is_file())
}

/// `PATH` with these folders before everything else.
pub fn path_with(dirs: &[PathBuf]) -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = dirs.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(all).unwrap_or(old)
}

/// The `lifelong` command as Cargo's profile `profile` (`debug`, `native`) builds it.
pub fn builder(profile: &str) -> PathBuf {
    target().join(profile).join(exe("lifelong"))
}

/// A path as people read it: relative to the repository where it lies inside.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_workspace() {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[workspace]"));
    }

    #[test]
    fn tools_come_before_the_rest_of_path() {
        let path = path_with(&[PathBuf::from("/tools/a")]);
        assert_eq!(
            env::split_paths(&path).next(),
            Some(PathBuf::from("/tools/a"))
        );
    }
}
