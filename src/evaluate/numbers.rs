//! One number: read as typed, or computed from what it is made of, and held against its target.

use num_traits::{Signed, Zero};

use super::attainment::{Attainment, attain};
use super::finding::Missing;
use crate::assessment::{Counts, Dossier, Figure, FigureProblem, SheetKey, Slot, read_figure};
use crate::exact::{Ratio, equal_by, ratio, whole};
use crate::plan::{Op, Plan, Stage, Target, Unit, unit};

/// One number held against its target.
#[derive(Clone, Debug)]
pub struct Part {
    pub stage: Option<Stage>,
    pub value: Ratio,
    /// How it was computed, where it was.
    pub worked: Option<Worked>,
    pub target: Target,
    pub attainment: Attainment,
}

equal_by!(Part { value; stage, worked, target, attainment });

impl Part {
    /// A percentage over 100 where nobody asks for so much: it may be right, but it is rather a slip of the hand.
    pub fn is_over_all(&self) -> bool {
        let all = whole(100);
        let wanted = [self.target.value, self.target.low, self.target.high];
        let asks_more = wanted.iter().flatten().any(|wanted| wanted.ratio() > all);
        self.target.unit == "%" && self.value > all && !asks_more
    }
}

/// The steps of a computed number.
#[derive(Clone, Debug)]
pub struct Worked {
    /// The total of the whole school, where the stage has only its share of it.
    pub whole: Option<Ratio>,
    pub top: Ratio,
    /// What it is divided by; nothing, where it is a sum.
    pub per: Option<Ratio>,
    /// How much more of what is counted would meet the target, in its own unit: 3 teachers.
    pub short: Option<Short>,
}

equal_by!(Worked { whole, top, per; short });

/// How much more is needed, in the unit of what is counted: whole where only whole ones can be had.
#[derive(Clone, Debug)]
pub struct Short {
    pub amount: Ratio,
    pub unit: &'static Unit,
}

equal_by!(Short { amount; unit });

/// Holds the number of a slot against a row; `None` where there is nothing to divide by: no pupils, no villages.
pub fn part(plan: &Plan, dossier: &Dossier, slot: &Slot, target: &Target) -> Result<Option<Part>, Missing> {
    let own = unit_of(plan, &slot.key).ok_or(Missing::Answer)?;
    let found = match &slot.counts {
        None => typed(dossier, &slot.key, own)?,
        Some(counts) => computed(plan, dossier, counts, slot.stage, own)?,
    };
    Ok(found.map(|(value, worked)| {
        let attainment = attain(&value, target, own.nature);
        let short = || short(plan, slot, target, own, worked.as_ref()?);
        let short = if attainment.met { None } else { short() };
        let worked = worked.map(|worked| Worked { short, ..worked });
        Part { stage: slot.stage, value, worked, target: target.clone(), attainment }
    }))
}

/// What is still missing of what is counted, where more of it is wanted: target × per ÷ factor − top; of a total
/// that is divided among stages, as much more as gives the stage its share.
fn short(plan: &Plan, slot: &Slot, target: &Target, own: &Unit, worked: &Worked) -> Option<Short> {
    if !matches!(target.op, Op::AtLeast) {
        return None;
    }
    let first = slot.counts.as_ref()?.of.first()?;
    let unit = unit_of(plan, first)?;
    let wanted = target.value?.ratio() * worked.per.as_ref()? / whole(i64::from(own.factor));
    let missing = wanted - &worked.top;
    let missing = match &worked.whole {
        Some(_) if worked.top.is_zero() => return None,
        Some(total) => missing * total / &worked.top,
        None => missing,
    };
    let amount = missing / whole(i64::from(unit.scale));
    let is_whole = plan.metric(&first.metric).is_some_and(|metric| metric.decimals == 0);
    Some(Short { amount: if is_whole { amount.ceil() } else { amount }, unit })
}

fn unit_of(plan: &Plan, key: &SheetKey) -> Option<&'static Unit> {
    plan.metric(&key.metric).and_then(|metric| unit(&metric.unit))
}

/// A value with the steps that led to it; `None` where there is nothing to divide by.
type Found = Result<Option<(Ratio, Option<Worked>)>, Missing>;

fn typed(dossier: &Dossier, key: &SheetKey, own: &Unit) -> Found {
    let figure = read_key(dossier, key, own)?;
    let worked = match figure {
        Figure::Counts { of, per } => Some(Worked { whole: None, top: ratio(of), per: Some(ratio(per)), short: None }),
        Figure::Number(_) => None,
    };
    Ok(figure.value(own).map(|value| (value, worked)))
}

fn computed(plan: &Plan, dossier: &Dossier, counts: &Counts, stage: Option<Stage>, own: &Unit) -> Found {
    let sum = |keys: &[SheetKey]| keys.iter().map(|key| count(plan, dossier, key)).sum::<Result<Ratio, Missing>>();
    let total = sum(&counts.of)? - sum(&counts.less)?;
    if total.is_negative() {
        return Err(Missing::LessThanNothing);
    }
    if counts.per.is_empty() {
        let value = &total / whole(i64::from(own.scale));
        return Ok(Some((value, Some(Worked { whole: None, top: total, per: None, short: None }))));
    }
    let per = sum(&counts.per)?;
    if per.is_zero() {
        return Ok(None);
    }
    let (whole_school, top) = match share_of(plan, dossier, counts, stage)? {
        Some(share) => (Some(total.clone()), total * share),
        None => (None, total),
    };
    let value = &top / &per * whole(i64::from(own.factor));
    Ok(Some((value, Some(Worked { whole: whole_school, top, per: Some(per), short: None }))))
}

/// What share of a combined school's total falls to a stage: weight × pupils ÷ the same over all its stages
/// (教督〔2012〕3号 说明).
fn share_of(plan: &Plan, dossier: &Dossier, counts: &Counts, stage: Option<Stage>) -> Result<Option<Ratio>, Missing> {
    let (mut own, mut all) = (Ratio::zero(), Ratio::zero());
    for weighed in &counts.split {
        let weight = count(plan, dossier, &weighed.pupils)? * ratio(weighed.weight);
        if Some(weighed.stage) == stage {
            own = weight.clone();
        }
        all += weight;
    }
    Ok((!all.is_zero()).then(|| own / all))
}

/// One count in its base unit: 36 万元 are 360,000 元.
fn count(plan: &Plan, dossier: &Dossier, key: &SheetKey) -> Result<Ratio, Missing> {
    let Some(unit) = unit_of(plan, key) else {
        return Err(Missing::Answer);
    };
    match read_key(dossier, key, unit)? {
        Figure::Number(number) => Ok(ratio(number) * whole(i64::from(unit.scale))),
        Figure::Counts { .. } => {
            let text = dossier.sheet.text(key).to_owned();
            Err(Missing::Unreadable { text, problem: FigureProblem::NoFraction })
        }
    }
}

fn read_key(dossier: &Dossier, key: &SheetKey, unit: &Unit) -> Result<Figure, Missing> {
    let text = dossier.sheet.text(key);
    match read_figure(text, unit) {
        None => Err(Missing::Answer),
        Some(Ok(reading)) => Ok(reading.figure),
        Some(Err(problem)) => Err(Missing::Unreadable { text: text.to_owned(), problem }),
    }
}
