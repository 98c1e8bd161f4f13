//! 约束性 targets: each with the number that is held against it and how it stands.

use super::finding::{Finding, Reason};
use super::{Evaluation, Verdict};
use crate::assessment::Dossier;
use crate::exact::Ratio;
use crate::plan::{Attribute, Checkpoint, CheckpointId, Plan, Question, Stage, Target};

/// One 约束性 target of the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    pub checkpoint: CheckpointId,
    pub stage: Option<Stage>,
    pub target: Target,
    pub actual: Actual,
    /// 达成 or 未达成 of this number alone; else as the checkpoint stands.
    pub verdict: Verdict,
}

/// What stands against a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actual {
    Nothing,
    Value(Ratio),
    /// A universal: how many of how many.
    Share {
        meets: Ratio,
        of: Ratio,
    },
}

/// Every 约束性 target that the subject is held to, in the plan's order.
pub fn bindings(plan: &Plan, dossier: &Dossier, evaluation: &Evaluation) -> Vec<Binding> {
    let binding = evaluation.with_checkpoints(plan).filter(|(_, checkpoint, _)| checkpoint.is_binding());
    binding.flat_map(|(_, checkpoint, finding)| of_checkpoint(dossier, checkpoint, finding)).collect()
}

fn of_checkpoint(dossier: &Dossier, checkpoint: &Checkpoint, finding: &Finding) -> Vec<Binding> {
    let is_binding = |target: &Target| target.attribute == Some(Attribute::Binding);
    let one = |stage: Option<Stage>, target: &Target, actual: Actual, verdict: Verdict| Binding {
        checkpoint: checkpoint.id.clone(),
        stage,
        target: target.clone(),
        actual,
        verdict,
    };
    let targets: &[Target] = match &checkpoint.question {
        Question::Measured { targets, .. } => targets,
        Question::Rated { .. } => &[],
    };
    let stages = dossier.subject.kind.stages();
    let own =
        |target: &&Target| is_binding(target) && target.stage.is_none_or(|stage| stages.is_empty() || stages.contains(&stage));
    match &finding.reason {
        Reason::Numbers(parts) => {
            let held = parts.iter().filter(|part| is_binding(&part.target));
            let verdict = |met: bool| match (finding.verdict, met) {
                (Verdict::Met | Verdict::NotMet, true) => Verdict::Met,
                (Verdict::Met | Verdict::NotMet, false) => Verdict::NotMet,
                (other, _) => other,
            };
            held.map(|part| one(part.stage, &part.target, Actual::Value(part.value.clone()), verdict(part.attainment.met)))
                .collect()
        }
        Reason::Share { meets, of, .. } => {
            let actual = Actual::Share { meets: meets.clone(), of: of.clone() };
            targets.iter().find(own).map(|target| one(target.stage, target, actual, finding.verdict)).into_iter().collect()
        }
        Reason::Level { .. } | Reason::Unanswered(_) | Reason::NotApplicable(_) | Reason::AsSealed => {
            targets.iter().filter(own).map(|target| one(target.stage, target, Actual::Nothing, finding.verdict)).collect()
        }
    }
}
