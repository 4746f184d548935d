//! Being counted by the live service that the portal may name: what is wanted against what the service has answered, and what
//! is to be said so that both agree. It happens when one comes by, and never holds up anything on the device.

use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::{catalogue, chance, fetch, time};
use crate::services::{self, live};
use crate::study::shelf::Shelf;
use crate::study::store::{self, Keeping};
use crate::ui::host;
use futures::future::{FutureExt, LocalBoxFuture};
use lifelong_api::live_server;
use lifelong_record::counted::{self, Due, KIND, Name};
use lifelong_record::{Entry, Record, event};
use std::cell::Cell;
use yew::prelude::*;

/// How long one waits to be next, in milliseconds.
const TURN: u32 = 50;

/// The service that counts for an event; none where the portal names none, or one that cannot know the event. Ask when
/// `config.json` has come.
pub fn service(event: &str) -> Option<String> {
    let service = catalogue::site().live.clone()?;
    let known = live_server(&service).is_some() && live::can_name(event);
    known.then_some(service)
}

/// Whether the service counts a learner: what stands on the event's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They do not take part, and the service knows nothing of them: this may be told.
    May,
    /// They take part, and have not been asked.
    Unasked,
    /// They take part, and the service knows.
    Counted,
    /// They take part, and the service does not know yet.
    NotYet,
    /// They take part no more, and the service may not know yet.
    Still,
}

/// How a learner stands with a service.
pub fn standing(entry: &Entry, service: &str, takes_part: bool) -> Standing {
    let names = entry.names(service);
    match (takes_part, entry.agrees(service)) {
        (false, _) if names.is_empty() => Standing::May,
        (false, _) => Standing::Still,
        (true, false) => Standing::Unasked,
        (true, true) if names.iter().any(|name| name.told) => Standing::Counted,
        (true, true) => Standing::NotYet,
    }
}

impl Standing {
    /// What becomes of the telling, in words; `failed` where the service did not answer just now.
    pub fn words(self, service: &str, failed: bool, lang: Lang) -> Html {
        let host = host(service);
        let words = match self {
            Self::May | Self::Unasked => return html! {},
            Self::Counted => lang.part_counted(host),
            Self::NotYet | Self::Still if !failed => lang.part_telling(host),
            Self::NotYet => lang.part_not_counted(host),
            Self::Still => lang.part_still_counted(host),
        };
        html! { <p class="part-own">{ words }</p> }
    }
}

/// Notes that the learner agrees that a service is told.
///
/// # Errors
/// [`DatabaseError`].
pub async fn agree(event: &str, service: String) -> Result<(), DatabaseError> {
    let change = move |entry: &mut Entry, stamp: &_| entry.agree(&service, stamp);
    super::write(counted::key(event), Box::new(change)).await
}

thread_local! {
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

/// Gives the turn to the next when it is dropped.
struct Turn;

impl Drop for Turn {
    fn drop(&mut self) {
        BUSY.set(false);
    }
}

/// Tells the service what it does not know about an event. False where it has not answered: then it is told next time.
pub fn settle(event: String) -> LocalBoxFuture<'static, bool> {
    async move {
        // Two at once could say the opposite, in the wrong order.
        while BUSY.replace(true) {
            time::sleep(TURN).await;
        }
        let _turn = Turn;
        let Some(service) = service(&event) else {
            return true;
        };
        // A name that is forgotten with the page could never be taken away again.
        if store::ready().await == Keeping::Passing {
            return true;
        }
        tell(&service, &event).await.unwrap_or(false)
    }
    .boxed_local()
}

async fn tell(service: &str, id: &str) -> Result<bool, DatabaseError> {
    let key = counted::key(id);
    let Some(mut entry) = store::entry(&key).await? else {
        return Ok(true);
    };
    let takes = store::entry(&event::key(id)).await?;
    let takes = takes.is_some_and(|entry| entry.takes_part().is_some());
    let (Some(who), Some(secret)) = (chance::secret(), chance::secret()) else {
        return Ok(false);
    };
    let fresh = [who, secret];
    let due = entry.due(service, takes, fresh.clone(), &store::stamp());
    if due.is_empty() {
        return Ok(true);
    }
    // Noted before it is said: what becomes of the answer, nobody knows.
    let address = service.to_owned();
    let note = move |entry: &mut Entry, stamp: &_| drop(entry.due(&address, takes, fresh, stamp));
    super::write(key.clone(), Box::new(note)).await?;
    let mut all = true;
    for one in due {
        if !(fetch::is_online() && say(service, id, &one).await) {
            all = false;
            continue;
        }
        let address = service.to_owned();
        let note = move |entry: &mut Entry, stamp: &_| match one {
            Due::Take(name) => entry.tell(&address, &name, true, stamp),
            Due::Leave(name) => entry.untell(&name, stamp),
        };
        super::write(key.clone(), Box::new(note)).await?;
    }
    Ok(all)
}

