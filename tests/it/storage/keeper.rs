//! When what is written where: at once, after a pause, again after a refusal; what people are told; and the journal's bound.

use duibiao::storage::{
    Body, Command, Event, Haste, Keeper, Key, LATEST_MS, Medium, PAUSE_MS, Refusal, SaveState, dated, open_bag, snapshot,
};

use super::twin::{Stores, Tab, now};

/// A page at two stores, of which the mirror answers at once, and a clock.
struct Desk {
    stores: Stores,
    tab: Tab,
    now_ms: u64,
}

fn key(name: &str) -> Key {
    Key::Answer("a".into(), name.into())
}

impl Desk {
    fn at(mut stores: Stores) -> Self {
        let tab = Tab::open(&mut stores, "w", true, now());
        Self { stores, tab, now_ms: 0 }
    }

    fn new() -> Self {
        Self::at(Stores::default())
    }

    fn step(&mut self, event: Event) {
        self.tab.step(&mut self.stores, event);
        while self.tab.land(&mut self.stores, true) {}
    }

    fn say(&mut self, name: &str, text: Option<&str>, haste: Haste) {
        let body = text.map(|text| Body { version: 1, text: text.to_owned() });
        self.step(Event::Changed { key: key(name), body, haste, now_ms: self.now_ms });
    }

    fn pass(&mut self, ms: u64) {
        let until = self.now_ms + ms;
        while self.now_ms < until {
            self.now_ms += 1;
            if self.tab.alarms.iter_mut().any(|alarm| {
                *alarm = alarm.saturating_sub(1);
                *alarm == 0
            }) {
                self.tab.alarms.retain(|alarm| *alarm > 0);
                self.step(Event::Woken { now_ms: self.now_ms });
            }
        }
    }

    fn kept(&self, name: &str) -> [Option<String>; 2] {
        let key = key(name).text();
        let body = |text: &String| {
            let register = duibiao::storage::unseal(&key, text).expect("whole");
            (!register.is_gone()).then_some(register.body)
        };
        [&self.stores.local, &self.stores.mirror].map(|texts| texts.get(&key).and_then(body))
    }

    fn state(&self) -> SaveState {
        self.tab.keeper.state()
    }

    fn journal(&self) -> usize {
        self.stores.local.keys().filter(|key| key.contains("/journal/")).count()
    }
}

fn both(text: &str) -> [Option<String>; 2] {
    [Some(text.to_owned()), Some(text.to_owned())]
}

#[test]
fn a_choice_is_written_at_once_to_both() {
    let mut desk = Desk::new();
    assert_eq!(desk.state(), SaveState::Saved);
    desk.say("1", Some("full"), Haste::AtOnce);
    assert_eq!((desk.kept("1"), desk.state()), (both("full"), SaveState::Saved));
    desk.say("1", None, Haste::AtOnce);
    assert_eq!((desk.kept("1"), desk.state()), ([None, None], SaveState::Saved));
    let writes = desk.stores.writes;
    desk.say("1", None, Haste::AtOnce);
    desk.say("2", None, Haste::AtOnce);
    assert_eq!(desk.stores.writes, writes, "what says nothing new is not written");
}

#[test]
fn text_waits_for_a_pause_but_not_for_long() {
    let mut desk = Desk::new();
    desk.say("1", Some("见"), Haste::AfterPause);
    assert_eq!(desk.state(), SaveState::Pending);
    desk.pass(PAUSE_MS - 1);
    assert_eq!(desk.kept("1"), [None, None]);
    desk.pass(1);
    assert_eq!((desk.kept("1"), desk.state()), (both("见"), SaveState::Saved));
    // Typing on and on: the first letter never waits longer than the latest.
    let mut waited = 0;
    while desk.kept("1") == both("见") {
        desk.say("1", Some(&format!("见盒{waited}")), Haste::AfterPause);
        desk.pass(50);
        waited += 50;
    }
    assert_eq!((waited, desk.kept("1")), (LATEST_MS, both("见盒400")), "the newest text");
    assert!(desk.tab.alarms.len() <= 2, "{:?}", desk.tab.alarms);
}

#[test]
fn a_wake_that_comes_early_asks_again_and_a_clock_that_is_set_back_holds_nothing_up() {
    let mut keeper = Keeper::new("w".to_owned());
    let (today, now_ms) = now();
    keeper.step(Event::Read { local: Ok(Vec::new()), mirror: Ok(Vec::new()), today, now_ms });
    let body = Some(Body { version: 1, text: "见".to_owned() });
    let changed = Event::Changed { key: key("1"), body, haste: Haste::AfterPause, now_ms: 1000 };
    assert_eq!(keeper.step(changed), [Command::WakeIn { ms: PAUSE_MS }]);
    assert_eq!(keeper.step(Event::Woken { now_ms: 1299 }), [Command::WakeIn { ms: 1 }]);
    let puts = keeper.step(Event::Woken { now_ms: 20 });
    let media: Vec<_> = puts.iter().map(|put| matches!(put, Command::Put { .. })).collect();
    assert_eq!(media, [true, true], "{puts:?}");
}

