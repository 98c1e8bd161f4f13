//! Files of whole assessments: out with a check of what was written, in with a look before anything changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use crate::assessment::AssessmentId;
use crate::exchange::{Format, Imported, Kind, MadeBy, Order, check_against_edition, file_name, json, recognise};
use crate::plan::{Plan, PlanId};
use crate::platform::files::{self, FileError, Picked};
use crate::platform::worker::{self, WorkerError};
use crate::platform::{assets, clock};
use crate::problem::Problem;

/// A file that was written, read back and handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub name: String,
    pub receipt: String,
}

/// Why a file was not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFailure {
    /// What was read back is not what is on the page.
    Differs,
    /// The browser did not start the download, or nothing is open.
    NotSaved,
    /// The part of the program that writes this format did not start.
    NoWorker,
}

/// What a chosen file turned out to be.
#[derive(Clone)]
pub enum Incoming {
    Unreadable(FileError),
    Bad {
        name: String,
        problems: Vec<Problem>,
    },
    /// A plan, where an assessment was expected.
    Plan,
    Found(Arc<Found>),
}

/// An assessment in a file, checked whole; nothing has changed yet.
pub struct Found {
    pub imported: Imported,
    pub plan: Arc<Plan>,
    pub warnings: Vec<Problem>,
    pub receipt: String,
    pub here: Here,
}

/// What this browser has of the same already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    Nothing,
    /// Exactly the same.
    Same,
    /// The same assessment with other content, or other numbers of the same subject.
    Other,
}

/// What to do with a file of which something else is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// The file's answers and numbers take the place of what is here.
    Replace,
    /// Both stay: the file's becomes an assessment and a subject of its own.
    KeepBoth,
}

impl Session {
    /// Writes a file of what is open, reads it back, and only then hands it over.
    pub async fn export(self, format: &'static Format) -> Result<Exported, ExportFailure> {
        self.flush();
        let (Some(plan), Some(dossier)) = (untrack(move || self.plan()), self.dossier_now()) else {
            return Err(ExportFailure::NotSaved);
        };
        let receipt = json::receipt_of(&plan, &dossier);
        let assessment = json::write(&plan, &dossier);
        if !json::reads_back(assessment.as_bytes(), &plan, &dossier) {
            return Err(ExportFailure::Differs);
        }
        let text = match format.made_by {
            MadeBy::Page => second_reader_agrees(&assessment, &receipt).await.then_some(assessment),
            MadeBy::Worker => ordered(format, &plan.id, &assessment).await?,
        };
        let bytes = text.ok_or(ExportFailure::Differs)?.into_bytes();
        let name = file_name(format, &dossier.subject.name, clock::today());
        files::save(&name, format.media_type, &bytes).map_err(|_| ExportFailure::NotSaved)?;
        Ok(Exported { name, receipt })
    }

    /// Looks at a chosen file. Nothing changes.
    pub async fn examine(self, name: String, file: Picked) -> Incoming {
        let bytes = match files::read(file).await {
            Ok(bytes) => bytes,
            Err(error) => return Incoming::Unreadable(error),
        };
        let bad = |problems| Incoming::Bad { name: name.clone(), problems };
        let imported = match recognise(&bytes) {
            Ok(Kind::Assessment(text)) => json::read(text),
            Ok(Kind::Plan(_)) => return Incoming::Plan,
            Err(problems) => return bad(problems),
        };
        let imported = match imported {
            Ok(imported) => imported,
            Err(problems) => return bad(problems),
        };
        // The catalogue knows every plan: what is not in it is not even asked for.
        let edition = self.edition_of(&imported.plan.id);
        let plan = if edition.is_some() { self.load_plan(&imported.plan.id).await } else { None };
        let Some((plan, edition)) = plan.zip(edition) else {
            let plan = imported.plan.id.to_string();
            return bad(vec![Problem::new("", crate::problem::What::UnknownPlan { plan })]);
        };
        let (warnings, problems): (Vec<Problem>, Vec<Problem>) =
            check_against_edition(&plan, &edition, &imported).into_iter().partition(Problem::is_warning);
        if problems.is_empty() { Incoming::Found(Arc::new(self.found(imported, plan, warnings))) } else { bad(problems) }
    }

    fn found(self, imported: Imported, plan: Arc<Plan>, warnings: Vec<Problem>) -> Found {
        self.put_back();
        let here = self.shelf.with_untracked(|shelf| {
            let mine = shelf.dossier(&imported.dossier.assessment.id);
            match mine {
                Some(mine) if json::receipt_of(&plan, &mine) == json::receipt_of(&plan, &imported.dossier) => Here::Same,
                Some(_) => Here::Other,
                None if shelf.contradicts(&imported.dossier) => Here::Other,
                None => Here::Nothing,
            }
        });
        let receipt = json::receipt_of(&plan, &imported.dossier);
        let warnings = imported.warnings.iter().cloned().chain(warnings).collect();
        Found { warnings, imported, plan, receipt, here }
    }

    /// Takes in what was found, as the user chose.
    pub fn import(self, found: &Found, taking: Taking) -> AssessmentId {
        self.close();
        let mut dossier = found.imported.dossier.clone();
        dossier.assessment.based_on = Some(found.receipt.clone());
        if taking == Taking::KeepBoth {
            dossier.assessment.id = clock::new_id().into();
            dossier.subject.id = clock::new_id().into();
            dossier.assessment.subject = dossier.subject.id.clone();
        }
        let id = dossier.assessment.id.clone();
        if taking == Taking::Replace {
            // What the file does not have must go; what it has comes with it. Numbers of other plans stay.
            self.forget_content(&id, &found.plan);
            let known = self.shelf.with_untracked(|shelf| shelf.sheets.get(&dossier.subject.id).cloned()).unwrap_or_default();
            dossier.sheet = known.overlaid_with(dossier.sheet);
        }
        self.take_in(dossier);
        id
    }
}

/// Has the assessment file read once more by the worker, where it can run; the page has read it already.
async fn second_reader_agrees(text: &str, receipt: &str) -> bool {
    match worker::read_back(text.to_owned()).await {
        Ok(found) => found == receipt,
        Err(WorkerError::Refused { .. }) => false,
        // A worker that can't start or went silent says nothing about the file.
        Err(_) => true,
    }
}

/// A file that the worker writes and reads back; `None` if it found a difference.
async fn ordered(format: &Format, plan: &PlanId, assessment: &str) -> Result<Option<String>, ExportFailure> {
    let plan = assets::load_text(&format!("plans/{plan}.json")).await.map_err(|_| ExportFailure::NoWorker)?;
    let order = Order { format: format.id, plan: &plan, assessment, today: clock::today() };
    match worker::write(&order.text()).await {
        Ok(text) => Ok(Some(text)),
        Err(WorkerError::Refused { .. }) => Ok(None),
        Err(_) => Err(ExportFailure::NoWorker),
    }
}
