//! The bar for selected words: highlight them, or write a note about them. It comes with a selection and goes with it.

use super::{Target, highlight, mark, paint, target};
use crate::i18n::Lang;
use crate::platform::learning::{has_focus, on_page};
use crate::platform::passage::{self, Passage};
use crate::platform::{file, page, time};
use crate::study::hooks::{Doing, Done, use_doing};
use crate::study::parts::{button, trouble};
use crate::study::{page_lang, store};
use lifelong_record::colour::Colour;
use lifelong_record::note::Anchor;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// The bar.
const BAR: &str = ".note-bar";
/// How long a selection must have stayed as it is, in milliseconds: nothing comes and goes while one is still selecting.
const STILL: u32 = 300;

/// What the bar shows.
#[derive(Clone, Default)]
enum Shown {
    /// Nothing is selected.
    #[default]
    Nothing,
    /// What can be done with these words.
    Offer(Anchor, Passage),
    /// They are highlighted; the key of the highlight.
    Said(Option<String>, Passage),
}

/// What the bar knows. It is changed by events at any time, so it is no state of a rendering.
#[derive(Default)]
struct Model {
    shown: RefCell<Shown>,
    /// The words that the bar was closed for: it does not come again for them.
    closed: RefCell<Option<Anchor>>,
    /// Whether a finger or button is down in the bar: what it selects then is not meant.
    pressed: Cell<bool>,
    /// Whether Tab has led into the bar: it does so once, then the keys go where they go.
    reached: Cell<bool>,
    /// Looks at the selection when it has stayed for a while.
    timer: RefCell<Option<gloo::timers::callback::Timeout>>,
}

impl Model {
    fn is_shown(&self) -> bool {
        !matches!(*self.shown.borrow(), Shown::Nothing)
    }

    /// Looks what is selected. True where the bar has to show something else.
    fn look(&self) -> bool {
        if self.pressed.get() || has_focus(BAR) {
            return false;
        }
        let selected = if target().is_some() {
            mark::selected()
        } else {
            None
        };
        let before = self.shown.take();
        let (after, changed) = match (selected, before) {
            (None, Shown::Offer(..)) => (Shown::Nothing, true),
            (None, before) => {
                self.closed.take();
                (before, false)
            }
            (Some((anchor, _)), before) if self.closed.borrow().as_ref() == Some(&anchor) => {
                (before, false)
            }
            (Some((anchor, passage)), before) => {
                let new = !matches!(before, Shown::Offer(..));
                if new {
                    self.reached.set(false);
                    page::announce(page_lang().note_bar_said());
                }
                (Shown::Offer(anchor, passage), true)
            }
        };
        self.shown.replace(after);
        changed
    }

    /// Closes the bar. Whoever had the focus in it is back at the words.
    fn close(&self) {
        let focused = has_focus(BAR);
        match self.shown.take() {
            Shown::Offer(anchor, passage) => {
                self.closed.replace(Some(anchor));
                if focused {
                    passage.focus();
                }
            }
            Shown::Said(_, passage) if focused => passage.focus(),
            _ => {}
        }
    }
}

/// Hears of what selects, for as long as the page stands. `show` is called when the bar has to show something else.
fn listen(model: &Rc<Model>, show: Rc<dyn Fn()>) {
    let (here, show_later) = (model.clone(), show.clone());
    on_page("selectionchange", move || {
        let (model, show) = (here.clone(), show_later.clone());
        let timer = time::after(STILL, move || {
            if model.look() {
                show();
            }
        });
        here.timer.replace(Some(timer));
    });
    for up in ["pointerup", "pointercancel"] {
        let here = model.clone();
        on_page(up, move || here.pressed.set(false));
    }
    let (here, show_later) = (model.clone(), show.clone());
    on_page("portal-arrived", move || {
        here.shown.take();
        here.closed.take();
        show_later();
    });
    let here = model.clone();
    on_page("focusin", move || {
        if here.is_shown() {
            // The browser scrolls to it first.
            time::after(0, || passage::uncover(BAR)).forget();
        }
    });
    let here = model.clone();
    passage::on_key(move |event| {
        // A dialog lies above it, and has keys of its own.
        if !here.is_shown() || has_focus("dialog") {
            return false;
        }
        match event.key().as_str() {
            "Escape" => {
                here.close();
                show();
                true
            }
            "Tab" if !event.shift_key() && !here.reached.replace(true) && !has_focus(BAR) => {
                page::focus(".note-bar button")
            }
            _ => false,
        }
    })
    .forget();
}

/// The bar for selected words.
#[hook]
pub fn use_bar() -> Html {
    let lang = use_state(page_lang);
    let update = use_force_update();
    let model = use_memo((), |()| Model::default());
    let doing = use_doing();
    let show: Rc<dyn Fn()> = {
        let update = update.clone();
        Rc::new(move || update.force_update())
    };
    {
        let (model, show, setter) = (model.clone(), show.clone(), lang.setter());
        use_effect_with((), move |()| {
            listen(&model, show);
            on_page("portal-changed", move || setter.set(page_lang()));
        });
    }
    let shown = model.shown.borrow().clone();
    let open = !matches!(shown, Shown::Nothing);
    use_effect_with(open, |open| {
        page::set_root_attribute("data-noting", open.then_some("on"));
        if *open {
            passage::uncover(BAR);
        }
    });
    let said = matches!(shown, Shown::Said(..));
    use_effect_with(said, |said| {
        // The button that was pressed is gone.
        if *said {
            page::focus(".note-bar button");
        }
    });
    let lang = *lang;
    let content = match shown {
        Shown::Nothing => return html! {},
        Shown::Offer(anchor, passage) => offer(&model, &show, &doing, (anchor, passage), lang),
        Shown::Said(key, _) => told(&model, &show, &doing, key, lang),
    };
    let onpointerdown = {
        let model = model.clone();
        Callback::from(move |_: PointerEvent| model.pressed.set(true))
    };
    // Pressing a button leaves the selection as it is.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    html! {
        <section class="note-bar not-read not-on-paper" aria-label={lang.note_bar_label()} lang={lang.tag()} {onpointerdown} {onmousedown}>
            { content }
            <div role="status">if let Done::Failed(error) = &doing.done { { trouble(error, lang) } }</div>
        </section>
    }
}

