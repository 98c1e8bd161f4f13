//! Words around the history of an answer 修改记录, in both languages.

use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::assessment::Said;

/// All of them in one language.
pub struct HistoryWords {
    pub title: &'static str,
    /// When, by the clock on the wall.
    pub at: fn(NaiveDateTime) -> String,
    /// What stood there; the name of a level, or a number with its unit, is given.
    pub said: fn(&Said, Option<&str>) -> String,
    /// One change of a thing that may have a name: when, what, from what, to what.
    pub changed: fn(&str, Option<&str>, &str, &str) -> String,
    /// The oldest that is known: when, of what, what stood there from then on.
    pub since: fn(&str, Option<&str>, &str) -> String,
}

in_languages!(HistoryWords);

static ZH: HistoryWords = HistoryWords {
    title: "修改记录",
    at: |at| {
        let (day, time) = (at.date(), at.time());
        format!("{}年{}月{}日 {:02}:{:02}", day.year(), day.month(), day.day(), time.hour(), time.minute())
    },
    said: |said, name| match said {
        Said::Nothing => "未作答".to_owned(),
        Said::Level(level) => format!("“{}”", name.unwrap_or(level.as_str())),
        Said::NotApplicable { reason } if reason.trim().is_empty() => "“不适用”".to_owned(),
        Said::NotApplicable { reason } => format!("“不适用”（{}）", reason.trim()),
        Said::Number(text) => format!("“{}”", name.unwrap_or(text)),
    },
    changed: |at, of, from, to| format!("{at} {}由{from}改为{to}", of.map(|of| format!("{of} ")).unwrap_or_default()),
    since: |at, of, what| format!("{at} {}起为{what}", of.map(|of| format!("{of} ")).unwrap_or_default()),
};

static EN: HistoryWords = HistoryWords {
    title: "Changes",
    at: |at| format!("{} {:02}:{:02}", at.date(), at.time().hour(), at.time().minute()),
    said: |said, name| match said {
        Said::Nothing => "unanswered".to_owned(),
        Said::Level(level) => format!("“{}”", name.unwrap_or(level.as_str())),
        Said::NotApplicable { reason } if reason.trim().is_empty() => "“not applicable”".to_owned(),
        Said::NotApplicable { reason } => format!("“not applicable” ({})", reason.trim()),
        Said::Number(text) => format!("“{}”", name.unwrap_or(text)),
    },
    changed: |at, of, from, to| format!("{at}: {}from {from} to {to}", of.map(|of| format!("{of} ")).unwrap_or_default()),
    since: |at, of, what| format!("{at}: {}{what}", of.map(|of| format!("{of} ")).unwrap_or_default()),
};
