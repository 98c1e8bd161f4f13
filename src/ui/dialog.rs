//! Native dialogs that stand open while a signal says so.

use std::cell::Cell;
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, EventTarget, HtmlDialogElement, MouseEvent};

use super::live::effect;

/// Opens and closes a native dialog with a signal; `close` takes the signal back where the browser closes the dialog, by
/// Escape or by a gesture.
///
/// The browser tells of every closing, and a while after it: who is quick, or has a slow computer, has opened the dialog anew
/// by then. Only a closing that is news counts. A click in a dialog that is about to close does nothing, nor does the second of
/// a double click: what one button says, the next click would take as read.
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
    let hears = move |of: &HtmlDialogElement, event: &Event| match event.dyn_ref::<MouseEvent>() {
        None => closes(of, event),
        Some(click) if !open.try_get_untracked().unwrap_or_default() || (click.detail() > 1 && is_on_button(click)) => {
            event.stop_propagation();
            event.prevent_default();
        }
        Some(_) => {}
    };
    listen(dialog, Box::new(hears));
}

fn is_on_button(click: &MouseEvent) -> bool {
    let target: Option<Element> = click.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target| target.closest("button").is_ok_and(|button| button.is_some()))
}

type Hears = Box<dyn Fn(&HtmlDialogElement, &Event)>;

fn listen(dialog: NodeRef<html::Dialog>, act: Hears) {
    dialog.on_load(move |dialog| {
        let of = dialog.clone();
        let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| act(&of, &event)).into_js_value();
        for name in ["cancel", "close", "click"] {
            // Before whatever stands in the dialog hears of it. Fails for no target of ours.
            _ = dialog.add_event_listener_with_callback_and_bool(name, heard.unchecked_ref(), true);
        }
    });
}
