//! What is found for one checkpoint: verdict, attainment, whether it counts, and why.

use chrono::NaiveDate;
use num_traits::{One, Zero};

use super::attainment::{Attainment, attain, attain_share};
use super::rows::{Days, is_record, is_scored};
use super::{Moment, Verdict};
use crate::assessment::{
    Answer, Applies, Ask, Choice, Dossier, Figure, FigureProblem, Reading, SheetKey, Slot, applies, ask, read_figure,
};
use crate::exact::{Decimal, Ratio, quotient, ratio, whole};
use crate::plan::{
    Attribute, Checkpoint, CheckpointId, Condition, Indicator, LevelId, LevelVerdict, Plan, Question, ScaleId, Stage, Target,
    unit,
};

/// All that follows from one checkpoint and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// Whether a checkpoint counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In score and coverage.
    Counted,
    /// In coverage; a zero in the worst case, else outside: 自报不适用.
    DeclaredOut,
    /// Outside both: 未到期, 记录, 鼓励, 不适用 by rule.
    Outside,
}

/// Why: facts for the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Level { scale: ScaleId, level: LevelId, share: Decimal },
    Numbers(Vec<Part>),
    Share { meets: Ratio, of: Ratio, needed: Decimal, met: bool, gap: Option<Ratio> },
    Unanswered(Missing),
    NotApplicable(Exempt),
}

/// One number held against its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub stage: Option<Stage>,
    pub value: Ratio,
    /// The two counts, where it was computed.
    pub counts: Option<(Decimal, Decimal)>,
    pub target: Target,
    pub attainment: Attainment,
}

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
    /// A rule needs this first.
    Fact(Condition),
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
    let days = Days::of(indicator, checkpoint, moment);
    let due_on = days.due_on(checkpoint, dossier.subject.kind);
    let in_force = days.has_come(due_on);
    let judged = judge(plan, dossier, checkpoint, answer, &days);
    let outside = !in_force || !is_scored(checkpoint);
    let standing = match &judged.reason {
        Reason::NotApplicable(Exempt::Declared { .. }) if !outside => Standing::DeclaredOut,
        Reason::NotApplicable(_) => Standing::Outside,
        Reason::Level { .. } | Reason::Numbers(_) | Reason::Share { .. } | Reason::Unanswered(_) if outside => {
            Standing::Outside
        }
        Reason::Level { .. } | Reason::Numbers(_) | Reason::Share { .. } | Reason::Unanswered(_) => Standing::Counted,
    };
    let due = super::due::due(due_on, indicator.ongoing, judged.verdict, moment.today);
    let verdict = if !in_force && judged.verdict != Verdict::NotApplicable { Verdict::NotDue } else { judged.verdict };
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

/// What one slot of a number holds.
enum Typed {
    Value { value: Ratio, counts: Option<(Decimal, Decimal)> },
    NothingToCount,
    Missing(Missing),
}

fn judge_numbers(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint, slots: &[Slot], days: &Days) -> Judged {
    let Question::Measured { metric, targets } = &checkpoint.question else {
        return unanswered(Missing::Answer);
    };
    let Some(unit) = plan.metric(metric).and_then(|metric| unit(&metric.unit)) else {
        return unanswered(Missing::Answer);
    };
    let kind = dossier.subject.kind;
    let mut rows: Vec<(&Slot, &Target)> =
        slots.iter().filter_map(|slot| days.row(targets, slot.stage, kind).map(|target| (slot, target))).collect();
    let has_come = |target: &Target| days.has_come(days.day(target));
    if rows.iter().any(|(_, target)| has_come(target)) {
        rows.retain(|(_, target)| has_come(target));
    }
    let mut parts = Vec::new();
    for (slot, target) in rows {
        match typed(plan, dossier, slot, unit) {
            Typed::Value { value, counts } => {
                let attainment = attain(&value, target, unit.nature);
                parts.push(Part { stage: slot.stage, value, counts, target: target.clone(), attainment });
            }
            Typed::NothingToCount => {}
            Typed::Missing(missing) => return unanswered(missing),
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

fn typed(plan: &Plan, dossier: &Dossier, slot: &Slot, own: &'static crate::plan::Unit) -> Typed {
    let Some((of_key, per_key)) = &slot.counts else {
        return match read_key(dossier, &slot.key, own) {
            Ok(figure) => match figure.value(own) {
                Some(value) => {
                    let counts = match figure {
                        Figure::Counts { of, per } => Some((of, per)),
                        Figure::Number(_) => None,
                    };
                    Typed::Value { value, counts }
                }
                None => Typed::NothingToCount,
            },
            Err(missing) => Typed::Missing(missing),
        };
    };
    let count = |key: &SheetKey| {
        let unit = plan.metric(&key.metric).and_then(|metric| unit(&metric.unit)).unwrap_or(own);
        match read_key(dossier, key, unit)? {
            Figure::Number(number) => Ok(number),
            Figure::Counts { .. } => {
                let text = dossier.sheet.text(key).to_owned();
                Err(Missing::Unreadable { text, problem: FigureProblem::NoFraction })
            }
        }
    };
    match (count(of_key), count(per_key)) {
        (Ok(of), Ok(per)) => match (Figure::Counts { of, per }).value(own) {
            Some(value) => Typed::Value { value, counts: Some((of, per)) },
            None => Typed::NothingToCount,
        },
        (Err(missing), _) | (_, Err(missing)) => Typed::Missing(missing),
    }
}

fn read_key(dossier: &Dossier, key: &SheetKey, unit: &crate::plan::Unit) -> Result<Figure, Missing> {
    let text = dossier.sheet.text(key);
    match read_figure(text, unit) {
        None => Err(Missing::Answer),
        Some(Ok(reading)) => Ok(reading.figure),
        Some(Err(problem)) => Err(Missing::Unreadable { text: text.to_owned(), problem }),
    }
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

    /// What is worth a second look: promised and not reached.
    pub fn is_short(&self) -> bool {
        matches!(self.verdict, Verdict::PartlyMet | Verdict::NotMet)
            && self.attainment.as_ref().is_some_and(|share| *share < quotient(1, 1))
    }
}
