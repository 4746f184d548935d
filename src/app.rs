//! The root: providers, the shell, and which page is shown.

mod asks;
mod shell;

use crate::features::{
    areas, catalogue, course, help, home, learner, lost, micro, outlines, reading, settings,
};
use crate::i18n::Lang;
use crate::platform::{page, program, scroll};
use crate::routes::Route;
use crate::services;
use crate::state::{PrefsHandle, last_place, use_prefs, use_prefs_state};
use crate::ui::{go, window_title};
use shell::{Frame, Helpless, shell};
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
        program::resume();
    });
    let prefs = use_prefs_state();
    html! {
        <ContextProvider<PrefsHandle> context={prefs}>
            <Pages />
        </ContextProvider<PrefsHandle>>
    }
}

#[component]
fn Pages() -> Html {
    let known = use_site();
    let prefs = use_prefs();
    let lang = prefs.prefs.lang();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let location = use_location();
    let (path, query) = location
        .map(|l| (l.path().to_owned(), l.query_str().to_owned()))
        .unwrap_or_default();
    use_title(&route, lang, known);
    let whole = query == home::WHOLE_QUERY;
    let path_of_page = path.clone();
    use_place(path.clone(), query);
    use_effect_with((lang, prefs.prefs.caring), |_| {
        program::say("portal-changed")
    });
    let helpless = use_state(Helpless::default);
    let navigator = use_navigator();
    if let Some(base) = navigator.as_ref().and_then(Navigator::basename) {
        page::set_base(base);
    }
    asks::use_clicks(lang, navigator.clone(), helpless.setter());
    let setter = helpless.setter();
    use_effect_with((route.record(), path_of_page), move |(desk, _)| {
        // What was missing on another page is not missing here.
        setter.set(Helpless::No);
        if let Some(desk) = desk {
            program::record(*desk).ask("", move |_| setter.set(Helpless::Record));
        }
    });
    let on_search = use_callback(navigator.clone(), |query: String, navigator| {
        if let Some(navigator) = navigator {
            let query = form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>();
            go(navigator, &format!("{}?q={query}", Route::Find.to_path()));
        }
    });
    let frame = Frame {
        section: route.section(),
        prefs: &prefs,
        helpless: *helpless,
        known,
    };
    let content = match route {
        Route::Home => home::page(home::Visit {
            prefs: &prefs.prefs,
            last: last_place(),
            whole,
            known,
            on_search,
        }),
        Route::Find => html! { <catalogue::Page /> },
        Route::Area { id } => areas::area_page(id),
        Route::Topic { id } => areas::topic_page(id),
        Route::FiveMinutes => micro::page(lang),
        Route::Course { id } => course::page(id),
        Route::Lesson { id, lesson } => course::lesson_page(id, lesson),
        Route::Reading => reading::page(lang),
        Route::Book { book } => reading::book_page(book),
        Route::Chapter { book, chapter } => reading::chapter_page(book, chapter),
        Route::Columns => outlines::page(outlines::COLUMNS, lang),
        Route::Column { id } => outlines::one_page(outlines::COLUMNS, id),
        Route::Events => outlines::page(outlines::EVENTS, lang),
        Route::Event { id } => outlines::one_page(outlines::EVENTS, id),
        Route::Institutions => outlines::page(outlines::INSTITUTIONS, lang),
        Route::Institution { id } => outlines::one_page(outlines::INSTITUTIONS, id),
        Route::Mine => learner::page("", "", lang),
        Route::MinePart { part } => learner::page(&part, "", lang),
        Route::MineOne { part, id } => learner::page(&part, &id, lang),
        Route::Help => help::page(lang),
        Route::HelpArticle { id } => help::article_page(id),
        Route::Settings => settings::page(&prefs),
        Route::NotFound => lost::page(&path, lang),
        #[cfg(debug_assertions)]
        Route::Gallery => crate::features::gallery::page(lang),
    };
    shell(&frame, content)
}

/// Whether it is known whose portal this is: `config.json` is here, or does not come.
#[hook]
fn use_site() -> bool {
    let known = use_state(|| false);
    let setter = known.setter();
    let handle = use_prefs();
    use_effect_with((), move |()| {
        wasm_bindgen_futures::spawn_local(async move {
            // Where it does not come, whatever is fetched after it says so.
            let _ = services::api().config().await;
            // It may speak fewer languages than the browser asked for.
            handle.prefs.apply();
            setter.set(true);
        });
    });
    *known
}

/// The window's title of pages whose title is always the same.
#[hook]
fn use_title(route: &Route, lang: Lang, known: bool) {
    use_effect_with((route.clone(), lang, known), |(route, lang, _)| {
        if let Some(title) = route.title(*lang) {
            page::set_title(&window_title(title, *lang));
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
        program::say("portal-arrived");
        scroll::arrive(new_page);
        if new_page {
            page::forget_own();
            page::want_heading();
        }
    });
}