#[test]
fn leaving_writes_all_that_waits() {
    let mut desk = Desk::new();
    desk.say("1", Some("one"), Haste::AfterPause);
    desk.say("2", Some("two"), Haste::AfterPause);
    desk.say("1", Some("one and level"), Haste::AtOnce);
    assert_eq!((desk.kept("1"), desk.state()), (both("one and level"), SaveState::Pending));
    desk.step(Event::Flush);
    assert_eq!((desk.kept("2"), desk.state()), (both("two"), SaveState::Saved));
}

#[test]
fn what_is_refused_stays_and_is_tried_with_the_next_change() {
    let mut desk = Desk::new();
    desk.stores.local_refuses = Some(Refusal::Full);
    desk.say("1", Some("one"), Haste::AtOnce);
    assert_eq!(desk.state(), SaveState::OnlyMirror(Refusal::Full));
    desk.stores.mirror_refuses = Some(Refusal::Unavailable);
    desk.say("2", Some("two"), Haste::AtOnce);
    assert_eq!(desk.state(), SaveState::Failed(Refusal::Full), "it stays until all is written");
    desk.stores.local_refuses = Some(Refusal::Unavailable);
    desk.step(Event::Flush);
    assert_eq!(desk.state(), SaveState::Failed(Refusal::Unavailable), "the newest reason is told");
    desk.stores.local_refuses = None;
    desk.say("3", Some("three"), Haste::AtOnce);
    assert_eq!(desk.state(), SaveState::OnlyLocal);
    desk.stores.mirror_refuses = None;
    desk.step(Event::Flush);
    assert_eq!([desk.kept("1"), desk.kept("2"), desk.kept("3")], [both("one"), both("two"), both("three")]);
    assert_eq!(desk.state(), SaveState::Saved);
}

#[test]
fn a_store_that_can_not_be_read_is_told_before_anything_is_typed_and_never_written_over() {
    let mut desk = Desk::new();
    desk.say("1", Some("one"), Haste::AtOnce);
    for blocked in [Medium::Local, Medium::Mirror] {
        let mut stores = desk.stores.clone();
        (stores.local_is_blocked, stores.mirror_is_blocked) = (blocked == Medium::Local, blocked == Medium::Mirror);
        let mut other = Desk::at(stores);
        let state = if blocked == Medium::Local { SaveState::OnlyMirror(Refusal::Unavailable) } else { SaveState::OnlyLocal };
        assert_eq!(other.state(), state);
        assert_eq!(other.tab.text(&key("1")), Some("one"));
        other.say("1", Some("two"), Haste::AtOnce);
        assert_eq!(other.state(), state);
        (other.stores.local_is_blocked, other.stores.mirror_is_blocked) = (false, false);
        other.say("3", Some("three"), Haste::AtOnce);
        assert_eq!((other.kept("1"), other.state()), (both("two"), SaveState::Saved), "read again, and then level");
    }
    let stores = Stores { local_is_blocked: true, mirror_is_blocked: true, ..Stores::default() };
    assert_eq!(Desk::at(stores).state(), SaveState::Failed(Refusal::Unavailable));
}

#[test]
fn a_mirror_that_comes_late_is_taken_in_and_what_was_typed_meanwhile_stays() {
    let mut first = Desk::new();
    first.say("1", Some("one"), Haste::AtOnce);
    first.say("2", Some("two"), Haste::AtOnce);
    // Local storage forgot everything, and the mirror takes its time.
    let mut stores = first.stores;
    stores.local.clear();
    let tab = Tab::open(&mut stores, "late", false, now());
    let mut desk = Desk { stores, tab, now_ms: 0 };
    assert_eq!(desk.tab.text(&key("1")), None);
    desk.stores.mirror_is_blocked = true;
    desk.say("1", Some("new"), Haste::AtOnce);
    desk.stores.mirror_is_blocked = false;
    desk.tab.read(&mut desk.stores, true);
    assert_eq!((desk.kept("1"), desk.kept("2"), desk.state()), (both("new"), both("two"), SaveState::Saved));
    assert_eq!(desk.tab.keeper.recovered().from_mirror, 1);
}

