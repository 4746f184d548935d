//! Runs of words: emphasis, links, pictures, formulas, signs of notes.

use super::html::{Maker, anchor_id, dir_of, has_type, is, lang_of, resolve, words};
use ego_tree::NodeRef;
use lifelong_api::{Inline, MATH};
use scraper::Node;
use scraper::node::Element;

/// Words in a row.
pub(super) type Run = Vec<Inline>;

/// Runs are nested no deeper; what lies below is shown as its words.
const DEEPEST: usize = 10;

/// Elements of which nothing is shown.
pub(super) const HIDDEN: [&str; 19] = [
    "script", "style", "template", "object", "embed", "canvas", "audio", "video", "head", "title",
    "input", "button", "option", "link", "meta", "param", "map", "progress", "meter",
];

impl Maker<'_> {
    /// Adds what is below a node.
    pub fn inlines(&mut self, node: NodeRef<Node>, out: &mut Run, depth: usize) {
        for child in node.children() {
            match child.value() {
                Node::Text(text) => self.words(text, out),
                Node::Element(element) => self.inline(child, element, out, depth),
                _ => {}
            }
        }
    }

    /// Adds an element.
    pub fn inline(&mut self, node: NodeRef<Node>, element: &Element, out: &mut Run, depth: usize) {
        let name = element.name();
        if HIDDEN.contains(&name) || self.is_taken_out(element) {
            return;
        }
        if has_type(element, &["pagebreak"]) {
            out.extend(self.page(node, element));
            return;
        }
        out.extend(self.anchor(element));
        let end = self.heard(element, out);
        self.known_inline(node, element, out, depth);
        out.extend(end);
    }

    fn known_inline(
        &mut self,
        node: NodeRef<Node>,
        element: &Element,
        out: &mut Run,
        depth: usize,
    ) {
        let name = element.name();
        if depth >= DEEPEST && !matches!(name, "br" | "img") {
            return self.inlines(node, out, depth);
        }
        match name {
            "br" => {
                out.push(Inline::Break);
                self.space = true;
            }
            "img" => self.image(element, out),
            "svg" => self.drawing(node, out),
            "math" => out.extend(self.formula(node, element)),
            "a" => self.link(node, element, out, depth),
            "b" | "strong" => {
                let content = self.inner(node, depth);
                push(out, content, |content| Inline::Strong { content });
            }
            "i" | "em" | "dfn" | "var" => {
                let content = self.inner(node, depth);
                push(out, content, |content| Inline::Emphasis { content });
            }
            "sub" | "sup" | "small" | "code" | "cite" | "q" | "abbr" | "s" | "u" | "bdi"
            | "bdo" | "kbd" | "ruby" | "rb" | "rt" | "rp" => {
                self.element(name, node, element, out, depth)
            }
            "tt" | "samp" => self.element("code", node, element, out, depth),
            "del" | "strike" => self.element("s", node, element, out, depth),
            "ins" => self.element("u", node, element, out, depth),
            "span" if self.is_upright(node, element) => {
                self.element("tate-chu-yoko", node, element, out, depth);
            }
            "span" if is_line_number(element) => {
                if !self.space {
                    push_text(out, " ");
                    self.space = true;
                }
                self.element("small", node, element, out, depth);
            }
            _ => {
                let lang = lang_of(element).filter(|lang| *lang != self.lang);
                let dir = dir_of(element).filter(|dir| *dir != self.dir);
                if lang.is_some() || dir.is_some() {
                    self.element("span", node, element, out, depth);
                } else {
                    self.inlines(node, out, depth);
                }
            }
        }
    }

    /// Whether an element's words stand side by side in a vertical line, and are so few that they fit there.
    fn is_upright(&self, node: NodeRef<Node>, element: &Element) -> bool {
        let classes = element.attr("class").unwrap_or_default();
        let mut classes = classes.split_ascii_whitespace();
        let count = || words(node).chars().count();
        classes.any(|class| self.links.is_upright(class)) && (1..=4).contains(&count())
    }

    fn inner(&mut self, node: NodeRef<Node>, depth: usize) -> Run {
        let mut run = Run::new();
        self.inlines(node, &mut run, depth + 1);
        run
    }

    fn element(
        &mut self,
        tag: &str,
        node: NodeRef<Node>,
        element: &Element,
        out: &mut Run,
        depth: usize,
    ) {
        let around = (self.lang.clone(), self.dir.clone());
        let lang = lang_of(element).filter(|lang| *lang != self.lang);
        let dir = dir_of(element).filter(|dir| *dir != self.dir || tag == "bdo");
        self.lang = lang.clone().unwrap_or_else(|| around.0.clone());
        self.dir = dir.clone().unwrap_or_else(|| around.1.clone());
        let content = self.inner(node, depth);
        (self.lang, self.dir) = around;
        push(out, content, |content| Inline::Element {
            tag: tag.to_owned(),
            lang: lang.unwrap_or_default(),
            dir: dir.unwrap_or_default(),
            content,
        });
    }

    /// Adds words: white space becomes a single one, and none at the beginning.
    pub fn words(&mut self, text: &str, out: &mut Run) {
        let mut made = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        let mut last = None;
        while let Some(c) = chars.next() {
            if self.keep && matches!(c, '\n' | '\t') {
                made.push(c);
            } else if c.is_ascii_whitespace() {
                let mut broken = c == '\n';
                while let Some(next) =
                    chars.next_if(|next| !self.keep && next.is_ascii_whitespace())
                {
                    broken |= next == '\n';
                }
                // Chinese is written without spaces, also where a line of the file was broken.
                let solid = broken
                    && last.is_some_and(crate::content::is_wide)
                    && chars.peek().copied().is_some_and(crate::content::is_wide);
                if (!self.space || self.keep) && !solid {
                    made.push(' ');
                    self.space = true;
                }
            } else if !c.is_control() && !matches!(c, '\u{feff}' | '\u{202d}' | '\u{202e}') {
                made.push(c);
                self.space = false;
            }
            last = Some(c);
        }
        push_text(out, &made);
    }

    fn image(&mut self, element: &Element, out: &mut Run) {
        let alt = crate::normalize::one_line(element.attr("alt").unwrap_or_default());
        self.picture(element.attr("src").unwrap_or_default(), alt, out);
    }

    /// A picture of the book, or the words that stand for it.
    fn picture(&mut self, src: &str, alt: String, out: &mut Run) {
        let url = resolve(&self.path, src).and_then(|(path, _)| self.links.picture(&path));
        match url {
            Some(url) => {
                out.push(Inline::Picture { url, alt });
                self.space = false;
            }
            None => self.words(&alt, out),
        }
    }

    /// A drawing in the text: a picture where it only frames one, else its title.
    fn drawing(&mut self, node: NodeRef<Node>, out: &mut Run) {
        let title = node.descendants().find(|node| is(*node, "title"));
        let title = title.map(words).unwrap_or_default();
        let image = node.descendants().find_map(|node| {
            let element = node.value().as_element()?;
            let mut attributes = element.attrs();
            (element.name() == "image")
                .then(|| attributes.find(|(name, _)| name.rsplit(':').next() == Some("href")))?
                .map(|(_, href)| href.to_owned())
        });
        match image {
            Some(src) => self.picture(&src, title, out),
            None => self.words(&title, out),
        }
    }

    fn link(&mut self, node: NodeRef<Node>, element: &Element, out: &mut Run, depth: usize) {
        let href = element.attr("href").unwrap_or_default().trim();
        if super::notes::is_sign(element)
            && let Some(note) = self.note(href)
        {
            let mut content = self.inner(node, depth);
            super::tidy::trim(&mut content);
            if content.is_empty() {
                push_text(&mut content, "*");
            }
            out.push(Inline::Note { note, content });
            self.space = false;
            return;
        }
        if self.in_note && self.leads_back(node, element, href) {
            return;
        }
        let address = self.address(href);
        let content = self.inner(node, depth);
        match address {
            Some(href) => push(out, content, |content| Inline::Link { href, content }),
            None => extend(out, content),
        }
    }

    /// Where a link may lead.
    fn address(&self, href: &str) -> Option<String> {
        // A browser reads over control characters in a scheme.
        let clean: String = href.chars().filter(|c| !c.is_control()).collect();
        let lower = clean.to_ascii_lowercase();
        if lower.starts_with("https://") || lower.starts_with("http://") {
            return crate::normalize::address(&clean);
        }
        if lower.starts_with("mailto:") || lower.starts_with("tel:") {
            return Some(clean).filter(|href| href.len() < 200);
        }
        let (path, fragment) = resolve(&self.path, &clean)?;
        if path == self.home {
            return (!fragment.is_empty() && !href.is_empty())
                .then(|| format!("#{}", anchor_id(&fragment)));
        }
        self.links.link(&path, &fragment)
    }

    /// A formula, without its annotations.
    fn formula(&mut self, node: NodeRef<Node>, element: &Element) -> Option<Inline> {
        let mut content = Run::new();
        formula_below(node, &mut content, 0);
        if content.is_empty() {
            let text = element.attr("alttext").unwrap_or_default().to_owned();
            return (!text.is_empty()).then_some(Inline::Text { text });
        }
        self.space = false;
        Some(named("math", content))
    }
}

