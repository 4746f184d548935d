//! Where the catalogue's files lie, for pictures and recordings: `config.json` says it before anything of it is shown.

use std::cell::RefCell;

thread_local! {
    static FOLDER: RefCell<String> = RefCell::default();
}

/// Keeps the folder of the API: relative to the portal, or an https address; it ends with `/`.
pub fn set_folder(folder: &str) {
    FOLDER.with_borrow_mut(|kept| folder.clone_into(kept));
}

/// The address of one of the catalogue's own files, from its path in the API's folder. None for a file from elsewhere:
/// loading it would tell a stranger what is read here.
pub fn file_address(path: &str) -> Option<String> {
    let own = !path.contains(':') && !path.starts_with('/');
    own.then(|| FOLDER.with_borrow(|folder| format!("{folder}{path}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_from_elsewhere_have_no_address() {
        set_folder("api/v1/");
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
