//! `search --explain`: how an answer comes about.

use super::search::{Catalogue, unusable};
use crate::error::BuildError;
use lifelong_search::{
    Engine, Explanation, Field, HitPlan, Match, Request, SearchError, WordPlan, kind_of_file,
};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Instant;

/// What a step of an answer read, and how long it took.
struct Step {
    what: &'static str,
    results: String,
    /// By kind of file: how many, and their bytes.
    files: BTreeMap<&'static str, (u64, u64)>,
    milliseconds: f64,
}

/// Answers a request step by step, as the portal does, and tells what each step reads and why each result stands where
/// it stands.
pub(super) fn explain(catalogue: &Catalogue, request: &Request) -> Result<String, BuildError> {
    let told = pollster::block_on(tell(catalogue, request));
    let (steps, explanation) = told.map_err(unusable)?;
    Ok(text(&steps, &explanation))
}

async fn tell(
    catalogue: &Catalogue,
    request: &Request,
) -> Result<(Vec<Step>, Explanation), SearchError> {
    let mut steps = Vec::new();
    let mut step = |what, results: String, begin: Instant| {
        let mut files = BTreeMap::new();
        for (path, bytes) in catalogue.disk.read.borrow_mut().drain(..) {
            let of_kind: &mut (u64, u64) = files
                .entry(kind_of_file(&path).unwrap_or("other files"))
                .or_default();
            of_kind.0 += 1;
            of_kind.1 += bytes;
        }
        steps.push(Step {
            what,
            results,
            files,
            milliseconds: begin.elapsed().as_secs_f64() * 1e3,
        });
    };
    let begin = Instant::now();
    let engine = Engine::open(catalogue.disk.clone(), &catalogue.root).await?;
    step("open the index", String::new(), begin);
    let results = |response: &lifelong_search::Response| {
        let about = if response.exact { "" } else { "about " };
        format!("{} of {about}{}", response.hits.len(), response.total)
    };
    let begin = Instant::now();
    let first = engine.quick(request).await?;
    step("first results", results(&first), begin);
    let begin = Instant::now();
    let page = engine.page(request).await?;
    step("the page", results(&page), begin);
    let begin = Instant::now();
    let whole = engine.search(request).await?;
    step("total and counts", results(&whole), begin);
    Ok((steps, engine.explain(request).await?))
}

fn text(steps: &[Step], explanation: &Explanation) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write(&mut out, steps, explanation);
    out
}

fn write(out: &mut String, steps: &[Step], explanation: &Explanation) -> std::fmt::Result {
    writeln!(
        out,
        "Steps: results, files and bytes that were not at hand before, time"
    )?;
    for step in steps {
        let (files, bytes) = step
            .files
            .values()
            .fold((0, 0), |(files, bytes), (n, of)| (files + n, bytes + of));
        writeln!(
            out,
            "  {:<18}{:<18}{files:>4} files {bytes:>9} bytes {:>8.1} ms",
            step.what, step.results, step.milliseconds
        )?;
        for (kind, (files, bytes)) in &step.files {
            writeln!(out, "      {kind:<32}{files:>4} files {bytes:>9} bytes")?;
        }
    }
    writeln!(out, "\nWords")?;
    for word in &explanation.words {
        write_word(out, word)?;
    }
    writeln!(
        out,
        "\nCourses: {} with all words, {} of them pass the filters",
        explanation.candidates, explanation.kept
    )?;
    writeln!(
        out,
        "\nResults: score, rank in the catalogue, and what each word adds"
    )?;
    for (place, hit) in (1..).zip(&explanation.hits) {
        write_hit(out, place, hit, &explanation.words)?;
    }
    Ok(())
}

fn write_word(out: &mut String, word: &WordPlan) -> std::fmt::Result {
    write!(out, "  {}: {} courses", word.text, word.courses)?;
    if let Some(meant) = &word.correction {
        write!(out, ", understood as {meant}")?;
    }
    writeln!(out)?;
    for term in &word.terms {
        writeln!(
            out,
            "      term {}: {} courses, {} with the term, the others in {} pieces",
            term.key, term.courses, term.head, term.pieces
        )?;
    }
    Ok(())
}

fn write_hit(
    out: &mut String,
    place: usize,
    hit: &HitPlan,
    words: &[WordPlan],
) -> std::fmt::Result {
    writeln!(
        out,
        "  {place:>3}. {}  {} (rank {})",
        hit.id, hit.score, hit.rank
    )?;
    for (word, found) in words.iter().zip(&hit.words) {
        let Some(found) = found else {
            writeln!(out, "         {}: not there", word.text)?;
            continue;
        };
        let field = match found.field {
            Field::Whole => "the whole title or code",
            Field::Title => "the title",
            Field::Institution => "the institution",
            Field::Topic => "topics, keywords or codes",
            Field::Description => "the description",
        };
        let how = match found.how {
            Match::Exact => "",
            Match::Prefix => ", as the beginning of a word or as pinyin",
            Match::Typo => ", with a typing error",
        };
        writeln!(
            out,
            "      {:>6}  {}: in {field}{how}",
            found.weight, word.text
        )?;
    }
    if hit.side_by_side > 0 {
        writeln!(out, "      {:>6}  side by side", hit.side_by_side)?;
    }
    Ok(())
}
