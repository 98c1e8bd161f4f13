//! An assessment file against the plan it speaks of: what only the plan can tell.
//!
//! Answers that fitted another edition are kept and told of; in a file of this very edition they can only be
//! a mistake.

use super::Imported;
use crate::assessment::{Ask, Choice, Dossier, SheetKey, ask, is_of, read_figure};
use crate::evaluate::read_share;
use crate::exchange::receipt::plan_ref;
use crate::plan::{Checkpoint, CheckpointId, LevelId, Plan, Setting, unit};
use crate::problem::{Problem, What};

/// Everything about an imported file that does not fit its plan, warnings among it ([`Problem::is_warning`]).
pub fn check_against(plan: &Plan, imported: &Imported) -> Vec<Problem> {
    let own = plan_ref(plan);
    let name = imported.dossier.subject.name.as_str();
    let found = &imported.plan;
    if found.id != own.id {
        let what = What::OtherPlan { found: found.id.to_string(), wanted: own.id.to_string() };
        return vec![Problem::new(name, what)];
    }
    let same_edition = found.hash == own.hash;
    let mut problems = Vec::new();
    if !same_edition {
        let what = What::OtherEdition { found: found.edition.clone(), wanted: own.edition.clone() };
        problems.push(Problem::new(name, what));
    }
    let dossier = &imported.dossier;
    if let Some(seal) = dossier.seals().and_then(|seals| seals.seal).filter(|seal| seal.plan.id != own.id) {
        let what = What::OtherPlan { found: seal.plan.id.to_string(), wanted: own.id.to_string() };
        problems.push(Problem::new(format!("{name}/seal"), what));
    }
    for (id, entry) in dossier.assessment.answers().filter(|(_, entry)| entry.value.aside.is_none()) {
        let what = match plan.checkpoint(id) {
            Some((_, checkpoint)) => answer_problem(plan, dossier, checkpoint, &entry.value.choice),
            None if same_edition => Some(What::UnknownCheckpoint { checkpoint: id.to_string() }),
            None => Some(What::LostCheckpoint { checkpoint: id.to_string() }),
        };
        problems.extend(what.map(|what| Problem::new(format!("{name}/{id}"), what)));
    }
    for (key, entry) in dossier.sheet.iter() {
        let what = value_problem(plan, key, &entry.value);
        problems.extend(what.map(|what| Problem::new(value_place(name, key, plan), what)));
    }
    problems.extend(lost_links(plan, dossier));
    if !same_edition {
        problems.iter_mut().filter(|problem| !problem.is_warning()).for_each(|problem| problem.what = What::NoLongerFits);
    }
    problems
}

/// What evidence serves, and what rectifications are about, that the plan does not have.
fn lost_links(plan: &Plan, dossier: &Dossier) -> Vec<Problem> {
    let name = dossier.subject.name.as_str();
    let mut problems = Vec::new();
    for evidence in dossier.evidence.values().map(|entry| &entry.value) {
        for indicator in evidence.serves.iter().filter(|id| is_of(id, &plan.id) && plan.indicator(id).is_none()) {
            let what = What::LostIndicator { indicator: indicator.to_string() };
            problems.push(Problem::new(format!("{name}/{}", evidence.title), what));
        }
    }
    for (_, entry) in dossier.assessment.rectifications() {
        let id = &entry.value.checkpoint;
        if plan.checkpoint(id).is_none() {
            let what = What::LostRectification { checkpoint: id.to_string() };
            problems.push(Problem::new(format!("{name}/{id}"), what));
        }
    }
    problems
}

fn answer_problem(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint, choice: &Choice) -> Option<What> {
    match choice {
        Choice::Nothing => None,
        Choice::NotApplicable { reason } => reason.trim().is_empty().then_some(What::NoReason),
        Choice::Level(level) => match ask(plan, dossier, checkpoint) {
            Ask::Level(scale) => {
                let levels = plan.scale(&scale).map(|scale| scale.levels.as_slice()).unwrap_or_default();
                let known = levels.iter().map(|level| format!("{}（{}）", level.name, level.id));
                let is_known = levels.iter().any(|each| each.id == *level);
                (!is_known).then(|| unknown_level(level, known.collect()))
            }
            Ask::Numbers(_) | Ask::Share(_) => Some(What::LevelOnNumber),
        },
    }
}

fn unknown_level(level: &LevelId, known: Vec<String>) -> What {
    What::UnknownLevel { level: level.to_string(), known }
}

fn value_problem(plan: &Plan, key: &SheetKey, text: &str) -> Option<What> {
    let unreadable = || What::UnreadableValue { text: text.to_owned() };
    if key.is_of_plan(&plan.id) {
        if let Some(setting) = setting_of(plan, key) {
            return (!setting.kind.takes(text)).then(unreadable);
        }
        let known = universal_checkpoint(plan, key).is_some_and(|(_, checkpoint)| checkpoint.each.is_some());
        return if known { read_share(text).is_err().then(unreadable) } else { Some(unknown(key)) };
    }
    let unit = plan.metric(&key.metric).and_then(|metric| unit(&metric.unit));
    let Some(unit) = unit else {
        return Some(unknown(key));
    };
    read_figure(text, unit).is_some_and(|reading| reading.is_err()).then(unreadable)
}

fn setting_of<'a>(plan: &'a Plan, key: &SheetKey) -> Option<&'a Setting> {
    let id = key.metric.as_str().strip_prefix(plan.id.as_str())?.strip_prefix('/')?;
    plan.settings.iter().find(|setting| setting.id.as_str() == id)
}

fn unknown(key: &SheetKey) -> What {
    What::UnknownSheetMetric { metric: key.metric.to_string() }
}

fn universal_checkpoint<'a>(plan: &'a Plan, key: &SheetKey) -> Option<(&'a crate::plan::Indicator, &'a Checkpoint)> {
    let id = key.metric.as_str().strip_prefix(plan.id.as_str())?.strip_prefix('/')?;
    plan.checkpoint(&CheckpointId::from(id))
}

/// A universal's value stands under its checkpoint, any other under the name of its metric.
fn value_place(name: &str, key: &SheetKey, plan: &Plan) -> String {
    let inner = match universal_checkpoint(plan, key) {
        Some((_, checkpoint)) => checkpoint.id.to_string(),
        None => plan.metric(&key.metric).map_or(key.metric.to_string(), |metric| metric.name.clone()),
    };
    format!("{name}/{inner}")
}
