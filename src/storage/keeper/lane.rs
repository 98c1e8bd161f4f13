//! What waits for one store, what is on its way there, and what it said: one put at a time.

use super::{Command, Keeper, Medium, Put, Refusal};
use crate::sorted::Sorted;
use crate::storage::key::journal;
use crate::storage::lying::{Entry, SetAside, seal_bag, stored};
use crate::storage::record::seal;
use crate::storage::register::Bag;

/// One store, as the keeper sees it.
#[derive(Debug, Default)]
pub struct Lane {
    pub is_read: bool,
    /// Something is to be written that was not changed here, but read: if another tab has changed it since, that must not be
    /// written over.
    pub is_leveling: bool,
    /// Keys whose text there is not that of the newest register.
    pending: Sorted<String, ()>,
    /// Copies to be taken before anything is written over what they are copies of.
    pub owed: Vec<SetAside>,
    flight: Option<(u64, Job)>,
    pub refused: Option<Refusal>,
    may_try: bool,
    /// There was no room for a copy: its key is left alone until the next try.
    aside_refused: bool,
}

/// What is on its way.
#[derive(Debug)]
pub enum Job {
    /// So many copies, then the registers of these keys, in these revisions.
    Registers {
        copies: usize,
        keys: Vec<(String, Option<u64>)>,
    },
    /// Makes room, so that what was refused can be tried once more.
    Compaction,
    /// Takes away what the journal no longer needs.
    Dropping,
    /// Everything, into one of the two slots.
    Snapshot {
        slot: usize,
        revision: u64,
    },
    Verifying {
        slot: usize,
        revision: u64,
    },
    /// Everything, as the day began.
    Dated {
        key: String,
    },
    /// What the first programs had written.
    Older,
}

impl Lane {
    pub fn queue(&mut self, key: &str) {
        self.pending.insert(key.to_owned(), ());
    }

    /// Copies that are to be taken first.
    pub fn owe(&mut self, copies: &[SetAside]) {
        let new = copies.iter().filter(|copy| !self.owed.contains(copy)).cloned().collect::<Vec<_>>();
        self.owed.extend(new);
    }

    pub fn is_pending(&self, key: &str) -> bool {
        self.pending.contains_key(&key.to_owned())
    }

    pub fn is_behind(&self) -> bool {
        !self.pending.is_empty() || !self.is_read
    }

    pub fn is_busy(&self) -> bool {
        self.flight.is_some()
    }

    pub fn try_again(&mut self) {
        (self.may_try, self.aside_refused) = (true, false);
    }

    pub fn is_owed_for(&self, key: &str) -> bool {
        self.owed.iter().any(|copy| copy.key == key)
    }

    /// What the next put brings: copies that are owed, and keys that nothing stands in the way of.
    fn ready(&self) -> Option<(Vec<Put>, Vec<String>)> {
        let copies: Vec<Put> = match self.aside_refused {
            true => Vec::new(),
            false => self.owed.iter().map(|copy| (copy.place(), Some(copy.text.clone()))).collect(),
        };
        let is_free = |key: &&String| !self.aside_refused || !self.is_owed_for(key);
        let keys: Vec<String> = self.pending.keys().filter(is_free).cloned().collect();
        (self.may_try && !(copies.is_empty() && keys.is_empty())).then_some((copies, keys))
    }
}

impl Keeper {
    pub(super) fn lane(&mut self, medium: Medium) -> &mut Lane {
        &mut self.lanes[medium as usize]
    }

    /// What is to be done for a store next, if it is free.
    pub(super) fn next(&mut self, medium: Medium) -> Option<Command> {
        let lane = self.lane(medium);
        if lane.flight.is_some() {
            return None;
        }
        let is_read = lane.is_read;
        let registers = if is_read { self.next_registers(medium) } else { None };
        registers.or_else(|| self.next_upkeep(medium, is_read))
    }

    /// A store that could not be read, or has to be read again, is read before anything is tried there.
    pub(super) fn next_read(&mut self) -> Option<Command> {
        let wants = |lane: &mut Lane| !lane.is_read && lane.flight.is_none() && std::mem::take(&mut lane.may_try);
        let [local, mirror] = self.lanes.each_mut().map(wants);
        (self.has_begun && (local || mirror)).then_some(Command::Read)
    }

