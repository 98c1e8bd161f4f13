//! Saving: carries the keeper's commands to the two stores and their answers back, and shows the state.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::assessment::{Author, CopyId};
use crate::platform::{clock, keep, mirror, tabs};
use crate::storage::{
    Bag, Body, Command, Entries, Event, Haste, Keeper, Key, Medium, Put, Recovered, Refusal, SaveState, SetAside, Shelf, Word,
    unseal,
};

/// So long the page waits for the mirror; what comes later is taken in then.
const PATIENCE: Duration = Duration::from_secs(2);

/// Changes of one step.
type Changes = Vec<(Key, Option<Body>)>;
/// Who takes up what was read.
type Reader = Arc<dyn Fn(Shelf) + Send + Sync>;

/// The stores and what waits for them.
#[derive(Clone, Copy)]
pub struct Keeping {
    keeper: StoredValue<Keeper>,
    state: RwSignal<SaveState>,
    is_ready: StoredValue<bool>,
    step: StoredValue<Option<Changes>>,
    reader: StoredValue<Option<Reader>>,
    copy: StoredValue<CopyId>,
}

impl Keeping {
    /// Begins to read the stores. Nothing may change before the reader is called.
    pub fn begin() -> Self {
        let keeping = Self {
            keeper: StoredValue::new(Keeper::new(clock::new_id())),
            state: RwSignal::new(SaveState::Pending),
            is_ready: StoredValue::new(false),
            step: StoredValue::new(None),
            reader: StoredValue::new(None),
            copy: StoredValue::new(copy_id()),
        };
        keeping.read();
        set_timeout(move || keeping.begin_without_mirror(), PATIENCE);
        keeping
    }

    /// Has what is kept taken up: when both stores are read, and again when one of them brings more.
    pub fn on_read(self, act: impl Fn(Shelf) + Send + Sync + 'static) {
        self.reader.set_value(Some(Arc::new(act)));
    }

    /// Whether the reader was called.
    pub fn is_ready(self) -> bool {
        self.is_ready.get_value()
    }

    /// Reads both stores at one moment: that of the mirror, since local storage can be read at any.
    fn read(self) {
        mirror::read(move |mirror| self.was_read(mirror));
    }

    fn begin_without_mirror(self) {
        if !self.is_ready() {
            self.was_read(Err(Refusal::Unavailable));
        }
    }

    fn was_read(self, mirror: Result<Entries, Refusal>) {
        self.step(Event::Read { local: keep::load(), mirror, today: clock::today(), now_ms: clock::now_ms() });
        self.is_ready.set_value(true);
        self.take_up();
    }

    /// What another tab wrote; whether any of it is new here.
    pub fn hear(self, records: &Entries) -> bool {
        let register = |(key, text): &(String, String)| {
            let register = unseal(key, text).ok().filter(|_| Key::from_text(key).is_some());
            register.map(|register| (key.clone(), register))
        };
        let heard: Bag = records.iter().filter_map(register).collect();
        self.keeper.try_update_value(|keeper| keeper.hear(&heard)).unwrap_or_default()
    }

    /// Takes up all that other tabs wrote, whether they said so or not. The mirror is asked: what they put there is there for
    /// everybody, while local storage may come later.
    pub fn catch_up(self, then: impl Fn() + Clone + 'static) {
        // A mirror that never answers keeps nobody from writing.
        set_timeout(then.clone(), PATIENCE);
        mirror::read(move |mirror| {
            self.was_read(mirror);
            then();
        });
    }

    /// Has the reader take up what is known now.
    pub fn take_up(self) {
        let (shelf, records) = self.keeper.with_value(|keeper| Shelf::of(keeper.known()));
        if !records.is_empty() {
            self.step(Event::Unusable { records });
        }
        self.seen(shelf.last_seq());
        if let Some(reader) = self.reader.get_value() {
            reader(shelf);
        }
    }

    /// Everything that is kept, as registers, what waits for a pause in typing among it.
    pub fn with_kept<T>(self, read: impl FnOnce(&Bag) -> T) -> T {
        self.keeper.with_value(|keeper| read(keeper.known()))
    }

    pub fn state(self) -> ReadSignal<SaveState> {
        self.state.read_only()
    }

    /// What could not be read, now and before.
    pub fn aside(self) -> Vec<SetAside> {
        self.keeper.with_value(Keeper::aside)
    }

