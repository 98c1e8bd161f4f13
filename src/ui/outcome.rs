//! The outcome of a plan that gives no score: pass, fail or incomplete.

use leptos::prelude::*;

use super::live::{Live, live, memo};
use crate::evaluate::{Conclusion, Evaluation, Outcome};
use crate::state::{Derived, Session};

/// The outcome of what is open, where its plan gives one.
pub fn outcome_now(session: Session) -> Derived<Option<Outcome>> {
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
pub fn outcome_word(session: Session, outcome: Derived<Option<Outcome>>) -> Live<String> {
    live(move || {
        let state = outcome.with(|outcome| outcome.as_ref().map(|outcome| outcome.state));
        state.map(|state| (session.words().outcome_state)(state).to_owned()).unwrap_or_default()
    })
}
