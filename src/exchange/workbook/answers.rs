//! 自评表 read back: of each row its level, its note and its reason.

use super::Content;
use super::grid::Book;
use super::head::Columns;
use super::page::Value;
use super::read::Noted;
use super::row;
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
        let row = Row { of, row: row::Row { sheet, columns: &columns, row: *row }, checkpoint };
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
    row: row::Row<'a>,
    checkpoint: &'a Checkpoint,
}

impl Row<'_> {
    fn changed(&self, heading: &str, before: &str, noted: &mut Noted) -> Option<String> {
        self.row.changed(heading, &Value::text(before), noted)
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
                    self.row.note(words::REMARK, InWorkbook::RemarkWithoutUse, noted);
                }
            }
        }
        answer
    }

    fn choose(&self, answer: &mut Answer, level: &str, noted: &mut Noted) {
        let form = ask(self.of.plan, self.of.dossier, self.checkpoint);
        let wrong = |what, noted: &mut Noted| self.row.note(words::LEVEL, what, noted);
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
