//! What the choice of five-minute courses keeps to.

use super::model::*;
use lifelong_api::{Area, Course, Topic};
use std::collections::BTreeSet;

fn course(id: &str, area: Area, minutes: u32, topics: &[&str]) -> Course {
    Course {
        id: id.to_owned(),
        area,
        about: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        time_required: Some(format!("PT{minutes}M")),
        ..Course::default()
    }
}

/// As in our own catalogue: so many of each area, five minutes each.
fn catalogue(each: usize) -> Vec<Course> {
    let of =
        |area: Area| (0..each).map(move |n| course(&format!("{}-{n}", area.code()), area, 5, &[]));
    Area::ALL.into_iter().flat_map(of).collect()
}

fn way(courses: &[Course]) -> Vec<&Course> {
    walk(&courses.iter().collect::<Vec<_>>())
}

fn ids<'a>(courses: impl IntoIterator<Item = &'a Course>) -> Vec<&'a str> {
    courses
        .into_iter()
        .map(|course| course.id.as_str())
        .collect()
}

fn finished(all: &[(&str, u64)]) -> Finished {
    all.iter().map(|(id, at)| ((*id).to_owned(), *at)).collect()
}

fn nothing(_: &Course) -> bool {
    false
}

#[test]
fn every_course_has_its_day_before_one_comes_again() {
    let courses = catalogue(6);
    let way = way(&courses);
    for first in [0, 1, 20_784, u64::MAX - 100] {
        let days = (first..first + 36).filter_map(|day| of_day(&way, day, nothing));
        assert_eq!(
            days.map(|course| &course.id).collect::<BTreeSet<_>>().len(),
            36
        );
    }
    let (one, later) = (of_day(&way, 7, nothing), of_day(&way, 7 + 36, nothing));
    assert_eq!(one, later, "and they come again in the same order");
}

#[test]
fn a_day_is_the_same_for_everyone() {
    let courses = catalogue(5);
    let mut other_order = courses.clone();
    other_order.reverse();
    for day in 0..60 {
        let here = of_day(&way(&courses), day, nothing).map(|course| course.id.clone());
        let there = of_day(&way(&other_order), day, nothing).map(|course| course.id.clone());
        assert_eq!(here, there);
    }
}

#[test]
fn neighbouring_days_are_about_different_areas() {
    let courses = catalogue(6);
    let way = way(&courses);
    assert!(way.windows(2).all(|pair| pair[0].area != pair[1].area));
    assert_ne!(way[0].area, way[35].area, "not even where it begins again");
    // One area with many, one with few: the few are spread over the many.
    let mut uneven: Vec<Course> = (0..9)
        .map(|n| course(&format!("h{n}"), Area::Hobbies, 5, &[]))
        .collect();
    uneven.extend((0..3).map(|n| course(&format!("w{n}"), Area::Workplace, 5, &[])));
    let places: Vec<usize> = walk(&uneven.iter().collect::<Vec<_>>())
        .iter()
        .enumerate()
        .filter_map(|(at, course)| (course.area == Area::Workplace).then_some(at))
        .collect();
    assert_eq!(places, [2, 6, 10]);
}

#[test]
fn who_has_finished_the_days_course_gets_an_open_one() {
    let courses = catalogue(2);
    let way = way(&courses);
    let done: BTreeSet<String> = way[..6].iter().map(|course| course.id.clone()).collect();
    let was_done = |course: &Course| done.contains(&course.id);
    let mut last = None;
    for day in 0..6 {
        let found = of_day(&way, day, was_done);
        assert!(found.is_some_and(|course| !was_done(course)));
        assert_ne!(found, last, "another one every day");
        last = found;
    }
    // Where everyone's is open, everybody has it.
    for day in 6..12 {
        assert_eq!(of_day(&way, day, was_done), of_day(&way, day, nothing));
    }
    // Nothing is open: everyone's again.
    assert_eq!(of_day(&way, 3, |_| true), Some(way[3]));
    assert_eq!(of_day(&[], 3, nothing), None);
}

#[test]
fn days_follow_each_other() {
    let day = day_number;
    for (before, after) in [
        ("2026-11-27", "2026-11-28"),
        ("2026-11-30", "2026-12-01"),
        ("2026-12-31", "2027-01-01"),
        ("2027-02-28", "2027-03-01"),
        ("2028-02-28", "2028-02-29"),
        ("2028-02-29", "2028-03-01"),
        ("2100-02-28", "2100-03-01"),
    ] {
        assert_eq!(day(before) + 1, day(after), "{before}");
    }
    assert_eq!(day("2027-01-01") - day("2026-01-01"), 365);
    assert_eq!(day("2029-01-01") - day("2028-01-01"), 366);
    // What is no date does no harm.
    let _ = (day(""), day("x-y"), day("2026-13-99"));
}

