//! What a catalogue tells of institutions: outlines to choose by, the whole of each, feeds of single ones.

mod build_support;
mod institutions_support;

use build_support::*;
use institutions_support as lanes;
use lifelong_api::{
    BlockManifest, Index, Institution, InstitutionList, ItemRef, ItemType, Subject, block_of,
};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn index(out: &Path) -> Index {
    read(out, "index.json")
}

/// The lists, file by file.
fn lists(out: &Path) -> Vec<InstitutionList> {
    let mut next = Some(index(out).files.institutions);
    let mut all = Vec::new();
    while let Some(file) = next {
        let list: InstitutionList = read(out, &file.path);
        next = list.next.clone();
        all.push(list);
    }
    all
}

fn outlines(out: &Path) -> Vec<Institution> {
    let all = lists(out).into_iter();
    all.flat_map(|list| list.institutions).collect()
}

fn outline(out: &Path, id: &str) -> Institution {
    let all = outlines(out).into_iter();
    let mut found = all.filter(|one| one.id == id);
    found
        .next()
        .unwrap_or_else(|| panic!("{id} is in the list"))
}

/// The whole of one, on the way that the portal goes.
fn whole(out: &Path, id: &str) -> Institution {
    let places = index(out).files.institution_places;
    let found = if places.is_none() {
        outline(out, id)
    } else {
        let manifest: BlockManifest = read(out, &places.path);
        let block = block_of(id, manifest.paths.len() as u32);
        let block: InstitutionList = read(out, &manifest.paths[block as usize]);
        let mut all = block.institutions.into_iter();
        all.find(|one| one.id == id).expect("it is in its block")
    };
    match found.content.is_none() {
        true => found,
        false => read(out, &found.content.path),
    }
}

fn told(subjects: &[Subject]) -> Vec<(&str, u64)> {
    let one = |subject: &Subject| (subject.id.clone(), subject.course_count);
    let all: Vec<(String, u64)> = subjects.iter().map(one).collect();
    let known = |id: &String| {
        subjects
            .iter()
            .find(|one| one.id == *id)
            .map(|one| &*one.id)
    };
    all.iter()
        .map(|(id, count)| (known(id).unwrap(), *count))
        .collect()
}

fn ids(items: &[ItemRef]) -> Vec<&str> {
    items.iter().map(|item| item.id.as_str()).collect()
}

