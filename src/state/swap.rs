//! A change of many records as one step, which can be taken back: a file taken in, a backup put back.
//!
//! Taking it back touches only what is still as the step left it: what was changed since stays.

use super::{Resetting, Session};
use crate::assessment::{Assessment, Basis, DataSheet, Dossier, EvidenceList, Period, PlanRef, Subject, SubjectId};
use crate::plan::PlanId;
use crate::sorted::Sorted;
use crate::storage::{Bag, Body, Haste, Key, Register, Shelf, all_pieces};
use chrono::DateTime;
use leptos::prelude::*;

/// The records that a step changed, each as it was and as it became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swap {
    changes: Vec<Change>,
    /// The settings that changed with them.
    settings: Vec<Resetting>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    key: Key,
    before: Option<Body>,
    after: Option<Body>,
}

impl Swap {
    pub fn between(before: &Shelf, after: &Shelf) -> Self {
        let (before, after) = (records(before), records(after));
        let mut changes = Vec::new();
        for (key, text) in before.iter() {
            let now = after.get(key);
            if now != Some(text) {
                changes.push(Change { key: key.clone(), before: Some(text.clone()), after: now.cloned() });
            }
        }
        for (key, text) in after.iter().filter(|(key, _)| !before.contains_key(key)) {
            changes.push(Change { key: key.clone(), before: None, after: Some(text.clone()) });
        }
        Self { changes, settings: Vec::new() }
    }

    /// The same with settings, which it changes and takes back too.
    pub fn with(self, settings: Vec<Resetting>) -> Self {
        Self { settings, ..self }
    }

    /// The subjects that it wrote of, as far as they are here.
    pub fn subjects(&self, now: &Shelf) -> Vec<SubjectId> {
        let mut subjects = Vec::new();
        for Change { key, .. } in &self.changes {
            let subject = match key {
                Key::Subject(id) | Key::Value(id, _) | Key::Evidence(id, _) => Some(id.clone()),
                Key::Assessment(id)
                | Key::Answer(id, _)
                | Key::Rectification(id, _)
                | Key::Rewrite(id, _)
                | Key::Seal(id)
                | Key::Bin(id) => now.assessments.get(id).map(|each| each.subject.clone()),
                Key::Plan(_) => None,
            };
            subjects.extend(subject.filter(|subject| !subjects.contains(subject)));
        }
        subjects
    }

    /// What is kept once the step is taken back; nothing where what came since hangs on what would go.
    pub fn taken_back(&self, now: &Shelf) -> Option<Shelf> {
        let mut kept = records(now);
        for Change { key, before, after } in &self.changes {
            if kept.get(key) == after.as_ref() {
                match before {
                    Some(text) => _ = kept.insert(key.clone(), text.clone()),
                    None => _ = kept.remove(key),
                }
            }
        }
        let bag: Bag = kept.into_entries().into_iter().map(|(key, body)| (key.text(), Register::new(1, body))).collect();
        let (mut shelf, aside) = Shelf::of(&bag);
        shelf.bin = now.bin.clone();
        let lacks_plan = |plan: &PlanId| now.plans.contains_key(plan) && !shelf.plans.contains_key(plan);
        let binned = shelf.binned();
        let answered = shelf.assessments.values().chain(binned.iter().map(|(_, binned)| &binned.dossier.assessment));
        let lacks_any = answered.map(|each| &each.plan.id).any(lacks_plan);
        (aside.is_empty() && !lacks_any).then_some(shelf)
    }
}

/// Every record that a shelf comes to.
fn records(shelf: &Shelf) -> Sorted<Key, Body> {
    let mut records = Sorted::default();
    shelf.plans.iter().for_each(|(id, plan)| _ = records.insert(Key::Plan(id.clone()), plan.body()));
    for dossier in shelf.assessments.keys().filter_map(|id| shelf.dossier(id)) {
        all_pieces(&dossier).into_iter().for_each(|(key, body)| _ = records.insert(key, body));
    }
    let is_without = |subject: &&Subject| !shelf.assessments.values().any(|each| each.subject == subject.id);
    for subject in shelf.subjects.values().filter(is_without) {
        let all = all_pieces(&alone(shelf, subject)).into_iter();
        let own = all.filter(|(key, _)| !matches!(key, Key::Assessment(_)));
        own.for_each(|(key, body)| _ = records.insert(key, body));
    }
    records
}

/// A subject of which nothing is assessed, as a dossier.
fn alone(shelf: &Shelf, subject: &Subject) -> Dossier {
    let plan = PlanRef { id: "".into(), edition: String::new(), hash: String::new() };
    let mut assessment = Assessment::new("".into(), plan, subject.id.clone(), Period::Year(0), DateTime::UNIX_EPOCH);
    assessment.basis = Basis::Current;
    let sheet: DataSheet = shelf.sheets.get(&subject.id).cloned().unwrap_or_default();
    let evidence: EvidenceList = shelf.evidence.get(&subject.id).cloned().unwrap_or_default();
    Dossier { subject: subject.clone(), sheet, evidence, assessment }
}

impl Session {
    /// Puts another whole in the place of what is kept here, as one step.
    pub(super) fn swap_for(self, after: Shelf) -> Swap {
        self.close();
        let swap = self.shelf.with_untracked(|before| Swap::between(before, &after));
        self.keeping.seen(after.last_seq());
        self.plans_change(&after);
        self.shelf.set(after);
        self.keeping.together(|| {
            for Change { key, after, .. } in &swap.changes {
                self.keeping.change(key.clone(), after.clone(), Haste::AtOnce);
            }
        });
        swap
    }

    /// Takes such a step back; whether it could be.
    pub fn swap_back(self, swap: &Swap) -> bool {
        self.close();
        let before = self.shelf.with_untracked(|now| swap.taken_back(now));
        let could = before.is_some();
        if could {
            let taken_back: Vec<Resetting> = swap.settings.iter().cloned().map(Resetting::taken_back).collect();
            self.reset(&taken_back);
        }
        before.into_iter().for_each(|before| _ = self.swap_for(before));
        // Somebody may have gone on to an assessment meanwhile.
        self.arrive();
        could
    }
}