#[test]
fn the_journal_is_bounded_by_two_snapshots() {
    let mut desk = Desk::new();
    let mut most = 0;
    for turn in 0..1500 {
        desk.say(&(turn % 7).to_string(), Some(&format!("text {turn}")), Haste::AtOnce);
        most = most.max(desk.journal());
    }
    assert!((300..=401).contains(&most), "{most}");
    assert!([0, 1].map(snapshot).iter().all(|key| open_bag(key, &desk.stores.local[key]).is_ok()));
    desk.step(Event::Idle { today: now().0 });
    let before = desk.stores.local[&snapshot(0)].clone();
    desk.step(Event::Idle { today: now().0 });
    assert_eq!(desk.stores.local[&snapshot(0)], before, "not for a few entries");
}

#[test]
fn a_full_store_gives_up_the_older_snapshot_and_what_the_records_hold() {
    let mut desk = Desk::new();
    for turn in 0..450 {
        desk.say(&(turn % 7).to_string(), Some(&format!("text {turn}")), Haste::AtOnce);
    }
    assert!(desk.journal() > 10);
    desk.stores.room = Some(desk.stores.local.iter().map(|(key, text)| key.len() + text.len()).sum());
    desk.say("8", Some("new"), Haste::AtOnce);
    assert_eq!((desk.kept("8"), desk.state()), (both("new"), SaveState::Saved));
    let slots = [0, 1].map(|slot| desk.stores.local.contains_key(&snapshot(slot)));
    assert_eq!((slots.iter().filter(|is| **is).count(), desk.journal() < 10), (1, true));
}

#[test]
fn each_day_begins_with_a_snapshot_and_twenty_are_kept() {
    let mut stores = Stores::default();
    let (mut today, mut now_ms) = now();
    for day in 0..25 {
        let tab = Tab::open(&mut stores, &format!("w{day}"), true, (today, now_ms));
        let mut desk = Desk { stores, tab, now_ms: 0 };
        desk.say("1", Some(&format!("day {day}")), Haste::AtOnce);
        desk.step(Event::Idle { today });
        assert_eq!(desk.stores.mirror.contains_key(&dated(today)), day > 0, "nothing is as it was before the first day");
        if day > 0 {
            let bag = open_bag(&dated(today), &desk.stores.mirror[&dated(today)]).expect("whole");
            let text = bag.get(&key("1").text()).map(|register| register.body.clone());
            assert_eq!(text, Some(format!("day {}", day - 1)), "as it was in the morning");
        }
        stores = desk.stores;
        (today, now_ms) = (today + chrono::Days::new(1), now_ms + 86_400_000);
    }
    assert_eq!(stores.mirror.keys().filter(|key| key.starts_with("duibiao/was/")).count(), 20);
    let tab = Tab::open(&mut stores, "last", true, (today, now_ms));
    let desk = Desk { stores, tab, now_ms: 0 };
    assert_eq!(desk.tab.keeper.dated().len(), 20);
    assert!(desk.stores.local.keys().all(|key| !key.starts_with("duibiao/was/")));
}

#[test]
fn what_went_long_ago_leaves_local_storage_and_does_not_come_back() {
    let mut desk = Desk::new();
    desk.say("1", Some("one"), Haste::AtOnce);
    desk.say("1", None, Haste::AtOnce);
    let mut stores = desk.stores;
    stores.local.retain(|key, _| !key.contains("/journal/"));
    let (today, now_ms) = now();
    for days in [1, 59, 61, 62] {
        let when = (today + chrono::Days::new(days), now_ms + days * 86_400_000);
        let mut tab = Tab::open(&mut stores, &format!("w{days}"), true, when);
        assert_eq!((tab.rest(&mut stores), tab.text(&key("1"))), (SaveState::Saved, None));
        let key = key("1").text();
        assert_eq!((stores.local.contains_key(&key), stores.mirror.contains_key(&key)), (days < 60, true), "{days}");
    }
}

/// What was set aside goes when the user puts it away, and does not come back at the next start.
#[test]
fn what_was_put_away_stays_away() {
    let mut stores = Stores::default();
    stores.local.insert("duibiao/answer/one/1.1".to_owned(), "broken".to_owned());
    let mut tab = Tab::open(&mut stores, "one", true, now());
    tab.rest(&mut stores);
    let aside = tab.keeper.aside();
    let [record] = aside.as_slice() else { panic!("one of them") };
    let places = tab.keeper.places_of(record);
    assert_eq!(places, [record.place()]);
    assert!(stores.local.contains_key(&places[0]) && stores.mirror.contains_key(&places[0]));
    assert!(!tab.keeper.still_knows(record), "it was never understood as a register");
    tab.keeper.put_away(record);
    assert_eq!(tab.keeper.aside(), []);
    for place in &places {
        stores.local.remove(place);
        stores.mirror.remove(place);
    }
    let mut next = Tab::open(&mut stores, "two", true, now());
    next.rest(&mut stores);
    assert_eq!(next.keeper.aside(), []);
}
