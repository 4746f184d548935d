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

/// The date so many days ago by the device's own calendar: `2026-11-27`.
#[cfg(target_arch = "wasm32")]
pub fn date(days_ago: u32) -> String {
    let day = days_before(days_ago);
    format!(
        "{:04}-{:02}-{:02}",
        day.get_full_year(),
        day.get_month() + 1,
        day.get_date()
    )
}

/// Always the same day, so that pages rendered on the host are always the same.
#[cfg(not(target_arch = "wasm32"))]
pub fn date(days_ago: u32) -> String {
    format!("1970-01-{:02}", 31 - days_ago.min(30))
}

/// Noon of the day so many days before today: no change of the clock falls on it.
#[cfg(target_arch = "wasm32")]
fn days_before(days: u32) -> js_sys::Date {
    let day = js_sys::Date::new_0();
    js_sys::Date::new_with_year_month_day_hr(
        day.get_full_year(),
        day.get_month() as i32,
        day.get_date() as i32 - days as i32,
        12,
    )
}

/// The short name of the day so many days ago: `Mon`.
#[cfg(target_arch = "wasm32")]
pub fn weekday(days_ago: u32, tag: &str) -> String {
    localised(&days_before(days_ago), tag, ("weekday", "short"))
}

/// As a number.
#[cfg(not(target_arch = "wasm32"))]
pub fn weekday(days_ago: u32, tag: &str) -> String {
    format!("{days_ago} {tag}")
}

/// A moment's day, as people of a language write it: `27 November 2026`.
#[cfg(target_arch = "wasm32")]
pub fn day(moment: f64, tag: &str) -> String {
    localised(
        &js_sys::Date::new(&moment.into()),
        tag,
        ("dateStyle", "long"),
    )
}

/// As it is.
#[cfg(not(target_arch = "wasm32"))]
pub fn day(moment: f64, tag: &str) -> String {
    format!("{moment} {tag}")
}

/// A day (`2026-12-03`) or a moment (`2026-12-03T19:00:00+01:00`) of the catalogue, as people of a language write it: on
/// the clocks of a time zone, or on the learner's where none is given. As it is where the browser does not know the zone:
/// then it throws.
#[cfg(target_arch = "wasm32")]
pub fn told(iso: &str, tag: &str, zone: Option<&str>) -> String {
    use wasm_bindgen::JsCast;
    // A day is the same one everywhere; the browser takes it for midnight in UTC.
    let is_day = iso.len() == 10;
    let options = js_sys::Object::new();
    for (name, value) in [
        ("dateStyle", Some("full")),
        ("timeStyle", (!is_day).then_some("short")),
        ("timeZone", if is_day { Some("UTC") } else { zone }),
    ] {
        // It fails for no plain object.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    let date = js_sys::Date::new(&iso.into());
    let words = js_sys::Reflect::get(&date, &"toLocaleString".into()).and_then(|method| {
        method
            .unchecked_into::<js_sys::Function>()
            .call2(&date, &tag.into(), &options)
    });
    let words = words.ok().and_then(|words| words.as_string());
    words.unwrap_or_else(|| iso.to_owned())
}

/// As it is, with the zone.
#[cfg(not(target_arch = "wasm32"))]
pub fn told(iso: &str, _tag: &str, zone: Option<&str>) -> String {
    format!(
        "{iso}{}",
        zone.map_or(String::new(), |zone| format!(" {zone}"))
    )
}

#[cfg(target_arch = "wasm32")]
fn localised(date: &js_sys::Date, tag: &str, (name, value): (&str, &str)) -> String {
    let options = js_sys::Object::new();
    // It fails for no plain object.
    let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    date.to_locale_date_string(tag, &options).into()
}

/// When today began, in milliseconds since 1970.
#[cfg(target_arch = "wasm32")]
pub fn midnight() -> f64 {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() as i32, now.get_date() as i32);
    js_sys::Date::new_with_year_month_day(now.get_full_year(), month, day).get_time()
}

/// Always the same moment, so that pages rendered on the host are always the same.
#[cfg(not(target_arch = "wasm32"))]
pub fn midnight() -> f64 {
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
