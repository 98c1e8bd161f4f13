//! Everything that is kept, in memory: subjects with their data sheets and their evidence, and their assessments.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use super::bin::Binned;
use super::key::Key;
use super::lying::{Lying, SetAside, open_bag};
use super::own::OwnPlan;
use super::record::{self, Damage};
use super::register::{Bag, Register};
use crate::assessment::entry::{
    AnswerEntry, AssessmentHead, EvidenceEntry, RectificationEntry, RewriteEntry, ValueEntry, read_subject,
};
use crate::assessment::{
    Assessment, AssessmentId, DataSheet, Dossier, EvidenceList, Period, SealRecord, SheetKey, Stamp, Subject, SubjectId,
    evidence_overlaid,
};
use crate::plan::{PlanId, SubjectKind};
use crate::sorted::{self, Sorted};

/// All subjects and assessments of this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    pub subjects: Sorted<SubjectId, Subject>,
    pub sheets: Sorted<SubjectId, DataSheet>,
    pub evidence: Sorted<SubjectId, EvidenceList>,
    pub assessments: Sorted<AssessmentId, Assessment>,
    /// 回收站, as text until somebody looks into it: see [`Binned`].
    pub bin: Sorted<AssessmentId, String>,
    /// Plans of the user's own.
    pub plans: Sorted<PlanId, OwnPlan>,
}

impl Shelf {
    /// What a bag of registers is read as; what can't be used is returned apart, and nothing else suffers.
    pub fn of(registers: &Bag) -> (Self, Vec<SetAside>) {
        let keyed =
            |(name, register): (&'_ String, &'_ Register)| Some((Key::from_text(name)?, name.clone(), register.clone()));
        let keyed: Vec<(Key, String, Register)> =
            registers.iter().filter(|(_, register)| !register.is_gone()).filter_map(keyed).collect();
        let mut shelf = Self::default();
        let mut aside = Vec::new();
        // Subjects and heads come before what hangs on them.
        for turn in 0..=2 {
            for (key, name, register) in keyed.iter().filter(|(key, _, _)| turn_of(key) == turn) {
                if let Err(damage) = shelf.take(key.clone(), &register.body) {
                    aside.push(SetAside { key: name.clone(), text: record::seal(name, register), damage });
                }
            }
        }
        (shelf, aside)
    }

    /// The same of the records of a store, and of nothing else that lies there.
    pub fn load(entries: impl IntoIterator<Item = (String, String)>) -> (Self, Vec<SetAside>) {
        let is_record = |(key, _): &(String, String)| Key::from_text(key).is_some();
        let lying = Lying::read(entries.into_iter().filter(is_record).collect());
        let (shelf, unusable) = Self::of(&lying.records);
        (shelf, lying.damaged.into_iter().chain(unusable).collect())
    }

    /// What was kept on a day, from the text of that day's snapshot.
    pub fn of_day(key: &str, text: &str) -> Result<Self, Damage> {
        open_bag(key, text).map(|registers| Self::of(&registers).0)
    }

