//! A picture of a chapter, large.

use crate::i18n::Lang;
use crate::platform::learning::on_page;
use crate::platform::pictures::{self, Picture};
use crate::platform::{dialog, passage};
use crate::study::live;
use crate::study::page_lang;
use crate::ui::icon;
use std::cell::RefCell;
use web_sys::Element;
use yew::prelude::*;

thread_local! {
    /// Who shows it.
    static SHOW: RefCell<Option<Callback<Option<Picture>>>> = const { RefCell::new(None) };
}

/// Offers to enlarge pictures, as long as the page stands.
pub fn watch() {
    if let Some(holder) = passage::holder() {
        let shown = live::props(live::part!(use_picture), ());
        yew::Renderer::<live::Live>::with_root_and_props(holder, shown).render();
    }
    pictures::on_press(|picture| show(Some(picture)));
    on_page("portal-arrived", || show(None));
    passage::on_change(offer);
    offer();
}

fn offer() {
    let lang = page_lang();
    pictures::offer(lang.reader_enlarge(), |alt| {
        lang.note_label(lang.reader_enlarge(), alt)
    });
}

fn show(picture: Option<Picture>) {
    let show = SHOW.with_borrow(Clone::clone);
    if let Some(show) = show {
        show.emit(picture);
    }
}

/// The picture that was pressed, over the page.
#[hook]
fn use_picture() -> Html {
    let shown = use_state_eq(|| None::<Picture>);
    let node = use_node_ref();
    {
        let shown = shown.setter();
        use_effect_with((), move |()| {
            SHOW.set(Some(Callback::from(move |picture| shown.set(picture))));
        });
    }
    {
        let (node, setter) = (node.clone(), shown.setter());
        use_effect_with((*shown).clone(), move |shown| {
            let element = node.cast::<Element>().filter(|_| shown.is_some());
            let open = element.map(|element| dialog::open(&element, move || setter.set(None)));
            move || drop(open)
        });
    }
    let close = {
        let (node, setter) = (node.clone(), shown.setter());
        move |_: MouseEvent| {
            // Closing gives the focus back, and tells that it is done.
            let closes = node.cast::<Element>().is_some_and(|d| dialog::close(&d));
            if !closes {
                setter.set(None);
            }
        }
    };
    match &*shown {
        Some(picture) => view(picture, node, Callback::from(close), page_lang()),
        None => html! {},
    }
}

fn view(picture: &Picture, node: NodeRef, close: Callback<MouseEvent>, lang: Lang) -> Html {
    let Picture {
        src,
        alt,
        caption,
        lang: own,
    } = picture;
    let label = if alt.is_empty() {
        lang.reader_picture()
    } else {
        alt
    };
    // What is told of it is read once: as the picture's name, or below it.
    let below = if caption.is_empty() {
        html! { <p class="picture-words" lang={own.clone()} aria-hidden="true">{ alt }</p> }
    } else {
        html! { <p class="picture-words" lang={own.clone()}>{ caption }</p> }
    };
    html! {
        <dialog ref={node} class="picture-large" lang={lang.tag()} aria-label={label.to_owned()}>
            <button type="button" class="button picture-close" onclick={close}>{ icon("close") }<span>{ lang.guide_close() }</span></button>
            <img src={src.clone()} alt={alt.clone()} lang={own.clone()} />
            { below }
        </dialog>
    }
}
