//! An assessment in a file: who and what, and the ways to take it in.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::beside::{busy_line, in_turn};
use super::super::import::importing;
use super::super::live::handler;
use super::super::notices::notices;
use super::{differences, say_with_undo, warnings};
use crate::i18n::{FileWords, MergeWords, Messages, SealWords};
use crate::state::{Found, Here, Route, Taking, session};

/// What is in the file, and what may be done with it.
pub fn found_view(found: Arc<Found>) -> AnyView {
    let session = session();
    let language = session.language.get();
    let (words, file_words) = (Messages::of(language), FileWords::of(language));
    let dossier = &found.dossier;
    let (subject, period) = (dossier.subject.clone(), dossier.assessment.period);
    let counts = (file_words.import_summary)(dossier.assessment.answers().count(), dossier.sheet.len());
    let both = || {
        taking(&found, MergeWords::of(language).keep_both, "both", move || Taking::KeepBoth(MergeWords::of(language).copy_of))
    };
    let choices = match &found.here {
        Here::Nothing => {
            let take = taking(&found, file_words.import_take, "take", || Taking::New);
            view! { <p class="actions">{take}</p> }.into_any()
        }
        Here::Same => view! { <p>{file_words.import_same}</p> }.into_any(),
        Here::Other(copies) if copies.is_held => view! {
            <p>{SealWords::of(language).held}</p>
            <p class="actions">{both()}</p>
        }
        .into_any(),
        Here::Other(_) => differences::choosing(found.clone(), both()),
    };
    let warnings = warnings(session, &found.warnings);
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
    .into_any()
}

/// A button that takes the file in, and goes there.
fn taking(found: &Arc<Found>, text: &'static str, mark: &'static str, how: impl Fn() -> Taking + 'static) -> AnyView {
    let (session, notices, importing) = (session(), notices(), importing());
    let (found, busy) = (found.clone(), RwSignal::new(false));
    let take = move |_| {
        let (how, found) = (how(), found.clone());
        in_turn(session, found.subjects(&how), busy, move || {
            if !importing.finish() {
                return;
            }
            let (id, swap) = session.import(&found, how);
            session.go(&Route::Answer { assessment: id, section: Vec::new() });
            let text = (FileWords::of(session.language.get_untracked()).imported)(&found.dossier.subject.name);
            say_with_undo(session, notices, text, swap);
        });
    };
    let class = if mark == "take" { "primary" } else { "" };
    view! {
        {busy_line(session, busy)}
        <button type="button" class=class data-import-take=mark on:click=handler(take)>{text}</button>
    }
    .into_any()
}
