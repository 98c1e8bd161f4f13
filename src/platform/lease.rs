//! Turns where the browser has no locks: the notes of [`Lease`], kept in local storage and looked at by the clock.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::set_interval_with_handle;

use super::clock::{new_id, now_ms};
use super::keep;
use super::tabs::Standing;
use crate::storage::{Lease, RENEWED_EVERY_MS};

/// A note that is ours and is renewed, or a place in line that is looked after.
struct Place {
    name: String,
    is_ours: bool,
    clock: Option<IntervalHandle>,
}

thread_local! {
    static WRITER: String = new_id();
    static PLACES: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
}

pub fn get_in_line(name: &str, act: Rc<dyn Fn(Standing)>) {
    let is_ours = !is_barred(name);
    stay(name, is_ours, &act);
    act(if is_ours { Standing::Granted } else { Standing::Denied });
}

pub fn seize(name: &str, act: Rc<dyn Fn(Standing)>) {
    stay(name, true, &act);
    act(Standing::Granted);
}

pub fn leave(name: &str) {
    let places = PLACES.with_borrow_mut(|places| {
        let (gone, left): (Vec<Place>, Vec<Place>) = places.drain(..).partition(|place| place.name == name);
        *places = left;
        gone
    });
    for place in places {
        place.clock.iter().for_each(IntervalHandle::clear);
        if place.is_ours && !is_barred(name) {
            keep::forget_preference(&preference(name));
        }
    }
}

fn stay(name: &str, is_ours: bool, act: &Rc<dyn Fn(Standing)>) {
    leave(name);
    if is_ours {
        renew(name);
    }
    let look = {
        let (name, act) = (name.to_owned(), act.clone());
        move || look_after(&name, &act)
    };
    let clock = set_interval_with_handle(look, Duration::from_millis(RENEWED_EVERY_MS)).ok();
    PLACES.with_borrow_mut(|places| places.push(Place { name: name.to_owned(), is_ours, clock }));
}

/// Renews what is ours, takes what has become free, and tells what changed.
fn look_after(name: &str, act: &Rc<dyn Fn(Standing)>) {
    let is_ours = !is_barred(name);
    if is_ours {
        renew(name);
    }
    let was_ours = PLACES.with_borrow_mut(|places| {
        let place = places.iter_mut().find(|place| place.name == name)?;
        Some(std::mem::replace(&mut place.is_ours, is_ours))
    });
    match (was_ours, is_ours) {
        (Some(true), false) => {
            leave(name);
            act(Standing::Lost);
        }
        (Some(false), true) => act(Standing::Granted),
        (Some(true), true) | (Some(false), false) | (None, _) => {}
    }
}

fn renew(name: &str) {
    let note = Lease { writer: WRITER.with(String::clone), renewed_ms: now_ms() };
    keep::set_preference(&preference(name), &note.text());
}

fn is_barred(name: &str) -> bool {
    let note = keep::preference(&preference(name)).and_then(|text| Lease::from_text(&text));
    note.is_some_and(|note| WRITER.with(|writer| note.bars(writer, now_ms())))
}

fn preference(name: &str) -> String {
    format!("turn-{name}")
}
