//! What was just taken away: it can be put back right where it was.

use super::focus::Focus;
use super::labelled;
use crate::i18n::Lang;
use yew::prelude::*;

/// A row that was just taken away.
#[derive(Clone, PartialEq)]
pub struct Tomb<T> {
    /// Where it stood.
    pub at: usize,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What is needed to put it back.
    pub what: T,
}

/// Puts the focus on the button that gives it back. `place` is where to look for it.
pub fn focus(focus: &Focus, place: &str) {
    focus.on(format!("{place} .tomb button"));
}

/// What happened, with the way back.
pub fn view(said: String, name: &str, lang: Lang, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="tomb" key="tomb">
            <p dir="auto">{ said }</p>
            { labelled("button", "refresh", lang.mine_give_back(), lang.mine_give_back_label(name), onclick) }
        </div>
    }
}

/// Rows with the tomb among them, where that one stood. The row itself is left out, should it still be there.
pub fn among<T>(rows: Vec<(String, Html)>, tomb: Option<&Tomb<T>>, view: Html) -> Vec<Html> {
    let left = |(key, row): (String, Html)| tomb.is_none_or(|tomb| tomb.key != key).then_some(row);
    let mut rows: Vec<Html> = rows.into_iter().filter_map(left).collect();
    if let Some(tomb) = tomb {
        rows.insert(
            tomb.at.min(rows.len()),
            html! { <li key="tomb">{ view }</li> },
        );
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tomb_stands_where_its_row_was() {
        let rows = || {
            ["a", "b", "c"]
                .map(|key| (key.to_owned(), html! { {key} }))
                .to_vec()
        };
        let tomb = |at, key: &str| Tomb {
            at,
            key: key.to_owned(),
            name: String::new(),
            what: (),
        };
        let view = html! { "back" };
        let li = {
            let view = view.clone();
            html! { <li key="tomb">{ view }</li> }
        };
        let [a, b, c] = ["a", "b", "c"].map(|key| html! { {key} });
        assert_eq!(
            among(rows(), None::<&Tomb<()>>, view.clone()),
            [a.clone(), b.clone(), c.clone()]
        );
        assert_eq!(
            among(rows(), Some(&tomb(1, "b")), view.clone()),
            [a.clone(), li.clone(), c.clone()]
        );
        assert_eq!(among(rows(), Some(&tomb(9, "x")), view), [a, b, c, li]);
    }
}
