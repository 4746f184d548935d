//! Which books are shown, and in which order. Nothing here knows of a browser.

use lifelong_api::{Area, ListedBook, Text, Topic, parse_minutes};
use lifelong_record::find::fold;
use std::collections::BTreeMap;

/// No tree of topics is deeper; one that is a ring ends here.
const DEEP: usize = 16;

/// How long a book may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// As long as it likes.
    #[default]
    Any,
    /// Up to half an hour.
    Half,
    /// Up to two hours.
    Two,
    /// Longer than that.
    Long,
}

impl Length {
    /// Those that one can choose.
    pub const ALL: [Self; 3] = [Self::Half, Self::Two, Self::Long];

    /// How the address names it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Half => "30",
            Self::Two => "120",
            Self::Long => "long",
        }
    }

    /// The one of a name; anything unknown is any.
    pub fn of(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|length| length.code() == code);
        known.unwrap_or_default()
    }

    /// Whether a book of so many minutes fits; one that does not say how long it is fits only where that does not matter.
    pub fn fits(self, minutes: Option<u32>) -> bool {
        match (self, minutes) {
            (Self::Any, _) => true,
            (_, None) => false,
            (Self::Half, Some(minutes)) => minutes <= 30,
            (Self::Two, Some(minutes)) => minutes <= 120,
            (Self::Long, Some(minutes)) => minutes > 120,
        }
    }
}

/// What somebody looks for. The address holds all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Words of titles and authors.
    pub words: String,
    /// The id of a topic; empty for all.
    pub topic: String,
    /// The language's own tag, without script and region; empty for all.
    pub language: String,
    /// How long.
    pub length: Length,
    /// Those changed last first; else in their publisher's order.
    pub newest: bool,
    /// The words are looked for in the texts, too.
    pub texts: bool,
}

impl Sieve {
    /// Reads an address's query. What it does not know it ignores.
    pub fn of_query(query: &str) -> Self {
        let mut sieve = Self::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "q" => sieve.words = value.chars().take(200).collect(),
                "topic" => sieve.topic = value.into_owned(),
                "lang" => sieve.language = value.into_owned(),
                "length" => sieve.length = Length::of(&value),
                "sort" => sieve.newest = value == "new",
                "in" => sieve.texts = value == "texts",
                _ => {}
            }
        }
        sieve.texts &= !sieve.words.trim().is_empty();
        sieve
    }

    /// As an address's query; empty where nothing is chosen.
    pub fn query(&self) -> String {
        let sort = if self.newest { "new" } else { "" };
        let texts = if self.texts { "texts" } else { "" };
        let fields = [
            ("q", self.words.trim()),
            ("topic", &self.topic),
            ("lang", &self.language),
            ("length", self.length.code()),
            ("sort", sort),
            ("in", texts),
        ];
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish()
    }

    /// Whether all books are shown as their publisher arranged them.
    pub fn is_open(&self) -> bool {
        self.query().is_empty()
    }

    /// The same without the words: the books whose texts are looked through.
    pub fn without_words(&self) -> Self {
        Self {
            words: String::new(),
            ..self.clone()
        }
    }
}

/// The books that fit, in the order that was chosen.
pub fn sift<'a>(books: &'a [ListedBook], sieve: &Sieve, topics: &[Topic]) -> Vec<&'a ListedBook> {
    let mut words = String::new();
    fold(&sieve.words, &mut words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let fits = |book: &&ListedBook| {
        let minutes = parse_minutes(&book.time_required);
        let speaks = |tag: &String| primary(tag).eq_ignore_ascii_case(&sieve.language);
        sieve.length.fits(minutes)
            && (sieve.language.is_empty() || book.in_language.iter().any(speaks))
            && (sieve.topic.is_empty() || is_about(book, &sieve.topic, topics))
            && has_words(book, &words)
    };
    let mut found: Vec<&ListedBook> = books.iter().filter(fits).collect();
    if sieve.newest {
        // The last day first, those of no day last; equals stay as they were arranged.
        found.sort_by(|a, b| b.date_modified.cmp(&a.date_modified));
    }
    found
}

/// A tag without script and region.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Whether every word stands in the title or with the authors, in any language.
fn has_words(book: &ListedBook, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut folded = String::new();
    let names = std::iter::once(&book.name).chain(&book.author);
    for name in names.flat_map(Text::values) {
        fold(name, &mut folded);
        folded.push('\n');
    }
    words.iter().all(|word| folded.contains(word))
}

/// Whether a book is about a topic, or one below it.
fn is_about(book: &ListedBook, topic: &str, topics: &[Topic]) -> bool {
    book.about.iter().any(|own| {
        let mut at = own.as_str();
        for _ in 0..DEEP {
            if at == topic {
                return true;
            }
            let known = topics.iter().find(|one| one.id == at);
            match known.and_then(|one| one.broader.as_deref()) {
                Some(broader) => at = broader,
                None => return false,
            }
        }
        false
    })
}

/// The topics that books are about, and those above them, with the number of books: by area, each in the tree's order.
pub fn subjects<'a>(
    books: &[ListedBook],
    topics: &'a [Topic],
) -> Vec<(Area, Vec<(&'a Topic, usize)>)> {
    let mut areas: BTreeMap<Area, Vec<(&Topic, usize)>> = BTreeMap::new();
    for topic in topics {
        let about = books
            .iter()
            .filter(|book| is_about(book, &topic.id, topics));
        let count = about.count();
        if count > 0 {
            areas.entry(topic.area).or_default().push((topic, count));
        }
    }
    areas.into_iter().collect()
}

/// The languages that books can be read in, by their own tags, with the number of books; those of most books first.
pub fn languages(books: &[ListedBook]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for book in books {
        let mut own: Vec<&str> = book.in_language.iter().map(|tag| primary(tag)).collect();
        own.sort_unstable();
        own.dedup();
        for tag in own {
            *counts.entry(tag.to_owned()).or_default() += 1;
        }
    }
    let mut all: Vec<(String, usize)> = counts.into_iter().collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    all
}

/// The lengths that some books have, with their number.
pub fn lengths(books: &[ListedBook]) -> Vec<(Length, usize)> {
    let count = |length: Length| {
        let fits = |book: &&ListedBook| length.fits(parse_minutes(&book.time_required));
        (length, books.iter().filter(fits).count())
    };
    let all = Length::ALL.into_iter().map(count);
    all.filter(|(_, count)| *count > 0).collect()
}
