//! What is shown, in which order, and which chapter is the day's.

use super::choices::Counts;
use super::day::{first_words, of_day, of_week, readable, short};
use super::known::{Known, Shelf, Tree};
use super::sieve::{Length, Order, Sieve, sift};
use lifelong_api::{Area, ChapterRef, ListedBook, ListedBooks, ShownBook, Text, Topic};
use std::rc::Rc;

fn book(id: &str, author: &str, time: &str, tags: &[&str], about: &str) -> ListedBook {
    ListedBook {
        id: id.to_owned(),
        name: Text::of("en", id),
        author: vec![Text::of("en", author)],
        time_required: time.to_owned(),
        in_language: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        about: vec![about.to_owned()],
        ..ListedBook::default()
    }
}

fn shelf() -> Vec<ListedBook> {
    let mut books = vec![
        book("Café Zola", "Émile", "PT25M", &["fr"], "novels"),
        book("Wells", "Ann Bo", "PT1H30M", &["en", "zh-Hans"], "water"),
        book("Tea", "Lu Yu", "PT9H", &["zh-Hant", "zh-Hans"], "drinks"),
        book("Nobody knows", "Ann Lee", "", &["en-GB"], "novels"),
    ];
    books[2]
        .name
        .insert("zh-Hans", "\u{8336}\u{7ecf}".to_owned());
    for (book, day) in books.iter_mut().zip([
        None,
        Some("2026-02-01"),
        Some("2026-03-01"),
        Some("2026-02-01"),
    ]) {
        book.date_modified = day.map(str::to_owned);
    }
    books
}

fn topics() -> Vec<Topic> {
    let topic = |id: &str, area: Area, broader: Option<&str>| Topic {
        id: id.to_owned(),
        area,
        broader: broader.map(str::to_owned),
        ..Topic::default()
    };
    vec![
        topic("literature", Area::ContinuingEducation, None),
        topic("novels", Area::ContinuingEducation, Some("literature")),
        topic("water", Area::LifeSkills, None),
        topic("drinks", Area::LifeSkills, Some("ring")),
        topic("ring", Area::LifeSkills, Some("drinks")),
        topic("cars", Area::Hobbies, None),
    ]
}

fn list_of(books: Vec<ListedBook>) -> Rc<ListedBooks> {
    Rc::new(ListedBooks {
        books,
        ..ListedBooks::default()
    })
}

fn known(books: Vec<ListedBook>) -> Vec<Rc<Known>> {
    Known::all(&list_of(books), &Tree::of(&topics()))
}

fn ids(books: &[Rc<Known>]) -> Vec<String> {
    books.iter().map(|book| book.book().id.clone()).collect()
}

fn found(query: &str) -> Vec<String> {
    ids(&sift(&known(shelf()), &Sieve::of_query(query)))
}

#[test]
fn words_are_looked_for_in_titles_and_authors_whatever_their_marks() {
    assert_eq!(found("q=cafe"), ["Café Zola"]);
    assert_eq!(found("q=EMILE+zola"), ["Café Zola"]);
    assert_eq!(found("q=ann"), ["Wells", "Nobody knows"]);
    assert_eq!(found("q=ann+wel"), ["Wells"]);
    assert_eq!(found("q=%E7%BB%8F"), ["Tea"], "a part of a Chinese title");
    assert_eq!(found("q=zeppelin"), [""; 0]);
}

#[test]
fn choices_narrow_and_a_topic_stands_for_those_below_it() {
    assert_eq!(found("lang=zh"), ["Wells", "Tea"]);
    assert_eq!(found("length=30"), ["Café Zola"]);
    assert_eq!(found("length=120"), ["Café Zola", "Wells"]);
    assert_eq!(found("length=long"), ["Tea"]);
    assert_eq!(found("topic=literature"), ["Café Zola", "Nobody knows"]);
    assert_eq!(found("topic=novels&lang=en"), ["Nobody knows"]);
    assert_eq!(found("topic=ring"), ["Tea"], "a ring ends");
    assert_eq!(found("topic=cars"), [""; 0]);
}

#[test]
fn the_newest_come_first_and_equals_stay_as_they_were_arranged() {
    let newest = ["Tea", "Wells", "Nobody knows", "Café Zola"];
    assert_eq!(found("sort=new"), newest);
    let arranged = ["Café Zola", "Wells", "Tea", "Nobody knows"];
    assert_eq!(found("sort=loudest"), arranged);
}

