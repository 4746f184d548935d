//! What was begun to be written and is not saved: it survives leaving the page.

use crate::platform::storage;
use lifelong_record::note::{Anchor, Annotation, Note};

/// What names of drafts begin with; the path of the page follows, of a note that is being changed its key.
const KEY: &str = "lifelong.draft:";

/// What was begun.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The words.
    pub text: String,
    /// The tags as they were typed.
    pub tags: String,
    /// What it is about.
    pub anchor: Anchor,
}

/// The draft of a name.
pub fn get(name: &str) -> Option<Draft> {
    let text = storage::get(&key(name)).ok().flatten()?;
    read(&text)
}

/// Keeps a draft. Where the browser keeps nothing, it lasts as long as the field.
pub fn keep(name: &str, draft: &Draft) {
    // The browser's small storage is a help; the note itself is kept in the record, and that is told.
    let _ = storage::set(&key(name), &write(draft));
}

/// Forgets a draft.
pub fn forget(name: &str) {
    storage::remove(&key(name));
}

fn key(name: &str) -> String {
    format!("{KEY}{name}")
}

/// As an annotation, for that has a form already.
fn write(draft: &Draft) -> String {
    let note = Note {
        text: draft.text.clone(),
        tags: vec![draft.tags.clone()],
        anchor: draft.anchor.clone(),
        ..Note::default()
    };
    // It fails for no annotation.
    serde_json::to_string(&note.to_annotation("")).unwrap_or_default()
}

fn read(text: &str) -> Option<Draft> {
    let annotation: Annotation = serde_json::from_str(text).ok()?;
    let note = Note::of_annotation(annotation);
    Some(Draft {
        text: note.text,
        tags: note.tags.join(", "),
        anchor: note.anchor,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was() {
        let draft = Draft {
            text: " 火要小\n- a".to_owned(),
            tags: "kitchen, eg".to_owned(),
            anchor: Anchor::Moment {
                at: 63_000,
                file: "beat".to_owned(),
            },
        };
        assert_eq!(read(&write(&draft)), Some(draft));
        assert_eq!(read("no draft"), None);
    }
}
