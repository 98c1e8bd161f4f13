//! What a backup holds against what is here, and putting it back: the newer of both at every place, and nothing that is
//! only here goes.

use crate::assessment::merge::{
    Belongings, Changed, Comparison, Descent, Item, Seen, Side, Stand, choose_for_subject, choose_in_assessment,
    compare_assessments, compare_subjects,
};
use crate::assessment::{AssessmentId, DataSheet, Dossier, EvidenceList, History, Period, Subject, SubjectId};
use crate::plan::PlanId;
use crate::storage::{OwnPlan, Shelf};
use chrono::NaiveDate;

/// Whose word stands where both say something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Restoring {
    /// The newer at every place.
    #[default]
    Newer,
    /// What the backup says.
    Backup,
}

/// One assessment of a backup, or (without one) what belongs to a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    pub assessment: Option<(AssessmentId, PlanId, Period)>,
    pub subject: String,
    /// How many answers, or how many numbers and pieces of evidence, the backup has.
    pub holds: usize,
    pub stand: Stand,
}

/// What a restore would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub rows: Vec<PreviewRow>,
    /// How many assessments are here and not in the backup: they stay.
    pub only_here: usize,
    /// Plans of the user's own in the backup, by their titles.
    pub plans: Vec<(String, Stand)>,
}

/// Holds a backup against what is here.
pub fn preview(here: &Shelf, backup: &Shelf) -> Preview {
    let mut rows = Vec::new();
    for subject in backup.subjects.values() {
        let belongings = belongings(backup, &subject.id);
        let holds = belongings.1.len() + belongings.2.len();
        let stand = match here.subjects.contains_key(&subject.id) {
            true => Stand::of(&compared_subjects(here, backup, &subject.id)),
            false => Stand::New,
        };
        rows.push(PreviewRow { assessment: None, subject: subject.name.clone(), holds, stand });
        for assessment in backup.assessments.values().filter(|each| each.subject == subject.id) {
            let (id, plan, period) = (assessment.id.clone(), assessment.plan.id.clone(), assessment.period);
            let stand = match copies(here, backup, &id) {
                None => Stand::New,
                Some((mine, theirs)) => stand_of_copies(&mine, &theirs),
            };
            let holds = assessment.answers().count();
            rows.push(PreviewRow { assessment: Some((id, plan, period)), subject: subject.name.clone(), holds, stand });
        }
    }
    let only_here = here.assessments.keys().filter(|id| !backup.assessments.contains_key(id)).count();
    let plans = backup.plans.values().map(|theirs| (theirs.card.title.clone(), stand_of_plan(here, theirs))).collect();
    Preview { rows, only_here, plans }
}

/// What is here once a backup is put back.
pub fn restored(here: &Shelf, backup: &Shelf, how: Restoring) -> Shelf {
    let mut shelf = here.clone();
    for id in backup.subjects.keys() {
        restore_subject(&mut shelf, backup, id, how);
    }
    for id in backup.assessments.keys() {
        match copies(&shelf, backup, id) {
            Some((mut mine, theirs)) if mine.yields_to(&theirs) => {
                let found = compare_assessments(&mine.assessment, &theirs.assessment, Descent::Unknown);
                if found.differences.is_empty() && mine.assessment.seals == theirs.assessment.seals {
                    continue;
                }
                choose_in_assessment(&mut mine, &theirs, &chosen(&found, how));
                shelf.assessments.insert(id.clone(), mine.assessment);
            }
            // Sealed otherwise: it stays.
            Some(_) => {}
            None => {
                let new = backup.assessments.get(id).cloned();
                new.into_iter().for_each(|new| _ = shelf.assessments.insert(id.clone(), new));
            }
        }
    }
    for (id, theirs) in backup.plans.iter() {
        let takes = match stand_of_plan(here, theirs) {
            Stand::New | Stand::TheirsNewer(_) => true,
            Stand::MineNewer(_) => how == Restoring::Backup,
            Stand::Same | Stand::Both { .. } | Stand::Held => false,
        };
        if takes {
            shelf.plans.insert(id.clone(), theirs.clone());
        }
    }
    shelf
}

/// Of one plan there is one edition: that which was added last.
fn stand_of_plan(here: &Shelf, theirs: &OwnPlan) -> Stand {
    match here.plans.get(&theirs.card.id) {
        None => Stand::New,
        Some(mine) if mine.card.hash == theirs.card.hash => Stand::Same,
        Some(mine) if mine.added < theirs.added => Stand::TheirsNewer(1),
        Some(_) => Stand::MineNewer(1),
    }
}

