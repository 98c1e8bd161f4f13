//! A sheet before it is written: its cells by row, and how it is to look and to print. Plain data: what is written from it
//! ([`super::render`]) is held against it again when the file is read back.

use std::ops::RangeBounds;

use chrono::NaiveDate;

use crate::exact::Ratio;
use crate::exact::{read_decimal, short};

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    #[default]
    Blank,
    Text(String),
    /// A decimal, as a number that can be summed.
    Number(String),
    Day(NaiveDate),
}

/// How a cell looks. What can be filled in is light; it alone is not locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Look {
    /// No border, no fill.
    #[default]
    Bare,
    Title,
    /// A line of small print under a title.
    Line,
    Head,
    Text,
    Centre,
    Number,
    Day,
    /// A code by which a row is found again: small and grey.
    Code,
    Fill,
    FillCentre,
    FillNumber,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub value: Value,
    pub look: Look,
}

/// Cells that stand as one; its first cell has the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub first: (u32, u16),
    pub last: (u32, u16),
}

/// What may be chosen in a column of cells, with a word on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub cell: (u32, u16),
    pub among: Vec<String>,
}

/// Words of a column that are set off, in print too: by a shade, and bold where it is grave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shade {
    pub column: u16,
    pub words: Vec<String>,
    pub is_grave: bool,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub name: &'static str,
    /// In characters of the ordinary font; a Chinese one takes two.
    pub widths: Vec<u16>,
    pub rows: Vec<Vec<Cell>>,
    /// The height of each row that is not the ordinary one, in points.
    pub heights: Vec<(u32, u16)>,
    pub spans: Vec<Span>,
    /// How many rows stay on screen and stand on every printed page.
    pub head: u32,
    pub choices: Vec<Choice>,
    pub shades: Vec<Shade>,
    /// Only what is to be filled in can be changed.
    pub is_locked: bool,
    pub is_portrait: bool,
    /// How many columns are printed; codes stand beside them.
    pub printed: u16,
}

impl Cell {
    pub fn text(look: Look, text: impl AsRef<str>) -> Self {
        Self { value: Value::text(text.as_ref()), look }
    }

    pub fn number(look: Look, number: &str) -> Self {
        Self { value: Value::number(number), look }
    }

    pub fn day(look: Look, day: Option<NaiveDate>) -> Self {
        Self { value: day.map_or(Value::Blank, Value::Day), look }
    }
}

/// The longest text of a cell, in UTF-16 units: spreadsheets take 32,767.
const MOST_TEXT: usize = 32_000;

impl Value {
    /// A text as a cell can hold it: without what no spreadsheet shows, and not too long.
    pub fn text(text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let is_lost = |c: &char| matches!(c, '\u{fffe}' | '\u{ffff}') || c.is_control() && !matches!(c, '\n' | '\t');
        let mut units = 0;
        let fits = |c: &char| {
            units += c.len_utf16();
            units <= MOST_TEXT
        };
        let text: String = text.chars().filter(|c| !is_lost(c)).take_while(fits).collect();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A decimal as a number; anything else as the text it is.
    pub fn number(number: &str) -> Self {
        match read_decimal(number) {
            Some(decimal) => Self::Number(crate::exact::plain(decimal)),
            None => Self::text(number),
        }
    }

    pub fn ratio(value: &Ratio, places: u32) -> Self {
        Self::number(&short(value, places))
    }
}

/// The width of a text in characters of the ordinary font.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Points of one line of text.
const LINE: usize = 14;
const LEAST: usize = 20;
const MOST_HEIGHT: usize = 400;

impl Page {
    pub fn new(name: &'static str, widths: &[u16]) -> Self {
        Self { name, widths: widths.to_vec(), printed: widths.len() as u16, ..Self::default() }
    }

    /// The next row, and its place.
    pub fn push(&mut self, cells: Vec<Cell>) -> u32 {
        self.rows.push(cells);
        self.rows.len() as u32 - 1
    }

    /// The headings of the columns, under which everything else moves.
    pub fn push_heads(&mut self, headings: &[&str]) {
        let row = self.push(headings.iter().map(|heading| Cell::text(Look::Head, heading)).collect());
        self.heights.push((row, 26));
        self.head = row + 1;
    }

    /// The next row, one cell over all that is printed.
    pub fn push_wide(&mut self, cell: Cell, height: u16) -> u32 {
        let row = self.push(vec![cell]);
        let last = self.printed.saturating_sub(1);
        if last > 0 {
            self.spans.push(Span { first: (row, 0), last: (row, last) });
        }
        self.heights.push((row, height));
        row
    }

    /// Makes a row as high as the longest of these cells needs; others stand over several rows.
    pub fn fit(&mut self, row: u32, columns: impl RangeBounds<u16>) {
        let Some(cells) = self.rows.get(row as usize) else { return };
        let lines = cells.iter().enumerate().filter(|(column, _)| columns.contains(&(*column as u16))).map(|(column, cell)| {
            let room = self.widths.get(column).map_or(10, |width| usize::from(*width)).saturating_sub(1).max(4);
            match &cell.value {
                Value::Text(text) => lines(text, room),
                Value::Blank | Value::Number(_) | Value::Day(_) => 1,
            }
        });
        let height = (lines.max().unwrap_or(1) * LINE + 6).clamp(LEAST, MOST_HEIGHT);
        self.heights.push((row, height as u16));
    }

    /// Makes the rows of a span high enough for a text that stands over all of them.
    pub fn stretch(&mut self, span: Span, text: &str) {
        let room = usize::from(self.widths.get(usize::from(span.first.1)).copied().unwrap_or(10)).saturating_sub(1).max(4);
        let needed = (lines(text, room) * LINE + 6).min(MOST_HEIGHT);
        let is_inside = |row: u32| (span.first.0..=span.last.0).contains(&row);
        let have: usize = self.heights.iter().filter(|(row, _)| is_inside(*row)).map(|(_, height)| usize::from(*height)).sum();
        if needed <= have {
            return;
        }
        if let Some((_, height)) = self.heights.iter_mut().find(|(row, _)| *row == span.last.0) {
            *height = (usize::from(*height) + needed - have).min(MOST_HEIGHT) as u16;
        }
    }

    /// Lets cells of a column stand as one.
    pub fn join(&mut self, column: u16, from: u32, to: u32) -> Option<Span> {
        let span = Span { first: (from, column), last: (to, column) };
        if to > from {
            self.spans.push(span);
        }
        Some(span)
    }
}

/// How many lines a text takes in a column.
fn lines(text: &str, room: usize) -> usize {
    text.split('\n').map(|line| width(line).div_ceil(room).max(1)).sum()
}
