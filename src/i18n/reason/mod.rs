//! 为什么是这个分: how a checkpoint's figure came about, in words.

mod en;
mod facts;
mod zh;

use super::Language;
use crate::evaluate::Finding;
use crate::plan::Plan;

/// The explanation of one finding.
pub fn reason(language: Language, plan: &Plan, finding: &Finding) -> String {
    match language {
        Language::Zh => zh::sentence(plan, finding),
        Language::En => en::sentence(plan, finding),
    }
}
