//! 基础数据表 read back: every number by its code.

use super::Content;
use super::grid::{Book, Found, Sheet, is_same};
use super::head::Columns;
use super::page::width;
use super::read::Noted;
use super::values::{Entry, Kind, entries};
use crate::assessment::{Edit, SETTING_YES, read_figure};
use crate::exact::plain;
use crate::i18n::workbook as words;
use crate::plan::{SettingKind, Unit, count};
use crate::problem::InWorkbook;

const FILLED: [&str; 2] = [words::VALUE, words::OF_ALL];

/// Every number that was changed by hand.
pub fn read(of: Content, book: &Book, noted: &mut Noted) -> Vec<Edit> {
    let entries = entries(of);
    if entries.is_empty() {
        return Vec::new();
    }
    let Some(sheet) = book.sheet(words::VALUES) else {
        noted.sheet(words::VALUES, InWorkbook::NoSheet { sheet: words::VALUES.to_owned() });
        return Vec::new();
    };
    let Some(columns) = Columns::find(sheet, words::KEY, &FILLED, noted) else { return Vec::new() };
    let known: Vec<String> = entries.iter().map(|entry| entry.key.text()).collect();
    let rows = columns.rows(sheet, words::KEY, &known, &FILLED, noted);
    let mut edits = Vec::new();
    for entry in &entries {
        let Some(row) = rows.get(&entry.key.text()) else { continue };
        let cells = FILLED.map(|heading| Place { sheet, row: *row, column: columns.of(heading) });
        if let Some(text) = changed(entry, &cells, noted) {
            edits.push(Edit::Value { key: entry.key.clone(), text });
        }
    }
    edits
}

struct Place<'a> {
    sheet: &'a Sheet,
    row: u32,
    column: u16,
}

impl Place<'_> {
    fn found(&self) -> Option<&Found> {
        self.sheet.at(self.row, self.column)
    }

    fn note(&self, what: InWorkbook, noted: &mut Noted) {
        noted.cell(&self.sheet.name, (self.row, self.column), what);
    }
}

/// What a number is now, if that is not what it was.
fn changed(entry: &Entry, cells: &[Place; 2], noted: &mut Noted) -> Option<String> {
    let is_as_before = |place: usize| is_same(cells[place].found(), &entry.cells[place]);
    let [value, all] = cells;
    if is_as_before(0) && is_as_before(1) {
        return None;
    }
    match entry.kind {
        Kind::Number(unit) => {
            if !is_as_before(1) {
                all.note(InWorkbook::OnlyOneNumber, noted);
            }
            if is_as_before(0) { None } else { number(value, unit, noted) }
        }
        Kind::Share => {
            let (meets, of) = (number(value, count(), noted)?, number(all, count(), noted)?);
            match (meets.is_empty(), of.is_empty()) {
                (true, true) => Some(String::new()),
                (false, false) => Some(format!("{meets}/{of}")),
                (true, false) | (false, true) => {
                    let empty = if meets.is_empty() { value } else { all };
                    empty.note(InWorkbook::HalfShare, noted);
                    None
                }
            }
        }
        Kind::Setting(kind) => setting(value, kind, noted),
    }
}

/// A number as it is kept; blank where the cell is, nothing where it can't be one.
fn number(place: &Place, unit: &'static Unit, noted: &mut Noted) -> Option<String> {
    let wrong = |what, noted: &mut Noted| {
        place.note(what, noted);
        None
    };
    match place.found() {
        None => Some(String::new()),
        Some(Found::Day(_)) => wrong(InWorkbook::DayForNumber, noted),
        Some(Found::Error(error)) => wrong(InWorkbook::CellError { found: error.clone() }, noted),
        Some(Found::Number(text) | Found::Text(text)) => match read_figure(text, unit) {
            None => Some(String::new()),
            Some(Err(_)) => wrong(InWorkbook::NotANumber { found: shortened(text), unit: unit.name.to_owned() }, noted),
            Some(Ok(reading)) => {
                if let Some(percent) = reading.meant_percent {
                    place.note(InWorkbook::PerhapsPercent { found: text.clone(), percent: plain(percent) }, noted);
                }
                Some(text.clone())
            }
        },
    }
}

fn setting(place: &Place, kind: SettingKind, noted: &mut Noted) -> Option<String> {
    let text = place.found().map(Found::text).unwrap_or_default();
    let text = match (kind, text.trim()) {
        (SettingKind::Flag, words::YES) => SETTING_YES,
        (SettingKind::Flag, words::NO) => "no",
        (_, other) => other,
    };
    if !kind.takes(text) {
        let what = match kind {
            SettingKind::Flag => InWorkbook::NotYesNo { found: shortened(text) },
            SettingKind::Year => InWorkbook::NotAYear { found: shortened(text) },
        };
        place.note(what, noted);
        return None;
    }
    Some(text.to_owned())
}

/// As much of a text as a sentence bears.
fn shortened(text: &str) -> String {
    if width(text) <= 40 { text.to_owned() } else { text.chars().take(18).chain(['…']).collect() }
}
