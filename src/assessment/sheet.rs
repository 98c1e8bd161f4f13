//! Data sheets 基础数据表: the only home of a subject's numbers, whichever plan asks for them.

use serde::Serialize;

use super::{Histories, History, Period, Said, Stamp, Stamped};
use crate::plan::{CheckpointId, MetricId, PlanId, SettingId, Stage};
use crate::sorted::Sorted;

/// What one value of the sheet is of. What only one plan asks, how many of how many meet a universal and the
/// plan's settings, is kept beside the metrics under the plan's name: `lvchun-2022/38.6`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
pub struct SheetKey {
    pub metric: MetricId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    pub period: Period,
}

impl SheetKey {
    pub fn new(metric: &MetricId, stage: Option<Stage>, period: Period) -> Self {
        Self { metric: metric.clone(), stage, period }
    }

    /// Where the answer to a universal is kept.
    pub fn universal(plan: &PlanId, checkpoint: &CheckpointId, period: Period) -> Self {
        Self { metric: format!("{plan}/{checkpoint}").into(), stage: None, period }
    }

    /// Where the answer to a setting is kept.
    pub fn setting(plan: &PlanId, setting: &SettingId, period: Period) -> Self {
        Self { metric: format!("{plan}/{setting}").into(), stage: None, period }
    }

    /// The same value under the other kind of period: a figure of 2025 and of 2025–2026 学年 is one figure.
    fn twin(&self) -> Self {
        Self { period: self.period.twin(), ..self.clone() }
    }

    /// One figure, under either kind of period.
    pub fn is_same(&self, other: &Self) -> bool {
        self == other || self.twin() == *other
    }

    /// The key as one text, for records: `metric|stage|period`.
    pub fn text(&self) -> String {
        format!("{}|{}|{}", self.metric, self.stage.map_or("", Stage::word), self.period)
    }
}

/// A subject's values as they were typed, so that nothing typed is lost; figures are read from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataSheet {
    values: Sorted<SheetKey, Stamped<String>>,
    /// Which numbers stood there before; of values that were cleared, too.
    histories: Histories<SheetKey>,
}

impl FromIterator<(SheetKey, Stamped<String>)> for DataSheet {
    fn from_iter<I: IntoIterator<Item = (SheetKey, Stamped<String>)>>(entries: I) -> Self {
        let mut sheet = Self::default();
        for (key, entry) in entries {
            sheet.set(key, Some(entry));
        }
        sheet
    }
}

impl DataSheet {
    /// The text of a value, blank if there is none.
    pub fn text(&self, key: &SheetKey) -> &str {
        self.entry(key).map_or("", |entry| &entry.value)
    }

    /// Where a value stands or stood: under its key, unless a plan of the other kind of period has it already.
    pub fn place_of(&self, key: SheetKey) -> SheetKey {
        let twin = key.twin();
        if !self.keeps(&key) && self.keeps(&twin) { twin } else { key }
    }

    /// Whether anything is kept under just this key: a value, or the history of one.
    pub fn keeps(&self, key: &SheetKey) -> bool {
        self.values.contains_key(key) || self.histories.contains_key(key)
    }

    /// Sets or (with `None`) clears a value and gives what stood there.
    pub fn set(&mut self, key: SheetKey, entry: Option<Stamped<String>>) -> Option<Stamped<String>> {
        match entry {
            Some(entry) => self.values.insert(key, entry),
            None => self.values.remove(&key),
        }
    }

    pub fn entry(&self, key: &SheetKey) -> Option<&Stamped<String>> {
        self.values.get(key).or_else(|| self.values.get(&key.twin()))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&SheetKey, &Stamped<String>)> {
        self.values.iter()
    }

    /// The stamp of every value, of what was cleared too.
    pub fn stamps(&self) -> impl Iterator<Item = &Stamp> {
        self.values.values().map(|entry| &entry.stamp).chain(self.histories.values().filter_map(History::last))
    }

    /// Which numbers stood there before.
    pub fn histories(&self) -> &Histories<SheetKey> {
        &self.histories
    }

    pub(super) fn follow(&mut self, key: SheetKey, was: Option<Stamped<Said>>, is: Said, author: &super::Author) {
        self.histories.follow(key, was, is, author);
    }

    /// Keeps what is known of the numbers before the one that stands there.
    pub fn remember(&mut self, key: SheetKey, history: History) {
        let is = self.entry(&key).map(said_of);
        self.histories.remember(key, history, is);
    }

    /// Clears a value with its history.
    pub fn forget(&mut self, key: &SheetKey) {
        self.values.remove(key);
        self.histories.remove(key);
    }

    /// Every key of which something is kept: a value, or the history of one that was cleared.
    pub fn kept(&self) -> impl Iterator<Item = &SheetKey> {
        self.values.keys().chain(self.histories.keys().filter(|key| !self.values.contains_key(key)))
    }

    /// These values with another sheet's put over them. What is known of earlier ones stays, unless the other knows better.
    pub fn overlaid_with(mut self, other: Self) -> Self {
        for (key, entry) in other.values.into_entries() {
            let twin = key.twin();
            self.values.remove(&twin);
            let known = self.histories.remove(&key).or(self.histories.remove(&twin)).unwrap_or_default();
            self.values.insert(key.clone(), entry);
            self.remember(key, known);
        }
        for (key, history) in other.histories.into_entries() {
            self.histories.remove(&key.twin());
            self.remember(key, history);
        }
        self
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

pub(super) fn said_of(entry: &Stamped<String>) -> Stamped<Said> {
    Stamped { value: Said::number(&entry.value), stamp: entry.stamp.clone() }
}
