//! The outcome by a plan's named rule: pass, fail or incomplete, part by part, and no score.
//!
//! | part | passes | fails |
//! | --- | --- | --- |
//! | all of a section | every checkpoint that counts is met | one is not |
//! | so many of it, by stage | at least so many are met, the others reach the floor | more are missed, or one is below the floor |
//! | only from all files | never here: it waits for the roll-up | never here |
//!
//! What is still open leaves a part incomplete, unless it has failed already. 不适用 counts neither way in a
//! section that must be met whole; where a number of checkpoints must be met, it leaves the part incomplete.
//! (教督〔2017〕6号; `design.md` §5.10)

use super::finding::{Finding, Standing, rows_in_force};
use super::numbers::{self, Part};
use super::rows::Days;
use super::{Moment, Verdict};
use crate::assessment::{Applies, Ask, Dossier, applies, ask};
use crate::exact::{Stated, ratio, whole};
use crate::plan::{Checkpoint, Indicator, Plan, Rule, RulePart, SectionPath, Stage};
use crate::words::words;

words! {
    /// How a part, or the whole, stands.
    State { Pass = "pass", Fail = "fail", Incomplete = "incomplete" }
}

/// The outcome of a whole plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub state: State,
    /// Those of which the subject is asked something, in the rule's order.
    pub parts: Vec<PartOutcome>,
}

/// How one part stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOutcome {
    pub section: SectionPath,
    pub stage: Option<Stage>,
    pub state: State,
    pub met: usize,
    /// Not met, but not below the floor of the part.
    pub near: usize,
    pub missed: usize,
    pub open: usize,
    /// It can be judged only from the files of all schools.
    pub awaits_rollup: bool,
}

/// How one checkpoint stands within its part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Met,
    Near,
    Missed,
    Open,
    /// By a rule of the plan, or not due: it counts neither way.
    Outside,
}

type Asked<'a> = (&'a Indicator, Vec<&'a Checkpoint>);

/// Judges what a subject is asked by the plan's rule.
pub fn outcome(plan: &Plan, rule: &Rule, dossier: &Dossier, asked: &[Asked], findings: &[Finding], moment: &Moment) -> Outcome {
    let parts: Vec<PartOutcome> =
        rule.parts.iter().flat_map(|part| part_outcomes(plan, part, dossier, asked, findings, moment)).collect();
    let any = |state: State| parts.iter().any(|part| part.state == state);
    let state = match () {
        () if any(State::Fail) => State::Fail,
        () if any(State::Incomplete) || parts.is_empty() => State::Incomplete,
        () => State::Pass,
    };
    Outcome { state, parts }
}

fn part_outcomes(
    plan: &Plan,
    part: &RulePart,
    dossier: &Dossier,
    asked: &[Asked],
    findings: &[Finding],
    moment: &Moment,
) -> Vec<PartOutcome> {
    if part.rollup && !dossier.subject.kind.is_school() {
        let waits = PartOutcome { awaits_rollup: true, ..judged(part, None, &[Mark::Open]) };
        return vec![PartOutcome { open: 0, ..waits }];
    }
    let inside: Vec<(&Indicator, &Checkpoint)> = asked
        .iter()
        .filter(|(indicator, _)| indicator.section.starts_with(&part.section))
        .flat_map(|(indicator, checkpoints)| checkpoints.iter().map(|checkpoint| (*indicator, *checkpoint)))
        .collect();
    if !part.by_stage {
        let of = |checkpoint: &Checkpoint| findings.iter().find(|finding| finding.checkpoint == checkpoint.id);
        let marks: Vec<Mark> =
            inside.iter().filter_map(|(_, checkpoint)| of(checkpoint)).map(|each| mark(part, each)).collect();
        return with_marks(part, None, &marks).into_iter().collect();
    }
    let by_stage = |stage: &Stage| {
        let marks: Vec<Mark> =
            inside.iter().map(|(indicator, each)| stage_mark(plan, part, dossier, (indicator, each), *stage, moment)).collect();
        with_marks(part, Some(*stage), &marks)
    };
    dossier.subject.kind.stages().iter().filter_map(by_stage).collect()
}

