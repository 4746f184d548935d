//! The sitemap (sitemaps.org, protocol 0.9): `sitemap.xml` names parts, and these every page.
//!
//! A sitemap may name pages above its own folder only where the host's `robots.txt` names it: `cargo xtask dist` writes that.

use super::super::folder::Folder;
use super::super::places::encode;
use super::super::xhtml::escape;
use super::API;
use crate::error::BuildError;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
/// Longer addresses are not allowed.
const LONGEST: usize = 2_047;
/// Nor are more of them in one part.
const MOST: usize = 50_000;
/// A part is ended before it passes so many bytes; 50 MB are allowed. Only search engines read them: small parts would take
/// two hundred files more of the 20,000 that many hosts take.
const MOST_BYTES: usize = 4_000_000;

/// A sitemap in the making. In memory is one part of it.
#[derive(Debug)]
pub(super) struct Sitemap {
    address: String,
    part: String,
    count: usize,
    /// The latest day in the part.
    latest: String,
    /// The parts that are written, with the latest day in each.
    parts: Vec<(String, String)>,
}

impl Sitemap {
    /// For a portal at an address, with a slash at its end.
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            part: String::new(),
            count: 0,
            latest: String::new(),
            parts: Vec::new(),
        }
    }

    /// Adds a page: the segments of its path, and the day of its last change.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn add(
        &mut self,
        way: &[&str],
        day: Option<&str>,
        folder: &mut Folder,
    ) -> Result<(), BuildError> {
        let address = format!("{}{}", self.address, encode(&way.join("/")));
        if address.len() > LONGEST {
            return Ok(());
        }
        let mut line = String::from("<url><loc>");
        escape(&address, &mut line);
        line.push_str("</loc>");
        if let Some(day) = day {
            line.push_str(&format!("<lastmod>{day}</lastmod>"));
        }
        line.push_str("</url>\n");
        if self.count >= MOST || self.part.len() + line.len() > MOST_BYTES {
            self.end(folder)?;
        }
        self.part.push_str(&line);
        self.count += 1;
        if let Some(day) = day.filter(|day| *day > self.latest.as_str()) {
            self.latest = day.to_owned();
        }
        Ok(())
    }

    /// Writes a part.
    fn end(&mut self, folder: &mut Folder) -> Result<(), BuildError> {
        let path = format!("sitemap/{}.xml", self.parts.len() + 1);
        let text = format!("{HEAD}<urlset {SPACE}>\n{}</urlset>\n", self.part);
        folder.fixed(&path, text.as_bytes())?;
        self.parts.push((path, std::mem::take(&mut self.latest)));
        self.part.clear();
        self.count = 0;
        Ok(())
    }

    /// Writes the last part and what names all parts, and hands back the path of that. A part without any day of its own
    /// has that of the catalogue, a moment in RFC 3339.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(mut self, modified: &str, folder: &mut Folder) -> Result<String, BuildError> {
        self.end(folder)?;
        let mut text = format!("{HEAD}<sitemapindex {SPACE}>\n");
        for (path, latest) in &self.parts {
            let day = if latest.is_empty() { modified } else { latest };
            text.push_str("<sitemap><loc>");
            escape(&format!("{}{API}{path}", self.address), &mut text);
            text.push_str(&format!("</loc><lastmod>{day}</lastmod></sitemap>\n"));
        }
        text.push_str("</sitemapindex>\n");
        Ok(folder.fixed("sitemap.xml", text.as_bytes())?.path)
    }
}
