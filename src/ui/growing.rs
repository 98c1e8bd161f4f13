//! What is long is shown a little at a time, so that nobody waits for all of it and no task takes long: each step is painted
//! before the next one comes.

use std::time::Duration;

use leptos::prelude::*;

use super::live::memo;
use crate::platform::location;
use crate::state::Derived;

const EVERYTHING: usize = usize::MAX;

/// How much is shown, in steps; it grows on its own until nothing is left.
#[derive(Clone, Copy)]
pub struct Growing(RwSignal<usize>);

impl Growing {
    /// Begins with one step.
    pub fn begin() -> Self {
        let shown = RwSignal::new(1);
        // On paper everything.
        location::while_printing(move |is_now| {
            if is_now {
                shown.set(EVERYTHING);
            }
        });
        Self(shown)
    }

    /// How many of so many are shown by now, so many at a step.
    pub fn shown(self, all: usize, step: usize) -> usize {
        let shown = self.0.get();
        let most = shown.saturating_mul(step);
        if most < all {
            self.go_on(shown);
        }
        most.min(all)
    }

    /// As much of a list as is shown by now, so many at a step.
    pub fn so_far<T>(self, mut all: Vec<T>, step: usize) -> Vec<T> {
        all.truncate(self.shown(all.len(), step));
        all
    }

    /// Whether the turn of a place has come; until then nothing stands there.
    pub fn comes_to(self, place: usize) -> Derived<bool> {
        memo(move || {
            let shown = self.0.get();
            if shown <= place {
                self.go_on(shown);
            }
            shown > place
        })
    }

    fn go_on(self, from: usize) {
        request_animation_frame(move || set_timeout(move || self.grow(from), Duration::ZERO));
    }

    /// The page may have been left meanwhile, or another part of it have asked for more already.
    fn grow(self, from: usize) {
        if self.0.try_get_untracked() == Some(from) {
            self.0.set(from + 1);
        }
    }
}
