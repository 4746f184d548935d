//! Who offers courses: a directory of all institutions, and a page for each.

mod choices;
mod directory;
mod one;
mod row;
mod sieve;

pub use directory::use_directory;
pub use one::{use_institution, whole};
pub use row::rows;
pub use sieve::{Directory, Found, Sieve};

use crate::i18n::Lang;
use lifelong_api::{Institution, InstitutionType, Text};

/// The words for a kind.
fn kind_words(kind: InstitutionType, lang: Lang) -> &'static str {
    match kind {
        InstitutionType::University => lang.institution_university(),
        InstitutionType::Community => lang.institution_community(),
        InstitutionType::Senior => lang.institution_senior(),
        InstitutionType::Platform => lang.institution_platform(),
        InstitutionType::Other => lang.institution_other(),
    }
}

/// Where it is: its place, or at least its region.
fn place(institution: &Institution) -> &Text {
    match institution.location.is_empty() {
        true => &institution.region,
        false => &institution.location,
    }
}
