//! The output is replaced as a whole or not at all.
//!
//! A build writes to `.<name>.building-<pid>` beside the output and swaps the two at the end. Linux does that in
//! one step, so the output is there at every moment; elsewhere two renames leave an instant in which only
//! `.<name>.old` exists, and the next run brings that back. Whatever a killed build leaves, the next one clears.

use crate::error::BuildError;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// An output in the making.
#[derive(Debug)]
pub struct Staging {
    out: PathBuf,
    temp: PathBuf,
    old: PathBuf,
    committed: bool,
}

impl Staging {
    /// Prepares the place beside `out`, having cleared what killed builds left there.
    ///
    /// # Errors
    /// Where `out` holds something else, another build is at work, or the disk refuses.
    pub fn open(out: &Path) -> Result<Self, BuildError> {
        let out = std::path::absolute(out).map_err(|e| BuildError::file(out, e))?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(BuildError::Config(format!(
                "{} cannot be an output folder.",
                out.display()
            )));
        };
        fs::create_dir_all(parent).map_err(|e| BuildError::file(parent, e))?;
        let name = name.to_string_lossy().into_owned();
        let old = parent.join(format!(".{name}.old"));
        clear(parent, &format!(".{name}.building-"), &out)?;
        recover(&out, &old).map_err(|e| BuildError::file(&old, e))?;
        if !is_ours(&out).map_err(|e| BuildError::file(&out, e))? {
            return Err(BuildError::NotOurs(out));
        }
        let temp = parent.join(format!(".{name}.building-{}", std::process::id()));
        fs::create_dir(&temp).map_err(|e| BuildError::file(&temp, e))?;
        Ok(Self {
            out,
            temp,
            old,
            committed: false,
        })
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        &self.temp
    }

    /// Puts what was written in the place of the output.
    ///
    /// # Errors
    /// Where the disk refuses; the output is then as it was.
    pub fn commit(mut self) -> Result<(), BuildError> {
        let failed = |e: io::Error| BuildError::file(&self.out, e);
        if !self.out.exists() {
            fs::rename(&self.temp, &self.out).map_err(failed)?;
        } else if !exchange(&self.temp, &self.out) {
            fs::rename(&self.out, &self.old).map_err(failed)?;
            if let Err(error) = fs::rename(&self.temp, &self.out) {
                let _ = fs::rename(&self.old, &self.out);
                return Err(failed(error));
            }
        }
        self.committed = true;
        // What was the output now lies under one of the two names. It is no longer in use, and the next
        // build tries again where it cannot be removed now.
        for rest in [&self.temp, &self.old] {
            let _ = fs::remove_dir_all(rest);
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.committed {
            let _ = fs::remove_dir_all(&self.temp);
        }
    }
}

/// Swaps two folders in one step; false where the system or the disk cannot.
#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_a: &Path, _b: &Path) -> bool {
    false
}

/// Removes the work of builds that are no longer running.
fn clear(parent: &Path, prefix: &str, out: &Path) -> Result<(), BuildError> {
    let entries = fs::read_dir(parent).map_err(|e| BuildError::file(parent, e))?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(pid) = name.to_str().and_then(|name| name.strip_prefix(prefix)) else {
            continue;
        };
        let Ok(pid) = pid.parse::<u32>() else {
            continue;
        };
        if pid != std::process::id() && is_running(pid) {
            return Err(BuildError::Busy {
                pid,
                out: out.to_owned(),
            });
        }
        fs::remove_dir_all(entry.path()).map_err(|e| BuildError::file(&entry.path(), e))?;
    }
    Ok(())
}

/// Whether a process of that number runs the builder. Where the system does not say, no: only one build at a
/// time may write to a folder there.
fn is_running(pid: u32) -> bool {
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    let own = fs::read_to_string("/proc/self/comm").unwrap_or_default();
    !name.is_empty() && name == own
}

/// Brings back an output that a killed build had moved aside, or clears what it had replaced.
fn recover(out: &Path, old: &Path) -> io::Result<()> {
    match (out.exists(), old.exists()) {
        (false, true) => fs::rename(old, out),
        (true, true) => fs::remove_dir_all(old),
        _ => Ok(()),
    }
}

/// Whether a folder may be replaced: it is not there, is empty, or holds a catalogue that this program wrote.
fn is_ours(out: &Path) -> io::Result<bool> {
    match fs::read_dir(out).map(|mut entries| entries.next().is_none()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Ok(true) => return Ok(true),
        Ok(false) => {}
        Err(error) => return Err(error),
    }
    let Ok(bytes) = fs::read(out.join("index.json")) else {
        return Ok(false);
    };
    let index: Option<lifelong_api::Index> = serde_json::from_slice(&bytes).ok();
    Ok(index.is_some_and(|index| index.generator.starts_with("lifelong ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(folder: &Path, words: &str) {
        fs::create_dir_all(folder).unwrap();
        fs::write(
            folder.join("index.json"),
            r#"{"generator":"lifelong 0.1.0"}"#,
        )
        .unwrap();
        fs::write(folder.join("words"), words).unwrap();
    }

    fn words(folder: &Path) -> String {
        fs::read_to_string(folder.join("words")).unwrap()
    }

    #[test]
    fn a_build_that_does_not_end_leaves_the_old_site() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("site");
        site(&out, "old");
        let staging = Staging::open(&out).unwrap();
        site(staging.path(), "new");
        drop(staging);
        assert_eq!(words(&out), "old");
        let staging = Staging::open(&out).unwrap();
        site(staging.path(), "new");
        staging.commit().unwrap();
        assert_eq!(words(&out), "new");
        assert_eq!(
            fs::read_dir(home.path()).unwrap().count(),
            1,
            "nothing is left beside the site"
        );
    }

    #[test]
    fn what_killed_builds_left_is_cleared_and_brought_back() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("site");
        // Killed between the two renames: the site is only under its old name.
        site(&home.path().join(".site.old"), "old");
        // Killed while writing; the number is above the highest a system gives.
        site(&home.path().join(".site.building-4294967295"), "half");
        drop(Staging::open(&out).unwrap());
        assert_eq!(words(&out), "old");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_of_something_else_is_not_replaced() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("photos");
        fs::create_dir(&out).unwrap();
        Staging::open(&out).expect("an empty folder is fine");
        fs::write(out.join("one.jpg"), "x").unwrap();
        assert!(matches!(Staging::open(&out), Err(BuildError::NotOurs(_))));
        fs::write(out.join("index.json"), r#"{"generator":"another program"}"#).unwrap();
        assert!(matches!(Staging::open(&out), Err(BuildError::NotOurs(_))));
        assert!(out.join("one.jpg").exists());
    }
}
