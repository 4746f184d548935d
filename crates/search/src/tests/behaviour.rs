//! What a person who searches sees.

use super::{ask, course, engine, finish, ids, open, search, write, writer};
use crate::{
    Cost, Document, Engine, Facet, Field, Request, Source, Suggestion, SuggestionKind, WriteError,
};
use lifelong_api::Text;
use std::collections::BTreeSet;

fn catalogue() -> Vec<Document> {
    let mut learning = course("machine-learning", "en", "Machine Learning for everyone");
    learning.topics = vec!["programming".to_owned()];
    learning.codes = vec!["course-v1:MITx+6.036+1T2019".to_owned(), "6.036".to_owned()];
    learning.institution = "riverside-open-university".to_owned();
    learning.institution_name = Text::of("en", "Riverside Open University");
    learning
        .institution_name
        .insert("zh-Hans", "河畔开放大学".to_owned());
    learning.rank = 2.0;
    let mut soil = course("soil", "en", "Caring for soil");
    soil.topics = vec!["gardening".to_owned()];
    soil.rank = 1.0;
    let cafe = course("cafe", "fr", "Le café et le thé");
    let russian = course("russian", "ru", "Основы программирования");
    vec![learning, soil, cafe, russian]
}

#[test]
fn typing_errors_are_forgiven_and_told() {
    let engine = engine(&catalogue());
    let response = ask(&engine, "Machne lerning");
    assert_eq!(ids(&response), ["machine-learning"]);
    assert_eq!(response.corrected.as_deref(), Some("machine learning"));
    assert_eq!(response.hits[0].marks["en"], vec![0..7, 8..16]);
    for (query, wanted) in [
        ("amchine", 1),
        ("programmirovanie", 0),
        ("soli", 1),
        ("sol", 0),
        ("sio", 0),
        ("основи", 1),
    ] {
        assert_eq!(ask(&engine, query).total, wanted, "{query}");
    }
    assert_eq!(ask(&engine, "machine").corrected, None);
}

#[test]
fn codes_are_found_whole_and_in_parts() {
    let engine = engine(&catalogue());
    for query in [
        "6.036",
        "course-v1:MITx+6.036+1T2019",
        "course-v1:mitx",
        "mitx 6.036",
        "MITx",
    ] {
        assert_eq!(ids(&ask(&engine, query)), ["machine-learning"], "{query}");
    }
    assert_eq!(ask(&engine, "6.036").hits[0].matched, [Field::Whole]);
    assert_eq!(ask(&engine, "6.037").total, 0);
}

#[test]
fn words_without_marks_and_case() {
    let engine = engine(&catalogue());
    for query in ["cafe", "CAFÉ", "ＣＡＦＥ thé"] {
        assert_eq!(ids(&ask(&engine, query)), ["cafe"], "{query}");
    }
    assert_eq!(ask(&engine, "café").hits[0].marks["fr"], vec![3..8]);
    assert_eq!(ids(&ask(&engine, "ОСНОВЫ")), ["russian"]);
}

#[test]
fn when_no_course_has_every_word_those_with_most_are_shown() {
    let engine = engine(&catalogue());
    let response = ask(&engine, "machine learning soil");
    assert!(response.partial);
    assert_eq!(ids(&response), ["machine-learning"]);
    assert!(!ask(&engine, "zzzz").partial);
    assert_eq!(ask(&engine, "?!").total, 0);
    assert_eq!(ask(&engine, "").total, 4);
}

#[test]
fn chosen_values_stay_and_a_topic_stands_for_those_below() {
    let engine = engine(&catalogue());
    let chosen = |facet, value: &str| Request {
        filters: [(facet, BTreeSet::from([value.to_owned()]))].into(),
        limit: 10,
        ..Request::default()
    };
    let response = search(&engine, &chosen(Facet::Topic, "professional"));
    assert_eq!(ids(&response), ["machine-learning"]);
    let topics = &response.facets[&Facet::Topic];
    let hobbies = topics
        .iter()
        .find(|value| value.value == "hobbies")
        .unwrap();
    assert_eq!(
        (hobbies.count, hobbies.label.pick("zh-Hans")),
        (1, "兴趣爱好")
    );
    let above = |id: &str| {
        let topic = topics.iter().find(|value| value.value == id);
        topic.and_then(|topic| topic.parent.as_deref())
    };
    assert_eq!(
        (above("hobbies"), above("computing")),
        (None, Some("professional"))
    );
    let unknown = search(&engine, &chosen(Facet::Institution, "gone"));
    assert_eq!(unknown.total, 0);
    let values: Vec<_> = unknown.facets[&Facet::Institution]
        .iter()
        .map(|value| (value.value.as_str(), value.count))
        .collect();
    assert_eq!(values, [("riverside-open-university", 1), ("gone", 0)]);
}

