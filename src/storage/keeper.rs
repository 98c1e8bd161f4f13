//! When what is written: a machine without I/O. Events go in, commands come out, and the state is always known.
//!
//! Choices and numbers are written at once. Text waits for a pause in typing, but never longer than 450 ms.
//! A write that is refused stays queued, is said, and is tried again with the next edit or on request.

use std::collections::BTreeMap;

use super::key::Key;

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
    waiting: BTreeMap<Key, Waiting>,
    refused: Option<Refusal>,
}

impl Keeper {
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
            Event::Woken { now_ms } => self.write_where(|waiting| waiting.due_ms <= now_ms),
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
        let ms = due_ms - now_ms;
        match (haste, self.refused) {
            (Haste::AtOnce, _) | (_, Some(_)) => self.write_where(|waiting| waiting.due_ms <= now_ms || ms == 0),
            (Haste::AfterPause, None) => vec![Command::WakeIn { ms }],
        }
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
