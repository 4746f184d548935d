//! The room that the browser gives a site on the device, and whether it keeps what is there.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

/// How much of the room that the browser gives is used: `(used, all)` in bytes; none where it does not say.
pub async fn used() -> Option<(f64, f64)> {
    let storage = gloo::utils::window().navigator().storage();
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    let get = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some((get("usage")?, get("quota")?))
}

/// Asks the browser not to clear what is kept here when room gets short. True where it promises.
pub async fn persist() -> bool {
    let storage = gloo::utils::window().navigator().storage();
    let Ok(asked) = storage.persist() else {
        return false;
    };
    let answer = JsFuture::from(asked).await;
    answer.is_ok_and(|answer| answer.is_truthy())
}

/// Whether the browser has promised already not to clear what is kept here.
pub async fn persisted() -> bool {
    let storage = gloo::utils::window().navigator().storage();
    let Ok(asked) = storage.persisted() else {
        return false;
    };
    let answer = JsFuture::from(asked).await;
    answer.is_ok_and(|answer| answer.is_truthy())
}
