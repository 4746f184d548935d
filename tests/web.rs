//! Parts that need a browser: storage, events, timers, the document.
#![cfg(target_arch = "wasm32")]

mod web {
    mod keep;
    mod loading;
    mod parts;
    mod record;

    use gloo::utils::document;
    use web_sys::Element;
    use yew::prelude::*;

    /// Runs a script in the page.
    pub fn js(script: &str) -> wasm_bindgen::JsValue {
        js_sys::Function::new_no_args(script)
            .call0(&wasm_bindgen::JsValue::NULL)
            .unwrap_or_else(|error| panic!("{script}: {error:?}"))
    }

    /// A new place in the page to render into.
    pub fn place() -> Element {
        let place = document().create_element("div").expect("a div");
        gloo::utils::body()
            .append_child(&place)
            .expect("it is in the page");
        place
    }

    /// The text of the first match of a selector in `place`; empty where there is none.
    pub fn text(place: &Element, css: &str) -> String {
        let found = place.query_selector(css).expect("a good selector");
        found.and_then(|e| e.text_content()).unwrap_or_default()
    }

    /// Waits until something is so, five seconds at most.
    pub async fn until(what: &str, mut so: impl FnMut() -> bool) {
        for _ in 0..250 {
            if so() {
                return;
            }
            gloo::timers::future::TimeoutFuture::new(20).await;
        }
        panic!("waited in vain: {what}");
    }

    /// Props of [`Show`].
    #[derive(Clone, PartialEq, Properties)]
    pub struct ShowProps {
        /// Makes what is shown.
        pub make: Callback<(), Html>,
    }

    /// Shows what a function makes.
    #[component]
    pub fn Show(props: &ShowProps) -> Html {
        props.make.emit(())
    }

    /// Renders what a function makes.
    pub fn show(make: impl Fn() -> Html + 'static) -> Element {
        let place = place();
        let make = Callback::from(move |()| make());
        yew::Renderer::<Show>::with_root_and_props(place.clone(), ShowProps { make }).render();
        place
    }
}
