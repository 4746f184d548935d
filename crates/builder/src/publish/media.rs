//! Pictures and recordings of our own content get hashed names too, and every reference follows.

use super::folder::Folder;
use super::pictures::{Desk, Shown};
use crate::books::{self, Picture};
use crate::error::BuildError;
use crate::report::{Progress, Report};
use lifelong_api::{
    Block, Chapter, Column, ColumnSection, Course, Event, HelpArticle, Image, Inline, Institution,
    Lesson, Localized, RichText,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Published media: the address in the content's texts, and the one they have now.
#[derive(Clone, Debug, Default)]
pub struct MediaMap {
    files: BTreeMap<String, Shown>,
    /// Covers of books in their sizes, the largest first.
    covers: BTreeMap<String, Vec<Shown>>,
}

impl MediaMap {
    /// Publishes the files: `media/x.svg` becomes `media/x.<hash>.svg`. Pictures of books from elsewhere are made smaller
    /// where they are larger than anybody sees; of our own ones, those in `covers` get a small one beside them.
    ///
    /// # Errors
    /// Where one cannot be read or written.
    pub fn publish(
        files: &[(String, PathBuf)],
        pictures: &[Picture],
        covers: &BTreeSet<String>,
        folder: &mut Folder,
        (report, progress): (&mut Report, &dyn Progress),
    ) -> Result<Self, BuildError> {
        let mut map = Self::default();
        let mut desk = Desk::new(folder, report, progress);
        // A file that only names a player's address is read, not shown.
        for (name, path) in files.iter().filter(|(name, _)| !name.ends_with(".url")) {
            let bytes = std::fs::read(path).map_err(|e| BuildError::file(path, e))?;
            let shown = desk.own(name, &bytes)?;
            if covers.contains(name) {
                let sizes = desk.own_cover(name, path, &bytes, &shown)?;
                map.covers.insert(name.clone(), sizes);
            }
            map.files.insert(name.clone(), shown);
        }
        let each = |picture: &Picture, bytes: &[u8]| {
            let (in_text, cover) = desk.picture(picture, bytes)?;
            map.files
                .extend(in_text.map(|it| (picture.name.clone(), it)));
            map.covers
                .extend(cover.map(|it| (picture.name.clone(), it)));
            Ok(())
        };
        books::pictures(pictures, each, BuildError::file)?;
        Ok(map)
    }

    fn url(&self, url: &mut String) {
        if let Some(published) = self.files.get(url.as_str()) {
            url.clone_from(&published.url);
        }
    }

    fn image(&self, image: &mut Option<Image>) {
        if let Some(image) = image
            && let Some(published) = self.files.get(image.url.as_str())
        {
            published.show(image);
        }
    }

    fn rich(&self, text: &mut Localized<RichText>) {
        text.values_mut().for_each(|blocks| self.blocks(blocks));
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Image {
                    url, width, height, ..
                } => {
                    if let Some(published) = self.files.get(url.as_str()) {
                        url.clone_from(&published.url);
                        (*width, *height) = (published.width, published.height);
                    }
                }
                Block::Audio { url, .. } => self.url(url),
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

    /// Follows those of a book's cover and of its original. Hands back the cover in its sizes, the largest first.
    pub fn book(&self, book: &mut lifelong_api::Book) -> Vec<Shown> {
        let mut sizes = Vec::new();
        if let Some(image) = &mut book.image {
            if let Some(known) = self.covers.get(image.url.as_str()) {
                sizes.clone_from(known);
            }
            match sizes.first() {
                Some(largest) => largest.show(image),
                None => sizes.push(Shown {
                    url: image.url.clone(),
                    ..Shown::default()
                }),
            }
        }
        if let Some(download) = &mut book.download {
            self.url(&mut download.url);
        }
        let sounds = book.sounds.iter_mut();
        sounds.for_each(|sound| self.url(&mut sound.url));
        sizes
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
        let texts = column
            .has_part
            .iter_mut()
            .flat_map(ColumnSection::texts_mut);
        texts.for_each(|text| self.rich(text));
    }

    /// Follows those of an event.
    pub fn event(&self, event: &mut Event) {
        self.image(&mut event.image);
        self.rich(&mut event.body);
        let texts = event.has_part.iter_mut().flat_map(ColumnSection::texts_mut);
        texts.for_each(|text| self.rich(text));
        self.rich(&mut event.results);
    }

    /// Follows those of a help article.
    pub fn help(&self, article: &mut HelpArticle) {
        self.rich(&mut article.body);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Quiet;

    #[test]
    fn references_follow_wherever_they_stand() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("egg.svg");
        std::fs::write(&file, "<svg/>").unwrap();
        let mut folder = Folder::new(home.path());
        let mut report = Report::default();
        let map = MediaMap::publish(
            &[("media/egg.svg".to_owned(), file)],
            &[],
            &BTreeSet::new(),
            &mut folder,
            (&mut report, &Quiet),
        )
        .unwrap();
        let image = |url: &str| Block::Image {
            url: url.to_owned(),
            alt: String::new(),
            caption: String::new(),
            width: 0,
            height: 0,
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
