//! What the guide shows: tasks, and their steps on the real pages.

use lifelong_i18n::Lang;

/// What ends a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// The learner is on a page whose path begins so.
    At(&'static str),
    /// Words were searched for.
    Searched,
    /// An attribute of `<html>` is another than it was.
    Changed(&'static str),
    /// The page is read aloud.
    Reading,
    /// What a selector names is on the page.
    Shown(&'static str),
    /// Only the learner knows: by “next step”.
    Seen,
}

/// What a step says.
#[derive(Clone, Copy)]
pub enum Say {
    /// Press the control, which is called by the words on it.
    Press,
    /// These words.
    Words(fn(Lang) -> &'static str),
}

/// One thing to do.
pub struct Step {
    /// The controls to point at: the first that is shown.
    pub at: &'static str,
    /// What to do.
    pub say: Say,
    /// When it is done.
    pub done: Done,
}

/// Something that one may want to know how to do.
pub struct Task {
    /// Its name in addresses and in the record.
    pub id: &'static str,
    /// Its name for people.
    pub name: fn(Lang) -> &'static str,
    /// Its steps.
    pub steps: &'static [Step],
}

const fn step(at: &'static str, say: Say, done: Done) -> Step {
    Step { at, say, done }
}

/// All tasks, those that are asked for most first.
pub const TASKS: &[Task] = &[
    Task {
        id: "find",
        name: Lang::guide_find,
        steps: &[
            step(
                ".bottom-bar a[href$='/find'], .main-menu a[href$='/find']",
                Say::Press,
                Done::At("/find"),
            ),
            step(
                "main .search-field",
                Say::Words(Lang::guide_find_2),
                Done::Searched,
            ),
            step(
                "main .row h3 a",
                Say::Words(Lang::guide_find_3),
                Done::At("/course/"),
            ),
        ],
    },
    Task {
        id: "size",
        name: Lang::guide_size,
        steps: &[
            step(
                ".tool-settings, .footer-links a[href$='/settings']",
                Say::Press,
                Done::At("/settings"),
            ),
            step(
                ".setting:has(input[name=size])",
                Say::Words(Lang::guide_size_2),
                Done::Changed("data-size"),
            ),
        ],
    },
    Task {
        id: "caring",
        name: Lang::guide_caring,
        steps: &[step(
            ".caring-switch",
            Say::Words(Lang::guide_caring_1),
            Done::Changed("data-caring"),
        )],
    },
    Task {
        id: "language",
        name: Lang::guide_language,
        steps: &[step(
            ".tool[lang]",
            Say::Words(Lang::guide_language_1),
            Done::Changed("lang"),
        )],
    },
    Task {
        id: "micro",
        name: Lang::guide_micro,
        steps: &[
            step(
                ".main-menu a[href$='/five-minutes'], .footer-links a[href$='/five-minutes']",
                Say::Press,
                Done::At("/five-minutes"),
            ),
            step(
                "main .course-card h3 a, main .row h3 a",
                Say::Words(Lang::guide_micro_2),
                Done::At("/course/"),
            ),
            step("main h1", Say::Words(Lang::guide_micro_3), Done::Seen),
        ],
    },
    Task {
        id: "continue",
        name: Lang::guide_continue,
        steps: &[
            step(
                ".bottom-bar a[href$='/mine'], .footer-links a[href$='/mine']",
                Say::Press,
                Done::At("/mine"),
            ),
            step(
                // Large where the record is shown, a list where it has not come yet.
                "main .go-on .actions a, main .item-list a",
                Say::Words(Lang::guide_continue_2),
                Done::Seen,
            ),
        ],
    },
    Task {
        id: "listen",
        name: Lang::guide_listen,
        steps: &[
            step(".read-aloud", Say::Press, Done::Reading),
            step(
                ".reader-buttons",
                Say::Words(Lang::guide_listen_2),
                Done::Seen,
            ),
        ],
    },
    Task {
        id: "read",
        name: Lang::guide_read,
        steps: &[
            step(
                ".main-menu a[href$='/read'], .footer-links a[href$='/read']",
                Say::Press,
                Done::At("/read"),
            ),
            step(
                "main .book-card a",
                Say::Words(Lang::guide_read_2),
                Done::At("/read/"),
            ),
            step(
                "main .lesson-list a",
                Say::Words(Lang::guide_read_3),
                Done::Seen,
            ),
        ],
    },
    Task {
        id: "note",
        name: Lang::guide_note,
        steps: &[
            step(
                ".main-menu a[href$='/five-minutes'], .footer-links a[href$='/five-minutes']",
                Say::Press,
                Done::At("/five-minutes"),
            ),
            step(
                "main .course-card h3 a",
                Say::Words(Lang::guide_note_2),
                Done::At("/course/"),
            ),
            step(
                "main .note-write",
                Say::Press,
                Done::Shown("main .note-editor"),
            ),
            step(
                "main .note-editor",
                Say::Words(Lang::guide_note_4),
                Done::Seen,
            ),
        ],
    },
    Task {
        id: "save",
        name: Lang::guide_save,
        steps: &[
            step(
                ".bottom-bar a[href$='/find'], .main-menu a[href$='/find']",
                Say::Press,
                Done::At("/find"),
            ),
            step(
                "main .row h3 a",
                Say::Words(Lang::guide_find_3),
                Done::At("/course/"),
            ),
            step(
                "main .save > summary",
                Say::Words(Lang::guide_save_3),
                Done::Seen,
            ),
            step(
                ".bottom-bar a[href$='/mine'], .footer-links a[href$='/mine']",
                Say::Words(Lang::guide_save_4),
                Done::At("/mine"),
            ),
        ],
    },
    Task {
        id: "print",
        name: Lang::guide_print,
        steps: &[step(
            "[data-ask=print]",
            Say::Words(Lang::guide_print_1),
            Done::Seen,
        )],
    },
    Task {
        id: "help",
        name: Lang::guide_help,
        steps: &[
            step(
                ".bottom-bar a[href$='/help'], .main-menu a[href$='/help']",
                Say::Words(Lang::guide_help_1),
                Done::At("/help"),
            ),
            step(
                "main .help-list a",
                Say::Words(Lang::guide_help_2),
                Done::Seen,
            ),
        ],
    },
];

/// Whether a page's path is at, or below, another: `/read` is not below `/reader`, and `/read/` wants something below.
pub fn is_at(path: &str, place: &str) -> bool {
    match place.strip_suffix('/') {
        Some(_) => path.len() > place.len() && path.starts_with(place),
        None => path.trim_end_matches('/') == place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_page_or_those_below_it() {
        assert!(is_at("/read", "/read") && is_at("/read/", "/read"));
        assert!(!is_at("/read/fables", "/read") && !is_at("/reader", "/read"));
        assert!(is_at("/course/tea", "/course/") && !is_at("/course/", "/course/"));
    }

    #[test]
    fn there_are_tasks_enough_each_with_its_own_name() {
        assert!(TASKS.len() >= 8);
        for lang in Lang::ALL {
            let mut names: Vec<_> = TASKS.iter().map(|t| (t.name)(lang)).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), TASKS.len());
        }
        assert!(TASKS.iter().all(|task| !task.steps.is_empty()));
    }
}
