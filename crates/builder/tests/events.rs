//! Events: their times whatever the clocks do, what is wrong with them, and their calendars as a parser reads them.

mod build_support;
mod content_fixture;

use build_support::{build_ok, lifelong, read, text_of, tree};
use content_fixture::{Fixture, brief};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime, EventLike};
use lifelong_api::{Event, EventList, Index, plain};
use std::path::Path;

const TOML: &str = "events/week/event.toml";

/// Start and first finding of an event that begins then and there.
fn start(zone: &str, local: &str) -> (Option<String>, Option<(&'static str, String)>) {
    let fixture = Fixture::new();
    let toml = format!("start = {local}\ntimezone = \"{zone}\"\n");
    fixture.write(TOML, toml.as_bytes());
    let (set, findings) = fixture.load();
    let finding = findings.into_iter().next();
    let week = set.events.into_iter().find(|one| one.id == "week");
    let told = finding.map(|one| (one.code, one.reason));
    (week.and_then(|one| one.start_date), told)
}

#[test]
fn local_times_become_moments_on_both_sides_of_a_change_of_the_clocks() {
    for (zone, local, offset) in [
        ("Europe/Berlin", "2026-10-24T19:00:00", "+02:00"),
        ("Europe/Berlin", "2026-10-25T01:59:00", "+02:00"),
        ("Europe/Berlin", "2026-10-25T03:00:00", "+01:00"),
        ("Europe/Berlin", "2026-12-03T19:00:00", "+01:00"),
        ("Europe/Berlin", "2027-03-28T01:59:59", "+01:00"),
        ("Europe/Berlin", "2027-03-28T03:00:00", "+02:00"),
        ("America/New_York", "2026-11-01T00:59:00", "-04:00"),
        ("America/New_York", "2026-11-01T02:00:00", "-05:00"),
        ("Asia/Shanghai", "2026-07-01T19:00:00", "+08:00"),
        ("Asia/Shanghai", "2026-12-01T19:00:00", "+08:00"),
        // It had summer time once: the rules of the year are taken, not those of today.
        ("Asia/Shanghai", "1988-07-01T19:00:00", "+09:00"),
        // Its clocks go by half an hour.
        ("Australia/Lord_Howe", "2026-10-04T01:59:00", "+10:30"),
        ("Australia/Lord_Howe", "2026-10-04T02:30:00", "+11:00"),
        ("Asia/Kathmandu", "2026-12-03T19:00:00", "+05:45"),
    ] {
        let wanted = Some(format!("{local}{offset}"));
        assert_eq!(start(zone, local), (wanted, None), "{zone}");
    }
    // In quotation marks, with a space, without seconds, the zone in small letters.
    let (found, told) = start("europe/berlin", "\"2026-12-03 19:00\"");
    assert_eq!(found.as_deref(), Some("2026-12-03T19:00:00+01:00"));
    assert_eq!(told, None);
}

#[test]
fn times_that_are_never_or_twice_are_told() {
    for (zone, local) in [
        ("Europe/Berlin", "2027-03-28T02:30:00"),
        ("America/New_York", "2027-03-14T02:00:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:15:00"),
    ] {
        let (found, told) = start(zone, local);
        assert_eq!(found, None, "{zone}");
        assert_eq!(told.expect("a finding").0, "no-such-time", "{zone}");
    }
    for (zone, local, first, second) in [
        ("Europe/Berlin", "2026-10-25T02:30:00", "+02:00", "+01:00"),
        (
            "America/New_York",
            "2026-11-01T01:30:00",
            "-04:00",
            "-05:00",
        ),
        (
            "Australia/Lord_Howe",
            "2027-04-04T01:45:00",
            "+11:00",
            "+10:30",
        ),
    ] {
        let (found, told) = start(zone, local);
        assert_eq!(found, Some(format!("{local}{first}")));
        let (code, reason) = told.expect("a finding");
        assert_eq!(code, "time-twice");
        assert!(
            reason.contains(first) && reason.contains(second),
            "{reason}"
        );
        // What the finding advises is understood.
        for offset in [first, second] {
            let exact = format!("{local}{offset}");
            assert_eq!(start(zone, &exact), (Some(exact), None));
        }
    }
    let (found, told) = start("Europe/Berlin", "2026-12-03T19:00:00+02:00");
    assert_eq!((found, told.map(|one| one.0)), (None, Some("bad-date")));
}

#[test]
fn wrong_values_are_told_with_their_lines() {
    let fixture = Fixture::new();
    let toml = "start = 2026-12-03T19:00:00
timezone = \"Europe/Belrin\"
online = \"http://meet.example.org\"
before = [\"egg\", \"no-such-course\"]
[challenge]
courses = [\"egg\"]
minutes = 20
[place]
address = { zh-Hans = \"某路\", en = \"Some road\" }
[[speakers]]
id = \"a\"
name = { zh-Hans = \"馆员\", en = \"A librarian\" }
[[sessions]]
start = 2026-12-03
title = { zh-Hans = \"开场\", en = \"Opening\" }
[[sessions]]
start = 2026-12-04
end = 2026-12-01
speakers = [\"b\"]
title = { zh-Hans = \"尾声\", en = \"Closing\" }
colour = \"red\"
[[sessions]]
start = \"in the evening\"
title = { zh-Hans = \"晚上\", en = \"Evening\" }
";
    fixture.write(TOML, toml.as_bytes());
    let (set, findings) = fixture.load();
    let found = brief(&fixture, &findings);
    let wanted = [
        "unknown-key 21",
        "unknown-zone 2",
        "bad-date 18",
        "unknown-speaker 19",
        "bad-date 23",
        "bad-session 22",
        "bad-value 8",
        "bad-value 3",
        "bad-value 5",
        "dead-link 4",
    ];
    let mut wanted: Vec<String> = wanted
        .iter()
        .filter_map(|one| one.split_once(' '))
        .map(|(code, line)| format!("warning {code} {TOML}:{line}"))
        .collect();
    let mut sorted = found.clone();
    wanted.sort();
    sorted.sort();
    assert_eq!(sorted, wanted, "{found:#?}");
    let zone = findings.iter().find(|one| one.code == "unknown-zone");
    assert!(zone.expect("told").reason.contains("“Europe/Berlin”"));

    let week = &set.events[0];
    assert_eq!(week.start_date, None);
    assert_eq!(week.course_prerequisites.len(), 1);
    assert_eq!(week.sub_event.len(), 2);
    assert!(week.challenge.is_none() && week.online.is_none() && week.location.is_none());

    fixture.write(TOML, b"start = 2026-12-03T19:00:00\nend = 2026-12-02\n");
    let (set, findings) = fixture.load();
    let wanted = [
        format!("warning missing-zone {TOML}:1"),
        format!("warning bad-date {TOML}:2"),
    ];
    assert_eq!(brief(&fixture, &findings), wanted);
    assert_eq!(set.events[0].end_date, None);
}

/// An evening across the night in which the clocks go back, told with everything there is.
const EVENING: &str = "timezone = \"Europe/Berlin\"
online = \"https://meet.example.org/a?b=c\"
before = [\"egg\"]
challenge = { courses = [\"egg\", \"bread\"] }
organizer = \"ginkgo\"
updated = 2026-10-01
[audience]
zh-Hans = \"想学做饭的人。\"
en = \"For whoever likes to cook; all, really.\"
[place]
name = { zh-Hans = \"小礼堂\", en = \"The small hall\" }
address = { zh-Hans = \"某路一号\", en = \"Some road 1\" }
[[speakers]]
id = \"cook\"
name = { zh-Hans = \"一位厨师\", en = \"A cook\" }
about = { zh-Hans = \"在学校做饭。\", en = \"Cooks at a school.\" }
[[sessions]]
start = 2026-10-25T10:00:00
title = { zh-Hans = \"第二天\", en = \"The second day\" }
speakers = [\"cook\"]
[[sessions]]
start = 2026-10-24T19:00:00
end = 2026-10-24T20:30:00
title = { zh-Hans = \"第一晚\", en = \"The first evening\" }
speakers = [\"cook\"]
";

#[test]
fn every_fact_has_a_place_of_its_own() {
    let fixture = Fixture::new();
    fixture.write(TOML, EVENING.as_bytes());
    fixture.write(
        "events/week/results.en.md",
        b"## Afterwards\n\nIt was good. See [it](/course/gone).\n",
    );
    fixture.write(
        "events/week/results.zh-Hans.md",
        "大家都来了。\n".as_bytes(),
    );
    let (set, findings) = fixture.load();
    // The link that leads nowhere, and nothing else.
    assert_eq!(
        brief(&fixture, &findings),
        ["warning dead-link events/week/results.en.md:3"]
    );
    let week = &set.events[0];
    assert_eq!(
        week.start_date.as_deref(),
        Some("2026-10-24T19:00:00+02:00")
    );
    assert_eq!(week.end_date.as_deref(), Some("2026-10-25T10:00:00+01:00"));
    assert_eq!(week.time_zone.as_deref(), Some("Europe/Berlin"));
    assert_eq!(week.course_prerequisites[0].name.pick("en"), "Steam an egg");
    let courses = &week.challenge.as_ref().unwrap().courses;
    let courses: Vec<_> = courses
        .iter()
        .map(|one| (one.id.as_str(), one.name.pick("en")))
        .collect();
    assert_eq!(courses[0], ("egg", "Steam an egg"));
    assert_eq!(courses[1].0, "bread");
    // What the fields say stands in the text no second time.
    let body = week.body.get("en").map(|body| plain(body));
    let body = body.unwrap_or_default();
    for words in ["For whoever", "Some road 1", "meet.example", "It was good"] {
        assert!(!body.contains(words), "{words}: {body}");
    }
    let place = week.location.as_ref().unwrap();
    assert_eq!(
        [place.name.pick("zh-Hans"), place.address.pick("zh-Hans")],
        ["小礼堂", "某路一号"]
    );
    assert!(week.online.is_some() && week.has_results);
    assert!(plain(week.results.get("en").unwrap()).contains("It was good."));
    let sessions = week.sub_event.iter();
    let sessions: Vec<_> = sessions
        .map(|one| (one.name.pick("en"), one.start_date.as_str(), one.position))
        .collect();
    assert_eq!(
        sessions,
        [
            ("The first evening", "2026-10-24T19:00:00+02:00", 2),
            ("The second day", "2026-10-25T10:00:00+01:00", 1),
        ]
    );
    let parts = week.has_part.iter();
    let parts: Vec<_> = parts.map(|part| part.name.pick("en")).collect();
    assert_eq!(parts, ["Day one"]);
    assert_eq!(week.performer[0].name.pick("zh-Hans"), "一位厨师");
}

/// What a calendar holds, by the parser.
fn parsed(root: &Path, path: &str) -> Vec<icalendar::Event> {
    let bytes = std::fs::read(root.join(path)).unwrap_or_else(|why| panic!("{path}: {why}"));
    let text = String::from_utf8(bytes).expect("UTF-8");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{path}: {line}");
    }
    let calendar: Calendar = text.parse().expect("a calendar");
    let events = calendar.components.into_iter().map(|one| match one {
        CalendarComponent::Event(event) => event,
        other => panic!("{path}: {other:?}"),
    });
    events.collect()
}

fn utc(when: Option<DatePerhapsTime>) -> String {
    match when.expect("a date") {
        DatePerhapsTime::DateTime(icalendar::CalendarDateTime::Utc(moment)) => moment.to_rfc3339(),
        DatePerhapsTime::Date(day) => day.to_string(),
        other => panic!("not in UTC: {other:?}"),
    }
}

#[test]
fn a_parser_reads_the_calendars() {
    let fixture = Fixture::new();
    fixture.write(TOML, EVENING.as_bytes());
    fixture.write(
        "events/month/event.toml",
        b"start = 2026-02-01\nend = 2026-02-28\n",
    );
    fixture.write("events/day/event.toml", b"start = 2027-12-31\n");
    fixture.write("events/always/event.toml", b"");
    for id in ["month", "day", "always"] {
        fixture.write(
            &format!("events/{id}/en.md"),
            b"# One\n\nA summary, short.\n",
        );
    }
    fixture.write(
        "figures.csv",
        b"path,views,participants\n/event/week,40,12\n/event/day,,0\n",
    );
    let out = fixture.dir().join("site");
    build_ok(&[fixture.dir()], &out);
    let index: Index = read(&out, "index.json");
    let list: EventList = read(&out, &index.files.events.path);
    // Figures stand in the list, and in the whole event.
    let coming = list.events.iter().map(|one| one.participants);
    assert_eq!(coming.collect::<Vec<_>>(), [None, Some(12), Some(0), None]);
    let order: Vec<_> = list.events.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(order, ["month", "week", "day", "always"]);
    assert_eq!(list.calendar.pick("zh-Hans"), "events.zh-Hans.ics");
    assert_eq!(list.events[1].calendar.pick("en"), "calendar/week.en.ics");
    assert!(list.events[3].calendar.is_empty());
    let whole: Event = read(&out, &list.events[1].content.path);
    assert_eq!(whole.calendar, list.events[1].calendar);
    assert_eq!((whole.views, whole.participants), (Some(40), Some(12)));
    assert_eq!(whole.sub_event.len(), 2);

    let all = parsed(&out, "events.en.ics");
    let ids: Vec<_> = all.iter().map(|one| one.get_uid().unwrap()).collect();
    assert_eq!(
        ids,
        ["month", "week.2", "week.1", "day"].map(|id| format!("{id}@lifelong.invalid"))
    );
    let days = |one: &icalendar::Event| (utc(one.get_start()), utc(one.get_end()));
    // The day after the last one, over the ends of a month and a year.
    assert_eq!(days(&all[0]), ("2026-02-01".into(), "2026-03-01".into()));
    assert_eq!(days(&all[3]), ("2027-12-31".into(), "2028-01-01".into()));
    assert_eq!(
        days(&all[1]),
        (
            "2026-10-24T17:00:00+00:00".into(),
            "2026-10-24T18:30:00+00:00".into()
        )
    );
    assert_eq!(utc(all[2].get_start()), "2026-10-25T09:00:00+00:00");
    assert_eq!(all[1].get_summary(), Some("Week · The first evening"));
    assert_eq!(all[1].get_location(), Some("The small hall, Some road 1"));
    assert_eq!(all[1].property_value("DTSTAMP"), Some("20261001T000000Z"));
    let description = all[1].get_description().unwrap();
    assert!(description.contains("A cook\n"), "{description}");
    assert!(
        description.contains("For whoever likes to cook; all, really."),
        "{description}"
    );

    let chinese = parsed(&out, "events.zh-Hans.ics");
    assert_eq!(chinese[1].get_summary(), Some("学习周 · 第一晚"));
    assert_eq!(chinese[1].get_uid(), all[1].get_uid());
    assert_eq!(parsed(&out, "calendar/week.en.ics").len(), 2);
    // Without a language in its name: the foremost.
    let plain = |path: &str| std::fs::read(out.join(path)).unwrap();
    assert_eq!(plain("events.ics"), plain("events.zh-Hans.ics"));
}

#[test]
fn hostile_words_stay_words() {
    let fixture = Fixture::new();
    let long = "险".repeat(300);
    let title = format!("a;b,c\\\\n\\r\\nEND:VEVENT\\r\\nBEGIN:VEVENT\\u0085 {long}");
    let toml = format!(
        "timezone = \"UTC\"\nonline = \"https://a.example/\\r\\nEND:VCALENDAR\"\n[[sessions]]\nstart = 2026-12-03T19:00:00\ntitle = {{ en = \"{title}\", zh-Hans = \"{title}\" }}\n"
    );
    fixture.write(TOML, toml.as_bytes());
    let out = fixture.dir().join("site");
    build_ok(&[fixture.dir()], &out);
    let events = parsed(&out, "calendar/week.en.ics");
    assert_eq!(events.len(), 1);
    let summary = events[0].get_summary().unwrap();
    assert!(
        summary.starts_with("Week · a;b,c\\n\nEND:VEVENT\nBEGIN:VEVENT"),
        "{summary}"
    );
    assert!(summary.ends_with(&long));
}

#[test]
fn the_same_folder_gives_the_same_calendars_anywhere() {
    let fixture = Fixture::new();
    fixture.write(TOML, EVENING.as_bytes());
    let outs = ["Asia/Shanghai", "America/New_York"].map(|zone| {
        let out = tempfile::tempdir().unwrap();
        let site = out.path().join("site");
        let output = lifelong()
            .env("TZ", zone)
            // The machine's own rules are not asked.
            .env("TZDIR", out.path())
            .args(["build", "--out"])
            .args([&site, fixture.dir()])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", text_of(&output));
        tree(&site)
    });
    assert!(outs[0].contains_key("events.ics"));
    assert_eq!(outs[0], outs[1]);
}
