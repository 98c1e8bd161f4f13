//! 校验说明: what looked wrong or surprising before handing in, each with what was said about it; of what is sealed, as it
//! was explained then.

use super::page::{Cell, Look, Page};
use super::{Content, Purpose};
use crate::assessment::Oddity;
use crate::evaluate::checks;
use crate::i18n::{CheckWords, Language, workbook as words};
use crate::plan::CheckpointId;

const WIDTHS: [u16; 5] = [12, 9, 44, 36, 50];

const COLUMNS: [&str; 5] = [words::TIER, words::NUMBER, words::CHECKPOINT, words::NOTICED, words::SAID];

/// The whole sheet; nothing for a form.
pub fn page(of: Content) -> Option<Page> {
    if of.purpose == Purpose::Form {
        return None;
    }
    let mut page = Page::new(words::CHECKS, &WIDTHS);
    page.push_wide(Cell::text(Look::Title, words::CHECKS), 30);
    page.push_wide(Cell::text(Look::Line, super::line(of)), 20);
    page.push_heads(&COLUMNS);
    let wanted = |id: &Option<CheckpointId>| of.only.is_none() || id.as_ref().is_some_and(|id| of.wants_checkpoint(id));
    for (oddity, checkpoint, said) in noticed(of).into_iter().filter(|(_, checkpoint, _)| wanted(checkpoint)) {
        let row = page.push(row(of, oddity, checkpoint.as_ref(), &said));
        page.fit(row, ..);
    }
    if page.rows.len() as u32 == page.head {
        of.whole()?;
        page.push_wide(Cell::text(Look::Text, words::NO_CHECKS), 24);
    }
    Some(page)
}

/// What was noticed, and what was said about it.
pub fn noticed(of: Content) -> Vec<(Oddity, Option<CheckpointId>, String)> {
    if let Some(seal) = of.seal {
        let explained = seal.explained.iter();
        return explained.map(|each| (each.oddity, each.checkpoint.clone(), each.said.clone())).collect();
    }
    let note = |id: &CheckpointId| of.dossier.assessment.answer(id).map(|answer| answer.note.trim().to_owned());
    let said = |checkpoint: &Option<CheckpointId>| checkpoint.as_ref().and_then(note).filter(|note| !note.is_empty());
    let found = checks(of.plan, of.dossier, of.evaluation).into_iter();
    found
        .map(|check| {
            let said = said(&check.checkpoint).unwrap_or_else(|| words::TO_BE_FILLED.to_owned());
            (check.oddity, check.checkpoint, said)
        })
        .collect()
}

fn row(of: Content, oddity: Oddity, checkpoint: Option<&CheckpointId>, said: &str) -> Vec<Cell> {
    let wording = CheckWords::of(Language::Zh);
    let known = checkpoint.and_then(|id| of.plan.checkpoint(id)).map(|(_, checkpoint)| checkpoint);
    vec![
        Cell::text(Look::Centre, (wording.tier)(oddity.tier())),
        Cell::text(Look::Centre, checkpoint.map_or(words::WHOLE, |id| id.as_str())),
        Cell::text(Look::Text, known.map_or("", |checkpoint| &checkpoint.text)),
        Cell::text(Look::Text, (wording.oddity)(oddity)),
        Cell::text(Look::Text, said),
    ]
}
