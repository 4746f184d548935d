//! Formatted text, as elements that the portal makes itself: no HTML string ever reaches the page.

use super::nav_link::link;
use super::text::known;
use crate::i18n::Lang;
use lifelong_api::{Block, Inline, Localized, RichText};
use yew::prelude::*;

/// The best version of a formatted text. `api` is the folder of the API, for pictures.
pub fn rich(text: &Localized<RichText>, lang: Lang, api: &str) -> Html {
    let Some((tag, content)) = text.best(lang.tag()) else {
        return html! {};
    };
    let foreign = if tag == lang.tag() { None } else { known(tag) };
    html! { <div class="rich" lang={foreign}>{ blocks(content, api) }</div> }
}

fn blocks(content: &[Block], api: &str) -> Html {
    content.iter().map(|item| block(item, api)).collect()
}

fn block(item: &Block, api: &str) -> Html {
    match item {
        Block::Heading { level: 2, content } => html! { <h2>{ inlines(content) }</h2> },
        Block::Heading { level: 3, content } => html! { <h3>{ inlines(content) }</h3> },
        Block::Heading { content, .. } => html! { <h4>{ inlines(content) }</h4> },
        Block::Paragraph { content } => html! { <p>{ inlines(content) }</p> },
        Block::List { ordered, items } => {
            let items: Html = items
                .iter()
                .map(|item| html! { <li>{ blocks(item, api) }</li> })
                .collect();
            if *ordered {
                html! { <ol>{ items }</ol> }
            } else {
                html! { <ul>{ items }</ul> }
            }
        }
        Block::Quote { content } => html! { <blockquote>{ blocks(content, api) }</blockquote> },
        Block::Verse { lines } => {
            let line =
                |line: &Vec<Inline>| html! { <span class="verse-line">{ inlines(line) }</span> };
            html! { <p class="verse">{ for lines.iter().map(line) }</p> }
        }
        Block::Image { url, alt, caption } => match picture_address(url, api) {
            Some(src) => html! {
                <figure>
                    <img {src} alt={alt.clone()} loading="lazy" />
                    if !caption.is_empty() { <figcaption>{ caption }</figcaption> }
                </figure>
            },
            None => html! {},
        },
        Block::Code { text } => html! { <pre>{ text }</pre> },
        Block::Rule => html! { <hr /> },
        Block::Other => html! {},
    }
}

/// Only the catalogue's own pictures are loaded: one from elsewhere would tell a stranger what is read here.
pub fn picture_address(url: &str, api: &str) -> Option<String> {
    let own = !url.contains(':') && !url.starts_with('/');
    own.then(|| format!("{api}{url}"))
}

fn inlines(content: &[Inline]) -> Html {
    content.iter().map(inline).collect()
}

fn inline(item: &Inline) -> Html {
    match item {
        Inline::Text { text } => html! { {text} },
        Inline::Strong { content } => html! { <strong>{ inlines(content) }</strong> },
        Inline::Emphasis { content } => html! { <em>{ inlines(content) }</em> },
        Inline::Link { href, content } if href.starts_with('/') => {
            link(href.clone(), "", inlines(content))
        }
        Inline::Link { href, content } if is_safe(href) => html! {
            <a href={href.clone()} rel="noopener noreferrer external">{ inlines(content) }</a>
        },
        // An address that could run a script is shown as plain words.
        Inline::Link { content, .. } => inlines(content),
        Inline::Break => html! { <br /> },
        Inline::Other => html! {},
    }
}

/// Whether an address may be a link: the builder writes no other, but a catalogue may come from elsewhere.
pub fn is_safe(href: &str) -> bool {
    let lower = href.trim_start().to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_are_links() {
        for good in ["https://example.org", "mailto:a@example.org", "tel:110"] {
            assert!(is_safe(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " JaVaScRiPt:x",
            "data:text/html,x",
            "vbscript:x",
            "",
        ] {
            assert!(!is_safe(bad), "{bad}");
        }
    }

    #[test]
    fn pictures_from_elsewhere_are_not_loaded() {
        assert_eq!(
            picture_address("media/a.svg", "api/v1/").as_deref(),
            Some("api/v1/media/a.svg")
        );
        for foreign in [
            "https://example.org/a.png",
            "//example.org/a.png",
            "data:image/png,x",
        ] {
            assert_eq!(picture_address(foreign, "api/v1/"), None, "{foreign}");
        }
    }
}
