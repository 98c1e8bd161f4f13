//! Fields with their names above them, each shape once: a line of text, a longer text, a day, a choice.

use chrono::NaiveDate;
use leptos::ev;
use leptos::prelude::*;

use super::live::{Live, handler, list};
use super::markup::Pick;
use super::text_field::Typed;
use crate::assessment::read_day;
use crate::plan::CheckpointId;
use crate::state::Session;

/// A line of text; `name` tells the fields of one form apart.
#[inline(never)]
pub fn text(session: Session, label: Pick, name: &'static str, value: Live<String>, set: Callback<String>) -> AnyView {
    let typed = Typed::new(set);
    view! {
        <label class="field">
            <span>{session.said(label)}</span>
            <input type="text" data-field=name autocomplete="off" maxlength="2000" {..typed.field(session, value)}/>
        </label>
    }
    .into_any()
}

/// A longer text, one line until there is more.
#[inline(never)]
pub fn long_text(session: Session, label: Pick, name: &'static str, value: Live<String>, set: Callback<String>) -> AnyView {
    let typed = Typed::new(set);
    view! {
        <label class="field wide">
            <span>{session.said(label)}</span>
            <textarea rows="1" data-field=name maxlength="20000" {..typed.field(session, value)}></textarea>
        </label>
    }
    .into_any()
}

/// A day; what is none is nothing.
#[inline(never)]
pub fn day(
    session: Session,
    label: Pick,
    name: &'static str,
    value: Live<String>,
    set: Callback<Option<NaiveDate>>,
) -> AnyView {
    view! {
        <label class="field">
            <span>{session.said(label)}</span>
            <input type="date" data-field=name prop:value=value
                on:change=handler(move |event: ev::Event| set.run(read_day(&event_target_value(&event))))
                on:blur=handler(move |_| session.flush())/>
        </label>
    }
    .into_any()
}

/// One of several, each with its word in files and its name on screen.
#[inline(never)]
pub fn choice(
    session: Session,
    label: Pick,
    name: &'static str,
    options: Vec<(&'static str, Live<String>)>,
    value: Live<String>,
    set: Callback<String>,
) -> AnyView {
    let options = list(options.into_iter().map(|(word, text)| view! { <option value=word>{text}</option> }));
    view! {
        <label class="field">
            <span>{session.said(label)}</span>
            <select data-field=name prop:value=value
                on:change=handler(move |event: ev::Event| set.run(event_target_value(&event)))>{options}</select>
        </label>
    }
    .into_any()
}

/// The first thing to answer a checkpoint with.
pub fn answer_field(checkpoint: &CheckpointId) -> String {
    format!("[data-checkpoint=\"{checkpoint}\"] input")
}
