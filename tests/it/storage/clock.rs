//! A clock that can't be right is noticed, and one that can is not.

use chrono::{DateTime, NaiveDate, Utc};
use duibiao::storage::ClockDoubt::{BeforeEdit, BeforeRelease};
use duibiao::storage::{ClockDoubt, RELEASED, doubt};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[track_caller]
fn check(now: &str, last_edit: Option<&str>, expected: Option<ClockDoubt>) {
    assert_eq!(doubt(at(now), last_edit.map(at)), expected, "{now} after {last_edit:?}");
}

#[test]
fn a_clock_before_the_release_is_doubted() {
    assert_eq!(RELEASED, day("2026-11-22"));
    check("2026-11-20T23:59:59Z", None, Some(BeforeRelease { today: day("2026-11-20") }));
    // The day begins earlier in China than in UTC.
    check("2026-11-21T00:00:00Z", None, None);
    check("2001-01-01T00:00:00Z", Some("2027-03-01T08:00:00Z"), Some(BeforeRelease { today: day("2001-01-01") }));
    check("2031-06-01T00:00:00Z", None, None);
}

#[test]
fn a_clock_before_the_last_edit_is_doubted() {
    let edited = day("2027-03-03");
    check("2027-03-01T08:00:00Z", Some("2027-03-03T00:00:00Z"), Some(BeforeEdit { today: day("2027-03-01"), edited }));
    check("2027-03-02T08:00:00Z", Some("2027-03-03T23:00:00Z"), None);
    check("2027-03-04T08:00:00Z", Some("2027-03-03T00:00:00Z"), None);
}
