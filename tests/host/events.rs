//! Events: how far off they are on both sides of a change of the clocks, their order, their cards and their page.

use super::{BOTH, MARKUP, harmless, in_order, rendered};
use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use lifelong::hall::{event_groups, whole_event};
use lifelong::i18n::Lang;
use lifelong::ui::occasion::{Clock, Group, Occasion, Standing, day_number};
use lifelong_api::{
    Block, Challenge, Event, Inline, Institution, ItemRef, ItemType, Localized, Place, RichText,
    Session, Speaker, Text,
};
use yew::prelude::*;

/// By the clock on a wall of a zone, at a moment.
fn at<T>(zone: &str, moment: &str, then: impl FnOnce(Clock) -> T) -> T {
    let zone = TimeZoneDatabase::bundled().get(zone).expect("a zone");
    let now: Timestamp = moment.parse().expect("a moment");
    let day_of = |moment: i64| {
        let moment = Timestamp::from_millisecond(moment).expect("a moment");
        day_in(&zone, moment)
    };
    then(Clock {
        now: now.as_millisecond(),
        day_of: &day_of,
    })
}

fn day_in(zone: &TimeZone, moment: Timestamp) -> i64 {
    let date = zone.to_datetime(moment).date();
    day_number(&date.to_string()).expect("a day")
}

fn from(start: &'static str, end: Option<&'static str>) -> Occasion<'static> {
    Occasion {
        start: Some(start),
        end,
        zone: None,
    }
}

#[test]
fn days_are_counted_as_on_a_calendar() {
    for (iso, number) in [
        ("1970-01-01", Some(0)),
        ("1969-12-31", Some(-1)),
        ("2000-02-29", Some(11_016)),
        ("2026-11-28", Some(20_785)),
        ("2027-03-01", Some(20_878)),
        ("2026-13-01", None),
        ("soon", None),
        ("", None),
    ] {
        assert_eq!(day_number(iso), number, "{iso}");
    }
}

#[test]
fn a_day_is_that_day_everywhere() {
    // At noon in Kiritimati it is still yesterday in Honolulu.
    for (zone, standing) in [
        ("Pacific/Kiritimati", Standing::On(None)),
        ("Asia/Shanghai", Standing::Coming(1)),
        ("Pacific/Honolulu", Standing::Coming(2)),
    ] {
        let found = at(zone, "2026-12-02T11:00:00Z", |clock| {
            let day = match zone {
                "Pacific/Honolulu" => "2026-12-04",
                _ => "2026-12-03",
            };
            from(day, None).standing(clock)
        });
        assert_eq!(found, standing, "{zone}");
    }
}

#[test]
fn days_off_are_those_of_the_calendar_over_changes_of_the_clocks() {
    // The night in which the clocks go forward has one hour less, the other one more.
    for (zone, now, start, days) in [
        (
            "Europe/Berlin",
            "2027-03-27T23:30:00+01:00",
            "2027-03-28T23:00:00+02:00",
            1,
        ),
        (
            "Europe/Berlin",
            "2027-03-28T00:30:00+01:00",
            "2027-03-28T23:00:00+02:00",
            0,
        ),
        (
            "Europe/Berlin",
            "2027-03-26T12:00:00+01:00",
            "2027-03-31T00:10:00+02:00",
            5,
        ),
        (
            "Europe/Berlin",
            "2026-10-24T23:59:00+02:00",
            "2026-10-26T00:01:00+01:00",
            2,
        ),
        (
            "America/New_York",
            "2027-03-13T23:59:00-05:00",
            "2027-03-14T23:59:00-04:00",
            1,
        ),
        (
            "America/New_York",
            "2026-10-31T23:00:00-04:00",
            "2026-11-01T01:30:00-05:00",
            1,
        ),
        (
            "America/New_York",
            "2026-11-01T00:30:00-04:00",
            "2026-11-01T23:30:00-05:00",
            0,
        ),
        (
            "America/New_York",
            "2026-11-01T00:30:00-04:00",
            "2026-11-02",
            1,
        ),
    ] {
        let found = at(zone, now, |clock| from(start, None).standing(clock));
        assert_eq!(found, Standing::Coming(days), "{zone} {now}");
    }
}

