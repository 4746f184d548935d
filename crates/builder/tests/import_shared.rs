//! Real catalogues: every one comes in whole, and nothing that is none of them is taken for one.

mod import_common;

use import_common::{clean, read, shared};
use lifelong_api::{Area, Format, Kind, Level};
use lifelong_builder::classify::Taxonomy;
use lifelong_builder::normalize::{Draft, normalize};

/// Drafts of a shared file, with the codes of the findings on the way.
fn drafts(path: &str) -> Option<(Vec<Draft>, Vec<&'static str>)> {
    let read = read(shared(path)?);
    let taxonomy = Taxonomy::embedded();
    let mut codes: Vec<_> = read.findings.iter().map(|finding| finding.code).collect();
    let drafts = read
        .records
        .into_iter()
        .filter_map(|record| normalize(record, &taxonomy, &mut |finding| codes.push(finding.code)))
        .collect();
    Some((drafts, codes))
}

#[test]
fn every_catalogue_comes_in_whole() {
    for (path, count) in [
        ("courses-csv/courses_final.csv", 749),
        ("courses-csv/stepik_clear.json", 255),
        ("mit/mitxonline_courses.json", 3),
        ("mit/xpro_courses.json", 2),
        ("mit/test_sloan_courses.json", 99),
        ("mit/oll_metadata.csv", 64),
        ("mit/test_mitx_course.json", 2),
        ("mit/test_non_mitx_course.json", 1),
        ("mit/test_ocw_parsed.json", 1),
        ("moochub/example.openHPI.v3.json", 1),
        ("schema-org/nbis-course-instances.json", 32),
    ] {
        let Some(file) = shared(path) else { return };
        let read = read(file);
        assert_eq!(read.records.len(), count, "{path}");
        assert!(read.errors().is_empty(), "{path}: {:?}", read.findings);
        let last = &read.records[count - 1].position;
        assert_eq!(last.record, count as u64, "{path}");
        assert!(last.line > 0, "{path}");
    }
}

#[test]
fn what_is_no_catalogue_is_named_as_such() {
    for (path, code) in [
        ("frameworks/ISCEDF.csv", "not-a-catalogue"),
        ("poetry/lunyu.json", "not-a-catalogue"),
        ("poetry/daxue.json", "not-a-catalogue"),
        ("opds2/schema/feed.schema.json", "not-a-catalogue"),
        ("rwpm/schema/publication.schema.json", "not-a-catalogue"),
        ("rwpm/examples/MobyDick/html/c001.html", "not-a-catalogue"),
        ("moochub/moochub-schema.v3.0.1.json", "not-a-catalogue"),
        ("moochub/moochub-api.v3.yml", "not-a-catalogue"),
        ("mit/platforms.json", "side-table"),
        ("mit/departments.json", "side-table"),
        ("mit/offered_by.json", "side-table"),
        ("mit/topics.yaml", "side-table"),
        ("opds2/opds-authentication.INVALID-fixture.json", "bad-json"),
        ("mit/test_sloan_runs.json", "runs-without-course"),
    ] {
        let Some(file) = shared(path) else { return };
        let read = read(file);
        assert!(read.records.is_empty(), "{path}");
        assert_eq!(read.only(code).position.record, 0, "{path}");
        assert_eq!(read.findings.len(), 1, "{path}: {:?}", read.findings);
    }
}

#[test]
fn a_folder_is_read_whole_and_joined() {
    let Some(folder) = shared("mit") else { return };
    let read = read(folder);
    assert_eq!(read.records.len(), 3 + 2 + 99 + 64 + 2 + 1 + 1);
    // Of 137 runs three belong to courses that are not in the file of courses.
    let with_runs = read
        .records
        .iter()
        .filter(|record| record.provider.contains("Sloan"));
    assert_eq!(
        with_runs.map(|record| record.runs.len()).sum::<usize>(),
        134
    );
    assert!(
        read.only("runs-without-course")
            .reason
            .starts_with("3 of 137 runs")
    );
    let files: Vec<_> = read
        .records
        .iter()
        .map(|record| &record.position.file)
        .collect();
    assert!(files.is_sorted());
}

#[test]
fn garbled_descriptions_are_repaired() {
    let Some((drafts, codes)) = drafts("courses-csv/courses_final.csv") else {
        return;
    };
    // 16 rows have no title.
    assert_eq!(drafts.len(), 733);
    assert_eq!(
        codes
            .iter()
            .filter(|code| **code == "missing-title")
            .count(),
        16
    );
    assert!(
        codes
            .iter()
            .filter(|code| **code == "repaired-encoding")
            .count()
            >= 151
    );
    assert!(!codes.contains(&"broken-encoding"));
    for draft in &drafts {
        let text = serde_json::to_string(&draft.course).expect("a course is JSON");
        let control = text.chars().any(|c| ('\u{80}'..='\u{9f}').contains(&c));
        assert!(
            !control && !text.contains("Ã³") && !text.contains("â€"),
            "{}",
            draft.course.id
        );
    }
    let title = |wanted: &str| {
        drafts
            .iter()
            .any(|draft| draft.course.name.pick("en") == wanted)
    };
    assert!(title("Python: Istruzioni per l’uso"));
    assert!(title("Программирование для всех (начало работы с Python)"));
    assert!(title("用Python玩转数据 Data Processing Using Python"));
}

