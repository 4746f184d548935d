//! The topic table as a file: read, checked, and put into order.

use lifelong_api::Area;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "area")]
    areas: Vec<AreaRow>,
    #[serde(default, rename = "topic")]
    topics: Vec<TopicRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaRow {
    id: Spanned<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    zh_words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicRow {
    id: Spanned<String>,
    parent: Option<Spanned<String>>,
    area: Option<Spanned<String>>,
    en: String,
    zh: String,
    #[serde(default)]
    isced: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    zh_words: Vec<String>,
}

/// A checked topic.
#[derive(Debug)]
pub(super) struct Entry {
    pub id: String,
    /// Place of the parent, which stands before.
    pub parent: Option<usize>,
    pub area: Area,
    pub en: String,
    pub zh: String,
    pub isced: Vec<String>,
    pub words: Vec<String>,
}

/// A checked table: topics with parents before children, and the words that decide an area.
#[derive(Debug)]
pub(super) struct Table {
    pub topics: Vec<Entry>,
    pub areas: Vec<(Area, Vec<String>)>,
}

/// Reads and checks a table; `name` is the file for messages.
pub(super) fn parse(text: &str, name: &str) -> Result<Table, String> {
    let at = |span: Range<usize>| {
        format!(
            "{name}, line {}",
            text[..span.start.min(text.len())].matches('\n').count() + 1
        )
    };
    let file: File = toml::from_str(text).map_err(|error| {
        let place = error.span().map_or_else(|| name.to_owned(), &at);
        format!(
            "{place}: the topic table cannot be read: {}.",
            error.message().trim()
        )
    })?;
    let mut rows: BTreeMap<&str, &TopicRow> = BTreeMap::new();
    for row in &file.topics {
        let id = row.id.get_ref().as_str();
        if id.is_empty()
            || !id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        {
            return Err(format!(
                "{}: \"{id}\" is no id. Use small letters, digits and hyphens.",
                at(row.id.span())
            ));
        }
        if let Some(first) = rows.insert(id, row) {
            return Err(format!(
                "{}: the id \"{id}\" is used twice, first in line {}. Give one of them another id.",
                at(row.id.span()),
                text[..first.id.span().start].matches('\n').count() + 1
            ));
        }
    }
    for row in &file.topics {
        if let Some(parent) = row
            .parent
            .as_ref()
            .filter(|parent| !rows.contains_key(parent.get_ref().as_str()))
        {
            return Err(format!(
                "{}: the parent \"{}\" of \"{}\" does not exist. Add it, or correct the name.",
                at(parent.span()),
                parent.get_ref(),
                row.id.get_ref()
            ));
        }
    }
    let mut topics: Vec<Entry> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &file.topics {
        // From the topic up to the root, then in again from above.
        let mut path: Vec<&TopicRow> = vec![row];
        while let Some(parent) = path[path.len() - 1]
            .parent
            .as_ref()
            .map(|parent| rows[parent.get_ref().as_str()])
        {
            if path
                .iter()
                .any(|seen| seen.id.get_ref() == parent.id.get_ref())
            {
                let mut names: Vec<&str> =
                    path.iter().map(|row| row.id.get_ref().as_str()).collect();
                names.push(parent.id.get_ref());
                return Err(format!(
                    "{}: the topics go round in a circle: {}. Take one of these parents away.",
                    at(parent.id.span()),
                    names.join(" → ")
                ));
            }
            path.push(parent);
        }
        for row in path.into_iter().rev() {
            let id = row.id.get_ref().as_str();
            if places.contains_key(id) {
                continue;
            }
            let parent = row
                .parent
                .as_ref()
                .map(|parent| places[parent.get_ref().as_str()]);
            let area = match &row.area {
                Some(area) => known_area(area, &at)?,
                None => parent.map(|parent| topics[parent].area).ok_or_else(|| {
                    format!(
                        "{}: the topic \"{id}\" has neither a parent nor an area. Give it one.",
                        at(row.id.span())
                    )
                })?,
            };
            places.insert(id, topics.len());
            topics.push(Entry {
                id: id.to_owned(),
                parent,
                area,
                en: row.en.clone(),
                zh: row.zh.clone(),
                isced: row.isced.clone(),
                words: row.words.iter().chain(&row.zh_words).cloned().collect(),
            });
        }
    }
    let mut areas = Vec::new();
    for row in &file.areas {
        areas.push((
            known_area(&row.id, &at)?,
            row.words.iter().chain(&row.zh_words).cloned().collect(),
        ));
    }
    Ok(Table { topics, areas })
}

fn known_area(code: &Spanned<String>, at: &dyn Fn(Range<usize>) -> String) -> Result<Area, String> {
    Area::from_code(code.get_ref()).ok_or_else(|| {
        let known = Area::ALL.map(Area::code).join(", ");
        format!(
            "{}: there is no area \"{}\". The areas are: {known}.",
            at(code.span()),
            code.get_ref()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse(text, "t.toml").expect_err("the table is wrong")
    }

    const COOKING: &str =
        "[[topic]]\nid = \"cooking\"\narea = \"life-skills\"\nen = \"Cooking\"\nzh = \"烹饪\"\n";

    #[test]
    fn children_follow_their_parents() {
        let table = parse(&format!("[[topic]]\nid = \"soup\"\nparent = \"cooking\"\nen = \"Soup\"\nzh = \"汤\"\n{COOKING}"), "t").expect("it is right");
        let ids: Vec<&str> = table.topics.iter().map(|topic| topic.id.as_str()).collect();
        assert_eq!(ids, ["cooking", "soup"]);
        assert_eq!(table.topics[1].area, Area::LifeSkills);
    }

    #[test]
    fn every_mistake_is_named_with_its_line() {
        let twice = error(&format!("{COOKING}{COOKING}"));
        assert!(
            twice.starts_with("t.toml, line 7:") && twice.contains("used twice, first in line 2"),
            "{twice}"
        );
        let area = error("[[topic]]\nid = \"a\"\narea = \"sport\"\nen = \"A\"\nzh = \"A\"\n");
        assert!(
            area.starts_with("t.toml, line 3:") && area.contains("no area \"sport\""),
            "{area}"
        );
        let parent = error("[[topic]]\nid = \"a\"\nparent = \"b\"\nen = \"A\"\nzh = \"A\"\n");
        assert!(
            parent.starts_with("t.toml, line 3:") && parent.contains("\"b\""),
            "{parent}"
        );
        let circle = error(
            "[[topic]]\nid = \"a\"\nparent = \"b\"\nen = \"A\"\nzh = \"A\"\n[[topic]]\nid = \"b\"\nparent = \"a\"\nen = \"B\"\nzh = \"B\"\n",
        );
        assert!(
            circle.contains("circle: a → b → a") && circle.starts_with("t.toml, line 2:"),
            "{circle}"
        );
        let orphan = error("[[topic]]\nid = \"a\"\nen = \"A\"\nzh = \"A\"\n");
        assert!(
            orphan.starts_with("t.toml, line 2:") && orphan.contains("neither"),
            "{orphan}"
        );
        let broken = error("[[topic]]\nid = \n");
        assert!(broken.starts_with("t.toml, line 2:"), "{broken}");
        assert!(
            error("[[topic]]\nid = \"A b\"\narea=\"hobbies\"\nen=\"\"\nzh=\"\"\n")
                .contains("no id")
        );
    }
}
