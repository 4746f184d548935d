//! Which files a work is made of.

use crate::services::{self, ServiceError};
use lifelong_api::{BlockManifest, FileRef, Text, block_of};

/// A work as it can be kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edition {
    /// Its title.
    pub name: Text,
    /// The path of the file that holds it, or says where its parts are. It has the hash of its content in its name, so that
    /// another edition has another.
    pub mark: String,
    /// The paths of its texts, and of what leads to them.
    pub texts: Vec<String>,
    /// How many bytes its texts have.
    pub bytes: u64,
}

/// The edition of a work that the catalogue holds now; none for one that is not learned here.
///
/// # Errors
/// [`ServiceError`].
pub async fn edition(work: &str) -> Result<Option<Edition>, ServiceError> {
    match work.split_once('/') {
        Some(("book", id)) => book(id).await.map(Some),
        Some(("course", id)) => course(id).await,
        _ => Ok(None),
    }
}

async fn book(id: &str) -> Result<Edition, ServiceError> {
    let api = services::api();
    let (index, books) = (api.index().await?, api.books().await?);
    let listed = books.books.iter().find(|book| book.id == id);
    let listed = listed.ok_or_else(|| ServiceError::NoSuchItem(id.to_owned()))?;
    let book = api.book(id).await?;
    let mut edition = Edition {
        name: book.name.clone(),
        mark: listed.content.path.clone(),
        ..Edition::default()
    };
    let chapters = book.has_part.iter().map(|chapter| &chapter.content);
    for file in [&index.files.books, &listed.content]
        .into_iter()
        .chain(chapters)
    {
        add(&mut edition, file);
    }
    Ok(edition)
}

async fn course(id: &str) -> Result<Option<Edition>, ServiceError> {
    let api = services::api();
    let (index, course) = (api.index().await?, api.course(id).await?);
    let Some(content) = &course.content else {
        return Ok(None);
    };
    let mut edition = Edition {
        name: course.name.clone(),
        mark: content.path.clone(),
        ..Edition::default()
    };
    let (set, files) = (&index.files.courses, &index.files);
    let (block, per) = (block_of(id, set.blocks), set.per_manifest.max(1));
    let at = set.manifests.get((block / per) as usize);
    if let Some(at) = at {
        let manifest = api.whole(&BlockManifest::default(), at).await?;
        add(&mut edition, at);
        let block = manifest.paths.get((block % per) as usize).cloned();
        edition.texts.extend(block);
    }
    for file in [content, &files.areas, &files.topics] {
        add(&mut edition, file);
    }
    Ok(Some(edition))
}

fn add(edition: &mut Edition, file: &FileRef) {
    if !file.is_none() {
        edition.texts.push(file.path.clone());
        edition.bytes += file.bytes;
    }
}

/// The pictures and recordings that a text names: each of its JSON strings that is the path of one.
pub fn media_in(json: &str) -> impl Iterator<Item = &str> {
    json.split('"')
        .filter(|part| part.starts_with("media/") && !part.contains(['\\', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_recordings_are_found_wherever_they_stand() {
        let json = r#"{"image":{"url":"media/a.0a1b2c3d.svg"},"body":[{"text":"a media/ file"},{"contentUrl":"media/x/b.webm"},
            {"url":"https://a.example/media/c.png"},{"text":"media/ is \"a\" word"}]}"#;
        let found: Vec<&str> = media_in(json).collect();
        assert_eq!(found, ["media/a.0a1b2c3d.svg", "media/x/b.webm"]);
    }
}
