//! HTML as plain text: what a reader would see, paragraph by paragraph.

use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// Texts are cut before they are parsed, so that a description of any size costs the same.
const MOST_INPUT: usize = 100_000;

/// No honest description of that length has more tags.
const MOST_TAGS: usize = 8_000;

/// Elements whose content nobody reads.
const HIDDEN: [&str; 12] = [
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "select",
    "textarea", "title",
];
/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "table",
    "tr",
    "hr",
    "figure",
    "figcaption",
    "form",
];

/// Whether a text holds tags.
pub(crate) fn has_tags(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) {
            return true;
        }
    }
    false
}

/// HTML or plain text as plain text: scripts and styles dropped, entities decoded, paragraphs apart by an empty line.
///
/// At most the first 100,000 bytes are read.
pub fn plain_text(text: &str) -> String {
    let text = cut_bytes(text, MOST_INPUT);
    // A parser's work grows with the square of the nesting.
    let text = text
        .match_indices('<')
        .nth(MOST_TAGS)
        .map_or(text, |(at, _)| &text[..at]);
    if !has_tags(text) && !text.contains('&') {
        return paragraphs(text);
    }
    let once = visible(text, true);
    // Some exports escape HTML twice; a text about HTML has tags too, but not these in pairs.
    let twice = ["</p>", "</li>", "</div>", "</strong>", "</script>", "<br"]
        .iter()
        .any(|tag| once.contains(tag));
    paragraphs(&if twice { visible(&once, true) } else { once })
}

/// Like [`plain_text`] in one line. What only hides in a script is kept as words rather than lost, if nothing else is there.
pub(crate) fn plain_line(text: &str) -> String {
    let line = one_line(&plain_text(text));
    if line.is_empty() && has_tags(text) {
        return one_line(&visible(cut_bytes(text, MOST_INPUT), false));
    }
    line
}

/// Without the white space around it that is surely meant as such. Text in a wrong encoding ends in characters
/// that count as white space (U+0085, U+00A0) and are the second half of a letter.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '\u{3000}' | '\u{feff}'))
}

/// White space of any kind as single spaces, without control characters.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|c| !is_unwanted(*c)));
    }
    out.truncate(out.trim_end().len());
    out
}

/// At most `limit` bytes, whole characters.
pub(crate) fn cut_bytes(text: &str, limit: usize) -> &str {
    &text[..text.floor_char_boundary(limit.min(text.len()))]
}

/// Control characters, marks that turn the direction of text around, invisible fillers.
fn is_unwanted(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{feff}' | '\u{fffd}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn visible(html: &str, hide: bool) -> String {
    let parsed = Html::parse_fragment(html);
    let mut out = String::with_capacity(html.len());
    let mut hidden = 0usize;
    for edge in parsed.tree.root().traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Text(text) if opens && hidden == 0 => {
                out.extend(
                    text.chars()
                        .map(|c| if c.is_whitespace() { ' ' } else { c }),
                );
            }
            Node::Element(element) => {
                let name = element.name();
                if hide && HIDDEN.contains(&name) {
                    hidden = if opens {
                        hidden + 1
                    } else {
                        hidden.saturating_sub(1)
                    };
                } else if BLOCKS.contains(&name) {
                    out.push_str("\n\n");
                    if name == "li" && opens {
                        out.push_str("• ");
                    }
                } else if name == "br" && opens {
                    out.push('\n');
                } else if matches!(name, "td" | "th") && !opens {
                    out.push(' ');
                }
            }
            _ => {}
        }
    }
    out
}

/// Tidies lines: an empty one parts paragraphs, a single break is a space unless a list item follows.
fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.lines() {
        let line = one_line(line);
        if line.is_empty() || line == "•" {
            gap = true;
            continue;
        }
        let item = line.starts_with(['•', '·', '●', '▪', '–', '—', '*']) || line.starts_with("- ");
        if !out.is_empty() {
            // Chinese is written without spaces, also where a line was broken.
            let solid = out.ends_with(is_wide) && line.starts_with(is_wide);
            out.push_str(if gap || item {
                "\n\n"
            } else if solid {
                ""
            } else {
                " "
            });
        }
        out.push_str(&line);
        gap = false;
    }
    out
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// At most `limit` characters, ended at a sentence or a word; says whether anything was cut.
pub(crate) fn shorten(text: &str, limit: usize) -> (String, bool) {
    let Some((at, _)) = text.char_indices().nth(limit) else {
        return (text.to_owned(), false);
    };
    let head = &text[..at];
    let sentence = head
        .char_indices()
        .filter(|(at, c)| {
            let after = &head[at + c.len_utf8()..];
            matches!(c, '。' | '！' | '？')
                || matches!(c, '.' | '!' | '?') && after.starts_with(char::is_whitespace)
        })
        .map(|(at, c)| at + c.len_utf8())
        .next_back()
        .filter(|end| *end > at / 2);
    if let Some(end) = sentence {
        return (head[..end].to_owned(), true);
    }
    let word = head
        .rfind(char::is_whitespace)
        .filter(|end| *end > at / 2)
        .unwrap_or(at);
    (format!("{}…", head[..word].trim_end()), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_paragraphs() {
        let html = "<p>Knead &amp; rest.<script>alert(1)</script></p><ul><li>Flour</li><li>Water<br>warm</li></ul><style>p{}</style>End";
        assert_eq!(
            plain_text(html),
            "Knead & rest.\n\n• Flour\n\n• Water warm\n\nEnd"
        );
        assert_eq!(plain_text("2 < 3 and 4 > 3"), "2 < 3 and 4 > 3");
        assert_eq!(plain_text("&lt;p&gt;Twice&lt;/p&gt;"), "Twice");
        assert_eq!(plain_text("一行\n二行\n\n三行"), "一行二行\n\n三行");
    }

    #[test]
    fn a_script_never_survives_a_title() {
        assert_eq!(plain_line("<script>alert('x')</script>Bread"), "Bread");
        assert_eq!(
            plain_line("Bread <img src=x onerror=alert(1)> at home"),
            "Bread at home"
        );
        assert_eq!(plain_line("<script>alert(1)</script>"), "alert(1)");
        assert_eq!(plain_line("\u{202e}daerB\u{200b}\u{7}"), "daerB");
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let html = "<div>".repeat(6_000) + "deep" + &"</div>".repeat(6_000);
        assert_eq!(plain_text(&html), "deep");
    }

    #[test]
    fn cuts_fall_between_sentences_or_words() {
        assert_eq!(
            shorten("One two. Three four five.", 14),
            ("One two.".to_owned(), true)
        );
        assert_eq!(shorten("One two three", 9), ("One two…".to_owned(), true));
        assert_eq!(shorten("短句。", 9), ("短句。".to_owned(), false));
    }
}
