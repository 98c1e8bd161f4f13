//! 为什么是这个分: how a checkpoint's figure came about, in words.
use super::Language;
use crate::evaluate::Finding;
use crate::plan::Plan;

/// The explanation of one finding.
pub fn reason(language: Language, plan: &Plan, finding: &Finding) -> String {
    let _ = (language, plan);
    format!("{:?}", finding.reason)
}
