//! The institutions: outlines of all of them in files of which each names the next, and the whole of each.
//!
//! Those that an editor has described have a file each. Of the others, which catalogues name by the thousand, the whole lies
//! in blocks by their ids: one file for each would be more than many hosts take.

use super::cut::cut;
use super::folder::Folder;
use super::outline::{Outlined, outline};
use crate::error::BuildError;
use crate::moments;
use lifelong_api::{
    BlockManifest, BlockSet, Column, Event, FileRef, Files, Institution, InstitutionList, ItemRef,
    ItemType, block_of,
};
use std::collections::{BTreeMap, BTreeSet};
use url::form_urlencoded;

/// So many stand in the first file of a long list, which the home page reads, too: twice what the directory shows at first.
const FIRST: usize = 120;
/// No more blocks than these: one file of some fifty kilobytes names them all.
const BLOCKS: u32 = 1_024;
/// So many columns and events the page of an institution names.
const MOST: usize = 12;

/// Names in each institution the columns that lead to it, or to its courses, and the events that it holds. A column that
/// opens after the catalogue's own day is left out: it is not to be seen yet.
pub fn name_pages(
    institutions: &mut [Institution],
    columns: &[Column],
    events: &[Event],
    modified: &str,
) {
    let places = institutions.iter().enumerate();
    let places: BTreeMap<String, usize> = places.map(|(at, one)| (one.id.clone(), at)).collect();
    let today = modified.get(..10).unwrap_or(modified);
    let opened = |column: &&Column| column.start_date.as_deref().is_none_or(|day| day <= today);
    for column in columns.iter().filter(opened) {
        let named = leads_to(column);
        for at in named.iter().filter_map(|id| places.get(id)) {
            let all = &mut institutions[*at].columns;
            if all.len() < MOST {
                all.push(ItemRef {
                    item_type: ItemType::Column,
                    id: column.id.clone(),
                    name: column.name.clone(),
                    time_required: None,
                });
            }
        }
    }
    let mut events: Vec<&Event> = events.iter().collect();
    events.sort_by_key(|event| moments::order(event.start_date.as_ref()));
    // The latest of many, and those that stand open before all.
    for event in events.into_iter().rev() {
        let at = event.organizer.as_ref().and_then(|id| places.get(id));
        let all = at.map(|at| &mut institutions[*at].events);
        if let Some(all) = all.filter(|all| all.len() < MOST) {
            let item = ItemRef {
                item_type: ItemType::Event,
                id: event.id.clone(),
                name: event.name.clone(),
                time_required: None,
            };
            all.insert(0, item);
        }
    }
}

/// The ids of the institutions that a column names, or asks for courses of.
fn leads_to(column: &Column) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in &column.has_part {
        let named = part.items.iter();
        let named = named.filter(|item| item.item_type == ItemType::Institution);
        found.extend(named.map(|item| item.id.clone()));
        let asked = form_urlencoded::parse(part.query.as_bytes());
        let asked = asked.filter(|(key, _)| key == "institution");
        found.extend(asked.map(|(_, id)| id.into_owned()));
    }
    found
}

/// Writes institutions, which come in order, and notes where they lie.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(
    mut institutions: Vec<Institution>,
    folder: &mut Folder,
    files: &mut Files,
) -> Result<(), BuildError> {
    for one in institutions.iter_mut().filter(|one| !one.body.is_empty()) {
        outline(std::slice::from_mut(one), folder)?;
    }
    let wholes = institutions.clone();
    let mut more = false;
    for one in &mut institutions {
        more |= one.leave_out();
    }
    let rest = institutions.split_off(institutions.len().min(FIRST));
    let mut parts = cut(institutions, usize::MAX, 0)?;
    if !rest.is_empty() {
        parts.extend(cut(rest, usize::MAX, 0)?);
    }
    if more || parts.len() > 1 {
        files.institution_places = write_places(wholes, folder)?;
    }
    // A file names the next by its hash, so the last is written first.
    let mut next = None;
    for institutions in parts.into_iter().rev() {
        next = Some(folder.json("institutions", &InstitutionList { institutions, next })?);
    }
    files.institutions = next.unwrap_or_default();
    Ok(())
}

