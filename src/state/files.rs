//! Files of whole assessments: out with a check of what was written, in with a look before anything changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use crate::assessment::{AssessmentId, Dossier};
use crate::exchange::{Examined, Format, Made, Order, Question, Told, file_name, json};
use crate::i18n::FileWords;
use crate::plan::{Plan, PlanId};
use crate::platform::files::{self, FileError, Picked};
use crate::platform::worker::{self, WorkerError};
use crate::platform::{assets, clock};

/// A file that was written and handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub name: String,
    /// Of what was read back; none where no worker started to do so.
    pub receipt: Option<String>,
}

impl Exported {
    pub fn said(&self, words: &FileWords) -> String {
        match &self.receipt {
            Some(receipt) => (words.exported)(&self.name, receipt),
            None => (words.exported_unchecked)(&self.name),
        }
    }
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
        problems: Vec<Told>,
    },
    /// Nobody could look at it: the worker did not start.
    NotExamined,
    /// A plan, where an assessment was expected.
    Plan,
    Found(Arc<Found>),
}

/// An assessment in a file, checked whole; nothing has changed yet.
pub struct Found {
    pub dossier: Dossier,
    pub plan: Arc<Plan>,
    pub warnings: Vec<Told>,
    pub receipt: String,
    pub here: Here,
    /// What is here is sealed, and the file does not have that seal: it can't take its place.
    pub is_held: bool,
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
    /// Has a file made of what is open and read back, and only then hands it over.
    pub async fn export(self, format: &'static Format) -> Result<Exported, ExportFailure> {
        self.flush();
        let (Some(plan), Some(dossier)) = (untrack(move || self.plan()), self.dossier_now()) else {
            return Err(ExportFailure::NotSaved);
        };
        let assessment = json::plain(&plan, &dossier);
        let (file, receipt) = match ordered(format, &plan.id, &assessment).await {
            Ok(made) => (made.file, Some(made.receipt)),
            Err(ExportFailure::NoWorker) if format.without_worker => (assessment, None),
            Err(failure) => return Err(failure),
        };
        let name = file_name(format, &dossier.subject.name, clock::today());
        files::save(&name, format.media_type, file.as_bytes()).map_err(|_| ExportFailure::NotSaved)?;
        Ok(Exported { name, receipt })
    }

    /// Has a chosen file looked at. Nothing changes.
    pub async fn examine(self, name: String, file: Picked) -> Incoming {
        match files::read(file).await {
            Ok(bytes) => self.examine_bytes(name, &bytes).await.unwrap_or(Incoming::NotExamined),
            Err(error) => Incoming::Unreadable(error),
        }
    }

    async fn examine_bytes(self, name: String, bytes: &[u8]) -> Option<Incoming> {
        let known = self.catalogue.with_untracked(|cards| cards.iter().map(|card| card.id.clone()).collect());
        let mut question = Question { known, plan: None, mine: None };
        let (id, assessment) = match examined(&question, bytes).await? {
            Examined::Wants { plan, assessment } => (plan, assessment),
            settled => return self.settled(name, settled, None),
        };
        let (text, plan) = (plan_text(&id).await, self.load_plan(&id).await);
        self.put_back();
        let mine = self.shelf.with_untracked(|shelf| shelf.dossier(&assessment));
        let mine = mine.zip(plan.as_deref()).map(|(mine, plan)| json::plain(plan, &mine));
        (question.plan, question.mine) = (text.as_deref(), mine.as_deref());
        if question.plan.is_none() {
            // What can't be loaded is as good as unknown.
            question.known.clear();
        }
        self.settled(name, examined(&question, bytes).await?, plan)
    }

    fn settled(self, name: String, examined: Examined, plan: Option<Arc<Plan>>) -> Option<Incoming> {
        match examined {
            Examined::Bad(problems) => Some(Incoming::Bad { name, problems }),
            Examined::Plan => Some(Incoming::Plan),
            // Said already, or asked with all there is.
            Examined::Wants { .. } => None,
            Examined::Found { dossier, receipt, warnings, same } => {
                let here = self.shelf.with_untracked(|shelf| match shelf.assessments.contains_key(&dossier.assessment.id) {
                    true if same => Here::Same,
                    true => Here::Other,
                    false if shelf.contradicts(&dossier) => Here::Other,
                    false => Here::Nothing,
                });
                let mine = self.shelf.with_untracked(|shelf| shelf.dossier(&dossier.assessment.id));
                let is_held = mine.is_some_and(|mine| !mine.yields_to(&dossier));
                Some(Incoming::Found(Arc::new(Found { dossier: *dossier, plan: plan?, warnings, receipt, here, is_held })))
            }
        }
    }

    /// Takes in what was found, as the user chose.
    pub fn import(self, found: &Found, taking: Taking) -> AssessmentId {
        self.close();
        let mut dossier = found.dossier.clone();
        dossier.assessment.based_on = Some(found.receipt.clone());
        if taking == Taking::KeepBoth {
            dossier.assessment.id = clock::new_id().into();
            dossier.subject.id = clock::new_id().into();
            dossier.assessment.subject = dossier.subject.id.clone();
        }
        let id = dossier.assessment.id.clone();
        self.keeping.together(|| self.put_in_place(found, dossier, taking));
        id
    }

    fn put_in_place(self, found: &Found, mut dossier: Dossier, taking: Taking) {
        if taking == Taking::Replace {
            let id = dossier.assessment.id.clone();
            let mine = self.shelf.with_untracked(|shelf| shelf.assessments.get(&id).and_then(|mine| mine.seals.clone()));
            mine.iter().for_each(|mine| dossier.remember_seals_of(mine));
            // What the file does not have must go; what it has comes with it. Numbers of other plans stay.
            self.forget_content(&id, &found.plan);
        }
        self.take_in(dossier);
    }
}

/// What the worker says of a file; `None` if it can't be asked.
async fn examined(question: &Question<'_>, bytes: &[u8]) -> Option<Examined> {
    Examined::read(&worker::examine(&question.text(), bytes).await.ok()?)
}

/// A file that the worker writes and reads back.
async fn ordered(format: &Format, plan: &PlanId, assessment: &str) -> Result<Made, ExportFailure> {
    let plan = plan_text(plan).await.ok_or(ExportFailure::NoWorker)?;
    let order = Order { format: format.id, plan: &plan, assessment, today: clock::today() };
    match worker::write(&order.text()).await {
        Ok(made) => Made::from_text(&made).ok_or(ExportFailure::Differs),
        Err(WorkerError::Refused { .. }) => Err(ExportFailure::Differs),
        Err(_) => Err(ExportFailure::NoWorker),
    }
}

async fn plan_text(plan: &PlanId) -> Option<String> {
    assets::load_text(&format!("plans/{plan}.json")).await.ok()
}
