//! Lists hold outlines, so that they stay light; the whole of each item lies in a file of its own.

use super::folder::Folder;
use crate::error::BuildError;
use lifelong_api::{Book, Column, Event, FileRef, HelpArticle, Institution};
use serde::Serialize;

/// Something that a list outlines.
pub trait Outlined: Serialize {
    /// The folder of the files with the whole of such things.
    const FOLDER: &str;

    /// Its id.
    fn id(&self) -> &str;

    /// Leaves out what a list does not show. False where there was nothing to leave out.
    fn leave_out(&mut self) -> bool;

    /// Where the whole of it lies.
    fn content(&mut self) -> &mut FileRef;
}

/// Writes the whole of each item, and leaves its outline.
///
/// # Errors
/// Where a file cannot be written.
pub fn outline<T: Outlined + Clone>(
    items: &mut [T],
    folder: &mut Folder,
) -> Result<(), BuildError> {
    for item in items {
        let whole = item.clone();
        if item.leave_out() {
            let stem = format!("{}/{}", T::FOLDER, whole.id());
            *item.content() = folder.json(&stem, &whole)?;
        }
    }
    Ok(())
}

macro_rules! outlined {
    ($($kind:ident $folder:literal $($left_out:ident)+;)*) => {$(
        impl Outlined for $kind {
            const FOLDER: &str = $folder;

            fn id(&self) -> &str {
                &self.id
            }

            fn leave_out(&mut self) -> bool {
                let mut any = false;
                $(any |= !std::mem::take(&mut self.$left_out).is_empty();)+
                any
            }

            fn content(&mut self) -> &mut FileRef {
                &mut self.content
            }
        }
    )*};
}

outlined! {
    Book "books" has_part contents pages sounds;
    Column "columns" body has_part;
    Event "events" body has_part course_prerequisites sub_event performer results;
    HelpArticle "help" body;
    Institution "institutions" body topics begin_with columns events feed;
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::Text;

    #[test]
    fn the_whole_lies_in_a_file_of_its_own() {
        let home = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(home.path());
        let mut whole = HelpArticle {
            id: "find".to_owned(),
            name: Text::of("en", "How?"),
            ..HelpArticle::default()
        };
        whole.body.insert("en", vec![lifelong_api::Block::Rule]);
        let short = HelpArticle {
            id: "short".to_owned(),
            ..HelpArticle::default()
        };
        let mut list = [whole.clone(), short.clone()];
        outline(&mut list, &mut folder).unwrap();
        assert!(list[0].body.is_empty() && list[0].name == whole.name);
        let bytes = std::fs::read(home.path().join(&list[0].content.path)).unwrap();
        let read: HelpArticle = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(read, whole);
        assert_eq!(list[1], short);
    }
}
