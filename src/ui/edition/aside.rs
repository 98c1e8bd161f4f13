//! 留存的作答: the answers to what the plan asks no more, at the end of the answering page.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::live::{list, live, memo, part};
use super::super::markup::{element, following, quoted, said, word};
use crate::assessment::{Answer, Dossier, Stamped};
use crate::i18n::{EditionWords, Messages, said_alone};
use crate::plan::{CheckpointId, IndicatorId, Plan};
use crate::state::{Facet, Session};

/// The fold; nothing while nothing is kept aside.
pub fn aside_fold(session: Session) -> AnyView {
    let Some(plan) = untrack(move || session.plan()) else { return ().into_any() };
    let ids = {
        let plan = plan.clone();
        // Only with another edition is anything else kept aside.
        memo(move || session.with_facets(&[Facet::Head], |dossier| kept(dossier, &plan)).unwrap_or_default())
    };
    let fold = part(move || {
        let kept = ids.get();
        let count = kept.len();
        let summary = live(move || (EditionWords::of(session.language.get()).aside)(count));
        let lines = list(kept.into_iter().map(|(id, entry)| line(session, &plan, &id, &entry.value)));
        (count > 0).then(|| {
            view! {
                <details class="more aside" data-aside=count.to_string()>
                    {following(summary, "summary", "")}
                    {word(session, "p", "hint", pick!(EditionWords.aside_hint))}
                    <ul class="findings">{lines}</ul>
                </details>
            }
        })
    });
    fold.into_any()
}

fn kept(dossier: &Dossier, plan: &Plan) -> Vec<(CheckpointId, Stamped<Answer>)> {
    dossier.aside(plan).map(|(id, entry)| (id.clone(), entry.clone())).collect()
}

/// What it asked, what was said, and what goes with it.
fn line(session: Session, plan: &Arc<Plan>, id: &CheckpointId, answer: &Answer) -> AnyView {
    let was = answer.aside.clone().unwrap_or_default();
    let said_then = if was.said.is_empty() { said_alone(plan, &answer.choice) } else { was.said.clone() };
    let evidence = evidence(session, plan, &was.indicator);
    let mut head = vec![quoted("span", "no", id.to_string()), quoted("span", "", format!(" {} ", was.text))];
    if !was.edition.is_empty() {
        let edition = was.edition.clone();
        head.push(said(session, "span", "tag", move |language| (EditionWords::of(language).of_edition)(&edition)));
    }
    let mut parts = vec![element("p", "", head)];
    if !was.indicator.is_empty() {
        parts.push(quoted("p", "hint", was.indicator));
    }
    let facts = [
        (pick!(EditionWords.said) as super::super::markup::Pick, said_then),
        (pick!(EditionWords.note), answer.note.trim().to_owned()),
        (pick!(EditionWords.evidence), evidence),
    ];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let facts = facts
        .map(|(name, text)| element("span", "", vec![word(session, "b", "", name), " ".into_any(), quoted("span", "", text)]));
    parts.push(element("p", "facts", facts.collect()));
    view! { <li class="finding" data-kept-aside=id.to_string()>{parts}</li> }.into_any()
}

/// What is noted as evidence of the indicator that it belonged to.
fn evidence(session: Session, plan: &Plan, indicator: &str) -> String {
    let Some(no) = indicator.split(' ').next().filter(|no| !no.is_empty()) else { return String::new() };
    let id: IndicatorId = format!("{}/{no}", plan.id).as_str().into();
    let titles =
        |dossier: &Dossier| dossier.evidence_for(&id).map(|evidence| evidence.title.trim().to_owned()).collect::<Vec<_>>();
    let also = Messages::of(session.language.get_untracked()).also;
    untrack(|| session.with_dossier(titles)).unwrap_or_default().join(also)
}
