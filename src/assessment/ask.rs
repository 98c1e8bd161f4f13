//! What a subject is asked: which checkpoints of a plan are for it, and in which form.

use super::{Dossier, Period, SheetKey, Subject};
use crate::exact::Decimal;
use crate::plan::{Audience, Checkpoint, Formula, Indicator, Metric, MetricId, Plan, Question, ScaleId, Stage, SubjectKind};

/// The form in which a subject answers a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// One level of a scale.
    Level(ScaleId),
    /// A number, once or once a stage.
    Numbers(Vec<Slot>),
    /// How many of how many meet a universal.
    Share(SheetKey),
}

/// One number that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub stage: Option<Stage>,
    /// Where the number is kept, unless it is computed.
    pub key: SheetKey,
    /// What it is computed from.
    pub counts: Option<Counts>,
}

/// The values that a computed number is made of: `of` − `less`, ÷ `per`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub of: Vec<SheetKey>,
    pub less: Vec<SheetKey>,
    /// Nothing here: the sum alone.
    pub per: Vec<SheetKey>,
    /// Where a combined school's total is divided: the pupils of each of its stages and what one of them weighs.
    pub split: Vec<Weighed>,
}

/// The pupils of one stage and what one of them weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    pub stage: Stage,
    pub pupils: SheetKey,
    pub weight: Decimal,
}

impl Ask {
    /// Every value of the sheet that the answer rests on.
    pub fn keys(&self) -> Vec<SheetKey> {
        match self {
            Self::Level(_) => Vec::new(),
            Self::Numbers(slots) => slots.iter().flat_map(Slot::keys).collect(),
            Self::Share(key) => vec![key.clone()],
        }
    }
}

impl Slot {
    pub fn keys(&self) -> Vec<SheetKey> {
        match &self.counts {
            Some(counts) => counts.keys(),
            None => vec![self.key.clone()],
        }
    }
}

impl Counts {
    /// Every value in it, each once, in the order in which they are asked.
    pub fn keys(&self) -> Vec<SheetKey> {
        let pupils = self.split.iter().map(|weighed| &weighed.pupils);
        let mut keys: Vec<SheetKey> = Vec::new();
        for key in self.of.iter().chain(&self.less).chain(&self.per).chain(pupils) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        keys
    }
}

/// The checkpoints that a subject is asked, in the plan's order. Rules on facts are for [`super::applies`].
pub fn asked<'a>(plan: &'a Plan, subject: &'a Subject) -> impl Iterator<Item = (&'a Indicator, &'a Checkpoint)> {
    plan.checkpoints().filter(|(indicator, checkpoint)| is_for(plan, indicator, checkpoint, subject))
}

fn is_for(plan: &Plan, indicator: &Indicator, checkpoint: &Checkpoint, subject: &Subject) -> bool {
    let named = !is_named(checkpoint) || checkpoint.only.iter().any(|name| plan.same_office(name, &subject.name));
    named && is_for_kind(indicator, checkpoint, subject.kind) && answers_for(plan, indicator, subject)
}

/// Only subjects with a certain name can answer it.
pub(super) fn is_named(checkpoint: &Checkpoint) -> bool {
    !checkpoint.only.is_empty()
}

/// Whether a subject of this kind is meant, whatever its name; of units, whether any is responsible.
pub(super) fn is_for_kind(indicator: &Indicator, checkpoint: &Checkpoint, kind: SubjectKind) -> bool {
    let meant = checkpoint.audience.iter().any(|audience| audience.means(as_answering(kind)));
    meant && (kind != SubjectKind::Unit || units(indicator).next().is_some())
}

/// A unit that a plan makes responsible answers the county's side of its own indicators.
fn as_answering(kind: SubjectKind) -> SubjectKind {
    if kind == SubjectKind::Unit { SubjectKind::County } else { kind }
}

fn answers_for(plan: &Plan, indicator: &Indicator, subject: &Subject) -> bool {
    subject.kind != SubjectKind::Unit || units(indicator).any(|unit| plan.same_office(unit, &subject.name))
}

