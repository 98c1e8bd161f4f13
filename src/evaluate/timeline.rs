//! Deadlines on a time line, seen from today: what presses most first, then what comes, then what is done.
//!
//! | stop | what stands there | order |
//! | --- | --- | --- |
//! | 已逾期 | answered, not met, and the day is over | the oldest first |
//! | 期限已过，还没作答 | the day is over and nobody knows | the oldest first |
//! | 90 天内到期 | whatever it came to so far | the nearest first |
//! | a quarter | due later | the nearest first |
//! | 持续落实 | met, and goes on | the plan's order |
//! | 按期达成 | met, and its day is over | the plan's order |
//!
//! What has no day, does not apply or is only recorded stands nowhere on it.

use chrono::{Datelike, NaiveDate};

use super::finding::Finding;
use super::{Due, Evaluation, Verdict};
use crate::plan::CheckpointId;
use crate::sorted;

/// A place on the time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    Overdue,
    /// Its day is over and it is still open.
    OpenPast,
    /// Within 90 days.
    Soon,
    /// 1 to 4.
    Quarter {
        year: i32,
        quarter: u32,
    },
    Ongoing,
    Done,
}

/// What stands at one stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlines {
    pub stop: Stop,
    /// The first day of those there, where days matter.
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    pub checkpoints: Vec<CheckpointId>,
    /// How many of them are met already.
    pub met: usize,
}

/// Every stop at which something stands, in order.
pub fn timeline(evaluation: &Evaluation) -> Vec<Deadlines> {
    let placed = evaluation.findings.iter().filter_map(|finding| Some((stop(finding)?, finding)));
    let placed = sorted::by_key(placed, |(stop, finding)| (*stop, day_matters(*stop).then_some(finding.due_on)));
    let mut found: Vec<Deadlines> = Vec::new();
    for (stop, finding) in placed {
        if found.last().is_none_or(|last| last.stop != stop) {
            found.push(Deadlines { stop, first: finding.due_on, last: None, checkpoints: Vec::new(), met: 0 });
        }
        let Some(here) = found.last_mut() else { continue };
        here.last = here.last.max(finding.due_on);
        here.checkpoints.push(finding.checkpoint.clone());
        here.met += usize::from(is_met_so_far(finding));
    }
    found
}

fn day_matters(stop: Stop) -> bool {
    match stop {
        Stop::Overdue | Stop::OpenPast | Stop::Soon | Stop::Quarter { .. } => true,
        Stop::Ongoing | Stop::Done => false,
    }
}

/// Met, be it before its day.
fn is_met_so_far(finding: &Finding) -> bool {
    let is_full = finding.attainment.as_ref().is_some_and(num_traits::One::is_one);
    finding.verdict == Verdict::Met || finding.verdict == Verdict::NotDue && is_full
}

fn stop(finding: &Finding) -> Option<Stop> {
    if matches!(finding.verdict, Verdict::NotApplicable | Verdict::Recorded) {
        return None;
    }
    match finding.due {
        Due::Undated => None,
        Due::Overdue { .. } => Some(Stop::Overdue),
        Due::Soon { .. } => Some(Stop::Soon),
        Due::Later { .. } => finding.due_on.map(|day| Stop::Quarter { year: day.year(), quarter: day.month0() / 3 + 1 }),
        Due::Ongoing => Some(Stop::Ongoing),
        Due::Past if finding.is_answered() => Some(Stop::Done),
        Due::Past => Some(Stop::OpenPast),
    }
}
