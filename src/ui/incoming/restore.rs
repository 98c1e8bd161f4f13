//! A backup that was chosen: what it holds beside what is here, what will happen, and only then putting it back.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::beside::{busy_line, in_turn};
use super::super::import::importing;
use super::super::live::{handler, list, live, memo, part};
use super::super::markup::quoted;
use super::super::notices::notices;
use super::twins::Twins;
use super::{say_with_undo, warnings};
use crate::assessment::merge::Stand;
use crate::exchange::backup::{self, Preview, PreviewRow, Restoring};
use crate::i18n::{BackupWords, KeptWords, Messages, OwnPlanWords};
use crate::platform::clock;
use crate::state::{Derived, FoundBackup, Resetting, Route, Session, resettings, session};
use crate::storage::Shelf;

/// Whether anything here would change.
pub fn has_something_to_do(found: &FoundBackup) -> bool {
    found.preview.rows.iter().any(|row| row.stand != Stand::Same)
        || found.preview.plans.iter().any(|(_, stand)| *stand != Stand::Same)
        || !resettings(&found.backup.preferences).is_empty()
}

/// What is in the backup, and what a restore would do.
pub fn restore_view(found: Arc<FoundBackup>) -> AnyView {
    let session = session();
    let words = BackupWords::of(session.language.get());
    let shelf = &found.backup.shelf;
    let answers = shelf.assessments.values().map(|each| each.answers().count()).sum();
    let counts = (words.counts)(shelf.assessments.len(), answers);
    // What this browser kept of a day has no receipt, and no hour.
    let made = match found.receipt.is_empty() {
        true => (KeptWords::of(session.language.get()).day)(found.backup.made.date_naive()),
        false => (words.at)(clock::local(found.backup.made)),
    };
    let receipt = match &found.backup.receipt {
        Some(_) if found.warnings.is_empty() => words.receipt_fits,
        Some(_) => "",
        None => words.receipt_missing,
    };
    let receipt = (!found.receipt.is_empty()).then(|| {
        view! { <dt>{words.receipt}</dt><dd><span class="receipt" data-backup-receipt="">{found.receipt.clone()}</span>" "<small class="hint">{receipt}</small></dd> }
    });
    let told = warnings(session, &found.warnings);
    let how = RwSignal::new(Restoring::Newer);
    let twins = Twins::of(session, found.clone());
    let preview = {
        let (twins, found) = (twins.clone(), found.clone());
        memo(move || twins.preview(session, &found))
    };
    let plans = plans_line(session, &found);
    let only_here = part(move || {
        let count = preview.with(|preview| preview.only_here);
        (count > 0).then(|| view! { <p class="hint">{(BackupWords::of(session.language.get()).only_here)(count)}</p> })
    });
    let asked_twins = twins.asked(session);
    let choices = match has_something_to_do(&found) {
        true => choices(session, found.clone(), twins, preview, how),
        false => view! { <p>{words.nothing_to_do}</p> }.into_any(),
    };
    let rows = {
        let found = found.clone();
        part(move || {
            let preview = preview.get();
            let shown = preview.rows.iter().filter(|row| row.assessment.is_some() || row.holds > 0);
            Some(list(shown.map(|each| row(session, &found.backup.shelf, each, how))))
        })
    };
    view! {
        <dl class="summary">
            <dt>{words.made_at}</dt><dd>{made}</dd>
            <dt>{words.holds}</dt><dd>{counts}</dd>
            {receipt}
            {plans}
        </dl>
        {told}
        {asked_twins}
        <div class="scroll" tabindex="0" role="region" aria-label=words.table>
            <table class="preview">
                <thead><tr><th>{words.what}</th><th>{words.in_backup}</th><th>{words.standing}</th><th>{words.happens}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {only_here}
        {choices}
    }
    .into_any()
}

/// The plans in it that somebody added, each with how it stands.
fn plans_line(session: Session, found: &FoundBackup) -> Option<AnyView> {
    let language = session.language.get();
    let plans = &found.preview.plans;
    let one = |(title, stand): &(String, Stand)| {
        let stand = (BackupWords::of(language).stand)(*stand);
        view! { <p>{quoted("span", "", title.clone())}" "<small class="hint">{stand}</small></p> }
    };
    (!plans.is_empty()).then(|| {
        view! { <dt>{OwnPlanWords::of(language).in_backup}</dt><dd data-plans="">{list(plans.iter().map(one))}</dd> }.into_any()
    })
}

