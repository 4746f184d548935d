//! The only place that touches the browser. Everything here answers sensibly outside one too (tests on the host).

pub mod catalogue;
pub mod chance;
pub mod database;
pub mod dialog;
pub mod events;
pub mod fetch;
pub mod file;
pub mod frame;
pub mod json;
pub mod learning;
pub mod links;
pub mod offline;
pub mod page;
pub mod pages;
pub mod passage;
mod passing;
pub mod pictures;
pub mod program;
pub mod room;
mod rows;
pub mod scroll;
pub mod sight;
pub mod storage;
pub mod tabs;
pub mod taps;
pub mod time;
pub mod worker;
