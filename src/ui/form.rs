//! A blank form of a plan, for who fills it in on paper or in a spreadsheet: of which kind of subject, and the button.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live::{handler, list, live};
use super::notices::{Notices, notices};
use crate::assessment::PlanCard;
use crate::i18n::{FileWords, Messages, PlanWords};
use crate::plan::{PlanId, SubjectKind};
use crate::state::{ExportFailure, Session};

/// Which kind, and the button; nothing where no kind can be asked without its name.
pub fn blank_form(session: Session, id: &PlanId, card: &PlanCard) -> AnyView {
    // What a unit is asked hangs on its name.
    let is_asked = |kind: &SubjectKind| *kind != SubjectKind::Unit && !card.answered_by(*kind).is_nothing();
    let kinds: Vec<SubjectKind> = SubjectKind::ALL.iter().copied().filter(is_asked).collect();
    let Some(first) = kinds.first().copied() else { return ().into_any() };
    let chosen = StoredValue::new(first);
    let (notices, id) = (notices(), id.clone());
    let choose = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        let known = SubjectKind::ALL.iter().find(|kind| kind.word() == word);
        known.into_iter().for_each(|kind| chosen.set_value(*kind));
    };
    let get = move |_| hand_over(session, notices, id.clone(), chosen.get_value());
    let option = move |kind: SubjectKind| {
        let name = live(move || (Messages::of(session.language.get()).kind_name)(kind).to_owned());
        view! { <option value=kind.word()>{name}</option> }
    };
    view! {
        <p class="hint">{t!(session, PlanWords.form_hint)}</p>
        <div class="actions blank-form no-print">
            <label class="field">
                <span>{t!(session.kind)}</span>
                <select data-form-kind="" on:change=handler(choose)>{list(kinds.into_iter().map(option))}</select>
            </label>
            <button type="button" data-form="" on:click=handler(get)>{t!(session, PlanWords.form_get)}</button>
        </div>
    }
    .into_any()
}

/// Has the form made and says how it went.
fn hand_over(session: Session, notices: Notices, id: PlanId, kind: SubjectKind) {
    let language = untrack(move || session.language.get());
    let (files, words) = (FileWords::of(language), PlanWords::of(language));
    notices.say(files.exporting.to_owned());
    spawn_local(async move {
        match session.blank_form(&id, kind).await {
            Ok(name) => notices.say((words.form_saved)(&name)),
            Err(ExportFailure::Differs) => notices.warn(files.export_differs.to_owned()),
            Err(ExportFailure::NotSaved) => notices.warn(files.export_failed.to_owned()),
            Err(ExportFailure::NoWorker) => notices.warn(files.export_no_worker.to_owned()),
        }
    });
}
