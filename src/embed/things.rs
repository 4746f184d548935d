//! One thing of the catalogue: a course, a book, a column, an event, an institution.

use super::courses::{CoursesProps, use_courses};
use crate::hall::{self, OneProps, use_fetched};
use crate::i18n::Lang;
use crate::places::live::live;
use crate::places::page_lang;
use crate::platform::page;
use crate::services::{Api, ServiceError};
use crate::ui::{
    area_tag, book_authors, book_front, book_length, cover, kind_name, length_text, level_name,
    link, motifs, picture, words,
};
use lifelong_api::{Area, Course, FileRef, Files, Outline, ShownBook, ShownBooks, Text, parse_minutes};
use std::rc::Rc;
use yew::prelude::*;

/// The head of what is shown: a picture, the title, which leads to the portal, a few words.
pub fn head(
    area: Area,
    front: Option<Html>,
    to: String,
    name: &Text,
    lead: Html,
    lang: Lang,
) -> Html {
    html! {
        <header class={classes!("frame-title", front.is_some().then_some("with-front"))} data-area={area.code()}>
            if let Some(front) = front { <div class="frame-front">{ front }</div> }
            <div class="frame-words"><h1>{ link(to, "", words(name, lang)) }</h1>{ lead }</div>
        </header>
    }
}

/// The window has the name of what is shown.
pub fn named(name: &Text) {
    let lang = page_lang();
    page::set_title(&lang.window_title(name.pick(lang.tag())));
}

/// A course as a card.
#[hook]
pub fn use_course(props: &OneProps) -> Html {
    let fetch = |api: Api, id: String| async move {
        let course = api.course(&id).await?;
        named(&course.name);
        Ok(course)
    };
    use_fetched(props.id.clone(), fetch, course)
}

fn course(course: &Course, lang: Lang) -> Html {
    let minutes = course.time_required.as_deref().and_then(parse_minutes);
    let lead = html! {
        <>
            <p class="course-provider">{ words(&course.provider.name, lang) }</p>
            <p class="facts">
                { area_tag(course.area, lang) }
                <span>{ kind_name(course.kind, lang) }</span>
                if let Some(minutes) = minutes { <span>{ length_text(minutes, lang) }</span> }
                if let Some(level) = course.educational_level.and_then(|l| level_name(l, lang)) { <span>{ level }</span> }
                if course.is_accessible_for_free == Some(true) { <span>{ lang.free_yes() }</span> }
            </p>
            <p>{ words(&course.r#abstract, lang) }</p>
        </>
    };
    let motif = motifs([course.id.as_str()])[0];
    let front = cover(course.area, motif, "");
    let to = format!("/course/{}", course.id);
    head(course.area, Some(front), to, &course.name, lead, lang)
}

/// A book with its first words.
#[hook]
pub fn use_book(props: &OneProps) -> Html {
    let fetch = |api: Api, id: String| async move {
        // The list of books has the first words of those that it names.
        let list = api.books().await?;
        let whole = match list.books.iter().any(|book| book.id == id) {
            true => None,
            false => Some(api.book(&id).await?),
        };
        let found = FoundBook { id, list, whole };
        found.book().map(|book| named(&book.name));
        Ok(Rc::new(found))
    };
    use_fetched(props.id.clone(), fetch, |found: &FoundBook, lang| {
        found.book().map(|one| book(one, lang)).unwrap_or_default()
    })
}

/// A book: one of the list, or one that a long list does not name.
struct FoundBook {
    id: String,
    list: Rc<ShownBooks>,
    whole: Option<Rc<ShownBook>>,
}

impl FoundBook {
    fn book(&self) -> Option<&ShownBook> {
        let listed = self.list.books.iter().find(|book| book.id == self.id);
        self.whole.as_deref().or(listed)
    }
}

fn book(book: &ShownBook, lang: Lang) -> Html {
    let chapters = (book.chapters as usize).max(book.has_part.len());
    let lead = html! {
        <>
            { book_authors(&book.author, lang) }
            <p class="facts"><span>{ lang.book_chapters(chapters as u64) }</span>{ book_length(&book.time_required, lang) }</p>
            <p>{ words(&book.r#abstract, lang) }</p>
        </>
    };
    let area = Area::ContinuingEducation;
    let front = book_front(book.image.as_ref(), motifs([book.id.as_str()])[0], lang);
    let to = format!("/read/{}", book.id);
    html! {
        <>
            { head(area, Some(front), to, &book.name, lead, lang) }
            if !book.excerpt.is_empty() {
                <section class="frame-excerpt"><h2>{ lang.embed_begins() }</h2><blockquote>{ words(&book.excerpt, lang) }</blockquote></section>
            }
        </>
    }
}

/// What a list tells of one thing.
async fn outline(
    api: Api,
    list: fn(&Files) -> &FileRef,
    id: String,
) -> Result<Rc<Outline>, ServiceError> {
    let list = api.outlines(list, Some(&id)).await?;
    let found = list.items.iter().find(|one| one.id == id);
    let found = found.ok_or(ServiceError::NoSuchItem(id))?;
    named(&found.name);
    Ok(Rc::new(found.clone()))
}

fn outlined(one: &Outline, folder: &str, area: Area, lang: Lang) -> Html {
    let lead = html! { <p class="lead">{ words(&one.r#abstract, lang) }</p> };
    let to = format!("/{folder}/{}", one.id);
    let front = picture(one.image.as_ref(), lang);
    head(one.look.unwrap_or(area), front, to, &one.name, lead, lang)
}

/// A column.
#[hook]
pub fn use_column(props: &OneProps) -> Html {
    let fetch = |api: Api, id: String| outline(api, |files| &files.columns, id);
    use_fetched(props.id.clone(), fetch, |one: &Outline, lang| {
        html! {
            <>
                { outlined(one, "column", Area::Elderly, lang) }
                <div class="frame-body">{ live!("", hall::use_column, OneProps { id: one.id.clone() }) }</div>
            </>
        }
    })
}

/// An event.
#[hook]
pub fn use_event(props: &OneProps) -> Html {
    let fetch = |api: Api, id: String| outline(api, |files| &files.events, id);
    use_fetched(props.id.clone(), fetch, |one: &Outline, lang| {
        html! {
            <>
                { outlined(one, "event", Area::Hobbies, lang) }
                <div class="frame-body">{ live!("", hall::use_event, OneProps { id: one.id.clone() }) }</div>
            </>
        }
    })
}

/// An institution with its first courses.
#[hook]
pub fn use_institution(props: &CoursesProps) -> Html {
    let fetch = |api: Api, id: String| outline(api, |files| &files.institutions, id);
    let list = props.clone();
    use_fetched(props.ask.id.clone(), fetch, move |one: &Outline, lang| {
        html! {
            <>
                { outlined(one, "institution", Area::Other, lang) }
                { live!("", use_courses, CoursesProps = list) }
            </>
        }
    })
}
