//! Who offers the courses: the institutions of our content, and those the catalogues name.

use crate::normalize::countries;
use crate::normalize::{fold, short_hash, slug};
use lifelong_api::{Institution, InstitutionType, ProviderRef, Text};
use std::collections::BTreeMap;

/// The institutions found so far.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    list: Vec<Institution>,
    by_id: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
}

impl Registry {
    /// Begins with the institutions of our own content.
    pub fn new(own: Vec<Institution>) -> Self {
        let mut registry = Self::default();
        for institution in own {
            registry.push(institution);
        }
        registry
    }

    fn push(&mut self, institution: Institution) -> usize {
        let at = self.list.len();
        self.by_id.insert(institution.id.clone(), at);
        for name in institution.name.values() {
            self.by_name.entry(fold(name)).or_insert(at);
        }
        self.list.push(institution);
        at
    }

    /// The institution of a course, found by id or by name or made new; counts the course to it.
    ///
    /// A course that names no institution belongs to the platform that carries it.
    pub fn resolve(
        &mut self,
        wanted: &ProviderRef,
        url: Option<String>,
        country: Text,
        platform: Option<&str>,
    ) -> ProviderRef {
        let name = match platform {
            Some(platform) if wanted.name.is_empty() => Text::of("und", platform),
            _ => wanted.name.clone(),
        };
        let known = self.by_id.get(&wanted.id).copied().or_else(|| {
            name.values()
                .find_map(|name| self.by_name.get(&fold(name)).copied())
        });
        let at = known.unwrap_or_else(|| self.discover(&wanted.id, name, platform));
        let institution = &mut self.list[at];
        institution.course_count += 1;
        if institution.url.is_none() && !institution.example {
            institution.url = url;
        }
        // Of several sources the first one that says it; what our own content says is not added to.
        if institution.region.is_empty() && institution.location.is_empty() && !institution.example
        {
            institution.region = country;
        }
        ProviderRef {
            id: institution.id.clone(),
            name: institution.name.clone(),
        }
    }

    fn discover(&mut self, wanted: &str, mut name: Text, platform: Option<&str>) -> usize {
        if name.is_empty() {
            name = Text::of("en", "Other providers");
            name.insert("zh-Hans", "其他机构".to_owned());
        }
        let words = name.pick("en").to_owned();
        let stem = if wanted.is_empty() {
            slug(&words)
        } else {
            wanted.to_owned()
        };
        let stem = if stem.is_empty() {
            format!("institution-{}", short_hash(&words))
        } else {
            stem
        };
        let id = match self.by_id.contains_key(&stem) {
            true => format!("{stem}-{}", short_hash(&words)),
            false => stem,
        };
        let kind = sort_of(&words, platform);
        self.push(Institution {
            id,
            name,
            kind,
            ..Institution::default()
        })
    }

    /// All of them, those with most courses first, then by id; each with its region where its place says one.
    pub fn into_list(mut self) -> Vec<Institution> {
        for one in &mut self.list {
            if one.region.is_empty() {
                one.region = countries::country_of(&one.location);
            }
        }
        countries::unite(self.list.iter_mut().map(|one| &mut one.region));
        self.list.sort_by(|a, b| {
            b.course_count
                .cmp(&a.course_count)
                .then_with(|| a.id.cmp(&b.id))
        });
        self.list
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// What a name says of itself; nothing is guessed beyond its words.
fn sort_of(name: &str, platform: Option<&str>) -> InstitutionType {
    if platform.is_some_and(|platform| fold(platform) == fold(name)) {
        return InstitutionType::Platform;
    }
    // One word in the languages of the catalogues at hand; stems, because languages bend it.
    let university = [
        "universi",
        "université",
        "hochschule",
        "университет",
        "大学",
        "學院",
        "学院",
    ];
    let name = name.to_lowercase();
    if university.iter().any(|word| name.contains(word)) {
        InstitutionType::University
    } else {
        InstitutionType::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(id: &str, name: &str) -> ProviderRef {
        ProviderRef {
            id: id.to_owned(),
            name: if name.is_empty() {
                Text::new()
            } else {
                Text::of("en", name)
            },
        }
    }

    #[test]
    fn an_institution_is_found_by_id_by_name_and_in_any_language() {
        let mut name = Text::of("en", "Green Hill School");
        name.insert("zh-Hans", "青山学校".to_owned());
        let own = Institution {
            id: "green-hill".to_owned(),
            name,
            ..Institution::default()
        };
        let mut registry = Registry::new(vec![own]);
        for provider in [
            wanted("green-hill", ""),
            wanted("", "GREEN  hill school"),
            wanted("", "青山学校"),
        ] {
            assert_eq!(
                registry.resolve(&provider, None, Text::new(), None).id,
                "green-hill"
            );
        }
        let list = registry.into_list();
        assert_eq!((list.len(), list[0].course_count), (1, 3));
    }

    #[test]
    fn new_ones_are_made_once_and_sorted_by_courses() {
        let mut registry = Registry::default();
        registry.resolve(
            &wanted("", "A Platform"),
            None,
            Text::new(),
            Some("a platform"),
        );
        registry.resolve(
            &wanted("", "University of Somewhere"),
            None,
            countries::country("DE"),
            None,
        );
        registry.resolve(
            &wanted("", "University of Somewhere"),
            Some("https://example.org".to_owned()),
            countries::country("FR"),
            None,
        );
        registry.resolve(&wanted("", ""), None, Text::new(), None);
        let list = registry.into_list();
        assert_eq!(list.len(), 3);
        assert_eq!(list[0].kind, InstitutionType::University);
        assert_eq!(list[0].region.pick("zh-Hans"), "德国");
        assert_eq!(
            (list[0].course_count, list[0].url.as_deref()),
            (2, Some("https://example.org"))
        );
        assert!(list.iter().any(|one| one.kind == InstitutionType::Platform));
        assert!(
            list.iter()
                .any(|one| one.name.pick("zh-Hans") == "其他机构")
        );
    }
}
