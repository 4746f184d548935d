//! A whole record, and what joining another one would change.

use crate::Entry;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything of one learner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Record {
    /// By key.
    pub entries: BTreeMap<String, Entry>,
}

/// What joining another record changes, by key: told before it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Entries that are new here.
    pub new: Vec<String>,
    /// Entries that are here, of which the other has something newer.
    pub changed: Vec<String>,
    /// Entries of which nothing is newer there.
    pub same: usize,
    /// Entries that were taken away here, and are still there in the other: joining leaves them away.
    pub gone_here: Vec<String>,
}

impl Record {
    /// Takes over what is new or was written later.
    pub fn join(&mut self, other: &Self) {
        for (key, entry) in &other.entries {
            match self.entries.get_mut(key) {
                Some(ours) => {
                    ours.join(entry);
                }
                None => {
                    self.entries.insert(key.clone(), entry.clone());
                }
            }
        }
    }

    /// What [`Record::join`] would change.
    pub fn changes(&self, other: &Self) -> Changes {
        let mut changes = Changes::default();
        for (key, theirs) in &other.entries {
            let Some(ours) = self.entries.get(key) else {
                // What was taken away before it came here is no news.
                if theirs.is_gone() || theirs.is_empty() {
                    changes.same += 1;
                } else {
                    changes.new.push(key.clone());
                }
                continue;
            };
            let mut joined = ours.clone();
            let differs = joined.join(theirs);
            if ours.is_gone() && joined.is_gone() && !theirs.is_gone() {
                changes.gone_here.push(key.clone());
            } else if differs {
                changes.changed.push(key.clone());
            } else {
                changes.same += 1;
            }
        }
        changes
    }
}
