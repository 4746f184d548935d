//! Pages and parts of pages, rendered to HTML without a browser.
#![cfg(not(target_arch = "wasm32"))]

mod host {
    mod columns;
    mod events;
    mod institutions;
    mod letters;
    mod pages;
    mod parts;
    mod trouble;

    use lifelong::i18n::Lang;
    use yew::prelude::*;

    /// Both languages of the portal.
    pub const BOTH: [Lang; 2] = Lang::ALL;

    /// Markup as a hostile catalogue would put it into a text.
    pub const MARKUP: &str = "<script>alert(1)</script><img src=x onerror=\"alert(2)\">";

    #[derive(Clone, PartialEq, Properties)]
    struct ShowProps {
        content: Html,
    }

    #[component]
    fn Show(props: &ShowProps) -> Html {
        props.content.clone()
    }

    /// HTML of what a part made.
    pub async fn rendered(content: Html) -> String {
        yew::LocalServerRenderer::<Show>::with_props(ShowProps { content })
            .hydratable(false)
            .render()
            .await
    }

    /// Nothing of [`MARKUP`] has become more than words.
    #[track_caller]
    pub fn harmless(html: &str) {
        let lower = html.to_ascii_lowercase();
        for bad in [
            "<script",
            "<img src=\"x\"",
            "<img src=x",
            "href=\"javascript:",
            "href=\"data:",
        ] {
            assert!(!lower.contains(bad), "{bad} in {html}");
        }
        assert!(
            html.contains("&lt;script&gt;"),
            "the markup is not shown as words: {html}"
        );
    }

    /// Each part stands in the HTML, one after the other.
    #[track_caller]
    pub fn in_order(html: &str, parts: &[&str]) {
        let mut from = 0;
        for part in parts {
            let found = html[from..].find(part);
            let at =
                found.unwrap_or_else(|| panic!("“{part}” is missing, or out of order, in\n{html}"));
            from += at + part.len();
        }
    }
}
