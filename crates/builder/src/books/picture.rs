//! Pictures of a book: told by their bytes, never by their names.

use super::tags::{Token, attributes, tokens};

/// The extension of a picture that browsers show, and that does nothing else.
pub fn kind(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(8..12);
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("png"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', ..] if brand == Some(b"WEBP") => Some("webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] if matches!(brand, Some(b"avif" | b"avis")) => {
            Some("avif")
        }
        _ => {
            let text = std::str::from_utf8(bytes).ok()?;
            (text.contains("<svg") || text.contains(":svg")).then_some(())?;
            harmless(text).then_some("svg")
        }
    }
}

/// Whether a picture of this kind is decoded, and made smaller where it can be.
pub fn is_raster(extension: &str) -> bool {
    matches!(extension, "jpg" | "png" | "gif" | "webp")
}

/// What the report says of a picture that cannot be decoded: a browser may still show a part of it.
pub fn undecoded(path: &str) -> (&'static str, String) {
    let reason = format!(
        "The picture “{path}” cannot be decoded and goes out as it is. See whether it is shown; if not, ask for a whole one."
    );
    ("undecoded-picture", reason)
}

/// Whether a drawing holds no program and leads nowhere. In doubt it does.
fn harmless(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let odd = [
        "<!entity",
        "<?xml-stylesheet",
        "@import",
        "javascript:",
        "\\",
    ];
    if odd.iter().any(|word| lower.contains(word)) || !quiet(&lower) {
        return false;
    }
    tokens(text).all(|token| match token {
        Token::Open(name, rest, _) => {
            let name = name.to_ascii_lowercase();
            let forbidden = [
                "script",
                "foreignobject",
                "iframe",
                "embed",
                "object",
                "handler",
                "listener",
                "a",
                "audio",
                "video",
                "image",
                "feimage",
            ];
            !forbidden.contains(&name.as_str())
                && attributes(rest).iter().all(|(name, value)| {
                    let name = name.rsplit(':').next().unwrap_or(name);
                    match name {
                        "href" | "src" => value.trim().starts_with('#'),
                        "attributename" => !value.to_ascii_lowercase().contains("href"),
                        name => !name.starts_with("on") && quiet(&value.to_ascii_lowercase()),
                    }
                })
        }
        // A document type with declarations of its own could make anything of a word.
        Token::Other(text) => {
            !text.starts_with("<!") || text.starts_with("<!--") || !text.contains('[')
        }
        _ => true,
    })
}

/// Whether every `url(…)` stays in the drawing.
fn quiet(text: &str) -> bool {
    text.match_indices("url(").all(|(at, mark)| {
        let to = text[at + mark.len()..].trim_start_matches(['"', '\'', ' ']);
        to.starts_with('#')
    }) && !text.contains("image(")
        && !text.contains("image-set(")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_that_act_are_no_pictures() {
        let good = "<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'a' 'b'><svg xmlns='x'><defs><g id='a'/></defs><use xlink:href='#a' fill='url(#b)'/></svg>";
        assert_eq!(kind(good.as_bytes()), Some("svg"));
        for bad in [
            "<svg><script>x</script></svg>",
            "<svg><s:script>x</s:script></svg>",
            "<svg onload='x()'/>",
            "<svg/onload=x()>",
            "<svg><foreignObject/></svg>",
            "<svg><use href='https://a.org/b.svg#c'/></svg>",
            "<svg><image href='data:image/png;base64,x'/></svg>",
            "<svg><style>@import 'x'</style></svg>",
            "<svg><rect style='fill:url(&#104;ttp://a.org)'/></svg>",
            "<svg><rect fill='url(//a.org/x)'/></svg>",
            "<svg><a href='&#106;avascript:x'/></svg>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>",
            "<svg><set attributeName='href' to='javascript:x'/></svg>",
        ] {
            assert_eq!(kind(bad.as_bytes()), None, "{bad}");
        }
        assert_eq!(kind(b"\xff\xd8\xff\xe0"), Some("jpg"));
        assert_eq!(kind(b"<html><p>no picture</p></html>"), None);
        assert_eq!(kind(b""), None);
    }
}
