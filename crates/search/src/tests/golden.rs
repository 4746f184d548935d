//! The bytes of a small catalogue. They change only when the format does: then raise `FORMAT_VERSION`, describe the
//! change in `docs/index-format.md`, and put the new sums here.

use super::{course, write};
use crate::container::{FORMAT_VERSION, checksum};
use lifelong_api::{Area, Format, Kind, Level, Text};

#[test]
fn the_bytes_of_a_small_catalogue() {
    let mut egg = course("steam-an-egg", "en", "Steam an egg");
    egg.title.insert("zh-Hans", "蒸蛋".to_owned());
    egg.summary = Text::of("en", "Warm water, low heat, a lid.");
    egg.description = egg.summary.clone();
    egg.institution = "lantern-lane-college".to_owned();
    egg.institution_name = Text::of("en", "Lantern Lane Community College");
    egg.topics = vec!["gardening".to_owned()];
    egg.keywords = vec!["breakfast".to_owned()];
    egg.codes = vec!["LL-6.00x".to_owned()];
    egg.area = Area::LifeSkills;
    egg.kind = Kind::Micro;
    egg.format = Format::Text;
    egg.level = Some(Level::Beginner);
    egg.languages = vec!["en".to_owned(), "zh-Hans".to_owned()];
    egg.minutes = Some(5);
    egg.free = Some(true);
    egg.rank = 1.0;
    egg.enrolled = Some(12);
    egg.modified = Some(20_000);
    let files = write(&[egg, course("tea", "en", "Tea")]);
    let mut sums = vec![format!("format {FORMAT_VERSION}")];
    for (name, bytes) in files.files.iter().chain([&files.root]) {
        // The header holds the program's version, which changes without the format: only bodies are compared.
        let kind = &name["search/".len()..][..6];
        sums.push(format!(
            "{kind} {} {:016x}",
            bytes.len() - 25,
            checksum(&[&bytes[25..]])
        ));
    }
    let golden: Vec<&str> = GOLDEN.lines().collect();
    // The root names the other files, so its sum moves with the program's version; its length does not.
    let last = sums.len() - 1;
    sums[last].truncate("r-0000 367".len());
    assert_eq!(sums, golden);
}

const GOLDEN: &str = "\
format 1
c-0000 174 738b43afc7b7fb81
f-0000 19 6fd3eada3ff32875
i-0000 2 15bf9278ef24affe
n-0000 57 16e44c55ff2e3267
o-0000 8 103c91f844f7aaeb
s-0000 6 01b328831ba50121
t-0000 405 3b6d12ed9bb291ba
w-0000 145 df8af6f068403460
r-0000 367";
