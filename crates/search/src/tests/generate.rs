//! Seeded courses and queries.

use crate::reference::{Random, Speaker};
use crate::{Document, Facet, Length};
use lifelong_api::{Area, Format, Kind, Level, Text};

const ENGLISH: [&str; 60] = [
    "introduction",
    "the",
    "of",
    "course",
    "learning",
    "machine",
    "data",
    "science",
    "history",
    "art",
    "and",
    "cooking",
    "gardening",
    "programming",
    "python",
    "studies",
    "music",
    "modern",
    "to",
    "language",
    "design",
    "health",
    "water",
    "colour",
    "poetry",
    "basics",
    "advanced",
    "courses",
    "studied",
    "cooks",
    "machines",
    "programme",
    "teacher's",
    "marketing",
    "finance",
    "chemistry",
    "biology",
    "physics",
    "statistics",
    "networks",
    "security",
    "writing",
    "reading",
    "photography",
    "travel",
    "tai",
    "chi",
    "memory",
    "phone",
    "banking",
    "Café",
    "résumé",
    "naïve",
    "C++",
    "C#",
    "18.031",
    "6.00x",
    "well-being",
    "web2",
    "Ökonomie",
];
const RUSSIAN: [&str; 6] = [
    "основы",
    "программирования",
    "история",
    "музыка",
    "ёлка",
    "йога",
];
const CHINESE: [&str; 16] = [
    "机器学习",
    "学习",
    "机器",
    "人工智能",
    "书法",
    "入门",
    "烹饪",
    "蒸蛋",
    "太极拳",
    "防诈骗",
    "老年",
    "手机",
    "器学",
    "诗",
    "春夜喜雨",
    "编程",
];

fn sentence(random: &mut Random, words: usize) -> (String, &'static str) {
    let mut out = String::new();
    let kind = random.below(10);
    for at in 0..words {
        let chinese = kind >= 7;
        if at > 0 && (!chinese || random.chance(25)) {
            out.push_str(if chinese { "，" } else { " " });
        }
        out.push_str(match kind {
            0..6 => random.pick(&ENGLISH),
            6 => random.pick(&RUSSIAN),
            _ if random.chance(10) => random.pick(&ENGLISH),
            _ => random.pick(&CHINESE),
        });
    }
    (
        out,
        ["en", "ru", "zh-Hans"][usize::from(kind >= 6) + usize::from(kind >= 7)],
    )
}

fn text(random: &mut Random, least: usize, most: usize) -> Text {
    let mut text = Text::new();
    for _ in 0..1 + random.below(2) {
        let words = least + random.below(most);
        let (value, lang) = sentence(random, words);
        text.insert(lang, value);
    }
    text
}

pub(super) fn documents(count: usize, random: &mut Random) -> Vec<Document> {
    let mut names: Vec<Text> = (0..40).map(|_| text(random, 1, 2)).collect();
    names[0] = Text::of("en", "Open University");
    (0..count).map(|at| document(at, random, &names)).collect()
}

fn document(at: usize, random: &mut Random, names: &[Text]) -> Document {
    let institution = random.skewed(names.len() + 1);
    let list = |random: &mut Random, most: usize| -> Vec<String> {
        (0..random.below(most))
            .map(|_| sentence(random, 1).0)
            .collect()
    };
    let mut document = Document {
        id: format!("course-{at}"),
        title: text(random, 1, 6),
        description: text(random, 0, 40),
        keywords: list(random, 3),
        codes: list(random, 2),
        area: Area::ALL[random.skewed(6)],
        kind: [
            Kind::Own,
            Kind::Partner,
            Kind::Platform,
            Kind::Micro,
            Kind::Other,
        ][random.below(5)],
        format: [Format::Text, Format::Video, Format::Online, Format::Other][random.below(4)],
        level: [
            None,
            Some(Level::Beginner),
            Some(Level::Advanced),
            Some(Level::Other),
        ][random.below(4)],
        minutes: random.chance(70).then(|| random.skewed(4_000) as u32),
        free: [None, Some(true), Some(false)][random.below(3)],
        rank: random.below(50) as f32,
        enrolled: random.chance(50).then(|| random.next() % 1_000),
        modified: random.chance(50).then(|| random.below(20_000) as u32),
        ..Document::default()
    };
    for topic in [
        "programming",
        "computing",
        "gardening",
        "poetry",
        "professional",
    ] {
        if random.chance(15) {
            document.topics.push(topic.to_owned());
        }
    }
    for language in ["en", "zh-Hans", "zh-Hant", "ru", "de-AT"] {
        if random.chance(30) {
            document.languages.push(language.to_owned());
        }
    }
    if institution > 0 {
        document.institution = format!("inst-{institution}");
        document.institution_name = names[institution - 1].clone();
    }
    document
}

/// Who speaks of the courses above.
pub(super) struct Talk;

impl Speaker for Talk {
    fn words(&self, random: &mut Random, count: usize) -> String {
        sentence(random, count).0
    }

    fn characters(&self, random: &mut Random) -> String {
        (0..2).map(|_| random.pick(&CHINESE)).collect()
    }

    fn value(&self, random: &mut Random, facet: Facet) -> String {
        let own: &[&'static str] = match facet {
            Facet::Area => &["life-skills", "hobbies", "elderly", "nowhere"],
            Facet::Kind => &["own", "micro", "partner"],
            Facet::Institution => &["inst-1", "inst-2", "inst-7", "inst-99"],
            Facet::Topic => &["professional", "computing", "programming", "hobbies"],
            Facet::Format => &["text", "video", "audio"],
            Facet::Level => &["beginner", "advanced"],
            Facet::Language => &["en", "zh", "de", "xx"],
            Facet::Length => &[Length::ALL[0].code(), Length::ALL[2].code(), "long"],
            Facet::Free => &["yes", "no"],
        };
        random.pick(own).to_owned()
    }
}
