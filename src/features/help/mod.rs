//! Help articles.

use crate::features::common::{Shown, load, load_one, none_yet};
use crate::i18n::Lang;
use crate::platform::page;
use crate::services::ServiceError;
use crate::ui::{Crumb, PageHead, icon, link, rich, words};
use lifelong_api::HelpArticle;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// All help articles.
pub fn page(lang: Lang) -> Html {
    let list = load(
        "help",
        |api| async move { api.help().await },
        |list, lang| {
            if list.articles.is_empty() {
                return none_yet(lang.help_none());
            }
            html! {
                // In another language it is another list: what was typed into the first says nothing of it.
                <div key={lang.tag()}>
                    { sieve(lang) }
                    <ul class="help-list">{ for list.articles.iter().map(|a| row(a, lang)) }</ul>
                </div>
            }
        },
    );
    html! {
        <div class="help">
            <PageHead title={html! { {lang.help_title()} }} lead={html! { <p>{ lang.help_lead() }</p> }}>
                <button type="button" class="button primary large" data-ask="how">{ icon("play") }{ lang.show_how() }</button>
            </PageHead>
            <div class="page-width">{ list }</div>
        </div>
    }
}

/// The field that leaves only the questions with certain words. The page keeps no state for it: what is hidden is.
fn sieve(lang: Lang) -> Html {
    let oninput = move |event: InputEvent| {
        // Letters of pinyin on their way to a character are no words yet.
        if event.is_composing() {
            return;
        }
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        let stay = page::sift(".help-list > li", &typed);
        let words = match typed.trim() {
            "" => String::new(),
            _ => lang.help_found(stay),
        };
        page::set_words(".help-found", &words);
    };
    html! {
        <div class="help-sieve" role="search">
            <label for="help-search">{ lang.help_search() }</label>
            <input id="help-search" type="search" autocomplete="off" {oninput} />
            <p class="help-found" role="status"></p>
        </div>
    }
}

fn row(article: &HelpArticle, lang: Lang) -> Html {
    let pick = |text: &lifelong_api::Text| text.pick(lang.tag()).to_owned();
    let mut said = vec![pick(&article.name), pick(&article.r#abstract)];
    said.extend(article.keywords.iter().cloned());
    html! {
        <li key={article.id.clone()} data-words={said.join(" ").to_ascii_lowercase()}>
            { icon("help") }
            <div>
                <h2>{ link(format!("/help/{}", article.id), "", words(&article.name, lang)) }</h2>
                <p>{ words(&article.r#abstract, lang) }</p>
            </div>
        </li>
    }
}

/// A help article.
pub fn article_page(id: String) -> Html {
    let fetch = |api: crate::services::Api, id: String| async move {
        let list = api.help().await?;
        let found = list.articles.iter().find(|a| a.id == id);
        let found = found.ok_or(ServiceError::NoSuchItem(id))?;
        api.whole(found, &found.content).await
    };
    load_one("help", id, fetch, |article: &HelpArticle, lang| {
        Shown::titled(whole(article, lang), &article.name, lang)
    })
}

fn whole(article: &HelpArticle, lang: Lang) -> Html {
    let crumbs = vec![Crumb {
        to: "/help".to_owned(),
        name: html! { {lang.nav_help()} },
    }];
    html! {
        <article key={article.id.clone()}>
            <PageHead title={words(&article.name, lang)} lead={html! { <p>{ words(&article.r#abstract, lang) }</p> }} {crumbs} crumbs_label={lang.crumbs_label()} />
            <div class="page-width"><section class="prose">{ rich(&article.body, lang) }</section></div>
        </article>
    }
}
