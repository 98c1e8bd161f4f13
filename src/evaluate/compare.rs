//! Then and now: an earlier assessment of the same subject and plan beside the one of today.
//!
//! Both are told by plain [`Figures`], made from an evaluation of the day or from what was sealed, and held against each
//! other by the ids of sections, indicators and checkpoints: so it does not matter which edition of the plan each had.
//!
//! | then | now | change |
//! | --- | --- | --- |
//! | not asked, not due or 不适用 | counts | 新增 |
//! | counts | not asked, not due or 不适用 | 不再适用 |
//! | open on either side | | 未作答 |
//! | a share | a larger, smaller, equal one | 升, 降, 持平 |
//!
//! The share of an indicator, section or plan is its score; where the plan gives none, how many of what counts are met.

use chrono::NaiveDate;

use super::finding::Finding;
use super::{Conclusion, Evaluation, Grade, Standing, State, Verdict};
use crate::assessment::Period;
use crate::exact::{Ratio, quotient};
use crate::plan::{CheckpointId, IndicatorId, Plan, SectionPath};
use crate::words::words;

words! {
    /// What became of a figure.
    Change {
        Up = "up",
        Down = "down",
        Same = "same",
        New = "new",
        Gone = "gone",
        /// Open on one side or both, so that nothing can be said.
        Open = "open",
    }
}

/// What one assessment came to, whole and in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub period: Period,
    pub as_of: NaiveDate,
    /// The plan's edition that was answered.
    pub edition: String,
    pub total: Figure,
    /// The band, where one was given.
    pub band: Option<String>,
    /// The outcome, where the plan gives no score.
    pub state: Option<State>,
    pub sections: Vec<(SectionPath, Figure)>,
    pub indicators: Vec<(IndicatorId, Figure)>,
    pub checkpoints: Vec<(CheckpointId, Mark)>,
}

/// What an indicator, a section or a plan came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// 0…1; nothing while all is open.
    pub share: Option<Ratio>,
    pub met: usize,
    /// How many checkpoints count.
    pub applicable: usize,
}

/// What a checkpoint came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub verdict: Verdict,
    pub attainment: Option<Ratio>,
    /// How that came about, in words.
    pub why: String,
}

/// One figure then and now; nothing where it was or is not asked at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<K, T> {
    pub key: K,
    pub then: Option<T>,
    pub now: Option<T>,
    pub change: Change,
}

/// Two assessments side by side: in the order of today's, what is there no more at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub total: Change,
    pub sections: Vec<Row<SectionPath, Figure>>,
    pub indicators: Vec<Row<IndicatorId, Figure>>,
    pub checkpoints: Vec<Row<CheckpointId, Mark>>,
    /// The earlier one answered another edition of the plan.
    pub is_other_edition: bool,
}

impl Figures {
    /// Of an evaluation; `why` says in words how a finding came about.
    pub fn of(plan: &Plan, period: Period, edition: &str, evaluation: &Evaluation, why: impl Fn(&Finding) -> String) -> Self {
        let mark =
            |finding: &Finding| Mark { verdict: finding.verdict, attainment: finding.attainment.clone(), why: why(finding) };
        let met_of = |id: &IndicatorId| -> (usize, &[String]) {
            let Some(indicator) = plan.indicator(id) else { return (0, &[]) };
            let found = indicator.checkpoints.iter().filter_map(|checkpoint| evaluation.finding(&checkpoint.id));
            let met = found.filter(|each| each.standing == Standing::Counted && each.verdict == Verdict::Met).count();
            (met, &indicator.section)
        };
        let by_rule = plan.rule.is_some();
        let figure = |tally: &super::Tally, met: usize| {
            let applicable = tally.coverage.applicable;
            let by_count = || (tally.coverage.answered > 0).then(|| quotient(met as i64, applicable as i64));
            Figure { share: if by_rule { by_count() } else { tally.so_far.clone() }, met, applicable }
        };
        // How much is met of each indicator, and where that stands.
        let met: Vec<(usize, &[String])> = evaluation.indicators.iter().map(|(id, _)| met_of(id)).collect();
        let below = |path: &[String]| -> usize {
            met.iter().filter(|(_, section)| section.starts_with(path)).map(|(met, _)| met).sum()
        };
        let (band, state) = match &evaluation.conclusion {
            Conclusion::Grade(Grade::Given { band, .. }) => (Some(band.clone()), None),
            Conclusion::Grade(Grade::NotYet(_)) => (None, None),
            Conclusion::Outcome(outcome) => (None, Some(outcome.state)),
        };
        let indicators = evaluation.indicators.iter().zip(&met);
        Self {
            period,
            as_of: evaluation.moment.as_of,
            edition: edition.to_owned(),
            total: figure(&evaluation.total, below(&[])),
            band,
            state,
            sections: evaluation.sections.iter().map(|(path, tally)| (path.clone(), figure(tally, below(path)))).collect(),
            indicators: indicators.map(|((id, tally), (met, _))| (id.clone(), figure(tally, *met))).collect(),
            checkpoints: evaluation.findings.iter().map(|finding| (finding.checkpoint.clone(), mark(finding))).collect(),
        }
    }
}

