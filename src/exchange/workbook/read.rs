//! A workbook that was filled in, read back: matched by its codes, never by place, checked whole, and only then made an
//! assessment that can be held against what is here.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::grid::{self, Book};
use super::identity::{self, Identity};
use super::{Content, Purpose, answers, explained, fields, numbers, pieces, rectified};
use crate::assessment::{AssessmentId, Author, Dossier, Edit, PlanRef, SubjectId};
use crate::evaluate::judged;
use crate::exchange::binder::filed;
use crate::exchange::json::{self, Imported};
use crate::exchange::plan_ref;
use crate::i18n::workbook as words;
use crate::plan::Plan;
use crate::problem::{InWorkbook, Problem, What};

/// A workbook of ours: what it was made from, and what stands in it now.
pub struct Filled {
    identity: Identity,
    base: Imported,
    book: Book,
}

/// What is wrong, gathered while a workbook is read.
#[derive(Default)]
pub struct Noted(Vec<Problem>);

impl Noted {
    /// Says what is wrong with a cell: `自评表!E17`.
    pub fn cell(&mut self, sheet: &str, (row, column): (u32, u16), what: InWorkbook) {
        self.0.push(Problem::new(format!("{sheet}!{}", grid::name_of(row, column)), What::InWorkbook(what)));
    }

    pub fn sheet(&mut self, sheet: &str, what: InWorkbook) {
        self.0.push(Problem::new(sheet, What::InWorkbook(what)));
    }
}

/// Opens a workbook; its plan is not known yet.
pub fn open(bytes: &[u8]) -> Result<Filled, Vec<Problem>> {
    let book = grid::read(bytes)?;
    let alone = |what| vec![Problem::new("", What::InWorkbook(what))];
    let hidden = book.sheet(identity::SHEET).ok_or_else(|| alone(InWorkbook::NotOurs))?;
    let identity = Identity::read(hidden).map_err(|problem| vec![problem])?.ok_or_else(|| alone(InWorkbook::NotOurs))?;
    // A newer program's file says so itself; anything else that is wrong with it nobody did by hand.
    let is_newer = |problems: &[Problem]| problems.iter().any(|each| matches!(each.what, What::NewerFormat { .. }));
    let base = json::read(&identity.base);
    let mut base = base.map_err(|problems| if is_newer(&problems) { problems } else { alone(InWorkbook::HiddenSheet) })?;
    // Its edition may be older: what it answers was not looked through yet.
    if base.plan.id != identity.plan.id {
        return Err(alone(InWorkbook::HiddenSheet));
    }
    if identity.purpose == Purpose::Form {
        let mut noted = Noted::default();
        fields::name_form(&book, &mut base.dossier, &mut noted);
        if !noted.0.is_empty() {
            return Err(noted.0);
        }
        give_ids(&mut base.dossier);
    }
    Ok(Filled { identity, base, book })
}

/// A form is given to many: whose it is, and of which plan and period, makes it one assessment, however often it is read.
fn give_ids(dossier: &mut Dossier) {
    let subject = &dossier.subject;
    let whose = format!("{}|{}", subject.kind.word(), subject.name.trim());
    let what = format!("{whose}|{}|{}", dossier.assessment.plan.id, dossier.assessment.period);
    dossier.subject.id = SubjectId::from(digest(words::FORM_ID, &whose));
    dossier.assessment.id = AssessmentId::from(digest(words::FORM_ID, &what));
    dossier.assessment.subject = dossier.subject.id.clone();
}

/// An id that says nothing but whose it is, the same however often it is made.
pub fn digest(kind: &str, text: &str) -> String {
    let bytes = Sha256::digest(text);
    let letters: String = bytes[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{kind}-{letters}")
}

impl Filled {
    /// Which plan it asks.
    pub fn plan(&self) -> &PlanRef {
        &self.identity.plan
    }

    pub fn assessment(&self) -> &AssessmentId {
        &self.base.dossier.assessment.id
    }

    /// The assessment in it, or everything that is wrong with it.
    pub fn imported(self, plan: &Plan) -> Result<Imported, Vec<Problem>> {
        let wanted = plan_ref(plan);
        if wanted != self.identity.plan {
            let (found, wanted) = (self.identity.plan.edition, wanted.edition);
            return Err(vec![Problem::new("", What::InWorkbook(InWorkbook::OtherEdition { found, wanted }))]);
        }
        let mut noted = Noted::default();
        let edits = self.edits(plan, &mut noted);
        let (warnings, wrong): (Vec<Problem>, Vec<Problem>) = noted.0.into_iter().partition(Problem::is_warning);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut imported = self.base;
        imported.warnings.extend(warnings);
        if edits.is_empty() {
            return Ok(imported);
        }
        // What is done about a problem goes on after a seal.
        let is_sealed_off = |edit: &Edit| !matches!(edit, Edit::Rectification { .. });
        if imported.dossier.is_sealed() && edits.iter().any(is_sealed_off) {
            return Err(vec![Problem::new("", What::InWorkbook(InWorkbook::Sealed))]);
        }
        if self.identity.purpose == Purpose::Paper {
            imported.dossier.assessment.based_on = Some(json::receipt_of(plan, &imported.dossier));
        }
        let author = author(&imported.dossier, &edits, &self.identity);
        for edit in edits {
            imported.dossier.apply(edit, &author);
        }
        Ok(imported)
    }

    /// What was changed by hand.
    fn edits(&self, plan: &Plan, noted: &mut Noted) -> Vec<Edit> {
        let own = &self.base.dossier;
        let sealed = own.as_sealed_now();
        let dossier = sealed.as_ref().unwrap_or(own);
        let Some(evaluation) = judged(plan, own, self.identity.today) else {
            noted.sheet("", InWorkbook::HiddenSheet);
            return Vec::new();
        };
        let purpose = self.identity.purpose;
        let seal = own.seals().and_then(|seals| seals.seal);
        let of = Content { plan, dossier, evaluation: &evaluation, seal: seal.as_ref(), receipt: "", purpose, only: None };
        let mut edits = fields::read(of, &self.book, noted);
        edits.extend(numbers::read(of, &self.book, noted));
        edits.extend(answers::read(of, &self.book, noted));
        if purpose == Purpose::Paper {
            explained::read(of, &self.book, &mut edits, noted);
            edits.extend(rectified::read(of, &self.book, noted));
            edits.extend(pieces::read(of, &filed(plan, dossier), &self.book, noted));
        }
        edits
    }
}

/// Who filled it in: a copy of its own by what stands there, after everything that it was made from.
fn author(dossier: &Dossier, edits: &[Edit], identity: &Identity) -> Author {
    let said = Sha256::digest(format!("{edits:?}"));
    let copy: String = said[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    let stamps = dossier.assessment.stamps().chain(dossier.sheet.stamps()).map(|stamp| stamp.at);
    let made: DateTime<Utc> = identity.today.and_time(chrono::NaiveTime::MIN).and_utc();
    let at = stamps.chain([made]).max().unwrap_or(made);
    Author { copy: format!("{}-{copy}", words::COPY).into(), seq: dossier.last_seq() + 1, at }
}
