//! Drawings: only their shape is read, so that a page keeps their room free while they are on their way.

use super::Size;

/// The size of a drawing (SVG): that of its `viewBox`, else its `width` and `height` in pixels. None where it says neither: then
/// nobody knows how high it will be. Only its shape counts, so it is made whole pixels.
///
/// Source: <https://www.w3.org/TR/SVG2/coords.html>.
pub fn drawn(bytes: &[u8]) -> Option<Size> {
    let text = std::str::from_utf8(bytes).ok()?;
    let tag = text.split_once("<svg")?.1.split_once('>')?.0;
    let value = |name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}="))?;
        let quote = rest
            .chars()
            .next()
            .filter(|sign| matches!(sign, '"' | '\''))?;
        rest[1..].split_once(quote).map(|(value, _)| value)
    };
    let side = |written: &str| {
        let number: f64 = written.trim_end_matches("px").parse().ok()?;
        let number = number.round();
        (1.0..=f64::from(u16::MAX))
            .contains(&number)
            .then_some(number as u32)
    };
    let by_box = value("viewBox").and_then(|sides| {
        let sides: Vec<&str> = sides
            .split([' ', ','])
            .filter(|one| !one.is_empty())
            .collect();
        let [_, _, width, height] = sides[..] else {
            return None;
        };
        Some((side(width)?, side(height)?))
    });
    by_box.or_else(|| Some((side(value("width")?)?, side(value("height")?)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_tells_its_shape() {
        for (text, size) in [
            (
                "<?xml?><svg xmlns='x' viewBox=\"0 0 640 360\">",
                Some((640, 360)),
            ),
            ("<svg viewBox='-5,-5 , 99.6 10'/>", Some((100, 10))),
            ("<svg width='32px' height=\"24\">", Some((32, 24))),
            ("<svg width='100%' height='24'>", None),
            ("<svg viewBox='0 0 0 5'>", None),
            ("<svg viewBox='0 0 1e9 5'>", None),
            ("<svg viewBox=0 0 5 5>", None),
            ("<svg viewBox='0 0 5", None),
            ("no drawing", None),
        ] {
            assert_eq!(drawn(text.as_bytes()), size, "{text}");
        }
        assert_eq!(drawn(b"<svg viewBox='\xff'>"), None);
    }
}
