//! From what was gathered to files.

use super::files::{Blocks, Keyed, Tails, path, put_institution, ranges};
use super::{IndexWriter, TermBuffer};
use crate::bytes::{Reader, put_chunk};
use crate::card;
use crate::columns::{Facets, put_column, put_orders, put_providers};
use crate::container::{self, FileKind};
use crate::document::IndexFiles;
use crate::posting::{Posting, put_list};
use crate::query::Facet;
use crate::root::Root;
use crate::stem::stem;
use crate::tally::{Tally, small_values};
use crate::terms::{ANSWER_CARDS, Entry, HEAD, put_answer, put_entry};
use crate::weights::field;
use crate::words::put_word;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Courses a file of cards.
const CARDS: u32 = 128;
/// Courses a file of each column.
const COLUMN: u32 = 16_384;
/// Institutions a file of their dictionary.
const INSTITUTIONS: u32 = 512;
/// A term of more institutions than this has no ready answer: it would be larger than what it saves.
const ANSWER_INSTITUTIONS: usize = 2_048;

/// Everything with its final numbers.
struct Numbered {
    /// Place in `writer.docs` of each final number.
    order: Vec<u32>,
    /// Final number of each place in `writer.docs`.
    number: Vec<u32>,
    facets: Vec<Facets>,
    /// Topics with those above them, by number of the set.
    closures: Vec<Vec<u32>>,
    /// Final institution number by that of coming, 0 stays 0.
    provider: Vec<u32>,
}

pub(super) fn emit(writer: IndexWriter) -> IndexFiles {
    let mut languages = vec![0; writer.languages.len()];
    for (sorted, coming) in writer.languages.values().enumerate() {
        languages[*coming as usize] = sorted as u32;
    }
    let institutions = institution_order(&writer);
    let numbered = number(&writer, &languages, &institutions);
    let mut root = Root {
        docs: writer.docs.len() as u32,
        institutions: institutions.len() as u32,
        languages: writer.languages.keys().cloned().collect(),
        topics: writer.topics.entries.clone(),
        ..Root::default()
    };
    let sizes = root.sizes();
    let mut all = Tally::new(sizes);
    (0..root.docs).for_each(|doc| numbered.tally(&writer, doc, &mut all));

    let mut blocks = vec![words(&writer)];
    blocks.extend(terms(&writer, &numbered, &root));
    let (per_file, columns) = ranges(root.docs, COLUMN, |docs| {
        let pick = || {
            docs.clone()
                .map(|doc| &writer.docs[numbered.order[doc as usize] as usize])
        };
        let facets: Vec<Facets> = pick()
            .map(|doc| numbered.facets[doc.facets as usize].clone())
            .collect();
        let topics: Vec<Vec<u32>> = pick()
            .map(|doc| writer.topic_sets.values[doc.topics as usize].clone())
            .collect();
        let providers: Vec<u32> = pick()
            .map(|doc| numbered.provider[doc.provider as usize])
            .collect();
        let orders: Vec<_> = pick().map(|doc| doc.order).collect();
        vec![
            put_column(&facets),
            put_column(&topics),
            put_providers(&providers),
            put_orders(&orders),
        ]
    });
    root.docs_per_column = per_file;
    for (at, kind) in [
        FileKind::Facets,
        FileKind::Topics,
        FileKind::Providers,
        FileKind::Orders,
    ]
    .into_iter()
    .enumerate()
    {
        blocks.push(Blocks::of(
            kind,
            columns.iter().map(|bodies| bodies[at].clone()).collect(),
        ));
    }
    let (per_file, cards) = ranges(root.docs, CARDS, |docs| {
        let mut body = Vec::new();
        docs.for_each(|doc| put_chunk(&mut body, numbered.card(&writer, doc)));
        vec![body]
    });
    root.cards_per_file = per_file;
    blocks.push(Blocks::of(
        FileKind::Cards,
        cards.into_iter().flatten().collect(),
    ));
    let (per_file, dictionary) = ranges(root.institutions, INSTITUTIONS, |range| {
        let mut body = Vec::new();
        for (number, coming) in range.clone().zip(&institutions[range.start as usize..]) {
            let (id, name) = &writer.names[*coming as usize - 1];
            put_institution(
                &mut body,
                id,
                name,
                all.of(Facet::Institution)[number as usize],
            );
        }
        vec![body]
    });
    root.institutions_per_file = per_file;
    blocks.push(Blocks::of(
        FileKind::Institutions,
        dictionary.into_iter().flatten().collect(),
    ));

    root.tally = all.with(Facet::Institution, Vec::new());
    let mut files = Vec::new();
    for (directory, block) in root.files.iter_mut().zip(blocks) {
        *directory = block.directory;
        files.extend(block.files);
    }
    files.sort();
    let (bytes, tag) = container::seal(FileKind::Root, 0, &root.encode());
    IndexFiles {
        root: (path(FileKind::Root, 0, tag), bytes),
        files,
    }
}

/// Institutions by count of courses, most first, then by id; as numbers of coming.
fn institution_order(writer: &IndexWriter) -> Vec<u32> {
    let mut counts = vec![0u64; writer.names.len() + 1];
    writer
        .docs
        .iter()
        .for_each(|doc| counts[doc.provider as usize] += 1);
    let mut order: Vec<u32> = (1..counts.len() as u32).collect();
    order.sort_by_key(|n| {
        (
            Reverse(counts[*n as usize]),
            &writer.names[*n as usize - 1].0,
        )
    });
    order
}

