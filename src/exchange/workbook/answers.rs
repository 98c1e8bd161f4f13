//! 自评表 read back: of each row its level, its note and its reason.

use super::Content;
use super::grid::{Book, Found, Sheet, is_same};
use super::head::Columns;
use super::page::Value;
use super::read::Noted;
use super::table::said;
use crate::assessment::{Answer, Ask, Choice, Edit, ask, asked};
use crate::i18n::workbook as words;
use crate::plan::Checkpoint;
use crate::problem::InWorkbook;

const FILLED: [&str; 3] = [words::LEVEL, words::NOTE, words::REMARK];

/// Every answer that was changed by hand.
pub fn read(of: Content, book: &Book, noted: &mut Noted) -> Vec<Edit> {
    let Some(sheet) = book.sheet(words::TABLE) else {
        noted.sheet(words::TABLE, InWorkbook::NoSheet { sheet: words::TABLE.to_owned() });
        return Vec::new();
    };
    let Some(columns) = Columns::find(sheet, words::NUMBER, &FILLED, noted) else { return Vec::new() };
    let checkpoints: Vec<&Checkpoint> = asked(of.plan, &of.dossier.subject).map(|(_, checkpoint)| checkpoint).collect();
    let known: Vec<String> = checkpoints.iter().map(|checkpoint| checkpoint.id.to_string()).collect();
    let rows = columns.rows(sheet, words::NUMBER, &known, &FILLED, noted);
    let mut edits = Vec::new();
    for checkpoint in checkpoints {
        let Some(row) = rows.get(checkpoint.id.as_str()) else { continue };
        let row = Row { of, sheet, columns: &columns, row: *row, checkpoint };
        let before = of.dossier.assessment.answer(&checkpoint.id).cloned().unwrap_or_default();
        let answer = row.answer(before.clone(), noted);
        if answer != before {
            edits.push(Edit::Answer { checkpoint: checkpoint.id.clone(), answer });
        }
    }
    edits
}

struct Row<'a> {
    of: Content<'a>,
    sheet: &'a Sheet,
    columns: &'a Columns,
    row: u32,
    checkpoint: &'a Checkpoint,
}

impl Row<'_> {
    fn place(&self, heading: &str) -> (u32, u16) {
        (self.row, self.columns.of(heading))
    }

    fn at(&self, heading: &str) -> Option<&Found> {
        let (row, column) = self.place(heading);
        self.sheet.at(row, column)
    }

    /// What a cell says now, if that is not what it said; blank where it was emptied.
    fn changed(&self, heading: &str, before: &str, noted: &mut Noted) -> Option<String> {
        let found = self.at(heading);
        if is_same(found, &Value::text(before)) {
            return None;
        }
        if let Some(Found::Error(error)) = found {
            noted.cell(&self.sheet.name, self.place(heading), InWorkbook::CellError { found: error.clone() });
            return None;
        }
        Some(found.map(Found::text).unwrap_or_default())
    }

    fn answer(&self, mut answer: Answer, noted: &mut Noted) -> Answer {
        let before = said(self.of, self.checkpoint);
        if let Some(note) = self.changed(words::NOTE, &before.note, noted) {
            answer.note = note;
        }
        if let Some(level) = self.changed(words::LEVEL, &before.level, noted) {
            self.choose(&mut answer, level.trim(), noted);
        }
        if let Some(remark) = self.changed(words::REMARK, &before.remark, noted) {
            match &mut answer.choice {
                Choice::NotApplicable { reason } => *reason = remark,
                // The mark was wiped off.
                Choice::Nothing | Choice::Level(_) if remark.trim().is_empty() => answer.review = None,
                Choice::Nothing | Choice::Level(_) => {
                    noted.cell(&self.sheet.name, self.place(words::REMARK), InWorkbook::RemarkWithoutUse);
                }
            }
        }
        answer
    }

    fn choose(&self, answer: &mut Answer, level: &str, noted: &mut Noted) {
        let form = ask(self.of.plan, self.of.dossier, self.checkpoint);
        let wrong = |what, noted: &mut Noted| noted.cell(&self.sheet.name, self.place(words::LEVEL), what);
        if level == words::NOT_APPLICABLE {
            answer.choice = Choice::NotApplicable { reason: String::new() };
            return;
        }
        match form {
            _ if level.is_empty() => answer.choice = Choice::Nothing,
            Ask::Level(scale) => {
                let levels = self.of.plan.scale(&scale).map(|scale| scale.levels.as_slice()).unwrap_or_default();
                match levels.iter().find(|each| each.name == level || each.id.as_str() == level) {
                    Some(each) => answer.choice = Choice::Level(each.id.clone()),
                    None => {
                        let known = super::table::levels(self.of, self.checkpoint);
                        wrong(InWorkbook::UnknownLevel { found: level.to_owned(), known }, noted);
                    }
                }
            }
            Ask::Numbers(_) | Ask::Share(_) => wrong(InWorkbook::LevelOfNumber, noted),
        }
    }
}
