//! Reading the public JSON API.

mod books;
mod less;

use super::{ServiceError, http};
use crate::platform::{catalogue, json};
use futures::future::{FutureExt, LocalBoxFuture, Shared};
use lifelong_api::{
    API_MAJOR, AreaList, BlockManifest, ColumnList, Course, CourseBlock, EventList, FileRef, Files,
    HelpList, Index, InstitutionList, LearningContent, Outlines, ShownBooks, SiteConfig, StartList,
    TopicTree, block_of,
};
use serde::de::DeserializeOwned;
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Of what lies in blocks.
static NO_FILE: FileRef = FileRef {
    path: String::new(),
    bytes: 0,
};
/// No list has more files.
const MOST_FILES: usize = 1_000;

type Answer = Result<Rc<dyn Any>, ServiceError>;
/// Where the index says that something lies: in blocks, with how many there are and how many each manifest names, or in a
/// file where it names no manifest.
pub type Which = fn(&Files) -> (&[FileRef], u32, u32, &FileRef);
/// Institutions: of many one manifest names all blocks.
pub const INSTITUTION: Which = |files| {
    let all = std::slice::from_ref(&files.institution_places);
    (all, 0, u32::MAX, &files.institutions)
};
type Parse = fn(&str, &[u8]) -> Answer;
type Pending = Shared<LocalBoxFuture<'static, Answer>>;

/// The API of one catalogue. Cheap to clone; every clone shares one cache, so that going back costs no request.
#[derive(Clone, Default)]
pub struct Api {
    files: Rc<RefCell<HashMap<String, Pending>>>,
}

impl PartialEq for Api {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.files, &other.files)
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident: $kind:ty;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`ServiceError`].
        pub async fn $name(&self) -> Result<Rc<$kind>, ServiceError> {
            let list = self.found(0, |files| (&[], 0, 0, &files.$name), parse_any::<$kind>);
            of_type(list.await?)
        }
    )*};
}