#[test]
fn the_most_read_come_first_and_those_nobody_counted_last() {
    let mut books = shelf();
    for (book, views) in books.iter_mut().zip([None, Some(7), Some(1_203), Some(7)]) {
        book.views = views;
    }
    let counted = known(books);
    let most = sift(&counted, &Sieve::of_query("sort=popular"));
    assert_eq!(ids(&most), ["Tea", "Wells", "Nobody knows", "Café Zola"]);
    // It can be chosen only where somebody counted.
    assert!(Counts::of(&counted).has_views);
    assert!(!Counts::of(&known(shelf())).has_views);
}

#[test]
fn the_address_and_what_is_looked_for_are_two_faces_of_one_thing() {
    let query = "q=tea+%26+wells&topic=water&lang=zh&length=120&sort=new&in=texts";
    let sieve = Sieve::of_query(query);
    assert_eq!(
        (sieve.words.as_str(), sieve.length),
        ("tea & wells", Length::Two)
    );
    assert!(sieve.order == Order::New && sieve.texts && !sieve.is_open());
    assert_eq!(sieve.query(), query);
    assert_eq!(sieve.without_words().words, "");
    for harmless in [
        "",
        "in=texts",
        "length=7",
        "sort=worst",
        "novelty=1",
        "q=+",
        "%%%",
    ] {
        assert!(Sieve::of_query(harmless).is_open(), "{harmless}");
    }
}

#[test]
fn only_what_books_have_can_be_chosen() {
    let (counts, topics) = (Counts::of(&known(shelf())), topics());
    let all = counts.subjects(&topics);
    let named: Vec<(Area, Vec<(&str, usize)>)> = all
        .iter()
        .map(|(area, topics)| {
            (
                *area,
                topics.iter().map(|(t, n)| (t.id.as_str(), *n)).collect(),
            )
        })
        .collect();
    assert_eq!(named.len(), 2);
    assert!(named.contains(&(
        Area::ContinuingEducation,
        vec![("literature", 2), ("novels", 2)]
    )));
    let tags = counts.languages.iter();
    let tags: Vec<(&str, usize)> = tags.map(|(tag, n)| (tag.as_str(), *n)).collect();
    assert_eq!(tags, [("en", 2), ("zh", 2), ("fr", 1)]);
    let expected = [(Length::Half, 1), (Length::Two, 2), (Length::Long, 1)];
    assert_eq!(counts.lengths, expected);
    assert_eq!(Counts::of(&known(shelf())[3..]).lengths, []);
}

#[test]
fn what_came_is_not_worked_out_again_and_stands_at_its_place() {
    let lists: Vec<_> = shelf()
        .into_iter()
        .map(|book| list_of(vec![book]))
        .collect();
    let here = |which: [bool; 4]| {
        let pairs = lists.iter().zip(which);
        let pick = pairs.map(|(list, here)| here.then_some(list));
        pick.collect::<Vec<Option<&Rc<ListedBooks>>>>()
    };
    let mut shelf = Shelf::new(&topics());
    let first = shelf.take(here([true, false, false, true]).into_iter());
    assert_eq!(ids(&first.books), ["Café Zola", "Nobody knows"]);
    assert_eq!(first.counts.languages.len(), 2);
    let same = shelf.take(here([true, false, false, true]).into_iter());
    assert!(Rc::ptr_eq(&first, &same), "nothing new came");
    let all = shelf.take(here([true, true, true, true]).into_iter());
    assert_eq!(
        ids(&all.books),
        ["Café Zola", "Wells", "Tea", "Nobody knows"]
    );
    assert!(Rc::ptr_eq(&all.books[3], &first.books[1]));
    // A copy of an older list may have a book that the newer one has, too.
    let twice = [Some(&lists[0]), Some(&lists[1]), Some(&lists[0])];
    let twice = Shelf::new(&[]).take(twice.into_iter());
    assert_eq!(ids(&twice.books), ["Café Zola", "Wells"]);
}

#[test]
fn ten_thousand_books_are_sifted_with_every_key() {
    let names = |number: usize| {
        book(
            &format!("Book {number}"),
            "Ann Bo",
            "PT1H",
            &["en"],
            "novels",
        )
    };
    let books = known((0..10_000).map(names).collect());
    let begun = std::time::Instant::now();
    for words in [
        "b",
        "bo",
        "boo",
        "book",
        "book 9",
        "book 99",
        "book 999",
        "book 9999",
    ] {
        let sieve = Sieve {
            words: words.to_owned(),
            topic: "literature".to_owned(),
            ..Sieve::default()
        };
        let found = sift(&books, &sieve);
        assert!(found.iter().any(|book| book.book().id == "Book 9999"));
    }
    // Some hundredths of a second in all, without optimisation; the rest is for a machine that is busy.
    assert!(begun.elapsed().as_millis() < 2_000, "{:?}", begun.elapsed());
}

