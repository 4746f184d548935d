//! The last seven days: how long one learned.

use super::length;
use crate::i18n::Lang;
use crate::platform::{page, time};
use lifelong_record::{Entry, day};
use yew::prelude::*;

/// The days of a week.
const DAYS: u32 = 7;
/// The lowest bar that is seen, of 100.
const LOWEST: u64 = 6;

/// Whole minutes. Whoever learned at all learned a minute.
pub fn minutes(seconds: u64) -> u64 {
    ((seconds + 30) / 60).max(u64::from(seconds > 0))
}

/// Minutes of each of the last seven days, today last.
pub fn week(days: &[(String, Entry)]) -> Vec<u64> {
    let of_day = |ago: u32| {
        let key = day::key(&time::date(ago));
        let day = days.iter().find(|(found, _)| *found == key);
        day.map_or(0, |(_, day)| minutes(day.seconds()))
    };
    (0..DAYS).rev().map(of_day).collect()
}

/// How high a bar is, of 100.
fn height(minutes: u64, most: u64) -> u64 {
    if minutes == 0 {
        0
    } else {
        (minutes * 100 / most.max(1)).max(LOWEST)
    }
}

/// What one learned in the week, in words, as bars and as a table. Of days without learning nothing is said.
pub fn view(week: &[u64], lang: Lang) -> Html {
    let sum: u64 = week.iter().sum();
    if sum == 0 {
        return html! { <p>{ lang.week_none() }</p> };
    }
    let most = week.iter().copied().max().unwrap_or(0);
    let ago = |at: usize| (week.len() - 1 - at) as u32;
    let bar = |(at, minutes): (usize, &u64)| {
        let high = height(*minutes, most);
        html! {
            <div class={classes!("week-day", (ago(at) == 0).then_some("is-today"))}>
                <span>{ if *minutes > 0 { minutes.to_string() } else { String::new() } }</span>
                <svg viewBox="0 0 10 100" preserveAspectRatio="none" focusable="false">
                    <rect x="0" y={(100 - high).to_string()} width="10" height={high.to_string()} />
                </svg>
                <span>{ time::weekday(ago(at), lang.tag()) }</span>
            </div>
        }
    };
    let row = |(at, minutes): (usize, &u64)| {
        let day = time::weekday(ago(at), lang.tag());
        let day = if ago(at) == 0 {
            lang.week_today(&day)
        } else {
            day
        };
        html! { <tr key={at}><th scope="row">{ day }</th><td>{ length(*minutes, lang) }</td></tr> }
    };
    let learned = week.iter().enumerate().filter(|(_, minutes)| **minutes > 0);
    let table = html! {
        <table class="week-table">
            <caption>{ lang.week_caption() }</caption>
            <thead><tr><th scope="col">{ lang.week_day() }</th><th scope="col">{ lang.week_learned() }</th></tr></thead>
            <tbody>{ for learned.map(row) }</tbody>
        </table>
    };
    html! {
        <div class="week">
            <div>
                <p><strong>{ lang.week_sum(&length(sum, lang)) }</strong>{ " " }{ lang.week_cheer() }</p>
                // The table says the same.
                <div class="week-chart" aria-hidden="true">{ for week.iter().enumerate().map(bar) }</div>
            </div>
            if page::is_wide() { { table } } else { <details><summary>{ lang.week_table() }</summary>{ table }</details> }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_record::Stamp;
    use lifelong_record::day::Did;

    #[test]
    fn a_week_is_seven_days_and_today_is_the_last() {
        let stamp = Stamp {
            at: 1,
            by: "a".to_owned(),
        };
        let day = |ago: u32, seconds: u64| {
            let mut entry = Entry::default();
            entry.learn("/course/a", seconds, Did::default(), &stamp);
            (day::key(&time::date(ago)), entry)
        };
        let days = [day(0, 600), day(3, 20), day(9, 6_000)];
        assert_eq!(week(&days), [0, 0, 0, 1, 0, 0, 10]);
        assert_eq!(week(&[]), [0; 7]);
    }

    #[test]
    fn bars_are_seen_and_fit() {
        assert_eq!(
            [
                height(0, 0),
                height(0, 90),
                height(1, 900),
                height(45, 90),
                height(90, 90)
            ],
            [0, 0, LOWEST, 50, 100]
        );
        assert_eq!(
            [minutes(0), minutes(1), minutes(89), minutes(90)],
            [0, 1, 1, 2]
        );
    }
}
