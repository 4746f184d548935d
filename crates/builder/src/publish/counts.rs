//! How many courses an area or a topic holds, which of them to begin with, and who offers them.

use super::best::Best;
use lifelong_api::{
    Area, AreaPage, Course, Institution, ItemRef, ItemType, Kind, Start, Subject, Text, Topic,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// How many courses an area or a topic names to begin with, and how many institutions.
const BEGIN_WITH: usize = 12;

/// How many five-minute courses `micro.json` holds.
const MICRO: usize = 60;

/// How many topics the page of an institution names.
const MOST_TOPICS: usize = 8;

/// Numbers taken while courses pass.
#[derive(Debug, Default)]
pub struct Tallies {
    areas: BTreeMap<Area, Group>,
    micro: Best<u32>,
    topics: BTreeMap<String, Group>,
    above: BTreeMap<String, String>,
    /// The best courses of each institution, by its id.
    offers: BTreeMap<String, Best<ItemRef>>,
}

/// The courses of an area or a topic.
#[derive(Debug, Default)]
struct Group {
    courses: Best<ItemRef>,
    /// How many of them each institution offers, by its id.
    institutions: BTreeMap<String, u64>,
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
        self.areas.entry(course.area).or_default().add(course, rank);
        if course.kind == Kind::Micro {
            self.micro.offer(rank, MICRO, || number);
        }
        let offers = match self.offers.get_mut(&course.provider.id) {
            Some(offers) => offers,
            None => self.offers.entry(course.provider.id.clone()).or_default(),
        };
        offers.offer(rank, BEGIN_WITH, || item(course));
        let mut counted: Vec<&str> = Vec::new();
        for topic in &course.about {
            let mut at = Some(topic);
            while let Some(id) = at {
                // Each once: two topics of a course may have the same one above them.
                if counted.contains(&id.as_str()) {
                    break;
                }
                counted.push(id);
                self.topics.entry(id.clone()).or_default().add(course, rank);
                at = self.above.get(id);
            }
        }
    }

    /// Five-minute courses: how many there are, and the numbers of the best.
    pub fn micro(&self) -> (u64, Vec<u32>) {
        (self.micro.count, self.micro.items().copied().collect())
    }

    /// The topics with their counts.
    pub fn topics(&self, topics: &[Topic]) -> Vec<Topic> {
        let counted = |topic: &Topic| Topic {
            course_count: self.topics.get(&topic.id).map_or(0, Group::count),
            ..topic.clone()
        };
        topics.iter().map(counted).collect()
    }

    /// The six areas with their words and counts.
    pub fn areas(&self, words: &BTreeMap<Area, (Text, Text)>) -> Vec<AreaPage> {
        let page = |area: Area| {
            let (name, description) = words
                .get(&area)
                .cloned()
                .unwrap_or_else(|| usual_words(area));
            AreaPage {
                id: area,
                name,
                description,
                course_count: self.areas.get(&area).map_or(0, Group::count),
                image: None,
            }
        };
        Area::ALL.into_iter().map(page).collect()
    }

    /// Puts down what each institution offers: the areas and topics of its courses, and the best of these.
    pub fn offered(&mut self, topics: &[Topic], institutions: &mut [Institution]) {
        let places = institutions.iter().enumerate();
        let places: HashMap<String, usize> = places.map(|(at, one)| (one.id.clone(), at)).collect();
        for area in Area::ALL {
            let Some(group) = self.areas.get(&area) else {
                continue;
            };
            for (id, count) in &group.institutions {
                if let Some(&at) = places.get(id) {
                    let id = area.code().to_owned();
                    institutions[at]
                        .subjects
                        .push(subject(id, Text::new(), *count));
                }
            }
        }
        for topic in topics {
            let Some(group) = self.topics.get(&topic.id) else {
                continue;
            };
            for (id, count) in &group.institutions {
                if let Some(&at) = places.get(id) {
                    let (id, name) = (topic.id.clone(), topic.name.clone());
                    offer_subject(
                        &mut institutions[at].topics,
                        subject(id, name, *count),
                        topic,
                    );
                }
            }
        }
        for one in institutions {
            // Stable: of equals the one that comes first in the list of areas, or in the tree.
            one.subjects
                .sort_by_key(|subject| Reverse(subject.course_count));
            one.topics
                .sort_by_key(|subject| Reverse(subject.course_count));
            one.topics.truncate(MOST_TOPICS);
            if let Some(offers) = self.offers.remove(&one.id) {
                one.begin_with = offers.into_items();
            }
        }
    }

    /// What to begin with, in every area and in every topic that has courses.
    pub fn starts(&self, topics: &[Topic], institutions: &[Institution]) -> Vec<Start> {
        let names: BTreeMap<&str, &Text> = institutions
            .iter()
            .map(|one| (one.id.as_str(), &one.name))
            .collect();
        let areas = Area::ALL
            .iter()
            .filter_map(|area| Some((area.code(), self.areas.get(area)?)));
        let topics = topics
            .iter()
            .filter_map(|topic| Some((topic.id.as_str(), self.topics.get(&topic.id)?)));
        areas
            .chain(topics)
            .map(|(id, group)| group.start(id, &names))
            .collect()
    }
}

