//! 备份 on the home page: since when how much is not backed up, making a backup, putting one back, and going on at
//! another computer.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chosen::chosen;
use super::dialog::follow_dialog;
use super::import::file_button;
use super::live::{handler, list, live, memo, when};
use super::markup::{following, word};
use super::notices::{Notices, notices};
use super::writing::Watch;
use crate::exchange::backup::{is_due, since};
use crate::i18n::BackupWords;
use crate::state::{ExportFailure, LastBackup, Route, Session, chosen_file, session};

/// The part of the home page; nothing as long as nothing is here.
pub fn safety() -> AnyView {
    let (session, notices) = (session(), notices());
    let (made, file) = (RwSignal::new(0), chosen_file());
    let last = memo(move || {
        made.track();
        file.track();
        session.last_backup()
    });
    let asking = RwSignal::new(false);
    let count = memo(move || {
        let seq = last.with(|last| last.as_ref().map_or(0, |last| last.seq));
        session.shelf.with(|shelf| since(shelf, seq))
    });
    let text = live(move || {
        let words = BackupWords::of(session.language.get());
        last.with(|last| match last {
            Some(LastBackup { on, .. }) => (words.since)(*on, count.get()),
            None => (words.never)(count.get()),
        })
    });
    let due = move || is_due(count.get(), last.with(|last| last.as_ref().map(|last| last.on)), session.today.get());
    let has_any = move || session.shelf.with(|shelf| !shelf.assessments.is_empty());
    let line = move || {
        let remind = when(due, move || word(session, "strong", "remind", pick!(BackupWords.remind)));
        view! { <p class="since" data-since=move || count.get().to_string()>{following(text.clone(), "span", "")} " " {remind}</p> }
    };
    view! {
        <section class="safety" aria-labelledby="safety">
            <h2 id="safety">{t!(session, BackupWords.title)}</h2>
            {when(has_any, line)}
            <p class="actions">
                {when(has_any, move || make_button(session, notices, made))}
                {file_button("restore", pick!(BackupWords.restore))}
                {when(move || session.route.with(|route| *route == Route::Home), move || view! { <a class="button quiet" href=Route::Kept.hash()>{t!(session.kept)}</a> })}
                <button type="button" class="quiet" data-another="" on:click=handler(move |_| asking.set(true))>{t!(session, BackupWords.another)}</button>
            </p>
            {chosen(session)}
            {another(session, notices, made, asking)}
        </section>
    }
    .into_any()
}

/// 备份到文件.
fn make_button(session: Session, notices: Notices, backups: RwSignal<u32>) -> AnyView {
    let make = handler(move |_| back_up(session, notices, backups));
    view! { <button type="button" data-backup="" on:click=make>{t!(session, BackupWords.make)}</button> }.into_any()
}

fn back_up(session: Session, notices: Notices, backups: RwSignal<u32>) {
    let words = move || BackupWords::of(session.language.get_untracked());
    notices.say(words().making.to_owned());
    let watch = Watch::begin(session, notices);
    spawn_local(async move {
        let made = session.back_up().await;
        watch.end();
        let (assessments, answers) = session.shelf.with_untracked(|shelf| {
            (shelf.assessments.len(), shelf.assessments.values().map(|each| each.answers().count()).sum())
        });
        match made {
            Ok(made) => match made.receipt {
                Some(receipt) => notices.say((words().made)(&made.name, assessments, answers, &receipt)),
                None => notices.say((words().made_unchecked)(&made.name)),
            },
            Err(ExportFailure::Differs) => notices.warn(words().differs.to_owned()),
            Err(ExportFailure::NotSaved | ExportFailure::NoWorker) => notices.warn(words().failed.to_owned()),
            Err(ExportFailure::GivenUp) => notices.say(words().stopped.to_owned()),
        }
        backups.update(|count| *count += 1);
    });
}

/// 换电脑继续: the three steps, with both buttons.
fn another(session: Session, notices: Notices, made: RwSignal<u32>, asking: RwSignal<bool>) -> AnyView {
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let steps = live(move || {
        let steps = BackupWords::of(session.language.get()).steps;
        list(steps.map(|step| view! { <li>{step}</li> })).into_any()
    });
    let has_any = move || session.shelf.with(|shelf| !shelf.assessments.is_empty());
    let close = move || asking.set(false);
    follow_dialog(dialog, asking.into(), close);
    view! {
        <dialog node_ref=dialog aria-labelledby="another-title">
            <h2 id="another-title">{t!(session, BackupWords.another)}</h2>
            <ol class="steps">{steps}</ol>
            // What is chosen or made here is shown on the page.
            <p class="actions" on:change=handler(move |_: leptos::ev::Event| close())>
                <span on:click=handler(move |_| close())>{when(has_any, move || make_button(session, notices, made))}</span>
                {file_button("restore", pick!(BackupWords.restore))}
                <button type="button" on:click=handler(move |_| close())>{t!(session.close)}</button>
            </p>
        </dialog>
    }
    .into_any()
}
