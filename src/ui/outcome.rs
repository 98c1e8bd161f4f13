//! The outcome of a plan that gives no score: pass, fail or incomplete, part by part.

use std::sync::Arc;

use leptos::prelude::*;

use super::live::{Live, list, live, memo};
use crate::evaluate::{Conclusion, Evaluation, Outcome, PartOutcome, State};
use crate::plan::{Plan, Stage};
use crate::state::{Session, session};

/// The outcome of what is open, where its plan gives one.
pub fn outcome_now(session: Session) -> Memo<Option<Outcome>> {
    memo(move || session.evaluation.with(|evaluation| evaluation.as_deref().and_then(outcome_of)))
}

/// What an evaluation comes to, where its plan gives no score.
pub fn outcome_of(evaluation: &Evaluation) -> Option<Outcome> {
    match &evaluation.conclusion {
        Conclusion::Outcome(outcome) => Some(outcome.clone()),
        Conclusion::Grade(_) => None,
    }
}

/// The word for the whole: 达标, 不达标, 资料不全.
pub fn outcome_word(session: Session, outcome: Memo<Option<Outcome>>) -> Live<String> {
    live(move || {
        let state = outcome.with(|outcome| outcome.as_ref().map(|outcome| outcome.state));
        state.map(|state| (session.words().outcome_state)(state).to_owned()).unwrap_or_default()
    })
}

/// Every part with how it stands.
#[component]
pub fn OutcomeParts(plan: Arc<Plan>, outcome: Memo<Option<Outcome>>) -> impl IntoView {
    let session = session();
    let rows = move || {
        let parts = outcome.with(|outcome| outcome.as_ref().map(|outcome| outcome.parts.clone()).unwrap_or_default());
        list(parts.into_iter().map(|part| row(session, &plan, &part)))
    };
    view! {
        <p class="hint">{t!(session.outcome_hint)}</p>
        <ul class="outcome-parts">{move || rows().into_any()}</ul>
    }
}

fn row(session: Session, plan: &Plan, part: &PartOutcome) -> AnyView {
    let found = plan.walk_sections().into_iter().find(|(path, _)| *path == part.section);
    let title = found.map(|(_, section)| format!("{} {}", section.no, section.title)).unwrap_or_default();
    let words = session.words();
    let stage = part.stage.map(|stage: Stage| format!(" · {}", (words.stage_name)(stage))).unwrap_or_default();
    let (state, text): (State, String) = (part.state, (words.outcome_part)(part));
    view! {
        <li data-part=part.section.join("/") data-outcome=state.word() data-stage=part.stage.map(Stage::word)>
            <span class="name"><span lang="zh-CN">{title}</span>{stage}</span>
            <span class="verdict">{(words.outcome_state)(state)}</span>
            <span class="hint">{text}</span>
        </li>
    }
    .into_any()
}
