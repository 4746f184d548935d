//! What workers are given to do.

use super::group::{FIRST, Group, HEAD, HEAD_DESCRIBED, Ready};
use super::runs::{Merge, Merged};
use std::io;
use std::ops::Range;
use std::sync::mpsc::SyncSender;

/// A group ends when its files of terms would have about so many bytes …
const GROUP: usize = 320 * 1_024;
/// … or its files of postings.
const GROUP_POSTINGS: usize = 8 << 20;

/// Work for a worker.
pub(super) enum Job {
    Terms(Group, Vec<Merged>),
    Extras(Group, Vec<Ready>),
    Cards(u32, Range<u32>),
    Columns(u32, Range<u32>),
}

/// Where jobs go.
pub(super) struct Feed(pub(super) SyncSender<Job>);

impl Feed {
    pub(super) fn send(&mut self, job: Job) -> io::Result<()> {
        let gone = |_| io::Error::other("the writing of files has ended");
        self.0.send(job).map_err(gone)
    }
}

/// Sends the terms of the merge in groups. Hands back the number of the next group.
pub(super) fn feed_terms(mut merge: Merge, feed: &mut Feed) -> io::Result<u32> {
    let mut number = 0;
    let (mut terms, mut before): (Vec<Merged>, Vec<u8>) = (Vec::new(), Vec::new());
    let (mut size, mut postings) = (0, 0);
    let mut next = merge.next()?;
    while let Some(merged) = next {
        let (count, titled) = (merged.count as usize, merged.titled as usize);
        let described = count - titled;
        let cards = if titled > 0 { count.min(FIRST) * 20 } else { 0 };
        let inline = titled.min(HEAD) * 3 / 2
            + if described <= HEAD_DESCRIBED {
                described * 4 / 3
            } else {
                0
            };
        size += merged.key.len() / 2 + 8 + inline + cards + if count > FIRST { 130 } else { 0 };
        postings += count * 4 / 3;
        terms.push(merged);
        next = merge.next()?;
        if size >= GROUP || postings >= GROUP_POSTINGS || next.is_none() {
            let last = terms
                .last()
                .map_or(Vec::new(), |term| term.key.as_bytes().to_vec());
            let group = Group {
                number,
                before: std::mem::replace(&mut before, last),
                after: next.as_ref().map(|term| term.key.as_bytes().to_vec()),
            };
            feed.send(Job::Terms(group, std::mem::take(&mut terms)))?;
            number += 1;
            (size, postings) = (0, 0);
        }
    }
    Ok(number)
}

/// Gathers terms that are ready into groups.
pub(super) struct Grouping {
    number: u32,
    before: Vec<u8>,
    ready: Vec<Ready>,
    postings: usize,
}

impl Grouping {
    pub(super) fn new(number: u32) -> Self {
        Self {
            number,
            before: Vec::new(),
            ready: Vec::new(),
            postings: 0,
        }
    }

    pub(super) fn add(&mut self, ready: Ready, feed: &mut Feed) -> io::Result<()> {
        self.postings += ready.postings.keys.len();
        self.ready.push(ready);
        if self.postings > GROUP_POSTINGS || self.ready.len() >= 128 {
            self.close(feed)?;
        }
        Ok(())
    }

    pub(super) fn close(&mut self, feed: &mut Feed) -> io::Result<()> {
        let ready = std::mem::take(&mut self.ready);
        let Some(last) = ready.last() else {
            return Ok(());
        };
        let last = last.key.clone();
        let group = Group {
            number: self.number,
            before: std::mem::replace(&mut self.before, last),
            after: None,
        };
        self.number += 1;
        self.postings = 0;
        feed.send(Job::Extras(group, ready))
    }
}
