//! `pages.json`: what `lifelong pages` puts into the pages of the catalogue's own things, for programs that run no script.

use super::Site;
use super::folder::Folder;
use super::oembed;
use super::things::{self, Describer};
use crate::error::BuildError;
use lifelong_api::{
    Book, Column, Course, Event, Image, Institution, Lesson, OwnPage, OwnPages, Text,
};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Its path: a fixed one, as `index.json` is read by every visitor and need not name it.
pub const NAME: &str = "pages.json";
/// No more pages than these: each is a file, and many hosts take no more than 20,000.
const MOST: usize = 2_000;
/// Pictures that other sites show with a link; those of lines they do not draw.
const PICTURES: [&str; 4] = [".png", ".jpg", ".jpeg", ".webp"];

/// The pages in the making.
pub struct Heads<'a> {
    by: &'a Describer<'a>,
    /// The institutions of the content folder: only those have pages.
    own: BTreeSet<String>,
    first: Vec<OwnPage>,
    /// They come to lie behind the others.
    courses: Vec<OwnPage>,
}

/// What a page says of a thing: its title, its summary and its picture.
type About<'a> = (&'a Text, &'a Text, Option<&'a Image>);

impl<'a> Heads<'a> {
    /// Begins; `own` are the institutions of the content folder.
    pub fn new(by: &'a Describer<'a>, own: &[Institution]) -> Self {
        Self {
            by,
            own: own.iter().map(|one| one.id.clone()).collect(),
            first: Vec::new(),
            courses: Vec::new(),
        }
    }

    /// The catalogue.
    pub fn site(&self) -> &'a Site {
        self.by.site
    }

    /// A course passes; `oembed` is its document.
    pub fn course(&mut self, course: &Course, lessons: &[Lesson], oembed: Option<String>) {
        if lessons.is_empty() || self.courses.len() >= MOST {
            return;
        }
        let about = (&course.name, &course.r#abstract, course.image.as_ref());
        let thing = things::course(course, self.by);
        self.courses
            .extend(page("course", &course.id, about, oembed, thing));
    }

    /// The institutions pass.
    pub fn institutions(&mut self, institutions: &[Institution]) {
        for one in institutions.iter().filter(|one| self.own.contains(&one.id)) {
            let about = (&one.name, &one.r#abstract, one.image.as_ref());
            let thing = things::institution(one, self.by);
            self.first
                .extend(page("institution", &one.id, about, None, thing));
        }
    }

    /// Columns, events and books pass. Writes their oEmbed documents.
    ///
    /// # Errors
    /// Where one cannot be written.
    pub fn content(
        &mut self,
        columns: &[Column],
        events: &[Event],
        books: &[Book],
        folder: &mut Folder,
    ) -> Result<(), BuildError> {
        for one in columns {
            let about = (&one.name, &one.r#abstract, one.image.as_ref());
            let thing = things::column(one, self.by);
            self.framed(("column", "column"), &one.id, about, thing, folder)?;
        }
        for one in events {
            let about = (&one.name, &one.r#abstract, one.image.as_ref());
            let thing = things::event(one, self.by);
            self.framed(("event", "event"), &one.id, about, thing, folder)?;
        }
        for one in books {
            let about = (&one.name, &one.r#abstract, one.image.as_ref());
            let thing = things::book(one, self.by);
            self.framed(("read", "book"), &one.id, about, thing, folder)?;
        }
        Ok(())
    }

    /// Something that can stand in a frame passes: the first part of its address, and what a frame calls it.
    fn framed(
        &mut self,
        (way, show): (&str, &str),
        id: &str,
        about: About,
        thing: Value,
        folder: &mut Folder,
    ) -> Result<(), BuildError> {
        let document = oembed::write(show, id, about.0, self.by.site, folder)?;
        self.first.extend(page(way, id, about, document, thing));
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn finish(self) -> Result<Vec<u8>, BuildError> {
        let mut pages = self.first;
        // Courses come in the order of the catalogues that they are joined from.
        let mut courses = self.courses;
        courses.sort_by(|a, b| a.path.cmp(&b.path));
        pages.extend(courses);
        pages.truncate(MOST);
        let file = OwnPages {
            address: self.by.site.address.clone(),
            in_language: self.by.site.languages.clone(),
            pages,
        };
        serde_json::to_vec(&file).map_err(|e| BuildError::file(Path::new(NAME), e))
    }
}

/// The page of a thing: none where its id is no name of a file.
fn page(
    kind: &str,
    id: &str,
    (name, summary, image): About,
    oembed: Option<String>,
    thing: Value,
) -> Option<OwnPage> {
    if !is_file_name(id) {
        return None;
    }
    let image = image.map(|image| image.url.clone());
    let image = image.filter(|url| PICTURES.iter().any(|ending| url.ends_with(ending)));
    Some(OwnPage {
        path: format!("{kind}/{id}"),
        name: name.clone(),
        r#abstract: summary.clone(),
        image,
        oembed,
        thing,
    })
}

/// Whether a file can be called so on every host. With a dot, a host would take the id for the name of a file.
pub fn is_file_name(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !id.is_empty() && id.len() <= 120 && id.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_that_can_be_files_have_pages() {
        for id in ["steam-an-egg", "a", "A_1"] {
            assert!(is_file_name(id), "{id}");
        }
        let long = "a".repeat(121);
        for id in ["", "..", "a/b", "v1.2", "茶", "a b", long.as_str()] {
            assert!(!is_file_name(id), "{id}");
        }
    }
}
