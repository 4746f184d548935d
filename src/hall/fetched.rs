//! Something fetched from the catalogue, and its place on the screen.

use crate::i18n::Lang;
use crate::places::use_lang;
use crate::services::{self, Api, ServiceError, use_load};
use crate::ui::Status;
use std::future::Future;
use std::rc::Rc;
use yew::prelude::*;

/// Fetches a thing by its id and shows it, with its loading state and its error.
#[hook]
pub fn use_fetched<T: 'static, Fut>(
    id: String,
    fetch: impl FnOnce(Api, String) -> Fut + 'static,
    show: impl FnOnce(&T, Lang) -> Html,
) -> Html
where
    Fut: Future<Output = Result<Rc<T>, ServiceError>> + 'static,
{
    let lang = use_lang();
    let loading = use_load(id, false, move |id| fetch(services::api(), id));
    let error = loading.state.error();
    let again = error
        .is_none_or(ServiceError::can_retry)
        .then(|| loading.again.clone());
    match loading.state.value() {
        Some(value) => show(&value, lang),
        None => html! { <Status error={error.map(|e| e.words(lang))} {again} {lang} /> },
    }
}
