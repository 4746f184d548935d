//! All notes: to look through, to search, to go back from to where they were written.

use super::all::{self, Keyed};
use super::element_of;
use super::page::{Listed, item, with_removed};
use crate::i18n::Lang;
use crate::platform::{passage, time};
use crate::study::hooks::{use_kept, use_lang};
use crate::study::parts::{button, trouble};
use crate::ui::{icon, link, scene, use_waited, waiting, words};
use futures::FutureExt;
use lifelong_api::{Area, Text};
use lifelong_record::note::Note;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// So many are shown at first, and more with each wish.
const MOST: usize = 10;
/// So many of them are drawn before the others: what a small screen shows. A letter must not wait for what nobody sees yet.
const FIRST: usize = 3;
/// So many tags are shown at first.
const TAGS: usize = 12;
/// How long one must have stopped typing, in milliseconds.
const STILL: u32 = 60;
/// After so long, in milliseconds, the rest is drawn.
const SOON: u32 = 50;

/// The notes of a course or book.
struct Group {
    title: Text,
    notes: Listed,
}

/// The path of the work that a page belongs to; of another page its own.
fn work_of(path: &str) -> &str {
    let is_part = path.starts_with("/course/") || path.starts_with("/read/");
    match path.match_indices('/').nth(2) {
        Some((end, _)) if is_part => &path[..end],
        _ => path,
    }
}