#[test]
fn a_night_across_a_change_of_the_clocks_is_on_until_it_ends() {
    // Six and a half hours on the wall, five and a half on the watch.
    let night = from(
        "2027-03-27T21:00:00+01:00",
        Some("2027-03-28T03:30:00+02:00"),
    );
    for (now, standing) in [
        ("2027-03-27T20:59:59+01:00", Standing::Coming(0)),
        ("2027-03-27T21:00:00+01:00", Standing::On(Some(1))),
        ("2027-03-28T03:29:00+02:00", Standing::On(Some(0))),
        ("2027-03-28T03:30:00+02:00", Standing::Over),
    ] {
        let found = at("Europe/Berlin", now, |clock| night.standing(clock));
        assert_eq!(found, standing, "{now}");
    }
    // In New York it is one afternoon and evening.
    let found = at("America/New_York", "2027-03-27T18:00:00-04:00", |clock| {
        night.standing(clock)
    });
    assert_eq!(found, Standing::On(None));
    // What ends at midnight ends with that day.
    let evening = from(
        "2027-03-27T20:00:00+01:00",
        Some("2027-03-28T00:00:00+01:00"),
    );
    let found = at("Europe/Berlin", "2027-03-27T22:00:00+01:00", |clock| {
        evening.standing(clock)
    });
    assert_eq!(found, Standing::On(None));
}

#[test]
fn how_far_off_is_said_in_plain_words() {
    let season = from("2026-11-22", Some("2027-04-20"));
    let said = |occasion: Occasion, now: &str, lang| {
        at("Asia/Shanghai", now, |clock| occasion.how_far(clock, lang))
    };
    for (now, en, zh) in [
        (
            "2026-09-01T12:00:00+08:00",
            "In about 3 months",
            "还有大约 3 个月",
        ),
        ("2026-11-17T23:59:00+08:00", "In 5 days", "还有 5 天"),
        ("2026-11-21T12:00:00+08:00", "Tomorrow", "明天"),
        (
            "2026-11-22T00:00:00+08:00",
            "On now, until 2027-04-20",
            "正在进行，到2027-04-20为止",
        ),
        (
            "2027-04-20T23:00:00+08:00",
            "Today is the last day",
            "今天是最后一天",
        ),
        ("2027-04-21T00:00:00+08:00", "Over", "已结束"),
    ] {
        assert_eq!(said(season, now, Lang::En), en);
        assert_eq!(said(season, now, Lang::ZhHans), zh);
    }
    let evening = from("2026-12-03T19:00:00+08:00", None);
    let said = |now| said(evening, now, Lang::En);
    assert_eq!(said("2026-12-03T08:00:00+08:00"), "Today");
    assert_eq!(said("2026-12-03T20:00:00+08:00"), "On now");
    assert_eq!(said("2026-12-04T00:10:00+08:00"), "Over");
    let any = Occasion::default();
    let found = at("UTC", "2026-12-01T00:00:00Z", |clock| {
        (any.standing(clock), any.order(clock).0)
    });
    assert_eq!(found, (Standing::AnyDay, Group::AnyDay));
}

fn both(en: &str, zh: &str) -> Text {
    let mut text = Text::of("en", en);
    text.insert("zh-Hans", zh.to_owned());
    text
}

fn event(id: &str, start: Option<&str>, end: Option<&str>) -> Event {
    Event {
        id: id.to_owned(),
        name: both(id, id),
        start_date: start.map(str::to_owned),
        end_date: end.map(str::to_owned),
        ..Event::default()
    }
}

#[tokio::test]
async fn events_stand_in_their_groups() {
    let mut all = [
        event("long-ago", Some("2026-01-05"), Some("2026-01-09")),
        event("last-month", Some("2026-10-01"), Some("2026-10-31")),
        event("season", Some("2026-11-22"), Some("2027-04-20")),
        event("evening", Some("2026-12-03T19:00:00+01:00"), None),
        event("spring", Some("2027-03-01"), None),
        event("whenever", None, None),
    ];
    all[1].has_results = true;
    all[3].online = Some("https://meet.example.org/".to_owned());
    for lang in BOTH {
        let html = at("Europe/Berlin", "2026-11-28T12:00:00+01:00", |clock| {
            event_groups(&all, clock, lang)
        });
        let html = rendered(html).await;
        let order = [
            lang.events_now(),
            "/event/season",
            "/event/evening",
            lang.event_online(),
            "/event/spring",
            lang.event_any_day(),
            "/event/whenever",
            lang.events_past(),
            "/event/last-month",
            lang.event_results(),
            "/event/long-ago",
        ];
        in_order(&html, &order);
        assert_eq!(html.matches(lang.event_results()).count(), 1);
    }
    let only = at("UTC", "2026-11-28T12:00:00Z", |clock| {
        event_groups(&all[5..], clock, Lang::En)
    });
    let html = rendered(only).await;
    assert!(!html.contains(Lang::En.events_past()) && !html.contains(Lang::En.events_now()));
}