    /// Where a text lies that was set aside; whether it is what stands under its key, though nobody understands it.
    pub fn places_of(self, record: &SetAside) -> (Vec<String>, bool) {
        self.keeper.with_value(|keeper| (keeper.places_of(record), keeper.still_knows(record)))
    }

    /// It is set aside no more.
    pub fn put_away(self, record: &SetAside) {
        self.keeper.update_value(|keeper| keeper.put_away(record));
    }

    /// What was missing in one place and came from another.
    pub fn recovered(self) -> Recovered {
        self.keeper.with_value(Keeper::recovered)
    }

    /// The keys of the snapshots of days.
    pub fn dated(self) -> Vec<String> {
        self.keeper.with_value(|keeper| keeper.dated().to_vec())
    }

    /// The author of the next edit.
    pub fn author(self) -> Author {
        let seq = self.keeper.try_update_value(Keeper::tick).unwrap_or_default();
        Author { copy: self.copy.get_value(), seq, at: clock::now() }
    }

    /// Edits up to this number exist: the next is higher.
    pub fn seen(self, seq: u64) {
        self.keeper.update_value(|keeper| keeper.seen(seq));
    }

    pub fn change(self, key: Key, body: Option<Body>, haste: Haste) {
        if self.step.with_value(Option::is_some) {
            self.step.update_value(|step| step.iter_mut().for_each(|step| step.push((key.clone(), body.clone()))));
        } else {
            self.step(Event::Changed { key, body, haste, now_ms: clock::now_ms() });
        }
    }

    /// What `act` changes is one step: kept whole or not at all.
    pub fn together<T>(self, act: impl FnOnce() -> T) -> T {
        let is_outermost = self.step.with_value(Option::is_none);
        if is_outermost {
            self.step.set_value(Some(Vec::new()));
        }
        let done = act();
        let changes = if is_outermost { self.step.try_update_value(Option::take).flatten() } else { None };
        if let Some(changes) = changes.filter(|changes| !changes.is_empty()) {
            self.step(Event::ChangedAll { changes });
        }
        done
    }

    /// Nothing is written any more by this page.
    pub fn stop(self) {
        self.keeper.set_value(Keeper::new(clock::new_id()));
    }

    /// Removes everything of ours from both stores.
    pub fn clear(self, then: impl FnOnce() + 'static) {
        self.stop();
        let removed = |entries: Entries| entries.into_iter().map(|(key, _)| (key, None)).collect::<Vec<Put>>();
        let _ = keep::put(&removed(keep::load().unwrap_or_default()));
        mirror::read(move |entries| match entries {
            Ok(entries) => mirror::put(removed(entries), move |_| then()),
            Err(_) => then(),
        });
    }

    pub fn flush(self) {
        self.step(Event::Flush);
    }

    /// There is time for upkeep: nobody is typing, or the page is hidden.
    pub fn idle(self) {
        self.step(Event::Idle { today: clock::today() });
    }

    fn step(self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let commands = self.keeper.try_update_value(|keeper| keeper.step(event)).unwrap_or_default();
            events.extend(commands.into_iter().filter_map(|command| self.perform(command)));
        }
        let state = self.keeper.with_value(Keeper::state);
        if self.state.get_untracked() != state {
            self.state.set(state);
        }
    }

    fn perform(self, command: Command) -> Option<Event> {
        match command {
            Command::Put { medium: Medium::Local, ticket, puts } => {
                let done = keep::put(&puts);
                if let Some(word) = Word::of_put(&puts) {
                    tabs::say(&word.text());
                }
                Some(answer(Medium::Local, ticket, done))
            }
            Command::Put { medium: Medium::Mirror, ticket, puts } => {
                self.put_in_mirror(ticket, puts);
                None
            }
            Command::Read => {
                self.read();
                None
            }
            Command::Verify { key } => Some(Event::ReadBack { text: keep::read(&key) }),
            Command::WakeIn { ms } => {
                let wake = move || self.step(Event::Woken { now_ms: clock::now_ms() });
                set_timeout(wake, Duration::from_millis(ms));
                None
            }
        }
    }

    fn put_in_mirror(self, ticket: u64, puts: Vec<Put>) {
        mirror::put(puts, move |done| self.step(answer(Medium::Mirror, ticket, done.map_err(|refusal| (0, refusal)))));
    }
}

fn answer(medium: Medium, ticket: u64, done: Result<(), (usize, Refusal)>) -> Event {
    match done {
        Ok(()) => Event::Done { medium, ticket },
        Err((taken, refusal)) => Event::Refused { medium, ticket, taken, refusal },
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
