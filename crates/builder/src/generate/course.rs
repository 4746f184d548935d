//! One made-up course.

use super::institutions::{Institutions, provider};
use super::random::{Rng, Zipf};
use super::words::{Language, TopicWords};
use crate::record::{Position, Record};
use lifelong_api::{CourseInstance, Offer};

/// Chance of different purposes: one does not move the other.
const DRAW: u64 = 1;
const DUPLICATE: u64 = 2;

/// Makes the records of one seed.
pub(super) struct Maker {
    seed: u64,
    english: (Language, Institutions),
    chinese: (Language, Institutions),
    topics: Zipf,
    subjects: Zipf,
}

impl Maker {
    pub fn new(seed: u64) -> Self {
        let english = Language::english();
        let topics = Zipf::new(english.topics.len(), 4);
        Self {
            seed,
            english: (english, Institutions::new(false)),
            chinese: (Language::chinese(), Institutions::new(true)),
            topics,
            // No topic has more subjects.
            subjects: Zipf::new(32, 3),
        }
    }

    /// The record of an index, starting with 0.
    pub fn record(&self, index: u64) -> Record {
        let mut record = match self.earlier(index) {
            Some((earlier, turn)) => self.again(earlier, turn),
            None => self.course(index),
        };
        record.position = Position {
            file: "generated".to_owned(),
            line: index + 1,
            record: index + 1,
        };
        record
    }

    /// For one record in a hundred: the earlier course that it repeats.
    fn earlier(&self, index: u64) -> Option<(u64, u64)> {
        let mut rng = Rng::of(self.seed, index, DUPLICATE);
        if index < 10 || !rng.chance(1) {
            return None;
        }
        let mut earlier = rng.below(index);
        while earlier > 0 && self.earlier(earlier).is_some() {
            earlier -= 1;
        }
        Some((earlier, rng.next() >> 1))
    }

    /// A course once more, as another platform lists it.
    fn again(&self, earlier: u64, turn: u64) -> Record {
        let mut record = self.course(earlier);
        let chinese = record
            .text_language
            .as_deref()
            .is_some_and(|tag| tag.starts_with("zh"));
        let platforms = if chinese {
            &self.chinese.0
        } else {
            &self.english.0
        }
        .list("platform");
        let at = record
            .platform
            .as_ref()
            .and_then(|name| platforms.iter().position(|p| p == name));
        // One to `len` − 1 further on is never the same one.
        let step = 1 + turn as usize % (platforms.len() - 1);
        let at = at.map_or(turn as usize, |at| at + step) % platforms.len();
        record.platform = Some(platforms[at].to_owned());
        record.kind = Some("platform".to_owned());
        record.url = Some(address(chinese, Some(at), "", &format!("x{earlier}")));
        record.id = None;
        record.enrolled = None;
        record.rating = None;
        record
    }

    fn course(&self, index: u64) -> Record {
        let mut rng = Rng::of(self.seed, index, DRAW);
        let chinese = rng.below(10) < 3;
        let (words, institutions) = if chinese {
            &self.chinese
        } else {
            &self.english
        };
        let number = institutions.draw(&mut rng, index);
        let provider = provider(words, number);
        let topic = match rng.chance(30) {
            true => &words.topics[(provider.favourite % words.topics.len() as u64) as usize],
            false => &words.topics[self.topics.draw(&mut rng)],
        };
        let subject = topic.subjects[self.subjects.draw_below(&mut rng, topic.subjects.len())];
        let platforms = words.list("platform");
        let platform = (rng.below(63) < 57).then(|| rng.below(platforms.len() as u64) as usize);
        let code = words.code(&mut rng);
        let mut record = Record {
            id: Some(format!("g{index}")),
            identifiers: vec![format!("{}:{code}:{index}", provider.slug)],
            title: title(words, &mut rng, topic, subject),
            text_language: Some(if chinese { "zh-Hans" } else { "en" }.to_owned()),
            area: Some(topic.area.to_owned()),
            topics: vec![topic.id.to_owned()],
            subjects: vec![subject.to_owned()],
            provider: provider.name,
            provider_url: Some(format!("https://www.{}.example/", provider.slug)),
            platform: platform.map(|at| platforms[at].to_owned()),
            kind: Some(
                if platform.is_some() {
                    "platform"
                } else {
                    "partner"
                }
                .to_owned(),
            ),
            url: Some(address(
                chinese,
                platform,
                &provider.slug,
                &format!("c{index}"),
            )),
            ..Record::default()
        };
        if rng.chance(60) {
            record.codes.push(code);
        }
        record.description = description(words, &mut rng, topic, subject);
        if rng.chance(50) {
            let pattern = words.draw(&mut rng, "sentence");
            record.summary = words.fill(&mut rng, pattern, topic, subject);
        }
        facts(&mut record, &mut rng, chinese);
        money(&mut record, &mut rng, chinese);
        numbers_and_days(&mut record, &mut rng);
        record
    }
}

fn title(words: &Language, rng: &mut Rng, topic: &TopicWords, subject: &str) -> String {
    let pattern = words.draw(rng, "title");
    let title = words.fill(rng, pattern, topic, subject);
    let mut letters = title.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => title,
    }
}

