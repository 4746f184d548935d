//! Addresses of the portal.

use crate::i18n::Lang;
use yew_router::prelude::*;

/// Every page. Ids are those of the API.
#[derive(Clone, Debug, PartialEq, Eq, Routable)]
pub enum Route {
    /// Home.
    #[at("/")]
    Home,
    /// The catalogue: search, filters, results; its state is in the query.
    #[at("/find")]
    Find,
    /// One of the six areas.
    #[at("/area/:id")]
    Area {
        /// The area's code.
        id: String,
    },
    /// A topic.
    #[at("/topic/:id")]
    Topic {
        /// Topic id.
        id: String,
    },
    /// All five-minute courses.
    #[at("/five-minutes")]
    FiveMinutes,
    /// A course.
    #[at("/course/:id")]
    Course {
        /// Course id.
        id: String,
    },
    /// A lesson of a course that is learned here.
    #[at("/course/:id/:lesson")]
    Lesson {
        /// Course id.
        id: String,
        /// Lesson id.
        lesson: String,
    },
    /// The reading channel.
    #[at("/read")]
    Reading,
    /// A book.
    #[at("/read/:book")]
    Book {
        /// Book id.
        book: String,
    },
    /// A chapter.
    #[at("/read/:book/:chapter")]
    Chapter {
        /// Book id.
        book: String,
        /// Chapter id.
        chapter: String,
    },
    /// All columns.
    #[at("/columns")]
    Columns,
    /// A column.
    #[at("/column/:id")]
    Column {
        /// Column id.
        id: String,
    },
    /// All events.
    #[at("/events")]
    Events,
    /// An event.
    #[at("/event/:id")]
    Event {
        /// Event id.
        id: String,
    },
    /// All institutions.
    #[at("/institutions")]
    Institutions,
    /// An institution.
    #[at("/institution/:id")]
    Institution {
        /// Institution id.
        id: String,
    },
    /// The learner's own page.
    #[at("/mine")]
    Mine,
    /// A part of it: notes, lists, what to take along.
    #[at("/mine/:part")]
    MinePart {
        /// Which.
        part: String,
    },
    /// One thing of a part: a list, a certificate.
    #[at("/mine/:part/:id")]
    MineOne {
        /// Which part.
        part: String,
        /// Which of its things.
        id: String,
    },
    /// All help articles.
    #[at("/help")]
    Help,
    /// A help article.
    #[at("/help/:id")]
    HelpArticle {
        /// Article id.
        id: String,
    },
    /// Settings.
    #[at("/settings")]
    Settings,
    /// The parts of the design system, in development builds.
    #[cfg(debug_assertions)]
    #[at("/gallery")]
    Gallery,
    /// No page of this address.
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// The title of a page that has the same one always; pages about one thing set theirs when it is here.
    pub fn title(&self, lang: Lang) -> Option<&'static str> {
        Some(match self {
            Route::Home => lang.home_title(),
            Route::Find => lang.find_title(),
            Route::FiveMinutes => lang.micro_title(),
            Route::Reading => lang.reading_title(),
            Route::Columns => lang.columns_title(),
            Route::Events => lang.events_title(),
            Route::Institutions => lang.institutions_title(),
            Route::Mine => lang.mine_title(),
            Route::MinePart { part } | Route::MineOne { part, .. } => mine_title(part, lang),
            Route::Help => lang.help_title(),
            Route::Settings => lang.settings_title(),
            Route::NotFound => lang.lost_title(),
            _ => return None,
        })
    }

    /// Whether the learner's record is needed here, and whether it is shown: on the desk, not where one learns.
    pub fn record(&self) -> Option<bool> {
        match self {
            Route::Course { .. }
            | Route::Lesson { .. }
            | Route::Reading
            | Route::Book { .. }
            | Route::Chapter { .. } => Some(false),
            Route::Mine
            | Route::MinePart { .. }
            | Route::MineOne { .. }
            | Route::FiveMinutes
            | Route::Event { .. } => Some(true),
            _ => None,
        }
    }

    /// The entry of the main menu that this page belongs to.
    pub fn section(&self) -> Section {
        match self {
            Route::Home => Section::Home,
            Route::Find
            | Route::Area { .. }
            | Route::Topic { .. }
            | Route::Course { .. }
            | Route::Lesson { .. } => Section::Find,
            Route::FiveMinutes => Section::FiveMinutes,
            Route::Reading | Route::Book { .. } | Route::Chapter { .. } => Section::Reading,
            Route::Columns | Route::Column { .. } => Section::Columns,
            Route::Events | Route::Event { .. } => Section::Events,
            Route::Institutions | Route::Institution { .. } => Section::Institutions,
            Route::Mine | Route::MinePart { .. } | Route::MineOne { .. } => Section::Mine,
            Route::Help | Route::HelpArticle { .. } => Section::Help,
            Route::Settings | Route::NotFound => Section::Other,
            #[cfg(debug_assertions)]
            Route::Gallery => Section::Other,
        }
    }
}

/// The title of a part of “My learning”; one that this version does not know has that of the whole.
pub fn mine_title(part: &str, lang: Lang) -> &'static str {
    match part {
        "notes" => lang.notes_title(),
        "lists" => lang.lists_title(),
        "review" => lang.review_title(),
        "courses" => lang.works_title(),
        "data" => lang.data_title(),
        "certificate" => lang.certificate_title(),
        _ => lang.mine_title(),
    }
}

/// Parts of the portal, as in its menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Section {
    Home,
    Find,
    FiveMinutes,
    Reading,
    Columns,
    Events,
    Institutions,
    Mine,
    Help,
    Other,
}
