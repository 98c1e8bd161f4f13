//! When what is written where: a machine without I/O. Events go in, commands come out, and the state is always known.
//!
//! There are two stores. *Local* is written at once, one value after the other, and may fail half-way; a browser that is
//! killed forgets what it wrote there last. The *mirror* answers later, takes each put whole or not at all, and forgets nothing.
//! Choices and numbers are written at once. Text waits for a pause in typing, but never longer than 450 ms.
//! A write that is refused stays queued, is said, and is tried again with the next edit or on request.
//!
//! - Nothing is written before the first [`Event::Read`], nor to a store that was not read.
//! - What belongs to one step (one edit, one import) is in the stores whole or not at all: `Local` notes it in the journal
//!   before it writes the records.
//! - A text that could not be read is overwritten only after its copy was taken.

mod lane;
mod start;
mod upkeep;

use chrono::{Datelike, NaiveDate};

pub use start::Recovered;

use super::key::Key;
use super::lying::{Entries, SetAside};
use super::record::{HIGHEST, seal};
use super::register::{Bag, Body, Register};
use crate::sorted::Sorted;
use lane::Lane;
use upkeep::Upkeep;

/// Text is written this long after the last keystroke …
pub const PAUSE_MS: u64 = 300;
/// … and this long after the first at the latest.
pub const LATEST_MS: u64 = 450;

/// Where something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// The browser's local storage.
    Local,
    /// IndexedDB.
    Mirror,
}

impl Medium {
    pub const BOTH: [Self; 2] = [Self::Local, Self::Mirror];
}

/// What happens to the keeper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Both stores were read, or could not be, at one moment: puts to the mirror that follow at once belong to it.
    Read { local: Result<Entries, Refusal>, mirror: Result<Entries, Refusal>, today: NaiveDate, now_ms: u64 },
    /// Registers that nobody could make sense of: copies are taken before they are overwritten.
    Unusable { records: Vec<SetAside> },
    /// Something has a new body, or goes (`None`).
    Changed { key: Key, body: Option<Body>, haste: Haste, now_ms: u64 },
    /// One step changes all of these, or none.
    ChangedAll { changes: Vec<(Key, Option<Body>)> },
    /// The time it asked to be woken at may have come.
    Woken { now_ms: u64 },
    /// Write everything now: field left, page hidden, file asked for.
    Flush,
    /// There is time for upkeep.
    Idle { today: NaiveDate },
    /// A store took the whole put.
    Done { medium: Medium, ticket: u64 },
    /// A store took so many values of the put, and then no more.
    Refused { medium: Medium, ticket: u64, taken: usize, refusal: Refusal },
    /// What lies in `Local` under the key that was to be verified.
    ReadBack { text: Option<String> },
}

/// Whether a change can wait for a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haste {
    AtOnce,
    AfterPause,
}

/// A text under a key, or that nothing shall be there.
pub type Put = (String, Option<String>);

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// To be answered by `Done` or `Refused`; one at a time for each store.
    Put {
        medium: Medium,
        ticket: u64,
        puts: Vec<Put>,
    },
    /// To be answered by `Read`, whenever that is.
    Read,
    /// To be answered by `ReadBack`.
    Verify {
        key: String,
    },
    WakeIn {
        ms: u64,
    },
}

/// Why a store did not take something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Full,
    /// Blocked, private, or not there.
    Unavailable,
}

/// What people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// In both stores.
    Saved,
    /// In local storage, and the mirror does not work.
    OnlyLocal,
    Pending,
    /// In the mirror, and local storage refuses.
    OnlyMirror(Refusal),
    /// In neither.
    Failed(Refusal),
}

impl SaveState {
    /// Why local storage takes nothing: said until it does again.
    pub fn trouble(self) -> Option<Refusal> {
        match self {
            Self::OnlyMirror(refusal) | Self::Failed(refusal) => Some(refusal),
            Self::Saved | Self::OnlyLocal | Self::Pending => None,
        }
    }
}

/// Text that waits for a pause.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    since_ms: u64,
    due_ms: u64,
}

