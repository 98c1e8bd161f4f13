//! The doors for files: a button, and the whole page for what is dropped. What was chosen is shown by [`super::incoming`].

use std::any::Any;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};

use super::errand::Errand;
use super::live::{handler, when};
use super::markup::Pick;
use super::newest::Newest;
use super::notices::notices;
use super::rest::rest;
use crate::i18n::Messages;
use crate::state::session;

/// The file that is being looked at: an [`crate::state::Incoming`], of which the first load knows nothing.
#[derive(Clone, Copy, Default)]
pub struct Importing {
    pub held: RwSignal<Option<Arc<dyn Any + Send + Sync>>>,
    /// Of several that were chosen one upon another, the last one counts.
    pub newest: Newest,
}

impl Importing {
    /// Puts the file away; `false` where it was before, taken in or given up: a click that comes late does nothing more.
    pub fn finish(self) -> bool {
        self.held.try_update(|held| held.take().is_some()).unwrap_or_default()
    }
}

/// The file that is being looked at.
pub fn importing() -> Importing {
    expect_context()
}

/// The button that opens a file, with a word on dropping one.
#[component]
pub fn OpenFile() -> impl IntoView {
    let session = session();
    view! {
        <p class="open-file">
            {file_button("import", pick!(Messages.open_file))}
            <span class="hint">{t!(session.open_file_hint)}</span>
        </p>
    }
}

/// A button that opens a file of any kind: what it is, is seen from its content.
pub fn file_button(mark: &'static str, pick: Pick) -> AnyView {
    let (session, notices, importing, rest) = (session(), notices(), importing(), rest());
    let choose = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            rest.perform(Errand::Look(session, notices, importing, file));
        }
        // The same file may be chosen again after it was mended.
        input.set_value("");
    };
    view! {
        <label class="button">
            <input type="file" class="sr-only" data-import=mark accept=".json,application/json,.toml,.xlsx,.bin,.txt" on:change=handler(choose)/>
            {session.said(pick)}
        </label>
    }
    .into_any()
}

/// Takes a file that is dropped anywhere on the page.
#[component]
pub fn DropZone() -> impl IntoView {
    let (session, notices, importing, rest) = (session(), notices(), importing(), rest());
    let over = RwSignal::new(false);
    let has_files = |event: &DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
    };
    window_event_listener(leptos::ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    window_event_listener(leptos::ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    window_event_listener(leptos::ev::drop, move |event| {
        over.set(false);
        if has_files(&event) {
            event.prevent_default();
            let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
            if let Some(file) = file {
                rest.perform(Errand::Look(session, notices, importing, file));
            }
        }
    });
    when(move || over.get(), move || view! { <div class="drop" aria-hidden="true">{t!(session.drop_here)}</div> })
}
