//! Pictures of a chapter: each has a button to enlarge it, for whoever does not press the picture itself.
//!
//! The portal puts up the pictures. The button is added behind what it has put into the figure, which it does not look at again.

use super::page::document;
use super::passage;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement};

/// The pictures that stand alone; one in a line is as large as the letters around it.
const PICTURES: &str = "main .book-text figure > img";
/// The class of the buttons.
const ENLARGE: &str = "enlarge";
const SVG: &str = "http://www.w3.org/2000/svg";

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Where it lies.
    pub src: String,
    /// What it shows, in words.
    pub alt: String,
    /// What stands below it.
    pub caption: String,
    /// The language of these.
    pub lang: Option<String>,
}

impl Picture {
    fn of(image: &Element) -> Self {
        let caption = image
            .parent_element()
            .and_then(|figure| figure.query_selector("figcaption").ok().flatten())
            .and_then(|caption| caption.text_content());
        let lang = image.closest(".book-text [lang]").ok().flatten();
        Self {
            src: image.get_attribute("src").unwrap_or_default(),
            alt: image.get_attribute("alt").unwrap_or_default(),
            caption: caption.unwrap_or_default(),
            lang: lang.and_then(|element| element.get_attribute("lang")),
        }
    }
}

/// Gives every picture its button: `words` stand on it, and `label` makes its name of what the picture shows.
pub fn offer(words: &str, label: impl Fn(&str) -> String) {
    let Ok(found) = document().query_selector_all(PICTURES) else {
        return;
    };
    for image in (0..found.length()).filter_map(|i| found.item(i)?.dyn_into::<Element>().ok()) {
        let Some(figure) = image.parent_element() else {
            continue;
        };
        let there = figure.query_selector(&format!(".{ENLARGE}")).ok().flatten();
        let Some(button) = there.or_else(|| button(&figure)) else {
            continue;
        };
        let alt = image.get_attribute("alt").unwrap_or_default();
        let name = if alt.is_empty() {
            words.to_owned()
        } else {
            label(&alt)
        };
        // What is changed is told to who watches the page: only what is another one now.
        if button.get_attribute("aria-label").as_ref() != Some(&name) {
            // It fails for no well-formed name.
            let _ = button.set_attribute("aria-label", &name);
            if let Some(span) = button.query_selector("span").ok().flatten() {
                span.set_text_content(Some(words));
            }
        }
    }
}

fn button(figure: &Element) -> Option<Element> {
    let document = document();
    let button = document.create_element("button").ok()?;
    button.set_attribute("type", "button").ok()?;
    let class = format!("button {ENLARGE} not-read not-on-paper");
    button.set_attribute("class", &class).ok()?;
    let icon = document.create_element_ns(Some(SVG), "svg").ok()?;
    for (name, value) in [
        ("class", "icon"),
        ("viewBox", "0 0 24 24"),
        ("aria-hidden", "true"),
    ] {
        icon.set_attribute(name, value).ok()?;
    }
    let shape = document.create_element_ns(Some(SVG), "use").ok()?;
    shape.set_attribute("href", "icons.svg#i-search").ok()?;
    icon.append_child(&shape).ok()?;
    button.append_child(&icon).ok()?;
    let words = document.create_element("span").ok()?;
    button.append_child(&words).ok()?;
    figure.append_child(&button).ok()?;
    Some(button)
}

/// Hears, as long as the page stands, that a picture or its button is pressed. The button has the focus then, so that it comes
/// back there.
pub fn on_press(hear: impl Fn(Picture) + 'static) {
    let pressed = move |event: &Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let within = |selector: &str| target.as_ref()?.closest(selector).ok().flatten();
        let button = within(&format!(".book-text figure > .{ENLARGE}"));
        let Some(figure) = button
            .or_else(|| within(PICTURES))
            .and_then(|found| found.parent_element())
        else {
            return;
        };
        // Whoever draws over words up to a picture wants the words.
        if passage::selected().is_some() {
            return;
        }
        let find = |selector: &str| figure.query_selector(selector).ok().flatten();
        if let Some(button) =
            find(&format!(".{ENLARGE}")).and_then(|button| button.dyn_into::<HtmlElement>().ok())
        {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // It fails for no element.
            let _ = button.focus_with_options(&options);
        }
        if let Some(image) = find("img") {
            hear(Picture::of(&image));
        }
    };
    EventListener::new(&document(), "click", pressed).forget();
}
