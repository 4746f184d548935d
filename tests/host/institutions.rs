//! Institutions: what the directory finds and counts, and what the page of one shows.

use super::{BOTH, MARKUP, harmless, in_order, rendered};
use lifelong::hall::{Directory, Found, Sieve, institution_page, institution_rows};
use lifelong::i18n::Lang;
use lifelong_api::{
    Area, Block, Image, Inline, Institution, InstitutionList, InstitutionType, ItemRef, ItemType,
    Localized, Subject, Text,
};
use std::rc::Rc;

fn both(en: &str, zh: &str) -> Text {
    let mut text = Text::of("en", en);
    text.insert("zh-Hans", zh.to_owned());
    text
}

fn of(id: &str, name: Text, kind: InstitutionType, region: Text, areas: &[Area]) -> Institution {
    let subject = |area: &Area| Subject {
        id: area.code().to_owned(),
        course_count: 2,
        ..Subject::default()
    };
    Institution {
        id: id.to_owned(),
        name,
        kind,
        region,
        subjects: areas.iter().map(subject).collect(),
        course_count: 3,
        ..Institution::default()
    }
}

fn directory() -> Directory {
    use InstitutionType::{Other, Senior, University};
    let france = || both("France", "法国");
    let mut ete = of(
        "ete",
        Text::of("fr", "Académie de l’Été"),
        University,
        france(),
        &[Area::Hobbies],
    );
    ete.location = Text::of("fr", "Besançon, France");
    let institutions = vec![
        of(
            "ginkgo",
            both("Ginkgo School", "银杏学校"),
            Senior,
            both("China", "中国"),
            &[Area::Elderly, Area::Hobbies],
        ),
        ete,
        of(
            "lane",
            Text::of("en", "Lane School"),
            Other,
            france(),
            &[Area::LifeSkills],
        ),
        of("bare", Text::of("en", "Bare"), Other, Text::new(), &[]),
    ];
    Directory::of(Rc::new(InstitutionList {
        institutions,
        next: None,
    }))
}

fn found(query: &str) -> Found {
    directory().sift(&Sieve::of_query(query))
}

fn ids(query: &str) -> Vec<String> {
    let directory = directory();
    let found = directory.sift(&Sieve::of_query(query));
    let id = |place: &usize| directory.at(*place).expect("it is there").id.clone();
    found.places.iter().map(id).collect()
}

#[test]
fn words_are_found_in_names_and_places_however_they_are_written() {
    assert_eq!(ids(""), ["ginkgo", "ete", "lane", "bare"]);
    assert_eq!(ids("q=GINKGO"), ["ginkgo"]);
    assert_eq!(ids("q=银杏"), ["ginkgo"]);
    assert_eq!(ids("q=academie+ete"), ["ete"]);
    assert_eq!(ids("q=besancon"), ["ete"]);
    assert_eq!(ids("q=法国"), ["ete", "lane"]);
    assert_eq!(ids("q=school"), ["ginkgo", "lane"]);
    assert_eq!(ids("q=school+france"), ["lane"]);
    assert_eq!(ids("q=zeppelin"), [""; 0]);
}

#[test]
fn each_choice_counts_what_it_would_find_beside_the_others() {
    let all = found("");
    assert_eq!(
        all.kinds,
        [
            (InstitutionType::University, 1),
            (InstitutionType::Senior, 1),
            (InstitutionType::Other, 2)
        ],
        "none without institutions"
    );
    let pair = |name: &str, count: usize| (name.to_owned(), count);
    assert_eq!(all.regions, [pair("France", 2), pair("China", 1)]);
    assert_eq!(
        all.subjects,
        [
            (Area::LifeSkills, 1),
            (Area::Hobbies, 2),
            (Area::Elderly, 1)
        ]
    );
    let french = found("region=France");
    assert_eq!(french.places.len(), 2);
    assert_eq!(
        french.kinds,
        [
            (InstitutionType::University, 1),
            (InstitutionType::Other, 1)
        ]
    );
    assert_eq!(french.regions, all.regions, "its own list stays whole");
    assert_eq!(french.subjects, [(Area::LifeSkills, 1), (Area::Hobbies, 1)]);
    // What was chosen is shown though nothing fits.
    let none = found("region=France&subject=elderly&type=senior");
    assert!(none.places.is_empty());
    assert_eq!(none.kinds, [(InstitutionType::Senior, 0)]);
    assert_eq!(none.subjects, [(Area::Elderly, 0)]);
    assert_eq!(none.regions, [pair("China", 1), pair("France", 0)]);
    assert_eq!(
        found("region=Atlantis").regions.last(),
        Some(&pair("Atlantis", 0))
    );
}

