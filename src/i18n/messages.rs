//! The fixed words that the first load needs: one field each, so that a language with a gap does not compile.

use chrono::NaiveDate;

use super::en::MESSAGES as EN;
use super::zh::MESSAGES as ZH;
use crate::assessment::Period;
use crate::evaluate::{Due, State, Verdict};
use crate::plan::{Attribute, Checkpoint, Counts, Fact, Nearness, Sourced, Stage, Strength, SubjectKind, Target, VetoOn};
use crate::storage::{Refusal, SaveState};

/// The words of the first load in one language.
pub struct Messages {
    // ── The shell ──
    pub product: &'static str,
    pub tagline: &'static str,
    pub skip_to_content: &'static str,
    /// On the button that switches to the other language, in that language.
    pub other_language: &'static str,
    pub large_text: &'static str,
    pub home: &'static str,
    pub answering: &'static str,
    pub results: &'static str,
    /// 整改台账.
    pub ledger: &'static str,
    pub report: &'static str,
    pub table: &'static str,
    /// Where the data lives; stands on every page.
    pub where_data_lives: &'static str,
    /// The same, opened from a disk or stick.
    pub where_data_lives_file: &'static str,
    pub version: fn(&str) -> String,
    pub close: &'static str,
    pub cancel: &'static str,
    pub loading: &'static str,
    /// Between names in a row.
    pub and: &'static str,
    /// Between clauses in a row.
    pub also: &'static str,
    pub load_failed: &'static str,
    pub reload: &'static str,
    /// The rest of the page did not come.
    pub rest_failed: &'static str,
    pub try_again: &'static str,
    pub not_here: &'static str,

    // ── Saving ──
    pub save_state: fn(SaveState) -> &'static str,
    /// Local storage refuses, and the mirror has it.
    pub saved_in_mirror: fn(Refusal) -> &'static str,
    pub save_failed_full: &'static str,
    pub save_failed_unavailable: &'static str,
    pub save_file_now: &'static str,
    pub set_aside: fn(usize) -> String,
    pub download_set_aside: &'static str,

    // ── Home ──
    pub intro: [&'static str; 3],
    pub my_assessments: &'static str,
    pub no_assessments: &'static str,
    pub plans: &'static str,
    pub begin: &'static str,
    /// An invented assessment to look around in.
    pub sample: &'static str,
    /// On what is sealed 封存.
    pub sealed: &'static str,
    pub go_on: &'static str,
    pub see_results: &'static str,
    pub open_file: &'static str,
    pub open_file_hint: &'static str,
    pub drop_here: &'static str,
    pub issuer: &'static str,
    pub document_number: &'static str,
    pub issued: &'static str,
    pub name: &'static str,
    pub region: &'static str,
    pub period: &'static str,
    /// How much a plan holds, on its card.
    pub plan_counts: fn(&Counts) -> String,
    pub look_at_plan: &'static str,
    /// The heading over plans of one nearness; `None` while no region is known.
    /// Over the plans that the user added.
    pub own_plans: &'static str,
    pub plans_at: fn(Option<Nearness>) -> &'static str,
    pub my_region: &'static str,
    pub region_choose: &'static str,
    /// On a subject's card.
    pub more_plans: &'static str,

    // ── A plan ──
    pub plan: &'static str,
    pub plan_not_here: &'static str,
    pub plan_region: &'static str,

    // ── Starting ──
    pub kind: &'static str,
    pub kind_name: fn(SubjectKind) -> &'static str,
    pub stage_name: fn(Stage) -> &'static str,
    /// A stage before the name of a quantity: 小学在校学生数.
    pub stage_prefix: fn(Stage) -> String,
    pub period_name: fn(Period) -> String,

    // ── Answering ──
    pub sections: &'static str,
    pub show_sections: &'static str,
    pub progress: fn(usize, usize) -> String,
    pub range: &'static str,
    pub score: &'static str,
    pub score_so_far: &'static str,
    pub coverage: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub next_open: &'static str,
    pub all_answered: &'static str,
    pub previous_section: &'static str,
    pub next_section: &'static str,
    pub lead: &'static str,
    pub responsible: &'static str,
    pub deadline: &'static str,
    pub doubt: &'static str,
    pub not_applicable: &'static str,
    pub not_applicable_reason: &'static str,
    pub clear: &'static str,
    /// 待复核: an answer to be looked at once more.
    pub review: &'static str,
    pub review_why: &'static str,
    pub all_met: &'static str,
    /// How many checkpoints 全部达成 has rated.
    pub all_met_done: fn(usize) -> String,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub target: &'static str,
    pub target_text: fn(&Target) -> String,
    pub each: fn(&Checkpoint) -> String,
    pub meets: &'static str,
    pub of_all: &'static str,
    pub conditions: &'static str,
    pub veto: fn(VetoOn) -> &'static str,
    pub attribute: fn(Attribute) -> &'static str,
    pub strength: fn(Strength) -> &'static str,
    pub verdict: fn(Verdict) -> &'static str,
    pub due: fn(Due) -> Option<String>,
    pub meant_percent: fn(&str) -> String,
    pub yes_change: fn(&str) -> String,
    /// Beside a percentage over 100.
    pub over_all: &'static str,
    /// 基础数据表.
    /// The page of what is kept on this computer.
    pub kept: &'static str,
    pub sheet: &'static str,
    /// How a number is computed: what is added, what is taken off, by what it is divided, and whether a combined
    /// school's total is divided among its stages first.
    pub computed: fn(&str, &str, &str, bool) -> String,
    /// A fact of the subject's identity, as a question.
    pub fact_question: fn(Fact) -> String,
    pub yes: &'static str,
    pub no: &'static str,
    pub settings: &'static str,
    pub settings_hint: &'static str,
    pub setting_year_hint: &'static str,
    /// Stands over the numbers that must be known before it is known whether something applies.
    pub asked_first: &'static str,
    pub cite: &'static str,
    pub cite_and_doubt: &'static str,
    pub sourced: fn(Sourced) -> &'static str,
    /// An answer given to the same duty elsewhere: the plan, the day, the level.
    pub offer: fn(&str, NaiveDate, &str) -> String,
    pub offer_take: &'static str,
    pub keys: &'static str,
    pub keys_hint: &'static str,
    /// What each key does: j, k, digits, n, ?.
    pub key_uses: [&'static str; 6],
    pub single_keys: &'static str,

    // ── Results ──
    pub final_score: &'static str,
    /// Stands before pass, fail or incomplete, where a plan gives no score.
    pub outcome: &'static str,
    pub outcome_state: fn(State) -> &'static str,
    pub answered: &'static str,
    pub print: &'static str,
    // ── Files ──
}

in_languages!(Messages);
