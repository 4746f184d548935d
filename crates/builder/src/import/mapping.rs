//! How the columns of a table become the fields of a course: a small TOML file.

use super::json;
use crate::record::Record;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// A mapping.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mapping {
    /// What messages call it.
    pub name: String,
    /// Columns that must be there; by them a built-in mapping is recognised.
    pub columns: Vec<String>,
    /// Fields of every course.
    pub course: BTreeMap<String, Field>,
    /// Fields that differ for some rows; later rules win.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
}

/// Other fields for the rows whose column has a certain value.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    /// The column that is looked at.
    pub column: String,
    /// Its value, compared without regard to case.
    pub is: String,
    /// The fields.
    pub course: BTreeMap<String, Field>,
}

/// Where a field comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Field {
    /// One column.
    Column(String),
    /// Several columns, in order.
    Columns(Vec<String>),
    /// A column, and what to do with it.
    Detailed(Box<Detail>),
}

/// A column, and what to do with its value.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Detail {
    column: Option<String>,
    columns: Vec<String>,
    /// This value in every row, no column.
    value: Option<String>,
    /// Splits the value into several.
    separator: Option<String>,
    /// Replaces whole values.
    values: BTreeMap<String, String>,
    /// Written after a bare number: `weeks`, `hours a week`.
    unit: Option<String>,
    /// Everything up to and with this phrase goes, where it stands near the beginning.
    drop_through: Vec<String>,
    /// `true`: only the host and path of an address count, so that tracking codes do not make two of one.
    address_only: bool,
}

/// Fields that a mapping may name.
const FIELDS: [&str; 28] = [
    "id",
    "identifiers",
    "codes",
    "title",
    "summary",
    "description",
    "text_language",
    "languages",
    "area",
    "topics",
    "subjects",
    "provider",
    "provider_url",
    "provider_country",
    "platform",
    "kind",
    "url",
    "image",
    "duration",
    "effort",
    "level",
    "format",
    "free",
    "price",
    "currency",
    "license",
    "authors",
    "outcomes",
];
const MORE_FIELDS: [&str; 6] = [
    "rating",
    "rating_count",
    "enrolled",
    "modified",
    "start_date",
    "end_date",
];

/// One row: its values by column.
pub(crate) trait Row {
    /// The value or values of a column; empty if there is none.
    fn values(&self, column: &str) -> Vec<String>;
}

impl Mapping {
    /// The mappings that come with the builder.
    pub fn built_in() -> Vec<Mapping> {
        [
            include_str!("../../data/mappings/courses.toml"),
            include_str!("../../data/mappings/open-learning-library.toml"),
        ]
        .iter()
        .filter_map(|text| Self::parse(text).ok())
        .collect()
    }

