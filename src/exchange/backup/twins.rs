//! The same school, begun on two computers apart: here and in a backup it has the same name, kind and region, and two ids.

use crate::assessment::{AssessmentId, Subject, SubjectId};
use crate::storage::Shelf;

/// A subject of a backup that is probably one that is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    pub theirs: SubjectId,
    pub mine: SubjectId,
    pub name: String,
}

/// The subjects of a backup that are here under another id, and under that id not in the backup.
pub fn twins(here: &Shelf, backup: &Shelf) -> Vec<Twin> {
    let unknown = backup.subjects.values().filter(|theirs| !here.subjects.contains_key(&theirs.id));
    let mut found: Vec<Twin> = Vec::new();
    for theirs in unknown {
        let is_free = |mine: &SubjectId| !backup.subjects.contains_key(mine) && !found.iter().any(|twin| twin.mine == *mine);
        let mine = here.subjects.values().find(|mine| is_likely(mine, theirs) && is_free(&mine.id)).map(|mine| mine.id.clone());
        found.extend(mine.map(|mine| Twin { theirs: theirs.id.clone(), mine, name: theirs.name.clone() }));
    }
    found
}

/// A region that nobody entered contradicts none.
fn is_likely(mine: &Subject, theirs: &Subject) -> bool {
    let regions = [mine.region.trim(), theirs.region.trim()];
    mine.is_same(&theirs.name, theirs.kind) && (regions[0] == regions[1] || regions.contains(&""))
}

/// A backup as if these of its subjects had been begun here; what they answer of one plan for one period is one assessment.
pub fn joined(here: &Shelf, backup: &Shelf, twins: &[Twin]) -> Shelf {
    let mut shelf = backup.clone();
    for Twin { theirs, mine, .. } in twins {
        let Some(mut subject) = shelf.subjects.remove(theirs) else { continue };
        subject.id = mine.clone();
        shelf.subjects.insert(mine.clone(), subject);
        let sheet = shelf.sheets.remove(theirs);
        sheet.into_iter().for_each(|sheet| _ = shelf.sheets.insert(mine.clone(), sheet));
        let evidence = shelf.evidence.remove(theirs);
        evidence.into_iter().for_each(|evidence| _ = shelf.evidence.insert(mine.clone(), evidence));
        let of: Vec<AssessmentId> =
            shelf.assessments.values().filter(|each| each.subject == *theirs).map(|each| each.id.clone()).collect();
        for id in of {
            let Some(mut assessment) = shelf.assessments.remove(&id) else { continue };
            let same = here.same_assessment(mine, &assessment.plan.id, assessment.period).map(|same| same.id.clone());
            assessment.subject = mine.clone();
            assessment.id = same.filter(|same| !shelf.assessments.contains_key(same)).unwrap_or(id);
            shelf.assessments.insert(assessment.id.clone(), assessment);
        }
    }
    shelf
}
