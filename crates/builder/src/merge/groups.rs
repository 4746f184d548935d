//! Which records are one course: a union-find over their keys.
//!
//! Identifier keys are strong and go first; title with provider goes second. Two courses of our own content are
//! never joined, whatever they share.

use xxhash_rust::xxh3::xxh3_64;

/// How firm a record's claim on its id and its words is. Smaller is firmer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Our own content: it wins, and two of it are never one.
    Content,
    /// The source gave it an id.
    Named,
    /// Its id was made from its title.
    Derived,
}

/// The keys of all records, as hashes: 12 bytes a key whatever its length.
#[derive(Debug, Default)]
pub struct Keys {
    classes: Vec<Class>,
    strong: Vec<(u64, u32)>,
    weak: Vec<(u64, u32)>,
}

impl Keys {
    /// Adds the next record with its keys (`id:…` is strong, anything else weak) and hands back its number.
    pub fn add(&mut self, class: Class, keys: &[String]) -> u32 {
        let number = self.classes.len() as u32;
        self.classes.push(class);
        for key in keys {
            let list = if key.starts_with("id:") {
                &mut self.strong
            } else {
                &mut self.weak
            };
            list.push((xxh3_64(key.as_bytes()), number));
        }
        number
    }

    /// Joins records that share a key.
    pub fn into_groups(mut self) -> Groups {
        let mut forest = Forest::new(&self.classes);
        for list in [&mut self.strong, &mut self.weak] {
            list.sort_unstable();
            for pair in list.windows(2) {
                if pair[0].0 == pair[1].0 {
                    forest.join(pair[0].1, pair[1].1);
                }
            }
        }
        forest.into_groups(&self.classes)
    }
}

/// Parents by record number; a root is the smallest number of its group.
struct Forest {
    parents: Vec<u32>,
    content: Vec<bool>,
}

impl Forest {
    fn new(classes: &[Class]) -> Self {
        Self {
            parents: (0..classes.len() as u32).collect(),
            content: classes
                .iter()
                .map(|class| *class == Class::Content)
                .collect(),
        }
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while self.parents[at as usize] != at {
            let above = self.parents[self.parents[at as usize] as usize];
            self.parents[at as usize] = above;
            at = above;
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        let both_content = self.content[a as usize] && self.content[b as usize];
        if a == b || both_content {
            return;
        }
        let (root, child) = (a.min(b), a.max(b));
        self.parents[child as usize] = root;
        self.content[root as usize] |= self.content[child as usize];
    }

    fn into_groups(mut self, classes: &[Class]) -> Groups {
        let count = classes.len() as u32;
        let roots: Vec<u32> = (0..count).map(|at| self.root(at)).collect();
        // The class of a group is the firmest of its members', so that firm ids are given out first.
        let mut firmest = classes.to_vec();
        for at in 0..count as usize {
            let root = roots[at] as usize;
            firmest[root] = firmest[root].min(classes[at]);
        }
        let mut members: Vec<u32> = (0..count).collect();
        members.sort_unstable_by_key(|&at| {
            let root = roots[at as usize];
            (firmest[root as usize], root, classes[at as usize], at)
        });
        let mut starts: Vec<u32> = (0..members.len())
            .filter(|&at| at == 0 || roots[members[at] as usize] != roots[members[at - 1] as usize])
            .map(|at| at as u32)
            .collect();
        starts.push(count);
        Groups { members, starts }
    }
}

/// Groups of record numbers: those with our own content first, then those with an id of their source's, then the rest.
#[derive(Debug, Default)]
pub struct Groups {
    members: Vec<u32>,
    starts: Vec<u32>,
}

impl Groups {
    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The members of each group, the one with the firmest claim first.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.starts
            .windows(2)
            .map(|ends| &self.members[ends[0] as usize..ends[1] as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(records: &[(Class, &[&str])]) -> Vec<Vec<u32>> {
        let mut keys = Keys::default();
        for (class, list) in records {
            let list: Vec<String> = list.iter().map(|key| (*key).to_owned()).collect();
            keys.add(*class, &list);
        }
        keys.into_groups().iter().map(<[u32]>::to_vec).collect()
    }

    #[test]
    fn a_shared_key_of_either_sort_joins_and_joins_chain() {
        use Class::Derived as D;
        let found = groups(&[
            (D, &["id:a", "tp:x"]),
            (D, &["id:b", "tp:y"]),
            (D, &["id:c", "tp:x"]),
            (D, &["id:b", "id:c"]),
            (D, &["tp:z"]),
        ]);
        assert_eq!(found, [vec![0, 1, 2, 3], vec![4]]);
    }

    #[test]
    fn content_leads_and_is_never_joined_with_content() {
        use Class::{Content, Derived, Named};
        let found = groups(&[
            (Derived, &["tp:x"]),
            (Derived, &["id:far"]),
            (Named, &["id:named"]),
            (Content, &["tp:x", "id:one"]),
            (Content, &["tp:x", "id:two"]),
        ]);
        // The foreign record goes to one of the two; both stay, and lead their groups.
        assert_eq!(found, [vec![3, 0], vec![4], vec![2], vec![1]]);
    }

    #[test]
    fn nothing_gives_no_group() {
        assert!(Keys::default().into_groups().is_empty());
    }
}
