//! The lesson or chapter that is on the screen: what the record has to know of it.

use crate::services::{self, ServiceError};
use lifelong_api::{Course, Text, parse_minutes};
use lifelong_record::work::{self, About, Part};

/// A lesson or chapter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Here {
    /// The record's key of the work: `course/ID`, `book/ID`.
    pub key: String,
    /// The lesson's or chapter's id.
    pub part: String,
    /// Path of the page.
    pub path: String,
    /// What the work is.
    pub about: About,
    /// The lesson's or chapter's title.
    pub name: Text,
    /// The work's title; empty where the page is the whole work.
    pub part_of: Text,
    /// What is to be remembered.
    pub points: Vec<Text>,
    /// A course of one page, at most five minutes long.
    pub micro: bool,
}

/// What the record keeps of a course.
pub fn about_course(course: &Course) -> About {
    let part = |lesson: &lifelong_api::LessonRef| Part {
        id: lesson.id.clone(),
        name: lesson.name.clone(),
    };
    About {
        name: course.name.clone(),
        area: course.area.code().to_owned(),
        provider: course.provider.name.clone(),
        parts: course.has_part.iter().map(part).collect(),
        minutes: course.time_required.as_deref().and_then(parse_minutes),
        url: course.url.clone(),
    }
}

/// The lesson or chapter of a place on a page: `course/ID/LESSON`, `book/ID/CHAPTER`.
///
/// # Errors
/// [`ServiceError`].
pub async fn fetch(id: &str) -> Result<Here, ServiceError> {
    let missing = || ServiceError::NoSuchItem(id.to_owned());
    let mut parts = id.splitn(3, '/');
    let (kind, work, part) = (parts.next(), parts.next(), parts.next());
    let (Some(work), Some(part)) = (work, part) else {
        return Err(missing());
    };
    let api = services::api();
    if kind == Some("book") {
        let book = api.book(work).await?;
        let chapter = book
            .has_part
            .iter()
            .find(|chapter| chapter.id == part)
            .ok_or_else(missing)?;
        let chapters = book.has_part.iter().map(|c| Part {
            id: c.id.clone(),
            name: c.name.clone(),
        });
        return Ok(Here {
            key: work::book_key(work),
            part: part.to_owned(),
            path: format!("/read/{work}/{part}"),
            about: About {
                name: book.name.clone(),
                area: lifelong_api::Area::ContinuingEducation.code().to_owned(),
                provider: book.author.first().cloned().unwrap_or_default(),
                parts: chapters.collect(),
                ..About::default()
            },
            name: chapter.name.clone(),
            part_of: book.name.clone(),
            points: Vec::new(),
            micro: false,
        });
    }
    let course = api.course(work).await?;
    let content = api.lessons(work).await?;
    let lesson = content
        .lessons
        .iter()
        .find(|lesson| lesson.id == part)
        .ok_or_else(missing)?;
    let micro = course.kind == lifelong_api::Kind::Micro;
    let mut about = about_course(&course);
    if about.parts.is_empty() {
        about.parts = vec![Part {
            id: lesson.id.clone(),
            name: lesson.name.clone(),
        }];
    }
    Ok(Here {
        key: work::course_key(work),
        part: part.to_owned(),
        path: if micro {
            format!("/course/{work}")
        } else {
            format!("/course/{work}/{part}")
        },
        about,
        name: if micro {
            course.name.clone()
        } else {
            lesson.name.clone()
        },
        part_of: if micro {
            Text::new()
        } else {
            course.name.clone()
        },
        points: lesson.key_points.clone(),
        micro,
    })
}
