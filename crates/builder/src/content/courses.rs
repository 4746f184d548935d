//! `micro/` and `courses/`: five-minute courses, and courses of several lessons.

use super::desk::{Desk, show};
use super::document::{self, Version, text};
use super::facts::Facts;
use super::folder::{self, Folder};
use super::lesson::{self, LessonText};
use super::recordings;
use super::timing;
use lifelong_api::{
    Area, Course, Format, Institution, Kind, Lesson, LessonRef, ProviderRef, format_minutes,
};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

const KEYS: [&str; 10] = [
    "area",
    "topics",
    "institution",
    "level",
    "minutes",
    "format",
    "license",
    "related",
    "image",
    "updated",
];

/// Every course of the folder, by id.
pub(super) fn read(desk: &mut Desk, institutions: &[Institution]) -> Vec<(Course, Vec<Lesson>)> {
    let mut courses: BTreeMap<String, (Course, Vec<Lesson>)> = BTreeMap::new();
    let known: Vec<&str> = institutions.iter().map(|one| one.id.as_str()).collect();
    for kind in [Kind::Micro, Kind::Own] {
        let name = if kind == Kind::Micro {
            "micro"
        } else {
            "courses"
        };
        for item in folder::items(desk, name) {
            let entry = courses.entry(item.id.clone());
            if let Entry::Occupied(_) = entry {
                let reason = format!(
                    "“{}” is in micro/ already; an id is used once. This one was left out.",
                    item.id
                );
                desk.error(&show(&item.path), 0, "duplicate-id", reason);
            } else if let Some(read) = course(desk, &item, kind, &known) {
                entry.insert_entry(read);
            }
        }
    }
    courses.into_values().collect()
}

fn course(
    desk: &mut Desk,
    item: &Folder,
    kind: Kind,
    institutions: &[&str],
) -> Option<(Course, Vec<Lesson>)> {
    folder::check_files(desk, &item.path, "course.toml");
    let facts = Facts::read(desk, &item.path.join("course.toml"), &KEYS)?;
    let mut course = from_facts(desk, &facts, institutions)?;
    let micro = kind == Kind::Micro;
    let mut versions = document::versions(desk, &item.path, |desk, path| {
        lesson::read(desk, path, micro)
    });
    document::keep_alike(desk, &mut versions, lesson::differ);
    if versions.is_empty() {
        return None;
    }
    course.id.clone_from(&item.id);
    course.kind = kind;
    course.name = text(&versions, |of| &of.title);
    course.r#abstract = text(&versions, |of| &of.summary);
    course.description = lesson::description(&versions);
    course.in_language = versions
        .iter()
        .map(|version| version.language.clone())
        .collect();
    course.is_accessible_for_free = Some(true);
    let minutes = facts.number(desk, "minutes");
    let mut lessons = if micro {
        let minutes = five_at_most(desk, &facts, minutes);
        vec![lesson::join(&item.id, minutes, &versions)]
    } else {
        several(desk, item, minutes)
    };
    if lessons.is_empty() {
        let reason =
            "A course needs at least one lesson: a folder such as 01-first-steps. It was left out.";
        desk.error(&show(&item.path), 0, "no-lessons", reason.to_owned());
        return None;
    }
    for lesson in &mut lessons {
        let stem = match micro {
            true => item.id.clone(),
            false => format!("{}/{}", item.id, lesson.id),
        };
        recordings::add(desk, &stem, lesson);
    }
    // The course's own goal stands before those of its lessons; for a five-minute course they are one.
    let own = text(&versions, |of| &of.goal);
    let goals = lessons.iter().map(|lesson| lesson.goal.clone());
    course.teaches = std::iter::once(own)
        .filter(|_| !micro)
        .chain(goals)
        .filter(|goal| !goal.is_empty())
        .collect();
    let total = lessons
        .iter()
        .filter_map(|one| lifelong_api::parse_minutes(&one.time_required))
        .sum();
    course.time_required = Some(format_minutes(total));
    course.has_part = lessons
        .iter()
        .map(|one| LessonRef {
            id: one.id.clone(),
            name: one.name.clone(),
            time_required: one.time_required.clone(),
        })
        .collect();
    Some((course, lessons))
}

fn five_at_most(desk: &mut Desk, facts: &Facts, minutes: Option<u32>) -> u32 {
    match minutes {
        Some(minutes @ 1..=5) => minutes,
        None => 5,
        Some(minutes) => {
            let reason = format!(
                "A five-minute course takes one to five minutes, not {minutes}. Five were taken."
            );
            facts.warn(desk, "minutes", "bad-value", reason);
            5
        }
    }
}