/// 40 to 120 words; in Chinese 80 to 240 characters.
fn description(words: &Language, rng: &mut Rng, topic: &TopicWords, subject: &str) -> String {
    let (low, high, most) = if words.chinese {
        (80, 180, 240)
    } else {
        (40, 95, 120)
    };
    let wanted = rng.between(low, high) as usize;
    let length = |text: &str| match words.chinese {
        true => text.chars().count(),
        false => text.split_whitespace().count(),
    };
    let mut text = String::new();
    let mut so_far = 0;
    let mut used = Vec::new();
    while so_far < wanted && used.len() < words.list("sentence").len() {
        let pattern = words.draw(rng, "sentence");
        // Nobody says the same thing twice.
        if used.contains(&pattern) {
            continue;
        }
        used.push(pattern);
        let sentence = words.fill(rng, pattern, topic, subject);
        so_far += length(&sentence);
        if so_far > most {
            break;
        }
        if !text.is_empty() && !words.chinese {
            text.push(' ');
        }
        text.push_str(&sentence);
    }
    text
}

fn facts(record: &mut Record, rng: &mut Rng, chinese: bool) {
    const TAUGHT: [&[&str]; 2] = [
        &["en", "en", "en", "English", "en-GB"],
        &["zh-Hans", "zh", "zh-CN", "中文"],
    ];
    record.languages = vec![(*rng.pick(TAUGHT[usize::from(chinese)])).to_owned()];
    let weeks = rng.log_normal(45, 12).clamp(1, 52);
    let hours = rng.between(1, 8);
    let (more, minutes) = (hours + rng.between(1, 3), rng.between(1, 12) * 10);
    record.duration = match (rng.below(10), chinese) {
        (0, _) => None,
        (1, _) => Some(format!("PT{}H", weeks * hours)),
        (2, _) => Some(format!("PT{minutes}M")),
        (3..=4, false) => Some(format!("{} hours", weeks * hours)),
        (3..=4, true) => Some(format!("{}学时", weeks * hours)),
        (_, false) => Some(format!("{weeks} week{}", if weeks == 1 { "" } else { "s" })),
        (_, true) => Some(format!("{weeks}周")),
    };
    let in_weeks = record
        .duration
        .as_ref()
        .is_some_and(|text| text.contains(['w', '周']));
    if in_weeks && rng.chance(80) {
        record.effort = Some(match chinese {
            true => format!("每周{hours}-{more}小时"),
            false => format!("{hours}-{more} hours a week"),
        });
    }
    const LEVELS: [[&str; 3]; 2] = [
        ["Beginner", "Intermediate", "Advanced"],
        ["入门", "中级", "高级"],
    ];
    let level = match rng.below(20) {
        0..=9 => Some(0),
        10..=15 => Some(1),
        16..=18 => Some(2),
        _ => None,
    };
    record.level = level.map(|level| LEVELS[usize::from(chinese)][level].to_owned());
    let format = match rng.below(100) {
        0..=54 => "online",
        55..=79 => "video",
        80..=87 => "text",
        88..=92 => "blended",
        93..=96 => "onsite",
        _ => "audio",
    };
    record.format = Some(format.to_owned());
}

fn money(record: &mut Record, rng: &mut Rng, chinese: bool) {
    let paid = rng.chance(35);
    if paid || rng.chance(70) {
        record.free = Some(!paid);
    }
    if paid {
        record.offers.push(Offer {
            price: format!("{}.00", rng.log_normal(92, 16).clamp(5, 5_000)),
            price_currency: if chinese {
                "CNY"
            } else {
                *rng.pick(&["USD", "USD", "EUR", "GBP"])
            }
            .to_owned(),
            category: if rng.chance(50) { "certificate" } else { "" }.to_owned(),
        });
    } else if rng.chance(15) {
        record.license =
            Some((*rng.pick(&["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-SA-4.0"])).to_owned());
    }
}

fn numbers_and_days(record: &mut Record, rng: &mut Rng) {
    if rng.chance(80) {
        record.enrolled = Some(rng.log_normal(16 * 10, 40));
    }
    if rng.chance(60) {
        // The better of two throws: real ratings crowd near the top.
        let tenths = rng.between(28, 50).max(rng.between(28, 50));
        record.rating = Some((tenths as f64 / 10.0, Some(rng.log_normal(16 * 6, 32))));
    }
    let year = 2026 - rng.below(12).min(rng.below(12));
    record.modified = Some(day(year, rng.between(1, 300)));
    if rng.chance(30) {
        for _ in 0..rng.between(1, 2) {
            let first = rng.between(1, 150);
            record.runs.push(CourseInstance {
                start_date: Some(day(year + 1, first)),
                end_date: Some(day(year + 1, first + rng.between(14, 150))),
                course_mode: Some(
                    record
                        .format
                        .clone()
                        .filter(|f| f == "onsite" || f == "blended")
                        .unwrap_or_else(|| "online".to_owned()),
                ),
                ..CourseInstance::default()
            });
        }
    }
    record.runs.sort_by(|a, b| a.start_date.cmp(&b.start_date));
}

/// A day of a year whose months all have 28 days: never a day that does not exist.
fn day(year: u64, number: u64) -> String {
    format!(
        "{year}-{:02}-{:02}",
        (number / 28).min(11) + 1,
        number % 28 + 1
    )
}

/// The page of a course: at its platform, or at its institution.
fn address(chinese: bool, platform: Option<usize>, slug: &str, page: &str) -> String {
    match platform {
        Some(at) => {
            format!(
                "https://{}{}.example/courses/{page}",
                if chinese { "xuexi" } else { "learn" },
                at + 1
            )
        }
        None => format!("https://www.{slug}.example/courses/{page}"),
    }
}