#[test]
fn an_answer_costs_only_what_is_not_at_hand() {
    let engine = engine(&catalogue());
    let first = ask(&engine, "soil");
    assert!(first.cost.files > 0 && first.cost.bytes > 0);
    let second = ask(&engine, "soil");
    assert_eq!(second.cost, Cost::default());
    assert_eq!(second.hits, first.hits);
}

fn suggest(engine: &Engine<super::Files>, text: &str) -> Vec<(SuggestionKind, String)> {
    let found: Vec<Suggestion> = pollster::block_on(engine.suggest(text, 8)).unwrap();
    found.into_iter().map(|one| (one.kind, one.id)).collect()
}

#[test]
fn suggestions_begin_with_what_was_typed() {
    let engine = engine(&catalogue());
    let course = |id: &str| (SuggestionKind::Course, id.to_owned());
    assert_eq!(suggest(&engine, "mach"), [course("machine-learning")]);
    assert_eq!(
        suggest(&engine, "learning ma"),
        [course("machine-learning")]
    );
    assert_eq!(
        suggest(&engine, "c"),
        [(SuggestionKind::Topic, "computing".to_owned())]
    );
    assert_eq!(
        suggest(&engine, "开放"),
        [(
            SuggestionKind::Institution,
            "riverside-open-university".to_owned()
        )]
    );
    assert_eq!(suggest(&engine, "zzz"), []);
    assert_eq!(suggest(&engine, " "), []);
}

#[test]
fn what_cannot_be_indexed_is_refused_and_the_rest_goes_on() {
    let mut writer = writer();
    let mut strange = course("a", "en", "A");
    strange.topics = vec!["nowhere".to_owned()];
    assert!(matches!(
        writer.add(strange),
        Err(WriteError::UnknownTopic { .. })
    ));
    writer.add(course("a", "en", "First")).unwrap();
    assert!(matches!(
        writer.add(course("a", "en", "Second")),
        Err(WriteError::DuplicateId { .. })
    ));
    assert!(matches!(
        writer.add(course("", "en", "None")),
        Err(WriteError::BadId { .. })
    ));
    let engine = open(&finish(writer));
    assert_eq!(
        (
            engine.len(),
            ask(&engine, "first").total,
            ask(&engine, "second").total
        ),
        (1, 1, 0)
    );
}

#[test]
fn an_empty_catalogue_answers() {
    let engine = open(&write(&[]));
    assert!(engine.is_empty());
    for query in ["", "word", "学习"] {
        let response = ask(&engine, query);
        assert_eq!((response.total, response.exact), (0, true));
    }
}

#[test]
fn an_enormous_course_still_fits() {
    let mut large = course("large", "en", &"word ".repeat(100_000));
    large.description = Text::of("en", "学习".repeat(1_000_000));
    large.keywords = vec!["key ".repeat(10_000); 1_000];
    let files = write(&vec![large; 1]);
    assert!(
        files
            .files
            .iter()
            .all(|(_, bytes)| bytes.len() <= 256 * 1_024)
    );
    assert_eq!(ask(&open(&files), "学习").total, 1);
}

/// Files that come only when asked for a second time, as over a network; counts what is asked for.
struct Slow {
    files: super::Files,
    asked: std::cell::RefCell<Vec<String>>,
}

impl Source for &Slow {
    async fn read(&self, path: &str) -> Result<Vec<u8>, crate::ReadError> {
        self.asked.borrow_mut().push(path.to_owned());
        let mut waited = false;
        std::future::poll_fn(|context| {
            if std::mem::replace(&mut waited, true) {
                return std::task::Poll::Ready(());
            }
            context.waker().wake_by_ref();
            std::task::Poll::Pending
        })
        .await;
        self.files.read(path).await
    }
}

#[test]
fn a_file_that_several_words_need_is_fetched_once() {
    let files = write(&catalogue());
    let slow = Slow {
        files: super::Files::of(&files),
        asked: Vec::new().into(),
    };
    let engine = pollster::block_on(Engine::open(&slow, &files.root.0)).unwrap();
    let query = "machine learning everyone".to_owned();
    let request = Request {
        query,
        limit: 10,
        ..Request::default()
    };
    let response = pollster::block_on(engine.search(&request)).unwrap();
    assert_eq!(response.total, 1);
    let asked = slow.asked.borrow();
    assert_eq!(
        asked.iter().collect::<BTreeSet<_>>().len(),
        asked.len(),
        "{asked:?}"
    );
    assert_eq!(response.cost.files as usize + 1, asked.len());
}
