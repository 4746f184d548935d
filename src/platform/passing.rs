//! What stands in for the device's database where the browser keeps none: it lasts as long as the page.
//!
//! The rows lie on the window, not in this program: the study and the desk are two, and have one record.

use super::rows::{Row, Write, object_of, row_of};
use js_sys::{Map, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What the names of its stores on the window begin with.
const NAME: &str = "lifelong-passing-";

fn store(name: &str) -> Map {
    let window = gloo::utils::window();
    let name = JsValue::from([NAME, name].concat());
    let there = Reflect::get(&window, &name).and_then(|store| store.dyn_into::<Map>());
    there.unwrap_or_else(|_| {
        let new = Map::new();
        // It fails for no window.
        let _ = Reflect::set(&window, &name, &new);
        new
    })
}

/// The row of a key.
pub fn get(name: &str, key: &str) -> Option<Row> {
    row_of(&store(name).get(&key.into()))
}

/// All rows, in the order of their keys' coming.
pub fn all(name: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    store(name).for_each(&mut |value, _| rows.extend(row_of(&value)));
    rows
}

/// Rows of a shelf in their order: at most `most`, of places up to `until`.
pub fn shelf(name: &str, shelf: &str, until: f64, most: u32) -> Vec<Row> {
    let fits = |row: &Row| row.shelf == shelf && row.order <= until;
    let mut rows: Vec<Row> = all(name).into_iter().filter(fits).collect();
    rows.sort_by(|a, b| a.order.total_cmp(&b.order));
    rows.truncate(most as usize);
    rows
}

/// Writes rows.
pub fn write(name: &str, writes: Vec<Write>) {
    let store = store(name);
    for write in writes {
        match write {
            Write::Put(row) => {
                store.set(&row.key.as_str().into(), &object_of(&row));
            }
            Write::Delete(key) => {
                store.delete(&key.into());
            }
        }
    }
}

/// Takes all rows away.
pub fn clear(name: &str) {
    store(name).clear();
}