/// A part of which nothing counts is no part.
fn with_marks(part: &RulePart, stage: Option<Stage>, marks: &[Mark]) -> Option<PartOutcome> {
    marks.iter().any(|mark| *mark != Mark::Outside).then(|| judged(part, stage, marks))
}

fn judged(part: &RulePart, stage: Option<Stage>, marks: &[Mark]) -> PartOutcome {
    let count = |wanted: Mark| marks.iter().filter(|mark| **mark == wanted).count();
    let (met, near, missed, open) = (count(Mark::Met), count(Mark::Near), count(Mark::Missed), count(Mark::Open));
    let all = met + near + missed + open;
    let allowed = part.at_least.map_or(0, |needed| all.saturating_sub(needed as usize));
    let state = match () {
        () if missed > 0 && part.floor.is_some() || near + missed > allowed => State::Fail,
        () if open > 0 => State::Incomplete,
        () => State::Pass,
    };
    PartOutcome { section: part.section.clone(), stage, state, met, near, missed, open, awaits_rollup: false }
}

/// A whole checkpoint, as it was found.
fn mark(part: &RulePart, finding: &Finding) -> Mark {
    match (finding.standing, finding.verdict) {
        (Standing::Outside, _) => Mark::Outside,
        (Standing::DeclaredOut, _) => declared_out(part),
        (Standing::Counted, Verdict::Met) => Mark::Met,
        (Standing::Counted, Verdict::PartlyMet | Verdict::NotMet) => Mark::Missed,
        (Standing::Counted, Verdict::Unanswered) => Mark::Open,
        (Standing::Counted, Verdict::NotApplicable | Verdict::NotDue | Verdict::Recorded) => Mark::Outside,
    }
}

fn declared_out(part: &RulePart) -> Mark {
    if part.at_least.is_some() { Mark::Open } else { Mark::Outside }
}

/// One stage of one checkpoint, whatever the other stages have.
fn stage_mark(
    plan: &Plan,
    part: &RulePart,
    dossier: &Dossier,
    (indicator, checkpoint): (&Indicator, &Checkpoint),
    stage: Stage,
    moment: &Moment,
) -> Mark {
    match applies(plan, dossier, checkpoint) {
        Applies::Yes => {}
        Applies::No => return Mark::Outside,
        Applies::FactMissing(_) => return Mark::Open,
    }
    if dossier.assessment.answer(&checkpoint.id).is_some_and(|answer| answer.is_declared_out()) {
        return declared_out(part);
    }
    let Ask::Numbers(slots) = ask(plan, dossier, checkpoint) else {
        return Mark::Outside;
    };
    let days = Days::of(plan, dossier, indicator, checkpoint, moment);
    let Ok(rows) = rows_in_force(plan, dossier, checkpoint, &slots, &days) else {
        return Mark::Open;
    };
    let Some((slot, target)) = rows.into_iter().find(|(slot, _)| slot.stage == Some(stage)) else {
        return Mark::Outside;
    };
    match numbers::part(plan, dossier, slot, target) {
        Err(_) => Mark::Open,
        Ok(None) => Mark::Outside,
        Ok(Some(held)) if held.attainment.met => Mark::Met,
        Ok(Some(held)) if reaches_floor(part, &held) => Mark::Near,
        Ok(Some(_)) => Mark::Missed,
    }
}

/// Whether a missed number still reaches so many percent of its target; compared exactly.
fn reaches_floor(part: &RulePart, held: &Part) -> bool {
    let Some((floor, wanted)) = part.floor.zip(held.target.value.map(Stated::ratio)) else {
        return false;
    };
    &held.value * whole(100) >= wanted * ratio(floor)
}
