//! Parts with fixed content, in both languages.

use super::{BOTH, MARKUP, harmless, in_order, rendered};
use lifelong::i18n::Lang;
use lifelong::ui::{
    Crumb, PageHead, Pages, course_card, footnotes, item_list, notice, pagination, rich, words,
};
use lifelong_api::{
    Area, Block, Cell, Course, Footnote, Inline, ItemRef, ItemType, Kind, Localized, ProviderRef,
    RichText, Text,
};
use yew::prelude::*;

fn both(en: &str, zh: &str) -> Text {
    let mut text = Text::of("en", en);
    text.insert("zh-Hans", zh.to_owned());
    text
}

fn course(name: Text) -> Course {
    Course {
        id: "steam-an-egg".to_owned(),
        name,
        area: Area::LifeSkills,
        kind: Kind::Micro,
        provider: ProviderRef {
            id: "lane".to_owned(),
            name: both("Lantern Lane", "灯巷"),
        },
        time_required: Some("PT5M".to_owned()),
        ..Course::default()
    }
}

#[tokio::test]
async fn a_card_names_its_course_in_the_readers_language() {
    let course = course(both("Steam an egg", "蒸一个蛋"));
    for (lang, title, provider) in [
        (Lang::En, "Steam an egg", "Lantern Lane"),
        (Lang::ZhHans, "蒸一个蛋", "灯巷"),
    ] {
        let html = rendered(course_card(&course, lang, 0)).await;
        let parts = [
            "data-area=\"life-skills\"",
            lang.area_life_skills(),
            "<h3>",
            "href=\"/course/steam-an-egg\"",
            title,
            "</h3>",
            provider,
            lang.kind_micro(),
        ];
        in_order(&html, &parts);
        assert!(html.contains(&lang.length_minutes(5)));
    }
}

#[tokio::test]
async fn a_card_shows_markup_as_words() {
    for lang in BOTH {
        let html = rendered(course_card(&course(both(MARKUP, MARKUP)), lang, 3)).await;
        harmless(&html);
    }
}

#[tokio::test]
async fn a_text_in_another_language_says_which() {
    let html = rendered(words(&Text::of("zh-Hans", "茶"), Lang::En)).await;
    assert_eq!(html, "<span lang=\"zh-Hans\">茶</span>");
    assert_eq!(
        rendered(words(&Text::of("und", "Tea"), Lang::En)).await,
        "<span>Tea</span>"
    );
    assert_eq!(
        rendered(words(&both("Tea", "茶"), Lang::ZhHans)).await,
        "茶"
    );
    assert_eq!(rendered(words(&Text::new(), Lang::En)).await, "");
}

#[tokio::test]
async fn a_head_has_one_heading_and_the_way_there() {
    for lang in BOTH {
        let crumbs = vec![Crumb {
            to: "/find".to_owned(),
            name: html! { {lang.nav_find()} },
        }];
        let html = rendered(html! {
            <PageHead title={html! { {MARKUP} }} {crumbs} crumbs_label={lang.crumbs_label()} area={Area::Elderly} lead={html! { <p>{"x"}</p> }} />
        })
        .await;
        let parts = [
            "data-area=\"elderly\"",
            lang.crumbs_label(),
            "href=\"/find\"",
            lang.nav_find(),
            "<h1 tabindex=\"-1\">",
            "</h1>",
            "<p>x</p>",
        ];
        in_order(&html, &parts);
        assert_eq!(html.matches("<h1").count(), 1);
        harmless(&html);
    }
}

