//! What to look at before handing in: contradictions, then surprises, each with the way to its checkpoint.

use std::sync::Arc;

use leptos::prelude::*;

use super::live::{list, live, memo, when};
use crate::assessment::AssessmentId;
use crate::evaluate::{Check, checks};
use crate::i18n::CheckWords;
use crate::plan::Plan;
use crate::state::{Route, Session, session};

#[component]
pub fn Checks(plan: Arc<Plan>, assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let found = {
        let plan = plan.clone();
        memo(move || {
            let evaluation = session.evaluation.get()?;
            session.with_dossier(|dossier| checks(&plan, dossier, &evaluation))
        })
    };
    let none = move || found.with(|found| found.as_ref().is_none_or(Vec::is_empty));
    let lines = live(move || {
        let line = |check: Check| line(session, &plan, &assessment, &check);
        list(found.get().unwrap_or_default().into_iter().map(line)).into_any()
    });
    let section = move || {
        view! {
            <section aria-labelledby="checks">
                <h2 id="checks">{t!(session, CheckWords.checks)}</h2>
                <p class="hint">{t!(session, CheckWords.checks_hint)}</p>
                {when(none, move || view! { <p class="empty">{t!(session, CheckWords.checks_none)}</p> })}
                <ul class="findings">{lines.clone()}</ul>
            </section>
        }
    };
    // What was looked at before it was sealed stands with the seal.
    when(move || !session.locked.get(), section)
}

fn line(session: Session, plan: &Plan, assessment: &AssessmentId, check: &Check) -> AnyView {
    let words = CheckWords::of(session.language.get());
    let tier = check.oddity.tier();
    let found = check.checkpoint.as_ref().and_then(|id| plan.checkpoint(id));
    let place = found.map(|(indicator, checkpoint)| {
        let hash = Route::Answer { assessment: assessment.clone(), section: indicator.section.clone() }.hash();
        let (no, text) = (checkpoint.id.to_string(), checkpoint.text.clone());
        view! { <a href=hash><span class="no">{no}</span> <span lang="zh-CN">{text}</span></a> }
    });
    let explained = check.is_explained.then(|| view! { <span class="tag">{words.explained}</span> });
    view! {
        <li class="finding" data-check=check.oddity.word() data-tier=tier.word()>
            <span>{place} {(words.oddity)(check.oddity)} {explained}</span>
            <span class="verdict">{(words.tier)(tier)}</span>
        </li>
    }
    .into_any()
}
