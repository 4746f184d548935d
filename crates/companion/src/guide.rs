//! “Show me how”: step by step, on the real page, at the real control. The learner does each step; the guide points and waits.

use crate::dialog::{self, Dialog, button};
use crate::dom::{self, Listener, after, all, lang, root, window};
use crate::tasks::{Done, Say, Step, TASKS, Task, is_at};
use std::cell::{Cell, RefCell};
use web_sys::HtmlElement;

/// How often it looks at the page, in milliseconds.
const LOOK: i32 = 250;

/// Looks after which a control that is not there is missed: three seconds.
const MISSED: u32 = 12;

/// Where the place in a task is kept over a reload, for this visit.
const KEY: &str = "lifelong.guide";

/// The class of the control that it points at.
const POINTED: &str = "pointed-at";

struct Guide {
    task: &'static Task,
    at: usize,
    panel: HtmlElement,
    count: HtmlElement,
    said: HtmlElement,
    next: HtmlElement,
    /// What an attribute of `<html>` was when the step began.
    before: Option<String>,
    /// How often it has looked for the control in vain.
    missed: u32,
    target: Option<HtmlElement>,
    /// What had the focus when it began.
    opener: Option<HtmlElement>,
    _listeners: Vec<Listener>,
}

thread_local! {
    static GUIDE: RefCell<Option<Guide>> = const { RefCell::new(None) };
    /// Whether it looks at the page already: one look at a time is enough.
    static LOOKS: Cell<bool> = const { Cell::new(false) };
}

/// Shows how something is done, or asks what.
pub fn ask(id: &str) {
    match TASKS.iter().find(|task| task.id == id) {
        Some(task) => begin(task, 0),
        None => choose(),
    }
}

/// Goes on where it was before the page was loaded anew.
pub fn resume() {
    let storage = window().session_storage().ok().flatten();
    let Some(kept) = storage.and_then(|s| s.get_item(KEY).ok().flatten()) else {
        return;
    };
    if let Some((id, at)) = kept.split_once(' ')
        && let Some(task) = TASKS.iter().find(|task| task.id == id)
        && let Ok(at) = at.parse::<usize>()
        && at < task.steps.len()
    {
        begin(task, at);
    }
}

/// The list of tasks.
fn choose() {
    end();
    let lang = lang();
    let mut dialog = Dialog::new("guide-list", lang.guide_title(), lang);
    dialog.words("", lang.guide_lead());
    let list = dom::add(&dialog.body, "ul", "", "");
    let mut first = None;
    for task in TASKS {
        let item = dom::add(&list, "li", "", "");
        let button = button("button guide-task", "forward", (task.name)(lang));
        dom::append(&item, &button);
        dialog.listen(&button, "click", move |_| {
            dialog::close();
            begin(task, 0);
        });
        first.get_or_insert(button);
    }
    if let Some(first) = first {
        dialog.open(&first);
    }
}

fn begin(task: &'static Task, at: usize) {
    end();
    let lang = lang();
    let opener = dom::focused();
    let panel = dom::make("section", "guide", "");
    dom::set(&panel, "aria-label", lang.guide_label());
    dom::add(&panel, "h2", "", (task.name)(lang));
    let count = dom::add(&panel, "p", "guide-count", "");
    let said = dom::add(&panel, "p", "guide-said", "");
    dom::set(&said, "role", "status");
    let row = dom::add(&panel, "div", "guide-buttons", "");
    let next = button("button primary", "forward", lang.guide_next());
    let stop = button("button", "close", lang.guide_stop());
    dom::append(&row, &next);
    dom::append(&row, &stop);
    if let Some(body) = dom::document().body() {
        dom::append(&body, &panel);
    }
    let listeners = vec![
        Listener::new(&next, "click", |_| forward()),
        Listener::new(&stop, "click", |_| end()),
    ];
    dom::set(&root(), "data-guiding", "on");
    GUIDE.set(Some(Guide {
        task,
        at,
        panel,
        count,
        said,
        next,
        before: None,
        missed: 0,
        target: None,
        opener,
        _listeners: listeners,
    }));
    enter();
    if !LOOKS.replace(true) {
        look();
    }
}

/// Ends it: nothing is pointed at any more.
fn end() {
    keep(None);
    let Some(guide) = GUIDE.take() else { return };
    guide.unpoint();
    let had_focus = dom::focused().is_some_and(|f| guide.panel.contains(Some(&f)));
    guide.panel.remove();
    dom::unset(&root(), "data-guiding");
    if had_focus {
        let opener = guide.opener.filter(|opener| dom::is_shown(opener));
        if let Some(place) = opener.or_else(|| dom::first_shown("main h1")) {
            dom::focus(&place);
        }
    }
}

/// The portal speaks another language now: so does the panel, at the same step.
pub fn speak_anew() {
    let here = GUIDE.with_borrow(|guide| {
        let guide = guide.as_ref()?;
        Some((guide.task, guide.at, guide.before.clone()))
    });
    let Some((task, at, before)) = here else {
        return;
    };
    if at >= task.steps.len() {
        return end();
    }
    begin(task, at);
    GUIDE.with_borrow_mut(|guide| {
        if let Some(guide) = guide {
            guide.before = before;
        }
    });
}

fn keep(place: Option<(&str, usize)>) {
    // Where it cannot be kept, a reload ends the guide, and nothing is lost.
    let Ok(Some(storage)) = window().session_storage() else {
        return;
    };
    let _ = match place {
        Some((id, at)) => storage.set_item(KEY, &format!("{id} {at}")),
        None => storage.remove_item(KEY),
    };
}