#[test]
fn the_address_holds_all_of_it_and_nothing_else() {
    for query in [
        "",
        "q=tea+%26+%E8%8C%B6&type=senior&region=C%C3%B4te&subject=elderly",
        "subject=hobbies",
    ] {
        assert_eq!(Sieve::of_query(query).query(), query);
    }
    let odd = Sieve::of_query("?&type=rocket&subject=physics&page=3&q=++");
    assert!(odd.is_open(), "{odd:?}");
}

#[test]
fn thousands_are_looked_through_at_once() {
    let one = |number: usize| {
        let areas = &Area::ALL[number % 6..];
        let region = Text::of("en", format!("Region {}", number % 90));
        of(
            &format!("i{number}"),
            both(
                &format!("School of lane {number}"),
                &format!("第{number}学校"),
            ),
            InstitutionType::ALL[number % 5],
            region,
            areas,
        )
    };
    let list = InstitutionList {
        institutions: (0..3_351).map(one).collect(),
        next: None,
    };
    let directory = Directory::of(Rc::new(list));
    let all = directory.sift(&Sieve::default());
    assert_eq!((all.places.len(), all.regions.len()), (3_351, 90));
    assert_eq!(
        all.kinds.iter().map(|(_, count)| count).sum::<usize>(),
        3_351
    );
    let last = directory.sift(&Sieve::of_query("q=lane+3350"));
    assert_eq!(last.places, [3_350]);
    assert_eq!(directory.sift(&Sieve::of_query("q=第17学校")).places, [17]);
    // Every count is what its choice finds.
    for (kind, count) in &all.kinds {
        let found = directory.sift(&Sieve::of_query(&format!("type={}", kind.code())));
        assert_eq!(found.places.len(), *count);
    }
    for (region, count) in &all.regions {
        let sieve = Sieve {
            region: region.clone(),
            ..Sieve::default()
        };
        assert_eq!(directory.sift(&sieve).places.len(), *count);
    }
}

fn item(item_type: ItemType, id: &str) -> ItemRef {
    ItemRef {
        item_type,
        id: id.to_owned(),
        name: Text::of("en", format!("The {id}")),
        time_required: None,
    }
}

#[tokio::test]
async fn the_page_of_one_shows_what_it_teaches_and_no_picture_from_elsewhere() {
    let paragraph = vec![Block::Paragraph {
        content: vec![Inline::Text {
            text: MARKUP.to_owned(),
        }],
    }];
    let mut one = of(
        "ete",
        Text::of("fr", "Été"),
        InstitutionType::University,
        both("France", "法国"),
        &[Area::Hobbies],
    );
    one.body = Localized::of("en", paragraph);
    one.topics = vec![Subject {
        id: "tea".to_owned(),
        name: both("Tea", "茶"),
        course_count: 2,
    }];
    one.begin_with = vec![
        item(ItemType::Course, "first"),
        item(ItemType::Course, "next"),
    ];
    one.columns = vec![item(ItemType::Column, "hands")];
    one.events = vec![item(ItemType::Event, "oven")];
    one.feed = "feeds/institution-ete.atom".to_owned();
    one.url = Some("javascript:alert(1)".to_owned());
    one.example = true;
    let logo = |url: &str| {
        Some(Image {
            url: url.to_owned(),
            caption: both("A sun", "太阳"),
            ..Image::default()
        })
    };
    for lang in BOTH {
        one.image = logo("media/sun.svg");
        let html = rendered(institution_page(&one, lang)).await;
        harmless(&html);
        let all = lang.institution_all(3);
        let place = if lang == Lang::En { "France" } else { "法国" };
        let order = [
            "institution-logo",
            "alt=\"",
            lang.institution_university(),
            place,
            "href=\"/find?institution=ete\"",
            "feeds/institution-ete.atom",
            lang.institution_example_notice(),
            "href=\"/find?institution=ete&amp;area=hobbies\"",
            "href=\"/find?institution=ete&amp;topic=tea\"",
            "href=\"/course/first\"",
            "href=\"/course/next\"",
            all.as_str(),
            "href=\"/column/hands\"",
            "href=\"/event/oven\"",
        ];
        in_order(&html, &order);
        for elsewhere in [
            "https://example.org/logo.png",
            "//example.org/logo.png",
            "data:image/png,x",
        ] {
            one.image = logo(elsewhere);
            let html = rendered(institution_page(&one, lang)).await;
            assert!(
                !html.contains("<img") && !html.contains("institution-logo"),
                "{html}"
            );
        }
    }
}

#[tokio::test]
async fn a_row_says_no_more_than_is_known() {
    let bare = of(
        "bare",
        Text::of("en", "bare"),
        InstitutionType::Other,
        Text::new(),
        &[],
    );
    for lang in BOTH {
        let html = rendered(institution_rows(std::iter::once(&bare), lang)).await;
        in_order(
            &html,
            &[
                "aria-hidden=\"true\"",
                ">B<",
                "href=\"/institution/bare\"",
                &lang.results_total(3),
            ],
        );
        assert!(!html.contains(lang.institution_other()), "{html}");
    }
}
