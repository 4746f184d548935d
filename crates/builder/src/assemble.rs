//! From drafts to finished courses: joined, with a unique id, a known institution and a rank.

use crate::error::BuildError;
use crate::gather::{Gathered, Slot};
use crate::institutions::Registry;
use crate::merge::{Class, Groups, Ids, join, rank};
use crate::normalize::Draft;
use crate::record::{Finding, Position, Severity};
use crate::report::{Progress, Report};
use crate::spool::SpoolReader;
use lifelong_api::{Course, Lesson};
use std::collections::BTreeMap;
use std::path::Path;

/// A finished course.
#[derive(Debug)]
pub struct Assembled {
    /// The course; addresses of its own media and `content` are still to be filled in.
    pub course: Course,
    /// Its lessons, where it is learned here.
    pub lessons: Vec<Lesson>,
    /// Its rank, see [`rank`].
    pub rank: f32,
}

/// What [`assemble`] reads from.
#[derive(Debug)]
pub struct Parts {
    /// The records.
    pub slots: Vec<Slot>,
    /// Which of them are one course.
    pub groups: Groups,
    /// Their drafts.
    pub spool: SpoolReader,
    /// Lessons of own courses by number of the slot.
    pub lessons: BTreeMap<u32, Vec<Lesson>>,
}

impl Parts {
    /// Finds out which records are one course; hands back what else was gathered.
    pub fn group(gathered: Gathered) -> (Self, crate::content::ContentSet, u64) {
        let Gathered {
            slots,
            keys,
            spool,
            content,
            lessons,
            newest,
        } = gathered;
        (
            Self {
                slots,
                groups: keys.into_groups(),
                spool,
                lessons,
            },
            content,
            newest,
        )
    }
}

/// Hands every course to `sink`, own content first, and counts what was imported and merged.
///
/// # Errors
/// Where the spool cannot be read, and those of `sink`.
pub fn assemble(
    parts: Parts,
    registry: &mut Registry,
    report: &mut Report,
    progress: &dyn Progress,
    sink: &mut dyn FnMut(Assembled) -> Result<(), BuildError>,
) -> Result<(), BuildError> {
    let Parts {
        slots,
        groups,
        mut spool,
        mut lessons,
    } = parts;
    let mut ids = Ids::default();
    progress.step("Joining records", Some(groups.len() as u64));
    for group in groups.iter() {
        let first = slots[group[0] as usize];
        let drafts: Result<Vec<Draft>, _> = group
            .iter()
            .map(|&at| spool.get(slots[at as usize].span))
            .collect();
        let drafts = drafts.map_err(|e| BuildError::file(Path::new("the work file"), e))?;
        report.files[first.file as usize].records.imported += 1;
        for &at in &group[1..] {
            report.files[slots[at as usize].file as usize]
                .records
                .merged += 1;
        }
        let Draft {
            mut course,
            keys,
            provider_url,
            provider_country,
            platform,
        } = join(drafts, first.class == Class::Content);
        let (id, as_wanted) = ids.give(&course.id, keys.first().map_or("", String::as_str));
        if !as_wanted && first.class != Class::Derived {
            report.tell(duplicate(report, first, &course.id, &id), progress);
        }
        course.id = id;
        course.provider = registry.resolve(
            &course.provider,
            provider_url,
            provider_country,
            platform.as_deref(),
        );
        let rank = rank(&course);
        let lessons = lessons.remove(&group[0]).unwrap_or_default();
        sink(Assembled {
            course,
            lessons,
            rank,
        })?;
        progress.done(1);
    }
    Ok(())
}

fn duplicate(report: &Report, slot: Slot, wanted: &str, given: &str) -> Finding {
    Finding {
        severity: Severity::Warning,
        position: Position {
            file: report.files[slot.file as usize].file.clone(),
            line: u64::from(slot.line),
            record: u64::from(slot.record),
        },
        field: "id".to_owned(),
        code: "duplicate-id",
        reason: format!(
            "Another course has the id \"{wanted}\" already; this one became \"{given}\". Give it an id of its own."
        ),
    }
}
