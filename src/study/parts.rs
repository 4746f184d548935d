//! Small things that several parts of the study show.

use super::hooks::Done;
use super::store::Keeping;
use crate::i18n::Lang;
use crate::platform::database::DatabaseError;
use crate::platform::{page, time};
pub use crate::ui::button;
use crate::ui::{icon, link};
use lifelong_record::work::LIKED;
use lifelong_record::{Entry, Stamp};
use yew::prelude::*;

/// What became of something that the learner did: “Saved.” when it is on the disk, or why it is not.
pub fn outcome(done: &Done, lang: Lang) -> Html {
    let words = match done {
        Done::Nothing | Done::Busy => html! {},
        Done::Kept => html! { <p class="kept">{ icon("check") }{ lang.record_kept() }</p> },
        Done::Failed(error) => trouble(error, lang),
    };
    html! { <div class="outcome" role="status">{ words }</div> }
}

/// Why the record could not be read or changed, and what to do.
pub fn trouble(error: &DatabaseError, lang: Lang) -> Html {
    let words = match error {
        DatabaseError::Denied => lang.record_denied(),
        DatabaseError::Full => lang.record_full(),
        DatabaseError::Newer => lang.record_newer(),
        DatabaseError::Failed(_) => lang.record_failed(),
    };
    html! {
        <div class="not-kept">
            { icon("info") }
            <div>
                <p>{ words }</p>
                if *error == DatabaseError::Full { <p>{ link("/mine/data", "", html! { { lang.data_export() } }) }</p> }
                if let DatabaseError::Failed(detail) = error { <p class="trouble-detail">{ detail }</p> }
            </div>
        </div>
    }
}

/// Words for somebody who has waited for the record for so many seconds: a disk that is busy with other things may let it
/// wait for half a minute. After ten, a choice.
pub fn opening(waited: u32, lang: Lang) -> Html {
    if waited < 3 {
        return html! {};
    }
    html! {
        <div class="not-kept" role="status">
            { icon("clock") }
            <div>
                <p>{ lang.record_opening() }</p>
                if waited >= 10 {
                    <p>{ button("button", "refresh", lang.load_anew(), Callback::from(|_| page::reload())) }</p>
                }
            </div>
        </div>
    }
}

/// How the record is kept, where that is not as it should be.
pub fn keeping(keeping: Option<Keeping>, lang: Lang) -> Html {
    let words = match keeping {
        None | Some(Keeping::Safe) => return html! {},
        Some(Keeping::Passing) => lang.record_passing(),
        Some(Keeping::Cleared) => lang.record_cleared(),
        Some(Keeping::Short) => lang.data_room_short(),
        Some(Keeping::Newer) => lang.record_newer(),
    };
    html! {
        <div class="not-kept" role="status">
            { icon("info") }
            <div><p>{ words }</p><p>{ link("/mine/data", "", html! { { lang.data_title() } }) }</p></div>
        </div>
    }
}

/// Puts the focus on something that is about to be there, where what had it has gone.
pub fn focus_soon(selector: &'static str) {
    wasm_bindgen_futures::spawn_local(async move {
        for _ in 0..20 {
            time::sleep(50).await;
            if page::is_nowhere() && page::focus(selector) {
                return;
            }
        }
    });
}

/// The heart: whether one likes a work.
pub fn heart(liked: bool, onclick: Callback<MouseEvent>, lang: Lang) -> Html {
    let class = classes!("button", "like", liked.then_some("is-on"));
    html! {
        <button type="button" {class} aria-pressed={liked.to_string()} {onclick}>{ icon("heart") }<span>{ lang.work_like() }</span></button>
    }
}

/// Likes a work, or no longer.
pub fn turn_heart(entry: &mut Entry, liked: bool, stamp: &Stamp) {
    match liked {
        true => entry.unset(LIKED, stamp),
        false => entry.set(LIKED, true, stamp),
    }
}

/// How far a work is, as a filled bar with words for those who do not see it.
pub fn bar(done: usize, all: usize, label: &str) -> Html {
    html! { <progress class="progress" value={done.to_string()} max={all.max(1).to_string()} aria-label={label.to_owned()}></progress> }
}

/// The path of a work's certificate, from its key: `course/tea` is `/mine/certificate/course_tea`. No id has a `_`, and a dot
/// would look like a file to hosts.
pub fn certificate(key: &str) -> String {
    format!("/mine/certificate/{}", key.replacen('/', "_", 1))
}

/// The work's key, from the last part of that path.
pub fn certified(id: &str) -> String {
    id.replacen('_', "/", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_found_by_its_path() {
        let path = certificate("course/tea-leaves");
        assert_eq!(path, "/mine/certificate/course_tea-leaves");
        let id = path.rsplit('/').next().unwrap_or_default();
        assert_eq!(certified(id), "course/tea-leaves");
    }
}
