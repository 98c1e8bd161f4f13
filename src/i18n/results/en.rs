//! English.

use super::ResultsWords;
use crate::assessment::Basis;
use crate::evaluate::{Change, Stop};
use crate::i18n::figures;
use crate::i18n::sentences::en;

pub static EN: ResultsWords = ResultsWords {
    title: |name| format!("{name} · results"),
    range_so_far: "Range",
    provisional: |score| format!("{score} so far, over what is answered"),
    coverage: |answered, applicable| format!("{answered} of {applicable} checkpoints answered"),
    declared_out: |declared, applicable| {
        format!("{declared} declared not applicable ({}%)", figures::percent(declared, applicable))
    },
    grade: "Grade",
    grade_text: en::grade_text,
    as_of: |day| format!("As of {day}"),
    as_of_label: "As of",
    basis: "Basis",
    basis_name: |basis| match basis {
        Basis::Current => "Current: only what is due",
        Basis::Final => "Final: everything",
    },
    how: "How this came about",
    how_total: |indicators, open, declared, outside| {
        let mut text = format!(
            "Every indicator is scored by its checkpoints; the weighted mean of the {indicators} answered indicators is the score, cut off after one decimal."
        );
        if open > 0 {
            text += &format!(" {open} checkpoints are open: at worst each is worth nothing, at best all.");
        }
        if declared > 0 {
            text += &format!(" {declared} declared not applicable: nothing at worst, left out at best.");
        }
        if outside > 0 {
            text += &format!(" {outside} do not count: not due yet, not applicable by rule, encouraged, or only recorded.");
        }
        text
    },
    how_outcome: "Every part is judged by the standard's own rule, as listed under “Parts”; one part that fails fails the whole.",
    by_section: "Scores by section",
    place: "No.",
    section: "Section",
    bar: "Chart",
    score: "Score",
    answered: "Answered",
    radar: "Radar chart of the scores by section; the figures stand in the table",
    radar_key: "The numbers are those of the table; the outer ring is 100. The filled area is reached already; the dashed line is what it would be if all that is open were met.",
    bar_key: "Dark: reached already. Light: what the open checkpoints may still add.",
    step_by_step: "Step by step: how each figure came about",
    parts: "Parts",
    outcome_hint: "This standard has no score: every part must pass.",
    outcome_part: en::outcome_part,
    squares: ["met", "near", "not met", "unanswered"],
    strengths: "Strengths",
    no_strengths: "No indicator is met whole yet. One whose checkpoints are all met will be listed here.",
    met_count: |met, all| match (met, all) {
        (1, true) => "its one checkpoint is met".to_owned(),
        (_, true) => format!("all {met} checkpoints met"),
        (_, false) => format!("{met} met"),
    },
    by_far: "well above target",
    binding_met: "binding target met",
    unproven: "no evidence",
    gaps: "Gaps",
    no_gaps: "Nothing is short at present.",
    gap_counts: |not_met, partly| {
        let parts = [(not_met, "not met"), (partly, "partly met")];
        let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
        parts.collect::<Vec<_>>().join(", ")
    },
    gap_points: |points| format!("{points} points if closed"),
    more: |count| format!("Show {count} more"),
    fewer: "Show fewer",
    tiny: "less than 0.1",
    levers: "What would raise the score most",
    gain: |points| format!("{points} points if met"),
    how_gain: |own, weight, gain| {
        format!(
            "This indicator stands at {own} and has {weight}% of the weight of what is answered; met whole it would add {gain} points."
        )
    },
    bindings: "Binding targets",
    binding_counts: |met, all| format!("{met} of {all} met."),
    checkpoint: "Checkpoint",
    target: "Target",
    actual: "Actual",
    verdict: "Verdict",
    share: |meets, of| format!("{meets} of {of}"),
    vetoes: "Vetoes",
    timeline: "Deadlines",
    timeline_hint: |today| format!("Seen from today ({today})."),
    when: "When",
    count: "Checkpoints",
    met: "Met",
    stop: |stop| match stop {
        Stop::Overdue => "Overdue".to_owned(),
        Stop::OpenPast => "Past, still unanswered".to_owned(),
        Stop::Soon => "Due within 90 days".to_owned(),
        Stop::Quarter { year, quarter } => format!("{year}, quarter {quarter}"),
        Stop::Ongoing => "Kept up".to_owned(),
        Stop::Done => "Met in time".to_owned(),
    },
    days: |first, last| if first == last { first.to_string() } else { format!("{first} to {last}") },
    show: "Show",
    compare: "Compared with before",
    compare_with: "Compare with",
    nothing_earlier: "There is no earlier assessment of the same subject by the same plan here. With the next one, this will list what rose and what fell.",
    kept_beside: |period, day| format!("{period}, kept beside (begun {day})"),
    other_edition: |then, now| {
        format!(
            "That one was answered with edition {then}; now it is {now}. Both are judged by the present edition, checkpoint by checkpoint."
        )
    },
    moment: |period, day| format!("{period} ({day})"),
    whole: "Whole",
    change: |change| match change {
        Change::Up => "▲ up",
        Change::Down => "▼ down",
        Change::Same => "＝ same",
        Change::New => "＋ new",
        Change::Gone => "－ gone",
        Change::Open => "… open",
    },
    change_by: |change, by| match change {
        Change::Up => format!("▲ up {by}"),
        Change::Down => format!("▼ down {by}"),
        Change::Same | Change::New | Change::Gone | Change::Open => by.to_owned(),
    },
    change_head: "Change",
    others: |count| format!("{count} others, unchanged or not comparable"),
    from_to: |then, now| format!("{then} → {now}"),
    all_same: "No indicator has changed.",
    counted: |change, count| match change {
        Change::Up => format!("{count} up"),
        Change::Down => format!("{count} down"),
        Change::Same => format!("{count} same"),
        Change::New => format!("{count} new"),
        Change::Gone => format!("{count} gone"),
        Change::Open => format!("{count} open, not comparable"),
    },
    by_count: |met, all| format!("{met} of {all} met"),
    not_counted: "not counted",
    then: "Then",
    now: "Now",
    indicator_changes: "Changes by indicator",
    signatures: ["Seal:", "Signature:", "Date:"],
    files: "Export",
    format_name: |format| match format {
        "json" => "Assessment data (JSON)",
        "xlsx" => "Self-assessment workbook (Excel)",
        "csv" => "Self-assessment table (CSV)",
        "docx" => "Report (Word)",
        "md" => "Report (Markdown)",
        "ics" => "Calendar of deadlines (ICS)",
        _ => "File",
    },
    format_purpose: |format| match format {
        "json" => "to keep, to move to another computer, to hand in; can be opened again",
        "xlsx" => "to print, sign and hand in; can be read in again after changes",
        "csv" => "to look at in Excel or WPS",
        "docx" => "laid out as an official document, to edit and print",
        "md" => "plain text, to paste elsewhere",
        "ics" => "deadlines and due days for the calendar of a phone or computer",
        _ => "",
    },
};
