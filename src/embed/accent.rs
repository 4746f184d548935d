//! A colour that somebody wishes for links and buttons, made so dark or so light that its words can be read.

/// A colour, as red, green and blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

const WHITE: Colour = Colour([255; 3]);
const BLACK: Colour = Colour([0; 3]);

impl Colour {
    /// Reads `7A2E5D`, `#7a2e5d` or `#7ac`; nothing else.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Self([16, 8, 0].map(|bits| (number >> bits) as u8))),
            3 => Some(Self([8, 4, 0].map(|bits| (number >> bits & 15) as u8 * 17))),
            _ => None,
        }
    }

    /// As the styles write it.
    pub fn text(self) -> String {
        let [red, green, blue] = self.0;
        format!("rgb({red} {green} {blue})")
    }

    /// `part` of 32 parts of the way to another colour.
    fn towards(self, other: Self, part: u32) -> Self {
        let mut mixed = self.0;
        for (own, other) in mixed.iter_mut().zip(other.0) {
            *own = ((u32::from(*own) * (32 - part) + u32::from(other) * part) / 32) as u8;
        }
        Self(mixed)
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let weights = [0.2126, 0.7152, 0.0722];
        let parts = self.0.iter().zip(weights);
        parts.map(|(part, weight)| linear(*part) * weight).sum()
    }
}

/// How much light a part of a colour stands for.
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 {
        return part / 12.92;
    }
    // x^2.4 is x² times the fifth root of x², which some steps of Newton's find: a power of any kind costs kilobytes.
    let x = (part + 0.055) / 1.055;
    let square = x * x;
    let mut root = 1.0_f64;
    for _ in 0..12 {
        root = (4.0 * root + square / (root * root * root * root)) / 5.0;
    }
    square * root
}

/// The contrast between two colours (WCAG 2.2): from 1 to 21.
pub fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (a.luminance() + 0.05, b.luminance() + 0.05);
    if a > b { a / b } else { b / a }
}

/// A colour for links and buttons, a stronger one for when they are pointed at, and one for words on it: as near to the wish as
/// words of it can be read on each of the grounds, at a contrast of at least `least`.
pub fn fit(wish: Colour, grounds: &[Colour], least: f64) -> [Colour; 3] {
    let paper = grounds.first().copied().unwrap_or(WHITE);
    let dark = paper.luminance() < 0.18;
    let pole = if dark { WHITE } else { BLACK };
    let reads = |colour: Colour| grounds.iter().all(|on| contrast(colour, *on) >= least);
    let fits = |part: &u32| reads(wish.towards(pole, *part));
    let accent = wish.towards(pole, (0..32).find(fits).unwrap_or(32));
    let words = if dark { paper } else { WHITE };
    [accent, accent.towards(pole, 8), words]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `--paper`, `--card`, `--right` and `--mark` of styles/tokens.css, by day and by night.
    const DAY: [&str; 4] = ["#fbf7ef", "#fff", "#e1f0ea", "#cfe8de"];
    const NIGHT: [&str; 4] = ["#151b1d", "#1f282a", "#1b332e", "#2b5249"];

    fn read(all: [&str; 4]) -> [Colour; 4] {
        all.map(|text| Colour::read(text).expect("a colour"))
    }

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!(Colour::read("#7a2E5d"), Some(Colour([0x7a, 0x2e, 0x5d])));
        assert_eq!(Colour::read("abc"), Some(Colour([0xaa, 0xbb, 0xcc])));
        for bad in [
            "", "#", "12345", "+12345", "red", "url(x)", "1234567", "é12",
        ] {
            assert_eq!(Colour::read(bad), None, "{bad}");
        }
        assert_eq!(Colour([1, 2, 3]).text(), "rgb(1 2 3)");
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast(WHITE, BLACK) - 21.0).abs() < 1e-6);
        for part in 0..=255u8 {
            let share = f64::from(part) / 255.0;
            let exact = if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            };
            assert!((linear(part) - exact).abs() < 1e-9, "{part}");
        }
    }

    #[test]
    fn every_wish_becomes_readable_everywhere() {
        for (grounds, least) in [(DAY, 4.5), (DAY, 7.0), (NIGHT, 4.5), (NIGHT, 7.0)] {
            let grounds = read(grounds);
            for step in 0..9 * 9 * 9u32 {
                let part = |n: u32| (n % 9 * 31).min(255) as u8;
                let wish = Colour([part(step), part(step / 9), part(step / 81)]);
                let [accent, strong, words] = fit(wish, &grounds, least);
                for on in grounds {
                    assert!(contrast(accent, on) >= least, "{wish:?} on {on:?}");
                    assert!(contrast(strong, on) >= least, "{wish:?} on {on:?}");
                }
                assert!(contrast(words, accent) >= least && contrast(words, strong) >= least);
            }
        }
    }

    #[test]
    fn a_wish_that_can_be_read_is_granted() {
        let plum = Colour([0x6b, 0x24, 0x50]);
        assert_eq!(fit(plum, &read(DAY), 7.0)[0], plum);
        assert_eq!(fit(WHITE, &read(NIGHT), 7.0)[0], WHITE);
    }
}
