//! The learner's record in the browser's real database.

use super::{js, until};
use lifelong::platform::database::{self, Row, Write};
use lifelong::platform::storage;
use lifelong::study::bin;
use lifelong::study::changes;
use lifelong::study::shelf::Shelf;
use lifelong::study::store::{self, Keeping};
use lifelong_api::Text;
use lifelong_record::day::Did;
use lifelong_record::work::{About, LIKED, PLACE, Place};
use lifelong_record::{Entry, GONE, Record, Stamp, file};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn open(part: &str) -> impl FnOnce(&mut Entry, &Stamp) + 'static {
    let part = part.to_owned();
    move |entry, stamp| entry.set(PLACE, Place { part }, stamp)
}

async fn keys(shelf: Shelf) -> Vec<String> {
    let all = store::shelf(shelf, 100).await.expect("a shelf");
    all.into_iter().map(|(key, _)| key).collect()
}

#[wasm_bindgen_test]
async fn what_older_builds_kept_is_there_and_everything_else_follows() {
    // First of all: the database of this page is made now, and once.
    storage::set(
        "lifelong.recent",
        r#"[{"path":"/course/tea/leaves","title":{"en":"Leaves"},"partOf":{"en":"Tea"},"area":"hobbies"},
            {"path":"/read/wells/first","title":{"en":"First"},"partOf":{"en":"Wells"},"area":""}]"#,
    )
    .expect("there is room");
    assert_eq!(store::ready().await, Keeping::Safe);
    assert_eq!(keys(Shelf::Begun).await, ["course/tea", "book/wells"]);
    let tea = store::entry("course/tea")
        .await
        .expect("a read")
        .expect("it");
    assert_eq!(tea.about().name, Text::of("en", "Tea"));
    assert_eq!(tea.place().map(|p| p.part), Some("leaves".to_owned()));

    shelves_have_an_order().await;
    what_is_taken_away_comes_back().await;
    many_changes_at_once_add_up().await;
    a_damaged_row_is_made_whole().await;
    a_file_is_taken_in_and_out_again().await;
    everything_is_deleted_and_comes_back().await;
    what_is_past_its_day_is_forgotten().await;
    a_full_database_changes_nothing().await;
}

async fn shelves_have_an_order() {
    for (key, part) in [("course/a", "1"), ("course/b", "1"), ("course/a", "2")] {
        store::change(key, open(part)).await.expect("a write");
    }
    assert_eq!(keys(Shelf::Begun).await[..2], ["course/a", "course/b"]);
    assert_eq!(store::count(Shelf::Begun).await, Ok(4));
    let two = store::shelf(Shelf::Begun, 2).await.expect("a shelf");
    assert_eq!(two.len(), 2);
}

async fn what_is_taken_away_comes_back() {
    let before = store::entry("course/a").await.expect("a read").expect("it");
    store::remove("course/a").await.expect("a write");
    assert_eq!(store::entry("course/a").await, Ok(None));
    assert_eq!(keys(Shelf::Gone).await, ["course/a"]);
    store::give_back("course/a").await.expect("a write");
    let after = store::entry("course/a").await.expect("a read").expect("it");
    assert_eq!(before.place(), after.place());
    assert!(keys(Shelf::Gone).await.is_empty());
}

async fn many_changes_at_once_add_up() {
    let heard = Rc::new(Cell::new(0));
    let count = heard.clone();
    let listening = changes::listen(move |keys| {
        if keys == ["list/all"] {
            count.set(count.get() + 1);
        }
    });
    let add = |n: u32| {
        store::change("list/all", move |entry, stamp| {
            entry.add_item(&format!("course/{n}"), Text::new(), "", stamp);
        })
    };
    let all = futures::future::join_all((0..20).map(add)).await;
    assert!(all.iter().all(Result::is_ok));
    let list = store::entry("list/all").await.expect("a read").expect("it");
    assert_eq!((list.items().len(), heard.get()), (20, 20));
    drop(listening);
    store::change("list/all", |entry, stamp| entry.set("name", "All", stamp))
        .await
        .expect("a write");
    assert_eq!(heard.get(), 20, "who does not listen hears nothing");
    // Another tab.
    let heard = Rc::new(Cell::new(false));
    let flag = heard.clone();
    let _listening = changes::listen(move |keys| flag.set(flag.get() || keys == ["course/far"]));
    js("new BroadcastChannel('lifelong-record').postMessage(['course/far'])");
    until("the other tab is heard", || heard.get()).await;
}

