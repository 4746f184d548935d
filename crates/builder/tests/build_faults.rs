//! Bad input, killed builds, wrong folders: a clear message each time, and nothing lost.

mod build_support;

use build_support::*;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Stdio;

fn record(title: &str) -> Value {
    json!({ "title": title, "provider": "Green Hill School", "text_language": "en" })
}

#[test]
fn an_id_used_twice_gets_a_suffix_and_is_told() {
    let home = tempfile::tempdir().unwrap();
    let catalogue = home.path().join("a.jsonl");
    let named = |title: &str, key: &str| json!({ "id": "bread", "title": title, "provider": "Green Hill School", "identifiers": [key] });
    lines(
        &catalogue,
        &[
            named("Baking bread", "key:1"),
            named("The history of bread", "key:2"),
        ],
    );
    let out = home.path().join("site");
    let text = build_ok(&[&catalogue], &out);
    assert!(
        text.contains("[duplicate-id]") && text.contains("a.jsonl:2: record 2, id:"),
        "{text}"
    );
    let all = courses(&out);
    assert_eq!(all.len(), 2);
    assert_eq!(
        course(&out, "bread").unwrap().name.pick("en"),
        "Baking bread"
    );
    assert!(all.iter().any(|course| course.id.starts_with("bread-")));
}

#[test]
fn a_cyclic_topic_tree_and_an_unknown_area_in_it_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let catalogue = home.path().join("a.jsonl");
    lines(&catalogue, &[record("Baking bread")]);
    let good = include_str!("../data/topics.toml");
    // The same table, with one topic more whose parent is itself below it, and with one of no known area.
    for (name, more, says) in [
        ("cycle.toml", cycle(good), "loop-a"),
        ("area.toml", area(good), "moonlight"),
    ] {
        let topics = home.path().join(name);
        std::fs::write(&topics, more).unwrap();
        let out = home.path().join("site");
        let output = build(&[&catalogue, "--topics".as_ref(), &topics], &out);
        let text = text_of(&output);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains(name) && text.contains(says), "{text}");
        assert!(!out.exists());
    }
}

fn cycle(good: &str) -> String {
    let topic = |id: &str, parent: &str| {
        format!("\n[[topic]]\nid = \"{id}\"\nparent = \"{parent}\"\nen = \"A\"\nzh = \"甲\"\n")
    };
    format!(
        "{good}{}{}",
        topic("loop-a", "loop-b"),
        topic("loop-b", "loop-a")
    )
}

fn area(good: &str) -> String {
    format!(
        "{good}\n[[topic]]\nid = \"stars\"\narea = \"moonlight\"\nen = \"Stars\"\nzh = \"星\"\n"
    )
}

#[test]
fn an_unknown_area_of_a_record_is_told_and_the_record_stays() {
    let home = tempfile::tempdir().unwrap();
    let catalogue = home.path().join("a.jsonl");
    let mut odd = record("Baking bread");
    odd["area"] = json!("moonlight");
    lines(&catalogue, &[odd]);
    let out = home.path().join("site");
    let text = build_ok(&[&catalogue], &out);
    assert!(
        text.contains("record 1, area:") && text.contains("[unknown-area]"),
        "{text}"
    );
    let all = courses(&out);
    assert!(
        lifelong_api::Area::ALL.contains(&all[0].area),
        "{:?}",
        all[0].area
    );
}

#[test]
fn ten_megabytes_of_description_are_cut_and_told() {
    let home = tempfile::tempdir().unwrap();
    let catalogue = home.path().join("a.jsonl");
    let mut long = record("Baking bread");
    long["description"] = json!("Bread is flour and water. ".repeat(400_000));
    lines(&catalogue, &[long, record("Mending a shirt")]);
    let out = home.path().join("site");
    let text = build_ok(&[&catalogue], &out);
    assert!(text.contains("record 1, description"), "{text}");
    assert_eq!(courses(&out).len(), 2);
    let largest = tree(&out).values().map(Vec::len).max().unwrap();
    assert!(largest < 256 * 1024, "{largest}");
}

