//! Where things stand in a sheet that came back: its columns by their headings, its rows by their codes.

use std::collections::BTreeMap;

use super::grid::{Found, Sheet, name_of};
use super::read::Noted;
use super::row::Row;
use crate::problem::InWorkbook;

/// How far down the heads are looked for.
const HEADS: u32 = 15;

/// The columns of a sheet by their headings.
pub struct Columns {
    pub head: u32,
    at: BTreeMap<&'static str, u16>,
}

impl Columns {
    /// Finds the row that has the heading of the codes, and every wanted column in it; what is missing is told.
    pub fn find(sheet: &Sheet, codes: &'static str, wanted: &[&'static str], noted: &mut Noted) -> Option<Self> {
        Self::find_with(sheet, codes, wanted, &[], noted)
    }

    /// The same, with columns that need not be there.
    pub fn find_with(
        sheet: &Sheet,
        codes: &'static str,
        wanted: &[&'static str],
        optional: &[&'static str],
        noted: &mut Noted,
    ) -> Option<Self> {
        let says = |found: &Found, heading: &str| matches!(found, Found::Text(text) if text.trim() == heading);
        let head = sheet.cells().find(|((row, _), found)| *row < HEADS && says(found, codes)).map(|((row, _), _)| *row);
        let Some(head) = head else {
            noted.sheet(&sheet.name, InWorkbook::NoColumn { heading: codes.to_owned() });
            return None;
        };
        let mut at = BTreeMap::new();
        for heading in wanted.iter().chain([&codes]).chain(optional) {
            let mut columns = sheet.cells().filter(|((row, _), found)| *row == head && says(found, heading));
            match (columns.next(), columns.next()) {
                (Some(((_, column), _)), None) => _ = at.insert(*heading, *column),
                (Some(_), Some((place, _))) => {
                    noted.cell(&sheet.name, *place, InWorkbook::DoubleColumn { heading: (*heading).to_owned() });
                }
                (None, _) if optional.contains(heading) => {}
                (None, _) => noted.sheet(&sheet.name, InWorkbook::NoColumn { heading: (*heading).to_owned() }),
            }
        }
        let is_whole = wanted.iter().chain([&codes]).all(|heading| at.contains_key(heading));
        is_whole.then_some(Self { head, at })
    }

    /// Every row under the head in which one of these columns says something.
    pub fn filled<'a>(&'a self, sheet: &'a Sheet, codes: &'a str, filled: &'a [&str]) -> impl Iterator<Item = Row<'a>> {
        let last = sheet.cells().last().map_or(0, |((row, _), _)| *row);
        let rows = (self.head + 1..=last).map(move |row| Row { sheet, columns: self, row });
        rows.filter(move |row| filled.iter().chain([&codes]).any(|heading| row.at(heading).is_some()))
    }

    pub fn of(&self, heading: &str) -> u16 {
        self.at.get(heading).copied().unwrap_or(u16::MAX)
    }

    /// Every row by its code. Rows without one in which something was filled in, codes that are there twice or unknown or
    /// missing, and rows that were merged are told.
    pub fn rows(
        &self,
        sheet: &Sheet,
        codes: &str,
        known: &[String],
        filled: &[&str],
        noted: &mut Noted,
    ) -> BTreeMap<String, u32> {
        let column = self.of(codes);
        let mut rows = BTreeMap::new();
        let last = sheet.cells().last().map_or(0, |((row, _), _)| *row);
        for row in self.head + 1..=last {
            match sheet.at(row, column).map(|found| found.text().trim().to_owned()).filter(|code| !code.is_empty()) {
                Some(code) if !known.contains(&code) => {
                    noted.cell(&sheet.name, (row, column), InWorkbook::UnknownCode { code })
                }
                Some(code) if rows.contains_key(&code) => {
                    noted.cell(&sheet.name, (row, column), InWorkbook::DoubleRow { code })
                }
                Some(code) => _ = rows.insert(code, row),
                None => {
                    let stray = filled.iter().map(|heading| self.of(heading)).find(|column| sheet.at(row, *column).is_some());
                    stray.into_iter().for_each(|column| noted.cell(&sheet.name, (row, column), InWorkbook::NoCode));
                }
            }
        }
        let is_merged = self.merged(sheet, codes, filled, noted);
        let missing: Vec<String> = known.iter().filter(|code| !rows.contains_key(*code)).cloned().collect();
        if !missing.is_empty() && !is_merged {
            noted.sheet(&sheet.name, InWorkbook::NoRows { codes: missing });
        }
        rows
    }

    /// Whether cells that say something of one row each were merged.
    fn merged(&self, sheet: &Sheet, codes: &str, filled: &[&str], noted: &mut Noted) -> bool {
        let own: Vec<u16> = filled.iter().chain([&codes]).map(|heading| self.of(heading)).collect();
        let is_touched = |first: u16, last: u16| own.iter().any(|column| (first..=last).contains(column));
        let mut any = false;
        for span in &sheet.merged {
            if span.last.0 > self.head && span.last != span.first && is_touched(span.first.1, span.last.1) {
                let cells = format!("{}:{}", name_of(span.first.0, span.first.1), name_of(span.last.0, span.last.1));
                // A note under the table touches no row of it.
                if (span.first.0..=span.last.0).any(|row| sheet.at(row, self.of(codes)).is_some()) {
                    noted.cell(&sheet.name, span.first, InWorkbook::Merged { cells });
                    any = true;
                }
            }
        }
        any
    }
}
