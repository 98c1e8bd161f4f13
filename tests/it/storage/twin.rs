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

    /// The whole browser is killed: of what was written to local storage last, only the beginning stays.
    pub fn kill(&mut self, choose: impl FnOnce(usize) -> usize) {
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
    /// A put on its way to the mirror.
    pub flight: Option<(u64, Vec<Put>)>,
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
        let mut tab = Self { keeper, flight: None, alarms: Vec::new(), told: Vec::new(), puts: 0, opened: (today, now_ms) };
        tab.read(stores, waits);
        tab
    }

    pub fn read(&mut self, stores: &mut Stores, waits: bool) {
        self.land(stores, true);
        let event = self.reading(stores, waits);
        self.step(stores, event);
        // What follows at once belongs to the transaction that read.
        self.land(stores, true);
    }

    fn reading(&self, stores: &Stores, waits: bool) -> Event {
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
            for command in self.keeper.step(event) {
                events.extend(self.perform(stores, command));
            }
        }
    }

    fn perform(&mut self, stores: &mut Stores, command: Command) -> Vec<Event> {
        match command {
            Command::Put { medium: Medium::Local, ticket, puts } => {
                self.puts += puts.len();
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
                assert!(self.flight.is_none(), "one put at a time");
                self.puts += puts.iter().filter(|(key, _)| !key.starts_with("duibiao/was/")).count();
                self.flight = Some((ticket, puts));
                Vec::new()
            }
            Command::Read => {
                // A transaction waits for the one before it.
                let landed = self.landing(stores, true);
                landed.into_iter().chain([self.reading(stores, true)]).collect()
            }
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
        let (ticket, puts) = self.flight.take()?;
        let refusal = stores.mirror_refuses.or((!is_right).then_some(Refusal::Full));
        Some(match refusal {
            Some(refusal) => Event::Refused { medium: Medium::Mirror, ticket, taken: 0, refusal },
            None => {
                puts.iter().for_each(|(key, text)| put(&mut stores.mirror, key, text));
                Event::Done { medium: Medium::Mirror, ticket }
            }
        })
    }

    /// What is on its way is carried out or not; the page is gone.
    pub fn die(mut self, stores: &mut Stores, arrives: bool) {
        if let Some((_, puts)) = self.flight.take().filter(|_| arrives && stores.mirror_refuses.is_none()) {
            puts.iter().for_each(|(key, text)| put(&mut stores.mirror, key, text));
        }
    }

    pub fn say(&mut self, stores: &mut Stores, key: &Key, text: Option<&str>, haste: Haste, now_ms: u64) {
        let body = text.map(|text| Body { version: 1, text: text.to_owned() });
        self.step(stores, Event::Changed { key: key.clone(), body, haste, now_ms });
    }

    /// Everything is written and answered.
    pub fn rest(&mut self, stores: &mut Stores) -> SaveState {
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
