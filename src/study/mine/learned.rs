//! What the days say of one work.

use lifelong_record::Entry;

/// How long one learned in a work, and since when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    /// In seconds, on all days together.
    pub seconds: u64,
    /// When it was first opened, in milliseconds since 1970.
    pub first: Option<u64>,
}

/// Adds up the days of a work by its path: its own page, and those below it.
pub fn learned(days: &[(String, Entry)], path: &str) -> Learned {
    let mut learned = Learned::default();
    for (page, did) in days.iter().flat_map(|(_, day)| day.did()) {
        let rest = page.strip_prefix(path);
        if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            continue;
        }
        learned.seconds = learned.seconds.saturating_add(did.seconds);
        if did.first > 0 {
            learned.first = Some(
                learned
                    .first
                    .map_or(did.first, |first| first.min(did.first)),
            );
        }
    }
    learned
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifelong_record::Stamp;
    use lifelong_record::day::Did;

    #[test]
    fn a_work_is_its_page_and_those_below() {
        let stamp = Stamp {
            at: 1,
            by: "a".to_owned(),
        };
        let did = |first| Did {
            first,
            ..Did::default()
        };
        let (mut one, mut two) = (Entry::default(), Entry::default());
        one.learn("/course/egg", 30, did(50), &stamp);
        one.learn("/course/eggs/heat", 900, did(1), &stamp);
        two.learn("/course/egg/heat", 60, did(40), &stamp);
        two.learn("/course/egg/cold", 60, did(0), &stamp);
        let days = [
            ("day/2026-11-27".to_owned(), one),
            ("day/2026-11-26".to_owned(), two),
        ];
        assert_eq!(
            learned(&days, "/course/egg"),
            Learned {
                seconds: 150,
                first: Some(40)
            }
        );
        assert_eq!(learned(&days, "/read/egg"), Learned::default());
    }
}
