//! Reading an institution's `config.json`, with everything that is wrong with it.

use super::colours::{Colour, colour};
use crate::likely;
use lifelong_api::{Area, HOME, SiteConfig, live_server};
use serde_json::{Map, Value, json};
use std::path::Path;

const KEYS: [&str; 10] = [
    "api",
    "feedback",
    "live",
    "name",
    "logo",
    "languages",
    "home",
    "areas",
    "contact",
    "colours",
];
/// The languages that the portal has words in.
const LANGUAGES: [&str; 2] = ["zh-Hans", "en"];
/// Kinds of pictures that every browser shows.
const PICTURES: [&str; 5] = ["svg", "png", "webp", "jpg", "jpeg"];
/// A larger logo would cost more than the rest of the first visit.
const LARGEST_LOGO: usize = 60_000;

/// What a `config.json` says.
#[derive(Debug)]
pub struct Checked {
    /// What the portal reads.
    pub config: SiteConfig,
    /// The colour of buttons and links.
    pub primary: Option<Colour>,
    /// The colour of what stands out.
    pub accent: Option<Colour>,
    /// The logo's bytes, and its name in the site.
    pub logo: Option<(Vec<u8>, String)>,
}

/// Reads it; a logo lies in `folder`.
///
/// # Errors
/// All faults, each with what to do.
pub fn check(text: &str, folder: &Path) -> Result<Checked, Vec<String>> {
    let value: Value = serde_json::from_str(text).map_err(|why| {
        vec![format!(
            "This is not JSON: {why}. A comma too many before a }} or a missing quotation mark is often the reason."
        )]
    })?;
    let Value::Object(object) = value else {
        return Err(vec!["This must be one object: { \"name\": … }.".to_owned()]);
    };
    let mut faults = Vec::new();
    unknown(&object, &KEYS, "", &mut faults);
    texts(&object, "name", &mut faults);
    listed(&object, "languages", &LANGUAGES, &mut faults);
    listed(&object, "home", &HOME, &mut faults);
    let areas = Area::ALL.map(Area::code);
    listed(&object, "areas", &areas, &mut faults);
    contact(&object, &mut faults);
    live(&object, &mut faults);
    let (primary, accent) = colours(&object, &mut faults);
    let logo = logo(&object, folder, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let config: SiteConfig = serde_json::from_value(Value::Object(object)).map_err(|why| {
        vec![format!(
            "A value is of another kind than it should be: {why}."
        )]
    })?;
    Ok(Checked {
        config,
        primary,
        accent,
        logo,
    })
}

/// The configuration as it is written: the colours, which no program reads, stay in it for the next time.
pub fn with_colours(config: &SiteConfig, primary: Option<Colour>, accent: Option<Colour>) -> Value {
    let mut value = json!(config);
    let named = [("primary", primary), ("accent", accent)];
    let named: Map<String, Value> = named
        .into_iter()
        .filter_map(|(name, colour)| Some((name.to_owned(), json!(colour?.to_string()))))
        .collect();
    if let (Value::Object(object), false) = (&mut value, named.is_empty()) {
        object.insert("colours".to_owned(), Value::Object(named));
    }
    value
}

fn unknown(object: &Map<String, Value>, keys: &[&str], of: &str, faults: &mut Vec<String>) {
    for key in object.keys().filter(|key| !keys.contains(&key.as_str())) {
        faults.push(format!(
            "“{of}{key}” is not known.{} There are: {}.",
            likely::meant(key, keys),
            keys.join(", ")
        ));
    }
}

/// A text has one entry a language.
fn texts(object: &Map<String, Value>, key: &str, faults: &mut Vec<String>) {
    let fits = |value: &Value| {
        let Value::Object(texts) = value else {
            return false;
        };
        texts.iter().all(|(tag, text)| {
            LANGUAGES.contains(&tag.as_str()) && text.as_str().is_some_and(|t| !t.trim().is_empty())
        })
    };
    if object.get(key).is_some_and(|value| !fits(value)) {
        faults.push(format!(
            "“{key}” needs a text for each language: {{ \"zh-Hans\": \"…\", \"en\": \"…\" }}."
        ));
    }
}

/// A list of known words, each once.
fn listed(object: &Map<String, Value>, key: &str, words: &[&str], faults: &mut Vec<String>) {
    let Some(value) = object.get(key) else { return };
    let all = words.join(", ");
    let Value::Array(list) = value else {
        faults.push(format!("“{key}” must be a list of some of these: {all}."));
        return;
    };
    for (at, one) in list.iter().enumerate() {
        let word = one.as_str().unwrap_or_default();
        if !words.contains(&word) {
            let meant = likely::meant(word, words);
            faults.push(format!(
                "“{key}”: {one} is not known.{meant} There are: {all}."
            ));
        } else if list[..at].contains(one) {
            faults.push(format!("“{key}”: {one} stands there twice."));
        }
    }
}

fn contact(object: &Map<String, Value>, faults: &mut Vec<String>) {
    let Some(value) = object.get("contact") else {
        return;
    };
    let Value::Object(contact) = value else {
        let reason = "“contact” needs “text”, “phone” or “email” inside it.";
        return faults.push(reason.to_owned());
    };
    unknown(contact, &["text", "phone", "email"], "contact.", faults);
    texts(contact, "text", faults);
    let string = |key: &str| contact.get(key).map(|v| v.as_str().unwrap_or_default());
    if string("email")
        .is_some_and(|mail| !mail.contains('@') || mail.contains([' ', '?', '&', '<', '>', '"']))
    {
        faults.push("“contact.email” is no mail address.".to_owned());
    }
    let fits = |c: char| c.is_ascii_digit() || "+-() .".contains(c);
    if string("phone").is_some_and(|phone| phone.trim().is_empty() || !phone.chars().all(fits)) {
        let reason = "“contact.phone” may hold digits, spaces, + - ( ) and nothing else.";
        faults.push(reason.to_owned());
    }
}

fn live(object: &Map<String, Value>, faults: &mut Vec<String>) {
    let Some(written) = object.get("live") else {
        return;
    };
    if written.as_str().and_then(live_server).is_none() {
        faults.push(format!(
            "“live”: {written} is no address of a bucket. Write it as \"https://live.example.org/v1/buckets/lifelong/\", with https and a slash at its end."
        ));
    }
}

fn colours(
    object: &Map<String, Value>,
    faults: &mut Vec<String>,
) -> (Option<Colour>, Option<Colour>) {
    let Some(value) = object.get("colours") else {
        return (None, None);
    };
    let Value::Object(given) = value else {
        let reason =
            "“colours” needs “primary” or “accent” inside it: { \"primary\": \"#7a2e5d\" }.";
        faults.push(reason.to_owned());
        return (None, None);
    };
    unknown(given, &["primary", "accent"], "colours.", faults);
    let mut one = |key: &str| {
        let written = given.get(key)?;
        let found = written.as_str().and_then(colour);
        if found.is_none() {
            faults.push(format!(
                "“colours.{key}”: {written} is no colour. Write it as \"#7a2e5d\": six digits from 0 to f."
            ));
        }
        found
    };
    (one("primary"), one("accent"))
}

fn logo(
    object: &Map<String, Value>,
    folder: &Path,
    faults: &mut Vec<String>,
) -> Option<(Vec<u8>, String)> {
    let written = object.get("logo")?;
    let name = written.as_str().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    let Some(ending) = ending.filter(|ending| PICTURES.contains(&ending.as_str())) else {
        let kinds = PICTURES.join(", ");
        faults.push(format!(
            "“logo”: {written} is no picture that browsers show ({kinds})."
        ));
        return None;
    };
    match std::fs::read(folder.join(name)) {
        Ok(bytes) if bytes.len() > LARGEST_LOGO => {
            faults.push(format!(
                "“logo”: {name} has {} bytes, and every learner loads it. Make it smaller than {LARGEST_LOGO}: 200 pixels are enough.",
                bytes.len()
            ));
            None
        }
        Ok(bytes) => Some((bytes, format!("brand-logo.{ending}"))),
        Err(why) => {
            faults.push(format!(
                "“logo”: {name} cannot be read beside config.json ({why})."
            ));
            None
        }
    }
}
