//! 未达成与整改台账: what falls short and what is done about it, in the plan's order. What falls short without a word on it
//! stands there too, to be completed: nothing is invented. 基本达成 asks for no ledger.

use super::page::{Cell, Look, Page};
use super::{Content, Purpose};
use crate::assessment::{LedgerOrder, LedgerShown, Rectification};
use crate::i18n::workbook as words;
use crate::plan::{Checkpoint, CheckpointId, Indicator};

const WIDTHS: [u16; 14] = [6, 9, 9, 26, 26, 20, 24, 14, 10, 15, 20, 15, 18, 24];

/// The columns, in their order; the last is printed by nobody.
const COLUMNS: [&str; 14] = [
    words::PLACE,
    words::INDICATOR,
    words::NUMBER,
    words::CHECKPOINT,
    words::PROBLEM,
    words::CAUSE,
    words::MEASURE,
    words::RESPONSIBLE,
    words::PERSON,
    words::DUE,
    words::PROGRESS,
    words::CLOSED,
    words::CLOSED_BY,
    words::KEY,
];

/// The whole sheet; nothing for a form.
pub fn page(of: Content) -> Option<Page> {
    if of.purpose == Purpose::Form {
        return None;
    }
    let mut page = Page::new(words::LEDGER, &WIDTHS);
    page.printed -= 1;
    page.push_wide(Cell::text(Look::Title, words::LEDGER), 30);
    page.push_wide(Cell::text(Look::Line, super::line(of)), 20);
    page.push_heads(&COLUMNS);
    for (place, (checkpoint, each)) in entries(of).into_iter().enumerate() {
        let row = page.push(row(of, place, &checkpoint, each.as_ref()));
        page.fit(row, ..);
    }
    if page.rows.len() as u32 == page.head {
        of.whole()?;
        page.push_wide(Cell::text(Look::Text, words::NO_LEDGER), 24);
    }
    Some(page)
}

/// Every rectification, and what falls short without one, in the plan's order.
pub fn entries(of: Content) -> Vec<(CheckpointId, Option<Rectification>)> {
    let checkpoints: Vec<&CheckpointId> = of.plan.checkpoints().map(|(_, checkpoint)| &checkpoint.id).collect();
    let place = |id: &CheckpointId| checkpoints.iter().position(|each| *each == id).unwrap_or(usize::MAX);
    let today = of.evaluation.moment.today;
    let ledger = of.dossier.ledger(LedgerOrder::Number, LedgerShown::All, today, place);
    let is_known = |id: &CheckpointId| ledger.iter().any(|each| each.checkpoint == *id);
    let findings = of.evaluation.findings.iter();
    let short = findings.filter(|finding| finding.is_short() && !finding.is_nearly_met());
    let open: Vec<_> = short.filter(|finding| !is_known(&finding.checkpoint)).collect();
    let open = open.into_iter().map(|finding| (finding.checkpoint.clone(), None));
    let known = ledger.iter().map(|each| (each.checkpoint.clone(), Some(each.clone())));
    let wanted = known.chain(open).filter(|(id, _)| of.wants_checkpoint(id));
    crate::sorted::by_key(wanted, |(id, _)| place(id))
}

fn row(of: Content, place: usize, id: &CheckpointId, each: Option<&Rectification>) -> Vec<Cell> {
    let known: Option<(&Indicator, &Checkpoint)> = of.plan.checkpoint(id);
    let text = |said: fn(&Rectification) -> &str| {
        let said = each.map(said).unwrap_or_default();
        Cell::text(Look::Text, if said.trim().is_empty() { words::TO_BE_FILLED } else { said })
    };
    let optional = |said: Option<&str>| Cell::text(Look::Text, said.unwrap_or_default());
    let closed = each.and_then(|each| each.closed.as_ref());
    vec![
        Cell::number(Look::Centre, &(place + 1).to_string()),
        Cell::text(Look::Centre, known.map_or("", |(indicator, _)| &indicator.no)),
        Cell::text(Look::Centre, id.as_str()),
        Cell::text(Look::Text, known.map_or("", |(_, checkpoint)| &checkpoint.text)),
        text(|each| &each.problem),
        text(|each| &each.cause),
        text(|each| &each.measure),
        text(|each| &each.unit),
        text(|each| &each.person),
        match each.and_then(|each| each.due) {
            Some(due) => Cell::day(Look::Day, Some(due)),
            None => Cell::text(Look::Centre, words::TO_BE_FILLED),
        },
        optional(each.map(|each| each.progress.as_str())),
        Cell::day(Look::Day, closed.map(|closing| closing.on)),
        optional(closed.map(|closing| closing.proof.as_str())),
        Cell::text(Look::Code, each.map_or("", |each| each.id.as_str())),
    ]
}
