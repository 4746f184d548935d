//! What can still be undone: everything deleted, a file taken in.

use super::super::bin::{self, Deed};
use super::super::hooks::{Done, use_doing, use_kept, use_lang};
use super::super::parts;
use crate::platform::{page, time};
use crate::ui::icon;
use yew::prelude::*;

/// One thing that can be undone, without what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    deed: Deed,
    at: u64,
    /// Whether preferences were taken over with it.
    prefs: bool,
}

/// What was said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Undone,
    Forgotten,
}

/// What can still be undone.
#[hook]
pub fn use_undos() -> Html {
    let lang = use_lang();
    let doing = use_doing();
    let said = use_state(|| None::<(Said, u64)>);
    // The one of which it was asked to be deleted for good.
    let asked = use_state(|| None::<u64>);
    let lines = use_kept((), |()| {
        Box::pin(async {
            let line = |undo: bin::Undo| Line {
                deed: undo.deed,
                at: undo.at,
                prefs: undo.prefs.is_some(),
            };
            let all = bin::all().await?;
            Ok(all.into_iter().map(line).collect::<Vec<Line>>())
        })
    });
    use_effect_with(*said, |said| {
        if said.is_some() {
            page::focus("#data-undo-said");
        }
    });
    use_effect_with(*asked, |asked| {
        if asked.is_some() {
            page::focus("#data-forget-text");
        }
    });
    let lines = match &lines {
        Some(Ok(lines)) => lines.as_ref().clone(),
        // The rest of the page says that the record cannot be read.
        _ => Vec::new(),
    };
    if lines.is_empty() && said.is_none() {
        return html! {};
    }
    let undo = |line: Line| {
        let (doing, said) = (doing.clone(), said.setter());
        Callback::from(move |_: MouseEvent| {
            let said = said.clone();
            doing.run(bin::undo(line.at), move |_| {
                if line.prefs {
                    page::reload();
                }
                said.set(Some((Said::Undone, line.at)));
            });
        })
    };
    let forget = |line: Line| {
        let (doing, said, asked) = (doing.clone(), said.setter(), asked.setter());
        Callback::from(move |_: MouseEvent| {
            let (said, asked) = (said.clone(), asked.clone());
            doing.run(bin::forget_one(line.at), move |()| {
                asked.set(None);
                said.set(Some((Said::Forgotten, line.at)));
            });
        })
    };
    let ask = |at: Option<u64>| {
        let asked = asked.setter();
        Callback::from(move |_: MouseEvent| {
            asked.set(at);
            if at.is_none() {
                page::focus("#data-undo");
            }
        })
    };
    let line = |line: Line| {
        let when = time::written(line.at as f64, lang.tag());
        let words = match line.deed {
            Deed::Deleted => lang.data_undo_deleted(&when),
            Deed::TakenIn => lang.data_undo_taken(&when),
        };
        let asks = *asked == Some(line.at);
        html! {
            <li key={line.at.to_string()}>
                <p>{ words }</p>
                <div class="actions">
                    { parts::button("button", "back", lang.data_undo(), undo(line)) }
                    if line.deed == Deed::Deleted && !asks {
                        <button type="button" class="link-button" onclick={ask(Some(line.at))}>{ lang.data_forget() }</button>
                    }
                </div>
                if asks {
                    <div class="data-card">
                        <p id="data-forget-text" tabindex="-1">{ lang.data_forget_text() }</p>
                        <div class="actions">
                            { parts::button("button data-warn", "close", lang.data_forget(), forget(line)) }
                            { parts::button("button", "back", lang.data_forget_keep(), ask(None)) }
                        </div>
                    </div>
                }
            </li>
        }
    };
    html! {
        <section aria-labelledby="data-undo">
            <h2 id="data-undo" tabindex="-1">{ lang.data_undo_title() }</h2>
            if !lines.is_empty() {
                <p>{ lang.data_undo_text() }</p>
                <ul class="data-undos">{ for lines.into_iter().map(line) }</ul>
            }
            <div id="data-undo-said" tabindex="-1" role="status">
                if let Done::Failed(error) = &doing.done {
                    { parts::trouble(error, lang) }
                } else if let Some((said, _)) = *said {
                    <p class="kept">{ icon("check") }<span>{ match said { Said::Undone => lang.data_undone(), Said::Forgotten => lang.data_forgotten() } }</span></p>
                }
            </div>
        </section>
    }
}
