//! What the sentences of every language need to know before they are put into words.

use num_traits::Zero;

use crate::evaluate::{Finding, Part, Reason};
use crate::exact::{Ratio, Stated, quotient, whole};
use crate::plan::{Attribute, Checkpoint, Level, Nature, Op, Plan, Question, Unit, unit};

/// How a missed number was weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A 问责线: held or not.
    Floor,
    /// A target of nothing: anything is too much.
    TargetZero,
    /// A rate below its target: 0 at half of it.
    RateBelow,
    /// Anything above its target: 0 at double.
    Above,
    /// An amount below its target: its share of it.
    AmountBelow,
}

/// Which side of its target a missed number is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Below,
    /// Equal where more or less was asked: `> 10` and 10.
    At,
    Above,
}

pub fn unit_of(part: &Part) -> Option<&'static Unit> {
    unit(&part.target.unit)
}

/// The bound that was missed: the nearer one of a range.
fn bound(part: &Part) -> Ratio {
    let number = |stated: Option<Stated>| stated.map(Stated::ratio).unwrap_or_default();
    match part.target.op {
        Op::Range if part.value < number(part.target.low) => number(part.target.low),
        Op::Range => number(part.target.high),
        Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::Equal | Op::Forecast => number(part.target.value),
    }
}

pub fn side(part: &Part) -> Side {
    match part.value.cmp(&bound(part)) {
        std::cmp::Ordering::Less => Side::Below,
        std::cmp::Ordering::Equal => Side::At,
        std::cmp::Ordering::Greater => Side::Above,
    }
}

pub fn way(part: &Part) -> Way {
    if part.target.attribute == Some(Attribute::Floor) {
        return Way::Floor;
    }
    if bound(part).is_zero() {
        return Way::TargetZero;
    }
    match (side(part), unit_of(part).map_or(Nature::Amount, |unit| unit.nature)) {
        (Side::Above, _) => Way::Above,
        (Side::Below | Side::At, Nature::Rate) => Way::RateBelow,
        (Side::Below | Side::At, Nature::Amount) => Way::AmountBelow,
    }
}

/// The most that a missed number is worth (design: it never beats 基本达成).
pub fn is_capped(share: &Ratio) -> bool {
    *share == quotient(4, 5)
}

/// What percent of its target a missed number reached, where that says something: more was wanted, of more than nothing.
pub fn percent_of_target(part: &Part) -> Option<Ratio> {
    let wanted = bound(part);
    let more_is_wanted = matches!(part.target.op, Op::AtLeast | Op::MoreThan);
    (more_is_wanted && !wanted.is_zero()).then(|| &part.value / wanted * whole(100))
}

/// The level that was chosen, where the finding is a rating.
pub fn level<'a>(plan: &'a Plan, finding: &Finding) -> Option<&'a Level> {
    match &finding.reason {
        Reason::Level { scale, level, .. } => plan.scale(scale)?.level(level),
        Reason::Numbers(_) | Reason::Share { .. } | Reason::Unanswered(_) | Reason::NotApplicable(_) | Reason::AsSealed => None,
    }
}

pub fn checkpoint<'a>(plan: &'a Plan, finding: &Finding) -> Option<&'a Checkpoint> {
    plan.checkpoint(&finding.checkpoint).map(|(_, checkpoint)| checkpoint)
}

/// 鼓励: never in a score.
pub fn is_encouraged(plan: &Plan, finding: &Finding) -> bool {
    checkpoint(plan, finding).is_some_and(Checkpoint::is_encouraged)
}

/// What a universal counts: 校, 镇, 村.
pub fn each<'a>(plan: &'a Plan, finding: &Finding) -> &'a str {
    checkpoint(plan, finding).and_then(|checkpoint| checkpoint.each.as_deref()).unwrap_or_default()
}

/// A 问责线 on a universal.
pub fn is_floor(plan: &Plan, finding: &Finding) -> bool {
    checkpoint(plan, finding).is_some_and(|checkpoint| match &checkpoint.question {
        Question::Measured { targets, .. } => targets.iter().any(|target| target.attribute == Some(Attribute::Floor)),
        Question::Rated { .. } => false,
    })
}
