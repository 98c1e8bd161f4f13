//! The keyboard in the answering list: one listener for all rows, what the levels mean where it has come to, and the help
//! that lists the keys and turns them off.

use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dialog::follow_dialog;
use super::live::{handler, live, part};
use super::markup::{element, following, word};
use super::rest::{Rest, rest};
use crate::i18n::Messages;
use crate::platform::keep;
use crate::platform::location;
use crate::state::{Derived, Holder, KeyAction, session};

const ROW: &str = "[data-checkpoint]";

/// A field: every key is its own.
const FIELD: &str = "textarea, select, input:not([type=radio]):not([type=checkbox])";

/// The keys as the help names them, in the order of the words for what they do.
const NAMES: [&str; 6] = ["j  ↓", "k  ↑", "1 – 9", "n", "/", "?"];

/// Whether single keys act, whether their help stands open, and what is told of the levels.
#[derive(Clone, Copy)]
pub struct Keys {
    on: RwSignal<bool>,
    help: RwSignal<bool>,
    told: RwSignal<Option<String>>,
    rest: Rest,
    locked: Derived<bool>,
}

/// The keys of the answering page.
pub fn keys() -> Keys {
    expect_context()
}

impl Keys {
    /// On, unless a person turned them off.
    pub fn begin() -> Self {
        let off = keep::preference("single-keys").as_deref() == Some("off");
        let keys = Self {
            on: RwSignal::new(!off),
            help: RwSignal::new(false),
            told: RwSignal::new(None),
            rest: rest(),
            locked: session().locked,
        };
        // One listener for all rows, of one type: each `on:` in a view is code of its own.
        for name in ["keydown", "focusin", "focusout"] {
            let listening = window_event_listener_untyped(name, move |event| keys.hear(&event));
            on_cleanup(move || listening.remove());
        }
        keys
    }

    /// Something happened on the page: only the list is of concern.
    fn hear(self, event: &ev::Event) {
        let at: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(at) = at.filter(|at| at.closest(".indicators").is_ok_and(|list| list.is_some())) else { return };
        match event.dyn_ref::<ev::KeyboardEvent>() {
            Some(event) => self.press(event, &at),
            None => self.told.set(if event.type_() == "focusin" { meaning(&at) } else { None }),
        }
    }

    fn set(self, on: bool) {
        self.on.set(on);
        keep::set_preference("single-keys", if on { "on" } else { "off" });
    }

    pub fn open_help(self) {
        self.help.set(true);
    }

    fn press(self, event: &ev::KeyboardEvent, at: &Element) {
        let key = event.key();
        if key == "Escape" {
            self.told.set(None);
        }
        let is_single = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing());
        if !is_single || !self.on.get_untracked() {
            return;
        }
        if let Some(action) = KeyAction::of(&key, holder(at)) {
            // Else the letter would land in the field that it leads to.
            event.prevent_default();
            self.act(action, at);
        }
    }

    fn act(self, action: KeyAction, at: &Element) {
        let row = at.closest(ROW).ok().flatten();
        if matches!(action, KeyAction::Level(_) | KeyAction::Note) && self.locked.get_untracked() {
            return self.rest.say_barred();
        }
        // Nothing to answer before the rule that stands over it is settled.
        let answer = |what: &str| element_in(row.as_ref()?, &format!("{ROW}:not([data-ruled]) > .answer {what}"));
        match action {
            KeyAction::Next => focus(neighbour(at, row.as_ref(), true)),
            KeyAction::Previous => focus(neighbour(at, row.as_ref(), false)),
            KeyAction::Level(place) => {
                if let Some(level) = answer(&format!(".level:nth-child({}) input", place + 1)) {
                    level.click();
                }
            }
            KeyAction::Note => focus(answer("[data-note]")),
            KeyAction::Find => _ = location::focus("[data-find]"),
            KeyAction::Help => self.open_help(),
        }
    }
}

fn is(at: &Element, what: &str) -> bool {
    at.matches(what).unwrap_or_default()
}

/// What a level means, or on a row each of its levels with the digit that chooses it. Only for who comes with the
/// keyboard: the pointer is told by the browser.
fn meaning(at: &Element) -> Option<String> {
    const LEVEL: &str = ".level input[title]";
    if !is(at, ":focus-visible") {
        return None;
    }
    if is(at, LEVEL) {
        return at.get_attribute("title");
    }
    let levels = if is(at, ROW) { at.query_selector_all(LEVEL).ok()? } else { return None };
    let mut told = String::new();
    for place in 0..levels.length() {
        let level: Element = levels.item(place)?.dyn_into().ok()?;
        let (name, meaning) = (level.parent_node()?.text_content()?, level.get_attribute("title")?);
        told += &format!("{} {name} {meaning}  ", place + 1);
    }
    Some(told).filter(|told| !told.is_empty())
}

fn holder(at: &Element) -> Holder {
    match (is(at, FIELD), is(at, ROW)) {
        (true, _) => Holder::Field,
        (false, true) => Holder::Row,
        (false, false) => Holder::Control,
    }
}

fn element_in(inside: &Element, what: &str) -> Option<HtmlElement> {
    inside.query_selector(what).ok()?.and_then(|found| found.dyn_into().ok())
}

fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// The row after or before this one; from an indicator's head, its first.
fn neighbour(at: &Element, row: Option<&Element>, forward: bool) -> Option<HtmlElement> {
    let Some(row) = row else {
        return element_in(&at.closest(".indicator").ok()??, ROW);
    };
    let rows = row.closest(".indicators").ok()??.query_selector_all(ROW).ok()?;
    let is_here = |place: &u32| rows.item(*place).is_some_and(|node| node.is_same_node(Some(row)));
    let here = (0..rows.length()).find(is_here)?;
    let there = if forward { here + 1 } else { here.checked_sub(1)? };
    rows.item(there)?.dyn_into().ok()
}

/// The help (what each key does, and the switch), and the line that tells of the levels.
#[component]
pub fn KeyAids() -> impl IntoView {
    let (session, keys) = (session(), keys());
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let mut uses = Vec::new();
    for (place, name) in NAMES.iter().enumerate() {
        let name = element("kbd", "", vec![(*name).into_any()]);
        uses.push(element("dt", "", vec![name]));
        uses.push(following(live(move || session.words().key_uses[place].to_owned()), "dd", ""));
    }
    let turn = move |event: ev::Event| keys.set(event_target_checked(&event));
    let close = move || keys.help.set(false);
    follow_dialog(dialog, keys.help.into(), close);
    // Those who hear it have it at the level itself.
    let told = part(move || keys.told.get().map(|told| view! { <p class="told no-print" aria-hidden="true">{told}</p> }));

    view! {
        {told}
        <dialog node_ref=dialog aria-label=t!(session.keys)>
            {word(session, "h2", "", pick!(Messages.keys))}
            {word(session, "p", "hint", pick!(Messages.keys_hint))}
            <dl class="summary">{uses}</dl>
            <label class="tick">
                <input type="checkbox" data-single-keys="" prop:checked=keys.on on:change=handler(turn)/>
                <span>{t!(session.single_keys)}</span>
            </label>
            <p class="actions"><button type="button" on:click=handler(move |_| close())>{t!(session.close)}</button></p>
        </dialog>
    }
}
