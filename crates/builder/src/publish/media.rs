//! Pictures and recordings of our own content get hashed names too, and every reference follows.

use super::folder::Folder;
use crate::books::{self, Picture};
use crate::error::BuildError;
use lifelong_api::{
    Block, Chapter, Column, Course, Event, HelpArticle, Image, Inline, Institution, Lesson,
    Localized, RichText,
};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Published media: the address in the content's texts, and the one they have now.
#[derive(Clone, Debug, Default)]
pub struct MediaMap(BTreeMap<String, String>);

impl MediaMap {
    /// Publishes the files: `media/x.svg` becomes `media/x.<hash>.svg`.
    ///
    /// # Errors
    /// Where one cannot be read or written.
    pub fn publish(
        files: &[(String, PathBuf)],
        pictures: &[Picture],
        folder: &mut Folder,
    ) -> Result<Self, BuildError> {
        let mut map = BTreeMap::new();
        let mut put = |name: &str, bytes: &[u8]| {
            // The last dot of the file's own name: a folder may have one as well.
            let cut = name
                .rfind('.')
                .filter(|&dot| name.rfind('/').is_none_or(|slash| slash < dot));
            let (stem, extension) = cut.map_or((name, ""), |dot| (&name[..dot], &name[dot + 1..]));
            let path = folder.hashed(stem, extension, bytes)?.path;
            map.insert(name.to_owned(), path);
            Ok(())
        };
        // A file that only names a player's address is read, not shown.
        for (name, path) in files.iter().filter(|(name, _)| !name.ends_with(".url")) {
            let bytes = std::fs::read(path).map_err(|e| BuildError::file(path, e))?;
            put(name, &bytes)?;
        }
        books::pictures(pictures, put, BuildError::file)?;
        Ok(Self(map))
    }

    fn url(&self, url: &mut String) {
        if let Some(published) = self.0.get(url.as_str()) {
            url.clone_from(published);
        }
    }

    fn image(&self, image: &mut Option<Image>) {
        if let Some(image) = image {
            self.url(&mut image.url);
        }
    }

    fn rich(&self, text: &mut Localized<RichText>) {
        text.values_mut().for_each(|blocks| self.blocks(blocks));
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Image { url, .. } | Block::Audio { url, .. } => self.url(url),
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(item)),
                Block::Quote { content } | Block::Division { content, .. } => self.blocks(content),
                Block::Heading { content, .. } | Block::Paragraph { content } => {
                    self.runs(content);
                }
                Block::Verse { lines } => lines.iter_mut().for_each(|line| self.runs(line)),
                Block::Table { heading, rows } => {
                    self.runs(heading);
                    let cells = rows.iter_mut().flatten();
                    cells.for_each(|cell| self.blocks(&mut cell.content));
                }
                Block::Code { .. } | Block::Rule | Block::Other => {}
            }
        }
    }

    fn runs(&self, runs: &mut [Inline]) {
        for run in runs {
            match run {
                Inline::Picture { url, .. } => self.url(url),
                Inline::Strong { content }
                | Inline::Emphasis { content }
                | Inline::Link { content, .. }
                | Inline::Element { content, .. }
                | Inline::Note { content, .. } => self.runs(content),
                Inline::Text { .. } | Inline::Break | Inline::Anchor { .. } | Inline::Other => {}
            }
        }
    }

    /// Follows the references of a course and its lessons.
    pub fn course(&self, course: &mut Course, lessons: &mut [Lesson]) {
        self.image(&mut course.image);
        for lesson in lessons {
            self.rich(&mut lesson.body);
            lesson
                .steps
                .iter_mut()
                .for_each(|step| self.rich(&mut step.text));
            for media in &mut lesson.media {
                self.url(&mut media.content_url);
                self.url(&mut media.thumbnail_url);
                media
                    .tracks
                    .iter_mut()
                    .for_each(|track| self.url(&mut track.content_url));
            }
        }
    }

    /// Follows those of a book's cover and of its original.
    pub fn book(&self, book: &mut lifelong_api::Book) {
        self.image(&mut book.image);
        if let Some(download) = &mut book.download {
            self.url(&mut download.url);
        }
        let sounds = book.sounds.iter_mut();
        sounds.for_each(|sound| self.url(&mut sound.url));
    }

    /// Follows those of a chapter's recording.
    pub fn narration(&self, narration: &mut lifelong_api::Narration) {
        narration.sounds.iter_mut().for_each(|url| self.url(url));
    }

    /// Follows those of a chapter.
    pub fn chapter(&self, chapter: &mut Chapter) {
        self.rich(&mut chapter.body);
        let notes = chapter.notes.iter_mut();
        notes.for_each(|note| self.blocks(&mut note.content));
    }

    /// Follows those of an institution.
    pub fn institution(&self, institution: &mut Institution) {
        self.image(&mut institution.image);
        self.rich(&mut institution.body);
    }

    /// Follows those of a column.
    pub fn column(&self, column: &mut Column) {
        self.image(&mut column.image);
        self.rich(&mut column.body);
    }

    /// Follows those of an event.
    pub fn event(&self, event: &mut Event) {
        self.image(&mut event.image);
        self.rich(&mut event.body);
    }

    /// Follows those of a help article.
    pub fn help(&self, article: &mut HelpArticle) {
        self.rich(&mut article.body);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_follow_wherever_they_stand() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("egg.svg");
        std::fs::write(&file, "<svg/>").unwrap();
        let mut folder = Folder::new(home.path());
        let map =
            MediaMap::publish(&[("media/egg.svg".to_owned(), file)], &[], &mut folder).unwrap();
        let image = |url: &str| Block::Image {
            url: url.to_owned(),
            alt: String::new(),
            caption: String::new(),
        };
        let mut lesson = Lesson::default();
        let inner = Block::List {
            ordered: false,
            items: vec![vec![image("media/egg.svg")]],
        };
        lesson.body = Localized::of(
            "en",
            vec![
                Block::Quote {
                    content: vec![inner],
                },
                image("media/gone.svg"),
            ],
        );
        let mut course = Course {
            image: Some(Image {
                url: "media/egg.svg".to_owned(),
                ..Image::default()
            }),
            ..Course::default()
        };
        map.course(&mut course, std::slice::from_mut(&mut lesson));
        let published = course.image.unwrap().url;
        assert!(
            published.starts_with("media/egg.") && published.ends_with(".svg"),
            "{published}"
        );
        assert_ne!(published, "media/egg.svg");
        assert!(home.path().join(&published).exists());
        let json = serde_json::to_string(&lesson).unwrap();
        assert!(
            json.contains(&published) && json.contains("media/gone.svg"),
            "{json}"
        );
    }
}
