//! 我的自评: one card a subject, its plans as rows. A school with five plans is one school.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::errand::Errand;
use super::live::{handler, keyed, live, memo, part, when};
use super::markup::{element, following, word};
use super::outcome::outcome_of;
use super::plans::plans_near;
use super::rest::rest;
use super::start::{Opening, starting};
use crate::assessment::{Assessment, AssessmentId, Dossier, Subject, SubjectId};
use crate::i18n::Messages;
use crate::state::{Route, Session, session};

#[component]
pub fn Mine() -> impl IntoView {
    let session = session();
    let subjects = memo(move || session.shelf.with(|shelf| newest_first(shelf.assessments.values())));
    view! {
        {when(move || subjects.with(Vec::is_empty), move || view! { <p class="empty">{t!(session.no_assessments)}</p> })}
        <ul class="cards">{keyed(move || subjects.get(), SubjectId::to_string, subject_card)}</ul>
    }
}

/// Each subject once, who began something last first.
fn newest_first<'a>(assessments: impl Iterator<Item = &'a Assessment>) -> Vec<SubjectId> {
    let mut left: Vec<&Assessment> = assessments.collect();
    let mut subjects = Vec::new();
    while let Some(newest) = left.iter().max_by_key(|each| each.created).copied() {
        left.retain(|each| each.subject != newest.subject);
        subjects.push(newest.subject.clone());
    }
    subjects
}

/// One subject and all that it assesses.
fn subject_card(id: SubjectId) -> AnyView {
    let (session, starting) = (session(), starting());
    let rows = {
        let id = id.clone();
        memo(move || assessments_of(session, &id))
    };
    let text = |tag: &'static str, read: fn(&Messages, &Subject) -> String| {
        let id = id.clone();
        let read = move || session.shelf.with(|shelf| shelf.subjects.get(&id).map(|subject| read(session.words(), subject)));
        following(live(move || read().unwrap_or_default()), tag, "")
    };
    let name = text("h3", |_, subject| subject.name.clone());
    let facts = vec![
        text("span", |words, subject| (words.kind_name)(subject.kind).to_owned()),
        text("span", |_, subject| subject.region.replace('/', " ")),
    ];
    let more = move |_| starting.open(Opening { plan: None, subject: Some(id.clone()) });

    view! {
        <li>
            <article class="card">
                <div class="headed">
                    {name}
                    {element("p", "facts", facts)}
                    <button type="button" class="quiet small" data-more-plans="" on:click=handler(more)>{t!(session.more_plans)}</button>
                </div>
                <ul class="rows">{keyed(move || rows.get(), AssessmentId::to_string, assessment_row)}</ul>
            </article>
        </li>
    }
    .into_any()
}

/// A subject's assessments: by plan, the subject's own region first, and the newest period first.
fn assessments_of(session: Session, subject: &SubjectId) -> Vec<AssessmentId> {
    let region = session.shelf.with(|shelf| shelf.subjects.get(subject).map(|subject| subject.region.clone()));
    let plans = plans_near(session, &[region.unwrap_or_default()]);
    let place = |assessment: &Assessment| plans.iter().position(|(_, card)| card.id == assessment.plan.id);
    session.shelf.with(|shelf| {
        let mut left: Vec<&Assessment> = shelf.assessments.values().filter(|each| each.subject == *subject).collect();
        let mut rows = Vec::new();
        let rank = |each: &&Assessment| (place(each).unwrap_or(plans.len()), Reverse(each.period.last_day()));
        while let Some(next) = left.iter().copied().min_by_key(rank) {
            left.retain(|each| each.id != next.id);
            rows.push(next.id.clone());
        }
        rows
    })
}

/// One assessment: which plan and time, how far, and the way on.
fn assessment_row(id: AssessmentId) -> AnyView {
    let session = session();
    let dossier = {
        let id = id.clone();
        memo(move || session.shelf.with(|shelf| shelf.dossier(&id)))
    };
    let judged = memo(move || {
        let dossier = dossier.get()?;
        let plan = session.plans.with(|plans| plans.get(&dossier.assessment.plan.id).cloned())?;
        let evaluation = (session.judged_by()?.evaluate)(&plan, &dossier, session.today.get())?;
        let outcome = outcome_of(&evaluation).map(|outcome| outcome.state);
        Some((evaluation.total, outcome))
    });
    let plan_title = live(move || {
        let card = dossier.get().and_then(|dossier| session.card_of(&dossier.assessment.plan.id));
        card.map(|card| card.title).unwrap_or_default()
    });
    let period =
        live(move || dossier.get().map(|dossier| (session.words().period_name)(dossier.assessment.period)).unwrap_or_default());
    let is_sealed = move || dossier.with(|dossier| dossier.as_ref().is_some_and(Dossier::is_sealed));
    let sealed = when(is_sealed, move || word(session, "span", "tag", pick!(Messages.sealed)));
    let answering = Route::Answer { assessment: id.clone(), section: Vec::new() }.hash();
    let results = Route::Results { assessment: id.clone() }.hash();
    let mark = id.to_string();

    view! {
        <li class="row" data-assessment=mark>
            <p class="what"><span lang="zh-CN">{plan_title}</span> <span class="hint">{period}</span> {sealed}</p>
            {part(move || judged.get().map(|(total, outcome)| {
                let (coverage, words) = (total.coverage, session.words());
                let (label, figure) = match outcome {
                    Some(state) => (words.outcome, (words.outcome_state)(state).to_owned()),
                    None => (words.score, session.headline(&total)),
                };
                view! {
                    <p class="done">
                        <progress max=coverage.applicable.max(1) value=coverage.answered aria-label=t!(session.coverage)></progress>
                        <span>{move || (session.words().progress)(coverage.answered, coverage.applicable)}</span>
                        <span><b>{label}</b> {figure}</span>
                    </p>
                }
            }))}
            <p class="actions">
                <a class="button primary" href=answering>{t!(session.go_on)}</a>
                <a class="button" href=results>{t!(session.see_results)}</a>
                {rest().part(Errand::Delete(id))}
            </p>
        </li>
    }
    .into_any()
}
