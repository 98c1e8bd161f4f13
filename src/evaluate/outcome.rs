//! The outcome by a plan's named rule: pass, fail or incomplete, part by part, and no score.
//!
//! | part | passes | fails |
//! | --- | --- | --- |
//! | all of a section | every indicator that counts is met | one is not |
//! | so many of it, by stage | at least so many are met, the others reach the floor | more are missed, or one is below the floor |
//! | only from all files | never here: it waits for the roll-up | never here |
//!
//! An indicator is met when all of its checkpoints that count are. What is still open leaves a part incomplete,
//! unless it has failed already; so does what a subject itself declares 不适用, since the standard has no such
//! way out. (教督〔2017〕6号; `design.md` §5.10)

use super::finding::{Finding, rows_in_force};
use super::numbers::{self, Part};
use super::rows::Days;
use super::{Moment, Outcome, PartOutcome, Standing, State, Verdict};
use crate::assessment::{Applies, Ask, Dossier, applies, ask};
use crate::exact::{Stated, ratio, whole};
use crate::plan::{Checkpoint, Indicator, Plan, Rule, RulePart, Stage};

/// How a checkpoint stands within its part, from best to worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// By a rule of the plan, or not due: it counts neither way.
    Outside,
    Met,
    /// May still be anything.
    Open,
    Near,
    Missed,
}

/// How an indicator stands: the worst of its checkpoints, and whether one of them is still open.
#[derive(Clone, Copy)]
struct Whole {
    worst: Mark,
    is_open: bool,
}

impl Whole {
    fn of(marks: impl Iterator<Item = Mark>) -> Self {
        let none = Self { worst: Mark::Outside, is_open: false };
        marks.fold(none, |whole, mark| Self { worst: whole.worst.max(mark), is_open: whole.is_open || mark == Mark::Open })
    }
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
        let nothing = judged(part, None, &[]);
        return vec![PartOutcome { state: State::Incomplete, awaits_rollup: true, ..nothing }];
    }
    let inside: Vec<&Asked> = asked.iter().filter(|(indicator, _)| indicator.section.starts_with(&part.section)).collect();
    let by_indicator = |mark: &dyn Fn(&Indicator, &Checkpoint) -> Mark| -> Vec<Whole> {
        let whole = |(indicator, checkpoints): &&Asked| Whole::of(checkpoints.iter().map(|each| mark(indicator, each)));
        inside.iter().map(whole).collect()
    };
    if !part.by_stage {
        let of = |checkpoint: &Checkpoint| findings.iter().find(|finding| finding.checkpoint == checkpoint.id);
        let marks = by_indicator(&|_, checkpoint| of(checkpoint).map_or(Mark::Outside, mark));
        return with_marks(part, None, &marks).into_iter().collect();
    }
    let of_stage = |stage: &Stage| {
        let marks = by_indicator(&|indicator, each| stage_mark(plan, part, dossier, (indicator, each), *stage, moment));
        with_marks(part, Some(*stage), &marks)
    };
    dossier.subject.kind.stages().iter().filter_map(of_stage).collect()
}

/// A part of which nothing counts is no part.
fn with_marks(part: &RulePart, stage: Option<Stage>, indicators: &[Whole]) -> Option<PartOutcome> {
    indicators.iter().any(|whole| whole.worst != Mark::Outside).then(|| judged(part, stage, indicators))
}

fn judged(part: &RulePart, stage: Option<Stage>, indicators: &[Whole]) -> PartOutcome {
    let count = |wanted: &dyn Fn(&Whole) -> bool| indicators.iter().filter(|whole| wanted(whole)).count();
    let all = count(&|whole| whole.worst != Mark::Outside);
    let (below, missed) = (count(&|whole| whole.worst >= Mark::Near), count(&|whole| whole.worst == Mark::Missed));
    let open = count(&|whole| whole.is_open && whole.worst < Mark::Missed);
    let near = count(&|whole| !whole.is_open && whole.worst == Mark::Near);
    let allowed = part.at_least.map_or(0, |needed| all.saturating_sub(needed as usize));
    let state = match () {
        () if missed > 0 && part.floor.is_some() || below > allowed => State::Fail,
        () if open > 0 => State::Incomplete,
        () => State::Pass,
    };
    let met = count(&|whole| whole.worst == Mark::Met);
    PartOutcome { section: part.section.clone(), stage, state, met, near, missed, open, awaits_rollup: false }
}

/// A whole checkpoint, as it was found.
fn mark(finding: &Finding) -> Mark {
    match (finding.standing, finding.verdict) {
        (Standing::Outside, _) => Mark::Outside,
        (Standing::DeclaredOut, _) => Mark::Open,
        (Standing::Counted, Verdict::Met) => Mark::Met,
        (Standing::Counted, Verdict::PartlyMet | Verdict::NotMet) => Mark::Missed,
        (Standing::Counted, Verdict::Unanswered) => Mark::Open,
        (Standing::Counted, Verdict::NotApplicable | Verdict::NotDue | Verdict::Recorded) => Mark::Outside,
    }
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
        return Mark::Open;
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
