//! Files of what is open: written, read back, handed over; and printing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::{FORMATS, format};
use crate::i18n::{FileWords, ResultsWords, TableWords};
use crate::platform::location;
use crate::state::{Route, Session, session};
use crate::ui::live::{handler, list, live};
use crate::ui::notices::{Notices, notices};
use crate::ui::writing::{Watch, say_failure};

/// Writes a file of what is open and says how it went.
pub fn export(session: Session, notices: Notices, id: &str) {
    let Some(format) = format(id) else { return };
    let words = FileWords::of(untrack(move || session.language.get()));
    notices.say(words.exporting.to_owned());
    let watch = Watch::begin(session, notices);
    spawn_local(async move {
        let exported = session.export(format).await;
        watch.end();
        match exported {
            Ok(exported) => notices.say(exported.said(words)),
            Err(failure) => say_failure(notices, words, failure),
        }
    });
}

#[component]
pub fn Files() -> impl IntoView {
    let (session, notices) = (session(), notices());
    let words = move || ResultsWords::of(session.language.get());
    let table = session.route.with_untracked(|route| route.assessment().cloned());
    let table = table.map(|assessment| Route::Table { assessment, of: None }.hash());
    let buttons = FORMATS.iter().map(|format| {
        let id = format.id;
        view! {
            <li>
                <button type="button" data-export=id on:click=handler(move |_| export(session, notices, id))>
                    {live(move || (words().format_name)(id).to_owned())}
                </button>
                <span class="hint">{live(move || (words().format_purpose)(id).to_owned())}</span>
            </li>
        }
    });
    view! {
        <section class="files no-print" aria-labelledby="files">
            <h2 id="files">{t!(session, ResultsWords.files)}</h2>
            <ul>
                {list(buttons)}
                <li>
                    <a class="button" data-table="" href=table>{t!(session, TableWords.look)}</a>
                    <span class="hint">{t!(session, TableWords.look_for)}</span>
                </li>
                <li><button type="button" on:click=handler(move |_| location::print())>{t!(session.print)}</button></li>
            </ul>
        </section>
    }
}
