//! Words with a fixed set of meanings: level, format, licence, kind; and small typed fields: addresses, days, prices.

use jiff::civil::Date;
use lifelong_api::{Format, Kind, Level, Offer};

/// The level a word stands for.
pub(crate) fn level(word: &str) -> Option<Level> {
    let word = word.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|known| word.contains(known));
    // "Undergraduate" holds "graduate", so it comes first.
    if has(&[
        "undergraduate",
        "intermediate",
        "中级",
        "进阶",
        "中級",
        "средн",
        "bachelor",
        "本科",
        "independent",
    ]) {
        Some(Level::Intermediate)
    } else if has(&[
        "advanced",
        "expert",
        "graduate",
        "高级",
        "高級",
        "精通",
        "продвинут",
        "master",
        "研究生",
        "phd",
    ]) {
        Some(Level::Advanced)
    } else if has(&[
        "beginner",
        "introduct",
        "intro",
        "basic",
        "elementary",
        "novice",
        "foundation",
        "initial",
        "easy",
        "high school",
        "no experience",
        "初级",
        "初級",
        "入门",
        "入門",
        "基础",
        "零基础",
        "начальн",
        "начинающ",
        "all levels",
        "noncredit",
    ]) {
        Some(Level::Beginner)
    } else {
        None
    }
}

/// The format some words stand for.
pub(crate) fn format(words: &str) -> Option<Format> {
    let words = words.to_lowercase();
    let has = |known: &[&str]| known.iter().any(|word| words.contains(word));
    let offline = has(&["offline", "线下"]);
    let online = has(&[
        "online",
        "virtual",
        "remote",
        "distance",
        "asynchronous",
        "mooc",
        "self-paced",
        "线上",
        "在线",
        "网络",
        "远程",
        "онлайн",
    ]);
    let onsite = offline
        || has(&[
            "onsite",
            "on-site",
            "in person",
            "in-person",
            "in_person",
            "classroom",
            "face",
            "面授",
            "课堂",
            "очн",
        ]);
    if has(&["blended", "hybrid", "mixed", "混合"]) || online && onsite {
        Some(Format::Blended)
    } else if onsite {
        Some(Format::Onsite)
    } else if has(&["audio", "podcast", "音频", "аудио"]) {
        Some(Format::Audio)
    } else if has(&["video", "视频", "видео"]) {
        Some(Format::Video)
    } else if online {
        Some(Format::Online)
    } else if has(&["text", "reading", "图文", "文字"]) {
        Some(Format::Text)
    } else {
        None
    }
}

/// `online`, `onsite` or `blended` for a run.
pub(crate) fn mode(words: &str) -> Option<String> {
    match format(words)? {
        Format::Onsite => Some("onsite".to_owned()),
        Format::Blended => Some("blended".to_owned()),
        Format::Online | Format::Video | Format::Audio => Some("online".to_owned()),
        Format::Text | Format::Other => None,
    }
}

/// The kind a code stands for.
pub(crate) fn kind(code: &str) -> Option<Kind> {
    match code.trim().to_ascii_lowercase().as_str() {
        "own" => Some(Kind::Own),
        "partner" => Some(Kind::Partner),
        "platform" => Some(Kind::Platform),
        "micro" => Some(Kind::Micro),
        _ => None,
    }
}

/// A licence as SPDX identifier or address; `None` for words that are neither.
pub(crate) fn license(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(rest) = text
        .split_once("creativecommons.org/licenses/")
        .map(|(_, rest)| rest)
    {
        let mut parts = rest.split('/').filter(|part| !part.is_empty());
        let (kind, version) = (parts.next()?, parts.next()?);
        return Some(format!("CC-{}-{version}", kind.to_ascii_uppercase()));
    }
    if text.starts_with("http://") || text.starts_with("https://") {
        return address(text);
    }
    let spdx = text.replace(' ', "-");
    let fit = spdx
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-.+".contains(&byte));
    let known = [
        "CC", "MIT", "APACHE", "GPL", "LGPL", "AGPL", "BSD", "GFDL", "ODC", "ODBL", "PDDL", "MPL",
        "ETALAB", "OGL",
    ];
    let upper = spdx.to_ascii_uppercase();
    (fit && known.iter().any(|name| upper.starts_with(name)) && spdx.len() <= 40).then_some(spdx)
}

