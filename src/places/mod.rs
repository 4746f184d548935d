//! What the programs beside the portal are made of: places on a page that they fill, and the parts that stand there.
//!
//! The portal leaves places (`ui::slot`), each with the name of a part and the id of a thing. A program fills those of its
//! parts that are there, and those that come.

pub mod live;
pub mod place;

use crate::i18n::Lang;
use crate::platform::page;
use yew::prelude::*;

/// The language of the portal's words.
#[hook]
pub fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or_else(page_lang)
}

/// The language that the page is in now.
pub fn page_lang() -> Lang {
    let tag = page::root_attribute("lang").unwrap_or_default();
    Lang::from_tag(&tag).unwrap_or_default()
}
