//! One indicator: number, title, units, deadline, and its checkpoints.

use std::sync::Arc;

use leptos::prelude::*;

use super::answer::Asked;
use super::checkpoint::CheckpointRow;
use super::errand::Errand;
use super::live::{handler, keyed_apart, live, memo, part};
use super::notices::notices;
use super::rest::rest;
use crate::evaluate::Due;
use crate::i18n::Messages;
use crate::plan::{Checkpoint, Indicator, Plan, Question};
use crate::state::{Judge, Session, session};

#[component]
pub fn IndicatorCard(
    plan: Arc<Plan>,
    asked: Arc<Asked>,
    /// How many of its rows are there by now.
    rows: ArcRwSignal<usize>,
) -> impl IntoView {
    let session = session();
    let indicator = asked.indicator.clone();
    let tally = session.tally(indicator.id.clone());

    let figure = move || tally.get().map(|tally| session.score(&tally)).filter(|score| !score.is_empty());
    let progress = live(move || {
        let coverage = tally.get().unwrap_or_default().coverage;
        let counted = (coverage.applicable > 0).then(|| (session.words().progress)(coverage.answered, coverage.applicable));
        counted.unwrap_or_default()
    });
    let heading = format!("i-{}", indicator.no);
    let labelled_by = heading.clone();
    let all_met = all_met_button(session, &plan, &asked.checkpoints);
    let row = {
        let plan = plan.clone();
        move |place: usize| view! { <CheckpointRow plan=plan.clone() checkpoint=asked.checkpoints[place].clone()/> }
    };
    let rows = keyed_apart(move || (0..rows.get()).collect(), usize::to_string, row);

    view! {
        <article class="indicator" data-indicator=indicator.id.to_string() aria-labelledby=labelled_by>
            <header>
                <h2 id=heading>
                    <span class="no">{indicator.no.clone()}</span>
                    {indicator.title.clone()}
                </h2>
                <p class="tally">
                    {all_met}
                    <span>{progress}</span>
                    {part(move || figure().map(|figure| view! { <span class="score" data-score=figure.clone()>{figure.clone()}</span> }))}
                </p>
                <Facts cite=plan.citation(&indicator) has_score=plan.rule.is_none() indicator=indicator.clone()/>
            </header>
            {rows}
        </article>
    }
}

/// 全部达成 in one click, where there is more than one level to choose.
fn all_met_button(session: Session, plan: &Arc<Plan>, asked: &[Checkpoint]) -> Option<AnyView> {
    let notices = notices();
    let is_rated = |checkpoint: &&Checkpoint| matches!(checkpoint.question, Question::Rated { .. });
    let rated: Vec<Checkpoint> = asked.iter().filter(is_rated).cloned().collect();
    if rated.len() < 2 {
        return None;
    }
    let plan = plan.clone();
    let open = Arc::new(move || {
        // Whatever opens or closes one of them, an answer or a number elsewhere, changes its finding.
        let names: Vec<&str> = rated.iter().map(|checkpoint| checkpoint.id.as_str()).collect();
        session.judged(&names, |_| Some(()));
        let best = |judge: &Judge| session.with_facets(&[], |dossier| (judge.best_levels)(&plan, dossier, &rated));
        session.judged_by().filter(|_| !session.locked.get()).and_then(best).unwrap_or_default()
    });
    let none_open = {
        let open = open.clone();
        memo(move || open().is_empty())
    };
    let rate = move |_| {
        let levels = untrack(&*open);
        if levels.is_empty() {
            return;
        }
        session.edit_all(|dossier| dossier.rate_all(&levels));
        let text = (session.words().all_met_done)(levels.len());
        let take_back = move || session.edit_all(|dossier| dossier.take_back_all(&levels));
        notices.say_with_undo_here(session, text, Arc::new(take_back));
    };
    // Not `disabled`: that would drop the focus of who has just pressed it.
    let none_open = live(move || none_open.get().to_string());
    let button = view! {
        <button type="button" class="small no-print" data-all-met="" aria-disabled=none_open on:click=handler(rate)>{t!(session.all_met)}</button>
    };
    Some(button.into_any())
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
        let names: Vec<&str> = checkpoints.iter().map(|checkpoint| checkpoint.id.as_str()).collect();
        session.judged(&names, |evaluation| {
            let first_due = || evaluation.finding(first.as_ref()?).map(|finding| finding.due);
            worst_due(evaluation, &checkpoints).or_else(first_due)
        })
    });
    let due_text = move || due.get().and_then(|due| (session.words().due)(due));
    let is_overdue = move || matches!(due.get(), Some(Due::Overdue { .. }));
    let evidence = rest().part(Errand::Evidence(Box::new(indicator.clone()), has_score));
    let source_label = session.said(match indicator.doubt {
        Some(_) => pick!(Messages.cite_and_doubt),
        None => pick!(Messages.cite),
    });

    view! {
        <p class="facts">
            {lead.map(|names| view! { <span><b>{t!(session.lead)}</b> {names}</span> })}
            {responsible.map(|names| view! { <span><b>{t!(session.responsible)}</b> {names}</span> })}
            {deadline.map(|deadline| view! { <span><b>{t!(session.deadline)}</b> {deadline.text}</span> })}
            {part(move || due_text().map(|text| view! { <span class="tag" class:strong=is_overdue()>{text}</span> }))}
        </p>
        <div class="fold-place">{evidence}</div>
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
