//! The catalogue builder: reads catalogues, joins them, and publishes the API as plain files.
//!
//! The way of a record: [`import`] copies it from its source, [`normalize`] cleans it, [`classify`] finds its area
//! and topics, [`gather`] lays it in a spool, [`merge`] finds which records are one course, [`assemble`] makes the
//! course, [`publish`] writes it. [`report`] tells what happened; [`build`] runs the whole.
//! [`brand`] makes a site that of an institution; [`live`] keeps a live service.

pub mod assemble;
pub mod books;
pub mod brand;
pub mod build;
pub mod classify;
pub mod cli;
pub mod content;
pub mod error;
pub mod gather;
pub mod generate;
pub mod import;
pub mod institutions;
mod likely;
pub mod live;
pub mod merge;
mod moments;
pub mod normalize;
pub mod picks;
pub mod pictures;
pub mod publish;
pub mod record;
pub mod report;
pub mod serve;
pub mod site_pages;
pub mod spool;