fn formula_below(node: NodeRef<Node>, out: &mut Run, depth: usize) {
    for child in node.children() {
        match child.value() {
            Node::Text(text) => push_text(out, &crate::normalize::one_line(text)),
            Node::Element(element) => {
                let name = element.name();
                match name {
                    "annotation" | "annotation-xml" | "mphantom" | "script" | "style" => {}
                    "none" => out.push(named("mrow", Run::new())),
                    name if MATH.contains(&name) && name != "math" && depth < 16 => {
                        let mut content = Run::new();
                        formula_below(child, &mut content, depth + 1);
                        out.push(named(name, content));
                    }
                    _ => formula_below(child, out, depth),
                }
            }
            _ => {}
        }
    }
}

fn named(tag: &str, content: Run) -> Inline {
    Inline::Element {
        tag: tag.to_owned(),
        lang: String::new(),
        dir: String::new(),
        content,
    }
}

/// The number of a poem's line stands in the margin of a printed page.
fn is_line_number(element: &Element) -> bool {
    const CLASSES: [&str; 5] = ["lnum", "linenum", "linenumber", "line-number", "lineno"];
    let classes = element.attr("class").unwrap_or_default();
    classes
        .split_ascii_whitespace()
        .any(|class| CLASSES.contains(&class.to_ascii_lowercase().as_str()))
}

/// Adds a run with a meaning, unless nothing is in it; anchors alone need no meaning.
fn push(out: &mut Run, content: Run, make: impl FnOnce(Run) -> Inline) {
    let bare = content
        .iter()
        .all(|inline| matches!(inline, Inline::Anchor { .. }));
    if bare {
        out.extend(content);
    } else {
        out.push(make(content));
    }
}

/// Adds runs, words to those before them.
pub(super) fn extend(out: &mut Run, content: Run) {
    for inline in content {
        match inline {
            Inline::Text { text } => push_text(out, &text),
            other => out.push(other),
        }
    }
}

/// Adds words to those before them.
pub(super) fn push_text(out: &mut Run, words: &str) {
    if words.is_empty() {
        return;
    }
    if let Some(Inline::Text { text }) = out.last_mut() {
        text.push_str(words);
    } else {
        out.push(Inline::Text {
            text: words.to_owned(),
        });
    }
}
