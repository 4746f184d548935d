//! Runs of words inside a block.

use super::Writer;
use crate::publish::places::Address;
use lifelong_api::{Block, ELEMENTS, Inline, MATH, plain};
use std::fmt::Write as _;

impl Writer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        inlines.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => self.words(text),
            Inline::Strong { content } => self.run("strong", content),
            Inline::Emphasis { content } => self.run("em", content),
            Inline::Link { href, content } => self.link(href, content),
            Inline::Break if self.in_math => self.raw(" "),
            Inline::Break => self.raw("<br/>"),
            Inline::Element {
                tag,
                lang,
                dir,
                content,
            } => self.element(tag, lang, dir, content),
            Inline::Picture { url, alt } if !self.in_math => self.picture(url, alt, (0, 0)),
            Inline::Picture { alt, .. } => self.words(alt),
            Inline::Anchor { id, page } => self.anchor(id, page),
            Inline::Note { note, content } => self.note(note, content),
            Inline::Other => {}
        }
    }

    /// A run in an element of HTML; inside a formula there is none.
    fn run(&mut self, tag: &str, content: &[Inline]) {
        if self.in_math {
            return self.inlines(content);
        }
        let _ = write!(self.page.text, "<{tag}>");
        self.inlines(content);
        let _ = write!(self.page.text, "</{tag}>");
    }

    fn element(&mut self, tag: &str, lang: &str, dir: &str, content: &[Inline]) {
        let before = (self.in_math, self.in_ruby);
        let known = match tag {
            "math" => !self.in_math,
            _ if self.in_math => MATH.contains(&tag),
            "rt" | "rp" | "rb" => self.in_ruby,
            _ => ELEMENTS.contains(&tag),
        };
        if !known {
            return self.inlines(content);
        }
        self.in_math |= tag == "math";
        self.in_ruby |= tag == "ruby";
        // Without a direction of its own it overrides nothing.
        let tag = match tag {
            "bdo" if dir.is_empty() => "span",
            // EPUB knows it by a class alone.
            "tate-chu-yoko" => "span class=\"tcy\"",
            tag => tag,
        };
        let _ = write!(self.page.text, "<{tag}");
        if tag == "math" {
            self.page.math = true;
            self.attribute("xmlns", "http://www.w3.org/1998/Math/MathML");
        }
        self.language(lang, dir);
        self.raw(">");
        self.inlines(content);
        let tag = tag.split(' ').next().unwrap_or_default();
        let _ = write!(self.page.text, "</{tag}>");
        (self.in_math, self.in_ruby) = before;
    }

    fn link(&mut self, href: &str, content: &[Inline]) {
        let address = match self.in_link || self.in_math {
            true => None,
            false => self.places.link(self.chapter, href),
        };
        let Some(address) = address else {
            return self.inlines(content);
        };
        self.raw("<a");
        self.attribute("href", &address);
        self.raw(">");
        self.in_link = true;
        self.inlines(content);
        self.in_link = false;
        self.raw("</a>");
    }

    pub(super) fn picture(&mut self, url: &str, alt: &str, (width, height): (u16, u16)) {
        let src = match self.places.file(url) {
            Address::Own(address) => {
                self.page.pictures.insert(url.to_owned());
                address
            }
            Address::Foreign(address) => {
                self.page.remote = true;
                address
            }
            Address::None => return self.words(alt),
        };
        self.page.untold |= alt.is_empty();
        self.raw("<img");
        self.attribute("src", &src);
        self.attribute("alt", alt);
        if width > 0 && height > 0 {
            self.attribute("width", &width.to_string());
            self.attribute("height", &height.to_string());
        }
        self.raw("/>");
    }

    fn anchor(&mut self, id: &str, page: &str) {
        if id.is_empty() || self.in_math || !self.ids.insert(id.to_owned()) {
            return;
        }
        self.raw("<span");
        self.attribute("id", id);
        if !page.is_empty() {
            self.raw(" epub:type=\"pagebreak\" role=\"doc-pagebreak\"");
            self.attribute("aria-label", page);
        }
        self.raw("></span>");
    }

    fn note(&mut self, note: &str, content: &[Inline]) {
        let free = !(self.in_link || self.in_math);
        let Some(target) = self.notes.get_mut(note).filter(|_| free) else {
            return self.run("sup", content);
        };
        let (id, sign, first) = (
            target.id.clone(),
            target.sign.clone(),
            target.back.is_none(),
        );
        let mut words = plain(&[Block::Paragraph {
            content: content.to_vec(),
        }]);
        if words.is_empty() {
            words.push('*');
        }
        target.back.get_or_insert_with(|| words.clone());
        self.raw("<a epub:type=\"noteref\" role=\"doc-noteref\"");
        self.attribute("href", &format!("#{id}"));
        if first {
            self.attribute("id", &sign);
        }
        self.raw(">");
        self.words(&words);
        self.raw("</a>");
    }
}
