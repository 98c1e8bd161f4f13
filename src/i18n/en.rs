//! English.

use super::{Language, Messages, figures, terms};
use crate::assessment::Period;
use crate::evaluate::{Due, Grade, HeldDown, NotYet, PartOutcome, State};
use crate::exact::plain;
use crate::plan::{Attribute, Jurisdiction, Nearness, Sourced, Strength, SubjectKind, VetoOn};
use crate::storage::{Damage, Refusal, SaveState};

pub static MESSAGES: Messages = Messages {
    product: "Duibiao self-assessment",
    tagline: "Point by point against education plans",
    skip_to_content: "Skip to content",
    other_language: "中文",
    large_text: "Large text",
    home: "Home",
    answering: "Answer",
    results: "Results",
    where_data_lives: "Your work is kept in this browser on this computer and is never uploaded. Before you change computers, export the assessment data file.",
    where_data_lives_file: "Your work is kept in this browser on this computer, not on the USB stick, and is never uploaded. Before you change computers, export the assessment data file.",
    version: |version| format!("Version {version}"),
    close: "Close",
    cancel: "Cancel",
    loading: "Opening…",
    and: ", ",
    also: "; ",
    load_failed: "This could not be opened. Please reload the page; everything you entered is still here.",
    reload: "Reload",
    not_here: "This assessment is not in this browser on this computer. If you have its data file, open it on the home page.",

    save_state,
    save_failed_full: "The browser's storage is full and your latest input is not saved. Export the assessment data file now, then delete assessments you no longer need.",
    save_failed_unavailable: "The browser does not allow saving: your input is gone when the page closes. Export the assessment data file now, or open the page in a normal window.",
    save_file_now: "Export assessment data now",
    set_aside: |count| {
        let records = if count == 1 { "record" } else { "records" };
        format!("{count} {records} could not be read. Nothing was overwritten: download what was set aside and ask for help.")
    },
    download_set_aside: "Download what was set aside",
    damage,

    intro: [
        "Choose a plan, assess yourself point by point, and see scores and gaps at once.",
        "Your work stays in this browser on this computer. Nothing is uploaded, and no network is needed.",
        "Export the assessment data file at any time, to keep a copy or to go on at another computer.",
    ],
    my_assessments: "My assessments",
    no_assessments: "No assessments yet. Choose a plan below, or open an assessment data file.",
    plans: "Plans",
    begin: "Start an assessment",
    go_on: "Continue",
    see_results: "Results",
    delete: "Delete",
    open_file: "Open an assessment data file",
    open_file_hint: "or drop the file here",
    drop_here: "Drop to open this file",
    issuer: "Issued by",
    document_number: "Document number",
    issued: "Date of issue",
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
    published: "Published",
    plan_region: "Applies to",
    plan_period: "Years covered",
    jurisdiction: "Level",
    jurisdiction_name: |jurisdiction| match jurisdiction {
        Jurisdiction::Nation => "national",
        Jurisdiction::Province => "provincial",
        Jurisdiction::Prefecture => "prefecture",
        Jurisdiction::County => "county",
    },
    edition: "Edition of this checklist",
    missing: "What the source lacks",
    holds: "What this plan holds",
    holds_what: ["sections", "goals", "indicators", "closing demands", "checkpoints", "of them answered by a number"],
    who_answers: "Who answers",
    indicators: "Indicators",
    checkpoints: "Checkpoints",
    nothing_to_answer: "nothing to answer",
    units_together: "each unit answers only what it leads or is responsible for; this is the sum",
    named_also: |count| format!("and {count} for subjects that the plan names"),
    outline: "Indicators",
    checkpoint_count: |count| if count == 1 { "1 checkpoint".to_owned() } else { format!("{count} checkpoints") },
    cited_from: "Source",

    start_title: "Start an assessment",
    name: "Name of school or office",
    name_hint: "The full name as on the seal",
    name_missing: "Please enter the name.",
    kind: "Kind",
    kind_choose: "Choose",
    kind_missing: "Please choose the kind: what is asked depends on it.",
    region_hint: "Province, prefecture and county, parted by “/”",
    start: "Start",
    same_subject: "This name has been assessed before: its data sheet is shared and need not be filled in again.",
    which_plans: "Which plans to answer",
    plans_hint: "Once the kind is chosen, each plan says how much there is to answer.",
    plans_missing: "Please tick at least one plan.",
    asks: |kind, count| {
        if kind == SubjectKind::Unit {
            format!("only what the unit leads or is responsible for; {count} checkpoints over all units")
        } else {
            format!("{count} checkpoints to answer")
        }
    },
    asks_named: "asks only subjects that it names",
    nothing_asked: |kind| format!("nothing to answer for this kind ({kind})"),
    begun: "already begun for this period: tick it to continue",
    office_unknown: "The plans that are ticked name no such unit. Please write it as the plan does, for example 县教体局.",
    name_unknown: "The plans that are ticked ask nothing of this subject. Please check its name and kind, or choose another plan.",
    left_out: |titles| format!("“{titles}” asks nothing of this subject; no assessment was made for it."),
    kind_name,
    kinds_schools: "Schools",
    kinds_others: "Government and units",
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
    evidence: &super::evidence::EN,
    rectification: &super::rectification::EN,
    doubt: "Open in the source",
    not_applicable: "Not applicable",
    not_applicable_reason: "Why not applicable (required)",
    clear: "Clear",
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
    definition: "How it is counted",
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

    results_of: |name| format!("{name} · Results"),
    range_so_far: "Possible score",
    final_score: "Score",
    provisional: |score| format!("{score} so far, over what is answered"),
    coverage_text: |answered, applicable| format!("{answered} of {applicable} checkpoints answered"),
    declared_out: |declared, applicable| {
        format!("{declared} declared not applicable ({}%)", figures::percent(declared, applicable))
    },
    grade: "Grade",
    grade_text,
    outcome: "Outcome",
    outcome_state: |state| match state {
        State::Pass => "pass",
        State::Fail => "fail",
        State::Incomplete => "incomplete",
    },
    outcome_hint: "This standard has no score: every part must pass.",
    outcome_part,
    as_of: |day| format!("As of {day}"),
    as_of_label: "As of",
    basis: "Basis",
    basis_current: "Current: only what is due",
    basis_final: "Final: everything",
    by_section: "Scores by section",
    by_section_done: "Answers by section",
    section: "Section",
    answered: "Answered",
    vetoes: "Vetoes",
    gaps: "Checkpoints not met",
    no_gaps: "Nothing is short at present.",
    why: "Why this score",
    files: "Export",
    print: "Print",
    format_name: |format| match format {
        "json" => "Assessment data (JSON)",
        "csv" => "Self-assessment table (CSV)",
        _ => "File",
    },
    format_purpose: |format| match format {
        "json" => "to keep, to move to another computer, to hand in; can be opened again",
        "csv" => "to look at in Excel or WPS",
        _ => "",
    },

    exporting: "Checking the file…",
    exported: |name, receipt| format!("Exported: {name}, in your Downloads folder, read back and compared. Receipt {receipt}"),
    exported_unchecked: |name| {
        format!(
            "Exported: {name}, in your Downloads folder. The checking program did not start, so the file was not read back and has no receipt. Before you hand it in, reload the page and export again."
        )
    },
    export_failed: "The browser did not start the download. Check whether downloads are blocked, then try again.",
    export_no_worker: "This file could not be made. Reload the page and try again; the assessment data file can still be exported, and nothing is lost.",
    export_differs: "The file did not match what is on the page and was not exported. Try again; if it happens again, reload the page.",
    file_problems: |name| format!("“{name}” cannot be opened:"),
    file_unreadable: "The file cannot be read: it may have been moved or renamed, or the stick pulled out. Please choose it again.",
    file_too_large: |bytes, limit| {
        format!(
            "The file has {} MB; no assessment data file exceeds {} MB. Please check that it is the right one.",
            bytes / 1_048_576,
            limit / 1_048_576
        )
    },
    is_a_plan: "This is a plan file, not assessment data. Please choose an exported assessment data file.",
    nothing_changed: "Nothing you have was changed.",
    more_problems: |count| format!("… and {count} more"),
    import_no_worker: "This file has not been opened: the program that reads files did not start. Check the network, reload the page and try again.",
    import_title: "Open assessment data",
    import_summary: |answers, values| format!("{answers} answers, {values} values"),
    import_receipt: "Receipt",
    import_warnings: "Please note:",
    import_exists: "This assessment is here already, with other content. What shall be done?",
    import_same: "This assessment is here already, exactly the same. Nothing to import.",
    import_take: "Import",
    import_replace: "Replace mine by the file",
    import_keep_both: "Keep both",
    imported: |name| format!("Imported: {name}"),
    delete_title: "Delete this assessment?",
    delete_text: |name, answers| {
        format!("This deletes {answers} answers of “{name}”. Export the assessment data file first to keep a copy.")
    },
    delete_confirm: "Delete",
    deleted: |name| format!("Deleted: {name}"),
};