#[test]
fn a_missing_translation_is_told_and_the_other_language_is_published() {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("content");
    for (name, bytes) in tree(&content()) {
        let target = copy.join(name);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, bytes).unwrap();
    }
    let micro = std::fs::read_dir(copy.join("micro"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let id = micro.file_name().unwrap().to_str().unwrap().to_owned();
    std::fs::remove_file(micro.join("en.md")).unwrap();
    let out = home.path().join("site");
    let text = build_ok(&[&copy], &out);
    assert!(text.contains(&format!("micro/{id}")), "{text}");
    let course = course(&out, &id).expect("it is published in the language there is");
    assert!(course.name.get("zh-Hans").is_some() && course.name.get("en").is_none());
    // `check` says the same and writes nothing.
    let before = tree(home.path());
    let output = lifelong().arg("check").arg(&copy).output().unwrap();
    assert!(text_of(&output).contains(&format!("micro/{id}")));
    assert!(tree(home.path()) == before);
}

#[test]
fn strict_publishes_nothing_where_something_was_refused() {
    let home = tempfile::tempdir().unwrap();
    let (good, bad) = (
        home.path().join("good.jsonl"),
        home.path().join("bad.jsonl"),
    );
    lines(&good, &[record("Baking bread")]);
    lines(
        &bad,
        &[
            record("Mending a shirt"),
            json!({ "provider": "Green Hill School" }),
        ],
    );
    let out = home.path().join("site");
    build_ok(&[&good, "--strict".as_ref()], &out);
    let before = tree(&out);
    let report = home.path().join("report.json");
    let output = build(
        &[&bad, "--strict".as_ref(), "--report".as_ref(), &report],
        &out,
    );
    assert_eq!(output.status.code(), Some(1), "{}", text_of(&output));
    assert!(tree(&out) == before);
    let report: Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    assert_eq!(
        report["records"],
        json!({ "read": 2, "imported": 0, "merged": 0, "refused": 1 })
    );
    assert_eq!(report["published"], false);
    assert_eq!(
        lifelong()
            .arg("check")
            .arg(&bad)
            .output()
            .unwrap()
            .status
            .code(),
        Some(1)
    );
    assert_eq!(
        lifelong()
            .arg("check")
            .arg(&good)
            .output()
            .unwrap()
            .status
            .code(),
        Some(0)
    );
    // Without --strict the good record is published.
    build_ok(&[&bad], &out);
    assert_eq!(courses(&out).len(), 1);
}

#[test]
fn a_source_that_is_not_there_is_named_and_nothing_is_published() {
    let home = tempfile::tempdir().unwrap();
    let (gone, out) = (home.path().join("gone.csv"), home.path().join("site"));
    let output = build(&[&gone], &out);
    let text = text_of(&output);
    assert_eq!(output.status.code(), Some(3), "{text}");
    assert!(
        text.contains("gone.csv") && text.contains("nothing to publish"),
        "{text}"
    );
    assert!(!out.exists());
    assert_eq!(tree(home.path()).len(), 0, "nothing is left behind");
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let home = tempfile::tempdir().unwrap();
    let catalogue = home.path().join("a.jsonl");
    lines(&catalogue, &[record("Baking bread")]);
    // Below a file there can be no folder, not even for an administrator.
    let output = build(&[&catalogue], &catalogue.join("site"));
    let text = text_of(&output);
    assert_eq!(output.status.code(), Some(3), "{text}");
    assert!(text.contains("a.jsonl"), "{text}");
    // A folder of something else stays as it is.
    let photos = home.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    std::fs::write(photos.join("one.jpg"), "x").unwrap();
    let output = build(&[&catalogue], &photos);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text_of(&output).contains("is not empty"),
        "{}",
        text_of(&output)
    );
    assert_eq!(tree(&photos).len(), 1);
}

#[test]
fn wrong_calls_say_what_to_do() {
    for (args, says) in [
        (vec!["build", "x.csv"], "--out"),
        (vec!["build", "--out", "x"], "There is no source"),
        (
            vec!["build", "x.csv", "--out", "x", "--name", "Lifelong"],
            "en=Lifelong",
        ),
        (vec!["fly"], "unrecognized subcommand"),
        (vec!["serve", "/no/such/folder"], "is not a folder"),
    ] {
        let output = run(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            text_of(&output).contains(says),
            "{args:?}: {}",
            text_of(&output)
        );
    }
}

/// How many files builds have written beside the site so far.
fn half_written(home: &Path) -> usize {
    let entries = std::fs::read_dir(home).unwrap().flatten();
    let temps = entries.filter(|e| {
        e.file_name()
            .to_string_lossy()
            .starts_with(".site.building-")
    });
    temps.flat_map(|temp| walk(&temp.path())).count()
}

/// Files below a folder that may vanish while it is read.
fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                walk(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn a_killed_build_leaves_the_old_site_whole() {
    let home = tempfile::tempdir().unwrap();
    let (old, new) = (home.path().join("old.jsonl"), home.path().join("new.jsonl"));
    generated(&old, 300, 1);
    generated(&new, 700, 2);
    let (out, fresh) = (home.path().join("site"), home.path().join("fresh"));
    build_ok(&[&old], &out);
    build_ok(&[&new], &fresh);
    let (before, after) = (tree(&out), tree(&fresh));
    let mut interrupted = 0;
    // Killed when so many files lie there: from the first moment to just before the swap.
    for files in [0, 1, 2, 20, 40, after.len() - 2] {
        let mut child = lifelong()
            .arg("build")
            .arg(&new)
            .arg("--out")
            .arg(&out)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while child.try_wait().unwrap().is_none() && half_written(home.path()) < files {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let now = tree(&out);
        assert!(
            now == before || now == after,
            "neither the old site nor the new one, killed at {files} files"
        );
        interrupted += usize::from(now == before);
    }
    assert!(interrupted > 0, "no build was killed before its end");
    build_ok(&[&new], &out);
    assert!(tree(&out) == after);
    let mut left: Vec<_> = std::fs::read_dir(home.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(
        left,
        ["fresh", "new.jsonl", "old.jsonl", "site"],
        "what killed builds left is cleared"
    );
}