fn restore_subject(shelf: &mut Shelf, backup: &Shelf, id: &SubjectId, how: Restoring) {
    let Some(theirs) = backup.subjects.get(id) else { return };
    let (_, their_sheet, their_evidence) = belongings(backup, id);
    let (mut subject, mut sheet, mut evidence) = match shelf.subjects.get(id).cloned() {
        None => (theirs.clone(), their_sheet, their_evidence),
        Some(mut subject) => {
            let found = compared_subjects(shelf, backup, id);
            let (_, mut sheet, mut evidence) = belongings(shelf, id);
            let of = Belongings { subject: theirs, sheet: &their_sheet, evidence: &their_evidence };
            choose_for_subject((&mut subject, &mut sheet, &mut evidence), of, None, &chosen(&found, how));
            (subject, sheet, evidence)
        }
    };
    shelf.sheets.insert(id.clone(), std::mem::take(&mut sheet));
    shelf.evidence.insert(id.clone(), std::mem::take(&mut evidence));
    subject.id = id.clone();
    shelf.subjects.insert(id.clone(), subject);
}

/// Never a place where the backup has nothing, unless it is known that it was taken back there later.
fn chosen(found: &Comparison, how: Restoring) -> Vec<(Item, Side)> {
    let side = |each: &crate::assessment::merge::Difference| match how {
        _ if each.changed == Changed::Mine && each.theirs.content.is_none() => Side::Mine,
        Restoring::Newer => each.newer,
        Restoring::Backup => Side::Theirs,
    };
    found.differences.iter().map(|each| (each.item.clone(), side(each))).collect()
}

fn copies(here: &Shelf, backup: &Shelf, id: &AssessmentId) -> Option<(Dossier, Dossier)> {
    here.dossier(id).zip(backup.dossier(id))
}

fn belongings(shelf: &Shelf, id: &SubjectId) -> (Option<Subject>, DataSheet, EvidenceList) {
    let sheet = shelf.sheets.get(id).cloned().unwrap_or_default();
    (shelf.subjects.get(id).cloned(), sheet, shelf.evidence.get(id).cloned().unwrap_or_default())
}

fn compared_subjects(here: &Shelf, backup: &Shelf, id: &SubjectId) -> Comparison {
    let of = |shelf: &Shelf| belongings(shelf, id);
    let (mine, theirs) = (of(here), of(backup));
    let (Some(subject), Some(other)) = (&mine.0, &theirs.0) else { return Comparison::default() };
    let shared = backup.assessments.values().filter(|each| each.subject == *id);
    let shared: Vec<_> = shared.filter_map(|theirs| Some((here.assessments.get(&theirs.id)?, theirs))).collect();
    let seen_here: Vec<Seen> = shared.iter().map(|(mine, _)| Seen::by(mine)).collect();
    let seen_there: Vec<Seen> = shared.iter().map(|(_, theirs)| Seen::by(theirs)).collect();
    let mine = Belongings { subject, sheet: &mine.1, evidence: &mine.2 };
    let theirs = Belongings { subject: other, sheet: &theirs.1, evidence: &theirs.2 };
    compare_subjects(mine, theirs, (&Seen::common(&seen_here), &Seen::common(&seen_there)), Descent::Unknown)
}

fn stand_of_copies(mine: &Dossier, theirs: &Dossier) -> Stand {
    let found = compare_assessments(&mine.assessment, &theirs.assessment, Descent::Unknown);
    match Stand::of(&found) {
        _ if !mine.yields_to(theirs) => Stand::Held,
        Stand::Same if theirs.is_sealed() && !mine.is_sealed() => Stand::TheirsNewer(1),
        stand => stand,
    }
}

/// So many entries, or so many days, without a backup are a reason to remind of one.
const MANY: usize = 50;
const LONG_DAYS: i64 = 14;

/// Whether it is time for a backup, with so many entries since the last one, which was on this day.
pub fn is_due(count: usize, last: Option<NaiveDate>, today: NaiveDate) -> bool {
    count > MANY || (count > 0 && last.is_some_and(|last| (today - last).num_days() > LONG_DAYS))
}

/// How many entries were made after an edit: 自上次备份以来 37 项作答.
pub fn since(shelf: &Shelf, seq: u64) -> usize {
    let is_later = |later: &u64| *later > seq;
    let answers = |each: &crate::assessment::Assessment| {
        let answered = each.kept().map(|id| {
            let entry = each.entry(id).map(|entry| entry.stamp.seq);
            entry.max(each.histories().get(id).and_then(History::last).map(|stamp| stamp.seq)).unwrap_or_default()
        });
        let rectified = each.rectifications().map(|(_, entry)| entry.stamp.seq);
        let rewritten = each.rewrites().map(|(_, entry)| entry.stamp.seq);
        let rectified = rectified.chain(rewritten);
        answered.filter(is_later).count() + rectified.filter(is_later).count()
    };
    let values = |sheet: &DataSheet| {
        let kept = sheet.kept().map(|key| {
            let entry = sheet.entry(key).map(|entry| entry.stamp.seq);
            entry.max(sheet.histories().get(key).and_then(History::last).map(|stamp| stamp.seq)).unwrap_or_default()
        });
        kept.filter(is_later).count()
    };
    let evidence = |list: &EvidenceList| list.values().map(|entry| entry.stamp.seq).filter(is_later).count();
    let answers: usize = shelf.assessments.values().map(answers).sum();
    let values: usize = shelf.sheets.values().map(values).sum();
    answers + values + shelf.evidence.values().map(evidence).sum::<usize>()
}
