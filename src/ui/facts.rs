//! What has to be said first: facts of the subject's identity, numbers that rules hang on, and the plan's settings.

use std::sync::Arc;

use leptos::prelude::*;

use super::live::{Live, handler, list, live, memo, when};
use super::number::number_fields;
use super::text_field::Typed;
use crate::assessment::{Edit, SETTING_YES, SheetKey, fact_keys};
use crate::i18n::Messages;
use crate::plan::{Checkpoint, Condition, Fact, Plan, Setting, SettingKind};
use crate::state::{Derived, Facet, Session, session};
use crate::storage::Haste;

/// The questions that a checkpoint's rules hang on, as long as one of them stands before the answer: so what was
/// said can be changed where it matters.
pub fn question_before(session: Session, plan: &Arc<Plan>, checkpoint: &Checkpoint, ruled: Derived<bool>) -> Option<AnyView> {
    let conditions: Vec<Condition> = checkpoint.conditions_of_use().cloned().collect();
    let (facts, keys) = asked_for(session, plan, &conditions);
    if facts.is_empty() && keys.is_empty() {
        return None;
    }
    let plan = plan.clone();
    // Once asked it stays while the row does: a field that vanished would take the focus and the next digit with it, and
    // move what is being clicked.
    let was_ruled = StoredValue::new(false);
    let asked = memo(move || {
        let is = was_ruled.get_value() || ruled.get();
        was_ruled.set_value(is);
        is
    });
    let questions = move || {
        let facts = list(facts.iter().map(|fact| fact_question(session, *fact)));
        let numbers = number_fields(&plan, keys.clone(), true);
        view! {
            <fieldset class="asked-first" disabled=live(move || session.locked.get())>
                <span class="hint">{t!(session.asked_first)}</span> {facts} <div class="numbers">{numbers}</div>
            </fieldset>
        }
    };
    Some(when(move || asked.get(), questions).into_any())
}

/// Which facts and numbers conditions hang on, each once.
fn asked_for(session: Session, plan: &Plan, conditions: &[Condition]) -> (Vec<Fact>, Vec<SheetKey>) {
    let (mut facts, mut keys) = (Vec::new(), Vec::new());
    for leaf in conditions.iter().flat_map(Condition::leaves) {
        match leaf {
            Condition::Identity { fact, .. } if !facts.contains(fact) => facts.push(*fact),
            Condition::Number { .. } => {
                let own = session.with_dossier(|dossier| fact_keys(plan, &dossier.subject, dossier.assessment.period, leaf));
                keys.extend(own.unwrap_or_default().into_iter().filter(|key| !keys.contains(key)).collect::<Vec<_>>());
            }
            Condition::Identity { .. }
            | Condition::Kind { .. }
            | Condition::Setting { .. }
            | Condition::Any { .. }
            | Condition::All { .. } => {}
        }
    }
    (facts, keys)
}

/// A fact of identity as a question with two answers.
fn fact_question(session: Session, fact: Fact) -> AnyView {
    let said = memo(move || session.with_answered(Facet::Subject, |dossier| dossier.subject.fact(fact)).flatten());
    let text = live(move || (session.words().fact_question)(fact));
    let say = Callback::new(move |is: bool| session.edit(Haste::AtOnce, |_| Edit::Fact { fact, is: Some(is) }));
    yes_no(session, text, said, say, format!("fact-{}", fact.word()))
}

/// A question with 是 and 不是.
fn yes_no(session: Session, text: Live<String>, said: Derived<Option<bool>>, say: Callback<bool>, name: String) -> AnyView {
    let button = |is: bool| {
        let word = session.said(if is { pick!(Messages.yes) } else { pick!(Messages.no) });
        let checked = live(move || said.get() == Some(is));
        view! {
            <label class="level">
                <input type="radio" autocomplete="off" name=name.clone() value=if is { "yes" } else { "no" } prop:checked=checked on:change=handler(move |_| say.run(is))/>
                <span>{word}</span>
            </label>
        }
    };
    let buttons = list([button(true), button(false)]);
    view! { <div class="fact" role="radiogroup" data-fact=name aria-label=text.clone()><span>{text.clone()}</span> <span class="levels">{buttons}</span></div> }
        .into_any()
}

/// The settings of a plan that the subject is asked for; nothing where there are none.
#[component]
pub fn Settings(plan: Arc<Plan>) -> impl IntoView {
    let session = session();
    let kind = session.with_dossier(|dossier| dossier.subject.kind)?;
    let period = session.with_dossier(|dossier| dossier.assessment.period)?;
    let asked = plan.settings.iter().filter(|setting| setting.is_for(kind));
    let fields = list(asked.map(|setting| {
        let key = SheetKey::setting(&plan.id, &setting.id, period);
        let note = setting.note.clone().map(|note| view! { <p class="hint" lang="zh-CN">{note}</p> });
        view! { <div data-setting=setting.id.to_string()>{setting_field(session, setting, key)} {note}</div> }
    }));
    (!fields.is_empty()).then(|| {
        view! {
            <details class="settings">
                <summary>{t!(session.settings)}</summary>
                <p class="hint">{t!(session.settings_hint)}</p>
                <fieldset disabled=live(move || session.locked.get())>{fields}</fieldset>
            </details>
        }
    })
}

fn setting_field(session: Session, setting: &Setting, key: SheetKey) -> AnyView {
    let value = session.value(key.clone());
    let set = Callback::new(move |text: String| session.edit(Haste::AtOnce, |_| Edit::Value { key: key.clone(), text }));
    let question = setting.question.clone();
    match setting.kind {
        SettingKind::Flag => {
            let said = memo(move || value.with(|text| (!text.is_empty()).then(|| text == SETTING_YES)));
            let say = Callback::new(move |is: bool| set.run(if is { SETTING_YES } else { "no" }.to_owned()));
            yes_no(session, live(move || question.clone()), said, say, format!("setting-{}", setting.id))
        }
        SettingKind::Year => {
            let typed = Typed::new(set);
            let wrong = move || !value.with(|text| SettingKind::Year.takes(text));
            view! {
                <label class="number">
                    <span class="count-name" lang="zh-CN">{question}</span>
                    <input type="text" inputmode="numeric" autocomplete="off" maxlength="4"
                        aria-invalid=move || wrong().to_string() {..typed.field(session, live(move || value.get()))}/>
                </label>
                {when(wrong, move || view! { <span class="problem" role="status">{t!(session.setting_year_hint)}</span> })}
            }
            .into_any()
        }
    }
}
