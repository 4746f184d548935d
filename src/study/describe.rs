//! A course as structured data for other programs: schema.org Course (<https://schema.org/Course>) in JSON-LD.

use lifelong_api::{Course, CourseInstance, Format, Text};
use serde_json::{Map, Value, json};

/// The JSON-LD text of a course; `address` is its page's.
pub fn course(course: &Course, address: &str) -> String {
    let mut data = Map::new();
    let mut set = |name: &str, value: Value| {
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !empty {
            data.insert(name.to_owned(), value);
        }
    };
    set("@context", json!("https://schema.org"));
    set("@type", json!("Course"));
    set("@id", json!(address));
    set("url", json!(address));
    set("name", text(&course.name));
    let abstract_text = text(&course.r#abstract);
    set(
        "description",
        if abstract_text.is_null() {
            text(&course.description)
        } else {
            abstract_text
        },
    );
    set(
        "provider",
        json!({ "@type": "Organization", "name": text(&course.provider.name) }),
    );
    set("inLanguage", json!(course.in_language));
    set("timeRequired", json!(course.time_required));
    set("isAccessibleForFree", json!(course.is_accessible_for_free));
    set("license", json!(course.license));
    set("dateModified", json!(course.date_modified));
    set("sameAs", json!(course.url));
    set("keywords", json!(course.keywords));
    set("teaches", course.teaches.iter().map(text).collect());
    set("courseCode", json!(course.identifier.first()));
    let mut instances: Vec<Value> = course.has_course_instance.iter().map(instance).collect();
    if instances.is_empty() && course.content.is_some() {
        // What is learned here begins whenever one likes.
        instances.push(json!({
            "@type": "CourseInstance",
            "courseMode": "Online",
            "courseWorkload": course.time_required,
        }));
    }
    set("hasCourseInstance", json!(instances));
    if course.learning_resource_type == Format::Video {
        set("learningResourceType", json!("video"));
    }
    let parts = course.has_part.iter().map(|lesson| {
        json!({ "@type": "LearningResource", "name": text(&lesson.name), "timeRequired": lesson.time_required })
    });
    set("hasPart", parts.collect());
    // What could end the script it stands in is written otherwise; the data is the same.
    Value::Object(data).to_string().replace('<', "\\u003c")
}

/// One language as it is, several as values with their tags; nothing where there is none.
fn text(text: &Text) -> Value {
    let mut all: Vec<Value> = text
        .iter()
        .map(|(tag, words)| match tag.as_str() {
            "und" => json!(words),
            tag => json!({ "@language": tag, "@value": words }),
        })
        .collect();
    match all.len() {
        0 => Value::Null,
        1 => all.remove(0),
        _ => Value::Array(all),
    }
}

fn instance(run: &CourseInstance) -> Value {
    let mode = match run.course_mode.as_deref() {
        Some("onsite") => "Onsite",
        Some("blended") => "Blended",
        _ => "Online",
    };
    let mut value = json!({ "@type": "CourseInstance", "courseMode": mode });
    for (name, part) in [
        ("startDate", &run.start_date),
        ("endDate", &run.end_date),
        ("location", &run.location),
        ("url", &run.url),
    ] {
        if let Some(part) = part {
            value[name] = json!(part);
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_says_what_it_is_and_ends_no_script() {
        let data = Course {
            name: Text::of("en", "Eggs </script><script>alert(1)"),
            in_language: vec!["en".to_owned()],
            time_required: Some("PT5M".to_owned()),
            ..Course::default()
        };
        let json = course(&data, "https://learn.example/course/eggs");
        assert!(!json.contains('<'));
        let back: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back["@type"], "Course");
        assert_eq!(back["name"]["@value"], "Eggs </script><script>alert(1)");
        assert_eq!(back["timeRequired"], "PT5M");
        assert!(back.get("license").is_none());
    }
}