fn save_state(state: SaveState) -> &'static str {
    match state {
        SaveState::Saved => "Saved",
        SaveState::Pending => "Saving…",
        SaveState::Failed(Refusal::Full) => "Not saved: storage full",
        SaveState::Failed(Refusal::Unavailable) => "Not saved: browser refuses",
    }
}

fn damage(damage: Damage) -> &'static str {
    match damage {
        Damage::Unreadable => "not whole",
        Damage::Changed => "does not match its checksum",
        Damage::Newer => "written by a newer version",
    }
}

fn kind_name(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Kindergarten => "Kindergarten",
        SubjectKind::Primary => "Primary school",
        SubjectKind::TeachingPoint => "Teaching point",
        SubjectKind::Junior => "Junior middle school",
        SubjectKind::NineYear => "Nine-year school",
        SubjectKind::TwelveYear => "Twelve-year school",
        SubjectKind::Senior => "Senior high school",
        SubjectKind::CompleteSecondary => "Junior and senior secondary school",
        SubjectKind::Vocational => "Vocational school",
        SubjectKind::Special => "Special education school",
        SubjectKind::Township => "Township",
        SubjectKind::Unit => "Responsible unit",
        SubjectKind::County => "County",
        SubjectKind::Prefecture => "Prefecture",
    }
}

