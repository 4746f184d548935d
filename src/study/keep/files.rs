//! Which files a work is made of.

use crate::services::{self, ServiceError};
use lifelong_api::{BlockManifest, FileRef, Image, Text, block_of};

/// What paths of pictures and recordings begin with.
const MEDIA: &str = "media/";

/// A work as it can be kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edition {
    /// Its title.
    pub name: Text,
    /// The path of the file that holds it, or says where its parts are. It has the hash of its content in its name, so that
    /// another edition has another.
    pub mark: String,
    /// The paths of what leads to it: lists, which name the pictures of other works, too.
    pub ways: Vec<String>,
    /// The paths of its own texts.
    pub texts: Vec<String>,
    /// The path of its picture, where only a list names it.
    pub picture: Option<String>,
    /// Whether somebody reads it.
    pub heard: bool,
    /// How many bytes all of these have, as far as it is known.
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
    let (index, content) = (api.index().await?, api.place_of_book(id).await?);
    let book = api.book_at(&content).await?;
    let mut edition = Edition {
        name: book.name.clone(),
        mark: content.path.clone(),
        ..Edition::default()
    };
    let parts = book.has_part.iter();
    let files = parts.flat_map(|part| [&part.content, &part.narration]);
    edition.lead(&index.files.books);
    let places = Some(&index.files.book_places).filter(|places| !places.is_none());
    edition.lead_through(places, block_of(id, 1 << 31)).await?;
    for file in std::iter::once(&content).chain(files) {
        edition.add(file);
    }
    // The list has a smaller cover than the book itself. A long list is not loaded for it.
    if places.is_none() {
        let list = api.books().await?;
        let listed = list.books.iter().find(|book| book.id == id);
        edition.picture = own(listed.and_then(|book| book.image.as_ref()));
    }
    // The texts name them, too; here is how large they are.
    let whole = api.navigation(id).await?;
    edition.heard = book.has_part.iter().any(|part| !part.narration.is_none());
    edition.bytes += whole.sounds.iter().map(|s| s.content_size).sum::<u64>();
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
    let files = &index.files;
    let set = &files.courses;
    let (block, per) = (block_of(id, set.blocks), set.per_manifest.max(1));
    let manifest = set.manifests.get((block / per) as usize);
    edition.lead_through(manifest, block % per).await?;
    for list in [&files.areas, &files.topics] {
        edition.lead(list);
    }
    edition.add(content);
    edition.picture = own(course.image.as_ref());
    Ok(Some(edition))
}

/// The path of a picture of the catalogue's own.
fn own(image: Option<&Image>) -> Option<String> {
    let path = image.map(|image| image.url.clone());
    path.filter(|path| path.starts_with(MEDIA))
}

impl Edition {
    /// Adds a manifest and one of its blocks. One that names all blocks is given a number whose lowest bits are the block's.
    async fn lead_through(
        &mut self,
        at: Option<&FileRef>,
        number: u32,
    ) -> Result<(), ServiceError> {
        if let Some(at) = at {
            let manifest = services::api().whole(&BlockManifest::default(), at).await?;
            self.lead(at);
            let place = number as usize % manifest.paths.len().max(1);
            self.ways.extend(manifest.paths.get(place).cloned());
        }
        Ok(())
    }

    /// Adds a list that leads to it.
    fn lead(&mut self, list: &FileRef) {
        if !list.is_none() {
            self.ways.push(list.path.clone());
            self.bytes += list.bytes;
        }
    }

    /// Adds a text of its own.
    fn add(&mut self, text: &FileRef) {
        if !text.is_none() {
            self.texts.push(text.path.clone());
            self.bytes += text.bytes;
        }
    }
}

/// The pictures and recordings that a text names: each of its JSON strings that is the path of one.
pub fn media_in(json: &str) -> impl Iterator<Item = &str> {
    json.split('"')
        .filter(|part| part.starts_with(MEDIA) && !part.contains(['\\', ' ']))
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