    fn take(&mut self, key: Key, text: &str) -> Result<(), Damage> {
        if let Key::Seal(assessment) = key {
            let seals = SealRecord::from_text(text).ok_or(Damage::Unreadable)?;
            self.assessments.get_mut(&assessment).ok_or(Damage::Unreadable)?.seals = Some(seals);
            return Ok(());
        }
        if let Key::Bin(assessment) = key {
            self.bin.insert(assessment, text.to_owned());
            return Ok(());
        }
        if let Key::Plan(id) = key {
            let plan = OwnPlan::from_text(text).ok_or(Damage::Unreadable)?;
            is_own(plan.card.id == id)?;
            self.plans.insert(id, plan);
            return Ok(());
        }
        let body = record::parse(text)?;
        match key {
            Key::Subject(id) => {
                let subject = record::read_body(&body, |fields| read_subject(Some(fields)))?;
                is_own(subject.id == id)?;
                self.subjects.insert(id, subject);
            }
            Key::Assessment(id) => {
                let assessment = record::read_body(&body, AssessmentHead::read)?;
                is_own(assessment.id == id && self.subjects.contains_key(&assessment.subject))?;
                self.assessments.insert(id, assessment);
            }
            Key::Value(subject, name) => {
                let (key, entry, history) = record::read_body(&body, ValueEntry::read_kept)?;
                is_own(key.text() == name && self.subjects.contains_key(&subject))?;
                if !self.sheets.contains_key(&subject) {
                    self.sheets.insert(subject.clone(), DataSheet::default());
                }
                let sheet = self.sheets.get_mut(&subject).ok_or(Damage::Unreadable)?;
                sheet.set(key.clone(), entry);
                sheet.remember(key, history);
            }
            Key::Evidence(subject, id) => {
                let entry = record::read_body(&body, EvidenceEntry::read)?;
                is_own(entry.value.id == id && self.subjects.contains_key(&subject))?;
                if !self.evidence.contains_key(&subject) {
                    self.evidence.insert(subject.clone(), EvidenceList::default());
                }
                self.evidence.get_mut(&subject).ok_or(Damage::Unreadable)?.insert(id, entry);
            }
            Key::Rectification(assessment, id) => {
                let entry = record::read_body(&body, RectificationEntry::read)?;
                is_own(entry.value.id == id)?;
                self.assessments.get_mut(&assessment).ok_or(Damage::Unreadable)?.rectify(id, Some(entry));
            }
            Key::Rewrite(assessment, name) => {
                let (passage, entry) = record::read_body(&body, RewriteEntry::read)?;
                is_own(passage == name)?;
                self.assessments.get_mut(&assessment).ok_or(Damage::Unreadable)?.set_rewrite(passage, Some(entry));
            }
            Key::Answer(assessment, name) => {
                let (checkpoint, entry, history) = record::read_body(&body, AnswerEntry::read_kept)?;
                is_own(checkpoint == name)?;
                let owner = self.assessments.get_mut(&assessment).ok_or(Damage::Unreadable)?;
                owner.set(checkpoint.clone(), entry);
                owner.remember(checkpoint, history);
            }
            // Text until someone needs it: taken already.
            Key::Seal(_) | Key::Bin(_) | Key::Plan(_) => {}
        }
        Ok(())
    }

    /// When anything was changed last, by the clock of the computer where it was.
    pub fn last_at(&self) -> Option<DateTime<Utc>> {
        self.stamps().map(|stamp| stamp.at).max()
    }

    /// The number of the newest edit.
    pub fn last_seq(&self) -> u64 {
        let seals = self.assessments.values().filter_map(|each| each.seals.as_ref()).map(SealRecord::seq);
        self.stamps().map(|stamp| stamp.seq).chain(seals).max().unwrap_or_default()
    }

    fn stamps(&self) -> impl Iterator<Item = &Stamp> {
        let evidence = self.evidence.values().flat_map(|list| list.values()).map(|entry| &entry.stamp);
        let answers = self.assessments.values().flat_map(Assessment::stamps);
        answers.chain(self.sheets.values().flat_map(DataSheet::stamps)).chain(evidence)
    }

    /// What was deleted, the newest first; what can't be read any more stays where it is.
    pub fn binned(&self) -> Vec<(AssessmentId, Binned)> {
        let read = |(id, text): (&AssessmentId, &String)| Some((id.clone(), Binned::from_text(text)?));
        sorted::by_key(self.bin.iter().filter_map(read), |(_, binned)| Reverse(binned.deleted))
    }

    /// A copy to work on: the assessment with its subject, sheet and evidence.
    pub fn dossier(&self, id: &AssessmentId) -> Option<Dossier> {
        let assessment = self.assessments.get(id)?.clone();
        let subject = self.subjects.get(&assessment.subject)?.clone();
        let sheet = self.sheets.get(&assessment.subject).cloned().unwrap_or_default();
        let evidence = self.evidence.get(&assessment.subject).cloned().unwrap_or_default();
        Some(Dossier { subject, sheet, evidence, assessment })
    }

    /// Puts a copy back that was worked on.
    pub fn put(&mut self, dossier: Dossier) {
        let Dossier { subject, sheet, evidence, assessment } = dossier;
        self.sheets.insert(subject.id.clone(), sheet);
        self.evidence.insert(subject.id.clone(), evidence);
        self.subjects.insert(subject.id.clone(), subject);
        self.assessments.insert(assessment.id.clone(), assessment);
    }

    /// Takes in a dossier from elsewhere: a file, a start, what was deleted. What the subject has of other plans stays,
    /// and what both have is as the dossier says. Gives the whole that is here now, and the keys of values that it
    /// replaces under another key.
    pub fn take_in(&mut self, dossier: Dossier) -> (Dossier, Vec<Key>) {
        let id = dossier.subject.id.clone();
        let (known, evidence) = (self.sheets.remove(&id).unwrap_or_default(), self.evidence.remove(&id).unwrap_or_default());
        let before: Vec<SheetKey> = known.kept().cloned().collect();
        let whole = Dossier {
            subject: match self.subjects.get(&id) {
                Some(known) => dossier.subject.completed_by(known),
                None => dossier.subject,
            },
            sheet: known.overlaid_with(dossier.sheet),
            evidence: evidence_overlaid(evidence, dossier.evidence),
            assessment: dossier.assessment,
        };
        let is_gone = |key: &&SheetKey| !whole.sheet.kept().any(|each| each == *key);
        let gone = before.iter().filter(is_gone).map(|key| Key::value(&id, key)).collect();
        self.put(whole.clone());
        (whole, gone)
    }