#[tokio::test]
async fn pages_of_a_list_are_links_to_their_neighbours() {
    let to = |page: u32| format!("/find?q=tea&page={page}");
    for lang in BOTH {
        let shown = async |page, pages, exact| {
            let at = Pages {
                page,
                pages,
                exact,
                to: &to,
                fields: vec![("q", "tea".to_owned())],
                on_page: Callback::noop(),
                on_use: Callback::noop(),
                lang,
            };
            rendered(pagination(&at)).await
        };
        assert_eq!(shown(1, 1, true).await, "");
        let first = shown(1, 3, true).await;
        assert!(!first.contains(lang.pages_previous()) && first.contains(lang.pages_next()));
        assert!(!first.contains("<form"), "three pages are all named");
        let middle = shown(2, 30, true).await;
        let (here, go) = (lang.pages_here(2, 30), lang.pages_go());
        let (back, on) = (lang.pages_previous(), lang.pages_next());
        let parts = [
            "page=1",
            "aria-current",
            "page=30",
            "page=1",
            back,
            "page=3",
            on,
            &here,
            "<form",
            "tea",
            go,
        ];
        in_order(&middle, &parts);
        let about = shown(2, 30, false).await;
        assert!(about.contains(&lang.pages_about(2, 30)) && !about.contains("page=30"));
        let last = shown(3, 3, true).await;
        assert!(last.contains(back) && !last.contains(on));
    }
}

fn text(words: &str) -> Inline {
    Inline::Text {
        text: words.to_owned(),
    }
}

fn link(href: &str) -> Block {
    let content = vec![text("here")];
    Block::Paragraph {
        content: vec![Inline::Link {
            href: href.to_owned(),
            content,
        }],
    }
}

fn shown(blocks: RichText) -> Html {
    let mut text = Localized::default();
    text.insert("en", blocks);
    rich(&text, Lang::En)
}

#[tokio::test]
async fn formatted_text_becomes_elements() {
    let content = vec![text("a")];
    let html = rendered(shown(vec![
        Block::Heading {
            level: 2,
            content: content.clone(),
        },
        Block::Heading {
            level: 1,
            content: content.clone(),
        },
        Block::List {
            ordered: true,
            items: vec![vec![Block::Paragraph {
                content: content.clone(),
            }]],
        },
        Block::Quote {
            content: vec![Block::Paragraph {
                content: vec![Inline::Strong { content }],
            }],
        },
        Block::Verse {
            lines: vec![vec![text("b")], vec![text("c")]],
        },
        Block::Rule,
    ]))
    .await;
    let parts = [
        "<h2>a</h2>",
        // No text of a catalogue may bring a second first heading.
        "<h4>a</h4>",
        "<ol><li><p>a</p></li></ol>",
        "<blockquote><p><strong>a</strong></p></blockquote>",
        "verse-line",
        "<hr",
    ];
    in_order(&html, &parts);
}

#[tokio::test]
async fn links_lead_only_where_they_may() {
    let inside = rendered(shown(vec![link("/course/steam-an-egg")])).await;
    assert!(inside.contains("href=\"/course/steam-an-egg\"") && !inside.contains("external"));
    let outside = rendered(shown(vec![link("https://example.org/x")])).await;
    in_order(
        &outside,
        &[
            "href=\"https://example.org/x\"",
            "noopener noreferrer",
            "here",
        ],
    );
    for bad in [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org",
    ] {
        let html = rendered(shown(vec![link(bad)])).await;
        assert!(html.contains("here"), "the words of {bad} stay");
        assert!(
            !html.contains("script:") && !html.contains("data:"),
            "{bad}: {html}"
        );
    }
}

#[tokio::test]
async fn only_the_catalogues_own_pictures_are_shown() {
    let picture = |url: &str| Block::Image {
        url: url.to_owned(),
        alt: MARKUP.to_owned(),
        caption: MARKUP.to_owned(),
        width: 640,
        height: 480,
    };
    let own = rendered(shown(vec![picture("media/a.svg")])).await;
    assert!(own.contains("src=\"api/v1/media/a.svg\"") && own.contains("loading=\"lazy\""));
    // Its place is kept before it is there.
    assert!(own.contains("width=\"640\"") && own.contains("height=\"480\""));
    harmless(&own);
    for foreign in [
        "https://example.org/pixel.png",
        "//example.org/p.png",
        "data:image/png,x",
    ] {
        let html = rendered(shown(vec![picture(foreign)])).await;
        assert!(!html.contains("<img"), "{foreign}: {html}");
    }
}

