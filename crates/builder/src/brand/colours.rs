//! An institution's two colours, as every tone that the portal needs, each readable where it stands.
//!
//! Contrast is that of WCAG 2.2 (1.4.3, 1.4.6). Tones are made lighter or darker in Oklch, where hue stays as it looks.

use palette::color_difference::Wcag21RelativeContrast;
use palette::convert::FromColorUnclamped;
use palette::{FromColor, IsWithinBounds, Oklch, Srgb};
use std::fmt::Write as _;
use std::str::FromStr;

/// A colour as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(Srgb<u8>);

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:x}", self.0)
    }
}

/// Reads `#7a2e5d`, or `#7ad` as short for `#77aadd`.
pub fn colour(written: &str) -> Option<Colour> {
    let digits = written.trim().strip_prefix('#')?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hex && matches!(digits.len(), 3 | 6))
        .then(|| Srgb::from_str(digits).ok().map(Colour))
        .flatten()
}

/// Grounds that words stand on (`styles/tokens.css`: paper, card).
const DAY: [&str; 2] = ["#fbf7ef", "#ffffff"];
/// The same by night.
const NIGHT: [&str; 2] = ["#151b1d", "#1f282a"];
/// The tints of the six areas.
const TINTS_BY_DAY: [&str; 6] = [
    "#e1f0ea", "#f5e4ef", "#e5e8f8", "#e0ecf2", "#fce8dc", "#f8ebcd",
];
/// The same by night.
const TINTS_BY_NIGHT: [&str; 6] = [
    "#1f3b36", "#432a3a", "#2b3256", "#233a47", "#4a2d1c", "#3f3313",
];
/// Words on the foot of a page, and on a button by night.
const ON_GROUND: &str = "#fbf7ef";
const ON_BUTTON: &str = "#10201c";

/// How much words must stand out: usually, in caring mode and on tints, with strong contrast.
const PLAIN: f32 = 4.5;
const CARING: f32 = 7.0;
const STRONG: f32 = 10.0;

/// How strong a contrast is, from 1 to 21.
pub fn contrast(one: Colour, other: Colour) -> f32 {
    let light = |colour: Colour| colour.0.into_format::<f32>();
    light(one).relative_contrast(light(other))
}

fn known(written: &str) -> Colour {
    colour(written).unwrap_or(Colour(Srgb::new(0, 0, 0)))
}

fn tone(colour: Colour) -> Oklch {
    Oklch::from_color(colour.0.into_format::<f32>())
}

/// The nearest colour that screens can show: with less chroma, never of another hue.
fn shown(mut tone: Oklch) -> Colour {
    loop {
        let rgb: Srgb<f32> = Srgb::from_color_unclamped(tone);
        if rgb.is_within_bounds() || tone.chroma < 0.002 {
            let clamped = Srgb::new(
                rgb.red.clamp(0.0, 1.0),
                rgb.green.clamp(0.0, 1.0),
                rgb.blue.clamp(0.0, 1.0),
            );
            return Colour(clamped.into_format());
        }
        tone.chroma *= 0.95;
    }
}

/// Of a lightness, with at most so much chroma.
fn at(base: Colour, lightness: f32, most: f32) -> Colour {
    let mut tone = tone(base);
    tone.l = lightness;
    tone.chroma = tone.chroma.min(most);
    shown(tone)
}

/// The tone nearest to a colour that stands out from all grounds by so much: darker by day, lighter by night.
fn fit(base: Colour, grounds: &[Colour], ratio: f32, darker: bool) -> Colour {
    let mut tone = tone(base);
    loop {
        let found = shown(tone);
        let enough = grounds
            .iter()
            .all(|ground| contrast(found, *ground) >= ratio);
        if enough || !(0.0..=1.0).contains(&tone.l) {
            return found;
        }
        tone.l += if darker { -0.005 } else { 0.005 };
    }
}

/// The tint of a colour by day and by night.
fn tint(primary: Colour) -> (Colour, Colour) {
    (at(primary, 0.945, 0.03), at(primary, 0.32, 0.045))
}

