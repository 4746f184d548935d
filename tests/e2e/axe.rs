//! axe-core in the page.

use crate::Browser;
use serde_json::json;
use std::fmt;

/// Something that axe found.
#[derive(Clone, Debug)]
pub struct Violation {
    /// axe's name of the rule.
    pub rule: String,
    /// How bad it is, in axe's word.
    pub impact: String,
    /// The rule in a sentence.
    pub help: String,
    /// The elements, each with why.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.rule, self.impact, self.help)?;
        for place in self.places.iter().take(4) {
            write!(f, "\n    {place}")?;
        }
        if self.places.len() > 4 {
            write!(f, "\n    and {} more", self.places.len() - 4)?;
        }
        Ok(())
    }
}

/// WCAG 2.2 A and AA with best practices, and the rules of AAA, which axe leaves off; the stronger contrast in caring mode.
const RUN: &str = r"
    const [caring, done] = arguments;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'wcag21aaa', 'best-practice'];
    const rules = { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: caring },
        'identical-links-same-purpose': { enabled: true }, 'meta-refresh-no-exceptions': { enabled: true } };
    window.axe.run(document, { runOnly: tags, rules, resultTypes: ['violations'] }).then(
        found => done(found.violations.map(v => ({
            rule: v.id, impact: v.impact || '', help: v.help,
            places: v.nodes.map(n => n.target.join(' ') + '  ' + n.html.slice(0, 140) + '  — '
                + (n.failureSummary || '').split('\n').slice(1).join('; ').trim()),
        }))),
        error => done([{ rule: 'axe', impact: 'failed', help: String(error), places: [] }]));
";

impl Browser {
    /// What axe finds wrong on the page.
    ///
    /// # Panics
    /// Where `AXE_JS` names no readable file.
    #[track_caller]
    pub fn axe(&self, caring: bool) -> Vec<Violation> {
        let path = self
            .bench
            .axe
            .as_ref()
            .expect("AXE_JS must name axe.min.js");
        let source =
            std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        self.js(&source, Vec::new());
        let found = self.js_later(RUN, vec![json!(caring)]);
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let all = found.as_array().map_or(&[][..], Vec::as_slice);
        all.iter()
            .map(|v| Violation {
                rule: text(&v["rule"]),
                impact: text(&v["impact"]),
                help: text(&v["help"]),
                places: v["places"]
                    .as_array()
                    .map(|p| p.iter().map(text).collect())
                    .unwrap_or_default(),
            })
            .collect()
    }
}
