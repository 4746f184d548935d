//! The topic table, put in order.

use crate::error::WriteError;
use crate::root::{TopicEntry, closure};
use lifelong_api::Topic;
use std::collections::BTreeMap;

/// Topics with parents before children, and who is above whom.
#[derive(Debug, Default)]
pub(super) struct TopicTable {
    pub(super) entries: Vec<TopicEntry>,
    by_id: BTreeMap<String, u32>,
}

impl TopicTable {
    /// Orders topics by depth, then by their place in the table.
    pub(super) fn new(topics: &[Topic]) -> Result<Self, WriteError> {
        let fault = |topic: &Topic, reason| WriteError::Topic {
            topic: topic.id.clone(),
            reason,
        };
        let mut by_name: BTreeMap<&str, &Topic> = BTreeMap::new();
        for topic in topics {
            if by_name.insert(&topic.id, topic).is_some() {
                return Err(fault(topic, "it is in the table twice"));
            }
        }
        let mut depths = Vec::new();
        for topic in topics {
            let mut depth = 0;
            let mut above = topic.broader.as_deref();
            while let Some(id) = above {
                let parent = by_name
                    .get(id)
                    .ok_or(fault(topic, "the topic above it is not there"))?;
                depth += 1;
                if depth > topics.len() {
                    return Err(fault(topic, "it stands below itself"));
                }
                above = parent.broader.as_deref();
            }
            depths.push((depth, topic));
        }
        depths.sort_by_key(|(depth, _)| *depth);
        let mut table = TopicTable::default();
        for (_, topic) in depths {
            let parent = topic
                .broader
                .as_ref()
                .and_then(|id| table.by_id.get(id))
                .copied();
            table
                .by_id
                .insert(topic.id.clone(), table.entries.len() as u32);
            table.entries.push(TopicEntry {
                id: topic.id.clone(),
                name: topic.name.clone(),
                parent,
            });
        }
        Ok(table)
    }

    /// Number of a topic.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// Topics with all above them, sorted, each once.
    pub(super) fn closure(&self, topics: &[u32]) -> Vec<u32> {
        closure(&self.entries, topics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(id: &str, broader: Option<&str>) -> Topic {
        Topic {
            id: id.to_owned(),
            broader: broader.map(str::to_owned),
            ..Topic::default()
        }
    }

    #[test]
    fn parents_come_first_and_faults_are_named() {
        let table = TopicTable::new(&[
            topic("programming", Some("computing")),
            topic("computing", Some("professional")),
            topic("professional", None),
        ])
        .unwrap();
        assert_eq!(table.find("professional"), Some(0));
        assert_eq!(table.closure(&[2, 1]), [0, 1, 2]);
        for (topics, reason) in [
            (
                vec![topic("a", Some("b")), topic("b", Some("a"))],
                "below itself",
            ),
            (vec![topic("a", Some("x"))], "not there"),
            (vec![topic("a", None), topic("a", None)], "twice"),
        ] {
            let error = TopicTable::new(&topics).unwrap_err().to_string();
            assert!(error.contains(reason), "{error}");
        }
    }
}