#[test]
fn nearly_every_course_finds_its_topic() {
    let (mut all, mut placed) = (0, 0);
    for path in [
        "courses-csv/courses_final.csv",
        "courses-csv/stepik_clear.json",
        "mit",
        "schema-org",
    ] {
        let Some((drafts, _)) = drafts(path) else {
            return;
        };
        all += drafts.len();
        placed += drafts
            .iter()
            .filter(|draft| !draft.course.about.is_empty())
            .count();
    }
    assert!(placed * 100 >= all * 95, "{placed} of {all}");
}

#[test]
fn a_course_of_mitx_online_as_a_whole() {
    let Some((drafts, codes)) = drafts("mit/mitxonline_courses.json") else {
        return;
    };
    assert!(codes.is_empty(), "{codes:?}");
    let Draft {
        course,
        keys,
        platform,
        ..
    } = &drafts[0];
    assert_eq!(
        course.name.pick("en"),
        "Introduction to Differential Equations"
    );
    assert_eq!(course.time_required.as_deref(), Some("PT98H"));
    assert_eq!(course.duration_text.as_deref(), Some("14 weeks, 7 hrs/wk"));
    assert_eq!(course.about, ["mathematics"]);
    assert_eq!(course.area, Area::ContinuingEducation);
    assert_eq!(course.kind, Kind::Platform);
    assert_eq!(course.is_accessible_for_free, Some(true));
    assert_eq!(course.offers[0].price, "100");
    assert_eq!(
        course.author,
        ["David Jerison", "Gigliola Staffilani", "Jennifer French"]
    );
    let days: Vec<_> = course
        .has_course_instance
        .iter()
        .map(|run| run.start_date.as_deref())
        .collect();
    assert_eq!(days, [Some("2023-05-31"), Some("2024-09-04")]);
    assert!(
        course
            .image
            .as_ref()
            .is_some_and(|image| image.url.starts_with("https://mitxonline.mit.edu/media/"))
    );
    assert_eq!(keys[0], "id:mitxt+18.03.1x");
    assert_eq!(platform.as_deref(), Some("MITx Online"));
}

#[test]
fn a_course_of_moochub_as_a_whole() {
    let Some((drafts, codes)) = drafts("moochub/example.openHPI.v3.json") else {
        return;
    };
    assert_eq!(codes, ["more-pages"]);
    let course = &drafts[0].course;
    assert_eq!(course.provider.name.pick("en"), "openHPI");
    assert_eq!(course.time_required.as_deref(), Some("PT6H"));
    assert_eq!(course.duration_text.as_deref(), Some("2 weeks, 3 h/week"));
    assert_eq!(course.license.as_deref(), Some("CC-BY-SA-4.0"));
    assert_eq!(course.educational_level, Some(Level::Intermediate));
    assert!(course.about.contains(&"office-software".to_owned()));
    assert!(!course.description.pick("en").contains('<'));
}

#[test]
fn other_real_records() {
    let Some((sloan, _)) = drafts("mit") else {
        return;
    };
    let find = |title: &str| {
        sloan
            .iter()
            .find(|draft| draft.course.name.pick("en") == title)
            .expect(title)
    };
    let abt =
        &find("Accelerating Digital Transformation with Algorithmic Business Thinking").course;
    assert_eq!(abt.time_required.as_deref(), Some("PT42H"));
    assert_eq!(abt.offers[0].price, "2900");
    assert_eq!(abt.learning_resource_type, Format::Online);
    let oll = &find("Introduction to Probability and Statistics").course;
    assert_eq!(oll.time_required.as_deref(), Some("PT196H"));
    assert_eq!(oll.about[0], "mathematics");
    let ocw =
        &find("Geometric Disciplines and Architecture Skills: Reciprocal Methodologies").course;
    assert_eq!(ocw.identifier, ["4.105"]);
    // The same course in two files of the Discovery service is one by its keys.
    let Some((other, _)) = drafts("mit/test_non_mitx_course.json") else {
        return;
    };
    assert_eq!(find("The Analytics Edge").keys[0], other[0].keys[0]);
    let Some((bio, codes)) = drafts("schema-org/nbis-course-instances.json") else {
        return;
    };
    assert_eq!(bio.len(), 32);
    assert_eq!(
        codes
            .iter()
            .filter(|code| **code == "missing-provider")
            .count(),
        32
    );
    assert_eq!(bio[0].course.learning_resource_type, Format::Onsite);
    assert_eq!(bio[0].course.in_language, ["en-GB"]);
    let place = bio[0].course.has_course_instance[0].location.as_deref();
    assert_eq!(
        place,
        Some("SciLifeLab Uppsala - Navet, Husargatan 3, Uppsala, Sweden")
    );
}

#[test]
fn the_same_input_gives_the_same_drafts() {
    let Some(file) = shared("courses-csv/stepik_clear.json") else {
        return;
    };
    let once = read(&file)
        .records
        .into_iter()
        .map(clean_one)
        .collect::<Vec<_>>();
    let again = read(&file)
        .records
        .into_iter()
        .map(clean_one)
        .collect::<Vec<_>>();
    assert_eq!(once, again);
}

fn clean_one(record: lifelong_builder::record::Record) -> Option<Draft> {
    thread_local!(static TAXONOMY: Taxonomy = Taxonomy::embedded());
    TAXONOMY.with(|taxonomy| normalize(record, taxonomy, &mut |_| {}))
}

#[test]
fn a_shared_record_survives_cleaning_alone() {
    let Some(file) = shared("mit/xpro_courses.json") else {
        return;
    };
    let (draft, findings) = clean(read(file).records.remove(1));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(
        draft
            .and_then(|draft| draft.course.time_required)
            .as_deref(),
        Some("PT21H")
    );
}
