//! On a book's page: the way on, liking, saving, keeping, what its licence allows, its original.

use super::apps::use_apps;
use super::licence::{Terms, licence};
use crate::i18n::Lang;
use crate::platform::catalogue;
use crate::services::{self, use_load};
use crate::study::data::size;
use crate::study::here;
use crate::study::hooks::{Doing, use_doing, use_kept, use_lang};
use crate::study::keep::{KeepProps, use_keep};
use crate::study::live::live;
use crate::study::parts::{bar, certificate, heart, outcome, turn_heart};
use crate::study::save::{SaveProps, use_save};
use crate::study::store;
use crate::ui::{host, icon, is_safe, link, words};
use futures::FutureExt;
use lifelong_api::{Area, Download, Navigation, ShownBook, Text};
use lifelong_record::Entry;
use lifelong_record::work::{self, LIKED};
use std::rc::Rc;
use yew::prelude::*;

/// For which book it stands.
#[derive(Clone, PartialEq, Properties)]
pub struct BookProps {
    /// The book's id.
    pub id: String,
}

/// What stands on a book's page.
#[hook]
pub fn use_book(props: &BookProps) -> Html {
    let lang = use_lang();
    let book = use_load(props.id.clone(), false, |id| async move {
        services::api().book(&id).await
    });
    let navigation = use_load(props.id.clone(), false, |id| async move {
        services::api().navigation(&id).await
    });
    let key = work::book_key(&props.id);
    let entry = use_kept(key.clone(), |key| {
        async move { store::entry(&key).await }.boxed_local()
    });
    let doing = use_doing();
    // Where it does not come, the page itself says so. As long as nobody knows whether it is begun, its room is kept.
    let (Some(book), Some(entry)) = (book.state.value(), entry) else {
        return html! {};
    };
    let entry = match &entry {
        Ok(entry) => (**entry).clone().unwrap_or_default(),
        Err(_) => Entry::default(),
    };
    let navigation = navigation.state.value().unwrap_or_default();
    let save = SaveProps {
        work: key.clone(),
        name: book.name.clone(),
        area: Area::ContinuingEducation.code().to_owned(),
    };
    html! {
        <section class="work-panel book-panel not-on-paper" aria-label={lang.book_panel()}>
            { far(&book, &entry, lang) }
            <div class="work-tools">
                { like(&book, &entry, &doing, lang) }
                { live!("", use_save, SaveProps = save) }
                <button type="button" class="button" data-ask="share">{ icon("arrow-up-right") }<span>{ lang.work_share() }</span></button>
            </div>
            { outcome(&doing.done, lang) }
            { recorded(&book, &navigation, lang) }
            { live!(&props.id, use_keep, KeepProps { work: key.clone() }) }
            <div class="book-original">
                if let Some(download) = &navigation.download { { original(download, lang) } }
                if let Some(license) = &navigation.license { { terms(license, lang) } }
                { live!("", use_apps) }
            </div>
        </section>
    }
}

/// That somebody reads it, and who.
fn recorded(book: &ShownBook, navigation: &Navigation, lang: Lang) -> Html {
    if book.has_part.iter().all(|part| part.narration.is_none()) {
        return html! {};
    }
    let name = |name: &Text| html! { <span>{ words(name, lang) }</span> };
    html! {
        <p class="facts"><span>{ lang.book_recorded() }</span>{ for navigation.read_by.iter().map(name) }</p>
    }
}

/// How far one is in a book that is begun, and the way on.
fn far(book: &ShownBook, entry: &Entry, lang: Lang) -> Html {
    let (done, all) = entry.parts_done();
    if entry.place().is_none() && done == 0 {
        return html! {};
    }
    let how_far = lang.works_far_chapters(done as u64, all as u64);
    // A chapter may have gone with a new edition.
    let is_here = |part: &work::Part| book.has_part.iter().any(|own| own.id == part.id);
    let next = entry.next_part().filter(is_here);
    let finished = entry.finished().is_some();
    html! {
        <div class="work-far">
            <p><strong>{ if finished { lang.book_finished().to_owned() } else { how_far.clone() } }</strong></p>
            { bar(done, all, &how_far) }
            if let Some(next) = next {
                <p class="actions primary-action">{ link(format!("/read/{}/{}", book.id, next.id), "button primary large", html! { <>{ icon("book") }<span>{ lang.book_go_on() }{ words(&next.name, lang) }</span></> }) }</p>
            } else if finished && all > 1 {
                <p class="actions">{ link(certificate(&work::book_key(&book.id)), "button", html! { <>{ icon("star") }{ lang.certificate_title() }</> }) }</p>
            }
        </div>
    }
}

