//! The days as a table for spreadsheet programs: comma-separated values by RFC 4180.

use crate::Entry;
use crate::day::Did;
use crate::note::iso;
use std::collections::BTreeMap;

/// The days as one table, a line a day and page. `days` are keys with their entries, in the order wanted; `lang_tag` is the
/// language of titles (BCP 47).
///
/// The columns: `date` (the device's own calendar), `title`, `part_of`, `path`, `seconds`, `finished` (ISO 8601 in UTC, or
/// nothing). Time that belongs to no page has a line without title. It begins with a byte order mark, because without one
/// spreadsheet programs take Chinese for something else; lines end with CR LF.
pub fn history(days: &[(String, Entry)], lang_tag: &str) -> String {
    let mut out = "\u{feff}".to_owned();
    let header = ["date", "title", "part_of", "path", "seconds", "finished"];
    line(&mut out, &header.map(str::to_owned));
    for (key, day) in days {
        if day.is_gone() {
            continue;
        }
        let date = key.strip_prefix("day/").unwrap_or(key);
        let pages = pages(day);
        let told = pages
            .iter()
            .fold(0, |sum: u64, (_, did)| sum.saturating_add(did.seconds));
        for (path, did) in pages {
            let cells = [
                date.to_owned(),
                did.name.pick(lang_tag).to_owned(),
                did.part_of.pick(lang_tag).to_owned(),
                path,
                did.seconds.to_string(),
                did.finished.map(iso).unwrap_or_default(),
            ];
            line(&mut out, &cells);
        }
        let rest = day.seconds().saturating_sub(told);
        if rest > 0 {
            let nothing = String::new;
            let cells = [
                date.to_owned(),
                nothing(),
                nothing(),
                nothing(),
                rest.to_string(),
                nothing(),
            ];
            line(&mut out, &cells);
        }
    }
    out
}

/// The pages of a day on all devices together, in the order of beginning.
pub(crate) fn pages(day: &Entry) -> Vec<(String, Did)> {
    let mut pages: Vec<(String, Did)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (path, did) in day.did() {
        let place = *places.entry(path.clone()).or_insert(pages.len());
        match pages.get_mut(place) {
            Some((_, known)) => {
                known.seconds = known.seconds.saturating_add(did.seconds);
                known.finished = match (known.finished, did.finished) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
            }
            None => pages.push((path, did)),
        }
    }
    pages
}

fn line(out: &mut String, cells: &[String; 6]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// Spreadsheet programs run what begins like a formula; an apostrophe makes it text (OWASP, "CSV Injection").
fn push_cell(out: &mut String, cell: &str) {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let quoted = cell.contains([',', '"', '\r', '\n']);
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stamp;
    use lifelong_api::Text;

    fn day(title: &str, by: &str, seconds: u64, finished: Option<u64>) -> Entry {
        let stamp = Stamp {
            at: 5,
            by: by.to_owned(),
        };
        let page = Did {
            first: 1_795_812_667_120,
            name: Text::of("zh-Hans", title),
            part_of: Text::of("en", "Eggs, all"),
            finished,
            ..Did::default()
        };
        let mut day = Entry::default();
        day.learn("/course/egg/heat", seconds, page, &stamp);
        day
    }

    #[test]
    fn devices_are_one_line() {
        let mut here = day("蒸蛋", "a", 60, None);
        here.join(&day("蒸蛋", "b", 30, Some(1_795_812_700_000)));
        let table = history(&[("day/2026-11-27".to_owned(), here)], "zh-Hans");
        let want = "\u{feff}date,title,part_of,path,seconds,finished\r\n\
            2026-11-27,蒸蛋,\"Eggs, all\",/course/egg/heat,90,2026-11-27T20:51:40.000Z\r\n";
        assert_eq!(table, want);
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (title, cell) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@A1", "'@A1"),
            ("\tx", "'\tx"),
            ("\r=1", "\"'\r=1\""),
            ("＝1", "'＝1"),
            ("a=1", "a=1"),
            ("say \"hm\"", "\"say \"\"hm\"\"\""),
            ("two\nlines", "\"two\nlines\""),
        ] {
            let days = [("day/2026-11-27".to_owned(), day(title, "a", 1, None))];
            let table = history(&days, "en");
            assert!(table.contains(&format!("2026-11-27,{cell},")), "{table}");
        }
    }

    #[test]
    fn time_without_a_page_is_not_lost() {
        let mut entry = day("x", "a", 10, None);
        let stamp = Stamp::default();
        entry.set("time:b", 7, &stamp);
        let table = history(&[("day/2026-11-27".to_owned(), entry.clone())], "en");
        assert!(table.ends_with("\r\n2026-11-27,,,,7,\r\n"), "{table}");
        entry.set(crate::GONE, true, &stamp);
        let table = history(&[("day/2026-11-27".to_owned(), entry)], "en");
        assert_eq!(table.lines().count(), 1);
    }
}
