//! The catalogue's courses as schema.org Course in JSON-LD, in files that a data catalogue names.
//!
//! Source: <https://schema.org/DataCatalog>. One language a
//! course, as search engines and course directories read it; `@id` is its page in the portal.

use super::super::Site;
use super::super::folder::Folder;
use super::super::things::{self, Describer};
use super::API;
use super::paged::Paged;
use crate::error::BuildError;
use lifelong_api::Course;
use serde_json::json;
use std::collections::BTreeMap;

/// The data catalogue.
const CATALOGUE: &str = "jsonld/catalog.jsonld";

/// The files in the making.
pub(super) struct JsonLd<'a> {
    by: Describer<'a>,
    pages: Paged,
}

impl<'a> JsonLd<'a> {
    /// Begins.
    pub fn new(site: &'a Site, sites: &'a BTreeMap<String, String>) -> Self {
        Self {
            by: Describer::new(site, sites),
            pages: Paged::new("{\"@context\":\"https://schema.org\",\"@graph\":[", 2, path),
        }
    }

    /// Adds a course.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn add(&mut self, course: &Course, folder: &mut Folder) -> Result<(), BuildError> {
        let thing = things::course(course, &self.by).to_string();
        self.pages.add(&thing, folder)
    }

    /// Ends all files, writes the catalogue that names them, and hands back its path.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(self, folder: &mut Folder) -> Result<String, BuildError> {
        let site = self.by.site;
        let files = self.pages.finish(folder)?;
        let mut distribution = Vec::with_capacity(files.len());
        for file in &files {
            folder.append(file, b"]}")?;
            distribution.push(json!({
                "@type": "DataDownload",
                "contentUrl": format!("{}{API}{}", site.address, file.path),
                "encodingFormat": "application/ld+json",
            }));
        }
        let name = site.name.pick(self.by.lang);
        let mut catalogue = json!({
            "@context": "https://schema.org",
            "@type": "DataCatalog",
            "@id": format!("{}{API}{CATALOGUE}", site.address),
            "name": name,
            "url": site.address,
            "dataset": {
                "@type": "Dataset",
                "name": name,
                "distribution": distribution,
            },
        });
        let about = site.description.pick(self.by.lang);
        if !about.is_empty() {
            catalogue["description"] = json!(about);
            catalogue["dataset"]["description"] = json!(about);
        }
        Ok(folder
            .fixed(CATALOGUE, catalogue.to_string().as_bytes())?
            .path)
    }
}

/// The file of a number, counted from 0.
fn path(at: usize) -> String {
    format!("jsonld/courses-{}.jsonld", at + 1)
}
