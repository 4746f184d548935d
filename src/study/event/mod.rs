//! Events that the learner takes part in: saying so on an event's page, and how far they are with its challenge.

pub mod counted;
mod panel;
mod progress;

pub use panel::{TakePartProps, use_take_part};
pub use progress::Progress;

use super::shelf::Shelf;
use super::store;
use crate::platform::database::DatabaseError;
use crate::ui::occasion::{Clock, Occasion, in_order};
use futures::future::{FutureExt, LocalBoxFuture};
use lifelong_record::event::KIND;
use lifelong_record::{Entry, Stamp, work};

/// Nobody takes part in more.
const MOST: u32 = 1_000;
/// Days are asked for beyond a period: a clock that was set back leaves some in the future.
const AHEAD: i64 = 14;
/// A challenge looks so many days back at the most.
const DAYS_BACK: i64 = 1_000;

/// An event that the learner takes part in.
pub struct Taking {
    /// Its id.
    pub id: String,
    /// What the record holds of it.
    pub entry: Entry,
    /// How far they are with its challenge; none where it has none.
    pub progress: Option<Progress>,
}

/// What is done to an entry.
type Act = Box<dyn FnOnce(&mut Entry, &Stamp)>;

/// Changes an entry: without types, so that it is compiled once.
fn write(key: String, act: Act) -> LocalBoxFuture<'static, Result<(), DatabaseError>> {
    async move { store::change(&key, act).await }.boxed_local()
}

/// What the record says of when an event is.
pub fn occasion(times: &[Option<String>; 3]) -> Occasion<'_> {
    let [start, end, zone] = times.each_ref().map(Option::as_deref);
    Occasion { start, end, zone }
}

/// All events that the learner takes part in, with their keys, as they lie in the record.
///
/// # Errors
/// [`DatabaseError`].
pub async fn all() -> Result<Vec<(String, Entry)>, DatabaseError> {
    let mut others = store::shelf(Shelf::Others, MOST).await?;
    others.retain(|(key, entry)| key.starts_with(KIND) && entry.takes_part().is_some());
    Ok(others)
}

/// The same with their progress, in the order of the list of events.
///
/// # Errors
/// [`DatabaseError`].
pub async fn takings() -> Result<Vec<Taking>, DatabaseError> {
    let mut takings = Vec::new();
    for (key, entry) in all().await? {
        takings.push(taking(&key, entry).await?);
    }
    let clock = Clock::here();
    let order = |taking: &Taking| occasion(&taking.entry.times()).order(clock);
    let sorted = in_order(takings, order).into_iter();
    Ok(sorted.map(|(_, taking)| taking).collect())
}

/// Reads what an event's challenge needs.
async fn taking(key: &str, entry: Entry) -> Result<Taking, DatabaseError> {
    let clock = Clock::here();
    let about = entry.about();
    let mut progress = None;
    if about.minutes.is_some() || !about.parts.is_empty() {
        let period = progress::period(&entry, clock);
        let today = (clock.day_of)(clock.now);
        let back = (today - period.0).clamp(0, DAYS_BACK) + AHEAD;
        let days = store::shelf(Shelf::Days, back.unsigned_abs() as u32).await?;
        let mut courses = Vec::new();
        for part in &about.parts {
            let course = store::entry(&work::course_key(&part.id)).await?;
            courses.push((part.id.clone(), course.and_then(|course| course.finished())));
        }
        progress = Some(progress::progress(&entry, period, &days, &courses, clock));
    }
    Ok(Taking {
        id: key.strip_prefix(KIND).unwrap_or(key).to_owned(),
        entry,
        progress,
    })
}