impl Group {
    fn add(&mut self, course: &Course, rank: f32) {
        self.courses.offer(rank, BEGIN_WITH, || item(course));
        match self.institutions.get_mut(&course.provider.id) {
            Some(count) => *count += 1,
            None => {
                self.institutions.insert(course.provider.id.clone(), 1);
            }
        }
    }

    fn count(&self) -> u64 {
        self.courses.count
    }

    fn start(&self, id: &str, names: &BTreeMap<&str, &Text>) -> Start {
        let mut most: Vec<(&String, &u64)> = self.institutions.iter().collect();
        // Stable: of equals the one whose id comes first.
        most.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let institution = |(id, _): (&String, &u64)| {
            Some(ItemRef {
                item_type: ItemType::Institution,
                name: (*names.get(id.as_str())?).clone(),
                id: id.clone(),
                time_required: None,
            })
        };
        Start {
            id: id.to_owned(),
            begin_with: self.courses.items().cloned().collect(),
            institutions: most
                .into_iter()
                .filter_map(institution)
                .take(BEGIN_WITH)
                .collect(),
        }
    }
}

/// A course as a list names it.
fn item(course: &Course) -> ItemRef {
    ItemRef {
        item_type: ItemType::Course,
        id: course.id.clone(),
        name: course.name.clone(),
        time_required: course.time_required.clone(),
    }
}

fn subject(id: String, name: Text, course_count: u64) -> Subject {
    Subject {
        id,
        name,
        course_count,
    }
}

/// Adds a topic, which comes after the one above it. Where both have the same courses, the narrower one says more.
fn offer_subject(all: &mut Vec<Subject>, new: Subject, topic: &Topic) {
    let is_above = |one: &&mut Subject| {
        topic.broader.as_ref() == Some(&one.id) && one.course_count == new.course_count
    };
    match all.iter_mut().find(is_above) {
        Some(above) => *above = new,
        None => all.push(new),
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
    fn the_best_begin_and_who_offers_most_comes_first() {
        let tree = [topic("songs", None), topic("empty", None)];
        let mut tallies = Tallies::new(&tree);
        for number in 0..100u32 {
            let course = Course {
                id: number.to_string(),
                area: Area::Hobbies,
                kind: Kind::Micro,
                about: vec!["songs".to_owned()],
                provider: lifelong_api::ProviderRef {
                    id: if number < 40 { "few" } else { "many" }.to_owned(),
                    ..Default::default()
                },
                ..Course::default()
            };
            tallies.count(number, &course, (number % 50) as f32);
        }
        let areas = tallies.areas(&BTreeMap::new());
        assert_eq!(areas.len(), 6);
        assert_eq!(areas[1].course_count, 100);
        assert_eq!(areas[1].name.pick("zh-Hans"), "兴趣爱好");
        let named = |id: &str| Institution {
            id: id.to_owned(),
            ..Institution::default()
        };
        let starts = tallies.starts(&tree, &[named("few"), named("many"), named("none")]);
        let ids: Vec<&str> = starts.iter().map(|start| start.id.as_str()).collect();
        assert_eq!(ids, ["hobbies", "songs"]);
        for start in starts {
            let ids: Vec<&str> = start.begin_with.iter().map(|c| c.id.as_str()).collect();
            assert_eq!(ids[..4], ["49", "99", "48", "98"]);
            assert_eq!(ids.len(), 12);
            let ids: Vec<&str> = start.institutions.iter().map(|i| i.id.as_str()).collect();
            assert_eq!(ids, ["many", "few"]);
        }
        let mut offering = [named("few"), named("many"), named("none")];
        tallies.offered(&tree, &mut offering);
        let [few, _, none] = &offering;
        assert_eq!(*none, named("none"));
        let told = |all: &[Subject]| -> Vec<(String, u64)> {
            all.iter()
                .map(|one| (one.id.clone(), one.course_count))
                .collect()
        };
        assert_eq!(told(&few.subjects), [("hobbies".to_owned(), 40)]);
        assert_eq!(told(&few.topics), [("songs".to_owned(), 40)]);
        let ids: Vec<&str> = few.begin_with.iter().map(|c| c.id.as_str()).collect();
        assert_eq!((ids.len(), ids[0], ids[11]), (12, "39", "28"));
        assert_eq!(tallies.micro().0, 100);
        assert_eq!(tallies.micro().1.len(), 60);
    }
}
