//! 全部达成: one click for an indicator of which all is met. What has an answer stays as it is.

use super::{Applies, Ask, Choice, Dossier, Edit, applies, ask};
use crate::plan::{Checkpoint, CheckpointId, LevelId, Plan};

/// Which level is chosen for which checkpoint.
pub type Rating = (CheckpointId, LevelId);

/// The best level of every rated checkpoint among these that applies and has no answer yet. A number is typed, not guessed.
pub fn best_levels(plan: &Plan, dossier: &Dossier, asked: &[Checkpoint]) -> Vec<Rating> {
    let best = |checkpoint: &Checkpoint| {
        let answer = dossier.assessment.answer(&checkpoint.id);
        let is_open = answer.is_none_or(|answer| answer.choice == Choice::Nothing);
        if !is_open || applies(plan, dossier, checkpoint) != Applies::Yes {
            return None;
        }
        let best = match ask(plan, dossier, checkpoint) {
            Ask::Level(scale) => plan.scale(&scale)?.levels.first()?,
            Ask::Numbers(_) | Ask::Share(_) => return None,
        };
        Some((checkpoint.id.clone(), best.id.clone()))
    };
    asked.iter().filter_map(best).collect()
}

impl Dossier {
    /// Rates each of these.
    pub fn rate_all(&self, levels: &[Rating]) -> Vec<Edit> {
        levels.iter().map(|(checkpoint, level)| self.rate(checkpoint, Some(level.clone()))).collect()
    }

    /// Takes these ratings back, last to first, as far as they still stand: what was changed since stays.
    pub fn take_back_all(&self, levels: &[Rating]) -> Vec<Edit> {
        let stands = |(checkpoint, level): &&Rating| {
            let answer = self.assessment.answer(checkpoint);
            answer.is_some_and(|answer| answer.choice == Choice::Level(level.clone()))
        };
        levels.iter().rev().filter(stands).map(|(checkpoint, _)| self.rate(checkpoint, None)).collect()
    }
}
