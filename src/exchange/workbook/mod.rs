//! 自评表 as a workbook (xlsx): a paper to hand in, a form to fill in, and a filled one read back.
//!
//! | step | file |
//! | --- | --- |
//! | a sheet before it is written | `page` |
//! | the sheets | `sheets`: `cover`, `table`, `values`, `ledger`, `evidence`, `checks` |
//! | what only the program reads, on a hidden sheet | `identity` |
//! | pages → bytes | `render`; a form as the page orders it: `order` |
//! | bytes → cells, once it is sure that they are small and harmless | `guard`, `grid` |
//! | what is no workbook of ours | `foreign` |
//! | cells → assessment | `read`, `head`, `row`, `fields`, `numbers`, `answers`, `explained`, `rectified`, `pieces` |
//!
//! A workbook carries the assessment that it was made from on its hidden sheet. A cell that says what it said then was not
//! touched; any other was filled in by hand and becomes an edit. So nothing is lost that no cell shows, and two copies can
//! be compared answer by answer as ever.

mod answers;
mod checks;
mod cover;
mod evidence;
mod explained;
mod fields;
mod foreign;
mod grid;
mod guard;
mod head;
mod identity;
mod ledger;
mod numbers;
mod order;
mod page;
mod pieces;
mod read;
mod rectified;
mod render;
mod row;
mod sheets;
mod table;
mod values;

use chrono::NaiveDate;

use super::csv::as_approved;
use super::{Material, json, plan_ref};
use crate::assessment::{Assessment, DataSheet, Dossier, EvidenceList, Period, Seal, Subject};
use crate::evaluate::{Evaluation, Moment, evaluate};
use crate::i18n::workbook as words;
use crate::plan::{IndicatorId, Plan, SubjectKind};
use identity::Identity;

pub use foreign::{Foreign, foreign};
pub use order::carry_out;
pub use page::{Cell, Look, Page, Shade, Span, Value};
pub use read::{Filled, open};
pub use sheets::{Sheet, shown};

/// What a workbook is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be handed in: what was found stands beside what was said.
    Paper,
    /// To be filled in: only what is asked.
    Form,
}

/// All that a workbook is made from.
#[derive(Clone, Copy)]
struct Content<'a> {
    plan: &'a Plan,
    dossier: &'a Dossier,
    evaluation: &'a Evaluation,
    seal: Option<&'a Seal>,
    receipt: &'a str,
    purpose: Purpose,
    /// Of all indicators, or of one.
    only: Option<&'a IndicatorId>,
}

/// The 自评表 of an assessment as a file; nothing where the writer gave up, which reading back then tells.
pub fn write(material: Material) -> Vec<u8> {
    let receipt = json::receipt_of(material.plan, material.dossier);
    let base = json::plain(material.plan, material.dossier);
    as_approved(material, |material, seal| written(paper(material, seal, &receipt), &base))
}

/// Whether a file, read again, has every cell that it was made from.
pub fn reads_back(bytes: &[u8], material: Material) -> bool {
    let receipt = json::receipt_of(material.plan, material.dossier);
    let base = json::plain(material.plan, material.dossier);
    as_approved(material, |material, seal| has_all(bytes, paper(material, seal, &receipt), &base))
}

fn paper<'a>(material: Material<'a>, seal: Option<&'a Seal>, receipt: &'a str) -> Content<'a> {
    let Material { plan, dossier, evaluation } = material;
    Content { plan, dossier, evaluation, seal, receipt, purpose: Purpose::Paper, only: None }
}

/// Who is to fill in a form.
#[derive(Clone, Copy, Debug)]
pub struct Whose<'a> {
    pub kind: SubjectKind,
    /// Blank where it is for anyone of that kind; what a plan asks a unit, or someone whom it names, hangs on it.
    pub name: &'a str,
    /// Where they are at home, as far as it is known.
    pub region: &'a str,
}

/// A form to fill in, read back already.
pub fn form(plan: &Plan, whose: Whose, period: Period, today: NaiveDate) -> Option<Vec<u8>> {
    let dossier = blank(plan, whose, period, today);
    let evaluation = evaluate(plan, &dossier, Moment::of(&dossier, today));
    let purpose = Purpose::Form;
    let of = Content { plan, dossier: &dossier, evaluation: &evaluation, seal: None, receipt: "", purpose, only: None };
    let base = json::plain(plan, &dossier);
    let bytes = written(of, &base);
    has_all(&bytes, of, &base).then_some(bytes)
}

/// An assessment of which nothing is known but its plan, whose it is and its period.
fn blank(plan: &Plan, whose: Whose, period: Period, today: NaiveDate) -> Dossier {
    let name = if whose.name.is_empty() { words::FORM_NAME } else { whose.name };
    let subject = Subject::new(words::FORM_ID.into(), name.to_owned(), whose.kind, whose.region.to_owned());
    let created = today.and_time(chrono::NaiveTime::MIN).and_utc();
    let assessment = Assessment::new(words::FORM_ID.into(), plan_ref(plan), subject.id.clone(), period, created);
    Dossier { subject, sheet: DataSheet::default(), evidence: EvidenceList::default(), assessment }
}

/// Every sheet that people see.
fn pages(of: Content) -> Vec<Page> {
    Sheet::ALL.iter().filter_map(|sheet| sheets::made(of, *sheet)).collect()
}

fn hidden(of: Content, base: &str) -> Page {
    let own = plan_ref(of.plan);
    Identity { purpose: of.purpose, plan: own, today: of.evaluation.moment.today, base: base.to_owned() }.page()
}

fn written(of: Content, base: &str) -> Vec<u8> {
    let title = format!("{} {}", of.plan.title, words::TABLE);
    render::render(&pages(of), &hidden(of, base), &title, of.evaluation.moment.today).unwrap_or_default()
}

fn has_all(bytes: &[u8], of: Content, base: &str) -> bool {
    let Ok(book) = grid::read(bytes) else { return false };
    pages(of).iter().chain([&hidden(of, base)]).all(|page| book.sheet(page.name).is_some_and(|sheet| sheet.says(page)))
}

/// Whose it is; blank where a form is for anyone.
fn name<'a>(of: Content<'a>) -> &'a str {
    let name = of.dossier.subject.name.as_str();
    if of.purpose == Purpose::Form && name == words::FORM_NAME { "" } else { name }
}

/// The line under a heading.
fn line(of: Content) -> String {
    words::line(name(of), &words::period(of.dossier.assessment.period), of.receipt)
}
