//! What is seen: the shell, the pages, and the parts they share. Words come from `i18n`, state from the session.
//!
//! What keeps the first load small, in one page (each of these was measured):
//! - A closure with a name goes into a `view!` through [`live::live`]; one written in place (`{move || …}`) needs
//!   nothing, `view!` boxes it. Either gives `String` (a word: `.to_owned()`), `bool`, or by [`live::part`] a view.
//! - `on:click=handler(…)`, [`live::when`] for `<Show>`, [`live::keyed`] for `<For>`, [`live::list`] for `collect_view()`.
//! - A shape that is seen often is a function of plain types that gives an `AnyView`; what never changes its shape is
//!   made of [`markup`]. A memo is a [`live::memo`]; what is put in order is put in one by one, not sorted.
//! - No floats (neither read nor written), no `to_uppercase`/`to_lowercase`, no chrono `format`/`parse`, no crate that
//!   brings tables: `read_day`, whole numbers and ASCII do.

/// A word of the screen, following the language.
macro_rules! t {
    ($session:ident.$word:ident) => {
        $session.said(|language| $crate::i18n::Messages::of(language).$word)
    };
    ($session:ident, $words:ident.$word:ident) => {
        $session.said(|language| $words::of(language).$word)
    };
}

/// One word of a table, whatever the language: `pick!(FindWords.title)`.
macro_rules! pick {
    ($words:ident.$word:ident) => {
        |language| $words::of(language).$word
    };
}

mod answer;
mod apart;
mod approve;
mod beside;
mod cards;
mod checkpoint;
mod chosen;
mod deleting;
mod dialog;
mod edition;
mod errand;
mod evidence;
mod facts;
mod fields;
mod figures;
mod find;
mod finder;
mod focus;
mod form;
mod gone;
mod growing;
mod history;
mod home;
mod import;
mod incoming;
mod indicator;
mod kept;
mod keys;
mod leap;
mod ledger;
mod live;
mod looking;
mod markup;
mod mine;
mod newest;
mod notices;
mod number;
mod outcome;
mod own_plan;
mod plan;
mod plans;
mod rated;
mod rectify;
mod report;
mod rest;
mod results;
mod row;
mod safety;
mod sample;
mod seal;
mod sections;
mod share;
mod sheet;
mod shell;
mod standing;
mod start;
mod status;
mod table;
mod text_field;
mod update;
mod way;
mod writing;

use leptos::prelude::*;

pub use errand::Errand;
pub use rest::Door;
use rest::Rest;

use crate::state::Session;

/// The whole page; its rest comes through the door.
#[component]
pub fn App(door: Door) -> impl IntoView {
    let session = Session::begin();
    provide_context(session);
    provide_context(notices::Notices::default());
    provide_context(import::Importing::default());
    let rest = Rest::begin(door);
    provide_context(rest);
    provide_context(start::Starting::new(rest));
    session.wire();

    view! { <shell::Shell/> }
}
