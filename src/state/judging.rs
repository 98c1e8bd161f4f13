//! The evaluation follows the answers one frame behind: what was chosen or typed shows and is kept first,
//! and several edits within one frame are judged once.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Open, Session};
use crate::evaluate::{Evaluation, Moment, evaluate};
use crate::platform::clock;

/// The newest evaluation, and whether a newer one is on its way.
#[derive(Clone, Copy, Default)]
pub struct Judging {
    newest: RwSignal<Option<Arc<Evaluation>>>,
    is_due: StoredValue<bool>,
}

impl Judging {
    /// What is shown.
    pub fn evaluation(self) -> ReadSignal<Option<Arc<Evaluation>>> {
        self.newest.read_only()
    }

    pub fn set(self, open: Option<&Open>) {
        let judged = open.map(|open| Arc::new(evaluate(&open.plan, &open.dossier, Moment::of(&open.dossier, clock::today()))));
        self.newest.set(judged);
    }
}

impl Session {
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
