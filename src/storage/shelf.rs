//! Everything that is kept, in memory: subjects with their data sheets and their evidence, and their assessments.

use serde::Serialize;

use super::key::Key;
use super::record::{self, Damage};
use crate::assessment::entry::{AnswerEntry, AssessmentHead, EvidenceEntry, RectificationEntry, ValueEntry, read_subject};
use crate::assessment::{
    Assessment, AssessmentId, DataSheet, Dossier, Evidence, EvidenceId, EvidenceList, History, Period, RectificationId,
    SealRecord, SheetKey, Stamped, Subject, SubjectId, evidence_overlaid,
};
use crate::plan::{CheckpointId, Plan, PlanId, SubjectKind};
use crate::sorted::{self, Sorted};

/// All subjects and assessments of this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    pub subjects: Sorted<SubjectId, Subject>,
    pub sheets: Sorted<SubjectId, DataSheet>,
    pub evidence: Sorted<SubjectId, EvidenceList>,
    pub assessments: Sorted<AssessmentId, Assessment>,
}

/// A record that could not be used: its key, its text as found, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetAside {
    pub key: String,
    pub text: String,
    pub damage: Damage,
}

impl SetAside {
    /// Records as one file, to take along.
    pub fn file(records: &[Self]) -> String {
        serde_json::to_string(records).expect("a record is plain text")
    }
}

impl Shelf {
    /// Reads every record of a store; what can't be read is returned apart, and nothing else suffers.
    pub fn load(entries: impl IntoIterator<Item = (String, String)>) -> (Self, Vec<SetAside>) {
        let keyed: Vec<(Key, String, String)> =
            entries.into_iter().filter_map(|(key, text)| Key::from_text(&key).map(|parsed| (parsed, key, text))).collect();
        let mut shelf = Self::default();
        let mut aside = Vec::new();
        // Subjects and heads come before what hangs on them.
        for turn in 0..=2 {
            for (key, name, text) in keyed.iter().filter(|(key, _, _)| turn_of(key) == turn) {
                if let Err(damage) = shelf.take(key.clone(), text) {
                    aside.push(SetAside { key: name.clone(), text: text.clone(), damage });
                }
            }
        }
        (shelf, aside)
    }

    fn take(&mut self, key: Key, text: &str) -> Result<(), Damage> {
        if let Key::Seal(assessment) = key {
            let seals = SealRecord::from_text(&record::body(text)?).ok_or(Damage::Unreadable)?;
            self.assessments.get_mut(&assessment).ok_or(Damage::Unreadable)?.seals = Some(seals);
            return Ok(());
        }
        let body = record::open(text)?;
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
            Key::Answer(assessment, name) => {
                let (checkpoint, entry, history) = record::read_body(&body, AnswerEntry::read_kept)?;
                is_own(checkpoint == name)?;
                let owner = self.assessments.get_mut(&assessment).ok_or(Damage::Unreadable)?;
                owner.set(checkpoint.clone(), entry);
                owner.remember(checkpoint, history);
            }
            // Text until someone needs it: taken already.
            Key::Seal(_) => {}
        }
        Ok(())
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
            (last == day, std::cmp::Reverse((last, each.created)))
        };
        sorted::by_key(found, key)
    }

    /// Whether a dossier from elsewhere has other numbers for a subject that is here, or says otherwise of its evidence.
    pub fn contradicts(&self, dossier: &Dossier) -> bool {
        let mine = self.sheets.get(&dossier.subject.id);
        let differs = |(key, theirs): (&SheetKey, &Stamped<String>)| {
            mine.and_then(|mine| mine.entry(key)).is_some_and(|mine| mine.value != theirs.value)
        };
        let mine_of = |id: &EvidenceId| self.evidence.get(&dossier.subject.id)?.get(id);
        let is_other = |(id, theirs): (&EvidenceId, &Stamped<Evidence>)| {
            mine_of(id).is_some_and(|mine| !mine.value.is_same_but_serving(&theirs.value))
        };
        dossier.sheet.iter().any(differs) || dossier.evidence.iter().any(is_other)
    }

    /// Empties an assessment: its answers, rectifications and seals, the numbers that its plan uses, and what evidence serves
    /// of it. Gives the keys of all records that go.
    pub fn clear(&mut self, id: &AssessmentId, plan: &Plan) -> Vec<Key> {
        let Some(mut dossier) = self.dossier(id) else {
            return Vec::new();
        };
        let answers: Vec<CheckpointId> = dossier.assessment.kept().cloned().collect();
        let used = dossier.keys_used(plan);
        let values: Vec<SheetKey> = dossier.sheet.kept().filter(|key| used.contains_key(key)).cloned().collect();
        let mut gone = Vec::new();
        for checkpoint in answers {
            dossier.assessment.forget(&checkpoint);
            gone.push(Key::Answer(id.clone(), checkpoint));
        }
        let rectifications: Vec<RectificationId> = dossier.assessment.rectifications().map(|(id, _)| id.clone()).collect();
        for rectification in rectifications {
            dossier.assessment.rectify(rectification.clone(), None);
            gone.push(Key::Rectification(id.clone(), rectification));
        }
        gone.extend(dossier.assessment.seals.take().map(|_| Key::Seal(id.clone())));
        for (evidence, entry) in std::mem::take(&mut dossier.evidence).into_entries() {
            let value = entry.value.without_plan(&plan.id);
            if value.serves.is_empty() {
                gone.push(Key::Evidence(dossier.subject.id.clone(), evidence));
            } else {
                dossier.evidence.insert(evidence, Stamped { value, stamp: entry.stamp });
            }
        }
        for key in values {
            dossier.sheet.forget(&key);
            gone.push(Key::value(&dossier.subject.id, &key));
        }
        self.put(dossier);
        gone
    }

    /// Takes an assessment away, and its subject with numbers and evidence if nothing else needs them.
    /// Gives the keys of all records that go.
    pub fn remove(&mut self, id: &AssessmentId) -> Vec<Key> {
        let Some(assessment) = self.assessments.remove(id) else {
            return Vec::new();
        };
        let answers = assessment.kept().map(|checkpoint| Key::Answer(id.clone(), checkpoint.clone()));
        let rectifications = assessment.rectifications().map(|(each, _)| Key::Rectification(id.clone(), each.clone()));
        let seals = assessment.seals.iter().map(|_| Key::Seal(id.clone()));
        let mut gone: Vec<Key> = answers.chain(rectifications).chain(seals).chain([Key::Assessment(id.clone())]).collect();
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
        Key::Value(..) | Key::Evidence(..) | Key::Answer(..) | Key::Rectification(..) | Key::Seal(_) => 2,
    }
}

