//! Clock and waiting.

/// Waits; dropping the future stops the wait.
pub async fn sleep(milliseconds: u32) {
    gloo::timers::future::TimeoutFuture::new(milliseconds).await;
}

/// Milliseconds since the page was opened.
#[cfg(target_arch = "wasm32")]
pub fn now() -> f64 {
    gloo::utils::window()
        .performance()
        .map_or(0.0, |clock| clock.now())
}

/// On the host no time passes.
#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> f64 {
    0.0
}

/// The day of the year's season and the hour on the learner's clock: `(month 1–12, hour 0–23)`.
#[cfg(target_arch = "wasm32")]
pub fn month_and_hour() -> (u32, u32) {
    let now = js_sys::Date::new_0();
    (now.get_month() + 1, now.get_hours())
}

/// A fixed morning in spring, so that pages rendered on the host are always the same.
#[cfg(not(target_arch = "wasm32"))]
pub fn month_and_hour() -> (u32, u32) {
    (4, 9)
}
