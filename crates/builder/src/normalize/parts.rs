//! The smaller parts of a course: languages, people, pictures, prices, runs.

use super::html::{self, plain_text};
use super::teller::Teller;
use super::{keys, language, words};
use crate::record::Record;
use lifelong_api::{CourseInstance, Image, Offer, Rating, Text};

/// Most runs a course keeps.
const MOST_RUNS: usize = 60;

/// The language of a record's texts, and the languages it is taught in.
pub(crate) struct Words {
    /// What its texts are kept under.
    pub tag: String,
    /// BCP 47 tags of teaching.
    pub taught: Vec<String>,
}

impl Words {
    /// As the source says, or as the words show.
    pub fn read(record: &Record, title: &str, description: &str, teller: &mut Teller) -> Self {
        let mut taught: Vec<String> = Vec::new();
        for word in &record.languages {
            let tag = teller.value(
                "languages",
                "unknown-language",
                Some(word),
                language::tag_of,
            );
            if let Some(tag) = tag.filter(|tag| !taught.contains(tag)) {
                taught.push(tag);
            }
        }
        let said = record.text_language.as_deref().and_then(language::tag_of);
        let sample = || format!("{title}. {}", html::cut_bytes(description, 1_200));
        let tag = said.filter(|tag| language::fits(tag, title)).map_or_else(
            || language::detect(&sample()).to_owned(),
            |tag| language::text_tag(&tag),
        );
        if taught.is_empty() && tag != "und" {
            taught.push(tag.clone());
        }
        Self { tag, taught }
    }

    /// A text in this language; none if it is empty.
    pub fn localized(&self, text: String) -> Text {
        if text.is_empty() {
            Text::new()
        } else {
            Text::of(&self.tag, text)
        }
    }
}

/// The host of an address, without `www.`.
pub(crate) fn url_host(address: &str) -> Option<String> {
    let host = url::Url::parse(address).ok()?.host_str()?.to_owned();
    Some(
        host.strip_prefix("www.")
            .map_or_else(|| host.clone(), ToOwned::to_owned),
    )
}

/// A name in the language its script shows.
pub(crate) fn name_text(name: &str) -> Text {
    let tag = match language::detect(name) {
        tag @ ("zh-Hans" | "zh-Hant" | "ja" | "ko" | "ru" | "ar" | "he" | "hi" | "th" | "el") => {
            tag
        }
        // Names are too short to tell one Latin language from another.
        _ => "en",
    };
    Text::of(tag, name)
}

/// The institution's id: the source's, or made of its name.
pub(crate) fn provider_id(record: &Record, provider: &str) -> String {
    let given = record
        .provider_id
        .clone()
        .filter(|id| keys::fit_for_address(id));
    given.unwrap_or_else(|| match keys::short_slug(provider, 64) {
        made if made.is_empty() => format!("institution-{}", keys::short_hash(provider)),
        made => made,
    })
}

/// Codes that people know the course by: no addresses, no UUIDs.
pub(crate) fn codes(record: &Record, teller: &mut Teller) -> Vec<String> {
    let mut all = record.codes.clone();
    let readable = |identifier: &&String| {
        identifier.len() <= 60 && identifier.contains('+') && !identifier.contains("://")
    };
    all.extend(record.identifiers.iter().filter(readable).cloned());
    teller.lines("codes", &all, 60, 8)
}

/// The picture, with what it shows.
pub(crate) fn image(record: &Record, text: &Words, teller: &mut Teller) -> Option<Image> {
    let (url, caption) = record.image.as_ref()?;
    let url = teller.value("image", "bad-image", Some(url), words::picture)?;
    let caption = teller.line("image", caption, 200);
    Some(Image {
        url,
        caption: text.localized(caption),
        ..Image::default()
    })
}

/// What one learns, one sentence each, also where a source gives one block of HTML.
pub(crate) fn outcomes(record: &Record, text: &Words, teller: &mut Teller) -> Vec<Text> {
    let mut found: Vec<String> = Vec::new();
    for outcome in record.outcomes.iter().take(40) {
        let repaired = teller.repaired("outcomes", html::cut_bytes(outcome, 20_000));
        for part in plain_text(&repaired).split("\n\n") {
            let part = part
                .trim_start_matches(['•', '·', '●', '-', '*', ' '])
                .trim();
            if !part.is_empty() && !found.iter().any(|known| known == part) && found.len() < 20 {
                found.push(html::shorten(part, 500).0);
            }
        }
    }
    found
        .into_iter()
        .map(|outcome| Text::of(&text.tag, outcome))
        .collect()
}

/// The rating, between 0 and 5; nothing where nobody has rated.
pub(crate) fn rating(record: &Record, teller: &mut Teller) -> Option<Rating> {
    let (value, count) = record.rating?;
    if !value.is_finite() || value == 0.0 || count == Some(0) {
        return None;
    }
    let clamped = value.clamp(0.0, 5.0);
    if clamped != value {
        teller.warn(
            "rating",
            "bad-rating",
            format!("A rating of {value} is outside 0 to 5; {clamped} was taken."),
        );
    }
    Some(Rating {
        rating_value: clamped,
        rating_count: count,
    })
}

/// Offers that cost something and can be read.
pub(crate) fn offers(given: &[Offer], field: &str, teller: &mut Teller) -> Vec<Offer> {
    let mut out: Vec<Offer> = Vec::new();
    for offer in given.iter().take(20) {
        match words::offer(offer) {
            Some(offer) if offer.price == "0" || out.contains(&offer) => {}
            Some(offer) => out.push(offer),
            None if offer.price.trim().parse() == Ok(0.0) => {}
            None => teller.warn(
                field,
                "bad-price",
                "A price without a number or a currency code was left out.",
            ),
        }
    }
    out
}

/// Runs with real days and addresses, soonest first, each once.
pub(crate) fn runs(record: &Record, teller: &mut Teller) -> Vec<CourseInstance> {
    let mut out: Vec<CourseInstance> = Vec::new();
    for run in record.runs.iter().take(MOST_RUNS) {
        let clean = CourseInstance {
            identifier: run
                .identifier
                .as_deref()
                .map(|id| teller.line("runs", id, 120))
                .filter(|id| !id.is_empty()),
            start_date: teller.value("runs", "bad-date", run.start_date.as_deref(), words::day),
            end_date: teller.value("runs", "bad-date", run.end_date.as_deref(), words::day),
            course_mode: run.course_mode.as_deref().and_then(words::mode),
            location: run
                .location
                .as_deref()
                .map(|place| teller.line("runs", place, 200))
                .filter(|place| !place.is_empty()),
            url: run.url.as_deref().and_then(words::address),
            offers: offers(&run.offers, "runs", teller),
        };
        if clean != CourseInstance::default() && !out.contains(&clean) {
            out.push(clean);
        }
    }
    out.sort_by(|a, b| {
        a.start_date
            .cmp(&b.start_date)
            .then_with(|| a.identifier.cmp(&b.identifier))
    });
    out
}
