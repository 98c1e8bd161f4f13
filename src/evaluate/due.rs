//! When a checkpoint is due, as people need to hear it. Days are whole days, the last day included.

use chrono::NaiveDate;

use super::Verdict;

/// How many days before its day something is due soon.
const SOON_DAYS: i64 = 90;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// No day is set.
    Undated,
    Later {
        days: i64,
    },
    /// Within 90 days; 0 is today.
    Soon {
        days: i64,
    },
    /// 已逾期: answered, not met, and the day is over.
    Overdue {
        days: i64,
    },
    /// 持续落实: met, and goes on.
    Ongoing,
    /// The day is over and nothing more is to be said.
    Past,
}

/// Where `today` stands to the day something is due. Unanswered is never overdue.
pub fn due(date: Option<NaiveDate>, ongoing: bool, verdict: Verdict, today: NaiveDate) -> Due {
    let Some(date) = date else {
        return if ongoing && verdict == Verdict::Met { Due::Ongoing } else { Due::Undated };
    };
    let days = (date - today).num_days();
    match (days, verdict) {
        (0.., _) if days <= SOON_DAYS => Due::Soon { days },
        (0.., _) => Due::Later { days },
        (_, Verdict::PartlyMet | Verdict::NotMet) => Due::Overdue { days: -days },
        (_, Verdict::Met) if ongoing => Due::Ongoing,
        (_, Verdict::Met | Verdict::Unanswered | Verdict::NotApplicable | Verdict::NotDue | Verdict::Recorded) => Due::Past,
    }
}
