//! The head of a page: where one is, what this is, one sentence on it.

use super::nav_link::link;
use crate::platform::page;
use lifelong_api::Area;
use yew::prelude::*;

/// A step of the way to a page.
#[derive(Clone, PartialEq)]
pub struct Crumb {
    /// Path inside the portal.
    pub to: String,
    /// Its name.
    pub name: Html,
}

/// A page's head.
#[derive(Clone, PartialEq, Properties)]
pub struct PageHeadProps {
    /// The title, put into `h1`.
    pub title: Html,
    /// One or two sentences under it.
    #[prop_or_default]
    pub lead: Html,
    /// The way here.
    #[prop_or_default]
    pub crumbs: Vec<Crumb>,
    /// Name of the way here for assistive technology.
    #[prop_or_default]
    pub crumbs_label: AttrValue,
    /// Whose hue it takes.
    #[prop_or_default]
    pub area: Area,
    /// A picture beside it.
    #[prop_or_default]
    pub picture: Html,
    /// What else stands in it: facts, buttons.
    #[prop_or_default]
    pub children: Html,
}

/// The head of a page. Its `h1` takes the focus when the page was opened from another one.
#[component]
pub fn PageHead(props: &PageHeadProps) -> Html {
    use_effect_with((), |()| page::heading_here());
    let crumb = |crumb: &Crumb| {
        html! { <li key={crumb.to.clone()}>{ link(crumb.to.clone(), "", html! { { crumb.name.clone() } }) }</li> }
    };
    let with_picture = props.picture != html! {};
    html! {
        <header class={classes!("page-head", with_picture.then_some("with-picture"))} data-area={props.area.code()}>
            <div class="page-head-inner">
                <div class="page-head-words">
                    if !props.crumbs.is_empty() {
                        <nav class="crumbs" aria-label={props.crumbs_label.clone()}>
                            <ol>{ for props.crumbs.iter().map(crumb) }</ol>
                        </nav>
                    }
                    <h1 tabindex="-1">{ props.title.clone() }</h1>
                    <div class="lead">{ props.lead.clone() }</div>
                    { props.children.clone() }
                </div>
                if with_picture {
                    <div class="page-head-picture">{ props.picture.clone() }</div>
                }
            </div>
        </header>
    }
}