// What fetches is boxed and knows no types: in Rust every future holds those it waits for, and each of the portal's some
// thirty requests would otherwise be compiled down to the network.
impl Api {
    /// What stands in `config.json` beside the portal. A missing file means the defaults.
    ///
    /// # Errors
    /// [`ServiceError`] where it is damaged or the network fails.
    pub fn config(&self) -> LocalBoxFuture<'static, Result<Rc<SiteConfig>, ServiceError>> {
        let api = self.clone();
        async move {
            let config = match api.any("config.json", parse_any::<SiteConfig>).await {
                Err(ServiceError::Missing(_)) => Rc::default(),
                other => of_type::<SiteConfig>(other?)?,
            };
            catalogue::set_site(config.clone());
            Ok(config)
        }
        .boxed_local()
    }

    /// The address of a file of the API, from its path there.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn address(&self, path: &str) -> Result<String, ServiceError> {
        Ok(format!("{}{path}", self.config().await?.api))
    }

    /// The way in.
    ///
    /// # Errors
    /// [`ServiceError::TooNew`] for a catalogue of another major version, else as [`Api::config`].
    pub fn index(&self) -> LocalBoxFuture<'static, Result<Rc<Index>, ServiceError>> {
        let api = self.clone();
        async move {
            let index = api.at("index.json".to_owned(), parse_any::<Index>).await?;
            let index: Rc<Index> = of_type(index)?;
            match index.major() {
                Some(API_MAJOR) => Ok(index),
                Some(_) => Err(ServiceError::TooNew(index.version.clone())),
                None => Err(ServiceError::Corrupt(
                    "index.json".to_owned(),
                    "no version".to_owned(),
                )),
            }
        }
        .boxed_local()
    }

    lists! {
        /// The six areas.
        areas: AreaList;
        /// What to begin with, in every area and topic.
        starts: StartList;
        /// The topic tree.
        topics: TopicTree;
        /// The institutions with most courses.
        institutions: InstitutionList;
        /// The five-minute courses.
        micro: CourseBlock;
        /// The books.
        books: ShownBooks;
        /// The columns.
        columns: ColumnList;
        /// The events.
        events: EventList;
        /// The help articles.
        help: HelpList;
    }

    /// All institutions, from all files of their list; or some with the one of this id: those of its block, or, where there
    /// are no blocks, of the files up to it.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn institutions_until(
        &self,
        id: Option<&str>,
    ) -> Result<Rc<InstitutionList>, ServiceError> {
        let mut all = match id {
            Some(id) => {
                let block = self.found(number(id), INSTITUTION, parse_any::<InstitutionList>);
                of_type(block.await?)?
            }
            None => self.institutions().await?,
        };
        // A list that came back to its beginning would never end.
        for _ in 0..MOST_FILES {
            let found = all.institutions.iter().any(|one| Some(&*one.id) == id);
            let Some(next) = all.next.clone().filter(|_| !found) else {
                break;
            };
            let more: Rc<InstitutionList> = self.file(&next).await?;
            let list = Rc::make_mut(&mut all);
            list.institutions.extend_from_slice(&more.institutions);
            list.next.clone_from(&more.next);
        }
        Ok(all)
    }

    /// Columns, events or institutions as the portal's own pages show them: `list` says where they lie. With an id, those of
    /// its block, or of the files up to it.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub fn outlines(
        &self,
        list: Which,
        id: Option<&str>,
    ) -> LocalBoxFuture<'static, Result<Rc<Outlines>, ServiceError>> {
        let (api, id) = (self.clone(), id.map(str::to_owned));
        async move {
            let wanted = number(id.as_deref().unwrap_or_default());
            let first = api.found(wanted, list, parse_any::<Outlines>);
            let mut all: Rc<Outlines> = of_type(first.await?)?;
            // A list that came back to its beginning would never end.
            for _ in 0..MOST_FILES {
                let found =
                    id.is_none() || all.items.iter().any(|one| Some(&one.id) == id.as_ref());
                let Some(next) = all.next.clone().filter(|_| !found) else {
                    break;
                };
                all = of_type(api.at(next.path, parse_any::<Outlines>).await?)?;
            }
            Ok(all)
        }
        .boxed_local()
    }

    /// A course by its id.
    ///
    /// # Errors
    /// [`ServiceError::NoSuchItem`] where the catalogue has none of this id.
    pub fn course(&self, id: &str) -> LocalBoxFuture<'static, Result<Rc<Course>, ServiceError>> {
        let (api, id) = (self.clone(), id.to_owned());
        async move {
            let which: Which = |files| {
                let set = &files.courses;
                (&set.manifests, set.blocks, set.per_manifest, &NO_FILE)
            };
            let block = api.found(number(&id), which, parse_any::<CourseBlock>);
            let block: Rc<CourseBlock> = of_type(block.await?)?;
            let course = block.courses.iter().find(|course| course.id == id);
            let course = course.ok_or_else(|| ServiceError::NoSuchItem(id.clone()))?;
            Ok(Rc::new(course.clone()))
        }
        .boxed_local()
    }

    /// A course and its lessons.
    ///
    /// # Errors
    /// As [`Api::course`]; `NoSuchItem` too for a course that is not learned here.
    pub async fn lessons(&self, id: &str) -> Result<Rc<LearningContent>, ServiceError> {
        let course = self.course(id).await?;
        let content = course.content.as_ref();
        self.file(content.ok_or_else(|| ServiceError::NoSuchItem(id.to_owned()))?)
            .await
    }

    /// A file as it lies there, for a program that has a parser of its own anyway.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn bytes(&self, file: &FileRef) -> Result<Vec<u8>, ServiceError> {
        http::get(&self.address(&file.path).await?).await
    }

    /// The whole of something that a list may only outline; `content` is its own.
    ///
    /// # Errors
    /// As [`Api::config`].
    pub async fn whole<T: DeserializeOwned + Default + Clone + 'static>(
        &self,
        outline: &T,
        content: &FileRef,
    ) -> Result<Rc<T>, ServiceError> {
        if content.is_none() {
            return Ok(Rc::new(outline.clone()));
        }
        self.file(content).await
    }

    /// A file of the API that is named by a reference. One with no path is an empty value: the catalogue has none.
    async fn file<T: DeserializeOwned + Default + 'static>(
        &self,
        file: &FileRef,
    ) -> Result<Rc<T>, ServiceError> {
        if file.is_none() {
            return Ok(Rc::default());
        }
        of_type(self.at(file.path.clone(), parse_any::<T>).await?)
    }

    /// What the index names: of blocks the one of a [`number`], or a list where there are no blocks. Where the catalogue has
    /// neither, the empty value is parsed from an empty object.
    #[inline(never)]
    fn found(&self, number: u32, which: Which, parse: Parse) -> LocalBoxFuture<'static, Answer> {
        let api = self.clone();
        async move {
            let index = api.index().await?;
            let (manifests, blocks, per, file) = which(&index.files);
            let (block, per) = (number & blocks.wrapping_sub(1), per.max(1));
            let manifest = manifests.get((block / per) as usize);
            let path = match manifest.filter(|file| !file.is_none()) {
                Some(manifest) => {
                    let manifest: Rc<BlockManifest> = api.file(manifest).await?;
                    let place = (block % per) as usize % manifest.paths.len().max(1);
                    manifest.paths.get(place).cloned().unwrap_or_default()
                }
                None => file.path.clone(),
            };
            if path.is_empty() {
                return parse("index.json", b"{}");
            }
            api.at(path, parse).await
        }
        .boxed_local()
    }

    /// A parsed file of the API.
    #[inline(never)]
    fn at(&self, path: String, parse: Parse) -> LocalBoxFuture<'static, Answer> {
        let api = self.clone();
        async move {
            let url = api.address(&path).await?;
            api.any(&url, parse).await
        }
        .boxed_local()
    }

    /// A parsed file, from the cache or the network. Two who ask at once share one request; a failure is not kept.
    async fn any(&self, url: &str, parse: Parse) -> Answer {
        let known = self.files.borrow().get(url).cloned();
        let pending = known.unwrap_or_else(|| {
            let address = url.to_owned();
            let ask = async move {
                let answer = parse(&address, &http::get(&address).await?);
                if answer.is_err() {
                    http::distrust_cache();
                }
                answer
            };
            let pending: Pending = ask.boxed_local().shared();
            self.files
                .borrow_mut()
                .insert(url.to_owned(), pending.clone());
            pending
        });
        let answer = pending.await;
        if answer.is_err() {
            self.files.borrow_mut().remove(url);
        }
        answer
    }
}

