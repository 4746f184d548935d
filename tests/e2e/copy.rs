//! Copies of the site to break, each with a server of its own.

use crate::Bench;
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A copy of the site; it is deleted, and its server ended, when it is dropped.
pub struct SiteCopy {
    dir: PathBuf,
    lifelong: PathBuf,
    server: Option<Child>,
}

impl SiteCopy {
    /// Copies the built site.
    ///
    /// # Panics
    /// Where it cannot be read, or the copy not be written.
    pub fn of(bench: &Bench) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("lifelong-e2e-{}-{number}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        copy(bench.dist(), &dir);
        Self {
            dir,
            lifelong: bench.lifelong().clone(),
            server: None,
        }
    }

    /// A copy with another catalogue, built by `lifelong build` from these sources, `FORMAT=SOURCE` as on its command line.
    ///
    /// # Panics
    /// As [`SiteCopy::of`], and where the build fails.
    pub fn with_catalogue(bench: &Bench, sources: &[String]) -> Self {
        let site = Self::of(bench);
        let out = site.dir.join("api/v1");
        fs::remove_dir_all(&out).unwrap_or_else(|why| panic!("{}: {why}", out.display()));
        let built = Command::new(&site.lifelong)
            .arg("build")
            .args(sources)
            .arg("--out")
            .arg(&out)
            .output()
            .unwrap_or_else(|why| panic!("{}: {why}", site.lifelong.display()));
        let said = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "lifelong build failed:\n{said}");
        site
    }

    /// A copy whose catalogue is a changed copy of `content/`.
    ///
    /// # Panics
    /// As [`SiteCopy::with_catalogue`].
    pub fn with_content(bench: &Bench, change: impl FnOnce(&Path)) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("lifelong-content-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        copy(&crate::content::folder(), &folder);
        change(&folder);
        let site = Self::with_catalogue(bench, &[folder.display().to_string()]);
        // What cannot be deleted lies in the folder for temporary files.
        drop(fs::remove_dir_all(&folder));
        site
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// A file's path, from its path in the API: `index.json`.
    pub fn api(&self, path: &str) -> PathBuf {
        self.dir.join("api/v1").join(path)
    }

    /// A file of the API as JSON.
    ///
    /// # Panics
    /// Where it cannot be read.
    pub fn json(&self, path: &str) -> Value {
        let path = self.api(path);
        let bytes = fs::read(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        serde_json::from_slice(&bytes).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    }

    /// The path of a file that `index.json` names under `files`: `search`, `help`.
    ///
    /// # Panics
    /// Where it names none.
    pub fn named(&self, file: &str) -> PathBuf {
        let index = self.json("index.json");
        let path = index["files"][file]["path"].as_str().unwrap_or_default();
        assert!(!path.is_empty(), "index.json names no file for {file}");
        self.api(path)
    }

    /// Puts other bytes into a file, and takes away its compressed forms, which a server would prefer.
    ///
    /// # Panics
    /// Where it cannot be written.
    pub fn write(&self, path: &Path, bytes: &[u8]) {
        assert!(path.starts_with(&self.dir), "only copies are broken");
        for ending in ["br", "gz"] {
            // Not every file has them.
            drop(fs::remove_file(format!("{}.{ending}", path.display())));
        }
        fs::write(path, bytes).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    }

    /// Names a live service on this machine, and lets pages ask it.
    ///
    /// # Panics
    /// As [`SiteCopy::allow_live`].
    pub fn name_live(&self, address: &str) {
        self.allow_live(address);
        let config = json!({ "api": "api/v1/", "live": address });
        self.write(&self.dir.join("config.json"), config.to_string().as_bytes());
    }

    /// Lets pages ask a live service on this machine, which is no `https:` one. Headers count as they were when the copy began
    /// to be served.
    ///
    /// # Panics
    /// Where a page cannot be read or written, or has no policy.
    pub fn allow_live(&self, address: &str) {
        let (origin, _) = address.split_once("/v1/").expect("an address of a bucket");
        let policy = "connect-src 'self' https:";
        let mut widened = 0;
        for path in pages(&self.dir) {
            let told = |why| panic!("{}: {why}", path.display());
            let text = fs::read_to_string(&path).unwrap_or_else(told);
            if text.contains(policy) {
                let wider = text.replace(&format!("{policy};"), &format!("{policy} {origin};"));
                self.write(&path, wider.as_bytes());
                widened += 1;
            }
        }
        assert!(widened > 2, "pages have another policy");
    }

    /// Cuts a file to its first half.
    ///
    /// # Panics
    /// Where it cannot be read or written.
    pub fn truncate(&self, path: &Path) {
        let bytes = fs::read(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        self.write(path, &bytes[..bytes.len() / 2]);
    }

    /// Takes away every file of a folder of the API.
    ///
    /// # Panics
    /// Where there is none.
    pub fn remove_folder(&self, path: &str) {
        let path = self.api(path);
        fs::remove_dir_all(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    }

    /// Serves it; gives the address, with a slash at its end.
    ///
    /// # Panics
    /// Where the server does not start.
    pub fn serve(&mut self) -> String {
        let mut server = Command::new(&self.lifelong)
            .arg("serve")
            .arg(&self.dir)
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|why| panic!("{}: {why}", self.lifelong.display()));
        let out = server.stdout.take().expect("its output is asked for");
        self.server = Some(server);
        let line = BufReader::new(out)
            .lines()
            .map_while(Result::ok)
            .find(|l| l.contains("http://"));
        let line = line.expect("lifelong serve names its address");
        let address = line
            .split_whitespace()
            .find(|word| word.starts_with("http://"));
        address.expect("an address in that line").to_owned()
    }
}

impl Drop for SiteCopy {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            drop(server.kill());
            drop(server.wait());
        }
        // What cannot be deleted lies in the folder for temporary files.
        drop(fs::remove_dir_all(&self.dir));
    }
}

/// Files of a site that tell a policy: its pages, without those of its catalogue, and the headers of its host.
fn pages(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap_or_else(|why| panic!("{}: {why}", dir.display()));
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && !path.ends_with("api") {
            found.extend(pages(&path));
        } else if path.ends_with("_headers") || path.extension().is_some_and(|e| e == "html") {
            found.push(path);
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    let told =
        |why: std::io::Error| -> ! { panic!("copy {} to {}: {why}", from.display(), to.display()) };
    fs::create_dir_all(to).unwrap_or_else(|why| told(why));
    for entry in fs::read_dir(from).unwrap_or_else(|why| told(why)) {
        let entry = entry.unwrap_or_else(|why| told(why));
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).unwrap_or_else(|why| told(why));
        }
    }
}
