//! How a number stands to that of the year before: ten times as much or a tenth asks whether it is right, and never blocks.

use num_traits::Zero;

use super::{DataSheet, SheetKey, read_figure};
use crate::exact::whole;
use crate::plan::Unit;

/// How many times last year's number is surprising.
const FAR: i64 = 10;

/// A number far from last year's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leap {
    /// Ten times as much, or more.
    Up,
    /// A tenth of it, or less.
    Down,
}

/// Whether `now` is far from `before`, both as typed; of nothing, or of what is no number, nobody can tell.
pub fn leap(before: &str, now: &str, unit: &Unit) -> Option<Leap> {
    let read = |text: &str| read_figure(text, unit)?.ok()?.figure.value(unit).filter(|value| !value.is_zero());
    let (before, now) = (read(before)?, read(now)?);
    if now >= &before * whole(FAR) {
        return Some(Leap::Up);
    }
    (before >= now * whole(FAR)).then_some(Leap::Down)
}

impl SheetKey {
    /// The same value a year earlier.
    pub fn a_year_before(&self) -> Self {
        Self { period: self.period.before(), ..self.clone() }
    }
}

impl DataSheet {
    /// Whether a value is far from last year's.
    pub fn leap(&self, key: &SheetKey, unit: &Unit) -> Option<Leap> {
        leap(self.text(&key.a_year_before()), self.text(key), unit)
    }
}
