//! The list of institutions, in files of which each names the next.

use super::cut::cut;
use super::folder::Folder;
use crate::error::BuildError;
use lifelong_api::{FileRef, Institution, InstitutionList};

/// Writes institutions, which come in order; hands back the first file.
///
/// # Errors
/// Where one cannot be written.
pub fn write(institutions: Vec<Institution>, folder: &mut Folder) -> Result<FileRef, BuildError> {
    let parts = cut(institutions, usize::MAX, 0)?;
    // A file names the next by its hash, so the last is written first.
    let mut next = None;
    for institutions in parts.into_iter().rev() {
        next = Some(folder.json("institutions", &InstitutionList { institutions, next })?);
    }
    Ok(next.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_lies_in_several_files_in_order() {
        let home = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(home.path());
        let institutions: Vec<Institution> = (0..2_500)
            .map(|number| Institution {
                id: format!("institution-with-a-long-name-{number}"),
                ..Institution::default()
            })
            .collect();
        let mut next = Some(write(institutions.clone(), &mut folder).unwrap());
        let (mut read, mut files) = (Vec::new(), 0);
        while let Some(file) = next {
            let bytes = std::fs::read(home.path().join(&file.path)).unwrap();
            assert_eq!(bytes.len() as u64, file.bytes);
            assert!(bytes.len() <= 256_000, "{}", bytes.len());
            let list: InstitutionList = serde_json::from_slice(&bytes).unwrap();
            read.extend(list.institutions);
            next = list.next;
            files += 1;
        }
        assert_eq!(read, institutions);
        assert!(files > 1);
        let none = write(Vec::new(), &mut folder).unwrap();
        let list: InstitutionList =
            serde_json::from_slice(&std::fs::read(home.path().join(none.path)).unwrap()).unwrap();
        assert_eq!(list, InstitutionList::default());
    }
}
