//! What a licence allows, and where it stands.

use crate::ui::host;

/// What one may do with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terms {
    /// Anything: it belongs to everybody.
    Free,
    /// Pass it on and change it, naming its author.
    By,
    /// The same, and what is made of it under the same terms.
    BySa,
    /// Pass it on as it is.
    ByNd,
    /// As `By`, without money.
    ByNc,
    /// As `BySa`, without money.
    ByNcSa,
    /// As `ByNd`, without money.
    ByNcNd,
    /// Its own words tell.
    Other,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// What it is called: `CC BY 4.0`.
    pub name: String,
    /// What it allows.
    pub terms: Terms,
    /// Where its text stands.
    pub address: Option<String>,
}

const CREATIVE: &str = "://creativecommons.org/";

/// The licence of an SPDX identifier or an address.
pub fn licence(id: &str) -> Option<Licence> {
    let id = id.trim();
    if id.is_empty() {
        return None;
    }
    if let Some((scheme, rest)) = id.split_once("://") {
        if !matches!(scheme, "https" | "http") {
            return None;
        }
        let address = Some(id.to_owned());
        let rest = rest.trim_start_matches("www.");
        let ours = rest.strip_prefix(&CREATIVE[3..]);
        if let Some((terms, name)) = ours.and_then(creative_path) {
            return Some(Licence {
                name,
                terms,
                address,
            });
        }
        return Some(Licence {
            name: host(id).to_owned(),
            terms: Terms::Other,
            address,
        });
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
    if !id.chars().all(fits) {
        // The publisher's own words.
        return Some(Licence {
            name: id.to_owned(),
            terms: Terms::Other,
            address: None,
        });
    }
    if id.eq_ignore_ascii_case("CC0-1.0") {
        return Some(Licence {
            name: "CC0 1.0".to_owned(),
            terms: Terms::Free,
            address: Some(format!("https{CREATIVE}publicdomain/zero/1.0/")),
        });
    }
    let creative = id
        .strip_prefix("CC-")
        .and_then(|rest| rest.rsplit_once('-'))
        .and_then(|(terms, version)| Some((terms, version, terms_of(terms)?)));
    Some(match creative {
        Some((words, version, terms)) => Licence {
            name: format!("CC {words} {version}"),
            terms,
            address: Some(format!(
                "https{CREATIVE}licenses/{}/{version}/",
                words.to_ascii_lowercase()
            )),
        },
        None => Licence {
            name: id.to_owned(),
            terms: Terms::Other,
            address: Some(format!("https://spdx.org/licenses/{id}.html")),
        },
    })
}

fn terms_of(words: &str) -> Option<Terms> {
    Some(match words.to_ascii_uppercase().as_str() {
        "BY" => Terms::By,
        "BY-SA" => Terms::BySa,
        "BY-ND" => Terms::ByNd,
        "BY-NC" => Terms::ByNc,
        "BY-NC-SA" => Terms::ByNcSa,
        "BY-NC-ND" => Terms::ByNcNd,
        _ => return None,
    })
}

/// What a path of Creative Commons' own site names: `licenses/by-sa/4.0/`, `publicdomain/zero/1.0/`.
fn creative_path(path: &str) -> Option<(Terms, String)> {
    let mut parts = path.split('/');
    let (kind, words, version) = (parts.next()?, parts.next()?, parts.next()?);
    match (kind, words) {
        ("publicdomain", "zero") => Some((Terms::Free, format!("CC0 {version}"))),
        ("publicdomain", "mark") => Some((Terms::Free, format!("Public Domain Mark {version}"))),
        ("licenses", words) => {
            let terms = terms_of(words)?;
            Some((
                terms,
                format!("CC {} {version}", words.to_ascii_uppercase()),
            ))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(id: &str) -> (String, Terms, String) {
        let told = licence(id).expect("a licence");
        (told.name, told.terms, told.address.unwrap_or_default())
    }

    #[test]
    fn a_licence_tells_what_it_allows_and_where_it_stands() {
        let by = "https://creativecommons.org/licenses/by/4.0/";
        let expected = ("CC BY 4.0".to_owned(), Terms::By, by.to_owned());
        assert_eq!(told("CC-BY-4.0"), expected);
        assert_eq!(told(by), expected);
        let sa = told("CC-BY-NC-SA-3.0");
        assert_eq!((sa.0.as_str(), sa.1), ("CC BY-NC-SA 3.0", Terms::ByNcSa));
        assert!(sa.2.ends_with("/by-nc-sa/3.0/"));
        assert_eq!(told("CC0-1.0").1, Terms::Free);
        let mark = told("https://creativecommons.org/publicdomain/mark/1.0/");
        assert_eq!(mark.1, Terms::Free);
    }

    #[test]
    fn what_is_not_known_is_named_as_it_is() {
        let mit = told("MIT");
        assert_eq!((mit.0.as_str(), mit.1), ("MIT", Terms::Other));
        assert_eq!(mit.2, "https://spdx.org/licenses/MIT.html");
        let own = told("https://press.example/rights?a=b");
        assert_eq!((own.0.as_str(), own.1), ("press.example", Terms::Other));
        let words = told("All rights reserved");
        assert_eq!(words.2, "");
        assert_eq!(licence(" "), None);
        assert_eq!(licence("javascript://creativecommons.org/%0a"), None);
    }
}
