//! Whether a book's lines run from top to bottom, the first one at the right, as in many Japanese and Chinese books.
//!
//! A book says so in its package (`<meta name="primary-writing-mode" content="vertical-rl"/>`, which Kindle brought up), or
//! by CSS on what is around its whole text: `html`, `body`, `main`, or the one element that the body holds. Where it says
//! nothing, pages that are turned to the left mean it in Chinese and Japanese, as Readium CSS takes it, too.

use super::css::{self, Element, Said, Sheet};
use super::html::resolve;
use super::shelf::Shelf;
use super::tags::{Token, attributes, is_void, tokens, value};
use crate::import::decode;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// So many stylesheets of a book are read, and so many count for one document.
const MOST_SHEETS: usize = 40;
const MOST_OF_ONE: usize = 8;
/// Sheets that import each other are followed no deeper.
const DEEPEST: usize = 4;
/// So many bytes of a package, and of a document's own styles, are looked at.
const PACKAGE: usize = 1 << 20;
const OWN: usize = 16 << 10;

/// What a book says of its lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Writing {
    /// Whether they run from top to bottom.
    pub down: bool,
    /// Classes whose short words stand upright in such a line (`text-combine-upright`).
    pub upright: BTreeSet<String>,
}

/// Looks through the text of the package and the stylesheets of a book. `leftward`: its pages are turned to the left, and its script is
/// no script from right to left.
pub(super) fn of(package: &str, shelf: &Shelf, leftward: bool) -> Writing {
    let mut sheets = Sheets::new(shelf);
    let (mut down, mut across, mut said) = (0, 0, false);
    for (path, text) in &shelf.documents {
        let way = sheets.way(path, text);
        said |= way.is_some();
        // Covers and imprints often run across in a vertical book: the most text decides.
        *(if way == Some(true) {
            &mut down
        } else {
            &mut across
        }) += text.len();
    }
    let down = match primary(&package[..package.floor_char_boundary(PACKAGE)]) {
        Some(of_package) => of_package,
        None if said => down > across,
        None => leftward,
    };
    let rules = sheets.known.values().flat_map(|sheet| &sheet.rules);
    let upright = rules.filter(|rule| down && rule.says.combined);
    let upright = upright.flat_map(|rule| rule.classes().map(str::to_owned));
    Writing {
        down,
        upright: upright.collect(),
    }
}

/// What a package says: `vertical-rl`, or one of the others.
fn primary(package: &str) -> Option<bool> {
    let mut waits = false;
    tokens(package).find_map(|token| match token {
        Token::Open("meta", rest, _) => {
            let facts = attributes(rest);
            let is = |name: &str| value(&facts, name).as_deref() == Some("primary-writing-mode");
            // EPUB 3 writes it between the tags.
            waits = is("property");
            let content = value(&facts, "content").filter(|_| is("name"))?;
            Some(is_down(&content))
        }
        Token::Text(words) if waits && !words.trim().is_empty() => Some(is_down(words)),
        _ => None,
    })
}

fn is_down(words: &str) -> bool {
    words.trim().eq_ignore_ascii_case("vertical-rl")
}

/// The stylesheets of a book, each read once.
struct Sheets<'a> {
    shelf: &'a Shelf,
    known: BTreeMap<String, Rc<Sheet>>,
}

impl<'a> Sheets<'a> {
    fn new(shelf: &'a Shelf) -> Self {
        Self {
            shelf,
            known: BTreeMap::new(),
        }
    }

    fn head(&self, path: &str, most: u64) -> Option<String> {
        let bytes = self.shelf.archive.borrow_mut().head(path, most)?;
        Some(decode(&bytes).0)
    }

    /// A stylesheet and those that it imports, which count less and so come first.
    fn gather(&mut self, path: &str, depth: usize, out: &mut Vec<Rc<Sheet>>) {
        let sheet = match self.known.get(path) {
            Some(sheet) => Rc::clone(sheet),
            None if self.known.len() >= MOST_SHEETS => return,
            None => {
                let text = self.head(path, css::MOST).unwrap_or_default();
                let sheet = Rc::new(css::read(&text));
                self.known.insert(path.to_owned(), Rc::clone(&sheet));
                sheet
            }
        };
        for import in sheet.imports.iter().filter(|_| depth < DEEPEST) {
            let to = resolve(path, import).filter(|(to, _)| to != path);
            if let Some((to, _)) = to.filter(|_| out.len() < MOST_OF_ONE) {
                self.gather(&to, depth + 1, out);
            }
        }
        out.push(sheet);
    }

    /// Which way the lines of a document run; none where nothing says it.
    fn way(&mut self, path: &str, text: &str) -> Option<bool> {
        let page = Page::read(text);
        let mut sheets = Vec::new();
        for link in &page.links {
            let to = resolve(path, link).filter(|_| sheets.len() < MOST_OF_ONE);
            if let Some((to, _)) = to {
                self.gather(&to, 0, &mut sheets);
            }
        }
        if page.styles.contains("writing-mode") {
            sheets.push(Rc::new(css::read(&page.styles)));
        }
        let rules = || sheets.iter().flat_map(|sheet| &sheet.rules);
        let said = rules().any(|rule| rule.says.down.is_some());
        if !said && page.around.iter().all(|(_, own)| own.down.is_none()) {
            return None;
        }
        let mut chain = Vec::new();
        let mut way = None;
        for (element, own) in page.around {
            chain.push(element);
            let by_rule = rules()
                .filter_map(|rule| Some((rule.weight(&chain)?, rule.says.down?)))
                .max_by_key(|(weight, _)| *weight);
            // What is inside inherits it.
            way = own.down.or(by_rule.map(|(_, down)| down)).or(way);
        }
        way
    }
}

