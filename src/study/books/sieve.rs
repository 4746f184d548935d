//! Which books are shown, and in which order. Nothing here knows of a browser.

use super::known::Known;
use lifelong_record::find::fold;
use std::cmp::Reverse;
use std::rc::Rc;

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

/// In which order books stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As their publisher arranged them.
    #[default]
    Arranged,
    /// Those changed last first.
    New,
    /// Those that were looked at most first.
    Popular,
}

impl Order {
    /// How the address names it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Arranged => "",
            Self::New => "new",
            Self::Popular => "popular",
        }
    }

    /// The one of a name; anything unknown is as they were arranged.
    pub fn of(code: &str) -> Self {
        let mut known = [Self::New, Self::Popular].into_iter();
        let known = known.rfind(|order| order.code() == code);
        known.unwrap_or_default()
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
    /// In which order.
    pub order: Order,
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
                "sort" => sieve.order = Order::of(&value),
                "in" => sieve.texts = value == "texts",
                _ => {}
            }
        }
        sieve.texts &= !sieve.words.trim().is_empty();
        sieve
    }

    /// As an address's query; empty where nothing is chosen.
    pub fn query(&self) -> String {
        let texts = if self.texts { "texts" } else { "" };
        let fields = [
            ("q", self.words.trim()),
            ("topic", &self.topic),
            ("lang", &self.language),
            ("length", self.length.code()),
            ("sort", self.order.code()),
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
pub fn sift(books: &[Rc<Known>], sieve: &Sieve) -> Vec<Rc<Known>> {
    let mut words = String::new();
    fold(&sieve.words, &mut words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let language = sieve.language.to_ascii_lowercase();
    let fits = |book: &&Rc<Known>| {
        sieve.length.fits(book.minutes)
            && (language.is_empty() || book.languages.contains(&language))
            && (sieve.topic.is_empty() || book.topics.contains(&sieve.topic))
            // Every word stands in the title or with the authors, in any language.
            && words.iter().all(|word| book.names.contains(word))
    };
    let mut found: Vec<Rc<Known>> = books.iter().filter(fits).cloned().collect();
    // Equals stay as they were arranged, those that nobody knows anything of last.
    match sieve.order {
        Order::Arranged => {}
        Order::New => found.sort_by(|a, b| b.book().date_modified.cmp(&a.book().date_modified)),
        Order::Popular => found.sort_by_key(|one| Reverse(one.book().views)),
    }
    found
}
