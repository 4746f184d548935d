//! Something fetched from the catalogue, and its place on the screen.
//!
//! One component for all pages and shelves: each would otherwise be a component type of its own, at some eight
//! kilobytes of WebAssembly.

use crate::i18n::Lang;
use crate::platform::page;
use crate::services::{self, Api, ServiceError, use_load_any};
use crate::state::{self, Place, use_lang};
use crate::ui::{Status, window_title};
use futures::future::{FutureExt, LocalBoxFuture};
use lifelong_api::Text;
use std::any::Any;
use std::future::Future;
use std::rc::Rc;
use yew::prelude::*;

type Fetch = Rc<dyn Fn(Api) -> LocalBoxFuture<'static, Result<Rc<dyn Any>, ServiceError>>>;

type Show = Rc<dyn Fn(&dyn Any, Lang) -> Shown>;

/// What a fetched thing looks like.
pub struct Shown {
    /// The elements.
    pub html: Html,
    /// The window's title, for a page about one thing.
    pub title: Option<String>,
    /// The place to come back to, for a page where one learns or reads.
    pub place: Option<Place>,
}

impl Shown {
    /// A page about one thing, named by it, that is no place to come back to.
    pub fn titled(html: Html, name: &Text, lang: Lang) -> Self {
        Self {
            html,
            title: Some(name.pick(lang.tag()).to_owned()),
            place: None,
        }
    }
}

/// What a page or a part of it is made of: it says whether it is a whole page.
pub trait Part: Into<Shown> {
    /// A whole page: where it does not come, the message is its heading and its title.
    const WHOLE: bool;
}

impl Part for Html {
    const WHOLE: bool = false;
}

impl Part for Shown {
    const WHOLE: bool = true;
}

impl From<Html> for Shown {
    fn from(html: Html) -> Self {
        Self {
            html,
            title: None,
            place: None,
        }
    }
}

/// Props of [`Loaded`]; made by [`load`].
#[derive(Clone, Properties)]
pub struct LoadedProps {
    /// What is fetched: two with the same name are the same thing.
    name: AttrValue,
    fetch: Fetch,
    show: Show,
    /// Nobody asked for it: no loading state, no error, just nothing.
    quiet: bool,
    /// See [`Part::WHOLE`].
    whole: bool,
}

impl PartialEq for LoadedProps {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// Fetches a thing and shows it, with its loading state and its error.
///
/// `name` tells what is fetched; a new name fetches anew. Anything that `show` needs must come from the thing itself.
pub fn load<T: 'static, S: Part, Fut: Future<Output = Result<Rc<T>, ServiceError>> + 'static>(
    name: impl Into<AttrValue>,
    fetch: impl Fn(Api) -> Fut + 'static,
    show: impl Fn(&T, Lang) -> S + 'static,
) -> Html {
    placed(props(name.into(), fetch, show, false))
}

/// As [`load`], for one thing of a kind by its id.
pub fn load_one<
    T: 'static,
    S: Part,
    Fut: Future<Output = Result<Rc<T>, ServiceError>> + 'static,
>(
    kind: &str,
    id: String,
    fetch: impl Fn(Api, String) -> Fut + 'static,
    show: impl Fn(&T, Lang) -> S + 'static,
) -> Html {
    let name = format!("{kind} {id}");
    load(name, move |api| fetch(api, id.clone()), show)
}

/// As [`load`], for something nobody asked for: where it does not come, nothing stands there.
pub fn load_quietly<
    T: 'static,
    S: Part,
    Fut: Future<Output = Result<Rc<T>, ServiceError>> + 'static,
>(
    name: impl Into<AttrValue>,
    fetch: impl Fn(Api) -> Fut + 'static,
    show: impl Fn(&T, Lang) -> S + 'static,
) -> Html {
    placed(props(name.into(), fetch, show, true))
}

/// Keyed by its name: another thing in the same place begins anew.
fn placed(props: LoadedProps) -> Html {
    let key = props.name.to_string();
    html! { <Loaded {key} ..props /> }
}

fn props<T: 'static, S: Part, Fut: Future<Output = Result<Rc<T>, ServiceError>> + 'static>(
    name: AttrValue,
    fetch: impl Fn(Api) -> Fut + 'static,
    show: impl Fn(&T, Lang) -> S + 'static,
    quiet: bool,
) -> LoadedProps {
    let fetch: Fetch = Rc::new(move |api| {
        fetch(api)
            .map(|result| result.map(|value| value as Rc<dyn Any>))
            .boxed_local()
    });
    let show = Rc::new(
        move |value: &dyn Any, lang: Lang| match value.downcast_ref::<T>() {
            Some(value) => show(value, lang).into(),
            // The value of the thing shown before, of another type, while the new one is on its way.
            None => html! {}.into(),
        },
    );
    LoadedProps {
        name,
        fetch,
        show,
        quiet,
        whole: S::WHOLE,
    }
}

/// A fetched thing on the screen.
#[component]
pub fn Loaded(props: &LoadedProps) -> Html {
    let lang = use_lang();
    let fetch = props.fetch.clone();
    let loading = use_load_any(
        props.name.clone(),
        false,
        Box::new(move || fetch(services::api())),
    );
    let error = loading.state.error();
    let shown = loading
        .state
        .value()
        .map(|value| (props.show)(&*value, lang));
    // Of a whole page that did not come, the message is the heading and the title.
    let whole = props.whole && shown.is_none();
    let (title, place) = match (&shown, error) {
        (Some(shown), _) => (shown.title.clone(), shown.place.clone()),
        (None, Some(error)) if whole => (Some(error.words(lang).title.to_owned()), None),
        (None, _) => (None, None),
    };
    use_effect_with((title, place, lang), |(title, place, lang)| {
        if let Some(title) = title {
            page::set_title(&window_title(title, *lang));
        }
        if let Some(place) = place {
            state::visit(place);
        }
    });
    let again = error
        .is_none_or(|e| e.can_retry())
        .then(|| loading.again.clone());
    let waiting = !props.quiet && (error.is_some() || shown.is_none());
    html! {
        <div class="shown">
            if waiting { <Status error={error.map(|e| e.words(lang))} {again} {lang} {whole} /> }
            { shown.map(|s| s.html).unwrap_or_default() }
        </div>
    }
}