/// A token by day and by night.
type Pair = (&'static str, Colour, Colour);

/// The tokens of a primary colour that must stand out by `ratio`, words on tints by more.
fn primary_tokens(primary: Colour, ratio: f32) -> Vec<Pair> {
    let day = DAY.map(known);
    let night = NIGHT.map(known);
    let tint = tint(primary);
    let on_tint = ([day[0], day[1], tint.0], [night[0], night[1], tint.1]);
    let words = (
        fit(primary, &on_tint.0, ratio, true),
        fit(primary, &on_tint.1, ratio.max(CARING), false),
    );
    let strong = (
        fit(words.0, &on_tint.0, ratio + 3.0, true),
        fit(words.1, &on_tint.1, ratio.max(CARING) + 2.0, false),
    );
    vec![
        ("--celadon", words.0, words.1),
        ("--celadon-strong", strong.0, strong.1),
        ("--on-celadon", known("#ffffff"), known(ON_BUTTON)),
        ("--tint", tint.0, tint.1),
        (
            "--deep",
            fit(primary, &on_tint.0, ratio.max(CARING), true),
            fit(primary, &on_tint.1, ratio.max(CARING), false),
        ),
        ("--mid", at(primary, 0.72, 0.1), at(primary, 0.58, 0.1)),
        // The dark ground of pictures.
        (
            "--scene-deep",
            fit(primary, &[known(ON_GROUND)], CARING, true),
            at(primary, 0.17, 0.02),
        ),
        (
            "--ground",
            fit(primary, &[known(ON_GROUND)], CARING, true),
            known("#0b1513"),
        ),
    ]
}

fn accent_tokens(accent: Colour, primary: Option<Colour>, ratio: f32) -> Vec<Pair> {
    // It stands on every tint, too: above the title of a column, in the greeting.
    let own = primary.map(tint);
    let day = DAY.iter().chain(&TINTS_BY_DAY).map(|one| known(one));
    let day: Vec<Colour> = day.chain(own.map(|(day, _)| day)).collect();
    let night = NIGHT.iter().chain(&TINTS_BY_NIGHT).map(|one| known(one));
    let night: Vec<Colour> = night.chain(own.map(|(_, night)| night)).collect();
    let by_night = fit(accent, &night, ratio.max(CARING), false);
    vec![("--persimmon", fit(accent, &day, ratio, true), by_night)]
}

/// The style sheet of two colours, which comes after the portal's own; and what was changed of them, in words.
pub fn style(primary: Option<Colour>, accent: Option<Colour>) -> (String, Vec<String>) {
    let mut css = String::from("/* Made by `lifelong brand`. */\n");
    let mut told = Vec::new();
    // Each as strong as the rule of the portal that it follows, and after it.
    let places = [
        (":root:root", PLAIN, None),
        (":root[data-caring=\"on\"]", CARING, None),
        (":root:root", STRONG, Some("(prefers-contrast: more)")),
        (":root:root[data-contrast=\"more\"]", STRONG, None),
    ];
    if primary.is_none() && accent.is_none() {
        return (css, told);
    }
    for (selector, ratio, media) in places {
        let mut tokens = primary.map_or_else(Vec::new, |one| primary_tokens(one, ratio));
        tokens.extend(
            accent
                .into_iter()
                .flat_map(|one| accent_tokens(one, primary, ratio)),
        );
        let mut rule = String::new();
        let tints = ["--tint", "--deep", "--mid", "--scene-deep"];
        for (wanted, selector) in [
            (false, selector.to_owned()),
            (
                true,
                format!("{selector}, {selector} [data-area=\"other\"]"),
            ),
        ] {
            let mine = tokens
                .iter()
                .filter(|(name, ..)| tints.contains(name) == wanted);
            let lines: String = mine.fold(String::new(), |mut all, (name, day, night)| {
                // Writing to a string never fails.
                let _ = writeln!(all, "  {name}: var(--light, {day}) var(--dark, {night});");
                all
            });
            if !lines.is_empty() {
                let _ = write!(rule, "{selector} {{\n{lines}}}\n");
            }
        }
        match media {
            Some(media) => {
                let _ = write!(css, "@media {media} {{\n{rule}}}\n");
            }
            None => css.push_str(&rule),
        }
    }
    for (name, given, used) in [
        (
            "primary",
            primary,
            primary.map(|one| primary_tokens(one, PLAIN)[0].1),
        ),
        (
            "accent",
            accent,
            accent.map(|one| accent_tokens(one, primary, PLAIN)[0].1),
        ),
    ] {
        if let (Some(given), Some(used)) = (given, used)
            && given != used
        {
            let paper = known(DAY[0]);
            told.push(format!(
                "“colours.{name}”: {given} stands out from paper by {:.1} to 1, and words need {PLAIN}. {used} is used for them ({:.1} to 1).",
                contrast(given, paper),
                contrast(used, paper)
            ));
        }
    }
    (css, told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_people_write_them() {
        assert_eq!(
            colour("#7A2e5d").map(|c| c.to_string()).as_deref(),
            Some("#7a2e5d")
        );
        assert_eq!(
            colour(" #7ad ").map(|c| c.to_string()).as_deref(),
            Some("#77aadd")
        );
        for wrong in [
            "",
            "7a2e5d",
            "#7a2e5",
            "#7a2e5d80",
            "#xyzxyz",
            "red",
            "#\u{1f600}",
        ] {
            assert_eq!(colour(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_grounds_are_those_of_the_portal() {
        let tokens =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../styles/tokens.css");
        let tokens = std::fs::read_to_string(tokens).expect("the tokens");
        let pair = |name: &str, day: &str, night: &str| {
            let line = format!("{name}: var(--light, {day}) var(--dark, {night});");
            assert!(tokens.contains(&line), "{line}");
        };
        pair("--paper", DAY[0], NIGHT[0]);
        pair("--card", "#fff", NIGHT[1]);
        for (day, night) in TINTS_BY_DAY.into_iter().zip(TINTS_BY_NIGHT) {
            pair("--tint", day, night);
        }
    }

    #[test]
    fn whatever_is_chosen_can_be_read() {
        let day = DAY.map(known);
        let night = NIGHT.map(known);
        for written in [
            "#ffff00", "#ffffff", "#000000", "#00ff00", "#0000ff", "#ff0000", "#e9b200", "#7a2e5d",
            "#888888", "#14594c", "#ff69b4", "#001122",
        ] {
            let base = known(written);
            for ratio in [PLAIN, CARING, STRONG] {
                let tokens = primary_tokens(base, ratio);
                let find = |name: &str| {
                    let (_, day, night) = tokens.iter().find(|(n, ..)| *n == name).expect(name);
                    (*day, *night)
                };
                let tint = find("--tint");
                for name in ["--celadon", "--celadon-strong", "--deep"] {
                    let (by_day, by_night) = find(name);
                    for ground in [day[0], day[1], tint.0] {
                        let is = contrast(by_day, ground);
                        assert!(is >= ratio, "{written} {name} {by_day} on {ground}: {is}");
                    }
                    for ground in [night[0], night[1], tint.1] {
                        let is = contrast(by_night, ground);
                        assert!(
                            is >= ratio.min(9.0),
                            "{written} {name} {by_night} on {ground}: {is}"
                        );
                    }
                }
                let (button, by_night) = find("--celadon");
                assert!(contrast(button, known("#ffffff")) >= ratio);
                assert!(contrast(by_night, known(ON_BUTTON)) >= PLAIN);
                assert!(contrast(find("--ground").0, known(ON_GROUND)) >= CARING);
                let (_, accent, accent_by_night) = accent_tokens(base, Some(base), ratio)[0];
                let on_tint = |ground: &Colour| contrast(accent, *ground) >= ratio;
                assert!(day.iter().chain([&tint.0]).all(on_tint));
                assert!(TINTS_BY_DAY.map(known).iter().all(on_tint));
                assert!(
                    night
                        .iter()
                        .all(|ground| contrast(accent_by_night, *ground) >= CARING)
                );
            }
        }
    }

    #[test]
    fn a_colour_that_can_be_read_is_used_as_it_is_and_another_is_told() {
        let (css, told) = style(colour("#7a2e5d"), None);
        assert!(css.contains("--celadon: var(--light, #7a2e5d)"), "{css}");
        assert_eq!(told, [""; 0]);
        let (css, told) = style(None, colour("#e9b200"));
        assert!(!css.contains("--celadon") && css.contains("--persimmon"));
        assert!(
            told[0].starts_with("“colours.accent”: #e9b200 stands out from paper by 1."),
            "{told:?}"
        );
        assert!(!style(None, None).0.contains(":root"));
    }
}
