//! Every real catalogue at hand imports.

mod build_support;

use build_support::*;
use serde_json::Value;

#[test]
fn everything_under_the_shared_data_that_holds_courses_imports() {
    let Some(shared) = shared() else { return };
    let home = tempfile::tempdir().unwrap();
    let (out, report) = (home.path().join("site"), home.path().join("report.json"));
    let data = shared.join("data");
    let folders = ["courses-csv", "mit", "moochub", "schema-org"].map(|name| data.join(name));
    let mut args: Vec<_> = folders.iter().map(|folder| folder.as_path()).collect();
    let own = content();
    args.extend([own.as_path(), "--report".as_ref(), &report]);
    let text = build_ok(&args, &out);
    println!("{text}");
    let report: Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    let read_of = |name: &str| {
        let files = report["files"].as_array().unwrap();
        let found = files
            .iter()
            .find(|file| file["file"].as_str().unwrap().ends_with(name));
        let number = |key: &str| found.and_then(|file| file[key].as_u64()).unwrap_or(0);
        (number("read"), number("imported") + number("merged"))
    };
    // How many courses each file is known to hold, counted by hand.
    for (file, at_least) in [
        ("courses_final.csv", 600),
        ("stepik_clear.json", 100),
        ("test_sloan_courses.json", 99),
        ("oll_metadata.csv", 60),
        ("example.openHPI.v3.json", 1),
        ("nbis-course-instances.json", 1),
        ("mitxonline_courses.json", 1),
        ("xpro_courses.json", 1),
        ("test_mitx_course.json", 1),
        ("test_ocw_parsed.json", 1),
    ] {
        let (read, kept) = read_of(file);
        assert!(kept >= at_least, "{file}: {read} read, {kept} kept\n{text}");
    }
    for file in report["files"].as_array().unwrap() {
        let number = |key: &str| file[key].as_u64().unwrap();
        assert_eq!(
            number("read"),
            number("imported") + number("merged") + number("refused"),
            "{file}"
        );
    }
    // 733 rows with a title name 730 addresses, and few of them share title and provider: that many courses they are.
    let table = report["files"].as_array().unwrap().iter();
    let kept: u64 = table
        .filter(|file| file["source"].as_str().unwrap().ends_with("courses-csv"))
        .map(|file| file["imported"].as_u64().unwrap())
        .sum();
    assert!(
        (640..=740).contains(&kept),
        "{kept} courses of one table of 749 rows\n{text}"
    );
    assert_eq!(
        courses(&out).len() as u64,
        report["records"]["imported"].as_u64().unwrap()
    );
}
