//! 得满分，无佐证: that nothing bears out what is met is told before others find it.

use super::{Evaluation, Standing, Verdict};
use crate::assessment::Dossier;
use crate::plan::Indicator;

/// Whether all that counts of an indicator is met, and no evidence serves it. What was declared 不适用 is neither.
pub fn is_unproven(evaluation: &Evaluation, dossier: &Dossier, indicator: &Indicator) -> bool {
    let findings = indicator.checkpoints.iter().filter_map(|checkpoint| evaluation.finding(&checkpoint.id));
    let mut counted = findings.filter(|finding| finding.standing == Standing::Counted).peekable();
    let is_met = counted.peek().is_some() && counted.all(|finding| finding.verdict == Verdict::Met);
    is_met && dossier.evidence_for(&indicator.id).next().is_none()
}
