//! Keys of what is looked up like a term but is none: they begin with a byte that no term begins with.

use crate::query::Facet;
use crate::tally::slot;

const VALUE: u8 = 1;
const BEGINNING: u8 = 2;

/// The key of all courses with a value of a facet: code of a small facet, id of a topic or an institution.
pub(crate) fn of_value(facet: Facet, value: &str) -> Vec<u8> {
    let mut key = vec![VALUE, b'a' + slot(facet) as u8];
    key.extend_from_slice(value.as_bytes());
    key
}

/// The key of all courses with a word that begins with `prefix`.
pub(crate) fn of_beginning(prefix: &str) -> Vec<u8> {
    let mut key = vec![BEGINNING];
    key.extend_from_slice(prefix.as_bytes());
    key
}
