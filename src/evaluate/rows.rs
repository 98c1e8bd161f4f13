//! Which row of targets judges: it fits the stage, it can be scored, and of a ladder it is the rung in force.
//!
//! Rows that only forecast or encourage stand beside those that judge; alone they are recorded, outside the score.

use chrono::NaiveDate;

use super::Moment;
use crate::assessment::{Applies, Basis, Dossier, all_hold};
use crate::plan::{
    Checkpoint, Condition, Deadline, Indicator, Op, Plan, Question, SettingId, Stage, Strength, SubjectKind, Target, year_of,
};
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
fn held_against<'t>(targets: &[&'t Target]) -> Vec<&'t Target> {
    let only = |wanted: fn(&Target) -> bool| targets.iter().filter(|target| wanted(target)).copied().collect::<Vec<_>>();
    let (judging, asking) = (only(judges), only(|target| target.op != Op::Forecast));
    match (judging.is_empty(), asking.is_empty()) {
        (false, _) => judging,
        (true, false) => asking,
        (true, true) => targets.to_vec(),
    }
}

/// The rows whose conditions hold for the subject; `Err` with what has to be asked before that can be said.
pub fn fitting<'t>(plan: &Plan, dossier: &Dossier, targets: &'t [Target]) -> Result<Vec<&'t Target>, Condition> {
    let mut rows = Vec::new();
    for target in targets {
        match all_hold(plan, dossier, &target.when) {
            Applies::Yes => rows.push(target),
            Applies::No => {}
            Applies::FactMissing(condition) => return Err(condition),
        }
    }
    Ok(rows)
}

/// The days of one checkpoint, seen from the moment it is judged at.
pub struct Days<'a> {
    plan: &'a Plan,
    dossier: &'a Dossier,
    /// The deadline of the checkpoint, else of its indicator: for rows that name no day.
    own: Option<NaiveDate>,
    moment: &'a Moment,
}

impl<'a> Days<'a> {
    pub fn of(
        plan: &'a Plan,
        dossier: &'a Dossier,
        indicator: &Indicator,
        checkpoint: &Checkpoint,
        moment: &'a Moment,
    ) -> Self {
        let mut days = Self { plan, dossier, own: None, moment };
        let deadline = checkpoint.deadline.as_ref().or(indicator.deadline.as_ref());
        days.own = deadline.and_then(|Deadline { date, setting, .. }| days.chosen(setting.as_ref()).or(*date));
        days
    }

    /// The last day of the year that a setting was answered with.
    fn chosen(&self, setting: Option<&SettingId>) -> Option<NaiveDate> {
        let year = year_of(self.dossier.setting(&self.plan.id, setting?))?;
        NaiveDate::from_ymd_opt(year, 12, 31)
    }

    /// Whether a day has come; at 基准：终期 every day up to the end of the plan has.
    pub fn has_come(&self, day: Option<NaiveDate>) -> bool {
        let within_plan = |day| self.plan.last_day().is_none_or(|last| day <= last);
        day.is_none_or(|day| day <= self.moment.as_of || self.moment.basis == Basis::Final && within_plan(day))
    }

    /// The day from which a row judges.
    pub fn day(&self, target: &Target) -> Option<NaiveDate> {
        self.chosen(target.by_setting.as_ref()).or(target.by).or(self.own)
    }

    /// The row that one stage's number (or, without stage, the only number) of a subject is held against.
    pub fn row<'t>(&self, targets: &[&'t Target], stage: Option<Stage>, kind: SubjectKind) -> Option<&'t Target> {
        let fits = |target: &&Target| match (target.stage, stage) {
            (None, _) => true,
            (Some(wanted), Some(stage)) => wanted == stage,
            (Some(wanted), None) => kind.stages().contains(&wanted),
        };
        self.rung(held_against(targets).into_iter().filter(fits).collect())
    }

    /// Of a ladder the last rung whose day has come, else the first to come; of rows for one day the first.
    fn rung<'t>(&self, rungs: Vec<&'t Target>) -> Option<&'t Target> {
        let rungs = sorted::by_key(rungs, |target| self.day(target));
        let last = rungs.iter().rev().find(|target| self.has_come(self.day(target))).or(rungs.first()).copied()?;
        rungs.into_iter().find(|target| self.day(target) == self.day(last))
    }

    /// The day from which a checkpoint is judged: of the rows for the subject's stages, the one in force.
    pub fn due_on(&self, checkpoint: &Checkpoint, kind: SubjectKind) -> Option<NaiveDate> {
        let Question::Measured { targets, .. } = &checkpoint.question else {
            return self.own;
        };
        let targets = fitting(self.plan, self.dossier, targets).unwrap_or_else(|_| targets.iter().collect());
        let by_stage = kind.stages().iter().filter_map(|stage| self.row(&targets, Some(*stage), kind)).collect();
        let rows: Vec<&Target> = if kind.is_school() { by_stage } else { held_against(&targets) };
        self.rung(rows).map_or(self.own, |target| self.day(target))
    }
}
