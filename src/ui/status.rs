//! The line that stays in view while answering: completion, range, score so far, saving, and the way back.

use leptos::prelude::*;

use super::fields::answer_field;
use super::finder::Finder;
use super::focus::focus_soon;
use super::keys::keys;
use super::live::{handler, live, memo, when};
use super::outcome::{outcome_now, outcome_word};
use crate::evaluate::Tally;
use crate::plan::CheckpointId;
use crate::state::{Derived, Route, Session, Spot, session};
use crate::storage::SaveState;

/// The tally of the whole plan.
pub fn total(session: Session) -> Derived<Tally> {
    memo(move || {
        session.evaluation.with(|evaluation| evaluation.as_ref().map(|evaluation| evaluation.total.clone())).unwrap_or_default()
    })
}

#[component]
pub fn StatusLine() -> impl IntoView {
    let session = session();
    let total = total(session);
    let coverage = move || total.get().coverage;
    let (can_undo, can_redo) = (session.can_undo(), session.can_redo());

    let outcome = outcome_now(session);
    let by_rule = move || outcome.with(Option::is_some);
    let word = outcome_word(session, outcome);
    let headline = live(move || session.headline(&total.get()));
    let headline_label = live(move || {
        let words = session.words();
        match (by_rule(), coverage().is_full()) {
            (true, _) => words.outcome,
            (false, true) => words.final_score,
            (false, false) => words.range,
        }
        .to_owned()
    });
    let so_far = move || session.score(&total.get());
    let partial = move || view! { <span class="label">{t!(session.score_so_far)}</span> <span>{live(so_far)}</span> };
    let back = move |_| after_step(session.undo());
    let forth = move |_| after_step(session.redo());
    let keys = keys();

    view! {
        <div class="status no-print">
            <p class="done" data-coverage=move || format!("{}/{}", coverage().answered, coverage().applicable)>
                <progress max=move || coverage().applicable.max(1).to_string() value=move || coverage().answered.to_string() aria-label=t!(session.coverage)></progress>
                <span>{move || (session.words().progress)(coverage().answered, coverage().applicable)}</span>
            </p>
            <p data-score=live(so_far)>
                <span class="label">{headline_label}</span>
                <strong>{headline}{word}</strong>
                {when(move || !coverage().is_full() && !so_far().is_empty(), partial)}
            </p>
            <SaveMark/>
            <p class="steps">
                <button type="button" class="quiet" disabled=move || !can_undo.get() on:click=handler(back)>{t!(session.undo)}</button>
                <button type="button" class="quiet" disabled=move || !can_redo.get() on:click=handler(forth)>{t!(session.redo)}</button>
                <NextOpen/>
                <button type="button" class="quiet" data-keys="" on:click=handler(move |_| keys.open_help())>{t!(session.keys)}</button>
            </p>
        </div>
    }
}

/// Shows what a step back or forth changed, where that is on the page.
fn after_step(spot: Option<Spot>) {
    if let Some(Spot::Answer(checkpoint)) = spot {
        crate::platform::location::focus(&answer_field(&checkpoint));
    }
}

/// Whether everything is saved; a failure stays and says what to do.
#[component]
pub fn SaveMark() -> impl IntoView {
    let session = session();
    let state = session.save_state();
    let word = live(move || match state.get() {
        SaveState::Saved | SaveState::OnlyLocal => "saved",
        SaveState::Pending => "pending",
        SaveState::OnlyMirror(_) | SaveState::Failed(_) => "failed",
    });
    view! {
        <p class="save" role="status" data-save-state=word>{move || (session.words().save_state)(state.get()).to_owned()}</p>
    }
}

/// Goes to the first checkpoint that has no answer yet, after the one in hand.
#[component]
fn NextOpen() -> impl IntoView {
    let session = session();
    let finder = use_context::<Finder>();
    let go = move |_| {
        if let Some((route, checkpoint)) = next_open(session) {
            let here = session.route.with_untracked(|now| *now == route);
            finder.into_iter().for_each(Finder::leave);
            session.go(&route);
            let target = answer_field(&checkpoint);
            if here || !crate::platform::location::focus(&target) {
                focus_soon(target);
            }
        }
    };
    let none_left = move || {
        session.evaluation.with(|evaluation| evaluation.as_ref().is_some_and(|evaluation| evaluation.total.coverage.is_full()))
    };

    view! {
        <button type="button" disabled=live(none_left) on:click=handler(go)>
            {move || if none_left() { session.words().all_answered } else { session.words().next_open }.to_owned()}
        </button>
    }
}

/// The route and id of the next open checkpoint, beginning at the section shown.
fn next_open(session: Session) -> Option<(Route, CheckpointId)> {
    let plan = untrack(move || session.plan())?;
    let evaluation = session.evaluation.get_untracked()?;
    let open: Vec<&CheckpointId> = evaluation
        .findings
        .iter()
        .filter(|finding| !finding.is_answered() && finding.standing == crate::evaluate::Standing::Counted)
        .map(|finding| &finding.checkpoint)
        .collect();
    let Route::Answer { assessment, section } = session.route.get_untracked() else {
        return None;
    };
    let section_of = |id: &CheckpointId| plan.checkpoint(id).map(|(indicator, _)| indicator.section.clone());
    let here = open.iter().find(|id| section_of(id).is_some_and(|path| path.starts_with(&section)));
    let checkpoint = (*here.or(open.first())?).clone();
    let target = section_of(&checkpoint)?;
    let section = if target.starts_with(&section) && !section.is_empty() { section } else { target };
    Some((Route::Answer { assessment, section }, checkpoint))
}
