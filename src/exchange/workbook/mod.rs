//! 自评表 as a workbook (xlsx): a paper to hand in, a form to fill in, and a filled one read back.
//!
//! | step | file |
//! | --- | --- |
//! | a sheet before it is written | `page` |
//! | the sheets | `cover`, `table`, `values`, `ledger`, `evidence`, `checks` |
//! | what only the program reads, on a hidden sheet | `identity` |
//! | pages → bytes | `render`; a form as the page orders it: `order` |
//! | bytes → cells, once it is sure that they are small and harmless | `guard`, `grid` |
//! | what is no workbook of ours | `foreign` |
//! | cells → assessment | `read`, `head`, `fields`, `numbers`, `answers` |
//!
//! A workbook carries the assessment that it was made from on its hidden sheet. A cell that says what it said then was not
//! touched; any other was filled in by hand and becomes an edit. So nothing is lost that no cell shows, and two copies can
//! be compared answer by answer as ever.

mod answers;
mod checks;
mod cover;
mod evidence;
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
mod read;
mod render;
mod table;
mod values;

use chrono::NaiveDate;

use super::binder::filed;
use super::csv::as_approved;
use super::{Material, json, plan_ref};
use crate::assessment::{Assessment, DataSheet, Dossier, EvidenceList, Period, Seal, Subject};
use crate::evaluate::{Evaluation, Moment, evaluate};
use crate::i18n::workbook as words;
use crate::plan::{Plan, SubjectKind};
use identity::Identity;
use page::Page;

pub use foreign::{Foreign, foreign};
pub use order::carry_out;
pub use read::{Filled, open};

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
    Content { plan, dossier, evaluation, seal, receipt, purpose: Purpose::Paper }
}

/// A form that a subject of a kind can fill in, with the name of its file.
pub fn form(plan: &Plan, kind: SubjectKind, region: &str, period: Period, today: NaiveDate) -> Option<Vec<u8>> {
    let dossier = blank(plan, kind, region, period, today);
    let evaluation = evaluate(plan, &dossier, Moment::of(&dossier, today));
    let of = Content { plan, dossier: &dossier, evaluation: &evaluation, seal: None, receipt: "", purpose: Purpose::Form };
    let base = json::plain(plan, &dossier);
    let bytes = written(of, &base);
    has_all(&bytes, of, &base).then_some(bytes)
}

/// An assessment of which nothing is known but its plan, the kind of its subject and its period.
fn blank(plan: &Plan, kind: SubjectKind, region: &str, period: Period, today: NaiveDate) -> Dossier {
    let subject = Subject::new(words::FORM_ID.into(), words::FORM_NAME.to_owned(), kind, region.to_owned());
    let created = today.and_time(chrono::NaiveTime::MIN).and_utc();
    let assessment = Assessment::new(words::FORM_ID.into(), plan_ref(plan), subject.id.clone(), period, created);
    Dossier { subject, sheet: DataSheet::default(), evidence: EvidenceList::default(), assessment }
}

/// Every sheet that people see.
fn pages(of: Content) -> Vec<Page> {
    let filed = filed(of.plan, of.dossier);
    let always = [cover::page(of), table::page(of, &filed)];
    always.into_iter().chain(values::page(of)).chain(only_shown(of)).collect()
}

/// The sheets from which nothing is read back.
fn only_shown(of: Content) -> Vec<Page> {
    let filed = filed(of.plan, of.dossier);
    [ledger::page(of), evidence::page(of, &filed), checks::page(of)].into_iter().flatten().collect()
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

/// The line under a heading.
fn line(of: Content) -> String {
    let name = if of.purpose == Purpose::Form { "" } else { of.dossier.subject.name.as_str() };
    words::line(name, &words::period(of.dossier.assessment.period), of.receipt)
}
