//! `_headers`: response headers in the syntax that Netlify and Cloudflare Pages read.

use crate::error::{Error, Result};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";
const CALENDAR: [(&str, &str); 2] = [
    ("Content-Type", "text/calendar; charset=utf-8"),
    ("Cache-Control", ASK_FIRST),
];

/// The content security policies of a site.
pub struct Policies<'a> {
    /// Of every file.
    pub all: &'a str,
    /// Of the page that stands in frames on other sites.
    pub frame: &'a str,
}

/// The text of `_headers` for the site in `dir`, served at `url` (with a slash at both ends).
///
/// Nothing may be framed by other sites but `embed/`: there `frame-ancestors` is named, and a browser that knows it passes over
/// `X-Frame-Options` (HTML Standard, 7.6). So it does not matter whether a host joins the headers of several rules, as
/// Cloudflare Pages does, or takes those of the narrowest one, and no line is needed that only one of them knows. The rule names
/// the page and not the folder: for an address that is not there a host shows the portal's page.
///
/// A host joins the headers of all rules that match, so no file gets its caching from two of them:
/// each file with a hash in its name is listed by that name.
pub fn file(dir: &Path, url: &str, policies: &Policies) -> Result<String> {
    let mut text = String::new();
    let mut rule = |path: &str, headers: &[(&str, &str)]| {
        let _ = writeln!(text, "{url}{path}");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    };
    rule(
        "*",
        &[
            ("Content-Security-Policy", policies.all),
            ("X-Frame-Options", "SAMEORIGIN"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ],
    );
    for page in ["", "index.html", "404.html", super::offline::NAME] {
        rule(page, &[("Cache-Control", ASK_FIRST)]);
    }
    let framed = format!("{}; frame-ancestors *", policies.frame);
    for page in ["embed/", "embed/index.html"] {
        rule(
            page,
            &[
                ("Content-Security-Policy", &framed),
                ("Cache-Control", ASK_FIRST),
            ],
        );
    }
    rule("embed/embed.css", &[("Cache-Control", ASK_FIRST)]);
    // Any program may read the API, from anywhere; a frame without an origin of its own is one, too.
    rule("api/*", &[("Access-Control-Allow-Origin", "*")]);
    let shared = [
        ("Access-Control-Allow-Origin", "*"),
        ("Cache-Control", ASK_FIRST),
    ];
    rule("config.json", &shared);
    // Pages of the catalogue's own things are made anew with it.
    for folder in ["column", "course", "event", "institution", "read"] {
        rule(&format!("{folder}/*"), &[("Cache-Control", ASK_FIRST)]);
    }
    rule("api/v1/index.json", &[("Cache-Control", ASK_FIRST)]);
    let api = names(&dir.join("api/v1"))?;
    // Hosts take a hundred rules or so: what there may be hundreds of has one together.
    let is_further = |name: &&String| name.starts_with("books-");
    if api.iter().any(|name| is_further(&name)) {
        rule("api/v1/books-*", &[("Cache-Control", FOR_EVER)]);
    }
    let has_pages = |name: &String| name.starts_with("opds.") && name.contains(".page-");
    let in_pages = api.iter().any(has_pages);
    if in_pages {
        rule("api/v1/opds*", &[("Cache-Control", ASK_FIRST)]);
    }
    for name in api.iter().filter(|name| !is_further(name)) {
        // Nearly everything of the API has a hash of its content in its name.
        match name.as_str() {
            "index.json" => {}
            // What other programs follow keeps its address, and a schema its name.
            "feeds" => rule(
                "api/v1/feeds/*",
                &[
                    ("Cache-Control", ASK_FIRST),
                    ("Content-Type", "application/atom+xml"),
                ],
            ),
            folder @ ("jsonld" | "moochub" | "oembed" | "schema" | "sitemap") => {
                rule(
                    &format!("api/v1/{folder}/*"),
                    &[("Cache-Control", ASK_FIRST)],
                );
            }
            "sitemap.xml" => rule("api/v1/sitemap.xml", &[("Cache-Control", ASK_FIRST)]),
            // Calendars, which people subscribe to: their names stay.
            "calendar" => rule("api/v1/calendar/*", &CALENDAR),
            file if file.ends_with(".ics") => rule(&format!("api/v1/{file}"), &CALENDAR),
            folder if dir.join("api/v1").join(folder).is_dir() => {
                rule(
                    &format!("api/v1/{folder}/*"),
                    &[("Cache-Control", FOR_EVER)],
                );
            }
            file if hashed(file) => {
                rule(&format!("api/v1/{file}"), &[("Cache-Control", FOR_EVER)]);
            }
            // A reading app keeps the address of a feed.
            file if file.starts_with("opds") && !in_pages => {
                rule(&format!("api/v1/{file}"), &[("Cache-Control", ASK_FIRST)]);
            }
            _ => {}
        }
    }
    for name in names(dir)? {
        if hashed(&name) {
            rule(&name, &[("Cache-Control", FOR_EVER)]);
        } else if ["frame", "maker", "embed."]
            .iter()
            .any(|one| name.starts_with(one))
        {
            // Those of a frame likewise, wherever it stands.
            rule(&name, &shared);
        } else if [
            "search-worker",
            "companion",
            "study",
            "desk",
            "hall",
            "brand",
        ]
        .iter()
        .any(|program| name.starts_with(program))
        {
            // They have no hash in their names, as the portal names them while it runs.
            rule(&name, &[("Cache-Control", ASK_FIRST)]);
        } else if name == "snippets" {
            // Trunk names their folders with a hash.
            rule("snippets/*", &[("Cache-Control", FOR_EVER)]);
        }
    }
    Ok(text)
}

/// The names in a folder, in order; none where it is not there.
fn names(dir: &Path) -> Result<Vec<String>> {
    if !dir.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(dir).map_err(|why| Error::file("read", dir, why))?;
    let mut names: Vec<String> = entries
        .filter_map(std::result::Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

/// Whether a file's name carries a hash of its content: at least eight hexadecimal digits, set apart
/// from the rest by `-`, `.` or `_`, with a digit among them.
pub fn hashed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.split(['-', '.', '_']).skip(1).any(|part| {
        part.len() >= 8
            && part.chars().all(|c| c.is_ascii_hexdigit())
            && part.chars().any(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const POLICIES: Policies = Policies {
        all: "default-src 'self'",
        frame: "default-src 'self'; img-src *",
    };

    #[test]
    fn only_the_page_for_frames_may_be_framed() {
        let dir = Scratch::new("framed")
            .with("frame.js", "")
            .with("frame_bg.wasm", "")
            .with("embed.js", "")
            .with("embed/index.html", "");
        let text = file(dir.path(), "/learn/", &POLICIES).unwrap();
        let all = text.split("\n/").next().unwrap();
        assert!(all.contains("  X-Frame-Options: SAMEORIGIN") && !all.contains("frame-ancestors"));
        let framed =
            "\n  Content-Security-Policy: default-src 'self'; img-src *; frame-ancestors *\n";
        for page in ["/learn/embed/", "/learn/embed/index.html"] {
            assert!(text.contains(&format!("{page}{framed}")), "{page}");
        }
        assert_eq!(text.matches("frame-ancestors").count(), 2);
        // An address below it that is not there brings the portal's page.
        assert!(!text.contains("/learn/embed/*"));
        let shared = "\n  Access-Control-Allow-Origin: *\n  Cache-Control: no-cache\n";
        for name in ["config.json", "frame.js", "frame_bg.wasm", "embed.js"] {
            assert!(text.contains(&format!("/learn/{name}{shared}")), "{name}");
        }
    }

    #[test]
    fn hashes_in_names_are_known() {
        assert!(hashed("portal-3f2a9c81d2e4b567.js"));
        assert!(hashed("portal-3f2a9c81d2e4b567_bg.wasm"));
        assert!(hashed("areas.0a1b2c3d.json"));
        assert!(!hashed("index.html"));
        assert!(!hashed("favicon-decade.svg"));
    }

    #[test]
    fn no_file_gets_its_caching_from_two_rules() {
        let dir = Scratch::new("headers")
            .with("portal-3f2a9c81d2e4b567.js", "")
            .with("index.html", "")
            .with("api/v1/index.json", "{}")
            .with("api/v1/opds.lang-en.json", "{}")
            .with("api/v1/areas.0a1b2c3d.json", "{}")
            .with("api/v1/feeds/courses.atom", "<feed/>")
            .with("api/v1/moochub/courses.json", "{}")
            .with("api/v1/sitemap/1.xml", "<urlset/>")
            .with("api/v1/sitemap.xml", "<sitemapindex/>")
            .with("api/v1/events.zh-Hans.ics", "")
            .with("api/v1/calendar/seven-evenings.ics", "")
            .with("api/v1/courses/0.0a1b2c3d.json", "{}");
        let text = file(dir.path(), "/learn/", &POLICIES).unwrap();
        assert!(text.starts_with("/learn/*\n  Content-Security-Policy: default-src 'self'\n"));
        assert!(text.contains("/learn/portal-3f2a9c81d2e4b567.js\n  Cache-Control: public, max-age=31536000, immutable\n"));
        assert!(text.contains("/learn/api/*\n  Access-Control-Allow-Origin: *\n"));
        assert!(text.contains("/learn/api/v1/index.json\n  Cache-Control: no-cache\n"));
        assert!(text.contains("/learn/api/v1/opds.lang-en.json\n  Cache-Control: no-cache\n"));
        let calendar = "  Content-Type: text/calendar; charset=utf-8\n  Cache-Control: no-cache\n";
        assert!(text.contains(&format!("/learn/api/v1/calendar/*\n{calendar}")));
        assert!(text.contains(&format!("/learn/api/v1/events.zh-Hans.ics\n{calendar}")));
        assert!(text.contains("/learn/api/v1/courses/*\n  Cache-Control: public"));
        assert!(!text.contains("/learn/api/v1/*\n"));
        for followed in ["feeds/*", "moochub/*", "sitemap/*", "sitemap.xml"] {
            let rule = format!("/learn/api/v1/{followed}\n  Cache-Control: no-cache\n");
            assert!(text.contains(&rule), "{followed}");
        }
        assert!(text.contains("  Content-Type: application/atom+xml\n"));
    }

    #[test]
    fn a_long_shelf_needs_no_more_rules_than_a_short_one() {
        let dir = Scratch::new("headers-of-many")
            .with("api/v1/books.0a1b2c3d.json", "{}")
            .with("api/v1/books-2.0a1b2c3d.json", "{}")
            .with("api/v1/books-3.0a1b2c3d.json", "{}")
            .with("api/v1/opds.json", "{}")
            .with("api/v1/opds.page-2.json", "{}")
            .with("api/v1/opds.lang-en.page-2.json", "{}");
        let text = file(dir.path(), "/", &POLICIES).unwrap();
        assert!(text.contains("/api/v1/books.0a1b2c3d.json\n  Cache-Control: public"));
        assert!(text.contains("/api/v1/books-*\n  Cache-Control: public"));
        assert!(text.contains("/api/v1/opds*\n  Cache-Control: no-cache\n"));
        assert_eq!(
            text.matches("books").count() + text.matches("opds").count(),
            3
        );
    }
}
