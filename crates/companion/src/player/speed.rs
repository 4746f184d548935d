//! How fast a recording plays: some steps, of which the last that was chosen is kept on the device.

use crate::dom::window;

/// The speeds, slowest first.
const SPEEDS: [f64; 6] = [0.5, 0.75, 1.0, 1.25, 1.5, 2.0];

/// The place of the usual one.
const USUAL: usize = 2;

/// Where the speed is kept on the device.
const KEY: &str = "lifelong.speed";

/// The speed that was chosen last.
pub fn kept() -> f64 {
    let kept = window().local_storage().ok().flatten();
    let kept = kept.and_then(|kept| kept.get_item(KEY).ok().flatten());
    let kept: Option<usize> = kept.and_then(|at| at.parse().ok());
    SPEEDS[kept.filter(|at| *at < SPEEDS.len()).unwrap_or(USUAL)]
}

/// Keeps a speed for the next recording.
pub fn keep(speed: f64) {
    if let Ok(Some(kept)) = window().local_storage() {
        // Where it cannot be kept, it is for this recording.
        let _ = kept.set_item(KEY, &place(speed).to_string());
    }
}

/// The next speed, or the one before; `round`: after the fastest comes the slowest.
pub fn another(speed: f64, step: isize, round: bool) -> f64 {
    let at = place(speed) as isize + step;
    let last = SPEEDS.len() as isize;
    let to = match round {
        true => at.rem_euclid(last),
        false => at.clamp(0, last - 1),
    };
    SPEEDS[to as usize]
}

fn place(speed: f64) -> usize {
    let same = |s: &f64| (s - speed).abs() < 0.01;
    SPEEDS.iter().position(same).unwrap_or(USUAL)
}

/// `0.75`, `1`, `1.5`. Written by hand: to format a number with a point costs kilobytes.
pub fn number(speed: f64) -> String {
    let hundredths = (speed * 100.0) as u64;
    match hundredths % 100 {
        0 => format!("{}", hundredths / 100),
        50 => format!("{}.5", hundredths / 100),
        rest => format!("{}.{rest}", hundredths / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_go_round_by_the_button_and_stop_at_their_ends_by_keys() {
        assert_eq!(another(1.0, 1, true), 1.25);
        assert_eq!(another(2.0, 1, true), 0.5);
        assert_eq!(another(2.0, 1, false), 2.0);
        assert_eq!(another(0.5, -1, false), 0.5);
        // The browser's own menu has others.
        assert_eq!(another(1.1, 1, true), 1.25);
    }

    #[test]
    fn speeds_are_written_as_people_write_them() {
        assert_eq!(SPEEDS.map(number), ["0.5", "0.75", "1", "1.25", "1.5", "2"]);
    }
}