    /// The same for what was deleted: what the subject's numbers and evidence have become since stays as it is.
    pub fn take_back(&mut self, mut dossier: Dossier) -> (Dossier, Vec<Key>) {
        let id = &dossier.subject.id;
        let (sheet, evidence) = (self.sheets.get(id).cloned(), self.evidence.get(id).cloned());
        dossier.sheet = dossier.sheet.overlaid_with(sheet.unwrap_or_default());
        dossier.evidence = evidence_overlaid(dossier.evidence, evidence.unwrap_or_default());
        self.take_in(dossier)
    }

    /// The subject that was entered before under the same name and kind.
    pub fn same_subject(&self, name: &str, kind: SubjectKind) -> Option<&Subject> {
        self.subjects.values().find(|subject| subject.is_same(name, kind))
    }

    /// What this subject has of a plan for a period already; the newest, where a file brought a second.
    pub fn same_assessment(&self, subject: &SubjectId, plan: &PlanId, period: Period) -> Option<&Assessment> {
        let same = |each: &&Assessment| each.subject == *subject && each.plan.id == *plan && each.period == period;
        self.assessments.values().filter(same).max_by_key(|each| each.created)
    }

    /// What the same subject, under any id, has of the same plan: of earlier periods, the newest first, then what else
    /// there is of the same period.
    pub fn earlier_than(&self, dossier: &Dossier) -> Vec<&Assessment> {
        let (own, subject) = (&dossier.assessment, &dossier.subject);
        let is_same = |id: &SubjectId| {
            *id == subject.id || self.subjects.get(id).is_some_and(|other| other.is_same(&subject.name, subject.kind))
        };
        let day = own.period.last_day();
        let of_plan = |each: &&Assessment| each.plan.id == own.plan.id && each.id != own.id && is_same(&each.subject);
        let found = self.assessments.values().filter(of_plan).filter(|each| each.period.last_day() <= day);
        let key = |each: &&Assessment| {
            let last = each.period.last_day();
            (last == day, Reverse((last, each.created)))
        };
        sorted::by_key(found, key)
    }

    /// Takes an assessment away, and its subject with numbers and evidence if nothing else needs them.
    /// Gives the keys of all records that go.
    pub fn remove(&mut self, id: &AssessmentId) -> Vec<Key> {
        let Some(assessment) = self.assessments.remove(id) else {
            return Vec::new();
        };
        let answers = assessment.kept().map(|checkpoint| Key::Answer(id.clone(), checkpoint.clone()));
        let rectifications = assessment.rectifications().map(|(each, _)| Key::Rectification(id.clone(), each.clone()));
        let rewrites = assessment.rewrites().map(|(each, _)| Key::Rewrite(id.clone(), each.clone()));
        let seals = assessment.seals.iter().map(|_| Key::Seal(id.clone()));
        let own = answers.chain(rectifications).chain(rewrites).chain(seals);
        let mut gone: Vec<Key> = own.chain([Key::Assessment(id.clone())]).collect();
        let subject = assessment.subject;
        if !self.assessments.values().any(|other| other.subject == subject) {
            let sheet = self.sheets.remove(&subject).unwrap_or_default();
            gone.extend(sheet.kept().map(|key| Key::value(&subject, key)));
            let evidence = self.evidence.remove(&subject).unwrap_or_default();
            gone.extend(evidence.keys().map(|id| Key::Evidence(subject.clone(), id.clone())));
            self.subjects.remove(&subject);
            gone.push(Key::Subject(subject));
        }
        gone
    }
}

fn turn_of(key: &Key) -> u8 {
    match key {
        Key::Subject(_) => 0,
        Key::Assessment(_) => 1,
        Key::Value(..)
        | Key::Evidence(..)
        | Key::Answer(..)
        | Key::Rectification(..)
        | Key::Rewrite(..)
        | Key::Seal(_)
        | Key::Bin(_)
        | Key::Plan(_) => 2,
    }
}

/// A record is of use under its own key only, and with what it hangs on.
fn is_own(right: bool) -> Result<(), Damage> {
    if right { Ok(()) } else { Err(Damage::Unreadable) }
}
