//! A field for a list's name.

use crate::platform::page;
use crate::study::hooks::use_lang;
use crate::ui::icon;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The field's id. There is one on a page.
pub const FIELD: &str = "list-name";
/// The longest name.
const LONGEST: u32 = 80;

/// A field for a name.
#[derive(Clone, PartialEq, Properties)]
pub struct NameFieldProps {
    /// What the field is called.
    pub label: AttrValue,
    /// The button's words.
    pub words: AttrValue,
    /// The button's symbol.
    pub symbol: &'static str,
    /// The name so far.
    pub value: String,
    /// Takes the name, which is not empty.
    pub onname: Callback<String>,
    /// Leaves it as it was; none where it does not replace anything.
    pub oncancel: Option<Callback<MouseEvent>>,
}

/// A field for a name, with its button. One that replaces something takes the focus.
#[hook]
pub fn use_name_field(props: &NameFieldProps) -> Html {
    let lang = use_lang();
    let typed = use_state(|| props.value.clone());
    let wrong = use_state(|| false);
    use_effect_with(props.oncancel.is_some(), |replaces| {
        if *replaces {
            page::focus(&format!("#{FIELD}"));
        }
    });
    let oninput = {
        let (typed, wrong) = (typed.setter(), wrong.setter());
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
            wrong.set(false);
        })
    };
    let onsubmit = {
        let (name, wrong, onname) = (
            typed.trim().to_owned(),
            wrong.setter(),
            props.onname.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if name.is_empty() {
                wrong.set(true);
                page::focus(&format!("#{FIELD}"));
            } else {
                onname.emit(name.clone());
            }
        })
    };
    html! {
        <form class="name-field" {onsubmit} novalidate={true}>
            <label for={FIELD}>{ &props.label }</label>
            <input id={FIELD} type="text" dir="auto" autocomplete="off" maxlength={LONGEST.to_string()} value={(*typed).clone()} {oninput}
                aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then_some("list-name-wrong")} />
            <p id="list-name-wrong" role="alert">{ wrong.then(|| lang.lists_name_needed()) }</p>
            <div class="actions">
                <button type="submit" class="button primary">{ icon(props.symbol) }<span>{ &props.words }</span></button>
                if let Some(onclick) = props.oncancel.clone() {
                    <button type="button" class="button" {onclick}>{ lang.lists_leave() }</button>
                }
            </div>
        </form>
    }
}
