//! 未达成与整改台账 read back: what is done about each problem. A row is that of its code, or of the first entry of its
//! checkpoint that no other row is; any other that says something is a new entry. Rows that were taken away remove nothing.

use super::Content;
use super::grid::Book;
use super::head::Columns;
use super::ledger::entries;
use super::read::{Noted, digest};
use super::row::Row;
use crate::assessment::{Closing, Edit, Rectification, RectificationId};
use crate::i18n::workbook as words;
use crate::plan::CheckpointId;
use crate::problem::InWorkbook;

const FILLED: [&str; 9] = [
    words::PROBLEM,
    words::CAUSE,
    words::MEASURE,
    words::RESPONSIBLE,
    words::PERSON,
    words::DUE,
    words::PROGRESS,
    words::CLOSED,
    words::CLOSED_BY,
];

/// Every rectification that was changed or added by hand.
pub fn read(of: Content, book: &Book, noted: &mut Noted) -> Vec<Edit> {
    let Some(sheet) = book.sheet(words::LEDGER) else {
        noted.sheet(words::LEDGER, InWorkbook::SheetNotTaken { sheet: words::LEDGER.to_owned() });
        return Vec::new();
    };
    let Some(columns) = Columns::find_with(sheet, words::NUMBER, &FILLED, &[words::KEY], noted) else { return Vec::new() };
    let mut left: Vec<(CheckpointId, Option<Rectification>)> = entries(of);
    let rows: Vec<Row> = columns.filled(sheet, words::NUMBER, &FILLED).collect();
    let keyed = |row: &Row, left: &[(CheckpointId, Option<Rectification>)]| {
        let code = row.text(words::KEY);
        left.iter().position(|(_, each)| each.as_ref().is_some_and(|each| each.id.as_str() == code))
    };
    // Whoever has a code comes first, so that a row without one never takes its place.
    let (with_code, without): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| !row.text(words::KEY).is_empty());
    let mut edits = Vec::new();
    for row in with_code {
        match keyed(&row, &left) {
            Some(place) => edits.extend(left.remove(place).1.and_then(|before| changed(&row, before, noted))),
            None if of.dossier.assessment.rectification(&row.text(words::KEY).into()).is_some() => {
                row.note(words::KEY, InWorkbook::DoubleRow { code: row.text(words::KEY) }, noted);
            }
            None => row.note(words::KEY, InWorkbook::UnknownCode { code: row.text(words::KEY) }, noted),
        }
    }
    let mut added: Vec<CheckpointId> = Vec::new();
    for row in without {
        let number = row.text(words::NUMBER);
        let id = CheckpointId::from(number.clone());
        if number.is_empty() || of.plan.checkpoint(&id).is_none() {
            if says_something(&row) {
                let what = if number.is_empty() { InWorkbook::NoCode } else { InWorkbook::UnknownCode { code: number } };
                row.note(words::NUMBER, what, noted);
            }
            continue;
        }
        let claimed = left.iter().position(|(checkpoint, _)| *checkpoint == id).and_then(|place| left.remove(place).1);
        match claimed {
            Some(before) => edits.extend(changed(&row, before, noted)),
            None if says_something(&row) => {
                added.push(id.clone());
                let place = added.iter().filter(|each| **each == id).count();
                let whose = format!("{}|{id}|{place}", of.dossier.assessment.id);
                let new = Rectification::new(RectificationId::from(digest(words::COPY, &whose)), id);
                edits.extend(changed(&row, new, noted));
            }
            None => {}
        }
    }
    let kept: Vec<String> = left.iter().filter(|(_, each)| each.is_some()).map(|(id, _)| id.to_string()).collect();
    if !kept.is_empty() {
        noted.sheet(words::LEDGER, InWorkbook::RowsKept { codes: kept });
    }
    edits
}

fn says_something(row: &Row) -> bool {
    FILLED.iter().any(|heading| !row.text(heading).is_empty())
}

fn changed(row: &Row, before: Rectification, noted: &mut Noted) -> Option<Edit> {
    let mut now = before.clone();
    let texts = [
        (words::PROBLEM, &mut now.problem),
        (words::CAUSE, &mut now.cause),
        (words::MEASURE, &mut now.measure),
        (words::RESPONSIBLE, &mut now.unit),
        (words::PERSON, &mut now.person),
        (words::PROGRESS, &mut now.progress),
    ];
    texts.into_iter().for_each(|(heading, text)| row.take_text(heading, text, noted));
    row.take_day(words::DUE, &mut now.due, noted);
    let (mut on, mut proof) = now.closed.take().map(|closing| (Some(closing.on), closing.proof)).unwrap_or_default();
    row.take_day(words::CLOSED, &mut on, noted);
    row.take_text(words::CLOSED_BY, &mut proof, noted);
    match on {
        Some(on) => now.closed = Some(Closing { on, proof }),
        None if proof.trim().is_empty() => {}
        // Its day was wiped off, what proves it was not: or it was never typed.
        None => row.note(words::CLOSED, InWorkbook::ProofWithoutDay, noted),
    }
    (now != before).then(|| Edit::Rectification { id: now.id.clone(), rectification: Some(now) })
}
