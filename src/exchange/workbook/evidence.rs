//! 佐证材料目录: every piece of evidence under the number that it has in the binder on the shelf.
//!
//! `1-2-03` is the first section, its second indicator, the third piece there. A document stands in one place, at the first
//! indicator that it serves; the others refer to that number.

use super::page::{Cell, Look, Page};
use super::{Content, Purpose};
use crate::assessment::{Dossier, Evidence, EvidenceId, asked};
use crate::i18n::{EvidenceWords, Language, workbook as words};
use crate::plan::{Indicator, IndicatorId, Plan};
use crate::sorted::Sorted;

const WIDTHS: [u16; 8] = [10, 34, 9, 18, 16, 22, 24, 28];

const COLUMNS: [&str; 8] = [
    words::BINDER,
    words::TITLE,
    words::SORT,
    words::ISSUE_NUMBER,
    words::ISSUE_DATE,
    words::KEPT_AT,
    words::LINK,
    words::SERVES,
];

/// Which number each piece has, in the order of the binder.
#[derive(Default)]
pub struct Binder {
    numbers: Sorted<EvidenceId, String>,
    order: Vec<EvidenceId>,
}

impl Binder {
    pub fn of(plan: &Plan, dossier: &Dossier) -> Self {
        let mut binder = Self::default();
        let mut sections: Vec<&str> = Vec::new();
        let mut last: Option<(&IndicatorId, usize)> = None;
        for (indicator, _) in asked(plan, &dossier.subject) {
            let outer = indicator.section.first().map_or("", String::as_str);
            if !sections.contains(&outer) {
                sections.push(outer);
                last = None;
            }
            let place = match last {
                Some((id, _)) if *id == indicator.id => continue,
                Some((_, place)) => place + 1,
                None => 1,
            };
            last = Some((&indicator.id, place));
            let section = sections.iter().position(|each| *each == outer).unwrap_or_default() + 1;
            let mut piece = 0;
            for evidence in dossier.evidence_for(&indicator.id) {
                if !binder.numbers.contains_key(&evidence.id) {
                    piece += 1;
                    binder.put(evidence, format!("{section}-{place}-{piece:02}"));
                }
            }
        }
        // What serves only indicators that the subject is not asked stands last.
        let rest: Vec<&Evidence> = dossier.evidence_used().map(|entry| &entry.value).collect();
        let rest = rest.into_iter().filter(|each| !binder.numbers.contains_key(&each.id)).collect::<Vec<_>>();
        for (place, evidence) in rest.into_iter().enumerate() {
            binder.put(evidence, format!("{}-0-{:02}", sections.len() + 1, place + 1));
        }
        binder
    }

    fn put(&mut self, evidence: &Evidence, number: String) {
        self.numbers.insert(evidence.id.clone(), number);
        self.order.push(evidence.id.clone());
    }

    /// What an indicator rests on, each piece on a line.
    pub fn cited(&self, dossier: &Dossier, indicator: &Indicator) -> String {
        let number = |evidence: &Evidence| self.numbers.get(&evidence.id).cloned().unwrap_or_default();
        let pieces = dossier.evidence_for(&indicator.id).map(|each| format!("{} {}", number(each), each.title));
        pieces.collect::<Vec<_>>().join("\n")
    }

    /// Every piece with its number, in the order of the binder.
    pub fn pieces<'a>(&'a self, dossier: &'a Dossier) -> impl Iterator<Item = (&'a str, &'a Evidence)> {
        let piece = |id: &'a EvidenceId| Some((self.numbers.get(id)?.as_str(), &dossier.evidence.get(id)?.value));
        self.order.iter().filter_map(piece)
    }
}

/// The whole sheet; nothing for a form.
pub fn page(of: Content, binder: &Binder) -> Option<Page> {
    if of.purpose == Purpose::Form {
        return None;
    }
    let mut page = Page::new(words::EVIDENCE, &WIDTHS);
    page.push_wide(Cell::text(Look::Title, words::EVIDENCE), 30);
    page.push_wide(Cell::text(Look::Line, super::line(of)), 20);
    page.push_heads(&COLUMNS);
    let kind = EvidenceWords::of(Language::Zh).kind_name;
    for (number, evidence) in binder.pieces(of.dossier) {
        let row = page.push(vec![
            Cell::text(Look::Centre, number),
            Cell::text(Look::Text, &evidence.title),
            Cell::text(Look::Centre, kind(evidence.kind)),
            Cell::text(Look::Text, &evidence.number),
            Cell::day(Look::Day, evidence.date),
            Cell::text(Look::Text, &evidence.kept_at),
            Cell::text(Look::Text, &evidence.link),
            Cell::text(Look::Text, served(of.plan, evidence)),
        ]);
        page.fit(row, ..);
    }
    if of.dossier.evidence_used().next().is_none() {
        page.push_wide(Cell::text(Look::Text, words::NO_EVIDENCE), 24);
    }
    Some(page)
}

fn served(plan: &Plan, evidence: &Evidence) -> String {
    let own = plan.indicators.iter().filter(|indicator| evidence.serves(&indicator.id));
    own.map(|indicator| indicator.no.clone()).collect::<Vec<_>>().join("、")
}
