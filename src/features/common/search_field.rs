//! The search field with suggestions: an APG combobox with list autocomplete.
//! Source of keys and roles: ARIA Authoring Practices, combobox pattern.

use crate::platform::{page, time};
use crate::services;
use crate::state::use_lang;
use crate::ui::{go, icon, words};
use lifelong_search::{Suggestion, SuggestionKind};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew_router::prelude::*;

/// A search field.
#[derive(Clone, PartialEq, Properties)]
pub struct SearchFieldProps {
    /// What stands in it at first.
    #[prop_or_default]
    pub query: AttrValue,
    /// Takes the query when it is sent.
    pub on_search: Callback<String>,
}

/// Where a suggestion leads.
fn path(suggestion: &Suggestion) -> String {
    match suggestion.kind {
        SuggestionKind::Course => format!("/course/{}", suggestion.id),
        SuggestionKind::Topic => format!("/find?topic={}", suggestion.id),
        SuggestionKind::Institution => format!("/institution/{}", suggestion.id),
    }
}

/// A large field, a button, and suggestions from two letters on.
#[component]
pub fn SearchField(props: &SearchFieldProps) -> Html {
    let lang = use_lang();
    let navigator = use_navigator();
    let input = use_node_ref();
    let typed = use_state(String::new);
    let suggestions = use_state(|| Rc::new(Vec::<Suggestion>::new()));
    let active = use_state(|| None::<usize>);
    let open = !suggestions.is_empty();

    // The address may change the query from outside: back, a cleared filter. Whoever was quicker than the page at its
    // start keeps what was typed.
    let stands = use_mut_ref(|| false);
    use_effect_with(
        (props.query.clone(), input.clone()),
        move |(query, input)| {
            if let Some(input) = input.cast::<HtmlInputElement>()
                && (stands.replace(true) || input.value().is_empty())
            {
                input.set_value(query);
            }
        },
    );
    {
        let (suggestions, active) = (suggestions.setter(), active.setter());
        use_effect_with((*typed).clone(), move |typed| {
            let typed = typed.trim().to_owned();
            active.set(None);
            // A Chinese character says as much as two letters.
            let enough = typed.chars().count() >= 2 || typed.chars().any(|c| c >= '\u{4e00}');
            let task = async move {
                if !enough {
                    suggestions.set(Rc::default());
                    return;
                }
                time::sleep(60).await;
                // Suggestions are a convenience: without them the field works as ever.
                let found = services::search()
                    .suggest(&typed, 7)
                    .await
                    .unwrap_or_default();
                suggestions.set(Rc::new(found));
            };
            let (task, handle) = futures::future::abortable(task);
            wasm_bindgen_futures::spawn_local(async move {
                // Aborted by the next letter: its suggestions replace these.
                let _ = task.await;
            });
            move || handle.abort()
        });
    }
    let close = {
        let (suggestions, typed) = (suggestions.setter(), typed.setter());
        Callback::from(move |()| {
            typed.set(String::new());
            suggestions.set(Rc::default());
        })
    };
    // Whoever goes to the field will ask something soon.
    let onfocus = |_: FocusEvent| services::search().warm_up();
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let send = {
        let (input, on_search, close) = (input.clone(), props.on_search.clone(), close.clone());
        Callback::from(move |()| {
            close.emit(());
            if let Some(input) = input.cast::<HtmlInputElement>() {
                on_search.emit(input.value().trim().to_owned());
            }
        })
    };
    let onsubmit = send.reform(|event: SubmitEvent| event.prevent_default());
    let choose = {
        let (navigator, close) = (navigator.clone(), close.clone());
        Callback::from(move |to: String| {
            close.emit(());
            if let Some(navigator) = &navigator {
                go(navigator, &to);
            }
        })
    };
    let onkeydown = {
        let (list, active, close, choose) = (
            (*suggestions).clone(),
            active.clone(),
            close.clone(),
            choose.clone(),
        );
        Callback::from(move |event: KeyboardEvent| {
            let count = list.len();
            match (event.key().as_str(), count) {
                ("ArrowDown", 1..) => active.set(Some(active.map_or(0, |i| (i + 1) % count))),
                ("ArrowUp", 1..) => {
                    active.set(Some(active.map_or(count - 1, |i| (i + count - 1) % count)))
                }
                ("Escape", 1..) => close.emit(()),
                ("Enter", _) => match active.and_then(|i| list.get(i)) {
                    Some(suggestion) => choose.emit(path(suggestion)),
                    None => return,
                },
                _ => return,
            }
            event.prevent_default();
        })
    };
    // A click on a suggestion takes the focus first: the list may not close under it.
    let onfocusout = {
        let close = close.clone();
        Callback::from(move |event: FocusEvent| {
            let inside = event
                .related_target()
                .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
                .is_some_and(|e| e.closest(".search-field").ok().flatten().is_some());
            if !inside {
                close.emit(());
            }
        })
    };
    let option = |(i, suggestion): (usize, &Suggestion)| {
        let to = path(suggestion);
        let (symbol, word) = match suggestion.kind {
            SuggestionKind::Course => ("play", lang.item_course()),
            SuggestionKind::Topic => ("leaf", lang.item_topic()),
            SuggestionKind::Institution => ("building", lang.item_institution()),
        };
        // Pressing leaves the focus in the field; letting go chooses, so that one can still move away.
        let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
        let onclick = choose.reform({
            let to = to.clone();
            move |_: MouseEvent| to.clone()
        });
        html! {
            <li key={to} id={format!("suggestion-{i}")} role="option" aria-selected={(*active == Some(i)).to_string()} {onmousedown} {onclick}>
                { icon(symbol) }
                <span class="suggestion-name">{ words(&suggestion.name, lang) }</span>
                <span class="suggestion-kind">{ word }</span>
            </li>
        }
    };
    html! {
        <form class="search-field" role="search" action="find" {onsubmit} {onfocusout}>
            <label class="visually-hidden" for="search-input">{ lang.search_label() }</label>
            <div class="search-field-row">
                { icon("search") }
                <input
                    ref={input} id="search-input" name="q" type="search" autocomplete="off"
                    placeholder={lang.search_placeholder()}
                    role="combobox" aria-autocomplete="list" aria-controls="suggestions"
                    aria-expanded={open.to_string()}
                    aria-activedescendant={active.map(|i| format!("suggestion-{i}"))}
                    {onfocus} {oninput} {onkeydown}
                />
                <button type="submit" class="button primary">{ lang.search_button() }</button>
            </div>
            if page::can_listen() {
                <button type="button" class="link-button speak" data-ask="listen">{ icon("mic") }{ lang.voice_title() }</button>
            }
            <ul id="suggestions" class="suggestions" role="listbox" aria-label={lang.suggestions_label()} hidden={!open}>
                { for suggestions.iter().enumerate().map(option) }
            </ul>
        </form>
    }
}
