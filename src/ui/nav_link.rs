//! Links inside the portal.

use yew::prelude::*;
use yew_router::AnyRoute;
use yew_router::prelude::*;
use yew_router::query::Raw;

/// A link.
#[derive(Clone, PartialEq, Properties)]
pub struct NavLinkProps {
    /// Path inside the portal, with a query if it has one: `/find?q=tea`.
    pub to: AttrValue,
    /// Classes.
    #[prop_or_default]
    pub class: Classes,
    /// Whether this is the page, or the part of the portal, that is shown now.
    #[prop_or_default]
    pub current: bool,
    /// A name for assistive technology, where the words inside are not enough.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Language of the label, where it is not the page's.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// What stands inside.
    pub children: Html,
}

/// A real link that the router follows without loading the page anew. Opening it in a new tab, and copying it, work as ever.
#[component]
pub fn NavLink(props: &NavLinkProps) -> Html {
    let navigator = use_navigator();
    let base = navigator
        .as_ref()
        .and_then(|n| n.basename().map(str::to_owned))
        .unwrap_or_default();
    let onclick = use_callback(
        (props.to.clone(), navigator),
        |event: MouseEvent, (to, navigator)| {
            let plain =
                !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
            if let (true, 0, Some(navigator)) = (plain, event.button(), navigator) {
                event.prevent_default();
                go(navigator, to);
            }
        },
    );
    html! {
        <a
            href={format!("{base}{}", props.to)}
            class={props.class.clone()}
            aria-current={props.current.then_some("page")}
            aria-label={props.label.clone()}
            lang={props.lang.clone()}
            {onclick}
        >
            { props.children.clone() }
        </a>
    }
}

/// A link with nothing but classes. Written out with its properties it costs hundreds of bytes at every place.
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
    html! { <NavLink {to} class={classes!(class)} {label} {current}>{ children }</NavLink> }
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
