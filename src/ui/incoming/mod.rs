//! What a chosen file is: seen before anything changes, and only then taken in.
//!
//! | it is | shown by |
//! | --- | --- |
//! | nothing that can be used | here |
//! | an assessment that is not here, or exactly as it is here | `found` |
//! | an assessment that is here too, and differs | `differences` |
//! | a plan | `plan` |
//! | a backup of everything | `restore` |

mod differences;
mod found;
mod plan;
mod restore;
mod twins;

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::follow_dialog;
use super::import::{Importing, importing};
use super::live::{handler, list, part};
use super::notices::Notices;
use crate::exchange::Told;
use crate::i18n::{BackupWords, FileWords, MergeWords, OwnPlanWords};
use crate::platform::files::{FileError, Picked};
use crate::platform::worker;
use crate::state::{Here, Incoming, KnownPlan, Route, Session, Swap, session};

/// How many problems are shown before the rest is only counted.
const SHOWN: usize = 20;

/// How long a file is read before the page says so and offers to stop.
const PATIENCE: Duration = Duration::from_millis(600);

/// What is in the dialog now.
fn incoming(importing: Importing) -> Option<Arc<Incoming>> {
    importing.held.get().and_then(|held| Arc::downcast(held).ok())
}

fn hold(incoming: Incoming) -> Option<Arc<dyn Any + Send + Sync>> {
    Some(Arc::new(incoming))
}

/// Looks at a file; the dialog shows what it is.
pub fn look(session: Session, notices: Notices, importing: Importing, file: web_sys::File) {
    let name = file.name();
    let reading = untrack(move || FileWords::of(session.language.get())).exporting;
    notices.say(reading.to_owned());
    let is_newest = importing.newest.ask();
    let (is_done, is_shown) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
    let waiting = Incoming::Looking { name: name.clone() };
    let is_late = {
        let is_done = is_done.clone();
        move || !is_done.get() && is_newest()
    };
    let shows = is_shown.clone();
    let say_so = move || {
        if is_late() {
            notices.unsay(reading);
            shows.set(true);
            importing.held.set(hold(waiting));
        }
    };
    set_timeout(say_so, PATIENCE);
    spawn_local(async move {
        let incoming = session.examine(name, picked(file)).await;
        is_done.set(true);
        let is_cancelled = is_shown.get() && importing.held.with_untracked(Option::is_none);
        if is_newest() && !is_cancelled {
            notices.unsay(reading);
            importing.held.set(hold(incoming));
        }
    });
}

/// Shows what was found without a file.
pub fn show(importing: Importing, incoming: Incoming) {
    importing.held.set(hold(incoming));
}

#[cfg(target_arch = "wasm32")]
fn picked(file: web_sys::File) -> Picked {
    file
}

#[cfg(not(target_arch = "wasm32"))]
fn picked(_: web_sys::File) -> Picked {
    Picked::default()
}

#[component]
pub fn ImportDialog() -> impl IntoView {
    let (session, importing) = (session(), importing());
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let close = move || {
        let is_reading = untrack(|| incoming(importing)).is_some_and(|incoming| matches!(*incoming, Incoming::Looking { .. }));
        importing.held.set(None);
        if is_reading {
            worker::give_up();
        }
    };
    follow_dialog(dialog, Signal::derive(move || importing.held.with(Option::is_some)), close);
    let content = part(move || {
        let language = session.language.get();
        let words = FileWords::of(language);
        incoming(importing).map(|incoming| match &*incoming {
            Incoming::Looking { name } => view! { <p role="status">{(MergeWords::of(language).looking)(name)}</p> }.into_any(),
            Incoming::Unreadable(error) => plain(session, file_error(session, error)),
            Incoming::Plan(found) => plan::plan_view(found.clone()),
            Incoming::NotExamined => plain(session, words.import_no_worker.to_owned()),
            Incoming::TookTooLong => plain(session, MergeWords::of(language).took_too_long.to_owned()),
            Incoming::Bad { name, problems } => bad(session, name, problems),
            Incoming::Found(found) => found::found_view(found.clone()),
            Incoming::Backup(found) => restore::restore_view(found.clone()),
        })
    });
    let title = move || {
        let language = session.language.get();
        let title = match incoming(importing).as_deref() {
            Some(Incoming::Backup(_)) => BackupWords::of(language).found_title,
            Some(Incoming::Plan(_)) => OwnPlanWords::of(language).title,
            Some(_) | None => FileWords::of(language).import_title,
        };
        title.to_owned()
    };
    view! {
        <dialog class="import" node_ref=dialog aria-labelledby="import-title">
            <h2 id="import-title">{title}</h2>
            {content}
            <p class="actions">
                <button type="button" data-cancel="" on:click=handler(move |_| close())>{move || cancel_word(session, importing).to_owned()}</button>
            </p>
        </dialog>
    }
}