/// A heart; what the book is, is noted with it.
fn like(book: &Rc<ShownBook>, entry: &Entry, doing: &Doing, lang: Lang) -> Html {
    let liked = entry.is(LIKED);
    let onclick = {
        let (book, doing) = (book.clone(), doing.clone());
        move |_: MouseEvent| {
            let book = book.clone();
            let what = async move {
                let first = book.has_part.first().map_or("", |part| part.id.as_str());
                let here = here::fetch(&format!("{}/{first}", work::book_key(&book.id))).await;
                // It is here already: the page shows it.
                let about = here.map(|here| here.about).unwrap_or_default();
                store::change(&work::book_key(&book.id), move |entry, stamp| {
                    if entry.about().name.is_empty() {
                        entry.describe(about, stamp);
                    }
                    turn_heart(entry, liked, stamp);
                })
                .await
            };
            doing.run(what, |()| ());
        }
    };
    heart(liked, Callback::from(onclick), lang)
}

/// What its licence allows, and where that is written.
fn terms(id: &str, lang: Lang) -> Html {
    let Some(licence) = licence(id) else {
        return html! {};
    };
    let allows = match licence.terms {
        Terms::Free => lang.book_terms_free(),
        Terms::By => lang.book_terms_by(),
        Terms::BySa => lang.book_terms_by_sa(),
        Terms::ByNd => lang.book_terms_by_nd(),
        Terms::ByNc => lang.book_terms_by_nc(),
        Terms::ByNcSa => lang.book_terms_by_nc_sa(),
        Terms::ByNcNd => lang.book_terms_by_nc_nd(),
        Terms::Other => lang.book_terms_other(),
    };
    let has_text = licence.address.is_some() || licence.terms != Terms::Other;
    let name = match licence.address {
        Some(href) => {
            html! { <a {href} rel="noopener noreferrer external">{ licence.name }</a> }
        }
        None => html! { <span dir="auto">{ licence.name }</span> },
    };
    html! {
        <div class="book-licence">
            <p>{ lang.book_licence() }{ name }</p>
            if has_text { <p>{ allows }</p> }
        </div>
    }
}

/// The original to take along, where its licence allows that.
fn original(download: &Download, lang: Lang) -> Html {
    let own = catalogue::file_address(&download.url);
    let elsewhere = match &own {
        // The catalogue itself may lie on another host.
        Some(address) => address.contains("://"),
        None => true,
    };
    let Some(href) = own.or_else(|| is_safe(&download.url).then(|| download.url.clone())) else {
        return html! {};
    };
    let format = format_name(&download.encoding_format);
    let label = match download.content_size {
        0 => lang.book_download(&format),
        bytes => lang.book_download_sized(&format, &size(bytes as f64, lang)),
    };
    let inside = html! { <>{ icon("book") }<span>{ label }</span></> };
    if elsewhere {
        let host = host(&href).to_owned();
        return html! {
            <div class="book-download">
                <p class="actions"><a class="button" {href} rel="noopener noreferrer external">{ inside }</a></p>
                <p>{ lang.book_download_at(&host) }</p>
            </div>
        };
    }
    html! { <p class="actions book-download"><a class="button" {href} download="">{ inside }</a></p> }
}

/// What people call a kind of file: `EPUB`.
fn format_name(kind: &str) -> String {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let name = kind.rsplit('/').next().unwrap_or_default();
    name.trim_end_matches("+zip").to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_what_people_call_them() {
        assert_eq!(format_name("application/epub+zip"), "EPUB");
        assert_eq!(format_name("application/pdf; charset=x"), "PDF");
    }
}
