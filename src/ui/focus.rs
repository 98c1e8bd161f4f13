//! Where the focus goes after a step: to a place that takes its time to be there, or to the heading of a new page.

use std::cell::Cell;
use std::time::Duration;

use any_spawner::Executor;
use leptos::prelude::*;

use crate::platform::location;

/// How often it is looked for what is to take the focus, and how long between: a page takes its time to be there, a long
/// list on a slow computer much longer. It ends with the next step of the user.
const TRIES: usize = 500;
const PAUSE: Duration = Duration::from_millis(60);

thread_local! {
    /// The step of the user, as a count of gestures, after which the focus has a place of its own to go to.
    static AIMED: Cell<Option<u64>> = const { Cell::new(None) };
}

/// Puts the focus where it can go on, once that is on the page; not when the user has gone on elsewhere meanwhile: what is
/// typed there would land in the wrong field.
pub fn focus_soon(selector: String) {
    let gestures = location::gestures();
    AIMED.set(Some(gestures));
    focus_within(TRIES, selector, gestures);
}

fn focus_within(tries: usize, selector: String, gestures: u64) {
    let focus = move || {
        if location::gestures() == gestures && !location::focus(&selector) && tries > 1 {
            focus_within(tries - 1, selector, gestures);
        }
    };
    set_timeout(focus, PAUSE);
}

/// The heading of a new page takes the focus once it is there, unless the same step has a place of its own for it: whichever
/// of the two is there first.
pub fn focus_heading() {
    let gestures = location::gestures();
    // After what waits by now, the building of the page among it.
    Executor::spawn_local(async move {
        request_animation_frame(move || {
            if AIMED.take() != Some(gestures) && location::gestures() == gestures {
                let _ = location::focus("main h1") || location::focus("main");
            }
        });
    });
}