/// 取消 while there is something to decide, else 关闭.
fn cancel_word(session: Session, importing: Importing) -> &'static str {
    let decides = incoming(importing).is_some_and(|incoming| match &*incoming {
        Incoming::Looking { .. } => true,
        Incoming::Found(found) => !matches!(found.here, Here::Same),
        Incoming::Backup(found) => restore::has_something_to_do(found),
        Incoming::Plan(found) => matches!(found.here, KnownPlan::Nothing | KnownPlan::Edition(_)),
        Incoming::Unreadable(_) | Incoming::Bad { .. } | Incoming::NotExamined | Incoming::TookTooLong => false,
    });
    if decides { session.words().cancel } else { session.words().close }
}

fn file_error(session: Session, error: &FileError) -> String {
    match error {
        FileError::Unreadable | FileError::NotSaved => FileWords::of(session.language.get()).file_unreadable.to_owned(),
        FileError::TooLarge { bytes, limit } => (FileWords::of(session.language.get()).file_too_large)(*bytes, *limit),
    }
}

fn plain(session: Session, text: String) -> AnyView {
    view! { <p class="problem">{text}</p> <p>{t!(session, FileWords.nothing_changed)}</p> }.into_any()
}

fn bad(session: Session, name: &str, problems: &[Told]) -> AnyView {
    view! {
        <p>{(FileWords::of(session.language.get()).file_problems)(name)}</p>
        {problem_list(session, problems)}
        <p>{t!(session, FileWords.nothing_changed)}</p>
    }
    .into_any()
}

fn problem_list(session: Session, problems: &[Told]) -> AnyView {
    let language = session.language.get();
    let items = list(problems.iter().take(SHOWN).map(|each| view! { <li>{each.text(language).to_owned()}</li> }));
    let more = problems.len().checked_sub(SHOWN).filter(|more| *more > 0);
    view! {
        <ul class="problems">
            {items}
            {more.map(|more| view! { <li>{(FileWords::of(session.language.get()).more_problems)(more)}</li> })}
        </ul>
    }
    .into_any()
}

/// What the person should know, though the file can be used.
fn warnings(session: Session, warnings: &[Told]) -> Option<AnyView> {
    let words = FileWords::of(session.language.get());
    (!warnings.is_empty()).then(|| view! { <p>{words.import_warnings}</p> {problem_list(session, warnings)} }.into_any())
}

/// Says that something was taken in, and offers to take the whole step back.
pub fn say_with_undo(session: Session, notices: Notices, text: String, swap: Swap) {
    let take_back = move || {
        let words = MergeWords::of(session.language.get_untracked());
        session.go(&Route::Home);
        let (subjects, swap) = (session.shelf.with_untracked(|now| swap.subjects(now)), swap.clone());
        session.in_turn(subjects, true, move |_| match session.swap_back(&swap) {
            true => notices.say(words.taken_back.to_owned()),
            false => notices.warn(words.not_taken_back.to_owned()),
        });
    };
    notices.say_with_undo(text, Arc::new(take_back));
}
