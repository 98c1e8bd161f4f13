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
    doubles(plan.checkpoints().map(|(_, each)| each.id.clone()), plan.id.as_str(), problems);
    doubles(plan.metrics.iter().map(|each| each.id.clone()), plan.id.as_str(), problems);

    doubles(plan.scales.iter().map(|each| each.id.clone()), plan.id.as_str(), problems);
    for scale in &plan.scales {
        doubles(scale.levels.iter().map(|each| each.id.clone()), &format!("{}/{}", plan.id, scale.id), problems);
    }

    for metric in &plan.metrics {
        for part in metric.formula.iter().flat_map(|formula| [&formula.of, &formula.per]) {
            if !metrics.contains_key(part) {
                problems.note(&format!("{}/{}", plan.id, metric.id), What::UnknownMetric { metric: part.to_string() });
            }
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
    for condition in &checkpoint.applies {
        if let Condition::Number { metric, .. } = condition
            && !metrics.contains_key(metric)
        {
            problems.note(place, What::UnknownMetric { metric: metric.to_string() });
        }
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
            }
        }
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
