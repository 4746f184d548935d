//! As much of a stylesheet as tells which way lines run. Everything else in it is passed over.
//!
//! Read by the rules of CSS Syntax and CSS Nesting: comments, strings, brackets, blocks in blocks. A rule counts where the
//! last part of its selector names an element that is around the whole text; see [`super::writing`].

/// So many bytes of a stylesheet are read.
pub(super) const MOST: u64 = 256 << 10;
/// So many rules about lines are kept; an honest book has a handful.
pub(super) const MOST_RULES: usize = 50;
/// So many selectors of a rule, with so many parts, in so many bytes.
pub(super) const MOST_SELECTORS: usize = 16;
const MOST_PARTS: usize = 12;
const LONGEST: usize = 2_000;
/// Blocks are nested no deeper.
const DEEPEST: usize = 12;

/// What of a stylesheet is about the direction of lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// What it imports, as it names it.
    pub imports: Vec<String>,
    pub rules: Vec<Rule>,
}

/// A rule.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    selectors: Vec<Selector>,
    pub says: Said,
}

/// What declarations say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Whether lines run from top to bottom, the first one at the right; none where it is not said.
    pub down: Option<bool>,
    /// Whether letters stand side by side in a vertical line (`text-combine-upright`).
    pub combined: bool,
}

impl Said {
    fn is_nothing(self) -> bool {
        self == Self::default()
    }

    fn hear(&mut self, declaration: &str) {
        let Some((name, value)) = declaration.split_once(':') else {
            return;
        };
        if value.len() > 200 {
            return;
        }
        let value = value.to_ascii_lowercase();
        let mut words = value.split(['!', ' ', '\t', '\n', '\r', '\u{c}']);
        let value = words.find(|word| !word.is_empty()).unwrap_or_default();
        let name = name.trim().to_ascii_lowercase();
        let bare = ["-webkit-", "-epub-", "-ms-"]
            .iter()
            .find_map(|prefix| name.strip_prefix(prefix));
        match bare.unwrap_or(&name) {
            "writing-mode" => match value {
                // The last two are the names of SVG 1.1, which old readers know.
                "vertical-rl" | "tb-rl" | "tb" => self.down = Some(true),
                "horizontal-tb" | "vertical-lr" | "lr-tb" | "lr" | "rl-tb" | "rl" | "initial" => {
                    self.down = Some(false);
                }
                _ => {}
            },
            "text-combine-upright" | "text-combine" => {
                self.combined = matches!(value, "all" | "horizontal" | "digits");
            }
            _ => {}
        }
    }
}

/// What the declarations of a `style` attribute say.
pub(super) fn inline(declarations: &str) -> Said {
    let mut said = Said::default();
    for declaration in declarations.split(';').take(100) {
        said.hear(declaration);
    }
    said
}

/// An element as selectors see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name in small letters.
    pub tag: String,
    pub id: String,
    pub classes: Vec<String>,
}

/// A compound selector: what is said of one element.
#[derive(Clone, Debug, Default)]
struct Compound {
    wants: Element,
    /// It asks for what is not known here, as the element after another one.
    never: bool,
}

impl Compound {
    fn read(text: &str) -> Self {
        let mut compound = Self::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let kind = if ".#:[*".contains(first) { first } else { 't' };
            let from = usize::from(kind != 't');
            let end = rest[from..].find(['.', '#', ':', '[', '*']);
            let (part, next) = rest.split_at(end.map_or(rest.len(), |end| from + end));
            let name = &part[from..];
            match kind {
                't' => compound.wants.tag = name.to_ascii_lowercase(),
                '.' => compound.wants.classes.push(name.to_owned()),
                '#' => compound.wants.id = name.to_owned(),
                ':' if name == "root" => compound.wants.tag = "html".to_owned(),
                ':' if name.starts_with("lang(") => {}
                '*' if name.is_empty() => {}
                _ => compound.never = true,
            }
            rest = next;
        }
        compound.never |= text.contains('\\');
        compound
    }

    fn fits(&self, element: &Element) -> bool {
        let wants = &self.wants;
        !self.never
            && (wants.tag.is_empty() || wants.tag == element.tag)
            && (wants.id.is_empty() || wants.id == element.id)
            && wants
                .classes
                .iter()
                .all(|one| element.classes.contains(one))
    }
}

