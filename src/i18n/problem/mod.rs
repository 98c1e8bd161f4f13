//! What is wrong in a file, in sentences for people: what, where, and what to do next.

mod en;
mod fields;
mod figure;
mod workbook;
mod zh;

use super::Language;
use crate::problem::Problem;

pub use figure::figure_problem;

/// One problem as a sentence.
pub fn problem(language: Language, problem: &Problem) -> String {
    match language {
        Language::Zh => zh::sentence(problem),
        Language::En => en::sentence(problem),
    }
}
