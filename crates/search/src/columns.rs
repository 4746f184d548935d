//! Facets and orders of a range of courses, one file each a range.

use crate::bytes::{Fault, Reader, put_number};
use crate::card::Small;
#[cfg(feature = "write")]
use std::collections::HashMap;

/// A column whose values repeat: the different values, and for each course which of them it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column<T> {
    pub(crate) values: Vec<T>,
    pub(crate) docs: Vec<u16>,
}

/// The small facets of a course, with its languages.
pub(crate) type Facets = (Small, Vec<u32>);

/// What else results are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) enrolled: Option<u64>,
    /// Days since 1970-01-01.
    pub(crate) modified: Option<u32>,
    pub(crate) minutes: Option<u32>,
}

/// A value that a [`Column`] can hold.
pub(crate) trait Value: Ord + Sized {
    fn put(&self, out: &mut Vec<u8>);
    fn read(reader: &mut Reader) -> Result<Self, Fault>;
}

impl Value for Facets {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn read(reader: &mut Reader) -> Result<Self, Fault> {
        Ok((Small::read(reader)?, Vec::read(reader)?))
    }
}

impl Value for Vec<u32> {
    fn put(&self, out: &mut Vec<u8>) {
        put_number(out, self.len() as u64);
        self.iter()
            .for_each(|number| put_number(out, u64::from(*number)));
    }

    fn read(reader: &mut Reader) -> Result<Self, Fault> {
        (0..reader.count(1)?).map(|_| reader.small()).collect()
    }
}

/// Count of different values, each value, then for each course the number of its value. Frequent values have small numbers.
/// `keys` are the courses' values as numbers, `value_of` says which.
#[cfg(feature = "write")]
pub(crate) fn put_column<'v, T: Value + 'v>(
    keys: &[u32],
    value_of: impl Fn(u32) -> &'v T,
) -> Vec<u8> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for key in keys {
        *counts.entry(*key).or_default() += 1;
    }
    let mut order: Vec<(u32, u32)> = counts.into_iter().collect();
    order.sort_by_key(|(key, count)| (std::cmp::Reverse(*count), value_of(*key)));
    let mut out = Vec::new();
    put_number(&mut out, order.len() as u64);
    let mut numbers: HashMap<u32, u64> = HashMap::new();
    for (number, (key, _)) in order.into_iter().enumerate() {
        value_of(key).put(&mut out);
        numbers.insert(key, number as u64);
    }
    keys.iter()
        .for_each(|key| put_number(&mut out, numbers[key]));
    out
}

/// Reads a column of `docs` courses. `valid` says whether a value fits the root.
pub(crate) fn read_column<T: Value>(
    body: &[u8],
    docs: usize,
    valid: impl Fn(&T) -> bool,
) -> Result<Column<T>, Fault> {
    let mut reader = Reader::new(body);
    let values: Vec<T> = (0..reader.count(1)?)
        .map(|_| T::read(&mut reader))
        .collect::<Result<_, _>>()?;
    if !values.iter().all(valid) {
        return Err("a facet has a value that is not in the root");
    }
    let docs = read_docs(&mut reader, docs, |reader| {
        let number = u16::try_from(reader.small()?).unwrap_or(u16::MAX);
        if usize::from(number) >= values.len() {
            Err("a value is not in the file")
        } else {
            Ok(number)
        }
    })?;
    Ok(Column { values, docs })
}

/// For each course its institution's number from 1, or 0.
pub(crate) fn put_providers(values: &[u32]) -> Vec<u8> {
    let mut out = Vec::new();
    values
        .iter()
        .for_each(|value| put_number(&mut out, u64::from(*value)));
    out
}

/// Reads what [`put_providers`] wrote.
pub(crate) fn read_providers(body: &[u8], docs: usize, most: u32) -> Result<Vec<u32>, Fault> {
    read_docs(&mut Reader::new(body), docs, |reader| {
        let number = reader.small()?;
        if number > most {
            Err("an institution is not in the dictionary")
        } else {
            Ok(number)
        }
    })
}

/// For each course: enrolled, day of change, minutes; each plus one, or 0 where nobody knows.
pub(crate) fn put_orders(values: &[Order]) -> Vec<u8> {
    let mut out = Vec::new();
    for order in values {
        put_number(&mut out, order.enrolled.map_or(0, |n| n.saturating_add(1)));
        put_number(&mut out, order.modified.map_or(0, |n| u64::from(n) + 1));
        put_number(&mut out, order.minutes.map_or(0, |n| u64::from(n) + 1));
    }
    out
}

/// Reads what [`put_orders`] wrote.
pub(crate) fn read_orders(body: &[u8], docs: usize) -> Result<Vec<Order>, Fault> {
    let day = |number: u64| -> Result<Option<u32>, Fault> {
        number
            .checked_sub(1)
            .map(u32::try_from)
            .transpose()
            .map_err(|_| "a number is too large")
    };
    read_docs(&mut Reader::new(body), docs, |reader| {
        Ok(Order {
            enrolled: reader.number()?.checked_sub(1),
            modified: day(reader.number()?)?,
            minutes: day(reader.number()?)?,
        })
    })
}

fn read_docs<T>(
    reader: &mut Reader,
    docs: usize,
    mut each: impl FnMut(&mut Reader) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    if docs > reader.left() {
        return Err("it ends too early");
    }
    let out = (0..docs).map(|_| each(reader)).collect::<Result<_, _>>()?;
    if reader.is_empty() {
        Ok(out)
    } else {
        Err("it is longer than its courses")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_back() {
        let topics: Vec<Vec<u32>> = (0..50).map(|n| (0..n % 4).collect()).collect();
        let keys: Vec<u32> = (0..50).map(|n| n % 4).collect();
        let body = put_column(&keys, |key| &topics[key as usize]);
        let column = read_column::<Vec<u32>>(&body, 50, |_| true).unwrap();
        let back: Vec<_> = column
            .docs
            .iter()
            .map(|d| column.values[usize::from(*d)].clone())
            .collect();
        assert_eq!(back, topics);
        assert!(read_column::<Vec<u32>>(&body, 51, |_| true).is_err());
        assert!(read_column::<Vec<u32>>(&body, 49, |_| true).is_err());

        let orders = vec![
            Order::default(),
            Order {
                enrolled: Some(u64::MAX - 1),
                modified: Some(0),
                minutes: Some(u32::MAX),
            },
        ];
        assert_eq!(read_orders(&put_orders(&orders), 2), Ok(orders));
        assert_eq!(
            read_providers(&put_providers(&[0, 3, 1]), 3, 3),
            Ok(vec![0, 3, 1])
        );
        assert!(read_providers(&put_providers(&[0, 3, 1]), 3, 2).is_err());
    }
}
