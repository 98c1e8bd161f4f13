//! The model: people edit at several tabs, stores refuse, pages and browsers die between any two writes. Whatever was said to
//! be saved is there afterwards, nothing older comes back over it, and no step is there by half.

use std::collections::BTreeMap;

use duibiao::storage::{Bag, Body, Event, Haste, Key, Refusal, Register, SaveState};

use super::twin::{Chance, Stores, Tab};

const SUBJECTS: usize = 3;
const KEYS: usize = 5;
const STEPS: usize = 250;

/// One edit: what it put under its key, in which revision, and the step that it was part of.
#[derive(Clone, Debug)]
struct Said {
    text: Option<String>,
    revision: u64,
    step: usize,
}

/// All that was ever said under one key, and up to where it has to be there after what kind of accident.
#[derive(Clone, Debug, Default)]
struct Told {
    said: Vec<Said>,
    in_local: usize,
    on_disk: usize,
    in_mirror: usize,
}

impl Told {
    /// Which of all that was said a page has: 0 is nothing yet.
    fn place(&self, tab: &Tab, key: &Key) -> usize {
        let (text, revision) = (tab.text(key), tab.keeper.known().get(&key.text()).map(|register| register.revision));
        let is_it = |said: &Said| said.text.as_deref() == text && revision == Some(said.revision);
        self.said.iter().rposition(is_it).map_or(0, |place| place + 1)
    }
}

struct World {
    chance: Chance,
    stores: Stores,
    /// One page for each subject, or none.
    tabs: Vec<Option<Tab>>,
    hears: bool,
    told: BTreeMap<Key, Told>,
    steps: usize,
    pages: usize,
    now_ms: u64,
    today: chrono::NaiveDate,
}

fn key(subject: usize, place: usize) -> Key {
    Key::Answer(format!("a{subject}").as_str().into(), place.to_string().as_str().into())
}

fn keys(subject: usize) -> impl Iterator<Item = Key> {
    (0..KEYS).map(move |place| key(subject, place))
}

