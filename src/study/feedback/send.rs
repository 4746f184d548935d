//! Sending stars and words: shown first exactly as they would go, and handed over only then.

use super::super::data::copied_words;
use super::super::hooks::{use_doing, use_lang};
use super::super::parts;
use super::way::{Said, To, Way, way};
use super::{FeedbackProps, MOST_STARS, Opinion, noted};
use crate::i18n::Lang;
use crate::platform::{file, page};
use crate::ui::icon;
use lifelong_record::work::SENT;
use yew::prelude::*;

/// What is to be sent, and where.
#[derive(Clone, PartialEq, Properties)]
pub struct SendProps {
    /// About which course.
    pub about: FeedbackProps,
    /// Stars and words.
    pub opinion: Opinion,
    /// The address of the site's configuration; it is one.
    pub address: String,
}

/// What goes, in words.
struct Goes {
    subject: String,
    mail: String,
    course: String,
    stars: String,
}

impl Goes {
    fn of(props: &SendProps, lang: Lang) -> Self {
        let name = props.about.name.pick(lang.tag());
        let Opinion { stars, words, .. } = &props.opinion;
        let mut mail: Vec<String> = Vec::new();
        let words = words.trim();
        if !words.is_empty() {
            mail.push(format!("{words}\n"));
        }
        if *stars > 0 {
            mail.push(lang.feedback_stars_line(*stars));
        }
        mail.push(format!("{}/course/{}", page::site(), props.about.id));
        Self {
            subject: lang.feedback_subject(name),
            mail: mail.join("\n"),
            course: format!("{name} ({})", props.about.id),
            stars: if *stars > 0 {
                stars.min(&MOST_STARS).to_string()
            } else {
                String::new()
            },
        }
    }
}

/// The way to send it.
#[hook]
pub fn use_send(props: &SendProps) -> Html {
    let lang = use_lang();
    let doing = use_doing();
    let looks = use_state(|| false);
    let copied = use_state(|| None::<bool>);
    let preview = format!("feedback-preview-{}", props.about.id);
    let opener = format!("feedback-look-{}", props.about.id);
    use_effect_with((*looks, preview.clone()), |(looks, preview)| {
        if *looks {
            page::focus(&format!("[id='{preview}']"));
        }
    });
    let look = {
        let (looks, copied) = (looks.setter(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            copied.set(None);
            looks.set(true);
        })
    };
    if !*looks {
        return html! { <p class="actions"><button type="button" id={opener} class="button" onclick={look}>{ lang.feedback_look() }</button></p> };
    }
    let close = {
        let looks = looks.setter();
        Callback::from(move |_: MouseEvent| {
            looks.set(false);
            let opener = opener.clone();
            wasm_bindgen_futures::spawn_local(async move {
                // The button comes back first.
                crate::platform::time::sleep(0).await;
                page::focus(&format!("[id='{opener}']"));
            });
        })
    };
    let sent = {
        let (doing, about) = (doing.clone(), props.about.clone());
        // The browser follows the link by itself.
        Callback::from(move |_: MouseEvent| {
            let what = noted(about.clone(), |entry, stamp| {
                entry.set(SENT, stamp.at, stamp)
            });
            doing.run(what, |()| ());
        })
    };
    let goes = Goes::of(props, lang);
    let said = Said {
        subject: &goes.subject,
        mail: &goes.mail,
        text: props.opinion.words.trim(),
        course: &goes.course,
        stars: &goes.stars,
    };
    let Some(way) = way(&props.address, &said) else {
        return html! {};
    };
    html! {
        <div class="data-card">
            <p id={preview} tabindex="-1"><strong>{ lang.feedback_preview() }</strong></p>
            { shown(&way, &said, lang) }
            if !way.carries && !said.text.is_empty() {
                { by_hand(&way, &said, &copied, lang) }
            }
            <div class="actions">
                if let To::Form { host, .. } = &way.to {
                    <a class="button primary" href={way.href.clone()} rel="noopener noreferrer external" onclick={sent}>{ icon("external") }<span>{ lang.feedback_open_form(host) }</span></a>
                } else {
                    <a class="button primary" href={way.href.clone()} onclick={sent}>{ icon("arrow-up-right") }<span>{ lang.feedback_mail() }</span></a>
                }
                { parts::button("button", "close", lang.feedback_close(), close) }
            </div>
        </div>
    }
}

/// Exactly what is handed over.
fn shown(way: &Way, said: &Said, lang: Lang) -> Html {
    let row = |words: &'static str, what: &str| {
        html! { <><dt>{ words }</dt><dd dir="auto">{ what.to_owned() }</dd></> }
    };
    match &way.to {
        To::Mail(to) => html! {
            <>
                <dl class="feedback-goes">
                    { row(lang.feedback_to(), to) }
                    { row(lang.feedback_subject_label(), said.subject) }
                    { row(lang.feedback_text(), said.mail) }
                </dl>
                <p>{ lang.feedback_mail_adds() }</p>
            </>
        },
        To::Form {
            host,
            course,
            stars,
        } => html! {
            <>
                <dl class="feedback-goes">
                    { row(lang.feedback_form(), host) }
                    if *course { { row(lang.feedback_course(), said.course) } }
                    if *stars && !said.stars.is_empty() { { row(lang.feedback_stars_label(), said.stars) } }
                    if !said.text.is_empty() { { row(lang.feedback_text(), said.text) } }
                </dl>
                <p>{ lang.feedback_form_adds() }</p>
            </>
        },
    }
}

/// Words that the link does not carry are copied, and pasted by hand.
fn by_hand(way: &Way, said: &Said, copied: &UseStateHandle<Option<bool>>, lang: Lang) -> Html {
    let words = if matches!(way.to, To::Mail(_)) {
        said.mail
    } else {
        said.text
    };
    let copy = {
        let (words, copied) = (words.to_owned(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (words, copied) = (words.clone(), copied.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let done = file::copy(&words).await;
                if !done {
                    file::mark("#feedback-to-copy");
                }
                copied.set(Some(done));
            });
        })
    };
    html! {
        <>
            <p>{ lang.feedback_by_hand() }</p>
            <label for="feedback-to-copy">{ lang.feedback_text() }</label>
            <textarea id="feedback-to-copy" class="data-text" readonly={true} dir="auto" value={words.to_owned()} />
            <p class="actions">{ parts::button("button", "layers", lang.data_copy(), copy) }</p>
            <p role="status">{ copied_words(**copied, lang) }</p>
        </>
    }
}
