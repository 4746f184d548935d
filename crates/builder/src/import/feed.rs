//! Feeds of books (OPDS 2.0): their pages, one level of feeds they lead to, and every free book of these.

use super::files::same_host;
use super::run::Run;
use super::shelf::text_of;
use super::text::TextFile;
use super::webpub::is_web;
use super::{net, webpub};
use crate::books;
use crate::books::opds::{self, Lead, Offer, Offers, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A shelf of more pages than this goes round in circles.
const MOST_PAGES: usize = 1_000;
/// So many feeds that a feed leads to are read.
const MOST_DOORS: usize = 100;
/// At two requests a second, so many books take the best part of an hour.
const MOST_BOOKS: usize = 5_000;
/// A host that gave no answer so many times in a row is not asked for more.
const MOST_SILENCES: usize = 3;

/// A feed while its pages are read.
#[derive(Default)]
struct Shelf {
    /// The free books, each with the page that names it.
    offers: Vec<(String, Offer)>,
    /// Pages that were read.
    seen: BTreeSet<Place>,
    /// Feeds to be read after this one.
    doors: Vec<Place>,
    /// Feeds that are not.
    left: Vec<Lead>,
    /// Books past the most that are taken.
    too_many: usize,
}

/// Reads a feed, the pages after it, and the books they give away.
pub(crate) fn read(file: &TextFile, run: &mut Run) {
    let start = match is_web(&file.name) {
        true => Place::Web(file.name.clone()),
        false => Place::File(file.path.clone()),
    };
    let mut shelf = Shelf::default();
    shelf.chain(start, Some(file), run);
    for door in std::mem::take(&mut shelf.doors) {
        shelf.chain(door, None, run);
    }
    let name = file.name.as_str();
    if shelf.too_many > 0 {
        let reason = format!(
            "The feed names {} books more than the {MOST_BOOKS} that are taken at once. Name its parts as sources of their own.",
            shelf.too_many
        );
        run.warn("more-books", name, 0, reason);
    }
    let left = shelf.left.iter().filter(|lead| {
        let known = lead
            .place
            .as_ref()
            .is_some_and(|at| shelf.seen.contains(at));
        !known
    });
    let left: BTreeMap<&str, &str> = left
        .map(|lead| (lead.href.as_str(), lead.title.as_str()))
        .collect();
    if let Some((href, title)) = left.first_key_value() {
        let reason = format!(
            "Feeds that this one leads to were not read: {}, as “{title}” ({href}). They are read one level down, on the same host or in the same folder, from a feed without books of its own. Name those you want as sources.",
            left.len()
        );
        run.warn("more-feeds", name, 0, reason);
    }
    // What could not be had is counted for itself.
    run.end_file(name);
    run.begin_file();
    let ids = ids(&shelf.offers);
    let mut silences = BTreeMap::new();
    for ((page, offer), id) in shelf.offers.iter().zip(ids) {
        take(page, offer, id, &mut silences, run);
    }
}

impl Shelf {
    /// Reads a page and those after it. `first` is the page where it is open already.
    fn chain(&mut self, start: Place, first: Option<&TextFile>, run: &mut Run) {
        let (mut chain, mut next) = (BTreeSet::new(), Some(start));
        while let Some(place) = next.take() {
            let name = place.name();
            if chain.contains(&place) {
                let reason = format!(
                    "The pages of this feed go round in a circle: {name} was read before. What they name is in; tell their publisher."
                );
                run.warn("feed-loop", &name, 0, reason);
                return;
            }
            chain.insert(place.clone());
            let opened = first.is_some() && chain.len() == 1;
            let known = match &place {
                // A folder's files come one after the other, and some were pages of a feed before.
                Place::File(path) => !run.done.insert(path.clone()) && !opened,
                Place::Web(_) => false,
            };
            if !self.seen.insert(place.clone()) || known {
                return;
            }
            if !opened {
                run.begin_file();
            }
            let page = match first.filter(|_| opened) {
                Some(file) => self.page(&place, file, first.is_some(), run),
                None => match open(&place, run) {
                    Ok(file) => self.page(&place, &file, first.is_some(), run),
                    Err(reason) => {
                        run.error("network", &name, 0, reason);
                        None
                    }
                },
            };
            next = page.and_then(|lead| self.next(&place, lead, run));
            if !opened {
                run.end_file(&name);
            }
        }
    }

    /// Reads one page; gives the link to the next one. `top` is false for feeds that the first one led to.
    fn page(&mut self, place: &Place, file: &TextFile, top: bool, run: &mut Run) -> Option<Lead> {
        let name = file.name.as_str();
        let text = match text_of(file) {
            Ok(text) => text,
            Err(error) => {
                run.cannot_read(name, &error.to_string());
                return None;
            }
        };
        let (base, home) = match place {
            Place::Web(address) => (Some(address.as_str()), None),
            Place::File(path) => (None, Some(path.parent().unwrap_or(Path::new("")))),
        };
        let Offers {
            books,
            listed,
            next,
            doors,
            warnings,
        } = match opds::offers(&text, base, home) {
            Ok(offers) => offers,
            Err(why) => {
                run.error(why.code, name, 0, why.reason);
                return None;
            }
        };
        for (code, reason) in warnings {
            match code {
                "not-fetched" => run.error(code, name, 0, reason),
                _ => run.warn(code, name, 0, reason),
            }
        }
        for offer in books {
            // Parts of a shelf share books: each is taken once.
            if !run.offered.insert(offer.place.clone()) {
                continue;
            }
            if self.offers.len() < MOST_BOOKS {
                self.offers.push((name.to_owned(), offer));
            } else {
                self.too_many += 1;
            }
        }
        for door in doors {
            match door.place.clone() {
                Some(at)
                    if top && listed == 0 && near(place, &at) && self.doors.len() < MOST_DOORS =>
                {
                    if !self.doors.contains(&at) {
                        self.doors.push(at);
                    }
                }
                _ => self.left.push(door),
            }
        }
        next
    }

    /// The next page, where it may be read.
    fn next(&self, page: &Place, lead: Lead, run: &mut Run) -> Option<Place> {
        let at = lead.place.filter(|at| near(page, at));
        if at.is_some() && self.seen.len() < MOST_PAGES {
            return at;
        }
        let reason = format!(
            "The feed has more pages, the next at {}, which lies elsewhere or is one too many. They were not read: name that address as a source, or save all pages into one folder.",
            lead.href
        );
        run.warn("more-pages", &page.name(), 0, reason);
        None
    }
}

/// Whether one feed may lead to another: on the same host, or in the same folder.
fn near(one: &Place, other: &Place) -> bool {
    match (one, other) {
        (Place::Web(one), Place::Web(other)) => same_host(one, other),
        (Place::File(_), Place::File(_)) => true,
        _ => false,
    }
}

fn open(place: &Place, run: &Run) -> Result<TextFile, String> {
    let name = place.name();
    let path = match place {
        Place::Web(address) => net::fetch(address, &run.network.cache, &run.network.patience)?,
        Place::File(path) => path.clone(),
    };
    TextFile::look(&path, &name)
        .map_err(|error| format!("{name} cannot be read: {error}. Check your rights to it."))
}

/// Hands on a book, or tells why not.
fn take(
    page: &str,
    offer: &Offer,
    id: String,
    silences: &mut BTreeMap<String, usize>,
    run: &mut Run,
) {
    if let Place::File(path) = &offer.place
        && run.walked.contains(path)
    {
        // The whole folder is a source: the file comes by itself.
        return;
    }
    let network = run.network;
    let name = offer.place.name();
    let host =
        url::Url::parse(&name).map_or_else(|_| String::new(), |url| url.authority().to_owned());
    let silent = silences.entry(host).or_insert(0);
    if *silent >= MOST_SILENCES {
        let reason = format!(
            "“{}” was left out: its host gave no answer {MOST_SILENCES} times in a row and was not asked again. Build again later.",
            offer.title
        );
        return run.error("network", page, 0, reason);
    }
    let path = match opds::fetched(offer, &network.cache, &network.patience) {
        Ok(path) => path,
        Err(why) => {
            *silent = if why.code == "network" {
                *silent + 1
            } else {
                0
            };
            return run.error(why.code, page, 0, why.reason);
        }
    };
    *silent = 0;
    if !offer.manifest {
        if let Place::File(path) = &offer.place {
            run.note_time(path);
        }
        return run.book(&path, &name, &id);
    }
    match TextFile::look(&path, &name) {
        Ok(file) => webpub::read(&file, Some(id), run),
        Err(error) => run.cannot_read(&name, &error.to_string()),
    }
}

/// The ids of the books of a feed: the name of the file where it tells and no other book has it, else the title, else
/// the title with a sign of the address. None depends on where in the feed a book stands.
fn ids(offers: &[(String, Offer)]) -> Vec<String> {
    let by_name = |offer: &Offer| {
        let name = offer.place.name();
        if offer.manifest {
            books::manifest_id(&name)
        } else {
            books::telling_id(&name)
        }
    };
    let by_title = |offer: &Offer| books::title_id(&offer.title, &offer.place.name());
    let (mut names, mut titles) = (BTreeMap::new(), BTreeMap::new());
    for (_, offer) in offers {
        *names.entry(by_name(offer)).or_insert(0) += 1;
    }
    let own = |offer: &Offer| by_name(offer).filter(|id| names[&Some(id.clone())] == 1);
    for (_, offer) in offers {
        let id = own(offer).unwrap_or_else(|| by_title(offer));
        *titles.entry(id).or_insert(0) += 1;
    }
    let last = |offer: &Offer| {
        let id = by_title(offer);
        match titles[&id] {
            1 => id,
            _ => format!("{id}-{}", crate::normalize::short_hash(&offer.place.name())),
        }
    };
    let id = |offer: &Offer| own(offer).unwrap_or_else(|| last(offer));
    offers.iter().map(|(_, offer)| id(offer)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_do_not_depend_on_the_order() {
        let offer = |title: &str, address: &str| {
            let offer = Offer {
                title: title.to_owned(),
                place: Place::Web(format!("https://a.example/{address}")),
                manifest: address.ends_with("json"),
            };
            (String::new(), offer)
        };
        let mut offers = vec![
            offer("Tea", "1/file.epub"),
            offer("Salt", "2/file.epub"),
            offer("Salt", "3/file.epub"),
            offer("…", "4/file.epub"),
            offer("Other words", "rice.epub"),
            offer("A", "x/rice.epub3"),
            offer("Two", "bread/manifest.json"),
        ];
        let found = ids(&offers);
        assert_eq!(
            (found[0].as_str(), found[4].as_str(), found[6].as_str()),
            ("tea", "rice", "bread")
        );
        assert!(found[1].starts_with("salt-") && found[1] != found[2]);
        assert!(found[3].starts_with("book-"));
        let unique: BTreeSet<_> = found.iter().collect();
        assert_eq!(unique.len(), offers.len());
        offers.reverse();
        let again: Vec<_> = ids(&offers).into_iter().rev().collect();
        assert_eq!(found, again);
    }
}
