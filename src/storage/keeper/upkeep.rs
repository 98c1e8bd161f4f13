//! What keeps the stores in order beside the records: the journal and its bound, two snapshots by turns, one snapshot of
//! each day, and what the first programs had written.
//!
//! The journal holds what was written since the older of the two snapshots: each of its entries goes when both have it. So
//! any one damaged value, be it a snapshot, leaves everything in another.

use super::lane::{Job, Lane};
use chrono::NaiveDate;

use super::{Command, Keeper, Medium, Put};
use crate::storage::key::{dated, older, snapshot};
use crate::storage::lying::{Entry, Lying, seal_bag, stored};
use crate::storage::record::unseal;
use crate::storage::register::Bag;

/// So many entries, or characters of them, call for a snapshot …
const MOST_ENTRIES: usize = 200;
const MOST_CHARACTERS: usize = 128 * 1024;
/// … and when there is time, so many do.
const MANY_ENTRIES: usize = 50;
/// A larger snapshot leaves too little room for work; the mirror has its own.
const LARGEST_SNAPSHOT: usize = 1_000_000;
/// Snapshots of so many days are kept.
const MOST_DAYS: usize = 20;

/// The journal, the slots and the days, as they lie.
#[derive(Debug, Default)]
pub struct Upkeep {
    journal: Vec<Noted>,
    /// The revision of the snapshot in each slot.
    slots: [Option<u64>; 2],
    wants_snapshot: bool,
    wants_room: bool,
    /// Entries go as soon as the records hold what they say: there is no snapshot to wait for.
    goes_without: bool,
    dated: Vec<String>,
    /// The day that has its snapshot, or has been tried.
    dated_tried: Option<String>,
    /// Records of the first programs, to be kept as those wrote them before this one writes them anew.
    older: Bag,
}

/// An entry of the journal, and the slots that have what it says.
#[derive(Debug)]
struct Noted {
    key: String,
    size: usize,
    of: Vec<String>,
    in_slot: [bool; 2],
}

impl Noted {
    fn new(entry: Entry, in_slot: [bool; 2]) -> Self {
        Self { key: entry.key, size: entry.size, of: entry.registers.iter().map(|(key, _)| key.clone()).collect(), in_slot }
    }

    /// The records hold what it says.
    fn is_held(&self, lane: &Lane) -> bool {
        !self.of.iter().any(|key| lane.is_pending(key))
    }
}

impl Upkeep {
    /// Takes over what lies in local storage.
    pub fn begin_local(&mut self, lying: &mut Lying) {
        let snapshots = &lying.snapshots;
        let in_slot =
            |entry: &Entry| [0, 1].map(|slot: usize| snapshots[slot].as_ref().is_some_and(|bag| bag.covers(&entry.registers)));
        let noted = |entry: Entry| {
            let in_slot = in_slot(&entry);
            Noted::new(entry, in_slot)
        };
        let journal = std::mem::take(&mut lying.journal).into_iter().map(noted).collect();
        self.journal = journal;
        self.slots = [0, 1].map(|slot: usize| lying.snapshots[slot].as_ref().map(|bag| bag.newest()));
    }

    pub fn begin_mirror(&mut self, lying: &mut Lying) {
        self.dated = std::mem::take(&mut lying.dated);
    }

    pub fn begin_older(&mut self, older: Bag) {
        self.older = older;
    }

    /// What goes with the next put to the mirror, whatever that is.
    pub fn take_older(&mut self, today: NaiveDate) -> Option<Put> {
        let bag = std::mem::take(&mut self.older);
        let key = older(today);
        (!bag.is_empty()).then(|| (key.clone(), Some(seal_bag(&key, &bag))))
    }

    pub fn noted(&mut self, entry: Entry) {
        self.journal.retain(|noted| noted.key != entry.key);
        self.journal.push(Noted::new(entry, [false; 2]));
        let new = self.journal.iter().filter(|noted| noted.in_slot == [false; 2]);
        let (count, size) = new.fold((0, 0), |(count, size), noted| (count + 1, size + noted.size));
        self.wants_snapshot |= count >= MOST_ENTRIES || size >= MOST_CHARACTERS;
    }

    pub fn idle(&mut self) {
        let new = self.journal.iter().filter(|noted| noted.in_slot == [false; 2]);
        self.wants_snapshot |= new.count() > MANY_ENTRIES;
    }

    pub fn make_room(&mut self) {
        self.wants_room = true;
    }

    pub fn no_snapshot(&mut self) {
        self.goes_without = true;
    }

