//! Whether the conditions of a checkpoint, or of a row of its targets, hold for a subject; and what has to be asked first.

use super::ask::part_keys;
use super::{Dossier, SheetKey, Subject, read_figure};
use crate::exact::{Ratio, ratio};
use crate::plan::{Checkpoint, Condition, Op, Plan, PlanId, SettingId, unit};

/// Whether something holds for a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applies {
    Yes,
    No,
    /// This has to be asked first: a fact, or a number.
    FactMissing(Condition),
}

/// Whether the rules of a checkpoint hold for a subject, or what has to be asked first. Of a universal they speak
/// of each single school or township: whoever is above counts those that they hold for, and is not asked.
pub fn applies(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint) -> Applies {
    if checkpoint.each.as_deref().is_some_and(|each| !dossier.subject.kind.is_one(each)) {
        return Applies::Yes;
    }
    all_hold(plan, dossier, &checkpoint.applies)
}

/// Whether all of these hold: one that does not settles it, whatever is unknown.
pub fn all_hold(plan: &Plan, dossier: &Dossier, conditions: &[Condition]) -> Applies {
    settle(plan, dossier, conditions, Applies::No, Applies::Yes)
}

/// Goes through conditions until one gives `settled`; unknown ones come before `else_`.
fn settle(plan: &Plan, dossier: &Dossier, conditions: &[Condition], settled: Applies, else_: Applies) -> Applies {
    let mut missing = None;
    for condition in conditions {
        match holds(plan, dossier, condition) {
            unknown @ Applies::FactMissing(_) => missing = missing.or(Some(unknown)),
            known if known == settled => return settled,
            Applies::Yes | Applies::No => {}
        }
    }
    missing.unwrap_or(else_)
}

fn holds(plan: &Plan, dossier: &Dossier, condition: &Condition) -> Applies {
    let known = match condition {
        // Facts are of schools: an office answers for those of its schools that are meant.
        Condition::Identity { .. } if !dossier.subject.kind.is_school() => Some(true),
        Condition::Identity { fact, is } => dossier.subject.fact(*fact).map(|known| known == *is),
        Condition::Kind { kind, is } => Some(kind.iter().any(|audience| audience.means(dossier.subject.kind)) == *is),
        Condition::Number { op, value, .. } => number(plan, dossier, condition).map(|found| op.compare(&found, &ratio(*value))),
        Condition::Setting { setting, is } => Some((dossier.setting(&plan.id, setting) == SETTING_YES) == *is),
        Condition::Any { any } => return settle(plan, dossier, any, Applies::Yes, Applies::No),
        Condition::All { all } => return all_hold(plan, dossier, all),
    };
    match known {
        Some(true) => Applies::Yes,
        Some(false) => Applies::No,
        None => Applies::FactMissing(condition.clone()),
    }
}

/// The number that a condition hangs on, summed over its stages; `None` while one is missing.
fn number(plan: &Plan, dossier: &Dossier, condition: &Condition) -> Option<Ratio> {
    let unit = plan.metric(condition.metric()?).and_then(|metric| unit(&metric.unit))?;
    let value = |key: &SheetKey| read_figure(dossier.sheet.text(key), unit)?.ok()?.figure.value(unit);
    fact_keys(plan, &dossier.subject, dossier.assessment.period, condition).iter().map(value).sum()
}

/// Where the sheet keeps the numbers that a condition hangs on; facts of identity are not in the sheet.
pub fn fact_keys(plan: &Plan, subject: &Subject, period: super::Period, condition: &Condition) -> Vec<SheetKey> {
    match condition {
        Condition::Number { metric, stage, .. } => {
            let stages = stage.as_ref().map_or(subject.kind.stages(), std::slice::from_ref);
            part_keys(plan, metric, stages, period)
        }
        Condition::Setting { setting, .. } => vec![SheetKey::setting(&plan.id, setting, period)],
        Condition::Any { any: inner } | Condition::All { all: inner } => {
            inner.iter().flat_map(|each| fact_keys(plan, subject, period, each)).collect()
        }
        Condition::Identity { .. } | Condition::Kind { .. } => Vec::new(),
    }
}

/// How a yes to a setting is kept; anything else is no.
pub const SETTING_YES: &str = "yes";

impl Dossier {
    /// What was answered to a setting; blank until then.
    pub fn setting(&self, plan: &PlanId, setting: &SettingId) -> &str {
        self.sheet.text(&SheetKey::setting(plan, setting, self.assessment.period)).trim()
    }
}

impl Op {
    /// `found op wanted`; a range or a forecast compares nothing here.
    pub fn compare<T: PartialOrd>(self, found: &T, wanted: &T) -> bool {
        match self {
            Self::AtLeast => found >= wanted,
            Self::MoreThan => found > wanted,
            Self::AtMost => found <= wanted,
            Self::LessThan => found < wanted,
            Self::Equal => found == wanted,
            Self::Range | Self::Forecast => true,
        }
    }
}

impl SheetKey {
    /// Whether the key holds something that only this plan asks: the answer to a universal, or a setting.
    pub fn is_of_plan(&self, plan: &PlanId) -> bool {
        self.metric.as_str().strip_prefix(plan.as_str()).is_some_and(|rest| rest.starts_with('/'))
    }
}