impl Waiting {
    /// Its time has come; also when the clock was set back meanwhile, since nobody knows then.
    fn is_due(self, now_ms: u64) -> bool {
        self.due_ms <= now_ms || now_ms < self.since_ms
    }
}

/// The machine.
#[derive(Debug)]
pub struct Keeper {
    /// Names the journal entries of this page, so that two tabs never write the same.
    writer: String,
    /// The highest revision and edit that are known of.
    clock: u64,
    today: NaiveDate,
    /// Everything, as it should lie in both stores.
    known: Bag,
    waiting: Sorted<String, Waiting>,
    /// When it asked to be woken: one alarm serves all that waits.
    alarm_ms: Option<u64>,
    has_begun: bool,
    lanes: [Lane; 2],
    upkeep: Upkeep,
    tickets: u64,
    aside: Sorted<String, SetAside>,
    recovered: Recovered,
    /// What went so long ago that local storage need not say so.
    forgotten: Vec<String>,
}

impl Keeper {
    pub fn new(writer: String) -> Self {
        Self {
            writer,
            clock: 0,
            today: NaiveDate::default(),
            known: Bag::default(),
            waiting: Sorted::default(),
            alarm_ms: None,
            has_begun: false,
            lanes: Default::default(),
            upkeep: Upkeep::default(),
            tickets: 0,
            aside: Sorted::default(),
            recovered: Recovered::default(),
            forgotten: Vec::new(),
        }
    }

    /// Everything that is kept.
    pub fn known(&self) -> &Bag {
        &self.known
    }

    /// What could not be used, now and before.
    pub fn aside(&self) -> Vec<SetAside> {
        self.aside.values().cloned().collect()
    }

    /// Where a text lies that was set aside.
    pub fn places_of(&self, record: &SetAside) -> Vec<String> {
        self.aside.iter().filter(|(_, own)| *own == record).map(|(place, _)| place.clone()).collect()
    }

    /// Whether it is what is known under its key, though nobody can make sense of it.
    pub fn still_knows(&self, record: &SetAside) -> bool {
        self.known.get(&record.key).is_some_and(|register| !register.is_gone() && seal(&record.key, register) == record.text)
    }

    /// It was put away: no copy of it is owed any more.
    pub fn put_away(&mut self, record: &SetAside) {
        self.places_of(record).iter().for_each(|place| _ = self.aside.remove(place));
        // What is on its way arrives.
        let resting = self.lanes.iter_mut().filter(|lane| !lane.is_busy());
        resting.for_each(|lane| lane.owed.retain(|owed| owed != record));
    }

    /// What was not where it should be and came from elsewhere.
    pub fn recovered(&self) -> Recovered {
        self.recovered
    }

    /// The keys of the snapshots of days, the oldest first.
    pub fn dated(&self) -> &[String] {
        self.upkeep.dated()
    }

    /// The number of the next edit, or of the next change: higher than any that is known of.
    pub fn tick(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }

    /// Edits up to this number exist.
    pub fn seen(&mut self, seq: u64) {
        self.clock = self.clock.max(seq.min(HIGHEST));
    }

    /// What another tab wrote; whether any of it is new. It is in the stores already.
    pub fn hear(&mut self, registers: &Bag) -> bool {
        self.seen(registers.newest());
        self.known.join(registers)
    }

    pub fn state(&self) -> SaveState {
        let [local, mirror] = &self.lanes;
        let (waits, behind) = (!self.waiting.is_empty(), Lane::is_behind);
        match (local.refused, mirror.refused) {
            (None, None) if waits || behind(local) || behind(mirror) => SaveState::Pending,
            (None, None) => SaveState::Saved,
            (None, Some(_)) if waits || behind(local) => SaveState::Pending,
            (None, Some(_)) => SaveState::OnlyLocal,
            (Some(refusal), None) if !waits && !behind(mirror) => SaveState::OnlyMirror(refusal),
            (Some(refusal), _) => SaveState::Failed(refusal),
        }
    }

