//! Rows of the device's database, as JavaScript holds them.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its key.
    pub key: String,
    /// The shelf it lies on.
    pub shelf: String,
    /// Its place there: rows come in ascending order.
    pub order: f64,
    /// What it holds.
    pub text: String,
}

/// What a write does with a row.
pub enum Write {
    /// Puts it in the place of the one of its key.
    Put(Row),
    /// Takes away the one of this key.
    Delete(String),
}

/// A row as the database holds it.
pub(super) fn object_of(row: &Row) -> JsValue {
    let object = Object::new();
    let parts: [(&str, JsValue); 4] = [
        ("key", row.key.as_str().into()),
        ("shelf", row.shelf.as_str().into()),
        ("order", row.order.into()),
        ("text", row.text.as_str().into()),
    ];
    for (name, value) in parts {
        // It fails for no plain object.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

/// A row as it was written; none for what something else wrote.
pub(super) fn row_of(value: &JsValue) -> Option<Row> {
    let get = |name: &str| Reflect::get(value, &name.into()).ok();
    Some(Row {
        key: get("key")?.as_string()?,
        shelf: get("shelf")?.as_string()?,
        order: get("order")?.as_f64()?,
        text: get("text")?.as_string()?,
    })
}
