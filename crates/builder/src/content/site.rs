//! `site.toml`: languages, and the words of the site itself.

use super::ContentSet;
use super::desk::Desk;
use super::facts::Facts;
use lifelong_api::Area;

/// The languages where `site.toml` names none.
const LANGUAGES: [&str; 2] = ["zh-Hans", "en"];

/// Reads `site.toml` into the set, and the languages into the desk.
pub(super) fn read(desk: &mut Desk, set: &mut ContentSet) {
    let default = || LANGUAGES.map(str::to_owned).to_vec();
    let path = desk.dir.join("site.toml");
    let facts = Facts::read(
        desk,
        &path,
        &["languages", "name", "description", "areas", "updated"],
    );
    let Some(facts) = facts else {
        desk.languages = default();
        set.languages = default();
        return;
    };
    let mut languages = facts.strings(desk, "languages");
    languages.retain(|tag| {
        let fit = !tag.is_empty()
            && tag.split('-').all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        if !fit {
            let reason =
                format!("“{tag}” is not a language tag such as en or zh-Hans. It was left out.");
            facts.warn(desk, "languages", "bad-value", reason);
        }
        fit
    });
    let mut seen = std::collections::BTreeSet::new();
    languages.retain(|tag| seen.insert(tag.clone()));
    if languages.is_empty() {
        let reason = format!(
            "No languages are named; {} were taken.",
            LANGUAGES.join(" and ")
        );
        facts.warn(desk, "languages", "bad-value", reason);
        languages = default();
    }
    desk.languages.clone_from(&languages);
    set.languages = languages;
    set.name = facts.localized(desk, &["name"]);
    set.description = facts.localized(desk, &["description"]);
    if set.name.is_empty() {
        let reason = "The site has no name. Add a table [name] with one entry a language.";
        facts.warn(desk, "name", "missing-title", reason.to_owned());
    }
    facts.updated(desk);
    for area in Area::ALL {
        let name = facts.localized(desk, &["areas", area.code(), "name"]);
        let description = facts.localized(desk, &["areas", area.code(), "description"]);
        if !name.is_empty() {
            set.areas.insert(area, (name, description));
        }
    }
    facts.check_areas(desk);
}
