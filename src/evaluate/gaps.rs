//! Gaps 差距: what falls short, by the sections of the chart, the worst first.

use super::charted::charted;
use super::finding::Finding;
use super::{Evaluation, Standing, Verdict};
use crate::exact::Ratio;
use crate::plan::{CheckpointId, Plan, SectionPath};
use crate::sorted;

/// What falls short in one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub section: SectionPath,
    /// Points of 100 that it would bring if its answered indicators were met; nothing where there is no score.
    pub points: Ratio,
    /// The worst first: vetoes and 约束性 targets, then by how far each is from being met.
    pub short: Vec<CheckpointId>,
    pub not_met: usize,
    pub partly: usize,
}

/// The section that costs most first; of those that cost the same, the one with more that is short.
pub fn gaps(plan: &Plan, evaluation: &Evaluation) -> Vec<Gap> {
    let levers = evaluation.levers(plan);
    let gains = levers.iter().filter_map(|(id, gain)| Some((&plan.indicator(id)?.section, gain)));
    let gains: Vec<(&SectionPath, &Ratio)> = gains.collect();
    let is_inside = |path: &SectionPath, section: &SectionPath| section.starts_with(path);
    let of_section = |path: SectionPath| {
        let all = evaluation.with_checkpoints(plan);
        let inside = all.filter(|(indicator, _, finding)| is_inside(&path, &indicator.section) && counts(finding));
        let found: Vec<_> = inside.map(|(_, checkpoint, finding)| (checkpoint, finding)).collect();
        let not_met = found.iter().filter(|(_, finding)| finding.verdict == Verdict::NotMet).count();
        let partly = found.len() - not_met;
        let worst_first = sorted::by_key(found, |(checkpoint, finding)| {
            let is_grave = finding.verdict == Verdict::NotMet && (checkpoint.veto.is_some() || checkpoint.is_binding());
            (!is_grave, finding.attainment.clone())
        });
        let short = worst_first.into_iter().map(|(_, finding)| finding.checkpoint.clone()).collect();
        let points = gains.iter().filter(|(section, _)| is_inside(&path, section)).map(|(_, gain)| *gain).sum();
        Gap { section: path, points, short, not_met, partly }
    };
    let found = charted(plan, evaluation).into_iter().map(of_section).filter(|gap| !gap.short.is_empty());
    sorted::by_key(found, |gap| std::cmp::Reverse((gap.points.clone(), gap.short.len())))
}

/// Encouraged and not yet due things are no gap.
fn counts(finding: &Finding) -> bool {
    finding.is_short() && finding.standing == Standing::Counted
}
