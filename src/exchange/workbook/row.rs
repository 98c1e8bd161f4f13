//! One row of a sheet that came back: what its cells say now, where that is not what they said.

use chrono::NaiveDate;

use super::grid::{Found, Sheet, is_same};
use super::head::Columns;
use super::page::Value;
use super::read::Noted;
use crate::i18n::workbook as words;
use crate::problem::InWorkbook;

#[derive(Clone, Copy)]
pub struct Row<'a> {
    pub sheet: &'a Sheet,
    pub columns: &'a Columns,
    pub row: u32,
}

impl Row<'_> {
    /// Says what is wrong with one of its cells.
    pub fn note(&self, heading: &str, what: InWorkbook, noted: &mut Noted) {
        noted.cell(&self.sheet.name, (self.row, self.columns.of(heading)), what);
    }

    pub fn at(&self, heading: &str) -> Option<&Found> {
        self.sheet.at(self.row, self.columns.of(heading))
    }

    /// What a cell says, without the blanks around it; what is still to be filled in says nothing.
    pub fn text(&self, heading: &str) -> String {
        let text = self.at(heading).map(Found::text).unwrap_or_default();
        if text.trim() == words::TO_BE_FILLED { String::new() } else { text.trim().to_owned() }
    }

    /// What a cell says now, if that is not what it said; blank where it was emptied.
    pub fn changed(&self, heading: &str, before: &Value, noted: &mut Noted) -> Option<String> {
        let found = self.at(heading);
        if is_same(found, before) {
            return None;
        }
        if let Some(Found::Error(error)) = found {
            self.note(heading, InWorkbook::CellError { found: error.clone() }, noted);
            return None;
        }
        Some(found.map(Found::text).filter(|text| text.trim() != words::TO_BE_FILLED).unwrap_or_default())
    }

    /// Puts what a cell says now into a text, if it was changed; a blank one says that it is still to be filled in.
    pub fn take_text(&self, heading: &str, text: &mut String, noted: &mut Noted) {
        let asked = Value::text(words::TO_BE_FILLED);
        let before = if text.trim().is_empty() && is_same(self.at(heading), &asked) { asked } else { Value::text(text) };
        if let Some(changed) = self.changed(heading, &before, noted) {
            *text = changed;
        }
    }

    /// Puts the day that a cell says now into a day, if it was changed.
    pub fn take_day(&self, heading: &str, day: &mut Option<NaiveDate>, noted: &mut Noted) {
        let before = day.map_or(Value::Blank, Value::Day);
        let Some(changed) = self.changed(heading, &before, noted) else { return };
        match changed.trim() {
            "" => *day = None,
            text => match read_day(text) {
                Some(read) => *day = Some(read),
                None => self.note(heading, InWorkbook::NotADay { found: changed.clone() }, noted),
            },
        }
    }
}

/// A day as people type it into a table: `2026-12-31`, `2026/12/31`, `2026.12.31`, `2026年12月31日`.
fn read_day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.trim_end_matches('日').split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let is_year = year.len() == 4;
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| is_year)
}
