//! The hidden sheet: which plan a workbook asks, and the assessment that it was made from, as its own file.

use chrono::NaiveDate;

use super::Purpose;
use super::grid::Sheet;
use super::page::{Cell, Look, Page};
use crate::assessment::{PlanRef, read_day};
use crate::problem::{InWorkbook, Problem, What};

/// The name of the sheet.
pub const SHEET: &str = "duibiao";

const FORMAT: &str = "duibiao-workbook";

/// The newest version that this program reads and writes.
pub const VERSION: u64 = 1;

/// What the hidden sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub purpose: Purpose,
    pub plan: PlanRef,
    /// The day on which it was judged.
    pub today: NaiveDate,
    /// The assessment file.
    pub base: String,
}

/// Characters of the file in one cell: each may take two of those that a spreadsheet counts.
const PIECE: usize = 15_000;

impl Identity {
    pub fn page(&self) -> Page {
        let mut page = Page::new(SHEET, &[20, 60]);
        let purpose = match self.purpose {
            Purpose::Paper => "paper",
            Purpose::Form => "form",
        };
        let lines = [
            ("format", FORMAT),
            ("version", &VERSION.to_string()),
            ("purpose", purpose),
            ("plan", self.plan.id.as_str()),
            ("edition", &self.plan.edition),
            ("hash", &self.plan.hash),
            ("today", &self.today.to_string()),
        ];
        for (name, text) in lines {
            page.push(vec![Cell::text(Look::Bare, name), Cell::text(Look::Bare, text)]);
        }
        let file: Vec<char> = plain_letters(&self.base).chars().collect();
        for piece in file.chunks(PIECE) {
            page.push(vec![Cell::text(Look::Bare, "file"), Cell::text(Look::Bare, piece.iter().collect::<String>())]);
        }
        page
    }

    /// What a sheet says; `None` if it is none of ours.
    pub fn read(sheet: &Sheet) -> Result<Option<Self>, Problem> {
        let found = |name: &str| sheet.beside(name);
        if found("format").as_deref() != Some(FORMAT) {
            return Ok(None);
        }
        let version = found("version").and_then(|text| text.parse().ok()).unwrap_or_default();
        if version > VERSION {
            return Err(Problem::new("", What::NewerFormat { found: version, known: VERSION }));
        }
        let purpose = match found("purpose").as_deref() {
            Some("form") => Purpose::Form,
            Some(_) | None => Purpose::Paper,
        };
        let damaged = || Problem::new("", What::InWorkbook(InWorkbook::HiddenSheet));
        let read = || {
            let plan = PlanRef { id: found("plan")?.as_str().into(), edition: found("edition")?, hash: found("hash")? };
            let base: String = sheet.all_beside("file").concat();
            Some(Self { purpose, plan, today: read_day(&found("today")?)?, base })
        };
        read().map(Some).ok_or_else(damaged)
    }
}

/// JSON in letters that every spreadsheet program gives back as they are: `_` may begin an escape of its own there.
fn plain_letters(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '_' | '\u{fffe}' | '\u{ffff}' | '\u{7f}'..='\u{9f}' => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text
}
