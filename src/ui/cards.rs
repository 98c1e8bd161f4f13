//! The answering list comes a few rows at a time: the first of them fill the screen, and between them the page answers. On a
//! fast computer the steps soon are long ones. Who has begun to answer comes first: the list waits for a pause.

use std::sync::Arc;
use std::time::Duration;

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::answer::Asked;
use crate::platform::{clock, location, slices};

/// The rows of the first step, and the bounds of a later one.
const FIRST: usize = 6;
const FEWEST: usize = 3;
const MOST: usize = 16;
/// A step with all that the browser makes of it is to take no less and no more, in milliseconds.
const BRISK: u64 = 20;
const TARDY: u64 = 50;
/// So long after somebody has pressed something it goes on, in milliseconds.
const REST: u64 = 250;

/// A card that is there, and how many of its rows are.
#[derive(Clone)]
pub struct Card {
    pub asked: Arc<Asked>,
    pub rows: ArcRwSignal<usize>,
}

/// How far the list has come.
#[derive(Clone, Copy)]
pub struct Cards {
    /// The cards that are there, as they stand in the plan.
    there: StoredValue<Vec<Card>>,
    pub is_busy: RwSignal<bool>,
    next: RwSignal<()>,
    step: StoredValue<Step>,
}

#[derive(Clone, Copy)]
struct Step {
    rows: usize,
    /// When it began.
    since: u64,
    /// What had been pressed by then.
    gestures: u64,
    /// The next one is on its way.
    is_due: bool,
}

impl Cards {
    pub fn begin() -> Self {
        let cards = Self {
            there: StoredValue::default(),
            is_busy: RwSignal::new(true),
            next: RwSignal::new(()),
            step: StoredValue::new(Step { rows: FIRST, since: 0, gestures: location::gestures(), is_due: false }),
        };
        location::while_printing(move |is_now| {
            cards.step.update_value(|step| step.rows = if is_now { usize::MAX } else { FIRST });
            cards.next.set(());
        });
        cards
    }

    /// The cards of which rows are there by now: what is there stays, what is new comes a step at a time.
    pub fn so_far(self, all: Vec<Arc<Asked>>) -> Vec<Card> {
        self.next.track();
        let before = self.there.get_value();
        let had = matched(&before, &all);
        // Another section: what was there goes first, in a step of its own.
        if !before.is_empty() && had.iter().all(Option::is_none) {
            self.there.set_value(Vec::new());
            self.step.update_value(|step| step.gestures = location::gestures());
            self.begin_step(|go_on| set_timeout(go_on, Duration::ZERO));
            return Vec::new();
        }
        let mut left = self.step.with_value(|step| step.rows);
        let (mut there, mut is_whole) = (Vec::new(), true);
        for (asked, rows) in all.into_iter().zip(had) {
            let (had, goal) = (rows.as_ref().map_or(0, GetUntracked::get_untracked), asked.checkpoints.len());
            let has = had + left.min(goal - had);
            left -= has - had;
            is_whole &= has == goal;
            if has > 0 {
                let rows = rows.unwrap_or_else(|| ArcRwSignal::new(has));
                if has > had {
                    rows.set(has);
                }
                there.push(Card { asked, rows });
            }
        }
        self.there.set_value(there.clone());
        if is_whole {
            self.is_busy.set(false);
        } else {
            // What is there is painted first.
            self.begin_step(|go_on| request_animation_frame(move || set_timeout(go_on, Duration::ZERO)));
        }
        there
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

    /// The next step, unless the page was left meanwhile; a little later where somebody is at work.
    fn go_on(self) {
        let gestures = location::gestures();
        let waits = |step: &mut Step| {
            let waits = step.gestures != gestures;
            step.gestures = gestures;
            step.since += if waits { REST } else { 0 };
            waits
        };
        if self.step.try_update_value(waits) == Some(true) {
            return set_timeout(move || self.go_on(), Duration::from_millis(REST));
        }
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
        if self.is_busy.get_untracked() && is_last("[data-checkpoint]") && is_last(".indicator") {
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
