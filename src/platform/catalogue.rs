//! What `config.json` says, which is read before anything of the catalogue is shown: where its files lie, and whose portal
//! it is.

use lifelong_api::SiteConfig;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    static SITE: RefCell<Rc<SiteConfig>> = RefCell::default();
}

/// Keeps what `config.json` says.
pub fn set_site(site: Rc<SiteConfig>) {
    SITE.set(site);
}

/// What `config.json` says; what is usual as long as it has not come.
pub fn site() -> Rc<SiteConfig> {
    SITE.with_borrow(Clone::clone)
}

/// Whether the portal speaks a language here.
pub fn speaks(tag: &str) -> bool {
    SITE.with_borrow(|site| site.languages.is_empty() || site.languages.iter().any(|l| l == tag))
}

/// Whether a path lies beside the portal, or in the API's folder: loading what lies elsewhere would tell a stranger what is
/// read here.
pub fn is_own(path: &str) -> bool {
    !path.contains(':') && !path.starts_with(['/', '\\'])
}

/// The address of one of the catalogue's own files, from its path in the API's folder. None for a file from elsewhere.
pub fn file_address(path: &str) -> Option<String> {
    is_own(path).then(|| SITE.with_borrow(|site| format!("{}{path}", site.api)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_from_elsewhere_have_no_address() {
        assert_eq!(
            file_address("media/a.svg").as_deref(),
            Some("api/v1/media/a.svg")
        );
        for foreign in [
            "https://example.org/a.png",
            "//example.org/a.png",
            "data:image/png,x",
        ] {
            assert_eq!(file_address(foreign), None, "{foreign}");
        }
    }
}
