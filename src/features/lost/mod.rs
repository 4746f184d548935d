//! An address without a page.

use crate::i18n::Lang;
use crate::ui::{PageHead, area_name, icon, link, scene};
use lifelong_api::Area;
use yew::prelude::*;

/// What is shown for an address without a page: what happened, and ways on. The words of the address may say what was
/// looked for.
pub fn page(path: &str, lang: Lang) -> Html {
    let words = words_of(path);
    let area = |area: Area| {
        let to = format!("/area/{}", area.code());
        html! { <li key={area.code()} data-area={area.code()}>{ link(to, "chip", html! { { area_name(area, lang) } }) }</li> }
    };
    html! {
        <div class="lost">
            <PageHead title={html! { {lang.lost_title()} }} lead={html! { <p>{ lang.lost_text() }</p> }} picture={scene("lost", Area::Other)}>
                <p class="actions">
                    if !words.is_empty() {
                        { link(format!("/find?q={words}"), "button primary large", html! { <>{ icon("search") }{ lang.lost_search(&words.replace('+', " ")) }</> }) }
                    }
                    { link("/", "button large", html! { <>{ icon("home") }{ lang.lost_home() }</> }) }
                    { link("/help", "button large", html! { <>{ icon("help") }{ lang.nav_help() }</> }) }
                </p>
            </PageHead>
            <div class="page-width">
                <h2>{ lang.home_areas() }</h2>
                <ul class="chips">{ for Area::ALL.into_iter().map(area) }</ul>
            </div>
        </div>
    }
}

/// The words of the last part of an address, joined by `+`. Only letters and digits of a Latin name are taken: an address
/// that was cut in the middle of anything else would give no words.
fn words_of(path: &str) -> String {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let words = last.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if last.contains('%') {
        return String::new();
    }
    words.join("+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_was_looked_for() {
        assert_eq!(words_of("/kurs/steam-an-egg/"), "steam+an+egg");
        assert_eq!(words_of("/"), "");
        assert_eq!(words_of("/%E8%8C%B6"), "");
        assert_eq!(words_of("/a\"><script>"), "a+script");
    }
}
