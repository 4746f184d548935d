//! Courses and books of the record: as rows, and all of them on a page of their own.

use super::focus::{in_row, use_focus};
use super::labelled;
use super::tomb::{self, Tomb};
use crate::i18n::{Lang, grouped};
use crate::platform::database::DatabaseError;
use crate::platform::time;
use crate::state;
use crate::study::hooks::{use_doing, use_kept, use_lang};
use crate::study::live::live;
use crate::study::parts::{certificate, outcome, trouble};
use crate::study::shelf::Shelf;
use crate::study::store;
use crate::ui::{icon, link, link_named, scene, words};
use futures::FutureExt;
use futures::future::{try_join, try_join3};
use lifelong_api::{Area, Text};
use lifelong_record::Entry;
use lifelong_record::work::{self, About, LIKED, STARS};
use std::rc::Rc;
use yew::prelude::*;

/// So many are shown first, and so many more each time.
const FEW: u32 = 12;

/// Entries of a shelf, and how many lie there in all.
type Some12 = (Vec<(String, Entry)>, u32);

/// The area of a work.
pub fn area(about: &About) -> Area {
    Area::from_code(&about.area).unwrap_or_default()
}

/// The title of a work, or what its key says of it.
pub fn title(key: &str, name: &Text, lang: Lang) -> Html {
    if name.is_empty() {
        html! { { id(key) } }
    } else {
        words(name, lang)
    }
}

/// The same as plain words.
pub fn title_text(key: &str, name: &Text, lang: Lang) -> String {
    if name.is_empty() {
        id(key).to_owned()
    } else {
        name.pick(lang.tag()).to_owned()
    }
}

fn id(key: &str) -> &str {
    key.split_once('/').map_or(key, |(_, id)| id)
}

/// How far one is: `2 of 6 lessons`; none where it has one part or none.
pub fn far(key: &str, entry: &Entry, lang: Lang) -> Option<String> {
    let (done, all) = entry.parts_done();
    let (done, all) = (done as u64, all as u64);
    (all > 1).then(|| match key.starts_with("book/") {
        true => lang.works_far_chapters(done, all),
        false => lang.works_far_lessons(done, all),
    })
}

/// Where one goes on: the next part, or the work's own page where there is none.
pub fn next(key: &str, entry: &Entry) -> String {
    let path = work::path(key);
    match entry.next_part() {
        Some(part) => format!("{path}/{}", part.id),
        None => path,
    }
}

/// The symbol of a work.
pub fn symbol(key: &str) -> &'static str {
    if key.starts_with("book/") {
        "book"
    } else {
        "play"
    }
}

/// A work as a row that leads to `to`, with what else stands in it.
pub fn row(key: &str, entry: &Entry, lang: Lang, to: String, more: Html) -> Html {
    let about = entry.about();
    let facts = facts(key, entry, &about, lang);
    html! {
        <li key={key.to_owned()} data-key={key.to_owned()} data-area={area(&about).code()}>
            { icon(symbol(key)) }
            <div>
                { link(to, "", title(key, &about.name, lang)) }
                if !facts.is_empty() { <p class="facts">{ for facts }</p> }
                { more }
            </div>
        </li>
    }
}

fn facts(key: &str, entry: &Entry, about: &About, lang: Lang) -> Vec<Html> {
    let fact = |words: String| html! { <span>{ words }</span> };
    let mut facts = Vec::new();
    if !about.provider.is_empty() {
        facts.push(html! { <span>{ words(&about.provider, lang) }</span> });
    }
    match entry.finished() {
        Some(finished) if finished.at > 0 => {
            facts.push(fact(
                lang.mine_finished_on(&time::day(finished.at as f64, lang.tag())),
            ));
        }
        Some(_) => {}
        None => facts.extend(far(key, entry, lang).map(fact)),
    }
    if entry.is(LIKED) {
        facts.push(fact(lang.works_heart().to_owned()));
    }
    facts.extend(
        entry
            .read::<u64>(STARS)
            .map(|stars| fact(lang.works_stars(stars))),
    );
    facts
}

