//! Assessments 自评: what a subject answered to a plan. Ground state only; what follows from it is `evaluate`.

mod addressed;
mod all_met;
mod answer;
mod applies;
mod ask;
mod card;
mod edit;
mod edition;
pub mod entry;
mod evidence;
mod figure;
mod history;
mod leap;
pub mod merge;
mod offer;
mod period;
mod rectification;
mod result;
mod rewrite;
mod sample;
pub mod seal;
mod sheet;
mod subject;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::plan::{Checkpoint, CheckpointId, Plan, PlanId};
use crate::sorted::Sorted;
use crate::words::{ids, words};

pub use addressed::{Addressed, addressed};
pub use all_met::{Rating, best_levels};
pub use answer::{Answer, Choice, CopyId, Stamp, Stamped, Wording};
pub use applies::{Applies, SETTING_YES, all_hold, applies, fact_keys};
pub use ask::{Ask, Counts, Slot, Weighed, ask, asked, units_of};
pub use card::PlanCard;
pub use edit::{Author, Edit};
pub use edition::{Revised, Revision, Spoken};
pub use evidence::{Evidence, EvidenceId, EvidenceKind, EvidenceList, evidence_overlaid, is_of};
pub use figure::{Figure, FigureProblem, Reading, read_figure};
pub use history::{Histories, History, Said};
pub use leap::{Leap, leap};
pub use offer::{Duties, Offer, offer};
pub use period::Period;
pub use rectification::{Closing, LedgerOrder, LedgerShown, Progress, Rectification, RectificationId};
pub use result::{
    Conclusion, Coverage, Grade, HeldDown, NotYet, Oddity, Outcome, PartOutcome, Standing, State, Tally, Tier, Verdict,
};
pub use rewrite::{PassageId, Rewrite};
pub use sample::SampleText;
pub use seal::{Act, Explained, Seal, SealAct, SealRecord, SealedFigures, SealedFinding, Seals};
pub use sheet::{DataSheet, SheetKey};
pub use subject::{Subject, SubjectId};

pub use crate::tree::read_day;

ids! { AssessmentId }

words! {
    /// Which checkpoints count 基准.
    Basis {
        /// 当前: only what is due on the day of the assessment.
        Current = "current",
        /// 终期: everything, as at the end of the plan.
        Final = "final",
    }
}

/// Which plan, exactly, was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct PlanRef {
    pub id: PlanId,
    pub edition: String,
    /// The first 16 hexadecimal digits of the SHA-256 of the normalised plan.
    pub hash: String,
}

/// One subject, one plan, one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub id: AssessmentId,
    pub plan: PlanRef,
    pub subject: SubjectId,
    pub period: Period,
    /// 自评时点, where it was chosen; else it follows from the period.
    pub as_of: Option<NaiveDate>,
    pub basis: Basis,
    pub created: DateTime<Utc>,
    /// The receipt of the file that this copy was made from.
    pub based_on: Option<String>,
    /// Its seals, where it was ever sealed.
    pub seals: Option<SealRecord>,
    answers: Sorted<CheckpointId, Stamped<Answer>>,
    rectifications: Sorted<RectificationId, Stamped<Rectification>>,
    rewrites: Sorted<PassageId, Stamped<Rewrite>>,
    /// Which choices stood there before; of answers that were taken back, too.
    histories: Histories<CheckpointId>,
}

impl Assessment {
    pub fn new(id: AssessmentId, plan: PlanRef, subject: SubjectId, period: Period, created: DateTime<Utc>) -> Self {
        let (answers, rectifications, rewrites, histories) = Default::default();
        let (as_of, basis, based_on, seals) = (None, Basis::Current, None, None);
        Self { id, plan, subject, period, as_of, basis, created, based_on, seals, answers, rectifications, rewrites, histories }
    }

    pub fn answer(&self, id: &CheckpointId) -> Option<&Answer> {
        self.answers.get(id).map(|entry| &entry.value)
    }

    pub fn entry(&self, id: &CheckpointId) -> Option<&Stamped<Answer>> {
        self.answers.get(id)
    }

    /// Sets or (with `None`) takes back an answer and gives what stood there.
    pub fn set(&mut self, id: CheckpointId, entry: Option<Stamped<Answer>>) -> Option<Stamped<Answer>> {
        match entry {
            Some(entry) => self.answers.insert(id, entry),
            None => self.answers.remove(&id),
        }
    }

    pub fn answers(&self) -> impl Iterator<Item = (&CheckpointId, &Stamped<Answer>)> {
        self.answers.iter()
    }

    /// Which choices stood there before, for how long.
    pub fn histories(&self) -> &Histories<CheckpointId> {
        &self.histories
    }

    /// Keeps what is known of the choices before the one that stands there.
    pub fn remember(&mut self, id: CheckpointId, history: History) {
        let is = self.entry(&id).map(said_of);
        self.histories.remember(id, history, is);
    }

    /// Takes back an answer with its history.
    pub fn forget(&mut self, id: &CheckpointId) {
        self.answers.remove(id);
        self.histories.remove(id);
    }

    /// Every checkpoint of which something is kept: an answer, or the history of one that was taken back.
    pub fn kept(&self) -> impl Iterator<Item = &CheckpointId> {
        self.answers.keys().chain(self.histories.keys().filter(|id| !self.answers.contains_key(id)))
    }

