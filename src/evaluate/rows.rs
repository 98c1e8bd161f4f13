//! Which row of targets judges: it fits the stage, it can be scored, and of a ladder it is the rung in force.
//!
//! Rows that only forecast or encourage stand beside those that judge; alone they are recorded, outside the score.

use chrono::NaiveDate;

use super::Moment;
use crate::assessment::Basis;
use crate::plan::{Checkpoint, Indicator, Op, Question, Stage, Strength, SubjectKind, Target};
use crate::sorted;

/// Recorded only: every target is a forecast.
pub fn is_record(checkpoint: &Checkpoint) -> bool {
    match &checkpoint.question {
        Question::Measured { targets, .. } => targets.iter().all(|target| target.op == Op::Forecast),
        Question::Rated { .. } => false,
    }
}

/// Whether it can count at all: asked for, not only recorded or encouraged.
pub fn is_scored(checkpoint: &Checkpoint) -> bool {
    let asked_for = match &checkpoint.question {
        Question::Measured { targets, .. } => targets.iter().any(judges),
        Question::Rated { .. } => true,
    };
    asked_for && !checkpoint.is_encouraged()
}

fn judges(target: &Target) -> bool {
    target.op != Op::Forecast && target.strength != Some(Strength::Encourage)
}

/// The rows that an answer is held against: those that judge, else the encouraged, else the forecasts.
fn held_against(targets: &[Target]) -> Vec<&Target> {
    let only = |wanted: fn(&Target) -> bool| targets.iter().filter(|target| wanted(target)).collect::<Vec<_>>();
    let (judging, asking) = (only(judges), only(|target| target.op != Op::Forecast));
    match (judging.is_empty(), asking.is_empty()) {
        (false, _) => judging,
        (true, false) => asking,
        (true, true) => targets.iter().collect(),
    }
}

/// The days of one checkpoint, seen from the moment it is judged at.
pub struct Days<'a> {
    /// The deadline of the checkpoint, else of its indicator: for rows that name no day.
    own: Option<NaiveDate>,
    moment: &'a Moment,
}

impl<'a> Days<'a> {
    pub fn of(indicator: &Indicator, checkpoint: &Checkpoint, moment: &'a Moment) -> Self {
        let deadline = checkpoint.deadline.as_ref().or(indicator.deadline.as_ref());
        Self { own: deadline.and_then(|deadline| deadline.date), moment }
    }

    /// Whether a day has come: always, at 基准：终期.
    pub fn has_come(&self, day: Option<NaiveDate>) -> bool {
        self.moment.basis == Basis::Final || day.is_none_or(|day| day <= self.moment.as_of)
    }

    /// The day from which a row judges.
    pub fn day(&self, target: &Target) -> Option<NaiveDate> {
        target.by.or(self.own)
    }

    /// The row that one stage's number (or, without stage, the only number) of a subject is held against.
    pub fn row<'t>(&self, targets: &'t [Target], stage: Option<Stage>, kind: SubjectKind) -> Option<&'t Target> {
        let fits = |target: &&Target| match (target.stage, stage) {
            (None, _) => true,
            (Some(wanted), Some(stage)) => wanted == stage,
            (Some(wanted), None) => kind.stages().contains(&wanted),
        };
        self.rung(held_against(targets).into_iter().filter(fits).collect())
    }

    /// Of a ladder the last rung whose day has come, else the first to come.
    fn rung<'t>(&self, rungs: Vec<&'t Target>) -> Option<&'t Target> {
        let rungs = sorted::by_key(rungs, |target| self.day(target));
        rungs.iter().rev().find(|target| self.has_come(self.day(target))).or(rungs.first()).copied()
    }

    /// The day from which a checkpoint is judged: of the rows for the subject's stages, the one in force.
    pub fn due_on(&self, checkpoint: &Checkpoint, kind: SubjectKind) -> Option<NaiveDate> {
        let Question::Measured { targets, .. } = &checkpoint.question else {
            return self.own;
        };
        let by_stage = kind.stages().iter().filter_map(|stage| self.row(targets, Some(*stage), kind)).collect();
        let rows: Vec<&Target> = if kind.is_school() { by_stage } else { held_against(targets) };
        self.rung(rows).map_or(self.own, |target| self.day(target))
    }
}
