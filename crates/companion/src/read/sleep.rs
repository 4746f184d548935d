//! Stopping by itself: after some minutes, at the end, or not.

use lifelong_i18n::Lang;

/// The minutes that are offered, one after another.
const MINUTES: [u32; 4] = [10, 20, 30, 60];

/// When it stops by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Sleep {
    /// Nothing was chosen.
    #[default]
    Off,
    /// After so many minutes, at that moment: milliseconds, as [`now`] tells them.
    After(u32, f64),
    /// With the last sentence.
    End,
}

/// The time, in milliseconds. It is asked for between two sentences: a timer would be held up where the screen is dark.
pub fn now() -> f64 {
    js_sys::Date::now()
}

impl Sleep {
    /// The next choice, round and round.
    pub fn next(self, now: f64) -> Self {
        let next = match self {
            Sleep::Off => MINUTES.first(),
            Sleep::After(before, _) => MINUTES.iter().find(|m| **m > before),
            Sleep::End => return Sleep::Off,
        };
        next.map_or(Sleep::End, |m| Sleep::After(*m, now + f64::from(*m) * 60e3))
    }

    /// Whether its time has come.
    pub fn is_over(self, now: f64) -> bool {
        matches!(self, Sleep::After(_, until) if now >= until)
    }

    /// What its button says.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Sleep::Off => lang.reader_sleep().to_owned(),
            Sleep::After(minutes, _) => lang.reader_sleep_after(u64::from(minutes)),
            Sleep::End => lang.reader_sleep_end().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choices_go_round() {
        let mut all = vec![Sleep::Off];
        while all.len() < 7 {
            all.push(all[all.len() - 1].next(1_000.0));
        }
        let after = |minutes: u32| Sleep::After(minutes, 1_000.0 + f64::from(minutes) * 60_000.0);
        assert_eq!(
            all,
            [
                Sleep::Off,
                after(10),
                after(20),
                after(30),
                after(60),
                Sleep::End,
                Sleep::Off
            ]
        );
    }

    #[test]
    fn only_a_time_is_over() {
        let ten = Sleep::Off.next(0.0);
        assert!(!ten.is_over(599_999.0));
        assert!(ten.is_over(600_000.0));
        assert!(!Sleep::Off.is_over(f64::MAX));
        assert!(!Sleep::End.is_over(f64::MAX));
    }

    #[test]
    fn every_choice_has_words_of_its_own() {
        for lang in Lang::ALL {
            let choices = [
                Sleep::Off,
                Sleep::After(10, 0.0),
                Sleep::After(60, 0.0),
                Sleep::End,
            ];
            let mut words: Vec<String> = choices.iter().map(|s| s.words(lang)).collect();
            words.sort();
            words.dedup();
            assert_eq!(words.len(), choices.len(), "{words:?}");
        }
    }
}
