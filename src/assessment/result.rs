//! The words and figures in which a result is said: plain facts. `evaluate` makes them, a [`super::Seal`] keeps them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::exact::{Ratio, equal_by};
use crate::plan::{CheckpointId, SectionPath, Stage};
use crate::words::words;

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

words! {
    /// Whether a checkpoint counts.
    Standing {
        /// In score and coverage.
        Counted = "counted",
        /// In coverage; a zero in the worst case, else outside: 自报不适用.
        DeclaredOut = "declared-out",
        /// Outside both: 未到期, 记录, 鼓励, 不适用 by rule.
        Outside = "outside",
    }
}

/// Score, range and coverage of one indicator, section or plan. Scores are 0…1.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Over what is answered; `None` while nothing is.
    pub so_far: Option<Ratio>,
    pub worst: Option<Ratio>,
    pub best: Option<Ratio>,
    pub coverage: Coverage,
}

equal_by!(Tally { so_far, worst, best; coverage });

/// How much is answered of what applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Answered, self-declared 不适用 among them.
    pub answered: usize,
    /// All that applies and is due.
    pub applicable: usize,
    /// Self-declared 不适用.
    pub declared_out: usize,
}

/// What the whole comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conclusion {
    Grade(Grade),
    /// By the plan's named rule: then no tally has a score.
    Outcome(Outcome),
}

/// The grade, or what stands in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grade {
    Given { band: String, held_down: Option<HeldDown> },
    NotYet(NotYet),
}

/// Why a grade is lower than the score would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldDown {
    /// A 一票否决 that falls on this subject.
    Veto(Vec<CheckpointId>),
    /// A 约束性 target is missed, so it is not 优秀.
    Binding(Vec<CheckpointId>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// Nothing applies to this subject today.
    NothingApplies,
    Incomplete,
    VetoUnanswered(Vec<CheckpointId>),
    TooMuchDeclaredOut,
}

words! {
    /// How a part, or the whole, stands.
    State { Pass = "pass", Fail = "fail", Incomplete = "incomplete" }
}

/// The outcome of a whole plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub state: State,
    /// Those of which the subject is asked something, in the rule's order.
    pub parts: Vec<PartOutcome>,
}

/// How one part stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartOutcome {
    pub section: SectionPath,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    pub state: State,
    pub met: usize,
    /// Not met, but not below the floor of the part.
    pub near: usize,
    pub missed: usize,
    pub open: usize,
    /// It can be judged only from the files of all schools.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub awaits_rollup: bool,
}

words! {
    /// How grave a finding of the checks before handing in is.
    Tier {
        /// 逻辑校验: must be mended.
        Logic = "logic",
        /// 经验校验: mended or explained.
        Experience = "experience",
    }
}

words! {
    /// What the checks before handing in noticed.
    Oddity {
        /// It counts as unanswered, though something stands there.
        Unfinished = "unfinished",
        PartOverWhole = "part-over-whole",
        OverHundred = "over-hundred",
        FarFromLastYear = "far-from-last-year",
        NoReason = "no-reason",
        AllBest = "all-best",
        MuchDeclaredOut = "much-declared-out",
    }
}
