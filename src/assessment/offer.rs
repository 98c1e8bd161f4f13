//! Offers: what a subject answered to the same duty in another plan. Shown with its plan and day, never copied by itself.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Answer, Assessment, Choice};
use crate::plan::{CheckpointId, DutyId, LevelId, PlanId, Scale};

/// The duties of one plan: which of its checkpoints ask what other plans ask too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    pub plan: PlanId,
    pub title: String,
    pub of: Vec<(CheckpointId, DutyId)>,
}

/// An answer given elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The title of the plan in which it was given.
    pub plan: String,
    pub level: LevelId,
    pub note: String,
    pub at: DateTime<Utc>,
}

/// The newest rating that the subject gave to a duty in other plans, on a level that this scale has.
pub fn offer<'a>(
    duty: &DutyId,
    scale: &Scale,
    own_plan: &PlanId,
    known: &[Arc<Duties>],
    assessments: impl Iterator<Item = &'a Assessment>,
) -> Option<Offer> {
    let mut newest: Option<(u64, Offer)> = None;
    for assessment in assessments.filter(|assessment| assessment.plan.id != *own_plan) {
        let Some(duties) = known.iter().find(|duties| duties.plan == assessment.plan.id) else { continue };
        for (checkpoint, _) in duties.of.iter().filter(|(_, each)| each == duty) {
            let Some(entry) = assessment.entry(checkpoint) else { continue };
            let Choice::Level(level) = &entry.value.choice else { continue };
            let is_newer = newest.as_ref().is_none_or(|(seq, _)| entry.stamp.seq > *seq);
            if scale.level(level).is_some() && is_newer {
                let (note, at) = (entry.value.note.clone(), entry.stamp.at);
                let offer = Offer { plan: duties.title.clone(), level: level.clone(), note, at };
                newest = Some((entry.stamp.seq, offer));
            }
        }
    }
    newest.map(|(_, offer)| offer)
}

impl Offer {
    /// The answer with what is offered: the level, and the note where none was written.
    pub fn taken_into(&self, answer: &Answer) -> Answer {
        let note = if answer.note.trim().is_empty() { self.note.clone() } else { answer.note.clone() };
        Answer { choice: Choice::Level(self.level.clone()), note, ..answer.clone() }
    }
}
