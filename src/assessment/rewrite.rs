//! Rewritten passages 改写: what a person put in place of a paragraph of the report 自评报告. It belongs to the assessment.

use serde::Serialize;

use super::Edit;
use crate::words::ids;

ids! { PassageId }

/// A paragraph in a person's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Rewrite {
    pub text: String,
    /// What stood there when it was rewritten, so that a later change of that can be shown.
    pub from: String,
}

impl Rewrite {
    /// Puts a text in place of what was made; blank, or the same, takes the rewriting back.
    pub fn edit(passage: PassageId, text: &str, from: &str) -> Edit {
        let text = text.trim();
        let is_own = !text.is_empty() && text != from;
        let rewrite = is_own.then(|| Self { text: text.to_owned(), from: from.to_owned() });
        Edit::Rewrite { passage, rewrite }
    }
}