/// An http(s) address in its usual spelling; `None` for anything else.
pub(crate) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let text = if text.starts_with("www.") {
        format!("https://{text}")
    } else {
        text.to_owned()
    };
    let mut url = url::Url::parse(&text).ok()?;
    if !matches!(url.scheme(), "http" | "https")
        || !url.host_str().is_some_and(|host| host.contains('.'))
    {
        return None;
    }
    // A name or password in an address is a mistake or a trick.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    Some(url.to_string()).filter(|url| url.len() <= 2_000)
}

/// The address of a picture: https, which a plain http one is turned into, as browsers show no other on a safe page.
pub(crate) fn picture(text: &str) -> Option<String> {
    let url = address(text)?;
    Some(
        url.strip_prefix("http://")
            .map_or_else(|| url.clone(), |rest| format!("https://{rest}")),
    )
}

/// The day of a date or time: `2024-09-04T15:00:00Z`, `2024/9/4`, `2024年9月4日`.
pub(crate) fn day(text: &str) -> Option<String> {
    let mut numbers = text.trim().split(|c: char| !c.is_ascii_digit());
    let year = numbers.next().filter(|year| year.len() == 4)?;
    let mut next = || {
        numbers
            .next()
            .filter(|part| (1..=2).contains(&part.len()))?
            .parse::<i8>()
            .ok()
    };
    let (month, day) = (next()?, next()?);
    let date = Date::new(year.parse().ok()?, month, day).ok()?;
    (1900..2200)
        .contains(&date.year())
        .then(|| date.to_string())
}

/// An offer whose price is a number and whose currency a code; `None` for any other.
pub(crate) fn offer(offer: &Offer) -> Option<Offer> {
    let price = offer.price.trim();
    let amount: f64 = price
        .parse()
        .ok()
        .filter(|amount: &f64| amount.is_finite() && *amount >= 0.0)?;
    let currency = offer.price_currency.trim().to_ascii_uppercase();
    let fit = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    let price = if amount.fract() == 0.0 {
        format!("{amount:.0}")
    } else {
        format!("{amount:.2}")
    };
    fit.then(|| Offer {
        price,
        price_currency: currency,
        category: super::html::plain_line(&offer.category),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_formats() {
        assert_eq!(level("Undergraduate"), Some(Level::Intermediate));
        assert_eq!(level("Graduate"), Some(Level::Advanced));
        assert_eq!(level("零基础入门"), Some(Level::Beginner));
        assert_eq!(level("19"), None);
        assert_eq!(
            format("“onsite” synchronous full-time"),
            Some(Format::Onsite)
        );
        assert_eq!(format("online onsite"), Some(Format::Blended));
        assert_eq!(format("In Person"), Some(Format::Onsite));
        assert_eq!(format("Offline"), Some(Format::Onsite));
        assert_eq!(mode("Online").as_deref(), Some("online"));
        assert_eq!(mode("evening"), None);
    }

    #[test]
    fn days_are_checked() {
        assert_eq!(day("2024-09-04T15:00:00Z").as_deref(), Some("2024-09-04"));
        assert_eq!(day("2024年9月4日").as_deref(), Some("2024-09-04"));
        assert_eq!(day("2023-02-30"), None);
        assert_eq!(day("soon"), None);
        assert_eq!(day("04.09.2024"), None);
    }

    #[test]
    fn addresses_lead_to_the_web_only() {
        assert_eq!(address("javascript:alert(1)"), None);
        assert_eq!(address("data:text/html,x"), None);
        assert_eq!(address("marketing_url"), None);
        assert_eq!(
            address("www.example.org/a b").as_deref(),
            Some("https://www.example.org/a%20b")
        );
        assert_eq!(
            address("https://user:pass@example.org/").as_deref(),
            Some("https://example.org/")
        );
        assert_eq!(
            picture("http://example.org/a.png").as_deref(),
            Some("https://example.org/a.png")
        );
    }

    #[test]
    fn licences_are_identifiers_or_addresses() {
        assert_eq!(license("CC BY-SA 4.0").as_deref(), Some("CC-BY-SA-4.0"));
        assert_eq!(
            license("https://creativecommons.org/licenses/by-nc/4.0/").as_deref(),
            Some("CC-BY-NC-4.0")
        );
        assert_eq!(license("all-rights-reserved"), None);
        assert_eq!(license("YES"), None);
    }
}
