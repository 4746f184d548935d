//! A certificate to print: an honest record of what was learned, and no more than that.
//!
//! Its id is the key of the work as [`parts::certificate`](crate::study::parts::certificate) writes it: `course_x` is `course/x`.

use super::learned::{Learned, learned};
use super::works::{area, far, next, title};
use super::{length, to_mine, week};
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::{page, time};
use crate::study::hooks::{use_doing, use_kept, use_lang};
use crate::study::parts::{button, certified, outcome, trouble};
use crate::study::shelf::Shelf;
use crate::study::store;
use crate::ui::{icon, link, site_name, words};
use futures::FutureExt;
use lifelong_record::work::{Finished, How, Part};
use lifelong_record::{Entry, work};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The entry of the learner's name, for certificates alone.
const NAME_KEY: &str = "settings/name";
/// Its register.
const NAME: &str = "name";
/// More days than anybody has learned on.
const DAYS: u32 = 40_000;

/// What a certificate is made of.
struct Source {
    entry: Option<Entry>,
    learned: Learned,
    name: String,
}

async fn read(key: String) -> Result<Source, DatabaseError> {
    let entry = store::entry(&key).await?;
    let name = store::entry(NAME_KEY)
        .await?
        .and_then(|entry| entry.read(NAME))
        .unwrap_or_default();
    let mut source = Source {
        entry,
        learned: Learned::default(),
        name,
    };
    if source
        .entry
        .as_ref()
        .is_some_and(|entry| entry.finished().is_some())
    {
        source.learned = learned(&store::shelf(Shelf::Days, DAYS).await?, &work::path(&key));
    }
    Ok(source)
}

/// Of which work.
#[derive(Clone, PartialEq, Properties)]
pub struct CertificateProps {
    /// The certificate's id.
    pub id: String,
}

/// A certificate, with a field for the learner's name; or why there is none yet.
#[hook]
pub fn use_certificate(props: &CertificateProps) -> Html {
    let lang = use_lang();
    let key = certified(&props.id);
    let kept = use_kept(key.clone(), |key| read(key).boxed_local());
    let doing = use_doing();
    let typed = use_state(|| None::<String>);
    let source = match &kept {
        None => return html! {},
        Some(Err(error)) => return trouble(error, lang),
        Some(Ok(source)) => source,
    };
    let Some(entry) = &source.entry else {
        return html! { <><p>{ lang.certificate_nothing() }</p>{ to_mine(lang) }</> };
    };
    let Some(finished) = entry.finished() else {
        return not_yet(&key, entry, lang);
    };
    let name = (*typed).clone().unwrap_or_else(|| source.name.clone());
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            typed.set(Some(
                event.target_unchecked_into::<HtmlInputElement>().value(),
            ))
        })
    };
    let onchange = {
        let (doing, name) = (doing.clone(), name.trim().to_owned());
        Callback::from(move |_: Event| {
            let name = name.clone();
            doing.run(store_name(name), |()| ());
        })
    };
    html! {
        <>
            <section class="certificate-tools not-on-paper">
                <label for="learner-name">{ lang.certificate_name() }</label>
                <input id="learner-name" type="text" dir="auto" autocomplete="name" maxlength="80" value={name.clone()} {oninput} {onchange} aria-describedby="learner-name-text" />
                <p id="learner-name-text" class="setting-text">{ lang.certificate_name_text() }</p>
                { outcome(&doing.done, lang) }
                <p class="actions">{ button("button primary large", "printer", lang.certificate_print(), Callback::from(|_| page::print())) }</p>
            </section>
            { paper(&key, entry, &finished, source.learned, name.trim(), lang) }
            <div class="not-on-paper">{ to_mine(lang) }</div>
        </>
    }
}

async fn store_name(name: String) -> Result<(), DatabaseError> {
    store::change(NAME_KEY, move |entry, stamp| match name.is_empty() {
        true => entry.unset(NAME, stamp),
        false => entry.set(NAME, name, stamp),
    })
    .await
}

fn not_yet(key: &str, entry: &Entry, lang: Lang) -> Html {
    let about = entry.about();
    html! {
        <section>
            <h2>{ title(key, &about.name, lang) }</h2>
            <p>{ lang.certificate_not_yet() }</p>
            if let Some(far) = far(key, entry, lang) { <p>{ far }</p> }
            <p class="actions">{ link(next(key, entry), "button primary", html! { <>{ lang.mine_go_on() }{ icon("forward") }</> }) }</p>
        </section>
    }
}

