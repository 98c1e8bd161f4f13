//! The twin of a browser's two stores and of the page at them: it drops, refuses, reorders, and dies between any two writes.

use std::collections::{BTreeMap, VecDeque};

use chrono::NaiveDate;
use duibiao::storage::{Bag, Body, Command, Event, Haste, Keeper, Key, Medium, Put, Refusal, SaveState, open_bag};

pub type Texts = BTreeMap<String, String>;

/// What a browser holds.
#[derive(Clone, Debug, Default)]
pub struct Stores {
    /// Local storage, as pages see it.
    pub local: Texts,
    /// Local storage as it surely is on the disk, and what was written since.
    pub disk: Texts,
    pub since: Vec<Put>,
    pub mirror: Texts,
    /// What pages have asked of the mirror, in this order, and what it answered.
    pub queue: Vec<(String, u64, Vec<Put>)>,
    pub answers: BTreeMap<String, Event>,
    /// Why every write is refused.
    pub local_refuses: Option<Refusal>,
    pub mirror_refuses: Option<Refusal>,
    /// Whether they can't even be read.
    pub local_is_blocked: bool,
    pub mirror_is_blocked: bool,
    /// Characters that local storage has room for.
    pub room: Option<usize>,
    /// Writes to local storage until one is refused, once.
    pub full_in: Option<usize>,
    /// Writes to local storage until the page dies.
    pub dies_in: Option<usize>,
    pub is_dead: bool,
    pub writes: usize,
}

impl Stores {
    fn write(&mut self, (key, text): &Put) -> Result<(), Refusal> {
        if self.is_dead || self.dies_in == Some(0) {
            self.is_dead = true;
            return Ok(());
        }
        self.dies_in = self.dies_in.map(|left| left - 1);
        let is_full = self.full_in == Some(0) && text.is_some();
        self.full_in = if is_full { None } else { self.full_in.map(|left| left.saturating_sub(1)) };
        let taken = |texts: &Texts| texts.iter().map(|(key, text)| key.len() + text.len()).sum::<usize>();
        let old = self.local.get(key).map_or(0, |text| key.len() + text.len());
        let new = text.as_ref().map_or(0, |text| key.len() + text.len());
        let is_over = new > old && self.room.is_some_and(|room| taken(&self.local) + new - old > room);
        let refusal = self.local_refuses.or((is_full || is_over).then_some(Refusal::Full));
        if let Some(refusal) = refusal.filter(|refusal| text.is_some() || *refusal == Refusal::Unavailable) {
            return Err(refusal);
        }
        self.writes += 1;
        put(&mut self.local, key, text);
        self.since.push((key.clone(), text.clone()));
        Ok(())
    }

    /// The browser writes local storage to the disk.
    pub fn commit(&mut self) {
        self.since.clear();
        self.disk = self.local.clone();
    }

    /// The mirror carries out the first put that waits: whole or not at all.
    fn carry_out(&mut self, is_right: bool) {
        let (writer, ticket, puts) = self.queue.remove(0);
        let refusal = self.mirror_refuses.or((!is_right).then_some(Refusal::Full));
        let event = match refusal {
            Some(refusal) => Event::Refused { medium: Medium::Mirror, ticket, taken: 0, refusal },
            None => {
                puts.iter().for_each(|(key, text)| put(&mut self.mirror, key, text));
                Event::Done { medium: Medium::Mirror, ticket }
            }
        };
        self.answers.insert(writer, event);
    }

    /// The whole browser is killed: of what was written to local storage last, and of what the mirror was asked for, only the
    /// beginning stays.
    pub fn kill(&mut self, mut choose: impl FnMut(usize) -> usize) {
        let arrives = choose(self.queue.len() + 1);
        (0..arrives).for_each(|_| self.carry_out(true));
        self.queue.clear();
        let stays = choose(self.since.len() + 1);
        for (key, text) in std::mem::take(&mut self.since).into_iter().take(stays) {
            put(&mut self.disk, &key, &text);
        }
        self.local = self.disk.clone();
    }

    pub fn entries(texts: &Texts) -> Vec<(String, String)> {
        texts.iter().map(|(key, text)| (key.clone(), text.clone())).collect()
    }
}

fn put(texts: &mut Texts, key: &str, text: &Option<String>) {
    match text {
        Some(text) => texts.insert(key.to_owned(), text.clone()),
        None => texts.remove(key),
    };
}

/// A page.
pub struct Tab {
    pub keeper: Keeper,
    writer: String,
    /// A put is on its way to the mirror.
    is_flying: bool,
    pub alarms: Vec<u64>,
    /// Steps that other tabs could hear of.
    pub told: Vec<Bag>,
    pub puts: usize,
    opened: (NaiveDate, u64),
}

