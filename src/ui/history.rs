//! 修改记录 at a checkpoint: its line, once something was changed, and what the line opens to.

use std::sync::Arc;

use leptos::prelude::*;

use super::live::{handler, list, live, when};
use super::markup::element;
use crate::assessment::{Said, SheetKey, Stamped};
use crate::i18n::figures::typed_with_unit;
use crate::i18n::{HistoryWords, Language, Messages, terms};
use crate::plan::{CheckpointId, Plan, Question};
use crate::platform::clock;
use crate::sorted;
use crate::state::{Facet, Session};

/// The line of one checkpoint, which these numbers answer; there once something was changed.
pub fn history_fold(session: Session, id: &CheckpointId, keys: Vec<SheetKey>) -> AnyView {
    let is_there = {
        let (id, keys) = (id.clone(), keys.clone());
        move || {
            let facets: Vec<Facet> = std::iter::once(Facet::Answer(&id)).chain(keys.iter().map(Facet::Value)).collect();
            session.with_facets(&facets, |dossier| !dossier.changed(&id, &keys).is_empty()).unwrap_or_default()
        }
    };
    let id = id.clone();
    when(is_there, move || fold(session, id.clone(), keys.clone())).into_any()
}

fn fold(session: Session, id: CheckpointId, keys: Vec<SheetKey>) -> AnyView {
    let opened = RwSignal::new(false);
    let mark = id.to_string();
    view! {
        <details class="hints upkeep no-print" data-history=mark on:toggle=handler(move |_| opened.set(true))>
            <summary>{t!(session, HistoryWords.title)}</summary>
            {when(move || opened.get(), move || history(session, id.clone(), keys.clone()))}
        </details>
    }
    .into_any()
}

/// Every change, the newest first, and what stood there from when on.
fn history(session: Session, id: CheckpointId, keys: Vec<SheetKey>) -> AnyView {
    let Some(plan) = untrack(move || session.plan()) else { return ().into_any() };
    let lines = live(move || {
        let lines = session.with_dossier(|dossier| {
            let language = session.language.get();
            let changed = dossier.changed(&id, &keys);
            // Where more than the one thing that the checkpoint asks was changed, each says what it is.
            let is_only = keys.len() < 2 && changed.len() < 2;
            let all = changed.into_iter().flat_map(|(key, said)| {
                let named = |key: &SheetKey| Some(name_of(language, &plan, key)).filter(|_| !is_only);
                told(language, &plan, &id, key.as_ref(), key.as_ref().and_then(named), said)
            });
            sorted::by_key(all, |(seq, _)| std::cmp::Reverse(*seq))
        });
        list(lines.unwrap_or_default().into_iter().map(|(_, text)| element("li", "", vec![text.into_any()]))).into_any()
    });
    element("div", "inside", vec![view! { <ul class="pieces changes">{lines}</ul> }.into_any()])
}

/// The name of a value, with its stage.
fn name_of(language: Language, plan: &Plan, key: &SheetKey) -> String {
    let name = plan.metric(&key.metric).map(|metric| metric.name.clone()).unwrap_or_default();
    let stage = key.stage.map(|stage| (Messages::of(language).stage_prefix)(stage)).unwrap_or_default();
    format!("{stage}{name}")
}

/// The lines of one place, each with the number of its edit.
fn told(
    language: Language,
    plan: &Arc<Plan>,
    id: &CheckpointId,
    key: Option<&SheetKey>,
    name: Option<String>,
    said: &[Stamped<Said>],
) -> Vec<(u64, String)> {
    let words = HistoryWords::of(language);
    let text = |said: &Said| (words.said)(said, in_words(language, plan, id, key, said).as_deref());
    let at = |said: &Stamped<Said>| (words.at)(clock::local(said.stamp.at));
    let name = name.as_deref();
    let change = |pair: &[Stamped<Said>]| match pair {
        [from, to] => Some((to.stamp.seq, (words.changed)(&at(to), name, &text(&from.value), &text(&to.value)))),
        _ => None,
    };
    let first = said.first().map(|first| (first.stamp.seq, (words.since)(&at(first), name, &text(&first.value))));
    said.windows(2).filter_map(change).chain(first).collect()
}

/// A level by its name, a number with its unit.
fn in_words(language: Language, plan: &Plan, id: &CheckpointId, key: Option<&SheetKey>, said: &Said) -> Option<String> {
    match said {
        Said::Nothing | Said::NotApplicable { .. } => None,
        Said::Level(level) => {
            let (_, checkpoint) = plan.checkpoint(id)?;
            let scale = match &checkpoint.question {
                Question::Rated { scale } => plan.scale(scale)?,
                Question::Measured { .. } => return None,
            };
            Some(terms::level(language, &scale.id, scale.level(level)?).to_owned())
        }
        Said::Number(text) => {
            let metric = plan.metric(&key?.metric)?;
            Some(typed_with_unit(language, text, &metric.unit))
        }
    }
}
