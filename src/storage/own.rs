//! A plan of the user's own as it is kept: what the catalogue says of it, and the plan itself, packed.
//!
//! Packed it takes a tenth of the room, and local storage has little. Packing and checking is the worker's; the page
//! unpacks a plan when it is wanted, as it does with those that it brings along.

use chrono::{DateTime, Utc};

use super::record::PLAIN;
use super::register::Body;
use crate::assessment::PlanCard;
use crate::tree::{Fields, Problems, parse_json};

/// A plan that came as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPlan {
    pub card: PlanCard,
    /// The card as text: a row of the catalogue on one line.
    row: String,
    /// The plan's JSON, gzip in base64.
    pub packed: String,
    pub added: DateTime<Utc>,
}

impl OwnPlan {
    /// From a row of the catalogue; nothing if it is none.
    pub fn new(row: String, packed: String, added: DateTime<Utc>) -> Option<Self> {
        let is_one_line = !row.contains('\n') && !packed.contains('\n');
        let value = parse_json(&row).ok().filter(|_| is_one_line)?;
        let problems = Problems::default();
        let card = PlanCard::read(&Fields::root(&value, "", &problems)?);
        problems.or(Self { card, row, packed, added }).ok()
    }

    pub fn row(&self) -> &str {
        &self.row
    }

    /// As a record: three lines.
    pub fn body(&self) -> Body {
        Body { version: PLAIN, text: format!("{}\n{}\n{}", self.added.timestamp_millis(), self.row, self.packed) }
    }

    /// Reads [`Self::body`].
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let added = DateTime::from_timestamp_millis(lines.next()?.parse().ok()?)?;
        Self::new(lines.next()?.to_owned(), lines.next()?.to_owned(), added).filter(|_| lines.next().is_none())
    }
}
