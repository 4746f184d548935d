//! A chapter that is looked through, and what was found in it.

use super::{Found, find};
use crate::i18n::Lang;
use crate::platform::passage;
use crate::services::{self, ServiceError};
use crate::study::notes;
use crate::ui::link;
use lifelong_api::{ChapterRef, Text, plain};
use yew::prelude::*;

/// What was found in a chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// Its id.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// The places.
    pub places: Vec<Found>,
}

/// Looks through a chapter, in the language in which it is shown; gives at most so many places.
///
/// # Errors
/// Where its text does not come.
pub async fn look(
    part: &ChapterRef,
    words: &str,
    most: usize,
    lang: Lang,
) -> Result<Places, ServiceError> {
    let chapter = services::api().chapter(part).await?;
    let text = chapter.body.best(lang.tag());
    let text = text.map_or_else(String::new, |(_, blocks)| plain(blocks));
    Ok(Places {
        id: part.id.clone(),
        name: part.name.clone(),
        places: find(&text, words, most),
    })
}

/// A chapter of a book with its places, each a link to its words.
pub fn view(chapter: &Places, book: &str, heading: Html) -> Html {
    let place = |(at, found): (usize, &Found)| {
        let quote =
            [&found.exact, &found.prefix(), &found.suffix()].map(|words| passage::encoded(words));
        let to = format!(
            "/read/{book}/{}#{}={}",
            chapter.id,
            notes::WORDS,
            quote.join(",")
        );
        let inside = html! { <span dir="auto">{ &found.before }<mark>{ &found.exact }</mark>{ &found.after }</span> };
        html! { <li key={at}>{ link(to, "", inside) }</li> }
    };
    html! {
        <section key={chapter.id.clone()} class="reader-found">
            { heading }
            <ul>{ for chapter.places.iter().enumerate().map(place) }</ul>
        </section>
    }
}