/// All courses and books: those begun, those finished, those liked or rated.
#[hook]
pub fn use_works() -> Html {
    let lang = use_lang();
    let counts = use_kept((), |()| {
        let count = store::count;
        try_join3(
            count(Shelf::Begun),
            count(Shelf::Finished),
            count(Shelf::Known),
        )
        .boxed_local()
    });
    let none = matches!(&counts, Some(Ok(counts)) if **counts == (0, 0, 0));
    html! {
        <>
            if none {
                <div class="nothing">
                    { scene("empty", Area::Other) }
                    <p>{ lang.mine_recent_none() }</p>
                    <p class="actions">{ link("/five-minutes", "button primary", html! { { lang.mine_begin() } }) }</p>
                </div>
            }
            { for [Shelf::Begun, Shelf::Finished, Shelf::Known].map(|shelf| live!(shelf.name(), use_works_of, WorksOfProps { shelf })) }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WorksOfProps {
    shelf: Shelf,
}

/// The works of one shelf.
#[hook]
fn use_works_of(props: &WorksOfProps) -> Html {
    let lang = use_lang();
    let shelf = props.shelf;
    let most = use_state(|| FEW);
    let kept = use_kept((shelf, *most), |(shelf, most)| {
        async move { try_join(store::shelf(shelf, most), store::count(shelf)).await }.boxed_local()
    });
    let focus = use_focus(&kept);
    let doing = use_doing();
    // With the list that leads back to it from the home page, as it was.
    let tomb = use_state(|| None::<Tomb<Option<String>>>);
    // While more are read, those that were there stay.
    let last = use_mut_ref(|| None::<Rc<Some12>>);
    let shown: Option<Result<Rc<Some12>, DatabaseError>> = match kept {
        Some(Ok(kept)) => {
            last.replace(Some(kept.clone()));
            Some(Ok(kept))
        }
        None => last.borrow().clone().map(Ok),
        failed => failed,
    };
    let (entries, count) = match &shown {
        None => return html! {},
        Some(Err(error)) => return trouble(error, lang),
        Some(Ok(kept)) => (&kept.0, kept.1),
    };
    if entries.is_empty() && tomb.is_none() {
        return html! {};
    }
    let id = format!("works-{}", shelf.name());
    let remove = |at: usize, key: &str, name: &str| {
        let gone = Tomb {
            at,
            key: key.to_owned(),
            name: name.to_owned(),
            what: None,
        };
        let (doing, tomb, focus, place) = (
            doing.clone(),
            tomb.setter(),
            focus.clone(),
            format!("#{id}"),
        );
        Callback::from(move |_: MouseEvent| {
            let (mut gone, tomb, focus, place) =
                (gone.clone(), tomb.clone(), focus.clone(), place.clone());
            let key = gone.key.clone();
            doing.run(async move { store::remove(&key).await }, move |()| {
                // The home page leads back to it no more.
                gone.what = state::recent_text();
                state::forget(&work::path(&gone.key));
                tomb::focus(&focus, &place);
                tomb.set(Some(gone));
            });
        })
    };
    let row = |(at, (key, entry)): (usize, &(String, Entry))| {
        let name = title_text(key, &entry.about().name, lang);
        let more = html! {
            <p class="row-actions">
                if shelf == Shelf::Finished { { link_named(certificate(key), "button", lang.works_certificate(&name), html! { <>{ icon("star") }{ lang.certificate_title() }</> }) } }
                <button type="button" class="link-button" aria-label={lang.mine_remove_label(&name)} onclick={remove(at, key, &name)}>{ lang.mine_remove() }</button>
            </p>
        };
        (key.clone(), row(key, entry, lang, work::path(key), more))
    };
    let rows: Vec<(String, Html)> = entries.iter().enumerate().map(row).collect();
    let back = match &*tomb {
        None => html! {},
        Some(gone) => {
            let (doing, setter, focus, gone_now) =
                (doing.clone(), tomb.setter(), focus.clone(), gone.clone());
            let onclick = Callback::from(move |_: MouseEvent| {
                let (setter, focus, gone) = (setter.clone(), focus.clone(), gone_now.clone());
                let key = gone.key.clone();
                doing.run(async move { store::give_back(&key).await }, move |()| {
                    if let Some(recent) = &gone.what {
                        state::give_back(recent);
                    }
                    focus.on(in_row(&gone.key, "a"));
                    setter.set(None);
                });
            });
            tomb::view(
                lang.mine_just_removed(&gone.name),
                &gone.name,
                lang,
                onclick,
            )
        }
    };
    let more = {
        let (setter, now, focus, id) = (most.setter(), *most, focus.clone(), id.clone());
        Callback::from(move |_: MouseEvent| {
            focus.on(format!("#{id} > li:nth-child({}) a", now + 1));
            setter.set(now + FEW);
        })
    };
    let name = match shelf {
        Shelf::Begun => lang.works_begun(),
        Shelf::Finished => lang.works_finished(),
        _ => lang.works_liked(),
    };
    html! {
        <section>
            <h2>{ format!("{name} ({})", grouped(count.into())) }</h2>
            <ul class="item-list" {id}>{ for tomb::among(rows, (*tomb).as_ref(), back) }</ul>
            if count as usize > entries.len() {
                <p class="actions">{ labelled("button", "chevron-down", lang.works_more(), lang.works_more_of(name), more) }</p>
            }
            { outcome(&doing.done, lang) }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_record::Stamp;
    use lifelong_record::work::{ABOUT, Part};

    #[test]
    fn ways_lead_on_and_certificates_have_addresses() {
        let part = |id: &str| Part {
            id: id.to_owned(),
            name: Text::of("en", id),
        };
        let about = About {
            parts: vec![part("a"), part("b")],
            ..About::default()
        };
        let stamp = Stamp {
            at: 1,
            by: "x".to_owned(),
        };
        let mut entry = Entry::default();
        entry.set(ABOUT, about, &stamp);
        entry.finish_part("a", 1, &stamp);
        assert_eq!(next("book/well", &entry), "/read/well/b");
        assert_eq!(
            far("book/well", &entry, Lang::En).as_deref(),
            Some("1 of 2 chapters")
        );
        entry.finish_part("b", 2, &stamp);
        assert_eq!(next("course/well", &entry), "/course/well");
        assert_eq!(title_text("course/egg", &Text::new(), Lang::En), "egg");
    }
}