    /// The stamp of everything that has one, of what was taken back too.
    pub fn stamps(&self) -> impl Iterator<Item = &Stamp> {
        let answers = self.answers.values().map(|entry| &entry.stamp);
        let rectifications = self.rectifications.values().map(|entry| &entry.stamp);
        let rewrites = self.rewrites.values().map(|entry| &entry.stamp);
        answers.chain(rectifications).chain(rewrites).chain(self.histories.values().filter_map(History::last))
    }

    pub fn rectification(&self, id: &RectificationId) -> Option<&Stamped<Rectification>> {
        self.rectifications.get(id)
    }

    /// Sets or (with `None`) removes a rectification and gives what stood there.
    pub fn rectify(&mut self, id: RectificationId, entry: Option<Stamped<Rectification>>) -> Option<Stamped<Rectification>> {
        match entry {
            Some(entry) => self.rectifications.insert(id, entry),
            None => self.rectifications.remove(&id),
        }
    }

    pub fn rectifications(&self) -> impl Iterator<Item = (&RectificationId, &Stamped<Rectification>)> {
        self.rectifications.iter()
    }

    pub fn rewrite(&self, id: &PassageId) -> Option<&Stamped<Rewrite>> {
        self.rewrites.get(id)
    }

    /// Sets or (with `None`) takes back what a passage of the report was rewritten to.
    pub fn set_rewrite(&mut self, id: PassageId, entry: Option<Stamped<Rewrite>>) -> Option<Stamped<Rewrite>> {
        match entry {
            Some(entry) => self.rewrites.insert(id, entry),
            None => self.rewrites.remove(&id),
        }
    }

    pub fn rewrites(&self) -> impl Iterator<Item = (&PassageId, &Stamped<Rewrite>)> {
        self.rewrites.iter()
    }

    /// The day on which it stands: chosen, or the end of its period, and never after today.
    pub fn stands_on(&self, today: NaiveDate) -> NaiveDate {
        self.as_of.unwrap_or_else(|| self.period.last_day()).min(today)
    }
}

fn said_of(entry: &Stamped<Answer>) -> Stamped<Said> {
    Stamped { value: Said::from(&entry.value.choice), stamp: entry.stamp.clone() }
}

/// A subject with its numbers, its evidence and one assessment of it: what is opened, scored, exported and imported as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    pub subject: Subject,
    pub sheet: DataSheet,
    pub evidence: EvidenceList,
    pub assessment: Assessment,
}

impl Dossier {
    /// The newest edit in it.
    pub fn last_seq(&self) -> u64 {
        let seals = self.assessment.seals.iter().map(SealRecord::seq);
        self.stamps().map(|stamp| stamp.seq).chain(seals).max().unwrap_or_default()
    }

    /// The stamp of everything that has one, of what was taken back too.
    fn stamps(&self) -> impl Iterator<Item = &Stamp> {
        let evidence = self.evidence.values().map(|entry| &entry.stamp);
        self.assessment.stamps().chain(self.sheet.stamps()).chain(evidence)
    }

    /// The evidence that this assessment's plan rests on.
    pub fn evidence_used(&self) -> impl Iterator<Item = &Stamped<Evidence>> {
        self.evidence.values().filter(|entry| entry.value.is_of_plan(&self.assessment.plan.id))
    }

    /// The values of the sheet that this assessment's plan asks for, the facts of its rules among them.
    pub fn values_used<'a>(&'a self, plan: &Plan) -> Vec<(&'a SheetKey, &'a Stamped<String>)> {
        let used = self.keys_used(plan);
        self.sheet.iter().filter(|(key, _)| used.contains_key(key)).collect()
    }

    /// Where the sheet keeps what this assessment's plan asks for.
    pub fn keys_used(&self, plan: &Plan) -> Sorted<SheetKey, ()> {
        let mut used = Sorted::default();
        for (_, checkpoint) in asked(plan, &self.subject) {
            for key in self.keys_of(plan, checkpoint) {
                used.insert(self.sheet.place_of(key), ());
            }
        }
        for setting in &plan.settings {
            used.insert(self.sheet.place_of(SheetKey::setting(&plan.id, &setting.id, self.assessment.period)), ());
        }
        used
    }

    /// What stood at a checkpoint before and at these values of it, as far as something was changed; the choice has no key.
    pub fn changed(&self, id: &CheckpointId, keys: &[SheetKey]) -> Vec<(Option<SheetKey>, &[Stamped<Said>])> {
        let of_value = |key: &SheetKey| {
            let key = self.sheet.place_of(key.clone());
            let said = self.sheet.histories().of(&key);
            (Some(key), said)
        };
        let choice = std::iter::once((None, self.assessment.histories.of(id)));
        choice.chain(keys.iter().map(of_value)).filter(|(_, said)| said.len() > 1).collect()
    }

    /// Where the sheet keeps what one checkpoint asks for, the facts of its rules among it.
    pub fn keys_of(&self, plan: &Plan, checkpoint: &Checkpoint) -> Vec<SheetKey> {
        let period = self.assessment.period;
        let facts = checkpoint.conditions_of_use().flat_map(|each| fact_keys(plan, &self.subject, period, each));
        let mut keys = ask(plan, self, checkpoint).keys();
        for fact in facts {
            if !keys.contains(&fact) {
                keys.push(fact);
            }
        }
        keys
    }
}