#[test]
fn what_is_kept_of_a_choice_reads_back() {
    for time in Time::ALL.into_iter().map(Some).chain([None]) {
        let areas = Area::ALL.into_iter().map(About::Area);
        let topic = About::Topic("cooking".to_owned());
        for about in areas.chain([topic, About::Anything]) {
            let choice = Choice { time, about };
            assert_eq!(Choice::read(&choice.text()), choice);
        }
    }
    // No such time; what it is about has no courses, which the page sees.
    assert_eq!(Choice::read("7 cooking").time, None);
    for strange in ["", "7", "x", "  ", "5"] {
        assert_eq!(Choice::read(strange).about, About::Anything, "{strange}");
    }
    assert_eq!(Choice::read("5").time, Some(Time::Five));
}

#[test]
fn for_two_minutes_the_short_ones_and_else_honestly_the_shortest() {
    let all = [
        course("five", Area::Hobbies, 5, &[]),
        course("four", Area::Hobbies, 4, &[]),
        course("two", Area::Workplace, 2, &[]),
    ];
    let way = way(&all);
    let found = offers(&way, Time::Two, &About::Anything, &Finished::new(), 0);
    assert_eq!((found.longer, ids(found.all.concat())), (None, vec!["two"]));
    let found = offers(
        &way,
        Time::Two,
        &About::Area(Area::Hobbies),
        &Finished::new(),
        0,
    );
    assert_eq!(
        (found.longer, ids(found.all.concat())),
        (Some(4), vec!["four"])
    );
    // In our own catalogue all take five minutes.
    let own = catalogue(6);
    let found = offers(
        &self::way(&own),
        Time::Two,
        &About::Anything,
        &Finished::new(),
        0,
    );
    assert_eq!((found.longer, found.all.len()), (Some(5), 36));
}

#[test]
fn for_five_minutes_nothing_longer_and_open_ones_first() {
    let mut all = catalogue(2);
    all.push(course("nine", Area::Hobbies, 9, &[]));
    let way = way(&all);
    let done = finished(&[("hobbies-0", 300), ("workplace-1", 100), ("elderly-0", 200)]);
    let found = offers(&way, Time::Five, &About::Anything, &done, 4);
    let order = ids(found.all.concat());
    assert_eq!((found.longer, order.len()), (None, 12));
    assert_eq!(order[9..], ["workplace-1", "elderly-0", "hobbies-0"]);
    let only = offers(&way, Time::Five, &About::Area(Area::Hobbies), &done, 4);
    assert_eq!(ids(only.all.concat()), ["hobbies-1", "hobbies-0"]);
}

#[test]
fn the_course_of_the_day_is_suggested_last_of_what_is_open() {
    let courses = catalogue(3);
    let way = way(&courses);
    for day in 0..18 {
        let found = offers(&way, Time::Five, &About::Anything, &Finished::new(), day);
        let last = found.all.last().map(|offer| offer[0]);
        assert_eq!(last, of_day(&way, day, nothing));
    }
}

#[test]
fn ten_minutes_are_one_long_course_or_two_that_go_together() {
    let all = [
        course("seven", Area::Elderly, 7, &[]),
        course("egg", Area::LifeSkills, 5, &["cooking"]),
        course("money", Area::LifeSkills, 5, &["money"]),
        course("label", Area::LifeSkills, 5, &["cooking"]),
        course("alone", Area::Hobbies, 5, &["music"]),
        course("sleep", Area::LifeSkills, 6, &[]),
    ];
    let way = way(&all);
    for day in 0..6 {
        let found = offers(&way, Time::Ten, &About::Anything, &Finished::new(), day);
        let named: Vec<Vec<&str>> = found
            .all
            .iter()
            .map(|offer| ids(offer.iter().copied()))
            .collect();
        assert_eq!((found.longer, named.len()), (None, 3), "{named:?}");
        assert!(
            found
                .all
                .iter()
                .all(|offer| (6..=10).contains(&minutes_of(offer)))
        );
        assert!(named.contains(&vec!["seven"]) && named.contains(&vec!["sleep"]));
        // Whoever comes first chooses, and those of one topic choose each other.
        let pair = named
            .iter()
            .find(|offer| offer.len() == 2)
            .cloned()
            .unwrap_or_default();
        assert!(pair[0] == "money" || !pair.contains(&"money"), "{pair:?}");
    }
}

#[test]
fn pairs_use_a_course_once_and_open_ones_first() {
    let own = catalogue(6);
    let way = way(&own);
    let done = finished(&[("hobbies-0", 50), ("hobbies-1", 60)]);
    let found = offers(&way, Time::Ten, &About::Anything, &done, 9);
    assert_eq!((found.longer, found.all.len()), (None, 18));
    let used: BTreeSet<&str> = ids(found.all.concat()).into_iter().collect();
    assert_eq!(used.len(), 36);
    assert!(
        found
            .all
            .iter()
            .all(|pair| pair.len() == 2 && pair[0].area == pair[1].area)
    );
    assert_eq!(
        ids(found.all[17].iter().copied()),
        ["hobbies-0", "hobbies-1"]
    );
    // Two of one topic go together even from different areas.
    let all = [
        course("a", Area::Workplace, 5, &["safety"]),
        course("b", Area::LifeSkills, 5, &["safety"]),
    ];
    assert_eq!(
        offers(
            &self::way(&all),
            Time::Ten,
            &About::Anything,
            &Finished::new(),
            0
        )
        .all[0]
            .len(),
        2
    );
    // A single one stands alone rather than nothing.
    let single = offers(
        &self::way(&all),
        Time::Ten,
        &About::Area(Area::Workplace),
        &Finished::new(),
        0,
    );
    assert_eq!((single.longer, ids(single.all.concat())), (None, vec!["a"]));
}