impl Guide {
    fn step(&self) -> Option<&'static Step> {
        self.task.steps.get(self.at)
    }

    fn unpoint(&self) {
        for element in all(&root(), &format!(".{POINTED}")) {
            let _ = element.class_list().remove_1(POINTED);
        }
    }

    /// Whether the learner has done what the step is about.
    fn is_done(&self, step: &Step) -> bool {
        match step.done {
            Done::At(place) => is_at(&dom::path(), place),
            Done::Searched => {
                let query = window().location().search().unwrap_or_default();
                query.contains("q=") && !query.contains("q=&") && !query.ends_with("q=")
            }
            Done::Changed(name) => root().get_attribute(name) != self.before,
            Done::Reading => root().has_attribute("data-reading"),
            Done::Shown(selector) => !dom::all(&root(), selector).is_empty(),
            Done::Seen => false,
        }
    }
}

/// Begins the step that is due; one that is done already is passed over.
fn enter() {
    let finished = GUIDE.with_borrow_mut(|guide| {
        let Some(guide) = guide else { return false };
        guide.unpoint();
        guide.missed = 0;
        guide.target = None;
        while let Some(step) = guide.step()
            && let Done::At(_) | Done::Searched = step.done
            && guide.is_done(step)
        {
            guide.at += 1;
        }
        let Some(step) = guide.step() else {
            return true;
        };
        guide.before = match step.done {
            Done::Changed(name) => root().get_attribute(name),
            _ => None,
        };
        keep(Some((guide.task.id, guide.at)));
        let lang = lang();
        let total = guide.task.steps.len() as u64;
        let count = lang.guide_step(guide.at as u64 + 1, total);
        guide.count.set_text_content(Some(&count));
        guide.said.set_text_content(Some(""));
        false
    });
    if finished {
        done();
    }
}

fn forward() {
    GUIDE.with_borrow_mut(|guide| {
        if let Some(guide) = guide {
            guide.at += 1;
        }
    });
    enter();
}

/// Looks at the page, again and again: is the step done, is its control there?
fn look() {
    let done = GUIDE.with_borrow_mut(|guide| {
        let guide = guide.as_mut()?;
        let step = guide.step()?;
        if guide.is_done(step) {
            return Some(true);
        }
        let target = dom::first_shown(step.at);
        match &target {
            Some(target) => {
                if guide.target.as_ref() != Some(target) {
                    guide.unpoint();
                    guide.missed = 0;
                    guide.said.set_text_content(Some(&words(step, target)));
                    bring_into_view(target, &guide.panel);
                }
                // The portal writes the class anew when it draws the control anew.
                let _ = target.class_list().add_1(POINTED);
            }
            None => {
                guide.missed += 1;
                if guide.missed == MISSED {
                    guide.said.set_text_content(Some(lang().guide_not_here()));
                }
            }
        }
        guide.target = target;
        Some(false)
    });
    match done {
        None => return LOOKS.set(false),
        Some(true) => forward(),
        Some(false) => {}
    }
    after(LOOK, look);
}

/// What a step says of its control.
fn words(step: &Step, target: &HtmlElement) -> String {
    match step.say {
        Say::Words(words) => words(lang()).to_owned(),
        Say::Press => {
            let text = target.inner_text();
            lang().guide_press(text.lines().next().unwrap_or_default().trim())
        }
    }
}

/// Puts a control into the part of the window that the panel leaves free; the panel goes to the top for one at the bottom.
fn bring_into_view(target: &HtmlElement, panel: &HtmlElement) {
    let height = window().inner_height().ok().and_then(|h| h.as_f64());
    let height = height.unwrap_or_default();
    let style = window().get_computed_style(target).ok().flatten();
    let fixed = target
        .closest(".bottom-bar, .reader-bar")
        .ok()
        .flatten()
        .is_some()
        || style.is_some_and(|s| s.get_property_value("position").is_ok_and(|p| p == "fixed"));
    if !fixed {
        let place = target.get_bounding_client_rect();
        if place.top() < 0.0 || place.bottom() > height * 0.5 {
            let top = window().page_y_offset().unwrap_or_default() + place.top() - height * 0.15;
            window().scroll_to_with_x_and_y(0.0, top.max(0.0));
        }
    }
    // The menu at the bottom of a phone stands below the panel; the bar of reading aloud would be under it.
    let bar = target.closest(".reader-bar").ok().flatten().is_some();
    let low = bar || !fixed && target.get_bounding_client_rect().top() > height * 0.5;
    let _ = panel.class_list().toggle_with_force("on-top", low);
}

/// The last step is done.
fn done() {
    keep(None);
    let lang = lang();
    let Some(mut guide) = GUIDE.take() else {
        return;
    };
    guide.unpoint();
    guide.count.set_text_content(Some(""));
    guide.said.set_text_content(Some(lang.guide_done()));
    guide._listeners.clear();
    guide.next.remove();
    let row = guide.panel.query_selector(".guide-buttons").ok().flatten();
    if let Some(row) = row {
        row.set_text_content(Some(""));
        let close = button("button primary", "check", lang.guide_close());
        let more = button("button", "forward", lang.guide_more());
        dom::append(&row, &close);
        dom::append(&row, &more);
        // The button that was pressed last is gone.
        if dom::focused().is_none_or(|f| f.tag_name() == "BODY") {
            dom::focus(&close);
        }
        guide
            ._listeners
            .push(Listener::new(&close, "click", |_| end()));
        guide
            ._listeners
            .push(Listener::new(&more, "click", |_| choose()));
    }
    // It stands until it is closed, but looks no more.
    guide.at = usize::MAX;
    GUIDE.set(Some(guide));
}
