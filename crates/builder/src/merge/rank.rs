//! The order in which courses are shown where nobody asked for another.

use lifelong_api::{Course, Kind};

/// How good a course is to show first, without a query. Higher is better, usually 0 to 7:
///
/// ```text
/// 2 × completeness                                 how many of ten fields that help a learner to choose are there
/// + 0.35 × log10(1 + enrolled)                     a million learners: 2.1
/// + (rating ÷ 5) × n ÷ (n + 20)                    n ratings; a rating without their number counts as five
/// + 1.5 where it is learned here                   text, sound or video of the catalogue's own: open to everybody at once
/// ```
///
/// The weights are our own: what is complete and open comes before what is only popular.
pub fn rank(course: &Course) -> f32 {
    let enrolled = course.total_historical_enrollment.unwrap_or(0) as f64;
    let rating = course.aggregate_rating.as_ref().map_or(0.0, |rating| {
        let n = rating.rating_count.map_or(5.0, |count| count as f64);
        (rating.rating_value / 5.0).clamp(0.0, 1.0) * n / (n + 20.0)
    });
    let own = if matches!(course.kind, Kind::Own | Kind::Micro) {
        1.5
    } else {
        0.0
    };
    (2.0 * completeness(course) + 0.35 * (1.0 + enrolled).log10() + rating + own) as f32
}

/// The share of ten fields that help a learner to choose which a course has, 0 to 1.
pub(super) fn completeness(course: &Course) -> f64 {
    let words: usize = course
        .description
        .values()
        .map(|text| text.chars().count())
        .max()
        .unwrap_or(0);
    let has = [
        !course.r#abstract.is_empty(),
        words >= 200,
        !course.about.is_empty(),
        !course.in_language.is_empty(),
        course.time_required.is_some() || course.duration_text.is_some(),
        course.educational_level.is_some(),
        course.image.is_some(),
        course.is_accessible_for_free.is_some() || !course.offers.is_empty(),
        !course.author.is_empty() || !course.teaches.is_empty(),
        course.url.is_some() || !course.has_part.is_empty(),
    ];
    has.iter().filter(|has| **has).count() as f64 / has.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::{Rating, Text};

    #[test]
    fn more_told_more_learners_and_better_ratings_rank_higher() {
        let bare = Course::default();
        let mut told = bare.clone();
        told.r#abstract = Text::of("en", "Short.");
        assert!(rank(&told) > rank(&bare));
        let mut popular = bare.clone();
        popular.total_historical_enrollment = Some(10_000);
        assert!(rank(&popular) > rank(&bare));
        let rated = |value, count| Course {
            aggregate_rating: Some(Rating {
                rating_value: value,
                rating_count: count,
            }),
            ..Course::default()
        };
        assert!(rank(&rated(4.5, Some(900))) > rank(&rated(5.0, Some(2))));
        assert!(
            rank(&Course {
                kind: Kind::Micro,
                ..Course::default()
            }) > rank(&rated(5.0, None))
        );
        assert!(rank(&bare).abs() < f32::EPSILON);
    }
}
