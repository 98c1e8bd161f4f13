//! What is wrong in a file, in sentences for people: what, where, and what to do next.
use super::Language;
use crate::assessment::FigureProblem;
use crate::problem::Problem;

/// One problem as a sentence.
pub fn problem(language: Language, problem: &Problem) -> String {
    let _ = language;
    problem.to_string()
}

/// Why a typed text is no number, and what to type.
pub fn figure_problem(language: Language, problem: &FigureProblem) -> String {
    let _ = language;
    format!("{problem:?}")
}