/// The number of an id. Its lowest bits are that of its block, however many there are.
fn number(id: &str) -> u32 {
    block_of(id, 1 << 31)
}

/// A value from JSON, its type forgotten.
fn parse_any<T: DeserializeOwned + 'static>(url: &str, bytes: &[u8]) -> Answer {
    parse::<T>(url, bytes).map(|value| Rc::new(value) as Rc<dyn Any>)
}

/// A value whose type was forgotten.
fn of_type<T: 'static>(value: Rc<dyn Any>) -> Result<Rc<T>, ServiceError> {
    let wrong = |_| ServiceError::Corrupt(String::new(), "read as two kinds".to_owned());
    value.downcast().map_err(wrong)
}

/// A value from JSON.
fn parse<T: DeserializeOwned>(url: &str, bytes: &[u8]) -> Result<T, ServiceError> {
    json::parse(bytes).map_err(|error| {
        // A host that answers every path with its start page sends HTML where the file is missing.
        if bytes.trim_ascii_start().starts_with(b"<") {
            ServiceError::Missing(url.to_owned())
        } else {
            ServiceError::Corrupt(url.to_owned(), error)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_id_has_that_of_its_block() {
        for blocks in (0..=13).map(|power| 1 << power) {
            for id in ["", "steam-an-egg", "letters-229"] {
                assert_eq!(number(id) & (blocks - 1), block_of(id, blocks));
            }
        }
    }

    #[test]
    fn damaged_json_and_a_start_page_are_told_apart() {
        let damaged = parse::<Index>("index.json", br#"{"version": "1."#);
        assert!(matches!(damaged, Err(ServiceError::Corrupt(_, _))));
        let page = parse::<Index>("index.json", b"\n<!doctype html>");
        assert!(matches!(page, Err(ServiceError::Missing(_))));
        let newer = parse::<Index>("index.json", br#"{"version":"1.7","novelty":{"x":1}}"#);
        assert_eq!(newer.expect("a newer minor version reads").major(), Some(1));
    }
}
