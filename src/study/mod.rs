//! The study and the desk: the learner's record, and every part of a page that shows or changes it.
//!
//! They are two programs of their own. The study is loaded on pages on which one learns: it notes progress and takes notes.
//! The desk is loaded on “My learning”, the page of five-minute courses and an event's page: it shows what the record holds,
//! and takes it along. Whoever only learns does not download what shows a whole record.
//!
//! The portal leaves places for them (`ui::slot`), each with the name of a part and the id of a thing; a program fills those
//! of its parts that are there, and those that come (see [`place`]). They share the design system, the words and the services
//! with the portal, and nothing that runs: they hear of a new page or another language by the events `portal-arrived` and
//! `portal-changed`, and their links are followed by the portal like all others.

pub mod bin;
mod books;
pub mod changes;
mod course;
mod data;
mod describe;
mod event;
mod feedback;
mod find;
mod here;
mod hooks;
mod keep;
mod lesson;
mod mine;
mod minutes;
mod notes;
mod parts;
mod reader;
mod resume;
mod review;
mod save;
pub mod shelf;
pub mod store;
mod track;

use crate::places::live::{self, live};
use crate::places::{page_lang, place};

/// Starts the study.
pub fn start() {
    place::start(
        "study",
        &[
            "books", "more", "book", "course", "reader", "pager", "resume", "lesson",
        ],
        |part, id| match part {
            "books" => live!("", books::use_books),
            "more" => live!("", books::use_more),
            "book" => live!(&id, books::use_book, books::BookProps { id: id.clone() }),
            "course" => live!(
                &id,
                course::use_panel,
                course::PanelProps { id: id.clone() }
            ),
            "reader" => live!("", reader::use_tools, reader::ToolsProps { id: id.clone() }),
            "pager" => live!("", reader::use_pager, reader::PagerProps { id: id.clone() }),
            "resume" => live!(
                &id,
                resume::use_resume,
                resume::ResumeProps { id: id.clone() }
            ),
            _ => live!(
                &id,
                lesson::use_panel,
                lesson::PanelProps { id: id.clone() }
            ),
        },
    );
    track::start();
    notes::watch();
    reader::watch();
}

/// Starts the desk.
pub fn start_desk() {
    place::start(
        "desk",
        &["mine", "minutes", "take-part"],
        |part, id| match part {
            "mine" => live!(&id, mine::use_page, mine::PageProps { id: id.clone() }),
            "take-part" => live!(
                &id,
                event::use_take_part,
                event::TakePartProps { id: id.clone() }
            ),
            _ => live!("", minutes::use_chooser),
        },
    );
}
