//! A chosen file: what it is, how it stands to what is here, and taking it in. Nothing changes before that.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Resetting, Session, Swap};
use crate::assessment::merge::{Comparison, Descent, Item, Side, addressed_to, choose, compare_with_file};
use crate::assessment::{AssessmentId, Dossier, SubjectId};
use crate::exchange::backup::{self, Backup, Preview, Restoring, Twin, preview, restored};
use crate::exchange::{Examined, Question, Told, json};
use crate::plan::{Plan, PlanId};
use crate::platform::files::{self, FileError, Picked};
use crate::platform::worker::{self, WorkerError};
use crate::platform::{assets, clock};
use crate::storage::Shelf;

/// What a chosen file turned out to be.
#[derive(Clone)]
pub enum Incoming {
    /// It takes a while.
    Looking {
        name: String,
    },
    Unreadable(FileError),
    Bad {
        name: String,
        problems: Vec<Told>,
    },
    /// Nobody could look at it: the worker did not start.
    NotExamined,
    /// The worker was given up: the file took too long.
    TookTooLong,
    /// A plan, where an assessment was expected.
    Plan,
    Found(Arc<Found>),
    Backup(Arc<FoundBackup>),
}

/// An assessment in a file, checked whole; nothing has changed yet.
pub struct Found {
    pub dossier: Dossier,
    pub plan: Arc<Plan>,
    pub warnings: Vec<Told>,
    pub receipt: String,
    pub here: Here,
}

/// What this browser has of the same already.
pub enum Here {
    Nothing,
    /// Exactly the same.
    Same,
    /// Something else, which may be put together with the file.
    Other(Box<Copies>),
}

/// What is here, what the file says of it, and how they differ.
pub struct Copies {
    mine: Dossier,
    theirs: Dossier,
    pub comparison: Comparison,
    /// The assessment itself is here; else only its subject is, with other numbers or evidence.
    pub is_begun: bool,
    /// What is here is sealed, and the file does not have that seal: it can't take its place.
    pub is_held: bool,
    /// The file is sealed: it is taken whole or not at all.
    pub brings_seal: bool,
}

/// A backup, checked whole.
pub struct FoundBackup {
    pub backup: Backup,
    pub warnings: Vec<Told>,
    pub receipt: String,
    pub preview: Preview,
}

/// What to do with a file.
pub enum Taking {
    /// All of it; nothing of it is here.
    New,
    /// What was chosen, place by place.
    Chosen(Vec<(Item, Side)>),
    /// Both stay: the file's becomes an assessment and a subject of its own, under a name that says so.
    KeepBoth(fn(&str, usize) -> String),
}

impl Found {
    /// The subjects that it would write of.
    pub fn subjects(&self, taking: &Taking) -> Vec<SubjectId> {
        match (taking, &self.here) {
            (Taking::KeepBoth(_), _) => Vec::new(),
            (Taking::New | Taking::Chosen(_), Here::Other(copies)) => vec![copies.mine.subject.id.clone()],
            (Taking::New | Taking::Chosen(_), Here::Nothing | Here::Same) => vec![self.dossier.subject.id.clone()],
        }
    }
}

impl Session {
    /// Has a chosen file looked at. Nothing changes.
    pub async fn examine(self, name: String, file: Picked) -> Incoming {
        match files::read(file).await {
            Ok(bytes) => self.examine_bytes(name, &bytes).await,
            Err(error) => Incoming::Unreadable(error),
        }
    }

    async fn examine_bytes(self, name: String, bytes: &[u8]) -> Incoming {
        match self.examined(name, bytes).await {
            Ok(incoming) => incoming,
            Err(WorkerError::TimedOut { .. } | WorkerError::GivenUp) => Incoming::TookTooLong,
            Err(
                WorkerError::Asset(_)
                | WorkerError::NotStarted { .. }
                | WorkerError::OtherBuild { .. }
                | WorkerError::Refused { .. }
                | WorkerError::Crashed { .. },
            ) => Incoming::NotExamined,
        }
    }