#[tokio::test]
async fn a_list_of_things_says_what_each_is() {
    let item = |kind: ItemType, id: &str| ItemRef {
        item_type: kind,
        id: id.to_owned(),
        name: both(MARKUP, MARKUP),
        ..ItemRef::default()
    };
    let items = [
        item(ItemType::Course, "a"),
        item(ItemType::Chapter, "book/one"),
        item(ItemType::Help, "b"),
        item(ItemType::Other, "from-a-newer-catalogue"),
    ];
    for lang in BOTH {
        let html = rendered(item_list(&items, lang)).await;
        let parts = [
            "href=\"/course/a\"",
            lang.item_course(),
            "href=\"/read/book/one\"",
            lang.item_chapter(),
            "href=\"/help/b\"",
            lang.item_help(),
        ];
        in_order(&html, &parts);
        assert!(
            !html.contains("from-a-newer-catalogue"),
            "what is not known is passed over"
        );
        harmless(&html);
    }
}

#[tokio::test]
async fn a_notice_keeps_what_it_is_given() {
    let html = rendered(notice(html! { <p>{MARKUP}</p> })).await;
    in_order(&html, &["class=\"notice\"", "<p>", "</p>"]);
    harmless(&html);
}

#[tokio::test]
async fn what_books_bring_along_becomes_elements() {
    let element = |tag: &str, content: Vec<Inline>| Inline::Element {
        tag: tag.to_owned(),
        lang: "ja".to_owned(),
        dir: String::new(),
        content,
    };
    let cell = |header: bool| Cell {
        header,
        columns: 2,
        over: 1,
        content: vec![Block::Paragraph {
            content: vec![text("c")],
        }],
    };
    let html = rendered(shown(vec![
        Block::Table {
            heading: vec![text("Prices")],
            rows: vec![vec![cell(true), cell(false)]],
        },
        Block::Division {
            lang: "ar".to_owned(),
            dir: "rtl".to_owned(),
            content: vec![Block::Paragraph {
                content: vec![
                    element("ruby", vec![text("漢"), element("rt", vec![text("かん")])]),
                    element("script", vec![text("alert(1)")]),
                    element("math", vec![element("mi", vec![text("x")])]),
                    Inline::Anchor {
                        id: "p1".to_owned(),
                        page: "12".to_owned(),
                    },
                    Inline::Note {
                        note: "n1".to_owned(),
                        content: vec![text("1")],
                    },
                    Inline::Link {
                        href: "/read/book/chapter#p1".to_owned(),
                        content: vec![text("back")],
                    },
                    Inline::Picture {
                        url: "media/a.png".to_owned(),
                        alt: "a sign".to_owned(),
                    },
                ],
            }],
        },
    ]))
    .await;
    for part in [
        "<caption>Prices</caption>",
        "<th colspan=\"2\">",
        "<td colspan=\"2\">",
        "<div lang=\"ar\" dir=\"rtl\">",
        "<ruby lang=\"ja\">漢<rt lang=\"ja\">かん</rt></ruby>",
        "<span lang=\"ja\">alert(1)</span>",
        "<mi lang=\"ja\">x</mi>",
        "id=\"at-p1\"",
        "data-page=\"12\"",
        "popovertarget=\"footnote-n1\"",
        "href=\"/read/book/chapter#at=p1\"",
        "alt=\"a sign\"",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    let notes = [Footnote {
        id: "n1".to_owned(),
        content: vec![Block::Paragraph {
            content: vec![text("A word on it.")],
        }],
    }];
    let html = rendered(footnotes(&notes, Lang::En)).await;
    assert!(
        html.contains("id=\"footnote-n1\"") && html.contains("popover=\"auto\""),
        "{html}"
    );
}