async fn say(service: &str, id: &str, due: &Due) -> bool {
    let said = match due {
        Due::Take(Name { who, secret, .. }) => live::take(service, id, who, secret).await,
        Due::Leave(Name { who, secret, .. }) => live::leave(service, who, secret).await,
    };
    said.is_ok()
}

/// Tells the service what it does not know about any event.
pub async fn settle_all() {
    let others = store::shelf(Shelf::Others, super::MOST).await;
    let others = others.unwrap_or_default().into_iter();
    let ids = others.filter_map(|(key, _)| Some(key.strip_prefix(KIND)?.to_owned()));
    for id in ids {
        // Where no configuration comes, it is told next time.
        if services::api().config().await.is_ok() {
            settle(id).await;
        }
    }
}

/// What is kept of a record that is deleted, until the service counts the learner no more.
pub fn kept(record: &Record) -> Record {
    let names = record
        .entries
        .iter()
        .filter(|(key, _)| key.starts_with(KIND))
        .map(|(key, entry)| (key.clone(), entry.clone().only_names()));
    Record {
        entries: names.filter(|(_, names)| !names.is_empty()).collect(),
    }
}

/// Takes the learner out of the service's count when their record is gone for good: said once.
pub async fn leave_all(record: Record) {
    for (key, entry) in record.entries {
        let id = key.strip_prefix(KIND).unwrap_or_default();
        if services::api().config().await.is_ok()
            && let Some(service) = service(id)
        {
            for name in entry.names(&service) {
                say(&service, id, &Due::Leave(name)).await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_record::Stamp;

    const SERVICE: &str = "https://live.example.org/v1/buckets/lifelong/";

    fn stamp() -> Stamp {
        Stamp {
            at: 1,
            by: "a".to_owned(),
        }
    }

    #[test]
    fn what_is_said_follows_from_what_is_wanted_and_what_was_answered() {
        let mut entry = Entry::default();
        let stands = |entry: &Entry, takes| standing(entry, SERVICE, takes);
        assert_eq!(stands(&entry, false), Standing::May);
        assert_eq!(stands(&entry, true), Standing::Unasked);
        entry.agree(SERVICE, &stamp());
        assert_eq!(stands(&entry, false), Standing::May);
        assert_eq!(stands(&entry, true), Standing::NotYet);
        let fresh = ["a".repeat(32), "b".repeat(32)];
        let due = entry.due(SERVICE, true, fresh, &stamp());
        let [Due::Take(name)] = &due[..] else {
            panic!("{due:?}");
        };
        assert_eq!(stands(&entry, true), Standing::NotYet);
        assert_eq!(stands(&entry, false), Standing::Still);
        entry.tell(SERVICE, name, true, &stamp());
        assert_eq!(stands(&entry, true), Standing::Counted);
        assert_eq!(stands(&entry, false), Standing::Still);
        entry.untell(name, &stamp());
        assert_eq!(stands(&entry, false), Standing::May);
    }

    #[test]
    fn of_a_deleted_record_only_names_stay() {
        let mut entry = Entry::default();
        entry.agree(SERVICE, &stamp());
        let mut record = Record::default();
        record.entries.insert("event/a".to_owned(), entry.clone());
        record.entries.insert("counted/b".to_owned(), entry.clone());
        let fresh = ["a".repeat(32), "b".repeat(32)];
        entry.due(SERVICE, true, fresh, &stamp());
        record.entries.insert("counted/a".to_owned(), entry.clone());
        let kept = kept(&record);
        assert_eq!(kept.entries["counted/a"].names(SERVICE).len(), 1);
        assert!(!kept.entries["counted/a"].agrees(SERVICE));
        assert_eq!(kept.entries.len(), 1);
    }
}