    async fn examined(self, name: String, bytes: &[u8]) -> Result<Incoming, WorkerError> {
        let known = self.catalogue.with_untracked(|cards| cards.iter().map(|card| card.id.clone()).collect());
        let mut question = Question { known, plan: None, mine: None };
        let (id, assessment) = match ask(&question, bytes).await? {
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
        self.settled(name, ask(&question, bytes).await?, plan)
    }

    fn settled(self, name: String, examined: Examined, plan: Option<Arc<Plan>>) -> Result<Incoming, WorkerError> {
        let nothing = || WorkerError::Crashed { detail: "it asks again".to_owned() };
        Ok(match examined {
            Examined::Bad(problems) => Incoming::Bad { name, problems },
            Examined::Plan => Incoming::Plan,
            // Asked with all there is already.
            Examined::Wants { .. } => return Err(nothing()),
            Examined::Backup { backup, receipt, warnings } => {
                self.put_back();
                let preview = self.shelf.with_untracked(|here| preview(here, &backup.shelf));
                Incoming::Backup(Arc::new(FoundBackup { backup: *backup, warnings, receipt, preview }))
            }
            Examined::Found { dossier, receipt, warnings, same, mine } => {
                let plan = plan.ok_or_else(nothing)?;
                let here = match same {
                    true => Here::Same,
                    false => self.shelf.with_untracked(|shelf| held_against(shelf, &plan, &dossier, &receipt, mine.as_deref())),
                };
                Incoming::Found(Arc::new(Found { dossier: *dossier, plan, warnings, receipt, here }))
            }
        })
    }

    /// Takes in what was found, as the user chose; the step can be taken back.
    pub fn import(self, found: &Found, taking: Taking) -> (AssessmentId, Swap) {
        self.close();
        let mut shelf = self.shelf.get_untracked();
        let mut dossier = match (taking, &found.here) {
            (Taking::Chosen(chosen), Here::Other(copies)) => {
                // It may have gone on since it was compared.
                let mine = as_it_is(&shelf, &copies.mine);
                let merged = choose(&mine, &copies.theirs, &chosen);
                let id = merged.assessment.id.clone();
                let is_changed = merged != mine;
                shelf.put(merged);
                if let Some(assessment) = shelf.assessments.get_mut(&id).filter(|_| is_changed) {
                    assessment.based_on = Some(found.receipt.clone());
                }
                return (id, self.swap_for(shelf));
            }
            (Taking::KeepBoth(name), _) => as_another(&shelf, found.dossier.clone(), name),
            (Taking::New | Taking::Chosen(_), _) => found.dossier.clone(),
        };
        dossier.assessment.based_on = Some(found.receipt.clone());
        let id = dossier.assessment.id.clone();
        shelf.take_in(dossier);
        (id, self.swap_for(shelf))
    }

    /// Puts a backup back, and these of its settings; these of its subjects become those that are here. The step can be
    /// taken back.
    pub fn restore(self, found: &FoundBackup, twins: &[Twin], how: Restoring, settings: Vec<Resetting>) -> Swap {
        self.close();
        let after = self.shelf.with_untracked(|here| restored(here, &backup::joined(here, &found.backup.shelf, twins), how));
        self.reset(&settings);
        self.swap_for(after).with(settings)
    }
}

/// What is here of the same: under the same id, or begun twice; else what its subject says otherwise.
fn held_against(shelf: &Shelf, plan: &Plan, file: &Dossier, receipt: &str, own: Option<&str>) -> Here {
    let same_subject = || shelf.same_subject(&file.subject.name, file.subject.kind).map(|subject| subject.id.clone());
    let twin = || {
        let subject = shelf.subjects.get(&file.subject.id).map(|subject| subject.id.clone()).or_else(same_subject)?;
        let same = shelf.same_assessment(&subject, &file.assessment.plan.id, file.assessment.period)?;
        shelf.dossier(&same.id)
    };
    let begun = shelf.dossier(&file.assessment.id).or_else(twin);
    let is_begun = begun.is_some();
    let mine = begun.or_else(|| {
        let subject = shelf.subjects.get(&file.subject.id)?.clone();
        let sheet = shelf.sheets.get(&subject.id).cloned().unwrap_or_default();
        let evidence = shelf.evidence.get(&subject.id).cloned().unwrap_or_default();
        Some(Dossier { subject, sheet, evidence, assessment: file.assessment.clone() })
    });
    let Some(mine) = mine else { return Here::Nothing };
    let theirs = addressed_to(&mine, file.clone());
    let descent = own.map_or(Descent::Unknown, |own| {
        let based = |of: &Dossier| of.assessment.based_on.clone();
        Descent::of((own, based(&mine).as_deref()), (receipt, based(file).as_deref()))
    });
    let comparison = compare_with_file(plan, &mine, &theirs, descent);
    let is_held = is_begun && !mine.yields_to(&theirs);
    let brings_seal = is_begun && !is_held && theirs.is_sealed() && !mine.is_sealed();
    let adds = comparison.differences.iter().any(|each| each.mine.content.is_some());
    if !is_begun && !adds {
        return Here::Nothing;
    }
    Here::Other(Box::new(Copies { mine, theirs, comparison, is_begun, is_held, brings_seal }))
}

/// What is here of a dossier now.
fn as_it_is(shelf: &Shelf, mine: &Dossier) -> Dossier {
    shelf.dossier(&mine.assessment.id).unwrap_or_else(|| {
        let id = &mine.subject.id;
        Dossier {
            subject: shelf.subjects.get(id).unwrap_or(&mine.subject).clone(),
            sheet: shelf.sheets.get(id).unwrap_or(&mine.sheet).clone(),
            evidence: shelf.evidence.get(id).unwrap_or(&mine.evidence).clone(),
            assessment: mine.assessment.clone(),
        }
    })
}

/// A dossier as one of its own beside what is here.
fn as_another(shelf: &Shelf, mut dossier: Dossier, name: fn(&str, usize) -> String) -> Dossier {
    let own = dossier.subject.name.clone();
    let is_free = |name: &String| shelf.same_subject(name, dossier.subject.kind).is_none();
    if let Some(free) = (1..=shelf.subjects.len() + 1).map(|count| name(&own, count)).find(is_free) {
        dossier.subject.name = free;
    }
    dossier.assessment.id = clock::new_id().into();
    dossier.subject.id = clock::new_id().into();
    dossier.assessment.subject = dossier.subject.id.clone();
    dossier
}

/// What the worker says of a file.
async fn ask(question: &Question<'_>, bytes: &[u8]) -> Result<Examined, WorkerError> {
    let said = worker::examine(&question.text(), bytes).await?;
    let said = std::str::from_utf8(&said).ok().and_then(Examined::read);
    said.ok_or_else(|| WorkerError::Crashed { detail: "it gave no answer".to_owned() })
}

async fn plan_text(plan: &PlanId) -> Option<String> {
    assets::load_text(&format!("plans/{plan}.json")).await.ok()
}
