//! What is found for one checkpoint: verdict, attainment, whether it counts, and why.

use chrono::NaiveDate;
use num_traits::{One, Zero};

use super::attainment::{Attainment, attain_share};
use super::numbers::{self, Part};
use super::rows::{Days, fitting, is_record, is_scored};
use super::{Moment, Standing, Verdict};
use crate::assessment::{
    Answer, Applies, Ask, Choice, Dossier, Figure, FigureProblem, Reading, SheetKey, Slot, applies, ask, read_figure,
};
use crate::exact::{Decimal, Ratio, Same, equal_by, quotient, ratio, whole};
use crate::plan::{
    Attribute, Checkpoint, CheckpointId, Condition, Indicator, LevelId, LevelVerdict, Plan, Question, ScaleId, Target,
};

/// All that follows from one checkpoint and its answer.
#[derive(Clone, Debug)]
pub struct Finding {
    pub checkpoint: CheckpointId,
    pub verdict: Verdict,
    /// 0…1; `None` while there is nothing to judge.
    pub attainment: Option<Ratio>,
    pub standing: Standing,
    /// The day from which it is judged.
    pub due_on: Option<NaiveDate>,
    pub due: super::Due,
    pub reason: Reason,
}

equal_by!(Finding { attainment; checkpoint, verdict, standing, due_on, due, reason });

impl Finding {
    /// One of its percentages is over 100, though nobody asks for so much.
    pub fn is_over_all(&self) -> bool {
        match &self.reason {
            Reason::Numbers(parts) => parts.iter().any(Part::is_over_all),
            Reason::Level { .. }
            | Reason::Share { .. }
            | Reason::Unanswered(_)
            | Reason::NotApplicable(_)
            | Reason::AsSealed => false,
        }
    }
}

/// Why: facts for the explanation.
#[derive(Clone, Debug)]
pub enum Reason {
    Level {
        scale: ScaleId,
        level: LevelId,
        share: Decimal,
    },
    Numbers(Vec<Part>),
    Share {
        meets: Ratio,
        of: Ratio,
        needed: Decimal,
        met: bool,
        gap: Option<Ratio>,
    },
    Unanswered(Missing),
    NotApplicable(Exempt),
    /// Kept by a seal; what judges now comes to something else.
    AsSealed,
}

impl PartialEq for Reason {
    fn eq(&self, other: &Self) -> bool {
        match self {
            Self::Level { scale, level, share } => {
                matches!(other, Self::Level { scale: a, level: b, share: c } if (scale, level, share) == (a, b, c))
            }
            Self::Numbers(parts) => matches!(other, Self::Numbers(others) if parts == others),
            Self::Share { meets, of, needed, met, gap } => {
                matches!(other, Self::Share { meets: a, of: b, needed: c, met: d, gap: e }
                if meets.is_same(a) && of.is_same(b) && gap.is_same(e) && (needed, met) == (c, d))
            }
            Self::Unanswered(missing) => matches!(other, Self::Unanswered(others) if missing == others),
            Self::NotApplicable(exempt) => matches!(other, Self::NotApplicable(others) if exempt == others),
            Self::AsSealed => matches!(other, Self::AsSealed),
        }
    }
}

impl Eq for Reason {}

/// What is still missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    Answer,
    Unreadable {
        text: String,
        problem: FigureProblem,
    },
    /// 不适用 without a reason.
    ReasonForNotApplicable,
    /// More meet it than there are.
    MoreThanAll,
    /// More is taken off than there is.
    LessThanNothing,
    /// A rule needs this first.
    Fact(Condition),
    /// Which target judges hangs on this.
    FactForTarget(Condition),
}

/// Why it does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exempt {
    Declared {
        reason: String,
    },
    /// Nothing to divide by: no pupils, no villages.
    NothingToCount,
    /// A rule of the plan.
    Rule,
}

/// Before due dates and standing: what the answer itself says.
struct Judged {
    verdict: Verdict,
    attainment: Option<Ratio>,
    reason: Reason,
}

