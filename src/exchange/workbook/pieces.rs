//! 佐证材料目录 read back: every document on the shelf. A row is that of its code, or else of its number on the shelf; any
//! other that has a title is a new document. Rows that were taken away remove nothing.

use super::Content;
use super::grid::Book;
use super::head::Columns;
use super::read::{Noted, digest};
use super::row::Row;
use crate::assessment::{Edit, Evidence, EvidenceId, EvidenceKind, is_of};
use crate::exchange::binder::Filed;
use crate::i18n::{EvidenceWords, Language, workbook as words};
use crate::plan::IndicatorId;
use crate::problem::InWorkbook;

const FILLED: [&str; 7] =
    [words::TITLE, words::SORT, words::ISSUE_NUMBER, words::ISSUE_DATE, words::KEPT_AT, words::LINK, words::SERVES];

/// Every document that was changed or added by hand.
pub fn read(of: Content, filed: &[Filed], book: &Book, noted: &mut Noted) -> Vec<Edit> {
    let Some(sheet) = book.sheet(words::EVIDENCE) else {
        noted.sheet(words::EVIDENCE, InWorkbook::SheetNotTaken { sheet: words::EVIDENCE.to_owned() });
        return Vec::new();
    };
    let optional = [words::KEY, words::BINDER];
    let Some(columns) = Columns::find_with(sheet, words::TITLE, &FILLED[1..], &optional, noted) else { return Vec::new() };
    let mut left: Vec<&Filed> = filed.iter().collect();
    let rows = columns.filled(sheet, words::BINDER, &FILLED);
    let (with_code, without): (Vec<Row>, Vec<Row>) = rows.partition(|row| !row.text(words::KEY).is_empty());
    let mut edits = Vec::new();
    for row in with_code {
        let code = row.text(words::KEY);
        match left.iter().position(|each| each.evidence.id.as_str() == code) {
            Some(place) => edits.extend(changed(of, &row, left.remove(place).evidence.clone(), noted)),
            None if filed.iter().any(|each| each.evidence.id.as_str() == code) => {
                row.note(words::KEY, InWorkbook::DoubleRow { code }, noted);
            }
            None => row.note(words::KEY, InWorkbook::UnknownCode { code }, noted),
        }
    }
    for row in without {
        let number = row.text(words::BINDER);
        let known = left.iter().position(|each| each.number == number);
        match known {
            Some(place) => edits.extend(changed(of, &row, left.remove(place).evidence.clone(), noted)),
            None if says_something(&row) => edits.extend(new(of, &row, noted)),
            None => {}
        }
    }
    if !left.is_empty() {
        let codes = left.iter().map(|each| each.number.clone()).collect();
        noted.sheet(words::EVIDENCE, InWorkbook::RowsKept { codes });
    }
    edits
}

/// A note under the table says nothing of a document.
fn says_something(row: &Row) -> bool {
    FILLED.iter().any(|heading| !row.text(heading).is_empty()) && row.text(words::TITLE) != words::NO_EVIDENCE
}

fn new(of: Content, row: &Row, noted: &mut Noted) -> Option<Edit> {
    let title = row.text(words::TITLE);
    let whose = format!("{}|{}|{title}|{}", of.dossier.subject.id, of.plan.id, row.text(words::ISSUE_NUMBER));
    let id = EvidenceId::from(digest(words::COPY, &whose));
    changed(of, row, Evidence { serves: Vec::new(), ..Evidence::new(id, String::new(), &IndicatorId::default()) }, noted)
}

fn changed(of: Content, row: &Row, before: Evidence, noted: &mut Noted) -> Option<Edit> {
    let mut now = before.clone();
    let texts = [
        (words::TITLE, &mut now.title),
        (words::ISSUE_NUMBER, &mut now.number),
        (words::KEPT_AT, &mut now.kept_at),
        (words::LINK, &mut now.link),
    ];
    texts.into_iter().for_each(|(heading, text)| row.take_text(heading, text, noted));
    if now.title.trim().is_empty() {
        row.note(words::TITLE, InWorkbook::NoTitle, noted);
    }
    row.take_day(words::ISSUE_DATE, &mut now.date, noted);
    let sort = row.text(words::SORT);
    let kind_name = EvidenceWords::of(Language::Zh).kind_name;
    match EvidenceKind::ALL.iter().find(|kind| kind_name(**kind) == sort) {
        Some(kind) => now.kind = *kind,
        // Nobody has to say what sort of thing a new one is.
        None if sort.is_empty() => {}
        None => {
            let known = EvidenceKind::ALL.iter().map(|kind| kind_name(*kind).to_owned()).collect();
            row.note(words::SORT, InWorkbook::UnknownSort { found: sort, known }, noted);
        }
    }
    serve(of, row, &mut now, noted);
    (now != before).then(|| Edit::Evidence { id: now.id.clone(), evidence: Some(now) })
}

/// Which indicators of this plan it bears out; those of other plans stay.
fn serve(of: Content, row: &Row, evidence: &mut Evidence, noted: &mut Noted) {
    let text = row.text(words::SERVES);
    let own: Vec<&str> = serving(of, evidence).map(|(no, _)| no).collect();
    let said: Vec<&str> =
        text.split(['、', '，', ',', '；', ';', ' ', '\n']).map(str::trim).filter(|no| !no.is_empty()).collect();
    if said == own && !said.is_empty() {
        return;
    }
    if said.is_empty() {
        row.note(words::SERVES, InWorkbook::ServesNothing, noted);
        return;
    }
    let known = |no: &&str| of.plan.indicators.iter().find(|indicator| indicator.no == *no);
    if let Some(unknown) = said.iter().find(|no| known(no).is_none()) {
        row.note(words::SERVES, InWorkbook::UnknownIndicator { found: (*unknown).to_owned() }, noted);
        return;
    }
    evidence.serves.retain(|id| !is_of(id, &of.plan.id));
    evidence.serves.extend(said.iter().filter_map(known).map(|indicator| indicator.id.clone()));
}

fn serving<'a>(of: Content<'a>, evidence: &Evidence) -> impl Iterator<Item = (&'a str, &'a IndicatorId)> {
    let own = of.plan.indicators.iter().filter(|indicator| evidence.serves(&indicator.id));
    own.map(|indicator| (indicator.no.as_str(), &indicator.id))
}
