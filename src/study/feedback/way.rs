//! The way that words take to those who run the portal: a mail, or a form on the web. Nothing is sent here; a link is made.

use std::fmt::Write;

/// What mail programs take from a link, in bytes: Windows hands over about two thousand.
const LONGEST_MAIL: usize = 1_900;
/// What web servers take as an address, in bytes.
const LONGEST_FORM: usize = 6_000;

/// What is to be said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// The mail's subject.
    pub subject: &'a str,
    /// The mail's text; it has the stars and the course in it.
    pub mail: &'a str,
    /// The learner's words.
    pub text: &'a str,
    /// The course, by its title and id.
    pub course: &'a str,
    /// Their stars as a digit; empty where they gave none.
    pub stars: &'a str,
}

/// Where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// To a mail address.
    Mail(String),
    /// To a form on this host.
    Form {
        /// The host's name.
        host: String,
        /// Whether the address carries the course.
        course: bool,
        /// Whether it carries the stars.
        stars: bool,
    },
}

/// A link that hands the words over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Where it goes.
    pub to: To,
    /// The link's address.
    pub href: String,
    /// Whether it carries the learner's words. Else they have to be copied: they are too long, or the form takes none.
    pub carries: bool,
}

/// The way to an address of the site's configuration; none for one that is neither `mailto:` nor `https:`.
pub fn way(address: &str, said: &Said) -> Option<Way> {
    let address = address.trim();
    if let Some(rest) = strip(address, "mailto:") {
        return mail(rest, said);
    }
    form(address, said)
}

/// Whether words can be sent to an address of the site's configuration.
pub fn is_one(address: &str) -> bool {
    way(address, &Said::default()).is_some()
}

/// The rest after a scheme, which may be written large or small.
fn strip<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = address.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

fn mail(rest: &str, said: &Said) -> Option<Way> {
    let to = rest.split(['?', '#']).next().unwrap_or_default();
    let sound = to.contains('@') && !to.contains(|c: char| c.is_whitespace() || c.is_control());
    if !sound {
        return None;
    }
    let bare = format!("mailto:{to}?subject={}", encoded(said.subject));
    // Mail programs want both signs at a line's end.
    let body = encoded(&said.mail.replace("\r\n", "\n").replace('\n', "\r\n"));
    let whole = format!("{bare}&body={body}");
    let carries = whole.len() <= LONGEST_MAIL;
    let href = if carries { whole } else { bare };
    Some(Way {
        to: To::Mail(to.to_owned()),
        href,
        carries,
    })
}

fn form(address: &str, said: &Said) -> Option<Way> {
    let rest = strip(address, "https://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // A name before an @ looks like a host and is none.
    let sound = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':');
    if host.is_empty() || !host.chars().all(sound) {
        return None;
    }
    let fill = |text: &str| {
        // What is put in has no braces any more, so that words such as {stars} stay words.
        let with_text = address.replace("{text}", &encoded(text));
        let with_course = with_text.replace("{course}", &encoded(said.course));
        with_course.replace("{stars}", &encoded(said.stars))
    };
    let whole = fill(said.text);
    let carries = address.contains("{text}") && whole.len() <= LONGEST_FORM;
    let href = if carries { whole } else { fill("") };
    let to = To::Form {
        host: host.to_owned(),
        course: address.contains("{course}"),
        stars: address.contains("{stars}"),
    };
    Some(Way { to, href, carries })
}

/// Percent-encoded, but for what no address takes for anything else (RFC 3986, 2.3).
fn encoded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to memory does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: Said = Said {
        subject: "About “Egg”",
        mail: "Good & short.\n4 of 5",
        text: "Good {stars} & short.",
        course: "Egg (egg)",
        stars: "4",
    };

    #[test]
    fn a_mail_has_subject_and_text() {
        let way = way(" MailTo:a@example.org?cc=x@example.org", &SAID).unwrap();
        let expected = "mailto:a@example.org?subject=About%20%E2%80%9CEgg%E2%80%9D&body=Good%20%26%20short.%0D%0A4%20of%205";
        assert_eq!((way.href.as_str(), way.carries), (expected, true));
        assert_eq!(way.to, To::Mail("a@example.org".to_owned()));
    }

    #[test]
    fn a_long_mail_leaves_its_text_to_be_pasted() {
        let mail = "慢".repeat(300);
        let way = way(
            "mailto:a@example.org",
            &Said {
                mail: &mail,
                ..SAID
            },
        )
        .unwrap();
        assert!(!way.carries && !way.href.contains("body"));
    }

    #[test]
    fn a_form_has_what_it_asks_for() {
        let address = "https://forms.example.org/x?t={text}&c={course}&s={stars}";
        let found = way(address, &SAID).unwrap();
        let expected =
            "https://forms.example.org/x?t=Good%20%7Bstars%7D%20%26%20short.&c=Egg%20%28egg%29&s=4";
        assert_eq!((found.href.as_str(), found.carries), (expected, true));
        let to = |course, stars| To::Form {
            host: "forms.example.org".to_owned(),
            course,
            stars,
        };
        assert_eq!(found.to, to(true, true));
        let bare = way("https://forms.example.org/x", &SAID).unwrap();
        assert_eq!((bare.carries, bare.to), (false, to(false, false)));
    }

    #[test]
    fn other_addresses_are_none() {
        for other in [
            "",
            "javascript:alert(1)",
            "http://example.org/",
            "mailto:",
            "mailto:a b@example.org",
            "https://example.org@evil.example/",
            "https://{text}.example/",
            "https:///x",
        ] {
            assert_eq!(way(other, &SAID), None, "{other:?}");
        }
    }
}
