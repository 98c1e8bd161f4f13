//! The data sheet from the side of those who ask: which numbers the plans of one subject want for a period, who uses each,
//! and which verdicts another sheet would change.

use super::finding;
use super::{Finding, Moment, Verdict};
use crate::assessment::{Applies, Ask, Dossier, SheetKey, applies, ask, asked};
use crate::plan::{CheckpointId, Group, Metric, Plan, group_of};
use crate::sorted;

/// One number that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    pub key: SheetKey,
    pub group: Group,
    pub form: Form,
    /// Each checkpoint that hangs on it, in the order of the plans.
    pub uses: Vec<Use>,
}

/// What is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    Number(Metric),
    /// How many of how many meet a universal.
    Share,
}

/// A checkpoint that hangs on a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Which of the assessments.
    pub of: usize,
    pub checkpoint: CheckpointId,
}

/// Every number that these assessments of one subject ask for, each once, as [`Group`] puts them in order; what rules hang
/// on is among them, what is asked where a rule says no is not.
pub fn demands(assessments: &[(&Plan, &Dossier)]) -> Vec<Demand> {
    let mut found: Vec<Demand> = Vec::new();
    for (of, (plan, dossier)) in assessments.iter().enumerate() {
        for (_, checkpoint) in asked(plan, &dossier.subject) {
            if applies(plan, dossier, checkpoint) == Applies::No {
                continue;
            }
            // Whoever counts how many meet a universal is not asked what its rules hang on.
            let (is_share, keys) = match ask(plan, dossier, checkpoint) {
                share @ Ask::Share(_) => (true, share.keys()),
                Ask::Level(_) | Ask::Numbers(_) => (false, dossier.keys_of(plan, checkpoint)),
            };
            for key in keys {
                let by = Use { of, checkpoint: checkpoint.id.clone() };
                let key = dossier.sheet.place_of(key);
                match found.iter_mut().find(|each| each.key.is_same(&key)) {
                    Some(each) if each.uses.contains(&by) => {}
                    Some(each) => each.uses.push(by),
                    None => found.extend(demand(plan, key, is_share, by)),
                }
            }
        }
    }
    in_order(found)
}

/// Settings are asked over the sections of their plan, and are no numbers of the sheet.
fn demand(plan: &Plan, key: SheetKey, is_share: bool, by: Use) -> Option<Demand> {
    let (group, form) = match plan.metric(&key.metric) {
        Some(metric) => (group_of(&metric.id).0, Form::Number(metric.clone())),
        None if is_share && key.is_of_plan(&plan.id) => (Group::Universals, Form::Share),
        None => return None,
    };
    Some(Demand { key, group, form, uses: vec![by] })
}

/// By group and place in it; of one metric the whole school first, then stage by stage.
fn in_order(found: Vec<Demand>) -> Vec<Demand> {
    let mut metrics: Vec<_> = Vec::new();
    for demand in &found {
        if !metrics.contains(&demand.key.metric) {
            metrics.push(demand.key.metric.clone());
        }
    }
    sorted::by_key(found, |demand| {
        let seen = metrics.iter().position(|metric| *metric == demand.key.metric);
        (demand.group, group_of(&demand.key.metric).1, seen, demand.key.stage)
    })
}

/// A verdict that another sheet changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    pub checkpoint: CheckpointId,
    pub from: Verdict,
    pub to: Verdict,
}

/// The verdicts that are others now than before, of the checkpoints whose numbers were changed in between.
pub fn flips(plan: &Plan, before: &Dossier, now: &Dossier, moment: Moment) -> Vec<Flip> {
    let mut flips = Vec::new();
    for (_, checkpoint) in asked(plan, &now.subject) {
        let mut keys = now.keys_of(plan, checkpoint).into_iter();
        if !keys.any(|key| before.sheet.text(&key).trim() != now.sheet.text(&key).trim()) {
            continue;
        }
        let verdict = |dossier| found(plan, dossier, moment, &checkpoint.id).map(|finding| finding.verdict);
        match (verdict(before), verdict(now)) {
            (Some(from), Some(to)) if from != to => flips.push(Flip { checkpoint: checkpoint.id.clone(), from, to }),
            _ => {}
        }
    }
    flips
}

/// What is found for one checkpoint.
pub fn found(plan: &Plan, dossier: &Dossier, moment: Moment, id: &CheckpointId) -> Option<Finding> {
    let (indicator, checkpoint) = plan.checkpoint(id)?;
    Some(finding::find(plan, dossier, indicator, checkpoint, &moment))
}
