//! A computer clock that can't be right: old laptops with an empty battery begin in some year long past.
//!
//! Nothing is refused for it: the order of edits comes from their numbers, never from the time. But deadlines, the day of a
//! seal and the names of files follow the clock, so people are told.

use chrono::{DateTime, Days, NaiveDate, Utc};

/// The day of this release: no clock that is right is before it.
pub const RELEASED: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day of the calendar");

/// Why a clock can't be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockDoubt {
    /// It shows a day on which this program did not exist.
    BeforeRelease { today: NaiveDate },
    /// Something was changed later than it shows; or the clock was ahead then.
    BeforeEdit { today: NaiveDate, edited: NaiveDate },
}

/// Whether the clock can be right, given when something was changed last. A day is left to time zones and to clocks
/// that are a little fast.
pub fn doubt(now: DateTime<Utc>, last_edit: Option<DateTime<Utc>>) -> Option<ClockDoubt> {
    let (today, day) = (now.date_naive(), Days::new(1));
    if today.checked_add_days(day).is_some_and(|tomorrow| tomorrow < RELEASED) {
        return Some(ClockDoubt::BeforeRelease { today });
    }
    let edited = last_edit?.date_naive();
    let is_before = today.checked_add_days(day).is_some_and(|tomorrow| tomorrow < edited);
    is_before.then_some(ClockDoubt::BeforeEdit { today, edited })
}
