//! What a good run publishes.

mod build_support;

use build_support::*;
use lifelong_api::{AreaList, Index, InstitutionList, LearningContent, StartList, TopicTree};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn the_same_input_gives_the_same_bytes_and_every_course_is_found() {
    let home = tempfile::tempdir().unwrap();
    let catalogue = home.path().join("catalogue.jsonl");
    generated(&catalogue, 600, 7);
    let (one, two) = (home.path().join("one"), home.path().join("two"));
    for out in [&one, &two] {
        build_ok(&[content().as_path(), &catalogue], out);
    }
    let (first, second) = (tree(&one), tree(&two));
    assert!(first.len() > 40, "{:?}", first.keys());
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        second.keys().collect::<Vec<_>>()
    );
    assert!(first == second, "the same names hold other bytes");

    let index: Index = read(&one, "index.json");
    let all = courses(&one);
    assert_eq!(index.counts.courses, all.len() as u64);
    assert_eq!(index.date_modified, "2023-11-14T22:13:20Z");
    let ids: BTreeSet<_> = all.iter().map(|course| course.id.as_str()).collect();
    assert_eq!(ids.len(), all.len(), "ids are unique");
    for one_course in &all {
        let found = course(&one, &one_course.id).expect("the block of an id holds it");
        assert_eq!(&found, one_course);
        assert!(!found.provider.name.is_empty(), "{}", found.id);
    }
    // Whatever a file names is there, with the size it names.
    let sizes = |path: &str| first.get(path).map(|bytes| bytes.len() as u64);
    let files = serde_json::to_value(&index.files).unwrap();
    let mut pending = vec![files];
    pending.extend(
        all.iter()
            .map(|course| serde_json::to_value(course).unwrap()),
    );
    while let Some(value) = pending.pop() {
        match value {
            Value::Object(map) => {
                if let (Some(Value::String(path)), Some(bytes)) =
                    (map.get("path"), map.get("bytes"))
                {
                    assert_eq!(sizes(path), bytes.as_u64(), "{path}");
                }
                pending.extend(map.into_iter().map(|(_, value)| value));
            }
            Value::Array(list) => pending.extend(list),
            _ => {}
        }
    }
    // The counts are those of the courses.
    let institutions: InstitutionList = read(&one, &index.files.institutions.path);
    let counted: u64 = institutions
        .institutions
        .iter()
        .map(|one| one.course_count)
        .sum();
    assert_eq!(counted, index.counts.courses);
    let counts: Vec<_> = institutions
        .institutions
        .iter()
        .map(|one| one.course_count)
        .collect();
    assert!(counts.is_sorted_by(|a, b| a >= b));
    let areas: AreaList = read(&one, &index.files.areas.path);
    assert_eq!(areas.areas.len(), 6);
    for area in &areas.areas {
        let here = all.iter().filter(|course| course.area == area.id);
        assert_eq!(area.course_count, here.count() as u64, "{:?}", area.id);
    }
    let starts: StartList = read(&one, &index.files.starts.path);
    let begins = starts.starts.iter().flat_map(|start| &start.begin_with);
    assert!(begins.clone().count() > 12);
    assert!(
        begins
            .into_iter()
            .all(|item| ids.contains(item.id.as_str()))
    );
    let offers = starts.starts.iter().flat_map(|start| &start.institutions);
    assert!(offers.into_iter().all(|item| !item.name.is_empty()));
    let topics: TopicTree = read(&one, &index.files.topics.path);
    let cooking = topics
        .topics
        .iter()
        .find(|topic| topic.id == "cooking")
        .expect("the table has cooking");
    let cooks = all
        .iter()
        .filter(|course| course.about.iter().any(|topic| topic == "cooking"));
    assert_eq!(cooking.course_count, cooks.count() as u64);
}

#[test]
fn own_content_is_published_with_lessons_books_and_pages() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("site");
    build_ok(&[content().as_path()], &out);
    let index: Index = read(&out, "index.json");
    let counts = &index.counts;
    assert!(
        counts.micro > 0 && counts.books > 0 && counts.columns > 0 && counts.help > 0,
        "{counts:?}"
    );
    let own = courses(&out);
    for course in &own {
        let file = course
            .content
            .as_ref()
            .unwrap_or_else(|| panic!("{} has lessons", course.id));
        let content: LearningContent = read(&out, &file.path);
        assert_eq!(content.course, course.id);
        assert_eq!(
            content.lessons.len(),
            course.has_part.len(),
            "{}",
            course.id
        );
    }
    let books: lifelong_api::BookList = read(&out, &index.files.books.path);
    assert!(!books.books.is_empty());
    for outline in &books.books {
        let book: lifelong_api::Book = read(&out, &outline.content.path);
        assert_eq!(
            (outline.has_part.len(), book.has_part.len()),
            (0, outline.chapters as usize)
        );
        assert_eq!(book.has_part[0].id, outline.first);
        for part in &book.has_part {
            let chapter: lifelong_api::Chapter = read(&out, &part.content.path);
            assert!(
                !chapter.body.is_empty() && part.characters > 0,
                "{}",
                part.id
            );
        }
    }
    // No text refers to a picture by the name it had before it was published.
    for (path, bytes) in tree(&out)
        .iter()
        .filter(|(path, _)| path.ends_with(".json"))
    {
        let text = String::from_utf8_lossy(bytes);
        for (at, _) in text.match_indices("\"media/") {
            let url = text[at + 1..].split('"').next().unwrap();
            assert!(out.join(url).is_file(), "{path}: {url}");
        }
    }
}

