//! When what is written: a machine without I/O. Events go in, commands come out, and the state is always known.
//!
//! Choices and numbers are written at once. Text waits for a pause in typing, but never longer than 450 ms.
//! A write that is refused stays queued, is said, and is tried again with the next edit or on request.

use super::key::Key;
use crate::sorted::Sorted;

/// Text is written this long after the last keystroke …
pub const PAUSE_MS: u64 = 300;
/// … and this long after the first at the latest.
pub const LATEST_MS: u64 = 450;

/// What happens to the keeper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A record has a new text, or goes (`None`).
    Changed { key: Key, text: Option<String>, haste: Haste, now_ms: u64 },
    /// The time it asked to be woken at may have come.
    Woken { now_ms: u64 },
    /// Write everything now: field left, page hidden, file asked for.
    Flush,
    /// The store took the record.
    Written { key: Key },
    /// The store did not take it.
    Refused { key: Key, refusal: Refusal },
}

/// Whether a change can wait for a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haste {
    AtOnce,
    AfterPause,
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Write { key: Key, text: String },
    Remove { key: Key },
    WakeIn { ms: u64 },
}

/// Why a store did not take a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Full,
    /// Blocked, private, or not there.
    Unavailable,
}

/// What people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    Saved,
    Pending,
    Failed(Refusal),
}

/// A record that waits; the newest text wins.
#[derive(Clone, Debug)]
struct Waiting {
    text: Option<String>,
    since_ms: u64,
    due_ms: u64,
}

/// The machine.
#[derive(Debug, Default)]
pub struct Keeper {
    waiting: Sorted<Key, Waiting>,
    refused: Option<Refusal>,
    /// When it asked to be woken: one alarm serves all that waits.
    alarm_ms: Option<u64>,
}

impl Waiting {
    /// Its time has come; also when the clock was set back meanwhile, since nobody knows then.
    fn is_due(&self, now_ms: u64) -> bool {
        self.due_ms <= now_ms || now_ms < self.since_ms
    }
}

impl Keeper {
    /// A keeper of a store that could not even be read.
    pub fn refused(refusal: Refusal) -> Self {
        Self { refused: Some(refusal), ..Self::default() }
    }

    pub fn state(&self) -> SaveState {
        match self.refused {
            Some(refusal) => SaveState::Failed(refusal),
            None if self.waiting.is_empty() => SaveState::Saved,
            None => SaveState::Pending,
        }
    }

    pub fn step(&mut self, event: Event) -> Vec<Command> {
        match event {
            Event::Changed { key, text, haste, now_ms } => self.changed(key, text, haste, now_ms),
            Event::Woken { now_ms } => self.woken(now_ms),
            Event::Flush => self.write_where(|_| true),
            Event::Written { key } => {
                self.waiting.remove(&key);
                if self.waiting.is_empty() {
                    self.refused = None;
                }
                Vec::new()
            }
            Event::Refused { refusal, .. } => {
                self.refused = Some(refusal);
                Vec::new()
            }
        }
    }

    fn changed(&mut self, key: Key, text: Option<String>, haste: Haste, now_ms: u64) -> Vec<Command> {
        let since_ms = self.waiting.get(&key).map_or(now_ms, |waiting| waiting.since_ms);
        let due_ms = match haste {
            Haste::AtOnce => now_ms,
            Haste::AfterPause => (now_ms + PAUSE_MS).min(since_ms + LATEST_MS).max(now_ms),
        };
        self.waiting.insert(key, Waiting { text, since_ms, due_ms });
        match (haste, self.refused) {
            (Haste::AtOnce, _) | (_, Some(_)) => self.write_where(|waiting| waiting.is_due(now_ms)),
            (Haste::AfterPause, None) => self.wake_at(due_ms, now_ms).into_iter().collect(),
        }
    }

    /// Writes what is due; asks again for the rest, since an alarm may come early.
    fn woken(&mut self, now_ms: u64) -> Vec<Command> {
        self.alarm_ms = None;
        let mut commands = self.write_where(|waiting| waiting.is_due(now_ms));
        let next = self.waiting.values().filter(|waiting| !waiting.is_due(now_ms)).map(|waiting| waiting.due_ms).min();
        commands.extend(next.and_then(|due_ms| self.wake_at(due_ms, now_ms)));
        commands
    }

    fn wake_at(&mut self, due_ms: u64, now_ms: u64) -> Option<Command> {
        let is_set = self.alarm_ms.is_some_and(|alarm_ms| (now_ms..=due_ms).contains(&alarm_ms));
        if is_set {
            return None;
        }
        self.alarm_ms = Some(due_ms);
        Some(Command::WakeIn { ms: due_ms - now_ms })
    }

    fn write_where(&self, due: impl Fn(&Waiting) -> bool) -> Vec<Command> {
        let due = self.waiting.iter().filter(|(_, waiting)| due(waiting) || self.refused.is_some());
        due.map(|(key, waiting)| match &waiting.text {
            Some(text) => Command::Write { key: key.clone(), text: text.clone() },
            None => Command::Remove { key: key.clone() },
        })
        .collect()
    }
}
