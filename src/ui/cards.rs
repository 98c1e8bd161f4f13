//! The cards of the answering list come a few at a time: the first of them fill the screen, and between them the page answers.

use std::sync::Arc;
use std::time::Duration;

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::answer::Asked;
use crate::platform::{location, slices};
use crate::sorted::Sorted;

/// So many rows are built in one go: none keeps a slow computer for long.
const ROWS: usize = 6;

/// How far the list has come.
#[derive(Clone, Copy)]
pub struct Cards {
    next: RwSignal<()>,
    is_due: StoredValue<bool>,
    /// The cards that are there.
    there: StoredValue<Sorted<String, ()>>,
    is_printed: StoredValue<bool>,
}

impl Cards {
    pub fn begin() -> Self {
        let cards = Self {
            next: RwSignal::new(()),
            is_due: StoredValue::new(false),
            there: StoredValue::default(),
            is_printed: StoredValue::new(false),
        };
        location::while_printing(move |is_now| {
            cards.is_printed.set_value(is_now);
            cards.next.set(());
        });
        cards
    }

    /// As much of what is to be shown as is there by now: cards that are there stay, new ones come a few at a time.
    pub fn so_far(self, all: Vec<Arc<Asked>>) -> Vec<Arc<Asked>> {
        self.next.track();
        let goal = all.len();
        let mut left = if self.is_printed.get_value() { usize::MAX } else { ROWS };
        let mut shown = Vec::new();
        for card in all {
            if self.there.with_value(|there| !there.contains_key(&card.key)) {
                if left == 0 {
                    break;
                }
                left = left.saturating_sub(card.checkpoints.len());
            }
            shown.push(card);
        }
        let mut keys = Sorted::default();
        for card in &shown {
            keys.insert(card.key.clone(), ());
        }
        self.there.set_value(keys);
        if shown.len() < goal && !self.is_due.get_value() {
            self.is_due.set_value(true);
            // What is there is painted first.
            request_animation_frame(move || set_timeout(move || self.go_on(), Duration::ZERO));
        }
        shown
    }

    /// More of them, unless the page was left meanwhile.
    fn go_on(self) {
        if self.is_due.try_set_value(false).is_none() {
            self.next.try_set(());
        }
    }

    /// Who comes to the last card by the keyboard, however fast, finds the next one there.
    pub fn keep_ahead(self, event: &FocusEvent) {
        let at: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let card = at.and_then(|at| at.closest(".indicator").ok().flatten());
        if card.is_some_and(|card| card.next_element_sibling().is_none()) && self.is_due.get_value() {
            self.next.set(());
            slices::finish();
        }
    }
}
