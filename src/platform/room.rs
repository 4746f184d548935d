//! The room that the browser gives a site on the device, and whether it keeps what is there.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
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
    says_yes(gloo::utils::window().navigator().storage().persist()).await
}

/// Whether the browser has promised already not to clear what is kept here.
pub async fn persisted() -> bool {
    says_yes(gloo::utils::window().navigator().storage().persisted()).await
}

async fn says_yes(asked: Result<Promise, JsValue>) -> bool {
    let Ok(asked) = asked else {
        return false;
    };
    let answer = JsFuture::from(asked).await;
    answer.is_ok_and(|answer| answer.is_truthy())
}