/// One assessment, or what belongs to its subject.
fn row(session: Session, shelf: &Shelf, row: &PreviewRow, how: RwSignal<Restoring>) -> AnyView {
    let language = session.language.get();
    let words = BackupWords::of(language);
    let (what, holds) = match &row.assessment {
        None => (words.belongings.to_owned(), (words.values)(row.holds)),
        Some((_, plan, period)) => {
            let card = session.card_of(plan).or_else(|| shelf.plans.get(plan).map(|own| own.card.clone()));
            let title = card.map_or_else(|| plan.to_string(), |card| card.title);
            (format!("{title} · {}", (Messages::of(language).period_name)(*period)), (words.answers)(row.holds))
        }
    };
    let stand = row.stand;
    let happens = live(move || {
        let words = BackupWords::of(session.language.get());
        match how.get() {
            Restoring::Newer => (words.will)(stand),
            Restoring::Backup => (words.will_by_backup)(stand),
        }
        .to_owned()
    });
    let mark = row.assessment.as_ref().map(|(id, ..)| id.to_string());
    view! {
        <tr data-preview=mark>
            <th scope="row">{quoted("span", "", row.subject.clone())}" "<small>{quoted("span", "", what)}</small></th>
            <td>{holds}</td>
            <td>{(words.stand)(stand)}</td>
            <td>{happens}</td>
        </tr>
    }
    .into_any()
}

fn choices(
    session: Session,
    found: Arc<FoundBackup>,
    twins: Twins,
    preview: Derived<Preview>,
    how: RwSignal<Restoring>,
) -> AnyView {
    let (notices, importing) = (notices(), importing());
    let words = BackupWords::of(session.language.get());
    let is_two_sided = |row: &PreviewRow| !matches!(row.stand, Stand::New | Stand::Same | Stand::Held);
    let one = move |(text, mark, own): (&'static str, &'static str, Restoring)| {
        let is_chosen = live(move || how.get() == own);
        view! {
            <label class="pick">
                <input type="radio" name="restoring" data-restoring=mark prop:checked=is_chosen on:change=handler(move |_| how.set(own))/>
                <span>{text}</span>
            </label>
        }
    };
    let asked = part(move || {
        preview
            .with(|preview| {
                preview.rows.iter().any(is_two_sided)
                    || preview.plans.iter().any(|(_, stand)| matches!(stand, Stand::MineNewer(_)))
            })
            .then(|| {
                let both = [(words.newer, "newer", Restoring::Newer), (words.by_backup, "backup", Restoring::Backup)];
                view! { <fieldset class="which"><legend>{words.how}</legend>{list(both.map(one))}</fieldset> }
            })
    });
    let settings = resettings(&found.backup.preferences);
    let takes_settings = RwSignal::new(true);
    let asked_settings = (!settings.is_empty()).then(|| settings_choice(session, &settings, takes_settings));
    let (busy, undecided) = (RwSignal::new(false), twins.undecided());
    let restore = move |_| {
        let settings = if takes_settings.get_untracked() { settings.clone() } else { Vec::new() };
        let (found, joined) = (found.clone(), twins.joined());
        let subjects = found.backup.shelf.subjects.keys().chain(joined.iter().map(|twin| &twin.mine)).cloned().collect();
        in_turn(session, subjects, busy, move || {
            if !importing.finish() {
                return;
            }
            let swap = session.restore(&found, &joined, how.get_untracked(), settings);
            // What was open is closed: a backup may be dropped on any page.
            session.go(&Route::Home);
            let receipt = session.shelf.with_untracked(backup::receipt_of);
            say_with_undo(session, notices, (BackupWords::of(session.language.get_untracked()).restored)(&receipt), swap);
        });
    };
    view! {
        {asked}
        {asked_settings}
        {busy_line(session, busy)}
        <p class="actions"><button type="button" class="primary" data-restore-confirm="" disabled=undecided on:click=handler(restore)>{words.confirm}</button></p>
    }
    .into_any()
}

/// Whether the page is set up as the backup says, and what that is.
fn settings_choice(session: Session, settings: &[Resetting], takes: RwSignal<bool>) -> AnyView {
    let words = BackupWords::of(session.language.get());
    let told = list(settings.iter().map(|each| {
        let text = (words.setting)(each.name, each.after.as_deref().unwrap_or_default());
        view! { <li>{text}</li> }
    }));
    view! {
        <div class="which" data-settings="">
            <label class="pick">
                <input type="checkbox" name="settings" prop:checked=live(move || takes.get())
                    on:change=handler(move |event| takes.set(event_target_checked(&event)))/>
                <span>{words.settings}</span>
            </label>
            <ul class="hint">{told}</ul>
        </div>
    }
    .into_any()
}