impl World {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let hears = chance.once_in(2);
        let stores = Stores { room: chance.once_in(4).then_some(9_000), ..Stores::default() };
        let mut tabs = Vec::new();
        tabs.resize_with(SUBJECTS, || None);
        Self {
            chance,
            stores,
            tabs,
            hears,
            told: BTreeMap::new(),
            steps: 0,
            pages: 0,
            now_ms: super::twin::now().1,
            today: super::twin::now().0,
        }
    }

    /// A page is opened; when it read everything, what it shows is right.
    fn open(&mut self, subject: usize) {
        self.pages += 1;
        self.now_ms += 2_000;
        let waits = !self.chance.once_in(8);
        let tab = Tab::open(&mut self.stores, &format!("w{}", self.pages), waits, (self.today, self.now_ms));
        let reads_mirror = waits && !self.stores.mirror_is_blocked;
        let reads_local = !self.stores.local_is_blocked;
        self.check(subject, &tab, reads_local, reads_mirror);
        self.tabs[subject] = Some(tab);
    }

    fn check(&mut self, subject: usize, tab: &Tab, reads_local: bool, reads_mirror: bool) {
        let mut found: BTreeMap<Key, (usize, bool)> = BTreeMap::new();
        for key in keys(subject) {
            let told = self.told.entry(key.clone()).or_default();
            let (known, text, place) = (tab.keeper.known().get(&key.text()), tab.text(&key), told.place(tab, &key));
            assert!(place > 0 || known.is_none(), "{key:?}: {text:?} was never said");
            let must = if reads_local { told.in_local } else { 0 }.max(if reads_mirror { told.in_mirror } else { 0 });
            // What went long ago need not be remembered where nothing older is.
            let went = told.said[must.saturating_sub(1)..told.in_mirror.max(must)].iter().any(|said| said.text.is_none());
            let is_forgotten = known.is_none() && must > 0 && went;
            let place = if is_forgotten { must } else { place };
            assert!(place >= must, "{key:?}: {text:?} is number {place}, but number {must} was saved: {told:?}");
            found.insert(key, (place, known.is_some()));
        }
        // A step is there whole, or superseded, or not at all.
        for (key, (place, _)) in found.iter().filter(|(_, (_, is_sure))| *is_sure) {
            let Some(said) = place.checked_sub(1).map(|place| &self.told[key].said[place]) else { continue };
            for (other, (there, _)) in &found {
                let own = self.told[other].said.iter().position(|each| each.step == said.step);
                assert!(
                    own.is_none_or(|own| *there > own),
                    "step {} is there under {key:?} but not under {other:?}: {:#?} {:#?} {reads_local} {reads_mirror} {:#?}",
                    said.step,
                    self.told[key],
                    self.told[other],
                    self.stores
                );
            }
        }
    }

    /// Takes down what the page says is saved.
    fn note(&mut self, subject: usize) {
        let Some(tab) = &self.tabs[subject] else { return };
        let state = tab.keeper.state();
        for key in keys(subject) {
            let told = self.told.entry(key.clone()).or_default();
            let place = told.place(tab, &key);
            if matches!(state, SaveState::Saved | SaveState::OnlyLocal) {
                told.in_local = told.in_local.max(place);
            }
            if matches!(state, SaveState::Saved | SaveState::OnlyMirror(_)) {
                told.in_mirror = told.in_mirror.max(place);
            }
        }
    }

    fn edit(&mut self, subject: usize, count: usize) {
        self.steps += 1;
        let mut changes: Vec<(Key, Option<String>)> = Vec::new();
        for _ in 0..count {
            let key = key(subject, self.chance.below(KEYS));
            let text = (!self.chance.once_in(5)).then(|| format!("{}-{}", self.steps, changes.len()));
            if changes.iter().all(|(each, _)| *each != key) {
                changes.push((key, text));
            }
        }
        let haste = if self.chance.once_in(3) { Haste::AfterPause } else { Haste::AtOnce };
        let Some(tab) = &mut self.tabs[subject] else { return };
        let before: Vec<_> = changes.iter().map(|(key, _)| tab.keeper.known().get(&key.text()).cloned()).collect();
        match (count, &changes[..]) {
            (1, [(key, text)]) => tab.say(&mut self.stores, key, text.as_deref(), haste, self.now_ms),
            _ => {
                let body = |text: &Option<String>| text.clone().map(|text| Body { version: 1, text });
                let changes = changes.iter().map(|(key, text)| (key.clone(), body(text))).collect();
                tab.step(&mut self.stores, Event::ChangedAll { changes });
            }
        }
        for ((key, text), before) in changes.into_iter().zip(before) {
            let now = tab.keeper.known().get(&key.text()).cloned();
            let is_as_said =
                |now: &Register| Some(now) != before.as_ref() && (!now.is_gone()).then_some(&now.body) == text.as_ref();
            if let Some(register) = now.filter(is_as_said) {
                let said = Said { text, revision: register.revision, step: self.steps };
                self.told.entry(key).or_default().said.push(said);
            }
        }
        let told = std::mem::take(&mut tab.told);
        if self.hears {
            for (own, tab) in self.tabs.iter_mut().enumerate() {
                // Of its own subject a page hears nothing: nobody else writes there.
                let own = format!("duibiao/answer/a{own}/");
                let others = |bag: &Bag| {
                    let registers = bag.iter().filter(|(key, _)| !key.starts_with(&own));
                    registers.map(|(key, register)| (key.clone(), register.clone())).collect::<Bag>()
                };
                tab.iter_mut().for_each(|tab| told.iter().for_each(|bag| _ = tab.keeper.hear(&others(bag))));
            }
        }
    }

    fn close(&mut self, subject: usize) {
        if let Some(tab) = self.tabs[subject].take() {
            let arrives = self.chance.once_in(2);
            tab.die(&mut self.stores, arrives);
        }
    }

    fn kill(&mut self) {
        (0..SUBJECTS).for_each(|subject| self.close(subject));
        let chance = &mut self.chance;
        self.stores.kill(|end| chance.below(end));
        for told in self.told.values_mut() {
            told.in_local = told.on_disk;
        }
    }

    fn commit(&mut self) {
        self.stores.commit();
        self.told.values_mut().for_each(|told| told.on_disk = told.in_local);
    }

    /// Something happens to one of the pages, to a store, or to the whole browser.
    fn happen(&mut self) {
        let subject = self.chance.below(SUBJECTS);
        self.now_ms += self.chance.below(400) as u64;
        if self.chance.once_in(20) {
            (self.stores.local_refuses, self.stores.mirror_refuses) = (None, None);
            (self.stores.local_is_blocked, self.stores.mirror_is_blocked) = (false, false);
        }
        if self.tabs[subject].is_none() {
            self.open(subject);
        }
        match self.chance.below(40) {
            0..=12 => self.edit(subject, 1),
            13..=16 => {
                let count = 2 + self.chance.below(3);
                self.edit(subject, count);
            }
            17..=24 => {
                let is_right = !self.chance.once_in(9);
                self.at(subject, |tab, stores| _ = tab.land(stores, is_right));
            }
            25..=26 => {
                let now_ms = self.now_ms;
                self.at(subject, |tab, stores| tab.step(stores, Event::Woken { now_ms }));
            }
            27 => self.at(subject, |tab, stores| tab.step(stores, Event::Flush)),
            28 => {
                let today = self.today;
                self.at(subject, |tab, stores| tab.step(stores, Event::Idle { today }));
            }
            29 => self.stores.full_in = Some(self.chance.below(4)),
            30 => {
                let refusal = [None, None, Some(Refusal::Full), Some(Refusal::Unavailable)];
                self.stores.local_refuses = refusal[self.chance.below(4)];
            }
            31 => {
                let refusal = [None, None, Some(Refusal::Full), Some(Refusal::Unavailable)];
                self.stores.mirror_refuses = refusal[self.chance.below(4)];
            }
            32 => self.stores.mirror_is_blocked = self.chance.once_in(3),
            33 => self.stores.local_is_blocked = self.chance.once_in(4),
            34 => self.stores.dies_in = Some(self.chance.below(6)),
            35 => self.commit(),
            36 => self.close(subject),
            37 => self.kill(),
            38 => {
                self.at(subject, |tab, stores| tab.read(stores, true));
            }
            _ => {
                // What is on the disk for long is there for sure; then two months pass.
                if self.chance.once_in(6) {
                    self.commit();
                    self.kill();
                    self.now_ms += 61 * 86_400_000;
                    self.today = self.today + chrono::Days::new(61);
                }
            }
        }
        if self.stores.is_dead {
            (self.stores.is_dead, self.stores.dies_in) = (false, None);
            self.kill();
        }
        (0..SUBJECTS).for_each(|subject| self.note(subject));
    }

    fn at(&mut self, subject: usize, act: impl FnOnce(&mut Tab, &mut Stores)) {
        if let Some(tab) = &mut self.tabs[subject] {
            act(tab, &mut self.stores);
        }
    }

    /// All troubles are over: everything comes to rest, and then nothing needs to be written any more.
    fn end(mut self) -> usize {
        let none = Stores::default();
        self.stores =
            Stores { local_refuses: None, mirror_refuses: None, room: None, full_in: None, dies_in: None, ..self.stores };
        (self.stores.local_is_blocked, self.stores.mirror_is_blocked) = (none.local_is_blocked, none.mirror_is_blocked);
        for subject in 0..SUBJECTS {
            if let Some(tab) = &mut self.tabs[subject] {
                assert_eq!(tab.rest(&mut self.stores), SaveState::Saved);
            }
            self.note(subject);
            self.close(subject);
        }
        for subject in 0..SUBJECTS {
            let mut tab = Tab::open(&mut self.stores, "last", true, (self.today, self.now_ms));
            self.check(subject, &tab, true, true);
            assert_eq!(tab.rest(&mut self.stores), SaveState::Saved);
        }
        let tab = Tab::open(&mut self.stores, "level", true, (self.today, self.now_ms));
        assert_eq!((tab.puts, tab.keeper.state()), (0, SaveState::Saved), "both stores are level");
        self.stores.writes
    }
}

fn run(seeds: std::ops::Range<u64>) {
    let mut operations = 0;
    for seed in seeds {
        let done = std::panic::catch_unwind(|| {
            let mut world = World::new(seed);
            (0..STEPS).for_each(|_| world.happen());
            world.end()
        });
        assert!(done.is_ok(), "seed {seed}: see above");
        operations += STEPS + done.unwrap_or_default();
    }
    assert!(operations >= 25_000, "{operations} operations");
}

// Together 200 worlds: 50,000 happenings, and more than 100,000 operations of stores and people.

#[test]
fn nothing_is_lost_doubled_or_halved_1() {
    run(0..50);
}

#[test]
fn nothing_is_lost_doubled_or_halved_2() {
    run(50..100);
}

#[test]
fn nothing_is_lost_doubled_or_halved_3() {
    run(100..150);
}

#[test]
fn nothing_is_lost_doubled_or_halved_4() {
    run(150..200);
}
