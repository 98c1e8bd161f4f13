//! The evaluation follows the answers one frame behind: what was chosen or typed shows and is kept first,
//! and several edits within one frame are judged once.
//!
//! What judges comes with the rest of the page: the first answer does not need it. What is sealed is shown as it was sealed.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::waking::Waking;
use super::{Open, Session, Spot};
use crate::assessment::{AssessmentId, Dossier, Rating, SealRecord};
use crate::evaluate::{Changed, Evaluation, Finding, Tally};
use crate::i18n::Language;
use crate::plan::{Checkpoint, CheckpointId, Plan};
use crate::platform::clock;

/// Brings an evaluation to where it stands after answers.
type JudgeAnew = fn(&mut Arc<Evaluation>, &Plan, &Dossier, NaiveDate, &[CheckpointId]) -> Option<Changed>;

/// What judges answers, and says what came of it.
pub struct Judge {
    /// As it was sealed, else as it stands; nothing where its seal can't be read.
    pub evaluate: fn(&Plan, &Dossier, NaiveDate) -> Option<Evaluation>,
    /// The same after these answers changed and nothing else did, and what came of it; nothing where that does not do.
    pub update: JudgeAnew,
    /// What is sealed, as it was when it was sealed.
    pub as_sealed: fn(&Dossier) -> Option<Dossier>,
    /// 为什么是这个分.
    pub reason: fn(Language, &Plan, &Finding) -> String,
    /// Whether a percentage is over 100.
    pub is_over_all: fn(&Finding) -> bool,
    /// The large figure of a tally.
    pub headline: fn(&Tally) -> String,
    /// The score so far; blank while there is none.
    pub score: fn(&Tally) -> String,
    /// What 全部达成 would rate.
    pub best_levels: fn(&Plan, &Dossier, &[Checkpoint]) -> Vec<Rating>,
}

/// What is to be judged anew.
#[derive(Clone, Debug)]
enum Due {
    Answers(Vec<CheckpointId>),
    Everything,
}

/// The newest evaluation, and whether a newer one is on its way.
#[derive(Clone, Copy, Default)]
pub struct Judging {
    newest: RwSignal<Option<Arc<Evaluation>>>,
    /// What was judged, where that is sealed.
    pub(super) as_sealed: RwSignal<Option<Arc<Dossier>>>,
    /// The seal that was judged last: nothing that is typed changes what it says.
    seal: StoredValue<Option<(AssessmentId, Option<SealRecord>)>>,
    /// Whether what is open is sealed.
    pub(super) sealed: RwSignal<bool>,
    /// What changed since it was judged last.
    due: StoredValue<Option<Due>>,
    /// Who reads one finding, or the tally of one indicator.
    pub(super) waking: Waking,
    judge: RwSignal<Option<&'static Judge>>,
}

impl Judging {
    /// What is shown.
    pub fn evaluation(self) -> ReadSignal<Option<Arc<Evaluation>>> {
        self.newest.read_only()
    }

    pub fn set(self, open: Option<&Open>) {
        let is_sealed = open.is_some_and(|open| open.dossier.is_sealed());
        if self.sealed.get_untracked() != is_sealed {
            self.sealed.set(is_sealed);
        }
        let judge = self.judge.get_untracked();
        let sealed = open.zip(judge).filter(|(open, _)| open.dossier.is_sealed());
        let seal = sealed.map(|(open, _)| (open.dossier.assessment.id.clone(), open.dossier.assessment.seals.clone()));
        if seal.is_some() && self.seal.with_value(|last| *last == seal) {
            return;
        }
        self.seal.set_value(seal);
        let judged = open.zip(judge).and_then(|(open, judge)| (judge.evaluate)(&open.plan, &open.dossier, clock::today()));
        let sealed = sealed.and_then(|(open, judge)| (judge.as_sealed)(&open.dossier)).map(Arc::new);
        if sealed.is_some() || self.as_sealed.with_untracked(Option::is_some) {
            self.as_sealed.set(sealed);
        }
        let before = self.newest.get_untracked();
        self.newest.set(judged.map(Arc::new));
        self.newest.with_untracked(|newest| match (&before, newest) {
            (Some(before), Some(newest)) => self.wake_changed(before, newest),
            (Some(_), None) | (None, Some(_)) => self.waking.wake_all(),
            (None, None) => {}
        });
    }

