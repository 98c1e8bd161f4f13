//! The evaluation follows the answers one frame behind: what was chosen or typed shows and is kept first,
//! and several edits within one frame are judged once.
//!
//! What is sealed is shown as it was sealed. Seals are read by the rest of the page: until it is here, nothing is shown of
//! what is sealed, rather than something else.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Open, Session};
use crate::assessment::Dossier;
use crate::evaluate::{Evaluation, Moment, evaluate};
use crate::plan::Plan;
use crate::platform::clock;

/// Reads what a seal keeps: its evaluation, and what was judged as it was.
type ReadSeal = fn(&Plan, &Dossier) -> Option<(Evaluation, Dossier)>;

/// The newest evaluation, and whether a newer one is on its way.
#[derive(Clone, Copy, Default)]
pub struct Judging {
    newest: RwSignal<Option<Arc<Evaluation>>>,
    /// What was judged, where that is sealed.
    as_sealed: RwSignal<Option<Arc<Dossier>>>,
    read_seal: RwSignal<Option<ReadSeal>>,
    is_due: StoredValue<bool>,
}

impl Judging {
    /// What is shown.
    pub fn evaluation(self) -> ReadSignal<Option<Arc<Evaluation>>> {
        self.newest.read_only()
    }

    /// What was judged as it was, where that is sealed.
    pub fn as_sealed(self) -> ReadSignal<Option<Arc<Dossier>>> {
        self.as_sealed.read_only()
    }

    pub fn read_seals(self, read: ReadSeal) {
        self.read_seal.set(Some(read));
    }

    /// An evaluation, with what was judged where that is sealed; nothing as long as its seal can't be read.
    pub fn of(self, plan: &Plan, dossier: &Dossier) -> Option<(Evaluation, Option<Dossier>)> {
        if dossier.is_sealed() {
            return self.read_seal.get()?(plan, dossier).map(|(evaluation, sealed)| (evaluation, Some(sealed)));
        }
        Some((evaluate(plan, dossier, Moment::of(dossier, clock::today())), None))
    }

    pub fn set(self, open: Option<&Open>) {
        let judged = untrack(|| open.and_then(|open| self.of(&open.plan, &open.dossier)));
        let (evaluation, sealed) = judged.unzip();
        let sealed = sealed.flatten();
        if sealed.is_some() || self.as_sealed.with_untracked(Option::is_some) {
            self.as_sealed.set(sealed.map(Arc::new));
        }
        self.newest.set(evaluation.map(Arc::new));
    }
}

impl Session {
    /// What an assessment comes to: as it was sealed, else as it stands.
    pub fn judged(self, plan: &Plan, dossier: &Dossier) -> Option<Evaluation> {
        self.judging.of(plan, dossier).map(|(evaluation, _)| evaluation)
    }

    /// Reads from what is open; on the answering page from what was sealed, whatever other plans made of it since.
    pub fn with_answered<T>(self, read: impl FnOnce(&Dossier) -> T) -> Option<T> {
        let sealed = self.judging.as_sealed().get().filter(|_| self.route.with(|route| route.is_answering()));
        match sealed {
            Some(sealed) => Some(read(&sealed)),
            None => self.with_dossier(read),
        }
    }

    /// Judges what is open as it stands.
    pub(super) fn judge(self) {
        self.open.with_untracked(|open| self.judging.set(open.as_ref()));
    }

    /// Judges what is open once the next frame is painted.
    pub(super) fn judge_soon(self) {
        let is_due = self.judging.is_due;
        if is_due.get_value() {
            return;
        }
        is_due.set_value(true);
        request_animation_frame(move || {
            let after_paint = move || {
                is_due.set_value(false);
                self.judge();
            };
            set_timeout(after_paint, std::time::Duration::ZERO);
        });
    }
}
