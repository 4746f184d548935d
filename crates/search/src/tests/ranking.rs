//! Which result comes first.

use super::{ask, course, engine, ids, search};
use crate::{Document, Field, Request, Sort};
use lifelong_api::Text;

#[test]
fn title_then_institution_then_topic_then_description_then_rank() {
    let mut in_description = course("description", "en", "A");
    in_description.description = Text::of("en", "On poetry");
    in_description.rank = 9.0;
    let mut in_topic = course("topic", "en", "B");
    in_topic.topics = vec!["poetry".to_owned()];
    let mut in_institution = course("institution", "en", "C");
    in_institution.institution = "house".to_owned();
    in_institution.institution_name = Text::of("en", "House of Poetry");
    let low = course("title-low", "en", "Poetry then");
    let mut high = course("title-high", "en", "Poetry now");
    high.rank = 1.0;
    let engine = engine(&[in_description, in_topic, in_institution, low, high]);
    let response = ask(&engine, "poetry");
    assert_eq!(
        ids(&response),
        [
            "title-high",
            "title-low",
            "institution",
            "topic",
            "description"
        ]
    );
    let matched: Vec<_> = response
        .hits
        .iter()
        .flat_map(|hit| hit.matched.clone())
        .collect();
    assert_eq!(
        matched,
        [
            Field::Title,
            Field::Title,
            Field::Institution,
            Field::Topic,
            Field::Description
        ]
    );
    assert!(response.hits.is_sorted_by(|a, b| a.score >= b.score));
}

#[test]
fn exact_comes_before_prefix_and_neighbours_before_strangers() {
    let engine = engine(&[
        course("gardenias", "en", "Gardenias in the year"),
        course("garden", "en", "Garden year"),
        course("apart", "en", "Learning about a machine"),
        course("together", "en", "About machine learning"),
    ]);
    let typing = Request {
        query: "garden".to_owned(),
        typing: true,
        limit: 10,
        ..Request::default()
    };
    assert_eq!(ids(&search(&engine, &typing)), ["garden", "gardenias"]);
    // A finished word is not a beginning where the index has the word itself.
    assert_eq!(ids(&ask(&engine, "garden")), ["garden"]);
    // On its way to `gardening`, a form of `garden`, and to `gardenias`.
    assert_eq!(ids(&ask(&engine, "gardeni")), ["garden", "gardenias"]);
    assert_eq!(ids(&ask(&engine, "gardenia")), ["gardenias"]);
    assert_eq!(
        ids(&ask(&engine, "machine learning")),
        ["together", "apart"]
    );
    assert_eq!(ids(&ask(&engine, "\"machine learning\"")), ["together"]);
}

#[test]
fn other_orders() {
    let numbered = |id: &str, n: Option<u32>| Document {
        minutes: n,
        enrolled: n.map(u64::from),
        modified: n,
        ..course(id, "en", "Tea")
    };
    let engine = engine(&[
        numbered("a", None),
        numbered("b", Some(0)),
        numbered("c", Some(7)),
        numbered("d", Some(3)),
    ]);
    for query in ["", "tea"] {
        let order = |sort| {
            let query = query.to_owned();
            let response = search(
                &engine,
                &Request {
                    query,
                    sort,
                    limit: 10,
                    ..Request::default()
                },
            );
            ids(&response).concat()
        };
        assert_eq!(order(Sort::Relevance), "abcd");
        assert_eq!(order(Sort::Popular), "cdba");
        assert_eq!(order(Sort::New), "cdba");
        assert_eq!(order(Sort::Shortest), "bdca");
    }
}
