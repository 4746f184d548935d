//! Values that repeat, each once.

/// A value that repeats, with a number by which it is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keyed<T> {
    pub(crate) key: u32,
    pub(crate) value: T,
}

/// A table of different values, in the order of coming.
pub(crate) struct Table<T> {
    keys: Vec<u32>,
    pub(crate) values: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<T> Table<T> {
    /// Its place, a new one where it is new.
    pub(crate) fn place(&mut self, one: Keyed<T>) -> u64 {
        let found = self.keys.iter().position(|key| *key == one.key);
        found.unwrap_or_else(|| {
            self.keys.push(one.key);
            self.values.push(one.value);
            self.values.len() - 1
        }) as u64
    }
}