#[test]
fn something_else_shows_what_follows_and_begins_again() {
    assert_eq!(shown(7, 0), (0..3, false));
    assert_eq!(shown(7, 1), (3..6, false));
    assert_eq!(shown(7, 2), (6..7, false));
    assert_eq!(shown(7, 3), (0..3, true));
    assert_eq!(shown(2, 0), (0..2, false));
    assert_eq!(shown(0, 5), (0..0, true));
}

#[test]
fn after_a_course_comes_an_open_short_one_of_its_area() {
    let all = [
        course("egg", Area::LifeSkills, 5, &["cooking"]),
        course("long", Area::LifeSkills, 9, &["cooking"]),
        course("sleep", Area::LifeSkills, 5, &["sleep"]),
        course("label", Area::LifeSkills, 4, &["cooking"]),
        course("chess", Area::Hobbies, 5, &[]),
    ];
    let way = way(&all);
    let next =
        |done: &[(&str, u64)]| after(&way, "egg", &finished(done)).map(|course| course.id.clone());
    assert_eq!(
        next(&[("egg", 1)]).as_deref(),
        Some("label"),
        "of its topic first"
    );
    assert_eq!(next(&[("egg", 1), ("label", 2)]).as_deref(), Some("sleep"));
    assert_eq!(
        next(&[("egg", 1), ("label", 2), ("sleep", 3)]).as_deref(),
        Some("chess")
    );
    assert_eq!(next(&[("label", 2), ("sleep", 3), ("chess", 4)]), None);
    assert!(
        after(&way, "gone", &Finished::new()).is_some(),
        "one that has left the catalogue leads on too"
    );
}

#[test]
fn what_was_finished_last_is_remembered_first() {
    let courses = catalogue(2);
    let done = finished(&[
        ("hobbies-0", 10),
        ("elderly-1", 30),
        ("workplace-0", 20),
        ("elsewhere", 40),
    ]);
    let found = remembered(&courses, &done, 2);
    assert_eq!(
        found
            .iter()
            .map(|(course, at)| (course.id.as_str(), *at))
            .collect::<Vec<_>>(),
        [("elderly-1", 30), ("workplace-0", 20)]
    );
    assert!(remembered(&courses, &Finished::new(), 6).is_empty());
}

#[test]
fn courses_are_in_a_language_that_is_read() {
    let taught = |id: &str, tags: &[&str]| Course {
        in_language: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..course(id, Area::Hobbies, 5, &[])
    };
    let all = [
        taught("both", &["zh-Hans", "en"]),
        taught("chinese", &["zh"]),
        taught("any", &[]),
        taught("none", &["zxx"]),
    ];
    assert_eq!(ids(readable(&all, "en")), ["both", "any", "none"]);
    assert_eq!(
        ids(readable(&all, "zh-Hans")),
        ["both", "chinese", "any", "none"]
    );
    assert_eq!(
        ids(readable(&all[1..2], "en")),
        ["chinese"],
        "better than nothing"
    );
}

#[test]
fn areas_are_those_with_courses_with_their_topics_and_unknown_lengths_are_the_usual() {
    let all = [
        course("b", Area::Elderly, 5, &["devices"]),
        course("a", Area::LifeSkills, 5, &["sleep", "cooking"]),
        course("c", Area::LifeSkills, 5, &["cooking", "gone"]),
    ];
    let topic = |id: &str| Topic {
        id: id.to_owned(),
        ..Topic::default()
    };
    let tree = ["cooking", "chess", "sleep", "devices"].map(topic);
    let found = areas(&all.iter().collect::<Vec<_>>(), &tree);
    assert_eq!(found[0], (Area::LifeSkills, vec![&tree[0], &tree[2]]));
    assert_eq!(found[1..], [(Area::Elderly, vec![&tree[3]])]);
    assert_eq!(minutes(&Course::default()), 5);
    assert_eq!(minutes(&course("x", Area::Hobbies, 0, &[])), 5);
}

#[test]
fn one_topic_can_be_asked_for() {
    let mut all = catalogue(2);
    all.push(course("egg", Area::LifeSkills, 5, &["cooking"]));
    let about = About::Topic("cooking".to_owned());
    let found = offers(&way(&all), Time::Five, &about, &Finished::new(), 3).all;
    assert_eq!(ids(found.concat()), ["egg"]);
}
