//! Which institutions are shown, and what one chooses them by. Nothing here knows of a browser.

use crate::platform::letters::fold;
use lifelong_api::{Area, Institution, InstitutionList, InstitutionType, Text};
use std::rc::Rc;

/// What somebody looks for. The address holds all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Words of names and places.
    pub words: String,
    /// The code of a kind; empty for all.
    pub kind: String,
    /// The name of a region, in English where it has one; empty for all.
    pub region: String,
    /// The code of an area; empty for all.
    pub subject: String,
}

impl Sieve {
    /// Reads an address's query. What it does not know it ignores.
    pub fn of_query(query: &str) -> Self {
        let mut sieve = Self::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            if let Some(field) = sieve.field(&key) {
                *field = value.chars().take(200).collect();
            }
        }
        // Codes of a newer portal would find nothing, and could not be named.
        if !InstitutionType::ALL
            .iter()
            .any(|kind| kind.code() == sieve.kind)
        {
            sieve.kind.clear();
        }
        if Area::from_code(&sieve.subject).is_none() {
            sieve.subject.clear();
        }
        sieve
    }

    /// What the address, and the form, call by a name.
    pub fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "q" => &mut self.words,
            "type" => &mut self.kind,
            "region" => &mut self.region,
            "subject" => &mut self.subject,
            _ => return None,
        })
    }

    /// As an address's query; empty where nothing is looked for.
    pub fn query(&self) -> String {
        let fields = [
            ("q", self.words.trim()),
            ("type", &self.kind),
            ("region", &self.region),
            ("subject", &self.subject),
        ];
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish()
    }

    /// Whether all institutions are shown.
    pub fn is_open(&self) -> bool {
        self.query().is_empty()
    }
}

/// Institutions, made ready to be looked through.
#[derive(Debug, Default)]
pub struct Directory {
    list: Rc<InstitutionList>,
    /// Of each, its names and places, folded; and the place of its region.
    ready: Vec<(String, Option<usize>)>,
    /// The regions with their names in the address.
    regions: Vec<(String, Text)>,
    /// Whether kinds, regions and subjects part them: only then there is something to choose.
    varied: [bool; 3],
}

/// What was found, and how many would be found by each choice beside the others. Choices that would find nothing are left
/// out, but for those that were made.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Places in the list.
    pub places: Vec<usize>,
    /// In the order of [`InstitutionType::ALL`].
    pub kinds: Vec<(InstitutionType, usize)>,
    /// Names of regions in the address, those of most institutions first.
    pub regions: Vec<(String, usize)>,
    /// Areas, in the order in which they are shown everywhere.
    pub subjects: Vec<(Area, usize)>,
}

impl Directory {
    /// Makes them ready.
    pub fn of(list: Rc<InstitutionList>) -> Self {
        let mut all = String::new();
        for one in &list.institutions {
            let texts = [&one.name, &one.location, &one.region];
            for text in texts.into_iter().flat_map(Text::values) {
                all.push_str(text);
                // No word goes on from one text into the next.
                all.push('\n');
            }
            all.push('\0');
        }
        let mut regions: Vec<(String, Text)> = Vec::new();
        let mut ready = Vec::with_capacity(list.institutions.len());
        // All at once: each call of the browser costs as much as many words.
        for (one, words) in list.institutions.iter().zip(fold(&all).split('\0')) {
            let name = one.region.pick("en");
            let known = regions.iter().position(|(known, _)| known == name);
            if known.is_none() && !name.is_empty() {
                regions.push((name.to_owned(), one.region.clone()));
            }
            let new = regions.len().checked_sub(1).filter(|_| !name.is_empty());
            ready.push((words.to_owned(), known.or(new)));
        }
        let mut directory = Self {
            list,
            ready,
            regions,
            varied: [false; 3],
        };
        let all = directory.len();
        let found = directory.sift(&Sieve::default());
        directory.varied = [
            found.kinds.iter().any(|(_, count)| *count < all),
            found.regions.iter().any(|(_, count)| *count < all),
            found.subjects.iter().any(|(_, count)| *count < all),
        ];
        directory
    }

    /// Whether there is something to choose of kinds, regions and subjects, whatever is looked for.
    pub fn varied(&self) -> [bool; 3] {
        self.varied
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ready.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ready.is_empty()
    }

    /// The institution of a place in the list.
    pub fn at(&self, place: usize) -> Option<&Institution> {
        self.list.institutions.get(place)
    }

    /// The names of a region, by its name in the address.
    pub fn region(&self, name: &str) -> Option<&Text> {
        let found = self.regions.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text)
    }

    /// Looks through all of them.
    pub fn sift(&self, sieve: &Sieve) -> Found {
        let words = fold(&sieve.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut found = Found::default();
        let mut kinds = [0; InstitutionType::ALL.len()];
        let mut regions = vec![0; self.regions.len()];
        let mut subjects = [0; Area::ALL.len()];
        for (place, (one, (text, region))) in
            self.list.institutions.iter().zip(&self.ready).enumerate()
        {
            // Every word stands in a name or a place, in any language.
            if !words.iter().all(|word| text.contains(word)) {
                continue;
            }
            let has_kind = sieve.kind.is_empty() || one.kind.code() == sieve.kind;
            let named = |at: usize| self.regions[at].0 == sieve.region;
            let has_region = sieve.region.is_empty() || region.is_some_and(named);
            let teaches = |code: &str| one.subjects.iter().any(|subject| subject.id == code);
            let has_subject = sieve.subject.is_empty() || teaches(&sieve.subject);
            if has_kind && has_region && has_subject {
                found.places.push(place);
            }
            // A choice is counted beside the other two.
            if has_region && has_subject {
                kinds[one.kind as usize] += 1;
            }
            if let Some(at) = region.filter(|_| has_kind && has_subject) {
                regions[at] += 1;
            }
            if has_kind && has_region {
                for subject in &one.subjects {
                    if let Some(area) = Area::from_code(&subject.id) {
                        subjects[area as usize] += 1;
                    }
                }
            }
        }
        let kinds = InstitutionType::ALL.map(|kind| (kind, kinds[kind as usize]));
        found.kinds = offered(kinds, |kind| kind.code() == sieve.kind);
        let names = self.regions.iter().map(|(name, _)| name.clone());
        let is_chosen = |name: &String| *name == sieve.region;
        let regions = offered(names.zip(regions), is_chosen);
        // One that nobody here is in was chosen by its address.
        let unknown = !sieve.region.is_empty() && !regions.iter().any(|(name, _)| is_chosen(name));
        let unknown = unknown.then(|| (sieve.region.clone(), 0));
        // There are few: putting each at its place is a smaller program than sorting them.
        for (name, count) in regions.into_iter().chain(unknown) {
            let before = |(other, many): &(String, usize)| (count, other) < (*many, &name);
            let at = found.regions.partition_point(before);
            found.regions.insert(at, (name, count));
        }
        let subjects = Area::ALL.map(|area| (area, subjects[area as usize]));
        found.subjects = offered(subjects, |area| area.code() == sieve.subject);
        found
    }
}

/// The choices that find something, and the one that was made.
fn offered<T>(
    all: impl IntoIterator<Item = (T, usize)>,
    chosen: impl Fn(&T) -> bool,
) -> Vec<(T, usize)> {
    let fits = |(one, count): &(T, usize)| *count > 0 || chosen(one);
    all.into_iter().filter(fits).collect()
}
