//! Links inside the portal: real ones, which the frame of the page follows without loading it anew. Opening them in a new
//! tab, and copying them, work as ever.

use crate::platform::page;
use yew::prelude::*;
use yew_router::AnyRoute;
use yew_router::prelude::*;
use yew_router::query::Raw;

/// A link to a path inside the portal, with its query if it has one: `/find?q=tea`.
pub fn link(to: impl Into<AttrValue>, class: &'static str, children: Html) -> Html {
    full(to.into(), class, None, false, children)
}

/// The same with a name for assistive technology.
pub fn link_named(
    to: impl Into<AttrValue>,
    class: &'static str,
    name: impl Into<AttrValue>,
    children: Html,
) -> Html {
    full(to.into(), class, Some(name.into()), false, children)
}

/// The same where it may lead to the page, or the part of the portal, that is shown.
pub fn link_current(
    to: impl Into<AttrValue>,
    class: &'static str,
    name: Option<AttrValue>,
    current: bool,
    children: Html,
) -> Html {
    full(to.into(), class, name, current, children)
}

#[inline(never)]
fn full(
    to: AttrValue,
    class: &'static str,
    label: Option<AttrValue>,
    current: bool,
    children: Html,
) -> Html {
    let class = (!class.is_empty()).then_some(class);
    // What is no path here, as a record of another portal may hold, leads nowhere.
    let href = page::is_path(&to).then(|| page::outside(&to));
    html! {
        <a {href} {class} aria-current={current.then_some("page")} aria-label={label}>{ children }</a>
    }
}

/// Goes to a path with its query.
pub fn go(navigator: &Navigator, to: &str) {
    let (path, query) = to.split_once('?').unwrap_or((to, ""));
    let route = AnyRoute::new(path.to_owned());
    if query.is_empty() {
        navigator.push(&route);
    } else {
        // `Raw` takes the query as it stands.
        let _ = navigator.push_with_query(&route, Raw(query));
    }
}
