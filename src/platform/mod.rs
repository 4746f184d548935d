//! The only place that touches the browser. Everything here answers sensibly outside one too (tests on the host).

pub mod catalogue;
pub mod companion;
pub mod fetch;
pub mod json;
pub mod page;
pub mod scroll;
pub mod storage;
pub mod time;
pub mod worker;
