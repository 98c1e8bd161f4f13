//! Evaluations 评定结果: all that follows from a plan and a dossier on a day. Never stored, always explained.
//!
//! | step | file | rule |
//! | --- | --- | --- |
//! | how far a number gets | `attainment` | exact, a miss never beats 基本达成 |
//! | one checkpoint: verdict, whether it counts, why | `finding` | due, declared out, by rule |
//! | which row of targets judges | `rows` | stage, ladder, never a forecast |
//! | means with range and coverage | `tally` | indicators weigh, sections do not |
//! | the same after an answer, at a fraction of the cost | `update` | only what hangs on that answer |
//! | grade | `grade` | full coverage, vetoes, 约束性 targets |
//! | a full score without evidence | `unproven` | told, never scored |
//! | or pass and fail, where the plan has a rule of its own | `outcome` | no score, part by part |
//! | what would move it most | `levers` | the points that each indicator still holds |
//! | what is good, what is lacking | `strengths`, `gaps`, `bindings` | the strongest, the worst first |
//! | when what is due | `timeline` | seen from today |
//! | then and now | `compare` | by ids, whatever the edition |
//! | which sections a chart shows | `charted` | not too few, not too many |
//! | what to look at before handing in | `checks` | contradictions, then surprises |
//! | whether it can be approved, and the seal that this gives | `approval` | answered, mended, explained |
//! | what a seal keeps, and what is different since | `sealed` | its figures stand, differences beside |
//! | finding checkpoints by words and filters | `find`, `index` | kinds of criteria narrow each other |
//! | who uses which number, what a change flips | `sheet` | each number once, whoever asks |
//! | how evenly schools are equipped | `coefficient` | weighted by pupils, exact |

mod approval;
mod attainment;
mod bindings;
mod charted;
mod checks;
mod coefficient;
mod compare;
mod due;
mod find;
mod finding;
mod gaps;
mod grade;
mod index;
mod levers;
mod numbers;
mod outcome;
mod rows;
mod sealed;
mod sheet;
mod strengths;
mod tally;
mod timeline;
mod unproven;
mod update;

use chrono::NaiveDate;

use crate::assessment::{Basis, Dossier, asked};
use crate::plan::{Checkpoint, CheckpointId, Indicator, IndicatorId, Plan, SectionPath};
use crate::sorted::Sorted;

pub use crate::assessment::{
    Conclusion, Coverage, Grade, HeldDown, NotYet, Oddity, Outcome, PartOutcome, Standing, State, Tally, Tier, Verdict,
};
pub use approval::{Approval, Hindrance, Obstacle, approve, obstacles};
pub use attainment::{Attainment, attain, attain_share};
pub use bindings::{Actual, Binding, bindings};
pub use charted::charted;
pub use checks::{Check, checks};
pub use coefficient::{Coefficient, School, coefficient};
pub use compare::{Change, Comparison, Figure, Figures, Mark, Row, compare};
pub use due::Due;
pub use find::{Criteria, Filter, Found, find, leads, topics};
pub use finding::{Exempt, Finding, Missing, Reason, read_share};
pub use gaps::{Gap, gaps};
pub use grade::VetoFinding;
pub use index::{Index, Initial};
pub use numbers::{Part, Short, Worked};
pub use sealed::{Differences, Shift, Since, differences, judged, judged_anew, sealed};
pub use sheet::{Demand, Flip, Form, Use, demands, flips, found};
pub use strengths::{Strength, strengths};
use tally::Means;
pub use timeline::{Deadlines, Stop, timeline};
pub use unproven::is_unproven;
pub use update::{Changed, update};

/// On which day, and by which basis, is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub today: NaiveDate,
    pub as_of: NaiveDate,
    pub basis: Basis,
}

impl Moment {
    /// As the assessment itself says.
    pub fn of(dossier: &Dossier, today: NaiveDate) -> Self {
        Self { today, as_of: dossier.assessment.stands_on(today), basis: dossier.assessment.basis }
    }
}

/// The outcome of one assessment on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub moment: Moment,
    /// One for each checkpoint that the subject is asked, in the plan's order.
    pub findings: Vec<Finding>,
    /// One for each indicator of which something is asked, in the plan's order.
    pub indicators: Vec<(IndicatorId, Tally)>,
    /// One for each section, in the plan's order, with all that stands under it.
    pub sections: Vec<(SectionPath, Tally)>,
    pub total: Tally,
    pub vetoes: Vec<VetoFinding>,
    pub conclusion: Conclusion,
    places: Sorted<CheckpointId, usize>,
    workings: Workings,
}

