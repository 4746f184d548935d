//! A course as the search index takes it.

use jiff::Timestamp;
use jiff::civil::Date;
use lifelong_api::{Course, Lesson, Text, parse_minutes, plain};
use lifelong_search::Document;

/// The document of a course with the lessons that are learned here.
pub fn of(course: Course, lessons: &[Lesson], rank: f32) -> Document {
    let description = words(&course, lessons);
    Document {
        minutes: course.time_required.as_deref().and_then(parse_minutes),
        modified: course.date_modified.as_deref().and_then(days),
        description,
        id: course.id,
        title: course.name,
        institution: course.provider.id,
        institution_name: course.provider.name,
        topics: course.about,
        keywords: course.keywords,
        codes: course.identifier,
        area: course.area,
        kind: course.kind,
        format: course.learning_resource_type,
        level: course.educational_level,
        languages: course.in_language,
        free: course.is_accessible_for_free,
        rank,
        enrolled: course.total_historical_enrollment,
    }
}

/// All that is searched beside the title: abstract, description, then what the lessons say.
/// The index reads a beginning of it, so what says most in few words goes first.
fn words(course: &Course, lessons: &[Lesson]) -> Text {
    let mut whole = Text::new();
    let mut add = |lang: &str, text: &str| {
        let have = whole.get_or_insert_with(lang.to_owned(), String::new);
        // Many catalogues repeat the abstract as the first sentence.
        if !text.is_empty() && !have.contains(text) {
            have.push_str(if have.is_empty() { "" } else { "\n" });
            have.push_str(text);
        }
    };
    let mut add_text = |text: &Text| text.iter().for_each(|(lang, text)| add(lang, text));
    let starts = course.r#abstract.iter().all(|(lang, text)| {
        course
            .description
            .get(lang)
            .is_some_and(|description| description.starts_with(text.as_str()))
    });
    if !starts {
        add_text(&course.r#abstract);
    }
    add_text(&course.description);
    course.teaches.iter().for_each(&mut add_text);
    for lesson in lessons {
        add_text(&lesson.name);
        add_text(&lesson.goal);
        lesson.key_points.iter().for_each(&mut add_text);
        lesson.steps.iter().for_each(|step| add_text(&step.name));
    }
    for lesson in lessons {
        for (lang, body) in lesson.body.iter() {
            add_text(&Text::of(lang, plain(body)));
        }
    }
    whole
}

/// Days since 1970 of an ISO 8601 day; `None` for anything else and for earlier days.
pub fn days(day: &str) -> Option<u32> {
    let date: Date = day.get(..10)?.parse().ok()?;
    let since = date.since(Date::constant(1970, 1, 1)).ok()?;
    u32::try_from(since.get_days()).ok()
}

/// Seconds since 1970 as RFC 3339 in UTC.
pub fn timestamp(seconds: u64) -> String {
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    Timestamp::from_second(seconds)
        .unwrap_or(Timestamp::MAX)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_says_nothing_twice_and_holds_the_lessons() {
        let course = Course {
            r#abstract: Text::of("en", "Steam an egg."),
            description: Text::of("en", "Steam an egg. Warm water is the trick."),
            ..Course::default()
        };
        let lesson = Lesson {
            goal: Text::of("en", "A smooth egg."),
            ..Lesson::default()
        };
        let document = of(course, &[lesson], 1.0);
        let text = document.description.pick("en");
        assert_eq!(
            text,
            "Steam an egg. Warm water is the trick.\nA smooth egg."
        );
    }

    #[test]
    fn days_and_moments() {
        assert_eq!(days("1970-01-02"), Some(1));
        assert_eq!(days("2026-11-23T10:00:00Z"), Some(20_780));
        assert_eq!(days("1969-01-01"), None);
        assert_eq!(days("soon"), None);
        assert_eq!(timestamp(0), "1970-01-01T00:00:00Z");
        assert_eq!(timestamp(1_700_000_000), "2023-11-14T22:13:20Z");
    }
}
