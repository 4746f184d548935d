//! Records that are one course become one course.

mod groups;
mod ids;
mod join;
mod rank;

pub use groups::{Class, Groups, Keys};
pub use ids::Ids;
pub use join::join;
pub use rank::rank;