/// What sections and the whole are tallied from; nothing of what was sealed. It says no more than the tallies do, and is not
/// compared.
#[derive(Clone, Debug, Default)]
struct Workings {
    /// In the order of the sections.
    sections: Vec<Means>,
    total: Means,
}

impl PartialEq for Workings {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Workings {}

impl Workings {
    /// Adds an indicator of this section wherever it counts, or takes it out.
    fn put(&mut self, paths: &[(SectionPath, Tally)], section: &SectionPath, put: impl Fn(&mut Means)) {
        let above = paths.iter().zip(&mut self.sections).filter(|((path, _), _)| section.starts_with(path));
        above.for_each(|(_, means)| put(means));
        put(&mut self.total);
    }
}

impl Evaluation {
    pub fn finding(&self, id: &CheckpointId) -> Option<&Finding> {
        self.places.get(id).map(|place| &self.findings[*place])
    }

    /// Each finding with the checkpoint of this plan that it is of, in the plan's order. They belong together by id alone: a
    /// sealed evaluation may be older than the plan, which asks more by now, or less.
    pub fn with_checkpoints<'a>(
        &'a self,
        plan: &'a Plan,
    ) -> impl Iterator<Item = (&'a Indicator, &'a Checkpoint, &'a Finding)> {
        plan.checkpoints().filter_map(|(indicator, checkpoint)| Some((indicator, checkpoint, self.finding(&checkpoint.id)?)))
    }

    pub fn indicator(&self, id: &IndicatorId) -> Option<&Tally> {
        self.indicators.iter().find(|(each, _)| each == id).map(|(_, tally)| tally)
    }

    pub fn section(&self, path: &[String]) -> Option<&Tally> {
        self.sections.iter().find(|(each, _)| each == path).map(|(_, tally)| tally)
    }
}

/// Judges a dossier against its plan.
pub fn evaluate(plan: &Plan, dossier: &Dossier, moment: Moment) -> Evaluation {
    let asked = asked_indicators(plan, dossier);
    let mut findings: Vec<Finding> = Vec::new();
    let mut indicators: Vec<(IndicatorId, Tally)> = Vec::new();
    for (indicator, checkpoints) in &asked {
        let start = findings.len();
        findings.extend(checkpoints.iter().map(|checkpoint| finding::find(plan, dossier, indicator, checkpoint, &moment)));
        let weighed = findings[start..].iter().zip(checkpoints.iter().map(|checkpoint| checkpoint.weight));
        let tally = Tally::of_checkpoints(weighed);
        indicators.push((indicator.id.clone(), if plan.rule.is_some() { tally.without_score() } else { tally }));
    }
    let mut sections: Vec<(SectionPath, Tally)> =
        plan.walk_sections().into_iter().map(|(path, _)| (path, Tally::default())).collect();
    let mut workings = Workings { sections: vec![Means::default(); sections.len()], total: Means::default() };
    for ((_, tally), (indicator, _)) in indicators.iter().zip(&asked) {
        workings.put(&sections, &indicator.section, |means| means.add(tally, indicator.weight));
    }
    sections.iter_mut().zip(&workings.sections).for_each(|((_, tally), means)| *tally = means.tally());
    let total = workings.total.tally();
    let vetoes = grade::vetoes(plan, &findings, dossier.subject.kind);
    let conclusion = match &plan.rule {
        Some(rule) => Conclusion::Outcome(outcome::outcome(plan, rule, dossier, &asked, &findings, &moment)),
        None => Conclusion::Grade(grade::grade(plan, &findings, &total, &vetoes)),
    };
    let places = places(&findings);
    Evaluation { moment, findings, indicators, sections, total, vetoes, conclusion, places, workings }
}

/// Where the finding of each checkpoint stands.
fn places(findings: &[Finding]) -> Sorted<CheckpointId, usize> {
    let mut places = Sorted::default();
    for (place, finding) in findings.iter().enumerate() {
        places.insert(finding.checkpoint.clone(), place);
    }
    places
}

/// The indicators of which the subject is asked something, with just what it is asked.
fn asked_indicators<'a>(plan: &'a Plan, dossier: &'a Dossier) -> Vec<(&'a Indicator, Vec<&'a Checkpoint>)> {
    let mut grouped: Vec<(&Indicator, Vec<&Checkpoint>)> = Vec::new();
    for (indicator, checkpoint) in asked(plan, &dossier.subject) {
        match grouped.last_mut() {
            Some((last, checkpoints)) if last.id == indicator.id => checkpoints.push(checkpoint),
            _ => grouped.push((indicator, vec![checkpoint])),
        }
    }
    grouped
}
