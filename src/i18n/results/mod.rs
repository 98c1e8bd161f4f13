//! The words of the results page.

mod en;
mod zh;

use chrono::NaiveDate;

use en::EN;
use zh::ZH;

use crate::assessment::Basis;
use crate::evaluate::{Change, Grade, PartOutcome, Stop};

/// The words of the results page.
pub struct ResultsWords {
    pub title: fn(&str) -> String,

    // ── The large figure ──
    pub range_so_far: &'static str,
    pub provisional: fn(&str) -> String,
    pub coverage: fn(usize, usize) -> String,
    pub declared_out: fn(usize, usize) -> String,
    pub grade: &'static str,
    pub grade_text: fn(&Grade) -> String,
    pub as_of: fn(NaiveDate) -> String,
    pub as_of_label: &'static str,
    pub basis: &'static str,
    pub basis_name: fn(Basis) -> &'static str,
    /// On what opens to how a figure came about.
    pub how: &'static str,
    /// How many indicators are scored; how many checkpoints are open, declared 不适用, outside the score.
    pub how_total: fn(usize, usize, usize, usize) -> String,
    pub how_outcome: &'static str,

    // ── By section ──
    pub by_section: &'static str,
    pub place: &'static str,
    pub section: &'static str,
    /// Over the bars: a word for who hears the table.
    pub bar: &'static str,
    pub score: &'static str,
    pub answered: &'static str,
    pub radar: &'static str,
    pub radar_key: &'static str,
    pub bar_key: &'static str,
    pub step_by_step: &'static str,

    // ── Parts of a plan without score ──
    pub parts: &'static str,
    pub outcome_hint: &'static str,
    pub outcome_part: fn(&PartOutcome) -> String,
    /// What the squares mean: met, near, missed, open.
    pub squares: [&'static str; 4],

    // ── Strengths and gaps ──
    pub strengths: &'static str,
    pub no_strengths: &'static str,
    /// So many checkpoints are met, all of them or not.
    pub met_count: fn(usize, bool) -> String,
    pub by_far: &'static str,
    pub binding_met: &'static str,
    pub unproven: &'static str,
    pub gaps: &'static str,
    pub no_gaps: &'static str,
    /// So many are not met, so many partly.
    pub gap_counts: fn(usize, usize) -> String,
    pub gap_points: fn(&str) -> String,
    /// So many more.
    pub more: fn(usize) -> String,
    pub fewer: &'static str,
    /// Points that are more than none and yet show as 0.
    pub tiny: &'static str,

    // ── What would move the score ──
    pub levers: &'static str,
    pub gain: fn(&str) -> String,
    /// An indicator's own score, its share of all weights in percent, and what it could bring.
    pub how_gain: fn(&str, &str, &str) -> String,

    // ── Targets that bind, vetoes ──
    pub bindings: &'static str,
    pub binding_counts: fn(usize, usize) -> String,
    pub checkpoint: &'static str,
    pub target: &'static str,
    pub actual: &'static str,
    pub verdict: &'static str,
    pub share: fn(&str, &str) -> String,
    pub vetoes: &'static str,

    // ── Deadlines ──
    pub timeline: &'static str,
    pub timeline_hint: fn(NaiveDate) -> String,
    pub when: &'static str,
    pub count: &'static str,
    pub met: &'static str,
    pub stop: fn(Stop) -> String,
    pub days: fn(NaiveDate, NaiveDate) -> String,
    pub show: &'static str,

    // ── Comparison ──
    pub compare: &'static str,
    pub compare_with: &'static str,
    pub nothing_earlier: &'static str,
    /// The same period, kept beside, begun on a day.
    pub kept_beside: fn(&str, NaiveDate) -> String,
    /// The edition then and now.
    pub other_edition: fn(&str, &str) -> String,
    /// The period with the day it stands on.
    pub moment: fn(&str, NaiveDate) -> String,
    pub whole: &'static str,
    pub change: fn(Change) -> &'static str,
    pub change_by: fn(Change, &str) -> String,
    pub change_head: &'static str,
    /// How many indicators have not changed or can't be compared.
    pub others: fn(usize) -> String,
    pub from_to: fn(&str, &str) -> String,
    pub all_same: &'static str,
    pub counted: fn(Change, usize) -> String,
    pub by_count: fn(usize, usize) -> String,
    pub not_counted: &'static str,
    pub then: &'static str,
    pub now: &'static str,
    pub indicator_changes: &'static str,

    /// At the end of the paper: who seals, who signs, when.
    pub signatures: [&'static str; 3],

    // ── Files ──
    pub files: &'static str,
    pub format_name: fn(&str) -> &'static str,
    pub format_purpose: fn(&str) -> &'static str,
}

in_languages!(ResultsWords);