/// A selector: compounds from the outermost element to its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Selector(Vec<Compound>);

impl Selector {
    fn read(text: &str, parent: Option<&Selector>) -> Self {
        let mut out = Self::default();
        let nested = text.contains('&');
        if let Some(parent) = parent.filter(|_| !nested) {
            out.0.extend(parent.0.iter().cloned());
        }
        for word in text.replace('>', " ").split_whitespace().take(MOST_PARTS) {
            let mut compound = Compound::read(word.trim_start_matches('&'));
            compound.never |= word.contains(['+', '~']);
            if let Some(parent) = parent.filter(|_| word.starts_with('&')) {
                let mut above = parent.0.clone();
                if let Some(own) = above.pop() {
                    compound.never |= own.never;
                    compound.wants.classes.extend(own.wants.classes);
                    for (wants, own) in [
                        (&mut compound.wants.tag, own.wants.tag),
                        (&mut compound.wants.id, own.wants.id),
                    ] {
                        if wants.is_empty() {
                            *wants = own;
                        }
                    }
                }
                out.0.append(&mut above);
            }
            out.0.push(compound);
        }
        out
    }

    /// Whether it names the last element of a chain from the outermost one on.
    fn names(&self, chain: &[Element]) -> bool {
        let (Some((own, above)), Some((element, around))) =
            (self.0.split_last(), chain.split_last())
        else {
            return false;
        };
        let mut around = around.iter();
        own.fits(element)
            && above
                .iter()
                .all(|compound| around.any(|element| compound.fits(element)))
    }

    /// Ids, then classes, then names, as CSS weighs them.
    fn weight(&self) -> u32 {
        let of = |compound: &Compound| {
            let wants = &compound.wants;
            let (id, tag) = (!wants.id.is_empty(), !wants.tag.is_empty());
            u32::from(id) * 10_000 + wants.classes.len() as u32 * 100 + u32::from(tag)
        };
        self.0.iter().map(of).sum()
    }
}

impl Rule {
    /// How much it weighs for the last element of a chain; none where it does not name it.
    pub fn weight(&self, chain: &[Element]) -> Option<u32> {
        let fitting = self.selectors.iter().filter(|one| one.names(chain));
        fitting.map(Selector::weight).max()
    }

    /// The classes that alone are enough for it.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.selectors
            .iter()
            .filter_map(|selector| match selector.0.last() {
                Some(Compound {
                    wants,
                    never: false,
                }) if wants.id.is_empty() && matches!(wants.tag.as_str(), "" | "span") => {
                    wants.classes.first().map(String::as_str)
                }
                _ => None,
            })
    }
}

/// A block that is open.
#[derive(Default)]
struct Level<'t> {
    /// The selectors that it begins with; none where it is a condition.
    words: Option<&'t str>,
    /// Whether it holds on a screen.
    holds: bool,
    /// Its place in the order of rules.
    order: usize,
    said: Said,
}

