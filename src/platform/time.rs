//! Clock and waiting.

/// Waits; dropping the future stops the wait.
pub async fn sleep(milliseconds: u32) {
    gloo::timers::future::TimeoutFuture::new(milliseconds).await;
}

/// Does something after a while; dropping what is returned takes it back.
pub fn after(milliseconds: u32, what: impl FnOnce() + 'static) -> gloo::timers::callback::Timeout {
    gloo::timers::callback::Timeout::new(milliseconds, what)
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

/// Milliseconds since 1970, on the learner's clock.
#[cfg(target_arch = "wasm32")]
pub fn today() -> f64 {
    js_sys::Date::now()
}

/// Always the same moment, so that pages rendered on the host are always the same.
#[cfg(not(target_arch = "wasm32"))]
pub fn today() -> f64 {
    0.0
}

/// A moment as day and time of day, as people of a language write it.
#[cfg(target_arch = "wasm32")]
pub fn written(moment: f64, tag: &str) -> String {
    let date = js_sys::Date::new(&moment.into());
    let parts = js_sys::Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeStyle", "short")] {
        // It fails for no plain object.
        let _ = js_sys::Reflect::set(&parts, &name.into(), &value.into());
    }
    date.to_locale_string(tag, &parts).into()
}

/// As it is.
#[cfg(not(target_arch = "wasm32"))]
pub fn written(moment: f64, tag: &str) -> String {
    format!("{moment} {tag}")
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
