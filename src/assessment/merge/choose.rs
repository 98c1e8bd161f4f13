//! What comes of two copies once it is chosen, place by place, whose word stands.
//!
//! What is taken keeps its own stamp, so that the copies know of each other afterwards; what stood here goes into the
//! history. Where nothing is taken from the file, nothing here changes.

use super::{Belongings, Item, Side, Trait};
use crate::assessment::{
    Assessment, DataSheet, Dossier, Evidence, EvidenceList, History, Said, SheetKey, Stamped, Subject, said_of, sheet,
};
use crate::plan::{CheckpointId, Plan, PlanId};
use crate::sorted;

/// Of what is here only what a file of this plan speaks of: what the plan uses, and what the file has.
pub fn within(dossier: &Dossier, plan: &Plan, theirs: &Dossier) -> Dossier {
    let used = dossier.keys_used(plan);
    let is_spoken_of = |key: &&SheetKey| used.contains_key(key) || theirs.sheet.keeps(&theirs.sheet.place_of((*key).clone()));
    let kept: Vec<SheetKey> = dossier.sheet.kept().filter(|key| !is_spoken_of(key)).cloned().collect();
    let mut restricted = dossier.clone();
    kept.iter().for_each(|key| restricted.sheet.forget(key));
    let mut evidence = EvidenceList::default();
    for entry in dossier.evidence_used() {
        evidence.insert(entry.value.id.clone(), entry.clone());
    }
    Dossier { evidence, ..restricted }
}

/// The copy in a file as one of the assessment that is here, where the same was begun twice; each of its pieces of evidence
/// serves what it serves here in other plans.
pub fn addressed_to(mine: &Dossier, mut theirs: Dossier) -> Dossier {
    theirs.assessment.id = mine.assessment.id.clone();
    theirs.subject.id = mine.subject.id.clone();
    theirs.assessment.subject = mine.subject.id.clone();
    let plan = mine.assessment.plan.id.clone();
    let mut evidence = EvidenceList::default();
    for (id, mut entry) in theirs.evidence.into_entries() {
        if let Some(known) = mine.evidence.get(&id) {
            entry.value = entry.value.serving_also(&known.value.without_plan(&plan));
        }
        evidence.insert(id, entry);
    }
    Dossier { evidence, ..theirs }
}

/// What comes of it. `theirs` is the file's copy, [`addressed_to`] this one; what it says of places that nobody chose does
/// not count.
pub fn choose(mine: &Dossier, theirs: &Dossier, chosen: &[(Item, Side)]) -> Dossier {
    let mut merged = mine.clone();
    if chosen.iter().all(|(_, side)| *side == Side::Mine) {
        return merged;
    }
    choose_in_assessment(&mut merged, theirs, chosen);
    let Dossier { subject, sheet, evidence, .. } = &mut merged;
    choose_for_subject((subject, sheet, evidence), theirs.belongings(), Some(&theirs.assessment.plan.id), chosen);
    if is_whole(chosen) {
        stamped_as_there(&mut merged, theirs, chosen);
    }
    merged
}

/// Whether everything is to be as in the file.
fn is_whole(chosen: &[(Item, Side)]) -> bool {
    chosen.iter().all(|(_, side)| *side == Side::Theirs)
}

/// The same for what stands in the assessment alone. Where all of it is as in the file, so are its stamps, its seal and the
/// edition that it answers.
pub fn choose_in_assessment(merged: &mut Dossier, theirs: &Dossier, chosen: &[(Item, Side)]) {
    let taken = chosen.iter().filter(|(item, side)| *side == Side::Theirs && item.is_of_assessment());
    for (item, _) in taken {
        take_of_assessment(&mut merged.assessment, &theirs.assessment, item);
    }
    let acts = merged.assessment.seals.clone();
    if is_whole(chosen) {
        let is_chosen = |id: &CheckpointId| chosen.iter().any(|(each, _)| matches!(each, Item::Answer(each) if each == id));
        for (id, entry) in theirs.assessment.answers() {
            if !entry.value.is_blank() && !is_chosen(id) {
                merged.assessment.set(id.clone(), Some(entry.clone()));
            }
        }
        for (id, entry) in theirs.assessment.rectifications() {
            merged.assessment.rectify(id.clone(), Some(entry.clone()));
        }
        let Assessment { plan, created, seals, .. } = theirs.assessment.clone();
        (merged.assessment.plan, merged.assessment.created, merged.assessment.seals) = (plan, created, seals);
        acts.iter().for_each(|acts| merged.remember_seals_of(acts));
    } else if let Some(acts) = &theirs.assessment.seals {
        merged.remember_seals_of(acts);
    }
}

