//! Formatted text, as elements that the portal makes itself: no HTML string ever reaches the page.

use super::icon;
use super::nav_link::link;
use super::text::known;
use crate::i18n::Lang;
use crate::platform::catalogue::file_address;
use crate::platform::page::is_path;
use lifelong_api::{Block, Cell, ELEMENTS, Footnote, Image, Inline, Localized, MATH, RichText};
use yew::prelude::*;

/// What stands between the path of a text and the id of a place in it.
pub const AT: &str = "#at=";

/// The best version of a formatted text.
pub fn rich(text: &Localized<RichText>, lang: Lang) -> Html {
    let Some((tag, content)) = text.best(lang.tag()) else {
        return html! {};
    };
    let foreign = if tag == lang.tag() { None } else { known(tag) };
    html! { <div class="rich" lang={foreign}>{ blocks(content) }</div> }
}

fn blocks(content: &[Block]) -> Html {
    content.iter().map(block).collect()
}

fn block(item: &Block) -> Html {
    match item {
        Block::Heading { level: 2, content } => html! { <h2>{ inlines(content) }</h2> },
        Block::Heading { level: 3, content } => html! { <h3>{ inlines(content) }</h3> },
        Block::Heading { content, .. } => html! { <h4>{ inlines(content) }</h4> },
        Block::Paragraph { content } => html! { <p>{ inlines(content) }</p> },
        Block::List { ordered, items } => {
            let items: Html = items
                .iter()
                .map(|item| html! { <li>{ blocks(item) }</li> })
                .collect();
            if *ordered {
                html! { <ol>{ items }</ol> }
            } else {
                html! { <ul>{ items }</ul> }
            }
        }
        Block::Quote { content } => html! { <blockquote>{ blocks(content) }</blockquote> },
        Block::Verse { lines } => {
            let line =
                |line: &Vec<Inline>| html! { <span class="verse-line">{ inlines(line) }</span> };
            html! { <p class="verse">{ for lines.iter().map(line) }</p> }
        }
        Block::Image {
            url,
            alt,
            caption,
            width,
            height,
        } => match img(None, url, alt, [*width, *height]) {
            Some(picture) => html! {
                <figure>
                    { picture }
                    if !caption.is_empty() { <figcaption>{ caption }</figcaption> }
                </figure>
            },
            None => html! {},
        },
        Block::Audio { url, caption } => html! {
            <figure>
                <audio src={file_address(url)} controls=true preload="none"></audio>
                if !caption.is_empty() { <figcaption>{ caption }</figcaption> }
            </figure>
        },
        Block::Code { text } => html! { <pre>{ text }</pre> },
        Block::Rule => html! { <hr /> },
        Block::Table { heading, rows } => table(heading, rows),
        Block::Division { lang, dir, content } => turned("div", lang, dir, None, blocks(content)),
        Block::Other => html! {},
    }
}

/// An element in a language and a direction of its own; a cell with the columns and rows that it reaches over. Written once:
/// an element whose name is not known when it is compiled costs several times what others do.
fn turned(tag: &'static str, lang: &str, dir: &str, spans: Option<&Cell>, inside: Html) -> Html {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let colspan = spans.and_then(|cell| number(cell.columns));
    let rowspan = spans.and_then(|cell| number(cell.over));
    html! { <@{tag} lang={some(lang)} dir={some(dir)} {colspan} {rowspan}>{ inside }</@> }
}

/// A number of more than one, as an attribute.
fn number(number: u16) -> Option<String> {
    (number > 1).then(|| number.to_string())
}

/// A picture, which takes its place before it comes where its width and height are known.
fn img(class: Option<&'static str>, url: &str, alt: &str, size: [u16; 2]) -> Option<Html> {
    let src = file_address(url)?;
    let [width, height] = size.map(number);
    let alt = alt.to_owned();
    Some(html! { <img {class} {src} {alt} {width} {height} loading="lazy" decoding="async" /> })
}

/// A table; a wide one is moved in its own frame, which keys reach.
fn table(heading: &[Inline], rows: &[Vec<Cell>]) -> Html {
    let cell = |cell: &Cell| {
        let tag = if cell.header { "th" } else { "td" };
        turned(tag, "", "", Some(cell), blocks(&cell.content))
    };
    html! {
        <div class="wide" tabindex="0">
            <table>
                if !heading.is_empty() { <caption>{ inlines(heading) }</caption> }
                <tbody>{ for rows.iter().map(|row| html! { <tr>{ for row.iter().map(cell) }</tr> }) }</tbody>
            </table>
        </div>
    }
}

/// The footnotes of a chapter: each stands where its sign is pressed, over the page, and on paper at the end.
pub fn footnotes(notes: &[Footnote], lang: Lang) -> Html {
    let note = |note: &Footnote| {
        let id = note_id(&note.id);
        html! {
            <aside key={id.clone()} id={id.clone()} class="footnote not-read" role="doc-footnote" popover="auto">
                { blocks(&note.content) }
                <button type="button" class="button" popovertarget={id} popovertargetaction="hide">{ icon("close") }{ lang.guide_close() }</button>
            </aside>
        }
    };
    html! { <>{ for notes.iter().map(note) }</> }
}

fn note_id(id: &str) -> String {
    format!("footnote-{id}")
}

/// A picture of the catalogue's own, where there is one.
pub fn picture(image: Option<&Image>, lang: Lang) -> Option<Html> {
    let image = image?;
    let alt = image.caption.pick(lang.tag());
    img(
        Some("picture"),
        &image.url,
        alt,
        [image.width, image.height],
    )
}

fn inlines(content: &[Inline]) -> Html {
    content.iter().map(inline).collect()
}

fn inline(item: &Inline) -> Html {
    match item {
        Inline::Text { text } => html! { {text} },
        Inline::Strong { content } => html! { <strong>{ inlines(content) }</strong> },
        Inline::Emphasis { content } => html! { <em>{ inlines(content) }</em> },
        Inline::Link { href, content } if is_path(href) => {
            link(href.replacen('#', AT, 1), "", inlines(content))
        }
        Inline::Link { href, content } if is_safe(href) => html! {
            <a href={href.clone()} rel="noopener noreferrer external">{ inlines(content) }</a>
        },
        // An address that could run a script is shown as plain words.
        Inline::Link { content, .. } => inlines(content),
        Inline::Break => html! { <br /> },
        Inline::Element {
            tag,
            lang,
            dir,
            content,
        } => {
            let tag = ELEMENTS.iter().chain(&MATH).find(|known| *known == tag);
            turned(tag.unwrap_or(&"span"), lang, dir, None, inlines(content))
        }
        Inline::Picture { url, alt } => {
            img(Some("in-line"), url, alt, [0, 0]).unwrap_or_else(|| html! { {alt} })
        }
        Inline::Anchor { id, page } => {
            let page = (!page.is_empty()).then(|| page.clone());
            html! { <span id={format!("at-{id}")} class="anchor" tabindex="-1" data-page={page}></span> }
        }
        Inline::Note { note, content } => html! {
            <button type="button" class="note-sign" popovertarget={note_id(note)}>{ inlines(content) }</button>
        },
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
}