/// A folder with two institutions, a column of one, an event of the other.
fn folder(home: &Path) -> PathBuf {
    let dir = home.join("folder");
    let put = |path: &str, text: &str| {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put(
        "site.toml",
        "languages = [\"en\"]\n[name]\nen = \"School\"\n[description]\nen = \"Learn.\"\n",
    );
    put(
        "institutions/mill/institution.toml",
        "type = \"community\"\n[location]\nen = \"Mill Lane, Bath, United Kingdom\"\n",
    );
    put(
        "institutions/mill/en.md",
        "# The Mill\n\nFlour.\n\nMore of it.\n",
    );
    put(
        "institutions/kiln/institution.toml",
        "type = \"senior\"\n[location]\nen = \"Kiln Road\"\n[region]\nen = \"Northland\"\n",
    );
    put(
        "institutions/kiln/en.md",
        "# The Kiln\n\nClay.\n\nMore of it.\n",
    );
    put("columns/hands/column.toml", "order = 1\n");
    put(
        "columns/hands/en.md",
        "# Work of hands\n\nTwo ways.\n\n## Clay\n\n- institution:kiln\n\n## Flour\n\n```courses\ninstitution: mill\n```\n",
    );
    put(
        "events/oven/event.toml",
        "organizer = \"mill\"\nupdated = 2026-11-20\n",
    );
    put("events/oven/en.md", "# Open oven\n\nBread.\n\nCome.\n");
    dir
}

/// Courses of the two, and of one that only the catalogue knows.
fn courses(home: &Path) -> PathBuf {
    let path = home.join("courses.jsonl");
    let course = |number: usize| {
        let (provider, area) = match number % 4 {
            0 => ("The Kiln", "hobbies"),
            1 => ("The Mill", "life-skills"),
            2 => ("The Mill", "hobbies"),
            _ => ("The Mill", "life-skills"),
        };
        json!({ "id": format!("course-{number:02}"), "title": format!("Course {number}"), "provider": provider, "area": area,
            "topics": ["cooking"], "languages": ["en"], "text_language": "en", "enrolled": 100 + number,
            "modified": format!("2026-10-{:02}", 1 + number % 28), "url": format!("https://example.org/{number}") })
    };
    let mut records: Vec<_> = (0..80).map(course).collect();
    records.push(json!({ "id": "far", "title": "Far", "provider": "Far School", "provider_country": "UK",
        "area": "hobbies", "languages": ["en"], "text_language": "en", "url": "https://example.org/far" }));
    lines(&path, &records);
    path
}

fn site(home: &Path, flags: &[&str]) -> PathBuf {
    let out = home.join("site");
    let (folder, courses) = (folder(home), courses(home));
    let mut args: Vec<&Path> = flags.iter().map(Path::new).collect();
    args.extend([folder.as_path(), &courses]);
    build_ok(&args, &out);
    out
}

#[test]
fn an_outline_tells_what_one_chooses_by_and_the_whole_what_it_offers() {
    let home = tempfile::tempdir().unwrap();
    let out = site(home.path(), &[]);
    let mill = outline(&out, "mill");
    // Its place says the country, and another source has the same one.
    assert_eq!(mill.region.pick("zh-Hans"), "英国");
    assert_eq!(mill.region, outline(&out, "far-school").region);
    assert_eq!(told(&mill.subjects), [("life-skills", 40), ("hobbies", 20)]);
    assert_eq!(mill.course_count, 60);
    assert!(mill.begin_with.is_empty() && mill.columns.is_empty() && mill.events.is_empty());
    assert!(mill.topics.is_empty() && mill.feed.is_empty());
    let whole_mill = whole(&out, "mill");
    assert!(!whole_mill.body.is_empty());
    assert_eq!(told(&whole_mill.topics)[0], ("cooking", 60));
    assert!(!whole_mill.topics[0].name.is_empty());
    assert_eq!(whole_mill.begin_with.len(), 12);
    // The best ones, and of nobody else.
    let offered = ids(&whole_mill.begin_with);
    for id in &offered {
        assert_eq!(course(&out, id).unwrap().provider.id, "mill", "{id}");
    }
    assert!(
        whole_mill
            .begin_with
            .iter()
            .all(|one| one.item_type == ItemType::Course)
    );
    assert_eq!(offered[0], "course-79", "most learners come first");
    assert_eq!(ids(&whole_mill.columns), ["hands"]);
    assert_eq!(ids(&whole_mill.events), ["oven"]);
    let kiln = whole(&out, "kiln");
    // What an editor writes stands.
    assert_eq!(kiln.region.pick("en"), "Northland");
    assert_eq!(ids(&kiln.columns), ["hands"]);
    assert!(kiln.events.is_empty());
    // One that is only imported has no file of its own.
    let far = whole(&out, "far-school");
    assert!(far.content.is_none());
    assert_eq!(ids(&far.begin_with), ["far"]);
}

#[test]
fn a_source_tells_the_country_in_an_address() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("page.jsonld");
    let course = |name: &str, address: serde_json::Value| {
        json!({ "@context": "https://schema.org", "@type": "Course", "name": format!("Tea at {name}"), "url": format!("https://example.org/{name}"),
            "provider": { "@type": "Organization", "name": name, "address": address } })
    };
    let all = json!([
        course(
            "one",
            json!({ "@type": "PostalAddress", "addressCountry": "FR" })
        ),
        course(
            "two",
            json!({ "addressCountry": { "@type": "Country", "name": "France" } })
        ),
        course("three", json!("Rue 1, Paris")),
        course("four", json!({ "addressCountry": "Atlantis" })),
    ]);
    std::fs::write(&path, all.to_string()).unwrap();
    let out = home.path().join("site");
    build_ok(&[&path], &out);
    let region = |id: &str| outline(&out, id).region.pick("en").to_owned();
    let found = ["one", "two", "three", "four"].map(region);
    assert_eq!(found, ["France", "France", "", "Atlantis"]);
}

