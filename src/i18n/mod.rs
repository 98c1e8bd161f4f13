//! Every word on screen and on paper, in every language.
//!
//! Fixed words are fields of [`Messages`]: a missing one does not compile. Sentences about problems and
//! about how a score came about are functions over the enums that hold the facts.

mod en;
mod evidence;
pub mod figures;
mod find;
mod messages;
mod problem;
mod reason;
mod rectification;
mod seal;
mod sentences;
pub mod terms;
mod zh;

use crate::words::{Word, words};

pub use find::FindWords;
pub use messages::Messages;
pub use problem::{figure_problem, problem};
pub use reason::reason;
pub use seal::{DifferenceLine, SealWords, difference_lines};

words! {
    /// The languages of the program; plans stay in the language they were written in.
    Language { Zh = "zh-CN", En = "en" }
}

impl Language {
    /// The language of a tag as in `lang`: `zh-CN`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::from_word(tag)
    }

    /// The other one: there are two, and one button switches.
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}