/// The lessons of a course; their time is estimated, or `minutes` is shared out among them.
fn several(desk: &mut Desk, item: &Folder, minutes: Option<u32>) -> Vec<Lesson> {
    let mut read: Vec<(String, Vec<Version<LessonText>>, u32)> = Vec::new();
    for folder in folder::numbered(desk, &item.path) {
        folder::check_files(desk, &folder.path, "");
        let mut versions = document::versions(desk, &folder.path, |desk, path| {
            lesson::read(desk, path, false)
        });
        document::keep_alike(desk, &mut versions, lesson::differ);
        let longest = versions
            .iter()
            .map(|version| timing::minutes(&version.of.all_words()))
            .max();
        if let Some(longest) = longest {
            read.push((folder.id, versions, longest));
        }
    }
    let estimates: Vec<u32> = read.iter().map(|(_, _, minutes)| *minutes).collect();
    let times = match minutes {
        Some(total) => timing::share(total, &estimates),
        None => estimates,
    };
    read.iter()
        .zip(times)
        .map(|((id, versions, _), time)| lesson::join(id, time, versions))
        .collect()
}

/// What `course.toml` says; `None` where it lacks what a course cannot do without.
fn from_facts(desk: &mut Desk, facts: &Facts, institutions: &[&str]) -> Option<Course> {
    let topics = topics(desk, facts);
    let area = area(desk, facts, &topics)?;
    let institution = institution(desk, facts, institutions)?;
    let belongs = |topic: &String| desk.taxonomy.area_of(topic) == Some(area);
    if !topics.is_empty() && !topics.iter().any(belongs) {
        let reason = format!(
            "None of the topics ({}) belongs to the area {}. Is the area right?",
            topics.join(", "),
            area.code()
        );
        facts.warn(desk, "topics", "topic-area", reason);
    }
    const LEVELS: [&str; 3] = ["beginner", "intermediate", "advanced"];
    Some(Course {
        area,
        about: topics,
        provider: ProviderRef {
            id: institution,
            name: Default::default(),
        },
        learning_resource_type: facts
            .choice(desk, "format", &["text", "video", "audio"])
            .unwrap_or(Format::Text),
        educational_level: facts.choice(desk, "level", &LEVELS),
        license: facts.string(desk, "license"),
        image: facts.image(desk),
        date_modified: facts.updated(desk),
        is_related_to: related(desk, facts),
        ..Course::default()
    })
}

/// Related courses, noted as references: whether they exist is known once everything is read.
fn related(desk: &mut Desk, facts: &Facts) -> Vec<String> {
    let ids = facts.strings(desk, "related");
    for id in &ids {
        desk.pointers.push(super::desk::Pointer {
            file: facts.file.clone(),
            line: facts.line("related"),
            to: format!("course:{id}"),
        });
    }
    ids
}

/// The topics of a file, unknown ones left out.
pub(super) fn topics(desk: &mut Desk, facts: &Facts) -> Vec<String> {
    let mut topics = facts.strings(desk, "topics");
    topics.retain(|topic| {
        let known = desk.taxonomy.has(topic);
        if !known {
            let reason = format!("There is no topic “{topic}”; it was left out. The topics are those of the topic table.");
            facts.warn(desk, "topics", "unknown-topic", reason);
        }
        known
    });
    topics
}

fn area(desk: &mut Desk, facts: &Facts, topics: &[String]) -> Option<Area> {
    let codes: Vec<_> = Area::ALL.iter().map(|area| area.code()).collect();
    match facts.string(desk, "area") {
        Some(code) => {
            let area = Area::from_code(&code);
            if area.is_none() {
                let reason = format!(
                    "There is no area “{code}”, so the course was left out. The areas are {}.",
                    codes.join(", ")
                );
                facts.error(desk, "area", "unknown-area", reason);
            }
            area
        }
        None => {
            let area = topics
                .first()
                .and_then(|topic| desk.taxonomy.area_of(topic));
            if area.is_none() {
                let reason = format!(
                    "The course has no area and was left out. Add area = \"…\", one of {}.",
                    codes.join(", ")
                );
                facts.error(desk, "area", "unknown-area", reason);
            }
            area
        }
    }
}

/// The institution of a file, if it is one of the folder's.
fn institution(desk: &mut Desk, facts: &Facts, known: &[&str]) -> Option<String> {
    let id = facts.string(desk, "institution").unwrap_or_default();
    if known.contains(&id.as_str()) {
        return Some(id);
    }
    let found = if id.is_empty() {
        "No institution is named".to_owned()
    } else {
        format!("There is no institution “{id}”")
    };
    let reason = format!(
        "{found}, so the course was left out. The institutions are {}.",
        known.join(", ")
    );
    facts.error(desk, "institution", "unknown-institution", reason);
    None
}