/// Reads a stylesheet.
pub(super) fn read(text: &str) -> Sheet {
    let text = without_comments(text);
    let mut sheet = Sheet::default();
    let mut rules: Vec<(usize, Rule)> = Vec::new();
    let mut levels: Vec<Level> = Vec::new();
    let (mut start, mut at, mut deep, mut round, mut order) = (0, 0, 0usize, 0usize, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            quote @ (b'"' | b'\'') => at = end_of_string(bytes, at, quote),
            b'(' => round += 1,
            b')' => round = round.saturating_sub(1),
            b';' if round == 0 => {
                statement(&text[start..at], &mut levels, &mut sheet);
                start = at + 1;
            }
            b'{' if round == 0 => {
                order += 1;
                match levels.len() < DEEPEST {
                    true => levels.push(open(text[start..at].trim(), levels.last(), order)),
                    false => deep += 1,
                }
                start = at + 1;
            }
            b'}' if round == 0 && deep > 0 => {
                deep -= 1;
                start = at + 1;
            }
            b'}' if round == 0 => {
                statement(&text[start..at], &mut levels, &mut sheet);
                if rules.len() < MOST_RULES {
                    rules.extend(rule(&levels));
                }
                levels.pop();
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    rules.sort_by_key(|(order, _)| *order);
    sheet.rules = rules.into_iter().map(|(_, rule)| rule).collect();
    sheet
}

/// The rule of the innermost block, where it says something, with its place in the order.
fn rule(levels: &[Level]) -> Option<(usize, Rule)> {
    let last = levels.last().filter(|level| level.holds)?;
    if last.said.is_nothing() {
        return None;
    }
    let mut selectors: Vec<Selector> = Vec::new();
    for words in levels.iter().filter_map(|level| level.words) {
        let above = std::mem::take(&mut selectors);
        for word in words.split(',').take(MOST_SELECTORS) {
            let nested = above.iter().map(|above| Selector::read(word, Some(above)));
            selectors.extend(nested.take(MOST_SELECTORS.saturating_sub(selectors.len())));
            if above.is_empty() {
                selectors.push(Selector::read(word, None));
            }
        }
    }
    let says = last.said;
    (!selectors.is_empty()).then_some((last.order, Rule { selectors, says }))
}

/// The place of the quotation mark that ends a string; a line's end ends a broken one.
fn end_of_string(bytes: &[u8], from: usize, quote: u8) -> usize {
    let mut at = from + 1;
    while at < bytes.len() && bytes[at] != quote && bytes[at] != b'\n' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}

/// A text without its comments; what looks like one in a string stays.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut from, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            quote @ (b'"' | b'\'') => at = end_of_string(bytes, at, quote) + 1,
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                out.push_str(&text[from..at]);
                let end = text[at + 2..].find("*/");
                at = end.map_or(text.len(), |end| at + 2 + end + 2);
                from = at;
            }
            _ => at += 1,
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

fn statement(text: &str, levels: &mut [Level], sheet: &mut Sheet) {
    let text = text.trim();
    match levels.last_mut() {
        Some(level) => level.said.hear(text),
        None => {
            let head = text.get(..7).unwrap_or_default();
            if head.eq_ignore_ascii_case("@import") && sheet.imports.len() < MOST_SELECTORS {
                let mut parts = text[7..].split(['"', '\'', '(', ')']);
                // `"a.css"`, `url("a.css")`, `url(a.css)`
                let name = parts.find(|part| {
                    let part = part.trim();
                    !part.is_empty() && !part.eq_ignore_ascii_case("url")
                });
                sheet
                    .imports
                    .extend(name.map(|name| name.trim().to_owned()));
            }
        }
    }
}

/// The block that begins after some words.
fn open<'t>(words: &'t str, above: Option<&Level>, order: usize) -> Level<'t> {
    let mut level = Level {
        holds: above.is_none_or(|level| level.holds) && words.len() <= LONGEST,
        order,
        ..Level::default()
    };
    match words.strip_prefix('@').filter(|_| level.holds) {
        Some(condition) => level.holds = holds(&condition.to_ascii_lowercase()),
        None => level.words = Some(words),
    }
    level
}

/// Whether what stands in an at-rule counts on a screen.
fn holds(condition: &str) -> bool {
    let mut words = condition.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    match words.next().unwrap_or_default() {
        // Of several queries one is enough.
        "media" => condition["media".len()..].split(',').any(|query| {
            !["print", "speech", "amzn-mobi", "not "]
                .iter()
                .any(|other| query.contains(other))
        }),
        "supports" => !condition.contains(" not ") && !condition.contains("(not "),
        "layer" | "container" | "scope" => true,
        _ => false,
    }
}
