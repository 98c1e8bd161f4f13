//! What follows a change of what is shown runs in slices: what thousands of places follow, as the language, would else keep the
//! page from answering until the last of them is done.
//!
//! The runtime asks for an executor of reactive tasks; this one stops after [`SLICE_MS`] and goes on once the browser had
//! its turn. Little is done at once, before anything is painted, as ever.

/// So long at a stretch, in milliseconds: with what the browser then does itself a task stays under 50, on a slow computer,
/// too.
#[cfg(target_arch = "wasm32")]
const SLICE_MS: u64 = 12;

pub use sys::{begin, finish};

#[cfg(target_arch = "wasm32")]
mod sys {
    use std::cell::RefCell;
    use std::collections::VecDeque;
    use std::future::Future;
    use std::pin::Pin;
    use std::sync::Arc;
    use std::task::{Context, Wake, Waker};
    use std::time::Duration;

    use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
    use leptos::prelude::{document, set_timeout};
    use wasm_bindgen_futures::spawn_local;

    use super::super::clock;
    use super::SLICE_MS;

    type Running = Pin<Box<dyn Future<Output = ()>>>;

    thread_local! { static TASKS: RefCell<Tasks> = RefCell::default(); }

    #[derive(Default)]
    struct Tasks {
        /// Each at its own place; nothing where one is over, or runs just now.
        places: Vec<Option<(Running, Waker)>>,
        free: Vec<usize>,
        /// The places of those that can go on.
        ready: VecDeque<usize>,
        is_due: bool,
    }

    /// Says that the task at a place can go on.
    struct Woken(usize);

    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            ready(self.0);
        }
    }

    struct Slices;

    impl CustomExecutor for Slices {
        fn spawn(&self, task: PinnedFuture<()>) {
            take(task);
        }

        fn spawn_local(&self, task: PinnedLocalFuture<()>) {
            take(task);
        }

        fn poll_local(&self) {}
    }

    /// From now on reactive tasks run in slices. Before the page is mounted.
    pub fn begin() {
        // Once there is one, there is no other.
        let _ = Executor::init_custom_executor(Slices);
    }

    /// Runs all that waits, without a pause: before the page is printed.
    pub fn finish() {
        while go_on() {}
    }

    fn take(task: Running) {
        let place = TASKS.with_borrow_mut(|tasks| {
            let place = tasks.free.pop().unwrap_or(tasks.places.len());
            let entry = Some((task, Waker::from(Arc::new(Woken(place)))));
            if place == tasks.places.len() {
                tasks.places.push(entry);
            } else {
                tasks.places[place] = entry;
            }
            place
        });
        ready(place);
    }

    fn ready(place: usize) {
        let is_first = TASKS.with_borrow_mut(|tasks| {
            tasks.ready.push_back(place);
            !std::mem::replace(&mut tasks.is_due, true)
        });
        if is_first {
            spawn_local(async { slice() });
        }
    }

    /// Runs what is ready for as long as a slice takes; the rest after the browser's turn. In a page that nobody sees,
    /// nobody waits, and timers come but once a second.
    fn slice() {
        let end = clock::now_ms() + SLICE_MS;
        while go_on() {
            if clock::now_ms() >= end && !document().hidden() {
                return set_timeout(slice, Duration::ZERO);
            }
        }
        TASKS.with_borrow_mut(|tasks| tasks.is_due = false);
    }

    /// Runs one task as far as it goes now; `false` where none is ready.
    fn go_on() -> bool {
        let next = TASKS.with_borrow_mut(|tasks| {
            let place = tasks.ready.pop_front()?;
            Some((place, tasks.places[place].take()))
        });
        let Some((place, task)) = next else { return false };
        // One that was woken twice may be over by now.
        let Some((mut task, waker)) = task else { return true };
        if task.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() {
            TASKS.with_borrow_mut(|tasks| tasks.places[place] = Some((task, waker)));
        } else {
            // What it holds may wake others when it goes: it goes when nothing is borrowed.
            TASKS.with_borrow_mut(|tasks| tasks.free.push(place));
        }
        true
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod sys {
    pub fn begin() {}

    pub fn finish() {}
}