fn paragraph(text: &str) -> Localized<RichText> {
    let content = vec![Inline::Text {
        text: text.to_owned(),
    }];
    let mut localized = Localized::new();
    localized.insert("en", vec![Block::Paragraph { content }]);
    localized
}

#[tokio::test]
async fn a_page_has_every_fact_and_results_come_first_when_it_is_over() {
    let course = ItemRef {
        item_type: ItemType::Course,
        id: "egg".to_owned(),
        name: both("Steam an egg", "蒸水蛋"),
        time_required: None,
    };
    let night = Event {
        location: Some(Place {
            name: both("The small hall", "小礼堂"),
            address: both("Some road 1", MARKUP),
        }),
        online: Some("https://meet.example.org/a".to_owned()),
        audience: both("For cooks.", "想学做饭的人。"),
        time_zone: Some("Europe/Berlin".to_owned()),
        body: paragraph("What happens."),
        results: paragraph("It was good."),
        has_results: true,
        challenge: Some(Challenge {
            courses: vec![course.clone()],
            minutes: None,
        }),
        course_prerequisites: vec![course],
        performer: vec![Speaker {
            id: "cook".to_owned(),
            name: both("A cook", "一位厨师"),
            r#abstract: both("Cooks.", MARKUP),
        }],
        sub_event: vec![Session {
            position: 1,
            name: both(MARKUP, MARKUP),
            start_date: "2027-03-27T21:00:00+01:00".to_owned(),
            end_date: None,
            performer: vec!["cook".to_owned(), "nobody".to_owned()],
        }],
        ..event(
            "night",
            Some("2027-03-27T21:00:00+01:00"),
            Some("2027-03-28T03:30:00+02:00"),
        )
    };
    let school = Institution {
        id: "school".to_owned(),
        name: both("A school", "一所学校"),
        example: true,
        ..Institution::default()
    };
    for lang in BOTH {
        let page = |now: &str| {
            at("Europe/Berlin", now, |clock| {
                whole_event(&night, Some(&school), html! {}, clock, lang)
            })
        };
        let before = rendered(page("2026-11-28T12:00:00Z")).await;
        let order = [
            lang.event_when(),
            "2027-03-27T21:00:00+01:00",
            lang.event_where(),
            night.location.as_ref().unwrap().name.pick(lang.tag()),
            "https://meet.example.org/a\" rel=\"noopener noreferrer external\"",
            night.audience.pick(lang.tag()),
            "/institution/school",
            lang.event_challenge(),
            "data-place=\"take-part\" data-id=\"night\"",
            "What happens.",
            lang.event_programme(),
            "<h3>",
            lang.event_speakers(),
            lang.event_before(),
            "/course/egg",
            "It was good.",
        ];
        in_order(&before, &order);
        harmless(&before);
        let after = rendered(page("2027-04-01T12:00:00Z")).await;
        in_order(
            &after,
            &["It was good.", lang.event_over(), lang.event_challenge()],
        );
    }
    // An address that is no safe one is not followed.
    let bad = Event {
        online: Some("javascript:alert(1)".to_owned()),
        ..event("bad", None, None)
    };
    let html = at("UTC", "2026-11-28T12:00:00Z", |clock| {
        whole_event(&bad, None, html! {}, clock, Lang::En)
    });
    let html = rendered(html).await;
    assert!(!html.contains("javascript:") && html.contains("data-place=\"take-part\""));
}

#[tokio::test]
async fn how_many_take_part_stands_with_the_other_figures() {
    for (lang, count, words) in [
        (Lang::En, 1, Some("1 person takes part")),
        (Lang::En, 1_234, Some("1,234 people take part")),
        (Lang::ZhHans, 56, Some("56 人参加")),
        (Lang::En, 0, None),
    ] {
        let one = Event {
            participants: Some(count),
            views: Some(7),
            ..event("night", None, None)
        };
        let all = [one];
        let page = at("UTC", "2026-11-28T12:00:00Z", |clock| {
            whole_event(&all[0], None, html! {}, clock, lang)
        });
        let list = at("UTC", "2026-11-28T12:00:00Z", |clock| {
            event_groups(&all, clock, lang)
        });
        for html in [rendered(page).await, rendered(list).await] {
            assert!(html.contains(&lang.views(7)), "{html}");
            match words {
                Some(words) => assert!(html.contains(words), "{html}"),
                None => assert!(!html.contains(&lang.participants(0)), "{html}"),
            }
        }
    }
}
