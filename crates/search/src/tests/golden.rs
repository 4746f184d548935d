//! The bytes of a small catalogue. They change only when the format does: then raise `FORMAT_VERSION`, describe the
//! change in `docs/index-format.md`, and put the new sums here.

use super::{course, write};
use crate::container::{FORMAT_VERSION, checksum};
use lifelong_api::{Area, Format, Kind, Level, Text};

#[test]
fn the_bytes_of_a_small_catalogue() {
    let mut egg = course("steam-an-egg", "en", "Steam an egg");
    egg.title.insert("zh-Hans", "蒸蛋".to_owned());
    egg.description = Text::of("en", "Warm water, low heat, a lid.");
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
            bytes.len() - 33,
            checksum(&[&bytes[33..]])
        ));
    }
    let golden: Vec<&str> = GOLDEN.lines().collect();
    // The root names the other files, so its sum moves with the program's version; its length does not.
    let last = sums.len() - 1;
    sums[last].truncate("r-0000 265".len());
    assert_eq!(sums, golden);
}

const GOLDEN: &str = "\
format 3
c-0000 121 8e86d4b428befd9a
f-0000 16 952e49218b70bb8b
h-0000 8 a7d4a1605709e4a5
i-0000 4 8612a8de595fc71b
n-0000 50 ce48d49dcbd19b55
o-0000 10 0fd2b9bca38d6c79
t-0000 271 8bf0dbd29a9298c0
w-0000 170 a298547dbf57ec53
x-0400 134 dfe681704675dd02
y-0000 159 9de5363c4ae4867a
r-0000 268";