async fn a_damaged_row_is_made_whole() {
    let row = Row {
        key: "course/bad".to_owned(),
        shelf: "begun".to_owned(),
        order: -1.0,
        text: "{\"pla".to_owned(),
    };
    database::write(vec![Write::Put(row)])
        .await
        .expect("a write");
    let entry = store::entry("course/bad").await.expect("a read");
    assert!(entry.is_none_or(|entry| entry.is_empty()));
    store::change("course/bad", |entry, stamp| entry.set(LIKED, true, stamp))
        .await
        .expect("a write");
    assert!(
        store::entry("course/bad")
            .await
            .expect("a read")
            .expect("it")
            .is(LIKED)
    );
}

async fn a_file_is_taken_in_and_out_again() {
    let mut other = Record::default();
    let mut entry = Entry::default();
    let stamp = Stamp {
        at: store::now(),
        by: "elsewhere".to_owned(),
    };
    entry.set(
        "about",
        About {
            name: Text::of("en", "New"),
            ..About::default()
        },
        &stamp,
    );
    other.entries.insert("course/new".to_owned(), entry.clone());
    let mut better = Entry::default();
    better.set("stars", 5, &stamp);
    other.entries.insert("course/b".to_owned(), better);
    let text = file::write(
        &other,
        &file::Header {
            exported: String::new(),
            by: "elsewhere".to_owned(),
        },
    );
    let read = file::read(&text, store::now()).expect("a file").record;
    assert_eq!(read, other);
    let before = store::all().await.expect("all");
    bin::take_in(&read, None).await.expect("a write");
    let after = store::all().await.expect("all");
    assert_eq!(after.entries["course/b"].read::<u8>("stars"), Some(5));
    assert_eq!(after.entries.len(), before.entries.len() + 1);
    // Once more changes nothing.
    assert!(after.changes(&read).new.is_empty() && after.changes(&read).changed.is_empty());
    let last = bin::all().await.expect("the bin").remove(0);
    // What was changed since stays.
    store::change("course/new", |entry, stamp| entry.set(LIKED, true, stamp))
        .await
        .expect("a write");
    bin::undo(last.at).await.expect("an undo");
    let undone = store::all().await.expect("all");
    assert!(undone.entries["course/new"].is(LIKED));
    assert_eq!(undone.entries["course/b"], before.entries["course/b"]);
}

async fn everything_is_deleted_and_comes_back() {
    let before = store::all().await.expect("all");
    bin::delete_all().await.expect("a write");
    assert!(store::all().await.expect("all").entries.is_empty());
    let last = bin::all().await.expect("the bin").remove(0);
    bin::undo(last.at).await.expect("an undo");
    assert_eq!(store::all().await.expect("all"), before);
    // What was learned before and after adds up.
    let learn = |seconds| {
        store::change("day/2026-11-27", move |entry, stamp| {
            entry.learn("/course/a", seconds, Did::default(), stamp);
        })
    };
    learn(60).await.expect("a write");
    let at = bin::delete_all().await.expect("a write");
    learn(5).await.expect("a write");
    assert_eq!(bin::undo(at).await, Ok(true));
    let day = store::entry("day/2026-11-27")
        .await
        .expect("a read")
        .expect("it");
    assert_eq!(day.seconds(), 65);
    assert_eq!(bin::undo(at).await, Ok(false), "once is enough");
    // For good means everything.
    bin::delete_all().await.expect("a write");
    bin::delete_for_good().await.expect("a write");
    assert!(bin::all().await.expect("the bin").is_empty());
    store::join(&before).await.expect("a write");
}

async fn what_is_past_its_day_is_forgotten() {
    // Taken away long ago: the words are gone when the page is opened anew, that it was stays.
    let mut entry = Entry::default();
    let old = Stamp {
        at: 1_000,
        by: "x".to_owned(),
    };
    entry.set("note", "a secret", &old);
    entry.set(GONE, true, &old);
    store::change_all(vec![("note/old".to_owned(), entry)], |entry, _| {
        Some(Some(entry))
    })
    .await
    .expect("a write");
    store::forget().await;
    let all = store::all().await.expect("all");
    let names: Vec<&String> = all.entries["note/old"].registers.keys().collect();
    assert_eq!(names, [GONE]);
}

async fn a_full_database_changes_nothing() {
    let before = store::all().await.expect("all");
    js("window.__put = IDBObjectStore.prototype.put; \
        IDBObjectStore.prototype.put = function () { this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError'); }");
    let answer = store::change("course/a", open("9")).await;
    js("IDBObjectStore.prototype.put = window.__put");
    assert_eq!(answer, Err(database::DatabaseError::Full));
    assert_eq!(store::all().await.expect("all"), before);
    store::change("course/a", open("9"))
        .await
        .expect("with room again it is kept");
}
