//! Sentences and names that hang on a value, in English.

use crate::evaluate::{Due, Grade, HeldDown, NotYet, PartOutcome};
use crate::storage::{Refusal, SaveState};

pub fn save_state(state: SaveState) -> &'static str {
    match state {
        SaveState::Saved => "Saved",
        SaveState::OnlyLocal => "Saved (in one place)",
        SaveState::Pending => "Saving…",
        SaveState::OnlyMirror(_) => "Saved in the spare place only",
        SaveState::Failed(Refusal::Full) => "Not saved: storage full",
        SaveState::Failed(Refusal::Unavailable) => "Not saved: browser refuses",
    }
}

pub fn saved_in_mirror(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Full => {
            "The browser's storage is full: your latest input is only in the spare place. Export the assessment data file now, then delete assessments you no longer need."
        }
        Refusal::Unavailable => {
            "The browser does not allow its main storage: your input is only in the spare place. Export the assessment data file to be safe, or open the page in a normal window."
        }
    }
}

pub fn due(due: Due) -> Option<String> {
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

pub fn computed(of: &str, less: &str, per: &str, split: bool) -> String {
    let less = if less.is_empty() { String::new() } else { format!(" − {less}") };
    let per = if per.is_empty() { String::new() } else { format!(" ÷ {per}") };
    let is_sum = of.contains('+') || !less.is_empty();
    let of = if is_sum && !per.is_empty() { format!("({of}{less})") } else { format!("{of}{less}") };
    let split = if split { "; the school's total is divided among the stages by weight first" } else { "" };
    format!("Computed: {of}{per}{split}")
}

pub fn outcome_part(part: &PartOutcome) -> String {
    if part.awaits_rollup {
        return "can be judged only once the files of all schools are merged".to_owned();
    }
    let all = part.met + part.near + part.missed + part.open;
    let rest = [(part.near, "near, not below the floor"), (part.missed, "not met"), (part.open, "unanswered")];
    let rest = rest.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!(", {count} {word}"));
    format!("{} of {all} met{}", part.met, rest.collect::<String>())
}

pub fn grade_text(grade: &Grade) -> String {
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
