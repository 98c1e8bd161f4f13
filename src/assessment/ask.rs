//! What a subject is asked: which checkpoints of a plan are for it, and in which form.

use super::{Dossier, Period, SheetKey, Subject, read_figure};
use crate::exact::ratio;
use crate::plan::{
    Audience, Checkpoint, Condition, Formula, Indicator, Metric, Op, Plan, PlanId, Question, ScaleId, Stage, SubjectKind, unit,
};

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
    /// The two counts that it is computed from.
    pub counts: Option<(SheetKey, SheetKey)>,
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
            Some((of, per)) => vec![of.clone(), per.clone()],
            None => vec![self.key.clone()],
        }
    }
}

/// Whether a checkpoint holds for a subject by its rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applies {
    Yes,
    No,
    /// This has to be asked first.
    FactMissing(Condition),
}

/// The checkpoints that a subject is asked, in the plan's order. Rules on facts are for [`applies`].
pub fn asked<'a>(plan: &'a Plan, subject: &'a Subject) -> impl Iterator<Item = (&'a Indicator, &'a Checkpoint)> {
    plan.checkpoints().filter(|(indicator, checkpoint)| is_for(plan, indicator, checkpoint, subject))
}

fn is_for(plan: &Plan, indicator: &Indicator, checkpoint: &Checkpoint, subject: &Subject) -> bool {
    let named = !is_named(checkpoint) || checkpoint.only.iter().any(|name| name == subject.name.trim());
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
            Some(metric) => slots(checkpoint, metric, kind, period),
            None => Vec::new(),
        }),
    }
}

/// One slot a stage, or a single one for who has no stages or where the metric has none.
fn slots(checkpoint: &Checkpoint, metric: &Metric, kind: SubjectKind, period: Period) -> Vec<Slot> {
    let slot = |stage: Option<Stage>| {
        let counts = metric
            .formula
            .as_ref()
            .map(|Formula { of, per }| (SheetKey::new(of, stage, period), SheetKey::new(per, stage, period)));
        Slot { stage, key: SheetKey::new(&metric.id, stage, period), counts }
    };
    let asked = |stage: &Stage| checkpoint.audience.contains(&Audience::Stage(*stage));
    let stages = kind.stages().iter().filter(|stage| metric.by_stage && asked(stage));
    let staged: Vec<Slot> = stages.map(|stage| slot(Some(*stage))).collect();
    if staged.is_empty() { vec![slot(None)] } else { staged }
}

/// Whether the rules of a checkpoint hold for a subject, or what has to be asked first.
pub fn applies(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint) -> Applies {
    let mut missing = None;
    for condition in &checkpoint.applies {
        match holds(plan, dossier, condition) {
            Some(true) => {}
            Some(false) => return Applies::No,
            None => missing = missing.or(Some(condition.clone())),
        }
    }
    missing.map_or(Applies::Yes, Applies::FactMissing)
}

fn holds(plan: &Plan, dossier: &Dossier, condition: &Condition) -> Option<bool> {
    match condition {
        Condition::Identity { fact, is } => dossier.subject.fact(*fact).map(|known| known == *is),
        Condition::Number { metric, op, value } => {
            let metric = plan.metric(metric)?;
            let key = fact_key(condition, dossier.assessment.period)?;
            let unit = unit(&metric.unit)?;
            let found = read_figure(dossier.sheet.text(&key), unit)?.ok()?.figure.value(unit)?;
            Some(op.compare(&found, &ratio(*value)))
        }
    }
}

/// Where the sheet keeps the number that a rule hangs on; a fact of identity is not in the sheet.
pub fn fact_key(condition: &Condition, period: Period) -> Option<SheetKey> {
    match condition {
        Condition::Identity { .. } => None,
        Condition::Number { metric, .. } => Some(SheetKey::new(metric, None, period)),
    }
}

impl Op {
    /// `found op wanted`; a range or a forecast compares nothing here.
    pub fn compare<T: PartialOrd>(self, found: &T, wanted: &T) -> bool {
        match self {
            Self::AtLeast => found >= wanted,
            Self::MoreThan => found > wanted,
            Self::AtMost => found <= wanted,
            Self::LessThan => found < wanted,
            Self::Equal => found == wanted,
            Self::Range | Self::Forecast => true,
        }
    }
}

impl SheetKey {
    /// Whether the key holds the answer to a universal of this plan.
    pub fn is_universal_of(&self, plan: &PlanId) -> bool {
        self.metric.as_str().strip_prefix(plan.as_str()).is_some_and(|rest| rest.starts_with('/'))
    }
}
