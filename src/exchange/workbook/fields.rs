//! The cover read back: who filled in a form, and the facts of its identity.

use super::cover::{Line, fact_name, facts, lines};
use super::grid::{Book, Found, Sheet, is_same};
use super::page::Value;
use super::read::Noted;
use super::{Content, Purpose};
use crate::assessment::{Dossier, Edit};
use crate::i18n::workbook as words;
use crate::problem::InWorkbook;

fn cover<'b>(book: &'b Book, noted: &mut Noted) -> Option<&'b Sheet> {
    let sheet = book.sheet(words::COVER);
    if sheet.is_none() {
        noted.sheet(words::COVER, InWorkbook::NoSheet { sheet: words::COVER.to_owned() });
    }
    sheet
}

/// The row of a line, by what it is called.
fn row_of(sheet: &Sheet, name: &str) -> Option<u32> {
    let says = |found: &Found| matches!(found, Found::Text(text) if text.trim() == name);
    sheet.cells().find(|((_, column), found)| *column == 0 && says(found)).map(|((row, _), _)| *row)
}

fn text_of(sheet: &Sheet, name: &str) -> String {
    let found = row_of(sheet, name).and_then(|row| sheet.at(row, 1));
    found.map(|found| found.text().trim().to_owned()).unwrap_or_default()
}

/// Names the one who filled in a form: without a name nobody knows whose it is.
pub fn name_form(book: &Book, dossier: &mut Dossier, noted: &mut Noted) {
    let Some(sheet) = cover(book, noted) else { return };
    // What a form asks hangs on whom it was made for, so their name stays.
    let is_for_anyone = dossier.subject.name == words::FORM_NAME;
    let name = if is_for_anyone { text_of(sheet, words::NAME) } else { dossier.subject.name.clone() };
    if name.is_empty() {
        match row_of(sheet, words::NAME) {
            Some(row) => noted.cell(words::COVER, (row, 1), InWorkbook::NoName),
            None => noted.sheet(words::COVER, InWorkbook::NoName),
        }
    }
    dossier.subject.name = name;
    dossier.subject.code = Some(text_of(sheet, words::CODE)).filter(|code| !code.is_empty());
    let region = text_of(sheet, words::REGION);
    dossier.subject.region = region.split_whitespace().collect::<Vec<_>>().join("/");
}

/// The facts that were said by hand. What else stands on a cover is told to be left as it was.
pub fn read(of: Content, book: &Book, noted: &mut Noted) -> Vec<Edit> {
    let Some(sheet) = cover(book, noted) else { return Vec::new() };
    let mut edits = Vec::new();
    for fact in facts(of) {
        let name = fact_name(fact);
        let Some(row) = row_of(sheet, name) else { continue };
        let line = lines(of).into_iter().find(|line| line.name == name);
        if line.is_some_and(|line: Line| is_same(sheet.at(row, 1), &line.value)) {
            continue;
        }
        let is = match text_of(sheet, name).as_str() {
            words::YES => Some(true),
            words::NO => Some(false),
            "" => None,
            other => {
                noted.cell(words::COVER, (row, 1), InWorkbook::NotYesNo { found: other.to_owned() });
                continue;
            }
        };
        edits.push(Edit::Fact { fact, is });
    }
    let row = row_of(sheet, words::NAME).unwrap_or_default();
    if of.purpose == Purpose::Paper && !is_same(sheet.at(row, 1), &Value::text(&of.dossier.subject.name)) {
        noted.cell(words::COVER, (row, 1), InWorkbook::NotTaken);
    }
    edits
}
