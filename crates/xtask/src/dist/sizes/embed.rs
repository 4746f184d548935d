//! What a frame on another site costs those who read that site: the largest column, as a partner pastes it.

use super::Size;
use crate::error::Result;
use std::fs;
use std::path::Path;

/// What it loads: before it is seen, and in all. Where a site has no columns, all but their data.
///
/// # Errors
/// Where a file cannot be read.
pub fn measure(dir: &Path) -> Result<[Size; 2]> {
    let mut unseen = Size::default();
    let exists = |name: &&str| dir.join(name).is_file();
    let first = ["embed.js", "embed/index.html", "embed/embed.css"];
    for name in first.iter().filter(|name| exists(name)) {
        unseen.add(&dir.join(name))?;
    }
    let mut all = unseen;
    let later = [
        "frame.js",
        "frame_bg.wasm",
        "icons.svg",
        "logo.svg",
        "config.json",
        "api/v1/index.json",
    ];
    for name in later.iter().filter(|name| exists(name)) {
        all.add(&dir.join(name))?;
    }
    let api = dir.join("api/v1");
    let json = |path: &str| -> serde_json::Value {
        let text = fs::read_to_string(api.join(path)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    };
    let list = json("index.json")["files"]["columns"]["path"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    if list.is_empty() {
        return Ok([unseen, all]);
    }
    all.add(&api.join(&list))?;
    let mut largest = Size::default();
    for column in json(&list)["columns"].as_array().into_iter().flatten() {
        let mut one = Size::default();
        let files = [&column["content"]["path"], &column["image"]["url"]];
        for path in files.into_iter().filter_map(|path| path.as_str()) {
            let file = api.join(path);
            if file.is_file() {
                one.add(&file)?;
            }
        }
        if one.br > largest.br {
            largest = one;
        }
    }
    all.raw += largest.raw;
    all.br += largest.br;
    Ok([unseen, all])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_frame_is_measured_with_its_largest_column() {
        let index = r#"{"files":{"columns":{"path":"columns.1.json"}}}"#;
        let list = r#"{"columns":[{"content":{"path":"columns/a.1.json"}},{"content":{"path":"columns/b.1.json"},"image":{"url":"media/b.svg"}},{"image":{"url":"https://a.example/x.svg"}}]}"#;
        let dir = Scratch::new("embed-sizes")
            .with("embed.js", "12")
            .with("embed/index.html", "1234")
            .with("frame_bg.wasm", "12345678")
            .with("api/v1/index.json", index)
            .with("api/v1/columns.1.json", list)
            .with("api/v1/columns/a.1.json", "1")
            .with("api/v1/columns/b.1.json", "12")
            .with("api/v1/media/b.svg", "123");
        let [unseen, all] = measure(dir.path()).unwrap();
        assert_eq!(unseen.raw, 6);
        let data = (index.len() + list.len()) as u64;
        assert_eq!(all.raw, 6 + 8 + data + 5);
    }
}
