//! Opening a file: choose it or drop it, see what is in it, and only then take it in.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};

use super::errand::Errand;
use super::live::{handler, list, part, when};
use super::notices::{Notices, notices};
use super::rest::rest;
use super::start::follow_dialog;
use crate::exchange::Told;
use crate::i18n::{FileWords, Messages, SealWords};
use crate::platform::files::{FileError, Picked};
use crate::state::{Found, Here, Incoming, Route, Session, Taking, session};

/// How many problems are shown before the rest is only counted.
const SHOWN: usize = 20;

/// The file that is being looked at.
#[derive(Clone, Copy, Default)]
pub struct Importing(RwSignal<Option<Incoming>>);

fn importing() -> Importing {
    expect_context()
}

/// Looks at a file; the dialog shows what it is.
pub fn look(session: Session, notices: Notices, importing: Importing, file: web_sys::File) {
    notices.say(untrack(move || FileWords::of(session.language.get())).exporting.to_owned());
    spawn_local(async move {
        let incoming = session.examine(file.name(), picked(file)).await;
        notices.clear();
        importing.0.set(Some(incoming));
    });
}

#[cfg(target_arch = "wasm32")]
fn picked(file: web_sys::File) -> Picked {
    file
}

#[cfg(not(target_arch = "wasm32"))]
fn picked(_: web_sys::File) -> Picked {
    Picked::default()
}

/// The button that opens a file, with a word on dropping one.
#[component]
pub fn OpenFile() -> impl IntoView {
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
        <p class="open-file">
            <label class="button">
                <input type="file" class="sr-only" data-import="" accept=".json,application/json,.bin,.txt" on:change=handler(choose)/>
                {t!(session.open_file)}
            </label>
            <span class="hint">{t!(session.open_file_hint)}</span>
        </p>
    }
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

#[component]
pub fn ImportDialog() -> impl IntoView {
    let (session, importing) = (session(), importing());
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    follow_dialog(dialog, Signal::derive(move || importing.0.with(Option::is_some)));
    let close = move || importing.0.set(None);
    let content = part(move || {
        importing.0.get().map(|incoming| match incoming {
            Incoming::Unreadable(error) => plain(session, file_error(session, &error)).into_any(),
            Incoming::Plan => plain(session, FileWords::of(session.language.get()).is_a_plan.to_owned()).into_any(),
            Incoming::NotExamined => {
                plain(session, FileWords::of(session.language.get()).import_no_worker.to_owned()).into_any()
            }
            Incoming::Bad { name, problems } => bad(session, &name, &problems).into_any(),
            Incoming::Found(found) => view! { <FoundView found/> }.into_any(),
        })
    });
    view! {
        <dialog class="import" node_ref=dialog on:close=handler(move |_| close()) aria-labelledby="import-title">
            <h2 id="import-title">{t!(session, FileWords.import_title)}</h2>
            {content}
            <p class="actions">
                <button type="button" on:click=handler(move |_| close())>{move || cancel_word(session, importing).to_owned()}</button>
            </p>
        </dialog>
    }
}

/// 取消 while there is something to decide, else 关闭.
fn cancel_word(session: Session, importing: Importing) -> &'static str {
    let decides = importing.0.with(|incoming| matches!(incoming, Some(Incoming::Found(found)) if found.here != Here::Same));
    if decides { session.words().cancel } else { session.words().close }
}

fn file_error(session: Session, error: &FileError) -> String {
    match error {
        FileError::Unreadable | FileError::NotSaved => FileWords::of(session.language.get()).file_unreadable.to_owned(),
        FileError::TooLarge { bytes, limit } => (FileWords::of(session.language.get()).file_too_large)(*bytes, *limit),
    }
}

fn plain(session: Session, text: String) -> impl IntoView {
    view! { <p class="problem">{text}</p> <p>{t!(session, FileWords.nothing_changed)}</p> }
}

fn bad(session: Session, name: &str, problems: &[Told]) -> impl IntoView + use<> {
    view! {
        <p>{(FileWords::of(session.language.get()).file_problems)(name)}</p>
        {problem_list(session, problems)}
        <p>{t!(session, FileWords.nothing_changed)}</p>
    }
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

/// What is in the file, and what may be done with it.
#[component]
fn FoundView(found: Arc<Found>) -> impl IntoView {
    let (session, notices, importing) = (session(), notices(), importing());
    let language = session.language.get();
    let (words, file_words) = (Messages::of(language), FileWords::of(language));
    let dossier = &found.dossier;
    let (subject, period) = (dossier.subject.clone(), dossier.assessment.period);
    let counts = (file_words.import_summary)(dossier.assessment.answers().count(), dossier.sheet.len());
    let take = {
        let found = found.clone();
        move |taking: Taking| {
            let id = session.import(&found, taking);
            importing.0.set(None);
            notices.say((FileWords::of(session.language.get()).imported)(&found.dossier.subject.name));
            session.go(&Route::Answer { assessment: id, section: Vec::new() });
        }
    };
    let button = move |taking: Taking, text: &'static str, mark: &'static str| {
        let take = take.clone();
        view! { <button type="button" class="primary" data-import-take=mark on:click=handler(move |_| take(taking))>{text}</button> }
    };
    let choices = match found.here {
        Here::Nothing => view! { <p class="actions">{button(Taking::Replace, file_words.import_take, "take")}</p> }.into_any(),
        Here::Same => view! { <p>{file_words.import_same}</p> }.into_any(),
        Here::Other if found.is_held => view! {
            <p>{SealWords::of(session.language.get()).held}</p>
            <p class="actions">{button(Taking::KeepBoth, file_words.import_keep_both, "both")}</p>
        }
        .into_any(),
        Here::Other => view! {
            <p>{file_words.import_exists}</p>
            <p class="actions">
                {button.clone()(Taking::KeepBoth, file_words.import_keep_both, "both")}
                {button(Taking::Replace, file_words.import_replace, "replace")}
            </p>
        }
        .into_any(),
    };

    let warnings = (!found.warnings.is_empty()).then(|| {
        let warnings = problem_list(session, &found.warnings);
        view! { <p>{file_words.import_warnings}</p> {warnings} }
    });

    view! {
        <dl class="summary">
            <dt>{words.name}</dt><dd>{subject.name} " · " {(words.kind_name)(subject.kind)}</dd>
            <dt>{words.plans}</dt><dd lang="zh-CN">{found.plan.title.clone()}</dd>
            <dt>{words.period}</dt><dd>{(words.period_name)(period)}</dd>
            <dt>{words.answered}</dt><dd>{counts}</dd>
            <dt>{file_words.import_receipt}</dt><dd class="receipt">{found.receipt.clone()}</dd>
        </dl>
        {warnings}
        {choices}
    }
}
