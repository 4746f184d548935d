//! Courses on disk: blocks by id, and the manifests that name them.

use super::folder::Folder;
use crate::error::BuildError;
use crate::report::Progress;
use crate::spool::{Span, Spool, SpoolReader};
use lifelong_api::{
    BLOCKS_PER_MANIFEST, BlockManifest, BlockSet, Course, CourseBlock, FileRef, Text, block_of,
};
use std::path::Path;

/// The finished courses, waiting for their block.
#[derive(Debug)]
pub struct Shelf {
    spool: Spool,
    places: Vec<(Box<str>, Span)>,
}

impl Shelf {
    /// An empty one, with its spool in `folder`.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn new(folder: &Path) -> Result<Self, BuildError> {
        let spool = Spool::new(folder).map_err(|e| BuildError::file(folder, e))?;
        Ok(Self {
            spool,
            places: Vec::new(),
        })
    }

    /// Adds a course and hands back its number.
    ///
    /// # Errors
    /// A full disk.
    pub fn add(&mut self, course: &Course) -> Result<u32, BuildError> {
        let span = self
            .spool
            .push(course)
            .map_err(|e| BuildError::file(Path::new("the work file"), e))?;
        self.places.push((course.id.as_str().into(), span));
        Ok(self.places.len() as u32 - 1)
    }

    /// Ends the adding.
    ///
    /// # Errors
    /// A full disk.
    pub fn finish(self) -> Result<Full, BuildError> {
        let reader = self
            .spool
            .finish()
            .map_err(|e| BuildError::file(Path::new("the work file"), e))?;
        Ok(Full {
            reader,
            places: self.places,
        })
    }
}

/// A [`Shelf`] to which nothing is added any more.
#[derive(Debug)]
pub struct Full {
    reader: SpoolReader,
    places: Vec<(Box<str>, Span)>,
}

impl Full {
    /// How many courses there are: their numbers are those below.
    pub fn len(&self) -> u32 {
        self.places.len() as u32
    }

    /// A course.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn course(&mut self, number: u32) -> Result<Course, BuildError> {
        let course = self.reader.get(self.places[number as usize].1);
        course.map_err(|e| BuildError::file(Path::new("the work file"), e))
    }

    /// The id of a course.
    pub fn id(&self, number: u32) -> &str {
        &self.places[number as usize].0
    }

    /// `{"courses":[…]}` of the courses of these numbers: the JSON they were kept as, joined.
    fn json(&mut self, numbers: &[u32]) -> Result<Vec<u8>, BuildError> {
        let mut json = b"{\"courses\":[".to_vec();
        for (at, &number) in numbers.iter().enumerate() {
            if at > 0 {
                json.push(b',');
            }
            let bytes = self.reader.bytes(self.places[number as usize].1);
            json.extend(bytes.map_err(|e| BuildError::file(Path::new("the work file"), e))?);
        }
        json.extend(b"]}");
        Ok(json)
    }

    /// Writes one [`lifelong_api::CourseBlock`] of chosen courses, in that order.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_some(
        &mut self,
        stem: &str,
        numbers: &[u32],
        folder: &mut Folder,
    ) -> Result<FileRef, BuildError> {
        let json = self.json(numbers)?;
        folder.hashed(stem, "json", &json)
    }

    /// The same with what a card shows of each course.
    ///
    /// # Errors
    /// As [`Full::write_some`].
    pub fn write_outlines(
        &mut self,
        stem: &str,
        numbers: &[u32],
        folder: &mut Folder,
    ) -> Result<FileRef, BuildError> {
        let json = self.json(numbers)?;
        let block: CourseBlock = serde_json::from_slice(&json)
            .map_err(|e| BuildError::file(Path::new("the work file"), e))?;
        let outline = |course: Course| Course {
            description: Text::new(),
            teaches: Vec::new(),
            has_part: Vec::new(),
            is_related_to: Vec::new(),
            content: None,
            ..course
        };
        let courses = block.courses.into_iter().map(outline).collect();
        folder.json(stem, &CourseBlock { courses })
    }

    /// Writes every course into its block, and the manifests.
    ///
    /// # Errors
    /// Where one cannot be written.
    pub fn write_all(
        &mut self,
        folder: &mut Folder,
        progress: &dyn Progress,
    ) -> Result<BlockSet, BuildError> {
        let blocks = BlockSet::blocks_for(self.places.len() as u64);
        progress.step("Writing courses", Some(u64::from(blocks)));
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); blocks as usize];
        for (number, (id, _)) in self.places.iter().enumerate() {
            members[block_of(id, blocks) as usize].push(number as u32);
        }
        let mut paths = Vec::with_capacity(blocks as usize);
        for (block, mut numbers) in members.into_iter().enumerate() {
            numbers.sort_by(|&a, &b| self.id(a).cmp(self.id(b)));
            paths.push(match numbers.is_empty() {
                true => String::new(),
                false => {
                    self.write_some(&format!("courses/{block:04x}"), &numbers, folder)?
                        .path
                }
            });
            progress.done(1);
        }
        let mut manifests = Vec::new();
        for (at, chunk) in paths.chunks(BLOCKS_PER_MANIFEST as usize).enumerate() {
            let manifest = BlockManifest {
                paths: chunk.to_vec(),
            };
            manifests.push(folder.json(&format!("courses/manifest-{at:02}"), &manifest)?);
        }
        Ok(BlockSet {
            blocks,
            per_manifest: BLOCKS_PER_MANIFEST,
            manifests,
        })
    }
}
