//! Metrics 数据项: the quantities that plans ask for. One quantity, one id, whichever plan asks.

use serde::Serialize;

use crate::words::{ids, words};

ids! { MetricId }

words! {
    /// The time that one value of a metric speaks for.
    PeriodKind {
        SchoolYear = "school-year",
        CalendarYear = "calendar-year",
        /// Counted up over the years of the plan.
        Flow = "flow",
    }
}

/// A quantity with its unit and 统计口径.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Metric {
    pub id: MetricId,
    pub name: String,
    pub unit: String,
    /// How many decimals make sense.
    pub decimals: u32,
    /// 统计口径 in one sentence.
    pub definition: String,
    pub period: PeriodKind,
    /// A combined school gives one value a stage.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_stage: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<Formula>,
}

/// A metric that is computed: `of ÷ per`, times the factor of its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Formula {
    pub of: MetricId,
    pub per: MetricId,
}
