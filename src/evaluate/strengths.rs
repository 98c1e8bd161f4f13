//! Strengths 亮点: indicators that are met whole, and numbers far better than their targets.
//!
//! | a number is far better | when |
//! | --- | --- |
//! | at least so much | it is a fifth above the target |
//! | at least so many percent | it has come half the way from the target to 100 |
//! | at most so much | it is a fifth below the target |
//!
//! A percentage over 100 that nobody asked for is rather a slip of the hand, and no strength.

use super::finding::{Finding, Reason};
use super::numbers::Part;
use super::{Evaluation, Standing, Verdict};
use crate::exact::{Ratio, Stated, quotient, whole};
use crate::plan::{Attribute, CheckpointId, IndicatorId, Op, Plan};
use crate::sorted;

/// An indicator to be proud of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strength {
    pub indicator: IndicatorId,
    /// All of it that counts is met.
    pub is_whole: bool,
    /// How many checkpoints are met …
    pub met: usize,
    /// … how many of them by a 约束性 target …
    pub binding: usize,
    /// … and which by far.
    pub by_far: Vec<CheckpointId>,
}

/// The strongest first: whole ones, then by what is met by far, by 约束性 targets, by how much is met.
pub fn strengths(plan: &Plan, evaluation: &Evaluation) -> Vec<Strength> {
    let mut found: Vec<Strength> = Vec::new();
    for indicator in &plan.indicators {
        // That nothing forbidden happened is no strength.
        let own = indicator.checkpoints.iter().filter(|checkpoint| checkpoint.veto.is_none());
        let own = own.filter_map(|checkpoint| evaluation.finding(&checkpoint.id));
        let counted: Vec<&Finding> = own.filter(|finding| finding.standing == Standing::Counted).collect();
        let met: Vec<&&Finding> = counted.iter().filter(|finding| finding.verdict == Verdict::Met).collect();
        let by_far: Vec<CheckpointId> =
            met.iter().filter(|finding| is_by_far(finding)).map(|finding| finding.checkpoint.clone()).collect();
        let is_whole = !met.is_empty() && met.len() == counted.len();
        if is_whole || !by_far.is_empty() {
            let binding = met.iter().filter(|finding| is_binding(finding)).count();
            found.push(Strength { indicator: indicator.id.clone(), is_whole, met: met.len(), binding, by_far });
        }
    }
    sorted::by_key(found, |each| std::cmp::Reverse((each.is_whole, each.by_far.len(), each.binding, each.met)))
}

fn parts(finding: &Finding) -> &[Part] {
    match &finding.reason {
        Reason::Numbers(parts) => parts,
        Reason::Level { .. } | Reason::Share { .. } | Reason::Unanswered(_) | Reason::NotApplicable(_) | Reason::AsSealed => {
            &[]
        }
    }
}

fn is_binding(finding: &Finding) -> bool {
    parts(finding).iter().any(|part| part.target.attribute == Some(Attribute::Binding))
}

/// Whether each of its numbers is far better than its target.
fn is_by_far(finding: &Finding) -> bool {
    let parts = parts(finding);
    !parts.is_empty() && parts.iter().all(is_far_better)
}

fn is_far_better(part: &Part) -> bool {
    let Some(wanted) = part.target.value.map(Stated::ratio).filter(|wanted| *wanted > Ratio::default()) else {
        return false;
    };
    let hundred = whole(100);
    match part.target.op {
        _ if !part.attainment.met || part.is_over_all() => false,
        Op::AtLeast | Op::MoreThan if part.target.unit == "%" && wanted < hundred => &part.value * whole(2) >= wanted + hundred,
        Op::AtLeast | Op::MoreThan => part.value >= wanted * quotient(6, 5),
        Op::AtMost | Op::LessThan => part.value <= wanted * quotient(4, 5),
        Op::Equal | Op::Range | Op::Forecast => false,
    }
}
