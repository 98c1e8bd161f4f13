//! Every word on screen and on paper, in every language.
//!
//! Fixed words are fields of [`Messages`]: a missing one does not compile. Sentences about problems and
//! about how a score came about are functions over the enums that hold the facts.

pub mod figures;
mod problem;
mod reason;
pub mod terms;

use crate::words::words;

pub use problem::{figure_problem, problem};
pub use reason::reason;

words! {
    /// The languages of the program; plans stay in the language they were written in.
    Language { Zh = "zh-CN", En = "en" }
}