impl Tab {
    /// Opens a page; without the mirror, if that takes too long.
    pub fn open(stores: &mut Stores, writer: &str, waits: bool, (today, now_ms): (NaiveDate, u64)) -> Self {
        let keeper = Keeper::new(writer.to_owned());
        let mut tab = Self {
            keeper,
            writer: writer.to_owned(),
            is_flying: false,
            alarms: Vec::new(),
            told: Vec::new(),
            puts: 0,
            opened: (today, now_ms),
        };
        tab.read(stores, waits);
        tab
    }

    pub fn read(&mut self, stores: &mut Stores, waits: bool) {
        let event = self.reading(stores, waits);
        self.step(stores, event);
    }

    /// Both stores, once the mirror has done what it was asked for before.
    fn reading(&self, stores: &mut Stores, waits: bool) -> Event {
        while !stores.queue.is_empty() {
            stores.carry_out(true);
        }
        let unless =
            |blocked: bool, texts: &Texts| if blocked { Err(Refusal::Unavailable) } else { Ok(Stores::entries(texts)) };
        let local = unless(stores.local_is_blocked, &stores.local);
        let mirror = unless(stores.mirror_is_blocked || !waits, &stores.mirror);
        let (today, now_ms) = self.opened;
        Event::Read { local, mirror, today, now_ms }
    }

    pub fn step(&mut self, stores: &mut Stores, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let reads = matches!(event, Event::Read { .. }) && !self.is_flying;
            for command in self.keeper.step(event) {
                events.extend(self.perform(stores, command));
            }
            // What follows a reading at once belongs to the transaction that read.
            let landed = if reads { self.landing(stores, true) } else { None };
            events.extend(landed);
        }
    }

    fn perform(&mut self, stores: &mut Stores, command: Command) -> Vec<Event> {
        match command {
            Command::Put { medium: Medium::Local, ticket, puts } => {
                // What the journal no longer needs goes whenever it is seen.
                self.puts += puts.iter().filter(|(key, text)| text.is_some() || !key.starts_with("duibiao/journal/")).count();
                let journal = puts.iter().find(|(key, text)| key.starts_with("duibiao/journal/") && text.is_some());
                self.told.extend(journal.and_then(|(key, text)| open_bag(key, text.as_ref()?).ok()));
                for (taken, each) in puts.iter().enumerate() {
                    if let Err(refusal) = stores.write(each) {
                        return vec![Event::Refused { medium: Medium::Local, ticket, taken, refusal }];
                    }
                }
                vec![Event::Done { medium: Medium::Local, ticket }]
            }
            Command::Put { medium: Medium::Mirror, ticket, puts } => {
                assert!(!self.is_flying, "one put at a time");
                self.is_flying = true;
                self.puts += puts.iter().filter(|(key, _)| !key.starts_with("duibiao/was/")).count();
                stores.queue.push((self.writer.clone(), ticket, puts));
                Vec::new()
            }
            Command::Read => vec![self.reading(stores, true)],
            Command::Verify { key } => vec![Event::ReadBack { text: stores.local.get(&key).cloned() }],
            Command::WakeIn { ms } => {
                self.alarms.push(ms);
                Vec::new()
            }
        }
    }

    /// The mirror answers; whether something was on its way.
    pub fn land(&mut self, stores: &mut Stores, is_right: bool) -> bool {
        let event = self.landing(stores, is_right);
        let is_some = event.is_some();
        event.into_iter().for_each(|event| self.step(stores, event));
        is_some
    }

    fn landing(&mut self, stores: &mut Stores, is_right: bool) -> Option<Event> {
        while stores.queue.iter().any(|(writer, _, _)| *writer == self.writer) {
            let is_own = stores.queue[0].0 == self.writer;
            stores.carry_out(is_right || !is_own);
        }
        let event = stores.answers.remove(&self.writer);
        self.is_flying &= event.is_none();
        event
    }

    /// The page is gone; what is on its way arrives or not.
    pub fn die(self, stores: &mut Stores, arrives: bool) {
        stores.queue.retain(|(writer, _, _)| arrives || *writer != self.writer);
    }

    pub fn say(&mut self, stores: &mut Stores, key: &Key, text: Option<&str>, haste: Haste, now_ms: u64) {
        let body = text.map(|text| Body { version: 1, text: text.to_owned() });
        self.step(stores, Event::Changed { key: key.clone(), body, haste, now_ms });
    }

    /// Everything is written and answered.
    pub fn rest(&mut self, stores: &mut Stores) -> SaveState {
        while self.land(stores, true) {}
        self.step(stores, Event::Flush);
        while self.land(stores, true) {}
        self.keeper.state()
    }

    /// What stands under a key, as the page has it.
    pub fn text(&self, key: &Key) -> Option<&str> {
        self.keeper.known().get(&key.text()).filter(|register| !register.is_gone()).map(|register| register.body.as_str())
    }
}

/// A day, and a moment of it.
pub fn now() -> (NaiveDate, u64) {
    (NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"), 1_795_000_000_000)
}

/// Chance that comes back the same.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Below a number.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}
