//! The learner's own pages. The portal puts up their heads; what stands below is the study's.

use crate::i18n::Lang;
use crate::routes::mine_title;
use crate::ui::{Crumb, PageHead, slot};
use yew::prelude::*;

/// “My learning”, or a part of it.
pub fn page(part: &str, id: &str, lang: Lang) -> Html {
    let title = mine_title(part, lang);
    let crumbs = (!part.is_empty()).then(|| Crumb {
        to: "/mine".to_owned(),
        name: html! { {lang.mine_title()} },
    });
    let lead = if part.is_empty() {
        html! { <p>{ lang.mine_lead() }</p> }
    } else {
        html! {}
    };
    html! {
        <div class="mine" key={part.to_owned()}>
            <PageHead title={html! { {title} }} {lead} crumbs={Vec::from_iter(crumbs)} crumbs_label={lang.crumbs_label()} />
            <div class="page-width">{ slot("mine", &format!("{part}/{id}")) }</div>
        </div>
    }
}
