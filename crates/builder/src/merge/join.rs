//! One course out of several drafts of it.

use super::rank::completeness;
use crate::normalize::Draft;
use lifelong_api::{Course, CourseInstance, Format, Kind, Text};

/// Joins the drafts of one course, the firmest claim first.
///
/// Our own content (`own_first`) is the base as it stands; otherwise the draft that tells most is, the
/// earlier of equals. Its fields stay; what it lacks comes from the others in order. Further rules:
/// the longest description a language; languages, topics, keywords, codes, prices and teachers of all;
/// the runs of all, soonest first; the rating that most people gave; the greatest number of learners;
/// the latest change.
pub fn join(mut drafts: Vec<Draft>, own_first: bool) -> Draft {
    // `max_by` would hand back the last of equals.
    let base = (1..drafts.len()).fold(0, |best, at| {
        let better = completeness(&drafts[at].course) > completeness(&drafts[best].course);
        if better && !own_first { at } else { best }
    });
    // Id and keys belong to the firmest claim, not to the longest text.
    let id = std::mem::take(&mut drafts[0].course.id);
    let mut keys = Vec::new();
    drafts
        .iter_mut()
        .for_each(|draft| unite(&mut keys, std::mem::take(&mut draft.keys)));
    let mut whole = drafts.remove(base);
    (whole.course.id, whole.keys) = (id, keys);
    for other in drafts {
        add(&mut whole.course, other.course, own_first);
        whole.provider_url = whole.provider_url.or(other.provider_url);
        if whole.provider_country.is_empty() {
            whole.provider_country = other.provider_country;
        }
        whole.platform = whole.platform.or(other.platform);
    }
    whole
        .course
        .has_course_instance
        .sort_by(|a, b| order_of(a).cmp(&order_of(b)));
    whole
}

fn add(into: &mut Course, from: Course, own: bool) {
    fill_text(&mut into.name, from.name);
    fill_text(&mut into.r#abstract, from.r#abstract);
    for (lang, text) in from.description {
        let longer = into
            .description
            .get(&lang)
            .is_none_or(|have| have.len() < text.len());
        // Our own words are chosen, not measured.
        if longer && !(own && into.description.get(&lang).is_some()) {
            into.description.insert(lang, text);
        }
    }
    unite(&mut into.identifier, from.identifier);
    unite(&mut into.keywords, from.keywords);
    unite(&mut into.author, from.author);
    if !own {
        unite(&mut into.about, from.about);
        unite(&mut into.in_language, from.in_language);
        into.is_accessible_for_free = into.is_accessible_for_free.or(from.is_accessible_for_free);
        unite(&mut into.offers, from.offers);
    }
    if into.teaches.is_empty() {
        into.teaches = from.teaches;
    }
    if into.kind == Kind::Other {
        into.kind = from.kind;
    }
    if into.learning_resource_type == Format::Other {
        into.learning_resource_type = from.learning_resource_type;
    }
    into.url = into.url.take().or(from.url);
    into.image = into.image.take().or(from.image);
    into.time_required = into.time_required.take().or(from.time_required);
    into.duration_text = into.duration_text.take().or(from.duration_text);
    into.educational_level = into.educational_level.or(from.educational_level);
    into.license = into.license.take().or(from.license);
    let ratings = |course: &Option<lifelong_api::Rating>| {
        course
            .as_ref()
            .map(|rating| rating.rating_count.unwrap_or(0))
    };
    if ratings(&from.aggregate_rating) > ratings(&into.aggregate_rating) {
        into.aggregate_rating = from.aggregate_rating;
    }
    into.total_historical_enrollment = into
        .total_historical_enrollment
        .max(from.total_historical_enrollment);
    into.date_modified = into.date_modified.take().max(from.date_modified);
    for run in from.has_course_instance {
        let known = into
            .has_course_instance
            .iter()
            .any(|have| same_run(have, &run));
        if !known {
            into.has_course_instance.push(run);
        }
    }
    unite(&mut into.is_related_to, from.is_related_to);
}

/// Languages that are missing; what is there stays.
fn fill_text(into: &mut Text, from: Text) {
    for (lang, text) in from {
        into.get_or_insert_with(lang, || text);
    }
}

/// What is not there yet, in order.
fn unite<T: PartialEq>(into: &mut Vec<T>, from: Vec<T>) {
    for value in from {
        if !into.contains(&value) {
            into.push(value);
        }
    }
}

fn same_run(a: &CourseInstance, b: &CourseInstance) -> bool {
    a == b || (a.identifier.is_some() && a.identifier == b.identifier)
}

/// Soonest first; runs without a day last, in the order they came.
fn order_of(run: &CourseInstance) -> (bool, Option<&str>) {
    (run.start_date.is_none(), run.start_date.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::Rating;

    fn draft(id: &str, text: &str) -> Draft {
        Draft {
            course: Course {
                id: id.to_owned(),
                name: Text::of("en", "Sleep"),
                description: Text::of("en", text),
                ..Course::default()
            },
            keys: vec![format!("id:{id}")],
            ..Draft::default()
        }
    }

    fn run(identifier: &str, start: Option<&str>) -> CourseInstance {
        CourseInstance {
            identifier: Some(identifier.to_owned()),
            start_date: start.map(str::to_owned),
            ..CourseInstance::default()
        }
    }

    #[test]
    fn editions_become_one_course_with_all_runs() {
        let (mut a, mut b) = (draft("a", "Short."), draft("b", "A longer description."));
        a.course.has_course_instance = vec![run("r2", Some("2026-09-01")), run("r0", None)];
        b.course.has_course_instance =
            vec![run("r1", Some("2026-02-01")), run("r2", Some("2026-09-01"))];
        b.course.aggregate_rating = Some(Rating {
            rating_value: 4.0,
            rating_count: Some(12),
        });
        b.course.name = Text::of("zh-Hans", "睡眠");
        b.course.in_language = vec!["zh".to_owned()];
        let whole = join(vec![a, b], false);
        let runs: Vec<_> = whole
            .course
            .has_course_instance
            .iter()
            .map(|run| run.identifier.as_deref().unwrap())
            .collect();
        assert_eq!(runs, ["r1", "r2", "r0"]);
        assert_eq!(whole.course.id, "a");
        assert_eq!(whole.course.description.pick("en"), "A longer description.");
        assert_eq!(whole.course.name.pick("en"), "Sleep");
        assert_eq!(whole.course.name.pick("zh-Hans"), "睡眠");
        assert!(whole.course.aggregate_rating.is_some());
        assert_eq!(whole.keys, ["id:a", "id:b"]);
    }

    #[test]
    fn our_own_words_stay_as_they_are() {
        let (mut own, other) = (
            draft("own", "Ours."),
            draft("x", "Much longer words of another."),
        );
        own.course.kind = Kind::Own;
        let whole = join(vec![own, other], true);
        assert_eq!(whole.course.description.pick("en"), "Ours.");
        assert_eq!(whole.course.kind, Kind::Own);
    }

    #[test]
    fn the_fuller_record_is_the_base_but_the_first_keeps_the_id() {
        let (a, mut b) = (draft("a", ""), draft("b", ""));
        b.course.url = Some("https://example.org/b".to_owned());
        b.course.name = Text::of("en", "Sleep better");
        let whole = join(vec![a, b], false);
        assert_eq!(whole.course.name.pick("en"), "Sleep better");
        assert_eq!(whole.course.id, "a");
    }
}