#[test]
fn each_of_the_folder_has_a_feed_of_its_own_courses() {
    let home = tempfile::tempdir().unwrap();
    let address = "https://learn.example/";
    let out = site(home.path(), &["--address", address]);
    let mill = whole(&out, "mill");
    assert_eq!(mill.feed, "feeds/institution-mill.atom");
    let bytes = std::fs::read(out.join(&mill.feed)).unwrap();
    let feed = feed_rs::parser::parse(bytes.as_slice()).unwrap();
    assert_eq!(feed.id, format!("{address}api/v1/{}", mill.feed));
    assert_eq!(
        feed.title.unwrap().content,
        "School – New courses: The Mill"
    );
    let page = feed
        .links
        .iter()
        .find(|link| link.rel.as_deref() == Some("alternate"));
    assert_eq!(page.unwrap().href, format!("{address}institution/mill"));
    assert_eq!(feed.entries.len(), 30, "the newest of sixty");
    let mut days = Vec::new();
    for entry in &feed.entries {
        let id = entry.id.strip_prefix(&format!("{address}course/")).unwrap();
        assert_eq!(course(&out, id).unwrap().provider.id, "mill");
        days.push(entry.updated.unwrap());
    }
    assert!(days.is_sorted_by(|a, b| a >= b));
    let written = tree(&out);
    let names = written
        .keys()
        .filter(|path| path.starts_with("feeds/institution-"));
    let names: BTreeSet<&str> = names.map(String::as_str).collect();
    // Whom nobody here looks after has none.
    let own = ["feeds/institution-kiln.atom", "feeds/institution-mill.atom"];
    assert_eq!(names, BTreeSet::from(own));
    // Without an address, or where feeds are not wanted, there are none.
    let none = tempfile::tempdir().unwrap();
    let out = site(none.path(), &["--address", address, "--feeds", "sitemap"]);
    assert!(whole(&out, "mill").feed.is_empty());
}

#[test]
fn no_more_than_two_hundred_have_feeds() {
    let home = tempfile::tempdir().unwrap();
    let dir = folder(home.path());
    let mut records = Vec::new();
    for number in 0..205 {
        let id = format!("school-{number:03}");
        let place = dir.join("institutions").join(&id);
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join("institution.toml"), "type = \"senior\"\n").unwrap();
        std::fs::write(place.join("en.md"), format!("# School {number}\n\nClay.\n")).unwrap();
        // The last one has two courses.
        for course in 0..=usize::from(number == 204) {
            records.push(json!({ "id": format!("{id}-{course}"), "title": format!("Clay {number} {course}"), "provider": format!("School {number}"),
                "area": "hobbies", "languages": ["en"], "text_language": "en", "url": format!("https://example.org/{number}/{course}") }));
        }
    }
    let path = home.path().join("many.jsonl");
    lines(&path, &records);
    let out = home.path().join("site");
    let flags = ["--address", "https://learn.example/"].map(Path::new);
    build_ok(&[&flags[..], &[dir.as_path(), &path]].concat(), &out);
    let written = tree(&out);
    let feeds = written
        .keys()
        .filter(|path| path.starts_with("feeds/institution-"));
    assert_eq!(feeds.count(), 200);
    assert!(!whole(&out, "school-204").feed.is_empty(), "most courses");
    assert!(whole(&out, "school-203").feed.is_empty());
}

#[test]
fn thousands_lie_in_few_files_and_each_is_found() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("lanes.jsonl");
    lanes::write(&path);
    let out = home.path().join("site");
    build_ok(&[&path], &out);
    assert_eq!(index(&out).counts.institutions, lanes::COUNT as u64);
    let lists = lists(&out);
    assert_eq!(
        lists[0].institutions.len(),
        120,
        "a page has something to show at once"
    );
    assert!(lists.len() <= 8, "{}", lists.len());
    let all = outlines(&out);
    assert_eq!(all.len(), lanes::COUNT);
    assert_eq!(all[0].name.values().next(), Some(&lanes::name(0)));
    assert!(all.is_sorted_by(|a, b| (b.course_count, &a.id) <= (a.course_count, &b.id)));
    let written = tree(&out);
    let own = written
        .keys()
        .filter(|path| path.starts_with("institution"));
    assert!(own.count() <= 128 + 1 + lists.len());
    for (path, bytes) in &written {
        assert!(
            bytes.len() <= 256_000 || path.starts_with("search/"),
            "{path}"
        );
    }
    let regions: BTreeSet<&str> = all.iter().map(|one| one.region.pick("en")).collect();
    assert_eq!(regions, BTreeSet::from(["", "China", "France", "Germany"]));
    for one in all.iter().step_by(111) {
        let whole = whole(&out, &one.id);
        assert_eq!(whole.begin_with.len() as u64, one.course_count.min(12));
        assert_eq!((&whole.name, &whole.subjects), (&one.name, &one.subjects));
    }
    // The same once more, byte by byte.
    let again = home.path().join("again");
    build_ok(&[&path], &again);
    assert!(written == tree(&again));
}
