//! The address bar's hash, the document's title and language: where we are, for the browser to know.

pub use sys::{
    focus, gestures, go, hash, is_file, is_narrow, on_hash_change, on_hide, print, reload, set_document, set_root_class,
    to_top, while_printing,
};

#[cfg(target_arch = "wasm32")]
mod sys {
    use std::cell::Cell;

    use super::super::slices;
    use leptos::ev;
    use leptos::prelude::{
        WindowListenerHandle, document, on_cleanup, window, window_event_listener, window_event_listener_untyped,
    };
    use wasm_bindgen::JsCast;
    use web_sys::HtmlElement;

    /// The hash without its `#`, as written.
    pub fn hash() -> String {
        let hash = window().location().hash().unwrap_or_default();
        hash.trim_start_matches('#').to_owned()
    }

    pub fn go(hash: &str) {
        let _ = window().location().set_hash(hash);
    }

    pub fn on_hash_change(act: impl Fn() + 'static) {
        window_event_listener(ev::hashchange, move |_| act());
    }

    /// The page is hidden or left: the last moment to save.
    pub fn on_hide(act: impl Fn() + Clone + 'static) {
        let hidden = act.clone();
        window_event_listener(ev::visibilitychange, move |_| {
            if document().hidden() {
                hidden();
            }
        });
        window_event_listener(ev::pagehide, move |_| act());
    }

    /// Too narrow for two columns (the style sheet has the same width).
    pub fn is_narrow() -> bool {
        window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < 896.0)
    }

    /// Opened by double-click from a disk or stick.
    pub fn is_file() -> bool {
        window().location().protocol().is_ok_and(|protocol| protocol == "file:")
    }

    pub fn set_document(title: &str, language: &str) {
        document().set_title(title);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language);
        }
    }

    pub fn set_root_class(class: &str, on: bool) {
        if let Some(root) = document().document_element() {
            let _ = root.class_list().toggle_with_force(class, on);
        }
    }

    /// Moves the focus to the first match, where there is one.
    pub fn focus(selector: &str) -> bool {
        let found = document().query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
        found.is_some_and(|element| {
            element.scroll_into_view_with_bool(true);
            element.focus().is_ok()
        })
    }

    thread_local! {
        static GESTURES: Cell<Option<u64>> = const { Cell::new(None) };
    }

    /// How often the user has pressed or typed something since this was first asked.
    pub fn gestures() -> u64 {
        GESTURES.get().unwrap_or_else(|| {
            for name in ["keydown", "pointerdown", "input"] {
                let count = |_| GESTURES.set(GESTURES.get().map(|count| count + 1));
                // Counted as long as the page stands.
                let _ = window_event_listener_untyped(name, count);
            }
            GESTURES.set(Some(0));
            0
        })
    }

    /// Shows the page from its top.
    pub fn to_top() {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    pub fn print() {
        let _ = window().print();
    }

    /// Says when the page is about to be printed and when that is over, as long as the caller's view stands.
    pub fn while_printing(act: impl Fn(bool) + Clone + 'static) {
        let over = act.clone();
        let handles = [
            window_event_listener(ev::beforeprint, move |_| {
                act(true);
                slices::finish();
            }),
            window_event_listener(ev::afterprint, move |_| over(false)),
        ];
        on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    }

    pub fn reload() {
        let _ = window().location().reload();
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod sys {
    pub fn hash() -> String {
        String::new()
    }

    pub fn go(_hash: &str) {}

    pub fn on_hash_change(_act: impl Fn() + 'static) {}

    pub fn on_hide(_act: impl Fn() + Clone + 'static) {}

    pub fn is_file() -> bool {
        false
    }

    pub fn is_narrow() -> bool {
        false
    }

    pub fn set_document(_title: &str, _language: &str) {}

    pub fn set_root_class(_class: &str, _on: bool) {}

    pub fn focus(_selector: &str) -> bool {
        false
    }

    pub fn gestures() -> u64 {
        0
    }

    pub fn to_top() {}

    pub fn print() {}

    pub fn while_printing(_act: impl Fn(bool) + Clone + 'static) {}

    pub fn reload() {}
}
