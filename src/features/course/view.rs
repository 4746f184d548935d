//! The parts of a course's page.

use crate::i18n::{Lang, grouped};
use crate::ui::{
    Crumb, PageHead, area_name, area_tag, course_card, cover, host, icon, is_safe, kind_name,
    language_name, length_text, level_name, link, motifs, words,
};
use lifelong_api::{Area, Course, CourseInstance, Kind, Offer, parse_minutes};
use std::rc::Rc;
use yew::prelude::*;

/// Title, facts, and the way in.
pub fn head(course: &Course, lang: Lang) -> Html {
    let mut crumbs = vec![Crumb {
        to: "/find".to_owned(),
        name: html! { {lang.nav_find()} },
    }];
    if course.area != Area::Other {
        crumbs.push(Crumb {
            to: format!("/area/{}", course.area.code()),
            name: html! { {area_name(course.area, lang)} },
        });
    }
    let motif = motifs([course.id.as_str()])[0];
    html! {
        <PageHead
            title={words(&course.name, lang)}
            lead={html! { <p>{ words(&course.r#abstract, lang) }</p> }}
            {crumbs} crumbs_label={lang.crumbs_label()} area={course.area}
            picture={cover(course.area, motif, "")}
        >
            <p class="facts">
                { area_tag(course.area, lang) }
                <span>{ kind_name(course.kind, lang) }</span>
                if let Some(minutes) = course.time_required.as_deref().and_then(parse_minutes) { <span>{ length_text(minutes, lang) }</span> }
                if let Some(level) = course.educational_level.and_then(|l| level_name(l, lang)) { <span>{ level }</span> }
                if course.is_accessible_for_free == Some(true) { <span>{ lang.free_yes() }</span> }
            </p>
            <p class="course-provider">
                { lang.course_by() }{ " " }
                { link(format!("/institution/{}", course.provider.id), "", words(&course.provider.name, lang)) }
            </p>
            { way_in(course, lang) }
        </PageHead>
    }
}

/// The button that begins: the first lesson here, or the provider's page, whose host is named.
fn way_in(course: &Course, lang: Lang) -> Html {
    if course.kind == Kind::Micro {
        return html! {};
    }
    if let Some(first) = course.has_part.first() {
        return html! {
            <p class="actions primary-action">
                { link(format!("/course/{}/{}", course.id, first.id), "button primary large", html! { <>{ icon("play") }{ lang.course_start() }</> }) }
            </p>
        };
    }
    match course.url.as_deref().filter(|url| is_safe(url)) {
        Some(url) => html! {
            <div class="way-out">
                <p class="primary-action"><a class="button primary large" href={url.to_owned()} rel="noopener noreferrer external">{ icon("external") }{ lang.course_open_at(host(url)) }</a></p>
                <p>{ lang.course_leaves() }</p>
            </div>
        },
        None => html! { <p class="way-out">{ lang.course_no_address() }</p> },
    }
}

/// What it is about, its lessons, what one learns.
pub fn about(course: &Course, lang: Lang) -> Html {
    html! {
        <>
            if !course.description.is_empty() {
                <section class="prose">
                    <h2>{ lang.course_about() }</h2>
                    { paragraphs(course, lang) }
                </section>
            }
            if !course.has_part.is_empty() { { lessons(course, lang) } }
            if !course.teaches.is_empty() && course.has_part.is_empty() {
                <section class="prose">
                    <h2>{ lang.course_outcomes() }</h2>
                    <ul>{ for course.teaches.iter().enumerate().map(|(i, t)| html! { <li key={i}>{ words(t, lang) }</li> }) }</ul>
                </section>
            }
        </>
    }
}

fn paragraphs(course: &Course, lang: Lang) -> Html {
    let Some((tag, text)) = course.description.best(lang.tag()) else {
        return html! {};
    };
    let foreign = (tag != lang.tag() && tag != "und").then(|| tag.to_owned());
    let paragraphs = text.split("\n\n").filter(|p| !p.trim().is_empty());
    html! { <div lang={foreign}>{ for paragraphs.map(|p| html! { <p>{ p.trim() }</p> }) }</div> }
}

fn lessons(course: &Course, lang: Lang) -> Html {
    let lesson = |(i, lesson): (usize, &lifelong_api::LessonRef)| {
        html! {
            <li key={lesson.id.clone()}>
                <span class="lesson-number">{ i + 1 }</span>
                <div>
                    { link(format!("/course/{}/{}", course.id, lesson.id), "", words(&lesson.name, lang)) }
                    if let Some(minutes) = parse_minutes(&lesson.time_required) { <p class="facts"><span>{ length_text(minutes, lang) }</span></p> }
                </div>
            </li>
        }
    };
    html! {
        <section>
            <h2>{ lang.course_lessons() }</h2>
            <ol class="lesson-list">{ for course.has_part.iter().enumerate().map(lesson) }</ol>
        </section>
    }
}

/// Runs, prices and the rest of the facts.
pub fn more(course: &Course, lang: Lang) -> Html {
    let fact = |name: &'static str, value: Option<Html>| {
        value.map(|value| html! { <div key={name}><dt>{ name }</dt><dd>{ value }</dd></div> })
    };
    let text = |value: &Option<String>| value.as_ref().map(|v| html! { {v} });
    let list = |values: &[String]| {
        (!values.is_empty()).then(|| html! { { values.join(lang.list_separator()) } })
    };
    let language =
        |tag: &String| language_name(tag, lang).map_or_else(|| tag.clone(), str::to_owned);
    let languages: Vec<String> = course.in_language.iter().map(language).collect();
    let rating = course.aggregate_rating.as_ref().map(|r| {
        html! { { lang.rating_of_five(&tenths(r.rating_value)) } }
    });
    let price = (!course.offers.is_empty()).then(|| html! { { prices(&course.offers, lang) } });
    let facts: Vec<Html> = [
        fact(lang.fact_duration(), text(&course.duration_text)),
        fact(lang.fact_languages(), list(&languages)),
        fact(lang.fact_teachers(), list(&course.author)),
        fact(lang.fact_price(), price),
        fact(lang.fact_rating(), rating),
        fact(
            lang.fact_enrolled(),
            course
                .total_historical_enrollment
                .map(|n| html! { {grouped(n)} }),
        ),
        fact(lang.fact_codes(), list(&course.identifier)),
        fact(lang.fact_licence(), text(&course.license)),
        fact(lang.fact_modified(), text(&course.date_modified)),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        <>
            if !course.has_course_instance.is_empty() { { runs(&course.has_course_instance, lang) } }
            if !facts.is_empty() {
                <section class="course-facts"><h2>{ lang.course_facts() }</h2><dl>{ for facts }</dl></section>
            }
        </>
    }
}

/// A rating with one decimal. Formatting floating-point numbers would cost five kilobytes.
fn tenths(value: f64) -> String {
    let tenths = (value.clamp(0.0, 5.0) * 10.0).round() as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn prices(offers: &[Offer], lang: Lang) -> String {
    let price = |offer: &Offer| format!("{} {}", offer.price, offer.price_currency);
    offers
        .iter()
        .map(price)
        .collect::<Vec<_>>()
        .join(lang.list_separator())
}

fn runs(runs: &[CourseInstance], lang: Lang) -> Html {
    let day = |date: &Option<String>| date.as_deref().map(|d| d.get(..10).unwrap_or(d).to_owned());
    let run = |(i, run): (usize, &CourseInstance)| {
        let dates = match (day(&run.start_date), day(&run.end_date)) {
            (Some(start), Some(end)) => lang.run_from_to(&start, &end),
            (Some(start), None) => lang.run_begins(&start),
            _ => run
                .identifier
                .clone()
                .unwrap_or_else(|| lang.run_any_time().to_owned()),
        };
        html! {
            <li key={i}>
                <span>{ dates }</span>
                if let Some(place) = &run.location { <span>{ place }</span> }
                if !run.offers.is_empty() { <span>{ prices(&run.offers, lang) }</span> }
            </li>
        }
    };
    html! {
        <section>
            <h2>{ lang.course_runs() }</h2>
            <ul class="run-list">{ for runs.iter().take(12).enumerate().map(run) }</ul>
        </section>
    }
}

/// Courses that go well with this one.
pub fn related(courses: &[Rc<Course>], lang: Lang) -> Html {
    let motifs = motifs(courses.iter().map(|c| c.id.as_str()));
    let card = |(course, motif): (&Rc<Course>, usize)| {
        html! { <li key={course.id.clone()}>{ course_card(course, lang, motif) }</li> }
    };
    html! {
        <section class="related">
            <h2>{ lang.course_related() }</h2>
            <ul class="shelf">{ for courses.iter().zip(motifs).map(card) }</ul>
        </section>
    }
}
