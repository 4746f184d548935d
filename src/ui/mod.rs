//! The design system: elements that know words and props, nothing of services or pages.
//!
//! What holds no state is a function, not a component: in Yew every component type costs about six
//! kilobytes of WebAssembly, a function only itself.

mod area_tag;
mod book;
mod button;
mod card;
mod cover;
mod head;
mod host;
mod icon;
mod item_list;
mod lesson;
mod nav_link;
pub mod occasion;
mod pagination;
mod rich;
mod row;
mod slot;
mod status;
mod text;

pub use area_tag::{
    area_name, area_tag, kind_name, language_name, length, length_text, level_name,
};
pub use book::{BookCard, book_authors, book_card, book_front, book_length, book_views};
pub use button::button;
pub use card::course_card;
pub use cover::{cover, motifs};
pub use head::{Crumb, PageHead};
pub use host::host;
pub use icon::{icon, scene};
pub use item_list::{item_list, item_path};
pub use lesson::{goal, key_points, recording, recordings, step};
pub use nav_link::{go, link, link_current, link_named};
pub use pagination::{Pages, pagination};
pub use rich::{AT, footnotes, is_safe, picture, rich};
pub use row::row;
pub use slot::slot;
pub use status::{Status, notice, use_waited, waiting};
pub use text::{site_logo, site_name, tongue, window_title, words};