#[test]
fn records_of_several_sources_become_one_course_with_all_their_runs() {
    let home = tempfile::tempdir().unwrap();
    let (a, b) = (home.path().join("a.jsonl"), home.path().join("b.jsonl"));
    let record = |title: &str, key: &str, start: &str, text: &str| {
        json!({ "title": title, "provider": "Green Hill School", "identifiers": [key], "description": text,
            "text_language": "en", "languages": ["en"],
            "runs": [{ "identifier": start, "startDate": start }] })
    };
    lines(
        &a,
        &[
            record(
                "Baking bread at home",
                "green+B1",
                "2026-03-01",
                "Short words on bread.",
            ),
            record(
                "Mending a shirt",
                "green+M1",
                "2026-03-02",
                "Needle and thread.",
            ),
        ],
    );
    lines(
        &b,
        &[
            record(
                "Baking bread at home, 2nd edition",
                "green+B1",
                "2026-01-01",
                "Rather longer words on bread and on ovens.",
            ),
            record("MENDING a shirt!", "other+9", "2026-05-02", "Thread."),
        ],
    );
    let (out, report) = (home.path().join("site"), home.path().join("report.json"));
    let text = build_ok(&[a.as_path(), &b, "--report".as_ref(), &report], &out);
    let all = courses(&out);
    assert_eq!(all.len(), 2, "{text}");
    let bread = all
        .iter()
        .find(|course| course.name.pick("en").contains("bread"))
        .unwrap();
    let starts: Vec<_> = bread
        .has_course_instance
        .iter()
        .filter_map(|run| run.start_date.as_deref())
        .collect();
    assert_eq!(starts, ["2026-01-01", "2026-03-01"]);
    assert!(bread.description.pick("en").contains("ovens"));
    let mending = all
        .iter()
        .find(|course| course.name.pick("en").contains("shirt"))
        .unwrap();
    assert_eq!(
        mending.has_course_instance.len(),
        2,
        "title and provider join, too"
    );

    let report: Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    assert_eq!(
        report["records"],
        json!({ "read": 4, "imported": 2, "merged": 2, "refused": 0 })
    );
    assert_eq!(report["files"][1]["merged"], 2);
    assert_eq!(report["published"], true);
    assert!(report["output"]["bytes"].as_u64().unwrap() > 1000);
    assert!(report["seconds"].as_f64().is_some());
    assert_eq!(
        report.get("peakMemoryBytes").is_some(),
        cfg!(target_os = "linux")
    );
}

#[test]
fn search_answers_from_disk_in_the_documented_form() {
    let home = tempfile::tempdir().unwrap();
    let catalogue = home.path().join("catalogue.jsonl");
    let record = |title: &str, area: &str| json!({ "title": title, "provider": "Green Hill School", "area": area });
    lines(
        &catalogue,
        &[
            record("Gardening on a balcony", "hobbies"),
            record("Gardening as a trade", "professional"),
            record("Reading the weather", "hobbies"),
        ],
    );
    let site = home.path().join("site");
    let out = site.join("api/v1");
    build_ok(&[catalogue.as_path()], &out);
    for dir in [&site, &out] {
        let dir = dir.to_str().unwrap();
        let printed = lifelong()
            .args(["search", dir, "gardening", "--area", "hobbies", "--json"])
            .output()
            .unwrap();
        assert!(printed.status.success(), "{}", text_of(&printed));
        let answer: Value = serde_json::from_slice(&printed.stdout).unwrap();
        let keys: Vec<_> = answer.as_object().unwrap().keys().cloned().collect();
        assert_eq!(
            keys,
            [
                "bytes", "exact", "facets", "files", "micros", "results", "total"
            ]
        );
        assert_eq!(answer["total"], 1);
        assert_eq!(answer["results"][0]["title"], "Gardening on a balcony");
        assert_eq!(answer["results"][0]["institution"], "green-hill-school");
        assert_eq!(answer["results"][0]["area"], "hobbies");
        assert_eq!(
            answer["facets"]["area"]["professional"], 1,
            "a facet's counts are without its own choice"
        );
    }
    let dir = site.to_str().unwrap();
    let told = run(&["search", dir, "gardning balcony", "--explain"]);
    let told = text_of(&told);
    for part in [
        "first results",
        "gardning: 2 courses, understood as gardening",
        "term garden: 2 courses, 2 with the term",
        "Courses: 1 with all words, 1 of them pass the filters",
        "gardning: in the title, with a typing error",
        "balcony: in the title",
    ] {
        assert!(told.contains(part), "{part} is not told in {told}");
    }
    let none = run(&["search", home.path().to_str().unwrap(), "x"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(text_of(&none).contains("index.json"));
}

#[test]
fn a_configuration_names_the_site_and_flags_win() {
    let home = tempfile::tempdir().unwrap();
    lines(
        &home.path().join("a.jsonl"),
        &[json!({ "title": "Baking bread", "provider": "Green Hill School" })],
    );
    let config = home.path().join("build.toml");
    std::fs::write(
        &config,
        "languages = [\"en\"]\n[name]\nen = \"Green Hill\"\n[description]\nen = \"Our courses.\"\n[[source]]\nlocation = \"a.jsonl\"\n",
    )
    .unwrap();
    let out = home.path().join("site");
    build_ok(
        &[
            "--config".as_ref(),
            config.as_path(),
            "--name".as_ref(),
            "en=Blue Hill".as_ref(),
        ],
        &out,
    );
    let index: Index = read(&out, "index.json");
    assert_eq!(index.name.pick("en"), "Blue Hill");
    assert_eq!(index.description.pick("en"), "Our courses.");
    assert_eq!(index.in_language, ["en"]);
    assert_eq!(index.counts.courses, 1);
}
