//! The time an assessment speaks for: a school year or a calendar year.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Serialize, Serializer};

/// A school year (1 September to 31 August) or a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// Begins in September of this year: 2025 is 2025–2026 学年.
    SchoolYear(i32),
    Year(i32),
}

impl Period {
    /// The school year that a day falls in.
    pub fn school_year_of(day: NaiveDate) -> Self {
        let start = day.checked_sub_months(Months::new(8)).unwrap_or(day).year();
        Self::SchoolYear(start)
    }

    /// As in files: `2025-2026` or `2026`.
    pub fn from_text(text: &str) -> Option<Self> {
        let year = |text: &str| text.parse::<i32>().ok().filter(|year| text.len() == 4 && (1990..=2100).contains(year));
        match text.split_once('-') {
            Some((from, to)) => {
                let (from, to) = (year(from)?, year(to)?);
                (to == from + 1).then_some(Self::SchoolYear(from))
            }
            None => year(text).map(Self::Year),
        }
    }

    /// The period of the other kind that begins in the same year: school figures of 2025–2026 学年 are those
    /// of the yearbook 2025 (教育统计以学年初数据为准).
    pub fn twin(self) -> Self {
        match self {
            Self::SchoolYear(start) => Self::Year(start),
            Self::Year(year) => Self::SchoolYear(year),
        }
    }

    /// The period of the same kind one year earlier.
    pub fn before(self) -> Self {
        match self {
            Self::SchoolYear(start) => Self::SchoolYear(start - 1),
            Self::Year(year) => Self::Year(year - 1),
        }
    }

    /// The last day, on which an assessment stands unless it says otherwise.
    pub fn last_day(self) -> NaiveDate {
        let (year, month) = match self {
            Self::SchoolYear(start) => (start + 1, 8),
            Self::Year(year) => (year, 12),
        };
        NaiveDate::from_ymd_opt(year, month, 31).unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SchoolYear(start) => write!(f, "{start}-{}", start + 1),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl schemars::JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{4})?$" })
    }
}
