//! What has to be said first: facts of the subject's identity, numbers that rules hang on, and the plan's settings.

use std::sync::Arc;

use leptos::prelude::*;

use super::live::{handler, list, live, part, when};
use super::number::number_fields;
use super::text_field::Typed;
use crate::assessment::{Edit, SETTING_YES, SheetKey, fact_keys};
use crate::plan::{Condition, Fact, Plan, Setting, SettingKind};
use crate::state::{Session, session};
use crate::storage::Haste;

/// What a rule needs to know: a yes or no, or numbers.
pub fn asked_first(session: Session, plan: &Plan, condition: &Condition) -> AnyView {
    let fields = list(condition.leaves().into_iter().map(|leaf| match leaf {
        Condition::Identity { fact, .. } => fact_question(session, *fact),
        Condition::Number { .. } | Condition::Setting { .. } => numbers_of(session, plan, leaf),
        Condition::Kind { .. } | Condition::Any { .. } | Condition::All { .. } => ().into_any(),
    }));
    view! { <div class="asked-first"><span class="hint">{t!(session.asked_first)}</span> {fields}</div> }.into_any()
}

fn numbers_of(session: Session, plan: &Plan, condition: &Condition) -> AnyView {
    let keys = session.with_dossier(|dossier| fact_keys(plan, &dossier.subject, dossier.assessment.period, condition));
    view! { <div class="numbers">{number_fields(plan, keys.unwrap_or_default())}</div> }.into_any()
}

/// A fact of identity as a question with two answers.
fn fact_question(session: Session, fact: Fact) -> AnyView {
    let said = Memo::new(move |_| session.with_dossier(|dossier| dossier.subject.fact(fact)).flatten());
    let text = live(move || (session.words().fact_question)(fact));
    let say = Callback::new(move |is: bool| session.edit(Haste::AtOnce, |_| Edit::Fact { fact, is: Some(is) }));
    yes_no(session, text, said, say, format!("fact-{}", fact.word()))
}

/// A question with 是 and 不是.
fn yes_no(
    session: Session,
    text: super::live::Live<String>,
    said: Memo<Option<bool>>,
    say: Callback<bool>,
    name: String,
) -> AnyView {
    let button = |is: bool| {
        let word = session.said(if is { |words| words.yes } else { |words| words.no });
        let checked = live(move || said.get() == Some(is));
        view! {
            <label class="level">
                <input type="radio" name=name.clone() value=if is { "yes" } else { "no" } prop:checked=checked on:change=handler(move |_| say.run(is))/>
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
                {fields}
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
            let said = Memo::new(move |_| value.with(|text| (!text.is_empty()).then(|| text == SETTING_YES)));
            let say = Callback::new(move |is: bool| set.run(if is { SETTING_YES } else { "no" }.to_owned()));
            yes_no(session, live(move || question.clone()), said, say, format!("setting-{}", setting.id))
        }
        SettingKind::Year => {
            let typed = Typed::new(set);
            let wrong = move || !value.with(|text| SettingKind::Year.takes(text));
            view! {
                <label class="number">
                    <span class="count-name" lang="zh-CN">{question}</span>
                    <input type="text" inputmode="numeric" autocomplete="off" maxlength="4" prop:value=value
                        aria-invalid=move || wrong().to_string()
                        on:input=handler(move |event| typed.input(&event))
                        on:change=handler(move |event| typed.end(&event))
                        on:blur=handler(move |_| session.flush())/>
                </label>
                {when(wrong, move || view! { <span class="problem" role="status">{t!(session.setting_year_hint)}</span> })}
            }
            .into_any()
        }
    }
}

/// The question that stands in place of an answer, as long as a rule hangs on something unknown.
pub fn question_of(session: Session, plan: Arc<Plan>, missing: Memo<Option<Condition>>) -> super::live::Live<AnyView> {
    part(move || missing.get().map(|condition| asked_first(session, &plan, &condition)))
}
