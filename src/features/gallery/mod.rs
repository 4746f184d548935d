//! Every part of the design system in all its states, for those who work on it: `/gallery` in development builds.

use crate::i18n::Lang;
use crate::services::ServiceError;
use crate::ui::{
    Crumb, PageHead, Pages, Status, area_tag, course_card, cover, icon, item_list, link, notice,
    pagination, scene, waiting,
};
use lifelong_api::{Area, Course, ItemRef, ItemType, Kind, ProviderRef, Text};
use yew::prelude::*;

/// The page. Its words are the portal's own; names of parts are those of the code.
pub fn page(lang: Lang) -> Html {
    let part = |(name, content): (&'static str, Html)| {
        html! { <section key={name} class="part gallery-part"><h2 lang="en">{ name }</h2>{ content }</section> }
    };
    let parts = [
        ("button", buttons(lang)),
        ("tool, chip, link-button", small(lang)),
        ("field, select, option", fields(lang)),
        ("notice", notice(html! { <p>{ lang.mine_kept_here() }</p> })),
        ("card", cards(lang)),
        ("item_list", items(lang)),
        ("pagination", pages(lang)),
        ("status", states(lang)),
        ("icon", icons()),
        ("cover, area_tag", covers(lang)),
        ("scene", scenes()),
    ];
    html! {
        <div class="gallery">
            <PageHead title={html! { { lang.site_name() } }} lead={html! { <p>{ lang.footer_promise() }</p> }}
                crumbs={vec![Crumb { to: "/".to_owned(), name: html! { {lang.nav_home()} } }]} crumbs_label={lang.crumbs_label()} />
            <div class="page-width">{ for parts.into_iter().map(part) }</div>
        </div>
    }
}

fn buttons(lang: Lang) -> Html {
    let word = lang.home_continue_button();
    let button = |class: &'static str, disabled: bool, busy: bool| {
        html! {
            <button type="button" {class} {disabled} aria-busy={busy.then_some("true")}>{ icon("play") }{ word }</button>
        }
    };
    html! {
        <p class="actions">
            { button("button", false, false) }
            { button("button primary", false, false) }
            { button("button primary large", false, false) }
            { button("button", true, false) }
            { button("button primary", true, false) }
            { button("button primary", false, true) }
            { link("/", "button", html! { { lang.nav_home() } }) }
        </p>
    }
}

fn small(lang: Lang) -> Html {
    let tool = |pressed: bool| {
        html! {
            <button type="button" class="tool caring-switch" aria-pressed={pressed.to_string()}>{ icon("eye-care") }<span>{ lang.caring_mode() }</span></button>
        }
    };
    html! {
        <>
            <div class="tools">{ tool(false) }{ tool(true) }</div>
            <ul class="chips"><li>{ link("/find", "chip", html! { <><span>{ lang.area_elderly() }</span>{ icon("close") }</> }) }</li></ul>
            <p><button type="button" class="link-button">{ lang.facet_fewer() }</button></p>
        </>
    }
}

fn fields(lang: Lang) -> Html {
    let option = |(i, name): (usize, &'static str)| {
        html! { <label key={i} class="option"><input type="radio" name="gallery" checked={i == 0} /><span>{ name }</span></label> }
    };
    let names = [lang.size_normal(), lang.size_large(), lang.size_largest()];
    html! {
        <form class="settings">
            <p><label>{ lang.search_label() }{ " " }<input type="search" placeholder={lang.search_placeholder()} /></label></p>
            <p><label>{ lang.search_label() }{ " " }<input type="search" disabled=true value="1" /></label></p>
            <p><label>{ lang.sort_label() }{ " " }<select><option>{ lang.sort_relevance() }</option></select></label></p>
            <fieldset class="setting"><legend>{ lang.settings_size() }</legend><div class="options">{ for names.into_iter().enumerate().map(option) }</div></fieldset>
            <p><label><input type="checkbox" checked=true />{ " " }{ lang.free_yes() }</label></p>
        </form>
    }
}

fn cards(lang: Lang) -> Html {
    let card = |(motif, area): (usize, Area)| {
        let course = Course {
            id: area.code().to_owned(),
            name: Text::of(lang.tag(), lang.start_micro()),
            area,
            kind: Kind::Micro,
            provider: ProviderRef {
                id: "x".to_owned(),
                name: Text::of(lang.tag(), lang.site_name()),
            },
            time_required: Some("PT5M".to_owned()),
            ..Course::default()
        };
        html! { <li key={area.code()}>{ course_card(&course, lang, motif) }</li> }
    };
    html! { <ul class="shelf">{ for Area::ALL.into_iter().enumerate().map(card) }</ul> }
}

fn items(lang: Lang) -> Html {
    let item = |item_type, id: &str, name| ItemRef {
        item_type,
        id: id.to_owned(),
        name: Text::of(lang.tag(), name),
        time_required: Some("PT5M".to_owned()),
    };
    item_list(
        &[
            item(ItemType::Course, "a", lang.start_micro()),
            item(ItemType::Book, "b", lang.start_read()),
            item(ItemType::Help, "c", lang.start_help()),
        ],
        lang,
    )
}

fn pages(lang: Lang) -> Html {
    pagination(&Pages {
        page: 7,
        pages: 500,
        exact: true,
        to: &|page| format!("/find?page={page}"),
        fields: Vec::new(),
        on_page: Callback::noop(),
        on_use: Callback::noop(),
        lang,
    })
}

fn states(lang: Lang) -> Html {
    let error = ServiceError::NoSuchItem("tea".to_owned()).words(lang);
    html! {
        <>
            <Status {lang} />
            { waiting(10, lang) }
            <Status {lang} error={error} again={Callback::noop()} />
            <section class="nothing">{ scene("empty", Area::Other) }<p>{ lang.nothing_text() }</p></section>
        </>
    }
}

fn icons() -> Html {
    let names = [
        "home", "search", "book", "person", "help", "settings", "back", "forward", "close",
        "check", "clock", "play", "pause", "speaker", "mic", "external", "globe", "eye-care",
        "filter", "star", "leaf", "flag", "building", "layers", "printer", "warning", "info",
        "offline", "refresh", "phone",
    ];
    let one = |name: &'static str| html! { <li key={name}>{ icon(name) }<span lang="en">{ name }</span></li> };
    html! { <ul class="actions">{ for names.map(one) }</ul> }
}

fn covers(lang: Lang) -> Html {
    let one = |(motif, area): (usize, Area)| {
        html! { <li key={area.code()}>{ cover(area, motif, lang.start_micro()) }{ area_tag(area, lang) }</li> }
    };
    html! { <ul class="shelf">{ for Area::ALL.into_iter().enumerate().map(one) }</ul> }
}

fn scenes() -> Html {
    let one = |area: Area| html! { <li key={area.code()}>{ scene(area.code(), area) }</li> };
    html! { <ul class="shelf">{ for Area::ALL.into_iter().map(one) }</ul> }
}
