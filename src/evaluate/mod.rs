//! Evaluations 评定结果: all that follows from a plan and a dossier on a day. Never stored, always explained.
//!
//! | step | file | rule |
//! | --- | --- | --- |
//! | how far a number gets | `attainment` | exact, a miss never beats 基本达成 |
//! | one checkpoint: verdict, whether it counts, why | `finding` | due, declared out, by rule |
//! | which row of targets judges | `rows` | stage, ladder, never a forecast |
//! | means with range and coverage | `tally` | indicators weigh, sections do not |
//! | grade | `grade` | full coverage, vetoes, 约束性 targets |

mod attainment;
mod due;
mod finding;
mod grade;
mod rows;
mod tally;

use chrono::NaiveDate;

use crate::assessment::{Basis, Dossier, asked};
use crate::plan::{CheckpointId, IndicatorId, Plan, SectionPath};
use crate::sorted::Sorted;
use crate::words::words;

pub use attainment::{Attainment, attain, attain_share};
pub use due::Due;
pub use finding::{Exempt, Finding, Missing, Part, Reason, Standing, read_share};
pub use grade::{Grade, HeldDown, NotYet, VetoFinding};
pub use tally::{Coverage, Tally};

words! {
    /// What is said of a checkpoint.
    Verdict {
        Met = "met",
        PartlyMet = "partly-met",
        NotMet = "not-met",
        Unanswered = "unanswered",
        NotApplicable = "not-applicable",
        NotDue = "not-due",
        Recorded = "recorded",
    }
}

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
    pub grade: Grade,
    places: Sorted<CheckpointId, usize>,
}

impl Evaluation {
    pub fn finding(&self, id: &CheckpointId) -> Option<&Finding> {
        self.places.get(id).map(|place| &self.findings[*place])
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
    let mut findings: Vec<Finding> = Vec::new();
    let mut indicators: Vec<(IndicatorId, Tally)> = Vec::new();
    let mut weights = Vec::new();
    for indicator in asked_indicators(plan, dossier) {
        let start = findings.len();
        findings.extend(indicator.1.iter().map(|checkpoint| finding::find(plan, dossier, indicator.0, checkpoint, &moment)));
        let weighed = findings[start..].iter().zip(indicator.1.iter().map(|checkpoint| checkpoint.weight));
        indicators.push((indicator.0.id.clone(), Tally::of_checkpoints(weighed)));
        weights.push((indicator.0.section.as_slice(), indicator.0.weight));
    }
    let under = |path: &[String]| {
        let tallies = indicators.iter().zip(&weights);
        let inside = tallies.filter(|(_, (section, _))| section.starts_with(path));
        Tally::of_indicators(inside.map(|((_, tally), (_, weight))| (tally, *weight)))
    };
    let sections = plan.walk_sections().into_iter().map(|(path, _)| (path.clone(), under(&path))).collect();
    let total = under(&[]);
    let vetoes = grade::vetoes(plan, &findings, dossier.subject.kind);
    let grade = grade::grade(plan, &findings, &total, &vetoes);
    let mut places = Sorted::default();
    for (place, finding) in findings.iter().enumerate() {
        places.insert(finding.checkpoint.clone(), place);
    }
    Evaluation { moment, findings, indicators, sections, total, vetoes, grade, places }
}

/// The indicators of which the subject is asked something, with just what it is asked.
fn asked_indicators<'a>(
    plan: &'a Plan,
    dossier: &'a Dossier,
) -> Vec<(&'a crate::plan::Indicator, Vec<&'a crate::plan::Checkpoint>)> {
    let mut grouped: Vec<(&crate::plan::Indicator, Vec<&crate::plan::Checkpoint>)> = Vec::new();
    for (indicator, checkpoint) in asked(plan, &dossier.subject) {
        match grouped.last_mut() {
            Some((last, checkpoints)) if last.id == indicator.id => checkpoints.push(checkpoint),
            _ => grouped.push((indicator, vec![checkpoint])),
        }
    }
    grouped
}