fn close_button(model: &Rc<Model>, show: &Rc<dyn Fn()>, lang: Lang) -> Html {
    let (model, show) = (model.clone(), show.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        model.pressed.set(false);
        model.close();
        show();
    });
    button("button", "close", lang.note_close(), onclick)
}

fn offer(
    model: &Rc<Model>,
    show: &Rc<dyn Fn()>,
    doing: &Doing,
    (anchor, passage): (Anchor, Passage),
    lang: Lang,
) -> Html {
    let mark = {
        let (model, show, doing, anchor) =
            (model.clone(), show.clone(), doing.clone(), anchor.clone());
        Callback::from(move |_: MouseEvent| {
            model.pressed.set(false);
            let Some(target) = target().filter(|_| doing.done != Done::Busy) else {
                return;
            };
            let (model, show, passage) = (model.clone(), show.clone(), passage.clone());
            doing.run(highlight(target, anchor.clone()), move |key| {
                passage::unselect();
                page::announce(page_lang().note_highlighted());
                model.shown.replace(Shown::Said(key, passage));
                show();
            });
        })
    };
    let copy = {
        let (model, show) = (model.clone(), show.clone());
        let cited = target().map(|target| cite(&anchor, &target, lang));
        Callback::from(move |_: MouseEvent| {
            model.pressed.set(false);
            let (model, show, cited) = (
                model.clone(),
                show.clone(),
                cited.clone().unwrap_or_default(),
            );
            wasm_bindgen_futures::spawn_local(async move {
                if file::copy(&cited).await {
                    page::announce(page_lang().note_copied());
                    model.close();
                    show();
                } else {
                    page::announce(page_lang().note_copy_failed());
                }
            });
        })
    };
    let write = {
        let (model, show) = (model.clone(), show.clone());
        Callback::from(move |_: MouseEvent| {
            model.pressed.set(false);
            model.shown.take();
            show();
            passage::unselect();
            if let Some(target) = target() {
                target.write.emit(anchor.clone());
            }
        })
    };
    html! {
        <div class="note-bar-buttons">
            { button("button primary", "star", lang.note_highlight(), mark) }
            { button("button", "pencil", lang.note_write(), write) }
            { button("button", "layers", lang.note_copy(), copy) }
            { close_button(model, show, lang) }
        </div>
    }
}

/// Words with where they stand: the title of the page, of the whole, and the address.
fn cite(anchor: &Anchor, target: &Target, lang: Lang) -> String {
    let Anchor::Quote { exact, .. } = anchor else {
        return String::new();
    };
    let titles = [&target.part_of, &target.name].map(|title| title.pick(lang.tag()));
    let titles: Vec<&str> = titles
        .into_iter()
        .filter(|title| !title.is_empty())
        .collect();
    let address = page::site() + &target.path;
    lang.note_cited(
        exact.trim(),
        &titles.join(lang.note_cited_between()),
        &address,
    )
}

fn told(
    model: &Rc<Model>,
    show: &Rc<dyn Fn()>,
    doing: &Doing,
    key: Option<String>,
    lang: Lang,
) -> Html {
    let paint = key.clone().map(|key| colours(&key, doing, lang));
    let undo = key.map(|key| {
        let (model, show, doing) = (model.clone(), show.clone(), doing.clone());
        Callback::from(move |_: MouseEvent| {
            model.pressed.set(false);
            let (model, show, key) = (model.clone(), show.clone(), key.clone());
            doing.run(async move { store::remove(&key).await }, move |()| {
                page::announce(page_lang().note_removed());
                model.close();
                show();
            });
        })
    });
    html! {
        <>
            <p>{ lang.note_highlighted() }</p>
            <div class="note-bar-buttons">
                { close_button(model, show, lang) }
                // What was there before is not undone here.
                if let Some(undo) = undo { { button("button", "back", lang.note_undo(), undo) } }
            </div>
            if let Some(paint) = paint { { paint } }
        </>
    }
}

/// Another colour for what was highlighted just now. The words on the page show which it has.
fn colours(key: &str, doing: &Doing, lang: Lang) -> Html {
    let one = |colour: Colour| {
        let (key, doing) = (key.to_owned(), doing.clone());
        let onclick = move |_: MouseEvent| doing.run(paint(key.clone(), colour), |()| ());
        let name = match colour {
            Colour::Persimmon => lang.colour_persimmon(),
            Colour::Celadon => lang.colour_celadon(),
            Colour::Indigo => lang.colour_indigo(),
            Colour::Ochre => lang.colour_ochre(),
        };
        html! { <button key={name} type="button" class="button" data-colour={colour.name()} {onclick}>{ name }</button> }
    };
    html! { <div class="note-bar-buttons note-colours" role="group" aria-label={lang.colour_choose()}>{ for Colour::ALL.into_iter().map(one) }</div> }
}