    /// A mapping from a file.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong in it.
    pub fn load(path: &Path) -> Result<Mapping, String> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("The mapping {} cannot be read: {error}.", path.display()))?;
        Self::parse(&text)
            .map_err(|error| format!("The mapping {} is not usable: {error}", path.display()))
    }

    /// A mapping from TOML.
    pub fn parse(text: &str) -> Result<Mapping, String> {
        let mapping: Mapping = toml::from_str(text).map_err(|error| error.to_string())?;
        if !mapping.course.contains_key("title") {
            return Err("the table [course] names no column for `title`.".to_owned());
        }
        let all =
            std::iter::once(&mapping.course).chain(mapping.rules.iter().map(|rule| &rule.course));
        for field in all.flat_map(BTreeMap::keys) {
            if !FIELDS.contains(&field.as_str()) && !MORE_FIELDS.contains(&field.as_str()) {
                let known = [&FIELDS[..], &MORE_FIELDS].concat().join(", ");
                return Err(format!(
                    "`{field}` is no field of a course. Fields are: {known}."
                ));
            }
        }
        Ok(mapping)
    }

    /// Columns that must be there and are not among `found`.
    pub fn missing(&self, found: &[String]) -> Vec<String> {
        self.columns
            .iter()
            .filter(|column| !found.contains(column))
            .cloned()
            .collect()
    }

    /// The course of a row.
    pub fn record(&self, row: &dyn Row) -> Record {
        let get = |field: &str| self.field(row, field);
        let one = |field: &str| get(field).into_iter().next().unwrap_or_default();
        let maybe = |field: &str| get(field).into_iter().next();
        let number =
            |field: &str| maybe(field).and_then(|text| text.replace(',', "").parse::<f64>().ok());
        let price =
            maybe("price").and_then(|text| json::price(Some(&serde_json::Value::String(text))));
        let free = maybe("free")
            .and_then(|word| json::yes_no(&word))
            .or_else(|| price.as_ref().map(|price| price == "0"));
        let (start_date, end_date) = (maybe("start_date"), maybe("end_date"));
        Record {
            id: maybe("id"),
            identifiers: get("identifiers"),
            codes: get("codes"),
            title: one("title"),
            summary: one("summary"),
            description: one("description"),
            text_language: maybe("text_language"),
            languages: get("languages"),
            area: maybe("area"),
            topics: get("topics"),
            subjects: get("subjects"),
            provider: one("provider"),
            provider_url: maybe("provider_url"),
            provider_country: maybe("provider_country"),
            platform: maybe("platform"),
            kind: maybe("kind"),
            url: maybe("url"),
            image: maybe("image").map(|url| (url, String::new())),
            duration: maybe("duration"),
            effort: maybe("effort"),
            level: maybe("level"),
            format: maybe("format"),
            free,
            offers: price
                .filter(|price| price != "0")
                .map(|price| lifelong_api::Offer {
                    price,
                    price_currency: one("currency"),
                    category: String::new(),
                })
                .into_iter()
                .filter(|offer| !offer.price_currency.is_empty())
                .collect(),
            license: maybe("license"),
            authors: get("authors"),
            outcomes: get("outcomes"),
            rating: number("rating")
                .map(|value| (value, number("rating_count").map(|count| count as u64))),
            enrolled: number("enrolled")
                .filter(|count| *count >= 0.0)
                .map(|count| count as u64),
            modified: maybe("modified"),
            runs: (start_date.is_some() || end_date.is_some())
                .then(|| lifelong_api::CourseInstance {
                    start_date,
                    end_date,
                    ..Default::default()
                })
                .into_iter()
                .collect(),
            ..Record::default()
        }
    }

    fn field(&self, row: &dyn Row, name: &str) -> Vec<String> {
        let rule = self.rules.iter().rev().find(|rule| {
            rule.course.contains_key(name)
                && row
                    .values(&rule.column)
                    .iter()
                    .any(|value| value.eq_ignore_ascii_case(&rule.is))
        });
        match rule.map_or_else(|| self.course.get(name), |rule| rule.course.get(name)) {
            None => Vec::new(),
            Some(Field::Column(column)) => row.values(column),
            Some(Field::Columns(columns)) => columns
                .iter()
                .flat_map(|column| row.values(column))
                .collect(),
            Some(Field::Detailed(detail)) => detail.apply(row),
        }
    }
}

impl Detail {
    fn apply(&self, row: &dyn Row) -> Vec<String> {
        if let Some(value) = &self.value {
            return vec![value.clone()];
        }
        let columns = self.column.iter().chain(&self.columns);
        let values = columns.flat_map(|column| row.values(column));
        let split = values.flat_map(|value| match &self.separator {
            Some(separator) => value
                .split(separator.as_str())
                .map(|part| part.trim().to_owned())
                .collect(),
            None => vec![value],
        });
        split
            .map(|value| self.change(value))
            .filter(|value| !value.is_empty())
            .collect()
    }

    fn change(&self, mut value: String) -> String {
        if let Some(replaced) = self.values.get(&value) {
            value.clone_from(replaced);
        }
        if let Some(unit) = self.unit.as_ref().filter(|_| value.parse::<f64>().is_ok()) {
            value = format!("{value} {unit}");
        }
        for phrase in &self.drop_through {
            // Near the beginning: it is a label then, not part of a sentence.
            if let Some(at) = value.find(phrase.as_str()).filter(|at| *at <= 60) {
                value = value.split_off(at + phrase.len()).trim_start().to_owned();
                break;
            }
        }
        if self.address_only
            && let Ok(url) = url::Url::parse(&value)
        {
            // With its scheme: "host/a/b" alone would be read as a course key of organisation and number.
            value = format!(
                "https://{}{}",
                url.host_str().unwrap_or_default(),
                url.path().trim_end_matches('/')
            );
        }
        value
    }
}
