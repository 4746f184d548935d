//! What stands in the pages of a site before any program runs.

use crate::publish::escaped;
use lifelong_api::Text;

/// The page under another name; none where it is no page of the portal.
pub fn named(html: &str, name: &Text) -> Option<String> {
    if !html.contains("id=\"app\"") {
        return None;
    }
    let mut html = html.to_owned();
    if name.is_empty() {
        return Some(html);
    }
    let texts: Vec<(&str, String)> = ["en", "zh-Hans"]
        .into_iter()
        .map(|tag| (tag, escaped(name.pick(tag))))
        .collect();
    let both: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let title = if both[0] == both[1] {
        both[0].to_owned()
    } else {
        both.join(" ")
    };
    html = between(&html, "<title>", "</title>", &title)?;
    for (tag, text) in &texts {
        let alone = format!("<p class=\"start-name\" lang=\"{tag}\">");
        // In the page of frames both names stand in one link.
        let joined = format!("<span lang=\"{tag}\">");
        html = between(&html, &alone, "</p>", text)
            .or_else(|| between(&html, &joined, "</span>", text))?;
    }
    Some(html)
}

/// Puts other words between two marks.
pub fn between(html: &str, open: &str, close: &str, words: &str) -> Option<String> {
    let start = html.find(open)? + open.len();
    let end = start + html[start..].find(close)?;
    Some(format!("{}{words}{}", &html[..start], &html[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<title>Old</title><div id=\"app\"></div><p class=\"start-name\" lang=\"zh-Hans\">O</p><p class=\"start-name\" lang=\"en\">O</p>";

    #[test]
    fn a_page_takes_a_name_and_another_one_later() {
        let mut name = Text::of("en", "Harbour <College> & Co");
        let page = named(PAGE, &name).expect("a page");
        assert!(page.contains("<title>Harbour &lt;College&gt; &amp; Co</title>"));
        name.insert("zh-Hans", "\u{6e2f}\u{53e3}\u{5b66}\u{9662}".to_owned());
        let page = named(&page, &name).expect("a page");
        assert!(
            page.contains(" \u{6e2f}\u{53e3}\u{5b66}\u{9662}</title>"),
            "{page}"
        );
        assert!(page.contains("lang=\"zh-Hans\">\u{6e2f}\u{53e3}\u{5b66}\u{9662}</p>"));
        assert_eq!(named(&page, &Text::new()).as_deref(), Some(page.as_str()));
        assert_eq!(named("<title>Old</title>", &name), None);
        let frame = "<title>Old</title><div id=\"app\"></div><p class=\"start-name\"><a href=\"./\"><span lang=\"zh-Hans\">O</span> · <span lang=\"en\">O</span></a></p>";
        let frame = named(frame, &name).expect("the page of frames");
        assert!(
            frame.contains("<span lang=\"en\">Harbour &lt;College&gt; &amp; Co</span>"),
            "{frame}"
        );
    }
}
