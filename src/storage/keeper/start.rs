//! Beginning: both stores are joined into what is known, and then brought level with it.

use chrono::{Datelike, NaiveDate};

use super::{Keeper, Medium, Refusal};
use crate::storage::lying::{Entries, Lying, SetAside};
use crate::storage::record::{Damage, HIGHEST};
use crate::storage::register::{Bag, Register};

/// Local storage remembers for so many days that something went.
const GONE_DAYS: i32 = 60;

/// What could not be read may hold higher revisions than we know of. Ours leap over them, and over those of an earlier page
/// that was as blind: the clock is asked here only.
const LEAP: u64 = 1 << 20;

/// How many records were not where they should be, and came from elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    pub from_journal: usize,
    pub from_snapshot: usize,
    pub from_mirror: usize,
}

impl Recovered {
    pub fn all(self) -> usize {
        self.from_journal + self.from_snapshot + self.from_mirror
    }
}

impl Keeper {
    /// Joins what lies in the stores, and queues what either of them lacks.
    pub(super) fn read(&mut self, read: [Result<Entries, Refusal>; 2], today: NaiveDate, now_ms: u64) {
        let found = read.map(|entries| entries.map(Lying::read));
        let before = self.known.clone();
        for bag in found.iter().flatten().flat_map(Lying::bags) {
            self.known.join(bag);
        }
        self.clock = self.clock.max(self.known.newest());
        if !self.has_begun && found.iter().any(Result::is_err) {
            self.clock = (self.clock + LEAP).max((now_ms / 1000 * LEAP).min(HIGHEST));
        }
        (self.today, self.has_begun) = (today, true);
        if let [Ok(local), mirror] = &found {
            self.count_recovered(&before, local, mirror.as_ref().ok());
        }
        if let [Ok(local), Ok(mirror)] = &found {
            self.forget_gone(local, mirror);
        }
        if let Some(mirror) = found[1].as_ref().ok().filter(|mirror| !mirror.has_older) {
            let mut older = mirror.older.clone();
            found[0].iter().for_each(|local| _ = older.join(&local.older));
            self.upkeep.begin_older(older);
        }
        for (medium, lying) in Medium::BOTH.into_iter().zip(found) {
            let lane = self.lane(medium);
            (lane.is_read, lane.refused) = (lying.is_ok(), lying.as_ref().err().copied());
            match lying {
                // Its put would come too late to belong to this reading: another one follows.
                Ok(_) if lane.is_busy() => {
                    lane.is_read = false;
                    lane.try_again();
                }
                Ok(lying) => self.level(medium, lying),
                Err(_) => {}
            }
        }
    }

    /// Tells where the newest of what local storage has not, or not so new, was found.
    fn count_recovered(&mut self, before: &Bag, local: &Lying, mirror: Option<&Lying>) {
        let is_new = |(key, register): &(&String, &Register)| {
            let register = Some(*register);
            before.get(key) != register && local.records.get(key) != register
        };
        for (key, register) in self.known.iter().filter(is_new) {
            let recovered = &mut self.recovered;
            if local.journal.iter().any(|entry| entry.registers.get(key) == Some(register)) {
                recovered.from_journal += 1;
            } else if local.snapshots.iter().flatten().any(|bag| bag.get(key) == Some(register)) {
                recovered.from_snapshot += 1;
            } else if mirror.is_some_and(|mirror| mirror.records.get(key) == Some(register)) {
                recovered.from_mirror += 1;
            }
        }
    }

    /// Local storage has no room for what went long ago, once the mirror has it, which remembers it for ever. While anything
    /// older still lives in local storage, both do.
    fn forget_gone(&mut self, local: &Lying, mirror: &Lying) {
        let lives = |key: &str| local.bags().any(|bag| bag.get(key).is_some_and(|register| !register.is_gone()));
        let is_old = |(key, register): &(&String, &Register)| {
            self.went_long_ago(key) && mirror.records.get(key) == Some(*register) && !lives(key)
        };
        let old = self.known.iter().filter(is_old);
        self.forgotten = old.map(|(key, _)| key.clone()).collect();
    }

    fn went_long_ago(&self, key: &str) -> bool {
        let last = self.today.num_days_from_ce() - GONE_DAYS;
        self.known.get(key).and_then(Register::gone_since).is_some_and(|day| day < last)
    }

    pub(super) fn is_forgotten(&self, key: &String) -> bool {
        self.went_long_ago(key) && self.forgotten.contains(key)
    }

    /// Queues what a store does not have as it is known, and copies of what could not be read.
    fn level(&mut self, medium: Medium, mut lying: Lying) {
        for (place, copy) in &lying.aside {
            self.aside.insert(place.clone(), copy.clone());
        }
        let mut queued: Vec<String> = Vec::new();
        let newer = |key: &str| lying.damaged.iter().any(|each| each.key == key && each.damage == Damage::Newer);
        let is_right = |key: &String, register: &Register| match lying.records.get(key) {
            Some(lies) => lies == register && !(medium == Medium::Local && self.is_forgotten(key)),
            None => medium == Medium::Local && self.is_forgotten(key),
        };
        let differs = self.known.iter().filter(|(key, register)| !is_right(key, register) && !newer(key));
        queued.extend(differs.map(|(key, _)| key.clone()));
        queued.extend(lying.records.iter().filter(|(key, _)| self.known.get(key).is_none()).map(|(key, _)| key.clone()));
        // What a newer program wrote stays where it is, for that program.
        let replaced = lying.damaged.iter().filter(|each| each.damage != Damage::Newer);
        queued.extend(replaced.map(|each| each.key.clone()));
        let has_copy = |each: &SetAside| lying.aside.iter().any(|(place, _)| *place == each.place());
        let owed: Vec<SetAside> = lying.damaged.iter().filter(|each| !has_copy(each)).cloned().collect();
        for each in &lying.damaged {
            self.aside.insert(each.place(), each.clone());
        }
        if medium == Medium::Local {
            self.lane(Medium::Mirror).owe(&owed);
        }
        let lane = self.lane(medium);
        lane.owe(&owed);
        queued.iter().for_each(|key| lane.queue(key));
        lane.is_leveling = lane.is_behind();
        lane.try_again();
        match medium {
            Medium::Local => self.upkeep.begin_local(&mut lying),
            Medium::Mirror => self.upkeep.begin_mirror(&mut lying),
        }
    }

    /// Owes both stores copies of what they hold but nobody understands.
    pub(super) fn owe(&mut self, records: Vec<SetAside>) {
        for record in records {
            let place = record.place();
            if !self.aside.contains_key(&place) {
                self.lanes.iter_mut().for_each(|lane| lane.owe(std::slice::from_ref(&record)));
                self.aside.insert(place, record);
            }
        }
        self.try_again();
    }
}
