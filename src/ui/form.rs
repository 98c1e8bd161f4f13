//! A blank form of a plan, for who fills it in on paper or in a spreadsheet: of which kind of subject, of whom where that
//! is known, and the button.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live::{handler, list, live};
use super::notices::{Notices, notices};
use super::writing::{Watch, say_failure};
use crate::assessment::{PlanCard, Subject, asked, units_of};
use crate::i18n::{FileWords, Messages, PlanWords, StartWords};
use crate::plan::{Plan, SubjectKind};
use crate::platform::location;
use crate::state::Session;

/// Who the form is for.
#[derive(Clone)]
struct Whose {
    kind: RwSignal<SubjectKind>,
    /// What a unit is asked hangs on its name, and so does what a plan asks only those whom it names.
    name: StoredValue<String>,
}

/// Which kind, which name, and the button; nothing where nobody is asked anything.
pub fn blank_form(session: Session, plan: &Arc<Plan>, card: &PlanCard) -> AnyView {
    let is_asked = |kind: &SubjectKind| !card.answered_by(*kind).is_nothing();
    let kinds: Vec<SubjectKind> = SubjectKind::ALL.iter().copied().filter(is_asked).collect();
    let Some(first) = kinds.first().copied() else { return ().into_any() };
    let whose = Whose { kind: RwSignal::new(first), name: StoredValue::new(String::new()) };
    let (notices, name, kind) = (notices(), whose.name, whose.kind);
    let choose = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        SubjectKind::ALL.iter().filter(|kind| kind.word() == word).for_each(|known| kind.set(*known));
    };
    let get = {
        let plan = plan.clone();
        move |_| hand_over(session, notices, plan.clone(), kind.get_untracked(), name.get_value().trim().to_owned())
    };
    let option = move |kind: SubjectKind| {
        let name = live(move || (Messages::of(session.language.get()).kind_name)(kind).to_owned());
        view! { <option value=kind.word()>{name}</option> }
    };
    let hint = live(move || {
        let words = PlanWords::of(session.language.get());
        let is_unit = kind.get() == SubjectKind::Unit;
        if is_unit { words.form_unit_hint } else { words.form_name_hint }.to_owned()
    });
    let units = units_of(plan).into_iter().map(|unit| view! { <option value=unit.to_owned()></option> });
    let type_name = move |event: leptos::ev::Event| name.set_value(event_target_value(&event));
    view! {
        <p class="hint">{t!(session, PlanWords.form_hint)}</p>
        <div class="actions blank-form no-print">
            <label class="field">
                <span>{t!(session.kind)}</span>
                <select data-form-kind="" on:change=handler(choose)>{list(kinds.into_iter().map(option))}</select>
            </label>
            <label class="field">
                <span>{t!(session, PlanWords.form_name)}</span>
                <input data-form-name="" autocomplete="off" list="form-units" aria-describedby="form-name-hint" on:input=handler(type_name)/>
            </label>
            <button type="button" data-form="" on:click=handler(get)>{t!(session, PlanWords.form_get)}</button>
        </div>
        <p class="hint no-print" id="form-name-hint">{hint}</p>
        <datalist id="form-units">{list(units)}</datalist>
    }
    .into_any()
}

/// Has the form made and says how it went; a name that the plan does not know is told.
fn hand_over(session: Session, notices: Notices, plan: Arc<Plan>, kind: SubjectKind, name: String) {
    let language = session.language.get_untracked();
    let (files, words) = (FileWords::of(language), PlanWords::of(language));
    let subject = Subject::new("".into(), name.clone(), kind, String::new());
    if asked(&plan, &subject).next().is_none() {
        let start = StartWords::of(language);
        notices.warn(if kind == SubjectKind::Unit { words.form_unit_unknown } else { start.name_unknown }.to_owned());
        location::focus("[data-form-name]");
        return;
    }
    notices.say(files.exporting.to_owned());
    let watch = Watch::begin(session, notices);
    spawn_local(async move {
        let form = session.blank_form(&plan.id, kind, &name).await;
        watch.end();
        match form {
            Ok(file) => notices.say((words.form_saved)(&file)),
            Err(failure) => say_failure(notices, files, failure),
        }
    });
}
