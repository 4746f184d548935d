//! The figures that the search has to reach over 630,000 courses.

use serde_json::Value;

/// A target: how it is said, and the largest (smallest, for [`AT_LEAST`]) that each figure may be.
pub struct Target {
    /// As people read it.
    pub text: &'static str,
    /// Figures by their names in what the scripts print; 50 and 95 at the end are percentiles.
    pub limits: &'static [(&'static str, f64)],
}

/// Figures of which more is better.
const AT_LEAST: &[&str] = &["found"];

/// What the building may cost: key, name, target.
pub const BUILD: &[(&str, &str, Option<Target>)] = &[
    (
        "seconds",
        "seconds",
        Some(Target {
            text: "≤ 60",
            limits: &[("seconds", 60.0)],
        }),
    ),
    (
        "memory",
        "peak memory, bytes",
        Some(Target {
            text: "≤ 1 GiB",
            limits: &[("memory", 1_073_741_824.0)],
        }),
    ),
    (
        "files",
        "files",
        Some(Target {
            text: "< 20,000",
            limits: &[("files", 19_999.0)],
        }),
    ),
    ("bytes", "bytes", None),
    (
        "largest",
        "largest file, bytes",
        Some(Target {
            text: "≤ 256 KB",
            limits: &[("largest", 262_144.0)],
        }),
    ),
    ("searchFiles", "files of the search index", None),
    (
        "searchBytes",
        "bytes of the search index",
        Some(Target {
            text: "≤ 130 MB",
            limits: &[("searchBytes", 130e6)],
        }),
    ),
];

/// What may be loaded before the first query.
pub const ROOT: Target = Target {
    text: "≤ 48 KB, 1 request",
    limits: &[("bytes50", 48e3)],
};

const ONE_WORD: Target = Target {
    text: "p50 ≤ 12 KB, 1 request, 1 RTT; p95 ≤ 40 KB, 3, 2",
    limits: &[
        ("bytes50", 12e3),
        ("requests50", 1.0),
        ("trips50", 1.0),
        ("bytes95", 40e3),
        ("requests95", 3.0),
        ("trips95", 2.0),
    ],
};
const TWO_WORDS: Target = Target {
    text: "p50 ≤ 30 KB, p95 ≤ 60 KB, ≤ 4 requests, 2 RTT",
    limits: &[
        ("bytes50", 30e3),
        ("bytes95", 60e3),
        ("requests95", 4.0),
        ("trips95", 2.0),
    ],
};
const COUNTS: Target = Target {
    text: "p95 ≤ 250 KB; ms p95 ≤ 15",
    limits: &[("bytes95", 250e3), ("again95", 15.0)],
};
const ANY: Target = Target {
    text: "p95 ≤ 250 KB; ms p50 ≤ 3, p95 ≤ 15",
    limits: &[("bytes95", 250e3), ("again50", 3.0), ("again95", 15.0)],
};
const ADDED: Target = Target {
    text: "≤ +10 KB, ≤ +1 request",
    limits: &[("bytes95", 10e3), ("requests95", 1.0)],
};
const BEGINNING: Target = Target {
    text: "≤ 20 KB",
    limits: &[("bytes95", 20e3)],
};
const FORGIVEN: Target = Target {
    text: "≤ +20 KB, ≤ +1 RTT; found ≥ 98 %",
    limits: &[("bytes95", 20e3), ("trips95", 1.0), ("found", 98.0)],
};

/// The target of a set of queries at a stage of the answer, as `search.mjs` names them.
pub fn of(set: &str, stage: &str) -> Option<&'static Target> {
    match (set, stage) {
        ("any of these", _) => Some(&ANY),
        (_, "the same, facet columns at hand") => Some(&COUNTS),
        ("one word" | "two characters", "first results" | "full page") => Some(&ONE_WORD),
        (
            "two words" | "two neighbouring words" | "four characters",
            "first results" | "full page",
        ) => Some(&TWO_WORDS),
        ("a filter added", _) => Some(&ADDED),
        ("beginning of a word", "first results") => Some(&BEGINNING),
        (_, "full page, beyond the right words") => Some(&FORGIVEN),
        _ => None,
    }
}

/// A name as a table says it: `bytes95` is `bytes p95`.
fn said(key: &str) -> String {
    match key
        .strip_suffix("50")
        .map(|name| (name, "p50"))
        .or(key.strip_suffix("95").map(|name| (name, "p95")))
    {
        Some((name, percent)) => format!(
            "{} {percent}",
            match name {
                "trips" => "RTT",
                "again" => "ms",
                name => name,
            }
        ),
        None => key.to_owned(),
    }
}

/// A target as two cells: how it is said, and whether the figures reach it or which do not.
pub fn verdict(target: Option<&Target>, figures: &Value) -> (String, String) {
    let Some(target) = target else {
        return (String::new(), String::new());
    };
    let missed: Vec<String> = target
        .limits
        .iter()
        .filter(|(key, limit)| {
            figures[key].as_f64().is_some_and(|value| {
                if AT_LEAST.contains(key) {
                    value < *limit
                } else {
                    value > *limit
                }
            })
        })
        .map(|(key, _)| said(key))
        .collect();
    let met = if missed.is_empty() {
        "yes".to_owned()
    } else {
        format!("**no: {}**", missed.join(", "))
    };
    (target.text.to_owned(), met)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_misses_its_target_is_named() {
        let figures = json!({"bytes50": 9e3, "requests50": 1, "trips50": 1, "bytes95": 41e3, "requests95": 3, "trips95": 3});
        let (_, met) = verdict(of("one word", "first results"), &figures);
        assert_eq!(met, "**no: bytes p95, RTT p95**");
        let figures = json!({"bytes95": 9e3, "trips95": 1, "found": 97.0});
        let target = of("typing error", "full page, beyond the right words");
        assert_eq!(verdict(target, &figures).1, "**no: found**");
        assert_eq!(verdict(None, &figures), (String::new(), String::new()));
    }
}
