//! Deleting everything: asked for twice, and to be undone for a day.

use super::super::hooks::{Done, use_doing, use_lang};
use super::super::{bin, parts};
use super::kinds::Kinds;
use super::save::{Form, OfferProps, use_offer};
use crate::platform::database::DatabaseError;
use crate::platform::page;
use crate::study::live::live;
use crate::ui::icon;
use yew::prelude::*;

/// The button that asks for it.
const OPEN: &str = "#data-delete-open";

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Closed,
    /// Asked, and thought better of it.
    Kept,
    /// Asked once.
    Asked,
    /// Deleted, at the moment by which it can be undone.
    Deleted(u64),
    /// Deleted for good.
    ForGood,
    Undone,
}

/// What there is to delete.
#[derive(Clone, PartialEq, Properties)]
pub struct DeleteProps {
    /// How much the record holds, where it is known.
    pub held: Option<Kinds>,
}

/// Deleting everything.
#[hook]
pub fn use_delete(props: &DeleteProps) -> Html {
    let lang = use_lang();
    let stage = use_state(Stage::default);
    let doing = use_doing();
    use_effect_with(*stage, |stage| {
        let place = match stage {
            Stage::Closed => return,
            Stage::Kept => OPEN,
            Stage::Asked => "#data-delete-ask",
            Stage::Deleted(_) | Stage::ForGood => "#data-deleted",
            Stage::Undone => "#data-given-back",
        };
        page::focus(place);
    });
    let to = |next: Stage| {
        let setter = stage.setter();
        Callback::from(move |_: MouseEvent| setter.set(next))
    };
    let delete = {
        let (doing, setter) = (doing.clone(), stage.setter());
        Callback::from(move |_: MouseEvent| {
            let setter = setter.clone();
            doing.run(bin::delete_all(), move |at| setter.set(Stage::Deleted(at)));
        })
    };
    let for_good = {
        let (doing, setter) = (doing.clone(), stage.setter());
        Callback::from(move |_: MouseEvent| {
            let setter = setter.clone();
            doing.run(bin::delete_for_good(), move |()| setter.set(Stage::ForGood));
        })
    };
    let undo = |at: u64| {
        let (doing, setter) = (doing.clone(), stage.setter());
        Callback::from(move |_: MouseEvent| {
            let setter = setter.clone();
            doing.run(bin::undo(at), move |done| {
                // It may have been deleted for good meanwhile.
                setter.set(if done { Stage::Undone } else { Stage::ForGood });
            });
        })
    };
    let said = |id: &'static str, words: &'static str, more: Html| {
        html! {
            <div {id} class="data-card" tabindex="-1" role="status">
                <p class="kept">{ icon("check") }<span>{ words }</span></p>
                { more }
            </div>
        }
    };
    let inside = match *stage {
        Stage::Closed | Stage::Kept => html! {},
        Stage::Asked => html! {
            <div class="data-card">
                <h3 id="data-delete-ask" tabindex="-1">{ lang.data_delete_ask() }</h3>
                <p>{ goes(props.held, lang) }</p>
                <p>{ lang.data_delete_stays() }</p>
                { live!("", use_offer, OfferProps { form: Form::Record, id: "data-text-first", words: lang.data_save_first(), class: "button" }) }
                <div class="actions">
                    if doing.done == Done::Failed(DatabaseError::Full) {
                        { parts::button("button data-warn", "close", lang.data_forget(), for_good) }
                    } else {
                        { parts::button("button data-warn", "close", lang.data_delete_now(), delete) }
                    }
                    { parts::button("button", "back", lang.data_delete_keep(), to(Stage::Kept)) }
                </div>
            </div>
        },
        Stage::Deleted(at) => {
            let undo = parts::button("button", "back", lang.data_undo(), undo(at));
            said("data-deleted", lang.data_deleted(), undo)
        }
        Stage::ForGood => said("data-deleted", lang.data_forgotten(), html! {}),
        Stage::Undone => said("data-given-back", lang.data_undone(), html! {}),
    };
    html! {
        <section aria-labelledby="data-delete">
            <h2 id="data-delete">{ lang.data_delete_title() }</h2>
            <p>{ lang.data_delete_text() }</p>
            if *stage != Stage::Asked {
                <button type="button" id="data-delete-open" class="button" onclick={to(Stage::Asked)}>{ lang.data_delete_open() }</button>
            }
            { inside }
            <div role="status">
                if let Done::Failed(error) = &doing.done {
                    if *error == DatabaseError::Full {
                        <p>{ lang.data_delete_full() }</p>
                    } else {
                        { parts::trouble(error, lang) }
                    }
                }
            </div>
        </section>
    }
}

fn goes(held: Option<Kinds>, lang: crate::i18n::Lang) -> String {
    match held.map(|held| held.words(lang)) {
        Some(words) if !words.is_empty() => lang.data_delete_goes(&words),
        _ => lang.data_delete_goes_all().to_owned(),
    }
}
