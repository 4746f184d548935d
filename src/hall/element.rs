//! Elements made by a function. What `html!` makes of each element is compiled where it stands, some three hundred bytes a
//! time; this is compiled once. For parts that hear no events, which is most of a page.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

/// An element with its attributes and what stands in it. An attribute without a value is left out.
#[inline(never)]
pub fn element(
    name: &'static str,
    keys: &'static [&'static str],
    values: &[&str],
    inside: Vec<Html>,
) -> Html {
    let mut tag = VTag::new(name);
    let value = |value: &&str| {
        let value = AttrValue::from((*value).to_owned());
        (!value.is_empty()).then_some(AttributeOrProperty::Attribute(value))
    };
    tag.set_attributes(Attributes::Dynamic {
        keys,
        values: values.iter().map(value).collect(),
    });
    tag.add_children(inside);
    tag.into()
}

/// An element of a list, known by its key.
pub fn item(name: &'static str, key: &str, class: &str, inside: Vec<Html>) -> Html {
    let mut tag = element(name, &["class"], &[class], inside);
    if let Html::VTag(tag) = &mut tag {
        std::rc::Rc::make_mut(tag).key = Some(key.into());
    }
    tag
}

/// Words.
#[inline(never)]
pub fn text(words: &str) -> Html {
    words.into()
}

/// An element of one class with words in it.
pub fn said(name: &'static str, class: &str, words: &str) -> Html {
    element(name, &["class"], &[class], vec![text(words)])
}
