//! The root: providers, the shell, and which page is shown.

mod asks;
mod shell;

use crate::features::{
    catalogue, columns, course, events, help, home, institutions, learner, lost, micro, reading,
    settings,
};
use crate::i18n::Lang;
use crate::platform::{companion, page, scroll};
use crate::routes::Route;
use crate::services::Services;
use crate::state::{Learner, use_lang, use_learner_state, use_prefs};
use shell::{Frame, shell};
use yew::prelude::*;
use yew_router::prelude::*;

/// Provides what the whole portal shares.
#[component]
pub fn App() -> Html {
    html! {
        <BrowserRouter>
            <Root />
        </BrowserRouter>
    }
}

/// Everything below the router; tests render it with a router of their own.
#[component]
pub fn Root() -> Html {
    use_effect_with((), |()| {
        page::set_root_attribute("data-start", Some("done"));
        companion::resume();
    });
    let learner = use_learner_state();
    let services = use_state(Services::default);
    html! {
        <ContextProvider<Learner> context={learner}>
        <ContextProvider<Services> context={(*services).clone()}>
            <Pages />
        </ContextProvider<Services>>
        </ContextProvider<Learner>>
    }
}

#[component]
fn Pages() -> Html {
    let lang = use_lang();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let location = use_location();
    let (path, query) = location
        .map(|l| (l.path().to_owned(), l.query_str().to_owned()))
        .unwrap_or_default();
    use_title(&route, lang);
    use_place(path, query);
    let prefs = use_prefs();
    use_effect_with((lang, prefs.prefs.caring), |_| companion::changed());
    let helpless = use_state(|| false);
    let navigator = use_navigator();
    let onclick = use_callback(
        (lang, navigator, helpless.setter()),
        |event: MouseEvent, (lang, navigator, helpless)| {
            asks::clicked(&event, *lang, navigator.as_ref(), helpless.clone());
        },
    );
    let frame = Frame {
        section: route.section(),
        prefs: &prefs,
        helpless: *helpless,
        onclick,
    };
    shell(&frame, switch(route, lang))
}

fn switch(route: Route, lang: Lang) -> Html {
    match route {
        Route::Home => html! { <home::Page /> },
        Route::Find => html! { <catalogue::Page /> },
        Route::FiveMinutes => micro::page(lang),
        Route::Course { id } => course::page(id),
        Route::Lesson { id, lesson } => course::lesson_page(id, lesson),
        Route::Reading => reading::page(lang),
        Route::Book { book } => reading::book_page(book),
        Route::Chapter { book, chapter } => reading::chapter_page(book, chapter),
        Route::Columns => columns::page(lang),
        Route::Column { id } => columns::column_page(id),
        Route::Events => events::page(lang),
        Route::Event { id } => events::event_page(id),
        Route::Institutions => institutions::page(lang),
        Route::Institution { id } => institutions::institution_page(id),
        Route::Mine => html! { <learner::Page /> },
        Route::Help => help::page(lang),
        Route::HelpArticle { id } => help::article_page(id),
        Route::Settings => html! { <settings::Page /> },
        Route::NotFound => lost::page(lang),
        #[cfg(debug_assertions)]
        Route::Gallery => crate::features::gallery::page(lang),
    }
}

/// The window's title of pages whose title is always the same.
#[hook]
fn use_title(route: &Route, lang: Lang) {
    use_effect_with((route.clone(), lang), |(route, lang)| {
        if let Some(title) = route.title(*lang) {
            page::set_title(&lang.window_title(title));
        }
    });
}

/// On a new page: its top, and the focus on its heading. On the way back: where one was.
#[hook]
fn use_place(path: String, query: String) {
    let last = use_mut_ref(|| None::<String>);
    use_effect_with((path, query), move |(path, _)| {
        // The first page keeps the browser's own start of reading.
        let before = last.replace(Some(path.clone()));
        let Some(before) = before else { return };
        let new_page = before != *path;
        page::moved(scroll::is_popped());
        companion::arrived();
        scroll::arrive(new_page);
        if new_page {
            page::want_heading();
        }
    });
}