/// Notes under the works they belong to. Those of one work stand together where no other was changed between: so what is shown
/// more comes at the end, and nothing moves.
fn grouped(notes: Listed) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for ((key, note), removed) in notes {
        let same = groups.last().and_then(|group| group.notes.first());
        if same.is_none_or(|((_, first), _)| work_of(&first.path) != work_of(&note.path)) {
            groups.push(Group {
                title: Text::new(),
                notes: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            if group.title.is_empty() {
                group.title = title(&note);
            }
            group.notes.push(((key, note), removed));
        }
    }
    groups
}

/// How many of the notes that were found are drawn at once: those that stand there already, and what a small screen shows.
fn seen_first(notes: &[Keyed], drawn: &[String]) -> usize {
    let same = notes
        .iter()
        .zip(drawn)
        .take_while(|((key, _), old)| key == *old);
    same.count().max(FIRST).min(notes.len())
}

fn title(note: &Note) -> Text {
    if note.part_of.is_empty() {
        note.name.clone()
    } else {
        note.part_of.clone()
    }
}

/// All notes, below the head of their page.
#[hook]
pub fn use_notes_page() -> Html {
    let lang = use_lang();
    let query = use_state(String::new);
    let tag = use_state(String::new);
    let all_tags = use_state(|| false);
    let most = use_state(|| MOST);
    // What all notes have been drawn for, and which these were.
    let settled = use_state(|| None::<(String, String)>);
    let drawn = use_mut_ref(Vec::<String>::new);
    // Letters are the field's own: drawing them would draw the whole page.
    let still = use_mut_ref(|| None);
    let removed = use_state(Vec::<Keyed>::new);
    let ready = use_kept((), |()| all::searchable().boxed_local());
    let version = match &ready {
        Some(Ok(version)) => Some(**version),
        _ => None,
    };
    let waited = use_waited(ready.is_none(), "");
    let asked = ((*query).clone(), (*tag).clone());
    let whole = settled.as_ref() == Some(&asked);
    {
        let settled = settled.setter();
        use_effect_with((asked, whole, version), move |(asked, whole, version)| {
            let asked = asked.clone();
            // Once what is seen first has been painted.
            let late = version.is_some() && !*whole;
            let timer = late.then(|| time::after(SOON, move || settled.set(Some(asked))));
            move || drop(timer)
        });
    }
    let tags = use_memo(version, |_| all::tags());
    let wanted = ((*query).clone(), (*tag).clone(), *most, version);
    let found = use_memo(wanted.clone(), |(query, tag, most, _)| {
        all::search(query, tag, *most)
    });
    let groups = use_memo(
        (wanted, (*removed).clone(), whole),
        |(_, removed, whole)| {
            let notes = &found.0;
            let first = if *whole {
                notes.len()
            } else {
                seen_first(notes, &drawn.borrow())
            };
            drawn.replace(notes[..first].iter().map(|(key, _)| key.clone()).collect());
            let mut listed = with_removed(&notes[..first], removed);
            listed.sort_by_key(|((_, note), _)| std::cmp::Reverse(note.modified));
            grouped(listed)
        },
    );
    {
        // The first of those that came has the focus: the button may be gone.
        let (before, groups) = (use_mut_ref(|| MOST), groups.clone());
        use_effect_with(*most, move |most| {
            let before = before.replace(*most);
            let mut all = groups.iter().flat_map(|group| &group.notes);
            if *most > before
                && let Some(((key, _), _)) = all.nth(before)
            {
                passage::go_to(&format!("#{}", element_of(key)));
            }
        });
    }
    match &ready {
        None => return waiting(waited, lang),
        Some(Err(error)) => return trouble(error, lang),
        Some(Ok(_)) => {}
    }
    if all::len() == 0 && removed.is_empty() {
        return nothing_yet(lang);
    }
    let oninput = {
        let (query, most, removed) = (query.setter(), most.setter(), removed.setter());
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let (query, most, removed) = (query.clone(), most.clone(), removed.clone());
            // The next letter puts another in its place.
            still.replace(Some(time::after(STILL, move || {
                query.set(typed);
                most.set(MOST);
                // Who looks for something else is done with it; it can be put back from the record's own page.
                removed.set(Vec::new());
            })));
        })
    };
    let on_remove = {
        let removed = removed.clone();
        Callback::from(move |note: Keyed| {
            let others = removed.iter().filter(|(key, _)| *key != note.0).cloned();
            removed.set(others.chain([note.clone()]).collect());
        })
    };
    let choose = {
        let (tag, most, removed) = (tag.clone(), most.setter(), removed.setter());
        move |chosen: &str| {
            let next = if *tag == chosen {
                String::new()
            } else {
                chosen.to_owned()
            };
            let (tag, most, removed) = (tag.setter(), most.clone(), removed.clone());
            Callback::from(move |_: MouseEvent| {
                tag.set(next.clone());
                most.set(MOST);
                removed.set(Vec::new());
            })
        }
    };
    let more = found.1.saturating_sub(*most);
    let told = if query.trim().is_empty() && tag.is_empty() {
        lang.notes_count(all::len() as u64)
    } else {
        lang.notes_found(found.1 as u64)
    };
    let show_more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + MOST))
    };
    let onsubmit = |event: SubmitEvent| event.prevent_default();
    html! {
        <div class="notes-page" data-for={(*query).clone()}>
            <form class="help-sieve" role="search" {onsubmit}>
                <label for="notes-search">{ lang.notes_search() }</label>
                <input id="notes-search" type="search" dir="auto" autocomplete="off" {oninput} />
                <p class="help-found" role="status">{ told }</p>
            </form>
            { chips(&tags, &tag, &all_tags, choose, lang) }
            // In an element of its own: a list whose length changes makes what stands before it anew, the field included.
            <div class="note-groups">{ for groups.iter().map(|group| show(group, &on_remove, lang)) }</div>
            if more > 0 && whole { <p>{ button("button", "plus", &lang.note_more(more as u64), show_more) }</p> }
            <p>{ link("/mine/data", "more", html! { <>{ lang.notes_export() }{ icon("forward") }</> }) }</p>
        </div>
    }
}

/// The notes of a work.
fn show(group: &Group, on_remove: &Callback<Keyed>, lang: Lang) -> Html {
    let name = if group.title.is_empty() {
        html! { { lang.notes_untitled() } }
    } else {
        words(&group.title, lang)
    };
    let key = group
        .notes
        .first()
        .map_or_else(String::new, |((key, _), _)| key.clone());
    html! {
        <section {key} class="note-group">
            <h2>{ name }</h2>
            <ul class="note-list">{ for group.notes.iter().map(|note| item(note, false, on_remove)) }</ul>
        </section>
    }
}

