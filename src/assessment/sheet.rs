//! Data sheets 基础数据表: the only home of a subject's numbers, whichever plan asks for them.

use serde::Serialize;

use super::{Period, Stamped};
use crate::plan::{CheckpointId, MetricId, PlanId, Stage};
use crate::sorted::Sorted;

/// What one value of the sheet is of. How many of how many meet a universal is kept beside the metrics,
/// under the checkpoint that asks for it: `lvchun-2022/38.6`.
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

    /// The key as one text, for records: `metric|stage|period`.
    pub fn text(&self) -> String {
        format!("{}|{}|{}", self.metric, self.stage.map_or("", Stage::word), self.period)
    }
}

/// A subject's values as they were typed, so that nothing typed is lost; figures are read from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataSheet {
    values: Sorted<SheetKey, Stamped<String>>,
}

impl DataSheet {
    /// The text of a value, blank if there is none.
    pub fn text(&self, key: &SheetKey) -> &str {
        self.values.get(key).map_or("", |entry| &entry.value)
    }

    /// Sets or (with `None`) clears a value and gives what stood there.
    pub fn set(&mut self, key: SheetKey, entry: Option<Stamped<String>>) -> Option<Stamped<String>> {
        match entry {
            Some(entry) => self.values.insert(key, entry),
            None => self.values.remove(&key),
        }
    }

    pub fn entry(&self, key: &SheetKey) -> Option<&Stamped<String>> {
        self.values.get(key)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&SheetKey, &Stamped<String>)> {
        self.values.iter()
    }

    /// These values with another sheet's put over them.
    pub fn overlaid_with(mut self, other: Self) -> Self {
        for (key, entry) in other.values.into_entries() {
            self.values.insert(key, entry);
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
