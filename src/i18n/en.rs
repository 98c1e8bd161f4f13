//! English.

use super::sentences::en::{computed, due, save_state, saved_in_mirror};
use super::{Language, Messages, figures, terms};
use crate::assessment::Period;
use crate::evaluate::State;
use crate::exact::plain;
use crate::plan::{Attribute, Nearness, Sourced, Strength, VetoOn};

pub static MESSAGES: Messages = Messages {
    product: "Duibiao self-assessment",
    tagline: "Point by point against education plans",
    skip_to_content: "Skip to content",
    other_language: "中文",
    large_text: "Large text",
    home: "Home",
    answering: "Answer",
    results: "Results",
    ledger: "Rectifications",
    where_data_lives: "Your work is kept in this browser on this computer and is never uploaded. Before you change computers, press “Back up to a file”.",
    where_data_lives_file: "Your work is kept in this browser on this computer, not on the USB stick, and is never uploaded. Before you change computers, press “Back up to a file”.",
    version: |version| format!("Version {version}"),
    close: "Close",
    cancel: "Cancel",
    loading: "Opening…",
    and: ", ",
    also: "; ",
    load_failed: "This could not be opened. Please reload the page; everything you entered is still here.",
    reload: "Reload",
    rest_failed: "This part did not load; everything you entered is still here. Check the network and try again. If that does not help, reload the page.",
    try_again: "Try again",
    not_here: "This assessment is not in this browser on this computer. If you have its data file, open it on the home page.",

    save_state,
    saved_in_mirror,
    save_failed_full: "The browser's storage is full and your latest input is not saved. Export the assessment data file now, then delete assessments you no longer need.",
    save_failed_unavailable: "The browser does not allow saving: your input is gone when the page closes. Export the assessment data file now, or open the page in a normal window.",
    save_file_now: "Export assessment data now",
    set_aside: |count| {
        let records = if count == 1 { "record" } else { "records" };
        format!("{count} {records} could not be read. Nothing was overwritten: download what was set aside and ask for help.")
    },
    download_set_aside: "Download what was set aside",

    intro: [
        "Choose a plan, assess yourself point by point, and see scores and gaps at once.",
        "Your work stays in this browser on this computer. Nothing is uploaded, and no network is needed.",
        "Back everything up to a file at any time, to keep it safe or to go on at another computer.",
    ],
    my_assessments: "My assessments",
    no_assessments: "No assessments yet. Choose a plan below, or open an assessment data file; to look around first, open the sample.",
    plans: "Plans",
    begin: "Start an assessment",
    sample: "Look at a sample",
    sealed: "Sealed",
    go_on: "Continue",
    see_results: "Results",
    delete: "Delete",
    open_file: "Open an assessment data file",
    open_file_hint: "or drop the file here",
    drop_here: "Drop to open this file",
    issuer: "Issued by",
    document_number: "Document number",
    issued: "Date of issue",
    name: "Name of school or office",
    region: "Region",
    period: "Period",
    plan_counts: |counts| {
        let parts = [(counts.goals, "goals"), (counts.measures, "indicators"), (counts.demands, "closing demands")];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
        format!("{}; {} checkpoints in all", parts.collect::<Vec<_>>().join(", "), counts.checkpoints)
    },
    look_at_plan: "See this plan",
    plans_at: |nearness| match nearness {
        Some(Nearness::Own) => "Plans of your region",
        Some(Nearness::Nation) => "National standard",
        Some(Nearness::Other) => "Other regions (for reference only)",
        None => "Plans by region",
    },
    my_region: "My region",
    region_choose: "Choose",
    more_plans: "Add another plan",

    plan: "Plan",
    plan_not_here: "There is no such plan here. Please open one from the list on the home page.",
    plan_region: "Applies to",

    kind: "Kind",
    kind_name: |kind| terms::kind(Language::En, kind),
    stage_name: |stage| terms::stage(Language::En, stage),
    stage_prefix: |stage| format!("{}: ", terms::stage(Language::En, stage)),
    period_name: |period| match period {
        Period::SchoolYear(start) => format!("School year {start}–{}", start + 1),
        Period::Year(year) => format!("Year {year}"),
    },

    sections: "Sections",
    show_sections: "Choose a section",
    progress: |done, all| format!("{done} of {all} answered"),
    range: "Possible score",
    score: "Score",
    score_so_far: "So far",
    coverage: "Completion",
    undo: "Undo",
    redo: "Redo",
    next_open: "Next unanswered",
    all_answered: "All answered",
    previous_section: "Previous section",
    next_section: "Next section",
    lead: "Lead",
    responsible: "Responsible",
    deadline: "Due",
    doubt: "Open in the source",
    not_applicable: "Not applicable",
    not_applicable_reason: "Why not applicable (required)",
    clear: "Clear",
    review: "To review",
    review_why: "Why it needs a second look (optional)",
    all_met: "All met",
    all_met_done: |count| match count {
        1 => "Rated 1 open checkpoint at its best level; numbers were left alone.".to_owned(),
        _ => format!("Rated {count} open checkpoints at their best level; numbers were left alone."),
    },
    note: "Note",
    note_hint: "Explanation, basis",
    target: "Target",
    target_text: |target| match target.by {
        Some(day) => format!("{} (by {day})", figures::target(Language::En, target)),
        None => figures::target(Language::En, target),
    },
    each: |checkpoint| {
        let each = match checkpoint.each.as_deref().unwrap_or_default() {
            "校" | "学校" => "school",
            "园" | "幼儿园" => "kindergarten",
            "镇" | "乡镇" | "乡" => "township",
            "村" => "village",
            "班" => "class",
            "县" | "县区" => "county",
            other => other,
        };
        match plain(checkpoint.needed_share()).as_str() {
            "100" => format!("every {each}"),
            share => format!("at least {share}%, counted by {each}"),
        }
    },
    meets: "Meet it",
    of_all: "Of all",
    conditions: "Condition",
    veto: |on| match on {
        VetoOn::Teacher => "veto (teacher)",
        VetoOn::School => "veto (school)",
        VetoOn::Township => "veto (township)",
        VetoOn::County => "veto (county)",
    },
    attribute: |attribute| match attribute {
        Attribute::Binding => "binding",
        Attribute::Expected => "expected",
        Attribute::Floor => "accountability line",
    },
    strength: |strength| match strength {
        Strength::Strive => "strive for",
        Strength::Encourage => "encouraged, not scored",
    },
    verdict: |verdict| terms::verdict(Language::En, verdict),
    due,
    meant_percent: |percent| format!("Did you mean {percent}%?"),
    yes_change: |percent| format!("Yes, {percent}%"),
    over_all: "Over 100%: please check",
    kept: "What is kept here",
    sheet: "Data sheet",
    computed,
    fact_question: |fact| format!("Is this {}?", terms::fact(Language::En, fact)),
    yes: "Yes",
    no: "No",
    settings: "Settings of this plan",
    settings_hint: "Asked once for the whole plan; a change is judged at once.",
    setting_year_hint: "A year, four digits, as 2027",
    asked_first: "Give this first; only then is it known whether this applies:",
    cite: "Source",
    cite_and_doubt: "Source and doubt",
    sourced: |sourced| match sourced {
        Sourced::Two => "borne out by two or more sources",
        Sourced::One => "one source only",
        Sourced::None => "no source found: check the original text before use",
    },
    offer: |plan, day, level| format!("The same duty was rated “{level}” in {plan} on {day}"),
    offer_take: "Use this answer",
    keys: "Keys",
    keys_hint: "Click a checkpoint, or go into one with Tab, then press these keys. In a field they type as usual.",
    key_uses: [
        "Next checkpoint",
        "Previous checkpoint",
        "Choose that level, from the left",
        "Write a note",
        "Find",
        "This window",
    ],
    single_keys: "Use single-key shortcuts",

    final_score: "Score",
    outcome: "Outcome",
    outcome_state: |state| match state {
        State::Pass => "pass",
        State::Fail => "fail",
        State::Incomplete => "incomplete",
    },
    answered: "Answered",
    print: "Print",

    delete_title: "Delete this assessment?",
    delete_text: |name, answers| {
        format!("This deletes {answers} answers of “{name}”. Export the assessment data file first to keep a copy.")
    },
    delete_confirm: "Delete",
    deleted: |name| format!("Deleted: {name}"),
};
