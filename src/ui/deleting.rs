//! Deletes an assessment after a question; the notice offers to take it back, and the bin does so for a month.

use std::sync::Arc;

use leptos::prelude::*;

use super::beside::{busy_line, in_turn};
use super::dialog::follow_dialog;
use super::live::{handler, live};
use super::notices::notices;
use crate::assessment::{AssessmentId, Dossier};
use crate::i18n::KeptWords;
use crate::state::{Session, session};

/// The button, and the question.
pub fn delete_button(id: AssessmentId) -> AnyView {
    let (session, notices) = (session(), notices());
    let (asking, busy) = (RwSignal::new(false), RwSignal::new(false));
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    follow_dialog(dialog, asking.into(), move || asking.set(false));
    let dossier = {
        let id = id.clone();
        move || session.shelf.with(|shelf| shelf.dossier(&id))
    };
    let what = live(move || {
        let words = KeptWords::of(session.language.get());
        let text = |dossier: Dossier| (words.delete_text)(&dossier.subject.name, dossier.assessment.answers().count());
        dossier().map(text).unwrap_or_default()
    });
    let delete = move |_| {
        let subject = session.shelf.with_untracked(|shelf| shelf.assessments.get(&id).map(|each| each.subject.clone()));
        let id = id.clone();
        in_turn(session, subject.into_iter().collect(), busy, move || {
            asking.set(false);
            if let Some(gone) = session.remove(&id) {
                let text = (KeptWords::of(session.language.get_untracked()).delete_done)(&gone.subject.name);
                notices.say_with_undo(text, Arc::new(move || take_back(session, gone.clone(), || ())));
            }
        });
    };
    let ask = move |_| {
        busy.set(false);
        asking.set(true);
    };

    view! {
        <button type="button" class="quiet" data-delete="" on:click=handler(ask)>{t!(session, KeptWords.delete)}</button>
        <dialog node_ref=dialog aria-label=t!(session, KeptWords.delete_title)>
            <h2>{t!(session, KeptWords.delete_title)}</h2>
            <p>{what}</p>
            {busy_line(session, busy)}
            <p class="actions">
                <button type="button" class="danger" data-delete-confirm="" on:click=handler(delete)>{t!(session, KeptWords.delete_confirm)}</button>
                <button type="button" on:click=handler(move |_| asking.set(false))>{t!(session.cancel)}</button>
            </p>
        </dialog>
    }
    .into_any()
}

/// Takes back what was deleted, once no other tab writes of its subject, and says so then.
pub fn take_back(session: Session, gone: Dossier, say: impl FnOnce() + 'static) {
    session.in_turn(vec![gone.subject.id.clone()], true, move |_| {
        session.take_back(gone);
        say();
    });
}
