//! Named rules: a plan that gives no score, but passes or fails part by part (`design.md` §5.10).

use serde::Serialize;

use super::SectionPath;
use crate::exact::Decimal;

/// Every part must pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Rule {
    pub parts: Vec<RulePart>,
}

/// One section that passes or fails as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct RulePart {
    pub section: SectionPath,
    /// Each stage of a combined school is judged on its own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_stage: bool,
    /// How many of its indicators must be met; all, where it says no number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u64>,
    /// The percent of their target that the others must reach all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub floor: Option<Decimal>,
    /// Whoever is above the schools can judge it only from all of their files.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rollup: bool,
}
