//! Every kind of page, by one address each, of the catalogue in `content/`.

/// A page.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// A short name, for pictures.
    pub name: &'static str,
    /// Path and query.
    pub path: &'static str,
    /// Where its title is always the same: the id of that message.
    pub title: Option<&'static str>,
}

const fn fixed(name: &'static str, path: &'static str, title: &'static str) -> Page {
    Page {
        name,
        path,
        title: Some(title),
    }
}

const fn named(name: &'static str, path: &'static str) -> Page {
    Page {
        name,
        path,
        title: None,
    }
}

/// All kinds of pages, and the states of those that have several.
pub const PAGES: [Page; 36] = [
    fixed("home", "/", "home-title"),
    fixed("find", "/find", "find-title"),
    fixed(
        "results",
        "/find?q=egg&area=life-skills&sort=shortest",
        "find-title",
    ),
    fixed("nothing", "/find?q=qqqqzzzz", "find-title"),
    fixed("five-minutes", "/five-minutes", "micro-title"),
    named("micro", "/course/steam-an-egg"),
    named("course", "/course/windowsill-garden"),
    named("lesson", "/course/windowsill-garden/find-the-light"),
    named("area", "/area/hobbies"),
    named("topic", "/topic/cooking"),
    named("film", "/course/sky-over-your-house/the-seasons"),
    named("sound", "/course/listen-to-music/the-beat"),
    fixed("reading", "/read", "reading-title"),
    named("book", "/read/village-evenings"),
    named("chapter", "/read/village-evenings/the-well"),
    fixed("columns", "/columns", "columns-title"),
    named("column", "/column/smart-help"),
    named("columns-inside", "/column/health-through-the-seasons"),
    fixed("events", "/events", "events-title"),
    named("event", "/event/seven-evenings"),
    fixed("institutions", "/institutions", "institutions-title"),
    named("institution", "/institution/riverside-open-university"),
    fixed("mine", "/mine", "mine-title"),
    fixed("notes", "/mine/notes", "notes-title"),
    fixed("lists", "/mine/lists", "lists-title"),
    fixed("review", "/mine/review", "review-title"),
    fixed("works", "/mine/courses", "works-title"),
    fixed("record", "/mine/data", "data-title"),
    fixed(
        "certificate",
        "/mine/certificate/course_steam-an-egg",
        "certificate-title",
    ),
    fixed("help", "/help", "help-title"),
    named("help-article", "/help/larger-text"),
    named("glossary", "/help/glossary"),
    fixed("settings", "/settings", "settings-title"),
    fixed("lost", "/no-such-page", "lost-title"),
    named("no-course", "/course/no-such-course"),
    named("no-help", "/help/no-such-article"),
];