    /// Judges what is due, where nobody did meanwhile.
    fn go_on(self, open: Option<&Open>) {
        match self.due.try_update_value(Option::take).flatten() {
            Some(Due::Answers(answers)) => {
                let changed = open.and_then(|open| self.update(open, &answers));
                match changed {
                    Some(changed) => self.wake(&changed),
                    None => self.set(open),
                }
            }
            Some(Due::Everything) => self.set(open),
            None => {}
        }
    }

    /// Judges only these answers anew; nothing where that does not do.
    fn update(self, open: &Open, answers: &[CheckpointId]) -> Option<Changed> {
        let judge = self.judge.get_untracked().filter(|_| !open.dossier.is_sealed())?;
        self.newest.try_maybe_update(|newest| {
            let newest = newest.as_mut();
            let changed = newest.and_then(|newest| (judge.update)(newest, &open.plan, &open.dossier, clock::today(), answers));
            (changed.as_ref().is_some_and(|changed| !changed.checkpoints.is_empty()), changed)
        })?
    }

    fn wake(self, changed: &Changed) {
        changed.checkpoints.iter().for_each(|id| self.waking.wake(id.as_str()));
        changed.indicators.iter().for_each(|id| self.waking.wake(id.as_str()));
        changed.sections.iter().for_each(|path| self.waking.wake(&path.join("/")));
    }

    /// Wakes who reads a finding or a tally that is another now, or is no more.
    fn wake_changed(self, before: &Evaluation, newest: &Evaluation) {
        self.wake_tallies(&before.indicators, &newest.indicators, |id| id.to_string());
        self.wake_tallies(&before.sections, &newest.sections, |path| path.join("/"));
        let is_other = |finding: &&Finding| before.finding(&finding.checkpoint) != Some(*finding);
        let gone = before.findings.iter().filter(|finding| newest.finding(&finding.checkpoint).is_none());
        for finding in newest.findings.iter().filter(is_other).chain(gone) {
            self.waking.wake(finding.checkpoint.as_str());
        }
    }

    /// The same for tallies; where other things are tallied than before, for all of them.
    fn wake_tallies<Id: PartialEq>(self, before: &[(Id, Tally)], newest: &[(Id, Tally)], name: fn(&Id) -> String) {
        let are_same = before.len() == newest.len();
        for (was, is) in before.iter().zip(newest).filter(|(was, is)| !are_same || was != is) {
            self.waking.wake(&name(&was.0));
            self.waking.wake(&name(&is.0));
        }
    }
}

impl Session {
    /// The judge is here: what is open is judged at once.
    pub fn take_judge(self, judge: &'static Judge) {
        self.judging.judge.set(Some(judge));
        self.judge();
    }

    /// Who judges, once here.
    pub fn judged_by(self) -> Option<&'static Judge> {
        self.judging.judge.get()
    }

    /// The large figure of a tally; blank while nobody judges.
    pub fn headline(self, tally: &Tally) -> String {
        self.judged_by().map(|judge| (judge.headline)(tally)).unwrap_or_default()
    }

    /// The score so far; blank while there is none.
    pub fn score(self, tally: &Tally) -> String {
        self.judged_by().map(|judge| (judge.score)(tally)).unwrap_or_default()
    }

    /// 为什么是这个分; blank while nobody judges.
    pub fn reason(self, plan: &Plan, finding: &Finding) -> String {
        self.judged_by().map(|judge| (judge.reason)(self.language.get(), plan, finding)).unwrap_or_default()
    }

    /// Judges what is open as it stands.
    pub(super) fn judge(self) {
        self.judging.due.set_value(None);
        self.open.with_untracked(|open| self.judging.set(open.as_ref()));
    }

    /// Judges what hangs on this place once the next frame is painted.
    pub(super) fn judge_soon(self, spot: &Spot) {
        let due = self.judging.due;
        let is_first = due.try_update_value(|due| {
            let is_first = due.is_none();
            *due = Some(match (due.take(), spot) {
                (None, Spot::Answer(checkpoint)) => Due::Answers(vec![checkpoint.clone()]),
                (Some(Due::Answers(mut answers)), Spot::Answer(checkpoint)) => {
                    answers.push(checkpoint.clone());
                    Due::Answers(answers)
                }
                _ => Due::Everything,
            });
            is_first
        });
        if is_first != Some(true) {
            return;
        }
        let after_paint = move || self.open.with_untracked(|open| self.judging.go_on(open.as_ref()));
        request_animation_frame(move || set_timeout(after_paint, std::time::Duration::ZERO));
    }
}