/// A record is of use under its own key only, and with what it hangs on.
fn is_own(right: bool) -> Result<(), Damage> {
    if right { Ok(()) } else { Err(Damage::Unreadable) }
}

/// The text of one record of a dossier; `None` if there is nothing to keep under that key.
pub enum Piece<'a> {
    Subject,
    Head,
    Answer(&'a CheckpointId),
    Value(&'a SheetKey),
    Evidence(&'a EvidenceId),
    Rectification(&'a RectificationId),
    Seal,
}

impl Piece<'_> {
    /// The key and, unless the record goes, its text.
    pub fn record(&self, dossier: &Dossier) -> (Key, Option<String>) {
        let (subject, assessment, none) = (&dossier.subject, &dossier.assessment, History::default());
        match self {
            Self::Subject => (Key::Subject(subject.id.clone()), Some(sealed(0, subject))),
            Self::Head => (Key::Assessment(assessment.id.clone()), Some(sealed(0, &AssessmentHead::new(assessment)))),
            Self::Answer(id) => {
                let history = assessment.histories().get(id).unwrap_or(&none);
                let record = AnswerEntry::kept(id, assessment.entry(id), history);
                let text = record.map(|body| sealed_with(history, body.stamp.seq, &body));
                (Key::Answer(assessment.id.clone(), (*id).clone()), text)
            }
            Self::Value(key) => {
                let history = dossier.sheet.histories().get(key).unwrap_or(&none);
                let record = ValueEntry::kept(key, dossier.sheet.entry(key), history);
                let text = record.map(|body| sealed_with(history, body.stamp.seq, &body));
                (Key::value(&subject.id, key), text)
            }
            Self::Evidence(id) => {
                let entry = dossier.evidence.get(id);
                let text = entry.map(|entry| sealed(entry.stamp.seq, &EvidenceEntry::new(entry)));
                (Key::Evidence(subject.id.clone(), (*id).clone()), text)
            }
            Self::Rectification(id) => {
                let entry = assessment.rectification(id);
                let text = entry.map(|entry| sealed(entry.stamp.seq, &RectificationEntry::new(entry)));
                (Key::Rectification(assessment.id.clone(), (*id).clone()), text)
            }
            Self::Seal => {
                let text = assessment.seals.as_ref().map(|seals| record::seal(seals.seq(), seals.text()));
                (Key::Seal(assessment.id.clone()), text)
            }
        }
    }
}

fn sealed(seq: u64, body: &impl serde::Serialize) -> String {
    record::seal(seq, &serde_json::to_string(body).expect("a record is plain data"))
}

/// Older programs read what has no history.
fn sealed_with(history: &History, seq: u64, body: &impl serde::Serialize) -> String {
    let version = if history.is_empty() { record::PLAIN } else { record::VERSION };
    record::seal_as(version, seq, &serde_json::to_string(body).expect("a record is plain data"))
}

/// Every record of a dossier.
pub fn all_records(dossier: &Dossier) -> Vec<(Key, String)> {
    let answers = dossier.assessment.kept().map(Piece::Answer);
    let values = dossier.sheet.kept().map(Piece::Value);
    let evidence = dossier.evidence.keys().map(Piece::Evidence);
    let rectifications = dossier.assessment.rectifications().map(|(id, _)| Piece::Rectification(id));
    let pieces = [Piece::Subject, Piece::Head, Piece::Seal]
        .into_iter()
        .chain(answers)
        .chain(values)
        .chain(evidence)
        .chain(rectifications);
    pieces
        .filter_map(|piece| {
            let (key, text) = piece.record(dossier);
            text.map(|text| (key, text))
        })
        .collect()
}
