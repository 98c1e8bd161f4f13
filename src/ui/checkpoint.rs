//! One checkpoint: what is asked, the answer, and what follows from it at once.

use std::sync::Arc;

use leptos::prelude::*;

use super::errand::Errand;
use super::facts::question_before;
use super::live::{handler, live, memo, part, when};
use super::markup::word;
use super::number::Numbers;
use super::rated::Levels;
use super::rest::rest;
use super::row::{NotApplicable, NoteField, Review, review_tag};
use super::share::ShareFields;
use crate::assessment::{Ask, ask};
use crate::evaluate::{Exempt, Finding, Missing, Reason, Verdict};
use crate::i18n::{Messages, terms};
use crate::plan::{Checkpoint, Plan, Question};
use crate::platform::clock;
use crate::state::{Derived, Session, session};
use crate::storage::Haste;

#[component]
pub fn CheckpointRow(plan: Arc<Plan>, checkpoint: Checkpoint) -> impl IntoView {
    let session = session();
    let id = checkpoint.id.clone();
    let finding = session.finding(id.clone());
    let asked = session.dossier_now().map(|dossier| ask(&plan, &dossier, &checkpoint));
    let keys = asked.as_ref().map(Ask::keys).unwrap_or_default();

    let outcome = live(move || finding.with(|finding| finding.as_ref().map(|finding| finding.verdict.word())));
    let answer = match asked {
        Some(Ask::Level(scale)) => {
            plan.scale(&scale).map(|scale| view! { <Levels id=id.clone() scale=scale.clone()/> }.into_any())
        }
        Some(Ask::Numbers(slots)) => Some(view! { <Numbers plan=plan.clone() slots/> }.into_any()),
        Some(Ask::Share(key)) => Some(view! { <ShareFields id=id.clone() key/> }.into_any()),
        None => None,
    };
    // Only a number can be: asked beside it, and taken as it stands.
    let is_over_all = move || {
        session.judged_by().is_some_and(|judge| finding.with(|finding| finding.as_ref().is_some_and(judge.is_over_all)))
    };
    let over_all = matches!(checkpoint.question, Question::Measured { .. })
        .then(|| when(is_over_all, move || word(session, "span", "question", pick!(Messages.over_all))));
    let number = id.to_string();
    let heading = format!("asks-{id}");
    let labelled_by = heading.clone();
    let ruled = memo(move || finding.with(|finding| finding.as_ref().is_some_and(stands_before)));
    let question = question_before(session, &plan, &checkpoint, ruled);

    let offered = offer_line(session, &plan, &checkpoint);

    view! {
        <div role="group" class="checkpoint" tabindex="-1" id=format!("c-{id}") aria-labelledby=labelled_by data-checkpoint=id.to_string() data-outcome=outcome data-ruled=move || ruled.get().then_some("")>
            <p class="asks" id=heading>
                <span class="no">{number}</span>
                <span class="text">{checkpoint.text.clone()}</span>
                <Tags checkpoint=checkpoint.clone()/>
                {review_tag(session, id.clone())}
            </p>
            <Targets checkpoint=checkpoint.clone()/>
            {question}
            {offered}
            // The fieldset only disables: browsers lay one out anew as a whole whenever a child of it comes or goes.
            <fieldset class="answer" disabled=live(move || session.locked.get())>
                <div>
                    {answer}
                    {over_all}
                    <NotApplicable id=id.clone()/>
                    <Review id=id.clone()/>
                    <NoteField id=id.clone()/>
                </div>
            </fieldset>
            <Outcome plan finding/>
            {rest().part(Errand::Rectify(id.clone(), finding))}
            {rest().part(Errand::History(id.clone(), keys))}
        </div>
    }
}

/// What was answered to the same duty in another plan, with its day; taken over only by a click.
fn offer_line(session: Session, plan: &Plan, checkpoint: &Checkpoint) -> Option<AnyView> {
    let duty = checkpoint.duty.clone()?;
    let scale = match &checkpoint.question {
        Question::Rated { scale } => plan.scale(scale)?.clone(),
        Question::Measured { .. } => return None,
    };
    let id = checkpoint.id.clone();
    let offer = session.offer(id.clone(), duty, scale.clone());
    let line = move || {
        let offer = offer.get().filter(|_| !session.locked.get())?;
        let level = terms::level(session.language.get(), &scale.id, scale.level(&offer.level)?).to_owned();
        let text = (session.words().offer)(&offer.plan, clock::day_of(offer.at), &level);
        let id = id.clone();
        let take = move |_| session.edit(Haste::AtOnce, |dossier| dossier.take_offer(&id, &offer));
        Some(view! {
            <p class="offer" data-offer="">
                <span>{text}</span>
                <button type="button" class="small" on:click=handler(take)>{t!(session.offer_take)}</button>
            </p>
        })
    };
    Some(part(line).into_any())
}

/// Whether a rule stands before the answer: one that does not hold, or one that hangs on something unknown.
fn stands_before(finding: &Finding) -> bool {
    match &finding.reason {
        Reason::Unanswered(Missing::Fact(_)) | Reason::NotApplicable(Exempt::Rule) => true,
        Reason::Level { .. }
        | Reason::Numbers(_)
        | Reason::Share { .. }
        | Reason::Unanswered(_)
        | Reason::NotApplicable(Exempt::Declared { .. } | Exempt::NothingToCount)
        | Reason::AsSealed => false,
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
    let sourced = checkpoint.sourced;
    let strength = checkpoint.strength.or(targets.iter().find_map(|target| target.strength));

    view! {
        {veto.map(|on| view! { <span class="tag strong">{move || (session.words().veto)(on).to_owned()}</span> })}
        {attribute.map(|kind| view! { <span class="tag">{move || (session.words().attribute)(kind).to_owned()}</span> })}
        {strength.map(|kind| view! { <span class="tag">{move || (session.words().strength)(kind).to_owned()}</span> })}
        {sourced.map(|sourced| view! { <span class="tag" data-sourced=sourced.word()>{move || (session.words().sourced)(sourced).to_owned()}</span> })}
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
fn Outcome(plan: Arc<Plan>, finding: Derived<Option<Finding>>) -> impl IntoView {
    let session = session();
    part(move || {
        let finding = finding.get()?;
        let plain = matches!(finding.reason, Reason::Level { .. } | Reason::Unanswered(Missing::Answer));
        let shown = !plain || finding.verdict == Verdict::NotDue;
        shown.then(|| {
            let text = session.reason(&plan, &finding);
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
