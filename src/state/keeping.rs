//! Saving: carries the keeper's commands to the store and its answers back, and shows the state.

use leptos::prelude::*;

use crate::assessment::{Author, CopyId};
use crate::platform::{clock, keep};
use crate::storage::{Command, Event, Haste, Keeper, Key, SaveState, SetAside, Shelf, set_aside};

/// The store and what waits for it.
#[derive(Clone, Copy)]
pub struct Keeping {
    keeper: StoredValue<Keeper>,
    state: RwSignal<SaveState>,
    seq: StoredValue<u64>,
    copy: StoredValue<CopyId>,
}

impl Keeping {
    /// Reads the store; what can't be read is moved aside, as it was.
    pub fn begin() -> (Self, Shelf, Vec<SetAside>) {
        let (entries, keeper) = match keep::load() {
            Ok(entries) => (entries, Keeper::default()),
            Err(refusal) => (Vec::new(), Keeper::refused(refusal)),
        };
        let (shelf, aside) = Shelf::load(entries);
        for record in &aside {
            if keep::write(&set_aside(&record.key), &record.text).is_ok() {
                let _ = keep::remove(&record.key);
            }
        }
        let seq = shelf.assessments.keys().filter_map(|id| shelf.dossier(id)).map(|dossier| dossier.last_seq()).max();
        let keeping = Self {
            state: RwSignal::new(keeper.state()),
            keeper: StoredValue::new(keeper),
            seq: StoredValue::new(seq.unwrap_or_default()),
            copy: StoredValue::new(copy_id()),
        };
        (keeping, shelf, aside)
    }

    pub fn state(self) -> Signal<SaveState> {
        self.state.into()
    }

    /// The author of the next edit.
    pub fn author(self) -> Author {
        let seq = self
            .seq
            .try_update_value(|seq| {
                *seq += 1;
                *seq
            })
            .unwrap_or_default();
        Author { copy: self.copy.get_value(), seq, at: clock::now() }
    }

    /// Edits up to this number exist: the next is higher.
    pub fn seen(self, seq: u64) {
        self.seq.update_value(|last| *last = seq.max(*last));
    }

    pub fn change(self, key: Key, text: Option<String>, haste: Haste) {
        self.step(Event::Changed { key, text, haste, now_ms: clock::now_ms() });
    }

    pub fn flush(self) {
        self.step(Event::Flush);
    }

    fn step(self, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            let commands = self.keeper.try_update_value(|keeper| keeper.step(event)).unwrap_or_default();
            events.extend(commands.into_iter().filter_map(|command| self.perform(command)));
        }
        let state = self.keeper.with_value(Keeper::state);
        if self.state.get_untracked() != state {
            self.state.set(state);
        }
    }

    fn perform(self, command: Command) -> Option<Event> {
        let (key, done) = match command {
            Command::Write { key, text } => {
                let done = keep::write(&key.text(), &text);
                (key, done)
            }
            Command::Remove { key } => {
                let done = keep::remove(&key.text());
                (key, done)
            }
            Command::WakeIn { ms } => {
                let wake = move || self.step(Event::Woken { now_ms: clock::now_ms() });
                set_timeout(wake, std::time::Duration::from_millis(ms));
                return None;
            }
        };
        Some(match done {
            Ok(()) => Event::Written { key },
            Err(refusal) => Event::Refused { key, refusal },
        })
    }
}

/// The id of this browser's copy, made once.
fn copy_id() -> CopyId {
    let known = keep::preference("copy");
    let id = known.unwrap_or_else(|| {
        let id = clock::new_id();
        keep::set_preference("copy", &id);
        id
    });
    id.into()
}
