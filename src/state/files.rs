//! Files that go out, each with a check of what was written: an assessment in a format, and a backup of everything.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::Session;
use super::settings::preferences;
use crate::assessment::read_day;
use crate::exchange::backup;
use crate::exchange::{FORM, FormOrder, Format, Made, Order, file_name, form_name, json};
use crate::i18n::FileWords;
use crate::plan::{PlanId, SubjectKind};
use crate::platform::worker::{self, WorkerError};
use crate::platform::{clock, files, keep};

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
    /// The user did not want to wait.
    GivenUp,
}

impl Session {
    /// Has a file made of what is open and read back, and only then hands it over.
    pub async fn export(self, format: &'static Format) -> Result<Exported, ExportFailure> {
        self.flush();
        let (Some(plan), Some(dossier)) = (untrack(move || self.plan()), self.dossier_now()) else {
            return Err(ExportFailure::NotSaved);
        };
        let assessment = json::plain(&plan, &dossier);
        let (file, receipt) = match self.ordered(format, &plan.id, &assessment).await {
            Ok(made) => (made.file, Some(made.receipt)),
            Err(ExportFailure::NoWorker) if format.without_worker => (assessment.into_bytes(), None),
            Err(failure) => return Err(failure),
        };
        let name = file_name(format, &dossier.subject.name, clock::today());
        files::save(&name, format.media_type, &file).map_err(|_| ExportFailure::NotSaved)?;
        Ok(Exported { name, receipt })
    }
}

/// Where the last backup is noted.
pub(super) const LAST: &str = "backed-up";

/// The last backup that was made here: up to which edit, on which day, with which receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastBackup {
    pub seq: u64,
    pub on: NaiveDate,
    pub receipt: String,
}

impl LastBackup {
    /// From its note; nothing if that can't be read.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let (seq, on) = (parts.next()?.parse().ok()?, read_day(parts.next()?)?);
        Some(Self { seq, on, receipt: parts.next().unwrap_or_default().to_owned() })
    }

    pub fn text(&self) -> String {
        format!("{} {} {}", self.seq, self.on, self.receipt)
    }
}

impl Session {
    /// The last backup that was made here.
    pub fn last_backup(self) -> Option<LastBackup> {
        LastBackup::from_text(&keep::preference(LAST)?)
    }

    /// Has everything written into one file and read back, and only then hands it over.
    pub async fn back_up(self) -> Result<Exported, ExportFailure> {
        self.put_back();
        let shelf = self.shelf.get_untracked();
        let plain = backup::plain(&shelf, &preferences(), clock::now());
        let (file, receipt) = match worker::back_up(&plain).await {
            Ok(made) => {
                let made = Made::from_bytes(made).ok_or(ExportFailure::Differs)?;
                (made.file, Some(made.receipt))
            }
            Err(WorkerError::Refused { .. }) => return Err(ExportFailure::Differs),
            Err(WorkerError::GivenUp) => return Err(ExportFailure::GivenUp),
            // Work is never locked in: without its receipt it is a backup all the same.
            Err(_) => (plain.into_bytes(), None),
        };
        let today = clock::today();
        let name = backup::file_name(today);
        files::save(&name, "application/json", &file).map_err(|_| ExportFailure::NotSaved)?;
        let last = LastBackup { seq: shelf.last_seq(), on: today, receipt: receipt.clone().unwrap_or_default() };
        keep::set_preference(LAST, &last.text());
        Ok(Exported { name, receipt })
    }
}

impl Session {
    /// Has a blank form of a plan made for a kind of subject, or for the one of this name, and hands it over; its name.
    pub async fn blank_form(self, id: &PlanId, kind: SubjectKind, whose: &str) -> Result<String, ExportFailure> {
        let text = self.plan_text(id).await.ok_or(ExportFailure::NoWorker)?;
        let plan = self.load_plan(id).await.ok_or(ExportFailure::NoWorker)?;
        let today = clock::today();
        let order = FormOrder { plan: &text, kind, name: whose, region: &plan.region, today };
        let made = made(worker::form(&order.text()).await)?;
        let name = form_name(&plan.title, kind, whose, today);
        files::save(&name, FORM.media_type, &made.file).map_err(|_| ExportFailure::NotSaved)?;
        Ok(name)
    }

    /// A file that the worker writes and reads back.
    async fn ordered(self, format: &Format, plan: &PlanId, assessment: &str) -> Result<Made, ExportFailure> {
        let plan = self.plan_text(plan).await.ok_or(ExportFailure::NoWorker)?;
        let order = Order { format: format.id, plan: &plan, assessment, today: clock::today() };
        made(worker::write(&order.text()).await)
    }
}

fn made(answer: Result<Vec<u8>, WorkerError>) -> Result<Made, ExportFailure> {
    match answer {
        Ok(made) => Made::from_bytes(made).ok_or(ExportFailure::Differs),
        Err(WorkerError::Refused { .. }) => Err(ExportFailure::Differs),
        Err(WorkerError::GivenUp) => Err(ExportFailure::GivenUp),
        Err(_) => Err(ExportFailure::NoWorker),
    }
}
