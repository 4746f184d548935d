//! How many courses an area, a topic, a language holds, and which of them to begin with.

use lifelong_api::{Area, AreaPage, Course, Kind, Text, Topic};
use std::collections::BTreeMap;

/// How many courses an area names to begin with.
const BEGIN_WITH: usize = 12;

/// How many five-minute courses `micro.json` holds.
const MICRO: usize = 60;

/// Numbers taken while courses pass.
#[derive(Debug, Default)]
pub struct Tallies {
    areas: BTreeMap<Area, Best>,
    micro: Best,
    topics: BTreeMap<String, u64>,
    above: BTreeMap<String, String>,
}

impl Tallies {
    /// For a tree of topics.
    pub fn new(topics: &[Topic]) -> Self {
        let above = topics
            .iter()
            .filter_map(|topic| Some((topic.id.clone(), topic.broader.clone()?)));
        Self {
            above: above.collect(),
            ..Self::default()
        }
    }

    /// A course passes.
    pub fn count(&mut self, number: u32, course: &Course, rank: f32) {
        self.areas
            .entry(course.area)
            .or_default()
            .offer(number, rank, BEGIN_WITH);
        if course.kind == Kind::Micro {
            self.micro.offer(number, rank, MICRO);
        }
        let mut counted: Vec<&str> = Vec::new();
        for topic in &course.about {
            let mut at = Some(topic);
            while let Some(id) = at {
                // Each once: two topics of a course may have the same one above them.
                if counted.contains(&id.as_str()) {
                    break;
                }
                counted.push(id);
                *self.topics.entry(id.clone()).or_default() += 1;
                at = self.above.get(id);
            }
        }
    }

    /// Five-minute courses: how many there are, and the numbers of the best.
    pub fn micro(&self) -> (u64, Vec<u32>) {
        (self.micro.count, self.micro.numbers())
    }

    /// The topics with their counts.
    pub fn topics(&self, topics: &[Topic]) -> Vec<Topic> {
        let counted = |topic: &Topic| Topic {
            course_count: self.topics.get(&topic.id).copied().unwrap_or(0),
            ..topic.clone()
        };
        topics.iter().map(counted).collect()
    }

    /// The six areas with their words, counts and the ids of the best courses.
    pub fn areas(
        &self,
        words: &BTreeMap<Area, (Text, Text)>,
        id_of: impl Fn(u32) -> String,
    ) -> Vec<AreaPage> {
        let page = |area: Area| {
            let (name, description) = words
                .get(&area)
                .cloned()
                .unwrap_or_else(|| usual_words(area));
            let best = self.areas.get(&area);
            AreaPage {
                id: area,
                name,
                description,
                course_count: best.map_or(0, |best| best.count),
                image: None,
                begin_with: best.map_or(vec![], |best| {
                    best.numbers().into_iter().map(&id_of).collect()
                }),
            }
        };
        Area::ALL.into_iter().map(page).collect()
    }
}

/// The highest-ranked of many, the earlier of equals.
#[derive(Debug, Default)]
struct Best {
    count: u64,
    top: Vec<(f32, u32)>,
}

impl Best {
    fn offer(&mut self, number: u32, rank: f32, keep: usize) {
        self.count += 1;
        let at = self
            .top
            .partition_point(|(other, _)| other.total_cmp(&rank).is_ge());
        if at < keep {
            self.top.insert(at, (rank, number));
            self.top.truncate(keep);
        }
    }

    fn numbers(&self) -> Vec<u32> {
        self.top.iter().map(|(_, number)| *number).collect()
    }
}

/// Name and description of an area for a catalogue that has no content of its own.
fn usual_words(area: Area) -> (Text, Text) {
    let [en, en_text, zh, zh_text] = match area {
        Area::LifeSkills => [
            "Life skills",
            "Home, health, money and family.",
            "生活技能",
            "家务、健康、理财与家庭。",
        ],
        Area::Hobbies => [
            "Hobbies",
            "Arts, crafts, sport and travel.",
            "兴趣爱好",
            "艺术、手工、运动与旅行。",
        ],
        Area::Workplace => [
            "Workplace competencies",
            "What every job asks for.",
            "职场能力",
            "每份工作都用得上的本领。",
        ],
        Area::Professional => [
            "Professional skills",
            "Learn a trade or a profession.",
            "专业技能",
            "学一门手艺，或一个专业。",
        ],
        Area::Elderly => [
            "Elderly learning",
            "Made for older adults.",
            "长者学习",
            "为年长的朋友准备。",
        ],
        Area::ContinuingEducation => [
            "Continuing education",
            "Academic subjects, from school to university.",
            "继续教育",
            "从中学到大学的学科。",
        ],
        Area::Other => ["Other", "", "其他", ""],
    };
    let text = |en: &str, zh: &str| {
        let mut text = Text::of("en", en);
        text.insert("zh-Hans", zh.to_owned());
        text
    };
    (text(en, zh), text(en_text, zh_text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(id: &str, broader: Option<&str>) -> Topic {
        Topic {
            id: id.to_owned(),
            broader: broader.map(str::to_owned),
            ..Topic::default()
        }
    }

    #[test]
    fn a_topic_counts_what_is_below_it_once() {
        let tree = [
            topic("a", None),
            topic("b", Some("a")),
            topic("c", Some("a")),
            topic("d", Some("c")),
        ];
        let mut tallies = Tallies::new(&tree);
        let about = |ids: &[&str]| Course {
            about: ids.iter().map(|id| (*id).to_owned()).collect(),
            ..Course::default()
        };
        tallies.count(0, &about(&["b", "d"]), 0.0);
        tallies.count(1, &about(&["c"]), 0.0);
        tallies.count(2, &about(&["a", "b"]), 0.0);
        let counts: Vec<_> = tallies
            .topics(&tree)
            .iter()
            .map(|topic| topic.course_count)
            .collect();
        assert_eq!(counts, [3, 2, 2, 1]);
    }

    #[test]
    fn the_best_begin() {
        let mut tallies = Tallies::new(&[]);
        for number in 0..100u32 {
            let course = Course {
                area: Area::Hobbies,
                kind: Kind::Micro,
                ..Course::default()
            };
            tallies.count(number, &course, (number % 50) as f32);
        }
        let areas = tallies.areas(&BTreeMap::new(), |number| number.to_string());
        assert_eq!(areas.len(), 6);
        assert_eq!(areas[1].course_count, 100);
        assert_eq!(areas[1].begin_with[..4], ["49", "99", "48", "98"]);
        assert_eq!(areas[1].begin_with.len(), 12);
        assert_eq!(areas[1].name.pick("zh-Hans"), "兴趣爱好");
        assert_eq!(tallies.micro().0, 100);
        assert_eq!(tallies.micro().1.len(), 60);
    }
}
