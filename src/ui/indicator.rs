//! One indicator: number, title, units, deadline, and its checkpoints.

use std::sync::Arc;

use leptos::prelude::*;

use super::checkpoint::CheckpointRow;
use super::evidence::evidence_fold;
use super::figures;
use super::live::{list, live, memo, part};
use crate::evaluate::Due;
use crate::plan::{Checkpoint, Indicator, Plan};
use crate::state::session;

#[component]
pub fn IndicatorCard(
    plan: Arc<Plan>,
    indicator: Indicator,
    /// What the subject is asked of it.
    asked: Vec<Checkpoint>,
) -> impl IntoView {
    let session = session();
    let id = indicator.id.clone();
    let tally = memo(move || {
        session.evaluation.with(|evaluation| evaluation.as_ref().and_then(|evaluation| evaluation.indicator(&id).cloned()))
    });

    let figure = move || tally.get().and_then(|tally| tally.score()).map(|score| figures::score(&score));
    let progress = live(move || {
        let coverage = tally.get().unwrap_or_default().coverage;
        let counted = (coverage.applicable > 0).then(|| (session.words().progress)(coverage.answered, coverage.applicable));
        counted.unwrap_or_default()
    });
    let heading = format!("i-{}", indicator.no);
    let labelled_by = heading.clone();
    let rows = list(asked.into_iter().map(|checkpoint| view! { <CheckpointRow plan=plan.clone() checkpoint/> }));

    view! {
        <article class="indicator" data-indicator=indicator.id.to_string() aria-labelledby=labelled_by>
            <header>
                <h2 id=heading>
                    <span class="no">{indicator.no.clone()}</span>
                    {indicator.title.clone()}
                </h2>
                <p class="tally">
                    <span>{progress}</span>
                    {part(move || figure().map(|figure| view! { <span class="score" data-score=figure.clone()>{figure.clone()}</span> }))}
                </p>
                <Facts cite=plan.citation(&indicator) has_score=plan.rule.is_none() indicator=indicator.clone()/>
            </header>
            {rows}
        </article>
    }
}

/// Who and until when; evidence, source and doubts folded until wanted.
#[component]
fn Facts(indicator: Indicator, cite: String, has_score: bool) -> impl IntoView {
    let session = session();
    let units = |names: Vec<String>| (!names.is_empty()).then(|| live(move || names.join(session.words().and)));
    let (lead, responsible) = (units(indicator.lead.clone()), units(indicator.responsible.clone()));
    let deadline = indicator.deadline.clone();
    let first = indicator.checkpoints.first().map(|checkpoint| checkpoint.id.clone());
    let checkpoints = indicator.checkpoints.clone();
    let due = memo(move || {
        session.evaluation.with(|evaluation| {
            let evaluation = evaluation.as_ref()?;
            let first_due = || evaluation.finding(first.as_ref()?).map(|finding| finding.due);
            worst_due(evaluation, &checkpoints).or_else(first_due)
        })
    });
    let due_text = move || due.get().and_then(|due| (session.words().due)(due));
    let is_overdue = move || matches!(due.get(), Some(Due::Overdue { .. }));
    let evidence = evidence_fold(session, has_score, &indicator);
    let source_label = session.said(match indicator.doubt {
        Some(_) => |words| words.cite_and_doubt,
        None => |words| words.cite,
    });

    view! {
        <p class="facts">
            {lead.map(|names| view! { <span><b>{t!(session.lead)}</b> {names}</span> })}
            {responsible.map(|names| view! { <span><b>{t!(session.responsible)}</b> {names}</span> })}
            {deadline.map(|deadline| view! { <span><b>{t!(session.deadline)}</b> {deadline.text}</span> })}
            {part(move || due_text().map(|text| view! { <span class="tag" class:strong=is_overdue()>{text}</span> }))}
        </p>
        {evidence}
        <details class="hints">
            <summary>{source_label}</summary>
            <p>{cite}</p>
            {indicator.doubt.map(|doubt| view! { <p><b>{t!(session.doubt)}</b> {doubt}</p> })}
        </details>
    }
}

/// The most pressing of what is overdue or due soon among an indicator's checkpoints.
fn worst_due(evaluation: &crate::evaluate::Evaluation, checkpoints: &[Checkpoint]) -> Option<Due> {
    let dues = checkpoints.iter().filter_map(|checkpoint| evaluation.finding(&checkpoint.id)).map(|finding| finding.due);
    dues.filter_map(|due| match due {
        Due::Overdue { days } => Some((-days, due)),
        Due::Soon { days } => Some((days, due)),
        Due::Undated | Due::Later { .. } | Due::Ongoing | Due::Past => None,
    })
    .min_by_key(|(rank, _)| *rank)
    .map(|(_, due)| due)
}