/// From when to when one learned, in words. Both may be the same day.
fn span(entry: &Entry, finished: &Finished, first: Option<u64>, lang: Lang) -> Option<String> {
    let parts = entry.about().parts;
    let done = parts.iter().filter_map(|part| entry.part_done(&part.id));
    let first = done
        .chain(first)
        .chain([finished.at])
        .filter(|at| *at > 0)
        .min()?;
    let day = |at: u64| time::day(at as f64, lang.tag());
    let (from, to) = (day(first), day(finished.at.max(first)));
    Some(if from == to {
        lang.certificate_on(&to)
    } else {
        lang.certificate_from_to(&from, &to)
    })
}

/// What goes on paper.
fn paper(
    key: &str,
    entry: &Entry,
    finished: &Finished,
    learned: Learned,
    name: &str,
    lang: Lang,
) -> Html {
    let about = entry.about();
    let part = |part: &Part| {
        let done = entry.part_done(&part.id)?;
        Some(
            html! { <li key={part.id.clone()}><span>{ words(&part.name, lang) }</span><span>{ time::day(done as f64, lang.tag()) }</span></li> },
        )
    };
    let parts: Vec<Html> = about.parts.iter().filter_map(part).collect();
    let minutes = week::minutes(learned.seconds);
    let today = time::day(store::now() as f64, lang.tag());
    html! {
        <article class="certificate" data-area={area(&about).code()} aria-labelledby="certificate-of">
            { for ["one", "two", "three", "four"].map(corner) }
            <p class="certificate-site">{ site_name(lang) }</p>
            <h2 id="certificate-of">{ lang.certificate_heading() }</h2>
            // Whoever writes no name here can write it by hand.
            <p class="certificate-name" dir="auto">{ name }</p>
            <p>{ lang.certificate_did() }</p>
            <p class="certificate-work">{ title(key, &about.name, lang) }</p>
            if !about.provider.is_empty() { <p>{ lang.certificate_by() }{ " " }{ words(&about.provider, lang) }</p> }
            if let Some(span) = span(entry, finished, learned.first, lang) { <p>{ span }</p> }
            if minutes > 0 { <p>{ lang.certificate_minutes(&length(minutes, lang)) }</p> }
            if !parts.is_empty() {
                <h3>{ lang.certificate_parts() }</h3>
                <ol class="certificate-parts">{ for parts }</ol>
            }
            <p>{ if finished.how == How::Parts { lang.certificate_all() } else { lang.certificate_said() } }</p>
            <p class="certificate-honest">{ lang.certificate_honest() }</p>
            <p>{ lang.certificate_issued(&today, &site_name(lang)) }</p>
        </article>
    }
}

/// A cut-out leaf for a corner of the frame.
fn corner(which: &'static str) -> Html {
    html! {
        <svg class={classes!("certificate-corner", which)} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
            <path fill-rule="evenodd" d="M0 0h64C62 12 52 14 44 13 46 24 36 30 26 26 30 36 24 46 13 44 14 52 12 62 0 64zM7 7v17c7-2 13-7 16-16zM27 7c-1 5-3 9-6 13 7 0 13-6 15-13zM7 27c5-1 9-3 13-6 0 7-6 13-13 15z" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_record::Stamp;

    #[test]
    fn it_tells_from_when_to_when() {
        let stamp = Stamp {
            at: 9,
            by: "a".to_owned(),
        };
        let mut entry = Entry::default();
        let part = Part {
            id: "a".to_owned(),
            ..Part::default()
        };
        entry.set(
            work::ABOUT,
            work::About {
                parts: vec![part],
                ..work::About::default()
            },
            &stamp,
        );
        entry.finish_part("a", 70, &stamp);
        let said = |entry: &Entry, at, first| {
            span(entry, &Finished { at, how: How::Said }, first, Lang::En).unwrap_or_default()
        };
        // On the host a day is written as its moment.
        assert!(
            said(&entry, 90, Some(50)).contains("50 en")
                && said(&entry, 90, None).contains("70 en")
        );
        assert!(said(&Entry::default(), 90, None).contains("90 en"));
        assert_eq!(said(&Entry::default(), 0, None), "");
    }
}
