//! JSON read element by element, so that a catalogue of any length needs the memory of one course.

use super::text::{LineCounter, TextFile};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::Cell;
use std::fmt;
use std::io::{BufReader, Read};
use std::rc::Rc;

/// Lists of courses stand under one of these keys where the file is an object.
pub(crate) const LISTS: [&str; 5] = ["results", "data", "itemListElement", "courses", "items"];

/// What a JSON file consists of.
pub(crate) enum Part {
    /// An element of a list of the outermost level, with the line it begins on.
    Element(Value, u64),
    /// The outermost object without its lists: paging, or the whole of a file that has no list.
    Envelope(Value),
}

/// Reads a JSON file and hands over its parts in order.
///
/// # Errors
/// The line and the reason where the JSON ends to be JSON. What came before has been handed over.
pub(crate) fn read(file: &TextFile, each: &mut dyn FnMut(Part)) -> Result<(), (u64, String)> {
    let open = file.open().map_err(|error| (0, error.to_string()))?;
    read_from(open, each)
}

/// [`read`] on any reader of UTF-8.
pub(crate) fn read_from(text: impl Read, each: &mut dyn FnMut(Part)) -> Result<(), (u64, String)> {
    // serde_json takes single bytes from the counter, so the count is exact; the buffer lies below it.
    let (counter, lines) = LineCounter::new(BufReader::with_capacity(1 << 16, text));
    let mut json = serde_json::Deserializer::from_reader(counter);
    let result = Top { lines, each }
        .deserialize(&mut json)
        .and_then(|()| json.end());
    result.map_err(|error| (error.line() as u64, error.to_string()))
}

struct Top<'a> {
    lines: Rc<Cell<u64>>,
    each: &'a mut dyn FnMut(Part),
}

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a list of courses or an object that holds one")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Element(&mut self))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut envelope = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if LISTS.contains(&key.as_str()) {
                if let Some(value) = map.next_value_seed(ListOrValue(&mut self))? {
                    envelope.insert(key, value);
                }
            } else {
                envelope.insert(key, map.next_value()?);
            }
        }
        (self.each)(Part::Envelope(Value::Object(envelope)));
        Ok(())
    }
}

/// One element, handed over as soon as it is read.
struct Element<'a, 'b>(&'a mut Top<'b>);

impl<'de> DeserializeSeed<'de> for Element<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // The parser has just looked at the element's first character.
        let line = self.0.lines.get() + 1;
        let value = Value::deserialize(deserializer)?;
        (self.0.each)(Part::Element(value, line));
        Ok(())
    }
}

/// A list is streamed (`None`); anything else is kept.
struct ListOrValue<'a, 'b>(&'a mut Top<'b>);

impl<'de> DeserializeSeed<'de> for ListOrValue<'_, '_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ListOrValue<'_, '_> {
    type Value = Option<Value>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a list of courses")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element_seed(Element(self.0))?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Value::deserialize(MapAccessDeserializer::new(map)).map(Some)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Value::String(text.to_owned())))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Some(Value::Bool(flag)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(Value::from(number)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(Value::from(number)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Some(
            Number::from_f64(number).map_or(Value::Null, Value::Number),
        ))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Some(Value::Null))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Vec<String>, Result<(), (u64, String)>) {
        let mut seen = Vec::new();
        let result = read_from(text.as_bytes(), &mut |part| {
            seen.push(match part {
                Part::Element(value, line) => format!("{line} {value}"),
                Part::Envelope(value) => value.to_string(),
            });
        });
        (seen, result)
    }

    #[test]
    fn a_list_is_streamed_with_lines() {
        let (seen, result) = parts("[\n 1,\n\n {\"a\":\n 2},3]");
        assert_eq!(seen, ["2 1", "4 {\"a\":2}", "5 3"]);
        assert_eq!(result, Ok(()));
    }

    #[test]
    fn an_envelope_comes_last_without_its_list() {
        let (seen, _) = parts("{\"next\":\"n\",\"results\":[{}],\"data\":{\"x\":1}}");
        assert_eq!(seen, ["1 {}", "{\"data\":{\"x\":1},\"next\":\"n\"}"]);
    }

    #[test]
    fn truncated_json_keeps_what_came_before() {
        let (seen, result) = parts("[\n{\"a\":1},\n{\"a\":2},\n{\"a\":");
        assert_eq!(seen.len(), 2);
        let (line, reason) = result.expect_err("it is truncated");
        assert_eq!(line, 4);
        assert!(reason.contains("line 4 column"), "{reason}");
    }
}
