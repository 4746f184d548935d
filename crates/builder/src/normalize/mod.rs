//! From a record in a source's words to a course in ours.

pub(crate) mod countries;
mod duration;
pub(crate) mod html;
mod keys;
mod language;
mod mojibake;
mod parts;
mod teller;
mod units;
mod words;

pub use html::plain_text;
pub(crate) use html::{one_line, plain_line, shorten};
pub(crate) use keys::short_slug;
pub use keys::{fold, short_hash, slug};
pub(crate) use language::{detect, direction, tag_of};
pub(crate) use words::{address, day, license};

use crate::classify::Taxonomy;
use crate::record::{Finding, Record};
use lifelong_api::{Course, Kind, ProviderRef, Text, format_minutes};
use parts::{Words, url_host};
use teller::Teller;

/// A title may be this many characters long.
const LONGEST_TITLE: usize = 300;
/// A description may be this many characters long.
const LONGEST_DESCRIPTION: usize = 20_000;

/// A course that is clean but not yet joined with others.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Draft {
    /// The course; its `provider` and `id` are proposals until the merge.
    pub course: Course,
    /// Keys that mean "the same course": identifiers first (`id:…`), then folded title and provider (`tp:…`).
    pub keys: Vec<String>,
    /// The provider's own site, if known.
    pub provider_url: Option<String>,
    /// Its country, if known.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub provider_country: Text,
    /// The platform that carries it, if it is not the provider's own.
    pub platform: Option<String>,
}

/// Cleans a record. `None` where it had to be refused; every repair and refusal is told to `tell`.
pub fn normalize(
    mut record: Record,
    taxonomy: &Taxonomy,
    tell: &mut dyn FnMut(Finding),
) -> Option<Draft> {
    let mut teller = Teller::new(record.position.clone(), tell);
    if let Some(course) = record.finished.take() {
        return finished(*course, &record, taxonomy, &mut teller);
    }
    let title = title(&record, &mut teller)?;
    let platform = record
        .platform
        .as_deref()
        .map(|name| teller.line("platform", name, 200))
        .filter(|name| !name.is_empty());
    let url = teller.value("url", "bad-url", record.url.as_deref(), words::address);
    let provider = provider(&record, platform.as_deref(), url.as_deref(), &mut teller);
    let description = description(&record, &mut teller);
    let text = Words::read(&record, &title, &description, &mut teller);
    let summary = match teller.line("summary", &record.summary, 400) {
        given if given.is_empty() => {
            html::shorten(&html::one_line(html::cut_bytes(&description, 1_500)), 240).0
        }
        given => given,
    };
    let subjects: Vec<String> = record
        .subjects
        .iter()
        .filter(|word| !word.starts_with("isced:"))
        .cloned()
        .collect();
    let keywords = teller.lines("subjects", &subjects, 80, 24);
    let place = taxonomy.place(&record, &title, &description, &mut |field, code, reason| {
        teller.warn(field, code, reason)
    });
    let time = duration::read(record.duration.as_deref(), record.effort.as_deref());
    if time.unreadable {
        teller.warn(
            "duration",
            "unreadable-duration",
            "The length could not be read as a time; its words are shown as they are.",
        );
    }
    let offers = parts::offers(&record.offers, "offers", &mut teller);
    let course = Course {
        id: record
            .id
            .clone()
            .filter(|id| keys::fit_for_address(id))
            .unwrap_or_else(|| keys::make_id(&provider, &record.identifiers, &title)),
        identifier: parts::codes(&record, &mut teller),
        name: Text::of(&text.tag, title.clone()),
        r#abstract: text.localized(summary),
        description: text.localized(description),
        area: place.area,
        about: place.topics,
        keywords,
        provider: ProviderRef {
            id: parts::provider_id(&record, &provider),
            name: parts::name_text(&provider),
        },
        kind: teller
            .value("kind", "unknown-kind", record.kind.as_deref(), words::kind)
            .unwrap_or(if platform.is_some() {
                Kind::Platform
            } else {
                Kind::Partner
            }),
        url,
        image: parts::image(&record, &text, &mut teller),
        in_language: text.taught.clone(),
        time_required: time.minutes.map(format_minutes),
        duration_text: time.text,
        learning_resource_type: teller
            .value(
                "format",
                "unknown-format",
                record.format.as_deref(),
                words::format,
            )
            .unwrap_or_default(),
        educational_level: teller.value(
            "level",
            "unknown-level",
            record.level.as_deref(),
            words::level,
        ),
        is_accessible_for_free: record.free.or_else(|| {
            record
                .offers
                .iter()
                .any(|offer| offer.price.trim().parse() == Ok(0.0))
                .then_some(true)
        }),
        offers,
        license: record.license.as_deref().and_then(words::license),
        author: teller.lines("authors", &record.authors, 120, 20),
        teaches: parts::outcomes(&record, &text, &mut teller),
        aggregate_rating: parts::rating(&record, &mut teller),
        total_historical_enrollment: record.enrolled.filter(|count| *count > 0),
        date_modified: teller.value(
            "modified",
            "bad-date",
            record.modified.as_deref(),
            words::day,
        ),
        has_course_instance: parts::runs(&record, &mut teller),
        ..Course::default()
    };
    Some(Draft {
        keys: draft_keys(&record, &title, &provider),
        provider_url: record.provider_url.as_deref().and_then(words::address),
        provider_country: countries::country(record.provider_country.as_deref().unwrap_or("")),
        platform,
        course,
    })
}

