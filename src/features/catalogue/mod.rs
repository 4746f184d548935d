//! The catalogue: search, filters, sorting and pages. All of its state is in the address.

mod facets;
mod model;
mod page;
mod results;
mod view;

pub use page::Page;
