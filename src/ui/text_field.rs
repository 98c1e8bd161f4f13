//! Text that people type, safe with Chinese input methods: nothing typed is lost or doubled.
//!
//! In Chromium the last `input` of a composition still says it is composing and comes before
//! `compositionend`, so both are listened to; while composing nothing is passed on.

use leptos::attr::Attribute;
use leptos::ev::{self, on};
use leptos::prelude::*;
use leptos::tachys::html::directive::directive;
use leptos::tachys::reactive_graph::ReactiveFunction;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

use super::live::{Live, effect, handler};
use crate::state::Session;

/// The text of the field an event came from.
fn text_of(event: &ev::Event) -> Option<String> {
    let target = event.target()?;
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => Some(input.value()),
        Err(target) => target.dyn_into::<HtmlTextAreaElement>().ok().map(|area| area.value()),
    }
}

fn put_text(field: &Element, text: &str) {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        if input.value() != text {
            input.set_value(text);
        }
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>()
        && area.value() != text
    {
        area.set_value(text);
    }
}

/// Passes on every finished piece of text: for `input`, `change` and `compositionend`.
#[derive(Clone, Copy)]
pub struct Typed {
    composing: StoredValue<bool>,
    on_text: Callback<String>,
}

impl Typed {
    pub fn new(on_text: Callback<String>) -> Self {
        Self { composing: StoredValue::new(false), on_text }
    }

    pub fn begin(self) {
        self.composing.set_value(true);
    }

    pub fn end(self, event: &ev::Event) {
        self.composing.set_value(false);
        self.pass(event);
    }

    pub fn input(self, event: &ev::Event) {
        if !self.composing.get_value() {
            self.pass(event);
        }
    }

    /// All that a field has to tell it, what it is to show, and when it is left, that what waits is to be saved:
    /// `<input {..typed.field(session, value)}/>`.
    pub fn field(self, session: Session, value: Live<String>) -> impl Attribute {
        (
            directive(move |field: Element| self.show(field, value.clone()), ()),
            on(ev::compositionstart, handler(move |_| self.begin())),
            on(ev::compositionend, handler(move |event: ev::CompositionEvent| self.end(&event))),
            on(ev::input, handler(move |event| self.input(&event))),
            on(ev::change, handler(move |event| self.end(&event))),
            on(ev::blur, handler(move |_| session.flush())),
        )
    }

    /// Shows what it is to hold, now and whenever that is something else; but while something is composed in it, it is left
    /// alone: what comes of that is passed on, and comes back.
    fn show(self, field: Element, value: Live<String>) {
        let put = move || {
            let text = value.clone().invoke();
            if !self.composing.get_value() {
                put_text(&field, &text);
            }
        };
        untrack(&put);
        effect(put);
    }

    fn pass(self, event: &ev::Event) {
        if let Some(text) = text_of(event) {
            self.on_text.run(text);
        }
    }
}

/// A note of any length; one line until there is more.
pub fn note_area(
    session: Session,
    label: Live<String>,
    hint: Live<String>,
    value: Live<String>,
    on_text: Callback<String>,
) -> AnyView {
    let typed = Typed::new(on_text);

    view! {
        <textarea
            class="note"
            rows="1"
            data-note=""
            autocomplete="off"
            aria-label=label
            placeholder=hint
            maxlength="100000"
            {..typed.field(session, value)}
        ></textarea>
    }
    .into_any()
}
