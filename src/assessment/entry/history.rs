//! How histories are written down: in a record beside the answer or the value, in a file apart from both, so that
//! answers, values and the receipt are the same with a history and without.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Answer, AnswerEntry, SheetKey, Stamp, Stamped, ValueEntry, read_choice, read_key, read_stamp};
use crate::assessment::{CopyId, History, Period, Said};
use crate::plan::{CheckpointId, LevelId, MetricId, Stage};
use crate::tree::Fields;

/// What was said at one time; without any of the three, an answer was taken back or a value cleared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    pub seq: u64,
    pub copy: CopyId,
    pub at: DateTime<Utc>,
}

impl SaidEntry {
    fn new(said: &Stamped<Said>) -> Self {
        let (level, not_applicable, value) = match said.value.clone() {
            Said::Nothing => (None, None, None),
            Said::Level(level) => (Some(level), None, None),
            Said::NotApplicable { reason } => (None, Some(reason), None),
            Said::Number(text) => (None, None, Some(text)),
        };
        let Stamp { seq, copy, at } = said.stamp.clone();
        Self { level, not_applicable, value, seq, copy, at }
    }

    fn all(history: &History) -> Vec<Self> {
        history.said().iter().map(Self::new).collect()
    }

    fn read(fields: Fields) -> Stamped<Said> {
        let value = match fields.optional_raw("value") {
            Some(text) => Said::number(&text),
            None => Said::from(&read_choice(&fields)),
        };
        let stamp = read_stamp(&fields);
        fields.finish();
        Stamped { value, stamp }
    }
}

const FIELD: &str = "history";

fn read_history(fields: &Fields) -> History {
    History::new(fields.objects(FIELD).into_iter().map(SaidEntry::read).collect())
}

impl AnswerEntry {
    /// The record of an answer with its history; a blank one holds the history of an answer that was taken back. Nothing,
    /// where there is neither.
    pub fn kept(id: &CheckpointId, entry: Option<&Stamped<Answer>>, history: &History) -> Option<Self> {
        let mut answer = match entry {
            Some(entry) => Self::new(id, entry),
            None => Self::new(id, &Stamped { value: Answer::default(), stamp: history.last()?.clone() }),
        };
        answer.history = SaidEntry::all(history);
        Some(answer)
    }

    pub fn read_kept(fields: Fields) -> (CheckpointId, Option<Stamped<Answer>>, History) {
        let checkpoint = fields.need_text("checkpoint");
        let (entry, history) = (Self::read_fields(&fields), read_history(&fields));
        fields.finish();
        (checkpoint.into(), Some(entry).filter(|entry| history.is_empty() || !entry.value.is_blank()), history)
    }
}

impl ValueEntry {
    /// The record of a value with its history; a blank one holds the history of a value that was cleared. Nothing, where
    /// there is neither.
    pub fn kept(key: &SheetKey, entry: Option<&Stamped<String>>, history: &History) -> Option<Self> {
        let mut value = match entry {
            Some(entry) => Self::new(key, entry),
            None => Self::new(key, &Stamped { value: String::new(), stamp: history.last()?.clone() }),
        };
        value.history = SaidEntry::all(history);
        Some(value)
    }

    pub fn read_kept(fields: Fields) -> (SheetKey, Option<Stamped<String>>, History) {
        let (fields, key) = read_key(fields);
        let (entry, history) = (Self::read_fields(&fields), read_history(&fields));
        fields.finish();
        (key, Some(entry).filter(|entry| history.is_empty() || !entry.value.trim().is_empty()), history)
    }
}

/// The choices that stood at a checkpoint, the oldest first, the present one last.
#[derive(Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerHistory {
    pub checkpoint: CheckpointId,
    pub history: Vec<SaidEntry>,
}

impl AnswerHistory {
    pub fn new(id: &CheckpointId, history: &History) -> Self {
        Self { checkpoint: id.clone(), history: SaidEntry::all(history) }
    }

    pub fn read(fields: Fields) -> (CheckpointId, History) {
        let checkpoint = fields.need_text("checkpoint");
        let fields = fields.called(&checkpoint);
        let history = read_history(&fields);
        fields.finish();
        (checkpoint.into(), history)
    }
}

/// The texts that stood at a value of the sheet, the oldest first, the present one last.
#[derive(Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueHistory {
    pub metric: MetricId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    pub period: Period,
    pub history: Vec<SaidEntry>,
}

impl ValueHistory {
    pub fn new(key: &SheetKey, history: &History) -> Self {
        let SheetKey { metric, stage, period } = key.clone();
        Self { metric, stage, period, history: SaidEntry::all(history) }
    }

    pub fn read(fields: Fields) -> (SheetKey, History) {
        let (fields, key) = read_key(fields);
        let history = read_history(&fields);
        fields.finish();
        (key, history)
    }
}