    pub fn dated(&self) -> &[String] {
        &self.dated
    }

    pub fn dated_is_there(&mut self, key: String) {
        self.dated.push(key);
    }

    /// A snapshot was read back.
    pub fn verified(&mut self, slot: usize, revision: u64, text: Option<String>) {
        let read = text.and_then(|text| unseal(&snapshot(slot), &text).ok());
        let is_right = read.is_some_and(|read| read.revision == revision);
        self.slots[slot] = is_right.then_some(revision);
        self.journal.iter_mut().for_each(|noted| noted.in_slot[slot] = is_right);
    }

    /// Takes out the entries of which this is true.
    fn drop_where(&mut self, goes: impl Fn(&Noted) -> bool) -> Vec<Put> {
        self.journal.extract_if(.., |noted| goes(noted)).map(|noted| (noted.key, None)).collect()
    }
}

impl Keeper {
    pub(super) fn next_upkeep(&mut self, medium: Medium, is_read: bool) -> Option<Command> {
        match (medium, is_read) {
            (Medium::Local, true) => self.room().or_else(|| self.snapshot()).or_else(|| self.dropping()),
            (Medium::Local, false) => self.room(),
            (Medium::Mirror, true) => self.older().or_else(|| self.days()),
            (Medium::Mirror, false) => None,
        }
    }

    /// Makes room once for what was refused: of two snapshots the older goes, and what the records hold of the journal.
    fn room(&mut self) -> Option<Command> {
        if !std::mem::take(&mut self.upkeep.wants_room) {
            return None;
        }
        let lane = &self.lanes[Medium::Local as usize];
        let mut puts = self.upkeep.drop_where(|noted| noted.is_held(lane));
        if let [Some(first), Some(second)] = self.upkeep.slots {
            let older = usize::from(second < first);
            self.upkeep.slots[older] = None;
            puts.push((snapshot(older), None));
        }
        (!puts.is_empty()).then(|| self.launch(Medium::Local, Job::Compaction, puts))
    }

    /// Writes everything into the other slot, once the records have it.
    fn snapshot(&mut self) -> Option<Command> {
        let lane = &self.lanes[Medium::Local as usize];
        if lane.is_behind() || !std::mem::take(&mut self.upkeep.wants_snapshot) {
            return None;
        }
        let is_free = |slot: &usize| !lane.is_owed_for(&snapshot(*slot));
        let slot = [0, 1].into_iter().filter(is_free).min_by_key(|slot| self.upkeep.slots[*slot]);
        let made = slot.map(|slot| {
            let key = snapshot(slot);
            let text = seal_bag(&key, &self.known);
            (slot, key, text)
        });
        let Some((slot, key, text)) = made.filter(|(_, key, text)| stored(key, text) <= LARGEST_SNAPSHOT) else {
            self.upkeep.no_snapshot();
            return None;
        };
        let revision = self.known.newest();
        Some(self.launch(Medium::Local, Job::Snapshot { slot, revision }, vec![(key, Some(text))]))
    }

    fn dropping(&mut self) -> Option<Command> {
        let lane = &self.lanes[Medium::Local as usize];
        let all = std::mem::take(&mut self.upkeep.goes_without);
        let puts = self.upkeep.drop_where(|noted| noted.in_slot == [true; 2] || all && noted.is_held(lane));
        (!puts.is_empty()).then(|| self.launch(Medium::Local, Job::Dropping, puts))
    }

    fn older(&mut self) -> Option<Command> {
        let put = self.upkeep.take_older(self.today)?;
        Some(self.launch(Medium::Mirror, Job::Older, vec![put]))
    }

    /// Keeps everything as it is when a day begins, in the mirror.
    fn days(&mut self) -> Option<Command> {
        let key = dated(self.today);
        let is_done = self.upkeep.dated.contains(&key) || self.upkeep.dated_tried.as_ref() == Some(&key);
        if is_done {
            return None;
        }
        self.upkeep.dated_tried = Some(key.clone());
        if self.known.iter().all(|(_, register)| register.is_gone()) {
            return None;
        }
        let too_many = (self.upkeep.dated.len() + 1).saturating_sub(MOST_DAYS);
        let mut puts: Vec<Put> = self.upkeep.dated.drain(..too_many).map(|old| (old, None)).collect();
        puts.push((key.clone(), Some(seal_bag(&key, &self.known))));
        Some(self.launch(Medium::Mirror, Job::Dated { key }, puts))
    }
}