/// Judges one checkpoint.
pub fn find(plan: &Plan, dossier: &Dossier, indicator: &Indicator, checkpoint: &Checkpoint, moment: &Moment) -> Finding {
    let answer = dossier.assessment.answer(&checkpoint.id);
    let days = Days::of(plan, dossier, indicator, checkpoint, moment);
    let due_on = days.due_on(checkpoint, dossier.subject.kind);
    let in_force = days.has_come(due_on);
    let judged = judge(plan, dossier, checkpoint, answer, &days);
    let outside = !in_force || !is_scored(checkpoint);
    let standing = match &judged.reason {
        Reason::NotApplicable(Exempt::Declared { .. }) if !outside => Standing::DeclaredOut,
        Reason::NotApplicable(_) => Standing::Outside,
        Reason::Level { .. } | Reason::Numbers(_) | Reason::Share { .. } | Reason::Unanswered(_) | Reason::AsSealed => {
            if outside {
                Standing::Outside
            } else {
                Standing::Counted
            }
        }
    };
    let due = super::due::due(due_on, indicator.ongoing, judged.verdict, moment.today);
    let stays = matches!(judged.verdict, Verdict::NotApplicable | Verdict::Recorded);
    let verdict = if in_force || stays { judged.verdict } else { Verdict::NotDue };
    Finding {
        checkpoint: checkpoint.id.clone(),
        verdict,
        attainment: judged.attainment,
        standing,
        due_on,
        due,
        reason: judged.reason,
    }
}

fn judge(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint, answer: Option<&Answer>, days: &Days) -> Judged {
    match applies(plan, dossier, checkpoint) {
        Applies::Yes => {}
        Applies::No => return exempt(Exempt::Rule),
        Applies::FactMissing(condition) => return unanswered(Missing::Fact(condition)),
    }
    if let Some(Answer { choice: Choice::NotApplicable { reason }, .. }) = answer {
        return match reason.trim() {
            "" => unanswered(Missing::ReasonForNotApplicable),
            reason => exempt(Exempt::Declared { reason: reason.to_owned() }),
        };
    }
    match ask(plan, dossier, checkpoint) {
        Ask::Level(scale) => judge_level(plan, scale, answer),
        Ask::Numbers(slots) => judge_numbers(plan, dossier, checkpoint, &slots, days),
        Ask::Share(key) => judge_share(dossier, checkpoint, &key),
    }
}

fn unanswered(missing: Missing) -> Judged {
    Judged { verdict: Verdict::Unanswered, attainment: None, reason: Reason::Unanswered(missing) }
}

fn exempt(exempt: Exempt) -> Judged {
    Judged { verdict: Verdict::NotApplicable, attainment: None, reason: Reason::NotApplicable(exempt) }
}

fn judge_level(plan: &Plan, scale: ScaleId, answer: Option<&Answer>) -> Judged {
    let chosen = answer.and_then(|answer| match &answer.choice {
        Choice::Level(level) => plan.scale(&scale).and_then(|scale| scale.level(level)),
        Choice::Nothing | Choice::NotApplicable { .. } => None,
    });
    let Some(level) = chosen else {
        return unanswered(Missing::Answer);
    };
    let verdict = match level.verdict {
        LevelVerdict::Met => Verdict::Met,
        LevelVerdict::Partly => Verdict::PartlyMet,
        LevelVerdict::NotMet => Verdict::NotMet,
    };
    let reason = Reason::Level { scale, level: level.id.clone(), share: level.share };
    Judged { verdict, attainment: Some(ratio(level.share)), reason }
}

fn judge_numbers(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint, slots: &[Slot], days: &Days) -> Judged {
    let rows = match rows_in_force(plan, dossier, checkpoint, slots, days) {
        Ok(rows) => rows,
        Err(missing) => return unanswered(missing),
    };
    let mut parts = Vec::new();
    for (slot, target) in rows {
        match numbers::part(plan, dossier, slot, target) {
            Ok(part) => parts.extend(part),
            Err(missing) => return unanswered(missing),
        }
    }
    if parts.is_empty() {
        return exempt(Exempt::NothingToCount);
    }
    let sum = parts.iter().fold(Ratio::zero(), |sum, part| sum + &part.attainment.share);
    let verdict = match parts.iter().all(|part| part.attainment.met) {
        _ if is_record(checkpoint) => Verdict::Recorded,
        true => Verdict::Met,
        false => Verdict::NotMet,
    };
    let attainment = Some(sum / whole(parts.len() as i64));
    Judged { verdict, attainment, reason: Reason::Numbers(parts) }
}