/// What a figure or a mark says to another.
trait Held: Clone {
    /// It counts on that day.
    fn counts(&self) -> bool;
    fn share(&self) -> Option<&Ratio>;
}

impl Held for Figure {
    fn counts(&self) -> bool {
        self.applicable > 0
    }

    fn share(&self) -> Option<&Ratio> {
        self.share.as_ref()
    }
}

impl Held for Mark {
    fn counts(&self) -> bool {
        match self.verdict {
            Verdict::Met | Verdict::PartlyMet | Verdict::NotMet | Verdict::Unanswered => true,
            Verdict::NotApplicable | Verdict::NotDue | Verdict::Recorded => false,
        }
    }

    fn share(&self) -> Option<&Ratio> {
        self.attainment.as_ref()
    }
}

/// Holds two assessments against each other.
pub fn compare(then: &Figures, now: &Figures) -> Comparison {
    Comparison {
        total: change(Some(&then.total), Some(&now.total)).unwrap_or(Change::Open),
        sections: rows(&then.sections, &now.sections),
        indicators: rows(&then.indicators, &now.indicators),
        checkpoints: rows(&then.checkpoints, &now.checkpoints),
        is_other_edition: then.edition != now.edition,
    }
}

/// The rows of one kind; what counts on neither side is left out.
fn rows<K: Clone + PartialEq, T: Held>(then: &[(K, T)], now: &[(K, T)]) -> Vec<Row<K, T>> {
    let row = |key: &K, then: Option<&T>, now: Option<&T>| {
        change(then, now).map(|change| Row { key: key.clone(), then: then.cloned(), now: now.cloned(), change })
    };
    let mut is_found = vec![false; then.len()];
    // Both stand in the plan's order: the one that is wanted is mostly the one after the last.
    let mut next = 0;
    let mut found: Vec<Row<K, T>> = Vec::new();
    for (key, now) in now {
        let place = (next..then.len()).chain(0..next).find(|place| then[*place].0 == *key);
        if let Some(place) = place {
            is_found[place] = true;
            next = place + 1;
        }
        found.extend(row(key, place.map(|place| &then[place].1), Some(now)));
    }
    let lost = then.iter().zip(is_found).filter(|(_, is_found)| !is_found);
    found.extend(lost.filter_map(|((key, then), _)| row(key, Some(then), None)));
    found
}

fn change<T: Held>(then: Option<&T>, now: Option<&T>) -> Option<Change> {
    let (then, now) = (then.filter(|each| each.counts()), now.filter(|each| each.counts()));
    let change = match (then, now) {
        (None, None) => return None,
        (None, Some(_)) => Change::New,
        (Some(_), None) => Change::Gone,
        (Some(then), Some(now)) => match (then.share(), now.share()) {
            (Some(then), Some(now)) if now > then => Change::Up,
            (Some(then), Some(now)) if now < then => Change::Down,
            (Some(_), Some(_)) => Change::Same,
            (None, _) | (_, None) => Change::Open,
        },
    };
    Some(change)
}