/// A course of our own content is complete; only its place and its keys may be missing.
fn finished(
    mut course: Course,
    record: &Record,
    taxonomy: &Taxonomy,
    teller: &mut Teller,
) -> Option<Draft> {
    let title = course.name.pick("en").to_owned();
    if title.trim().is_empty() {
        teller.refuse(
            "title",
            "missing-title",
            "The course has no title and was left out.",
        );
        return None;
    }
    if course.about.is_empty() || course.area == lifelong_api::Area::Other {
        let description = course.description.pick("en").to_owned();
        let place = taxonomy.place(record, &title, &description, &mut |field, code, reason| {
            teller.warn(field, code, reason)
        });
        if course.area == lifelong_api::Area::Other {
            course.area = place.area;
        }
        if course.about.is_empty() {
            course.about = place.topics;
        }
    }
    let provider = course.provider.name.pick("en").to_owned();
    if course.id.is_empty() {
        course.id = keys::make_id(&provider, &record.identifiers, &title);
    }
    let mut keys = draft_keys(record, &title, &provider);
    keys.dedup();
    Some(Draft {
        keys,
        provider_url: record.provider_url.clone(),
        provider_country: Text::new(),
        platform: record.platform.clone(),
        course,
    })
}

fn title(record: &Record, teller: &mut Teller) -> Option<String> {
    let given = teller.repaired("title", html::cut_bytes(html::trim(&record.title), 100_000));
    let title = html::plain_line(&given);
    if title.is_empty() {
        teller.refuse(
            "title",
            "missing-title",
            "The course has no title and was left out. Give it one in the source.",
        );
        return None;
    }
    if html::has_tags(&given) {
        teller.warn(
            "title",
            "html-in-title",
            "The title held HTML; only its words were kept.",
        );
    }
    let (title, cut) = html::shorten(&title, LONGEST_TITLE);
    if cut {
        teller.warn(
            "title",
            "long-title",
            format!("The title is longer than {LONGEST_TITLE} characters and was cut."),
        );
    }
    Some(title)
}

fn description(record: &Record, teller: &mut Teller) -> String {
    // Cut before anything else is done with it: a description of ten megabytes costs no more than a long one.
    let limit = LONGEST_DESCRIPTION * 5;
    let head = html::cut_bytes(&record.description, limit);
    let repaired = teller.repaired("description", head);
    let (text, cut) = html::shorten(&plain_text(&repaired), LONGEST_DESCRIPTION);
    if cut || head.len() < record.description.len() {
        let reason =
            format!("The description is longer than {LONGEST_DESCRIPTION} characters and was cut.");
        teller.warn("description", "long-description", reason);
    }
    text
}

fn provider(
    record: &Record,
    platform: Option<&str>,
    url: Option<&str>,
    teller: &mut Teller,
) -> String {
    let given = teller.line("provider", &record.provider, 200);
    if !given.is_empty() {
        return given;
    }
    let (name, from) = match (platform, url.and_then(url_host)) {
        (Some(platform), _) => (platform.to_owned(), "its platform"),
        (None, Some(host)) => (host, "the host of its address"),
        (None, None) => ("Unknown institution".to_owned(), "\"Unknown institution\""),
    };
    teller.warn(
        "provider",
        "missing-provider",
        format!("The source names no institution; {from} stands for it."),
    );
    name
}

fn draft_keys(record: &Record, title: &str, provider: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for identifier in record
        .identifiers
        .iter()
        .filter(|identifier| !identifier.trim().is_empty())
    {
        let key = keys::identifier_key(identifier, provider);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let (title, provider) = (fold(title), fold(provider));
    if !title.is_empty() {
        keys.push(format!("tp:{title}|{provider}"));
    }
    keys
}
