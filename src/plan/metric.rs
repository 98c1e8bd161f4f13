//! Metrics 数据项: the quantities that plans ask for. One quantity, one id, whichever plan asks.

use serde::Serialize;

use super::Stage;
use crate::exact::Decimal;
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

/// A metric that is computed: what is counted, less what is not, by what it is divided, times the factor of its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Formula {
    pub of: Vec<MetricId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub less: Vec<MetricId>,
    /// Without it, the metric is the sum alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<MetricId>,
    /// How the total of a combined school is divided among its stages; `per` is then the pupils of a stage.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub split: Vec<SplitWeight>,
}

/// What one pupil of a stage weighs when a combined school's total is divided (教督〔2012〕3号 说明).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct SplitWeight {
    pub stage: Stage,
    #[schemars(with = "String")]
    pub weight: Decimal,
}

impl Formula {
    /// Every metric that it is computed from.
    pub fn parts(&self) -> impl Iterator<Item = &MetricId> {
        self.of.iter().chain(&self.less).chain(&self.per)
    }
}
