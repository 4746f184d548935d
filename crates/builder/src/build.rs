//! A whole run: read, join, publish.

use crate::assemble::{Parts, assemble};
use crate::classify::Taxonomy;
use crate::error::BuildError;
use crate::gather::{Gathered, gather};
use crate::import::SourceSpec;
use crate::institutions::Registry;
use crate::picks::Picks;
use crate::publish::{FeedSet, Site, Staging, publish};
use crate::report::{Progress, Report};
use lifelong_api::Text;
use std::path::Path;
use std::time::Instant;

/// What to build from, and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The sources, in order; our own content is read first wherever it stands.
    pub sources: Vec<SourceSpec>,
    /// The topic table.
    pub taxonomy: Taxonomy,
    /// The catalogue's name, where it is not its content's.
    pub name: Text,
    /// Its description, likewise.
    pub description: Text,
    /// Its languages, likewise.
    pub languages: Vec<String>,
    /// The portal's address with a slash at its end, for links back to it; empty where nobody told it.
    pub address: String,
    /// What is written for other programs to follow, where the address is known.
    pub feeds: FeedSet,
    /// Publish nothing where a record or file had to be refused.
    pub strict: bool,
    /// The catalogue's time in seconds since 1970, where it is not that of the newest source (`SOURCE_DATE_EPOCH`).
    pub epoch: Option<u64>,
}

/// Builds into `out`, which is replaced as a whole or stays as it is. The report tells what happened either way.
pub fn build(
    options: &Options,
    out: &Path,
    progress: &dyn Progress,
) -> (Report, Result<(), BuildError>) {
    run(progress, |report| {
        // Before the long reading: a wrong folder is known at once.
        let staging = Staging::open(out)?;
        let spools = staging.path().parent().unwrap_or(staging.path());
        let (parts, content, modified) = read(options, spools, report, progress)?;
        let or = |wanted: &Text, found: &Text, usual: [(&str, &str); 2]| match (wanted, found) {
            (text, _) if !text.is_empty() => text.clone(),
            (_, text) if !text.is_empty() => text.clone(),
            _ => usual.iter().fold(Text::new(), |mut text, (lang, words)| {
                text.insert(*lang, (*words).to_owned());
                text
            }),
        };
        let languages = match (&options.languages, &content.languages) {
            (tags, _) if !tags.is_empty() => tags.clone(),
            (_, tags) if !tags.is_empty() => tags.clone(),
            _ => vec!["zh-Hans".to_owned(), "en".to_owned()],
        };
        let site = Site {
            name: or(
                &options.name,
                &content.name,
                [("en", "Lifelong"), ("zh-Hans", "终身学堂")],
            ),
            description: or(
                &options.description,
                &content.description,
                [
                    ("en", "Courses for everybody, at every age."),
                    ("zh-Hans", "人人可学，时时可学。"),
                ],
            ),
            languages,
            topics: options.taxonomy.topics.clone(),
            address: options.address.clone(),
            feeds: options.feeds,
            modified: options.epoch.unwrap_or(modified),
        };
        publish(parts, content, &site, staging.path(), report, progress)?;
        strict(options, report)?;
        staging.commit()?;
        report.published = true;
        Ok(())
    })
}

/// Reads and joins like [`build`], and writes nothing.
pub fn check(options: &Options, progress: &dyn Progress) -> (Report, Result<(), BuildError>) {
    run(progress, |report| {
        let (parts, mut content, _) = read(options, &std::env::temp_dir(), report, progress)?;
        let mut registry = Registry::new(content.institutions.clone());
        let mut picks = Picks::new(&content.queries, &options.taxonomy.topics);
        assemble(parts, &mut registry, report, progress, &mut |made| {
            picks.see(&made.course, made.rank);
            Ok(())
        })?;
        let known = registry.into_list().into_iter().map(|one| one.id);
        picks.settle(&mut content, &known.collect(), &mut |finding| {
            report.tell(finding, progress)
        });
        strict(options, report)
    })
}

fn run(
    progress: &dyn Progress,
    body: impl FnOnce(&mut Report) -> Result<(), BuildError>,
) -> (Report, Result<(), BuildError>) {
    let (begin, mut report) = (Instant::now(), Report::default());
    let result = body(&mut report);
    progress.step("", None);
    report.close(begin.elapsed().as_secs_f64());
    (report, result)
}

fn read(
    options: &Options,
    spools: &Path,
    report: &mut Report,
    progress: &dyn Progress,
) -> Result<(Parts, crate::content::ContentSet, u64), BuildError> {
    let gathered: Gathered = gather(
        &options.sources,
        &options.taxonomy,
        spools,
        report,
        progress,
    )?;
    // Before the search index is made for nothing.
    strict(options, report)?;
    let found = &gathered.content;
    let pages = found.books.len() + found.columns.len() + found.events.len() + found.help.len();
    if gathered.slots.is_empty() && pages == 0 {
        return Err(BuildError::Empty);
    }
    Ok(Parts::group(gathered))
}

fn strict(options: &Options, report: &Report) -> Result<(), BuildError> {
    match report.errors() {
        0 => Ok(()),
        _ if !options.strict => Ok(()),
        errors => Err(BuildError::Strict { errors }),
    }
}
