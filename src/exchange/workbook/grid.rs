//! The cells of a workbook as they are read: the only code that names the crate that reads. Cells are taken one by one: a
//! sheet that claims to be huge is never laid out.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};
use chrono::{Days, NaiveDate};

use super::guard;
use super::page::{Page, Span, Value};
use crate::exact::from_cell;
use crate::problem::{InWorkbook, Problem, What};

/// The farthest cell that is looked at, and how many in all: the largest of ours has some 15,000.
const MOST_ROWS: u32 = 20_000;
const MOST_COLUMNS: u32 = 100;
const MOST_CELLS: usize = 200_000;
const MOST_SHEETS: usize = 40;

/// What stands in a cell that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Text(String),
    Number(String),
    Day(NaiveDate),
    /// `#REF!` and the like.
    Error(String),
}

#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub name: String,
    cells: BTreeMap<(u32, u16), Found>,
    pub merged: Vec<Span>,
}

#[derive(Clone, Debug, Default)]
pub struct Book {
    sheets: Vec<Sheet>,
}

fn refused<T>(what: InWorkbook) -> Result<T, Vec<Problem>> {
    Err(vec![Problem::new("", What::InWorkbook(what))])
}

/// Every cell of a workbook, once it is sure that it is small and harmless.
pub fn read(bytes: &[u8]) -> Result<Book, Vec<Problem>> {
    guard::check(bytes).map_err(|what| vec![Problem::new("", What::InWorkbook(what))])?;
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else { return refused(InWorkbook::Damaged) };
    let names = book.sheet_names();
    if names.len() > MOST_SHEETS {
        return refused(InWorkbook::TooManyCells { sheet: names[0].clone() });
    }
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for name in names {
        match sheet(&mut book, &name, &mut left) {
            Ok(sheet) => sheets.push(sheet),
            Err(Trouble::Damaged) => return refused(InWorkbook::Damaged),
            Err(Trouble::TooLarge) => return refused(InWorkbook::TooManyCells { sheet: name }),
        }
    }
    Ok(Book { sheets })
}

enum Trouble {
    Damaged,
    TooLarge,
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Sheet, Trouble> {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart on a sheet of its own has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(sheet),
        Err(_) => return Err(Trouble::Damaged),
    };
    while let Some(cell) = cells.next_cell().map_err(|_| Trouble::Damaged)? {
        let (row, column) = cell.get_position();
        let Some(found) = found(cell.get_value()) else { continue };
        *left = left.checked_sub(1).ok_or(Trouble::TooLarge)?;
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(Trouble::TooLarge);
        }
        sheet.cells.insert((row, column as u16), found);
    }
    drop(cells);
    let place = |(row, column): (u32, u32)| (row, u16::try_from(column).unwrap_or(u16::MAX));
    if let Ok(merged) = book.merge_cells_by_sheet_name(name) {
        sheet.merged = merged.iter().map(|each| Span { first: place(each.start), last: place(each.end) }).collect();
    }
    Ok(sheet)
}

fn found(value: &DataRef) -> Option<Found> {
    let text = |text: &str| (!text.is_empty()).then(|| Found::Text(text.to_owned()));
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Found::Number(number.to_string())),
        DataRef::Float(number) => from_cell(*number).map(Found::Number),
        DataRef::String(own) => text(own),
        DataRef::SharedString(own) => text(own),
        DataRef::Bool(is) => text(if *is { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => {
            let number = from_cell(moment.as_f64())?;
            Some(day(&number).map_or(Found::Number(number), Found::Day))
        }
        DataRef::DateTimeIso(own) | DataRef::DurationIso(own) => {
            Some(own.get(..10).and_then(crate::assessment::read_day).map_or(Found::Text(own.clone()), Found::Day))
        }
        DataRef::Error(error) => Some(Found::Error(Data::Error(error.clone()).to_string())),
    }
}

/// The day that a serial number means: day 1 is the first of 1900, and there was a 29 February that year.
fn day(number: &str) -> Option<NaiveDate> {
    let days = number.split('.').next()?.parse().ok()?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

impl Book {
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name.trim() == name)
    }
}

impl Sheet {
    pub fn at(&self, row: u32, column: u16) -> Option<&Found> {
        self.cells.get(&(row, column))
    }

    pub fn cells(&self) -> impl Iterator<Item = (&(u32, u16), &Found)> {
        self.cells.iter()
    }

    /// The text beside a name in the first column.
    pub fn beside(&self, name: &str) -> Option<String> {
        self.all_beside(name).into_iter().next()
    }

    /// The texts beside a name in the first column.
    pub fn all_beside(&self, name: &str) -> Vec<String> {
        let is_it = |found: &Found| matches!(found, Found::Text(text) if text == name);
        let rows = self.cells.iter().filter(|((_, column), found)| *column == 0 && is_it(found)).map(|((row, _), _)| *row);
        rows.filter_map(|row| self.at(row, 1).map(Found::text)).collect()
    }

    /// Whether it has what a page says, cell by cell, and nothing more.
    pub fn says(&self, page: &Page) -> bool {
        let mut said = 0;
        for (row, cells) in page.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let place = (row as u32, column as u16);
                let is_covered = || {
                    page.spans.iter().any(|span| {
                        place != span.first
                            && (span.first.0..=span.last.0).contains(&place.0)
                            && (span.first.1..=span.last.1).contains(&place.1)
                    })
                };
                match self.at(place.0, place.1) {
                    found if is_same(found, &cell.value) => said += usize::from(found.is_some()),
                    None if is_covered() => {}
                    Some(_) | None => return false,
                }
            }
        }
        said == self.cells.len()
    }
}

/// Whether a cell says just this.
pub fn is_same(found: Option<&Found>, value: &Value) -> bool {
    match (found, value) {
        (None, Value::Blank) => true,
        (Some(Found::Text(text)), Value::Text(own)) => text == own,
        (Some(Found::Number(number)), Value::Number(own)) => number == own || rounded(number) == rounded(own),
        (Some(Found::Day(day)), Value::Day(own)) => day == own,
        (Some(Found::Text(_) | Found::Number(_) | Found::Day(_) | Found::Error(_)) | None, _) => false,
    }
}

/// As a spreadsheet keeps it.
fn rounded(number: &str) -> Option<String> {
    from_cell(crate::exact::to_cell(number))
}

impl Found {
    /// What it says, as text.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Error(text) => text.clone(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// A cell as people name it: `E17`.
pub fn name_of(row: u32, column: u16) -> String {
    let mut letters = Vec::new();
    let mut left = u32::from(column) + 1;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}
