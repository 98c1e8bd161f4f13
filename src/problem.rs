//! What can be wrong in a file, with its place. Facts only: the sentences for people are in `i18n`.
//!
//! A place is written as a person would point to it: `lvchun-2022/43/43.1`, outermost first.

mod workbook;

use std::fmt;

pub use workbook::InWorkbook;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub place: String,
    pub what: What,
}

/// The kinds of problem, each with its facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    // The text as such.
    NotText,
    Syntax { line: usize, column: usize, detail: String },
    TooLarge { bytes: usize, limit: usize },
    TooDeep { limit: usize },
    TooMany { field: String, count: usize, limit: usize },
    Truncated,
    NotOurs,
    NewerFormat { found: u64, known: u64 },
    OtherChecksum,
    // Fields of an object.
    MissingField { field: String },
    UnknownField { field: String },
    WrongType { field: String, wanted: Wanted },
    UnknownWord { field: String, found: String, known: Vec<&'static str> },
    Empty { field: String },
    BadDate { field: String, found: String },
    BadDecimal { field: String, found: String },
    BadTime { field: String, found: String },
    BadPeriod { field: String, found: String },
    // A plan's inner order.
    DoubleId { id: String },
    UnknownSection { path: String },
    UnknownUnit { unit: String },
    UnknownMetric { metric: String },
    UnknownScale { scale: String },
    UnknownSetting { setting: String },
    FormulaOfFormula { metric: String },
    SplitByStage,
    MetricUnit { metric: String, metric_unit: String, target_unit: String },
    NoIndicator,
    NoCheckpoint,
    NoTarget,
    TargetWithoutUnit,
    TargetWithoutValue,
    RangeWithoutBounds,
    RangeUpsideDown,
    NoAudience,
    VetoNotYesNo,
    ShareOutOfRange { found: String },
    WeightNotPositive { found: String },
    // An assessment in itself.
    LevelAndNotApplicable,
    NoReason,
    // A backup in itself.
    LostSubject { subject: String },
    // An assessment against its plan.
    OtherPlan { found: String, wanted: String },
    OtherEdition { found: String, wanted: String },
    UnknownPlan { plan: String },
    UnknownCheckpoint { checkpoint: String },
    LostCheckpoint { checkpoint: String },
    LostIndicator { indicator: String },
    LostRectification { checkpoint: String },
    NoLongerFits,
    UnknownLevel { level: String, known: Vec<String> },
    LevelOnNumber,
    UnknownSheetMetric { metric: String },
    UnreadableValue { text: String },
    // A workbook; its sheet and cell are the place.
    InWorkbook(InWorkbook),
}

/// The JSON or TOML type that a field wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Text,
    List,
    Object,
    Flag,
    Whole,
}

impl Problem {
    pub fn new(place: impl Into<String>, what: What) -> Self {
        Self { place: place.into(), what }
    }

    /// The file can be used all the same; the person is told.
    pub fn is_warning(&self) -> bool {
        match self.what {
            What::OtherChecksum
            | What::NoReason
            | What::OtherEdition { .. }
            | What::LostCheckpoint { .. }
            | What::LostIndicator { .. }
            | What::LostRectification { .. }
            | What::NoLongerFits
            | What::UnreadableValue { .. } => true,
            What::InWorkbook(ref what) => what.is_warning(),
            What::NotText
            | What::Syntax { .. }
            | What::TooLarge { .. }
            | What::TooDeep { .. }
            | What::TooMany { .. }
            | What::Truncated
            | What::NotOurs
            | What::NewerFormat { .. }
            | What::MissingField { .. }
            | What::UnknownField { .. }
            | What::WrongType { .. }
            | What::UnknownWord { .. }
            | What::Empty { .. }
            | What::BadDate { .. }
            | What::BadDecimal { .. }
            | What::BadTime { .. }
            | What::BadPeriod { .. }
            | What::DoubleId { .. }
            | What::UnknownSection { .. }
            | What::UnknownUnit { .. }
            | What::UnknownMetric { .. }
            | What::UnknownScale { .. }
            | What::UnknownSetting { .. }
            | What::FormulaOfFormula { .. }
            | What::SplitByStage
            | What::MetricUnit { .. }
            | What::NoIndicator
            | What::NoCheckpoint
            | What::NoTarget
            | What::TargetWithoutUnit
            | What::TargetWithoutValue
            | What::RangeWithoutBounds
            | What::RangeUpsideDown
            | What::NoAudience
            | What::VetoNotYesNo
            | What::ShareOutOfRange { .. }
            | What::WeightNotPositive { .. }
            | What::LevelAndNotApplicable
            | What::LostSubject { .. }
            | What::OtherPlan { .. }
            | What::UnknownPlan { .. }
            | What::UnknownCheckpoint { .. }
            | What::UnknownLevel { .. }
            | What::LevelOnNumber
            | What::UnknownSheetMetric { .. } => false,
        }
    }
}

/// For builds and logs: the place, then the facts. People read `i18n`.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.place, self.what)
    }
}
