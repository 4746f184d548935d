//! Files: offering one to be saved, reading one that was chosen; and copying words, where a browser saves no files.

use super::{page, time};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement,
    HtmlTextAreaElement, Url,
};

/// So many bytes are read at once.
const PIECE: f64 = 4.0 * 1024.0 * 1024.0;
/// How long a browser may take to fetch what it was offered, in milliseconds.
const FETCHED_BY: u32 = 120_000;

/// A file that the learner has chosen. Nothing of it is read yet.
#[derive(Clone, PartialEq)]
pub struct Chosen(File);

impl Chosen {
    /// Its name, without its folder.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its size in bytes.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// Reads it piece by piece, so that the page goes on living; `told` hears how many bytes have come.
    ///
    /// # Errors
    /// The browser's words: it may have been moved, or lie where nothing can be fetched from now.
    pub async fn read(&self, told: impl Fn(f64)) -> Result<Vec<u8>, String> {
        let size = self.size();
        let mut bytes = Vec::with_capacity(size as usize);
        let mut from = 0.0;
        while from < size {
            let until = (from + PIECE).min(size);
            let piece = self.piece(from, until).await.map_err(in_words)?;
            let start = bytes.len();
            bytes.resize(start + piece.length() as usize, 0);
            piece.copy_to(&mut bytes[start..]);
            from = until;
            told(from);
        }
        Ok(bytes)
    }

    async fn piece(&self, from: f64, until: f64) -> Result<Uint8Array, JsValue> {
        let piece = self.0.slice_with_f64_and_f64(from, until)?;
        // Old browsers have no such function, and calling it throws.
        let read = Reflect::get(&piece, &"arrayBuffer".into())?.dyn_into::<Function>()?;
        let promise = read.call0(&piece)?.unchecked_into::<js_sys::Promise>();
        Ok(Uint8Array::new(&JsFuture::from(promise).await?))
    }
}

fn in_words(why: JsValue) -> String {
    let message = Reflect::get(&why, &"message".into()).ok();
    message
        .and_then(|message| message.as_string())
        .unwrap_or_default()
}

/// The file that was chosen in a field. The field is empty then, so that the same file can be chosen again.
pub fn chosen(field: &HtmlInputElement) -> Option<Chosen> {
    let file = field.files().and_then(|files| files.get(0)).map(Chosen);
    field.set_value("");
    file
}

/// The file that was dropped; none where something else was, such as words or a picture of a page.
pub fn dropped(event: &DragEvent) -> Option<Chosen> {
    let dropped = Reflect::get(event, &"dataTransfer".into()).ok()?;
    let files = Reflect::get(&dropped, &"files".into()).ok()?;
    files.dyn_into::<FileList>().ok()?.get(0).map(Chosen)
}

/// Offers a text as a file to be saved. False where the browser refuses at once; where it refuses later, as inside another
/// page or in the window of a chat program, nobody is told.
pub fn offer(name: &str, kind: &str, text: &str) -> bool {
    offered(name, kind, text).is_ok()
}

fn offered(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = page::document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    gloo::utils::body().append_child(&link)?;
    link.click();
    link.remove();
    let revoke = move || {
        // It fails for no address that was made here.
        let _ = Url::revoke_object_url(&address);
    };
    time::after(FETCHED_BY, revoke).forget();
    Ok(())
}

/// Whether the portal stands inside another page, which may forbid it to save files.
pub fn is_framed() -> bool {
    let window = gloo::utils::window();
    let top = window.top().ok().flatten();
    top.is_none_or(|top| *top != *window)
}

/// Copies words. False where the browser does not.
pub async fn copy(words: &str) -> bool {
    let navigator = gloo::utils::window().navigator();
    let copying = Reflect::get(&navigator, &"clipboard".into()).and_then(|clipboard| {
        let write = Reflect::get(&clipboard, &"writeText".into())?.dyn_into::<Function>()?;
        write.call1(&clipboard, &words.into())
    });
    match copying.map(JsCast::dyn_into::<js_sys::Promise>) {
        Ok(Ok(promise)) => JsFuture::from(promise).await.is_ok(),
        _ => false,
    }
}

/// Marks all words of a field, so that one can copy them oneself.
pub fn mark(selector: &str) {
    let found = page::document().query_selector(selector).ok().flatten();
    if let Some(Ok(field)) = found.map(JsCast::dyn_into::<HtmlTextAreaElement>) {
        // It fails for no field on the page.
        let _ = field.focus();
        field.select();
    }
}