    fn next_registers(&mut self, medium: Medium) -> Option<Command> {
        let lane = self.lane(medium);
        let (mut puts, keys) = lane.ready()?;
        // What is not free yet is in the journal all the same, so that its step is whole there.
        let all: Vec<String> = lane.pending.keys().cloned().collect();
        let copies = puts.len();
        if medium == Medium::Local {
            puts.extend(self.note(all));
        } else {
            puts.extend(self.upkeep.take_older(self.today));
        }
        let stays = |key: &String| medium == Medium::Mirror || !self.is_forgotten(key);
        let register_of = |key: &String| self.known.get(key).filter(|_| stays(key));
        let record = |key: &String| (key.clone(), register_of(key).map(|register| seal(key, register)));
        puts.extend(keys.iter().map(record));
        let revision_of = |key: String| {
            let revision = self.known.get(&key).map(|register| register.revision);
            (key, revision)
        };
        let keys = keys.into_iter().map(revision_of).collect();
        Some(self.launch(medium, Job::Registers { copies, keys }, puts))
    }

    /// The journal's entry for these keys, as far as they hold anything.
    fn note(&mut self, keys: Vec<String>) -> Option<Put> {
        let register_of = |key: &String| Some((key.clone(), self.known.get(key)?.clone()));
        let registers: Bag = keys.iter().filter_map(register_of).collect();
        if registers.is_empty() {
            return None;
        }
        let key = journal(&self.writer, registers.newest());
        let text = seal_bag(&key, &registers);
        self.upkeep.noted(Entry { size: stored(&key, &text), key: key.clone(), registers });
        Some((key, Some(text)))
    }

    pub(super) fn launch(&mut self, medium: Medium, job: Job, puts: Vec<Put>) -> Command {
        self.tickets += 1;
        let ticket = self.tickets;
        self.lane(medium).flight = Some((ticket, job));
        Command::Put { medium, ticket, puts }
    }

    /// The job that an answer is to; nothing if it is to none that waits for one.
    fn landed(&mut self, medium: Medium, ticket: u64) -> Option<Job> {
        let lane = self.lane(medium);
        let flight = lane.flight.take_if(|(own, _)| *own == ticket);
        flight.map(|(_, job)| job)
    }

    pub(super) fn done(&mut self, medium: Medium, ticket: u64) -> Option<Command> {
        match self.landed(medium, ticket)? {
            Job::Registers { copies, keys } => self.written(medium, copies, keys),
            Job::Compaction => self.lane(medium).try_again(),
            Job::Dropping | Job::Older => {}
            Job::Snapshot { slot, revision } => return Some(self.verify(slot, revision)),
            Job::Verifying { slot, revision } => self.lane(medium).flight = Some((ticket, Job::Verifying { slot, revision })),
            Job::Dated { key } => self.upkeep.dated_is_there(key),
        }
        None
    }

    fn written(&mut self, medium: Medium, copies: usize, keys: Vec<(String, Option<u64>)>) {
        let is_newest = |(key, revision): &(String, Option<u64>)| {
            let newest = self.known.get(key).map(|register| register.revision);
            newest == *revision
        };
        let keys: Vec<(String, Option<u64>)> = keys.into_iter().filter(is_newest).collect();
        let lane = self.lane(medium);
        lane.owed.drain(..copies);
        lane.is_leveling = false;
        keys.iter().for_each(|(key, _)| _ = lane.pending.remove(key));
        if lane.pending.is_empty() {
            lane.refused = None;
        }
    }

    pub(super) fn refused(&mut self, medium: Medium, ticket: u64, taken: usize, refusal: Refusal) {
        match self.landed(medium, ticket) {
            Some(Job::Registers { copies, .. }) => {
                let lane = self.lane(medium);
                lane.owed.drain(..copies.min(taken));
                lane.refused = Some(refusal);
                // Copies had no room: everything else may still have.
                lane.may_try = taken < copies;
                lane.aside_refused |= lane.may_try;
                lane.is_read &= lane.may_try || !std::mem::take(&mut lane.is_leveling);
                if refusal == Refusal::Full && medium == Medium::Local {
                    self.upkeep.make_room();
                }
            }
            Some(Job::Snapshot { .. }) => self.upkeep.no_snapshot(),
            Some(Job::Verifying { .. } | Job::Compaction | Job::Dropping | Job::Dated { .. } | Job::Older) | None => {}
        }
    }

    fn verify(&mut self, slot: usize, revision: u64) -> Command {
        self.tickets += 1;
        self.lane(Medium::Local).flight = Some((self.tickets, Job::Verifying { slot, revision }));
        Command::Verify { key: crate::storage::key::snapshot(slot) }
    }

    pub(super) fn read_back(&mut self, text: Option<String>) {
        let flight = self.lane(Medium::Local).flight.take_if(|(_, job)| matches!(job, Job::Verifying { .. }));
        if let Some((_, Job::Verifying { slot, revision })) = flight {
            self.upkeep.verified(slot, revision, text);
        }
    }
}
