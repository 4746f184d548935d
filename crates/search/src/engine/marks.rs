//! What lists have in common.

use std::borrow::Cow;

/// A number for every course of the index, all zero between two uses. Lists are joined by marking the courses of one and
/// looking at the marks of the next, so that none needs to be put in order.
#[derive(Debug, Default)]
pub(super) struct Marks {
    numbers: Vec<u32>,
    /// One bit for every course that has a number: most courses of a list have none, and the bits are a processor's cache full.
    bits: Vec<u64>,
}

/// Courses with their places in each of the lists that were joined.
pub(super) struct Rows {
    docs: Vec<u32>,
    /// So many for each course as there are lists.
    places: Vec<u32>,
    lists: usize,
}

impl Rows {
    /// Each course with its places.
    pub(super) fn map<T>(&self, mut each: impl FnMut(u32, &[u32]) -> T) -> impl Iterator<Item = T> {
        let places = self.places.chunks_exact(self.lists.max(1));
        self.docs
            .iter()
            .zip(places)
            .map(move |(doc, places)| each(*doc, places))
    }
}

impl Marks {
    /// For an index of so many courses.
    pub(super) fn new(docs: u32) -> Self {
        Self {
            numbers: vec![0; docs as usize],
            bits: vec![0; docs.div_ceil(64) as usize],
        }
    }

    /// The courses that are in all lists, in the order of the shortest. A list has each of its courses once.
    pub(super) fn join(&mut self, lists: &[Cow<[u32]>]) -> Rows {
        let mut order: Vec<usize> = (0..lists.len()).collect();
        crate::order::sort_by_key(&mut order, |at| lists[*at].len());
        let mut rows = Rows {
            docs: Vec::new(),
            places: Vec::new(),
            lists: lists.len(),
        };
        let Some((shortest, rest)) = order.split_first() else {
            return rows;
        };
        rows.docs = lists[*shortest].to_vec();
        rows.places = vec![0; rows.docs.len() * lists.len()];
        for row in 0..rows.docs.len() {
            rows.places[row * lists.len() + shortest] = row as u32;
        }
        for list in rest {
            self.narrow(&mut rows, *list, &lists[*list]);
        }
        rows
    }

    /// Keeps the rows whose course is in one more list, and notes the places there.
    fn narrow(&mut self, rows: &mut Rows, list: usize, docs: &[u32]) {
        for (row, doc) in (0..).zip(&rows.docs) {
            self.numbers[*doc as usize] = row;
            self.bits[(doc / 64) as usize] |= 1 << (doc % 64);
        }
        let mut found = vec![false; rows.docs.len()];
        for (place, doc) in (0..).zip(docs) {
            if self.bits[(doc / 64) as usize] >> (doc % 64) & 1 == 1 {
                let row = self.numbers[*doc as usize] as usize;
                found[row] = true;
                rows.places[row * rows.lists + list] = place;
            }
        }
        for doc in &rows.docs {
            self.numbers[*doc as usize] = 0;
            self.bits[(doc / 64) as usize] = 0;
        }
        let mut kept = 0;
        for row in (0..found.len()).filter(|row| found[*row]) {
            rows.docs[kept] = rows.docs[row];
            let from = row * rows.lists;
            rows.places
                .copy_within(from..from + rows.lists, kept * rows.lists);
            kept += 1;
        }
        rows.docs.truncate(kept);
        rows.places.truncate(kept * rows.lists);
    }

    /// Of items that are each of a course the best one a course, in the order in which the courses come.
    pub(super) fn best<T>(
        &mut self,
        items: impl Iterator<Item = T>,
        doc: impl Fn(&T) -> u32,
        better: impl Fn(&T, &T) -> bool,
    ) -> Vec<T> {
        let mut out: Vec<T> = Vec::new();
        for item in items {
            let mark = &mut self.numbers[doc(&item) as usize];
            match (*mark as usize).checked_sub(1) {
                Some(at) if better(&item, &out[at]) => out[at] = item,
                Some(_) => {}
                None => {
                    out.push(item);
                    *mark = out.len() as u32;
                }
            }
        }
        for item in &out {
            self.numbers[doc(item) as usize] = 0;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_all_lists_is_found_with_its_places() {
        let mut marks = Marks::new(50);
        let lists: [Vec<u32>; 3] = [
            (0..50).rev().collect(),
            vec![9, 40, 3, 12, 33],
            (0..50).filter(|doc| doc % 3 == 0).collect(),
        ];
        let columns: Vec<Cow<[u32]>> = lists.iter().map(Cow::from).collect();
        for _ in 0..2 {
            let rows = marks.join(&columns);
            let rows: Vec<_> = rows.map(|doc, places| (doc, places.to_vec())).collect();
            let row = |doc, place| (doc, vec![49 - doc, place, doc / 3]);
            assert_eq!(rows, [row(9, 0), row(3, 2), row(12, 3), row(33, 4)]);
        }
        assert_eq!(marks.join(&[]).map(|doc, _| doc).count(), 0);
        assert_eq!(marks.join(&columns[1..2]).map(|doc, _| doc).count(), 5);
    }

    #[test]
    fn the_best_of_each_course_stays() {
        let mut marks = Marks::new(10);
        let items = [(4, 1), (2, 7), (4, 3), (2, 5)];
        for _ in 0..2 {
            let best = marks.best(items.into_iter(), |item| item.0, |a, b| a.1 > b.1);
            assert_eq!(best, [(4, 3), (2, 7)]);
        }
    }
}