/// What of a document tells the way of its lines.
#[derive(Default)]
struct Page {
    /// Its stylesheets, as it names them.
    links: Vec<String>,
    /// Its own styles.
    styles: String,
    /// What is around its whole text, from the outside, with what each says of itself.
    around: Vec<(Element, Said)>,
}

impl Page {
    fn read(text: &str) -> Self {
        let mut page = Self {
            styles: own_styles(text),
            ..Self::default()
        };
        // In the body: how deep one is, and what stands directly in it.
        let (mut inside, mut depth, mut children) = (false, 0usize, Vec::new());
        for token in tokens(text) {
            match token {
                Token::Open(name, rest, closed) => {
                    let name = name.to_ascii_lowercase();
                    match name.as_str() {
                        "html" | "body" => {
                            page.around.push(element(&name, rest));
                            inside |= name == "body";
                            continue;
                        }
                        "link" if !inside => {
                            let facts = attributes(rest);
                            let rel = value(&facts, "rel").unwrap_or_default();
                            let rel = rel.to_ascii_lowercase();
                            let mut words = rel.split_whitespace();
                            if words.clone().any(|word| word == "stylesheet")
                                && !words.any(|word| word == "alternate")
                            {
                                page.links.extend(value(&facts, "href"));
                            }
                        }
                        _ => {}
                    }
                    if inside && depth == 0 && children.len() < 2 {
                        children.push(element(&name, rest));
                    }
                    if inside && !closed && !is_void(&name) {
                        depth += 1;
                    }
                }
                Token::Close(name) if name.eq_ignore_ascii_case("body") => break,
                Token::Close(_) => depth = depth.saturating_sub(1),
                Token::Text(words) if inside && depth == 0 && !words.trim().is_empty() => {
                    // Words of the body itself: nothing else is around all of them.
                    children.extend([Default::default(), Default::default()]);
                }
                _ => {}
            }
        }
        if children.len() == 1 {
            page.around.append(&mut children);
        }
        page.around.truncate(4);
        page
    }
}

fn element(name: &str, rest: &str) -> (Element, Said) {
    let facts = attributes(rest);
    let classes = value(&facts, "class").unwrap_or_default();
    let classes = classes.split_whitespace().take(20).map(str::to_owned);
    let element = Element {
        tag: name.to_owned(),
        id: value(&facts, "id").unwrap_or_default(),
        classes: classes.collect(),
    };
    let own = value(&facts, "style").map_or_else(Said::default, |style| css::inline(&style));
    (element, own)
}

/// The words of the `style` elements in a document's head.
fn own_styles(text: &str) -> String {
    let mut rest = &text[..text.floor_char_boundary(OWN)];
    let mut out = String::new();
    while let Some(at) = rest.find("<style") {
        rest = &rest[at..];
        let Some(begin) = rest.find('>') else { break };
        let inner = &rest[begin + 1..];
        let end = inner.find("</style").unwrap_or(inner.len());
        out.push_str(&inner[..end]);
        out.push('\n');
        rest = &inner[end..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_says_it_in_either_way() {
        for (package, says) in [
            (
                "<meta name=\"primary-writing-mode\" content=\"vertical-rl\"/>",
                Some(true),
            ),
            (
                "<opf:meta content='horizontal-rl' name='primary-writing-mode'></opf:meta>",
                Some(false),
            ),
            (
                "<meta property=\"primary-writing-mode\"> vertical-rl </meta>",
                Some(true),
            ),
            (
                "<meta property=\"rendition:layout\">reflowable</meta>",
                None,
            ),
            (
                "<!-- <meta name=\"primary-writing-mode\" content=\"vertical-rl\"/> -->",
                None,
            ),
            ("", None),
        ] {
            assert_eq!(primary(package), says, "{package}");
        }
    }

    #[test]
    fn what_is_around_the_whole_text_is_found() {
        let around = |text: &str| {
            let page = Page::read(text);
            let names = page.around.iter().map(|(element, _)| element.tag.clone());
            names.collect::<Vec<_>>().join(" ")
        };
        let html = |body: &str| {
            format!("<html class='vrtl'><head><title>x</title></head><body>{body}</body></html>")
        };
        assert_eq!(
            around(&html("<div class='main'><p>a</p><p>b<br/></p></div>")),
            "html body div"
        );
        assert_eq!(
            around(&html(" <main><hr><p>a</p></main> ")),
            "html body main"
        );
        assert_eq!(around(&html("<div>a</div><div>b</div>")), "html body");
        assert_eq!(around(&html("<div>a</div> and more")), "html body");
        assert_eq!(around(""), "");
        let page = Page::read(
            "<html><head><link rel='stylesheet' href='a.css'/><link rel='alternate stylesheet' href='b.css'/><style>p{}</style></head><body style='writing-mode: vertical-rl'/></html>",
        );
        assert_eq!(page.links, ["a.css"]);
        assert_eq!(page.styles, "p{}\n");
        assert_eq!(page.around[1].1.down, Some(true));
    }
}