/// Tags to choose by.
fn chips(
    tags: &[(String, usize)],
    chosen: &str,
    all: &UseStateHandle<bool>,
    choose: impl Fn(&str) -> Callback<MouseEvent>,
    lang: Lang,
) -> Html {
    let mut tags = tags.to_vec();
    if !chosen.is_empty() && tags.iter().all(|(tag, _)| tag != chosen) {
        // No note has it any more: it can still be pressed to see all again.
        tags.push((chosen.to_owned(), 0));
    }
    if tags.is_empty() {
        return html! {};
    }
    let few = tags.len() > TAGS && !**all;
    let shown = tags
        .iter()
        .enumerate()
        .filter(|(i, (tag, _))| !few || *i < TAGS || tag == chosen);
    let chip = |(_, (tag, count)): (usize, &(String, usize))| {
        html! {
            <button key={tag.clone()} type="button" class="chip" aria-pressed={(tag == chosen).to_string()} onclick={choose(tag)}>
                <span dir="auto">{ tag }</span><span class="chip-count">{ count }</span>
            </button>
        }
    };
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let word = if few {
        lang.notes_all_tags(tags.len() as u64)
    } else {
        lang.facet_fewer().to_owned()
    };
    html! {
        <div class="chips" role="group" aria-label={lang.notes_by_tag()}>
            { for shown.map(chip) }
            if tags.len() > TAGS {
                <button type="button" class="link-button chip-clear" aria-expanded={(!few).to_string()} onclick={toggle}>{ word }</button>
            }
        </div>
    }
}

fn nothing_yet(lang: Lang) -> Html {
    html! {
        <section class="nothing">
            { scene("empty", Area::Other) }
            <h2>{ lang.notes_none_title() }</h2>
            <p>{ lang.notes_none_text() }</p>
            { link("/five-minutes", "button primary", html! { <>{ icon("clock") }{ lang.mine_begin() }</> }) }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn note(path: &str, name: &str, part_of: &str) -> (Keyed, bool) {
        let text = |words: &str| {
            if words.is_empty() {
                Text::new()
            } else {
                Text::of("en", words)
            }
        };
        let note = Note {
            path: path.to_owned(),
            name: text(name),
            part_of: text(part_of),
            ..Note::default()
        };
        ((format!("note/{name}"), Rc::new(note)), false)
    }

    #[test]
    fn notes_stand_with_their_work() {
        let groups = grouped(vec![
            note("/course/egg/heat", "Heat", "Eggs"),
            note("/course/egg", "Egg", "Eggs"),
            note("/course/tea", "Tea", ""),
            note("/read/well/one", "One", "The well"),
            note("/course/egg/lid", "Lid", "Eggs"),
            note("", "", ""),
        ]);
        let told: Vec<(&str, usize)> = groups
            .iter()
            .map(|g| (g.title.pick("en"), g.notes.len()))
            .collect();
        assert_eq!(
            told,
            [
                ("Eggs", 2),
                ("Tea", 1),
                ("The well", 1),
                ("Eggs", 1),
                ("", 1)
            ]
        );
    }

    #[test]
    fn what_stands_there_stays_and_the_rest_waits() {
        let notes: Vec<Keyed> = (0..9).map(|n| note("/", &n.to_string(), "").0).collect();
        let keys = |from: usize, to: usize| -> Vec<String> {
            notes[from..to].iter().map(|(key, _)| key.clone()).collect()
        };
        assert_eq!(seen_first(&notes, &[]), FIRST);
        assert_eq!(seen_first(&notes, &keys(0, 7)), 7);
        assert_eq!(seen_first(&notes, &keys(1, 7)), FIRST);
        assert_eq!(seen_first(&notes[..1], &[]), 1);
    }

    #[test]
    fn works_are_known_by_their_paths() {
        for (path, work) in [
            ("/course/egg/heat", "/course/egg"),
            ("/course/egg", "/course/egg"),
            ("/read/well/one/two", "/read/well"),
            ("/elsewhere/a/b", "/elsewhere/a/b"),
            ("", ""),
        ] {
            assert_eq!(work_of(path), work);
        }
    }

    #[test]
    fn what_was_removed_stays_in_its_place_until_one_goes() {
        let (a, b) = (note("/course/a", "a", "").0, note("/course/b", "b", "").0);
        let listed = with_removed(std::slice::from_ref(&a), &[a.clone(), b.clone()]);
        assert_eq!(listed, [(a, false), (b, true)]);
    }
}