/// Every unit that a plan makes responsible for anything, by its own name there, in the plan's order.
pub fn units_of(plan: &Plan) -> Vec<&str> {
    let mut known: Vec<&str> = Vec::new();
    for unit in plan.indicators.iter().flat_map(units) {
        if !known.iter().any(|each| plan.same_office(each, unit)) {
            known.push(unit);
        }
    }
    known
}

fn units(indicator: &Indicator) -> impl Iterator<Item = &String> {
    indicator.lead.iter().chain(&indicator.responsible)
}

/// In which form a subject answers a checkpoint.
pub fn ask(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint) -> Ask {
    let (kind, period) = (dossier.subject.kind, dossier.assessment.period);
    if checkpoint.each.as_deref().is_some_and(|each| !kind.is_one(each)) {
        return Ask::Share(SheetKey::universal(&plan.id, &checkpoint.id, period));
    }
    match &checkpoint.question {
        Question::Rated { scale } => Ask::Level(scale.clone()),
        Question::Measured { metric, .. } => Ask::Numbers(match plan.metric(metric) {
            Some(metric) => slots(plan, checkpoint, metric, kind, period),
            None => Vec::new(),
        }),
    }
}

/// One slot a stage, or a single one for who has no stages or where the metric has none.
fn slots(plan: &Plan, checkpoint: &Checkpoint, metric: &Metric, kind: SubjectKind, period: Period) -> Vec<Slot> {
    let stages = asked_stages(checkpoint, kind);
    let slot = |stage: Option<Stage>| {
        let counts = metric.formula.as_ref().map(|formula| counts(plan, formula, kind, stage, &stages, period));
        Slot { stage, key: SheetKey::new(&metric.id, stage, period), counts }
    };
    if !metric.by_stage || stages.is_empty() {
        return vec![slot(None)];
    }
    stages.iter().map(|stage| slot(Some(*stage))).collect()
}

/// The stages of a kind that a checkpoint speaks to: by name, or all where it names the kind itself.
fn asked_stages(checkpoint: &Checkpoint, kind: SubjectKind) -> Vec<Stage> {
    let whole_kind = checkpoint.audience.contains(&Audience::Kind(kind));
    let is_asked = |stage: &Stage| whole_kind || checkpoint.audience.contains(&Audience::Stage(*stage));
    kind.stages().iter().copied().filter(is_asked).collect()
}

fn counts(plan: &Plan, formula: &Formula, kind: SubjectKind, stage: Option<Stage>, stages: &[Stage], period: Period) -> Counts {
    let own = stage.as_slice();
    let keys = |parts: &[MetricId]| -> Vec<SheetKey> {
        parts.iter().flat_map(|part| part_keys(plan, part, if own.is_empty() { stages } else { own }, period)).collect()
    };
    let (of, less, per) = (keys(&formula.of), keys(&formula.less), keys(formula.per.as_slice()));
    let weighs = |stage: &Stage| formula.split.iter().find(|weight| weight.stage == *stage);
    let weighed = |stage: &Stage| {
        let pupils = SheetKey::new(formula.per.as_ref()?, Some(*stage), period);
        Some(Weighed { stage: *stage, pupils, weight: weighs(stage)?.weight })
    };
    // Every stage of the school has its share of the total, asked here or not.
    let split: Vec<Weighed> = kind.stages().iter().filter_map(weighed).collect();
    Counts { of, less, per, split: if split.len() > 1 { split } else { Vec::new() } }
}

/// Where a metric is kept for these stages: once for the school, or once a stage.
pub(super) fn part_keys(plan: &Plan, metric: &MetricId, stages: &[Stage], period: Period) -> Vec<SheetKey> {
    let by_stage = plan.metric(metric).is_some_and(|metric| metric.by_stage);
    if !by_stage || stages.is_empty() {
        return vec![SheetKey::new(metric, None, period)];
    }
    stages.iter().map(|stage| SheetKey::new(metric, Some(*stage), period)).collect()
}
