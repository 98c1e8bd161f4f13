//! 回收站: what was deleted stays for a month, with everything that went with it.

use chrono::{Days, NaiveDate};

use super::piece::all_pieces;
use super::record::PLAIN;
use super::register::{Bag, Body, Register};
use super::shelf::Shelf;
use crate::assessment::{Dossier, read_day};

/// So many days it stays.
pub const BIN_DAYS: u64 = 30;

/// A deleted assessment, as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    pub deleted: NaiveDate,
    pub dossier: Dossier,
}

impl Binned {
    /// The last day it is there.
    pub fn until(&self) -> NaiveDate {
        last_day(self.deleted)
    }

    /// The same from the text of its record, of which only the day is read.
    pub fn until_of(text: &str) -> Option<NaiveDate> {
        let (deleted, _) = text.split_once('\n')?;
        read_day(deleted).map(last_day)
    }

    /// As a record: the day, then the records that it was.
    pub fn body(&self) -> Body {
        let register = |body: Body| Register::new(self.dossier.last_seq(), body);
        let records: Bag = all_pieces(&self.dossier).into_iter().map(|(key, body)| (key.text(), register(body))).collect();
        Body { version: PLAIN, text: format!("{}\n{}", self.deleted, records.text()) }
    }

    /// Reads [`Self::body`]; nothing if any of it is not as it was written.
    pub fn from_text(text: &str) -> Option<Self> {
        let (deleted, records) = text.split_once('\n')?;
        let (shelf, unusable) = Shelf::of(&Bag::read(records)?);
        let id = shelf.assessments.keys().next().filter(|_| unusable.is_empty())?;
        Some(Self { deleted: read_day(deleted)?, dossier: shelf.dossier(id)? })
    }
}

fn last_day(deleted: NaiveDate) -> NaiveDate {
    deleted.checked_add_days(Days::new(BIN_DAYS)).unwrap_or(deleted)
}
