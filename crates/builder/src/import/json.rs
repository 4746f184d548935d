//! Reading loosely typed JSON: fields that may be a text, a number, a list, an object with a name, or nothing.

use crate::normalize::html::trim;
use serde_json::{Map, Value};

/// The first of `keys` that holds a text or a number, as trimmed text; empty if none.
pub(crate) fn text(value: &Value, keys: &[&str]) -> String {
    keys.iter()
        .map(|key| one(value.get(key)))
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

/// Like [`text`], `None` where it would be empty.
pub(crate) fn some(value: &Value, keys: &[&str]) -> Option<String> {
    Some(text(value, keys)).filter(|text| !text.is_empty())
}

/// Every text of the first of `keys` that holds any.
pub(crate) fn texts(value: &Value, keys: &[&str]) -> Vec<String> {
    keys.iter()
        .map(|key| many(value.get(key)))
        .find(|list| !list.is_empty())
        .unwrap_or_default()
}

/// One text of a value: of a list the first, of an object its value, name or address.
pub(crate) fn one(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => trim(text).to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(list)) => list
            .iter()
            .map(|item| one(Some(item)))
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
        Some(Value::Object(object)) => of_object(object),
        Some(Value::Bool(_) | Value::Null) | None => String::new(),
    }
}

/// All texts of a value: a single text is a list of one.
pub(crate) fn many(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list
            .iter()
            .map(|item| one(Some(item)))
            .filter(|text| !text.is_empty())
            .collect(),
        other => Some(one(other))
            .filter(|text| !text.is_empty())
            .into_iter()
            .collect(),
    }
}

fn of_object(object: &Map<String, Value>) -> String {
    // JSON-LD value objects, schema.org things, Open edX people.
    for key in [
        "@value",
        "name",
        "title",
        "value",
        "identifier",
        "url",
        "contentUrl",
        "src",
        "@id",
    ] {
        let text = one(object.get(key));
        if !text.is_empty() {
            return text;
        }
    }
    let person = [
        one(object.get("given_name")),
        one(object.get("family_name")),
    ];
    person.join(" ").trim().to_owned()
}

/// The items of a list, or the one thing that stands in its place.
pub(crate) fn items(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(Value::Null) | None => Vec::new(),
        Some(other) => vec![other],
    }
}

/// A number, also where it is written as text (`"4.5"`).
pub(crate) fn number(value: Option<&Value>) -> Option<f64> {
    match value? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().replace(',', "").parse().ok(),
        _ => None,
    }
    .filter(|number| number.is_finite())
}

/// A whole number from zero, also where it is written as text or as `12.0`.
pub(crate) fn whole(value: Option<&Value>) -> Option<u64> {
    number(value)
        .filter(|number| *number >= 0.0)
        .map(|number| number as u64)
}

/// Yes or no, also as `"true"`, `"YES"`, 1.
pub(crate) fn flag(value: Option<&Value>) -> Option<bool> {
    match value? {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => number.as_i64().map(|number| number != 0),
        Value::String(text) => yes_no(text),
        _ => None,
    }
}

/// Yes or no from a word.
pub(crate) fn yes_no(word: &str) -> Option<bool> {
    match word.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "free" | "是" | "免费" => Some(true),
        "false" | "no" | "n" | "0" | "paid" | "否" | "收费" => Some(false),
        _ => None,
    }
}

/// A price as decimal text, without the zeros that a machine added: `49.00` stays, `49.0` becomes `49.00`.
pub(crate) fn price(value: Option<&Value>) -> Option<String> {
    let amount = number(value).filter(|amount| *amount >= 0.0)?;
    Some(if amount.fract() == 0.0 {
        format!("{amount:.0}")
    } else {
        format!("{amount:.2}")
    })
}

/// The key of an Open edX course without its run: `MITx+18.05x` from `course-v1:MITx+18.05x+2T2024`
/// and from the older `MITx/18.05x/2014`.
pub(crate) fn course_key(key: &str) -> Option<String> {
    let bare = key.trim().strip_prefix("course-v1:").unwrap_or(key.trim());
    let parts: Vec<&str> = bare.split(['+', '/']).collect();
    match parts.as_slice() {
        [org, number] | [org, number, _]
            if !org.is_empty()
                && !number.is_empty()
                && !bare.contains("://")
                && !bare.contains(' ') =>
        {
            Some(format!("{org}+{number}"))
        }
        _ => None,
    }
}

/// The country of an organisation: in its address, or in that of its place.
pub(crate) fn country(organisation: &Value) -> Option<String> {
    let place = organisation.get("location").unwrap_or(&Value::Null);
    let addresses = [organisation.get("address"), place.get("address")];
    let mut addresses = addresses.into_iter().flat_map(items);
    addresses.find_map(|address| {
        let country = one(address.get("addressCountry"));
        Some(country).filter(|country| !country.is_empty())
    })
}

/// An address that may be relative to a site.
pub(crate) fn absolute(site: &str, address: &str) -> Option<String> {
    if address.is_empty() {
        return None;
    }
    let base = url::Url::parse(site).ok()?;
    base.join(address).ok().map(|url| url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn loose_fields_are_read() {
        let value = json!({"a": null, "b": ["", {"name": "Baking"}], "n": "4.50", "p": 49.0});
        assert_eq!(text(&value, &["a", "b"]), "Baking");
        assert_eq!(number(value.get("n")), Some(4.5));
        assert_eq!(price(value.get("p")).as_deref(), Some("49"));
        assert_eq!(price(value.get("n")).as_deref(), Some("4.50"));
        assert_eq!(many(Some(&json!("one"))), ["one"]);
    }

    #[test]
    fn course_keys_lose_their_run() {
        assert_eq!(
            course_key("course-v1:MITx+15.071x+1T2019").as_deref(),
            Some("MITx+15.071x")
        );
        assert_eq!(
            course_key("MITx/15.071x/1T2014").as_deref(),
            Some("MITx+15.071x")
        );
        assert_eq!(course_key("MITx+15.071x").as_deref(), Some("MITx+15.071x"));
        assert_eq!(course_key("https://example.org/a"), None);
        assert_eq!(course_key("plain"), None);
    }
}
