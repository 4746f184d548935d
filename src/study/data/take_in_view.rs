//! Taking a saved file in, as it looks.

use super::super::parts;
use super::kinds::{Kinds, size};
use super::preview::{Choice, Preview};
use super::take_in::{Refusal, Step, Taken};
use crate::i18n::Lang;
use crate::platform::time;
use crate::ui::icon;
use lifelong_record::file::{FileError, LARGEST};
use yew::prelude::*;

/// The button that chooses a file.
pub const CHOOSE: &str = "#data-choose";

/// So many reasons are shown: they are for those who help, and nobody reads more.
const MOST_REASONS: usize = 100;

/// What can be done.
pub struct Ways {
    /// The button was pressed.
    pub press: Callback<MouseEvent>,
    /// A file was chosen.
    pub chosen: Callback<Event>,
    /// A file was dropped.
    pub dropped: Callback<DragEvent>,
    /// Words that were pasted are to be looked at.
    pub paste: Callback<MouseEvent>,
    /// Something beside was chosen.
    pub choose: Callback<Choice>,
    /// To take it in.
    pub take_in: Callback<MouseEvent>,
    /// To leave it.
    pub leave: Callback<MouseEvent>,
    /// To undo it.
    pub undo: Callback<MouseEvent>,
    /// The field for files.
    pub field: NodeRef,
    /// The field for words.
    pub pasted: NodeRef,
}

/// Where the focus goes with a step: to what is new, as the button that was pressed may be gone.
pub fn place(step: &Step) -> Option<&'static str> {
    match step {
        Step::Preview(..) => Some("#data-preview"),
        Step::Refused(_) => Some("#data-refused"),
        // After the page was loaded anew, it belongs to the page's heading.
        Step::Taken(taken) if !taken.prefs => Some("#data-taken"),
        Step::Undone => Some("#data-undone"),
        _ => None,
    }
}

/// The part of the page about taking in.
pub fn section(step: &Step, ways: &Ways, lang: Lang) -> Html {
    html! {
        <section aria-labelledby="data-take">
            <h2 id="data-take">{ lang.data_take_title() }</h2>
            <p>{ lang.data_take_text() }</p>
            <div class="data-drop" ondragover={|event: DragEvent| event.prevent_default()} ondrop={ways.dropped.clone()}>
                <button type="button" id="data-choose" class="button" onclick={ways.press.clone()}>
                    { icon("plus") }<span>{ lang.data_choose() }</span>
                </button>
                <input type="file" hidden={true} accept=".json,application/json" aria-label={lang.data_choose()}
                    ref={ways.field.clone()} onchange={ways.chosen.clone()} />
                <p class="data-drop-hint">{ lang.data_drop() }</p>
            </div>
            <details class="data-paste">
                <summary>{ lang.data_paste_title() }</summary>
                <label for="data-pasted">{ lang.data_as_text() }</label>
                <textarea id="data-pasted" class="data-text" spellcheck="false" ref={ways.pasted.clone()} />
                <button type="button" class="button" onclick={ways.paste.clone()}>{ lang.data_paste_look() }</button>
            </details>
            <div role="status">{ on_its_way(step, lang) }</div>
            { outcome(step, ways, lang) }
        </section>
    }
}

fn on_its_way(step: &Step, lang: Lang) -> Html {
    match step {
        Step::Reading(name, _) => html! { <p>{ lang.data_reading(name) }</p> },
        Step::Looking => html! { <p>{ lang.data_looking() }</p> },
        Step::Taking => html! { <p>{ lang.data_taking() }</p> },
        _ => html! {},
    }
}

fn outcome(step: &Step, ways: &Ways, lang: Lang) -> Html {
    match step {
        Step::Nothing | Step::Looking | Step::Taking => html! {},
        Step::Reading(name, done) => parts::bar(*done, 100, &lang.data_reading(name)),
        Step::Refused(refusal) => html! {
            <div id="data-refused" class="data-card" tabindex="-1" role="alert">{ refused(refusal, lang) }</div>
        },
        Step::Preview(preview, choice) => card(preview, *choice, ways, lang),
        Step::Taken(taken) => html! {
            <div id="data-taken" class="data-card" tabindex="-1" role="status">
                <p class="kept">{ icon("check") }<span>{ taken_words(taken, lang) }</span></p>
                { parts::button("button", "back", lang.data_undo(), ways.undo.clone()) }
            </div>
        },
        Step::Undone => html! {
            <div id="data-undone" tabindex="-1" role="status"><p class="kept">{ icon("check") }<span>{ lang.data_undone() }</span></p></div>
        },
    }
}

