//! Settings: language, text size, caring mode, light or dark. Each takes effect at once.

use crate::i18n::Lang;
use crate::platform::catalogue;
use crate::state::{PrefsHandle, TextSize, Theme};
use crate::ui::{PageHead, icon, notice};
use yew::prelude::*;

/// One way to choose: its word, that word's language, whether it is chosen, what choosing it does.
type Way = (&'static str, Option<&'static str>, bool, Callback<Event>);

/// A choice among a few, as radio buttons.
fn choice(name: &'static str, legend: &'static str, options: Vec<Way>) -> Html {
    let option = |(i, (label, lang, checked, onchange)): (usize, Way)| {
        html! {
            <label key={i} class="option">
                <input type="radio" {name} {checked} {onchange} />
                <span {lang}>{ label }</span>
            </label>
        }
    };
    html! {
        <fieldset class="setting">
            <legend>{ legend }</legend>
            <div class="options">{ for options.into_iter().enumerate().map(option) }</div>
        </fieldset>
    }
}

/// The settings page.
pub fn page(handle: &PrefsHandle) -> Html {
    let (prefs, lang) = (handle.prefs.clone(), handle.prefs.lang());
    let set = |change: fn(&mut crate::state::Prefs)| {
        let handle = handle.clone();
        Callback::from(move |_: Event| handle.update(change))
    };
    let mut languages = vec![
        (
            Lang::ZhHans.own_name(),
            Some(Lang::ZhHans.tag()),
            lang == Lang::ZhHans,
            set(|p| p.language = Some(Lang::ZhHans.tag().to_owned())),
        ),
        (
            Lang::En.own_name(),
            Some(Lang::En.tag()),
            lang == Lang::En,
            set(|p| p.language = Some(Lang::En.tag().to_owned())),
        ),
    ];
    languages.retain(|(_, tag, ..)| tag.is_none_or(catalogue::speaks));
    let caring = vec![
        (lang.off(), None, !prefs.caring, set(|p| p.caring = false)),
        (lang.on(), None, prefs.caring, set(|p| p.caring = true)),
    ];
    let sizes = vec![
        (
            lang.size_normal(),
            None,
            prefs.size == TextSize::Normal,
            set(|p| p.size = TextSize::Normal),
        ),
        (
            lang.size_large(),
            None,
            prefs.size == TextSize::Large,
            set(|p| p.size = TextSize::Large),
        ),
        (
            lang.size_largest(),
            None,
            prefs.size == TextSize::Largest,
            set(|p| p.size = TextSize::Largest),
        ),
    ];
    let contrast = vec![
        (
            lang.theme_auto(),
            None,
            !prefs.contrast,
            set(|p| p.contrast = false),
        ),
        (
            lang.contrast_more(),
            None,
            prefs.contrast,
            set(|p| p.contrast = true),
        ),
    ];
    let themes = vec![
        (
            lang.theme_auto(),
            None,
            prefs.theme == Theme::Auto,
            set(|p| p.theme = Theme::Auto),
        ),
        (
            lang.theme_light(),
            None,
            prefs.theme == Theme::Light,
            set(|p| p.theme = Theme::Light),
        ),
        (
            lang.theme_dark(),
            None,
            prefs.theme == Theme::Dark,
            set(|p| p.theme = Theme::Dark),
        ),
    ];
    html! {
        <div class="settings">
            <PageHead title={html! { {lang.settings_title()} }} lead={html! { <p>{ lang.settings_lead() }</p> }} />
            <div class="page-width">
                <form>
                    { choice("caring", lang.caring_mode(), caring) }
                    <p class="setting-text">{ lang.caring_explained() }</p>
                    { choice("size", lang.settings_size(), sizes) }
                    <p class="size-sample">{ lang.size_sample() }</p>
                    { choice("language", lang.settings_language(), languages) }
                    { choice("theme", lang.settings_theme(), themes) }
                    { choice("contrast", lang.settings_contrast(), contrast) }
                </form>
                <p class="actions"><button type="button" class="button" data-ask="hand-over">{ icon("phone") }{ lang.hand_over() }</button></p>
                { notice(html! { <p>{ lang.mine_kept_here() }</p> }) }
            </div>
        </div>
    }
}