    pub fn step(&mut self, event: Event) -> Vec<Command> {
        let mut commands = Vec::new();
        match event {
            Event::Read { local, mirror, today, now_ms } => self.read([local, mirror], today, now_ms),
            Event::Unusable { records } => self.owe(records),
            Event::Changed { key, body, haste, now_ms } => commands.extend(self.changed(&key, body, haste, now_ms)),
            Event::ChangedAll { changes } => {
                for (key, body) in changes {
                    self.change(&key, body).iter().for_each(|key| self.queue(key));
                }
                self.try_again();
            }
            Event::Woken { now_ms } => commands.extend(self.woken(now_ms)),
            Event::Flush => {
                self.due(|_| true);
                self.try_again();
            }
            Event::Idle { today } => {
                self.due(|_| true);
                self.try_again();
                self.today = today;
                self.upkeep.idle();
            }
            Event::Done { medium, ticket } => commands.extend(self.done(medium, ticket)),
            Event::Refused { medium, ticket, taken, refusal } => self.refused(medium, ticket, taken, refusal),
            Event::ReadBack { text } => self.read_back(text),
        }
        commands.extend(Medium::BOTH.into_iter().filter_map(|medium| self.next(medium)));
        commands.extend(self.next_read());
        commands
    }

    fn changed(&mut self, key: &Key, body: Option<Body>, haste: Haste, now_ms: u64) -> Option<Command> {
        let key = self.change(key, body)?;
        self.try_again();
        match haste {
            Haste::AtOnce => {
                self.queue(&key);
                None
            }
            Haste::AfterPause => {
                let since_ms = self.waiting.get(&key).map_or(now_ms, |waiting| waiting.since_ms);
                let due_ms = (now_ms + PAUSE_MS).min(since_ms + LATEST_MS).max(now_ms);
                self.waiting.insert(key, Waiting { since_ms, due_ms });
                self.wake_at(due_ms, now_ms)
            }
        }
    }

    /// Gives a key a new register; nothing if that says nothing new.
    fn change(&mut self, key: &Key, body: Option<Body>) -> Option<String> {
        let key = key.text();
        let known = self.known.get(&key).filter(|known| !known.is_gone());
        let is_same = match (known, &body) {
            (Some(known), Some(body)) => known.version == body.version && known.body == body.text,
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if is_same {
            return None;
        }
        let (revision, day) = (self.tick(), self.today.num_days_from_ce());
        let register = body.map_or_else(|| Register::gone(revision, day), |body| Register::new(revision, body));
        self.known.take(&key, register);
        Some(key)
    }

    /// A key is to be written to both stores as soon as they take it.
    fn queue(&mut self, key: &str) {
        self.waiting.remove(&key.to_owned());
        self.lanes.iter_mut().for_each(|lane| lane.queue(key));
    }

    fn try_again(&mut self) {
        self.lanes.iter_mut().for_each(Lane::try_again);
    }

    /// Writes what is due; asks again for the rest, since an alarm may come early.
    fn woken(&mut self, now_ms: u64) -> Option<Command> {
        self.alarm_ms = None;
        self.due(|waiting| waiting.is_due(now_ms));
        let next = self.waiting.values().map(|waiting| waiting.due_ms).min();
        next.and_then(|due_ms| self.wake_at(due_ms, now_ms))
    }

    fn due(&mut self, is_due: impl Fn(Waiting) -> bool) {
        let due: Vec<String> =
            self.waiting.iter().filter(|(_, waiting)| is_due(**waiting)).map(|(key, _)| key.clone()).collect();
        for key in due {
            self.queue(&key);
        }
    }

    fn wake_at(&mut self, due_ms: u64, now_ms: u64) -> Option<Command> {
        let is_set = self.alarm_ms.is_some_and(|alarm_ms| (now_ms..=due_ms).contains(&alarm_ms));
        if is_set {
            return None;
        }
        self.alarm_ms = Some(due_ms);
        Some(Command::WakeIn { ms: due_ms - now_ms })
    }
}
