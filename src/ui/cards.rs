//! The answering list comes a few rows at a time: the first of them fill the screen, and between them the page answers. On a
//! fast computer the steps soon are long ones.
//!
//! Cards lie in stretches of eight: a step looks through the stretches and through the cards of the one that grows, not through
//! the thousand of a long chapter.

use std::sync::Arc;
use std::time::Duration;

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::answer::Asked;
use super::live::memo;
use crate::platform::{clock, location, slices};
use crate::sorted::Sorted;
use crate::state::Derived;

/// The rows of the first step, and the bounds of a later one.
const FIRST: usize = 6;
const FEWEST: usize = 3;
const MOST: usize = 16;
/// A step with all that the browser makes of it is to take no less and no more, in milliseconds.
const BRISK: u64 = 20;
const TARDY: u64 = 50;

/// How many cards lie together.
const STRETCH: usize = 8;

/// A card that is there, and how many of its rows are.
#[derive(Clone)]
pub struct Card {
    pub asked: Arc<Asked>,
    pub rows: ArcRwSignal<usize>,
}

impl PartialEq for Card {
    fn eq(&self, other: &Self) -> bool {
        self.asked == other.asked
    }
}

/// How far the list has come.
#[derive(Clone, Copy)]
pub struct Cards {
    /// The cards that are there, by their stretch, as they stand in the plan.
    there: RwSignal<Sorted<usize, Vec<Card>>>,
    pub is_busy: RwSignal<bool>,
    next: RwSignal<()>,
    step: StoredValue<Step>,
}

#[derive(Clone, Copy)]
struct Step {
    rows: usize,
    /// When it began.
    since: u64,
    /// The next one is on its way.
    is_due: bool,
}

impl Cards {
    pub fn begin() -> Self {
        let cards = Self {
            there: RwSignal::default(),
            is_busy: RwSignal::new(true),
            next: RwSignal::new(()),
            step: StoredValue::new(Step { rows: FIRST, since: 0, is_due: false }),
        };
        location::while_printing(move |is_now| {
            cards.step.update_value(|step| step.rows = if is_now { usize::MAX } else { FIRST });
            cards.next.set(());
        });
        cards
    }

    /// The stretches of which cards are there by now: what is there stays, what is new comes a step at a time.
    pub fn so_far(self, all: Vec<Arc<Asked>>) -> Vec<usize> {
        self.next.track();
        let before: Vec<Card> = self.there.with_untracked(|there| there.values().flatten().cloned().collect());
        let had = matched(&before, &all);
        // Another section: what was there goes first, in a step of its own.
        if !before.is_empty() && had.iter().all(Option::is_none) {
            self.there.set(Sorted::default());
            self.begin_step(|go_on| set_timeout(go_on, Duration::ZERO));
            return Vec::new();
        }
        let mut left = self.step.with_value(|step| step.rows);
        let (mut there, mut is_whole) = (Sorted::<_, Vec<_>>::default(), true);
        for (asked, rows) in all.into_iter().zip(had) {
            let (had, goal) = (rows.as_ref().map_or(0, GetUntracked::get_untracked), asked.checkpoints.len());
            let has = had + left.min(goal - had);
            left -= has - had;
            is_whole &= has == goal;
            let rows = match rows {
                Some(rows) if has > had => {
                    rows.set(has);
                    rows
                }
                Some(rows) => rows,
                None if has > 0 => ArcRwSignal::new(has),
                None => continue,
            };
            let (stretch, card) = (asked.place / STRETCH, Card { asked, rows });
            match there.get_mut(&stretch) {
                Some(beside) => beside.push(card),
                None => _ = there.insert(stretch, vec![card]),
            }
        }
        let stretches = there.keys().copied().collect();
        self.there.set(there);
        if is_whole {
            self.is_busy.set(false);
        } else {
            // What is there is painted first.
            self.begin_step(|go_on| request_animation_frame(move || set_timeout(go_on, Duration::ZERO)));
        }
        stretches
    }

    /// The cards of a stretch that are there.
    pub fn of(self, stretch: usize) -> Derived<Vec<Card>> {
        // It is taken down later than the list.
        memo(move || self.there.try_with(|there| there.get(&stretch).cloned()).flatten().unwrap_or_default())
    }

    /// Has the next step come, unless it is on its way.
    fn begin_step(self, soon: impl FnOnce(Box<dyn Fn()>)) {
        if !self.is_busy.get_untracked() {
            self.is_busy.set(true);
        }
        if !self.step.with_value(|step| step.is_due) {
            self.step.update_value(|step| (step.since, step.is_due) = (clock::now_ms(), true));
            soon(Box::new(move || self.go_on()));
        }
    }

    /// The next step, unless the page was left meanwhile.
    fn go_on(self) {
        let size = |step: &mut Step| {
            let took = clock::now_ms().saturating_sub(step.since);
            step.rows = match took {
                ..BRISK => step.rows.saturating_mul(2).min(MOST),
                BRISK..=TARDY => step.rows,
                _ => (step.rows / 2).max(FEWEST),
            };
            step.is_due = false;
        };
        if self.step.try_update_value(size).is_some() {
            self.next.set(());
        }
    }

    /// Who comes to the last row by the keyboard, however fast, finds the next one there.
    pub fn keep_ahead(self, event: &FocusEvent) {
        let at: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let closest = |what| at.as_ref().and_then(|at| at.closest(what).ok().flatten());
        let is_last = |what| closest(what).is_some_and(|it| it.next_element_sibling().is_none());
        if self.is_busy.get_untracked() && is_last("[data-checkpoint]") && is_last(".indicator") && is_last(".stretch") {
            self.next.set(());
            slices::finish();
        }
    }
}

/// How many rows of each card are there, of what is there; both as they stand in the plan.
fn matched(there: &[Card], all: &[Arc<Asked>]) -> Vec<Option<ArcRwSignal<usize>>> {
    let mut there = there.iter().peekable();
    all.iter()
        .map(|asked| {
            while there.next_if(|card| card.asked.place < asked.place).is_some() {}
            there.next_if(|card| card.asked == *asked).map(|card| card.rows.clone())
        })
        .collect()
}
