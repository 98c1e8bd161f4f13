//! Every word on screen and on paper, in every language.
//!
//! Fixed words are fields: a missing one does not compile. What the first load needs stands in [`Messages`], what a page
//! or part of the rest needs in a table of its own, which only that part names: so it is loaded with it. Sentences about
//! problems and about how a score came about are functions over the enums that hold the facts.

/// Gives a struct of words its two tables, `ZH` and `EN`, by language.
macro_rules! in_languages {
    ($words:ident) => {
        impl $words {
            /// These words in a language.
            pub fn of(language: $crate::i18n::Language) -> &'static Self {
                match language {
                    $crate::i18n::Language::Zh => &ZH,
                    $crate::i18n::Language::En => &EN,
                }
            }
        }
    };
}

mod backup;
mod checks;
mod chosen;
mod edition;
mod en;
mod evidence;
pub mod figures;
mod files;
mod find;
mod history;
mod kept;
mod merging;
mod messages;
mod offline;
mod own_plan;
pub mod paper;
mod plan;
mod problem;
mod reason;
mod rectification;
mod reporting;
mod results;
mod sample;
mod seal;
mod sentences;
mod sheet;
mod standing;
mod start;
mod table;
pub mod terms;
pub mod workbook;
mod zh;

use crate::words::{Word, words};

pub use backup::BackupWords;
pub use checks::CheckWords;
pub use chosen::ChosenWords;
pub use edition::{EditionWords, compared, said_alone, why_reviewed, wording_of};
pub use evidence::EvidenceWords;
pub use files::FileWords;
pub use find::FindWords;
pub use history::HistoryWords;
pub use kept::KeptWords;
pub use merging::{MergeWords, content_of, place_of};
pub use messages::Messages;
pub use offline::OfflineWords;
pub use own_plan::OwnPlanWords;
pub use plan::PlanWords;
pub use problem::{figure_problem, problem};
pub use reason::reason;
pub use rectification::RectificationWords;
pub use reporting::ReportWords;
pub use results::ResultsWords;
pub use sample::SampleWords;
pub use seal::{DifferenceLine, SealWords, difference_lines};
pub use sheet::SheetWords;
pub use standing::StandingWords;
pub use start::StartWords;
pub use table::TableWords;

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
