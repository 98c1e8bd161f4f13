//! Native dialogs that stand open while a signal says so.

use std::cell::Cell;
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, EventTarget, HtmlDialogElement};

use super::live::effect;

/// Opens and closes a native dialog with a signal; `close` takes the signal back where the browser closes the dialog, by
/// Escape or by a gesture.
///
/// The browser tells of every closing, and a while after it: who is quick, or has a slow computer, has opened the dialog anew
/// by then. Only a closing that is news counts.
pub fn follow_dialog(dialog: NodeRef<html::Dialog>, open: Signal<bool>, close: impl Fn() + 'static) {
    let stands_open = Rc::new(Cell::new(false));
    let knows = stands_open.clone();
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        let open = open.get();
        knows.set(open);
        match (open, dialog.open()) {
            (true, false) => _ = dialog.show_modal(),
            (false, true) => dialog.close(),
            (true, true) | (false, false) => {}
        }
    });
    let closes = move |of: &HtmlDialogElement, event: &Event| {
        let own: &EventTarget = of;
        let is_own = event.target().as_ref() == Some(own);
        // As a wish it comes before the dialog closes.
        let is_wish = event.type_() == "cancel";
        if is_own && (is_wish || !of.open()) && stands_open.replace(false) {
            close();
        }
    };
    listen(dialog, Box::new(closes));
}

fn listen(dialog: NodeRef<html::Dialog>, act: Box<dyn Fn(&HtmlDialogElement, &Event)>) {
    dialog.on_load(move |dialog| {
        let of = dialog.clone();
        let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| act(&of, &event)).into_js_value();
        dialog.set_oncancel(Some(heard.unchecked_ref()));
        dialog.set_onclose(Some(heard.unchecked_ref()));
    });
}
