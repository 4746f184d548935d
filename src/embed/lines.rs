//! The lines that one pastes into a page.

use std::fmt::Write as _;

/// What was chosen. Empty values are those that need not be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the frame is called.
    pub label: String,
    /// Where the portal shows the same, as a path.
    pub path: String,
    /// Names and values of the frame's address, in their order.
    pub fields: Vec<(&'static str, String)>,
}

impl Choice {
    /// The query of the frame's address.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields.iter().filter(|(_, value)| !value.is_empty()));
        query.finish()
    }

    /// The line that needs no script. `site` is the portal's whole address, without a slash at its end.
    pub fn plain(&self, site: &str) -> String {
        let address = escaped(&format!("{site}/embed/?{}", self.query()));
        let title = escaped(&self.label);
        format!(
            "<iframe src=\"{address}\" title=\"{title}\" loading=\"lazy\" style=\"width:100%;height:600px;border:0\"></iframe>"
        )
    }

    /// The lines with the script.
    pub fn scripted(&self, site: &str) -> String {
        let mut attributes = String::new();
        for (name, value) in self.fields.iter().filter(|(_, value)| !value.is_empty()) {
            let name = if *name == "id" { "item" } else { name };
            let _ = write!(attributes, " {name}=\"{}\"", escaped(value));
        }
        let (site, path, label) = (escaped(site), escaped(&self.path), escaped(&self.label));
        format!(
            "<script async src=\"{site}/embed.js\"></script>\n<lifelong-embed{attributes}><a href=\"{site}{path}\">{label}</a></lifelong-embed>"
        )
    }
}

/// A text as it stands in HTML, in an attribute or between tags.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::Ask;

    #[test]
    fn both_lines_ask_for_the_same() {
        let choice = Choice {
            label: "Tea \"and\" <more>".to_owned(),
            path: "/find?q=tea+%26+ink".to_owned(),
            fields: vec![
                ("show", "courses".to_owned()),
                ("id", String::new()),
                ("q", "tea & \"ink\"".to_owned()),
                ("caring", "on".to_owned()),
            ],
        };
        let ask = Ask::from_query(&choice.query());
        assert_eq!(ask.query, "tea & \"ink\"");
        assert_eq!(
            choice.plain("https://learn.example"),
            "<iframe src=\"https://learn.example/embed/?show=courses&amp;q=tea+%26+%22ink%22&amp;caring=on\" title=\"Tea &quot;and&quot; &lt;more&gt;\" loading=\"lazy\" style=\"width:100%;height:600px;border:0\"></iframe>"
        );
        assert_eq!(
            choice.scripted("https://learn.example"),
            "<script async src=\"https://learn.example/embed.js\"></script>\n\
             <lifelong-embed show=\"courses\" q=\"tea &amp; &quot;ink&quot;\" caring=\"on\">\
             <a href=\"https://learn.example/find?q=tea+%26+ink\">Tea &quot;and&quot; &lt;more&gt;</a></lifelong-embed>"
        );
    }
}