/// The same for what belongs to the subject alone. What a file of one plan does not have goes for that plan only.
pub fn choose_for_subject(
    (subject, sheet, evidence): (&mut Subject, &mut DataSheet, &mut EvidenceList),
    theirs: Belongings,
    plan: Option<&PlanId>,
    chosen: &[(Item, Side)],
) {
    for (item, _) in chosen.iter().filter(|(_, side)| *side == Side::Theirs) {
        match item {
            Item::Value(key) => take_value(sheet, theirs.sheet, key),
            Item::Evidence(id) => {
                let there = theirs.evidence.get(id).cloned();
                let left = evidence.remove(id).zip(plan).and_then(|(entry, plan)| left_without(entry, plan));
                if let Some(entry) = there.or(left) {
                    evidence.insert(id.clone(), entry);
                }
            }
            Item::Subject(which) => take_trait(subject, theirs.subject, *which),
            Item::Answer(_) | Item::Rectification(_) | Item::Rewrite(_) | Item::Basis | Item::AsOf => {}
        }
    }
}

/// A piece of evidence that no longer serves a plan, where it serves another.
fn left_without(entry: Stamped<Evidence>, plan: &PlanId) -> Option<Stamped<Evidence>> {
    let value = entry.value.without_plan(plan);
    (!value.serves.is_empty()).then_some(Stamped { value, stamp: entry.stamp })
}

/// What both say alike has the stamps of the file.
fn stamped_as_there(merged: &mut Dossier, theirs: &Dossier, chosen: &[(Item, Side)]) {
    let is_chosen = |key: &SheetKey| chosen.iter().any(|(each, _)| matches!(each, Item::Value(each) if each.is_same(key)));
    for (key, entry) in theirs.sheet.iter() {
        let place = merged.sheet.place_of(key.clone());
        if !entry.value.trim().is_empty() && !is_chosen(&place) {
            merged.sheet.set(place, Some(entry.clone()));
        }
    }
    for (id, entry) in theirs.evidence.clone().into_entries() {
        merged.evidence.insert(id, entry);
    }
}

fn take_of_assessment(merged: &mut Assessment, theirs: &Assessment, item: &Item) {
    match item {
        Item::Answer(id) => {
            let mut is = theirs.entry(id).filter(|entry| !entry.value.is_blank()).cloned();
            // The file answers another edition: what this one does not ask stays aside.
            let aside = merged.answer(id).and_then(|answer| answer.aside.clone()).filter(|_| merged.plan != theirs.plan);
            is.iter_mut().for_each(|is| is.value.aside = is.value.aside.take().or(aside.clone()));
            let was = merged.entry(id).map(said_of);
            let known = joined(merged.histories().get(id), theirs.histories().get(id), was, is.as_ref().map(said_of));
            merged.forget(id);
            merged.set(id.clone(), is);
            merged.remember(id.clone(), known);
        }
        Item::Rectification(id) => _ = merged.rectify(id.clone(), theirs.rectification(id).cloned()),
        Item::Rewrite(id) => _ = merged.set_rewrite(id.clone(), theirs.rewrite(id).cloned()),
        Item::Basis => merged.basis = theirs.basis,
        Item::AsOf => merged.as_of = theirs.as_of,
        Item::Value(_) | Item::Evidence(_) | Item::Subject(_) => {}
    }
}

fn take_value(merged: &mut DataSheet, theirs: &DataSheet, key: &SheetKey) {
    let place = merged.place_of(key.clone());
    let there = theirs.place_of(key.clone());
    let is = theirs.entry(key).filter(|entry| !entry.value.trim().is_empty()).cloned();
    let was = merged.entry(&place).map(sheet::said_of);
    let known = joined(merged.histories().get(&place), theirs.histories().get(&there), was, is.as_ref().map(sheet::said_of));
    merged.forget(&place);
    merged.set(place.clone(), is);
    merged.remember(place, known);
}

fn take_trait(merged: &mut Subject, theirs: &Subject, which: Trait) {
    match which {
        Trait::Name => merged.name = theirs.name.clone(),
        Trait::Kind => merged.kind = theirs.kind,
        Trait::Region => merged.region = theirs.region.clone(),
        Trait::Code => merged.code = theirs.code.clone(),
        Trait::Fact(fact) => merged.set_fact(fact, theirs.fact(fact)),
    }
}

/// What both know to have stood there, and what stood here, in the order of time; nothing where that tells of no change.
fn joined(mine: Option<&History>, theirs: Option<&History>, was: Option<Stamped<Said>>, is: Option<Stamped<Said>>) -> History {
    let known = [mine, theirs].into_iter().flatten().flat_map(|history| history.said().iter().cloned());
    let mut all: Vec<Stamped<Said>> = Vec::new();
    for said in known.chain(was).chain(is.clone()) {
        if !all.contains(&said) {
            all.push(said);
        }
    }
    let all = sorted::by_key(all, |said| (said.stamp.at, said.stamp.seq));
    let mut told: Vec<Stamped<Said>> = Vec::new();
    for said in all {
        if told.last().is_none_or(|last| last.value != said.value) && (!told.is_empty() || said.value != Said::Nothing) {
            told.push(said);
        }
    }
    let tells = told.iter().any(|said| is.as_ref().is_none_or(|is| is.value != said.value));
    History::new(if tells { told } else { Vec::new() })
}
