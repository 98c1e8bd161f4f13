//! Checks before handing in, in the two tiers that schools know from education statistics: 逻辑校验, contradictions that
//! must be mended, and 经验校验, what is surprising and is mended or explained in the note of its checkpoint.
//!
//! | tier | what | where |
//! | --- | --- | --- |
//! | logic | a text that is no number, more than all, less than nothing, 不适用 without a reason | the checkpoint |
//! | logic | a share of counts over 100 % | the checkpoint |
//! | experience | a percentage over 100 where no target is | the checkpoint |
//! | experience | ten times last year's number or more, or a tenth of it or less | the checkpoint |
//! | experience | 部分达成 or 未达成 (not 基本达成), and no word why | the checkpoint |
//! | experience | everything rated at its best level, of twenty or more | the whole |
//! | experience | more than 15 % declared 不适用 | the whole |

use super::finding::{Finding, Missing, Reason};
use super::{Evaluation, Oddity, Tier, Verdict};
use crate::assessment::{Ask, Dossier, SheetKey, ask};
use crate::plan::{Checkpoint, CheckpointId, Indicator, Plan, unit};

impl Oddity {
    pub const fn tier(self) -> Tier {
        match self {
            Self::Unfinished | Self::PartOverWhole => Tier::Logic,
            Self::OverHundred | Self::FarFromLastYear | Self::NoReason | Self::AllBest | Self::MuchDeclaredOut => {
                Tier::Experience
            }
        }
    }
}

/// One thing to look at before handing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub oddity: Oddity,
    /// Nothing, where it is of the whole assessment.
    pub checkpoint: Option<CheckpointId>,
    /// A note stands beside it: enough for what is only surprising.
    pub is_explained: bool,
}

/// From how many ratings on it is surprising that all are best.
const MANY_RATINGS: usize = 20;

/// Everything to look at, contradictions first, then in the plan's order.
pub fn checks(plan: &Plan, dossier: &Dossier, evaluation: &Evaluation) -> Vec<Check> {
    let of_finding = |(_, checkpoint, finding): (&Indicator, &Checkpoint, &Finding)| {
        let oddity = oddity(plan, dossier, checkpoint, finding)?;
        let is_explained = !note(dossier, finding).is_empty();
        Some(Check { oddity, checkpoint: Some(finding.checkpoint.clone()), is_explained })
    };
    let found: Vec<Check> = evaluation.with_checkpoints(plan).filter_map(of_finding).collect();
    let whole = of_whole(evaluation).into_iter().map(|oddity| Check { oddity, checkpoint: None, is_explained: false });
    let (logic, experience): (Vec<Check>, Vec<Check>) =
        found.into_iter().chain(whole).partition(|check| check.oddity.tier() == Tier::Logic);
    logic.into_iter().chain(experience).collect()
}

/// The gravest oddity of one checkpoint.
fn oddity(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint, finding: &Finding) -> Option<Oddity> {
    match &finding.reason {
        Reason::Unanswered(missing) => match missing {
            Missing::Unreadable { .. } | Missing::ReasonForNotApplicable | Missing::MoreThanAll | Missing::LessThanNothing => {
                Some(Oddity::Unfinished)
            }
            Missing::Answer | Missing::Fact(_) | Missing::FactForTarget(_) => None,
        },
        Reason::Numbers(parts) => {
            let over = parts.iter().find(|part| part.is_over_all());
            match over {
                Some(part) if part.worked.is_some() => Some(Oddity::PartOverWhole),
                Some(_) => Some(Oddity::OverHundred),
                None if is_far_from_last_year(plan, dossier, checkpoint) => Some(Oddity::FarFromLastYear),
                None => without_reason(dossier, finding),
            }
        }
        Reason::Level { .. } | Reason::Share { .. } => without_reason(dossier, finding),
        Reason::NotApplicable(_) | Reason::AsSealed => None,
    }
}

fn without_reason(dossier: &Dossier, finding: &Finding) -> Option<Oddity> {
    let asks_why = finding.is_short() && !finding.is_nearly_met();
    (asks_why && note(dossier, finding).is_empty()).then_some(Oddity::NoReason)
}

fn note<'d>(dossier: &'d Dossier, finding: &Finding) -> &'d str {
    dossier.assessment.answer(&finding.checkpoint).map_or("", |answer| answer.note.trim())
}

/// One of its numbers is ten times that of the period before, or a tenth of it.
fn is_far_from_last_year(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint) -> bool {
    let Ask::Numbers(slots) = ask(plan, dossier, checkpoint) else { return false };
    let is_far = |key: SheetKey| {
        let unit = plan.metric(&key.metric).and_then(|metric| unit(&metric.unit));
        unit.is_some_and(|unit| dossier.sheet.leap(&key, unit).is_some())
    };
    slots.iter().flat_map(|slot| slot.keys()).any(is_far)
}

fn of_whole(evaluation: &Evaluation) -> Vec<Oddity> {
    let rated = evaluation.findings.iter().filter(|finding| matches!(finding.reason, Reason::Level { .. }));
    let (all, best) = rated.fold((0, 0), |(all, best), finding| (all + 1, best + usize::from(finding.verdict == Verdict::Met)));
    let all_best = (all >= MANY_RATINGS && all == best).then_some(Oddity::AllBest);
    let much_out = evaluation.total.coverage.too_much_declared_out().then_some(Oddity::MuchDeclaredOut);
    all_best.into_iter().chain(much_out).collect()
}