fn due(due: Due) -> Option<String> {
    let count = |days: i64| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    match due {
        Due::Undated | Due::Past => None,
        Due::Later { .. } => Some("not due yet".to_owned()),
        Due::Soon { days: 0 } => Some("due today".to_owned()),
        Due::Soon { days } => Some(format!("{} left", count(days))),
        Due::Overdue { days } => Some(format!("overdue by {}", count(days))),
        Due::Ongoing => Some("kept up".to_owned()),
    }
}

fn computed(of: &str, less: &str, per: &str, split: bool) -> String {
    let less = if less.is_empty() { String::new() } else { format!(" − {less}") };
    let per = if per.is_empty() { String::new() } else { format!(" ÷ {per}") };
    let is_sum = of.contains('+') || !less.is_empty();
    let of = if is_sum && !per.is_empty() { format!("({of}{less})") } else { format!("{of}{less}") };
    let split = if split { "; the school's total is divided among the stages by weight first" } else { "" };
    format!("Computed: {of}{per}{split}")
}

fn outcome_part(part: &PartOutcome) -> String {
    if part.awaits_rollup {
        return "can be judged only once the files of all schools are merged".to_owned();
    }
    let all = part.met + part.near + part.missed + part.open;
    let rest = [(part.near, "near, not below the floor"), (part.missed, "not met"), (part.open, "unanswered")];
    let rest = rest.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!(", {count} {word}"));
    format!("{} of {all} met{}", part.met, rest.collect::<String>())
}

fn grade_text(grade: &Grade) -> String {
    let band = |band: &str| {
        match band {
            "优秀" => "Excellent",
            "良好" => "Good",
            "合格" => "Pass",
            "不合格" => "Fail",
            other => other,
        }
        .to_owned()
    };
    match grade {
        Grade::Given { band: name, held_down: None } => band(name),
        Grade::Given { band: name, held_down: Some(HeldDown::Veto(_)) } => format!("{} (a veto applies)", band(name)),
        Grade::Given { band: name, held_down: Some(HeldDown::Binding(_)) } => {
            format!("{} (a binding target is missed, so not Excellent)", band(name))
        }
        Grade::NotYet(NotYet::NothingApplies) => "none: nothing is due at present".to_owned(),
        Grade::NotYet(NotYet::Incomplete) => "given when all is answered".to_owned(),
        Grade::NotYet(NotYet::VetoUnanswered(_)) => "given when all is answered; a veto is still open".to_owned(),
        Grade::NotYet(NotYet::TooMuchDeclaredOut) => "none: more than 15% declared not applicable".to_owned(),
    }
}
