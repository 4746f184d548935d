//! Figures, and recordings inside the text.

use super::html::{Maker, is};
use super::inlines::Run;
use super::narration::{is_begin, is_mark};
use ego_tree::NodeRef;
use lifelong_api::{Block, Inline};
use scraper::Node;
use scraper::node::Element;

impl Maker<'_> {
    pub fn figure(&mut self, node: NodeRef<Node>, depth: usize, out: &mut Vec<Block>) {
        let caption = node.children().find(|child| is(*child, "figcaption"));
        let mut blocks = self.flow(node, depth);
        // Places stand before a picture in a paragraph of their own.
        let places = |block: &Block| match block {
            Block::Paragraph { content } => {
                content.iter().all(|i| matches!(i, Inline::Anchor { .. }))
            }
            _ => false,
        };
        let at = blocks.iter().take_while(|block| places(block)).count();
        if let (Some(caption), [first, rest @ ..]) = (caption, &mut blocks[at..])
            && let Block::Image { caption: under, .. } | Block::Audio { caption: under, .. } = first
            && let [Block::Paragraph { content }] = rest
            && content
                .iter()
                .all(|i| matches!(i, Inline::Text { .. } | Inline::Emphasis { .. }) || is_mark(i))
        {
            *under = super::html::words(caption);
            let (begins, ends): (Run, Run) = content.drain(..).filter(is_mark).partition(is_begin);
            if !begins.is_empty() {
                out.push(Block::Paragraph { content: begins });
            }
            self.pending.splice(0..0, ends);
            blocks.truncate(at + 1);
        }
        out.append(&mut blocks);
    }

    /// A recording inside the text, from the first source that can be heard.
    pub fn audio(&mut self, node: NodeRef<Node>, element: &Element, out: &mut Vec<Block>) {
        let inner = node
            .descendants()
            .filter_map(|one| one.value().as_element());
        let mut sources = inner
            .filter(|e| matches!(e.name(), "audio" | "source"))
            .filter_map(|e| e.attr("src"));
        let path = self.path.clone();
        let Some(url) = sources.find_map(|src| self.links.sound(&path, src)) else {
            return;
        };
        let named = element.attr("title").or_else(|| element.attr("aria-label"));
        self.leave_anchors(out);
        out.push(Block::Audio {
            url,
            caption: crate::normalize::one_line(named.unwrap_or_default()),
        });
    }
}
