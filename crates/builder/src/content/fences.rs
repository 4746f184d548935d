//! Fenced blocks that editors copy: lists that a search fills, a timeline, questions and answers.

use super::desk::Desk;
use super::document::blocks;
use super::markdown::parse;
use crate::likely;
use crate::picks::{Ask, MOST, Order};
use lifelong_api::{Area, ItemType, RichText};

/// The words after the fence.
const NAMES: [&str; 6] = [
    "courses",
    "books",
    "events",
    "timeline",
    "questions",
    "verse",
];
/// What a search of courses may say; of books all but the first two, of events the last three.
const KEYS: [&str; 7] = [
    "area",
    "institution",
    "topic",
    "language",
    "words",
    "limit",
    "order",
];
/// How many things a search shows that names no limit.
const USUAL: usize = 6;

/// What a block holds.
pub(super) enum Fence {
    Search(Ask),
    Timeline(Vec<Entry>),
    Questions(Vec<Entry>),
}

/// A line of a timeline, or a question with its answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// When, or the question.
    pub name: String,
    /// What happened, or the answer.
    pub text: RichText,
}

/// Reads a block whose fence stands at `line`. `None` where nothing of it can be shown (told).
pub(super) fn read(
    desk: &mut Desk,
    file: &str,
    line: u64,
    name: &str,
    text: &str,
) -> Option<Fence> {
    let entries = match name {
        "courses" => return search(desk, file, line, ItemType::Course, text).map(Fence::Search),
        "books" => return search(desk, file, line, ItemType::Book, text).map(Fence::Search),
        "events" => return search(desk, file, line, ItemType::Event, text).map(Fence::Search),
        "timeline" => timeline(desk, file, line, text),
        "questions" => questions(desk, file, line, text),
        _ => {
            let reason = format!(
                "There is no block “{name}”.{} The blocks are {}. It was left out.",
                likely::meant(name, &NAMES),
                NAMES.join(", ")
            );
            desk.warn(file, line, "unknown-block", reason);
            return None;
        }
    };
    if entries.is_empty() {
        let reason = "There is nothing in this block that can be shown. See “Columns” in docs/content.md for what belongs into it.";
        desk.warn(file, line, "empty-block", reason.to_owned());
        return None;
    }
    Some(match name {
        "timeline" => Fence::Timeline(entries),
        _ => Fence::Questions(entries),
    })
}

/// The lines of a block that are not empty, with their numbers in the file.
fn lines(line: u64, text: &str) -> impl Iterator<Item = (u64, &str)> {
    let all = (line + 1..).zip(text.lines().map(str::trim));
    all.filter(|(_, text)| !text.is_empty())
}

/// Formatted text that stands at a line.
fn formatted(desk: &mut Desk, file: &str, line: u64, text: &str) -> RichText {
    let before = usize::try_from(line.saturating_sub(1)).unwrap_or(0);
    blocks(&parse(desk, file, &("\n".repeat(before) + text)))
}

fn search(desk: &mut Desk, file: &str, line: u64, kind: ItemType, text: &str) -> Option<Ask> {
    let mut ask = Ask {
        kind,
        limit: USUAL,
        ..Ask::default()
    };
    let keys = match kind {
        ItemType::Course => &KEYS[..],
        ItemType::Book => &KEYS[2..],
        _ => &KEYS[4..],
    };
    let mut whole = true;
    for (line, written) in lines(line, text) {
        let (key, value) = written
            .split_once([':', '：'])
            .map_or((written, ""), |(key, value)| (key.trim(), value.trim()));
        if !keys.contains(&key) {
            let reason = format!(
                "“{key}” is not read in this block.{} It may have: {}.",
                likely::meant(key, keys),
                keys.join(", ")
            );
            desk.warn(file, line, "unknown-key", reason);
        } else if value.is_empty() {
            let reason = format!("“{key}” says nothing. Write “{key}: …”, or take the line out.");
            desk.warn(file, line, "bad-value", reason);
        } else if let Err((code, reason)) = set(desk, &mut ask, key, value) {
            whole &= !matches!(code, "unknown-area" | "unknown-topic");
            desk.warn(file, line, code, reason);
        }
    }
    // Without its area or topic it would show anything.
    whole.then_some(ask)
}

