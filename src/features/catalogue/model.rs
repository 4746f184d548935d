//! The state of a search and its two faces: the address and the engine's request.

use lifelong_search::{Facet, FacetCount, Request, Sort};
use std::collections::{BTreeMap, BTreeSet};

/// Results a page.
pub const PAGE_SIZE: u32 = 10;

/// What is searched for. The address holds all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words.
    pub query: String,
    /// Chosen values a facet.
    pub filters: BTreeMap<Facet, BTreeSet<String>>,
    /// The order.
    pub sort: Sort,
    /// The page, from 0.
    pub page: u32,
}

/// Orders and their names in the address; the first is not written.
const SORTS: [(Sort, &str); 4] = [
    (Sort::Relevance, "relevance"),
    (Sort::Popular, "popular"),
    (Sort::New, "new"),
    (Sort::Shortest, "shortest"),
];

/// The name of an order in the address.
pub fn sort_code(sort: Sort) -> &'static str {
    SORTS
        .iter()
        .find(|(s, _)| *s == sort)
        .map_or("relevance", |(_, code)| code)
}

/// The order of a name; anything unknown is relevance.
pub fn sort_of(code: &str) -> Sort {
    SORTS
        .iter()
        .find(|(_, c)| *c == code)
        .map_or(Sort::Relevance, |(sort, _)| *sort)
}

impl Search {
    /// Reads an address's query, with or without the leading `?`. What it does not know it ignores.
    pub fn from_query(query: &str) -> Self {
        let mut search = Self::default();
        for (key, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            match key.as_ref() {
                "q" => search.query = value.trim().chars().take(200).collect(),
                "sort" => search.sort = sort_of(&value),
                // The address counts pages from 1, as people do.
                "page" => search.page = value.parse::<u32>().unwrap_or(1).clamp(1, 100_000) - 1,
                key => {
                    if let Some(facet) = Facet::from_code(key) {
                        let values = value
                            .split(',')
                            .filter(|v| !v.is_empty())
                            .map(str::to_owned);
                        search.filters.entry(facet).or_default().extend(values);
                    }
                }
            }
        }
        search.filters.retain(|_, values| !values.is_empty());
        search
    }

    /// What its address holds, but for the page.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = Vec::new();
        if !self.query.is_empty() {
            fields.push(("q", self.query.clone()));
        }
        for (facet, values) in &self.filters {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            fields.push((facet.code(), values.join(",")));
        }
        if self.sort != Sort::Relevance {
            fields.push(("sort", sort_code(self.sort).to_owned()));
        }
        fields
    }

    /// The address of this search: the path with its query, the same for the same search.
    pub fn to_path(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields());
        if self.page > 0 {
            query.append_pair("page", &(self.page + 1).to_string());
        }
        let query = query.finish();
        if query.is_empty() {
            "/find".to_owned()
        } else {
            format!("/find?{query}")
        }
    }

    /// The engine's request.
    pub fn request(&self) -> Request {
        Request {
            query: self.query.clone(),
            typing: false,
            filters: self.filters.clone(),
            sort: self.sort,
            offset: self.page * PAGE_SIZE,
            limit: PAGE_SIZE,
        }
    }

    /// With one value of a facet chosen or not any more; back on the first page.
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut next = Self {
            page: 0,
            ..self.clone()
        };
        let values = next.filters.entry(facet).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
        next.filters.retain(|_, values| !values.is_empty());
        next
    }

    /// Whether a value of a facet is chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.filters
            .get(&facet)
            .is_some_and(|values| values.contains(value))
    }

    /// On another page.
    pub fn at_page(&self, page: u32) -> Self {
        Self {
            page,
            ..self.clone()
        }
    }
}

/// How many pages `total` results fill.
pub fn pages(total: u64) -> u32 {
    u32::try_from(total.div_ceil(u64::from(PAGE_SIZE))).unwrap_or(u32::MAX)
}

/// Values right below another, or those that stand on top.
pub fn below<'a>(
    values: &'a [FacetCount],
    above: Option<&'a str>,
) -> impl Iterator<Item = &'a FacetCount> {
    let is_below = move |value: &&FacetCount| value.parent.as_deref() == above;
    values.iter().filter(is_below)
}

/// Whether a value is chosen, or a topic below it.
pub fn leads_to_chosen(
    values: &[FacetCount],
    chosen: &BTreeSet<String>,
    value: &FacetCount,
) -> bool {
    chosen.contains(&value.value)
        || below(values, Some(&value.value)).any(|v| leads_to_chosen(values, chosen, v))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_and_state_are_two_faces_of_one_thing() {
        let search = Search::from_query("?q=tea+%26+太极&area=hobbies,elderly&sort=new&page=3");
        assert_eq!(search.query, "tea & 太极");
        assert!(search.has(Facet::Area, "elderly") && search.has(Facet::Area, "hobbies"));
        assert_eq!((search.sort, search.page), (Sort::New, 2));
        assert_eq!(search.request().offset, 20);
        let path = search.to_path();
        let query = path
            .strip_prefix("/find")
            .expect("it is the catalogue's address");
        assert_eq!(Search::from_query(query), search);
    }

    #[test]
    fn what_an_address_may_hold_by_mistake_does_no_harm() {
        for query in [
            "",
            "?",
            "page=0",
            "page=-1",
            "page=x",
            "area=",
            "sort=worst",
            "novelty=1",
            "%%%",
        ] {
            let search = Search::from_query(query);
            assert_eq!(search.page, 0, "{query}");
            assert!(search.filters.is_empty(), "{query}");
        }
    }

    #[test]
    fn a_choice_taken_back_leaves_no_trace_and_starts_at_the_first_page() {
        let search = Search {
            page: 4,
            ..Search::default()
        };
        let chosen = search.toggled(Facet::Free, "yes");
        assert_eq!((chosen.page, chosen.has(Facet::Free, "yes")), (0, true));
        assert_eq!(chosen.toggled(Facet::Free, "yes"), Search::default());
    }

    #[test]
    fn pages_are_counted() {
        assert_eq!([0, 1, 10, 11].map(pages), [0, 1, 1, 2]);
    }

    #[test]
    fn topics_lie_below_each_other() {
        let topic = |value: &str, parent: Option<&str>| FacetCount {
            value: value.to_owned(),
            parent: parent.map(str::to_owned),
            ..FacetCount::default()
        };
        let values = [
            topic("computing", None),
            topic("programming", Some("computing")),
            topic("cooking", None),
            topic("web", Some("programming")),
        ];
        let names =
            |above| -> Vec<&str> { below(&values, above).map(|v| v.value.as_str()).collect() };
        assert_eq!(names(None), ["computing", "cooking"]);
        assert_eq!(names(Some("computing")), ["programming"]);
        let chosen = BTreeSet::from(["web".to_owned()]);
        let leads = |n: usize| leads_to_chosen(&values, &chosen, &values[n]);
        assert_eq!([0, 1, 2, 3].map(leads), [true, true, false, true]);
    }
}
