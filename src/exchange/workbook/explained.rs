//! 校验说明 read back: what is said about what was noticed is the note of its checkpoint, which stands in 自评表 as well.

use super::Content;
use super::checks::noticed;
use super::grid::{Book, Sheet};
use super::head::Columns;
use super::page::Value;
use super::read::Noted;
use super::row::Row;
use crate::assessment::{Edit, Oddity};
use crate::i18n::{CheckWords, Language, workbook as words};
use crate::plan::CheckpointId;
use crate::problem::InWorkbook;

const FILLED: [&str; 2] = [words::NOTICED, words::SAID];

/// Adds what was explained by hand to the answers that were changed.
pub fn read(of: Content, book: &Book, edits: &mut Vec<Edit>, noted: &mut Noted) {
    let not_taken = |noted: &mut Noted| {
        noted.sheet(words::CHECKS, InWorkbook::SheetNotTaken { sheet: words::CHECKS.to_owned() });
    };
    let Some(sheet) = book.sheet(words::CHECKS) else { return not_taken(noted) };
    let Some(columns) = Columns::find(sheet, words::NUMBER, &FILLED, noted) else { return };
    for (oddity, checkpoint, said) in noticed(of) {
        let Some(row) = row_of(sheet, &columns, oddity, checkpoint.as_ref()) else {
            not_taken(noted);
            return;
        };
        let before = if said.trim().is_empty() { Value::text(words::TO_BE_FILLED) } else { Value::text(&said) };
        let Some(note) = row.changed(words::SAID, &before, noted) else { continue };
        match checkpoint {
            Some(checkpoint) if of.seal.is_none() => explain(of, &row, checkpoint, note, edits, noted),
            Some(_) | None => row.note(words::SAID, InWorkbook::ExplainedElsewhere, noted),
        }
    }
}

fn row_of<'a>(sheet: &'a Sheet, columns: &'a Columns, oddity: Oddity, checkpoint: Option<&CheckpointId>) -> Option<Row<'a>> {
    let noticed = (CheckWords::of(Language::Zh).oddity)(oddity);
    let number = checkpoint.map_or(words::WHOLE, |id| id.as_str());
    columns
        .filled(sheet, words::NUMBER, &FILLED)
        .find(|row| row.text(words::NUMBER) == number && row.text(words::NOTICED) == noticed)
}

/// A note that was changed here and otherwise in 自评表 is for people to settle.
fn explain(of: Content, row: &Row, checkpoint: CheckpointId, note: String, edits: &mut Vec<Edit>, noted: &mut Noted) {
    let before = of.dossier.assessment.answer(&checkpoint).cloned().unwrap_or_default();
    let known = edits.iter_mut().find_map(|edit| match edit {
        Edit::Answer { checkpoint: own, answer } if *own == checkpoint => Some(answer),
        _ => None,
    });
    match known {
        Some(answer) if answer.note == before.note || answer.note == note => answer.note = note,
        Some(_) => row.note(words::SAID, InWorkbook::ExplainedTwice, noted),
        None => {
            let mut answer = before;
            answer.note = note;
            edits.push(Edit::Answer { checkpoint, answer });
        }
    }
}
