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

/// The day of a moment on the learner's own calendar, counted from the first of January 1970.
#[cfg(target_arch = "wasm32")]
pub fn day_number(moment: f64) -> i64 {
    let local = js_sys::Date::new(&moment.into());
    let parts = [local.get_full_year(), local.get_month(), local.get_date()];
    let [year, month, day] = parts.map(f64::from);
    (js_sys::Date::utc(year, month) / 86_400_000.0 + day) as i64 - 1
}

/// The device's calendar is that of UTC.
#[cfg(not(target_arch = "wasm32"))]
pub fn day_number(moment: f64) -> i64 {
    (moment / 86_400_000.0).floor() as i64
}

/// A time from one point to another, as people of a language write it; each is a day (`2026-12-03`) or a moment
/// (`2026-12-03T19:00:00+01:00`).
#[derive(Clone, Copy)]
pub struct Span<'a> {
    /// When it begins.
    pub start: &'a str,
    /// When it ends, of the same kind.
    pub end: Option<&'a str>,
    /// Whether the day of the week is told.
    pub weekday: bool,
}

impl Span<'_> {
    /// On the clocks of a time zone, or on the learner's where none is given. Days are the same everywhere. As it is where the
    /// browser does not know the zone: then it throws.
    pub fn told(self, tag: &str, zone: Option<&str>) -> String {
        self.formatted(tag, zone, false)
            .unwrap_or_else(|| match self.end {
                Some(end) => format!("{} – {end}", self.start),
                None => self.start.to_owned(),
            })
    }

    #[cfg(target_arch = "wasm32")]
    fn formatted(self, tag: &str, zone: Option<&str>, name_only: bool) -> Option<String> {
        use js_sys::{Array, Function, Object, Reflect};
        use wasm_bindgen::{JsCast, JsValue};
        // A day is the same one everywhere; the browser takes it for midnight in UTC.
        let is_day = self.start.len() == 10;
        let options = Object::new();
        for (name, value) in [
            ("weekday", self.weekday.then_some("long")),
            ("year", Some("numeric")),
            ("month", Some("long")),
            ("day", Some("numeric")),
            ("hour", (!is_day).then_some("numeric")),
            ("minute", (!is_day).then_some("2-digit")),
            ("timeZoneName", name_only.then_some("longGeneric")),
            ("timeZone", if is_day { Some("UTC") } else { zone }),
        ] {
            Reflect::set(&options, &name.into(), &value.into()).ok()?;
        }
        let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
        let format = get(&get(&js_sys::global(), "Intl")?, "DateTimeFormat")?;
        let format: Function = format.dyn_into().ok()?;
        let given = Array::of2(&tag.into(), &options);
        let format = Reflect::construct(&format, &given).ok()?;
        let date = |iso: &str| JsValue::from(js_sys::Date::new(&iso.into()));
        let given = Array::of1(&date(self.start));
        let method = match self.end.filter(|end| *end != self.start) {
            _ if name_only => "formatToParts",
            Some(end) => {
                given.push(&date(end));
                "formatRange"
            }
            None => "format",
        };
        let method: Function = get(&format, method)?.dyn_into().ok()?;
        let told = Reflect::apply(&method, &format, &given).ok()?;
        if !name_only {
            return told.as_string();
        }
        let parts: Array = told.dyn_into().ok()?;
        let is_name = |part: &JsValue| get(part, "type").is_some_and(|kind| kind == "timeZoneName");
        get(&parts.iter().find(is_name)?, "value")?.as_string()
    }

    /// As it is.
    #[cfg(not(target_arch = "wasm32"))]
    fn formatted(self, _tag: &str, _zone: Option<&str>, _name_only: bool) -> Option<String> {
        None
    }
}

/// What a time zone is called at a moment; old browsers have only its name in the database.
pub fn zone_name(zone: &str, moment: &str, tag: &str) -> String {
    let span = Span {
        start: moment,
        end: None,
        weekday: false,
    };
    let name = span.formatted(tag, Some(zone), true);
    name.unwrap_or_else(|| zone.to_owned())
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