/// Writes them in blocks, half as many as courses of their number would have: each is smaller than a course, and many hosts
/// take no more than 20,000 files. Hands back the file with their names.
fn write_places(wholes: Vec<Institution>, folder: &mut Folder) -> Result<FileRef, BuildError> {
    let blocks = BlockSet::blocks_for(wholes.len() as u64 / 2).min(BLOCKS);
    let mut members: Vec<Vec<Institution>> = vec![Vec::new(); blocks as usize];
    for one in wholes {
        members[block_of(&one.id, blocks) as usize].push(one);
    }
    let mut paths = Vec::with_capacity(members.len());
    for (block, mut institutions) in members.into_iter().enumerate() {
        institutions.sort_by(|a, b| a.id.cmp(&b.id));
        let next = None;
        let file = match institutions.is_empty() {
            true => FileRef::default(),
            false => folder.json(
                &format!("institution-places/{block:04x}"),
                &InstitutionList { institutions, next },
            )?,
        };
        paths.push(file.path);
    }
    folder.json("institution-places/manifest", &BlockManifest { paths })
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_api::{ColumnSection, Localized, Subject, Text};
    use serde::de::DeserializeOwned;

    fn written(institutions: Vec<Institution>) -> (tempfile::TempDir, Files, u64) {
        let home = tempfile::tempdir().unwrap();
        let (mut folder, mut files) = (Folder::new(home.path()), Files::default());
        write(institutions, &mut folder, &mut files).unwrap();
        (home, files, folder.files)
    }

    fn read<T: DeserializeOwned>(home: &tempfile::TempDir, path: &str) -> T {
        let bytes = std::fs::read(home.path().join(path)).unwrap();
        assert!(bytes.len() <= 256_000, "{path}: {}", bytes.len());
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    fn a_long_list_lies_in_several_files_in_order_and_each_is_found_by_its_id() {
        let institutions: Vec<Institution> = (0..3_351)
            .map(|number| Institution {
                id: format!("institution-with-a-long-name-{number}"),
                begin_with: vec![ItemRef::default(); 12],
                ..Institution::default()
            })
            .collect();
        let (home, files, count) = written(institutions.clone());
        assert!(count < 80, "{count}");
        let mut next = Some(files.institutions);
        let mut read_all = Vec::new();
        let mut lists = 0;
        while let Some(file) = next {
            let list: InstitutionList = read(&home, &file.path);
            assert!(lists > 0 || list.institutions.len() == FIRST);
            read_all.extend(list.institutions);
            next = list.next;
            lists += 1;
        }
        assert!((2..8).contains(&lists), "{lists}");
        for (outline, whole) in read_all.iter().zip(&institutions) {
            assert_eq!(outline.id, whole.id);
            assert!(outline.begin_with.is_empty());
        }
        let manifest: BlockManifest = read(&home, &files.institution_places.path);
        for one in institutions.iter().step_by(97) {
            let block = block_of(&one.id, manifest.paths.len() as u32);
            let block: InstitutionList = read(&home, &manifest.paths[block as usize]);
            assert!(block.institutions.contains(one));
        }
    }

    #[test]
    fn a_few_that_were_described_have_a_file_each_and_nothing_else_is_written() {
        let described = Institution {
            id: "ginkgo".to_owned(),
            body: Localized::of("en", vec![lifelong_api::Block::Rule]),
            subjects: vec![Subject::default()],
            begin_with: vec![ItemRef::default()],
            ..Institution::default()
        };
        let (home, files, count) = written(vec![described.clone()]);
        assert_eq!((count, files.institution_places.is_none()), (2, true));
        let list: InstitutionList = read(&home, &files.institutions.path);
        let outline = &list.institutions[0];
        assert_eq!((outline.subjects.len(), outline.begin_with.len()), (1, 0));
        assert_eq!(read::<Institution>(&home, &outline.content.path), described);
        // Beside one that was only imported it is in a block as its outline.
        let imported = Institution {
            id: "imported".to_owned(),
            begin_with: vec![ItemRef::default()],
            ..Institution::default()
        };
        let (home, files, count) = written(vec![described, imported.clone()]);
        assert_eq!(count, 4);
        let manifest: BlockManifest = read(&home, &files.institution_places.path);
        let block: InstitutionList = read(&home, &manifest.paths[0]);
        assert_eq!(block.institutions[0], *outline);
        assert_eq!(block.institutions[1], imported);
        let (home, files, _) = written(Vec::new());
        let list: InstitutionList = read(&home, &files.institutions.path);
        assert_eq!(list, InstitutionList::default());
    }

    #[test]
    fn columns_are_its_own_by_a_reference_or_a_search_and_events_by_who_holds_them() {
        let column = |id: &str, part: ColumnSection| Column {
            id: id.to_owned(),
            name: Text::of("en", id),
            has_part: vec![part],
            ..Column::default()
        };
        let reference = ColumnSection {
            items: vec![ItemRef {
                item_type: ItemType::Institution,
                id: "ginkgo".to_owned(),
                ..ItemRef::default()
            }],
            ..ColumnSection::default()
        };
        let asks = |query: &str| ColumnSection {
            query: query.to_owned(),
            ..ColumnSection::default()
        };
        let later = Column {
            start_date: Some("2027-01-01".to_owned()),
            ..column("later", reference.clone())
        };
        let columns = [
            column("named", reference),
            column("asked", asks("q=tea&institution=ginkgo")),
            column("other", asks("institution=ginkgo-too&q=ginkgo")),
            later,
        ];
        let events: Vec<Event> = (0..20)
            .map(|number| Event {
                id: format!("event-{number:02}"),
                organizer: (number > 0).then(|| "ginkgo".to_owned()),
                ..Event::default()
            })
            .collect();
        let mut all = [Institution {
            id: "ginkgo".to_owned(),
            ..Institution::default()
        }];
        name_pages(&mut all, &columns, &events, "2026-11-28T00:00:00Z");
        let ids = |items: &[ItemRef]| -> Vec<String> {
            items.iter().map(|item| item.id.clone()).collect()
        };
        assert_eq!(ids(&all[0].columns), ["named", "asked"]);
        let events = ids(&all[0].events);
        assert_eq!((events.len(), events[0].as_str()), (12, "event-08"));
        assert_eq!(events[11], "event-19");
    }
}
