//! The best few of many that pass by, with no more than these in memory.

/// The highest-ranked of many, the earlier of equals.
#[derive(Debug)]
pub struct Best<T> {
    /// How many were offered.
    pub count: u64,
    top: Vec<(f32, T)>,
}

impl<T> Default for Best<T> {
    fn default() -> Self {
        Self {
            count: 0,
            top: Vec::new(),
        }
    }
}

impl<T> Best<T> {
    /// One of them.
    pub fn offer(&mut self, rank: f32, keep: usize, item: impl FnOnce() -> T) {
        self.count += 1;
        let at = self
            .top
            .partition_point(|(other, _)| other.total_cmp(&rank).is_ge());
        if at < keep {
            self.top.insert(at, (rank, item()));
            self.top.truncate(keep);
        }
    }

    /// The best, best first.
    pub fn items(&self) -> impl Iterator<Item = &T> {
        self.top.iter().map(|(_, item)| item)
    }

    /// The best, best first, to keep.
    pub fn into_items(self) -> Vec<T> {
        self.top.into_iter().map(|(_, item)| item).collect()
    }
}