fn number(writer: &IndexWriter, languages: &[u32], institutions: &[u32]) -> Numbered {
    let id = |doc: u32| card::id(&writer.cards[writer.docs[doc as usize].card.clone()]);
    let mut order: Vec<u32> = (0..writer.docs.len() as u32).collect();
    order.sort_unstable_by(|a, b| {
        let rank = |doc: u32| writer.docs[doc as usize].rank;
        rank(*b)
            .total_cmp(&rank(*a))
            .then_with(|| id(*a).cmp(id(*b)))
    });
    let mut number = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        number[*old as usize] = new as u32;
    }
    let facets = writer.facets.values.iter().map(|(small, coming)| {
        let mut sorted: Vec<u32> = coming.iter().map(|n| languages[*n as usize]).collect();
        sorted.sort_unstable();
        (*small, sorted)
    });
    let closures = writer
        .topic_sets
        .values
        .iter()
        .map(|set| writer.topics.closure(set));
    let mut provider = vec![0; writer.names.len() + 1];
    for (new, old) in institutions.iter().enumerate() {
        provider[*old as usize] = new as u32 + 1;
    }
    Numbered {
        order,
        number,
        facets: facets.collect(),
        closures: closures.collect(),
        provider,
    }
}

impl Numbered {
    fn tally(&self, writer: &IndexWriter, doc: u32, tally: &mut Tally) {
        let doc = &writer.docs[self.order[doc as usize] as usize];
        small_values(&self.facets[doc.facets as usize], |facet, value| {
            tally.add(facet, value)
        });
        for topic in &self.closures[doc.topics as usize] {
            tally.add(Facet::Topic, topic + 1);
        }
        tally.add(Facet::Institution, self.provider[doc.provider as usize]);
    }

    fn card<'a>(&self, writer: &'a IndexWriter, doc: u32) -> &'a [u8] {
        &writer.cards[writer.docs[self.order[doc as usize] as usize].card.clone()]
    }

    /// A term's postings with final numbers, heaviest first.
    fn postings(&self, buffer: &TermBuffer) -> Vec<Posting> {
        let mut out = Vec::with_capacity(buffer.count as usize);
        let mut reader = Reader::new(&buffer.bytes);
        let mut coming = 0;
        // The buffer is this writer's own: a fault in it cannot come from outside.
        while let (Ok(step), Ok(fields)) = (reader.small(), reader.byte()) {
            coming += step;
            let count = if fields & field::PLACED != 0 {
                reader.small().unwrap_or(0)
            } else {
                0
            };
            let mut places: Vec<u32> = (0..count).map_while(|_| reader.small().ok()).collect();
            places.sort_unstable();
            out.push(Posting {
                doc: self.number[coming as usize],
                fields,
                places,
            });
        }
        out.sort_unstable_by_key(Posting::impact_order);
        out
    }
}

fn words(writer: &IndexWriter) -> Blocks {
    let mut sorted: Vec<&String> = writer.words.iter().collect();
    sorted.sort_unstable();
    let mut out = Keyed::new(FileKind::Words);
    for word in sorted {
        let count = writer.terms.get(&stem(word)).map_or(0, |term| term.count);
        if count > 0 {
            let key = word.as_bytes();
            out.push(key, key.len() + 8, |body, before| {
                put_word(body, before, key, count)
            });
        }
    }
    out.finish()
}

/// Terms and postings.
fn terms(writer: &IndexWriter, numbered: &Numbered, root: &Root) -> [Blocks; 2] {
    let sorted: BTreeMap<&String, &TermBuffer> = writer.terms.iter().collect();
    let mut out = Keyed::new(FileKind::Terms);
    let mut tails = Tails::default();
    for (term, buffer) in sorted {
        let postings = numbered.postings(buffer);
        let (best, rest) = postings.split_at(postings.len().min(HEAD));
        let mut head = Vec::new();
        put_list(&mut head, best);
        let mut tail = None;
        let mut answer = None;
        if !rest.is_empty() {
            let mut list = Vec::new();
            put_list(&mut list, rest);
            tail = Some(tails.place(&list));
            let mut tally = Tally::new(root.sizes());
            postings
                .iter()
                .for_each(|posting| numbered.tally(writer, posting.doc, &mut tally));
            if tally.different(Facet::Institution) <= ANSWER_INSTITUTIONS {
                let cards: Vec<&[u8]> = best
                    .iter()
                    .take(ANSWER_CARDS)
                    .map(|posting| numbered.card(writer, posting.doc))
                    .collect();
                answer = Some(put_answer(&tally, &cards));
            }
        }
        let entry = Entry {
            count: buffer.count,
            head: &head,
            tail,
            answer: answer.as_deref(),
        };
        let size = term.len() + head.len() + answer.as_ref().map_or(0, Vec::len) + 32;
        out.push(term.as_bytes(), size, |body, before| {
            put_entry(body, before, term.as_bytes(), entry)
        });
    }
    [out.finish(), tails.finish()]
}