fn taken_words(taken: &Taken, lang: Lang) -> String {
    match taken.things.total() {
        0 => lang.data_taken_in().to_owned(),
        count => lang.data_taken(count, &taken.things.words(lang)),
    }
}

fn refused(refusal: &Refusal, lang: Lang) -> Html {
    let (words, detail) = match refusal {
        Refusal::Here(error) => return parts::trouble(error, lang),
        Refusal::Unreadable(detail) => (lang.data_unreadable().to_owned(), detail.clone()),
        Refusal::File(error) => match error {
            FileError::NotOurs => (lang.data_not_ours().to_owned(), String::new()),
            FileError::TooNew { .. } => (lang.data_too_new().to_owned(), String::new()),
            FileError::TooLarge { bytes } => {
                let (is, most) = (size(*bytes as f64, lang), size(LARGEST as f64, lang));
                (lang.data_too_large(&most, &is), String::new())
            }
            FileError::Damaged {
                line,
                column: 0,
                what,
            } => (lang.data_damaged_line(&line.to_string()), what.clone()),
            FileError::Damaged { line, column, what } => (
                lang.data_damaged(&column.to_string(), &line.to_string()),
                what.clone(),
            ),
        },
    };
    html! {
        <>
            <p>{ words }</p>
            if !detail.is_empty() { <p class="trouble-detail" lang="en">{ detail }</p> }
        </>
    }
}

/// What a file would change, with the buttons.
fn card(preview: &Preview, choice: Choice, ways: &Ways, lang: Lang) -> Html {
    let line = |symbol: &'static str, words: fn(Lang, &str) -> String, kinds: Kinds| {
        let words = (kinds.total() > 0).then(|| words(lang, &kinds.words(lang)));
        words.map(|words| html! { <li>{ icon(symbol) }<span>{ words }</span></li> })
    };
    let lines = [
        line("plus", Lang::data_new, preview.new),
        line("refresh", Lang::data_newer, preview.newer),
        line("minus", Lang::data_removes, preview.removed),
        line("check", Lang::data_same, preview.same),
    ];
    let option = |checked: bool, words: String, change: fn(&mut Choice, bool)| {
        let choose = ways.choose.clone();
        let onchange = Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() else {
                return;
            };
            let mut choice = choice;
            change(&mut choice, field.checked());
            choose.emit(choice);
        });
        html! { <label class="option"><input type="checkbox" {checked} {onchange} /><span>{ words }</span></label> }
    };
    let gone = preview.gone();
    html! {
        <div class="data-card">
            <h3 id="data-preview" tabindex="-1">{ lang.data_preview_title() }</h3>
            <p>{ saved(preview, lang) }</p>
            if !preview.has_news() { <p>{ lang.data_nothing_new() }</p> }
            <ul class="data-lines">{ for lines.into_iter().flatten() }</ul>
            if preview.future > 0 { <p class="data-line">{ icon("warning") }<span>{ lang.data_future(preview.future) }</span></p> }
            if !preview.refused.is_empty() {
                <details>
                    <summary>{ lang.data_refused(preview.refused.len() as u64) }</summary>
                    <ul class="data-refused" lang="en">{ for preview.refused.iter().take(MOST_REASONS).map(|what| html! { <li>{ what }</li> }) }</ul>
                </details>
            }
            if gone.total() > 0 { { option(choice.gone, lang.data_bring_back(&gone.words(lang)), |choice, on| choice.gone = on) } }
            if preview.has_prefs() { { option(choice.prefs, lang.data_settings().to_owned(), |choice, on| choice.prefs = on) } }
            <div class="actions">
                if preview.does_something(choice) {
                    { parts::button("button primary", "check", lang.data_take(), ways.take_in.clone()) }
                }
                { parts::button("button", "close", lang.data_leave(), ways.leave.clone()) }
            </div>
        </div>
    }
}

fn saved(preview: &Preview, lang: Lang) -> String {
    if preview.saved == 0 {
        return lang.data_saved_some_time().to_owned();
    }
    let when = time::written(preview.saved as f64, lang.tag());
    match preview.own {
        Some(true) => lang.data_saved_here(&when),
        Some(false) => lang.data_saved_elsewhere(&when),
        None => lang.data_saved(&when),
    }
}
