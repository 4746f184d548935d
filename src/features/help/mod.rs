//! Help articles.

use crate::features::common::{show, use_page_title};
use crate::services::{ServiceError, use_api, use_load};
use crate::state::use_lang;
use crate::ui::{Crumb, icon, NavLink, PageHead, rich, words};
use lifelong_api::HelpArticle;
use std::rc::Rc;
use yew::prelude::*;

/// All help articles.
#[component]
pub fn Page() -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load((), true, |()| async move { api.help().await });
    let article = |article: &HelpArticle| {
        html! {
            <li key={article.id.clone()}>
                { icon("help") }
                <div>
                    <h2><NavLink to={format!("/help/{}", article.id)}>{ words(&article.name, lang) }</NavLink></h2>
                    <p>{ words(&article.r#abstract, lang) }</p>
                </div>
            </li>
        }
    };
    html! {
        <div class="help">
            <PageHead title={html! { {lang.help_title()} }} lead={html! { <p>{ lang.help_lead() }</p> }} />
            <div class="page-width">
                { show(&loading, lang, |list| html! { <>
                    if list.articles.is_empty() { <p class="none-yet">{ lang.help_none() }</p> }
                    <ul class="help-list">{ for list.articles.iter().map(article) }</ul>
                </> }) }
            </div>
        </div>
    }
}

/// A help article's page.
#[derive(Clone, PartialEq, Properties)]
pub struct ArticlePageProps {
    /// Article id.
    pub id: AttrValue,
}

/// A help article.
#[component]
pub fn ArticlePage(props: &ArticlePageProps) -> Html {
    let lang = use_lang();
    let api = use_api();
    let loading = use_load(props.id.clone(), false, |id| async move {
        let list = api.help().await?;
        let found = list.articles.iter().find(|a| a.id == id.as_str()).cloned();
        let found = found.ok_or_else(|| ServiceError::NoSuchItem(id.to_string()))?;
        Ok(Rc::new((found, api.config().await?.api.clone())))
    });
    let title = loading.state.value().map(|a| a.0.name.pick(lang.tag()).to_owned());
    use_page_title(title, lang);
    show(&loading, lang, |(article, folder)| {
        let crumbs = vec![Crumb { to: "/help".to_owned(), name: html! { {lang.nav_help()} } }];
        html! {
            <article key={article.id.clone()}>
                <PageHead title={words(&article.name, lang)} lead={html! { <p>{ words(&article.r#abstract, lang) }</p> }} {crumbs} crumbs_label={lang.crumbs_label()} />
                <div class="page-width"><section class="prose">{ rich(&article.body, lang, &folder) }</section></div>
            </article>
        }
    })
}
