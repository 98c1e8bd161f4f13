//! The core, timed in the page: the tasks of `tasks.rs` as a module of their own, built as the page's is, by .dev/bench only.

mod tasks;

use std::cell::RefCell;

use tasks::{Task, tasks};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static TASKS: RefCell<Vec<Task>> = RefCell::new(tasks());
}

/// The name of the task at this place, if there is one.
#[wasm_bindgen]
pub fn name(place: usize) -> Option<String> {
    TASKS.with_borrow(|tasks| tasks.get(place).map(|task| task.name.to_owned()))
}

/// Does a task so many times.
#[wasm_bindgen]
pub fn run(place: usize, times: u32) {
    TASKS.with_borrow_mut(|tasks| {
        if let Some(task) = tasks.get_mut(place) {
            (0..times).for_each(|_| (task.run)());
        }
    });
}

fn main() {}
