//! A catalogue of as many institutions as a large one has, with a course each, and a few more in the first ones.

use serde_json::json;
use std::path::Path;

/// As many as the largest catalogue that we know of.
pub const COUNT: usize = 3_351;
/// The one with a name that nobody types as it is written.
pub const MARKED: usize = 3_000;
/// Its name.
pub const MARKED_NAME: &str = "Académie de l’Été";

/// The name of an institution.
pub fn name(number: usize) -> String {
    match number {
        MARKED => MARKED_NAME.to_owned(),
        n if n % 10 == 0 => format!("第{n}书院"),
        n if n % 3 == 0 => format!("University of Lane {n}"),
        n => format!("Lane {n} Workshop"),
    }
}

/// The country as its source writes it; empty where it does not say it.
pub fn country(number: usize) -> &'static str {
    ["DE", "France", "中国", ""][number % 4]
}

/// The area of its courses.
pub fn area(number: usize) -> &'static str {
    ["hobbies", "life-skills", "professional"][number % 3]
}

/// How many courses it has: the first five have most, in their order.
pub fn courses(number: usize) -> usize {
    6_usize.saturating_sub(number).max(1)
}

/// Writes the catalogue.
pub fn write(path: &Path) {
    let mut text = String::new();
    for number in 0..COUNT {
        for course in 0..courses(number) {
            let record = json!({
                "id": format!("lane-{number}-{course}"), "title": format!("Tea {course} in lane {number}"),
                "provider": name(number), "provider_country": country(number), "area": area(number),
                "topics": ["cooking"], "languages": ["en"], "text_language": "en",
                "url": format!("https://example.org/{number}/{course}"),
            });
            text.push_str(&format!("{record}\n"));
        }
    }
    std::fs::write(path, text).expect("a file for temporary use");
}
