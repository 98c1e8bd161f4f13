//! 佐证材料目录: every piece of evidence under the number that it has in the binder on the shelf.
//!
//! The numbers are those of [`crate::exchange::binder`], the same on every paper.

use super::page::{Cell, Look, Page};
use super::{Content, Purpose};
use crate::exchange::binder::Filed;
use crate::i18n::{EvidenceWords, Language, workbook as words};
use crate::plan::Indicator;

const WIDTHS: [u16; 9] = [10, 34, 9, 18, 16, 22, 24, 28, 24];

/// The columns, in their order; the last is printed by nobody.
const COLUMNS: [&str; 9] = [
    words::BINDER,
    words::TITLE,
    words::SORT,
    words::ISSUE_NUMBER,
    words::ISSUE_DATE,
    words::KEPT_AT,
    words::LINK,
    words::SERVES,
    words::KEY,
];

/// What an indicator rests on, each piece on a line.
pub fn cited(filed: &[Filed], indicator: &Indicator) -> String {
    let own = filed.iter().filter(|each| each.evidence.serves(&indicator.id));
    own.map(|each| format!("{} {}", each.number, each.evidence.title)).collect::<Vec<_>>().join("\n")
}

/// The whole sheet; nothing for a form.
pub fn page(of: Content, filed: &[Filed]) -> Option<Page> {
    if of.purpose == Purpose::Form {
        return None;
    }
    let mut page = Page::new(words::EVIDENCE, &WIDTHS);
    page.printed -= 1;
    page.push_wide(Cell::text(Look::Title, words::EVIDENCE), 30);
    page.push_wide(Cell::text(Look::Line, super::line(of)), 20);
    page.push_heads(&COLUMNS);
    let kind = EvidenceWords::of(Language::Zh).kind_name;
    for Filed { number, evidence, serves } in filed {
        let serves = serves.iter().map(|indicator| indicator.no.as_str()).collect::<Vec<_>>().join("、");
        let row = page.push(vec![
            Cell::text(Look::Centre, number),
            Cell::text(Look::Text, &evidence.title),
            Cell::text(Look::Centre, kind(evidence.kind)),
            Cell::text(Look::Text, &evidence.number),
            Cell::day(Look::Day, evidence.date),
            Cell::text(Look::Text, &evidence.kept_at),
            Cell::text(Look::Text, &evidence.link),
            Cell::text(Look::Text, serves),
            Cell::text(Look::Code, evidence.id.as_str()),
        ]);
        page.fit(row, ..);
    }
    if filed.is_empty() {
        of.whole()?;
        page.push_wide(Cell::text(Look::Text, words::NO_EVIDENCE), 24);
    }
    Some(page)
}
