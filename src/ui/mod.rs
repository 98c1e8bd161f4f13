//! What is seen: the shell, the pages, and the parts they share. Words come from `i18n`, state from the session.

/// A word of the screen, following the language.
macro_rules! t {
    ($session:ident.$word:ident) => {
        $session.said(|words| words.$word)
    };
}

mod answer;
mod breakdown;
mod checkpoint;
mod figures;
mod home;
mod import;
mod indicator;
mod live;
mod notices;
mod number;
mod rated;
mod results;
mod row;
mod sections;
mod share;
mod shell;
mod start;
mod status;
mod text_field;

use leptos::prelude::*;

use crate::state::Session;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::begin();
    provide_context(session);
    provide_context(notices::Notices::default());
    provide_context(import::Importing::default());
    session.wire();

    view! { <shell::Shell/> }
}
