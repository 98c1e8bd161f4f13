//! Who is woken by a change. Each listener of a signal is struck off its list and put on it again whenever it runs, which
//! takes as long as the list is: rows that all listen to one signal cost the square of their number. What belongs to one
//! thing is therefore listened to in groups, and a change wakes only its own.

use leptos::prelude::*;

const GROUPS: usize = 128;

/// The groups of listeners.
#[derive(Clone, Copy)]
pub struct Waking {
    groups: StoredValue<Vec<Trigger>>,
    turn: StoredValue<usize>,
}

impl Default for Waking {
    fn default() -> Self {
        Self { groups: StoredValue::new((0..GROUPS).map(|_| Trigger::new()).collect()), turn: StoredValue::new(0) }
    }
}

impl Waking {
    /// Has what runs now run again when the thing of this name changes.
    pub fn listen(self, name: &str) {
        self.groups.with_value(|groups| groups[group(name)].track());
    }

    /// Has what runs now run again when everything may have changed.
    pub fn listen_in_turn(self) {
        let turn = self.turn.get_value();
        self.turn.set_value((turn + 1) % GROUPS);
        self.groups.with_value(|groups| groups[turn].track());
    }

    /// The thing of this name has changed.
    pub fn wake(self, name: &str) {
        let group = self.groups.with_value(|groups| groups[group(name)]);
        group.notify();
    }

    /// Everything may have changed.
    pub fn wake_all(self) {
        let groups = self.groups.get_value();
        groups.iter().for_each(Notify::notify);
    }
}

/// FNV-1a: spreads names that look alike.
fn group(name: &str) -> usize {
    let spread = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    name.bytes().fold(0x811c_9dc5, spread) as usize % GROUPS
}
