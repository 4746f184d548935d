//! Seeded courses and queries.

use crate::{Document, Facet, Length, Request, Sort};
use lifelong_api::{Area, Format, Kind, Level, Text};

/// SplitMix64 (Steele, Lea, Flood 2014).
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Small numbers are more likely: words of real texts are not evenly spread.
    fn skewed(&mut self, end: usize) -> usize {
        let most = self.below(end) + 1;
        self.below(most)
    }

    pub(super) fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.skewed(list.len())]
    }
}

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

/// A query of one to three words: whole, unfinished, mistyped, quoted, or a piece of Chinese.
fn query(random: &mut Random) -> String {
    let mut out: Vec<String> = Vec::new();
    for _ in 0..1 + random.below(3) {
        let (word, _) = sentence(random, 1);
        let letters: Vec<char> = word.chars().collect();
        out.push(match random.below(10) {
            0..4 => word,
            4 => letters[..letters.len().div_ceil(2)].iter().collect(),
            5 => mistyped(letters, random),
            6 => {
                let (phrase, _) = sentence(random, 2);
                format!("\"{phrase}\"")
            }
            7 => (0..2).map(|_| random.pick(&CHINESE)).collect(),
            8 => word.to_uppercase(),
            _ => letters[letters.len() / 3..].iter().collect(),
        });
    }
    out.join(" ")
}

fn mistyped(mut letters: Vec<char>, random: &mut Random) -> String {
    let at = random.below(letters.len());
    match random.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, 'e'),
        _ => {
            let end = letters.len() - 1;
            letters.swap(at.saturating_sub(1).min(end), at);
        }
    }
    letters.into_iter().collect()
}

pub(super) fn request(random: &mut Random) -> Request {
    let mut request = Request {
        limit: 10,
        typing: random.chance(30),
        ..Request::default()
    };
    if random.chance(85) {
        request.query = query(random);
    }
    request.sort = [
        Sort::Relevance,
        Sort::Relevance,
        Sort::Popular,
        Sort::New,
        Sort::Shortest,
    ][random.below(5)];
    for _ in 0..random.below(4) {
        let facet = Facet::ALL[random.below(9)];
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
        let value = random.pick(own).to_owned();
        request.filters.entry(facet).or_default().insert(value);
    }
    request
}
