//! Checking a plan that was read: what one field alone cannot show.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::*;
use crate::problem::What;
use crate::tree::Problems;

/// What can only be seen with the whole plan in view.
pub fn check(plan: &Plan, problems: &Problems) {
    let place = |indicator: &Indicator| indicator.id.to_string();
    let sections: HashSet<SectionPath> = plan.walk_sections().into_iter().map(|(path, _)| path).collect();
    let metrics: HashMap<&MetricId, &Metric> = plan.metrics.iter().map(|metric| (&metric.id, metric)).collect();

    if plan.indicators.is_empty() {
        problems.note(plan.id.as_str(), What::NoIndicator);
    }
    let paths = plan.walk_sections().into_iter().map(|(path, _)| path.join("/"));
    doubles(paths, plan.id.as_str(), problems);
    doubles(plan.indicators.iter().map(|each| each.no.clone()), plan.id.as_str(), problems);
    // A setting's value is kept beside the universals', under the plan's name: their ids share one space.
    let kept =
        plan.checkpoints().map(|(_, each)| each.id.to_string()).chain(plan.settings.iter().map(|each| each.id.to_string()));
    doubles(kept, plan.id.as_str(), problems);
    doubles(plan.scales.iter().map(|each| each.id.clone()), plan.id.as_str(), problems);
    for scale in &plan.scales {
        doubles(scale.levels.iter().map(|each| each.id.clone()), &format!("{}/{}", plan.id, scale.id), problems);
    }

    check_metrics(&plan.metrics, plan.id.as_str(), problems);
    for part in plan.rule.iter().flat_map(|rule| &rule.parts) {
        if !sections.contains(&part.section) {
            problems.note(plan.id.as_str(), What::UnknownSection { path: part.section.join("/") });
        }
    }
    for indicator in &plan.indicators {
        if !sections.contains(&indicator.section) {
            problems.note(&place(indicator), What::UnknownSection { path: indicator.section.join("/") });
        }
        if indicator.checkpoints.is_empty() {
            problems.note(&place(indicator), What::NoCheckpoint);
        }
        for checkpoint in &indicator.checkpoints {
            check_checkpoint(plan, checkpoint, &metrics, &format!("{}/{}", indicator.id, checkpoint.id), problems);
        }
    }
}

/// Ids are unique, and formulas stand on what is there.
pub fn check_metrics(metrics: &[Metric], place: &str, problems: &Problems) {
    doubles(metrics.iter().map(|each| each.id.clone()), place, problems);
    let known: HashMap<&MetricId, &Metric> = metrics.iter().map(|metric| (&metric.id, metric)).collect();
    for metric in metrics {
        check_formula(metric, &known, &format!("{place}/{}", metric.id), problems);
    }
}

fn check_checkpoint(
    plan: &Plan,
    checkpoint: &Checkpoint,
    metrics: &HashMap<&MetricId, &Metric>,
    place: &str,
    problems: &Problems,
) {
    if checkpoint.audience.is_empty() {
        problems.note(place, What::NoAudience);
    }
    if checkpoint.share.is_some_and(|share| share <= Decimal::ZERO || share > Decimal::ONE_HUNDRED) {
        problems.note(place, What::ShareOutOfRange { found: checkpoint.needed_share().to_string() });
    }
    for condition in checkpoint.conditions_of_use().flat_map(Condition::leaves) {
        check_condition(plan, condition, metrics, place, problems);
    }
    if let Some(setting) = checkpoint.deadline.as_ref().and_then(|deadline| deadline.setting.as_ref()) {
        check_setting(plan, setting, SettingKind::Year, place, problems);
    }
    match &checkpoint.question {
        Question::Rated { scale } => {
            if plan.scale(scale).is_none_or(|scale| scale.levels.is_empty()) {
                problems.note(place, What::UnknownScale { scale: scale.to_string() });
            }
            if checkpoint.veto.is_some() && scale.as_str() != "yes-no" {
                problems.note(place, What::VetoNotYesNo);
            }
        }
        Question::Measured { metric, targets } => {
            if checkpoint.veto.is_some() {
                problems.note(place, What::VetoNotYesNo);
            }
            if targets.is_empty() {
                problems.note(place, What::NoTarget);
            }
            let known = metrics.get(metric);
            if known.is_none() {
                problems.note(place, What::UnknownMetric { metric: metric.to_string() });
            }
            for target in targets {
                check_unit(target, known.copied(), place, problems);
                if let Some(setting) = &target.by_setting {
                    check_setting(plan, setting, SettingKind::Year, place, problems);
                }
            }
        }
    }
}

fn check_condition(
    plan: &Plan,
    condition: &Condition,
    metrics: &HashMap<&MetricId, &Metric>,
    place: &str,
    problems: &Problems,
) {
    match condition {
        Condition::Number { metric, .. } => {
            if !metrics.contains_key(metric) {
                problems.note(place, What::UnknownMetric { metric: metric.to_string() });
            }
        }
        Condition::Setting { setting, .. } => check_setting(plan, setting, SettingKind::Flag, place, problems),
        Condition::Identity { .. } | Condition::Kind { .. } | Condition::Any { .. } | Condition::All { .. } => {}
    }
}

fn check_setting(plan: &Plan, id: &SettingId, kind: SettingKind, place: &str, problems: &Problems) {
    if plan.setting(id).is_none_or(|setting| setting.kind != kind) {
        problems.note(place, What::UnknownSetting { setting: id.to_string() });
    }
}

/// Its parts are there and are no formulas themselves; what is split is divided by the pupils of a stage.
fn check_formula(metric: &Metric, metrics: &HashMap<&MetricId, &Metric>, place: &str, problems: &Problems) {
    let Some(formula) = &metric.formula else { return };
    for part in formula.parts() {
        match metrics.get(part) {
            None => problems.note(place, What::UnknownMetric { metric: part.to_string() }),
            Some(part) if part.formula.is_some() => {
                problems.note(place, What::FormulaOfFormula { metric: part.id.to_string() })
            }
            Some(_) => {}
        }
    }
    let by_stage = |id: &MetricId| metrics.get(id).is_some_and(|metric| metric.by_stage);
    let whole_school = formula.of.iter().chain(&formula.less).any(|part| !by_stage(part));
    let divides = !formula.split.is_empty();
    let can_divide = metric.by_stage && formula.per.as_ref().is_some_and(by_stage);
    if (divides && !can_divide) || (metric.by_stage && whole_school && !divides) {
        problems.note(place, What::SplitByStage);
    }
}

fn check_unit(target: &Target, metric: Option<&Metric>, place: &str, problems: &Problems) {
    if target.unit.is_empty() {
        return;
    }
    if unit(&target.unit).is_none() {
        problems.note(place, What::UnknownUnit { unit: target.unit.clone() });
    } else if let Some(metric) = metric.filter(|metric| metric.unit != target.unit) {
        let (metric_unit, target_unit) = (metric.unit.clone(), target.unit.clone());
        problems.note(place, What::MetricUnit { metric: metric.id.to_string(), metric_unit, target_unit });
    }
}

fn doubles<T: Eq + Hash + ToString>(ids: impl Iterator<Item = T>, place: &str, problems: &Problems) {
    let mut seen = HashSet::new();
    let mut said = HashSet::new();
    for id in ids {
        let text = id.to_string();
        if !seen.insert(id) && said.insert(text.clone()) && !text.is_empty() {
            problems.note(place, What::DoubleId { id: text });
        }
    }
}