#[test]
fn the_days_chapters_are_short_and_the_first_of_every_book_come_first() {
    let whole = |times: &[&str]| {
        let part = |time: &&str| ChapterRef {
            time_required: (*time).to_owned(),
            ..ChapterRef::default()
        };
        Rc::new(ShownBook {
            has_part: times.iter().map(part).collect(),
            ..ShownBook::default()
        })
    };
    let books = [
        whole(&["PT5M", "PT30M", "PT10M"]),
        whole(&["", "PT4M"]),
        whole(&["PT1M"]),
    ];
    assert_eq!(short(&books), [(0, 0), (2, 0), (1, 1), (0, 2)]);
}

const DAY: u64 = 86_400_000;

/// What each of some days has, as it is seen on the day itself: `finish` tells which chapter is finished then.
fn days(chapters: usize, count: u64, finish: impl Fn(u64, usize) -> Option<usize>) -> Vec<usize> {
    let mut finished = vec![None; chapters];
    let mut all = Vec::new();
    for day in 0..count {
        let midnight = (20_000 + day) * DAY;
        let Some(today) = of_day(&finished, 20_000 + day, midnight) else {
            break;
        };
        all.push(today);
        if let Some(one) = finish(day, today) {
            finished[one] = finished[one].or(Some(midnight + DAY / 2));
            let later = of_day(&finished, 20_000 + day, midnight);
            assert_eq!(later, Some(today), "it stays the day's until it ends");
        }
    }
    all
}

#[test]
fn no_chapter_is_the_days_twice_in_a_row() {
    let differ = |all: &[usize]| all.windows(2).all(|two| two[0] != two[1]);
    assert!(differ(&days(2, 30, |_, _| None)));
    assert!(differ(&days(7, 30, |_, _| None)));
    // Whatever is finished, and when.
    for chapters in [3_usize, 4, 5, 9] {
        for step in 1..12_u64 {
            let finish = |day: u64, _| {
                (day % 3 == step % 3).then_some((day * step) as usize % (chapters - 1))
            };
            let all = days(chapters, 60, finish);
            let last = all.iter().position(|one| *one == chapters - 1);
            let until = (1..all.len()).find(|at| all[at - 1] == all[*at]);
            // Only where one alone is left does it stay.
            if let Some(at) = until {
                assert!(last.is_some_and(|last| last < at));
                assert!(all[at..].iter().all(|one| *one == chapters - 1), "{all:?}");
            }
        }
    }
}

#[test]
fn what_is_finished_is_passed_over_and_nothing_is_left_in_the_end() {
    let all = days(5, 30, |_, today| Some(today));
    let mut sorted = all.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [0, 1, 2, 3, 4], "each once: {all:?}");
    assert_eq!(of_day(&[], 20_000, 20_000 * DAY), None);
}

#[test]
fn every_book_has_its_week() {
    let weeks: Vec<_> = (0..3).map(|week| of_week(14, week * 7)).collect();
    assert_eq!(weeks, [0..6, 6..12, 12..14]);
    assert_eq!(of_week(14, 21), 0..6);
    assert_eq!(of_week(3, 9), 0..3);
    assert_eq!(of_week(0, 9), 0..0);
    let books = shelf();
    let ids =
        |tag: &str| -> Vec<String> { readable(&books, tag).iter().map(|b| b.id.clone()).collect() };
    assert_eq!(ids("zh-Hans"), ["Wells", "Tea"]);
    assert_eq!(ids("ru").len(), 4, "better another language than nothing");
}

#[test]
fn first_words_end_with_a_sentence_where_one_is_near() {
    assert_eq!(first_words(" Short. ", 40), "Short.");
    let text = "He sat by the well. It was deep and cold and nobody knew";
    assert_eq!(first_words(text, 25), "He sat by the well.");
    assert_eq!(
        first_words(text, 50),
        "He sat by the well. It was deep and cold and…"
    );
    assert_eq!(
        first_words(
            "\u{4e95}\u{5f88}\u{6df1}\u{3002}\u{4ed6}\u{5750}\u{5728}\u{4e95}\u{8fb9}\u{ff0c}\u{770b}\u{7740}\u{6c34}\u{3002}",
            6
        ),
        "\u{4e95}\u{5f88}\u{6df1}\u{3002}"
    );
    assert_eq!(
        first_words(
            "\u{4ed6}\u{5750}\u{5728}\u{4e95}\u{8fb9}\u{770b}\u{7740}\u{6c34}",
            4
        ),
        "\u{4ed6}\u{5750}\u{5728}\u{4e95}…"
    );
}