/// Takes one value into a search.
///
/// # Errors
/// Code and reason of what is wrong with it.
fn set(desk: &Desk, ask: &mut Ask, key: &str, value: &str) -> Result<(), (&'static str, String)> {
    match key {
        "area" => {
            let codes = Area::ALL.map(Area::code);
            let area = Area::from_code(value).ok_or_else(|| {
                let reason = format!(
                    "There is no area “{value}”.{} The areas are {}. The list was left out.",
                    likely::meant(value, &codes),
                    codes.join(", ")
                );
                ("unknown-area", reason)
            })?;
            ask.area = Some(area);
        }
        "topic" if !desk.taxonomy.has(value) => {
            let topics = desk.taxonomy.topics.iter();
            let topics: Vec<&str> = topics.map(|topic| topic.id.as_str()).collect();
            let reason = format!(
                "There is no topic “{value}”.{} The topics are those of the topic table. The list was left out.",
                likely::meant(value, &topics)
            );
            return Err(("unknown-topic", reason));
        }
        "topic" => value.clone_into(&mut ask.topic),
        "institution" => value.clone_into(&mut ask.institution),
        // As many letters as the portal's search takes.
        "words" => ask.words = value.chars().take(200).collect(),
        "language" => value.clone_into(&mut ask.language),
        "order" => {
            ask.order = Order::from_code(value).ok_or_else(|| {
                let codes = Order::ALL.map(Order::code);
                let reason = format!(
                    "“{value}” is no order.{} The orders are {}. The best stand first now.",
                    likely::meant(value, &codes),
                    codes.join(", ")
                );
                ("bad-value", reason)
            })?;
        }
        _ => match value.parse::<usize>() {
            Ok(limit @ 1..=MOST) => ask.limit = limit,
            Ok(limit) if limit > MOST => {
                ask.limit = MOST;
                let reason = format!(
                    "A list may have at most {MOST} things, and {limit} are too many. Write a smaller number; {MOST} are shown now."
                );
                return Err(("bad-limit", reason));
            }
            _ => {
                let reason = format!(
                    "“limit” should be a number from 1 to {MOST}, not “{value}”. {USUAL} are shown now."
                );
                return Err(("bad-limit", reason));
            }
        },
    }
    Ok(())
}

/// A line is `1949 | what happened`.
fn timeline(desk: &mut Desk, file: &str, line: u64, text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (line, written) in lines(line, text) {
        let halves = written.split_once(['|', '｜']);
        let halves = halves.map(|(when, what)| (when.trim(), what.trim()));
        if let Some((when, what)) = halves.filter(|(a, b)| !a.is_empty() && !b.is_empty()) {
            entries.push(Entry {
                name: when.to_owned(),
                text: formatted(desk, file, line, what),
            });
        } else {
            let reason = format!(
                "A line of a timeline is “1949 | what happened”, not “{written}”. It was left out."
            );
            desk.warn(file, line, "bad-line", reason);
        }
    }
    entries
}

/// `Q:` begins a question, `A:` its answer; other lines go on with what is above them.
fn questions(desk: &mut Desk, file: &str, line: u64, text: &str) -> Vec<Entry> {
    // Line and words of the question, then of the answer.
    let mut found: Vec<(u64, String, u64, String)> = Vec::new();
    // Empty lines count here: between them stand the paragraphs of an answer.
    for (line, written) in (line + 1..).zip(text.lines().map(str::trim)) {
        let begins = |marks: [&str; 4]| {
            let rest = marks.iter().find_map(|mark| written.strip_prefix(mark));
            rest.map(|rest| rest.trim().to_owned())
        };
        if let Some(question) = begins(["Q:", "Q：", "问：", "问:"]) {
            found.push((line, question, 0, String::new()));
        } else if let Some((_, question, at, answer)) = found.last_mut() {
            match begins(["A:", "A：", "答：", "答:"]) {
                Some(begin) if *at == 0 => (*at, *answer) = (line, begin),
                _ if *at > 0 => {
                    answer.push('\n');
                    answer.push_str(written);
                }
                _ => {
                    question.push(' ');
                    question.push_str(written);
                }
            }
        } else if !written.is_empty() {
            let reason = "Each question begins with “Q:”, and its answer with “A:” on the next line. This line was left out.";
            desk.warn(file, line, "bad-line", reason.to_owned());
        }
    }
    let mut entries = Vec::new();
    for (line, question, at, answer) in found {
        if question.trim().is_empty() || answer.trim().is_empty() {
            let reason =
                "Here belong a question after “Q:” and its answer after “A:”. It was left out.";
            desk.warn(file, line, "bad-line", reason.to_owned());
            continue;
        }
        entries.push(Entry {
            name: question.trim().to_owned(),
            text: formatted(desk, file, at, &answer),
        });
    }
    entries
}