/// Each number that is asked with the row that judges it; what is not due yet only where nothing is.
pub(super) fn rows_in_force<'s, 'c>(
    plan: &Plan,
    dossier: &Dossier,
    checkpoint: &'c Checkpoint,
    slots: &'s [Slot],
    days: &Days,
) -> Result<Vec<(&'s Slot, &'c Target)>, Missing> {
    let Question::Measured { targets, .. } = &checkpoint.question else {
        return Ok(Vec::new());
    };
    let targets = fitting(plan, dossier, targets).map_err(Missing::FactForTarget)?;
    let row = |slot: &'s Slot| days.row(&targets, slot.stage, dossier.subject.kind).map(|target| (slot, target));
    let mut rows: Vec<(&Slot, &Target)> = slots.iter().filter_map(row).collect();
    let has_come = |target: &Target| days.has_come(days.day(target));
    if rows.iter().any(|(_, target)| has_come(target)) {
        rows.retain(|(_, target)| has_come(target));
    }
    Ok(rows)
}

fn judge_share(dossier: &Dossier, checkpoint: &Checkpoint, key: &SheetKey) -> Judged {
    let text = dossier.sheet.text(key);
    let (meets, of) = match read_share(text) {
        Ok(Some(share)) => share,
        Ok(None) => return unanswered(Missing::Answer),
        Err(problem) => return unanswered(Missing::Unreadable { text: text.to_owned(), problem }),
    };
    if of.is_zero() {
        return exempt(Exempt::NothingToCount);
    }
    if meets > of {
        return unanswered(Missing::MoreThanAll);
    }
    let (meets, of, needed) = (ratio(meets), ratio(of), checkpoint.needed_share());
    let Attainment { met, share, gap } = attain_share(&meets, &of, &ratio(needed), is_floor(checkpoint));
    let verdict = if met { Verdict::Met } else { Verdict::NotMet };
    Judged { verdict, attainment: Some(share), reason: Reason::Share { meets, of, needed, met, gap } }
}

fn is_floor(checkpoint: &Checkpoint) -> bool {
    match &checkpoint.question {
        Question::Measured { targets, .. } => targets.iter().any(|target| target.attribute == Some(Attribute::Floor)),
        Question::Rated { .. } => false,
    }
}

/// How many of how many, kept as `3/9`; a half that is still blank is no answer yet.
pub fn read_share(text: &str) -> Result<Option<(Decimal, Decimal)>, FigureProblem> {
    let count = crate::plan::count();
    let (meets, of) = text.split_once(['/', '／']).unwrap_or((text, ""));
    let one = |text: &str| match read_figure(text, count) {
        None => Ok(None),
        Some(Ok(Reading { figure: Figure::Number(number), .. })) if number.fract().is_zero() => Ok(Some(number)),
        Some(Ok(_)) => Err(FigureProblem::NotANumber),
        Some(Err(problem)) => Err(problem),
    };
    Ok(one(meets)?.zip(one(of)?))
}

impl Finding {
    /// What the checkpoint adds to a score at best: its attainment, or all while it is unanswered.
    pub fn at_best(&self) -> Ratio {
        self.attainment.clone().unwrap_or_else(Ratio::one)
    }

    pub fn is_answered(&self) -> bool {
        !matches!(self.reason, Reason::Unanswered(_))
    }

    /// Promised and not reached: 部分达成 (基本达成 among it) and 未达成.
    pub fn is_short(&self) -> bool {
        matches!(self.verdict, Verdict::PartlyMet | Verdict::NotMet)
            && self.attainment.as_ref().is_some_and(|share| *share < quotient(1, 1))
    }

    /// 基本达成: partly met by a level that is worth as much as a missed number can be.
    pub fn is_nearly_met(&self) -> bool {
        self.verdict == Verdict::PartlyMet && self.attainment.as_ref().is_some_and(|share| *share >= quotient(8, 10))
    }
}
