//! One checkpoint: what is asked, the answer, and what follows from it at once.

use std::sync::Arc;

use leptos::prelude::*;

use super::live::{live, part};
use super::number::Numbers;
use super::rated::Levels;
use super::row::{NotApplicable, NoteField};
use super::share::ShareFields;
use crate::assessment::{Ask, ask};
use crate::evaluate::{Reason, Verdict};
use crate::i18n::reason;
use crate::plan::{Checkpoint, Plan, Question};
use crate::state::session;

#[component]
pub fn CheckpointRow(plan: Arc<Plan>, checkpoint: Checkpoint) -> impl IntoView {
    let session = session();
    let id = checkpoint.id.clone();
    let finding = session.finding(id.clone());
    let asked = session.dossier_now().map(|dossier| ask(&plan, &dossier, &checkpoint));

    let outcome = live(move || finding.with(|finding| finding.as_ref().map(|finding| finding.verdict.word())));
    let answer = match asked {
        Some(Ask::Level(scale)) => {
            plan.scale(&scale).map(|scale| view! { <Levels id=id.clone() scale=scale.clone()/> }.into_any())
        }
        Some(Ask::Numbers(slots)) => {
            metric_of(&plan, &checkpoint).map(|metric| view! { <Numbers plan=plan.clone() metric slots/> }.into_any())
        }
        Some(Ask::Share(key)) => Some(view! { <ShareFields id=id.clone() key/> }.into_any()),
        None => None,
    };
    let number = id.to_string();

    view! {
        <fieldset class="checkpoint" id=format!("c-{id}") data-checkpoint=id.to_string() data-outcome=outcome>
            <legend>
                <span class="no">{number}</span>
                <span class="text">{checkpoint.text.clone()}</span>
                <Tags checkpoint=checkpoint.clone()/>
            </legend>
            <Targets checkpoint=checkpoint.clone()/>
            <div class="answer">
                {answer}
                <NotApplicable id=id.clone()/>
                <NoteField id=id.clone()/>
            </div>
            <Outcome plan finding/>
        </fieldset>
    }
}

fn metric_of(plan: &Plan, checkpoint: &Checkpoint) -> Option<crate::plan::Metric> {
    match &checkpoint.question {
        Question::Measured { metric, .. } => plan.metric(metric).cloned(),
        Question::Rated { .. } => None,
    }
}

/// What kind of duty it is: 一票否决, 约束性, 力争 …
#[component]
pub fn Tags(checkpoint: Checkpoint) -> impl IntoView {
    let session = session();
    let targets = match &checkpoint.question {
        Question::Measured { targets, .. } => targets.clone(),
        Question::Rated { .. } => Vec::new(),
    };
    let veto = checkpoint.veto.as_ref().map(|veto| veto.on);
    let attribute = targets.iter().find_map(|target| target.attribute);
    let strength = checkpoint.strength.or(targets.iter().find_map(|target| target.strength));

    view! {
        {veto.map(|on| view! { <span class="tag strong">{move || (session.words().veto)(on).to_owned()}</span> })}
        {attribute.map(|kind| view! { <span class="tag">{move || (session.words().attribute)(kind).to_owned()}</span> })}
        {strength.map(|kind| view! { <span class="tag">{move || (session.words().strength)(kind).to_owned()}</span> })}
    }
}

/// What has to be reached, and under which conditions.
#[component]
pub fn Targets(checkpoint: Checkpoint) -> impl IntoView {
    let session = session();
    let targets = match &checkpoint.question {
        Question::Measured { targets, .. } => targets.clone(),
        Question::Rated { .. } => Vec::new(),
    };
    let deadline = checkpoint.deadline.clone();
    let conditions = checkpoint.conditions.clone();
    let each = checkpoint.each.is_some().then_some(checkpoint);
    if targets.is_empty() && deadline.is_none() && conditions.is_empty() && each.is_none() {
        return None;
    }
    let has_targets = !targets.is_empty();
    let target_texts = live(move || {
        let text = |target| (session.words().target_text)(target);
        targets.iter().map(text).collect::<Vec<_>>().join(session.words().also)
    });

    Some(view! {
        <p class="facts">
            {has_targets.then(|| view! { <span><b>{t!(session.target)}</b> {target_texts}</span> })}
            {each.map(|checkpoint| view! { <span>{move || (session.words().each)(&checkpoint)}</span> })}
            {(!conditions.is_empty()).then(|| view! { <span><b>{t!(session.conditions)}</b> {move || conditions.join(session.words().also)}</span> })}
            {deadline.map(|deadline| view! { <span><b>{t!(session.deadline)}</b> {deadline.text}</span> })}
        </p>
    })
}

/// The verdict and how it came about; a plain choice of a level explains itself.
#[component]
fn Outcome(plan: Arc<Plan>, finding: Memo<Option<crate::evaluate::Finding>>) -> impl IntoView {
    let session = session();
    part(move || {
        let finding = finding.get()?;
        let plain = matches!(finding.reason, Reason::Level { .. } | Reason::Unanswered(crate::evaluate::Missing::Answer));
        let shown = !plain || finding.verdict == Verdict::NotDue;
        shown.then(|| {
            let text = reason(session.language.get(), &plan, &finding);
            let verdict = finding.verdict;
            view! {
                <p class="outcome" data-verdict=verdict.word()>
                    <span class="verdict">{(session.words().verdict)(verdict)}</span>
                    <span>{text}</span>
                </p>
            }
        })
    })
}
