//! One thing of the catalogue, whatever it is, with what a frame shows of it.
//!
//! A type for each kind would be right, and each would cost some kilobytes of a program that others' pages load. Fields of the
//! same name have the same meaning in all kinds, and those that one lacks are empty.

use super::ask::{Ask, Show};
use crate::platform::time;
use crate::services::{Api, ServiceError};
use lifelong_api::{
    Area, ColumnSection, FileRef, Files, Image, Kind, LearningContent, Level, Localized,
    ProviderRef, RichText, Text,
};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use std::fmt;
use std::rc::Rc;

/// A course, a column, an event, an institution or a book.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)] // They are those of `lifelong_api`.
pub struct Thing {
    pub id: String,
    pub name: Text,
    pub r#abstract: Text,
    pub body: Localized<RichText>,
    pub has_part: Vec<ColumnSection>,
    pub content: FileRef,
    pub image: Option<Image>,
    pub views: Option<u64>,
    pub likes: Option<u64>,
    pub time_required: String,
    // Of a course.
    pub area: Area,
    pub provider: ProviderRef,
    pub kind: Kind,
    pub educational_level: Option<Level>,
    pub is_accessible_for_free: Option<bool>,
    // Of a column.
    pub look: Option<Area>,
    pub is_part_of: Option<String>,
    // Of a column or an event.
    pub start_date: Option<String>,
    pub end_date: Option<String>,
    // Of an event.
    pub time_zone: Option<String>,
    pub calendar: Text,
    pub organizer: Option<String>,
    pub audience: Text,
    pub location: Option<Spot>,
    pub sub_event: Vec<Meeting>,
    // Of a book.
    pub author: Vec<Author>,
    pub chapters: u32,
    pub excerpt: Text,
}

/// Where an event is held.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[allow(missing_docs)] // They are those of `lifelong_api::Place`.
pub struct Spot {
    pub name: Text,
    pub address: Text,
}

/// A part of an event's programme.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)] // They are those of `lifelong_api::Session`.
pub struct Meeting {
    pub name: Text,
    pub start_date: String,
}

/// Who wrote it: of a book in its languages, of a course as it was found.
#[derive(Clone, Debug, Default)]
pub struct Author(pub Text);

impl<'de> Deserialize<'de> for Author {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Author;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Author, E> {
                Ok(Author(Text::of("und", name)))
            }

            fn visit_map<A: MapAccess<'de>>(self, names: A) -> Result<Author, A::Error> {
                Text::deserialize(MapAccessDeserializer::new(names)).map(Author)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A list of things, or a block of courses.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Things {
    #[serde(
        alias = "courses",
        alias = "columns",
        alias = "events",
        alias = "institutions",
        alias = "books"
    )]
    items: Vec<Thing>,
    next: Option<FileRef>,
}

impl Things {
    fn find(&self, id: &str) -> Option<&Thing> {
        self.items.iter().find(|one| one.id == id)
    }
}

/// A thing with what belongs to it.
#[derive(Default)]
pub struct Opened {
    /// What its list, or its block, tells of it.
    pub outline: Thing,
    /// The whole of it, where that is shown.
    pub whole: Rc<Thing>,
    /// The columns inside a column that are open.
    pub inside: Vec<Thing>,
    /// Who holds an event.
    pub holder: Option<Thing>,
    /// The lessons of a course, where one of them is shown.
    pub lessons: Rc<LearningContent>,
    /// Which of them.
    pub place: usize,
}

/// No list has more files.
const MOST_FILES: usize = 1_000;

/// The list that names a thing; the last one where none does.
async fn listed(
    api: &Api,
    list: fn(&Files) -> &FileRef,
    id: &str,
) -> Result<Rc<Things>, ServiceError> {
    let mut things: Rc<Things> = api.list_as(list).await?;
    for _ in 0..MOST_FILES {
        let Some(next) = things.next.clone().filter(|_| things.find(id).is_none()) else {
            break;
        };
        things = api.file_as(&next).await?;
    }
    Ok(things)
}

/// Fetches what the frame is asked to show.
///
/// # Errors
/// [`ServiceError`].
pub async fn fetch(api: Api, ask: &Ask) -> Result<Opened, ServiceError> {
    let id = ask.id.as_str();
    let mut opened = Opened::default();
    let things: Rc<Things> = match ask.show {
        Some(Show::Course | Show::Player) => api.block_as(id, false).await?,
        Some(Show::Column) => listed(&api, |files| &files.columns, id).await?,
        Some(Show::Event) => listed(&api, |files| &files.events, id).await?,
        Some(Show::Institution) => listed(&api, |files| &files.institutions, id).await?,
        Some(Show::Book) => {
            // The first file of the list has the first words of those that it names.
            let list = api.list_as::<Things>(|files| &files.books).await?;
            match list.find(id) {
                Some(_) => list,
                None => api.block_as(id, true).await?,
            }
        }
        _ => return Ok(opened),
    };
    let missing = || ServiceError::NoSuchItem(id.to_owned());
    opened.outline = things.find(id).cloned().ok_or_else(missing)?;
    let content = opened.outline.content.clone();
    match ask.show {
        Some(Show::Player) => {
            opened.lessons = api.file_as(&content).await?;
            let lessons = &opened.lessons.lessons;
            let place = match ask.lesson.as_str() {
                "" => (!lessons.is_empty()).then_some(0),
                lesson => lessons.iter().position(|one| one.id == lesson),
            };
            opened.place = place.ok_or_else(missing)?;
        }
        Some(Show::Column | Show::Event) => {
            opened.whole = match content.is_none() {
                true => Rc::new(opened.outline.clone()),
                false => api.file_as(&content).await?,
            };
            let today = time::date(0);
            let inside = things.items.iter().filter(|one| {
                let opened = one.start_date.as_deref().is_none_or(|day| day <= &*today);
                one.is_part_of.as_deref() == Some(id) && opened
            });
            opened.inside = inside.cloned().collect();
            if let Some(holder) = &opened.outline.organizer {
                let list = listed(&api, |files| &files.institutions, holder).await?;
                opened.holder = list.find(holder).cloned();
            }
        }
        // Of many books the block only tells where each lies.
        Some(Show::Book) if opened.outline.name.is_empty() => {
            let whole: Rc<Thing> = api.file_as(&content).await?;
            opened.outline = (*whole).clone();
        }
        _ => {}
    }
    Ok(opened)
}

/// Ids and names of a list, to choose from.
///
/// # Errors
/// [`ServiceError`].
pub async fn names(
    api: &Api,
    list: fn(&Files) -> &FileRef,
) -> Result<Vec<(String, Text)>, ServiceError> {
    let things: Rc<Things> = api.list_as(list).await?;
    let named = |one: &Thing| (one.id.clone(), one.name.clone());
    Ok(things.items.iter().map(named).collect())
}
